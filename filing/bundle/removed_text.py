"""The text that a redaction took, as runs of words: so that it can be looked for elsewhere. It is written nowhere."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

GAP = 0.18  # [size] between characters from which they are two words
BREAK = 3.0  # [size] from which they are two runs
SAME_LINE = 0.3  # [size] by which characters of one line may stand above or below it


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    start: Point
    end: Point
    size: float


def _joined(letters: Iterable[_Letter]) -> list[str]:
    """Return ``letters`` in their order as runs, divided into words by the room between them."""
    runs: list[list[str]] = []
    end: Point = (math.inf, math.inf)
    for letter in letters:
        far = math.dist(letter.start, end) / letter.size if letter.size > 0 else math.inf
        if not runs or far > BREAK:
            runs.append([])
        elif far > GAP:
            runs[-1].append(" ")
        runs[-1].append(letter.text)
        end = letter.end
    return ["".join(run) for run in runs]


def _line(letter: _Letter) -> tuple[float, float, float, float]:
    """Return the direction in which ``letter`` is read, its line, and its place on that line."""
    across, up = letter.end[0] - letter.start[0], letter.end[1] - letter.start[1]
    length = math.hypot(across, up) or 1.0
    x, y = round(across / length, 1), round(up / length, 1)
    beside = letter.start[1] * x - letter.start[0] * y
    return x, y, round(beside / (SAME_LINE * letter.size or 1.0)), letter.start[0] * x + letter.start[1] * y


class RemovedText:
    """Collects characters in the order in which they are drawn, each with the place where it begins and ends."""

    def __init__(self) -> None:
        self._letters: list[_Letter] = []

    def add(self, text: str, start: Point, end: Point, size: float) -> None:
        """Take in the letters of one character; ``size`` is that of the font, in the units of the places."""
        self._letters.append(_Letter(text, start, end, size))

    def runs(self) -> Sequence[str]:
        """Return the runs of text as they were drawn, and as they stood on their lines."""
        drawn = _joined(self._letters)
        stood = _joined(sorted(self._letters, key=_line))
        return [*drawn, *(run for run in stood if run not in set(drawn))]
