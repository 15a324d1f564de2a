"""How a string of a page falls into characters and how wide each is, for the fonts where that is beyond doubt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object

from filing.bundle.font_text import letters_of
from filing.bundle.objects import items_of, said
from filing.bundle.standard_widths import standard_widths

SPACE = 32
# Where the letters of a font may reach, in parts of their size; what a font says of itself is believed in between.
HIGHEST, HIGH = 1.2, 0.8
LOWEST, LOW = -0.5, -0.22
WIDE_CODES = frozenset({"/Identity-H"})
ENCODINGS = frozenset({"/WinAnsiEncoding", "/StandardEncoding", "/PDFDocEncoding"})


@dataclass(frozen=True, slots=True)
class Character:
    """One character of a string: its bytes, and its width in parts of the size; ``spaced`` gets the word spacing."""

    code: bytes
    width: float
    spaced: bool


@dataclass(frozen=True, slots=True)
class ShownFont:
    """What is needed of a font to know where its characters stand. Heights are in parts of the size.

    ``letters`` is what the codes stand for, as far as the font says.
    """

    bytes_per_code: int
    widths: Mapping[int, float]
    otherwise: float
    ascent: float
    descent: float
    letters: Mapping[int, str] = field(default_factory=dict)

    def letters_of(self, character: Character) -> str:
        """Return what ``character`` stands for; nothing where the font does not say."""
        return self.letters.get(int.from_bytes(character.code, "big"), "")

    def characters(self, text: bytes) -> Iterator[Character]:
        """Give the characters of ``text``; a byte that is left over at its end is one as well."""
        step = self.bytes_per_code
        for at in range(0, len(text), step):
            code = text[at : at + step]
            value = int.from_bytes(code, "big")
            yield Character(code, self.widths.get(value, self.otherwise), step == 1 and value == SPACE)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float | Decimal) else None


def _heights(descriptor: object) -> tuple[float, float]:
    found = descriptor if isinstance(descriptor, Dictionary) else Dictionary()
    above, below = _number(found.get("/Ascent")) or 0.0, _number(found.get("/Descent")) or 0.0
    return min(max(above / 1000, HIGH), HIGHEST), max(min(-abs(below) / 1000, LOW), LOWEST)


def _listed_widths(widths: Object, first: int) -> dict[int, float] | None:
    found = {}
    for place, value in enumerate(items_of(widths)):
        width = _number(value)
        if width is None:
            return None
        found[first + place] = width / 1000
    return found


def _simple(font: Dictionary) -> ShownFont | None:
    descriptor = font.get("/FontDescriptor")
    missing = _number(descriptor.get("/MissingWidth")) if isinstance(descriptor, Dictionary) else None
    ascent, descent = _heights(descriptor)
    first = font.get("/FirstChar")
    if isinstance(font.get("/Widths"), Array) and isinstance(first, int):
        widths = _listed_widths(font["/Widths"], first)
        return None if widths is None else ShownFont(1, widths, (missing or 0.0) / 1000, ascent, descent)
    encoding = font.get("/Encoding")
    if encoding is not None and not (isinstance(encoding, Name) and str(encoding) in ENCODINGS):
        return None
    standard = standard_widths(said(font.get("/BaseFont")).removeprefix("/"))
    if standard is None:
        return None
    return ShownFont(1, {code: width / 1000 for code, width in standard.items()}, 0.0, 0.95, -0.25)


def _by_cid(listed: object) -> dict[int, float] | None:
    """Return the widths that a /W array gives: ``c [w w w]`` or ``first last w``."""
    items = items_of(listed)
    widths: dict[int, float] = {}
    at = 0
    while at < len(items):
        first = items[at]
        if not isinstance(first, int) or at + 1 >= len(items):
            return None
        if isinstance(items[at + 1], Array):
            some = _listed_widths(items[at + 1], first)
            if some is None:
                return None
            widths |= some
            at += 2
            continue
        last, width = items[at + 1], _number(items[at + 2]) if at + 2 < len(items) else None
        if not isinstance(last, int) or width is None or not 0 <= last - first <= 65_535:
            return None
        widths |= dict.fromkeys(range(first, last + 1), width / 1000)
        at += 3
    return widths


def _composite(font: Dictionary) -> ShownFont | None:
    below = items_of(font.get("/DescendantFonts"))
    encoding = font.get("/Encoding")
    if len(below) != 1 or not isinstance(below[0], Dictionary):
        return None
    if not (isinstance(encoding, Name) and str(encoding) in WIDE_CODES):
        return None
    widths = _by_cid(below[0].get("/W"))
    usual = _number(below[0].get("/DW"))
    ascent, descent = _heights(below[0].get("/FontDescriptor"))
    return (
        None if widths is None else ShownFont(2, widths, (1000.0 if usual is None else usual) / 1000, ascent, descent)
    )


def shown_font(font: object) -> ShownFont | None:
    """Return how ``font`` sets its characters, or None when that is not beyond doubt.

    Not beyond doubt are fonts drawn by the file itself (Type 3), with a code table of their own, written downwards, and
    those whose widths are neither given nor those of a standard font.
    """
    if not isinstance(font, Dictionary):
        return None
    kind = said(font.get("/Subtype"))
    if kind == "/Type0":
        found = _composite(font)
    else:
        found = _simple(font) if kind in {"/Type1", "/TrueType", "/MMType1"} else None
    return None if found is None else replace(found, letters=letters_of(font))
