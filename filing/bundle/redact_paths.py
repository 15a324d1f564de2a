"""Lines and shapes of a page without those that a redaction touches.

A straight line or a rectangle that only crosses a redaction (the border of a table, the ground of a page) tells nothing
and stays; every other shape that touches it goes as a whole, since a shape may be a letter or a part of a drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from filing.bundle.geometry import Box, Matrix
from filing.bundle.inseparable import Inseparable
from filing.bundle.matrices import around, meet, moved, within
from filing.bundle.redact_text import plain_number

CURVES = frozenset({"c", "v", "y"})
STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
HAIR = 0.2  # [pt] a line that is said to have no width is still seen


@dataclass(slots=True)
class _Shape:
    """One stretch of a path: its instructions, and its points as the page and as the instructions have them."""

    instructions: list[tuple[list[object], str]] = field(default_factory=list)
    shown: list[tuple[float, float]] = field(default_factory=list)
    own: list[tuple[float, float]] = field(default_factory=list)
    curved: bool = False

    def add(self, operands: Sequence[object], operator: str, ctm: Matrix) -> None:
        """Take in an instruction with its points."""
        self.instructions.append((list(operands), operator))
        figures = [plain_number(value) for value in operands]
        if operator == "re" and len(figures) == 4:
            x, y, width, height = figures
            points = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        else:
            points = list(zip(figures[0::2], figures[1::2], strict=True))
        self.own.extend(points)
        self.shown.extend(moved(point, ctm) for point in points)
        self.curved = self.curved or operator in CURVES

    @property
    def plain(self) -> bool:
        """Whether this is one straight line or one upright rectangle."""
        corners = list(dict.fromkeys(self.own))
        if self.curved or len(self.own) > 5:
            return False
        if len(corners) <= 2:
            return True
        straight = all(
            abs(one[0] - other[0]) < 1e-6 or abs(one[1] - other[1]) < 1e-6
            for one, other in zip(self.own, self.own[1:], strict=False)
        )
        return straight and len(corners) == 4


class Path:
    """The path under construction. ``removed`` counts the shapes that went."""

    def __init__(self, areas: Sequence[Box]) -> None:
        self._areas = areas
        self._shapes: list[_Shape] = []
        self.window = ""
        self.removed = 0

    def add(self, operands: Sequence[object], operator: str, ctm: Matrix) -> None:
        """Take in m, l, c, v, y, h or re."""
        if operator in {"m", "re"} or not self._shapes:
            self._shapes.append(_Shape())
        self._shapes[-1].add(operands, operator, ctm)

    def _goes(self, shape: _Shape, reach: float, *, patterned: bool) -> bool:
        if not shape.shown:
            return False
        left, bottom, right, top = around(shape.shown)
        box = (left - reach, bottom - reach, right + reach, top + reach)
        touched = [area for area in self._areas if meet(box, area)]
        if not touched:
            return False
        return patterned or not shape.plain or any(within(box, area) for area in touched)

    def painted(self, operator: str, width: float, *, patterned: bool) -> list[tuple[list[object], str]]:
        """Return the instructions that draw what may stay, with ``operator`` at the end; the path is empty then.

        ``width`` is that of a line in points of the page.

        Raises: Inseparable when a shape that is a window for what follows would have to go.
        """
        reach = max(width, HAIR) / 2 if operator in STROKES else HAIR / 2
        shapes, window = self._shapes, self.window
        self._shapes, self.window = [], ""
        if window:
            if any(self._goes(shape, reach, patterned=False) and not shape.plain for shape in shapes):
                raise Inseparable("a shape that is a window for what is drawn after it")
            stay = shapes
        else:
            stay = [shape for shape in shapes if not self._goes(shape, reach, patterned=patterned)]
        self.removed += len(shapes) - len(stay)
        found = [instruction for shape in stay for instruction in shape.instructions]
        if not found and not window:
            return []
        return [*found, *([([], window)] if window else []), ([], operator)]
