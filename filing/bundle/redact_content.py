"""The drawing instructions of a page written anew without what its redactions touch: text, pictures, shapes.

What is inside forms (drawings used by name) is treated likewise, in a copy. Anything that cannot be removed by itself
raises ``Inseparable``; nothing is left to chance.
"""

import pikepdf
from pikepdf import ContentStreamInlineImage, Dictionary, Name, Object, Page, Pdf, Stream

from filing.bundle.geometry import Box
from filing.bundle.inline_stream import inline_stream
from filing.bundle.inseparable import Inseparable
from filing.bundle.matrices import box_moved, meet, times, within
from filing.bundle.objects import items_of, said
from filing.bundle.redact_followed import Followed, Spots
from filing.bundle.redact_image import BESIDES, redacted_image
from filing.bundle.redact_state import State, Tally
from filing.bundle.redact_text import matrix_from, plain_number

MAX_INSTRUCTIONS = 400_000  # of one page; more of them are drawn faster than they are read
MAX_DEPTH = 12  # [levels] forms inside forms
UNIT: Box = (0.0, 0.0, 1.0, 1.0)
FORM_TRASH = frozenset({*BESIDES, "/Length", "/Filter", "/DecodeParms", "/Resources", "/Ref", "/PS", "/StructParents"})


class _Run(Followed):
    """One stream of instructions: that of a page or of a form."""

    def __init__(self, pdf: Pdf, spots: Spots, resources: Object, state: State, tally: Tally, depth: int) -> None:
        super().__init__(spots, resources, state, tally)
        self._pdf, self._depth = pdf, depth
        self._added: dict[str, Object] = {}

    def run(self, source: Page | Stream) -> bytes:
        """Return the instructions of ``source`` without what the areas touch."""
        for instruction in pikepdf.parse_content_stream(source):
            self.tally.steps += 1
            if self.tally.steps > MAX_INSTRUCTIONS:
                raise Inseparable("more drawing instructions than are read")
            if isinstance(instruction, ContentStreamInlineImage):
                self._inline(instruction)
                continue
            operands: list[object] = [*instruction.operands]
            operator = str(instruction.operator)
            if operator == "Do":
                self._place(operands, operator)
            else:
                self.follow(operands, operator)
        self.count()
        data: bytes = pikepdf.unparse_content_stream(self.written)
        return data

    def resources(self) -> Dictionary:
        """Return the resources that the new instructions name, among others."""
        made = Dictionary()
        for key, value in self.shelves.items():
            made[str(key)] = value
        if self._added:
            before = made.get("/XObject")
            made["/XObject"] = Dictionary()
            for name, thing in before.items() if isinstance(before, Dictionary) else ():
                made["/XObject"][str(name)] = thing
            for name, thing in self._added.items():
                made["/XObject"][name] = thing
        return made

    def _inline(self, instruction: ContentStreamInlineImage) -> None:
        box = box_moved(UNIT, self.state.ctm)
        if not self.touches(box) and meet(box, self.spots.visible):
            self.written.append(instruction)
            return
        picture = inline_stream(self._pdf, instruction, self.shelves.get("/ColorSpace"))
        made = self._image(picture)
        if made is not None:
            self._put(made)

    def _place(self, operands: list[object], operator: str) -> None:
        shelf = self.shelves.get("/XObject")
        thing = shelf.get(str(operands[0])) if isinstance(shelf, Dictionary) else None
        kind = said(thing.get("/Subtype")) if isinstance(thing, Stream) else ""
        if not isinstance(thing, Stream) or kind not in {"/Image", "/Form"}:
            return
        made = self._image(thing) if kind == "/Image" else self._form(thing)
        if made is None:
            return
        if made is thing:
            self.emit(operands, operator)
        else:
            self._put(made)

    def _put(self, made: Object) -> None:
        """Draw ``made`` under a name of its own."""
        shelf = self.shelves.get("/XObject")
        number = len(self._added) + 1
        while f"/Redacted{number}" in self._added or (isinstance(shelf, Dictionary) and f"/Redacted{number}" in shelf):
            number += 1
        self._added[f"/Redacted{number}"] = made
        self.emit([Name(f"/Redacted{number}")], "Do")

    def _image(self, image: Stream) -> Object | None:
        box = box_moved(UNIT, self.state.ctm)
        touched = [area for area in self.spots.areas if meet(box, area)]
        if not meet(box, self.spots.visible) and not touched:
            self.tally.beside += 1
            return None
        if not touched:
            return image
        self.tally.pictures += 1
        if any(within(box, area) for area in touched):
            return None
        return self._pdf.make_indirect(redacted_image(self._pdf, image, touched, self.state.ctm))

    def _form(self, form: Stream) -> Object | None:
        if self._depth >= MAX_DEPTH:
            raise Inseparable("drawings inside drawings, deeper than is followed")
        own = items_of(form.get("/Matrix"))
        state = self.state.copy()
        state.ctm = times(matrix_from(own), state.ctm) if own else state.ctm
        corners = [plain_number(value) for value in items_of(form.get("/BBox"))]
        if len(corners) != 4:
            raise Inseparable("a drawing without a size")
        left, one, right, other = corners
        box = (min(left, right), min(one, other), max(left, right), max(one, other))
        shown = box_moved(box, state.ctm)
        if not self.touches(shown) and within(shown, self.spots.visible):
            return form
        inner = _Run(self._pdf, self.spots, form.get("/Resources", self.shelves), state, self.tally, self._depth + 1)
        made = self._pdf.make_stream(inner.run(form))
        for key, value in form.items():
            if str(key) not in FORM_TRASH:
                made[str(key)] = value
        made["/Resources"] = inner.resources()
        return made


def redacted_content(
    pdf: Pdf, source: Page | Stream, resources: Object, spots: Spots, tally: Tally
) -> tuple[bytes, Dictionary]:
    """Return the instructions of ``source`` without what ``spots`` touch, and resources that hold what they use.

    Raises: Inseparable when something cannot be removed by itself; pikepdf's errors when the page cannot be read.
    """
    run = _Run(pdf, spots, resources, State(), tally, 0)
    return run.run(source), run.resources()
