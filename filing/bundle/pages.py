"""Clean pages made from one file, and the parts a file brought along: what every converter gives back."""

from dataclasses import dataclass

from filing.bundle.refusals import Reason


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a file (an attachment of a mail): shown on pages of the same exhibit, or out with a reason.

    ``first_page`` counts from 1 within the exhibit and is 0 when the part is out; ``pages`` likewise.
    """

    name: str
    media_type: str
    size: int
    sha256: str
    first_page: int
    pages: int
    reason: Reason | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as PDF bytes, with what a reader must know about how they came about.

    ``notes`` say what was done or not shown; ``removed`` names what was taken out (scripts, embedded files).
    """

    pdf: bytes
    count: int
    notes: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
