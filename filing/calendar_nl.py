"""The Dutch calendar as pure computation: generally recognised holidays and counted days.

Rule:  X-20, X-25
Law:   art. 3 Algemene termijnenwet. Dated exceptions (days equated by decree) are data: ``law/tables/holidays.yaml``.
"""

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import cache

from dateutil.easter import easter

from filing.errors import LawUnknown

DAY = dt.timedelta(days=1)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6
MONTHS_PER_YEAR = 12
SHORTEST_MONTH = 28  # [days]
FIRST_KINGS_DAY_YEAR = 2014
LAST_HOLIDAY_YEAR = 2100  # what stands further off is a slip of the pen


def good_friday(year: int) -> dt.date:
    """Return Good Friday, which is equated with the generally recognised holidays (art. 3 lid 2)."""
    return easter(year) - 2 * DAY


def recognised_holidays(year: int) -> dict[dt.date, str]:
    """Return the generally recognised holidays of ``year`` with their Dutch names, oldest first; Sundays apart.

    A day that is two of them at once, as 5 May 2016 was, stands once, with both names.

    Rule:  X-20, X-25: 5 May every year; King's Day is 27 April, or 26 April when that is a Sunday.
    Law:   art. 3 lid 1 Algemene termijnenwet
    Interval: known for 2014 (the first King's Day) through 2100.

    Raises:
        LawUnknown: any other year.
    """
    return dict(_recognised(year))


@cache
def _recognised(year: int) -> Mapping[dt.date, str]:
    if not FIRST_KINGS_DAY_YEAR <= year <= LAST_HOLIDAY_YEAR:
        raise LawUnknown(
            f"the holidays of {year} are not known; they are computed from {FIRST_KINGS_DAY_YEAR} on, the first year "
            f"of King's Day, through {LAST_HOLIDAY_YEAR}",
            "Check the year; a day outside these years is counted by hand.",
        )
    sunday = easter(year)
    kings_day = dt.date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= DAY
    found: dict[dt.date, str] = {}
    for day, name in (
        (dt.date(year, 1, 1), "Nieuwjaarsdag"),
        (sunday + DAY, "tweede paasdag"),
        (kings_day, "Koningsdag"),
        (dt.date(year, 5, 5), "Bevrijdingsdag"),
        (sunday + 39 * DAY, "Hemelvaartsdag"),
        (sunday + 50 * DAY, "tweede pinksterdag"),
        (dt.date(year, 12, 25), "eerste kerstdag"),
        (dt.date(year, 12, 26), "tweede kerstdag"),
    ):
        found[day] = f"{found[day]} en {name}" if day in found else name
    return dict(sorted(found.items()))


def holidays(year: int) -> dict[dt.date, str]:
    """Return the recognised holidays of ``year`` and Good Friday, with their Dutch names: the days of art. 3 lid 1, 2.

    Rule:  X-20, X-25
    Interval: 2014 through 2100

    Raises:
        LawUnknown: any other year.
    """
    return dict(sorted({**recognised_holidays(year), good_friday(year): "Goede Vrijdag"}.items()))


def is_holiday(day: dt.date) -> bool:
    """Return whether ``day`` is a generally recognised holiday or Good Friday (Sundays apart).

    Raises:
        LawUnknown: a year before 2014 or after 2100.
    """
    return day in _all_of(day.year)


@cache
def _all_of(year: int) -> frozenset[dt.date]:
    return frozenset(holidays(year))


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month ``months`` later, or the last of that month when it has no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS_PER_YEAR)
    last = day.day if day.day <= SHORTEST_MONTH else calendar.monthrange(day.year + years, month + 1)[1]
    return dt.date(day.year + years, month + 1, min(day.day, last))


def add_years(day: dt.date, years: int) -> dt.date:
    """Return the same date ``years`` later; 29 February becomes 28 February in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
