"""HTML from a mail made harmless and finite: structure stays, everything that loads, links, hides or styles goes."""

import re

import nh3
from lxml import html

from filing.bundle.limits import (
    MAX_HTML_DEPTH,
    MAX_HTML_ELEMENTS,
    MAX_HTML_INLINE,
    MAX_TABLE_COLUMNS,
)
from filing.bundle.printable import breakable, printable

TAGS = frozenset(
    {"p", "br", "b", "i", "em", "strong", "u", "s", "sub", "sup", "ul", "ol", "li", "blockquote", "pre", "hr", "div"}
    | {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
)
INLINE = frozenset({"b", "i", "em", "strong", "u", "s", "sub", "sup"})
DROPPED_WITH_CONTENT = frozenset({"script", "style", "title", "head", "template", "noscript", "svg", "math"})
TAG = re.compile(r"<(/?)([a-z0-9]+)>")
VOID = frozenset({"br", "hr"})
PICTURE = re.compile(r"<img\b", re.IGNORECASE)
TABLE_PIECES = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
BLOCK_ENDS = re.compile(r"</(?:p|div|tr|li|h[1-6]|blockquote|table)>|<br>|<hr>")


def _extent(markup: str) -> tuple[int, int]:
    """Return how many elements (and set lines) ``markup`` has and how deep they lie; it must come from nh3."""
    depth = deepest = count = 0
    for closing, name in TAG.findall(markup):
        count += not closing
        if name not in VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    lines = markup.count("\n") if "<pre>" in markup else 0
    return count + lines, deepest


def _linear(table: html.HtmlElement) -> None:
    """Turn a table into blocks, one below the other."""
    for piece in list(table.iter(*TABLE_PIECES)):
        piece.tag = "div"


def _tables(body: html.HtmlElement) -> None:
    # Mails lay out whole pages with tables in tables; only an innermost table holds rows and columns of data.
    for table in list(body.iter("table")):
        nested = table.find(".//table") is not None
        columns = max((len(row) for row in table.iter("tr")), default=0)
        if nested or columns > MAX_TABLE_COLUMNS:
            _linear(table) if not nested else _open_up(table)
    for stray in [cell for cell in body.iter("tr", "td", "th", "thead", "tbody", "tfoot") if _strays(cell)]:
        stray.tag = "div"


def _open_up(table: html.HtmlElement) -> None:
    """Turn the outer ``table`` into blocks and leave the tables inside it alone."""
    pending = [table]
    while pending:
        piece = pending.pop()
        piece.tag = "div"
        pending.extend(child for child in piece if child.tag in TABLE_PIECES and child.tag != "table")


def _strays(cell: html.HtmlElement) -> bool:
    return next(cell.iterancestors("table"), None) is None


def _shown(text: str) -> tuple[str, int]:
    clean, unknown = printable(text)
    return breakable(clean), unknown


def _printable(body: html.HtmlElement) -> int:
    unknown = 0
    for piece in body.iter():
        if piece.text:
            piece.text, count = _shown(piece.text)
            unknown += count
        if piece.tail:
            piece.tail, count = _shown(piece.tail)
            unknown += count
    return unknown


def _kept(markup: str, tags: frozenset[str]) -> str:
    return nh3.clean(markup, tags=set(tags), attributes={}, clean_content_tags=set(DROPPED_WITH_CONTENT))


def bare_text(markup: str) -> str:
    """Return the text of ``markup`` without any markup, blocks on lines of their own."""
    lines = BLOCK_ENDS.sub("\n", _kept(markup, TAGS))
    text = html.fromstring(f"<div>{nh3.clean(lines, tags=set(), attributes={})}</div>").text_content()
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n\n", text).strip()


def safe_html(markup: str, notes: list[str]) -> html.HtmlElement | None:
    """Return ``markup`` as an element that can be printed, or None when only its bare text should be.

    Notes say what is not shown. No attribute survives: no address, no style, no size.
    """
    pictures = len(PICTURE.findall(markup))
    if pictures:
        notes.append(
            f"{pictures} pictures in the text of the mail stand at most among its attachments, not in the text"
        )
    kept = _kept(markup, TAGS)
    if sum(name in INLINE for _closing, name in TAG.findall(kept)) > 2 * MAX_HTML_INLINE:
        kept = _kept(markup, TAGS - INLINE)
    count, depth = _extent(kept)
    if count > MAX_HTML_ELEMENTS or depth > MAX_HTML_DEPTH:
        notes.append("the markup of the mail is out of all proportion; its text is shown without it")
        return None
    body: html.HtmlElement = html.fragment_fromstring(kept, create_parent="div")
    _tables(body)
    unknown = _printable(body)
    if unknown:
        notes.append(f"{unknown} characters have no picture in the font and are shown as their code, such as [U+1F642]")
    body.set("class", "html")
    return body
