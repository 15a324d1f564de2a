"""The costs that a letter asks now: none that are not due yet, none that the law does not know, none above the notice.

Rule:  D14-17, REM-21, REM-23, DEM-06
Law:   art. 6:96 BW
"""

from decimal import Decimal

from filing.message import say
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.costs_claimed import Standing, follows_condition
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds
from filing.rules.proofreading.terms import CONDITIONAL

D14_17 = Rule("D14-17", "art. 6:96 BW", Severity.ERROR, Certainty.CONFIRMED)
REM_21 = Rule("REM-21", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
REM_23 = Rule("REM-23", "art. 6:96 BW", Severity.ERROR, Certainty.CONFIRMED)
DEM_06 = Rule("DEM-06", "art. 6:96 lid 6 BW", Severity.ERROR, Certainty.CONFIRMED)
_FEE = words(
    r"\b(?:administratie|aanmanings?|herinnerings?|registratie|dossier|behandelings?|sommatie|inschrijf"
    r"|afhandelings?|regelings?"
    r"|betalingsregelings?)-?kosten|\b(?:administration|reminder|handling|registration|late) (?:fees?|charges?"
    r"|costs?)"
)
_NONE_OF_IT = words(r"\b(?:geen|zonder|niet|no|without|kosteloos)\b[^.]{0,50}$")
_NO_CHARGE = words(r"^[^.]{0,60}\b(?:geen|niet|nihil|no|not|€ ?0,00)\b")
_ASKED = words(
    r"\b(?:te betalen|te voldoen|totaal\w*|verschuldigd\w*|betaal\w*|voldoe\w*|openstaand\w*|total|due|payable|pay"
    r"|maakt? u)\b"
)
LEAST_VAT, MOST_VAT = Decimal("0.20"), Decimal("0.22")  # [share] within which an amount is taken for VAT over another


MOST_AMOUNTS, MOST_VALUES = 400, 5


def no_fee_on_top(reading: Reading) -> Remark | None:
    """No reminder, administration or registration fee is charged to a consumer.

    Rule:  D14-17, REM-23
    Law:   art. 6:96 BW
    """
    name = "no_fee_on_top"
    rule = D14_17 if reading.kind == FOURTEEN_DAY_NOTICE else REM_23
    step = say("Leave the fee out; a consumer owes only the statutory collection costs.")
    for match in _FEE.finditer(reading.text):
        first, last = reading.letter.sentence(match.start())
        before, after = reading.text[first : match.start()], reading.text[match.end() : last]
        if _NONE_OF_IT.search(before) or _NO_CHARGE.search(after):
            continue
        if not any(first <= one.start < last and one.value > 0 for one in reading.amounts):
            continue
        message = say("The letter charges a fee that the law does not know.")
        quote = reading.quote(match.start(), min(last, match.end() + 40))
        if reading.consumer:
            return fails(rule, name, message, step, quote)
        if reading.consumer is None:
            return asks(rule, name, message, say("A consumer does not owe it; look who the debtor is."), quote)
    return holds(rule, name, say("The letter charges no fee of its own.")) if reading.consumer else None


def costs_are_not_asked_yet(reading: Reading) -> Remark | None:
    """The sum that is asked now does not hold collection costs that are not due yet.

    Rule:  REM-21
    Law:   art. 6:96 lid 6 BW
    """
    name = "costs_are_not_asked_yet"
    if reading.consumer is False:
        return None
    named = reading.costs
    values = reading.values()
    for costs in named.values[:MOST_VALUES]:
        for amount in reading.amounts[:MOST_AMOUNTS]:
            asked = amount.value
            if costs <= 0 or asked <= costs or (asked - costs) not in values or not _asked_now(reading, amount.start):
                continue
            message = say(
                "The sum of {sum} that is asked holds the collection costs of {costs}.", sum=asked, costs=costs
            )
            step = say("Ask the principal and the interest only; the costs are due when the term has run out.")
            quote = reading.quote(max(0, amount.start - 40), amount.end)
            if reading.consumer is None:
                return asks(
                    REM_21, name, message, say("A consumer does not owe them yet; look who the debtor is."), quote
                )
            return fails(REM_21, name, message, step, quote)
    claimed = _by_their_words(reading, name)
    if claimed is not None:
        return claimed
    if not named.exact and named.mentioned is None and not reading.claimed_costs:
        return holds(REM_21, name, say("The letter asks no collection costs."))
    return holds(REM_21, name, say("The sum that is asked holds no collection costs, as far as the letter shows."))


def _by_their_words(reading: Reading, name: str) -> Remark | None:
    """What the words around the costs say: asked now, or neither asked nor announced; None when all is announced."""
    mentions = sorted(reading.claimed_costs, key=lambda one: one.standing is not Standing.ASKED)
    for one in mentions:
        first, last = reading.letter.sentence(one.begins)
        quote = reading.quote(max(first, one.begins - 45), min(last, one.ends + 35))
        if one.standing is Standing.ASKED and one.named and reading.consumer:
            message = say("The letter asks collection costs that are not due yet.")
            step = say("Ask the principal and the interest only; the costs are due when the term has run out.")
            return fails(REM_21, name, message, step, quote)
        if one.standing is not Standing.ANNOUNCED:
            message = say("The letter names costs without saying that they become due only when payment fails.")
            step = say("A consumer does not owe them yet: read whether they are asked now, and who the debtor is.")
            return asks(REM_21, name, message, step, quote)
    return None


def _asked_now(reading: Reading, place: int) -> bool:
    """Whether an amount is asked without a condition: "to pay", "total", in a sentence or line of its own."""
    first, last = reading.letter.sentence(place)
    line_start, _ = reading.letter.line(place)
    start = max(first, reading.text.rfind("\n", 0, max(line_start - 1, 0)) + 1) if last - first > 400 else first
    if CONDITIONAL.search(reading.text[start:place]) or follows_condition(reading.letter, place):
        return False
    return bool(_ASKED.search(reading.text, start, place))


def costs_stay_below_the_named_ones(reading: Reading) -> Remark | None:
    """A later letter does not ask more costs than the fourteen-day notice named.

    Rule:  DEM-06
    Law:   art. 6:96 lid 6 BW
    """
    name = "costs_stay_below_the_named_ones"
    named = reading.costs
    if not named.exact or reading.consumer is False:
        return None
    asked = max(named.values)
    quote = reading.quote(max(0, named.exact[0].start - 30), named.exact[0].end)
    if reading.facts is None:
        message = say("The letter asks collection costs of {amount}.", amount=asked)
        step = say("Compare with the amount in the fourteen-day notice; no more than that can be asked of a consumer.")
        return asks(DEM_06, name, message, step, quote)
    due = reading.facts.statement.costs.total
    if asked > due and reading.consumer:
        message = say("The letter asks collection costs of {asked}; {due} may be asked.", asked=asked, due=due)
        return fails(DEM_06, name, message, say("Ask no more than the fourteen-day notice named."), quote)
    return holds(DEM_06, name, say("The collection costs are not more than may be asked."), quote)
