"""The drawing instructions of a page written anew without what its redactions touch: text, pictures, shapes.

What is inside forms (drawings used by name) is treated likewise, in a copy. Anything that cannot be removed by itself
raises ``Inseparable``; nothing is left to chance.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pikepdf
from pikepdf import ContentStreamInlineImage, Dictionary, Name, Object, Page, Pdf, Stream, String

from filing.bundle.geometry import Box
from filing.bundle.inline_stream import inline_stream
from filing.bundle.inseparable import Inseparable
from filing.bundle.matrices import box_moved, meet, scale_of, times, within
from filing.bundle.objects import items_of, said
from filing.bundle.redact_image import BESIDES, is_plain_shading, redacted_image
from filing.bundle.redact_paths import Path
from filing.bundle.redact_state import State, Tally
from filing.bundle.redact_text import TextPen, as_instruction, matrix_from, plain_number, strings_of
from filing.bundle.text_widths import ShownFont, shown_font

MAX_INSTRUCTIONS = 400_000  # of one page; more of them are drawn faster than they are read
MAX_DEPTH = 12  # [levels] forms inside forms
UNIT: Box = (0.0, 0.0, 1.0, 1.0)
FORM_TRASH = frozenset({*BESIDES, "/Length", "/Filter", "/DecodeParms", "/Resources", "/Ref", "/PS", "/StructParents"})


class _Run:
    """One stream of instructions: that of a page or of a form."""

    def __init__(
        self, pdf: Pdf, areas: Sequence[Box], resources: Object, state: State, tally: Tally, depth: int
    ) -> None:
        self._pdf, self._areas, self._tally, self._depth = pdf, areas, tally, depth
        self._resources = resources if isinstance(resources, Dictionary) else Dictionary()
        self._state = state
        self._stack: list[State] = []
        self._written: list[Any] = []
        self._path = Path(areas)
        self._pen = TextPen(areas, self._emit, tally.text)
        self._added: dict[str, Object] = {}
        self._fonts: dict[str, ShownFont | None] = {}

    def _emit(self, operands: Sequence[object], operator: str) -> None:
        self._written.append(as_instruction(operands, operator))

    def _find(self, kind: str, name: object) -> Object | None:
        shelf = self._resources.get(kind)
        return shelf.get(said(name)) if isinstance(shelf, Dictionary) and isinstance(name, Name) else None

    def run(self, source: Page | Stream) -> bytes:
        """Return the instructions of ``source`` without what the areas touch."""
        for instruction in pikepdf.parse_content_stream(source):
            self._tally.steps += 1
            if self._tally.steps > MAX_INSTRUCTIONS:
                raise Inseparable("more drawing instructions than are read")
            if isinstance(instruction, ContentStreamInlineImage):
                self._inline(instruction)
                continue
            operator = str(instruction.operator)
            step = STEPS.get(operator)
            if step is None:
                self._emit(list(instruction.operands), operator)
            else:
                step(self, list(instruction.operands), operator)
        self._tally.characters += self._pen.removed
        self._tally.shapes += self._path.removed
        data: bytes = pikepdf.unparse_content_stream(self._written)
        return data

    def resources(self) -> Dictionary:
        """Return the resources that the new instructions name, among others."""
        made = Dictionary()
        for key, value in self._resources.items():
            made[str(key)] = value
        if self._added:
            before = made.get("/XObject")
            made["/XObject"] = Dictionary()
            for name, thing in before.items() if isinstance(before, Dictionary) else ():
                made["/XObject"][str(name)] = thing
            for name, thing in self._added.items():
                made["/XObject"][name] = thing
        return made

    def _touches(self, box: Box) -> bool:
        return any(meet(box, area) for area in self._areas)

    def save(self, _operands: list[object], operator: str) -> None:
        self._stack.append(self._state.copy())
        self._emit([], operator)

    def restore(self, _operands: list[object], operator: str) -> None:
        if self._stack:
            self._state = self._stack.pop()
            self._emit([], operator)

    def transform(self, operands: list[object], operator: str) -> None:
        self._state.ctm = times(matrix_from(operands), self._state.ctm)
        self._emit(operands, operator)

    def line_width(self, operands: list[object], operator: str) -> None:
        self._state.width = plain_number(operands[0])
        self._emit(operands, operator)

    def graphics_state(self, operands: list[object], operator: str) -> None:
        entry = self._find("/ExtGState", operands[0])
        if isinstance(entry, Dictionary):
            if isinstance(entry.get("/SMask"), Dictionary):
                raise Inseparable("something drawn through a soft mask")
            if "/Font" in entry:
                raise Inseparable("a font that is set in a way that is not followed")
            if "/LW" in entry:
                self._state.width = plain_number(entry["/LW"])
        self._emit(operands, operator)

    def colour(self, operands: list[object], operator: str) -> None:
        patterned = False
        if operator in {"scn", "SCN"} and operands and isinstance(operands[-1], Name):
            pattern = self._find("/Pattern", operands[-1])
            shading = pattern.get("/Shading") if isinstance(pattern, Dictionary) else None
            patterned = not is_plain_shading(shading)
        if operator[0].islower():
            self._state.filled_by_pattern = patterned
        else:
            self._state.lined_by_pattern = patterned
        self._emit(operands, operator)

    def shading(self, operands: list[object], operator: str) -> None:
        if not is_plain_shading(self._find("/Shading", operands[0])):
            raise Inseparable("a run of colours that may hold a picture")
        self._emit(operands, operator)

    def path(self, operands: list[object], operator: str) -> None:
        self._path.add(operands, operator, self._state.ctm)

    def window(self, _operands: list[object], operator: str) -> None:
        self._path.window = operator

    def paint(self, _operands: list[object], operator: str) -> None:
        state = self._state
        patterned = state.filled_by_pattern or state.lined_by_pattern
        width = abs(state.width) * scale_of(state.ctm)
        for operands, each in self._path.painted(operator, width, patterned=patterned):
            self._emit(operands, each)

    def begin_text(self, _operands: list[object], operator: str) -> None:
        self._pen.begin()
        self._emit([], operator)

    def font(self, operands: list[object], operator: str) -> None:
        name = str(operands[0])
        if name not in self._fonts:
            self._fonts[name] = shown_font(self._find("/Font", operands[0]))
        self._state.text.font = self._fonts[name]
        self._state.text.size = plain_number(operands[1])
        self._emit(operands, operator)

    def text_figure(self, operands: list[object], operator: str) -> None:
        value = plain_number(operands[0])
        text = self._state.text
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
        self._emit(operands, operator)

    def text_place(self, operands: list[object], operator: str) -> None:
        if operator == "Tm":
            self._pen.put(matrix_from(operands))
            return
        if operator == "T*":
            self._pen.move(0, -self._state.text.leading)
            return
        x, y = plain_number(operands[0]), plain_number(operands[1])
        if operator == "TD":
            self._state.text.leading = -y
        self._pen.move(x, y)

    def show(self, operands: list[object], operator: str) -> None:
        if operator == '"':
            for figure, each in zip(operands[:2], ("Tw", "Tc"), strict=True):
                self.text_figure([figure], each)
        if operator in {"'", '"'}:
            self._pen.move(0, -self._state.text.leading)
        last = operands[-1]
        if operator != "TJ" and not isinstance(last, String):
            raise Inseparable("drawing instructions without their text")
        self._pen.show(strings_of(last) if operator == "TJ" else [last], self._state.text, self._state.ctm)

    def marked(self, operands: list[object], _operator: str) -> None:
        """Sections keep whether they are a layer, and nothing that may repeat their words (ActualText, Alt)."""
        if str(operands[0]) == "/OC" and isinstance(operands[-1], Name):
            self._emit(operands, "BDC")
        else:
            self._emit(operands[:1], "BMC")

    def drop(self, _operands: list[object], _operator: str) -> None:
        """Leave out what draws nothing: points marked for programs."""

    def drawn_font(self, _operands: list[object], _operator: str) -> None:
        raise Inseparable("instructions of a font outside of one")

    def _inline(self, instruction: ContentStreamInlineImage) -> None:
        if not self._touches(box_moved(UNIT, self._state.ctm)):
            self._written.append(instruction)
            return
        picture = inline_stream(self._pdf, instruction, self._resources.get("/ColorSpace"))
        made = self._image(picture)
        if made is not None:
            self._put(made)

    def place(self, operands: list[object], operator: str) -> None:
        shelf = self._resources.get("/XObject")
        thing = shelf.get(str(operands[0])) if isinstance(shelf, Dictionary) else None
        kind = said(thing.get("/Subtype")) if isinstance(thing, Stream) else ""
        if not isinstance(thing, Stream) or kind not in {"/Image", "/Form"}:
            return
        made = self._image(thing) if kind == "/Image" else self._form(thing)
        if made is None:
            return
        if made is thing:
            self._emit(operands, operator)
        else:
            self._put(made)

    def _put(self, made: Object) -> None:
        """Draw ``made`` under a name of its own."""
        shelf = self._resources.get("/XObject")
        number = len(self._added) + 1
        while f"/Redacted{number}" in self._added or (isinstance(shelf, Dictionary) and f"/Redacted{number}" in shelf):
            number += 1
        self._added[f"/Redacted{number}"] = made
        self._emit([Name(f"/Redacted{number}")], "Do")

    def _image(self, image: Stream) -> Object | None:
        box = box_moved(UNIT, self._state.ctm)
        touched = [area for area in self._areas if meet(box, area)]
        if not touched:
            return image
        self._tally.pictures += 1
        if any(within(box, area) for area in touched):
            return None
        return self._pdf.make_indirect(redacted_image(self._pdf, image, touched, self._state.ctm))

    def _form(self, form: Stream) -> Object | None:
        if self._depth >= MAX_DEPTH:
            raise Inseparable("drawings inside drawings, deeper than is followed")
        own = items_of(form.get("/Matrix"))
        state = self._state.copy()
        state.ctm = times(matrix_from(own), state.ctm) if own else state.ctm
        corners = [plain_number(value) for value in items_of(form.get("/BBox"))]
        if len(corners) != 4:
            raise Inseparable("a drawing without a size")
        left, one, right, other = corners
        box = (min(left, right), min(one, other), max(left, right), max(one, other))
        if not self._touches(box_moved(box, state.ctm)):
            return form
        inner = _Run(
            self._pdf, self._areas, form.get("/Resources", self._resources), state, self._tally, self._depth + 1
        )
        made = self._pdf.make_stream(inner.run(form))
        for key, value in form.items():
            if str(key) not in FORM_TRASH:
                made[str(key)] = value
        made["/Resources"] = inner.resources()
        return made


Step = Callable[[_Run, list[object], str], None]
STEPS: Mapping[str, Step] = MappingProxyType(
    {
        "q": _Run.save,
        "Q": _Run.restore,
        "cm": _Run.transform,
        "w": _Run.line_width,
        "gs": _Run.graphics_state,
        "sh": _Run.shading,
        "Do": _Run.place,
        "BT": _Run.begin_text,
        "Tf": _Run.font,
        "BDC": _Run.marked,
        **dict.fromkeys(("m", "l", "c", "v", "y", "h", "re"), _Run.path),
        **dict.fromkeys(("W", "W*"), _Run.window),
        **dict.fromkeys(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"), _Run.paint),
        **dict.fromkeys(("cs", "CS", "sc", "SC", "scn", "SCN", "g", "G", "rg", "RG", "k", "K"), _Run.colour),
        **dict.fromkeys(("Tc", "Tw", "Tz", "TL", "Ts", "Tr"), _Run.text_figure),
        **dict.fromkeys(("Td", "TD", "Tm", "T*"), _Run.text_place),
        **dict.fromkeys(("Tj", "TJ", "'", '"'), _Run.show),
        **dict.fromkeys(("MP", "DP"), _Run.drop),
        **dict.fromkeys(("d0", "d1"), _Run.drawn_font),
    }
)


def redacted_content(
    pdf: Pdf, source: Page | Stream, resources: Object, areas: Sequence[Box], tally: Tally
) -> tuple[bytes, Dictionary]:
    """Return the instructions of ``source`` without what lies under ``areas``, and resources that hold what they use.

    Raises: Inseparable when something cannot be removed by itself; pikepdf's errors when the page cannot be read.
    """
    run = _Run(pdf, areas, resources, State(), tally, 0)
    return run.run(source), run.resources()
