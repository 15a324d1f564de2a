"""Requirements on the letters about a payment plan: what was agreed is on record, adds up, and can be kept.

Rule:  PLN-01, PLN-04
"""

import datetime as dt
from decimal import Decimal

from filing.calendar_nl import DAY, SATURDAY, SUNDAY, is_holiday
from filing.casefile.dealings import PaymentPlan
from filing.law.notice_period import notice_period
from filing.message import say
from filing.money import total
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.plan_standing import Agreed, agreed, plan_asked_for

CASE = "GHAMS 27-8-2013, ECLI:NL:GHAMS:2013:2786"
PLN_01 = Rule("PLN-01", CASE, Severity.ERROR, Certainty.DERIVED)
PLN_01_SUMS = Rule("PLN-01", CASE, Severity.BLOCK, Certainty.DERIVED, overridable=False)
PLN_04 = Rule("PLN-04", "art. 6:82 BW", Severity.BLOCK, Certainty.DERIVED)
PLN_04_SUMS = Rule("PLN-04", "art. 6:82 BW", Severity.BLOCK, Certainty.DERIVED, overridable=False)
PLN_04_ASKED = Rule("PLN-04", "art. 6:82 BW", Severity.ERROR, Certainty.DERIVED)

NO_PLAN = say("No payment plan is agreed.")


def acceptance_is_recorded(facts: Facts) -> Finding:
    """Who accepted the plan is on record, and how.

    Rule:  PLN-01
    """
    name = "acceptance_is_recorded"
    found = agreed(facts)
    if found is None:
        return satisfied(PLN_01_SUMS, name, NO_PLAN)
    plan = found.plan
    channel = plan.accepted_via.value if plan.accepted_via is not None else None
    rests_on = (plan_fact(plan, "accepted_by", plan.accepted_by), plan_fact(plan, "accepted_via", channel))
    if plan.accepted_by is None or channel is None:
        message = say("Who accepted the payment plan {plan}, and how, is not on record.", plan=plan.id)
        step = say("Record accepted_by and accepted_via of {plan}.", plan=plan.id)
        return unknown(PLN_01_SUMS, name, message, step, facts=rests_on)
    message = say("The payment plan {plan} was accepted by {who}.", plan=plan.id, who=plan.accepted_by)
    return satisfied(PLN_01_SUMS, name, message, facts=rests_on)


def plan_terms_are_recorded(facts: Facts) -> Finding:
    """Of the plan that was agreed, and of one that is proposed, it is on record what it says.

    That is: whether its dates are fatal, whether the whole falls due on a missed one, and whether interest runs.

    Rule:  PLN-01
    """
    name = "plan_terms_are_recorded"
    plan = plan_at_hand(facts)
    if plan is None:
        return satisfied(PLN_01_SUMS, name, NO_PLAN)
    terms = {
        "fatal_dates": plan.fatal_dates, "lapse_clause": plan.lapse_clause, "interest_runs": plan.interest_runs,
    }  # fmt: skip
    rests_on = tuple(plan_fact(plan, key, None if said is None else str(said).lower()) for key, said in terms.items())
    lacking = tuple(key for key, said in terms.items() if said is None)
    if lacking:
        return unknown(
            PLN_01_SUMS,
            name,
            say("What the payment plan {plan} says is not on record: {keys}.", plan=plan.id, keys=lacking),
            say("Record {keys} of {plan}: true or false.", plan=plan.id, keys=lacking),
            facts=rests_on,
        )
    return satisfied(PLN_01_SUMS, name, say("The terms of {plan} are on record.", plan=plan.id), facts=rests_on)


