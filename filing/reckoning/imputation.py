"""How a payment is divided: over the debts, and within each debt over costs, interest and principal.

Over the debts (art. 6:43 BW): those that the debtor designated, in the order designated; else debts that are due
before those that are not, then the most burdensome (the highest rate on that day), then the oldest, and in proportion
to what is open between debts that are equal in all of this; odd cents go to the first in the order of the case file.
Within (art. 6:44 BW): costs, then accrued interest, then principal. Collection costs belong to all debts together and
are paid first, then the interest on them, then each debt: its interest and its principal, before the next one is
reached. A head that the debtor designated and the creditor accepted goes before all of this.

Rule:  X-12
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from itertools import groupby
from typing import NamedTuple

from filing.casefile.claim import Payment
from filing.money import CENT, ZERO, total
from filing.reckoning.claim_ledger import Account, paid
from filing.reckoning.statement import Head, ImputedPayment, Part

Heads = tuple[Head, ...]
# One pass per entry; the debts are gone through once for interest and principal together.
BY_LAW: tuple[Heads, ...] = ((Head.COSTS,), (Head.COSTS_INTEREST,), (Head.INTEREST, Head.PRINCIPAL))
DESIGNATED: dict[str, tuple[Heads, ...]] = {
    "costs": ((Head.COSTS,),),
    "interest": ((Head.COSTS_INTEREST,), (Head.INTEREST,)),
    "principal": ((Head.PRINCIPAL,),),
}


class Rank(NamedTuple):
    """The place of a debt in the order of art. 6:43 lid 2 BW: what sorts first is paid first.

    ``minus_rate`` is the rate on the day of payment with its sign turned; ``arose`` the day the debt came from.
    """

    not_due: bool
    minus_rate: Decimal
    arose: dt.date


@dataclass(frozen=True, slots=True)
class Debts:
    """The debts that are not paid yet: their names in the order of the case file, and two ways to ask after one.

    ``account`` gives a debt with its interest up to the day of payment; it is asked only for debts that money reaches.
    """

    names: tuple[str, ...]
    rank: Callable[[str], Rank]
    account: Callable[[str], Account]


def impute(
    payment: Payment, debts: Debts, costs_open: Decimal, costs_interest_open: Decimal
) -> tuple[dict[str, Account], ImputedPayment]:
    """Return the accounts that ``payment`` changed and how it was divided.

    What nothing was owed for is ``surplus``.
    """
    changed: dict[str, Account] = {}
    shared = {Head.COSTS: costs_open, Head.COSTS_INTEREST: costs_interest_open}
    left, parts = payment.amount, list[Part]()
    passes = (*DESIGNATED[payment.designated_for], *BY_LAW) if payment.designated_for else BY_LAW
    for heads in passes:
        if not left:
            break
        if heads[0] in shared:
            new = _pay_costs(shared, left, heads[0])
        else:
            new = _pay_debts(changed, _groups(payment, debts), debts, left, heads)
        parts += new
        for part in new:
            left -= part.amount
    return changed, ImputedPayment(payment.id, payment.on, payment.amount, tuple(parts), left)


def _groups(payment: Payment, debts: Debts) -> Iterable[list[str]]:
    """Give the debts in the order in which they are paid; those in one group share in proportion."""
    designated = [name for name in dict.fromkeys(payment.for_claims) if name in debts.names]
    for name in designated:
        yield [name]
    ranks = {name: debts.rank(name) for name in debts.names if name not in designated}
    for _, group in groupby(sorted(ranks, key=ranks.__getitem__), key=ranks.__getitem__):
        yield list(group)


def _pay_costs(owed: dict[Head, Decimal], left: Decimal, head: Head) -> list[Part]:
    """Pay ``left`` on the costs or on the interest on them; ``owed`` is brought up to date."""
    used = min(left, owed[head])
    if used <= 0:
        return []
    owed[head] -= used
    return [Part(head, "", used)]


def _pay_debts(
    changed: dict[str, Account], groups: Iterable[list[str]], debts: Debts, left: Decimal, heads: Heads
) -> list[Part]:
    """Pay ``left`` on the debts, group after group until it is used up; ``changed`` is brought up to date."""
    parts: list[Part] = []
    for group in groups:
        accounts = {name: changed.get(name) or debts.account(name) for name in group}
        for name, share in _shares({name: _owed(one, heads) for name, one in accounts.items()}, left).items():
            if share:
                changed[name], new = _pay(accounts[name], share, heads)
                parts += new
                left -= share
        if not left:
            break
    return parts


def _shares(owed: dict[str, Decimal], left: Decimal) -> dict[str, Decimal]:
    """Divide ``left`` in proportion to what each debt has open; odd cents go to the first ones."""
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
    """Return the account after ``amount``, which is not above what it owes under ``heads``, and its parts."""
    interest = min(amount, account.interest_open) if Head.INTEREST in heads else ZERO
    principal = amount - interest
    divided = (Part(Head.INTEREST, account.claim_id, interest), Part(Head.PRINCIPAL, account.claim_id, principal))
    return paid(account, interest, principal), [part for part in divided if part.amount > 0]
