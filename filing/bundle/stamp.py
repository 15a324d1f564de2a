"""The stamp in the upper right corner of every page: one font for the whole bundle, a few bytes per page.

It is drawn last, on a white plate, upright for the reader whatever the rotation and the crop box of the page.
"""

import io
from dataclasses import dataclass
from functools import cache

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from filing.bundle.geometry import Box, View, numbers
from filing.bundle.objects import items_of
from filing.bundle.printable import font_path

FONT_FILE = "SourceSans3-SemiBold.ttf"
FONT_NAME = "/FILING+SourceSans3-SemiBold"
RESOURCE = "/FilingStamp"
ENCODING = "cp1252"
FIRST, LAST = 32, 150  # character codes in the font: space to en dash
CHARACTERS = "".join(map(chr, range(32, 127))) + "–"
SIZE = 9.0  # [pt] of the letters
INSET = 14.0  # [pt] from the edges of the page to the plate
PADDING = 3.0  # [pt] from the letters to the edge of the plate
PLATE_HEIGHT = 14.0  # [pt]
BASELINE = 4.2  # [pt] above the foot of the plate
LARGE_PAGE = 842.0  # [pt] short side beyond which the stamp grows with the page (A3)


@dataclass(frozen=True, slots=True)
class StampFont:
    """A TrueType font with just the characters of stamps; ``widths`` in thousandths of the size, from ``FIRST``."""

    program: bytes
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    def width(self, text: str) -> float:
        """Return the width of ``text`` at ``SIZE``, in pt."""
        return sum(self.widths[code - FIRST] for code in text.encode(ENCODING)) * SIZE / 1000


@cache
def stamp_font() -> StampFont:
    """Return the font of the stamps, cut down from the shipped one; always the same bytes."""
    options = subset.Options(
        layout_features=[], hinting=False, glyph_names=False, notdef_outline=True, recalc_timestamp=False, name_IDs=[]
    )
    with TTFont(font_path(FONT_FILE), recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=CHARACTERS)
        cutter.subset(font)
        glyphs, metrics, per_em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        characters = (bytes([code]).decode(ENCODING, errors="ignore") for code in range(FIRST, LAST + 1))
        widths = tuple(
            round(metrics[glyphs[ord(character)]][0] * 1000 / per_em) if character and ord(character) in glyphs else 0
            for character in characters
        )
        head, windows = font["head"], font["OS/2"]
        scaled = [round(value * 1000 / per_em) for value in (head.xMin, head.yMin, head.xMax, head.yMax)]
        output = io.BytesIO()
        font.save(output, reorderTables=True)
    return StampFont(
        program=output.getvalue(),
        widths=widths,
        box=(scaled[0], scaled[1], scaled[2], scaled[3]),
        ascent=round(windows.sTypoAscender * 1000 / per_em),
        descent=round(windows.sTypoDescender * 1000 / per_em),
        cap_height=round(windows.sCapHeight * 1000 / per_em),
    )


def _font_object(pdf: Pdf, font: StampFont) -> Object:
    program = pdf.make_stream(font.program)
    program["/Length1"] = len(font.program)
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(FONT_NAME),
            Flags=32,
            FontBBox=Array(font.box),
            ItalicAngle=0,
            Ascent=font.ascent,
            Descent=font.descent,
            CapHeight=font.cap_height,
            StemV=110,
            FontFile2=program,
        )
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(FONT_NAME),
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=pdf.make_indirect(Array(font.widths)),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=descriptor,
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
        x, y = view.width - inset - wide * scale, view.height - inset - PLATE_HEIGHT * scale
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
