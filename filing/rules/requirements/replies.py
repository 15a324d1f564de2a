"""Requirements on answers to the debtor: to a dispute point by point, and to the question what the claim is.

Rule:  DIS-03, REM-03, REM-12
"""

from decimal import Decimal

from filing.casefile.dealings import Dispute
from filing.casefile.history import Event
from filing.message import say
from filing.money import ZERO, total
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.dealings import not_under_disputes, open_disputes, replies_in_history

BKI = "Besluit kwaliteit incassodienstverlening"
DIS_03 = Rule("DIS-03", "", Severity.ERROR, Certainty.DERIVED)
DIS_03_PROOF = Rule("DIS-03", "", Severity.WARN, Certainty.DERIVED, answerable=True)
X_41_SENT = Rule("X-41", "art. 111 lid 3 Rv", Severity.ERROR, Certainty.DERIVED)
REM_03 = Rule("REM-03", BKI, Severity.ERROR, Certainty.CONFIRMED)
ANSWER = "claim_verification"


def questions_asked(facts: Facts) -> tuple[Event, ...]:
    """Return the events in which the debtor asked what the claim is and that were not answered since (REM-12)."""
    answered = max((event.on for event in facts.sent(ANSWER)), default=None)
    return tuple(
        event
        for event in facts.file.history
        if event.asks_for_information and (answered is None or event.on > answered)
    )


def disputes_to_answer(facts: Facts) -> tuple[Dispute, ...]:
    """Return the disputes that stand and have no reply (X-41)."""
    return tuple(one for one in open_disputes(facts) if not one.replies)


def principal_in_dispute(facts: Facts) -> Decimal:
    """Return how much of the open principal is in dispute by those that wait for an answer; never more than it is.

    What was credited since is no longer open, and what the reply concedes is no longer in dispute.

    Units: euro
    """
    still_open = {claim.claim_id: claim.principal_open for claim in facts.statement.claims}
    left = dict(still_open)
    for dispute in disputes_to_answer(facts):
        if dispute.outcome == "conceded":
            continue
        about = [name for name in (dispute.claims or tuple(left)) if name in left]
        within = total(left[name] for name in about)
        share = within
        if dispute.amount is not None:
            share = min(max(dispute.amount - credited_since(facts, dispute), ZERO), within)
        for name in about:
            taken = min(left[name], share)
            left[name] -= taken
            share -= taken
    return total(still_open.values()) - total(left.values())


def disputes_have_an_answer(facts: Facts) -> Finding:
    """Each dispute that waits has its points with an answer to each, and what the reply comes to.

    Rule:  DIS-03 (also X-41)
    """
    name = "disputes_have_an_answer"
    waiting = disputes_to_answer(facts)
    lacking: list[Fact] = []
    for dispute in waiting:
        if not dispute.points:
            lacking.append(fact(f"disputes.{dispute.id}.points", None))
        if dispute.outcome is None:
            lacking.append(fact(f"disputes.{dispute.id}.outcome", None))
    if lacking:
        paths = tuple(one.path for one in lacking)
        return unmet(
            DIS_03,
            name,
            say("What is answered is not on record: {paths}.", paths=paths),
            say("Record each point with its answer and evidence, and whether the claim stays: {paths}.", paths=paths),
            facts=tuple(lacking),
        )
    return satisfied(DIS_03, name, say("Every dispute that waits has an answer to each point."))


def reply_was_not_sent(facts: Facts) -> Finding:
    """No reply went by the history that the disputes do not have: the same answer is not sent twice.

    Rule:  X-41
    """
    name = "reply_was_not_sent"
    waiting = disputes_to_answer(facts)
    days = replies_in_history(facts, waiting)
    if days:
        ids = tuple(dispute.id for dispute in waiting)
        rests_on = tuple(fact(f"disputes.{one}.replies", None) for one in ids)
        return unknown(X_41_SENT, name, *not_under_disputes(ids, days), facts=rests_on)
    return satisfied(X_41_SENT, name, say("No reply stands in the history that is not under disputes."))


def answers_rest_on_evidence(facts: Facts) -> Finding:
    """An answer that maintains the claim names what shows it, point by point.

    Rule:  DIS-03
    """
    name = "answers_rest_on_evidence"
    bare = [
        fact(f"disputes.{dispute.id}.points[{place}].evidence", None)
        for dispute in disputes_to_answer(facts)
        if dispute.outcome == "maintained"
        for place, point in enumerate(dispute.points)
        if not point.evidence
    ]
    if bare:
        paths = tuple(one.path for one in bare)
        return unknown(
            DIS_03_PROOF,
            name,
            say("The answer names no evidence: {paths}.", paths=paths),
            say("Name the exhibits that show it, or answer under answers with rule DIS-03 that words are enough."),
            facts=tuple(bare),
        )
    return satisfied(DIS_03_PROOF, name, say("Every answer that maintains the claim names its evidence."))


def concessions_are_credited(facts: Facts) -> Finding:
    """What a reply gives up is off the figures already: a credit note since the dispute, of the claims it is about.

    Rule:  DIS-03 (also X-10)
    """
    name = "concessions_are_credited"
    asked = tuple(dispute.id for dispute in disputes_to_answer(facts) if _is_still_asked(facts, dispute))
    if asked:
        return unmet(
            DIS_03,
            name,
            say("The reply to {disputes} gives something up, and the figures still ask it.", disputes=asked),
            say("Record a credit note for what is given up in {disputes}, or another outcome.", disputes=asked),
            facts=tuple(fact(f"disputes.{one}.outcome", None) for one in asked),
        )
    return satisfied(DIS_03, name, say("Nothing is given up that the figures still ask."))


def _is_still_asked(facts: Facts, dispute: Dispute) -> bool:
    if dispute.outcome not in {"reduced", "conceded"}:
        return False
    credited = credited_since(facts, dispute)
    if dispute.outcome == "reduced":
        return credited == ZERO
    if dispute.amount is not None:
        return credited < dispute.amount
    names = dispute.claims or tuple(claim.id for claim in facts.file.claims)
    return any(claim.principal_open > ZERO for claim in facts.statement.claims if claim.claim_id in names)


def credited_since(facts: Facts, dispute: Dispute) -> Decimal:
    """Return what was credited of the claims of ``dispute`` since it was raised.

    Units: euro
    """
    return total(
        note.amount
        for note in facts.file.credit_notes
        if note.on >= dispute.raised_on and (not dispute.claims or note.claim in dispute.claims)
    )


def origin_is_on_record(facts: Facts) -> Finding:
    """An answer to who asks what the claim is can tell where it comes from.

    Rule:  REM-03 (also REM-12)
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "origin_is_on_record"
    if facts.file.debt.contract is not None:
        return satisfied(REM_03, name, say("The contract or other ground is on record."))
    if all(claim.description for claim in facts.open_claims):
        return satisfied(REM_03, name, say("No contract is on record, and each claim says what it is for."))
    return unknown(
        REM_03,
        name,
        say("Where the claim comes from is not on record."),
        say("Record debt.contract: its kind, day and subject; or describe each claim."),
        facts=(fact("debt.contract", None),),
    )
