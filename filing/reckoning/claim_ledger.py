"""The running account of one claim: principal, interest of the current year, and interest that was compounded.

An account is reckoned up to a day only when money reaches it, or when its interest has to be known: each part between
two such days, changes of rate, anniversaries and pauses is rounded by itself, so a needless cut could move a cent.

Law:   art. 6:119 lid 2 BW: after each full year the sum over which interest is computed grows by that year's interest
Rounds: each part half up to the cent, then added (see ``law.interest``)
"""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from filing.law.interest import InterestPeriod, Regime
from filing.money import ZERO
from filing.reckoning.course import Bearing, Course, Pause

DAYS_PER_YEAR = Decimal(365)
PERCENT = Decimal(100)


class Account(NamedTuple):
    """The state of one claim at the start of day ``until``; all interest over ``[since, until)`` is in.

    ``compounded`` is interest of full years, on which interest runs; ``current`` is interest of the running year.
    ``pauses`` are ``[since, until)`` periods without interest. ``credit_left`` is what credit notes took off above the
    principal that was then open: the creditor owes it back, and it is kept in sight.
    """

    claim_id: str
    regime: Regime | None
    since: dt.date | None
    until: dt.date
    principal: Decimal
    pauses: tuple[Pause, ...] = ()
    current: Decimal = ZERO
    compounded: Decimal = ZERO
    periods: tuple[InterestPeriod, ...] = ()
    principal_paid: Decimal = ZERO
    interest_paid: Decimal = ZERO
    credited: Decimal = ZERO
    credit_left: Decimal = ZERO

    @property
    def bearing(self) -> Bearing:
        """Which interest the claim bears, from which day, and when not."""
        return Bearing(self.regime, self.since, self.pauses)

    @property
    def interest_open(self) -> Decimal:
        """Accrued interest still owed."""
        return self.current + self.compounded

    @property
    def base(self) -> Decimal:
        """The sum over which interest runs."""
        return self.principal + self.compounded

    @property
    def is_paid(self) -> bool:
        """Whether nothing is open, so that nothing runs either."""
        return not (self.principal or self.compounded or self.current)


def accrued(account: Account, course: Course, day: dt.date) -> Account:
    """Return ``account`` with interest up to ``day`` (exclusive), one part per leg of its course.

    An anniversary compounds in the call that reaches its day, and in no later one: calls cover ``(until, day]``.
    """
    if day <= account.until or not course.legs:
        return account
    if account.is_paid:
        return account._replace(until=day)
    principal, current, compounded = account.principal, account.current, account.compounded
    start, periods = account.until, []
    for leg in course.ahead(start):
        if leg.since >= day:
            break
        end = min(day, leg.until)
        if leg.stretch is not None and principal + compounded > 0:
            period = leg.stretch.period(principal + compounded, start, end)
            current += period.interest
            periods.append(period)
        if leg.compounds and end == leg.until:
            current, compounded = ZERO, compounded + current
        start = end
    return account._replace(until=day, current=current, compounded=compounded, periods=(*account.periods, *periods))


def credited(account: Account, amount: Decimal) -> Account:
    """Return the account with its principal lowered by a credit note; what is left of the note stays in sight."""
    used = min(amount, account.principal)
    return account._replace(
        principal=account.principal - used,
        credited=account.credited + used,
        credit_left=account.credit_left + amount - used,
    )


def paid(account: Account, interest: Decimal, principal: Decimal) -> Account:
    """Return the account after these sums were paid, neither above what is open; the oldest interest goes first."""
    from_compounded = min(interest, account.compounded)
    return account._replace(
        compounded=account.compounded - from_compounded,
        current=account.current - (interest - from_compounded),
        interest_paid=account.interest_paid + interest,
        principal=account.principal - principal,
        principal_paid=account.principal_paid + principal,
    )


def interest_per_day(account: Account, course: Course, day: dt.date) -> Decimal:
    """Return one day's interest from ``day`` on, not rounded: days of several claims are added first."""
    return account.base * course.rate_on(day) / PERCENT / DAYS_PER_YEAR
