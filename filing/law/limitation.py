"""Until when a claim can be enforced: terms of limitation and what interrupts them.

Rule:  PRE-01 to PRE-05
Law:   art. 3:307, 3:308, 3:319 and 3:324 BW; art. 7:28 BW
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from filing.calendar_nl import DAY, add_years
from filing.law.questions import check_choice, check_day
from filing.law.table import Law, Row
from filing.law.values import LimitationTerms

KINDS = ("contract", "consumer_sale", "judgment")


@dataclass(frozen=True, slots=True)
class Limitation:
    """How long a claim lives.

    ``date`` is the last day on which it is still enforceable, and on which it can still be interrupted. The term that
    ends on it is of ``term_years`` and began on ``started_on``. ``interruptions`` are those that counted, ``ignored``
    those that did not: on or before the due date, or after the claim was lost.
    """

    date: dt.date
    term_years: int
    started_on: dt.date
    interruptions: tuple[dt.date, ...]
    ignored: tuple[dt.date, ...]
    rows: tuple[Row, ...]


def limitation_date(law: Law, kind: str, due: dt.date, interruptions: Sequence[dt.date] = ()) -> Limitation:
    """Return the last day on which the claim is still enforceable.

    The term begins on the day after ``due`` (for a judgment: after the day of the judgment) and ends with the day of
    the same date so many years after ``due``: due 2021-03-15 and five years make 2026-03-15; the claim is barred from
    2026-03-16. 29 February becomes 28 February in a common year. A term of years is not moved off weekends (X-24).
    An interruption on or before that day begins, on the next day, a new term equal to the original and of five years
    at most, which never ends before the original.

    Rule:  PRE-01, PRE-02, PRE-03, PRE-05, X-24
    Law:   art. 3:307, 3:319 and 3:324 BW; art. 7:28 BW
    Units: years; dates in Europe/Amsterdam

    Raises:
        LawQuestion: an unknown kind of claim.
        LawUnknown: the terms are not known on the due date.
    """
    check_choice("kind of claim", kind, KINDS)
    for day in (due, *interruptions):
        check_day("day in a limitation term", day)
    row = law.table("limitation_terms").at(due)
    terms: LimitationTerms = row.value
    original = {"contract": terms.contract, "consumer_sale": terms.consumer_sale, "judgment": terms.judgment}[kind]
    renewed = min(original, terms.after_interruption)
    last, term, started = add_years(due, original), original, due + DAY
    counted: list[dt.date] = []
    ignored: list[dt.date] = []
    for day in sorted(interruptions):
        if day <= due or day > last:
            ignored.append(day)
            continue
        counted.append(day)
        if add_years(day, renewed) > last:
            last, term, started = add_years(day, renewed), renewed, day + DAY
    return Limitation(last, term, started, tuple(counted), tuple(ignored), (row,))
