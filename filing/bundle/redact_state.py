"""What is kept in mind while the drawing instructions of a page are followed, and how much was taken out of it."""

from dataclasses import dataclass, field, replace

from filing.bundle.geometry import Matrix
from filing.bundle.matrices import IDENTITY
from filing.bundle.redact_text import TextState
from filing.bundle.removed_text import RemovedText


@dataclass(slots=True)
class Tally:
    """How much went: characters, pictures (whole or in part), shapes; ``steps`` bounds the work.

    ``text`` is what the characters said. ``beside`` counts characters and pictures that no reader sees, since they lie
    beside the page.
    """

    characters: int = 0
    pictures: int = 0
    shapes: int = 0
    steps: int = 0
    beside: int = 0
    text: RemovedText = field(default_factory=RemovedText)


@dataclass(slots=True)
class State:
    """The graphics state as far as it decides where something is drawn and with what."""

    ctm: Matrix = IDENTITY
    width: float = 1.0
    filled_by_pattern: bool = False
    lined_by_pattern: bool = False
    text: TextState = field(default_factory=TextState)

    def copy(self) -> "State":
        """Return this state as it is now, for later."""
        return replace(self, text=replace(self.text))
