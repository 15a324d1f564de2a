"""Whether an amount is made of amounts told before: two of them, a run of lines, or principal, interest and costs."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from filing.money import ZERO
from filing.rules.proofreading.costs_named import COSTS
from filing.rules.proofreading.figures import Amount
from filing.rules.proofreading.letter_text import LetterText, words

MOST_LINES = 40  # [amounts] of one run
MOST_AMOUNTS = 80  # [amounts] that are looked at
MOST_OF_A_HEAD = 6  # [amounts] that may each be the principal, the interest or the costs

_INTEREST = words(r"\b(?:\w*rente\w*|interest)\b")
_VAT = words(r"\b(?:btw|omzetbelasting|vat)\b")
_LESS = words(
    r"\b(?:betaald|betaalde|voldaan|ontvangen|in mindering|mindering|deelbetaling|creditnota|creditfactuur|minus|af"
    r"|less)\b"
)
_PER_DAY = words(r"\bper (?:dag|maand|jaar)\b")
BEFORE, BEHIND = 60, 30  # [characters] in which the name of an amount stands


def is_made_of(value: Decimal, told: Sequence[Amount], letter: LetterText) -> bool:
    """Return whether ``value`` is the sum of amounts that were told, what was paid taken off."""
    known = [one for one in told[:MOST_AMOUNTS] if one.value != ZERO]
    distinct = sorted({abs(one.value) for one in known})[:60]
    if any(value - one in distinct for one in distinct):
        return True
    return _is_a_run(value, known, letter) or _is_of_heads(value, known, letter)


def _is_a_run(value: Decimal, told: list[Amount], letter: LetterText) -> bool:
    """Whether amounts that follow each other make it."""
    signed = [-abs(one.value) if _is_less(letter, told, at) else one.value for at, one in enumerate(told)]
    for first in range(len(signed)):
        summed = ZERO
        for one in signed[first : first + MOST_LINES]:
            summed += one
            if summed == value:
                return True
    return False


def _is_of_heads(value: Decimal, told: list[Amount], letter: LetterText) -> bool:
    """Whether a principal, an interest and costs make it, with VAT over the costs or without, less what was paid."""
    heads: dict[str, list[Decimal]] = {"principal": [], "interest": [], "costs": [], "vat": [], "paid": []}
    for at, one in enumerate(told):
        head = _head(letter, told, at)
        if head is not None and abs(one.value) not in heads[head]:
            heads[head].append(abs(one.value))
    principals = sorted(heads["principal"], reverse=True)[:MOST_OF_A_HEAD]
    most = [[ZERO, *heads[head][:MOST_OF_A_HEAD]] for head in ("interest", "costs", "vat", "paid")]
    return any(
        principal + interest + costs + vat - paid == value
        for principal, interest, costs, vat, paid in product(principals, *most)
    )


def _head(letter: LetterText, told: list[Amount], at: int) -> str | None:
    """Under which head an amount stands; None for one of each day."""
    one = told[at]
    start = max(one.start - BEFORE, told[at - 1].end if at else 0)
    end = min(one.end + BEHIND, told[at + 1].start if at + 1 < len(told) else len(letter.text))
    around = f"{letter.text[start : one.start]} | {letter.text[one.end : end]}"
    if _PER_DAY.search(around):
        return None
    if _is_less(letter, told, at):
        return "paid"
    for pattern, head in ((COSTS, "costs"), (_INTEREST, "interest"), (_VAT, "vat")):
        if pattern.search(around):
            return head
    return "principal"


def _is_less(letter: LetterText, told: list[Amount], at: int) -> bool:
    one = told[at]
    start = max(one.start - BEFORE, told[at - 1].end if at else 0)
    before = letter.text[start : one.start]
    return one.value < ZERO or (bool(_LESS.search(before)) and "niet" not in before)
