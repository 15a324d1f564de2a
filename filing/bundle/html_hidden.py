"""Which words of a web page its own styles hide from a reader: not shown, without size, in the colour of the ground.

Only what stands at the elements themselves is looked at; what a style sheet hides is told by ``html_source``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree, html
from PIL import ImageColor

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
ALIKE = 16  # [steps of 255] by which the channels of two colours may differ and still look the same
FAR_AWAY = -500.0  # [px] so far beside the page, nobody sees it
SMALLEST = 2.0  # [px or pt] letters up to this size cannot be read
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ESCAPED = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))\s*(px|pt|em|rem|ex|ch|cm|mm|in|vw|vh|%|)")
TINY_FONT = re.compile(r"(?:^|\s)0(?:px|pt|em|%)?(?:/|\s)")
NO_INDENT = ("text-indent", "margin-left", "margin-top", "left", "top")
NOT_A_COLOUR = ("url(", "gradient(", "var(", "inherit")
NEVER_SHOWN = frozenset({"datalist", "template"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element hands down to what stands in it. A colour or ground that nobody can tell is None."""

    hidden: bool = False
    invisible: bool = False
    tiny: bool = False
    colour: Colour | None = BLACK
    ground: Colour | None = WHITE

    @property
    def unseen(self) -> bool:
        """Whether a reader cannot see the words that stand here."""
        alike = self.colour is not None and self.ground is not None and _alike(self.colour, self.ground)
        return self.hidden or self.invisible or self.tiny or alike


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(here - there) <= ALIKE for here, there in zip(one, other, strict=True))


def style_of(element: html.HtmlElement) -> dict[str, str]:
    """Return the declarations at the element itself, names and values in lower case."""
    text = ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0xFFFF)), COMMENT.sub("", element.get("style", "")))
    pairs = (declaration.partition(":") for declaration in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _colon, value in pairs if value.strip()}


def _length(text: str) -> tuple[float, str] | None:
    found = LENGTH.fullmatch(text.strip())
    return (float(found[1]), found[2]) if found else None


def _is_nothing(text: str) -> bool:
    size = _length(text)
    return size is not None and size[0] == 0


def _is_tiny(text: str) -> bool | None:
    """Return whether letters of this size cannot be read; None when the text names no size."""
    size = _length(text)
    if size is None:
        return False if text else None
    number, unit = size
    return number <= SMALLEST if unit in {"px", "pt", ""} else number <= (10 if unit == "%" else 0.1)


def _is_far_away(style: Mapping[str, str]) -> bool:
    sizes = (_length(style.get(name, "")) for name in NO_INDENT)
    return any(size is not None and size[0] <= FAR_AWAY for size in sizes)


def _is_cut_away(style: Mapping[str, str]) -> bool:
    cut = style.get("overflow", "").startswith(("hidden", "clip"))
    flat = any(_is_nothing(style.get(name, "")) for name in ("height", "max-height", "width", "max-width"))
    clipped = re.fullmatch(r"rect\(\s*[01]?(?:px)?[\s,].*", style.get("clip", "")) is not None
    return (cut and flat) or clipped or style.get("clip-path", "").startswith(("inset(50%", "inset(100%", "circle(0"))


def _is_taken_away(element: html.HtmlElement, style: Mapping[str, str]) -> bool:
    """Return whether the element and all in it are not shown, whatever stands at what is in it."""
    opacity = _length(style.get("opacity", ""))
    return (
        "hidden" in element.attrib
        or element.tag in NEVER_SHOWN
        or (element.tag == "dialog" and "open" not in element.attrib)
        or style.get("display", "") == "none"
        or style.get("mso-hide", "") == "all"
        or (opacity is not None and opacity[0] <= 0.05)
        or re.match(r"scale\(\s*0\s*[,)]", style.get("transform", "")) is not None
        or _is_cut_away(style)
        or _is_far_away(style)
    )


def _colour(text: str, before: Colour | None) -> Colour | None:
    text = text.strip()
    if not text or text in {"inherit", "currentcolor"}:
        return before
    try:
        red, green, blue, *_alpha = ImageColor.getrgb(text)
    except ValueError:
        return None
    return red, green, blue


