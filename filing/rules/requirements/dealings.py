"""Requirements on what the parties arranged or contest: disputes, payment plans, liability of several debtors."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from filing.casefile.dealings import Dispute, PaymentPlan
from filing.casefile.history import EventKind
from filing.message import Message, say
from filing.money import total
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.plan_standing import is_behind, last_agreed

X_41 = Rule("X-41", "art. 111 lid 3 Rv", Severity.BLOCK, Certainty.DERIVED)
X_40 = Rule("X-40", "GHAMS 27-8-2013, ECLI:NL:GHAMS:2013:2786", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
PLN_04 = Rule("PLN-04", "art. 6:82 BW", Severity.ERROR, Certainty.DERIVED, answerable=True)
DIS_01 = Rule("DIS-01", "art. 111 lid 3 Rv", Severity.WARN, Certainty.CONFIRMED, answerable=True)
SUM_74 = Rule("SUM-74", "", Severity.ERROR, Certainty.MEMORY)
SUM_74_UNKNOWN = Rule("SUM-74", "", Severity.WARN, Certainty.MEMORY, answerable=True)

BREACH_NOTICE = "payment_plan_breach"
REPLY = "dispute_reply"
OUT = frozenset({EventKind.SENT, EventKind.SERVED})


def open_disputes(facts: Facts) -> tuple[Dispute, ...]:
    """Return the disputes that were neither withdrawn nor settled."""
    return tuple(d for d in facts.file.disputes if d.withdrawn_on is None and d.settled_on is None)


def replies_in_history(facts: Facts, disputes: Sequence[Dispute]) -> tuple[dt.date, ...]:
    """Return the days on which a reply went after the first of these disputes was raised, by the history alone."""
    since = min((dispute.raised_on for dispute in disputes), default=None)
    return tuple(event.on for event in facts.sent(REPLY) if since is not None and event.on >= since)


def disputes_are_answered(facts: Facts) -> Finding:
    """Every dispute that stands was answered.

    Rule:  X-41, CES-05 (also DIS-01)
    """
    name = "disputes_are_answered"
    standing = open_disputes(facts)
    silent = [dispute for dispute in standing if not dispute.replies]
    if silent:
        ids = tuple(dispute.id for dispute in silent)
        part = tuple(dispute.id for dispute in silent if dispute.amount is not None or dispute.claims)
        step = say("Answer the dispute (betwisting) point by point and record the reply under disputes.")
        if part:
            step = say(
                "Answer the dispute (betwisting) point by point and record the reply under disputes; {part} is about "
                "a part only, so the rest can be demanded in a letter that says so.",
                part=part,
            )
        rests_on = tuple(one for dispute in silent for one in _dispute_facts(dispute))
        days = replies_in_history(facts, silent)
        if days:
            return unknown(X_41, name, *not_under_disputes(ids, days), facts=rests_on)
        return unmet(X_41, name, say("Nobody answered {disputes}.", disputes=ids), step, facts=rests_on)
    message = say("No dispute waits for an answer.")
    return satisfied(X_41, name, message, facts=tuple(one for d in standing for one in _dispute_facts(d)))


def not_under_disputes(disputes: tuple[str, ...], days: tuple[dt.date, ...]) -> tuple[Message, Message]:
    """Return what is said, and what to do, when the history has a reply that the disputes do not have."""
    return (
        say("By the history a reply went on {days}, and {disputes} has none on record.", days=days, disputes=disputes),
        say(
            "Record the reply under replies of {disputes} (filing log CASE reply), or correct the history if it was "
            "about something else.",
            disputes=disputes,
        ),
    )


def disputes_are_recorded_whole(facts: Facts) -> Finding:
    """Of every dispute that stands channel and evidence are on record, since the summons must state it.

    Rule:  DIS-01
    Law:   art. 111 lid 3 Rv
    """
    name = "disputes_are_recorded_whole"
    thin = [dispute for dispute in open_disputes(facts) if dispute.channel is None or not dispute.evidence]
    if thin:
        lacking: list[Fact] = []
        for dispute in thin:
            if dispute.channel is None:
                lacking.append(fact(f"disputes.{dispute.id}.channel", None))
            if not dispute.evidence:
                lacking.append(fact(f"disputes.{dispute.id}.evidence", None))
        ids = tuple(dispute.id for dispute in thin)
        return unknown(
            DIS_01,
            name,
            say("Channel or evidence of {disputes} is not on record.", disputes=ids),
            say("Record channel and evidence of {disputes}.", disputes=ids),
            facts=tuple(lacking),
        )
    return satisfied(DIS_01, name, say("Every dispute that stands is on record with channel and evidence."))


def _dispute_facts(dispute: Dispute) -> tuple[Fact, ...]:
    where = f"disputes.{dispute.id}"
    last = max((reply.on for reply in dispute.replies), default=None)
    return fact(f"{where}.raised_on", dispute.raised_on), fact(f"{where}.replies", last)


def no_plan_is_honoured(facts: Facts) -> Finding:
    """No payment plan runs. Whether a running plan is kept follows from the money that came in since it was agreed.

    One that was broken, and of which everything due by now is paid, may run on: a person records which it is.

    Rule:  X-40 (also PLN-03)
    """
    name = "no_plan_is_honoured"
    running = running_plans(facts)
    repaired = _repaired(facts)
    if not running and repaired is not None:
        message = say("The payment plan {plan} was broken, and all that was due by now is paid.", plan=repaired.id)
        step = say(
            "Take broken_on of {plan} out when the plan goes on, or record ended_on when it ended.", plan=repaired.id
        )
        return unknown(X_40, name, message, step, facts=_plan_facts(repaired))
    if not running:
        return satisfied(X_40, name, say("No payment plan runs."))
    for plan in running:
        missing = _behind(facts, plan)
        if missing > 0:
            message = say(
                "The payment plan {plan} runs and {amount} less came in than was due by now.",
                plan=plan.id,
                amount=missing,
            )
            step = say(
                "Check the payments; record broken_on of {plan} when a date was missed, or ended_on.", plan=plan.id
            )
            return unknown(X_40, name, message, step, facts=_plan_facts(plan))
    ids = tuple(plan.id for plan in running)
    return unmet(
        X_40,
        name,
        say("The payment plan {plans} runs and is kept; it cannot be ended at will.", plans=ids),
        say("Leave it running; record broken_on when a date was missed, or ended_on when exceptional facts ended it."),
        facts=tuple(one for plan in running for one in _plan_facts(plan)),
    )


def _repaired(facts: Facts) -> PaymentPlan | None:
    """Return the plan agreed last when it is broken, has not ended of itself, and nothing that was due is missing."""
    plan = last_agreed(facts)
    if plan is None or plan.broken_on is None or plan.ended_on is not None or (plan.fatal_dates and plan.lapse_clause):
        return None
    return None if is_behind(facts, plan) else plan


def broken_plan_was_noticed(facts: Facts) -> Finding:
    """After a missed date the debtor got a notice, unless the dates are fatal and the whole sum then falls due.

    Rule:  PLN-04
    """
    name = "broken_plan_was_noticed"
    waiting = [
        plan
        for plan in facts.file.payment_plans
        if plan.broken_on is not None
        and plan.ended_on is None
        and not (plan.fatal_dates and plan.lapse_clause)
        and not _was_noticed(facts, plan)
    ]
    if waiting:
        plan = waiting[0]
        where = f"payment_plans.{plan.id}"
        rests_on = (
            fact(f"{where}.broken_on", plan.broken_on),
            fact(f"{where}.fatal_dates", _yes_or_no(plan.fatal_dates)),
            fact(f"{where}.lapse_clause", _yes_or_no(plan.lapse_clause)),
        )
        ids = tuple(one.id for one in waiting)
        message = say(
            "The payment plan {plans} was broken, and nothing on record makes the whole sum due: no fatal dates with a "
            "lapse clause, and no notice after the missed date.",
            plans=ids,
        )
        step = say(
            "Send a notice with the missed date, the amount and a term, and record it in history with document {kind}; "
            "or record fatal_dates and lapse_clause.",
            kind=BREACH_NOTICE,
        )
        return unknown(PLN_04, name, message, step, facts=rests_on)
    return satisfied(PLN_04, name, say("No broken payment plan waits for a notice."))


def _was_noticed(facts: Facts, plan: PaymentPlan) -> bool:
    return plan.broken_on is not None and any(
        event.kind in OUT and event.document == BREACH_NOTICE and event.on >= plan.broken_on and not event.returned_on
        for event in facts.file.history
    )


def _yes_or_no(flag: bool | None) -> str | None:
    return None if flag is None else ("true" if flag else "false")


def running_plans(facts: Facts) -> tuple[PaymentPlan, ...]:
    """Return the plans that were agreed and neither broken nor ended."""
    return tuple(
        plan
        for plan in facts.file.payment_plans
        if plan.agreed_on is not None and plan.broken_on is None and plan.ended_on is None
    )


def _plan_facts(plan: PaymentPlan) -> tuple[Fact, ...]:
    where = f"payment_plans.{plan.id}"
    return fact(f"{where}.agreed_on", plan.agreed_on), fact(f"{where}.broken_on", plan.broken_on)


def _behind(facts: Facts, plan: PaymentPlan) -> Decimal:
    """Return what is missing of the instalments whose day has passed."""
    due = total(one.amount for one in plan.instalments if one.due_on < facts.on)
    paid = total(
        payment.amount
        for payment in facts.file.payments
        if plan.agreed_on is not None and payment.on >= plan.agreed_on and payment.reversed_on is None
    )
    return due - paid


def liability_is_known(facts: Facts) -> Finding:
    """Several debtors owe the whole each (hoofdelijk): the documents ask the whole from each of them.

    Rule:  SUM-74
    """
    name = "liability_is_known"
    rests_on = (fact("liability", facts.file.liability),)
    if len(facts.file.debtors) == 1 or facts.file.liability == "joint_and_several":
        return satisfied(SUM_74, name, say("One debtor, or each owes the whole."), facts=rests_on)
    if facts.file.liability == "divided":
        return unknown(
            SUM_74,
            name,
            say("Each debtor owes a share only, and the document asks the whole from each."),
            say("Make a case for each debtor with that debtor's share; this version does not divide a claim."),
            facts=rests_on,
        )
    return unknown(
        SUM_74_UNKNOWN,
        name,
        say("Whether each debtor owes the whole is not on record."),
        say("Record liability, or answer whether each owes the whole (answers, rule SUM-74)."),
        facts=rests_on,
    )
