"""The kinds over the two examples, each on a day on which it makes sense, and their golden texts.

The golden texts in ``tests/expected/documents/<example>/<kind>.txt`` are written only by hand, after reading the
difference, with:

    python tests/documents/example_documents.py
"""

import datetime as dt
import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a program, the tests folder is not known

from prepared_cases import ON, ROOT, evidenced, office, standing

from filing.documents.write import FORMATS, Written
from filing.workflow import write

EXPECTED = ROOT / "tests" / "expected" / "documents"
DAYS = {
    ("consumer", "reminder"): dt.date(2026, 7, 21),
    ("consumer", "notice_of_default"): dt.date(2026, 7, 21),
    ("consumer", "fourteen_day_notice"): dt.date(2026, 8, 24),
    ("consumer", "final_demand"): dt.date(2026, 9, 18),
    ("consumer", "summons"): ON,
    ("consumer", "bailiff_instruction"): ON,
    ("consumer", "attachment_request"): ON,
    ("consumer", "interest_statement"): ON,
    ("business", "reminder"): dt.date(2026, 8, 27),
    ("business", "notice_of_default"): dt.date(2026, 9, 14),
    ("business", "fourteen_day_notice"): ON,
    ("business", "final_demand"): ON,
    ("business", "summons"): ON,
    ("business", "bailiff_instruction"): ON,
    ("business", "attachment_request"): ON,
    ("business", "interest_statement"): ON,
}


def is_draft(example: str, kind: str) -> bool:
    """Whether the gate is closed on that day, so that only a draft can be made."""
    return not standing(example, DAYS[example, kind]).plan.document(kind).may_be_made


@cache
def made(example: str, kind: str) -> Written:
    """The document in all four formats."""
    day = DAYS[example, kind]
    exhibits = evidenced(example, day).exhibits
    (one,) = write(standing(example, day), [kind], exhibits, office(), FORMATS, concept=is_draft(example, kind))
    return one


def golden(example: str, kind: str) -> Path:
    """Where the golden text stands."""
    return EXPECTED / example / f"{kind}.txt"


def main() -> None:
    """Write every golden text anew."""
    for example, kind in DAYS:
        path = golden(example, kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dict(made(example, kind).files)["txt"])


if __name__ == "__main__":
    main()
