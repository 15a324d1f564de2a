"""What may be asked of a bundle beyond its contents: tab sheets, the paper, how much the proof reads."""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """What becomes of pages of another size than A4."""

    KEPT = "kept"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Options:
    """How a bundle is finished.

    ``tabs`` puts a sheet with number and title before every exhibit; number the exhibits with ``tab_pages=1`` then.
    ``paper`` keeps pages of other sizes or fits them into A4. ``prove_all`` lets the proof compare the text of every
    page with that of its source, instead of a sample. ``pdfa`` lets it claim to be PDF/A when it is.
    """

    tabs: bool = False
    paper: Paper = Paper.KEPT
    prove_all: bool = False
    pdfa: bool = False


PLAIN = Options()
