"""Interest on one principal on which nothing is paid: the answer to a question without a case file.

Law:   art. 6:119 lid 2, 6:119a lid 3 BW
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from filing.calendar_nl import DAY
from filing.errors import LawUnknown
from filing.law.interest import InterestPeriod, Regime, accrue, compounding_days
from filing.law.questions import check_day, check_principal, check_span
from filing.law.table import Law, Row, distinct
from filing.money import ZERO, total


@dataclass(frozen=True, slots=True)
class Interest:
    """The interest on one principal: the sum, and the periods it is the sum of.

    ``next_day`` is the interest of the first day that no longer counts, on the base of that day: what each further day
    costs. It is None when the rate of that day is not known yet.
    """

    total: Decimal
    periods: tuple[InterestPeriod, ...]
    next_day: InterestPeriod | None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every table row used, once, oldest first."""
        return distinct(row for period in self.periods for row in period.rows)


def interest(law: Law, regime: Regime, principal: Decimal, since: dt.date, until: dt.date) -> Interest:
    """Return the interest on a principal on which nothing is paid.

    On each anniversary of ``since``, yearly or monthly, what ran since the last one bears interest too.

    Rule:  X-14, DEM-27
    Law:   art. 6:119 lid 2 BW
    Interval: [since, until)
    Rounds: each period half up to the cent, then added

    Raises:
        LawQuestion: the principal or regime makes no sense, or the period ends before it begins.
        LawUnknown: a day of the period is not in the table.
    """
    check_principal(principal)
    check_span(since, until)
    check_day("first day", since)
    check_day("last day", until)
    turns = compounding_days(regime, since, since, until + DAY)
    periods: list[InterestPeriod] = []
    base, running = principal, ZERO
    for start, end in pairwise((since, *(day for day in turns if day < until), until)):
        piece = accrue(law, regime, base, start, end)
        periods += piece
        running += total(period.interest for period in piece)
        if end in turns:
            base, running = base + running, ZERO
    return Interest(total(period.interest for period in periods), tuple(periods), _day(law, regime, base, until))


def _day(law: Law, regime: Regime, base: Decimal, day: dt.date) -> InterestPeriod | None:
    try:
        return accrue(law, regime, base, day, day + DAY)[0]
    except LawUnknown:
        return None  # the table ends the day before; what was asked is answered all the same
