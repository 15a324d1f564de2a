"""Drawing instructions without anything that draws nothing: remarks, marked points, tags, texts beside, own names.

What an instruction cannot need (a string where a figure belongs) goes, and so does what no reader knows. The names of
what is drawn with become plain ones, since a name can say a word as well.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, Name, Operator, Page, Pdf, Stream, String

from filing.bundle.bare_shelves import Shelves
from filing.bundle.inline_stream import inline_stream, says_only_what_draws
from filing.bundle.inseparable import Inseparable
from filing.bundle.objects import items_of, said

Instruction = tuple[Sequence[object], str]

MOST_INSTRUCTIONS = 2_000_000  # of one page with all that it uses
FIGURES = frozenset(
    ("w", "J", "j", "M", "d", "i", "q", "Q", "cm", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B",
     "B*", "b", "b*", "n", "W", "W*", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tr", "Ts", "Td", "TD", "Tm", "T*", "g", "G",
     "rg", "RG", "k", "K", "sc", "SC", "d0", "d1", "EMC")
)  # fmt: skip
NAMED = {"Do": "/XObject", "gs": "/ExtGState", "sh": "/Shading", "Tf": "/Font"}
COLOURS = frozenset({"cs", "CS"})
PATTERNS = frozenset({"scn", "SCN"})
SHOWING = frozenset({"Tj", "TJ", "'", '"'})
INTENTS = frozenset({"/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual"})
PLAIN_SPACES = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"})
ARTIFACT, SECTION = "/Artifact", "/Span"


def _is_figure(value: object) -> bool:
    return isinstance(value, int | float | Decimal)


def _figures(operands: Sequence[object]) -> list[object]:
    kept: list[object] = []
    for value in operands:
        if _is_figure(value):
            kept.append(value)
        elif isinstance(value, Array):
            kept.append(Array([one for one in value.as_list() if _is_figure(one)]))
    return kept


def _last_name(operands: Sequence[object]) -> Name | None:
    named = [value for value in operands if isinstance(value, Name)]
    return named[-1] if named else None


class BareContent:
    """Rewrites one stream of instructions; ``shelves`` give what it draws with a plain name.

    ``steps`` are the instructions of the page that were met so far.
    """

    def __init__(self, pdf: Pdf, shelves: Shelves, steps: int) -> None:
        self._pdf, self._shelves = pdf, shelves
        self._find = shelves.find
        self.steps = steps

    def rewritten(self, source: Page | Stream) -> bytes:
        """Return the instructions of ``source`` that draw, with plain names.

        Raises: Inseparable when there are too many; pikepdf's errors when they cannot be read.
        """
        written: list[Any] = []
        for instruction in pikepdf.parse_content_stream(source):
            self.steps += 1
            if self.steps > MOST_INSTRUCTIONS:
                raise Inseparable("more drawing instructions than are read")
            if isinstance(instruction, ContentStreamInlineImage):
                if says_only_what_draws(instruction):
                    written.append(instruction)
                    continue
                kept: Iterator[Instruction] = self._placed(instruction)
            else:
                kept = self._kept(list(instruction.operands), said(instruction.operator))
            written.extend((list(operands), Operator(operator)) for operands, operator in kept)
        data: bytes = pikepdf.unparse_content_stream(written)
        return data

    def _placed(self, instruction: ContentStreamInlineImage) -> Iterator[Instruction]:
        yield [self._shelves.add(inline_stream(self._pdf, instruction, self._shelves.spaces))], "Do"

    def _kept(self, operands: list[object], operator: str) -> Iterator[Instruction]:
        if operator in FIGURES:
            yield _figures(operands), operator
        elif operator in SHOWING:
            yield from self._shown(operands, operator)
        elif operator in NAMED:
            yield from self._named(operands, operator)
        elif operator in COLOURS or operator in PATTERNS:
            yield from self._coloured(operands, operator)
        elif operator in {"BMC", "BDC"}:
            yield from self._marked(operands)
        elif operator == "ri":
            name = _last_name(operands)
            if name is not None and said(name) in INTENTS:
                yield [name], operator

    def _named(self, operands: list[object], operator: str) -> Iterator[Instruction]:
        name = _last_name(operands)
        plain = self._find(NAMED[operator], name) if name is not None else None
        if plain is not None:
            yield [plain, *(_figures(operands)[:1] if operator == "Tf" else ())], operator
        elif operator == "Tf":
            raise Inseparable("text in a font that is not there")

    def _coloured(self, operands: list[object], operator: str) -> Iterator[Instruction]:
        name = _last_name(operands)
        if operator in COLOURS:
            plain = name if said(name) in PLAIN_SPACES else self._find("/ColorSpace", name) if name else None
            if plain is not None:
                yield [plain], operator
            return
        if name is None:
            yield _figures(operands), operator
            return
        plain = self._find("/Pattern", name)
        if plain is not None:
            yield [*_figures(operands), plain], operator

    def _marked(self, operands: list[object]) -> Iterator[Instruction]:
        tag = said(operands[0]) if operands else ""
        name = operands[-1] if operands else None
        layer = self._find("/Properties", name) if tag == "/OC" and isinstance(name, Name) else None
        if layer is not None:
            yield [Name("/OC"), layer], "BDC"
        else:
            yield [Name(ARTIFACT if tag == ARTIFACT else SECTION)], "BMC"

    def _shown(self, operands: list[object], operator: str) -> Iterator[Instruction]:
        last = operands[-1] if operands else None
        if operator == "TJ":
            elements = items_of(last)
            yield [Array([one for one in elements if isinstance(one, String) or _is_figure(one)])], operator
        elif isinstance(last, String):
            yield [*(_figures(operands[:-1])[:2] if operator == '"' else ()), last], operator
