"""How a payment is divided: over the debts, and within each debt over costs, interest and principal.

Over the debts (art. 6:43 BW): those that the debtor designated, in the order designated; else debts that are due
before those that are not, then the most burdensome (the highest rate on that day), then the oldest, and in proportion
to what is open between debts that are equal in all of this; odd cents go to the first in the order of the case file.
Within (art. 6:44 BW): costs, then accrued interest, then principal. Collection costs belong to all debts together and
are paid first. Each debt is paid, interest and then principal, before the next one is reached.

Rule:  X-12
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from itertools import groupby

from filing.casefile.claim import Payment
from filing.money import CENT, ZERO, total
from filing.reckoning.claim_ledger import Account, interest_paid, principal_paid
from filing.reckoning.statement import Head, ImputedPayment, Part

Heads = tuple[Head, ...]
# One pass per entry; the debts are gone through once for interest and principal together.
BY_LAW: tuple[Heads, ...] = ((Head.COSTS,), (Head.INTEREST, Head.PRINCIPAL))


@dataclass(frozen=True, slots=True)
class Rank:
    """What decides the place of a debt in the order of art. 6:43 lid 2 BW; ``arose`` is the day it came from."""

    due: bool
    rate: Decimal
    arose: dt.date

    @property
    def key(self) -> tuple[bool, Decimal, dt.date]:
        """Sorts the debt that is paid first to the front."""
        return (not self.due, -self.rate, self.arose)


def impute(
    payment: Payment, accounts: Mapping[str, Account], costs_open: Decimal, rank: Callable[[str], Rank]
) -> tuple[dict[str, Account], ImputedPayment]:
    """Return the accounts after ``payment`` and how it was divided; what nothing was owed for is ``surplus``.

    A designation of a head (which the creditor accepted) puts that head first; the rest follows in the
    order of the law.
    """
    after = dict(accounts)
    left = payment.amount
    parts: list[Part] = []
    groups = _groups(payment, accounts, rank)
    designated: tuple[Heads, ...] = ((Head(payment.designated_for),),) if payment.designated_for else ()
    for heads in (*designated, *BY_LAW):
        new = _pay_costs(left, costs_open, parts) if heads == (Head.COSTS,) else _pay_debts(after, groups, left, heads)
        parts += new
        left -= total(part.amount for part in new)
    return after, ImputedPayment(payment.id, payment.on, payment.amount, tuple(parts), left)


def _groups(payment: Payment, accounts: Mapping[str, Account], rank: Callable[[str], Rank]) -> tuple[list[str], ...]:
    """Return the debts in the order in which they are paid; those in one group share in proportion."""
    designated = [name for name in dict.fromkeys(payment.for_claims) if name in accounts]
    others = sorted((name for name in accounts if name not in designated), key=lambda name: rank(name).key)
    shared = (list(group) for _, group in groupby(others, key=lambda name: rank(name).key))
    return (*([name] for name in designated), *shared)


def _pay_costs(left: Decimal, costs_open: Decimal, before: Iterable[Part]) -> list[Part]:
    used = min(left, costs_open - total(part.amount for part in before if part.head is Head.COSTS))
    return [Part(Head.COSTS, "", used)] if used > 0 else []


def _pay_debts(accounts: dict[str, Account], groups: Iterable[list[str]], left: Decimal, heads: Heads) -> list[Part]:
    """Pay ``left`` on the debts, group after group; ``accounts`` is brought up to date."""
    parts: list[Part] = []
    for group in groups:
        for name, share in _shares(group, accounts, left, heads).items():
            accounts[name], new = _pay(accounts[name], share, heads)
            parts += new
            left -= total(part.amount for part in new)
    return parts


def _shares(group: Iterable[str], accounts: Mapping[str, Account], left: Decimal, heads: Heads) -> dict[str, Decimal]:
    """Divide ``left`` in proportion to what each debt of ``group`` has open; odd cents go to the first ones."""
    owed = {name: _owed(accounts[name], heads) for name in group}
    sum_owed = total(owed.values())
    if left >= sum_owed:
        return owed
    shares = {name: (left * amount / sum_owed).quantize(CENT, rounding=ROUND_DOWN) for name, amount in owed.items()}
    rest = left - total(shares.values())
    for name, amount in owed.items():
        if rest > 0 and shares[name] < amount:
            shares[name] += CENT
            rest -= CENT
    return shares


def _owed(account: Account, heads: Heads) -> Decimal:
    return (account.interest_open if Head.INTEREST in heads else ZERO) + (
        account.principal if Head.PRINCIPAL in heads else ZERO
    )


def _pay(account: Account, amount: Decimal, heads: Heads) -> tuple[Account, list[Part]]:
    parts = []
    for head, pay in ((Head.INTEREST, interest_paid), (Head.PRINCIPAL, principal_paid)):
        if head in heads and amount > 0:
            account, used = pay(account, amount)
            amount -= used
            if used:
                parts.append(Part(head, account.claim_id, used))
    return account, parts
