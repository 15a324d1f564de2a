"""Requirements on a claim that is limited to a sum, the rest being reserved."""

from filing.money import plain
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unmet

WAY_05 = Rule("WAY-05", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)


def whole_claim_is_asked(facts: Facts) -> Finding:
    """The claim is not limited to a sum: the wordings ask all that is open, and reserve nothing.

    Rule:  WAY-05 (house rule): a document must not ask more than the creditor limited its claim to
    """
    name = "whole_claim_is_asked"
    statement = facts.statement
    if statement.claim_limit is None:
        return satisfied(WAY_05, name, "The claim is not limited to a sum.")
    limit, asked, reserved = plain(statement.claim_limit), plain(statement.asked), plain(statement.reserved)
    step = "Have a lawyer draft this document, or leave proceedings.claim_limit out and ask the whole."
    message = (
        f"The claim is limited to € {limit}, so that € {asked} is asked and € {reserved} reserved; "
        f"the wording of this document asks all that is open, € {plain(statement.open)}."
    )
    return unmet(WAY_05, name, message, step)
