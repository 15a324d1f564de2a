"""Requirements on a claim that is limited to a sum, the rest being reserved."""

from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unmet

WAY_05 = Rule("WAY-05", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)


def whole_claim_is_asked(facts: Facts) -> Finding:
    """The claim is not limited to a sum: the wordings ask all that is open, and reserve nothing.

    Rule:  WAY-05 (house rule): a document must not ask more than the creditor limited its claim to
    """
    name = "whole_claim_is_asked"
    statement = facts.statement
    if statement.claim_limit is None:
        return satisfied(WAY_05, name, say("The claim is not limited to a sum."))
    message = say(
        "The claim is limited to {limit}, so that {asked} is asked and {reserved} reserved; the wording of this "
        "document asks all that is open, {open}.",
        limit=statement.claim_limit,
        asked=statement.asked,
        reserved=statement.reserved,
        open=statement.open,
    )
    step = say("Have a lawyer draft this document, or leave proceedings.claim_limit out and ask the whole.")
    return unmet(WAY_05, name, message, step, facts=(fact("proceedings.claim_limit", statement.claim_limit),))