def plan_adds_up(facts: Facts) -> Finding:
    """The instalments add up to what is owed, to the cent: on the day of the agreement, or today for a proposal.

    Rule:  PLN-01
    Units: euro
    """
    name = "plan_adds_up"
    plan = plan_at_hand(facts)
    if plan is None or not plan.instalments:
        return satisfied(PLN_01_SUMS, name, say("There are no instalments to add up."))
    found = agreed(facts) if plan.agreed_on is not None else None
    statement = found.balance if found is not None else facts.statement
    sum_of, balance = total(one.amount for one in plan.instalments), statement.open
    rests_on = (plan_fact(plan, "instalments", sum_of),)
    if sum_of == balance:
        message = say("The instalments of {plan} add up to {balance}, what was owed.", plan=plan.id, balance=balance)
        return satisfied(PLN_01_SUMS, name, message, facts=rests_on)
    message = say(
        "The instalments of {plan} add up to {sum}; on {day} {balance} was owed.",
        plan=plan.id,
        sum=sum_of,
        day=statement.on,
        balance=balance,
    )
    step = say("Correct the instalments of {plan}; the last one takes the rest.", plan=plan.id)
    costs = statement.costs
    if sum_of - balance == costs.scale + costs.scale_vat - costs.total and sum_of > balance:
        step = say(
            "Leave the collection costs out of {plan}: they were not due on {day}.", plan=plan.id, day=statement.on
        )
    return unmet(PLN_01_SUMS, name, message, step, facts=rests_on)


def first_instalment_is_ahead(facts: Facts) -> Finding:
    """The next instalment falls on or after the day on which a letter of today is presumed delivered.

    Rule:  PLN-01
    Units: calendar days
    """
    name = "first_instalment_is_ahead"
    plan = plan_at_hand(facts)
    if plan is None or not plan.instalments:
        return satisfied(PLN_01, name, say("No instalment is on record."))
    found = agreed(facts) if plan.agreed_on is not None else None
    open_days = [one.instalment.due_on for one in found.met if one.missing > 0] if found is not None else []
    next_day = min(open_days, default=None) if found is not None else plan.instalments[0].due_on
    if next_day is None:
        return satisfied(PLN_01, name, say("Every instalment is paid."))
    delivered = notice_period(facts.law, facts.on).delivered
    rests_on = (plan_fact(plan, "instalments", next_day),)
    if next_day < delivered:
        message = say(
            "The next instalment of {plan} is due on {day}; a letter of today is delivered on {delivered}.",
            plan=plan.id,
            day=next_day,
            delivered=delivered,
        )
        step = say("Agree on later days and record them, or record broken_on when a date was missed.")
        return unmet(PLN_01, name, message, step, facts=rests_on)
    message = say("The next instalment of {plan} is due on {day}.", plan=plan.id, day=next_day)
    return satisfied(PLN_01, name, message, facts=rests_on)


def instalment_was_missed(facts: Facts) -> Finding:
    """A day of the plan has passed, something is missing of its instalment, and the plan is on record as broken.

    Rule:  PLN-04
    """
    name = "instalment_was_missed"
    found = agreed(facts)
    if found is None:
        return satisfied(PLN_04_SUMS, name, NO_PLAN)
    plan = found.plan
    rests_on = (plan_fact(plan, "broken_on", plan.broken_on), fact("payments", found.arrears))
    if not found.missed:
        message = say("Every instalment of {plan} that was due by now is paid.", plan=plan.id)
        step = say("Send no notice; correct broken_on of {plan}, or the payments.", plan=plan.id)
        return unmet(PLN_04_SUMS, name, message, step, facts=rests_on)
    first = found.missed[0].instalment.due_on
    late = [
        one.instalment.due_on for one in found.met if one.complete_on is None or one.complete_on > one.instalment.due_on
    ]
    if plan.broken_on is None or plan.broken_on < min(late):
        message = say("{amount} of {plan} is missing since {day}.", amount=found.arrears, plan=plan.id, day=first)
        step = say("Check the payments, and record broken_on of {plan}: {day}.", plan=plan.id, day=first)
        return unknown(PLN_04_SUMS, name, message, step, facts=rests_on)
    message = say("{amount} of {plan} is missing since {day}.", amount=found.arrears, plan=plan.id, day=first)
    return satisfied(PLN_04_SUMS, name, message, facts=rests_on)


