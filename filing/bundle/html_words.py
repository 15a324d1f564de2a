"""HTML whose words say what it shows by other means: fields, hidden text, drawings, struck words, numbers of lists.

It is made before ``safe_html`` takes everything but words and structure away, so that what goes is told.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from filing.bundle.html_fields import keep_look, show_fields
from filing.bundle.html_hidden import mark_hidden, style_of
from filing.bundle.html_source import BLOCKS, DRAWN, attribute, parsed
from filing.bundle.inline_pictures import without_pictures
from filing.bundle.words import Words

RENAMED = {"del": "s", "strike": "s", "ins": "u"}
KEPT_BLOCKS = frozenset(
    {"p", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tfoot", "tr", "td", "th"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "div"}
)
EMPHASIS = ("b", "i", "em", "strong", "u", "s", "sub", "sup")
RECORDINGS = frozenset({"video", "audio"})
SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
SHEET = re.compile(r"<style\b[^>]{0,500}>", re.IGNORECASE)
SHEET_END = re.compile(r"</style", re.IGNORECASE)
SHEET_ELSEWHERE = re.compile(r"<link\b[^>]{0,500}?\brel\s*=\s*[\"']?stylesheet|@import\b", re.IGNORECASE)
HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d]*[1-9])|content\s*:",
    re.IGNORECASE,
)
FRAMES = re.compile(r"<frame\b", re.IGNORECASE)
FOR_OUTLOOK = re.compile(r"<!--\s{0,20}\[if\b[^\]]{0,200}\]>", re.IGNORECASE)
FOR_OUTLOOK_END = re.compile(r"-->")
ANY_TAG = re.compile(r"<[^<>]*>")
GROUND = re.compile(r"url\(\s*[\"']?(?!data:)", re.IGNORECASE)
# What shows more than its words say, so that plain text cannot stand for it.
TELLING = ("img", "table", "s", "sub", "sup", "input", "select", "textarea", "button", "svg", "math", "canvas", "video")
TELLING_TOO = ("audio", "object", "embed", "iframe", "noscript", "meter", "progress", "bdo")


@dataclass(frozen=True, slots=True)
class Told:
    """HTML ready for ``safe_html``. ``held`` are pictures by what stands in place of their address.

    ``links`` are the addresses that it leads to, ``alternatives`` what it says in place of
    pictures. ``shows_more``: it has pictures, tables, fields or words that are
    struck out or hidden, for which its plain text cannot stand. ``emphasis`` counts bold, struck and the like.
    """

    markup: str
    held: Mapping[str, str]
    notes: tuple[str, ...]
    links: frozenset[str]
    alternatives: frozenset[str]
    shows_more: bool
    emphasis: int = 0


def _around(element: html.HtmlElement, before: str, behind: str) -> None:
    element.text = before + (element.text or "").lstrip()
    if len(element):
        element[-1].tail = f"{(element[-1].tail or '').rstrip()}{behind}"
    else:
        element.text = element.text.rstrip() + behind


def _said(element: html.HtmlElement) -> str:
    """Return the words in a drawing or a frame, those of each part apart."""
    return " ".join(" ".join(element.itertext()).split())


def _in_brackets(element: html.HtmlElement, what: str, said: str) -> None:
    for child in list(element):
        element.remove(child)
    keep_look(element)
    element.tag = "em"
    element.text = f"[{what}: {said}]" if said else f"[{what}]"


def _frame_words(held: Mapping[str, str], element: html.HtmlElement) -> str:
    inner = parsed(held.get(element.get("srcdoc", ""), ""))
    return _said(inner.root) if inner is not None else ""


def _show_embedded(root: html.HtmlElement, held: Mapping[str, str], words: Words) -> Iterator[str]:
    """Put words in place of what cannot be printed, and yield a note on each kind of it."""
    drawings = frames = recordings = objects = scriptless = 0
    for element in list(root.iter("svg", "canvas", "math", "iframe", "video", "audio", "object", "embed", "applet")):
        if element.getparent() is None or root not in element.iterancestors():
            continue  # it stood in one that is told already
        if element.tag == "math":
            _in_brackets(element, words.formula, _said(element))
        elif element.tag in {"svg", "canvas"}:
            _in_brackets(element, words.drawing, _said(element))
            drawings += 1
        elif element.tag == "iframe":
            _in_brackets(element, words.frame, _frame_words(held, element))
            frames += 1
        elif element.tag in RECORDINGS:
            _in_brackets(element, words.recording, _said(element))
            recordings += 1
        else:
            mark = html.Element("em")
            mark.text, element.tag = f"[{words.embedded}] ", "span"
            element.insert(0, mark)
            mark.tail, element.text = element.text, None
            objects += 1
    for element in list(root.iter("noscript")):
        if _said(element):
            _around(element, f"[{words.without_scripts}: ", "]")
            scriptless += 1
        element.tag = "div"
    told = (
        (drawings, "drawings in the page are not shown, only the words in them"),
        (frames, "pages inside the page are not fetched; the text shows where they stand"),
        (recordings, "recordings in the page are not shown; the text shows where they stand"),
        (objects, "embedded objects in the page are not shown; the text shows where they stand"),
        (scriptless, "passages show only where scripts do not run; they are marked so"),
    )
    yield from (f"{count} {what}" for count, what in told if count)


def _rename(root: html.HtmlElement, words: Words) -> None:
    """Leave below ``root`` only structure that ``safe_html`` knows, saying the same."""
    for element in list(root.iter()):
        tag = element.tag
        style = style_of(element) if "style" in element.attrib else {}
        if tag == "q":
            _around(element, "“", "”")
        turned = (attribute(element, "dir").lower() == "rtl" and tag == "bdo") or (
            "override" in style.get("unicode-bidi", "") and style.get("direction", "rtl") == "rtl"
        )
        if turned and element.text_content().strip():
            _around(element, f"[{words.turned_letters}: ", "]")
        if tag in RENAMED:
            element.tag = RENAMED[tag]
        elif tag in BLOCKS and tag not in KEPT_BLOCKS:
            element.tag = "div"
        elif tag in {"span", "font", "a"} and "line-through" in style.get("text-decoration", "") + style.get(
            "text-decoration-line", ""
        ):
            element.tag = "s"
    for caption in [table[0] for table in root.iter("table") if len(table) and table[0].tag == "div"]:
        table = caption.getparent()
        table.addprevious(caption)
    for piece in root.iter(*(tag.lower() for tag in DRAWN)):
        piece.tag = "span"


def _links(root: html.HtmlElement) -> tuple[frozenset[str], int]:
    """Return the addresses that the page leads to, and how many links do not print theirs."""
    addresses: list[tuple[str, str]] = []
    for link in root.iter("a"):
        address = attribute(link, "href").strip()
        if address and not address.startswith("#"):
            addresses.append((address, "".join(link.text_content().split())))
    bare = [(re.sub(r"\A(?:mailto:|tel:|https?://)|/\Z", "", address), text) for address, text in addresses]
    unprinted = sum(bool(text) and short not in text for short, text in bare)
    return frozenset(address for address, _text in addresses), unprinted


def _between(markup: str, begin: re.Pattern[str], end: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands between each ``begin`` and the ``end`` that follows it."""
    at = 0
    while (first := begin.search(markup, at)) is not None:
        last = end.search(markup, first.end())
        at = last.end() if last else len(markup)
        yield markup[first.end() : last.start() if last else at]


