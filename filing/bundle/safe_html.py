"""HTML made harmless and finite: structure and the pictures at hand stay; what loads, links, hides or styles goes."""

import re
from collections.abc import Callable, Iterator, Mapping

import nh3
from lxml import html

from filing.bundle.html_source import BLOCKS, DROPPED_WITH_CONTENT, TAG, attribute, extent
from filing.bundle.html_words import Told, told_html
from filing.bundle.limits import (
    MAX_HTML_DEPTH,
    MAX_HTML_ELEMENTS,
    MAX_HTML_INLINE,
    MAX_HTML_PICTURES,
    MAX_TABLE_COLUMNS,
)
from filing.bundle.printable import breakable, one_line, printable
from filing.bundle.words import Words

TAGS = frozenset(
    {"p", "br", "b", "i", "em", "strong", "u", "s", "sub", "sup", "ul", "ol", "li", "blockquote", "pre", "hr", "div"}
    | {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
)
INLINE = frozenset({"b", "i", "em", "strong", "u", "s", "sub", "sup"})
KEPT_ATTRIBUTES = {
    "img": {"src", "alt", "width"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
}
SCHEMES = frozenset({"cid", "data"})
WIDEST = 640  # [px] of 96 to the inch: what fits on the page
SOUND_WIDTH = re.compile(r"[1-9][0-9]{0,3}")
SOUND_NUMBER = re.compile(r"-?[0-9]{1,6}")
NUMBERED_BY = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
MAX_ROWS_OF_CELL = 200  # [rows] that one cell may span

Pictures = Callable[[str], str | None]
"""Gives for the address of a picture (cid:, data:, a name) a data: address that can be printed; None when it cannot."""
TABLE_PIECES = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
LINE_ENDS = ("p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "br", "hr", "pre")
BLOCK_ENDS = re.compile(rf"</(?:{'|'.join(sorted(BLOCKS - {'td', 'th'}))}|option)>|<br>|<hr>")
CELL_ENDS = re.compile(r"</t[dh]>")


def _linear(table: html.HtmlElement) -> None:
    """Turn a table into blocks, one below the other."""
    for piece in list(table.iter(*TABLE_PIECES)):
        piece.tag = "div"


def _tables(body: html.HtmlElement) -> None:
    # Mails lay out whole pages with tables in tables; only an innermost table holds rows and columns of data.
    for table in list(body.iter("table")):
        nested = table.find(".//table") is not None
        columns = max((sum(_spans(cell, "colspan") for cell in row) for row in table.iter("tr")), default=0)
        if nested or columns > MAX_TABLE_COLUMNS:
            _linear(table) if not nested else _open_up(table)
    for stray in [cell for cell in body.iter("tr", "td", "th", "thead", "tbody", "tfoot") if _strays(cell)]:
        stray.tag = "div"


def _spans(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "")
    return max(int(value), 1) if SOUND_NUMBER.fullmatch(value) else 1


def _set_spans(body: html.HtmlElement) -> None:
    """Leave on cells only spans that a table can have, and on what is no cell none."""
    for cell in body.iter("td", "th", "div"):
        columns, rows = _spans(cell, "colspan"), _spans(cell, "rowspan")
        cell.attrib.clear()
        if cell.tag != "div":
            if columns > 1:
                cell.set("colspan", str(min(columns, MAX_TABLE_COLUMNS)))
            if rows > 1:
                cell.set("rowspan", str(min(rows, MAX_ROWS_OF_CELL)))


def numbers_of(numbered: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, int]]:
    """Yield the entries of a numbered list with the numbers that the page gives them."""
    entries = [child for child in numbered if child.tag == "li"]
    step = -1 if "reversed" in numbered.attrib else 1
    first = numbered.get("start", "")
    number = int(first) if SOUND_NUMBER.fullmatch(first) else (len(entries) if step < 0 else 1)
    for entry in entries:
        own = entry.get("value", "")
        number = int(own) if SOUND_NUMBER.fullmatch(own) else number
        yield entry, number
        number += step


def _set_numbers(body: html.HtmlElement) -> None:
    """Give the entries of numbered lists the numbers that the page gives them."""
    for numbered in body.iter("ol"):
        before = 0
        for entry, number in list(numbers_of(numbered)):
            entry.attrib.clear()
            if number != before + 1:
                entry.set("style", f"counter-increment: list-item {number - before}")
            before = number
        kind = NUMBERED_BY.get(numbered.get("type", ""))
        numbered.attrib.clear()
        if kind:
            numbered.set("style", f"list-style-type: {kind}")
    for entry in body.iter("li"):
        if "value" in entry.attrib:
            del entry.attrib["value"]


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


def _kept(markup: str, tags: frozenset[str], dropped: frozenset[str] = DROPPED_WITH_CONTENT) -> str:
    return nh3.clean(
        markup,
        tags=set(tags),
        attributes={tag: set(names) for tag, names in KEPT_ATTRIBUTES.items() if "img" in tags and tag in tags},
        clean_content_tags=set(dropped),
        url_schemes=set(SCHEMES),
    )


def bare_text(markup: str) -> str:
    """Return the text of ``markup`` without any markup, blocks on lines of their own."""
    lines = CELL_ENDS.sub(" ", BLOCK_ENDS.sub("\n", _kept(markup, BLOCKS | {"br", "hr", "option"})))
    text = html.fromstring(f"<div>{nh3.clean(lines, tags=set(), attributes={})}</div>").text_content()
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n\n", text).strip()


def _structured(markup: str) -> html.HtmlElement | None:
    """Return words and structure of ``markup`` below a div, or None when they are out of all proportion."""
    kept = _kept(markup, TAGS | {"img"})
    if sum(name in INLINE for _closing, name in TAG.findall(kept)) > 2 * MAX_HTML_INLINE:
        kept = _kept(markup, (TAGS | {"img"}) - INLINE)
    count, depth = extent(kept)
    if count > MAX_HTML_ELEMENTS or depth > MAX_HTML_DEPTH:
        return None
    body: html.HtmlElement = html.fragment_fromstring(kept, create_parent="div")
    return body


def spoken(markup: str) -> str:
    """Return all words of ``markup`` in the order of reading, numbers of lists too, to compare them with others."""
    body = _structured(markup)
    if body is None:
        return bare_text(markup)
    for numbered in body.iter("ol"):
        for entry, number in numbers_of(numbered):
            entry.text = f"{number}. {entry.text or ''}"
    for piece in body.iter(*LINE_ENDS):
        piece.text = f"\n{piece.text or ''}"
        piece.tail = f"\n{piece.tail or ''}"
    for piece in body.iter("td", "th"):
        piece.tail = f" {piece.tail or ''}"
    said: str = body.text_content()
    return said


def called_in(told: Told) -> list[str]:
    """Return the addresses of the pictures that ``safe_html`` would ask for, in its order."""
    body = _structured(told.markup)
    images = list(body.iter("img"))[:MAX_HTML_PICTURES] if body is not None else []
    return [told.held.get(address, address) for image in images if (address := image.get("src", ""))]


def _set_pictures(
    body: html.HtmlElement, held: Mapping[str, str], pictures: Pictures, words: Words, notes: list[str]
) -> None:
    """Leave in ``body`` the pictures that are at hand, each as wide as the page says or less; name the others."""
    remote = lost = 0
    for place, image in enumerate(list(body.iter("img"))):
        source = image.get("src", "")
        printed = pictures(held.get(source, source)) if source and place < MAX_HTML_PICTURES else None
        width = image.get("width", "")
        alternative = one_line(attribute(image, "alt"))
        image.attrib.clear()
        if printed is not None:
            image.set("src", printed)
            if SOUND_WIDTH.fullmatch(width):
                image.set("style", f"width: {min(int(width), WIDEST)}px")
            continue
        # nh3 has taken the address of every picture on the internet.
        remote += not source
        lost += bool(source)
        what = words.missing_picture if source else words.remote_picture
        image.tag = "em"
        image.text = f"[{what}: {alternative}]" if alternative else f"[{what}]"
    if remote:
        notes.append(f"{remote} pictures on the internet are not fetched; the text shows where they stand")
    if lost:
        notes.append(f"{lost} pictures in the text cannot be shown; the text shows where they stand")


def no_pictures(_source: str) -> None:
    """Return None: the file brings no pictures."""
    return


def safe_html(markup: str, notes: list[str], words: Words, pictures: Pictures = no_pictures) -> html.HtmlElement | None:
    """Return ``markup`` as an element that can be printed, or None when only its bare text should be.

    Notes say what is not shown. No attribute survives: no address, no style of the page, no size but the width of a
    picture and how many columns and rows a cell takes.
    """
    told = told_html(markup, words)
    body = _structured(told.markup) if told is not None else None
    if told is None or body is None:
        notes.append("the markup is out of all proportion; its text is shown without it")
        return None
    notes.extend(told.notes)
    if next(body.iter(*INLINE), None) is None and told.emphasis > MAX_HTML_INLINE:
        notes.append(f"{told.emphasis} passages with emphasis, some perhaps struck out, are shown without it")
    _set_pictures(body, told.held, pictures, words, notes)
    _tables(body)
    _set_spans(body)
    _set_numbers(body)
    unknown = _printable(body)
    if unknown:
        notes.append(f"{unknown} characters have no picture in the font and are shown as their code, such as [U+1F642]")
    body.set("class", "html")
    return body
