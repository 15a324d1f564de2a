"""A document in our own XML: the tree and the letterhead, tag for tag, as ``schemas/document.xsd`` describes it."""

from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker

from filing.documents.tree import (
    Blank,
    Block,
    Box,
    Document,
    ExhibitReference,
    Heading,
    Inlines,
    LetterHead,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    PaymentCode,
    Picture,
    Quote,
    Row,
    Table,
    Text,
)

NAMESPACE = "urn:filing:document:1"

D = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def document_xml(document: Document) -> etree._Element:
    """Return the root element of ``document``."""
    root = D.document(
        {
            "kind": document.kind,
            "language": document.language,
            "on": document.on.isoformat(),
            "reference": document.reference,
            "title": document.title,
            "author": document.author,
            "concept": "true" if document.concept else "false",
        }
    )
    if document.head is not None:
        root.append(_head(document.head))
    root.append(D.body(*_blocks(document.body)))
    return root


def _head(head: LetterHead) -> etree._Element:
    return D.head(
        D.sender(D.name(head.sender_name), *(D.line(line) for line in head.sender)),
        D("return-address", head.return_address),
        D.recipient(*(D.line(line) for line in head.recipient)),
        D("place-and-date", head.place_and_date),
        D.references(*(D.reference(D.label(name), D.value(value)) for name, value in head.references)),
        D.subject(head.subject),
        D.footer(*(D.line(line) for line in head.footer)),
    )


def _blocks(blocks: Iterable[Block]) -> list[etree._Element]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> etree._Element:
    match block:
        case Heading(level=level, content=content):
            found = _filled(D.heading(level=str(level)), content)
        case Paragraph():
            found = _paragraph(block)
        case ListBlock(items=items, marker=marker):
            found = D.list(*(D.item(*_blocks(item)) for item in items), marker=marker)
        case Table():
            found = _table(block)
        case Quote(blocks=blocks):
            found = D.quote(*_blocks(blocks))
        case Box(blocks=blocks):
            found = D.box(*_blocks(blocks))
        case PageBreak():
            found = D("page-break")
        case Picture(text=text):
            found = D.picture(text)
        case PaymentCode():
            found = _payment_code(block)
    return found


def _payment_code(block: PaymentCode) -> etree._Element:
    found = D("payment-code", D.text(block.text))
    if block.payload:
        found.append(D.payload(block.payload))
    if block.link:
        found.append(D.link(block.link))
    return found


def _paragraph(block: Paragraph) -> etree._Element:
    found = D.paragraph()
    if block.number is not None:
        found.set("number", str(block.number))
    if block.rule:
        found.set("rules", block.rule)
    if block.centred:
        found.set("centred", "true")
    if block.together:
        found.set("together", "true")
    return _filled(found, block.content)


def _table(block: Table) -> etree._Element:
    found = D.table()
    if block.caption:
        found.append(D.caption(block.caption))
    columns = zip(block.columns, block.widths, strict=True)
    found.append(D.columns(*(D.column(align=align.value, width=str(width)) for align, width in columns)))
    if block.head:
        found.append(D("table-head", *map(_row, block.head)))
    found.append(D("table-body", *map(_row, block.body)))
    return found


def _row(row: Row) -> etree._Element:
    found = D.row()
    if row.total:
        found.set("total", "true")
    for cell in row.cells:
        element = D.cell()
        if cell.header:
            element.set("header", "true")
        if cell.span > 1:
            element.set("span", str(cell.span))
        found.append(_filled(element, cell.content))
    return found


def _filled(element: etree._Element, content: Inlines) -> etree._Element:
    for inline in content:
        match inline:
            case Text(text=text, style=style):
                element.append(D(_STYLES[style.value], text))
            case ExhibitReference(exhibit_id=ident, text=text):
                element.append(D.exhibit(text, id=ident))
            case Blank(hint=hint):
                element.append(D.blank(hint))
            case LineBreak():
                element.append(D("line-break"))
    return element


_STYLES = {"plain": "text", "strong": "strong", "emphasis": "emphasis"}
