"""HTML made harmless and finite: structure and the pictures at hand stay; what loads, links, hides or styles goes."""

import re
from collections.abc import Callable

import nh3
from lxml import html

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
DROPPED_WITH_CONTENT = frozenset({"script", "style", "title", "head", "template", "noscript", "svg", "math"})
PICTURE_ATTRIBUTES = {"img": {"src", "alt", "width"}}
SCHEMES = frozenset({"cid", "data"})
WIDEST = 640  # [px] of 96 to the inch: what fits on the page
TAG = re.compile(r"<(/?)([a-z0-9]+)>")
VOID = frozenset({"br", "hr"})
SOUND_WIDTH = re.compile(r"[1-9][0-9]{0,3}")

Pictures = Callable[[str], str | None]
"""Gives for the address of a picture (cid:, data:, a name) a data: address that can be printed; None when it cannot."""
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
    return nh3.clean(
        markup,
        tags=set(tags),
        attributes=PICTURE_ATTRIBUTES if "img" in tags else {},
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        url_schemes=set(SCHEMES),
    )


def bare_text(markup: str) -> str:
    """Return the text of ``markup`` without any markup, blocks on lines of their own."""
    lines = BLOCK_ENDS.sub("\n", _kept(markup, TAGS))
    text = html.fromstring(f"<div>{nh3.clean(lines, tags=set(), attributes={})}</div>").text_content()
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n\n", text).strip()


def _set_pictures(body: html.HtmlElement, pictures: Pictures, words: Words, notes: list[str]) -> None:
    """Leave in ``body`` the pictures that are at hand, each as wide as the page says or less; name the others."""
    remote = lost = 0
    for place, image in enumerate(list(body.iter("img"))):
        source = image.get("src", "")
        printed = pictures(source) if source and place < MAX_HTML_PICTURES else None
        width = image.get("width", "")
        alternative = one_line(image.get("alt", ""))
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

    Notes say what is not shown. No attribute survives: no address, no style, no size but the width of a picture.
    """
    kept = _kept(markup, TAGS | {"img"})
    if sum(name in INLINE for _closing, name in TAG.findall(kept)) > 2 * MAX_HTML_INLINE:
        kept = _kept(markup, (TAGS | {"img"}) - INLINE)
    count, depth = _extent(kept)
    if count + kept.count("<img") > MAX_HTML_ELEMENTS or depth > MAX_HTML_DEPTH:
        notes.append("the markup is out of all proportion; its text is shown without it")
        return None
    body: html.HtmlElement = html.fragment_fromstring(kept, create_parent="div")
    _set_pictures(body, pictures, words, notes)
    _tables(body)
    unknown = _printable(body)
    if unknown:
        notes.append(f"{unknown} characters have no picture in the font and are shown as their code, such as [U+1F642]")
    body.set("class", "html")
    return body
