"""The letters about dealings over the example cases: interruption, and what else stands apart from the demands.

The golden texts in ``tests/expected/documents/dealings/<kind>/<case>[-<recipient>].txt`` are written only by hand,
after reading the difference, with:

    python tests/documents/dealing_documents.py
"""

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a program, the tests folder is not known

from prepared_cases import ROOT, office

from filing.documents.samples import Sample, samples_of
from filing.documents.write import Written, write_kind

EXPECTED = ROOT / "tests" / "expected" / "documents" / "dealings"
KINDS = ("interruption", "claim_verification", "dispute_reply", "assignment_notice")
CASES = ("consumer", "business", "several_debtors", "english", "no_term", "transferred", "foreign_firm")


@cache
def samples(kind: str) -> dict[str, Sample]:
    """The example cases in which the kind makes sense."""
    found = samples_of(office().kinds.kind(kind), office().law)
    return {one.name: one for one in found if one.applies and one.name in CASES}


@cache
def made(kind: str, case: str, form: str = "txt") -> dict[str, Written]:
    """The letters of one example case by their file names, in one format; a draft where the gate is closed."""
    sample, desk = samples(kind)[case], office()
    known = office().kinds.kind(kind)
    written = write_kind(desk.desk, known, sample.facts, sample.exhibits, (form,), concept=not sample.ready)
    return {one.name.replace(kind, case, 1): one for one in written}


def text(kind: str, case: str, form: str = "txt") -> str:
    """The plain text of the first letter of a case, its white space made single."""
    first = next(iter(made(kind, case, form).values()))
    return " ".join(dict(first.files)[form].decode().split())


def main() -> None:
    """Write every golden text anew."""
    for kind in KINDS:
        (EXPECTED / kind).mkdir(parents=True, exist_ok=True)
        for case in samples(kind):
            for name, one in made(kind, case).items():
                (EXPECTED / kind / f"{name}.txt").write_bytes(dict(one.files)["txt"])


if __name__ == "__main__":
    main()
