"""The body of a Word document: blocks of the tree as paragraphs, lists and tables in the styles of the house file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree
from lxml.builder import ElementMaker

from filing.documents.docx_house import WORD, HouseStyles, qualified
from filing.documents.docx_pictures import code_run, link_run, picture_run
from filing.documents.tree import (
    Align,
    Blank,
    Block,
    Box,
    ExhibitReference,
    Heading,
    Inline,
    Inlines,
    LineBreak,
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

W = ElementMaker(namespace=WORD, nsmap={"w": WORD})

_LIST_STYLES = {"bullet": "List Bullet", "decimal": "List Number", "roman": "List Roman", "letter": "List Letter"}
_CHARACTER_STYLES = {Style.STRONG: "Strong", Style.EMPHASIS: "Emphasis"}
_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "spacing", "ind", "jc")
_AFTER_LIST = 147  # [twentieths of a point] the space after a paragraph
_LOWEST = {
    qualified(name): value for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact"))
}
_BLANK = "\u00a0" * 24
_QUOTE_INDENT = 454  # [twentieths of a point]
_BOX_MARGINS = 510  # [twentieths of a point] left and right of the text in a box


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the width that a table may take, the style of plain paragraphs, indent, list level."""

    width: int
    text_style: str = "Body Text"
    indent: int = 0
    level: int = -1


def word_blocks(blocks: Iterable[Block], styles: HouseStyles) -> list[etree._Element]:
    """Return the Word elements of ``blocks``; each list gets a numbering of its own in ``styles``, so it restarts."""
    found = list(_blocks(blocks, styles, Place(styles.text_width)))
    if len(found) > 1 and found[-2].tag == qualified("tbl"):
        # Word wants a paragraph after the last table. It is as low as can be: it may not push out an empty page.
        _give(found[-1], W.spacing(_LOWEST))
    return found


def _blocks(blocks: Iterable[Block], styles: HouseStyles, place: Place) -> Iterator[etree._Element]:
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        elements = list(_block(block, styles, place))
        if new_page and elements:
            if elements[0].tag != qualified("p"):
                elements.insert(0, _paragraph(styles, "Table Gap"))
            _give(elements[0], W.pageBreakBefore())
        new_page = False
        yield from elements


def _block(block: Block, styles: HouseStyles, place: Place) -> Iterator[etree._Element]:
    match block:
        case Heading(level=level, content=content):
            yield _paragraph(styles, f"heading {level}", content)
        case Paragraph():
            yield _text_paragraph(block, styles, place)
        case ListBlock():
            yield from _list(block, styles, place)
        case Table():
            yield from _table(block, styles, place)
        case Quote(blocks=blocks):
            inner = replace(place, text_style="Quote", indent=place.indent + _QUOTE_INDENT)
            yield from _blocks(blocks, styles, replace(inner, width=place.width - 2 * _QUOTE_INDENT))
        case Box(blocks=blocks):
            yield _box(blocks, styles, place)
            yield _paragraph(styles, "Table Gap")
        case Picture():
            found = _paragraph(styles, place.text_style)
            found.append(picture_run(styles.part, block))
            _give(found, W.keepNext())
            yield found
        case PaymentCode():
            yield from _payment_code(block, styles, place)
        case PageBreak():
            pass


def _payment_code(block: PaymentCode, styles: HouseStyles, place: Place) -> Iterator[etree._Element]:
    """Yield the code and below it its words, kept on one page."""
    if block.payload:
        code = _paragraph(styles, place.text_style)
        code.append(code_run(styles.part, block))
        _give(code, W.keepNext())
        yield code
    words = _paragraph(styles, place.text_style, (Text(block.text),))
    if block.link:
        words.append(W.r(W.br()))
        words.append(link_run(styles.part, block.link))
    yield words


def _text_paragraph(block: Paragraph, styles: HouseStyles, place: Place) -> etree._Element:
    style = place.text_style
    if block.number is not None:
        style = "Numbered Paragraph"
    elif block.centred and place.text_style == "Body Text":
        style = "Centred"
    found = _paragraph(styles, style, block.content)
    if block.together:
        _give(found, W.keepNext())
    if block.centred and style != "Centred":
        _give(found, W.jc(_val("center")))
    return found


def _list(block: ListBlock, styles: HouseStyles, place: Place) -> Iterator[etree._Element]:
    """Yield the items; a page holds at least two of them, and after the whole list comes the space of a paragraph."""
    style = _LIST_STYLES[block.marker]
    level = place.level + 1
    number = styles.new_list(style, level)
    found: list[etree._Element] = []
    for at, item in enumerate(block.items):
        first = len(found)
        found += _item(item, style, number, styles, replace(place, text_style="List Continue", level=level))
        if at in {0, len(block.items) - 2}:
            _give(found[first], W.keepNext())
    if level == 0 and found:
        _give(found[-1], W.spacing({qualified("after"): str(_AFTER_LIST)}))
    yield from found


def _item(
    item: tuple[Block, ...], style: str, number: int, styles: HouseStyles, place: Place
) -> Iterator[etree._Element]:
    lead, rest = (item[0].content, item[1:]) if item and isinstance(item[0], Paragraph) else ((), item)
    head = _paragraph(styles, style, lead)
    _give(head, W.numPr(W.ilvl(_val(place.level)), W.numId(_val(number))))
    left = styles.list_indent(style, place.level) + place.indent
    if place.indent:
        _give(head, _indent(left, hanging=styles.list_hanging(style, place.level)))
    yield head
    for block in rest:
        for element in _blocks((block,), styles, place):
            if isinstance(block, Paragraph):
                _give(element, _indent(left))
            yield element


