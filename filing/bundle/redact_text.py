"""Text of a page shown without the characters that a redaction touches; the others stay where they stood.

Places are written as absolute ones, so that nothing in the page tells how wide each removed letter was.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pikepdf import Array, Object, Operator, String

from filing.bundle.geometry import Box, Matrix
from filing.bundle.inseparable import Inseparable
from filing.bundle.matrices import IDENTITY, box_moved, meet, moved, times
from filing.bundle.removed_text import RemovedText
from filing.bundle.text_widths import Character, ShownFont

CLIPPING = 4  # text rendering modes from here on make the letters a window for what follows
THIN = 0.01  # [size] of a character without a width

Emit = Callable[[Sequence[object], str], None]


@dataclass(slots=True)
class TextState:
    """What decides how text is set; saved and restored with the rest of the graphics state."""

    font: ShownFont | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(slots=True)
class _Piece:
    start: Matrix
    elements: list[object] = field(default_factory=list)


def plain_number(value: object) -> float:
    """Return an operand as a number.

    Raises: Inseparable when it is none.
    """
    if not isinstance(value, int | float | Decimal):
        raise Inseparable("drawing instructions without their figures")
    return float(value)


def matrix_from(operands: Sequence[object]) -> Matrix:
    """Return six operands as a matrix.

    Raises: Inseparable when they are no six numbers.
    """
    if len(operands) != 6:
        raise Inseparable("drawing instructions without their figures")
    a, b, c, d, e, f = (plain_number(value) for value in operands)
    return a, b, c, d, e, f


class TextPen:
    """Follows the text of one run of instructions, and emits what of it may stay."""

    def __init__(self, areas: Sequence[Box], visible: Box, emit: Emit, text: RemovedText) -> None:
        self._areas, self._visible = areas, visible
        self._emit = emit
        self._text = text
        self._at = self._line = IDENTITY
        self._moved = False
        self.removed = 0
        self.beside = 0

    def begin(self) -> None:
        """Begin a text object."""
        self._at = self._line = IDENTITY
        self._moved = False

    def move(self, x: float, y: float) -> None:
        """Begin a new line, ``x`` and ``y`` from the last."""
        self._line = times((1, 0, 0, 1, x, y), self._line)
        self._at = self._line
        self._moved = True

    def put(self, matrix: Matrix) -> None:
        """Set the place and the direction of the text."""
        self._at = self._line = matrix
        self._moved = True

    def _settle(self, at: Matrix) -> None:
        self._emit([Decimal(str(round(value, 5))) for value in at], "Tm")

    def _goes(self, character: Character, state: TextState, font: ShownFont, ctm: Matrix) -> bool:
        """Return whether ``character`` touches an area, or lies beside the page; count it."""
        wide = max(character.width, THIN) * state.size * state.scale
        box = (0.0, font.descent * state.size + state.rise, wide, font.ascent * state.size + state.rise)
        box = (min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3]))
        shown = box_moved(box, times(self._at, ctm))
        if any(meet(shown, area) for area in self._areas):
            self.removed += 1
            return True
        if meet(shown, self._visible):
            return False
        self.beside += 1
        return True

    def _keep_in_mind(self, character: Character, state: TextState, font: ShownFont, ctm: Matrix) -> None:
        shown = times(self._at, ctm)
        start, above = moved((0.0, 0.0), shown), moved((0.0, state.size), shown)
        end = moved((character.width * state.size * state.scale, 0.0), shown)
        self._text.add(font.letters_of(character), start, end, math.dist(start, above))

    def _advance(self, x: float) -> None:
        self._at = times((1, 0, 0, 1, x, 0), self._at)

    def show(self, elements: Sequence[object], state: TextState, ctm: Matrix) -> None:
        """Emit the strings among ``elements`` without the characters under the areas; numbers move the place.

        Raises: Inseparable when the font does not tell where its characters stand.
        """
        font = state.font
        if font is None:
            raise Inseparable("text in a font whose widths are not beyond doubt")
        start = self._at
        pieces: list[_Piece] = []
        open_piece: _Piece | None = None
        before = self.removed + self.beside
        for element in elements:
            if not isinstance(element, String):
                space = plain_number(element)
                if open_piece:
                    open_piece.elements.append(element)
                self._advance(-space / 1000 * state.size * state.scale)
                continue
            for character in font.characters(bytes(element)):
                if self._goes(character, state, font, ctm):
                    self._keep_in_mind(character, state, font, ctm)
                    open_piece = None
                elif open_piece is None:
                    open_piece = _Piece(self._at, [character.code])
                    pieces.append(open_piece)
                elif isinstance(open_piece.elements[-1], bytes):
                    open_piece.elements[-1] += character.code
                else:
                    open_piece.elements.append(character.code)
                spacing = state.character_space + (state.word_space if character.spaced else 0.0)
                self._advance((character.width * state.size + spacing) * state.scale)
        some = self.removed + self.beside > before
        self._tell(elements, start, pieces if some else None)
        if some and state.mode >= CLIPPING:
            raise Inseparable("text that is a window for what is drawn after it")

    def _tell(self, elements: Sequence[object], start: Matrix, pieces: Sequence[_Piece] | None) -> None:
        if pieces is None:
            if self._moved:
                self._settle(start)
            self._emit([Array([*elements])], "TJ")
            self._moved = False
            return
        for piece in pieces:
            self._settle(piece.start)
            strings = [String(one) if isinstance(one, bytes) else one for one in piece.elements]
            while strings and not isinstance(strings[-1], String):
                strings.pop()
            self._emit([Array(strings)], "TJ")
        self._moved = True


def as_instruction(operands: Sequence[object], operator: str) -> tuple[list[object], Operator]:
    """Return what pikepdf writes into a content stream."""
    return list(operands), Operator(operator)


def strings_of(operand: object) -> list[object]:
    """Return the elements of the operand of TJ.

    Raises: Inseparable when it is no array.
    """
    if not isinstance(operand, Array):
        raise Inseparable("drawing instructions without their text")
    elements: list[Object] = list(operand.as_list())
    return [*elements]