def arrears_are_owed(facts: Facts) -> Finding:
    """The notice of a missed instalment asks no more than is owed, whatever the instalments add up to.

    Rule:  PLN-04, X-10
    Units: euro
    """
    name = "arrears_are_owed"
    found = agreed(facts)
    if found is None or found.arrears <= facts.statement.open:
        return satisfied(PLN_04_SUMS, name, say("What is missing of the instalments is owed."))
    owed = facts.statement.open
    message = say(
        "{amount} of {plan} is missing, and only {owed} is owed.", amount=found.arrears, plan=found.plan.id, owed=owed
    )
    step = say("Correct the instalments of {plan}; the last one takes the rest.", plan=found.plan.id)
    return unmet(PLN_04_SUMS, name, message, step, facts=(plan_fact(found.plan, "instalments", found.total),))


def payment_is_not_under_way(facts: Facts) -> Finding:
    """The account was looked at after the last missed day, so that no payment was in transit or still to be booked.

    It has to be looked at on a bank's working day after the missed one (house practice).

    Rule:  PLN-04
    """
    name = "payment_is_not_under_way"
    found = agreed(facts)
    if found is None or not found.missed:
        return satisfied(PLN_04_ASKED, name, say("No instalment is missed."))
    plan = found.plan
    needed = _next_working_day(found.missed[-1].instalment.due_on)
    rests_on = (plan_fact(plan, "payments_checked_on", plan.payments_checked_on),)
    if plan.payments_checked_on is None or plan.payments_checked_on < needed:
        message = say("Whether a payment for {plan} is under way or not booked yet is not on record.", plan=plan.id)
        step = say(
            "Check the account on {day} or later, and record payments_checked_on of {plan}.", day=needed, plan=plan.id
        )
        return unknown(PLN_04_ASKED, name, message, step, facts=rests_on)
    message = say("The account was checked on {day}.", day=plan.payments_checked_on)
    return satisfied(PLN_04_ASKED, name, message, facts=rests_on)


def plan_is_not_renegotiated(facts: Facts) -> Finding:
    """After the missed date nobody asked for another plan that still waits for an answer.

    Rule:  PLN-04
    """
    name = "plan_is_not_renegotiated"
    asked = plan_asked_for(facts)
    if agreed(facts) is None or asked is None:
        return satisfied(PLN_04_ASKED, name, say("No other plan waits for an answer."))
    message = say("Another payment plan, {plan}, is asked for and not answered.", plan=asked.id)
    step = say("Answer it first: record agreed_on or ended_on of {plan}.", plan=asked.id)
    return unknown(PLN_04_ASKED, name, message, step, facts=(plan_fact(asked, "agreed_on", None),))


def plan_holds_no_later_costs(facts: Facts) -> Finding:
    """Collection costs that are asked were due before the plan was agreed.

    Rule:  PLN-04, PLN-01
    """
    name = "plan_holds_no_later_costs"
    found = agreed(facts)
    costs = facts.statement.costs
    since = found.plan.agreed_on if found is not None else None
    if found is None or since is None or costs.open <= 0 or costs.due_from is None or costs.due_from <= since:
        return satisfied(PLN_04, name, say("No collection costs fell due after the agreement."))
    message = say(
        "Collection costs fell due on {day}, after the plan was agreed on {agreed}.", day=costs.due_from, agreed=since
    )
    step = say(
        "Do not ask them with this letter: set costs.claim_collection_costs to false, or send a new notice later."
    )
    return unmet(PLN_04, name, message, step, facts=(plan_fact(found.plan, "agreed_on", since),))


def plan_at_hand(facts: Facts) -> PaymentPlan | None:
    """Return the plan that a letter is about: the one that is asked for, else the one agreed last."""
    asked = plan_asked_for(facts)
    if asked is not None:
        return asked
    found: Agreed | None = agreed(facts)
    return found.plan if found is not None else None


def _next_working_day(day: dt.date) -> dt.date:
    """Return the first day after ``day`` on which banks book: no Saturday, Sunday or holiday."""
    found = day + DAY
    while found.weekday() in {SATURDAY, SUNDAY} or is_holiday(found):
        found += DAY
    return found


def plan_fact(plan: PaymentPlan, key: str, value: Decimal | dt.date | str | None) -> Fact:
    """Return a fact of a plan by its place in the case file."""
    return fact(f"payment_plans.{plan.id}.{key}", value)
