"""Drawing instructions followed one by one: where each draws, with what, and which of them may stay.

Text and lines are taken apart here; pictures and drawings used by name are met in ``redact_content``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from pikepdf import Dictionary, Name, Object, String

from filing.bundle.geometry import Box
from filing.bundle.inseparable import Inseparable
from filing.bundle.matrices import meet, scale_of, times
from filing.bundle.objects import said
from filing.bundle.redact_image import is_plain_shading
from filing.bundle.redact_paths import Path
from filing.bundle.redact_state import State, Tally
from filing.bundle.redact_text import TextPen, as_instruction, matrix_from, plain_number, strings_of
from filing.bundle.text_widths import ShownFont, shown_font


@dataclass(frozen=True, slots=True)
class Spots:
    """Where a page is redacted, and the part of it that a reader sees; text and pictures beside that go as well."""

    areas: Sequence[Box]
    visible: Box


Step = Callable[[Any, list[object], str], None]


class Followed:
    """One stream of instructions, and what of it was written anew so far."""

    def __init__(self, spots: Spots, resources: Object, state: State, tally: Tally) -> None:
        self.spots, self.state, self.tally = spots, state, tally
        self.shelves = resources if isinstance(resources, Dictionary) else Dictionary()
        self.written: list[Any] = []
        self._stack: list[State] = []
        self._path = Path(spots.areas)
        self._pen = TextPen(spots.areas, spots.visible, self.emit, tally.text)
        self._fonts: dict[str, ShownFont | None] = {}

    def emit(self, operands: Sequence[object], operator: str) -> None:
        """Write an instruction."""
        self.written.append(as_instruction(operands, operator))

    def touches(self, box: Box) -> bool:
        """Return whether an area touches ``box``."""
        return any(meet(box, area) for area in self.spots.areas)

    def follow(self, operands: list[object], operator: str) -> None:
        """Take in an instruction, and write what of it may stay.

        Raises: Inseparable when it cannot be taken apart.
        """
        step = self._STEPS.get(operator)
        if step is None:
            self.emit(operands, operator)
        else:
            step(self, operands, operator)

    def count(self) -> None:
        """Add what went to the tally; once, at the end."""
        self.tally.characters += self._pen.removed
        self.tally.beside += self._pen.beside
        self.tally.shapes += self._path.removed

    def _find(self, kind: str, name: object) -> Object | None:
        shelf = self.shelves.get(kind)
        return shelf.get(said(name)) if isinstance(shelf, Dictionary) and isinstance(name, Name) else None

    def _save(self, _operands: list[object], operator: str) -> None:
        self._stack.append(self.state.copy())
        self.emit([], operator)

    def _restore(self, _operands: list[object], operator: str) -> None:
        if self._stack:
            self.state = self._stack.pop()
            self.emit([], operator)

    def _transform(self, operands: list[object], operator: str) -> None:
        self.state.ctm = times(matrix_from(operands), self.state.ctm)
        self.emit(operands, operator)

    def _line_width(self, operands: list[object], operator: str) -> None:
        self.state.width = plain_number(operands[0])
        self.emit(operands, operator)

    def _graphics_state(self, operands: list[object], operator: str) -> None:
        entry = self._find("/ExtGState", operands[0])
        if isinstance(entry, Dictionary):
            if isinstance(entry.get("/SMask"), Dictionary):
                raise Inseparable("something drawn through a soft mask")
            if "/Font" in entry:
                raise Inseparable("a font that is set in a way that is not followed")
            if "/LW" in entry:
                self.state.width = plain_number(entry["/LW"])
        self.emit(operands, operator)

    def _colour(self, operands: list[object], operator: str) -> None:
        patterned = False
        if operator in {"scn", "SCN"} and operands and isinstance(operands[-1], Name):
            pattern = self._find("/Pattern", operands[-1])
            shading = pattern.get("/Shading") if isinstance(pattern, Dictionary) else None
            patterned = not is_plain_shading(shading)
        if operator[0].islower():
            self.state.filled_by_pattern = patterned
        else:
            self.state.lined_by_pattern = patterned
        self.emit(operands, operator)

    def _shading(self, operands: list[object], operator: str) -> None:
        if not is_plain_shading(self._find("/Shading", operands[0])):
            raise Inseparable("a run of colours that may hold a picture")
        self.emit(operands, operator)

    def _draw(self, operands: list[object], operator: str) -> None:
        self._path.add(operands, operator, self.state.ctm)

    def _window(self, _operands: list[object], operator: str) -> None:
        self._path.window = operator

    def _paint(self, _operands: list[object], operator: str) -> None:
        state = self.state
        patterned = state.filled_by_pattern or state.lined_by_pattern
        width = abs(state.width) * scale_of(state.ctm)
        for operands, each in self._path.painted(operator, width, patterned=patterned):
            self.emit(operands, each)

    def _begin_text(self, _operands: list[object], operator: str) -> None:
        self._pen.begin()
        self.emit([], operator)

    def _font(self, operands: list[object], operator: str) -> None:
        name = str(operands[0])
        if name not in self._fonts:
            self._fonts[name] = shown_font(self._find("/Font", operands[0]))
        self.state.text.font = self._fonts[name]
        self.state.text.size = plain_number(operands[1])
        self.emit(operands, operator)

    def _text_figure(self, operands: list[object], operator: str) -> None:
        value = plain_number(operands[0])
        text = self.state.text
        if operator == "Tc":
            text.character_space = value
        elif operator == "Tw":
            text.word_space = value
        elif operator == "Tz":
            text.scale = value / 100
        elif operator == "TL":
            text.leading = value
        elif operator == "Ts":
            text.rise = value
        else:
            text.mode = int(value)
        self.emit(operands, operator)

    def _text_place(self, operands: list[object], operator: str) -> None:
        if operator == "Tm":
            self._pen.put(matrix_from(operands))
            return
        if operator == "T*":
            self._pen.move(0, -self.state.text.leading)
            return
        x, y = plain_number(operands[0]), plain_number(operands[1])
        if operator == "TD":
            self.state.text.leading = -y
        self._pen.move(x, y)

    def _show(self, operands: list[object], operator: str) -> None:
        if operator == '"':
            for figure, each in zip(operands[:2], ("Tw", "Tc"), strict=True):
                self._text_figure([figure], each)
        if operator in {"'", '"'}:
            self._pen.move(0, -self.state.text.leading)
        last = operands[-1]
        if operator != "TJ" and not isinstance(last, String):
            raise Inseparable("drawing instructions without their text")
        self._pen.show(strings_of(last) if operator == "TJ" else [last], self.state.text, self.state.ctm)

    def _marked(self, operands: list[object], _operator: str) -> None:
        """Sections keep whether they are a layer, and nothing that may repeat their words (ActualText, Alt)."""
        if str(operands[0]) == "/OC" and isinstance(operands[-1], Name):
            self.emit(operands, "BDC")
        else:
            self.emit(operands[:1], "BMC")

    def _drop(self, _operands: list[object], _operator: str) -> None:
        """Leave out what draws nothing: points marked for programs."""

    def _drawn_font(self, _operands: list[object], _operator: str) -> None:
        raise Inseparable("instructions of a font outside of one")

    _STEPS: ClassVar[Mapping[str, Step]] = MappingProxyType(
        {
            "q": _save,
            "Q": _restore,
            "cm": _transform,
            "w": _line_width,
            "gs": _graphics_state,
            "sh": _shading,
            "BT": _begin_text,
            "Tf": _font,
            "BDC": _marked,
            **dict.fromkeys(("m", "l", "c", "v", "y", "h", "re"), _draw),
            **dict.fromkeys(("W", "W*"), _window),
            **dict.fromkeys(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"), _paint),
            **dict.fromkeys(("cs", "CS", "sc", "SC", "scn", "SCN", "g", "G", "rg", "RG", "k", "K"), _colour),
            **dict.fromkeys(("Tc", "Tw", "Tz", "TL", "Ts", "Tr"), _text_figure),
            **dict.fromkeys(("Td", "TD", "Tm", "T*"), _text_place),
            **dict.fromkeys(("Tj", "TJ", "'", '"'), _show),
            **dict.fromkeys(("MP", "DP"), _drop),
            **dict.fromkeys(("d0", "d1"), _drawn_font),
        }
    )
