"""A4 pages set directly: headings, facts and tables in the house fonts, drawn in thousandths of a second.

The pages that every bundle needs (the exhibit list, tab sheets) are made here, since a layout engine takes longer over
them than the whole bundle does over everything else. All positions are known when a page is set, so that links need
not be searched for afterwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pikepdf import Dictionary, Object, Pdf

from filing.bundle.fonts import REGULAR, SEMIBOLD, embed, face
from filing.bundle.geometry import Box, numbers

MM = 72 / 25.4  # [pt]
WIDTH, HEIGHT = 595.276, 841.89  # [pt] A4
LEFT, RIGHT = 20 * MM, WIDTH - 20 * MM  # [pt]
TOP, BOTTOM = HEIGHT - 22 * MM, 20 * MM  # [pt] the stamp stands above the first line
BODY = 10.0  # [pt] size of the letters
LEADING = 13.0  # [pt] from line to line
GAP = 3 * MM  # [pt] between columns
ROW_PADDING = 1.6 * MM  # [pt] above and below the text of a row
LABELS = 26 * MM  # [pt] width of the labels of facts
FONT_NAMES = {REGULAR: "/R", SEMIBOLD: "/S"}
BLACK, GREY, PALE = "0 g", "0.267 g", "0.667 G"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in pt, and how it looks."""

    heading: str
    width: float
    font: str = REGULAR
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. ``key`` is what its area is later found by; None for a row that leads nowhere."""

    cells: tuple[str, ...]
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """Where a row stands: page from 0, and its rectangle."""

    key: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages that are set: their drawing instructions, where the rows stand, and the characters of each font."""

    pages: tuple[bytes, ...]
    areas: tuple[Area, ...]
    used: tuple[tuple[str, frozenset[str]], ...]


