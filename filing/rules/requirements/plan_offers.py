"""Requirements on the offer of a payment plan: it stays within the budget on record, and there is one to make.

Rule:  PLN-01, PLN-06
"""

from decimal import Decimal

from filing.casefile.dealings import PaymentPlan
from filing.message import Message, say
from filing.money import ZERO, total
from filing.reckoning.instalments import MOST_INSTALMENTS, monthly_room
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown
from filing.rules.plan_standing import Offer, budget_has_to_be_known, offered
from filing.rules.requirements.payment_plans import PLN_01_SUMS, plan_at_hand, plan_fact

PLN_06 = Rule("PLN-06", "", Severity.ERROR, Certainty.MEMORY, answerable=True)
PLN_06_AGREED = Rule("PLN-06", "", Severity.WARN, Certainty.MEMORY, answerable=True)
NONE_ASKED = say("No payment plan is asked for.")


def plan_fits_the_budget(facts: Facts) -> Finding:
    """No month of the plan asks more than the budget on record leaves; without a budget a person is asked.

    Of a plan that was agreed already it is only told.

    Rule:  PLN-06 (from memory: it asks, it never says no of its own accord)
    Units: euro per month
    """
    name = "plan_fits_the_budget"
    plan = plan_at_hand(facts)
    if plan is None:
        return satisfied(PLN_06, name, NONE_ASKED)
    rule = PLN_06 if plan.agreed_on is None else PLN_06_AGREED
    if plan.budget is None:
        if not budget_has_to_be_known(facts):
            return satisfied(rule, name, say("No debtor is a natural person in the Netherlands."))
        message = say("What the debtor can pay per month is not on record.")
        step = say("Ask for income and expenses and record budget of {plan}, or answer (rule PLN-06).", plan=plan.id)
        return unknown(rule, name, message, step, facts=(plan_fact(plan, "budget", None),))
    room = monthly_room(plan.budget)
    rests_on = (plan_fact(plan, "budget", room),)
    most = _most_in_a_month(plan)
    if most > room:
        message = say(
            "The payment plan {plan} asks {most} in a month, and the budget leaves {room}.",
            plan=plan.id,
            most=most,
            room=room,
        )
        step = say("Spread {plan} over more months, or answer (rule PLN-06) that the debtor can pay it.", plan=plan.id)
        return unknown(rule, name, message, step, facts=rests_on)
    message = say("No month of {plan} asks more than {room}, which the budget leaves.", plan=plan.id, room=room)
    return satisfied(rule, name, message, facts=rests_on)


def plan_can_be_proposed(facts: Facts) -> Finding:
    """There is a schedule to propose: one on record, or one that the budget allows within the longest term.

    Rule:  PLN-01, PLN-06
    """
    name = "plan_can_be_proposed"
    found = offered(facts)
    if found is None:
        return satisfied(PLN_01_SUMS, name, NONE_ASKED)
    if found.schedules:
        return satisfied(PLN_01_SUMS, name, _schedules(found))
    message = say(
        "The budget of {plan} leaves {room} per month: too little to pay {balance} in {months} months.",
        plan=found.plan.id,
        room=found.room if found.room is not None else ZERO,
        balance=facts.statement.open,
        months=MOST_INSTALMENTS,
    )
    step = say(
        "Point to debt help; when another plan is decided on, record its instalments in {plan}.", plan=found.plan.id
    )
    return unknown(PLN_01_SUMS, name, message, step, facts=(plan_fact(found.plan, "budget", found.room),))


def _most_in_a_month(plan: PaymentPlan) -> Decimal:
    """Return the most that the instalments of one calendar month ask together; zero when none are on record."""
    months = {(one.due_on.year, one.due_on.month) for one in plan.instalments}
    sums = (total(one.amount for one in plan.instalments if (one.due_on.year, one.due_on.month) == at) for at in months)
    return max(sums, default=ZERO)


def _schedules(found: Offer) -> Message:
    if found.written:
        return say("The instalments of {plan} are on record.", plan=found.plan.id)
    return say("{count} schedules can be proposed for {plan}.", count=len(found.schedules), plan=found.plan.id)
