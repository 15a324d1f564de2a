"""Sums and percentages that a reminder puts on top of what is owed, in whatever words, for being late.

Rule:  REM-21
Law:   art. 6:96 lid 6 BW
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from filing.message import say
from filing.money import CENT, ZERO
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.case_values import decimals_in
from filing.rules.proofreading.costs_claimed import follows_condition
from filing.rules.proofreading.figures import Amount
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.principal import principal_of
from filing.rules.proofreading.reading import Reading, Remark, asks, fails
from filing.rules.proofreading.terms import CONDITIONAL, STRONG_IF

REM_21 = Rule("REM-21", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
MOST = 60  # [amounts, percentages] that are looked at
NEAR = 110  # [characters] between an amount and the word that charges it

# Words that charge something.
_CHARGED = words(
    r"\b(?:verho(?:og|gen|ogd|oging|ging)\w*|vermeerder\w*|ophog\w*|opgehoogd|opslag|toeslag|boete|boetebedrag|bovenop"
    r"|erbovenop|daarbovenop|bijgeteld|bijtell\w*|opgeteld|toegevoegd|bijkomend\w*|extra|schadevergoeding|in rekening"
    r"|doorbereken\w*|doorberekend|doorbelast\w*|berekenen|bereken|berekend|rekenen|belasten|gecrediteerd"
    r"|te laat ?-?(?:kosten|vergoeding)|vertragings\w*|vergoeding|(?:komt|komen|kwam) (?:er|daar|hier)(?: nog)?"
    r"|(?:er|daar|hier)(?:bij|bovenop)? (?:komt|komen|kwam)|tevens|plus|wegens (?:te )?late|forfaitair\w*"
    r"|surcharge|penalty|fine|late fee|added|adding|increas\w*|charg\w*|on top)\b"
)
_NEUTRAL = words(r"\b(?:kosten|incasso\w*|costs?|collection|fee)\b")
_PERCENT = words(r"\b\d{1,2}(?:[.,]\d{1,2})? ?(?:%|procent\b|percent\b)")
# What is charged is allowed, or not on top: interest, VAT, a discount, the price of what was bought.
_ALLOWED = words(
    r"\b(?:\w*rente\w*|interest|btw|vat|omzetbelasting|korting|discount|aanbetaling|creditnota|betaald|voldaan"
    r"|ontvangen|paid|received|in mindering|uw betaling van|your payment of)\b"
)
_NO_CONDITION = words(
    r"\bals (?=(?:een |de |extra |forfaitaire |redelijke )*(?:\w*vergoeding|boete|\w*kosten|toeslag)\b)"
)
_PRINCIPAL = words(r"\b(?:hoofdsom|factu\w+|factuurbedrag|nota|invoice\w*|principal)\b")
_WITH = words(r"\b(?:met|by|with|bovenop|daarbij|daarnaast)\b|\+")
_NO = words(r"\b(?:geen|zonder|niet|nooit|no|not|without)\b")
_MAY = words(r"\b(?:kunnen|kan|mogen|zou|zouden|zullen|zal|gaan|may|might|will|could|can|would)\b")


def nothing_is_put_on_top(reading: Reading) -> Remark | None:
    """A reminder to a consumer puts no sum and no percentage on top of what is owed.

    What no word for costs names is found by the words that charge it: "verhogen wij met", "brengen wij in rekening".

    Rule:  REM-21
    Law:   art. 6:96 lid 6 BW
    """
    name = "nothing_is_put_on_top"
    if reading.consumer is False:
        return None
    doubtful: tuple[int, int] | None = None
    for start, end in _unexplained(reading):
        first, last = reading.letter.sentence(start)
        before, behind = reading.text[max(first, start - NEAR) : start], reading.text[end : min(last, end + NEAR)]
        charged = _CHARGED.search(before) or _CHARGED.search(behind)
        beside = charged or _NEUTRAL.search(before) or _NEUTRAL.search(behind)
        if reading.facts is None and not beside:
            continue
        if _NO.search(before[-25:]) or _depends(reading, first, start, behind):
            continue
        quote = reading.quote(max(first, start - 45), min(last, end + 30))
        if charged and reading.consumer and not _MAY.search(before) and not _MAY.search(behind):
            message = say("The letter puts something on top of what is owed, which a consumer does not owe yet.")
            step = say("Ask the principal and the interest only; the costs are due when the term has run out.")
            return fails(REM_21, name, message, step, quote)
        doubtful = doubtful or (start, end)
    if doubtful is None:
        return None
    message = say("The letter names a sum or percentage beside what is owed, and may charge it.")
    step = say("A consumer does not owe costs yet: read what it is, whether it is asked now, and who the debtor is.")
    return asks(REM_21, name, message, step, reading.quote(max(0, doubtful[0] - 45), doubtful[1]))


def _depends(reading: Reading, first: int, start: int, behind: str) -> bool:
    """Whether it is announced for when payment fails, and not charged now."""
    if CONDITIONAL.search(reading.text, first, start) or STRONG_IF.search(_NO_CONDITION.sub("", behind)):
        return True
    return follows_condition(reading.letter, start)


def _unexplained(reading: Reading) -> Iterator[tuple[int, int]]:
    """The places of amounts that the case or the letter does not explain, and of percentages that are no interest."""
    for one in _amounts(reading):
        if not _is_allowed(reading, one.start, one.end):
            yield one.start, one.end
    for match in _first(_PERCENT, reading.text):
        if not _is_allowed(reading, match.start(), match.end()):
            yield match.span()


def _first(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for count, match in enumerate(
        pattern.finditer(text) if "%" in text or "rocent" in text or "ercent" in text else ()
    ):
        if count == MOST:
            return
        yield match


def _amounts(reading: Reading) -> Iterator[Amount]:
    """The lesser amounts that are no part of what is owed; those called collection costs are judged elsewhere."""
    most = max((one.value for one in reading.amounts), default=ZERO)
    lesser = [one for one in reading.amounts[:MOST] if ZERO < one.value < most]
    if not lesser:
        return
    if reading.facts is not None:
        owed = reading.facts.once(_owed)
    else:
        owed = frozenset({principal_of(reading.letter, reading.amounts, ()).value})
    named = reading.costs.values if reading.costs.specific else ()
    yield from (one for one in lesser if one.value not in owed and one.value not in named)


def _owed(facts: Facts) -> frozenset[Decimal | None]:
    """Principal, interest and payments of the case: what a letter may name without charging anything."""
    statement = facts.statement
    found = {statement.principal, statement.principal_open, statement.interest, statement.interest_open}
    found |= {statement.principal_open + statement.interest_open, statement.paid, statement.per_day}
    told = (statement.claims, statement.payments, facts.file.claims, facts.file.payments, facts.file.credit_notes)
    return frozenset(abs(one).quantize(CENT) for one in (*found, *decimals_in(told)))


def _is_allowed(reading: Reading, start: int, end: int) -> bool:
    """Whether the words beside it, up to the next amount, name something that may be asked."""
    first, last = reading.letter.sentence(start)
    before = reading.text[max(first, start - 45) : start].rsplit("€", 1)[-1]
    behind = reading.text[end : min(last, end + 30)].split("€", 1)[0]
    if _ALLOWED.search(before) or _ALLOWED.search(behind):
        return True
    named = [*_PRINCIPAL.finditer(before)][-1:]
    gap = before[named[0].end() :] if named else ""
    return bool(named) and not _CHARGED.search(gap) and not _WITH.search(gap)
