"""How a form field looks that brings no picture of itself: its text in Helvetica, or a cross in its box."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Pdf

from filing.bundle.geometry import numbers
from filing.bundle.objects import items_of
from filing.bundle.standard_widths import HELVETICA

MULTILINE, COMB = 1 << 12, 1 << 24  # field flags
SIZE = re.compile(r"([\d.]+)\s+Tf")
COLOUR = re.compile(r"((?:[\d.]+\s+){1,4}(?:g|rg|k))(?=\s|$)")
USUAL, SMALLEST = 12.0, 4.0  # [pt]
LEADING = 1.15  # [size]
INSET = 2.0  # [pt]
TURNS = {90: [0, 1, -1, 0, 0, 0], 180: [-1, 0, 0, -1, 0, 0], 270: [0, -1, 1, 0, 0, 0]}
ENCODING = "cp1252"
FILLS = {1: "g", 3: "rg", 4: "k"}  # by the number of figures of a colour
STROKES = {1: "G", 3: "RG", 4: "K"}
CENTRED, RIGHT = 1, 2


def _width(text: bytes, size: float) -> float:
    return sum(HELVETICA[code - 32] if code >= 32 else 0 for code in text) * size / 1000


def _wrapped(text: str, size: float, room: float) -> Iterator[bytes]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        held = b""
        for word in line.encode(ENCODING).split(b" "):
            longer = held + b" " + word if held else word
            if held and _width(longer, size) > room:
                yield held
                held = word
            else:
                held = longer
        yield held


def _lines(text: str, asked: float, wide: float, high: float, *, several: bool) -> tuple[float, list[bytes]]:
    """Return the size and the lines of ``text``; a size that was left open, or that does not fit, is made to fit."""
    size = asked or (USUAL if several else min(USUAL, high * 0.7))
    while True:
        lines = list(_wrapped(text, size, wide)) if several else [" ".join(text.split()).encode(ENCODING)]
        fits = len(lines) * size * LEADING <= high + size and all(_width(line, size) <= wide for line in lines)
        if fits or size <= SMALLEST:
            return size, lines
        size = max(SMALLEST, size - 0.5)


def _figure(value: object) -> float:
    return float(value) if isinstance(value, int | float | Decimal) else 0.0


def _box(widget: Dictionary) -> tuple[float, float, int]:
    """Return width and height of the field as it is read, and how far it is turned."""
    sides = [_figure(value) for value in items_of(widget.get("/Rect"))]
    left, one, right, other = sides if len(sides) == 4 else (0.0, 0.0, 0.0, 0.0)
    wide, high = abs(right - left), abs(other - one)
    marks = widget.get("/MK")
    turn = marks.get("/R", 0) if isinstance(marks, Dictionary) else 0
    turn = turn % 360 if isinstance(turn, int) else 0
    return (high, wide, turn) if turn in {90, 270} else (wide, high, turn)


def _ground(widget: Dictionary, wide: float, high: float) -> Iterator[str]:
    """Give the ground and the border of a field, where it asks for them."""
    marks = widget.get("/MK")
    for key, setters, painter in (("/BG", FILLS, "f"), ("/BC", STROKES, "S")):
        figures = [_figure(item) for item in items_of(marks.get(key))] if isinstance(marks, Dictionary) else []
        setter = setters.get(len(figures))
        if setter:
            yield f"q {numbers(figures)} {setter} {numbers([0.5, 0.5, wide - 1, high - 1])} re {painter} Q"


def _look(pdf: Pdf, widget: Dictionary, drawing: str) -> Object:
    wide, high, turn = _box(widget)
    made = pdf.make_stream(drawing.encode("ascii"))
    made["/Type"], made["/Subtype"] = Name.XObject, Name.Form
    made["/BBox"] = Array([0, 0, round(wide, 3), round(high, 3)])
    if turn in TURNS:
        made["/Matrix"] = Array(TURNS[turn])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    made["/Resources"] = Dictionary(Font=Dictionary(Helv=font))
    return pdf.make_indirect(made)


def text_look(pdf: Pdf, widget: Dictionary, text: str, how: str, flags: int) -> Object | None:
    """Return the picture of a text field, or None when Helvetica lacks letters of its text.

    ``how`` is the field's own instruction for its text (size and colour), ``flags`` those of the field.
    """
    try:
        text.encode(ENCODING)
    except UnicodeEncodeError:
        return None
    wide, high, _turn = _box(widget)
    given = SIZE.search(how)
    several = bool(flags & MULTILINE)
    size, lines = _lines(text, float(given[1]) if given else 0.0, wide - 2 * INSET, high - 2 * INSET, several=several)
    colour = COLOUR.search(how)
    aligned = widget.get("/Q", 0)
    cells = widget.get("/MaxLen") if flags & COMB else None
    drawing = [
        *_ground(widget, wide, high),
        f"/Tx BMC q BT {colour[1] if colour else '0 g'} /Helv {numbers([size])} Tf",
    ]
    y = high - INSET - size if several else (high - size) / 2 + size * 0.22
    for line in lines:
        if isinstance(cells, int) and cells > 0:
            drawing += _combed(line, size, wide / cells, y)
        else:
            spare = wide - 2 * INSET - _width(line, size)
            x = INSET + (spare / 2 if aligned == CENTRED else spare if aligned == RIGHT else 0.0)
            drawing.append(f"1 0 0 1 {numbers([x, y])} Tm <{line.hex()}> Tj")
        y -= size * LEADING
    return _look(pdf, widget, " ".join([*drawing, "ET Q EMC"]))


def _combed(line: bytes, size: float, cell: float, y: float) -> Iterator[str]:
    for place, code in enumerate(line):
        letter = bytes([code])
        x = place * cell + (cell - _width(letter, size)) / 2
        yield f"1 0 0 1 {numbers([x, y])} Tm <{letter.hex()}> Tj"


def checked_look(pdf: Pdf, widget: Dictionary) -> Object:
    """Return the picture of a box that is ticked: a cross."""
    wide, high, _turn = _box(widget)
    edge = min(wide, high) * 0.2
    ends = [(edge, edge, wide - edge, high - edge), (edge, high - edge, wide - edge, edge)]
    lines = " ".join(f"{numbers([a, b])} m {numbers([c, d])} l" for a, b, c, d in ends)
    return _look(pdf, widget, f"q 0 G {numbers([max(0.8, edge * 0.35)])} w 1 J {lines} S Q")