def _table(block: Table, styles: HouseStyles, place: Place) -> Iterator[etree._Element]:
    whole = sum(block.widths)
    widths = [place.width * width // whole for width in block.widths]
    if block.caption:
        yield _paragraph(styles, "caption", (Text(block.caption),))
    table = _table_frame(styles, "Specification", widths, place.indent, first_row=bool(block.head))
    for row in block.head:
        table.append(_row(row, block.columns, widths, styles, head=True, keep=True))
    for at, row in enumerate(block.body):
        before_total = at + 1 < len(block.body) and block.body[at + 1].total
        table.append(_row(row, block.columns, widths, styles, head=False, keep=before_total))
    yield table
    yield _paragraph(styles, "Table Gap")


def _row(
    row: Row, columns: tuple[Align, ...], widths: list[int], styles: HouseStyles, *, head: bool, keep: bool
) -> etree._Element:
    properties = W.trPr(W.cantSplit())
    if head:
        properties.append(W.tblHeader())
    found = W.tr(properties)
    at = 0
    for cell in row.cells:
        covered = widths[at : at + cell.span]
        right = cell.span == 1 and at < len(columns) and columns[at] is Align.RIGHT
        at += cell.span
        cell_properties = W.tcPr(W.tcW({qualified("w"): str(sum(covered)), qualified("type"): "dxa"}))
        if cell.span > 1:
            cell_properties.append(W.gridSpan(_val(cell.span)))
        if row.total:
            cell_properties.append(_total_borders())
        paragraph = _paragraph(styles, _cell_style(right=right, head=head, total=row.total), cell.content)
        if keep:
            _give(paragraph, W.keepNext())
        found.append(W.tc(cell_properties, paragraph))
    return found


def _cell_style(*, right: bool, head: bool, total: bool) -> str:
    part = "Head" if head else "Total" if total else ""
    if right:
        return f"Table {part} Amount" if part else "Table Amount"
    return f"Table {part}" if part else "Table Text"


def _total_borders() -> etree._Element:
    heavy = {"val": "single", "sz": "6", "space": "0", "color": "auto"}
    none = {"val": "nil"}
    return W.tcBorders(
        W.top({qualified(key): value for key, value in heavy.items()}),
        W.bottom({qualified(key): value for key, value in none.items()}),
    )


def _box(blocks: tuple[Block, ...], styles: HouseStyles, place: Place) -> etree._Element:
    """Return a table of one cell around ``blocks``; Word wants a paragraph at its end, which a table gap is."""
    table = _table_frame(styles, "Box Frame", [place.width], place.indent, first_row=False)
    cell = W.tc(W.tcPr(W.tcW({qualified("w"): str(place.width), qualified("type"): "dxa"})))
    cell.extend(_blocks(blocks, styles, Place(place.width - _BOX_MARGINS)))
    table.append(W.tr(W.trPr(W.cantSplit()), cell))
    return table


def _table_frame(styles: HouseStyles, style: str, widths: list[int], indent: int, *, first_row: bool) -> etree._Element:
    properties = W.tblPr(
        W.tblStyle(_val(styles.ident(style))),
        W.tblW({qualified("w"): str(sum(widths)), qualified("type"): "dxa"}),
    )
    if indent:
        properties.append(W.tblInd({qualified("w"): str(indent), qualified("type"): "dxa"}))
    # Columns keep their widths, but Word may widen one for an amount that would not fit.
    properties.append(W.tblLayout({qualified("type"): "autofit"}))
    look = {"firstRow": "1" if first_row else "0", "lastRow": "0", "firstColumn": "0", "lastColumn": "0"}
    look |= {"noHBand": "1", "noVBand": "1", "val": "0620" if first_row else "0600"}
    properties.append(W.tblLook({qualified(key): value for key, value in look.items()}))
    return W.tbl(properties, W.tblGrid(*(W.gridCol({qualified("w"): str(width)}) for width in widths)))


def _paragraph(styles: HouseStyles, style: str, content: Inlines = ()) -> etree._Element:
    found = W.p(W.pPr(W.pStyle(_val(styles.ident(style)))))
    for inline in content:
        found.extend(_runs(inline, styles))
    return found


def _runs(inline: Inline, styles: HouseStyles) -> list[etree._Element]:
    match inline:
        case Text(text=text, style=Style.PLAIN):
            return [W.r(_text(text))]
        case Text(text=text, style=style):
            return [_styled(text, _CHARACTER_STYLES[style], styles)]
        case ExhibitReference(text=text):
            return [_styled(text, "Exhibit Reference", styles)]
        case Blank(hint=hint):
            return [_styled(_BLANK, "Blank", styles), _styled(hint, "Blank Hint", styles)]
        case LineBreak():
            return [W.r(W.br())]


def _styled(text: str, style: str, styles: HouseStyles) -> etree._Element:
    return W.r(W.rPr(W.rStyle(_val(styles.ident(style)))), _text(text))


def _text(text: str) -> etree._Element:
    return W.t(text, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})


def _give(paragraph: etree._Element, setting: etree._Element) -> None:
    """Give ``paragraph`` a setting of its own, at the place that the order of Word's schema asks for."""
    properties = paragraph[0]
    same = properties.find(setting.tag)
    if same is not None:
        properties.remove(same)
    properties.append(setting)
    properties[:] = sorted(properties, key=lambda child: _ORDER.index(etree.QName(child).localname))


def _indent(left: int, hanging: int = 0) -> etree._Element:
    found = {qualified("left"): str(left)}
    if hanging:
        found[qualified("hanging")] = str(hanging)
    return W.ind(found)


def _val(value: str | int) -> dict[str, str]:
    return {qualified("val"): str(value)}
