"""The principal that a letter names: what it calls the principal, else its invoices, else the one sum it says is open.

Costs are computed over the principal alone (D14-10); a sum that may hold interest or costs is never taken for it. Where
amounts remain that may belong to it, the principal is not known.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from filing.money import ZERO
from filing.rules.proofreading.costs_named import COSTS
from filing.rules.proofreading.figures import Amount
from filing.rules.proofreading.letter_text import LetterText, words

MOST = 60  # [amounts, words for the principal] that are looked at
MOST_PARTS = 12  # [amounts] of one principal
BEHIND, BEFORE = 90, 40  # [characters] behind and before an amount in which its name stands

_CALLED = words(
    r"\b(?:hoofdsom\w*|hoofdvordering|principal(?: sum| amount)?|factuurbedrag\w*|factuursaldo|totaal (?:facturen"
    r"|factuurbedrag|hoofdsom|aan facturen))\b"
)
_CALLED_BEHIND = words(
    r" ?(?:\(|,)? ?(?:(?:aan|in|als|wegens|ter zake van|terzake|zijnde|voor|of|as|by way of|is) )?(?:de |het |the )?"
    r"(?:openstaande |resterende |outstanding )?(?:hoofdsom\w*|factuurbedrag|principal)\b(?! ?(?:en|and|,|plus|\+|/"
    r"|met|with) ?(?:\w+ )?(?:\w*rente|interest|\w*kosten|costs|btw|vat)\b)"
)
_INVOICE = words(r"\b(?:factu\w+|nota|rekening|invoice\w*|huur\w*|termijn|premie|contributie|abonnementsgeld|maand)\b")
_OPEN = words(
    r"\b(?:open(?:staand\w*)?|\w*achterstand|openstaat|open staat|onbetaald\w*|verschuldigd\w*|schuld|achterstand"
    r"|niet (?:betaald"
    r"|voldaan|ontvangen)|te betalen|betaal|betaalt|voldoen|over te maken|outstanding|unpaid|overdue|pay|owe|due|bedrag"
    r"|vordering|saldo|totaal\w*|total)\b"
)
# Between a name and its amount stands nothing that makes it another amount.
_ANOTHER = words(
    r"\b(?:en|and|plus|rente|interest|kosten|costs?|vermeerderd|inclusief|incl|including|btw|vat|betaald|voldaan"
    r"|in mindering|paid|ontvangen|daarna|tot|until)\b|\+"
)
_INTEREST = words(r"\b(?:rente\w*|\w*rente|interest)\b")
_PAID = words(
    r"\b(?:reeds (?:betaald|voldaan|ontvangen)|in mindering|betaalde|deelbetaling|aanbetaald|aanbetaling"
    r"|ontvingen wij|wij ontvingen|hebben wij ontvangen"
    r"|betaling(?:en)? (?:van|d\.?d)|creditnota|creditfactuur|minus|less|(?<!not\s)received|already paid"
    r"|part payment)\b"
)
_ELSE = words(r"\b(?:per dag|per maand|per month|per day|dagrente|btw|vat|omzetbelasting|griffierecht\w*|korting)\b")


@dataclass(frozen=True, slots=True)
class Principal:
    """The principal of a letter. ``value`` is None when amounts remain that may belong to it.

    ``most`` is the most that it can be by what the letter names, None when the letter names nothing of the kind.
    """

    value: Decimal | None
    most: Decimal | None


UNNAMED = Principal(None, None)


def principal_of(letter: LetterText, amounts: tuple[Amount, ...], costs: tuple[Decimal, ...]) -> Principal:
    """Return the principal that a letter names; ``costs`` are the amounts that stand as collection costs."""
    known = amounts[:MOST]
    called = _called(letter, known)
    paid = any(_is_paid(letter, known, one) for one in known if one.value not in costs)
    if called:
        found = _one_of(called)
        return Principal(None, found.most) if paid else found
    sums, open_ones, interest = [], [], []
    unexplained = []
    for one in known:
        if one.value <= ZERO or one.value in costs:
            continue
        before, behind = _words_around(letter, known, one)
        if _ELSE.search(before) or _ELSE.search(behind[:25]) or _is_paid(letter, known, one):
            continue
        if _is_interest(before, behind):
            interest.append(one.value)
        elif COSTS.search(before[-45:]) or COSTS.search(behind[:45]):
            continue
        elif _names(_INVOICE, before):
            sums.append(one.value)
        elif _OPEN.search(before) or _OPEN.search(behind):
            open_ones.append(one.value)
        else:
            unexplained.append(one.value)
    found = _weighed(sums, open_ones, interest, unexplained, costs)
    return Principal(None, found.most) if paid else found


def _called(letter: LetterText, amounts: tuple[Amount, ...]) -> list[Decimal]:
    """The amounts that are called the principal: behind the word, or before it ("€ 1.000,00 aan hoofdsom")."""
    found: dict[int, Decimal] = {}
    taken: list[tuple[int, int]] = []
    for one in amounts:
        behind = _CALLED_BEHIND.match(letter.text, one.end, one.end + BEFORE)
        if behind and one.value > ZERO and "\n" not in behind.group():
            found[one.start] = one.value
            taken.append((one.end, behind.end()))
    for match in islice(_CALLED.finditer(letter.text), MOST):
        if any(start <= match.start() < end for start, end in taken):
            continue
        for one in [amount for amount in amounts if 0 <= amount.start - match.end() <= BEHIND][:1]:
            gap = letter.text[match.end() : one.start]
            if one.value > ZERO and "\n\n" not in gap and gap.count("\n") < 3 and not _ANOTHER.search(gap):
                found[one.start] = one.value
    return [found[place] for place in sorted(found)]


def _one_of(called: list[Decimal]) -> Principal:
    """One amount, told again or as the sum of the others; else it is not known which of them it is."""
    values = list(dict.fromkeys(called))
    if len(values) == 1:
        return Principal(values[0], values[0])
    most = max(values)
    if len(values) <= MOST_PARTS and most == sum(values) - most:
        return Principal(most, most)
    return Principal(None, sum(values, ZERO))


def _words_around(letter: LetterText, amounts: tuple[Amount, ...], one: Amount) -> tuple[str, str]:
    """The words before an amount since the one before it, and those behind it up to the next, in its sentence."""
    at = amounts.index(one)
    first, last = letter.sentence(one.start)
    start = max(first, one.start - BEHIND, amounts[at - 1].end if at else 0)
    end = min(last, one.end + BEHIND, amounts[at + 1].start if at + 1 < len(amounts) else last)
    return letter.text[start : one.start], letter.text[one.end : end]


def _is_paid(letter: LetterText, amounts: tuple[Amount, ...], one: Amount) -> bool:
    """Whether an amount was paid or credited, so that the principal is less than the letter's invoices."""
    before, behind = _words_around(letter, amounts, one)
    return one.value < ZERO or bool(_PAID.search(before)) or "aanbetaald" in behind[:35]


