"""Requirements on what a consumer agreed to: general terms, unfair clauses, payment in advance, and credit."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from filing.casefile.claim import InterestRegime
from filing.casefile.debt import DebtKind
from filing.message import Message, say
from filing.money import total
from filing.reckoning.terms import regime_of
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet

CON_10 = Rule("CON-10", "Richtlijn 93/13/EEG; RBNHO 2025:15590", Severity.WARN, Certainty.CONFIRMED, answerable=True)
CON_11 = Rule("CON-11", "Richtlijn 93/13/EEG; RBNHO 2025:15590", Severity.WARN, Certainty.CONFIRMED)
CON_12 = Rule("CON-12", "HR 27-6-2025, ECLI:NL:HR:2025:1008", Severity.WARN, Certainty.CONFIRMED)
CON_13 = Rule("CON-13", "Richtlijn (EU) 2023/2225", Severity.WARN, Certainty.MEMORY, answerable=True)
CON_15 = Rule("CON-15", "art. 7:26 lid 2 BW", Severity.WARN, Certainty.CONFIRMED_2017, answerable=True)
CREDIT = frozenset({DebtKind.CONSUMER_CREDIT, DebtKind.CREDIT_CARD, DebtKind.BANK_LOAN})
NEW_CREDIT_RULES = dt.date(2026, 11, 20)  # Directive (EU) 2023/2225; when the Dutch law enters into force is not sure
HALF = Decimal(2)  # at most half of the price can be asked before delivery


def terms_are_stated(facts: Facts) -> Finding:
    """It is on record whether general terms apply, which version and how they were supplied, before the contract.

    Rule:  CON-11, CON-01
    """
    name = "terms_are_stated"
    contract = facts.file.debt.contract
    terms = contract.terms if contract else None
    if not facts.consumer_rules:
        return satisfied(CON_11, name, say("The debtor is not a consumer."))
    if contract is None or terms is None or (terms.apply and not (terms.version and terms.supplied_how)):
        step = say("Record debt.contract.terms: version and how supplied, or that none apply.")
        rests = (fact("debt.contract.terms.version", terms.version if terms else None),
                 fact("debt.contract.terms.supplied_how", terms.supplied_how if terms else None))  # fmt: skip
        return unmet(CON_11, name, say("General terms are not fully on record."), step, facts=rests)
    supplied, concluded = terms.supplied_on, contract.concluded_on
    rests = (fact("debt.contract.terms.supplied_on", supplied), fact("debt.contract.concluded_on", concluded))
    if terms.apply and supplied is not None and concluded is not None and supplied > concluded:
        message = say("The general terms were supplied on {supplied}, after the contract of {concluded}.",
                      supplied=supplied, concluded=concluded)  # fmt: skip
        step = say("Rely on the version that was supplied with the contract, or on no terms at all.")
        return unmet(CON_11, name, message, step, facts=rests)
    return satisfied(CON_11, name, say("It is on record whether general terms apply."), facts=rests)


def relied_clauses_are_quoted(facts: Facts) -> Finding:
    """The text of every clause that the claim on a consumer relies on is on record; the court tests each of them.

    Rule:  CON-10
    """
    name = "relied_clauses_are_quoted"
    if not facts.consumer_rules:
        return satisfied(CON_10, name, say("The debtor is not a consumer."))
    contract = facts.file.debt.contract
    quoted = {clause.about for clause in contract.terms.clauses} if contract and contract.terms else set()
    missing = tuple(what for about, what in _relied_on(facts) if about not in quoted)
    if missing:
        message = say("The claim relies on a clause whose text is not on record: {clauses}.", clauses=missing)
        step = say(
            "Quote it word for word under debt.contract.terms.clauses; an unfair one leaves nothing in its place."
        )
        return unmet(CON_10, name, message, step, facts=(fact("debt.contract.terms.clauses", tuple(quoted) or None),))
    return satisfied(CON_10, name, say("Every clause that is relied on is quoted, or there is none."))


def _relied_on(facts: Facts) -> Iterator[tuple[str, Message]]:
    contract = facts.file.debt.contract
    if any(regime_of(facts.file, one).regime is InterestRegime.CONTRACTUAL for one in facts.open_claims):
        yield "interest", say("agreed interest")
    if facts.file.costs.by_contract and contract and contract.contractual_costs:
        yield "collection_costs", say("agreed collection costs")
    if any(claim.kind == "penalty" for claim in facts.open_claims):
        yield "penalty", say("a penalty")


def interest_clause_is_fair(facts: Facts) -> Finding:
    """No agreed interest is asked from a consumer that the court may find unfair.

    Rule:  CON-10, CON-01
    """
    name = "interest_clause_is_fair"
    agreed = [one for one in facts.open_claims if regime_of(facts.file, one).regime is InterestRegime.CONTRACTUAL]
    if facts.consumer_rules and agreed:
        step = say(
            "Compare the clause with statutory interest: when it is unfair the court gives no interest at all. "
            "Answer under answers with rule CON-10 whether it is fair."
        )
        message = say("Agreed interest is asked from a consumer for {claims}.", claims=tuple(one.id for one in agreed))
        rests = tuple(fact(f"claims.{one.id}.interest", "contractual") for one in agreed)
        return unknown(CON_10, name, message, step, facts=rests)
    return satisfied(CON_10, name, say("No agreed interest is asked from a consumer."))


def credit_is_explained(facts: Facts) -> Finding:
    """For consumer credit it is on record how the credit is earned on and that means were tested.

    Rule:  CON-12, CON-01
    """
    name = "credit_is_explained"
    contract = facts.file.debt.contract
    if not facts.consumer_rules or facts.file.debt.kind not in CREDIT:
        return satisfied(CON_12, name, say("Not a consumer's credit."))
    review = contract.consumer_review if contract else None
    tested = review.creditworthiness_tested_on if review else None
    rests = (
        fact("debt.contract.consumer_review.credit_model", review.credit_model if review else None),
        fact("debt.contract.consumer_review.creditworthiness_tested_on", tested),
    )
    if review is None or not review.credit_model or tested is None:
        step = say("Record consumer_review.credit_model and creditworthiness_tested_on.")
        message = say("The business model or the test of creditworthiness is not on record.")
        return unmet(CON_12, name, message, step, facts=rests)
    return satisfied(CON_12, name, say("Creditworthiness was tested on {day}.", day=tested), facts=rests)


def new_credit_rules_are_looked_at(facts: Facts) -> Finding:
    """For credit contracts from 20 November 2026 a person looked whether the new credit directive applies.

    Rule:  CON-13
    """
    name = "new_credit_rules_are_looked_at"
    contract = facts.file.debt.contract
    concluded = contract.concluded_on if contract else None
    credit = facts.file.debt.kind in CREDIT
    if facts.consumer_rules and credit and concluded is not None and concluded >= NEW_CREDIT_RULES:
        step = say("Check whether the Dutch law is in force, and answer under answers with rule CON-13.")
        message = say("Credit of {day} may fall under the new credit directive.", day=concluded)
        return unknown(CON_13, name, message, step, facts=(fact("debt.contract.concluded_on", concluded),))
    message = say("No credit contract of a consumer since {day}.", day=NEW_CREDIT_RULES)
    return satisfied(CON_13, name, message)


def at_most_half_is_asked_in_advance(facts: Facts) -> Finding:
    """Of the price of a consumer sale no more than half is asked before delivery.

    Rule:  CON-15
    """
    name = "at_most_half_is_asked_in_advance"
    debt = facts.file.debt
    contract = debt.contract
    if not facts.consumer_rules or debt.kind is not DebtKind.CONSUMER_SALE or contract is None:
        return satisfied(CON_15, name, say("Not a consumer sale."))
    ahead = [one for one in facts.open_claims if not _delivered(one.performed_on or contract.performed_on, facts.on)]
    asked = total(claim.amount for claim in ahead if claim.amount is not None)
    rests = tuple(fact(f"claims.{one.id}.performed_on", one.performed_on) for one in ahead)
    if ahead and (contract.price is None or asked > contract.price / HALF):
        message = say(
            "No delivery is on record for {claims}; before delivery no more than half of the price can be asked.",
            claims=tuple(one.id for one in ahead),
        )
        step = say(
            "Record performed_on of the claim or the contract, or have a lawyer look and answer with rule CON-15."
        )
        return unknown(CON_15, name, message, step, facts=rests)
    return satisfied(CON_15, name, say("No more than half of the price is asked before delivery."), facts=rests)


def _delivered(performed: dt.date | None, on: dt.date) -> bool:
    return performed is not None and performed <= on