def _ground(element: html.HtmlElement, style: Mapping[str, str], before: Colour | None) -> Colour | None:
    said = style.get("background-color") or style.get("background", "") or element.get("bgcolor", "").lower()
    if element.get("background") or style.get("background-image", "none") != "none":
        return None
    if not said or said in {"none", "transparent"}:
        return before
    if any(word in said for word in NOT_A_COLOUR):
        return None
    whole = _colour(said, None)
    return whole if whole is not None else _colour(said.split()[0], None)


def _look(element: html.HtmlElement, before: _Look, sheet: bool) -> _Look:
    """Return how the words in ``element`` look. ``sheet``: a style sheet may say more about what has a class."""
    style = style_of(element)
    unsure = sheet and bool(element.get("class") or element.get("id"))
    colour = _colour(style.get("color", "") or element.get("color", "").lower(), before.colour)
    ground = _ground(element, style, None if unsure else before.ground)
    tiny = _is_tiny(style.get("font-size", ""))
    if tiny is None and TINY_FONT.search(style.get("font", "")):
        tiny = True
    visibility = style.get("visibility", "")
    clear = style.get("color", "") == "transparent" or re.search(
        r"rgba\(.*[,/]\s*0(?:\.0+)?%?\s*\)", style.get("color", "")
    )
    return replace(
        before,
        hidden=before.hidden or _is_taken_away(element, style),
        invisible=bool(clear) or (visibility in {"hidden", "collapse"} if visibility else before.invisible),
        tiny=before.tiny if tiny is None else tiny,
        colour=colour,
        ground=ground,
    )


Place = tuple[html.HtmlElement, bool]
"""Where words stand: in an element before its first child (False), or behind it (True)."""


def _words(root: html.HtmlElement, sheet: bool) -> Iterator[tuple[Place, _Look]]:
    """Yield every place with words below ``root`` in the order of reading, with its look."""
    looks = {root: _look(root, _Look(), sheet)}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        parent = element.getparent()
        if event == "start":
            if element is not root:
                looks[element] = _look(element, looks[parent], sheet)
            if (element.text or "").strip():
                yield (element, False), looks[element]
        elif element is not root:
            if (element.tail or "").strip():
                yield (element, True), looks[parent]
            del looks[element]


def _mark_pictures(root: html.HtmlElement, mark: str, sheet: bool) -> int:
    """Set ``mark`` behind pictures that are hidden from a reader, and return how many there are."""
    count = 0
    looks = {root: _look(root, _Look(), sheet)}
    for element in root.iterdescendants():
        looks[element] = _look(element, looks[element.getparent()], sheet)
        if element.tag == "img" and (looks[element].hidden or looks[element].invisible):
            element.tail = f" [{mark}] {element.tail or ''}"
            count += 1
    return count


def mark_hidden(root: html.HtmlElement, mark: str, picture_mark: str, sheet: bool) -> int:
    """Set brackets with ``mark`` around words that are hidden from a reader, and return how many such passages.

    Behind a hidden picture stands ``picture_mark``; it counts as a passage.
    """
    passages: list[tuple[Place, Place]] = []
    open_passage = False
    for place, look in _words(root, sheet):
        if not look.unseen:
            open_passage = False
        elif open_passage:
            passages[-1] = (passages[-1][0], place)
        else:
            passages.append((place, place))
            open_passage = True
    for first, last in passages:
        _prefix(first, f"[{mark}: ")
        _suffix(last, "]")
    pictures = _mark_pictures(root, picture_mark, sheet) if next(root.iter("img"), None) is not None else 0
    return len(passages) + pictures


def _prefix(place: Place, text: str) -> None:
    element, behind = place
    if behind:
        element.tail = f" {text}{(element.tail or '').lstrip()}"
    else:
        element.text = text + (element.text or "").lstrip()


def _suffix(place: Place, text: str) -> None:
    element, behind = place
    if behind:
        element.tail = f"{(element.tail or '').rstrip()}{text} "
    else:
        element.text = (element.text or "").rstrip() + text
