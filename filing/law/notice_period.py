"""When a fourteen-day notice has run out: delivery presumed or proved, last day to pay, first day that costs are due.

Rule:  D14-23 to D14-27
Law:   art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from filing.calendar_nl import DAY, FIRST_KINGS_DAY_YEAR, MONDAY, SUNDAY, good_friday, recognised_holidays
from filing.errors import LawQuestion, LawUnknown
from filing.law.questions import check_day
from filing.law.statutory_terms import Nature, Unit, term_end
from filing.law.table import Law, Row, Status

SLOW_POST_SINCE = dt.date(2026, 7, 1)  # from then post may take 48 hours, Tuesday to Saturday
NOTICE_DAYS = 14  # [days] full days after the day of delivery, art. 6:96 lid 6 BW
MOST_DAYS = 90  # [days] a letter that gives more is no notice of this kind, and the Termijnenwet leaves its term alone


CASES_KEPT = 4096  # [periods] that are remembered


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """A notice period as dates.

    ``delivered`` is ``presumed`` when it was counted from dispatch; ``delivery_days`` are the days that were counted
    (0 when delivery is proved). ``days`` are the full days after delivery that the letter gives. ``last_day`` is the
    last day on which payment is in time; ``extended`` when it was moved off a Saturday, Sunday or holiday; ``reason``
    says why (not). ``costs_due_from`` is the first day on which costs are owed and a next step may go out.
    ``equated_days_known`` is false for years whose equated days are in no table: then only the generally recognised
    holidays moved the last day. ``remarks`` are what a person should know about these dates.
    """

    dispatched: dt.date
    delivered: dt.date
    presumed: bool
    delivery_days: int
    days: int
    last_day: dt.date
    extended: bool
    reason: str
    costs_due_from: dt.date
    equated_days_known: bool
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]


def notice_period(
    law: Law, dispatched: dt.date, delivered: dt.date | None = None, *, days: int = NOTICE_DAYS
) -> NoticePeriod:
    """Return the period of a notice that was dispatched on a day, and delivered on a day when that is proved.

    Without proof, delivery is presumed on the second counted day after dispatch, on the third for dispatch from 1
    July 2027. Tuesday to Saturday count, unless the day is a generally recognised holiday; a day that is only equated
    by decree counts, and for Good Friday the table ``delivery_holidays`` decides. The term is of ``days`` full days
    after the day of delivery: fourteen for "binnen veertien dagen vanaf de dag nadat", fifteen for "binnen vijftien
    dagen nadat". The last day moves off Saturday, Sunday, holidays, and the days equated with them where known.

    Rule:  D14-02, D14-23, D14-24, D14-25, D14-26, D14-27, X-20
    Law:   art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704; art. 1 lid 1 Algemene termijnenwet
    Units: calendar days; dates in Europe/Amsterdam

    Raises:
        LawQuestion: delivered before dispatched, or fewer than fourteen days.
        LawUnknown: no delivery days are known for the day of dispatch, or no holidays for the year.
    """
    return _counted(law, dispatched, delivered, days)


@lru_cache(maxsize=CASES_KEPT)
def _counted(law: Law, dispatched: dt.date, delivered: dt.date | None, days: int) -> NoticePeriod:
    """Return the period; kept, because a plan asks for that of the same letter many times."""
    check_day("day of dispatch", dispatched)
    if not NOTICE_DAYS <= days <= MOST_DAYS:
        raise LawQuestion(
            f"the notice gives {days} days after delivery; it gives {NOTICE_DAYS} at least and {MOST_DAYS} at most",
            "A notice with a shorter term has no effect (D14-01): send a new one.",
        )
    rows: tuple[Row, ...] = ()
    remarks: tuple[str, ...] = ()
    counted = 0
    if delivered is None:
        row = law.table("delivery_days").at(dispatched)
        counted = row.value
        arrived, doubtful = _presumed(law, dispatched, counted)
        rows = (row, *doubtful)
        remarks = tuple(_good_friday_remark(one, arrived) for one in doubtful if one.status is Status.UNVERIFIED)
        remarks += _slow_post(row, dispatched)
    elif delivered < dispatched:
        raise LawQuestion(
            f"the notice is delivered on {delivered}, before it was dispatched on {dispatched}",
            "Check both dates.",
        )
    else:
        check_day("day of delivery", delivered)
        arrived = delivered
    if arrived.year < FIRST_KINGS_DAY_YEAR:
        raise LawUnknown(
            f"a notice delivered on {arrived} cannot be counted: holidays are known from {FIRST_KINGS_DAY_YEAR} on",
            "Count this notice by hand.",
        )
    term = term_end(law, arrived, days, Unit.DAYS, Nature.STATUTORY)
    if term.moved:
        remarks += ("that the act on terms moves this last day is taken as applicable, and is derived (D14-26)",)
    if not term.equated_days_known:
        remarks += (f"the days equated by decree are not known for {term.end.year}; the last day may lie later",)
    return NoticePeriod(
        dispatched=dispatched,
        delivered=arrived,
        presumed=delivered is None,
        delivery_days=counted,
        days=days,
        last_day=term.end,
        extended=term.moved,
        reason=term.reason,
        costs_due_from=term.end + DAY,
        equated_days_known=term.equated_days_known,
        remarks=remarks,
        rows=(*rows, *term.rows),
    )


def _slow_post(row: Row, dispatched: dt.date) -> tuple[str, ...]:
    """Return what slower post means for the presumption (D14-25)."""
    if row.status is Status.DERIVED:
        return (
            f"that delivery is presumed on counted day {row.value} is derived: the judgment is older than it (D14-25)",
        )
    if dispatched >= SLOW_POST_SINCE:
        return (f"post may take two days since {SLOW_POST_SINCE}: keep a margin before the next step (D14-25)",)
    return ()


def _presumed(law: Law, dispatched: dt.date, days: int) -> tuple[dt.date, tuple[Row, ...]]:
    """Return the ``days``-th counted day after dispatch, and the row on Good Friday when that lay in between."""
    used: tuple[Row, ...] = ()
    day = dispatched
    while days:
        day += DAY
        if day.weekday() in {SUNDAY, MONDAY} or day in recognised_holidays(day.year):
            continue
        if day == good_friday(day.year):
            row = law.table("delivery_holidays").at(dispatched)
            used = (row,)
            if row.value.good_friday == "not_counted":
                continue
        days -= 1
    return day, used


def _good_friday_remark(row: Row, arrived: dt.date) -> str:
    taken = "a day" if row.value.good_friday == "counted" else "no day"
    day = good_friday(arrived.year)
    return f"Good Friday {day} was taken as {taken} of delivery; no source was found for it"
