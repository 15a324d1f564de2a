"""How a payment is divided: over the debts, and within each debt over costs, interest and principal.

Over the debts (art. 6:43 BW): those that the debtor designated; else debts that are due before those that are not,
then the most burdensome (the highest rate on that day), then the oldest, and in proportion between equals.
Within (art. 6:44 BW): costs, then accrued interest, then principal. Collection costs belong to all debts together and
are paid first. Each debt is paid, interest and then principal, before the next one is reached.

Rule:  X-12
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from filing.casefile.claim import Payment
from filing.money import CENT, ZERO, total
from filing.reckoning.claim_ledger import Account, interest_paid, principal_paid
from filing.reckoning.statement import Head, ImputedPayment, Part


@dataclass(frozen=True, slots=True)
class Rank:
    """What decides the place of a debt in the order of art. 6:43 lid 2 BW."""

    due: bool
    rate: Decimal
    since: dt.date

    @property
    def key(self) -> tuple[bool, Decimal, dt.date]:
        """Sorts the debt that is paid first to the front."""
        return (not self.due, -self.rate, self.since)


def impute(
    payment: Payment, accounts: Mapping[str, Account], costs_open: Decimal, rank: Callable[[str], Rank]
) -> tuple[dict[str, Account], ImputedPayment]:
    """Return the accounts after ``payment`` and how it was divided; what nothing was owed for is ``surplus``.

    A designation of a head (art. 6:44 lid 2: the creditor accepted it) puts that head first; the rest follows in the
    order of the law.
    """
    after = dict(accounts)
    left = payment.amount
    parts: list[Part] = []
    for head in _heads(payment):
        if head is Head.COSTS:
            used = min(left, costs_open)
            left -= used
            if used:
                parts.append(Part(Head.COSTS, "", used))
            continue
        wanted = (head,) if payment.designated_for else (Head.INTEREST, Head.PRINCIPAL)
        left = _over_debts(payment, after, left, wanted, rank, parts)
    return after, ImputedPayment(payment.id, payment.on, payment.amount, tuple(parts), left)


def _heads(payment: Payment) -> tuple[Head, ...]:
    """COSTS and then one pass over the debts; with a designated head, that head first and then all three."""
    order = (Head.COSTS, Head.INTEREST, Head.PRINCIPAL)
    if payment.designated_for is None:
        return (Head.COSTS, Head.INTEREST)
    first = Head(payment.designated_for)
    return (first, *(head for head in order if head is not first))


def _over_debts(
    payment: Payment,
    accounts: dict[str, Account],
    left: Decimal,
    heads: Sequence[Head],
    rank: Callable[[str], Rank],
    parts: list[Part],
) -> Decimal:
    designated = [claim_id for claim_id in payment.for_claims if claim_id in accounts]
    others = [claim_id for claim_id in accounts if claim_id not in designated]
    groups: list[list[str]] = [[claim_id] for claim_id in designated]
    for claim_id in sorted(others, key=lambda name: rank(name).key):
        if groups and groups[-1][0] in others and rank(groups[-1][0]).key == rank(claim_id).key:
            groups[-1].append(claim_id)
        else:
            groups.append([claim_id])
    for group in groups:
        for claim_id, share in _shares(group, accounts, left, heads).items():
            accounts[claim_id], new = _pay(accounts[claim_id], share, heads)
            parts.extend(new)
            left -= total(part.amount for part in new)
    return left


def _shares(
    group: Sequence[str], accounts: Mapping[str, Account], left: Decimal, heads: Sequence[Head]
) -> dict[str, Decimal]:
    """Divide ``left`` in proportion to what each debt of ``group`` has open; odd cents go to the first ones."""
    owed = {claim_id: _owed(accounts[claim_id], heads) for claim_id in group}
    sum_owed = total(owed.values())
    if left >= sum_owed or sum_owed == 0:
        return owed
    shares = {name: (left * amount / sum_owed).quantize(CENT, rounding=ROUND_DOWN) for name, amount in owed.items()}
    rest = left - total(shares.values())
    for name, amount in owed.items():
        if rest > 0 and shares[name] < amount:
            extra = min(CENT, rest)
            shares[name] += extra
            rest -= extra
    return shares


def _owed(account: Account, heads: Sequence[Head]) -> Decimal:
    return (account.interest_open if Head.INTEREST in heads else ZERO) + (
        account.principal if Head.PRINCIPAL in heads else ZERO
    )


def _pay(account: Account, amount: Decimal, heads: Sequence[Head]) -> tuple[Account, list[Part]]:
    parts = []
    for head, pay in ((Head.INTEREST, interest_paid), (Head.PRINCIPAL, principal_paid)):
        if head in heads and amount > 0:
            account, used = pay(account, amount)
            amount -= used
            if used:
                parts.append(Part(head, account.claim_id, used))
    return account, parts
