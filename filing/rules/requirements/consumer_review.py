"""Requirements of the court's review of its own motion in consumer cases (section 6 of the rules)."""

from filing.casefile.debt import Channel, ConsumerReview
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

CON_03 = Rule("CON-03", "art. 6:230l, 6:230m BW", Severity.BLOCK, Certainty.CONFIRMED)
CON_05 = Rule("CON-05", "art. 6:230v lid 3 BW", Severity.WARN, Certainty.CONFIRMED)
CON_07 = Rule("CON-07", "art. 6:230v lid 7 BW", Severity.WARN, Certainty.CONFIRMED)
CON_04 = Rule("CON-04", "art. 6:230l, 6:230m BW", Severity.WARN, Certainty.CONFIRMED)
CON_11 = Rule("CON-11", "Richtlijn 93/13/EEG; RBNHO 2025:15590", Severity.WARN, Certainty.CONFIRMED)
EXPOSURE = "The court can reduce the price by a fifth or more (CON-07, CON-09)."


def contract_channel_is_known(facts: Facts) -> Finding:
    """It is on record how the consumer's contract was concluded.

    Rule:  CON-03
    """
    name = "contract_channel_is_known"
    contract = facts.file.debt.contract
    if not facts.consumer_rules:
        return satisfied(CON_03, name, "The debtor is not a consumer.")
    if contract is None or contract.channel is None or contract.concluded_on is None:
        step = "Record debt.contract.channel and concluded_on; a bare summons is refused."
        return unknown(CON_03, name, "How and when the contract was concluded is not on record.", step)
    return satisfied(CON_03, name, f"Concluded {contract.channel.value} on {contract.concluded_on}.")


def order_button_is_shown(facts: Facts) -> Finding:
    """For an online contract the words on the order button are on record, with an exhibit.

    Rule:  CON-05
    """
    name = "order_button_is_shown"
    review = _online_review(facts)
    if review is None:
        return satisfied(CON_05, name, "Not an online contract with a consumer.")
    if not review.order_button or not review.order_button_evidence:
        step = f"Record order_button and its screenshot. {EXPOSURE}"
        return unmet(CON_05, name, "The order button or its evidence is missing.", step)
    return satisfied(CON_05, name, "The order button is on record with evidence.")


def contract_was_confirmed(facts: Facts) -> Finding:
    """For an online contract the confirmation on a durable medium is on record, with an exhibit.

    Rule:  CON-07
    """
    name = "contract_was_confirmed"
    review = _online_review(facts)
    if review is None:
        return satisfied(CON_07, name, "Not an online contract with a consumer.")
    if review.confirmed_on is None or not review.confirmation_evidence:
        step = f"Record confirmed_on and the confirmation itself. {EXPOSURE}"
        return unmet(CON_07, name, "The confirmation on a durable medium is missing.", step)
    return satisfied(CON_07, name, f"Confirmed on {review.confirmed_on}.")


def information_duties_are_shown(facts: Facts) -> Finding:
    """How the information duties were met is on record, each with an exhibit.

    Rule:  CON-04, CON-16
    """
    name = "information_duties_are_shown"
    contract = facts.file.debt.contract
    if not facts.consumer_rules:
        return satisfied(CON_04, name, "The debtor is not a consumer.")
    duties = contract.consumer_review.duties if contract and contract.consumer_review else ()
    if not duties or any(not duty.evidence for duty in duties):
        step = f"Record under consumer_review.duties how each duty was met, with its exhibit. {EXPOSURE}"
        return unmet(CON_04, name, "Not every information duty is on record with evidence.", step)
    return satisfied(CON_04, name, f"{len(duties)} information duties are on record with evidence.")


def terms_are_stated(facts: Facts) -> Finding:
    """It is on record whether general terms apply, which version and how they were supplied.

    Rule:  CON-11
    """
    name = "terms_are_stated"
    contract = facts.file.debt.contract
    terms = contract.terms if contract else None
    if not facts.consumer_rules:
        return satisfied(CON_11, name, "The debtor is not a consumer.")
    if terms is None or (terms.apply and not (terms.version and terms.supplied_how)):
        step = "Record debt.contract.terms: version and how supplied, or that none apply."
        return unmet(CON_11, name, "General terms are not fully on record.", step)
    return satisfied(CON_11, name, "It is on record whether general terms apply.")


def _online_review(facts: Facts) -> ConsumerReview | None:
    contract = facts.file.debt.contract
    if not facts.consumer_rules or contract is None or contract.channel is not Channel.ONLINE:
        return None
    return contract.consumer_review or ConsumerReview()
