"""Whether the figures of a document agree: totals with their lines, the claim with its grounds, all with the case.

Rule:  X-10
"""

from collections.abc import Iterator
from decimal import Decimal

from stdnum import iban

from filing.casefile.names import AnyParty, letter_name
from filing.casefile.party import NaturalPerson, SoleTrader
from filing.message import say
from filing.money import ZERO
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.figures import Amount
from filing.rules.proofreading.letter_text import plain_words, words
from filing.rules.proofreading.made_of import is_made_of
from filing.rules.proofreading.plan_values import PLAN_LETTERS
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds

X_10 = Rule("X-10", "", Severity.ERROR, Certainty.DERIVED)
REM_01 = Rule("REM-01", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
PROOF_02 = Rule("PROOF-02", "", Severity.ERROR, Certainty.HOUSE)
PROOF_03 = Rule("PROOF-03", "", Severity.WARN, Certainty.HOUSE)

MOST_LINES = 40  # [lines] of one specification
_TOTAL = words(
    r"\b(?:totaal\w*|te betalen|te voldoen|samen|total|amount due|thans verschuldigd|saldo)\b[^\d€\n]{0,30}$"
)
_LESS = words(
    r"\b(?:af|minus|min|less|reeds (?:betaald|voldaan|ontvangen)|in mindering|ontvangen betaling\w*"
    r"|betaling ontvangen|creditnota)\b"
)
ASKS_NO_COSTS = frozenset({"reminder", "notice_of_default", "fourteen_day_notice"})
ASKS_THE_REST = frozenset({
    "final_demand", "last_notice_before_summons", "payment_plan_breach", "claim_verification", "dispute_reply",
    "summons",
})  # fmt: skip


def totals_add_up(reading: Reading) -> Remark | None:
    """Each total is the sum of the lines above it.

    Rule:  X-10
    Units: euro
    """
    name = "totals_add_up"
    checked: Amount | None = None
    above: list[tuple[Decimal, Amount]] = []
    for label, amount in _lines(reading):
        if amount is None:
            above = []
            continue
        if _TOTAL.search(label) and amount.value > 0:
            verdict = _adds_up([value for value, _ in above[-MOST_LINES:]], amount.value)
            if verdict:
                checked = checked or amount
            elif verdict is False and _is_specification([one for _, one in above], amount):
                return _does_not_add_up(reading, name, amount)
        less = amount.value > 0 and _LESS.search(label)
        above.append((-amount.value if less else amount.value, amount))
    if checked is None:
        return None
    quote = reading.quote(max(0, checked.start - 40), checked.end)
    return holds(X_10, name, say("The total of {total} is the sum of its lines.", total=checked.value), quote)


def _does_not_add_up(reading: Reading, name: str, total: Amount) -> Remark:
    message = say("The total of {total} is not the sum of the lines above it.", total=total.value)
    quote = reading.quote(max(0, total.start - 40), total.end)
    if reading.made_here:
        step = say("Correct the figures; every amount that is asked stands on a line of its own.")
        return Remark(fails(X_10, name, message, step).finding, quote)
    step = say("Add the lines up by hand; one may not have been recognised.")
    return asks(X_10, name, message, step, quote)


def _lines(reading: Reading) -> Iterator[tuple[str, Amount | None]]:
    """The amounts that end a line, each with the words since the last one; None where a line has several amounts."""
    last = -1
    amounts = reading.amounts
    for at, amount in enumerate(amounts):
        start, end = reading.letter.line(amount.start)
        alone = (at == 0 or amounts[at - 1].start < start) and (at + 1 == len(amounts) or amounts[at + 1].start >= end)
        if not alone:
            yield "", None
        elif not reading.text[amount.end : end].strip(" .;|"):
            yield reading.text[max(last, amount.start - 160, 0) : amount.start], amount
        last = amount.end


def _adds_up(above: list[Decimal], total: Decimal) -> bool | None:
    """Whether some run of at least two lines just above makes the total; None when there are too few lines."""
    if len(above) < 2:
        return None
    summed = ZERO
    for count, value in enumerate(reversed(above), start=1):
        summed += value
        if count > 1 and summed == total:
            return True
    return total in above  # a total that is told again


def _is_specification(above: list[Amount], total: Amount) -> bool:
    """Whether the lines above belong to one table with the total: they follow each other closely."""
    near = [*above[-2:], total]
    return len(near) == 3 and all(near[at + 1].start - near[at].end < 200 for at in (0, 1))


def claim_equals_its_grounds(reading: Reading) -> Remark | None:
    """Every amount that the claim at the end asks stands in the body of the summons as well.

    Rule:  X-10
    """
    name = "claim_equals_its_grounds"
    found = reading.petitum
    if found is None:
        message = say("The claim at the end was not recognised, so its amounts are not compared.")
        return asks(X_10, name, message, say("Compare the amounts of the claim with the body by hand."))
    start, end = found
    asked = [one for one in reading.amounts if start < one.start < end]
    told = [one for one in reading.amounts if one.start < start]
    body = {abs(one.value) for one in told}
    for one in asked:
        if one.value in body or is_made_of(one.value, told, reading.letter):
            continue
        if sum(1 for other in asked if other.value == one.value) == 1:
            message = say("The claim asks {amount}, which stands nowhere in the grounds.", amount=one.value)
            quote = reading.quote(max(0, one.start - 40), one.end)
            return fails(X_10, name, message, say("Correct the claim or the grounds; they must agree."), quote)
    if not asked:
        return asks(X_10, name, say("The claim at the end names no amount."), say("Read what is asked."))
    return holds(X_10, name, say("The amounts of the claim stand in the grounds."))


def total_is_what_is_owed(reading: Reading) -> Remark | None:
    """The sum that is asked is the one that the case owes on that day.

    Rule:  X-10
    """
    name = "total_is_what_is_owed"
    facts = reading.facts
    if facts is None or reading.kind not in ASKS_NO_COSTS | ASKS_THE_REST:
        return None
    statement = facts.statement
    without = statement.principal_open + statement.interest_open
    right = {statement.asked, statement.open}
    if reading.kind in ASKS_NO_COSTS:
        right = {without} if facts.consumer_rules else {without, *right}
    if not reading.made_here:  # a creditor may ask less: the principal without interest
        right |= {without, statement.principal_open}
    found = next((one for one in reading.amounts if one.value in right), None)
    if found is not None:
        message = say("The letter asks {amount}, as the case does.", amount=found.value)
        return holds(X_10, name, message, reading.quote(max(0, found.start - 30), found.end))
    message = say(
        "The sum that the case owes on {day}, {amount}, is not in the letter.", day=facts.on, amount=min(right)
    )
    step = say("Compare the letter with filing statement; give the date of the letter with --on.")
    return fails(X_10, name, message, step)


def account_is_the_right_one(reading: Reading) -> Remark | None:
    """The account in the text is a valid IBAN, and with a case the one to pay to.

    Rule:  PROOF-02
    """
    name = "account_is_the_right_one"
    ours = reading.facts.file.pay_to.iban.replace(" ", "") if reading.facts else ""
    wrong = [one for one in reading.accounts if not iban.is_valid(one.value)]
    for one in wrong:
        if one.value[:2].isalpha() and one.value[:2] in {"NL", "BE", "DE"}:
            message = say("The account in the letter is no valid IBAN.")
            return fails(PROOF_02, name, message, say("Correct the account."), reading.quote(one.start, one.end))
    valid = [one for one in reading.accounts if one not in wrong]
    if not valid:
        return None
    if not ours or any(one.value == ours for one in valid):
        message = say("The account is a valid IBAN.") if not ours else say("The account is the one to pay to.")
        return holds(PROOF_02, name, message, reading.quote(valid[0].start, valid[0].end))
    quote = reading.quote(valid[0].start, valid[0].end)
    if reading.kind not in ASKS_NO_COSTS | PLAN_LETTERS | {"final_demand", "last_notice_before_summons"}:
        return None  # an account to be seized, or one that is told as a fact
    message = say("The account in the letter is not the one of the case.")
    return fails(PROOF_02, name, message, say("Compare it with pay_to in the case file."), quote)


def parties_are_named(reading: Reading) -> Remark | None:
    """With a case: the letter names the creditor and the debtor.

    Rule:  REM-01
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "parties_are_named"
    if reading.facts is None:
        return None
    flat = " ".join(reading.text.split())
    file = reading.facts.file
    lacking = []
    if not _named(file.creditor, flat):
        lacking.append(say("the creditor"))
    if not any(_named(debtor, flat) for debtor in file.debtors):
        lacking.append(say("the debtor"))
    if not lacking:
        return holds(REM_01, name, say("Creditor and debtor are named."))
    message = say("Not named in the letter: {what}.", what=tuple(lacking))
    return fails(REM_01, name, message, say("Look whether this is a letter of this case."))


def _named(party: AnyParty, flat: str) -> bool:
    if isinstance(party, NaturalPerson | SoleTrader):
        names = [party.last_name]
        if isinstance(party, SoleTrader):
            names.append(party.trade_name)
        names += [one.name for status in party.statuses if (one := status.representative) is not None]
        return any(plain_words(one) in flat for one in names)
    return plain_words(letter_name(party)) in flat


def days_are_possible(reading: Reading) -> Remark | None:
    """Every day in the text exists.

    Rule:  PROOF-03
    """
    name = "days_are_possible"
    for day in reading.days:
        if day.value is None:
            message = say("The text names a day that does not exist.")
            return asks(PROOF_03, name, message, say("Correct the day."), reading.quote(day.start, day.end))
    return None
