"""The shipped fonts as the bundle's own pages use them: measured here, cut down to the characters that are drawn.

Cutting keeps the number of every glyph and empties the others, so that no table needs to be reckoned anew; the same
characters always give the same bytes.
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

from filing.bundle.printable import font_path

REGULAR = "SourceSans3-Regular.ttf"
SEMIBOLD = "SourceSans3-SemiBold.ttf"
KEPT_TABLES = ("cvt ", "fpgm", "head", "hhea", "maxp", "prep")
COMPOSITE, MORE, WORDS, SCALE, TWO_SCALES, MATRIX = -1, 0x20, 0x01, 0x08, 0x40, 0x80
LAST_OF_PLANE = 0xFFFF
UNKNOWN = "?"


def _components(glyph: bytes) -> list[int]:
    """Return the glyphs that a composite glyph is made of; none for any other."""
    if len(glyph) < 10 or struct.unpack_from(">h", glyph)[0] != COMPOSITE:
        return []
    found, at, flags = [], 10, MORE
    while flags & MORE:
        flags, number = struct.unpack_from(">HH", glyph, at)
        found.append(number)
        at += 4 + (4 if flags & WORDS else 2)
        at += 8 if flags & MATRIX else 4 if flags & TWO_SCALES else 2 if flags & SCALE else 0
    return found


def _character_map(pairs: Iterable[tuple[int, int]]) -> bytes:
    """Return a ``cmap`` table in which every character is a segment of its own (format 4)."""
    segments = [(code, (glyph - code) % 0x10000) for code, glyph in sorted(pairs)] + [(LAST_OF_PLANE, 1)]
    count = len(segments)
    power = 1 << (count.bit_length() - 1)
    codes = struct.pack(f">{count}H", *(code for code, _delta in segments))
    deltas = struct.pack(f">{count}H", *(delta for _code, delta in segments))
    head = struct.pack(
        ">HHHHHHH", 4, 16 + 8 * count, 0, 2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power)
    )
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + head + codes + b"\0\0" + codes + deltas + bytes(2 * count)


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Return a TrueType file of ``tables``."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    listing = [struct.pack(">LHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))]
    body = []
    at = 12 + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        listing.append(struct.pack(">4sLLL", tag.encode("ascii"), total, at, len(data)))
        body.append(padded)
        at += len(padded)
    return b"".join([*listing, *body])


@dataclass(frozen=True)
class Face:
    """One shipped font, read once.

    ``glyphs`` gives the glyph of a character, ``advances`` its width in font units, ``bearings`` the white before it.
    """

    name: str
    tables: Mapping[str, bytes]
    glyphs: Mapping[int, int]
    advances: tuple[int, ...]
    bearings: tuple[int, ...]
    units: int
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    @cached_property
    def _widths(self) -> dict[str, float]:
        return {chr(code): self.advances[glyph] / self.units for code, glyph in self.glyphs.items()}

    def width(self, text: str, size: float) -> float:
        """Return how wide ``text`` is drawn at ``size``, in pt."""
        widths = self._widths
        return sum([widths.get(character, 0.0) for character in text]) * size

    def scaled(self, value: int) -> int:
        """Return a measure of the font in thousandths of its size."""
        return round(value * 1000 / self.units)

    def encoded(self, text: str) -> str:
        """Return ``text`` as the hexadecimal glyph numbers that a page draws."""
        fallback = self.glyphs[ord(UNKNOWN)]
        return "".join([f"{self.glyphs.get(ord(character), fallback):04x}" for character in text])

    def cut(self, characters: Iterable[str]) -> bytes:
        """Return the font file with nothing but ``characters`` (and the empty box) in it."""
        wanted = {ord(character) for character in characters} & self.glyphs.keys()
        offsets = struct.unpack(f">{len(self.tables['loca']) // 4}L", self.tables["loca"])
        outlines = self.tables["glyf"]
        kept = {0} | {self.glyphs[code] for code in wanted}
        waiting = list(kept)
        while waiting:
            number = waiting.pop()
            new = set(_components(outlines[offsets[number] : offsets[number + 1]])) - kept
            kept |= new
            waiting += new
        body = bytearray()
        places: list[int] = []
        measures: list[int] = []
        for number in range(len(self.advances)):
            places.append(len(body))
            if number in kept:
                body += outlines[offsets[number] : offsets[number + 1]]
                body += bytes(-len(body) % 4)
            measures += [self.advances[number], self.bearings[number]] if number in kept else [0, 0]
        places.append(len(body))
        return _file(
            {
                **{tag: self.tables[tag] for tag in KEPT_TABLES if tag in self.tables},
                "hhea": self.tables["hhea"][:34] + struct.pack(">H", len(self.advances)),
                "hmtx": struct.pack(">" + "Hh" * len(self.advances), *measures),
                "glyf": bytes(body),
                "loca": struct.pack(f">{len(places)}L", *places),
                "cmap": _character_map((code, self.glyphs[code]) for code in wanted if code < LAST_OF_PLANE),
            }
        )

    def descriptor(self, pdf: Pdf, name: str, program: bytes) -> Object:
        """Return a font descriptor in ``pdf`` that holds ``program`` under ``name``."""
        stream = pdf.make_stream(program)
        stream["/Length1"] = len(program)
        return pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=Name(name),
                Flags=32,
                FontBBox=Array([self.scaled(value) for value in self.box]),
                ItalicAngle=0,
                Ascent=self.scaled(self.ascent),
                Descent=self.scaled(self.descent),
                CapHeight=self.scaled(self.cap_height),
                StemV=110 if "SemiBold" in self.name else 84,
                FontFile2=stream,
            )
        )


@cache
def face(file: str) -> Face:
    """Return the shipped font in ``file``, measured."""
    with TTFont(font_path(file), lazy=True) as font:
        head, windows, names = font["head"], font["OS/2"], font.getReverseGlyphMap()
        metrics = font["hmtx"]
        reader = font.reader
        return Face(
            name=file.removesuffix(".ttf"),
            tables={tag: reader[tag] for tag in (*KEPT_TABLES, "glyf", "loca") if tag in reader},
            glyphs={code: names[name] for code, name in font.getBestCmap().items()},
            advances=tuple(metrics[name][0] for name in font.getGlyphOrder()),
            bearings=tuple(metrics[name][1] for name in font.getGlyphOrder()),
            units=head.unitsPerEm,
            box=(head.xMin, head.yMin, head.xMax, head.yMax),
            ascent=windows.sTypoAscender,
            descent=windows.sTypoDescender,
            cap_height=windows.sCapHeight,
        )


def _to_unicode(pairs: list[tuple[int, str]]) -> bytes:
    """Return the table from which readers take the text back."""
    lines = ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /filing def /CMapType 2 def"]
    lines += ["1 begincodespacerange <0000> <ffff> endcodespacerange"]
    for start in range(0, len(pairs), 100):
        some = pairs[start : start + 100]
        lines.append(f"{len(some)} beginbfchar")
        lines += [f"<{glyph:04x}> <{character.encode('utf-16-be').hex()}>" for glyph, character in some]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def embed(pdf: Pdf, file: str, characters: Iterable[str]) -> Object:
    """Return the font in ``file`` as a font of ``pdf`` whose codes are glyph numbers, cut down to ``characters``."""
    font = face(file)
    by_glyph = {
        font.glyphs[ord(one)]: one for one in sorted({*characters, UNKNOWN}, reverse=True) if ord(one) in font.glyphs
    }
    name = f"/FILING+{font.name}"
    widths: list[object] = []
    for glyph in sorted(by_glyph):
        widths += [glyph, Array([font.scaled(font.advances[glyph])])]
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(name),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=font.descriptor(pdf, name, font.cut(by_glyph.values())),
        W=Array(widths),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(name),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode(sorted(by_glyph.items()))),
        )
    )
