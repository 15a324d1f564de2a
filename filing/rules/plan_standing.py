"""How the payment plans of a case stand: the one that is asked for, the one that was agreed, and what came in for it.

Rule:  PLN-01, PLN-04, PLN-06
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from filing.calendar_nl import DAY
from filing.casefile.as_of import as_of
from filing.casefile.claim import Payment
from filing.casefile.dealings import PaymentPlan
from filing.law.notice_period import NOTICE_DAYS, notice_period
from filing.money import total
from filing.reckoning.instalments import Met, Schedule, allotted, missed, monthly_room, proposals
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.rules.classified import Known
from filing.rules.facts import Facts


@dataclass(frozen=True, slots=True)
class Agreed:
    """The plan that was agreed last, with the balance of that day and what came in for each instalment since."""

    plan: PaymentPlan
    balance: Statement
    met: tuple[Met, ...]
    missed: tuple[Met, ...]

    @property
    def total(self) -> Decimal:
        """The sum of all instalments."""
        return total(one.amount for one in self.plan.instalments)

    @property
    def arrears(self) -> Decimal:
        """What is missing of the instalments whose day has passed."""
        return total(one.missing for one in self.missed)

    @property
    def ahead(self) -> tuple[Met, ...]:
        """The instalments that are not missed and not paid whole."""
        return tuple(one for one in self.met if one.missing > 0 and one not in self.missed)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be proposed for the plan that is asked for.

    ``room`` is what the budget leaves per month, or None where none is on record. ``written`` when the one schedule is
    that of the case file, and not reckoned here. ``earliest`` is the first day on which an instalment may fall.
    """

    plan: PaymentPlan
    room: Decimal | None
    earliest: dt.date
    schedules: tuple[Schedule, ...]
    written: bool


def plan_asked_for(facts: Facts) -> PaymentPlan | None:
    """Return the last plan that is asked for or proposed, and neither agreed nor ended."""
    plans = facts.file.payment_plans
    last = plans[-1] if plans else None
    is_open = last is not None and last.agreed_on is None and last.broken_on is None and last.ended_on is None
    return last if is_open else None


def last_agreed(facts: Facts) -> PaymentPlan | None:
    """Return the plan that was agreed last, however it stands."""
    agreed = [plan for plan in facts.file.payment_plans if plan.agreed_on is not None]
    return agreed[-1] if agreed else None


def is_behind(facts: Facts, plan: PaymentPlan) -> bool:
    """Return whether less came in since the agreement than was due before today; the day itself counts for the plan."""
    since = plan.agreed_on
    money = [(one.on, one.amount) for one in _kept(facts) if since is not None and one.on >= since]
    return bool(missed(allotted(plan.instalments, money), facts.on))


def agreed(facts: Facts) -> Agreed | None:
    """Return how the plan that was agreed last stands; None when no plan was agreed.

    What came in on the very day of the agreement counts for the plan, unless its instalments add up to what was left
    after that money.
    """
    return facts.once(_agreed)


def _agreed(facts: Facts) -> Agreed | None:
    plan = last_agreed(facts)
    if plan is None or plan.agreed_on is None:
        return None
    balance, that_day_counts = _balance(facts, plan, plan.agreed_on)
    first = plan.agreed_on if that_day_counts else plan.agreed_on + DAY
    met = allotted(plan.instalments, [(one.on, one.amount) for one in _kept(facts) if one.on >= first])
    return Agreed(plan, balance, met, missed(met, facts.on))


def _balance(facts: Facts, plan: PaymentPlan, on: dt.date) -> tuple[Statement, bool]:
    """Return what was owed on the day of the agreement, and whether money of that day counts for the plan."""
    file = as_of(facts.case, on).file
    whole = reckon(file, facts.law, on)
    asked = total(one.amount for one in plan.instalments)
    earlier = tuple(one for one in file.payments if one.on < on)
    if len(earlier) == len(file.payments):
        return whole, True
    if asked == whole.open:
        return whole, False
    before = reckon(file.model_copy(update={"payments": earlier}), facts.law, on)
    return (before if asked == before.open else whole), True


def _kept(facts: Facts) -> Iterator[Payment]:
    return (one for one in facts.file.payments if one.reversed_on is None)


def offered(facts: Facts) -> Offer | None:
    """Return what can be proposed; None when no plan is asked for.

    The first instalment falls after the term in which the debtor may choose, counted from the presumed delivery of a
    letter of today; a schedule of the case file keeps its own days.
    """
    return facts.once(_offered)


def _offered(facts: Facts) -> Offer | None:
    plan = plan_asked_for(facts)
    if plan is None:
        return None
    delivered = notice_period(facts.law, facts.on).delivered
    room = None if plan.budget is None else monthly_room(plan.budget)
    if plan.instalments:
        return Offer(plan, room, delivered, (Schedule(plan.instalments),), written=True)
    earliest = delivered + (NOTICE_DAYS + 1) * DAY
    pay_day = None if plan.budget is None else plan.budget.pay_day
    return Offer(plan, room, earliest, proposals(facts.statement.open, room, earliest, pay_day), written=False)


def receipted(facts: Facts) -> Payment | None:
    """Return the payment that a receipt is about: the last one for which one was asked, else the last one.

    Rule:  X-17
    """
    kept = sorted(_kept(facts), key=lambda one: one.on)
    asked = [one for one in kept if one.receipt_asked_on is not None]
    return (asked or kept)[-1] if kept else None


def budget_has_to_be_known(facts: Facts) -> bool:
    """Return whether a debtor is a natural person who may live in the Netherlands (X-02): the decree protects these."""
    return any(debtor.bki_debtor is not Known.NO for debtor in facts.classification.debtors)
