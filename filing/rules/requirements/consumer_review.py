"""Requirements of the court's review of its own motion in consumer cases (section 6 of the rules)."""

import datetime as dt

from filing.casefile.claim import InterestRegime
from filing.casefile.debt import Channel, ConsumerReview, DebtKind
from filing.reckoning.classification import NO_CONTRACT
from filing.reckoning.terms import regime_of
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

CON_03 = Rule("CON-03", "art. 6:230l, 6:230m BW", Severity.BLOCK, Certainty.CONFIRMED)
CON_05 = Rule("CON-05", "art. 6:230v lid 3 BW", Severity.WARN, Certainty.CONFIRMED)
CON_07 = Rule("CON-07", "art. 6:230v lid 7 BW", Severity.WARN, Certainty.CONFIRMED)
CON_04 = Rule("CON-04", "art. 6:230l, 6:230m BW", Severity.WARN, Certainty.CONFIRMED)
CON_11 = Rule("CON-11", "Richtlijn 93/13/EEG; RBNHO 2025:15590", Severity.WARN, Certainty.CONFIRMED)
CON_08 = Rule("CON-08", "art. 6:230v lid 6 BW", Severity.WARN, Certainty.CONFIRMED)
CON_10 = Rule("CON-10", "Richtlijn 93/13/EEG; RBNHO 2025:15590", Severity.WARN, Certainty.CONFIRMED, answerable=True)
CON_12 = Rule("CON-12", "HR 27-6-2025, ECLI:NL:HR:2025:1008", Severity.WARN, Certainty.CONFIRMED)
CON_13 = Rule("CON-13", "Richtlijn (EU) 2023/2225", Severity.WARN, Certainty.MEMORY, answerable=True)
CREDIT = frozenset({DebtKind.CONSUMER_CREDIT, DebtKind.CREDIT_CARD, DebtKind.BANK_LOAN})
NEW_CREDIT_RULES = dt.date(2026, 11, 20)  # Directive (EU) 2023/2225; when the Dutch law enters into force is not sure
EXPOSURE = "The court can reduce the price by a fifth or more (CON-07, CON-09)."


def contract_channel_is_known(facts: Facts) -> Finding:
    """It is on record how the consumer's contract was concluded.

    Rule:  CON-03
    """
    name = "contract_channel_is_known"
    contract = facts.file.debt.contract
    if not facts.consumer_rules or facts.file.debt.kind in NO_CONTRACT:
        return satisfied(CON_03, name, "The debtor is not a consumer, or the debt comes from no contract.")
    if contract is None or contract.channel is None or contract.concluded_on is None:
        step = "Record debt.contract.channel and concluded_on; a bare summons is refused."
        return unknown(CON_03, name, "How and when the contract was concluded is not on record.", step)
    return satisfied(CON_03, name, f"Concluded {contract.channel.value} on {contract.concluded_on}.")


def order_button_is_shown(facts: Facts) -> Finding:
    """For an online contract the words on the order button are on record, with an exhibit.

    Rule:  CON-05
    """
    name = "order_button_is_shown"
    review = _review(facts, Channel.ONLINE)
    if review is None:
        return satisfied(CON_05, name, "Not an online contract with a consumer.")
    if not review.order_button or not review.order_button_evidence:
        step = f"Record order_button and its screenshot. {EXPOSURE}"
        return unmet(CON_05, name, "The order button or its evidence is missing.", step)
    return satisfied(CON_05, name, "The order button is on record with evidence.")


def contract_was_confirmed(facts: Facts) -> Finding:
    """For a distance contract the confirmation on a durable medium is on record, with an exhibit.

    Rule:  CON-07
    """
    name = "contract_was_confirmed"
    review = _review(facts, Channel.ONLINE, Channel.TELEPHONE)
    if review is None:
        return satisfied(CON_07, name, "Not a contract at a distance with a consumer.")
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


def telephone_sale_was_accepted(facts: Facts) -> Finding:
    """A contract concluded by telephone was accepted in writing; before that it does not bind.

    Rule:  CON-08
    """
    name = "telephone_sale_was_accepted"
    review = _review(facts, Channel.TELEPHONE)
    if review is None:
        return satisfied(CON_08, name, "Not concluded by telephone with a consumer.")
    if review.accepted_in_writing_on is None:
        step = "Record accepted_in_writing_on with its exhibit; without it the contract does not bind."
        return unmet(CON_08, name, "The written acceptance of a sale by telephone is missing.", step)
    return satisfied(CON_08, name, f"Accepted in writing on {review.accepted_in_writing_on}.")


def interest_clause_is_fair(facts: Facts) -> Finding:
    """No agreed interest is asked from a consumer that the court may find unfair.

    Rule:  CON-10
    """
    name = "interest_clause_is_fair"
    agreed = [c.id for c in facts.open_claims if regime_of(facts.file, c).regime is InterestRegime.CONTRACTUAL]
    if facts.consumer_rules and agreed:
        step = (
            "Compare the clause with statutory interest: when it is unfair the court gives no interest at all. "
            "Answer under answers with rule CON-10 whether it is fair."
        )
        return unknown(CON_10, name, f"Agreed interest is asked from a consumer for {', '.join(agreed)}.", step)
    return satisfied(CON_10, name, "No agreed interest is asked from a consumer.")


def credit_is_explained(facts: Facts) -> Finding:
    """For consumer credit it is on record how the credit is earned on and that means were tested.

    Rule:  CON-12
    """
    name = "credit_is_explained"
    contract = facts.file.debt.contract
    if not facts.consumer_rules or facts.file.debt.kind not in CREDIT:
        return satisfied(CON_12, name, "Not a consumer's credit.")
    review = contract.consumer_review if contract else None
    if review is None or not review.credit_model or review.creditworthiness_tested_on is None:
        step = "Record consumer_review.credit_model and creditworthiness_tested_on."
        return unmet(CON_12, name, "The business model or the test of creditworthiness is not on record.", step)
    return satisfied(CON_12, name, f"Creditworthiness was tested on {review.creditworthiness_tested_on}.")


def new_credit_rules_are_looked_at(facts: Facts) -> Finding:
    """For credit contracts from 20 November 2026 a person looked whether the new credit directive applies.

    Rule:  CON-13
    """
    name = "new_credit_rules_are_looked_at"
    contract = facts.file.debt.contract
    concluded = contract.concluded_on if contract else None
    credit = facts.file.debt.kind in CREDIT
    if facts.consumer_rules and credit and concluded is not None and concluded >= NEW_CREDIT_RULES:
        step = "Check whether the Dutch law is in force, and answer under answers with rule CON-13."
        return unknown(CON_13, name, f"Credit of {concluded} may fall under the new credit directive.", step)
    return satisfied(CON_13, name, "No credit contract of a consumer from 20 November 2026 on.")


def _review(facts: Facts, *channels: Channel) -> ConsumerReview | None:
    """Return the review of a consumer's contract that was concluded in one of these ways; empty when none is there."""
    contract = facts.file.debt.contract
    if not facts.consumer_rules or contract is None or contract.channel not in channels:
        return None
    return contract.consumer_review or ConsumerReview()
