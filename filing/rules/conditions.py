"""When a track fits a case, and what has been done by hand: the named conditions of ``tracks.yaml``."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from filing.calendar_nl import DAY
from filing.casefile.dealings import PaymentPlan
from filing.casefile.debt import DebtKind
from filing.money import total
from filing.reckoning.receipt import receipt
from filing.rules.facts import Facts
from filing.rules.finding import Verdict
from filing.rules.plan_standing import last_agreed, plan_asked_for
from filing.rules.requirements.dealings import open_disputes
from filing.rules.requirements.limitation import (
    limitations,
    limitations_if_received,
    unproven_interruptions,
)
from filing.rules.requirements.notices import notice_has_run_out
from filing.rules.requirements.replies import questions_asked

PROOF_DAYS = 14  # [days] house practice: so long is waited for proof of receipt before a letter goes once more

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


def payment_plan_is_to_be_offered(facts: Facts, _minor: Decimal) -> bool:
    """A payment plan is asked for, and no offer went out since (PLN-06)."""
    plan = plan_asked_for(facts)
    since = dt.date.min if plan is None or plan.proposed_on is None else plan.proposed_on
    return plan is not None and not any(event.on >= since for event in facts.sent("payment_plan_offer"))


def payment_plan_is_to_be_confirmed(facts: Facts, _minor: Decimal) -> bool:
    """The payment plan that runs was not confirmed since it was agreed, and its first day still lies ahead (PLN-01)."""
    plan = last_agreed(facts)
    if plan is None or plan.agreed_on is None or plan.broken_on is not None or plan.ended_on is not None:
        return False
    since = plan.agreed_on
    begins = min((one.due_on for one in plan.instalments), default=facts.on)
    return begins > facts.on and not any(event.on >= since for event in facts.sent("payment_plan_confirmation"))


def receipt_is_asked_for(facts: Facts, _minor: Decimal) -> bool:
    """Whoever paid asked for a receipt, and none went out since (X-17)."""
    asked = [one.receipt_asked_on for one in facts.file.payments if one.receipt_asked_on and one.reversed_on is None]
    return any(all(event.on < day for event in facts.sent("payment_receipt")) for day in asked)


def judgment_was_served(facts: Facts, _minor: Decimal) -> bool:
    """The judgment was served (EXE-01)."""
    judgment = facts.file.judgment
    return judgment is not None and (judgment.served_on is not None or bool(facts.sent("judgment_service")))


def summons_is_not_decided(facts: Facts, _minor: Decimal) -> bool:
    """Nothing on record shows that proceedings were decided on, so that none may be announced (DEM-07)."""
    file = facts.file
    return all(one is None for one in (file.bailiff, file.lawyer, file.instruction, file.proceedings))


def summons_goes_without_costs(facts: Facts, _minor: Decimal) -> bool:
    """The summons is decided on and no fourteen-day notice ran out or will: no letter with costs comes before it."""
    notice = notice_has_run_out(facts)
    return summons_was_decided(facts) and notice.verdict is Verdict.UNMET and notice.holds_from is None


def docket_date_is_planned(facts: Facts, _minor: Decimal) -> bool:
    """A docket date is on record: the summons itself comes next."""
    plan = facts.file.proceedings
    return plan is not None and plan.docket_date is not None


def information_was_asked(facts: Facts, _minor: Decimal) -> bool:
    """The debtor asked what the claim is, or for its documents, and got no answer since (REM-12)."""
    return bool(questions_asked(facts))


def limitation_is_near(facts: Facts, _minor: Decimal) -> bool:
    """A claim lapses within ninety days and has not lapsed yet, and no letter is under way whose receipt is awaited.

    Rule:  section 8.3 of the rules, PRE-06
    """
    near = [one.date for _, one in facts.once(limitations) if one.alarm_on <= facts.on <= one.date]
    if near and not _proof_is_awaited(facts, min(near)):
        return True
    return any(one.alarm_on <= facts.on <= one.date for _, one in facts.once(limitations_if_received))


def some_claim_lapses_soon(facts: Facts) -> bool:
    """Return whether something lapses within ninety days by what is proved, whatever is under way (PRE-06)."""
    return any(one.alarm_on <= facts.on for _, one in facts.once(limitations))


def summons_was_decided(facts: Facts) -> bool:
    """Return whether it stands on record that proceedings are brought, and not only who would bring them (DEM-07)."""
    file = facts.file
    plan = file.proceedings
    dated = plan is not None and (plan.docket_date or plan.planned_service_on or plan.served_on) is not None
    answers = sorted((one for one in file.answers if one.rule == "DEM-07"), key=lambda one: one.on)
    said = bool(answers) and answers[-1].answer == "yes"
    return dated or file.instruction is not None or said


def _proof_is_awaited(facts: Facts, last: dt.date) -> bool:
    """Return whether a letter of interruption is on its way, or went so shortly ago that proof may still come.

    Units: calendar days; house practice. When the last day is nearer than that, the day of presumed receipt decides.
    """
    for event in unproven_interruptions(facts):
        arrives = receipt(facts.file, facts.law, event).day or event.on
        if facts.on <= max(arrives, min(event.on + PROOF_DAYS * DAY, last - PROOF_DAYS * DAY)):
            return True
    return False


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
        payment_plan_is_to_be_offered,
        payment_plan_is_to_be_confirmed,
        receipt_is_asked_for,
        judgment_was_served,
        limitation_is_near,
        information_was_asked,
        summons_is_not_decided,
        docket_date_is_planned,
        summons_goes_without_costs,
    )
    return MappingProxyType({one.__name__: one for one in all_of_them})
