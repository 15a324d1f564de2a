"""A letter as the HTML of an e-mail: plain tables, styles on each element, and nothing from outside.

Built as elements, so that no name can become markup. Mail programs drop style sheets, scripts and what is fetched; what
stands here is drawn without any of them.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from filing.documents.page_html import E
from filing.documents.texts import label
from filing.documents.to_text import BLANK_LINE
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
    LineBreak,
    ListBlock,
    Paragraph,
    PaymentCode,
    Quote,
    Row,
    Style,
    Table,
    Text,
)

FONT = "font-family:Calibri,Arial,Helvetica,sans-serif;color:#1b1f23"
PAGE = f"margin:0;padding:0;background:#ffffff;{FONT}"
SHEET = f"max-width:640px;width:100%;border-collapse:collapse;{FONT}"
PADDED = "padding:24px 16px;font-size:16px;line-height:1.5"
PARAGRAPH = "margin:0 0 16px 0"
SMALL = "margin:0;font-size:13px;line-height:1.4;color:#4a545c"
LINES = "margin:0"
SUBJECT = "margin:24px 0 16px 0;font-size:18px;line-height:1.3;font-weight:bold"
HEADING = "margin:24px 0 8px 0;font-size:16px;font-weight:bold"
BOXED = "margin:0 0 16px 0;width:100%;border-collapse:collapse"
BOX = "padding:12px 16px 0 16px;background:#f2f5f7;border-left:4px solid #1f3a5f"
TABLE = "margin:0 0 16px 0;width:100%;border-collapse:collapse;font-size:14px"
CAPTION = "text-align:left;font-weight:bold;padding:0 0 4px 0"
CELL = "padding:4px 12px 4px 0;border-bottom:1px solid #cfd6dc;vertical-align:top"
HEAD_CELL = "padding:4px 12px 4px 0;border-bottom:2px solid #1f3a5f;vertical-align:bottom;font-weight:bold"
AMOUNT = ";padding:4px 0 4px 12px;text-align:right;white-space:nowrap"
TOTAL = ";border-top:2px solid #1f3a5f;font-weight:bold"
FOOT = "margin:24px 0 0 0;padding:8px 0 0 0;border-top:1px solid #cfd6dc;font-size:12px;color:#4a545c"
_LISTS = {"decimal": "1", "roman": "i", "letter": "a"}


def mail_html(document: Document) -> str:
    """Return ``document`` as the HTML of an e-mail, complete in itself."""
    parts: list[Element] = []
    if document.concept:
        parts.append(E.p(label(document, "concept"), style=SUBJECT))
    if document.head is not None:
        parts += _opening(document.head)
    parts += _blocks(document.body)
    if document.head is not None:
        parts += [E.p(line, style=FOOT) for line in document.head.footer]
    sheet = E.table(E.tbody(E.tr(E.td(*parts, style=PADDED))), {"role": "presentation", "align": "center"}, style=SHEET)
    page = E.html(
        E.head(
            E.meta({"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"}),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(document.title),
        ),
        E.body(sheet, style=PAGE),
        lang=document.language,
    )
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _opening(head: LetterHead) -> list[Element]:
    return [
        E.p(head.sender_name, style="margin:0;font-weight:bold"),
        *(E.p(line, style=SMALL) for line in head.sender),
        E.p("\u00a0", style=LINES),
        *(E.p(line, style=LINES) for line in head.recipient),
        E.p("\u00a0", style=LINES),
        E.p(head.place_and_date, style=LINES),
        *(E.p(f"{name}: {value}", style=SMALL) for name, value in head.references),
        E.h1(head.subject, style=SUBJECT),
    ]


def _blocks(blocks: Iterable[Block]) -> list[Element]:
    return [element for block in blocks for element in _block(block)]


def _block(block: Block) -> list[Element]:
    found: list[Element] = []  # a signature and a page are for paper
    match block:
        case Heading(content=content):
            found = [_filled(E.h2(style=HEADING), content)]
        case Paragraph():
            found = [_filled(E.p(style=PARAGRAPH), block.content)]
        case ListBlock(items=items, marker=marker):
            found = [E.ul(style=PARAGRAPH) if marker == "bullet" else E.ol(style=PARAGRAPH, type=_LISTS[marker])]
            found[0].extend(E.li(*_blocks(item)) for item in items)
        case Table():
            found = [_table(block)]
        case Quote(blocks=inner):
            found = [E.blockquote(*_blocks(inner), style="margin:0 0 16px 16px")]
        case Box(blocks=inner):
            cell = E.td(*_blocks(inner), style=BOX)
            found = [E.table(E.tbody(E.tr(cell)), role="presentation", style=BOXED)]
        case PaymentCode(text=text, link=link):
            found = [E.p(text, style=PARAGRAPH)] if text else []
            found += [E.p(E.a(link, href=link), style=PARAGRAPH)] if link else []
        case _:
            pass
    return found


def _table(block: Table) -> Element:
    found = E.table(style=TABLE)
    if block.caption:
        found.append(E.caption(block.caption, style=CAPTION))
    if block.head:
        found.append(E.thead(*(_row(row, block.columns, head=True) for row in block.head)))
    found.append(E.tbody(*(_row(row, block.columns) for row in block.body)))
    return found


def _row(row: Row, columns: tuple[Align, ...], *, head: bool = False) -> Element:
    found, at = E.tr(), 0
    for cell in row.cells:
        element = E.th(scope="col" if head else "row") if cell.header or head else E.td()
        last = min(at + cell.span, len(columns)) - 1
        right = cell.span == 1 and columns[last] is Align.RIGHT
        align = AMOUNT if right else ";text-align:left"
        element.set("style", (HEAD_CELL if head else CELL) + align + (TOTAL if row.total else ""))
        if cell.span > 1:
            element.set("colspan", str(cell.span))
        at += cell.span
        found.append(_filled(element, cell.content))
    return found


def _filled(element: Element, content: Inlines) -> Element:
    for inline in content:
        match inline:
            case Text(text=text, style=Style.PLAIN) | ExhibitReference(text=text):
                _append_text(element, text)
            case Text(text=text, style=style):
                element.append(E.strong(text) if style is Style.STRONG else E.em(text))
            case Blank(hint=hint):
                _append_text(element, f"{BLANK_LINE} ({hint})")
            case LineBreak():
                element.append(E.br())
    return element


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
