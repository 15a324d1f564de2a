"""When a term ends, and whether the Termijnenwet moves that day off a Saturday, Sunday or holiday.

Rule:  X-20 to X-24
Law:   Algemene termijnenwet, art. 1 to 4
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from filing.calendar_nl import DAY, SATURDAY, add_months, add_years, holidays
from filing.errors import LawQuestion, LawUnknown
from filing.law.questions import check_day
from filing.law.table import Law, Row

TWO_OPEN_DAYS_FROM = 3  # [days] a term of at least so many contains two open days, art. 2
OPEN_DAYS_IN_A_TERM = 2
SHORT = 14  # [days] in more than these there are always two open days
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Unit(StrEnum):
    """In what a term is counted. Hours are none: days cannot count them, and the act leaves them as they are."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Nature(StrEnum):
    """Where a term comes from, or that it is counted back from its last day."""

    STATUTORY = "statutory"
    SET_BY_JUDGE = "set_by_judge"
    CONTRACTUAL = "contractual"
    COUNTED_BACK = "counted_back"


# Art. 4: a longer term ends where it ends. A term in years always does.
LONGEST_EXTENDED = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}
MOST = {Unit.DAYS: 36_500, Unit.WEEKS: 5_200, Unit.MONTHS: 1_200, Unit.YEARS: 100}  # a century
_EQUATED = "equated with a holiday by decree"
_NOT_EXTENDED = {
    Nature.SET_BY_JUDGE: "the Algemene termijnenwet extends terms that stand in a law (art. 1), and no rule known here "
    "says that it extends one set by a judge: not moved",
    Nature.CONTRACTUAL: "the Algemene termijnenwet extends terms that stand in a law (art. 1), not one that parties "
    "agreed: not moved",
    Nature.COUNTED_BACK: "a term counted back from a day is not moved (art. 1 lid 2 Algemene termijnenwet)",
}


@dataclass(frozen=True, slots=True)
class TermEnd:
    """The last day of a term, and why it is that day.

    ``plain_end`` is the day before any extension, ``end`` the day after it. ``reason`` says in a sentence whether and
    why the end was moved. ``passed`` are the closed days that were gone over, with what they are. When
    ``equated_days_known`` is false, days equated by decree in the years of the end are in no table, and only the
    holidays moved it; it is true where they do not matter. ``rows`` are the rows of the equated days.
    """

    start: dt.date
    length: int
    unit: Unit
    nature: Nature
    plain_end: dt.date
    end: dt.date
    reason: str
    passed: tuple[tuple[dt.date, str], ...]
    equated_days_known: bool
    rows: tuple[Row, ...]

    @property
    def moved(self) -> bool:
        """Whether the end is not the plain end."""
        return self.end != self.plain_end


