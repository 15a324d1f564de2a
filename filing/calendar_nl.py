"""The Dutch calendar as pure computation: generally recognised holidays and counted days.

Rule:  X-20, X-25
Law:   art. 3 Algemene termijnenwet. Dated exceptions (days equated by decree) are data: ``law/tables/holidays.yaml``.
"""

import calendar
import datetime as dt
from collections.abc import Iterable

from dateutil.easter import easter

DAY = dt.timedelta(days=1)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6
MONTHS_PER_YEAR = 12
FIRST_KINGS_DAY_YEAR = 2014


def holidays(year: int) -> dict[dt.date, str]:
    """Return the generally recognised holidays of ``year`` with their Dutch names; Good Friday is equated.

    Rule:  X-20: 5 May every year; King's Day is 27 April, or 26 April when that is a Sunday.
    Interval: known for 2014 (the first King's Day) and later.
    Raises: ValueError before 2014.
    """
    if year < FIRST_KINGS_DAY_YEAR:
        message = f"holidays are computed from {FIRST_KINGS_DAY_YEAR} on, the first year of King's Day"
        raise ValueError(message)
    sunday = easter(year)
    kings_day = dt.date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= DAY
    days = {
        dt.date(year, 1, 1): "Nieuwjaarsdag",
        sunday - 2 * DAY: "Goede Vrijdag",
        sunday + DAY: "tweede paasdag",
        kings_day: "Koningsdag",
        dt.date(year, 5, 5): "Bevrijdingsdag",
        sunday + 39 * DAY: "Hemelvaartsdag",
        sunday + 50 * DAY: "tweede pinksterdag",
        dt.date(year, 12, 25): "eerste kerstdag",
        dt.date(year, 12, 26): "tweede kerstdag",
    }
    return dict(sorted(days.items()))


def is_holiday(day: dt.date) -> bool:
    """Return whether ``day`` is a generally recognised holiday (Sundays apart)."""
    return day in holidays(day.year)


def next_day_not_in(day: dt.date, closed: Iterable[dt.date] = ()) -> dt.date:
    """Return ``day``, or the first later day that is no Saturday, Sunday, holiday or one of ``closed``.

    Rule:  X-21
    Law:   art. 1 lid 1 Algemene termijnenwet; ``closed`` are the days equated by decree (art. 3 lid 3)
    """
    shut = frozenset(closed)
    while day.weekday() >= SATURDAY or is_holiday(day) or day in shut:
        day += DAY
    return day


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month ``months`` later, or the last of that month when it has no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS_PER_YEAR)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return dt.date(day.year + years, month + 1, min(day.day, last))


def add_years(day: dt.date, years: int) -> dt.date:
    """Return the same date ``years`` later; 29 February becomes 28 February in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
