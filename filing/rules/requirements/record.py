"""Requirements on the record itself: addresses that were checked, letters that are proven, nothing left to fill in."""

from filing.casefile.names import SERVICE_ADDRESS, full_name, is_person
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

WAY_04 = Rule("WAY-04", "", Severity.WARN, Certainty.HOUSE, answerable=True)
EVI_01 = Rule("EVI-01", "art. 85 Rv", Severity.WARN, Certainty.CONFIRMED)
WAY_03 = Rule("WAY-03", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
LETTERS = ("notice_of_default", "fourteen_day_notice", "final_demand")
PLACEHOLDER = "VOORBEELD"


def addresses_were_checked(facts: Facts) -> Finding:
    """Somebody checked where each natural person lives; how long a check lasts is for the bailiff to judge.

    Rule:  WAY-04 (house rule): a defendant who moved is the commonest reason why service fails
    """
    name = "addresses_were_checked"
    bare = []
    for place, debtor in enumerate(facts.file.debtors, start=1):
        address = debtor.address(*SERVICE_ADDRESS)
        if is_person(debtor) and (address is None or address.checked_on is None):
            bare.append(debtor.id or f"debtor-{place}")
    if bare:
        step = "Have the address looked up (BRP) and record checked_on and checked_in; the bailiff checks again."
        return unknown(WAY_04, name, f"Nobody recorded a check of the address of {', '.join(bare)}.", step)
    return satisfied(WAY_04, name, "Every address of a natural person was checked.")


def letters_have_evidence(facts: Facts) -> Finding:
    """Every letter that the document relies on is among the evidence.

    Rule:  EVI-01
    Law:   art. 85 Rv
    """
    name = "letters_have_evidence"
    bare = [
        f"{event.document} of {event.on}"
        for kind in LETTERS
        for event in facts.sent(kind)
        if not event.evidence and event.file is None
    ]
    if bare:
        step = "Add the letter to exhibits, and name it under evidence of the event."
        return unmet(EVI_01, name, f"No copy is on record of {', '.join(bare)}.", step)
    return satisfied(EVI_01, name, "Of every letter that is relied on a copy is on record.")


def no_placeholder_is_left(facts: Facts) -> Finding:
    """Creditor and debtors are real: nothing of the case file that ``filing new`` wrote is left in their names.

    Rule:  WAY-03 (house rule)
    """
    name = "no_placeholder_is_left"
    parties = (facts.file.creditor, *facts.file.debtors)
    if any(PLACEHOLDER in full_name(party) for party in parties):
        step = f"Replace what says {PLACEHOLDER}; filing check lists the places."
        return unmet(WAY_03, name, f"The parties still bear the placeholder {PLACEHOLDER}.", step)
    return satisfied(WAY_03, name, "The parties are filled in.")
