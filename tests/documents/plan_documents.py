"""The letters about a payment plan and a payment over the example cases, and their golden texts.

The golden texts in ``tests/expected/documents/plans/<case>/<kind>.txt`` are written only by hand, after reading the
difference, with:

    python tests/documents/plan_documents.py
"""

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a program, the tests folder is not known

from prepared_cases import ROOT, office

from filing.documents.samples import Sample, samples_of
from filing.documents.write import FORMATS, Written, write_kind

EXPECTED = ROOT / "tests" / "expected" / "documents" / "plans"
KINDS = ("payment_plan_offer", "payment_plan_confirmation", "payment_plan_breach", "payment_receipt")
CASES = ("payment_plan", "payment_plan_business")
LETTERS = tuple((case, kind) for case in CASES for kind in KINDS)


@cache
def sample(case: str, kind: str) -> Sample:
    """The example case on the day of the kind."""
    return next(one for one in samples_of(office().kinds.kind(kind), office().law) if one.name == case)


@cache
def made(case: str, kind: str) -> Written:
    """The letter in all four formats; a closed gate or a broken rule would stop it."""
    one = sample(case, kind)
    desk = office().desk
    (written,) = write_kind(desk, office().kinds.kind(kind), one.facts, one.exhibits, FORMATS)
    return written


def golden(case: str, kind: str) -> Path:
    """Where the golden text stands."""
    return EXPECTED / case / f"{kind}.txt"


def main() -> None:
    """Write every golden text anew."""
    for case, kind in LETTERS:
        path = golden(case, kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dict(made(case, kind).files)["txt"])


if __name__ == "__main__":
    main()
