"""Between serving a summons and its docket date: the earliest day to be summoned for, and the last day to file.

Rule:  SUM-30 to SUM-35, SUM-37, X-23
Law:   art. 114, 115, 117, 119, 120 and 125 Rv
"""

import datetime as dt
from dataclasses import dataclass

from filing.calendar_nl import DAY, SATURDAY, SUNDAY, add_months, is_holiday
from filing.errors import LawQuestion
from filing.law.questions import check_choice, check_day
from filing.law.statutory_terms import Nature, TermEnd, Unit, term_end
from filing.law.table import Law, Row
from filing.law.values import SummonsTerm

RESIDENCES = ("NL", "EU", "other")
WEEK = 7 * DAY
REPAIR_WEEKS = 2  # [weeks] after the docket date, art. 125 lid 5 Rv
MOST_SHORTENED = 92  # [days] an order that shortens cannot give more than the longest term
NOT_MOVED = "not moved off weekends and holidays: a summons term counts as counted back (art. 1077 lid 2 Rv)"
ROLL_DAY = "take the first roll day of that court on or after it: no table has roll days (SUM-41)"


@dataclass(frozen=True, slots=True)
class DocketTerm:
    """The earliest docket date, and what it was counted from.

    ``counted_from`` is the day of serving, or of sending abroad; ``term`` is the length in words, ``article`` where it
    stands. ``remarks`` are what a person should know. ``rows`` are the row of the term; none when an order set it.
    """

    earliest: dt.date
    counted_from: dt.date
    term: str
    article: str
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RepairedSummons:
    """What a repair exploot can do that is served on ``served``.

    ``in_time``: it is served before the docket date (SUM-37), or within two weeks after it (SUM-35). ``earliest`` is
    the first docket date that still leaves the term; ``keeps_docket_date`` when that is not later than the old one.
    ``last_day`` is the end of the two weeks; ``article`` the one by which this repair goes.
    """

    served: dt.date
    before_docket_date: bool
    in_time: bool
    keeps_docket_date: bool
    earliest: dt.date
    last_day: TermEnd
    article: str


def docket_term(
    law: Law,
    served: dt.date,
    residence: str,
    *,
    sent: dt.date | None = None,
    in_person: bool = False,
    shortened_to: int | None = None,
) -> DocketTerm:
    """Return the earliest docket date after serving, with the term it follows from.

    ``residence`` is "NL"; "EU" for a state of Regulation (EU) 2020/1784 or a European state of the Hague Service
    Convention; "other" for anywhere else and for an unknown address. Which state is which, the caller says. ``sent`` is
    the day on which the papers went to the receiving agency (EU): the term begins after it. ``in_person``: without a
    known residence in the Netherlands, but served there in person or at the domicile chosen for this case.
    ``shortened_to`` is the term in days of an order that shortens it; it stands at the head of the summons.

    The term begins on the next day, and the docket date is not counted in it. The day is as computed: it is not moved
    off weekends and holidays (X-23), so the court's next roll day on or after it is the one to take.

    Rule:  SUM-30, SUM-31, SUM-32, SUM-33, SUM-34, X-23
    Law:   art. 114, 115, 117 and 119 Rv
    Units: weeks (NL one, EU four) or months (other three)

    Raises:
        LawQuestion: an unknown residence, a day of sending that does not go with it, or an order that lengthens.
        LawUnknown: the terms are not known on the day of serving.
    """
    check_choice("residence", residence, RESIDENCES)
    check_day("day of serving", served)
    start = _start(served, residence, sent, in_person=in_person)
    here = "NL" if in_person else residence
    row = law.table("summons_terms").at(start).part(here)
    ordinary = _after(start, row.value) + DAY
    remarks = [NOT_MOVED, ROLL_DAY]
    if served.weekday() == SUNDAY or is_holiday(served):
        remarks.append(
            f"{served} is a Sunday or a holiday: no serving on it without leave of the court (art. 64 Rv, X-52)"
        )
    if here == "EU" and sent is None:
        remarks.append("counted from the day of serving; sent to the receiving agency on another day, count from that")
    if shortened_to is None:
        article = "art. 115 lid 3, 119 Rv" if in_person and residence != "NL" else _ARTICLES[here]
        return DocketTerm(ordinary, start, _words(row.value), article, tuple(remarks), (row,))
    shorter = start + shortened_to * DAY + DAY if 1 <= shortened_to <= MOST_SHORTENED else ordinary
    if shorter >= ordinary:
        raise LawQuestion(
            f"an order of {shortened_to} days does not shorten the term of {_words(row.value)}",
            "Give the term of the order in days, or leave it out.",
        )
    remarks.append("the order that shortens the term stands at the head of the summons (SUM-34)")
    words = f"{shortened_to} day" + ("" if shortened_to == 1 else "s")
    return DocketTerm(shorter, start, words, "art. 117, 119 Rv", tuple(remarks), ())


