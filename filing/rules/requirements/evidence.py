"""Requirements on the evidence: what a document relies on is an exhibit, and it proves what it is named for."""

from filing.casefile.debt import DebtKind
from filing.casefile.history import EventKind, SendingChannel
from filing.casefile.names import is_person
from filing.message import Message, say
from filing.reckoning.classification import DebtorClass, classes_of
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet

ATT_03 = Rule("ATT-03", "Beslagsyllabus", Severity.ERROR, Certainty.CONFIRMED)
ATT_11 = Rule("ATT-11", "Beslagsyllabus", Severity.WARN, Certainty.CONFIRMED)
ATT_14 = Rule("ATT-14", "Beslagsyllabus", Severity.WARN, Certainty.CONFIRMED, answerable=True)
EVI_01 = Rule("EVI-01", "art. 85 Rv", Severity.WARN, Certainty.CONFIRMED)
EVI_03A = Rule("EVI-03a", "art. 150, 152 Rv; art. 3:37 lid 3 BW", Severity.WARN, Certainty.MEMORY, answerable=True)
EVI_04 = Rule("EVI-04", "art. 158 Rv", Severity.WARN, Certainty.CONFIRMED, answerable=True)
# What reaches somebody as data, so that its receipt has to be proven when it is contested.
DIGITAL = frozenset({
    SendingChannel.EMAIL, SendingChannel.TEXT_MESSAGE, SendingChannel.CHAT, SendingChannel.PORTAL,
})  # fmt: skip
# A fourteen-day notice and a letter that interrupts are looked at under D14-30 and PRE-06.
DEMANDS = frozenset({"notice_of_default", "final_demand"})
# An acknowledgement that came so is no deed, whatever paper tells of it.
NO_PAPER = frozenset({SendingChannel.TELEPHONE, SendingChannel.TEXT_MESSAGE, SendingChannel.CHAT})
OWED_BY_DEED = frozenset({"loan", "other"})


def relied_documents_are_exhibits(facts: Facts) -> Finding:
    """Of the contract, its terms, every claim and every transfer that is relied on a copy is among the exhibits.

    Rule:  EVI-01
    Law:   art. 85 Rv
    """
    return _exhibits(facts, EVI_01, "relied_documents_are_exhibits")


def petition_has_its_exhibits(facts: Facts) -> Finding:
    """The petition comes with contract, invoices, and the letters and register extracts that it relies on.

    Rule:  ATT-11
    """
    return _exhibits(facts, ATT_11, "petition_has_its_exhibits")


def _exhibits(facts: Facts, rule: Rule, name: str) -> Finding:
    bare = facts.once(_without_exhibit)
    if bare:
        step = say("Add the copy under exhibits, and name it under evidence of what it shows.")
        message = say("No copy is on record of {what}.", what=tuple(what for _, what in bare))
        return unmet(rule, name, message, step, facts=tuple(fact(f"{path}.evidence", None) for path, _ in bare))
    return satisfied(rule, name, say("Of every document that is relied on a copy is on record."))


def _without_exhibit(facts: Facts) -> tuple[tuple[str, Message], ...]:
    """What is relied on without an exhibit: its place in the case file, and what it is."""
    file = facts.file
    found: list[tuple[str, Message]] = []
    contract = file.debt.contract
    if contract is not None and not contract.evidence:
        found.append(("debt.contract", say("the contract")))
    if contract is not None and contract.terms is not None and contract.terms.apply and not contract.terms.evidence:
        found.append(("debt.contract.terms", say("the general terms")))
    found += [
        (f"claims.{one.id}", say("claim {claim}", claim=one.number or one.id))
        for one in facts.open_claims
        if not one.evidence
    ]
    for link in file.assignments:
        if not link.evidence:
            found.append(("assignments", say("the deed of {day}", day=link.deed_on)))
        if link.notice is not None and not link.notice.evidence:
            found.append(("assignments.notice", say("the notice of the transfer of {day}", day=link.notice.on)))
    return tuple(found)


