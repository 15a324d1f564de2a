"""What an output was made from: enough to make it again, byte for byte."""

import datetime as dt
from dataclasses import dataclass

from filing.version import program_version


@dataclass(frozen=True, slots=True)
class Provenance:
    """The arguments of a run: legal date, program version and the digests of case, law and templates."""

    on: dt.date
    program: str
    case_sha256: str
    law_sha256: str
    templates_sha256: str


def provenance(on: dt.date, case_sha256: str, law_sha256: str, templates_sha256: str) -> Provenance:
    """Return the provenance of an output made now, by this version."""
    return Provenance(
        on=on,
        program=f"filing {program_version()}",
        case_sha256=case_sha256,
        law_sha256=law_sha256,
        templates_sha256=templates_sha256,
    )
