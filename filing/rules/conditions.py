"""When a track fits a case, and what has been done by hand: the named conditions of ``tracks.yaml``."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from filing.casefile.dealings import PaymentPlan
from filing.casefile.debt import DebtKind
from filing.money import total
from filing.rules.facts import Facts
from filing.rules.requirements.dealings import open_disputes

Condition = Callable[[Facts, Decimal], bool]


def judgment_was_given(facts: Facts, _minor: Decimal) -> bool:
    """There is a judgment or other title."""
    return facts.file.judgment is not None


def payment_plan_runs(facts: Facts, _minor: Decimal) -> bool:
    """A payment plan was agreed and is neither broken nor ended (X-40)."""
    return any(
        plan.agreed_on is not None and plan.broken_on is None and plan.ended_on is None
        for plan in facts.file.payment_plans
    )


def dispute_is_open(facts: Facts, _minor: Decimal) -> bool:
    """The debtor disputes, and neither withdrew it nor settled (X-41, DIS-01)."""
    return bool(open_disputes(facts))


def payment_plan_is_broken(facts: Facts, _minor: Decimal) -> bool:
    """The last payment plan that was agreed is broken (PLN-04)."""
    return _broken(facts) is not None


def broken_plan_ends_of_itself(facts: Facts, _minor: Decimal) -> bool:
    """The broken plan has fatal dates and a lapse clause, so that the whole sum is due without a notice (PLN-04)."""
    plan = _broken(facts)
    return plan is not None and plan.fatal_dates is True and plan.lapse_clause is True


def claim_was_assigned(facts: Facts, _minor: Decimal) -> bool:
    """The creditor got the claim by assignment (CES-01)."""
    return bool(facts.file.assignments)


def debt_is_rent(facts: Facts, _minor: Decimal) -> bool:
    """What is owed is rent, of a dwelling or of something else."""
    return facts.file.debt.kind is DebtKind.RENT or facts.file.debt.rented is not None


def amount_is_minor(facts: Facts, minor: Decimal) -> bool:
    """The open principal is not more than the house's own figure for minor amounts."""
    return total(claim.principal_open for claim in facts.statement.claims) <= minor


def debtor_is_consumer(facts: Facts, _minor: Decimal) -> bool:
    """The debtor is a consumer, or nobody recorded otherwise."""
    return facts.consumer_rules


def assignments_were_notified(facts: Facts, _minor: Decimal) -> bool:
    """Every transfer has a notice on record (CES-08)."""
    return all(link.notice is not None for link in facts.file.assignments)


def disputes_were_answered(facts: Facts, _minor: Decimal) -> bool:
    """Every dispute that stands has a reply on record (X-41)."""
    return all(dispute.replies for dispute in open_disputes(facts))


def breach_was_notified(facts: Facts, _minor: Decimal) -> bool:
    """A notice of the breach went out on or after the missed date (PLN-04)."""
    plan = _broken(facts)
    since = None if plan is None else plan.broken_on
    return since is not None and any(event.on >= since for event in facts.sent("payment_plan_breach"))


def judgment_was_served(facts: Facts, _minor: Decimal) -> bool:
    """The judgment was served (EXE-01)."""
    judgment = facts.file.judgment
    return judgment is not None and (judgment.served_on is not None or bool(facts.sent("judgment_service")))


def _broken(facts: Facts) -> PaymentPlan | None:
    """Return the plan that was agreed last, when it is broken and no later agreement took its place."""
    agreed = [plan for plan in facts.file.payment_plans if plan.agreed_on is not None]
    last = agreed[-1] if agreed else None
    return last if last is not None and last.broken_on is not None else None


@cache
def conditions() -> Mapping[str, Condition]:
    """Return every condition by its name."""
    all_of_them = (
        judgment_was_given,
        payment_plan_runs,
        dispute_is_open,
        payment_plan_is_broken,
        broken_plan_ends_of_itself,
        claim_was_assigned,
        debt_is_rent,
        amount_is_minor,
        debtor_is_consumer,
        assignments_were_notified,
        disputes_were_answered,
        breach_was_notified,
        judgment_was_served,
    )
    return MappingProxyType({one.__name__: one for one in all_of_them})
