"""A pleading as an Akoma Ntoso 3.0 ``doc``: sections by heading, numbered paragraphs, ids that follow the structure.

Standard: OASIS LegalDocML, Akoma Ntoso Version 1.0 (29 August 2018), and its naming convention for ``eId``.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree
from lxml.builder import ElementMaker

from filing.documents.tree import (
    Align,
    Blank,
    Block,
    Box,
    Document,
    ExhibitReference,
    Heading,
    Inlines,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Style,
    Table,
    Text,
)

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANGUAGES = {"nl": "nld", "en": "eng"}

A = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})

_SECTION_NAMES = {1: "part", 2: "section", 3: "subsection"}


def akoma_ntoso(document: Document) -> etree._Element:
    """Return the root element of ``document``; a first heading of level 1 is its title, in the preface."""
    writer = _Writer()
    doc = A.doc({"name": document.kind}, _meta(document))
    body = document.body
    if body and isinstance(body[0], Heading) and body[0].level == 1:
        title = writer.filled(A.docTitle(), body[0].content)
        doc.append(A.preface(A.p(title, writer.ident("preface", "p"))))
        body = body[1:]
    main = A.mainBody()
    writer.sections(main, body)
    if not len(main):
        main.append(A.p(writer.ident("", "p")))
    doc.append(main)
    doc.find(f"{{{NAMESPACE}}}meta").append(_references(document, writer))
    return A.akomaNtoso(doc)


def _meta(document: Document) -> etree._Element:
    day = document.on.isoformat()
    language = LANGUAGES.get(document.language, "und")
    number = _slug(document.reference) or "none"
    work = f"/akn/nl/doc/{_slug(document.kind)}/{day}/{number}"
    expression = f"{work}/{language}@{day}"
    manifestation = f"{expression}.xml"
    return A.meta(
        A.identification(
            {"source": "#author"},
            A.FRBRWork(
                A.FRBRthis(value=f"{work}/!main"),
                A.FRBRuri(value=work),
                A.FRBRdate(date=day, name="document"),
                A.FRBRauthor(href="#author"),
                A.FRBRcountry(value="nl"),
                A.FRBRsubtype(value=_slug(document.kind)),
                A.FRBRnumber(value=number),
                A.FRBRauthoritative(value="false" if document.concept else "true"),
            ),
            A.FRBRExpression(
                A.FRBRthis(value=f"{expression}/!main"),
                A.FRBRuri(value=expression),
                A.FRBRdate(date=day, name="document"),
                A.FRBRauthor(href="#author"),
                A.FRBRlanguage(language=language),
            ),
            A.FRBRManifestation(
                A.FRBRthis(value=f"{expression}/!main.xml"),
                A.FRBRuri(value=manifestation),
                A.FRBRdate(date=day, name="document"),
                A.FRBRauthor(href="#author"),
                A.FRBRformat(value="application/akn+xml"),
            ),
        ),
    )


def _references(document: Document, writer: "_Writer") -> etree._Element:
    found = A.references(
        {"source": "#author"},
        A.TLCOrganization(eId="author", href="/akn/ontology/organization/nl/author", showAs=document.author or "-"),
    )
    for ident, text in sorted(writer.exhibits.items()):
        found.append(A.TLCObject(eId=ident, href=f"/akn/ontology/object/nl/{ident}", showAs=text))
    return found


@dataclass(slots=True)
class _Writer:
    """Writes blocks while counting, per parent and kind, the elements that have an id."""

    counts: Counter[str] = field(default_factory=Counter)
    exhibits: dict[str, str] = field(default_factory=dict)

    def ident(self, parent: str, kind: str) -> dict[str, str]:
        """Return the next ``eId`` for a ``kind`` inside ``parent``: ``sec_2__para_13`` and the like."""
        key = f"{parent}__{kind}" if parent else kind
        self.counts[key] += 1
        return {"eId": f"{key}_{self.counts[key]}"}

    def sections(self, main: etree._Element, body: tuple[Block, ...]) -> None:
        """Put ``body`` into ``main``; what follows a heading is inside the section that it opens."""
        open_sections: list[tuple[int, etree._Element]] = []
        passage: etree._Element | None = None
        for block in body:
            if isinstance(block, PageBreak):
                continue
            if isinstance(block, Heading):
                while open_sections and open_sections[-1][0] >= block.level:
                    open_sections.pop()
                parent = open_sections[-1][1] if open_sections else main
                section = A.hcontainer(self.ident(_id(parent), "sec"), name=_SECTION_NAMES[block.level])
                section.append(self.filled(A.heading(), block.content))
                parent.append(section)
                open_sections.append((block.level, section))
                passage = None
                continue
            parent = open_sections[-1][1] if open_sections else main
            if isinstance(block, Paragraph) and block.number is not None:
                parent.append(self._numbered(block, _id(parent)))
                passage = None
            elif parent is main:
                parent.append(self.block(block, ""))
            else:
                if passage is None:
                    passage = A.content(self.ident(_id(parent), "content"))
                    parent.append(A.hcontainer(passage, self.ident(_id(parent), "hcontainer"), name="passage"))
                passage.append(self.block(block, _id(passage)))

    def _numbered(self, block: Paragraph, parent: str) -> etree._Element:
        ident = f"{parent}__para_{block.number}" if parent else f"para_{block.number}"
        content = A.content(self.ident(ident, "content"))
        content.append(self._p(block, _id(content)))
        return A.paragraph(A.num(f"{block.number}."), content, eId=ident)

    def block(self, block: Block, parent: str) -> etree._Element:
        """Return one block; tables and lists use the HTML subset of the standard."""
        match block:
            case Paragraph():
                return self._p(block, parent)
            case ListBlock():
                return self._list(block, parent)
            case Table():
                return self._table(block, parent)
            case Quote(blocks=blocks) | Box(blocks=blocks):
                found = A.blockContainer(self.ident(parent, "blockContainer"))
                found.set("class", "quote" if isinstance(block, Quote) else "box")
                found.extend(self.block(inner, _id(found)) for inner in blocks if not isinstance(inner, PageBreak))
                return found
            case Heading(content=content):
                return self.filled(A.p(self.ident(parent, "p"), {"class": "heading"}), content)
            case PageBreak():
                return A.p(self.ident(parent, "p"))

    def _p(self, block: Paragraph, parent: str) -> etree._Element:
        found = A.p(self.ident(parent, "p"))
        classes = [*block.rule.split(), *(["centred"] if block.centred else [])]
        if classes:
            found.set("class", " ".join(classes))
        return self.filled(found, block.content)

    def _list(self, block: ListBlock, parent: str) -> etree._Element:
        tag = "ul" if block.marker == "bullet" else "ol"
        found = A(tag, self.ident(parent, tag))
        if tag == "ol":
            found.set("class", block.marker)
        for item in block.items:
            element = A.li(self.ident(_id(found), "li"))
            element.extend(self.block(inner, _id(element)) for inner in item if not isinstance(inner, PageBreak))
            found.append(element)
        return found

    def _table(self, block: Table, parent: str) -> etree._Element:
        found = A.table(self.ident(parent, "table"))
        if block.caption:
            found.append(A.caption(block.caption))
        for row in (*block.head, *block.body):
            found.append(self._row(row, block.columns, _id(found), head=row in block.head))
        return found

    def _row(self, row: Row, columns: tuple[Align, ...], parent: str, *, head: bool) -> etree._Element:
        found = A.tr(self.ident(parent, "tr"))
        if row.total:
            found.set("class", "total")
        at = 0
        for cell in row.cells:
            tag = "th" if cell.header or head else "td"
            element = A(tag, self.ident(_id(found), tag))
            if cell.span > 1:
                element.set("colspan", str(cell.span))
            elif at < len(columns) and columns[at] is Align.RIGHT:
                element.set("class", "right")
            at += cell.span
            if cell.content:
                element.append(self.filled(A.p(self.ident(_id(element), "p")), cell.content))
            found.append(element)
        return found

    def filled(self, element: etree._Element, content: Inlines) -> etree._Element:
        """Put ``content`` into ``element`` and return it."""
        for inline in content:
            match inline:
                case Text(text=text, style=Style.PLAIN):
                    _append_text(element, text)
                case Text(text=text, style=style):
                    element.append(A.b(text) if style is Style.STRONG else A.i(text))
                case ExhibitReference(exhibit_id=exhibit, text=text):
                    ident = f"exhibit_{_slug(exhibit)}"
                    self.exhibits.setdefault(ident, text)
                    element.append(A.ref(text, href=f"#{ident}"))
                case Blank(hint=hint):
                    element.append(A.fillIn(hint, width="24"))
                case LineBreak():
                    element.append(A.eol())
        return element


def _append_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _id(element: etree._Element) -> str:
    return str(element.get("eId", ""))


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lower()
