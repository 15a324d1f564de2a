"""HTML read as a browser reads it, with the attributes that decide what a person sees, and bounded.

nh3 parses it (html5ever); what it writes is regular enough for lxml. Nothing of this is printed: ``safe_html`` comes
after it.
"""

import re
from dataclasses import dataclass, field

import nh3
from lxml import html

from filing.bundle.limits import MAX_HTML_DEPTH, MAX_HTML_ELEMENTS

BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "section", "article", "header", "footer", "main", "nav"}
    | {"aside", "address", "figure", "figcaption", "fieldset", "legend", "center", "details", "summary", "dialog"}
    | {"form", "menu", "dir", "search", "hgroup"}
)
WORDS = frozenset(
    {
        "br",
        "hr",
        "b",
        "i",
        "em",
        "strong",
        "u",
        "s",
        "sub",
        "sup",
        "del",
        "strike",
        "ins",
        "q",
        "bdo",
        "a",
        "span",
        "font",
    }
    | {"img", "small", "big", "code", "kbd", "samp", "tt", "var", "cite", "dfn", "mark", "label", "abbr", "rt", "rp"}
)
FIELDS = frozenset(
    {"input", "select", "option", "optgroup", "textarea", "button", "datalist", "meter", "progress", "output"}
)
EMBEDDED = frozenset({"noscript", "iframe", "object", "embed", "applet", "video", "audio", "canvas", "svg", "math"})
# The parts of drawings and formulas, without which nh3 would drop or run together the words in them.
DRAWN = frozenset(
    {"text", "tspan", "textPath", "foreignObject", "g", "switch", "symbol", "defs", "mi", "mn", "mo", "ms", "mtext"}
    | {"mrow", "mfrac", "msqrt", "mroot", "msup", "msub", "msubsup", "mover", "munder", "munderover", "mtable", "mtr"}
    | {"mtd", "mstyle", "semantics"}
)
ATTRIBUTES = {
    "*": {"style", "hidden", "class", "id"},
    "a": {"href"},
    "bdo": {"dir"},
    "dialog": {"open"},
    "font": {"color"},
    "iframe": {"srcdoc"},
    "img": {"src", "alt", "width"},
    "input": {"type", "value", "checked", "alt"},
    "li": {"value"},
    "meter": {"value", "max"},
    "ol": {"start", "reversed", "type"},
    "option": {"selected"},
    "progress": {"value", "max"},
    "select": {"multiple", "size"},
    "table": {"background", "bgcolor"},
    "td": {"background", "bgcolor", "colspan", "rowspan"},
    "th": {"background", "bgcolor", "colspan", "rowspan"},
    "tr": {"background", "bgcolor"},
    "div": {"background", "bgcolor"},
}
DROPPED_WITH_CONTENT = frozenset({"script", "style", "title", "head", "template"})
SCHEMES = frozenset({"cid", "data", "http", "https", "mailto", "tel", "ftp", "file"})
VOID = frozenset({"br", "hr", "img", "input", "embed"})
# nh3 writes attributes in double quotes; ``_masked`` has seen to it that no angle bracket stands in them.
TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)(?: [^<>]*)?>")
FRAME = re.compile(r"(<iframe(?: [^<>]*)?>)(.*?)</iframe>", re.DOTALL)
BODY = re.compile(r"<body\b", re.IGNORECASE)
MASKS = {"<": "\ue0f0", ">": "\ue0f1"}
UNMASKED = {ord(mask): bracket for bracket, mask in MASKS.items()}
HELD = "data:held,"
LONGEST_ADDRESS = 2_000  # [characters] of an address; a longer one (a picture) is put aside
DATA = "data:"


@dataclass(frozen=True, slots=True)
class Parsed:
    """HTML as a tree below a div. ``held`` are long addresses that were put aside, by what stands in their place."""

    root: html.HtmlElement
    held: dict[str, str] = field(default_factory=dict)


def attribute(element: html.HtmlElement, name: str) -> str:
    """Return the attribute as the file gives it; nothing when it is not there."""
    value: str = element.get(name, "")
    return value.translate(UNMASKED)


def extent(markup: str) -> tuple[int, int]:
    """Return how many elements (and set lines) ``markup`` has and how deep they lie; it must come from nh3."""
    depth = deepest = count = 0
    for closing, name in TAG.findall(markup):
        count += not closing
        if name not in VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    lines = markup.count("\n") if "<pre" in markup else 0
    return count + lines, deepest


def _regular(markup: str, held: dict[str, str]) -> str:
    def masked(_tag: str, name: str, value: str) -> str:
        picture = name == "src" and value[: len(DATA)].lower() == DATA and len(value) > LONGEST_ADDRESS
        if picture or name == "srcdoc":
            key = f"{HELD}{len(held)}"
            held[key] = value
            return key
        return value.replace("<", MASKS["<"]).replace(">", MASKS[">"])

    cleaned = nh3.clean(
        # Styles of the body are those of all that stands in it; a fragment has no body.
        BODY.sub("<div", markup, count=1),
        tags=set(BLOCKS | WORDS | FIELDS | EMBEDDED | DRAWN),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=masked,
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    # What stands between the tags of a frame is for browsers without frames, and no markup to a parser.
    return FRAME.sub(lambda found: f"{found[1]}</iframe>", cleaned)


def parsed(markup: str) -> Parsed | None:
    """Return ``markup`` as a tree, or None when its markup is out of all proportion."""
    held: dict[str, str] = {}
    regular = _regular(markup, held)
    count, depth = extent(regular)
    if count > 4 * MAX_HTML_ELEMENTS or depth > 4 * MAX_HTML_DEPTH:
        return None
    root: html.HtmlElement = html.fragment_fromstring(
        regular, create_parent="div", parser=html.HTMLParser(huge_tree=True)
    )
    return Parsed(root, held)
