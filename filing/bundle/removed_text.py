"""The text that a redaction took, as runs of words: so that it can be looked for elsewhere. It is written nowhere."""

import math
from collections.abc import Sequence

Point = tuple[float, float]

GAP = 0.18  # [size] between characters from which they are two words
BREAK = 3.0  # [size] from which they are two runs


class RemovedText:
    """Collects characters in the order in which they are drawn, each with the place where it begins and ends."""

    def __init__(self) -> None:
        self._runs: list[list[str]] = []
        self._end: Point = (math.inf, math.inf)

    def add(self, text: str, start: Point, end: Point, size: float) -> None:
        """Take in the letters of one character; ``size`` is that of the font, in the units of the places."""
        far = math.dist(start, self._end) / size if size > 0 else math.inf
        if not self._runs or far > BREAK:
            self._runs.append([])
        elif far > GAP:
            self._runs[-1].append(" ")
        self._runs[-1].append(text)
        self._end = end

    def runs(self) -> Sequence[str]:
        """Return the runs of text."""
        return ["".join(run) for run in self._runs]
