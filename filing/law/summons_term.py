"""Between serving a summons and its docket date: the earliest day to be summoned for, and the last day to file.

Rule:  SUM-30 to SUM-32, SUM-35
Law:   art. 114, 115, 119 and 125 lid 2 Rv
"""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from filing.calendar_nl import DAY, SATURDAY, is_holiday
from filing.law.questions import check_choice, check_day
from filing.law.table import Law, Row
from filing.law.values import SummonsTerm

RESIDENCES = ("NL", "EU", "other")


@dataclass(frozen=True, slots=True)
class DocketTerm:
    """The earliest docket date after a day of serving, and the row of the term."""

    earliest: dt.date
    rows: tuple[Row, ...]


def docket_term(law: Law, served: dt.date, residence: str) -> DocketTerm:
    """Return the earliest docket date, with the term it follows from; see ``earliest_docket_date``."""
    check_choice("residence", residence, RESIDENCES)
    check_day("day of serving", served)
    row = law.table("summons_terms").at(served).part(residence)
    term: SummonsTerm = row.value
    earliest = served + relativedelta(months=term.months, weeks=term.weeks) + DAY
    return DocketTerm(earliest, (row,))


def earliest_docket_date(law: Law, served: dt.date, residence: str) -> dt.date:
    """Return the first day for which somebody served on ``served`` may be summoned.

    The term begins on the day after serving, and the docket date is not counted in it. ``residence`` is "NL"; "EU"
    for a state of Regulation (EU) 2020/1784 or a European state of the Hague Service Convention (``served`` is then
    the day of sending); "other" for anywhere else and for an unknown address. The day is as computed: it is not moved
    off weekends and holidays (X-23), so the court's next docket day on or after it is the one to take.

    Rule:  SUM-30, SUM-31, SUM-32, X-23
    Law:   art. 114, 115 and 119 Rv
    Units: weeks (NL one, EU four) or months (other three)

    Raises:
        LawQuestion: an unknown residence.
        LawUnknown: the terms are not known on the day of serving.
    """
    return docket_term(law, served, residence).earliest


def serve_by(law: Law, docket_date: dt.date, residence: str = "NL") -> dt.date:
    """Return the last day on which serving still leaves the summons term before ``docket_date``.

    Rule:  SUM-30, SUM-31, SUM-32
    Law:   art. 114, 115 and 119 Rv

    Raises:
        LawQuestion: an unknown kind of residence, or a date that makes no sense.
        LawUnknown: the terms are not known.
    """
    served = docket_date - DAY
    while earliest_docket_date(law, served, residence) > docket_date:
        served -= DAY
    return served


def file_by(law: Law, docket_date: dt.date) -> dt.date:
    """Return the last day before the docket date on which the registry is open.

    Open are Monday to Friday, except holidays and the days equated with them by decree.

    Rule:  SUM-35, X-20
    Law:   art. 125 lid 2 Rv; art. 3 Algemene termijnenwet

    Raises:
        LawUnknown: the equated days of that year are not known.
    """
    equated = law.table("holidays")
    check_day("docket date", docket_date)
    day = docket_date - DAY
    while day in equated.at(day).value or day.weekday() >= SATURDAY or is_holiday(day):
        day -= DAY
    return day