_ARTICLES = {"NL": "art. 114, 119 Rv", "EU": "art. 115, 119 Rv", "other": "art. 115 lid 2, 119 Rv"}


def _start(served: dt.date, residence: str, sent: dt.date | None, *, in_person: bool) -> dt.date:
    """Return the day from which the term is counted, art. 56 and 119 Rv."""
    if sent is None:
        return served
    if residence != "EU" or in_person:
        raise LawQuestion(
            f"a day of sending ({sent}) goes with residence EU, where the papers go to a receiving agency",
            "Leave the day of sending out, or choose residence EU.",
        )
    check_day("day of sending", sent)
    return sent


def _after(day: dt.date, term: SummonsTerm) -> dt.date:
    return add_months(day, term.months) + term.weeks * WEEK


def _words(term: SummonsTerm) -> str:
    number, unit = (term.months, "month") if term.months else (term.weeks, "week")
    return f"{number} {unit}" + ("" if number == 1 else "s")


def earliest_docket_date(law: Law, served: dt.date, residence: str) -> dt.date:
    """Return the first day for which somebody served on ``served`` may be summoned; see ``docket_term``.

    Rule:  SUM-30, SUM-31, SUM-32, X-23
    Law:   art. 114, 115 and 119 Rv

    Raises:
        LawQuestion: an unknown residence.
        LawUnknown: the terms are not known on the day of serving.
    """
    return docket_term(law, served, residence).earliest


def serve_by(law: Law, docket_date: dt.date, residence: str = "NL", *, shortened_to: int | None = None) -> dt.date:
    """Return the last day on which serving (EU: sending) still leaves the summons term before ``docket_date``.

    ``shortened_to`` is the term in days of an order that shortens it.

    Rule:  SUM-30, SUM-31, SUM-32, SUM-34
    Law:   art. 114, 115, 117 and 119 Rv

    Raises:
        LawQuestion: an unknown kind of residence, a date that makes no sense, or an order that lengthens.
        LawUnknown: the terms are not known.
    """
    check_choice("residence", residence, RESIDENCES)
    check_day("docket date", docket_date)
    served = docket_date - DAY
    while docket_term(law, served, residence, shortened_to=shortened_to).earliest > docket_date:
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


def repair_by(law: Law, docket_date: dt.date) -> TermEnd:
    """Return the last day for a repair exploot when the summons was not filed in time: two weeks after the docket date.

    The two weeks stand in art. 125, which is none of the articles whose terms count as counted back (X-23), so the
    Termijnenwet extends them. Whoever serves by ``plain_end`` does not depend on that.

    Rule:  SUM-35, X-21
    Law:   art. 125 lid 5 Rv; art. 1 lid 1 Algemene termijnenwet

    Raises:
        LawUnknown: no holidays are known for that year.
    """
    check_day("docket date", docket_date)
    return term_end(law, docket_date, REPAIR_WEEKS, Unit.WEEKS, Nature.STATUTORY)


def repaired(law: Law, docket_date: dt.date, served: dt.date, residence: str = "NL") -> RepairedSummons:
    """Return what a repair exploot does: keep the docket date when the term is left, else name a new one.

    Rule:  SUM-35, SUM-37
    Law:   art. 120 lid 2 and 3, 125 lid 5 Rv

    Raises:
        LawQuestion: an unknown residence.
        LawUnknown: the terms or the holidays are not known.
    """
    last = repair_by(law, docket_date)
    earliest = earliest_docket_date(law, served, residence)
    before = served < docket_date
    return RepairedSummons(
        served=served,
        before_docket_date=before,
        in_time=before or served <= last.end,
        keeps_docket_date=earliest <= docket_date,
        earliest=earliest,
        last_day=last,
        article="art. 120 lid 2, 3 Rv" if before else "art. 125 lid 5 Rv",
    )
