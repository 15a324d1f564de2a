"""Requirements on the notice of a transfer (mededeling van cessie): whole, by somebody who can write, not given yet.

Rule:  CES-01, CES-03
Law:   art. 3:94 lid 1 BW
"""

from filing.casefile.as_of import as_of
from filing.casefile.dealings import Assignment
from filing.casefile.names import LETTER_ADDRESS
from filing.message import say, sentences
from filing.reckoning.receipt import PRESUMED
from filing.reckoning.reckon import reckon
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.assignments import gaps

CES_01 = Rule("CES-01", "art. 3:94 lid 1 BW", Severity.ERROR, Certainty.CONFIRMED_2017, answerable=True)
CES_03_SUM = Rule("CES-03", "art. 3:94 lid 1 BW", Severity.WARN, Certainty.DERIVED, answerable=True)
CES_03 = Rule("CES-03", "art. 3:94 lid 1 BW", Severity.ERROR, Certainty.DERIVED)


def silent_transfers(facts: Facts) -> tuple[Assignment, ...]:
    """Return the transfers of which the debtor was not told, or of whose notice receipt is not known, oldest first."""
    return tuple(
        link
        for link in facts.file.assignments
        if link.notice is None or (link.notice.delivered_on is None and link.notice.channel not in PRESUMED)
    )


def transfer_leads_to_the_creditor(facts: Facts) -> Finding:
    """The notice can name who owns the claim now: each who got it passed it on, and the last is the creditor.

    Rule:  CES-01 (also CES-03, CES-04)
    Law:   art. 3:94 lid 1 BW
    """
    name = "transfer_leads_to_the_creditor"
    found = tuple(gaps(facts))
    rests_on = tuple(
        fact(f"assignments[{place}].deed_on", link.deed_on) for place, link in enumerate(facts.file.assignments)
    )
    if found:
        step = say("Record the missing link or claim under assignments, or answer under answers with rule CES-01.")
        return unknown(CES_01, name, sentences(found), step, facts=rests_on)
    return satisfied(CES_01, name, say("The transfers lead to the creditor, for every claim."), facts=rests_on)


def notice_has_a_writer(facts: Facts) -> Finding:
    """When the old creditor is to give notice, its address is on record, so that the letter can come from it.

    Rule:  CES-03 (also CES-01)
    """
    name = "notice_has_a_writer"
    silent = silent_transfers(facts)
    if silent and silent[-1].notice_by == "old_creditor":
        place = facts.file.assignments.index(silent[-1])
        if silent[-1].old_creditor.address(*LETTER_ADDRESS) is None:
            where = f"assignments[{place}].old_creditor.addresses"
            return unmet(
                CES_03,
                name,
                say("The old creditor is to give notice, and no address of it is on record."),
                say("Record {where}, or notice_by: new_creditor.", where=where),
                facts=(fact(where, None),),
            )
    return satisfied(CES_03, name, say("Who gives notice of the transfer can be written back to."))


def balance_of_the_deed_was_owed(facts: Facts) -> Finding:
    """The sum that the deed names is what the case owed on its day: the principal, with interest, or all of it.

    Costs that were never due make the balance wrong (section 8.5 of the rules, on the notice of transfer).

    Rule:  CES-03
    Units: euro
    """
    name = "balance_of_the_deed_was_owed"
    for place, link in enumerate(facts.file.assignments):
        if link.balance is None or link not in silent_transfers(facts):
            continue
        then = reckon(as_of(facts.case, link.deed_on).file, facts.law, link.deed_on)
        sums = (then.principal_open, then.principal_open + then.interest_open, then.open)
        if link.balance not in sums:
            message = say(
                "The deed names {balance}; the case owed {principal} of principal on {day}, {open} in all.",
                balance=link.balance,
                principal=then.principal_open,
                day=link.deed_on,
                open=then.open,
            )
            step = say("Check what the sum holds, costs above all; leave balance out, or answer with rule CES-03.")
            rests_on = (fact(f"assignments[{place}].balance", link.balance),)
            return unknown(CES_03_SUM, name, message, step, facts=rests_on)
    return satisfied(CES_03_SUM, name, say("No deed names a sum that was not owed."))
