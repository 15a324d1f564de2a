"""What a page draws, as rectangles: text with estimated widths, lines and fills, pictures; as true as a stamp needs.

Grounds in white and shapes that fill most of the page are no print. Of pictures that do, the pixels are looked at.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Stream

from filing.bundle.geometry import Box, Matrix, View, number_in
from filing.bundle.matrices import IDENTITY, box_moved, inverse, meet, times, within
from filing.bundle.objects import dictionaries_of, items_of, said
from filing.bundle.picture_ground import Picture, reduced_picture

MOST_INSTRUCTIONS = 20_000  # of one page; a drawing with more is not searched
MOST_DEPTH = 3  # [levels] of drawings inside drawings
LETTER = 0.5  # [sizes] width of a letter, on average
MOST_OF_PAGE = 0.5  # [share] from which a shape is a ground
PAINTS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"})
FILLS = frozenset({"f", "F", "f*"})
RECTANGLE_POINTS = 5  # of a path; with more it may be a picture
WHITE = {"g": (1.0,), "rg": (1.0, 1.0, 1.0), "k": (0.0, 0.0, 0.0, 0.0)}
INKS = 4  # figures of a colour of cyan, magenta, yellow and black
DARK = 0.25  # [share of full light] up to which a colour hides what lies below it
MOST_COVERS = 500  # [dark shapes of a page] that are held against its text
TWO_BYTES = "/Type0"
NEVER_DRAWN = frozenset({"/Link", "/Popup", "/Widget", "/Redact"})  # without a look of their own


@dataclass(frozen=True, slots=True)
class _State:
    to_view: Matrix
    white: bool = False
    dark: bool = True
    size: float = 0.0
    letter: float = LETTER
    leading: float = 0.0


def _annotated(page: Page) -> Iterator[Box]:
    """Yield where annotations show something; links do not. Readers draw notes that bring no look of their own."""
    for annotation in dictionaries_of(page.obj.get("/Annots")):
        drawn = "/AP" in annotation or said(annotation.get("/Subtype")) not in NEVER_DRAWN
        area = [number_in(value) for value in items_of(annotation.get("/Rect"))]
        if drawn and len(area) == 4:
            left, bottom, right, top = (value or 0.0 for value in area)
            yield min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _is_dark(figures: tuple[float, ...]) -> bool:
    """Return whether a colour, of grey, of light or of ink, is nearly black."""
    if len(figures) == INKS:
        return min(1.0, min(figures[:3]) + figures[3]) >= 1 - DARK
    return bool(figures) and max(figures) <= DARK


def _blackened(page: Page) -> Iterator[Box]:
    """Yield the notes that are filled with black."""
    for annotation in dictionaries_of(page.obj.get("/Annots")):
        area = [number_in(value) or 0.0 for value in items_of(annotation.get("/Rect"))]
        colour = [number_in(value) for value in items_of(annotation.get("/IC"))]
        figures = tuple(value for value in colour if value is not None)
        if said(annotation.get("/Subtype")) == "/Square" and len(area) == 4 and _is_dark(figures):
            yield min(area[0], area[2]), min(area[1], area[3]), max(area[0], area[2]), max(area[1], area[3])


class PrintOfPage:
    """Collects what a page draws; ``occupied`` then tells whether a part of the view has print.

    ``covered``: text lies below a dark rectangle that is drawn later. It is still in the file, and anybody can read it.
    """

    def __init__(self, page: Page, view: View) -> None:
        self.covered = False
        self._texts: list[Box] = []
        self._covers = 0
        self._boxes: list[Box] = []
        self._grounds: list[Box] = []
        self._pictures: list[Picture] = []
        self._area = view.width * view.height
        self._left = MOST_INSTRUCTIONS
        start = inverse(view.matrix)
        if start is not None:
            self._read(page.obj, page.obj.get("/Resources"), _State(start), 0)
            self._boxes += [box_moved(box, start) for box in _annotated(page)]
            for box in _blackened(page):
                self.cover(start, box)

    def occupied(self, box: Box) -> bool:
        """Return whether there is print in ``box``, in the coordinates of the view."""
        return (
            any(meet(box, one) for one in self._boxes)
            or any(meet(box, one) and not within(box, one) for one in self._grounds)
            or any(picture.shows(box) for picture in self._pictures)
        )

    def _read(self, drawing: Object, resources: object, state: _State, depth: int) -> None:
        known = resources if isinstance(resources, Dictionary) else Dictionary()
        instructions = pikepdf.parse_content_stream(drawing)
        self._left -= len(instructions)
        if self._left < 0:
            return
        _Run(self, known, state, depth).over(instructions)

    def picture(self, stream: Stream, state: _State) -> None:
        """Note a picture that is drawn on the unit square of ``state``."""
        found = box_moved((0, 0, 1, 1), state.to_view)
        back = inverse(state.to_view)
        large = (found[2] - found[0]) * (found[3] - found[1]) > MOST_OF_PAGE * self._area
        small = reduced_picture(stream) if large and back is not None else None
        if small is not None and back is not None:
            self._pictures.append(Picture(small, back))
        else:
            self._boxes.append(found)

    def form(self, stream: Stream, resources: Dictionary, state: _State, depth: int) -> None:
        """Note what a drawing inside the drawing draws."""
        own = stream.get("/Matrix")
        values = [float(value) for value in own.as_list()] if isinstance(own, pikepdf.Array) and len(own) == 6 else []
        matrix: Matrix = (values[0], values[1], values[2], values[3], values[4], values[5]) if values else IDENTITY
        inner = replace(state, to_view=times(matrix, state.to_view))
        if depth < MOST_DEPTH:
            self._read(stream, stream.get("/Resources", resources), inner, depth + 1)

    def box(self, matrix: Matrix, box: Box) -> None:
        """Note a rectangle with print in it."""
        self._boxes.append(box_moved(box, matrix))

    def text(self, matrix: Matrix, box: Box) -> None:
        """Note a rectangle with text in it."""
        self._texts.append(box_moved(box, matrix))
        self._boxes.append(self._texts[-1])

    def cover(self, matrix: Matrix, box: Box) -> None:
        """Note a dark rectangle: whether it hides at least a letter or two of a text, and most of their height."""
        dark = box_moved(box, matrix)
        self._covers += 1
        if self.covered or self._covers > MOST_COVERS:
            return
        for text in self._texts:
            high = text[3] - text[1]
            wide = min(dark[2], text[2]) - max(dark[0], text[0])
            if wide >= min(high, text[2] - text[0]) and min(dark[3], text[3]) - max(dark[1], text[1]) >= high * 2 / 3:
                self.covered = True
                return

    def shape(self, matrix: Matrix, box: Box, *, even: bool) -> None:
        """Note a shape by its rectangle: one that fills most of the page is its ground; an ``even`` one is a ground."""
        found = box_moved(box, matrix)
        if (found[2] - found[0]) * (found[3] - found[1]) <= MOST_OF_PAGE * self._area:
            (self._grounds if even else self._boxes).append(found)


class _Run:
    """One pass over drawing instructions."""

    def __init__(self, found: PrintOfPage, resources: Dictionary, state: _State, depth: int) -> None:
        self._found = found
        self._resources = resources
        self._state = state
        self._depth = depth
        self._saved: list[_State] = []
        self._line = self._text = IDENTITY
        self._path: list[tuple[float, float]] = []

    def over(self, instructions: Iterable[object]) -> None:
        for instruction in instructions:
            operator = str(getattr(instruction, "operator", ""))
            operands = list(getattr(instruction, "operands", ()))
            try:
                self._step(operator, operands)
            except (TypeError, ValueError, IndexError, AttributeError, OverflowError):
                continue  # operands that make no sense draw nothing

    def _step(self, operator: str, operands: list[object]) -> None:
        if operator == "q":
            self._saved.append(self._state)
        elif operator == "Q":
            self._state = self._saved.pop() if self._saved else self._state
        elif operator == "cm":
            self._state = replace(self._state, to_view=times(_matrix(operands), self._state.to_view))
        elif operator in WHITE:
            figures = tuple(map(_float, operands))
            self._state = replace(self._state, white=figures == WHITE[operator], dark=_is_dark(figures))
        elif operator in {"sc", "scn", "cs"}:
            self._state = replace(self._state, white=False, dark=False)
        elif operator in {"m", "l", "c", "v", "y", "re"}:
            self._draw(operator, [_float(value) for value in operands])
        elif operator in PAINTS or operator == "n":
            self._paint(operator)
        elif operator == "Do":
            self._do(str(operands[0]))
        elif operator in {"INLINE IMAGE", "BI"}:
            self._found.shape(self._state.to_view, (0, 0, 1, 1), even=False)
        else:
            self._write(operator, operands)

    def _draw(self, operator: str, values: list[float]) -> None:
        if operator == "re":
            x, y, wide, high = values
            values = [x, y, x + wide, y + high]
        self._path += list(zip(values[::2], values[1::2], strict=True))

    def _paint(self, operator: str) -> None:
        points, self._path = self._path, []
        if points and operator != "n" and not (operator in FILLS and self._state.white):
            across, upward = [x for x, _y in points], [y for _x, y in points]
            box = (min(across), min(upward), max(across), max(upward))
            rectangle = operator in FILLS and len(points) <= RECTANGLE_POINTS
            self._found.shape(self._state.to_view, box, even=rectangle)
            if rectangle and self._state.dark:
                self._found.cover(self._state.to_view, box)

    def _do(self, name: str) -> None:
        listed = self._resources.get("/XObject")
        stream = listed.get(name) if isinstance(listed, Dictionary) else None
        if not isinstance(stream, Stream):
            return
        if stream.get("/Subtype") == Name.Image:
            self._found.picture(stream, self._state)
        elif stream.get("/Subtype") == Name.Form:
            self._found.form(stream, self._resources, self._state, self._depth)

    def _write(self, operator: str, operands: list[object]) -> None:
        if operator == "BT":
            self._line = self._text = IDENTITY
        elif operator == "Tf":
            self._state = replace(self._state, size=_float(operands[1]), letter=self._letter(str(operands[0])))
        elif operator == "TL":
            self._state = replace(self._state, leading=_float(operands[0]))
        elif operator == "Tm":
            self._line = self._text = _matrix(operands)
        elif operator in {"Td", "TD"}:
            self._next(_float(operands[0]), _float(operands[1]))
            if operator == "TD":
                self._state = replace(self._state, leading=-_float(operands[1]))
        elif operator == "T*":
            self._next(0, -self._state.leading)
        elif operator in {"Tj", "TJ", "'", '"'}:
            if operator in {"'", '"'}:
                self._next(0, -self._state.leading)
            self._show(operands[-1])

    def _letter(self, name: str) -> float:
        fonts = self._resources.get("/Font")
        font = fonts.get(name) if isinstance(fonts, Dictionary) else None
        two = isinstance(font, Dictionary) and str(font.get("/Subtype", "")) == TWO_BYTES
        return LETTER / 2 if two else LETTER

    def _next(self, aside: float, up: float) -> None:
        self._line = self._text = times((1, 0, 0, 1, aside, up), self._line)

    def _show(self, shown: object) -> None:
        size = self._state.size
        wide = sum(_widths(shown, size, self._state.letter))
        matrix = times(self._text, self._state.to_view)
        if wide and bytes_of(shown).strip():
            self._found.text(matrix, (0, -0.25 * size, wide, 0.8 * size))
        self._text = times((1, 0, 0, 1, wide, 0), self._text)


def bytes_of(shown: object) -> bytes:
    """Return the codes of what a text instruction shows."""
    if isinstance(shown, pikepdf.Array):
        return b"".join(bytes(piece) for piece in shown.as_list() if isinstance(piece, pikepdf.String))
    return bytes(shown) if isinstance(shown, pikepdf.String) else b""


def _widths(shown: object, size: float, letter: float) -> Iterator[float]:
    for piece in shown.as_list() if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(piece, pikepdf.String):
            yield len(bytes(piece)) * letter * size
        else:
            yield -_float(piece) / 1000 * size


def _float(value: object) -> float:
    return float(value)  # type: ignore[arg-type]  # the caller passes over what is no number


def _matrix(values: list[object]) -> Matrix:
    a, b, c, d, e, f = (_float(value) for value in values)
    return a, b, c, d, e, f