def electronic_receipt_can_be_proven(facts: Facts) -> Finding:
    """Of a notice of default or final demand that went as data alone it is on record what proves its receipt.

    A rule of practice: e-mail and the like are free evidence, and a bare print-out is weak when they are contested.

    Rule:  EVI-03a
    Law:   art. 150, 152 Rv; art. 3:37 lid 3 BW
    """
    name = "electronic_receipt_can_be_proven"
    bare = tuple(
        event
        for event in facts.file.history
        if event.kind is EventKind.SENT
        and event.document in DEMANDS
        and event.channel in DIGITAL
        and not event.delivery_proof
    )
    if bare:
        message = say("Nothing on record proves receipt of {events}, which went as data alone.",
                      events=tuple(event.id for event in bare))  # fmt: skip
        step = say(
            "Record delivery_proof: the debtor's answer, a read receipt or the delivery log, and keep headers and log; "
            "or answer with rule EVI-03a."
        )
        rests = tuple(fact(f"history.{event.id}.delivery_proof", None) for event in bare)
        return unknown(EVI_03A, name, message, step, facts=rests)
    return satisfied(EVI_03A, name, say("No demand went as data alone without proof of receipt."))


def acknowledgement_is_in_form(facts: Facts) -> Finding:
    """An acknowledgement of debt by a private person has the form that makes it conclusive, as a person looked up.

    That is: written in full by hand, or with "goedkeuring" and the sum in letters.

    Rule:  EVI-04
    Law:   art. 158 Rv
    """
    name = "acknowledgement_is_in_form"
    private = any(
        is_person(one) and kind is not DebtorClass.BUSINESS
        for one, kind in zip(facts.file.debtors, classes_of(facts.file), strict=True)
    )
    found = {
        f"history.{one.id}.evidence": one.evidence
        for one in facts.file.history
        if one.kind is EventKind.ACKNOWLEDGEMENT and one.evidence and one.channel not in NO_PAPER
    }
    if facts.file.debt.kind is DebtKind.PERSONAL:
        found |= {
            f"claims.{one.id}.evidence": one.evidence
            for one in facts.open_claims
            if one.kind in OWED_BY_DEED and one.evidence
        }
    if private and found:
        message = say(
            "A private person's promise to pay is full proof only when it was written by hand, or bears “goedkeuring” "
            "with the sum in letters: {where}.",
            where=tuple(found),
        )
        step = say("Look at the paper, and answer with rule EVI-04 whether it has that form; else rely on other proof.")
        return unknown(EVI_04, name, message, step, facts=tuple(fact(path, ids) for path, ids in found.items()))
    return satisfied(EVI_04, name, say("No written acknowledgement of a private person is relied on."))


def claim_summary_is_complete(facts: Facts) -> Finding:
    """The petition can tell in short what was supplied, and list every claim with number, date and amount.

    Rule:  ATT-03
    """
    name = "claim_summary_is_complete"
    missing = [
        f"claims.{claim.id}.{key}"
        for claim in facts.open_claims
        for key in ("number", "dated_on", "amount")
        if getattr(claim, key) is None
    ]
    if facts.file.debt.contract is None and not facts.file.debt.facts:
        missing.append("debt.contract")
    if missing:
        message = say("The summary of the claim has holes: {places}.", places=tuple(missing))
        step = say("Record what is missing; the judge decides on the petition alone.")
        return unmet(ATT_03, name, message, step, facts=tuple(fact(path, None) for path in missing))
    return satisfied(ATT_03, name, say("Every claim has its number, date and amount."))


def petition_is_not_blacked_out(facts: Facts) -> Finding:
    """No exhibit of the petition has redactions, or a person decided that they can stay.

    Rule:  ATT-14
    """
    name = "petition_is_not_blacked_out"
    found = tuple(one.id for one in facts.file.exhibits if one.redactions)
    if found:
        message = say("These exhibits have redactions: {exhibits}; a petition as served has no blacked-out passages.",
                      exhibits=found)  # fmt: skip
        step = say("Leave the redactions out, or have the lawyer decide and answer with rule ATT-14.")
        count = {one.id: len(one.redactions) for one in facts.file.exhibits}
        rests = tuple(fact(f"exhibits.{one}.redactions", count[one]) for one in found)
        return unknown(ATT_14, name, message, step, facts=rests)
    return satisfied(ATT_14, name, say("No exhibit has redactions."))
