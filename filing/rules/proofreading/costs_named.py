"""The collection costs that a letter names, found in its sentences: one exact amount, or something less than that."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from filing.rules.proofreading.figures import Amount
from filing.rules.proofreading.letter_text import LetterText, words
from filing.rules.proofreading.terms import CONDITIONAL

MOST_MENTIONS, MOST_AMOUNTS = 60, 400  # of one letter; a longer list is no letter
STRAIGHT = 16  # [characters] between the word for the costs and an amount that is surely theirs
NEAR = 170  # [characters] between the word for the costs and their amount

COSTS = words(
    r"\b(?:(?:buitengerechtelijke |buiten gerechtelijke )?(?:incasso ?-? ?kosten\w*|invorderingskosten|inningskosten)"
    r"|incasso ?-?(?:vergoeding|bedrag|toeslag|tarief|opslag|provisie|fee)\b"
    r"|incasso(?<!automatische.incasso)(?<!sepa-incasso)(?= ?:? ?(?:ad |van |a |bedraagt |bedragen )?€ ?\d)"
    r"|buitengerechtelijke (?:\w+ )?kosten|kosten (?:van|voor|ter|wegens) (?:de |het |onze )?(?:incasso"
    r"|invordering|inning"
    r"|buitengerechtelijke|verkrijging)\w*|(?:debt )?(?:collection|recovery) (?:costs?|charges?|fees?)"
    r"|extra-?judicial (?:\w+ )*?costs?"
    r"|\bbik\b|costs? of (?:debt )?(?:collection|recovery))"
)
PLAIN_COSTS = words(r"\b(?:kosten|costs)\b")
# What stands before an amount that is something else than the costs.
_NOT_COSTS = words(
    r"(?:hoofdsom|factu\w+|openstaand\w*|saldo|schuld|principal|invoice\w*|outstanding|subtotaal|rente|interest"
    r"|totaal\w*|total"
    r"|te betalen|berekend over|over|btw|vat|in totaal|bedrag van de vordering)(?: (?:van|ad|a|is|bedraagt|of|dan"
    r"|:|groot|ten bedrage van|een|bedrag))*[: ]*$"
)
_VAGUE = words(
    r"\b(?:minimaal|ten minste|tenminste|minstens|minimum|at least|circa|ongeveer|ca\.|approximately|about"
    r"|maximaal|hoogstens"
    r"|ten hoogste|tot wel|up to|maximum|vanaf|from|oplopend|indicatie\w*|naar schatting|geschat)"
    r"(?: (?:van|ad|bedrag|of|a|tot))* ?$"
)
_RANGE = words(r"^ ?(?:tot(?: en met)?|-|a|to|(?P<between>en|and)) ?(?:€|eur)")
_OVER = words(r"\b(?:over|based on) (?:de hoofdsom van |een hoofdsom van |een bedrag van |het bedrag van |the )?$")
_PERCENT = words(r"\b\d{1,2}(?:[.,]\d{1,2})? ?(?:%|procent|percent)")
_OWN_AMOUNT = re.compile(r"€\s?\d[\d.,]*")
_VAT_AFTER = words(
    r"^[ ,(]*(?:excl\w*\.?|exclusief|ex|zonder|te vermeerderen met|vermeerderd met|plus|\+)[^.;]{0,15}\b(?:btw|vat)\b"
)


@dataclass(frozen=True, slots=True)
class NamedCosts:
    """What a letter says about the costs. ``exact`` are the amounts that stand as costs, nearest first.

    ``mentioned`` is where they are first mentioned; ``consequence`` whether that is tied to not paying. ``vague`` is
    the place of words such as "at least", ``percent`` that of a percentage; ``besides_vat`` that VAT is left open.
    """

    mentioned: tuple[int, int] | None
    consequence: bool
    exact: tuple[Amount, ...]
    vague: tuple[int, int] | None
    percent: tuple[int, int] | None
    besides_vat: bool
    specific: bool

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The amounts without their places, each once."""
        return tuple(dict.fromkeys(one.value for one in self.exact))