class _Closed:
    """What closes a day, as far as it is known, looked up once per year; a year without a row is not known."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.years: dict[int, tuple[dict[dt.date, str], Row | None]] = {}

    def year(self, year: int) -> tuple[dict[dt.date, str], Row | None]:
        """Return the holidays of a year by name, and the row of its equated days."""
        if year not in self.years:
            named = holidays(year)
            try:
                row = self.law.table("holidays").at(dt.date(year, 1, 1))
            except LawUnknown:
                row = None
            for day in () if row is None else row.value:
                named[day] = f"{named[day]}, {_EQUATED}" if day in named else _EQUATED
            self.years[year] = named, row
        return self.years[year]

    def why(self, day: dt.date) -> str:
        """Return what closes ``day``: "a Saturday", a holiday, a day equated by decree; "" for an open day."""
        named = self.year(day.year)[0].get(day, "")
        if day.weekday() < SATURDAY:
            return named
        weekend = f"a {_DAY_NAMES[day.weekday()]}"
        return f"{weekend}, {named}" if named else weekend

    def has_two_open_days(self, after: dt.date, through: dt.date) -> bool:
        opened = (day for day in _days(after + DAY, through) if not self.why(day))
        return len(tuple(islice(opened, OPEN_DAYS_IN_A_TERM))) == OPEN_DAYS_IN_A_TERM


def term_end(law: Law, start: dt.date, length: int, unit: Unit, nature: Nature) -> TermEnd:
    """Return the last day of a term of ``length`` units from the day of ``start``, which itself does not count.

    A term of weeks ends on the same day of the week; one of months or years on the same day of the month, or the last
    of a month that has no such day. A term that is ``counted_back`` lies before ``start``: its end is the day that is
    ``length`` units earlier. Only a statutory term of at most 90 days, 12 weeks or 3 months is extended: to the next
    day that is no Saturday, Sunday, holiday or day equated by decree; and of three days or more, until two such days
    lie in it.

    Rule:  X-20, X-21, X-22, X-24
    Law:   art. 1 to 4 Algemene termijnenwet
    Units: as given; dates in Europe/Amsterdam

    Raises:
        LawQuestion: a length below one or above a century, or a year that makes no sense.
        LawUnknown: a statutory term ends in a year without known holidays.
    """
    check_day("first day of a term", start)
    if not 1 <= length <= MOST[unit]:
        raise LawQuestion(
            f"a term of {length} {unit} makes no sense; a term has 1 to {MOST[unit]} {unit}",
            "Check length and unit.",
        )
    plain = _shifted(start, -length if nature is Nature.COUNTED_BACK else length, unit)
    check_day("last day of a term", plain)
    why_not = _why_not_extended(length, unit, nature)
    if why_not:
        return TermEnd(start, length, unit, nature, plain, plain, why_not, (), equated_days_known=True, rows=())
    closed = _Closed(law)
    two_open_days = (plain - start).days >= TWO_OPEN_DAYS_FROM
    end = plain
    while closed.why(end):
        end += DAY
    open_end = end
    while two_open_days and not closed.has_two_open_days(start, end):
        end += DAY
    # Days before the plain end matter to art. 2 alone, and only in a short term.
    first = start + DAY if two_open_days and (plain - start).days <= SHORT else plain
    years = [closed.year(year)[1] for year in range(first.year, end.year + 1)]
    passed = tuple((day, closed.why(day)) for day in _days(plain, end) if closed.why(day))
    reason = _reason(plain, open_end, end, passed)
    known = all(row is not None for row in years)
    if not known:
        reason += "; days equated by decree are not known for this year, and were not looked at"
    rows = tuple(row for row in years if row is not None)
    return TermEnd(start, length, unit, nature, plain, end, reason, passed, known, rows)


def next_open_day(law: Law, day: dt.date) -> dt.date:
    """Return ``day``, or the first later day that is no Saturday, Sunday, holiday or known day equated by decree.

    Rule:  X-21

    Raises:
        LawUnknown: a year without known holidays.
    """
    closed = _Closed(law)
    while closed.why(day):
        day += DAY
    return day


def closed_because(law: Law, day: dt.date) -> str:
    """Return what closes ``day`` ("a Saturday", the Dutch name of a holiday, ...), or "" when it is open.

    Rule:  X-20

    Raises:
        LawUnknown: a year without known holidays.
    """
    return _Closed(law).why(day)


def _shifted(day: dt.date, length: int, unit: Unit) -> dt.date:
    try:
        if unit is Unit.MONTHS:
            return add_months(day, length)
        if unit is Unit.YEARS:
            return add_years(day, length)
        return day + length * (7 if unit is Unit.WEEKS else 1) * DAY
    except (ValueError, OverflowError) as error:  # beyond the calendar: year 0 or 10000
        raise LawQuestion(f"{length} {unit} from {day} lie outside the calendar", "Check the year.") from error


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range((last - first).days + 1):
        yield first + number * DAY


def _why_not_extended(length: int, unit: Unit, nature: Nature) -> str:
    """Return why the act leaves this term alone, or "" when it does not."""
    if nature is not Nature.STATUTORY:
        return _NOT_EXTENDED[nature]
    if unit is Unit.YEARS:
        return "a term in years is not moved (art. 4 Algemene termijnenwet)"
    if length > LONGEST_EXTENDED[unit]:
        return f"a term of more than {LONGEST_EXTENDED[unit]} {unit} is not moved (art. 4 Algemene termijnenwet)"
    return ""


def _reason(plain: dt.date, open_end: dt.date, end: dt.date, passed: tuple[tuple[dt.date, str], ...]) -> str:
    if end == plain:
        return f"{_DAY_NAMES[plain.weekday()]} {plain} is an open day: not moved"
    over = ", ".join(f"{day} ({what})" for day, what in passed)
    parts = [f"moved from {plain} to {end}"]
    if open_end != plain:
        parts.append(f"it goes over {over} (art. 1 lid 1 Algemene termijnenwet)")
    if end != open_end:
        parts.append(
            "with fewer than two open days in a term of three days or more it runs on (art. 2 Algemene termijnenwet)"
        )
    return "; ".join(parts)
