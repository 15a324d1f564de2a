"""Whether collection costs are asked now, or announced for when payment fails, by the words around each mention.

"Vermeerderd met", "daarin begrepen", "inmiddels verschuldigd" ask them; "betaalt u niet, dan" announces them. What is
neither stays unclear: it is never taken for announced.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from filing.rules.proofreading.costs_named import COSTS, MOST_MENTIONS, PLAIN_COSTS
from filing.rules.proofreading.figures import Amount
from filing.rules.proofreading.letter_text import LetterText, words
from filing.rules.proofreading.terms import CONDITIONAL, STRONG_IF

NEAR = 90  # [characters] between a word such as "inmiddels" and the costs


class Standing(StrEnum):
    """What a letter does with the collection costs that it mentions."""

    ASKED = "asked"
    ANNOUNCED = "announced"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of the costs and what the letter does with them; ``named`` that it calls them collection costs."""

    standing: Standing
    named: bool
    begins: int
    ends: int


# None of it is asked: "over de incassokosten rekenen wij geen btw", "geen incassokosten", "om kosten te voorkomen".
_NONE_BEFORE = words(
    r"(?:\bover (?:de|deze|die|the)|\b(?:geen|zonder|no|without|exclusief|excl\.?|excluding)(?: (?:extra|bijkomende"
    r"|verdere|nog|additional"
    r"|further|any"
    r"|wettelijke|buitengerechtelijke|enige))*"
    r"|\b(?:voorkom\w*|vermijd\w*|bespaar\w*|avoid\w*|prevent\w*)(?: (?!€)\S+){0,6}) ?$"
)
_NONE_AFTER = words(
    r"^(?: (?!€)[\w/]+){0,6}? ?(?:te )?(?:voorkom\w*|vermijden|besparen|avoided)\b"
    r"|^(?: (?!€)\w+){0,4} (?:nog )?(?:niet|not) (?:verschuldigd|in rekening|meegerekend|begrepen|inbegrepen|opgenomen"
    r"|te betalen|yet|due|included)|^(?: van)? ?:? ?(?:nihil|n\.?v\.?t\.?|geen|none|€ ?(?:0[.,]00|0,-|0\b|-))"
)
_NOW = words(r"\b(?:inmiddels|reeds|thans|al|alreeds|already|by now|meanwhile|op dit moment)\b")
_DUE = words(
    r"\b(?:verschuldigd|in rekening|opeisbaar|gemaakt\w*|ontstaan|bijgekomen|begrepen|opgelopen|verhoogd|vermeerderd"
    r"|due|owe|owed|payable|incurred|charged|added|accrued|te betalen|gekomen)\b"
)
_HAS_BEEN = words(
    r"\b(?:hebben|heeft|is|zijn|have|has|werd|werden)\b(?:[^.;,]|(?<=\d)[.,](?=\d)){0,140}?\b(?:in rekening gebracht"
    r"|verhoogd|vermeerderd"
    r"|doorberekend|toegevoegd|opgeteld|bijgeteld|bijgekomen|verschuldigd geworden|charged|added|increased|incurred)\b"
)
_BECAUSE = words(
    r"\b(?:omdat|aangezien|doordat|nu|daar|vanwege|wegens|door|as|because|since) (?:u|you|(?:uw |de |het |tijdige "
    r"|your )?"
    r"(?:late |te late )?(?:betaling|niet[ -]?betal\w+|uitblijven van betaling|payment)|betaling|de factuur"
    r"|het bedrag)\b"
)
_WITHIN = words(
    r"(?:\b(?:inclusief|incl\.?|inbegrepen|daarin|hierin|waarin|waarvan|daarvan|hiervan|begrepen|meegerekend|including"
    r"|includes?|which|of which)\b)[^.;\n]{0,60}$"
)
_WITHIN_AFTER = words(
    r"^[^.;\n]{0,40}?\b(?:(?<!niet\s)inbegrepen|(?<!niet\s)begrepen|(?<!not\s)included|meegerekend)\b"
)
_RAISED = words(
    r"(?:\b(?:vermeerderd|verhoogd|vermeerderen|verhogen) met|\bplus|\+|\balsmede|\ben\b|\band\b|\bincreased by"
    r"|\btogether with|\bsamen met|\bevenals|\bas well as)[^.;]{0,45}$"
)
_DEMAND = words(
    r"\b(?:betaal|betaalt|te betalen|voldoen|te voldoen|over te maken|verzoek\w*|sommer\w*|dient|moet|maak|maakt|pay"
    r"|please|must|vorder\w*|verschuldigd|in rekening|rekenen|bent u|berekenen|owe|due|charge|zijn u|is u|openstaand)\b"
)
_MAY = words(r"\b(?:kunnen|kan|zullen|zal|mogen|zou|zouden|gaan|may|might|will|could|can|shall|would)\b")
_JOINED = words(
    r"\W*(?:\w+ ){0,6}?(?:dan|alsdan|in dat geval|die|deze|dit|daarvoor|hiervoor|daarbij|then|in that case|these"
    r"|this|those)"
    r"\b"
)
_ONLY_FORMAL = words(r"\b(?:als|indien|if) (?:u )?(?:al|reeds|already|vragen|you have (?:already|any))\b")


