"""The stamp in the upper right corner of every page: one font for the whole bundle, a few bytes per page.

It is drawn last, on a white plate, upright for the reader whatever the rotation and the crop box of the page; aside or
lower where the page's own print would be below it.
"""

from dataclasses import dataclass
from functools import cache

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from filing.bundle.clear_ground import INSET, LARGE_PAGE, PLATE_HEIGHT, take_shift
from filing.bundle.fonts import SEMIBOLD, face
from filing.bundle.geometry import Box, View, numbers
from filing.bundle.objects import items_of

FONT_NAME = "/FILING+SourceSans3-SemiBold"
RESOURCE = "/FilingStamp"
ENCODING = "cp1252"
FIRST, LAST = 32, 150  # character codes in the font: space to en dash
CHARACTERS = "".join(map(chr, range(32, 127))) + "–"
SIZE = 9.0  # [pt] of the letters
PADDING = 3.0  # [pt] from the letters to the edge of the plate
BASELINE = 4.2  # [pt] above the foot of the plate


@dataclass(frozen=True, slots=True)
class StampFont:
    """A TrueType font with just the characters of stamps; ``widths`` in thousandths of the size, from ``FIRST``."""

    program: bytes
    widths: tuple[int, ...]

    def width(self, text: str) -> float:
        """Return the width of ``text`` at ``SIZE``, in pt."""
        return sum([self.widths[code - FIRST] for code in text.encode(ENCODING)]) * SIZE / 1000


@cache
def stamp_font() -> StampFont:
    """Return the font of the stamps, cut down from the shipped one; always the same bytes."""
    font = face(SEMIBOLD)
    characters = (bytes([code]).decode(ENCODING, errors="ignore") for code in range(FIRST, LAST + 1))
    widths = tuple(
        font.scaled(font.advances[font.glyphs[ord(one)]]) if one and one in CHARACTERS else 0 for one in characters
    )
    return StampFont(program=font.cut(CHARACTERS), widths=widths)


def _font_object(pdf: Pdf, font: StampFont) -> Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(FONT_NAME),
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=pdf.make_indirect(Array(font.widths)),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=face(SEMIBOLD).descriptor(pdf, FONT_NAME, font.program),
        )
    )


class Stamper:
    """Stamps pages of one PDF, all with the same font object."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._font = stamp_font()
        self._font_object = _font_object(pdf, self._font)
        self._save = pdf.make_stream(b"q\n")

    def _resource_name(self, page: Page) -> str:
        """Return the name of the font on ``page``; a source that is a bundle itself has the usual one already."""
        resources = page.obj.get("/Resources")
        if not isinstance(resources, Dictionary):
            resources = page.obj["/Resources"] = Dictionary()
        fonts = resources.get("/Font")
        if not isinstance(fonts, Dictionary):
            fonts = resources["/Font"] = Dictionary()
        name, number = RESOURCE, 1
        while name in fonts and fonts[name].objgen != self._font_object.objgen:
            number += 1
            name = f"{RESOURCE}{number}"
        fonts[name] = self._font_object
        return name

    def stamp(self, page: Page, view: View, text: str) -> Box:
        """Draw ``text`` on ``page``; return the rectangle of its plate in the coordinates of the page."""
        grown = max(1.0, min(view.width, view.height) / LARGE_PAGE)
        wide = self._font.width(text) + 2 * PADDING
        scale = min(grown, (view.width - INSET) / wide)
        inset = min(INSET * scale, view.width - wide * scale)
        aside, down = take_shift(page)
        x = max(view.width - inset - wide * scale - aside, 0.0)
        y = max(view.height - inset - PLATE_HEIGHT * scale - down, 0.0)
        a, b, c, d, _e, _f = view.matrix
        e, f = view.point(x, y)
        matrix = numbers([a * scale, b * scale, c * scale, d * scale, e, f])
        drawing = (
            f"Q /Artifact BMC q {matrix} cm 1 g 0 0 {numbers([wide, PLATE_HEIGHT])} re f "
            f"0 g BT {self._resource_name(page)} {numbers([SIZE])} Tf {numbers([PADDING, BASELINE])} Td "
            f"<{text.encode(ENCODING).hex()}> Tj ET Q EMC\n"
        )
        own = self._pdf.make_stream(drawing.encode("ascii"))
        contents = page.obj.get("/Contents")
        pieces = [contents] if isinstance(contents, Stream) else items_of(contents)
        page.obj["/Contents"] = Array([self._save, *(piece for piece in pieces if isinstance(piece, Stream)), own])
        return view.rectangle(x, y, wide * scale, PLATE_HEIGHT * scale)