def _pieces(word: str, font: str, size: float, width: float) -> Iterable[str]:
    """Return ``word`` cut where it does not fit into ``width``."""
    one = face(font)
    if one.width(word, size) <= width:
        return [word]
    found, line, taken = [], "", 0.0
    for character in word:
        wide = one.width(character, size)
        if line and taken + wide > width:
            found.append(line)
            line, taken = "", 0.0
        line, taken = line + character, taken + wide
    return [*found, line]


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Return the lines of ``text``, none wider than ``width``; one empty line for no text. Line ends stay."""
    one = face(font)
    space = one.width(" ", size)
    lines: list[str] = []
    line, taken = "", 0.0
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            lines.append(line)
            line, taken = "", 0.0
        for word in paragraph.split():
            for piece in _pieces(word, font, size, width):
                wide = one.width(piece, size)
                if line and taken + space + wide > width:
                    lines.append(line)
                    line, taken = "", 0.0
                line, taken = (f"{line} {piece}", taken + space + wide) if line else (piece, wide)
    return [*lines, line]


@dataclass(slots=True)
class Setter:
    """Sets blocks one under the other and begins a new page when one is full; ``sheets()`` gives the result."""

    _pages: list[list[str]] = field(default_factory=lambda: [[]])
    _y: float = TOP
    _areas: list[Area] = field(default_factory=list)
    _used: dict[str, set[str]] = field(default_factory=lambda: {REGULAR: set(), SEMIBOLD: set()})

    def _draw(self, instruction: str) -> None:
        self._pages[-1].append(instruction)

    def _turn(self) -> None:
        self._pages.append([])
        self._y = TOP

    def _line(self, x: float, baseline: float, text: str, font: str = REGULAR, size: float = BODY) -> None:
        if text:
            self._used[font].update(text)
            place = numbers([x, baseline])
            self._draw(
                f"BT {FONT_NAMES[font]} {numbers([size])} Tf 1 0 0 1 {place} Tm <{face(font).encoded(text)}> Tj ET"
            )

    def _rule(self, y: float, thickness: float, colour: str) -> None:
        self._draw(f"{colour} {numbers([thickness])} w {numbers([LEFT, y])} m {numbers([RIGHT, y])} l S")

    def skip(self, height: float) -> None:
        """Leave ``height`` pt free."""
        self._y -= height

    def heading(self, text: str, size: float = 20.0) -> None:
        """Set a heading."""
        for line in wrapped(text, SEMIBOLD, size, RIGHT - LEFT):
            if self._y - 1.2 * size < BOTTOM:
                self._turn()
            self._line(LEFT, self._y - size, line, SEMIBOLD, size)
            self._y -= 1.2 * size
        self._y -= 5 * MM

    def paragraph(self, text: str, font: str = REGULAR, size: float = BODY) -> None:
        """Set a paragraph over the full width."""
        leading = size * LEADING / BODY
        for line in wrapped(text, font, size, RIGHT - LEFT):
            if self._y - leading < BOTTOM:
                self._turn()
            self._line(LEFT, self._y - size, line, font, size)
            self._y -= leading
        self._y -= 2 * MM

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Set labels and values in two columns."""
        for label, value in rows:
            names = wrapped(label, REGULAR, BODY, LABELS - GAP)
            values = wrapped(value, REGULAR, BODY, RIGHT - LEFT - LABELS)
            for place in range(max(len(names), len(values))):
                if self._y - LEADING < BOTTOM:
                    self._turn()
                if place < len(names):
                    self._draw(GREY)
                    self._line(LEFT, self._y - BODY, names[place])
                    self._draw(BLACK)
                if place < len(values):
                    self._line(LEFT + LABELS, self._y - BODY, values[place])
                self._y -= LEADING
            self._y -= 0.8 * MM
        self._y -= 7 * MM

    def _cells(self, columns: Sequence[Column], texts: Sequence[Sequence[str]], size: float) -> None:
        """Draw the cells from the present height down, each whole before the next, so that they are read so too."""
        x = LEFT
        for column, lines in zip(columns, texts, strict=True):
            for line, text in enumerate(lines):
                wide = face(column.font).width(text, size) if column.right else 0.0
                baseline = self._y - line * LEADING - size
                self._line(x + column.width - wide if column.right else x, baseline, text, column.font, size)
            x += column.width

    def _head(self, columns: Sequence[Column]) -> None:
        bold = [Column(column.heading, column.width, SEMIBOLD, column.right) for column in columns]
        self._y -= 1 * MM
        self._cells(bold, [[column.heading] for column in columns], 9.0)
        self._y -= LEADING + 0.5 * MM
        self._rule(self._y, 0.6, "0 G")

    def table(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """Set a table whose heading stands on every page; a row is divided only when it is higher than a page."""
        if self._y - 4 * LEADING < BOTTOM:
            self._turn()
        self._head(columns)
        fits = TOP - BOTTOM - 3 * LEADING
        for row in rows:
            texts = [
                wrapped(text, column.font, BODY, column.width - (0 if column.right else GAP))
                for column, text in zip(columns, row.cells, strict=True)
            ]
            count = max(map(len, texts))
            high = count * LEADING + 2 * ROW_PADDING
            if self._y - high < BOTTOM and high <= fits:
                self._turn()
                self._head(columns)
            begin = self._y
            self._y -= ROW_PADDING
            line = 0
            while line < count:
                room = int((self._y - ROW_PADDING - BOTTOM) / LEADING)
                if room < 1:
                    self._note(row.key, begin)
                    self._turn()
                    self._head(columns)
                    begin = self._y
                    self._y -= ROW_PADDING
                    continue
                taken = min(room, count - line)
                self._cells(columns, [lines[line : line + taken] for lines in texts], BODY)
                self._y -= taken * LEADING
                line += taken
            self._y -= ROW_PADDING
            self._rule(self._y, 0.3, PALE)
            self._note(row.key, begin)

    def _note(self, key: int | None, begin: float) -> None:
        if key is not None:
            self._areas.append(Area(key, len(self._pages) - 1, (LEFT, self._y, RIGHT, begin)))

    def sheets(self) -> Sheets:
        """Return what was set."""
        pages = tuple("\n".join(lines).encode("ascii") for lines in self._pages)
        return Sheets(pages, tuple(self._areas), tuple((font, frozenset(used)) for font, used in self._used.items()))


def fonts_for(pdf: Pdf, *several: Sheets) -> Dictionary:
    """Return the fonts that all of ``several`` draw with, each once, as a resource of pages of ``pdf``."""
    used: dict[str, set[str]] = {}
    for sheets in several:
        for font, characters in sheets.used:
            used.setdefault(font, set()).update(characters)
    return Dictionary({FONT_NAMES[font]: embed(pdf, font, chars) for font, chars in sorted(used.items()) if chars})


def add_sheets(pdf: Pdf, sheets: Sheets, fonts: Dictionary) -> list[Object]:
    """Append the pages to ``pdf``, and return them."""
    made: list[Object] = []
    for drawing in sheets.pages:
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.obj["/Resources"] = Dictionary(Font=fonts)
        page.obj["/Contents"] = pdf.make_stream(drawing)
        made.append(page.obj)
    return made
