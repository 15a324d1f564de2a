"""Requirements on what the parties arranged or contest: disputes, payment plans, transfers of the claim, liability."""

from collections.abc import Iterator
from decimal import Decimal

from filing.casefile.dealings import Assignment, Dispute, PaymentPlan
from filing.casefile.names import AnyParty, full_name
from filing.money import plain, total
from filing.reckoning.receipt import PRESUMED
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

X_41 = Rule("X-41", "art. 111 lid 3 Rv", Severity.BLOCK, Certainty.DERIVED)
X_40 = Rule("X-40", "GHAMS 27-8-2013, ECLI:NL:GHAMS:2013:2786", Severity.BLOCK, Certainty.CONFIRMED)
CES_08 = Rule("CES-08", "art. 3:94 BW", Severity.BLOCK, Certainty.CONFIRMED_2017)
SUM_74 = Rule("SUM-74", "", Severity.ERROR, Certainty.MEMORY)
SUM_74_UNKNOWN = Rule("SUM-74", "", Severity.WARN, Certainty.MEMORY, answerable=True)


def open_disputes(facts: Facts) -> tuple[Dispute, ...]:
    """Return the disputes that were neither withdrawn nor settled."""
    return tuple(d for d in facts.file.disputes if d.withdrawn_on is None and d.settled_on is None)


def disputes_are_answered(facts: Facts) -> Finding:
    """Every dispute that stands was answered.

    Rule:  X-41
    """
    name = "disputes_are_answered"
    silent = [dispute.id for dispute in open_disputes(facts) if not dispute.replies]
    if silent:
        step = "Answer the dispute (betwisting) point by point and record the reply."
        return unmet(X_41, name, f"Nobody answered {', '.join(silent)}.", step)
    return satisfied(X_41, name, "No dispute waits for an answer.")


def no_plan_is_honoured(facts: Facts) -> Finding:
    """No payment plan runs. Whether a running plan is kept follows from the money that came in since it was agreed.

    Rule:  X-40, PLN-04
    """
    name = "no_plan_is_honoured"
    running = [
        plan
        for plan in facts.file.payment_plans
        if plan.agreed_on is not None and plan.broken_on is None and plan.ended_on is None
    ]
    if not running:
        return satisfied(X_40, name, "No payment plan runs.")
    for plan in running:
        missing = _behind(facts, plan)
        if missing > 0:
            message = f"The payment plan {plan.id} runs and {plain(missing)} less came in than was due by now."
            step = "Check the payments; record broken_on when a date was missed, or ended_on."
            return unknown(X_40, name, message, step)
    names = ", ".join(plan.id for plan in running)
    step = "Leave it running; record broken_on when a date was missed."
    return unmet(X_40, name, f"The payment plan {names} runs and is kept.", step)


def _behind(facts: Facts, plan: PaymentPlan) -> Decimal:
    """Return what is missing of the instalments whose day has passed."""
    due = total(one.amount for one in plan.instalments if one.due_on < facts.on)
    paid = total(
        payment.amount
        for payment in facts.file.payments
        if plan.agreed_on is not None and payment.on >= plan.agreed_on and payment.reversed_on is None
    )
    return due - paid


def assignment_was_notified(facts: Facts) -> Finding:
    """Every transfer of the claim is whole and was notified to the debtor before the new creditor collects.

    Rule:  CES-08, CES-01, CES-04
    Law:   art. 3:94 lid 1 and 3 BW
    """
    name = "assignment_was_notified"
    links = facts.file.assignments
    if not links:
        return satisfied(CES_08, name, "No transfer.")
    silent = [link for link in links if link.notice is None]
    if silent:
        step = "Notify the debtor and record the notice with its proof."
        return unmet(CES_08, name, f"The transfer of {silent[0].deed_on} was not notified to the debtor.", step)
    doubts = [*_gaps(facts), *_without_receipt(links)]
    if doubts:
        return unknown(CES_08, name, " ".join(doubts), "Record the missing link, claim or proof of receipt.")
    return satisfied(CES_08, name, "Every transfer was notified.")


def _gaps(facts: Facts) -> Iterator[str]:
    """Say where the chain does not lead to the creditor, or not for every claim."""
    links = facts.file.assignments
    owners = [*(link.old_creditor for link in links[1:]), facts.file.creditor]
    for link, owner in zip(links, owners, strict=True):
        if not _same(link.new_creditor, owner):
            yield f"Who received the claim on {link.deed_on} is not who held it next."
        outside = [claim.id for claim in facts.file.claims if link.claims and claim.id not in link.claims]
        if outside:
            yield f"The deed of {link.deed_on} is not about {', '.join(outside)}."


def _same(one: AnyParty, other: AnyParty) -> bool:
    if one.id is not None and one.id == other.id:
        return True
    return full_name(one).casefold() == full_name(other).casefold()


def _without_receipt(links: tuple[Assignment, ...]) -> Iterator[str]:
    for link in links:
        notice = link.notice
        if notice is not None and notice.delivered_on is None and notice.channel not in PRESUMED:
            yield f"Receipt of the notice of {notice.on} is neither recorded nor presumed."


def liability_is_known(facts: Facts) -> Finding:
    """Several debtors owe the whole each (hoofdelijk): the documents ask the whole from each of them.

    Rule:  SUM-74
    """
    name = "liability_is_known"
    if len(facts.file.debtors) == 1 or facts.file.liability == "joint_and_several":
        return satisfied(SUM_74, name, "One debtor, or each owes the whole.")
    if facts.file.liability == "divided":
        step = "Make a case for each debtor with that debtor's share; this version does not divide a claim."
        return unknown(SUM_74, name, "Each debtor owes a share only, and the document asks the whole from each.", step)
    step = "Record liability, or answer whether each owes the whole (answers, rule SUM-74)."
    return unknown(SUM_74_UNKNOWN, name, "Whether each debtor owes the whole is not on record.", step)