def _is_interest(before: str, behind: str) -> bool:
    near = re.match(r"[^\S\n]*(?:aan|in|of|as)?[^\S\n]*(?:de\s+)?(?:\w+[^\S\n]+)?(?:\w*rente|interest)\b", behind)
    return bool(near) or bool(_INTEREST.search(before[-60:]))


def _names(pattern: re.Pattern[str], before: str) -> bool:
    """Whether a name stands before the amount with nothing between that makes it another."""
    found = list(pattern.finditer(before))
    return bool(found) and not _ANOTHER.search(before[found[-1].end() :])


def _weighed(
    sums: list[Decimal],
    open_ones: list[Decimal],
    interest: list[Decimal],
    unexplained: list[Decimal],
    costs: tuple[Decimal, ...],
) -> Principal:
    """The principal by the invoices or the one open sum, when all other amounts are explained by it."""
    values = list(dict.fromkeys(sums)) or list(dict.fromkeys(open_ones))[:1]
    if not values:
        return UNNAMED
    if len(values) > 1 and max(values) == sum(values) - max(values):
        values = [max(values)]
    total = sum(values, ZERO)
    if not sums and interest:
        return Principal(None, max(open_ones))  # the open sum may hold the interest
    extra = sum(dict.fromkeys(interest), ZERO)
    explained = {total, *values, total + extra, *interest}
    explained |= {base + cost for base in (total, total + extra) for cost in costs}
    rest = [one for one in (*sums, *open_ones, *unexplained) if one not in explained]
    if rest:
        return Principal(None, total + sum(dict.fromkeys(rest), ZERO))
    return Principal(total, total)
