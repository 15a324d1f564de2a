"""A document as one semantic HTML page, built as elements: what the style sheets of the house lay out on paper."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from xml.etree.ElementTree import Element

from filing.documents.column_widths import column_shares
from filing.documents.letter_room import letter_room
from filing.documents.page_pictures import code_address, picture_address, size_on_paper
from filing.documents.payment_code import SIDE
from filing.documents.texts import continuation, label
from filing.documents.tree import (
    Align,
    Blank,
    Block,
    Box,
    Document,
    ExhibitReference,
    Heading,
    Inlines,
    LetterHead,
    ListBlock,
    PageBreak,
    Paragraph,
    PaymentCode,
    Picture,
    Quote,
    Row,
    Style,
    Table,
    Text,
)

_LONG = re.compile(r"[^\s\u00a0]{14,}")  # as long as a word that base.css hyphenates
_WORD = re.compile(r"[\"'(„“‘]*[^\W\d_A-ZÀ-Þ]+[\"')”’.,;:?!]*")
_LIST_TYPES = {"decimal": "1", "roman": "i", "letter": "a"}


class _Maker:
    """Makes elements: ``E.p("text", {"class": "together"})``, ``E("h1")``."""

    def __call__(self, tag: str, *parts: str | Element | dict[str, str], **attributes: str) -> Element:
        found = Element(tag, attributes)
        for part in parts:
            if isinstance(part, str):
                _append_text(found, part)
            elif isinstance(part, dict):
                found.attrib.update(part)
            else:
                found.append(part)
        return found

    def __getattr__(self, tag: str) -> Callable[..., Element]:
        return partial(self, tag)


E = _Maker()


def page_html(document: Document) -> Element:
    """Return ``document`` as HTML: class ``letter`` or ``pleading`` on the body, dates from ``document.on``.

    Running parts (folio, continuation, footer, concept mark) are elements too, so that every text is a text node and
    the style sheets hold no words.
    """
    body = E.body({"class": document.layout if document.head is None else f"letter window-{document.window}"})
    if document.concept:
        body.append(E.div(label(document, "concept"), {"class": "concept-mark"}))
    body.append(_folio(label(document, "page")))
    body.append(E.div(continuation(document), {"class": "continuation"}))
    if document.head is not None:
        body.extend(_letter_opening(document.head, document.window))
    body.append(E.main(*_blocks(document.body)))
    return E.html({"lang": document.language}, _meta(document), body)


def _meta(document: Document) -> Element:
    day = document.on.isoformat()
    return E.head(
        E.meta(charset="utf-8"),
        E.title(document.title),
        E.meta(name="author", content=document.author),
        E.meta(name="dcterms.created", content=day),
        E.meta(name="dcterms.modified", content=day),
    )


def _folio(words: str) -> Element:
    """Return "Pagina {page} van {pages}" with the counters as empty elements that the style sheet fills."""
    folio = E.div({"class": "folio"})
    before, _, rest = words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    page, pages = E.span({"class": "page"}), E.span({"class": "pages"})
    folio.text, page.tail, pages.tail = before, between, after
    folio.extend([page, pages])
    return folio


def _letter_opening(head: LetterHead, window: str) -> list[Element]:
    room = letter_room(head, window)
    opening = [
        E.header(
            {"class": "letterhead"},
            E.p(head.sender_name, {"class": _sized("sender-name", room.name)}),
            E.div({"class": _sized("sender", room.sender)}, *(E.p(line) for line in head.sender)),
        ),
        E.div(
            {"class": "opening"},
            E.div(
                {"class": _sized("window", room.recipient)},
                E.p(head.return_address, {"class": "return-address"}),
                E.address(*(E.p(line) for line in head.recipient)),
            ),
            E.div({"class": "particulars"}, E.p(head.place_and_date, {"class": "place-and-date"}), _references(head)),
        ),
        E.h1(head.subject, {"class": "subject"}),
    ]
    if head.logo is not None:
        opening[0].set("class", "letterhead with-logo")
        opening[0].insert(0, E.p({"class": "logo"}, _picture(head.logo)))
    if head.footer:
        opening.insert(0, E.div({"class": "footer"}, *(E.p(line) for line in head.footer)))
    return opening


def _sized(name: str, size: str) -> str:
    return f"{name} {size}".strip()


def _picture(found: Picture) -> Element:
    return E.img(src=picture_address(found), alt=found.text, style=size_on_paper(found.width, found.height))


def _payment_code(block: PaymentCode) -> Element:
    """Return the code with its words beside it, and the link below them."""
    words = E.div({"class": "words"}, E.p(block.text))
    if block.link:
        words.append(E.p(E.a(block.link, href=block.link)))
    found = E.section({"class": "payment-code"})
    if block.payload:
        image = E.img(src=code_address(block.payload), alt=block.text, style=size_on_paper(SIDE, SIDE))
        found.append(E.div({"class": "code"}, image))
    found.append(words)
    return found


def _references(head: LetterHead) -> Element:
    rows = [E.tr(E.th(name, scope="row"), E.td(value)) for name, value in head.references]
    return E.table({"class": "references"}, E.tbody(*rows)) if rows else E.div()


def _blocks(blocks: Iterable[Block]) -> list[Element]:
    """Return the elements of ``blocks``; a page break becomes a class of the block that starts the page."""
    found: list[Element] = []
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        element = _block(block)
        if new_page:
            element.set("class", f"{element.get('class', '')} new-page".strip())
        new_page = False
        found.append(element)
    return found


def _block(block: Block) -> Element:
    match block:
        case Heading(level=level, content=content):
            found = _filled(E(f"h{level}"), content)
        case Paragraph():
            found = _paragraph(block)
        case ListBlock(items=items, marker=marker):
            found = E.ul() if marker == "bullet" else E.ol(type=_LIST_TYPES[marker])
            found.extend(E.li(*_blocks(item)) for item in items)
        case Table():
            found = _table(block)
        case Quote(blocks=blocks):
            found = E.blockquote(*_blocks(blocks))
        case Box(blocks=blocks):
            found = E.section({"class": "box"}, *_blocks(blocks))
        case PageBreak():
            found = E.div()
        case Picture():
            found = E.p({"class": "signature"}, _picture(block))
        case PaymentCode():
            found = _payment_code(block)
    return found


def _paragraph(block: Paragraph) -> Element:
    flags = {"numbered": block.number is not None, "centred": block.centred, "together": block.together}
    classes = " ".join(name for name, is_set in flags.items() if is_set)
    found = E.p({"class": classes}) if classes else E.p()
    if block.number is None:
        return _filled(found, block.content)
    found.append(E.span(f"{block.number}.", {"class": "number"}))
    return _filled(found, block.content)


def _table(block: Table) -> Element:
    found = E.table({"class": "specification"})
    if block.caption:
        found.append(E.caption(block.caption))
    found.append(E.colgroup(*(E.col(style=f"width: {share * 100:.3f}%") for share in column_shares(block))))
    if block.head:
        found.append(E.thead(*(_row(row, block.columns, "col") for row in block.head)))
    found.append(E.tbody(*(_row(row, block.columns, "row") for row in block.body)))
    return found


def _row(row: Row, columns: tuple[Align, ...], scope: str) -> Element:
    found = E.tr({"class": "total"}) if row.total else E.tr()
    at = 0
    for cell in row.cells:
        element = E.th(scope=scope) if cell.header else E.td()
        last = min(at + cell.span, len(columns)) - 1
        if cell.span > 1:
            element.set("colspan", str(cell.span))
        elif columns[last] is Align.RIGHT:
            element.set("class", "right")
        at += cell.span
        found.append(_filled(element, cell.content))
    return found


def _filled(element: Element, content: Inlines) -> Element:
    for inline in content:
        match inline:
            case Text(text=text, style=Style.PLAIN):
                _append_words(element, text)
            case Text(text=text, style=style):
                element.append(E.strong(text) if style is Style.STRONG else E.em(text))
            case ExhibitReference(text=text):
                element.append(E.cite(text))
            case Blank(hint=hint):
                element.append(E.span(E.small(hint), {"class": "blank"}))
            case _:
                element.append(E.br())
    return element


def _append_words(element: Element, text: str) -> None:
    """Append ``text``, with each long name, address or number in it kept from being hyphenated."""
    done = 0
    for found in _LONG.finditer(text):
        if not _WORD.fullmatch(found.group()):
            _append_text(element, text[done : found.start()])
            element.append(E.span(found.group(), {"class": "whole"}))
            done = found.end()
    _append_text(element, text[done:])


def _append_text(element: Element, text: str) -> None:
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text
