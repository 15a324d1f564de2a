"""When a fourteen-day notice has run out: delivery presumed or proved, last day to pay, first day that costs are due.

Rule:  D14-23 to D14-27
Law:   art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from filing.calendar_nl import DAY, FIRST_KINGS_DAY_YEAR, MONDAY, SUNDAY, is_holiday, next_day_not_in
from filing.errors import LawQuestion, LawUnknown
from filing.law.questions import check_day
from filing.law.table import Law, Row

WEEK = 7 * DAY  # further than any last day is moved
NOTICE_DAYS = 14  # [days] full days after the day of delivery, art. 6:96 lid 6 BW


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """A notice period as dates.

    ``delivered`` is ``presumed`` when it was counted from dispatch; ``delivery_days`` are the days that were counted
    (0 when delivery is proved). ``last_day`` is the last day on which payment is in time; ``extended`` when it was
    moved off a Saturday, Sunday or holiday. ``costs_due_from`` is the first day on which costs are owed and a next
    step may go out. ``equated_days_known`` is false for years whose equated days are in no table: then only the
    generally recognised holidays moved the last day.
    """

    dispatched: dt.date
    delivered: dt.date
    presumed: bool
    delivery_days: int
    last_day: dt.date
    extended: bool
    costs_due_from: dt.date
    equated_days_known: bool
    rows: tuple[Row, ...]


def notice_period(law: Law, dispatched: dt.date, delivered: dt.date | None = None) -> NoticePeriod:
    """Return the period of a notice that was dispatched on a day, and delivered on a day when that is proved.

    Without proof, delivery is presumed on the second counted day after dispatch, on the third for dispatch from 1
    July 2027. Tuesday to Saturday count, unless the day is a generally recognised holiday. Good Friday is taken as
    one of these (X-20), though post may in fact be delivered on it: the term then ends a day later, never too early.
    The last day moves off Saturday, Sunday, holidays, and the days equated with them by decree where known.

    Rule:  D14-23, D14-24, D14-25, D14-26, D14-27, X-20
    Law:   art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704; art. 1 lid 1 Algemene termijnenwet
    Units: calendar days; dates in Europe/Amsterdam

    Raises:
        LawQuestion: delivered before dispatched.
        LawUnknown: no delivery days are known for the day of dispatch, or no holidays for the year.
    """
    check_day("day of dispatch", dispatched)
    rows: list[Row] = []
    days = 0
    if delivered is None:
        row = law.table("delivery_days").at(dispatched)
        rows.append(row)
        days = row.value
        arrived = _presumed(dispatched, days)
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
    fourteenth = arrived + NOTICE_DAYS * DAY
    equated = _equated(law, sorted({fourteenth.year, (fourteenth + WEEK).year}))
    rows += equated
    last_day = next_day_not_in(fourteenth, (day for row in equated for day in row.value))
    return NoticePeriod(
        dispatched=dispatched,
        delivered=arrived,
        presumed=delivered is None,
        delivery_days=days,
        last_day=last_day,
        extended=last_day != fourteenth,
        costs_due_from=last_day + DAY,
        equated_days_known=any(row.since.year == last_day.year for row in equated),
        rows=tuple(rows),
    )


def _presumed(dispatched: dt.date, days: int) -> dt.date:
    """Return the ``days``-th day after dispatch that is neither Sunday, Monday nor holiday."""
    day = dispatched
    while days:
        day += DAY
        if day.weekday() not in {SUNDAY, MONDAY} and not is_holiday(day):
            days -= 1
    return day


def _equated(law: Law, years: Iterable[int]) -> list[Row]:
    """Return the rows of the equated days of these years, as far as they are known."""
    found = []
    for year in years:
        try:
            found.append(law.table("holidays").at(dt.date(year, 1, 1)))
        except LawUnknown:
            continue
    return found
