"""Whether what a redaction took is gone from a page, as pypdf reads it: no letter, no picture, no such word left.

It shares no code with the redaction, and asks another question: not what touches an area, but whether the middle of
anything lies in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pypdf import PageObject, Transformation
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    NullObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from filing.bundle.gone_pictures import UNREADABLE, shows_in
from filing.bundle.gone_words import words_found
from filing.bundle.pages import Taken
from filing.bundle.standard_widths import standard_widths

MIDDLE = 0.3  # [size] of the letters above their line
INNER = 0.5  # [pt] from the edge of an area inwards, for rounding
MAX_DEPTH = 12
OWN_FONT = "/FilingStamp"
FITTED = "/Page"  # the form that holds a whole page which was made smaller

Six = tuple[float, float, float, float, float, float]
START: Six = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _figure(value: object) -> float:
    return float(str(value))


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes) else b""


def _times(first: Six, then: Six) -> Six:
    made = Transformation(first).transform(Transformation(then)).ctm
    a, b, c, d, e, f = made
    return a, b, c, d, e, f


@dataclass(slots=True)
class _Letters:
    """The font in use, as far as it tells how wide its characters are."""

    name: str = ""
    wide: bool = False
    widths: dict[int, float] = field(default_factory=dict)
    usual: float = 0.5

    def steps(self, text: bytes) -> Iterator[float]:
        size = 2 if self.wide else 1
        for at in range(0, len(text), size):
            yield self.widths.get(int.from_bytes(text[at : at + size], "big"), self.usual)


def _resolved(owner: PdfObject | None, key: str) -> PdfObject | None:
    if not isinstance(owner, DictionaryObject) or key not in owner:
        return None
    found = owner.raw_get(key).get_object()
    return None if isinstance(found, NullObject) else found


def _items(listed: PdfObject | None) -> list[PdfObject]:
    return list(list.__iter__(listed)) if isinstance(listed, ArrayObject) else []


def _letters(name: str, font: PdfObject | None) -> _Letters:
    found = _Letters(name, wide=str(_resolved(font, "/Subtype")) == "/Type0")
    if not found.wide:
        first, listed = _resolved(font, "/FirstChar"), _resolved(font, "/Widths")
        if isinstance(first, int) and isinstance(listed, ArrayObject):
            for place, width in enumerate(listed):
                found.widths[first + place] = _figure(width.get_object()) / 1000
        else:
            # Published figures, not what the redaction reckoned with: a font may be named without its widths.
            known = standard_widths(str(_resolved(font, "/BaseFont")).removeprefix("/")) or {}
            found.widths = {code: width / 1000 for code, width in known.items()}
        return found
    below = _resolved(font, "/DescendantFonts")
    under = _items(below)
    inner = under[0].get_object() if under else None
    usual = _resolved(inner, "/DW")
    found.usual = 1.0 if usual is None else _figure(usual) / 1000
    given = _resolved(inner, "/W")
    items = [item.get_object() for item in _items(given)]
    while len(items) >= 2:
        if isinstance(items[1], ArrayObject):
            for place, width in enumerate(items[1]):
                found.widths[int(_figure(items[0])) + place] = _figure(width.get_object()) / 1000
            items = items[2:]
        else:
            for code in range(int(_figure(items[0])), min(int(_figure(items[1])), 65_535) + 1):
                found.widths[code] = _figure(items[2]) / 1000
            items = items[3:]
    return found


@dataclass(slots=True)
class _Now:
    """Where the next thing is drawn."""

    ctm: Six = START
    letters: _Letters = field(default_factory=_Letters)
    size: float = 0.0
    between: float = 0.0
    words: float = 0.0
    scale: float = 1.0
    leading: float = 0.0

    def copy(self) -> "_Now":
        return _Now(self.ctm, self.letters, self.size, self.between, self.words, self.scale, self.leading)


class _Search:
    """Goes through the instructions of a page and the forms it uses, and notes what lies in the areas."""

    def __init__(self, page: PageObject, boxes: Sequence[tuple[float, float, float, float]], inner: str) -> None:
        self._page = page
        self._boxes = boxes
        self._inner = inner
        self.characters = 0
        self.pictures: list[str] = []
        self.texts: list[str] = []

    def _inside(self, x: float, y: float) -> bool:
        return any(
            left + INNER < x < right - INNER and bottom + INNER < y < top - INNER
            for left, bottom, right, top in self._boxes
        )

    def run(self, content: StreamObject | None, resources: PdfObject | None, now: _Now, path: tuple[str, ...]) -> None:
        """Follow ``content``; ``path`` names the forms it lies in."""
        if content is None or len(path) > MAX_DEPTH:
            return
        saved: list[_Now] = []
        at = line = START
        for operands, operator in ContentStream(content, self._page.pdf).operations:
            name = operator.decode("latin-1")
            if name == "q":
                saved.append(now.copy())
            elif name == "Q":
                now = saved.pop() if saved else now
            elif name == "cm":
                now.ctm = _times(_six(operands), now.ctm)
            elif name == "BT":
                at = line = START
            elif name == "Do":
                self._place(str(operands[0]), resources, now, path)
            elif name == "Tf":
                fonts = _resolved(resources, "/Font")
                now.letters = _letters(str(operands[0]), _resolved(fonts, str(operands[0])))
                now.size = _figure(operands[1])
            elif name in {"Td", "TD", "Tm", "T*", "'", '"'}:
                line = _new_line(name, operands, line, now)
                at = line
            _remember(name, operands, now)
            if name in {"Tj", "TJ", "'", '"'}:
                at = self._show(operands[-1], now, at)

    def _show(self, shown: PdfObject, now: _Now, at: Six) -> Six:
        words = ""
        for element in shown if isinstance(shown, ArrayObject) else [shown]:
            if isinstance(element, int | float):
                at = _times((1, 0, 0, 1, -float(element) / 1000 * now.size * now.scale, 0), at)
                continue
            data = element.original_bytes if isinstance(element, TextStringObject) else _bytes(element)
            words += data.decode("latin-1")
            for wide in now.letters.steps(data):
                middle = (wide * now.size * now.scale / 2, MIDDLE * now.size)
                x, y = Transformation(_times(at, now.ctm)).apply_on(middle)
                if self._inside(x, y) and not now.letters.name.startswith(OWN_FONT):
                    self.characters += 1
                space = now.words if data == b" " else 0.0
                at = _times((1, 0, 0, 1, (wide * now.size + now.between + space) * now.scale, 0), at)
        self.texts.append(words)
        return at

    def _place(self, name: str, resources: PdfObject | None, now: _Now, path: tuple[str, ...]) -> None:
        thing = _resolved(_resolved(resources, "/XObject"), name)
        if not isinstance(thing, StreamObject):
            return
        if str(_resolved(thing, "/Subtype")) == "/Image":
            self._picture((*path, name), thing, now.ctm)
            return
        inside = now.copy()
        matrix = _resolved(thing, "/Matrix")
        inside.ctm = _times(_six(matrix), now.ctm) if isinstance(matrix, ArrayObject) else now.ctm
        if not path and name == self._inner:
            inside.ctm = START
        self.run(thing, _resolved(thing, "/Resources") or resources, inside, (*path, name))

    def _picture(self, path: tuple[str, ...], picture: StreamObject, ctm: Six) -> None:
        a, b, c, d, _e, _f = ctm
        if abs(a * d - b * c) < 1e-9:
            return
        for box in self._boxes:
            hole = _hole(box, ctm)
            shown = shows_in(self._page, path, picture, hole) if hole is not None else ""
            if shown:
                self.pictures.append(shown)


def _hole(box: tuple[float, float, float, float], ctm: Six) -> tuple[float, float, float, float] | None:
    """Return the part of a picture under ``box``: left, top, right, bottom in parts of its sides."""
    a, b, c, d, e, f = ctm
    size = a * d - b * c
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across = [(d * (x - e) - c * (y - f)) / size for x, y in corners]
    up = [(a * (y - f) - b * (x - e)) / size for x, y in corners]
    left, right = max(0.0, min(across)), min(1.0, max(across))
    bottom, top = max(0.0, min(up)), min(1.0, max(up))
    return (left, 1 - top, right, 1 - bottom) if right > left and top > bottom else None


def _six(values: Sequence[PdfObject]) -> Six:
    a, b, c, d, e, f = map(_figure, values)
    return a, b, c, d, e, f


def _new_line(name: str, operands: Sequence[PdfObject], line: Six, now: _Now) -> Six:
    if name == "Tm":
        return _six(operands)
    if name in {"Td", "TD"}:
        x, y = _figure(operands[0]), _figure(operands[1])
        if name == "TD":
            now.leading = -y
        return _times((1, 0, 0, 1, x, y), line)
    return _times((1, 0, 0, 1, 0, -now.leading), line)


def _remember(name: str, operands: Sequence[PdfObject], now: _Now) -> None:
    if name == '"':
        now.words, now.between = _figure(operands[0]), _figure(operands[1])
    elif name in {"Tc", "Tw", "Tz", "TL"}:
        value = _figure(operands[0])
        if name == "Tc":
            now.between = value
        elif name == "Tw":
            now.words = value
        elif name == "Tz":
            now.scale = value / 100
        else:
            now.leading = value


def still_there(page: PageObject, taken: Taken, *, fitted: bool = False) -> tuple[str, ...]:
    """Return what of ``taken`` is still on ``page``; nothing when all is gone.

    ``fitted``: pages were made smaller to fit the paper; the areas are those of the page as it was.
    """
    shelf = _resolved(_resolved(page, "/Resources"), "/XObject")
    inner = FITTED if fitted and isinstance(shelf, DictionaryObject) and list(shelf) == [FITTED] else ""
    search = _Search(page, taken.boxes, inner)
    try:
        search.run(page.get_contents(), _resolved(page, "/Resources"), _Now(), ())
        words = words_found(page, search.texts, taken.words)
    except UNREADABLE as error:
        return (f"pypdf cannot read the page ({type(error).__name__})",)
    found = [f"{search.characters} characters"] if search.characters else []
    found += [f"the picture {name}" for name in search.pictures]
    found += [f"{words} of the words"] if words else []
    return tuple(found)
