"""Interest on an amount from day to day: statutory, commercial, government or agreed; every period with its row.

Rule:  X-11, X-14
Law:   art. 6:119, 6:119a, 6:119b and 6:120 BW
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from filing.calendar_nl import add_years
from filing.errors import LawQuestion
from filing.law.questions import check_amount, check_rate, check_span
from filing.law.table import Law, Row, distinct
from filing.money import round_cent, total

DAYS_PER_YEAR = 365  # also in leap years
ZERO_POINTS = Decimal(0)


class InterestKind(StrEnum):
    """Which interest runs. Government interest (art. 6:119b BW) has the rate of commercial interest."""

    STATUTORY = "statutory"
    COMMERCIAL = "commercial"
    GOVERNMENT = "government"
    CONTRACTUAL = "contractual"


_TABLES = {
    InterestKind.STATUTORY: "statutory_interest",
    InterestKind.COMMERCIAL: "commercial_interest",
    InterestKind.GOVERNMENT: "commercial_interest",
}


@dataclass(frozen=True, slots=True)
class Regime:
    """The interest of a claim: its kind, the agreed ``rate`` when contractual, and what comes on top.

    ``compound`` interest is added to the principal after each year (art. 6:119 lid 2 BW).
    Units: ``rate`` and ``surcharge`` in percent per year
    """

    kind: InterestKind
    rate: Decimal | None = None
    surcharge: Decimal = ZERO_POINTS
    compound: bool = True


@dataclass(frozen=True, slots=True)
class InterestPeriod:
    """Interest over one stretch of days with one rate on one base.

    ``rows`` are the table rows that give the rate: more than one when a new row repeats it, none when it was agreed.
    Interval: [since, until)
    Units: ``rate`` percent per year, surcharge included
    """

    since: dt.date
    until: dt.date
    days: int
    rate: Decimal
    base: Decimal
    interest: Decimal
    rows: tuple[Row, ...]

    @property
    def row(self) -> Row | None:
        """The table row that sets the rate, or None when it was agreed."""
        return self.rows[0] if self.rows else None


@dataclass(frozen=True, slots=True)
class Interest:
    """The interest on one principal: the sum, and the periods it is the sum of."""

    total: Decimal
    periods: tuple[InterestPeriod, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every table row used, once, oldest first."""
        return distinct(row for period in self.periods for row in period.rows)


@dataclass(frozen=True, slots=True)
class _Stretch:
    since: dt.date
    until: dt.date
    rate: Decimal
    rows: tuple[Row, ...]


def accrue(law: Law, regime: Regime, base: Decimal, since: dt.date, until: dt.date) -> tuple[InterestPeriod, ...]:
    """Return simple interest on one base, split where the rate changes and nowhere else.

    Whoever cuts at payments and anniversaries calls this for each piece. ``regime.compound`` plays no part here.

    Law:   art. 6:119, 6:119a and 6:119b BW
    Interval: [since, until): the first day counts, the last does not
    Units: actual days / 365, also in leap years
    Rounds: each period half up to the cent

    Raises:
        LawQuestion: the base or rate makes no sense, or the period ends before it begins.
        LawUnknown: a day of the period is not in the table.
    """
    check_amount("amount that bears interest", base)
    check_span(since, until)
    return tuple(_period(base, stretch) for stretch in _stretches(law, regime, since, until))


def anniversaries(default_date: dt.date, since: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """Return the anniversaries of the default date that lie after ``since`` and before ``until``.

    Each is reckoned from the default date itself, so that of 29 February is 28 February in common years and 29
    February again in leap years.

    Rule:  X-14
    Law:   art. 6:119 lid 2 BW
    Raises: LawQuestion: the period ends before it begins.
    """
    check_span(since, until)
    return tuple(day for day in _yearly(default_date, until) if since < day)


def interest(law: Law, regime: Regime, principal: Decimal, since: dt.date, until: dt.date) -> Interest:
    """Return the interest on a principal on which nothing is paid.

    After each year from ``since`` the interest of that year bears interest too, unless the regime is simple.

    Rule:  X-14
    Law:   art. 6:119 lid 2 BW
    Interval: [since, until)
    Rounds: each period half up to the cent, then added

    Raises:
        LawQuestion: the principal or rate makes no sense, or the period ends before it begins.
        LawUnknown: a day of the period is not in the table.
    """
    check_amount("principal", principal)
    cuts = anniversaries(since, since, until) if regime.compound else ()
    periods: list[InterestPeriod] = []
    base = principal
    for start, end in pairwise((since, *cuts, until)):
        year = accrue(law, regime, base, start, end)
        periods += year
        base += total(period.interest for period in year)
    return Interest(total(period.interest for period in periods), tuple(periods))


def _yearly(first: dt.date, until: dt.date) -> Iterator[dt.date]:
    for years in range(1, until.year - first.year + 1):
        day = add_years(first, years)
        if day < until:
            yield day


def _stretches(law: Law, regime: Regime, since: dt.date, until: dt.date) -> list[_Stretch]:
    """Return the stretches of one rate, rows that repeat the rate taken together."""
    check_rate("surcharge", regime.surcharge)
    if since == until:
        return []
    if regime.kind == InterestKind.CONTRACTUAL:
        return [_Stretch(since, until, _agreed(regime) + regime.surcharge, ())]
    if regime.rate is not None:
        raise LawQuestion(
            f"{regime.kind} interest has the rate of the law, and a rate of {regime.rate} was given",
            "Leave the rate out, or make the interest contractual.",
        )
    rows = law.table(_TABLES[regime.kind]).between(since, until)
    ends = (*(row.since for row in rows[1:]), until)
    stretches: list[_Stretch] = []
    for row, end in zip(rows, ends, strict=True):
        rate = row.value + regime.surcharge
        if stretches and stretches[-1].rate == rate:
            last = stretches.pop()
            stretches.append(_Stretch(last.since, end, rate, (*last.rows, row)))
        else:
            stretches.append(_Stretch(max(since, row.since), end, rate, (row,)))
    return stretches


def _agreed(regime: Regime) -> Decimal:
    if regime.rate is None:
        raise LawQuestion("contractual interest needs a rate", "Give the agreed rate in percent per year.")
    check_rate("agreed rate", regime.rate)
    return regime.rate


def _period(base: Decimal, stretch: _Stretch) -> InterestPeriod:
    days = (stretch.until - stretch.since).days
    interest_due = round_cent(base * stretch.rate * days / (100 * DAYS_PER_YEAR))
    return InterestPeriod(stretch.since, stretch.until, days, stretch.rate, base, interest_due, stretch.rows)
