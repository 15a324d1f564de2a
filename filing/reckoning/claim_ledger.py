"""The running account of one claim: principal, interest of the current year, and interest that was compounded.

Law:   art. 6:119 lid 2 BW: after each full year the sum over which interest is computed grows by that year's interest
Rounds: each part half up to the cent, then added (see ``law.interest``)
"""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from filing.calendar_nl import DAY
from filing.law.interest import InterestPeriod, Regime, accrue, anniversaries
from filing.law.table import Law
from filing.money import ZERO, total

DAYS_PER_YEAR = Decimal(365)
PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Account:
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
    pauses: tuple[tuple[dt.date, dt.date], ...] = ()
    current: Decimal = ZERO
    compounded: Decimal = ZERO
    periods: tuple[InterestPeriod, ...] = ()
    principal_paid: Decimal = ZERO
    interest_paid: Decimal = ZERO
    credited: Decimal = ZERO
    credit_left: Decimal = ZERO

    @property
    def interest_open(self) -> Decimal:
        """Accrued interest still owed."""
        return self.current + self.compounded

    @property
    def base(self) -> Decimal:
        """The sum over which interest runs."""
        return self.principal + self.compounded


def accrued(account: Account, law: Law, day: dt.date) -> Account:
    """Return ``account`` with interest up to ``day`` (exclusive), split at rate changes and anniversaries.

    An anniversary compounds in the call that reaches its day, and in no later one: calls cover ``(start, day]``.
    """
    if account.regime is None or account.since is None or day <= max(account.until, account.since):
        return replace(account, until=max(day, account.until))
    start = max(account.until, account.since)
    turns = anniversaries(account.since, start, day + DAY) if account.regime.compound else ()
    bounds = {bound for pause in account.pauses for bound in pause if start < bound < day}
    for end in sorted({*turns, *bounds, day}):
        if not _paused(account, start):
            account = _segment(account, law, start, end)
        if end in turns:
            account = replace(account, compounded=account.compounded + account.current, current=ZERO)
        start = end
    return replace(account, until=day)


def _paused(account: Account, day: dt.date) -> bool:
    return any(since <= day < until for since, until in account.pauses)


def _segment(account: Account, law: Law, start: dt.date, end: dt.date) -> Account:
    if account.regime is None or account.base <= 0:
        return account
    periods = accrue(law, account.regime, account.base, start, end)
    return replace(
        account,
        current=account.current + total(period.interest for period in periods),
        periods=account.periods + periods,
    )


def credited(account: Account, amount: Decimal) -> Account:
    """Return the account with its principal lowered by a credit note; what is left of the note stays in sight."""
    used = min(amount, account.principal)
    return replace(
        account,
        principal=account.principal - used,
        credited=account.credited + used,
        credit_left=account.credit_left + amount - used,
    )


def interest_paid(account: Account, amount: Decimal) -> tuple[Account, Decimal]:
    """Return the account after paying interest, the oldest first, and what of ``amount`` was used."""
    from_compounded = min(amount, account.compounded)
    from_current = min(amount - from_compounded, account.current)
    used = from_compounded + from_current
    paid = replace(
        account,
        compounded=account.compounded - from_compounded,
        current=account.current - from_current,
        interest_paid=account.interest_paid + used,
    )
    return paid, used


def principal_paid(account: Account, amount: Decimal) -> tuple[Account, Decimal]:
    """Return the account after paying principal, and what of ``amount`` was used."""
    used = min(amount, account.principal)
    paid = replace(account, principal=account.principal - used, principal_paid=account.principal_paid + used)
    return paid, used


def rate_on(account: Account, law: Law, day: dt.date) -> Decimal:
    """Return the yearly percentage that runs on ``day``; zero when none runs."""
    if account.regime is None or account.since is None or day < account.since or _paused(account, day):
        return Decimal(0)
    return accrue(law, account.regime, Decimal(1), day, day + DAY)[0].rate


def interest_per_day(account: Account, law: Law, day: dt.date) -> Decimal:
    """Return one day's interest from ``day`` on, not rounded: days of several claims are added first."""
    return account.base * rate_on(account, law, day) / PERCENT / DAYS_PER_YEAR
