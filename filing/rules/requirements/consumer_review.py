"""Requirements of the court's review of a consumer's contract: how it was made, and what the consumer was told."""

from collections.abc import Iterator
from decimal import Decimal

from filing.casefile.debt import Channel, ConsumerReview, Contract
from filing.message import Message, say, sentences
from filing.money import round_cent, total
from filing.reckoning.classification import NO_CONTRACT
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet

CON_03 = Rule("CON-03", "art. 6:230l, 6:230m BW", Severity.BLOCK, Certainty.CONFIRMED)
CON_03_PRICE = Rule("CON-03", "art. 6:230l, 6:230m BW", Severity.WARN, Certainty.CONFIRMED)
CON_04 = Rule("CON-04", "art. 6:230l, 6:230m BW", Severity.WARN, Certainty.CONFIRMED)
CON_05 = Rule("CON-05", "art. 6:230v lid 3 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
CON_06 = Rule("CON-06", "art. 6:230v lid 2 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
CON_07 = Rule("CON-07", "art. 6:230v lid 7 BW", Severity.WARN, Certainty.CONFIRMED)
CON_08 = Rule("CON-08", "art. 6:230v lid 6 BW", Severity.WARN, Certainty.CONFIRMED)
CON_09 = Rule("CON-09", "Richtlijn Sanctiemodel", Severity.WARN, Certainty.CONFIRMED)
CON_16 = Rule("CON-16", "art. 6:230l, 6:230m, 6:230v BW", Severity.WARN, Certainty.DERIVED)
BUTTON = "bestelling met betalingsverplichting"  # the words of the law; others can be as clear, and a person says so
# Section 6 (b): the courts took 20, 25 and 60 percent off the price, the guide goes to 60 (CON-09).
LEAST_PERCENT, MOST_PERCENT = Decimal(20), Decimal(60)
HUNDRED = Decimal(100)
_CHANNELS = {
    Channel.IN_STORE: say("in a shop"),
    Channel.ONLINE: say("online"),
    Channel.OFF_PREMISES: say("off business premises"),
    Channel.TELEPHONE: say("by telephone"),
    Channel.EMAIL: say("by e-mail"),
    Channel.LETTER: say("by letter"),
}
CHANNEL, REVIEW = "debt.contract.channel", "debt.contract.consumer_review"


def contract_channel_is_known(facts: Facts) -> Finding:
    """It is on record how the consumer's contract was concluded.

    Rule:  CON-03, CON-01
    """
    name = "contract_channel_is_known"
    contract = facts.file.debt.contract
    if not _consumer_contract(facts):
        message = say("The debtor is not a consumer, or the debt comes from no contract.")
        return satisfied(CON_03, name, message)
    rests = (
        fact(CHANNEL, contract.channel.value if contract and contract.channel else None),
        fact("debt.contract.concluded_on", contract.concluded_on if contract else None),
    )
    if contract is None or contract.channel is None or contract.concluded_on is None:
        step = say("Record debt.contract.channel and concluded_on; a bare summons is refused.")
        message = say("How and when the contract was concluded is not on record.")
        return unknown(CON_03, name, message, step, facts=rests)
    message = say("The contract was concluded on {day} ({channel}).",
                  day=contract.concluded_on, channel=_CHANNELS[contract.channel])  # fmt: skip
    return satisfied(CON_03, name, message, facts=rests)


def agreed_price_is_known(facts: Facts) -> Finding:
    """The price that was agreed with the consumer is on record: the summons says what was agreed.

    Rule:  CON-03
    """
    name = "agreed_price_is_known"
    contract = facts.file.debt.contract
    if not _consumer_contract(facts):
        return satisfied(CON_03_PRICE, name, say("The debtor is not a consumer, or the debt comes from no contract."))
    if contract is None or contract.price is None:
        step = say("Record debt.contract.price, VAT included.")
        message = say("The agreed price is not on record.")
        return unknown(CON_03_PRICE, name, message, step, facts=(fact("debt.contract.price", None),))
    message = say("A price of {price} was agreed.", price=contract.price)
    return satisfied(CON_03_PRICE, name, message, facts=(fact("debt.contract.price", contract.price),))


def order_button_is_shown(facts: Facts) -> Finding:
    """For an online contract the words on the order button are on record, with an exhibit, and bind to pay.

    Rule:  CON-05
    """
    name = "order_button_is_shown"
    review = _review(facts, Channel.ONLINE)
    if review is None:
        return satisfied(CON_05, name, say("Not an online contract with a consumer."))
    rests = (
        fact(f"{REVIEW}.order_button", review.order_button),
        fact(f"{REVIEW}.order_button_evidence", review.order_button_evidence or None),
    )
    if not review.order_button or not review.order_button_evidence:
        step = sentences([say("Record consumer_review.order_button and its screenshot under order_button_evidence."),
                          facts.once(exposure)])  # fmt: skip
        message = say("The words on the order button or their evidence are missing; the contract can be annulled.")
        return unmet(CON_05, name, message, step, facts=rests)
    if BUTTON not in " ".join(review.order_button.casefold().split()):
        message = say("The order button says “{words}”, which are not the words of the law.", words=review.order_button)
        step = say("Decide whether they say as clearly that ordering binds to pay, and answer with rule CON-05.")
        return unknown(CON_05, name, message, step, facts=rests)
    return satisfied(CON_05, name, say("The order button is on record with evidence."), facts=rests)


def order_page_shows_the_essentials(facts: Facts) -> Finding:
    """For an online contract it is on record, with an exhibit, what stood directly before the order.

    Rule:  CON-06
    Law:   art. 6:230v lid 2 BW: the points a, e, o and p of art. 6:230m lid 1
    """
    name = "order_page_shows_the_essentials"
    review = _review(facts, Channel.ONLINE)
    if review is None:
        return satisfied(CON_06, name, say("Not an online contract with a consumer."))
    shown = [duty for duty in review.duties if "6:230v lid 2" in duty.article and duty.evidence]
    rests = (fact(f"{REVIEW}.duties", tuple(duty.article for duty in shown) or None),)
    if not shown:
        message = say(
            "What the law wants directly before the order (points a, e, o and p) is not on record as a duty of art. "
            "6:230v lid 2 BW."
        )
        step = say("Record it under consumer_review.duties with the order page as exhibit, or answer with rule CON-06.")
        return unknown(CON_06, name, message, step, facts=rests)
    return satisfied(CON_06, name, say("What stood directly before the order is on record."), facts=rests)


def contract_was_confirmed(facts: Facts) -> Finding:
    """For a distance contract the confirmation on a durable medium is on record, with an exhibit.

    Rule:  CON-07
    """
    name = "contract_was_confirmed"
    review = _review(facts, Channel.ONLINE, Channel.TELEPHONE)
    if review is None:
        return satisfied(CON_07, name, say("Not a contract at a distance with a consumer."))
    rests = (
        fact(f"{REVIEW}.confirmed_on", review.confirmed_on),
        fact(f"{REVIEW}.confirmation_evidence", review.confirmation_evidence or None),
    )
    if review.confirmed_on is None or not review.confirmation_evidence:
        step = sentences([say("Record consumer_review.confirmed_on and the confirmation under confirmation_evidence."),
                          facts.once(exposure)])  # fmt: skip
        message = say("The confirmation on a durable medium is missing.")
        return unmet(CON_07, name, message, step, facts=rests)
    return satisfied(CON_07, name, say("Confirmed on {day}.", day=review.confirmed_on), facts=rests)


def telephone_sale_was_accepted(facts: Facts) -> Finding:
    """A contract concluded by telephone was accepted in writing; before that it does not bind.

    Rule:  CON-08
    """
    name = "telephone_sale_was_accepted"
    review = _review(facts, Channel.TELEPHONE)
    if review is None:
        return satisfied(CON_08, name, say("Not concluded by telephone with a consumer."))
    rests = (fact(f"{REVIEW}.accepted_in_writing_on", review.accepted_in_writing_on),)
    if review.accepted_in_writing_on is None:
        step = say(
            "Record consumer_review.accepted_in_writing_on with its exhibit; without it the contract does not bind."
        )
        message = say("The written acceptance of a sale by telephone is missing.")
        return unmet(CON_08, name, message, step, facts=rests)
    message = say("Accepted in writing on {day}.", day=review.accepted_in_writing_on)
    return satisfied(CON_08, name, message, facts=rests)


def information_duties_are_shown(facts: Facts) -> Finding:
    """How the information duties were met is on record, each with an exhibit; that they were met is not enough.

    Rule:  CON-04, CON-16, CON-01
    """
    name = "information_duties_are_shown"
    contract = facts.file.debt.contract
    if not facts.consumer_rules:
        return satisfied(CON_04, name, say("The debtor is not a consumer."))
    duties = contract.consumer_review.duties if contract and contract.consumer_review else ()
    bare = tuple(duty.article for duty in duties if not duty.evidence)
    rests = (fact(f"{REVIEW}.duties", tuple(duty.article for duty in duties) or None),)
    step = sentences([say("Record under consumer_review.duties how each duty was met, with its exhibit."),
                      facts.once(exposure)])  # fmt: skip
    if not duties:
        return unmet(CON_04, name, say("No information duty is on record."), step, facts=rests)
    if bare:
        message = say("No exhibit shows how these information duties were met: {articles}.", articles=bare)
        return unmet(CON_04, name, message, step, facts=rests)
    message = say("{count} information duties are on record with evidence.", count=len(duties))
    return satisfied(CON_04, name, message, facts=rests)


def reduction_of_the_price_is_weighed(facts: Facts) -> Finding:
    """No proof of an information duty is missing, for which the court could take something off the price.

    Rule:  CON-09, CON-16
    """
    name = "reduction_of_the_price_is_weighed"
    missing = tuple(_missing(facts)) if facts.consumer_rules else ()
    if not missing:
        return satisfied(CON_09, name, say("No proof is missing for which the court could reduce the price."))
    contract = facts.file.debt.contract
    rests = (*(fact(f"{REVIEW}.{key}", None) for key, _ in missing),
             fact("debt.contract.price", contract.price if contract else None))  # fmt: skip
    message = sentences([say("Proof is missing of {what}.", what=tuple(what for _, what in missing)),
                         facts.once(exposure)])  # fmt: skip
    step = say("Record the missing proof, or weigh the reduction before suing: it can be more than the case is worth.")
    return unmet(CON_09, name, message, step, facts=rests)


def assigned_contract_is_shown(facts: Facts) -> Finding:
    """Who bought a claim on a consumer has the contract or the order itself among the exhibits.

    Rule:  CON-16
    """
    name = "assigned_contract_is_shown"
    contract = facts.file.debt.contract
    bought = bool(facts.file.assignments)
    if not (facts.consumer_rules and bought):
        return satisfied(CON_16, name, say("No claim on a consumer was bought."))
    rests = (fact("debt.contract.evidence", contract.evidence or None if contract else None),)
    if contract is None or not contract.evidence:
        message = say("The claim was bought, and neither contract nor order is among the exhibits.")
        step = say("Ask the old creditor for the contract or order, and record it under debt.contract.evidence.")
        return unmet(CON_16, name, message, step, facts=rests)
    return satisfied(CON_16, name, say("The contract is among the exhibits."), facts=rests)


def exposure(facts: Facts) -> Message:
    """Return what the court can take off the price when information duties were not met: 20 to 60 percent (CON-09)."""
    contract = facts.file.debt.contract
    charged = total(claim.amount for claim in facts.file.claims if claim.amount is not None)
    price = contract.price if contract and contract.price is not None else charged
    return say(
        "The court can reduce the price of {price} by 20 to 60 percent: by {least} to {most} (CON-09).",
        price=price,
        least=round_cent(price * LEAST_PERCENT / HUNDRED),
        most=round_cent(price * MOST_PERCENT / HUNDRED),
    )


def _missing(facts: Facts) -> Iterator[tuple[str, Message]]:
    """The proofs of CON-04 to CON-08 that are not on record: the key under consumer_review, and what it is."""
    contract: Contract | None = facts.file.debt.contract
    review = contract.consumer_review if contract and contract.consumer_review else ConsumerReview()
    channel = contract.channel if contract else None
    if not _consumer_contract(facts):
        return
    if not review.duties or any(not duty.evidence for duty in review.duties):
        yield "duties", say("the information duties")
    if channel is Channel.ONLINE and not (review.order_button and review.order_button_evidence):
        yield "order_button", say("the order button")
    if channel in {Channel.ONLINE, Channel.TELEPHONE} and not (review.confirmed_on and review.confirmation_evidence):
        yield "confirmed_on", say("the confirmation")
    if channel is Channel.TELEPHONE and review.accepted_in_writing_on is None:
        yield "accepted_in_writing_on", say("the written acceptance")


def _consumer_contract(facts: Facts) -> bool:
    return facts.consumer_rules and facts.file.debt.kind not in NO_CONTRACT


def _review(facts: Facts, *channels: Channel) -> ConsumerReview | None:
    """Return the review of a consumer's contract that was concluded in one of these ways; empty when none is there."""
    contract = facts.file.debt.contract
    if not facts.consumer_rules or contract is None or contract.channel not in channels:
        return None
    return contract.consumer_review or ConsumerReview()