def claimed_costs(letter: LetterText, amounts: tuple[Amount, ...]) -> tuple[Mention, ...]:
    """Return each mention of the costs by which they are asked, announced, or may be; not those that deny them."""
    named = list(islice(COSTS.finditer(letter.text), MOST_MENTIONS))
    found = named or list(islice(PLAIN_COSTS.finditer(letter.text), MOST_MENTIONS))
    return tuple(_mentions(letter, amounts, found, named=bool(named)))


def _mentions(
    letter: LetterText, amounts: tuple[Amount, ...], found: list[re.Match[str]], *, named: bool
) -> Iterator[Mention]:
    for match in found:
        first, last = letter.sentence(match.start())
        head, tail = letter.text[first : match.start()], letter.text[match.end() : last]
        if _NONE_BEFORE.search(head[-70:]) or _NONE_AFTER.search(tail):
            continue
        beside = any(
            first <= one.start < last and abs(one.start - match.start()) < NEAR and one.value > 0 for one in amounts
        )
        standing = _standing(letter, head, tail, match, beside=beside)
        if standing is Standing.UNCLEAR and not beside:
            continue
        yield Mention(standing, named, match.start(), match.end())


def _standing(letter: LetterText, head: str, tail: str, match: re.Match[str], *, beside: bool) -> Standing:
    sentence = f"{head}{match.group()}{tail}"
    if _is_due_already(head, match.group(), tail, sentence):
        return Standing.ASKED
    if _depends(head, tail) or follows_condition(letter, match.start()):
        return Standing.ANNOUNCED
    if _WITHIN.search(head) or _WITHIN_AFTER.search(tail):
        return Standing.ASKED
    if _stands_behind_condition(letter, match.start()) or _MAY.search(sentence):
        return Standing.UNCLEAR
    if _DEMAND.search(sentence) and (beside or _RAISED.search(head)):
        return Standing.ASKED
    return Standing.UNCLEAR


def _is_due_already(head: str, costs: str, tail: str, sentence: str) -> bool:
    """Whether the words say that the costs have become due: "inmiddels", "hebben wij verhoogd", "omdat u niet"."""
    near = f"{head[-NEAR:]}{costs}{tail[:NEAR]}"
    place = min(len(head), NEAR)
    for now in _NOW.finditer(near):
        between = near[min(now.end(), place) : max(now.start(), place)]
        if _DUE.search(near) and not CONDITIONAL.search(between) and not _ONLY_FORMAL.search(sentence):
            return True
    if STRONG_IF.search(_ONLY_FORMAL.sub("", sentence)) or _MAY.search(sentence):
        return False
    if any(found.start() < len(head) + len(costs) + 60 < found.end() + 140 for found in _HAS_BEEN.finditer(sentence)):
        return True
    return bool(_BECAUSE.search(sentence) and _DEMAND.search(sentence))


def _depends(head: str, tail: str) -> bool:
    """Whether the sentence makes the costs depend on payment: before them, or behind them without a new clause."""
    if CONDITIONAL.search(head):
        return True
    behind = STRONG_IF.search(tail)
    return behind is not None and not re.search(r";|,\s+(?:en|maar|doch|and|but)\b|\ben\s*$", tail[: behind.start()])


def follows_condition(letter: LetterText, place: int) -> bool:
    """Return whether a sentence goes on from one with a condition: "Betaalt u niet? Dan …", "… verschuldigd: …"."""
    before = _sentence_before(letter, place)
    if not CONDITIONAL.search(before):
        return False
    first, _ = letter.sentence(place)
    return before.rstrip().endswith(("?", ":")) or bool(_JOINED.match(letter.text, first, place))


def _stands_behind_condition(letter: LetterText, place: int) -> bool:
    """Whether the sentence before makes a condition, although this one does not clearly go on from it."""
    return bool(CONDITIONAL.search(_sentence_before(letter, place)))


def _sentence_before(letter: LetterText, place: int) -> str:
    first, _ = letter.sentence(place)
    if not first:
        return ""
    before, end = letter.sentence(max(0, first - 2))
    return letter.text[before:end]