def _only_words(markup: str) -> str:
    return ANY_TAG.sub("", markup).replace("&nbsp;", "").replace("<![endif]", "").strip()


def _whole_notes(markup: str, root: html.HtmlElement) -> Iterator[str]:
    """Yield what can only be counted: scripts, style sheets, grounds, parts for one mail program."""
    markup = without_pictures(markup)
    scripts = len(SCRIPT.findall(markup))
    if scripts:
        yield f"{scripts} scripts of the page are not run; what they would show or change is not here"
    elsewhere = len(SHEET_ELSEWHERE.findall(markup))
    if elsewhere:
        yield f"{elsewhere} style sheets on the internet are not fetched"
    if any(HIDES.search(sheet) for sheet in _between(markup, SHEET, SHEET_END)):
        yield "a style sheet of the page hides or adds parts of it; what it hides is shown here, what it adds is not"
    grounds = sum(1 for element in root.iter() if element.get("background") or GROUND.search(element.get("style", "")))
    if grounds:
        yield f"{grounds} pictures behind the text are not shown"
    frames = len(FRAMES.findall(markup))
    if frames:
        yield f"{frames} frames of the page are not fetched"
    outlook = sum(1 for inner in _between(markup, FOR_OUTLOOK, FOR_OUTLOOK_END) if _only_words(inner))
    if outlook:
        yield f"{outlook} passages are only for Outlook or other programs of Microsoft; they are not shown"


def told_html(markup: str, words: Words) -> Told | None:
    """Return ``markup`` with words for what it shows by other means; None when it is out of all proportion."""
    source = parsed(markup)
    if source is None:
        return None
    root = source.root
    shows_more = next(root.iter(*TELLING, *TELLING_TOO), None) is not None
    notes = list(_whole_notes(markup, root))
    links, unprinted = _links(root)
    if unprinted:
        notes.append(f"{unprinted} links lead to addresses that the text does not print")
    sheet = SHEET.search(markup) is not None or SHEET_ELSEWHERE.search(markup) is not None
    fields = show_fields(root, words)
    if fields:
        notes.append(f"{fields} form fields are shown with the values that the file gives them")
    notes.extend(_show_embedded(root, source.held, words))
    hidden = mark_hidden(root, words.hidden_text, words.hidden_picture, sheet)
    if hidden:
        notes.append(
            f"{hidden} passages or pictures are hidden from a reader of the original; they are shown and marked so"
        )
    _rename(root, words)
    shows_more = shows_more or hidden > 0 or next(root.iter("s"), None) is not None
    written: str = html.tostring(root, encoding="unicode", method="html")
    alternatives = frozenset(attribute(image, "alt").strip() for image in root.iter("img"))
    emphasis = sum(1 for _one in root.iter(*EMPHASIS))
    return Told(written, source.held, tuple(notes), links, alternatives, shows_more, emphasis)
