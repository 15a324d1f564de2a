"""Whether the amounts in a text are amounts of the case, its statement or a law table.

Rule:  X-10
"""

from decimal import Decimal

from filing.message import say
from filing.money import CENT, ZERO
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.case_values import decimals_in, texts_in
from filing.rules.proofreading.figures import Amount, amounts_in
from filing.rules.proofreading.letter_text import read_letter
from filing.rules.proofreading.plan_values import PLAN_LETTERS, plan_amounts
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds
from filing.rules.proofreading.sums import ASKS_NO_COSTS, ASKS_THE_REST

X_10 = Rule("X-10", "", Severity.ERROR, Certainty.DERIVED)


def amounts_are_known(reading: Reading) -> Remark | None:
    """Every amount in the text is one that the case file, its statement or a law table knows.

    In a document of this program a strange amount in a table, in the payment box or in the claim is an error.

    Rule:  X-10
    """
    name = "amounts_are_known"
    facts = reading.facts
    if facts is None or reading.kind not in ASKS_NO_COSTS | ASKS_THE_REST | PLAN_LETTERS:
        return None
    known = facts.once(_of_the_statement)
    strange = [one for one in reading.amounts if abs(one.value) not in known]
    if strange and reading.kind in PLAN_LETTERS:
        planned = frozenset(plan_amounts(facts))
        strange = [one for one in strange if abs(one.value) not in planned]
    if strange:
        told = facts.once(_told)
        strange = [one for one in strange if abs(one.value) not in told]
    if not strange:
        return holds(X_10, name, say("Every amount of the letter is one of the case."))
    step = say("Compare the letter with filing statement; give the date of the letter with --on.")
    weighing = next((one for one in strange if reading.made_here and _is_asked(reading, one)), None)
    one = weighing or strange[0]
    message = say("The amount of {amount} is none that the case knows on {day}.", amount=abs(one.value), day=facts.on)
    quote = reading.quote(max(0, one.start - 40), one.end)
    return fails(X_10, name, message, step, quote) if weighing else asks(X_10, name, message, step, quote)


def _is_asked(reading: Reading, amount: Amount) -> bool:
    """Whether an amount stands in the claim at the end, or ends a line of a table or box."""
    found = reading.petitum
    if found is not None and found[0] < amount.start < found[1]:
        return True
    text = reading.text
    start, end = reading.letter.line(amount.start)
    one_of_several = text[end : end + 2].strip() or text[max(0, start - 2) : start].strip()
    return bool(one_of_several) and not text[amount.end : end].strip(" .;|")


def _of_the_statement(facts: Facts) -> frozenset[Decimal]:
    statement = facts.statement
    costs = statement.costs
    derived = [
        statement.open, statement.asked, statement.principal, statement.principal_open, statement.interest,
        statement.interest_open, statement.paid, statement.per_day, statement.reserved, costs.total, costs.open,
        costs.scale + costs.scale_vat, statement.principal_open + statement.interest_open, ZERO,
        statement.principal + statement.interest + costs.total, statement.costs_interest.interest,
    ]  # fmt: skip
    for claim in statement.claims:
        derived += [claim.principal_open, claim.interest, claim.interest_open, claim.per_day]
    found = {abs(one).quantize(CENT) for one in (*derived, *decimals_in(statement), *decimals_in(facts.file))}
    return frozenset(found)


def _told(facts: Facts) -> frozenset[Decimal]:
    """Return the amounts that a text of the case names, and those of the limits of competence."""
    texts = "\n".join(text for text in texts_in(facts.file) if any(sign.isdigit() for sign in text))
    told = {abs(one.value) for one in amounts_in(read_letter(texts))}
    return frozenset(told | set(decimals_in(facts.law.table("competence").at(facts.on).value)))
