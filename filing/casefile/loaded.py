"""A case folder as it was read: the case file, where it stands, and the digest of what was read."""

from dataclasses import dataclass
from pathlib import Path

from filing.casefile.case import CaseFile
from filing.errors import Problem


@dataclass(frozen=True, slots=True)
class Case:
    """A case that can be read. ``folder`` holds the evidence; ``source`` is the name of the case file in it.

    ``file`` is complete: what claims left to their UBL invoice has been read from it. ``sha256`` covers the bytes of
    the case file and of the UBL invoices it was completed from. ``placeholders`` are the paths where the case file
    still holds what ``filing new`` wrote to be replaced. ``doubts`` are facts that
    contradict each other; every document is blocked while there are any.
    """

    folder: Path
    source: str
    sha256: str
    file: CaseFile
    placeholders: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()
