"""The requirement that a payment plan that is recorded as broken has a date that was missed (house rule FACT-19)."""

from decimal import Decimal

from filing.casefile.claim import Payment
from filing.casefile.dealings import PaymentPlan
from filing.message import Message, say
from filing.money import ZERO
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact
from filing.rules.requirements.incompatible import agree_or

FACT_19 = Rule("FACT-19", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)


def broken_plans_missed_a_date(facts: Facts) -> Finding:
    """A payment plan that is recorded as broken was not paid in time up to that day.

    Money since the agreement counts for the instalments in the order of their dates.

    Rule:  FACT-19 (house rule; compare X-40, PLN-04)
    """
    told: list[Message] = []
    rests_on: list[Fact] = []
    for plan in facts.file.payment_plans:
        last = _paid_in_time_by(facts, plan)
        if last is None or plan.broken_on is None:
            continue
        told.append(
            say(
                "payment_plans.{plan} was broken on {broken}, and payments.{payment} of {day} paid every instalment of "
                "up to then in time.",
                plan=plan.id,
                broken=plan.broken_on,
                payment=last.id,
                day=last.on,
            )
        )
        rests_on += [
            fact(f"payment_plans.{plan.id}.broken_on", plan.broken_on),
            fact(f"payments.{last.id}.on", last.on),
        ]
    return agree_or(
        FACT_19,
        "broken_plans_missed_a_date",
        say("Every payment plan that was broken missed a date."),
        told,
        rests_on,
        say("Correct broken_on or take it out, or correct the payment."),
    )


def _paid_in_time_by(facts: Facts, plan: PaymentPlan) -> Payment | None:
    """Return the last payment by which all instalments of up to the breach were paid in time; None when one was not."""
    agreed, broken = plan.agreed_on, plan.broken_on
    due = [one for one in plan.instalments if broken is not None and one.due_on <= broken]
    paid = [one for one in facts.file.payments if agreed is not None and one.on >= agreed and one.reversed_on is None]
    owed: Decimal = ZERO
    for instalment in due:
        owed += instalment.amount
        if sum((one.amount for one in paid if one.on <= instalment.due_on), ZERO) < owed:
            return None
    in_time = [one for one in paid if due and one.on <= due[-1].due_on]
    return max(in_time, key=lambda one: (one.on, one.id), default=None)
