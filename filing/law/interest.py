"""Interest on an amount from day to day: statutory, commercial, government or agreed; every period with its row.

Rule:  X-11, X-14, DEM-26, DEM-27
Law:   art. 6:119, 6:119a, 6:119b and 6:120 BW
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter

from filing.calendar_nl import MONTHS_PER_YEAR, add_months
from filing.errors import LawQuestion, LawUnknown
from filing.law.questions import MAX_RATE, check_amount, check_rate, check_span
from filing.law.table import Law, Row
from filing.message import say
from filing.money import round_cent

DAYS_PER_YEAR = 365  # also in leap years
ZERO_POINTS = Decimal(0)
OLD_CONTRACTS = "commercial_interest_old_contracts"
OLD_CONTRACTS_BEFORE = dt.date(2013, 3, 16)  # agreements concluded before it keep the margin of that time
GOVERNMENT_SINCE = dt.date(2013, 3, 16)  # art. 6:119b BW in force
_FIRST_DAY = attrgetter("since")
_PERCENT_DAYS = Decimal(100 * DAYS_PER_YEAR)


class InterestKind(StrEnum):
    """Which interest runs. Government interest (art. 6:119b BW) has the rate of commercial interest."""

    STATUTORY = "statutory"
    COMMERCIAL = "commercial"
    GOVERNMENT = "government"
    CONTRACTUAL = "contractual"


class Compounding(StrEnum):
    """How often interest is added to the sum on which interest runs."""

    NONE = "none"
    YEARLY = "yearly"
    MONTHLY = "monthly"


_TABLES = {
    InterestKind.STATUTORY: "statutory_interest",
    InterestKind.COMMERCIAL: "commercial_interest",
    InterestKind.GOVERNMENT: "commercial_interest",
}


@dataclass(frozen=True, slots=True)
class Regime:
    """The interest of a claim: its kind, the rate when agreed, what comes on top, and how often it compounds.

    ``rate`` is that of contractual interest, or an agreed one that takes the place of commercial interest (DEM-26). A
    rate per month counts twelve times, over actual days / 365. ``floor`` is the least rate, surcharge included.
    ``compounding`` is yearly by law (X-14, DEM-27). ``old_contract`` says that the agreement was concluded before
    ``OLD_CONTRACTS_BEFORE``: from that day on a table of its own gives the rate. That transitional rule is from memory,
    and so are the rows.

    Units: ``rate``, ``surcharge`` and ``floor`` in percent per year
    """

    kind: InterestKind
    rate: Decimal | None = None
    surcharge: Decimal = ZERO_POINTS
    floor: Decimal | None = None
    compounding: Compounding = Compounding.YEARLY
    old_contract: bool = False

    @property
    def compound(self) -> bool:
        """Whether interest bears interest at all."""
        return self.compounding is not Compounding.NONE


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
class Stretch:
    """Days with one rate, whatever the base; ``rows`` as in a period.

    Interval: [since, until)
    Units: ``rate`` percent per year, surcharge and floor included
    """

    since: dt.date
    until: dt.date
    rate: Decimal
    rows: tuple[Row, ...]

    def period(self, base: Decimal, since: dt.date, until: dt.date) -> InterestPeriod:
        """Return the interest on ``base`` over a part of this stretch, with the rows that hold in that part.

        Interval: [since, until), within that of the stretch
        Rounds: half up to the cent
        """
        days = (until - since).days
        rows = self.rows
        if len(rows) > 1 and (since != self.since or until != self.until):
            first = bisect_right(rows, since, key=_FIRST_DAY) - 1
            rows = rows[first : bisect_left(rows, until, key=_FIRST_DAY)]
        return InterestPeriod(since, until, days, self.rate, base, interest_of(base, self.rate, days), rows)


def interest_of(base: Decimal, rate: Decimal, days: int) -> Decimal:
    """Return the simple interest on ``base`` over a number of days.

    Units: ``rate`` percent per year; actual days / 365, also in leap years
    Rounds: half up to the cent
    """
    return round_cent(base * rate * days / _PERCENT_DAYS)


def stretches(law: Law, regime: Regime, since: dt.date, until: dt.date) -> tuple[Stretch, ...]:
    """Return the stretches of one rate that together are the period; rows that repeat a rate are taken together.

    Whoever reckons many pieces of one period asks once for the whole of it, and cuts the stretches.

    Rule:  DEM-26
    Law:   art. 6:119, 6:119a, 6:119b and 6:120 BW
    Interval: [since, until); of an empty period there are none

    Raises:
        LawQuestion: the regime makes no sense, or the period ends before it begins.
        LawUnknown: a day of the period is not in the table.
    """
    _check(regime)
    check_span(since, until)
    if since == until:
        return ()
    if regime.kind is InterestKind.GOVERNMENT and since < GOVERNMENT_SINCE:
        raise LawUnknown(
            f"government interest (art. 6:119b BW) is in force since {GOVERNMENT_SINCE}, and is asked from {since}",
            "Begin on that day, or name the interest that the law gave before it.",
            said=say(
                "the interest that an authority owes (art. 6:119b BW) holds since {since}, and is asked from {asked}",
                since=GOVERNMENT_SINCE,
                asked=since,
            ),
        )
    if regime.rate is not None:
        return (Stretch(since, until, _whole_rate(regime, regime.rate), ()),)
    rows = _rows(law, regime, since, until)
    rates = [_whole_rate(regime, row.value) for row in rows]
    turns = [place for place in range(1, len(rows)) if rates[place] != rates[place - 1]]
    return tuple(
        Stretch(
            since if first == 0 else rows[first].since,
            rows[after].since if after < len(rows) else until,
            rates[first],
            rows[first:after],
        )
        for first, after in pairwise((0, *turns, len(rows)))
    )


def accrue(law: Law, regime: Regime, base: Decimal, since: dt.date, until: dt.date) -> tuple[InterestPeriod, ...]:
    """Return simple interest on one base, split where the rate changes and nowhere else.

    Whoever cuts at payments and anniversaries calls this for each piece. ``regime.compounding`` plays no part here.

    Law:   art. 6:119, 6:119a and 6:119b BW
    Interval: [since, until): the first day counts, the last does not
    Units: actual days / 365, also in leap years
    Rounds: each period half up to the cent

    Raises:
        LawQuestion: the base or regime makes no sense, or the period ends before it begins.
        LawUnknown: a day of the period is not in the table.
    """
    check_amount("amount that bears interest", base)
    return tuple(part.period(base, part.since, part.until) for part in stretches(law, regime, since, until))


def compounding_days(regime: Regime, default_date: dt.date, since: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """Return the days after ``since`` and before ``until`` on which interest is added to the sum that bears it.

    They are the yearly or monthly anniversaries of the default date. Each is reckoned from that date itself: that of
    29 February is 28 February in common years and 29 February again in leap years; of 31 January come 28 or 29
    February, 31 March, 30 April.

    Rule:  X-14, DEM-27
    Law:   art. 6:119 lid 2, 6:119a lid 3 BW
    Raises: LawQuestion: the period ends before it begins.
    """
    check_span(since, until)
    if regime.compounding is Compounding.NONE:
        return ()
    step = 1 if regime.compounding is Compounding.MONTHLY else MONTHS_PER_YEAR
    between = _months(default_date, since), _months(default_date, until)
    first = max(between[0] // step, 1)
    days = (add_months(default_date, count * step) for count in range(first, between[1] // step + 1))
    return tuple(day for day in days if since < day < until)


def _check(regime: Regime) -> None:
    kind, table = regime.kind, _TABLES.get(regime.kind)
    check_rate("surcharge", regime.surcharge)
    if regime.floor is not None:
        check_rate("floor", regime.floor)
    if regime.rate is not None:
        if kind not in {InterestKind.CONTRACTUAL, InterestKind.COMMERCIAL}:
            raise LawQuestion(
                f"{kind} interest has the rate of the law, and a rate of {regime.rate} was given",
                "Leave the rate out, or make the interest contractual.",
            )
        check_rate("agreed rate", regime.rate)
    elif table is None:
        raise LawQuestion(f"{kind} interest needs a rate", "Give the agreed rate in percent per year.")
    if regime.old_contract and table != _TABLES[InterestKind.COMMERCIAL]:
        raise LawQuestion(
            f"{kind} interest has the same rate for old contracts",
            "Leave out that the contract is old, or make the interest commercial.",
        )


def _whole_rate(regime: Regime, rate: Decimal) -> Decimal:
    whole = rate + regime.surcharge
    if whole > MAX_RATE:
        check_rate("rate with its surcharge", whole)
    return whole if regime.floor is None else max(whole, regime.floor)


def _rows(law: Law, regime: Regime, since: dt.date, until: dt.date) -> tuple[Row, ...]:
    """Return the rows that give the rate; the table for old contracts goes on where it begins."""
    table = law.table(_TABLES[regime.kind])
    if not regime.old_contract:
        return table.between(since, until)
    old = law.table(OLD_CONTRACTS)
    turn = min(max(since, OLD_CONTRACTS_BEFORE), until)
    return (*table.between(since, turn), *old.between(turn, until))


def _months(first: dt.date, day: dt.date) -> int:
    """Return how many months the month of ``day`` lies after that of ``first``."""
    return (day.year - first.year) * MONTHS_PER_YEAR + day.month - first.month
