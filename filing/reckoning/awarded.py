"""What a judgment awards, and what of it is open on a day: after judgment nothing else is owed.

A payment of the day of the judgment or later is imputed to the awards: costs, then interest, then principal (6:44); one
of before is taken to be in what the judgment awards. Nothing comes on top: no collection costs but those awarded.

Rule:  EXE-05, X-12
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.casefile.claim import InterestRegime, Payment
from filing.casefile.dealings import PaymentPlan
from filing.casefile.proceedings import Award, Judgment
from filing.law.interest import Regime
from filing.law.table import Law
from filing.message import Message, say
from filing.money import ZERO, total
from filing.reckoning.claim_ledger import Account, accrued, paid
from filing.reckoning.course import courses
from filing.reckoning.pauses import pauses_of
from filing.reckoning.terms import regime

COSTS = frozenset({"collection_costs", "litigation_costs", "after_costs"})
SUMS = ("costs", "interest", "principal")  # the order of art. 6:44 lid 1 BW


@dataclass(frozen=True, slots=True)
class Awarded:
    """What is open of a judgment on a day; ``lacks`` says why it cannot be reckoned, and the sums are zero then.

    ``costs`` are the collection costs as awarded, ``litigation`` the costs of the proceedings and the after-costs.
    ``interest`` holds what was awarded as a sum and what ran since. ``earlier`` says that money came in before the
    judgment, which is taken to be in it.
    """

    on: dt.date
    principal: Decimal = ZERO
    interest: Decimal = ZERO
    costs: Decimal = ZERO
    litigation: Decimal = ZERO
    lacks: tuple[Message, ...] = ()
    earlier: bool = False

    @property
    def open(self) -> Decimal:
        """All that is open of the judgment."""
        return self.principal + self.interest + self.costs + self.litigation


def awarded(file: CaseFile, law: Law, on: dt.date) -> Awarded | None:
    """Return what is open of the judgment on ``on``; None when there is none.

    Rule:  EXE-05
    Interval: interest over ``[interest_from, on)`` of each award that bears it, compounded by the year

    Raises:
        LawUnknown: a needed rate lies outside what a table knows.
    """
    judgment = file.judgment
    if judgment is None:
        return None
    lacks = tuple(_lacks(judgment))
    if lacks:
        return Awarded(on, lacks=lacks)
    file = file.model_copy(update={"payment_plans": tuple(_later_plans(file, judgment))})
    accounts = {f"award-{place}": _opened(file, one, place) for place, one in enumerate(judgment.awards)}
    heads = {f"award-{place}": one.head for place, one in enumerate(judgment.awards)}
    runs = courses(law, {name: account.bearing for name, account in accounts.items()}, on)
    received = [one for one in file.payments if one.reversed_on is None]
    for payment in sorted((one for one in received if judgment.given_on <= one.on <= on), key=lambda one: one.on):
        accounts = {name: accrued(one, runs[name], payment.on) for name, one in accounts.items()}
        accounts = _after(accounts, heads, payment)
    accounts = {name: accrued(one, runs[name], on) for name, one in accounts.items()}
    sums = {
        head: total(one.principal for name, one in accounts.items() if heads[name] == head)
        for head in frozenset(heads.values())
    }
    return Awarded(
        on,
        principal=sums.get("principal", ZERO) + sums.get("other", ZERO),
        interest=sums.get("interest", ZERO) + total(one.interest_open for one in accounts.values()),
        costs=sums.get("collection_costs", ZERO),
        litigation=sums.get("litigation_costs", ZERO) + sums.get("after_costs", ZERO),
        earlier=any(one.on < judgment.given_on for one in received),
    )


def _lacks(judgment: Judgment) -> Iterator[Message]:
    if not judgment.awards:
        yield say("What the judgment of {day} awards is not on record.", day=judgment.given_on)
    for place, one in enumerate(judgment.awards):
        if _bears_interest(one) and one.interest_from is None:
            yield say("judgment.awards[{place}] bears interest, and its first day is not on record.", place=place)


def _later_plans(file: CaseFile, judgment: Judgment) -> Iterator[PaymentPlan]:
    """Yield the payment plans that were agreed after the judgment: one of before stops no interest that it awards."""
    for plan in file.payment_plans:
        if plan.agreed_on is not None and plan.agreed_on >= judgment.given_on:
            yield plan


def _bears_interest(award: Award) -> bool:
    return award.interest is not None and award.interest.regime is not InterestRegime.NONE


def _opened(file: CaseFile, award: Award, place: int) -> Account:
    since = award.interest_from if _bears_interest(award) else None
    terms = award.interest
    runs: Regime | None = None if terms is None or since is None else regime(file, terms)
    pauses = () if terms is None or runs is None else pauses_of(file, terms)
    return Account(f"award-{place}", runs, since, since or dt.date.min, award.amount, pauses)


def _after(accounts: dict[str, Account], heads: Mapping[str, str], payment: Payment) -> dict[str, Account]:
    """Return the accounts after a payment; a head that the debtor designated and the creditor accepted goes first."""
    left, found = payment.amount, dict(accounts)
    order = SUMS if payment.designated_for is None else (payment.designated_for, *SUMS)
    for sum_of in order:
        for name, head in heads.items():
            account = found[name]
            of_interest = min(left, account.interest_open) if sum_of == "interest" else ZERO
            of_sum = min(left - of_interest, account.principal) if _belongs(head) == sum_of else ZERO
            found[name] = paid(account, of_interest, of_sum)
            left -= of_interest + of_sum
    return found


def _belongs(head: str) -> str:
    """Return under which of the three sums of art. 6:44 an award stands."""
    if head in COSTS:
        return "costs"
    return "interest" if head == "interest" else "principal"