def costs_named(letter: LetterText, amounts: tuple[Amount, ...]) -> NamedCosts:
    """Return what the letter says about collection costs."""
    mentions = list(COSTS.finditer(letter.text))
    specific = bool(mentions)
    if not mentions:
        mentions = [one for one in PLAIN_COSTS.finditer(letter.text) if _conditional(letter, one.start())]
    mentions = mentions[:MOST_MENTIONS]
    places = tuple(one.start for one in amounts)
    pairs = sorted(
        (distance, amount.start, amount)
        for amount in amounts[:MOST_AMOUNTS]
        if (distance := _distance(letter, amount, mentions, places)) is not None
    )
    exact = tuple(amount for _, _, amount in pairs)
    tied = [one for one in mentions if _conditional(letter, one.start())]
    first = next(iter(tied or mentions), None)
    return NamedCosts(
        mentioned=first.span() if first else None,
        consequence=bool(tied),
        exact=_alike(exact, [distance for distance, _, _ in pairs]),
        vague=next((span for amount in exact if (span := _vague(letter, amount))), None),
        percent=_percent(letter, mentions),
        besides_vat=any(_VAT_AFTER.search(letter.text[one.end : one.end + 60]) for one in exact),
        specific=specific,
    )


def _conditional(letter: LetterText, place: int) -> bool:
    """Whether the sentence, or the one before it, says what happens without payment."""
    first, last = letter.sentence(place)
    before, _ = letter.sentence(max(0, first - 2)) if first else (0, 0)
    return bool(CONDITIONAL.search(letter.text[before:last]) or "betaalt u niet" in letter.text[before:last])


def _distance(letter: LetterText, amount: Amount, mentions: list[re.Match[str]], places: tuple[int, ...]) -> int | None:
    """How near an amount stands to a word for the costs; None when it is not theirs."""
    before = letter.text[max(0, amount.start - 45) : amount.start]
    # The costs of the line before, with their amount, say nothing of this one.
    if _NOT_COSTS.search(before) and not COSTS.search(_OWN_AMOUNT.split(before)[-1][-30:]):
        return None
    if _OVER.search(before):
        return None
    best: int | None = None
    for mention in mentions:
        gap = amount.start - mention.end() if amount.start >= mention.end() else (mention.start() - amount.end) * 2
        if gap < 0 or gap > NEAR or not _together(letter, amount, mention):
            continue
        if amount.end <= mention.start() and _has_its_own(letter, amount, mention, places):
            continue
        best = gap if best is None else min(best, gap)
    return best


def _has_its_own(letter: LetterText, amount: Amount, mention: re.Match[str], places: tuple[int, ...]) -> bool:
    """Whether the costs behind an amount have another one: nearer before them, or straight behind them."""
    following = bisect_right(places, amount.start)
    if following == len(places):
        return False
    if places[following] < mention.start():
        return True
    apart = re.search(r"[,;\n]|\b(?:en|and)\b|\+", letter.text[amount.end : mention.start()])
    return bool(apart) and 0 <= places[following] - mention.end() <= STRAIGHT


def _together(letter: LetterText, amount: Amount, mention: re.Match[str]) -> bool:
    """Whether the amount stands in the sentence of the mention, or begins the next one ("Die bedragen € 40,00.")."""
    first, last = letter.sentence(mention.start())
    if first <= amount.start < last:
        between = letter.text[min(mention.end(), amount.end) : max(mention.start(), amount.start)]
        return between.count("\n") <= 4 and not re.search(r"\n\s*\n", between)
    start, end = letter.next_sentence(mention.start())
    opening = letter.text[start : start + 25]
    return start <= amount.start < end and bool(
        re.match(r"\W*(?:die|deze|dit|dat|het|zij|ze|these|this|they|the)\b", opening)
    )


def _alike(amounts: tuple[Amount, ...], distances: list[int]) -> tuple[Amount, ...]:
    """Of the amounts that stand near the costs those that are plainly theirs: the nearest, and equally near ones."""
    if not amounts:
        return ()
    return tuple(one for one, gap in zip(amounts, distances, strict=True) if gap <= max(60, distances[0] + 25))


def _vague(letter: LetterText, amount: Amount) -> tuple[int, int] | None:
    before = letter.text[max(0, amount.start - 30) : amount.start]
    found = _VAGUE.search(before)
    if found:
        return amount.start - len(before) + found.start(), amount.end
    after = _RANGE.search(letter.text[amount.end : amount.end + 14])
    if after and (after["between"] is None or "tussen" in before or "between" in before):
        return amount.start, min(len(letter.text), amount.end + 14)
    return None


def _percent(letter: LetterText, mentions: list[re.Match[str]]) -> tuple[int, int] | None:
    for mention in mentions:
        first, _ = letter.sentence(mention.start())
        _, last = letter.next_sentence(mention.start())
        for found in _PERCENT.finditer(letter.text, first, max(last, first)):
            if not re.search(
                r"\b(?:btw|vat|rente|interest)\b", letter.text[max(0, found.start() - 25) : found.end() + 15]
            ):
                return found.span()
    return None
