"""The terms that a letter names: how many days, from when they run, and whether they are for paying.

"Within fourteen days" alone says nothing yet; what decides is the start (D14-01 to D14-05), which may stand before the
number, behind it, or in a sentence of its own.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from filing.rules.proofreading.figures import DayNamed
from filing.rules.proofreading.letter_text import LetterText, words
from filing.rules.proofreading.number_words import ORDINALS
from filing.rules.proofreading.term_starts import Start, counts_from_the_next_day, first_start, start_in

NEAR_PAST = 80  # [characters] from a day to the words that say it was given before
MOST_UNITS = 1_500  # [times] that days, weeks or months are named; a text built to keep us busy names more


class About(StrEnum):
    """What a term is for."""

    PAYMENT = "payment"
    PAST = "past"  # what was agreed or given before this letter
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Term:
    """A term in calendar days (working days count as at least as many) and where it stands with its start."""

    days: int
    start: Start
    about: About
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A last day for payment, named as a date."""

    day: DayNamed
    begins: int
    ends: int


_WORDS = (
    "een|one", "twee|two", "drie|three", "vier|four", "vijf|five", "zes|six", "zeven|seven", "acht|eight",
    "negen|nine", "tien|ten", "elf|eleven", "twaalf|twelve", "dertien|thirteen", "veertien|veertlen|fourteen",
    "vijftien|fifteen", "zestien|sixteen", "zeventien|seventeen", "achttien|eighteen", "negentien|nineteen",
    "twintig|twenty", "eenentwintig|twenty-one",
)  # fmt: skip
_NUMBERS = {word: number for number, both in enumerate(_WORDS, start=1) for word in both.split("|")} | {
    "dertig": 30, "thirty": 30, "achtentwintig": 28,
}  # fmt: skip
_ORDINALS = {word: number for word, number in ORDINALS.items() if 2 < number < 32}
_ORDINAL = rf"(?:\d{{1,2}}(?:e|de|ste|th)|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_BY_THE_DAY = words(
    rf"\b(?:uiterlijk|tot en met|voor|ten laatste|by|no later than)(?: op| aan| de| het| the)* (?P<n>{_ORDINAL}) ?$"
)
_NUMBER = rf"(?:[\dl|io]{{0,2}}\d|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = re.compile(
    r"\b(?:(?:kalender|werk)?dagen|(?:werk)?dag|dgn|weken|week|wkn|maanden|maand|months?|weeks?|days?)\b"
)
_PIECES = ("dag", "day", "dgn", "week", "weke", "wkn", "maand", "month")
_BEFORE_UNIT = re.compile(
    rf"(?<![\w.,])(?P<n>{_NUMBER})\s*(?:[(/]\s*(?P<m>{_NUMBER})\s*\)?)?\s*"
    r"(?:(?:volle|hele|gehele|full|clear|calendar|working|business|opeenvolgende)\s+)*-?$"
)
_LEAD = words(
    r"(?:\b(?:binnen|within|nog|uiterlijk|krijgt u|heeft u|hebt u|geven wij u|geven u|in|of|van|te weten|have"
    r"|maximaal)"
    r"(?: (?:een|de|a|the|uw|your))?(?: (?:laatste|redelijke|nadere|uiterste|wettelijke|final|last|termijn|period"
    r"|van|of"
    r"|uiterlijk|maximaal|ten hoogste))*|:|\() ?$"
)

_OWN_SENTENCE = words(
    r"\b(?:termijn|period|term|dagen|days)\b[^.]{0,60}?\b(?:begin\w*|start\w*|gaat|vangt|loopt|aanvang\w*|ingang"
    r"|gerekend"
    r"|rekenen|runs?|commenc\w*|geldt)\b"
)
_PAY = words(
    r"\b(?:betaal(?!d? ?termijn|afspraak|instructie|gegevens)\w*|betaling(?!s)|betalen|voldo\w+|voldaan|overma\w+"
    r"|over te maken|bijschrijv\w*"
    r"|bijgeschreven|vereffen\w*|pay|paid|payment|settle\w*|transfer\w*|bedrag\w*|aanzuiver\w*)\b"
)
_PAYING = words(
    r"\b(?:betaal(?!d? ?termijn|afspraak|instructie|gegevens|d\b)\w*|betaling(?!s)|betalen|voldoen|voldoet|voldaan"
    r"|over te maken|overmak\w*|overgemaakt|maakt? u\b|bijgeschreven|pay|paid|payment|settle\w*|transfer\w*"
    r"|(?:op|naar) (?:onze|de|mijn|deze|haar|zijn|bovenstaande|genoemde|onderstaande) (?:\w+ )?(?:bank|giro)?rekening"
    r"|(?:het|uw|dit) (?:\w+ )?bedrag|(?:het|uw) geld|ons bezit|bank account|the (?:\w+ )?amount)\b"
)
_OTHER = words(
    r"\b(?:contact|bezwaar|bezwaren|klacht\w*|reage\w*|reactie|betwist\w*|herroep\w*|ontbind\w*|retour\w*|bericht"
    r"|regeling"
    r"|antwoord\w*|zienswijze|dispute|object\w*|reply|respond|complain\w*|withdraw\w*|uitstel|dagvaarding"
    r"|hoger beroep)\b"
)
_PAST = words(
    r"\b(?:verstreken|overeengekomen|afgesproken|liep|eindigde|geeindigd|betalingstermijn|betaaltermijn|had|hadden"
    r"|expired"
    r"|agreed|vervallen|vervaldatum|eerder|gaven|gegeven|gestuurd)\b"
)
_UNTIL = words(
    r"\b(?:uiterlijk|voor|before|by|no later than|not later than|ultimo|op zijn laatst|ten laatste"
    r"|(?:tijd|gelegenheid|kunt(?: u)?|kan|moet|heeft u|hebt u|krijgt u|u heeft|u hebt|u krijgt|you have|betaal\w*"
    r"|voldoen) (?:nog )?(?:tot en met|tot|until))"
    r"(?: op| on| de| the)?(?: (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday),?)? ?$"
)
_BARE_UNTIL = words(
    r"\b(?:tot en met|tot|until)(?: op| de| the)?(?: (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday),?)? ?$"
)
_PERIOD = words(r"\b(?:van|vanaf|sinds|periode|\w*rente|interest|from|tijdvak|berekend|over)\b")
AT_ONCE = words(
    r"\b(?:per|bij) (?:omgaand\w*|ommegaand\w*|direct)\b|\bmet onmiddellijke ingang\b|\bzonder (?:\w+ )?(?:uitstel"
    r"|verwijl)\b|\bwithout (?:further |any )?delay\b|\bat once\b|\bby return\b"
    r"|\b(?:direct|meteen|dadelijk) (?:te |aan ons (?:te )?)?(?:betalen|voldoen|over te maken)\b"
    r"|\b(?:betaal|voldoe)(?:t u)? (?:dit |het (?:\w+ )?bedrag )?(?:direct|meteen|dadelijk|terstond)\b"
    r"|\b(?:onmiddellijk|terstond|onverwijld|immediately|forthwith)"
    r"(?! (?:contact|in gebreke|dagvaard\w*|opeisbaar|rechtsmaatregelen|tot))\b|\b(?:binnen|within) (?:24|48|72"
    r"|vierentwintig"
    r"|achtenveertig|tweeenzeventig) (?:uur|hours)\b"
)
# What makes a condition wherever it stands in its sentence; the others do so only before what they condition.
STRONG_IF = words(
    r"\b(?:indien|als(?! (?:gevolg|bijlage|volgt|bedoeld|vermeld|genoemd|gemachtigde|schuldeiser|opdrachtgever|u weet))"
    r"|wanneer|mocht|mochten|bij gebreke|bij (?:het )?uitblijven|bij (?:te )?late|bij niet[ -]\w+|tenzij|zodra|if"
    r"|unless|failing"
    r"|failure|should you)\b"
)
CONDITIONAL = words(
    r"\b(?:indien|als(?! (?:gevolg|bijlage|volgt|bedoeld|vermeld|genoemd|gemachtigde|schuldeiser|opdrachtgever|u weet))"
    r"|wanneer|mocht\w*|bij gebreke|bij uitblijven|uitblij\w*|blijft|zonder|anders|tenzij"
    r"|doet u dat niet"
    r"|betaalt u niet|voldoet u niet|niet[ -](?:tijdige?|op tijd|volledig|betaalt|binnen|voor)|geen (?:gehoor"
    r"|gevolg|betaling)|na (?:het )?verstrijken"
    r"|na afloop|daarna|(?:betaalt u|bij|voldoet u) te la(?:at|te)"
    r"|dan (?:bedragen|bedraagt|mogen|gaan|kunnen|zijn|bent|komen|komt|wordt|worden|brengen|moet|is|zal|zullen|dient"
    r"|rekenen|vorderen"
    r"|verhogen"
    r"|betaalt)"
    r"|na (?:deze|die|de) (?:termijn|periode)|na ommekomst|zodra|if|unless|failing|failure|should you"
    r"|otherwise|default of)\b"
)


def terms_in(letter: LetterText) -> tuple[Term, ...]:
    """Return the terms that the letter names, in the order of the text, as far as ``MOST_UNITS``."""
    found = [term for match in islice(_UNIT.finditer(letter.text), MOST_UNITS) if (term := _term(letter, match))]
    return tuple(_with_starts_of_their_own(letter, found))


def is_flooded(letter: LetterText, days: tuple[DayNamed, ...]) -> bool:
    """Return whether the letter names more days, weeks and months than are read one by one."""
    # A few counts of pieces of the words, of which each is in at least one, are far quicker than the pattern.
    if len(days) <= MOST_UNITS and sum(map(letter.text.count, _PIECES)) <= MOST_UNITS:
        return False
    return len(days) > MOST_UNITS or next(islice(_UNIT.finditer(letter.text), MOST_UNITS, None), None) is not None


def _term(letter: LetterText, unit: re.Match[str]) -> Term | None:
    before = letter.text[max(0, unit.start() - 60) : unit.start()]
    counted = _BEFORE_UNIT.search(before) or (_BY_THE_DAY.search(before) if unit.group() in {"dag", "day"} else None)
    if counted is None:
        return None
    number = _least(counted)
    begins = unit.start() - len(before) + counted.start()
    if number is None or number == 0:
        return None
    first, last = letter.sentence(begins)
    tail = letter.text[unit.end() : min(last, unit.end() + 220)]
    start, reach = first_start(tail)
    if start is Start.NONE:
        start = start_in(letter.text[max(first, begins - 160) : begins])
    if start in {Start.AFTER_RECEIPT, Start.DAY_OF_RECEIPT} and counts_from_the_next_day(letter.text[begins:last]):
        start = Start.DAY_AFTER_RECEIPT
    led = bool(_LEAD.search(letter.text[max(first, begins - 50) : begins]))
    about = _about(letter, first, last, begins, start)
    if about is About.PAYMENT and not led and start is Start.NONE:
        return None
    return Term(_in_days(number, unit.group()), start, about, begins, unit.end() + reach)


def _least(counted: re.Match[str]) -> int | None:
    """The number of a term; the lesser one where two are written that differ, as in "veertien (8) dagen"."""
    number, again = number_of(counted["n"]), number_of(counted.groupdict().get("m") or "")
    return min(number, again) if number and again else number


def number_of(written: str) -> int | None:
    """Return the number that is written in figures or as a word; None when it is none."""
    if written in _NUMBERS:
        return _NUMBERS[written]
    if written in _ORDINALS:
        return _ORDINALS[written]
    if re.fullmatch(r"\d{1,2}(?:e|de|ste|th)", written):
        return int(re.sub(r"\D", "", written))
    digits = written.translate(str.maketrans("l|io", "1110"))
    return int(digits) if digits.isdigit() else None


def _in_days(number: int, unit: str) -> int:
    if unit.startswith(("w", "maand", "month")) and not unit.startswith("werk"):
        return number * 7 if unit.startswith("w") else number * 28
    return number


def is_for_payment(letter: LetterText, first: int, last: int, place: int) -> bool:
    """Return whether the nearest word of the sentence says that a day or term is for paying, not for something else."""
    sentence, at = letter.text[first:last], place - first
    return _nearest(_PAYING, sentence, at) < _nearest(_OTHER, sentence, at)


def is_long_past(letter: LetterText, first: int, last: int, place: int) -> bool:
    """Return whether a day or term is told as one that was given before this letter."""
    return _nearest(_PAST, letter.text[first:last], place - first) <= NEAR_PAST


def _about(letter: LetterText, first: int, last: int, place: int, start: Start) -> About:
    """What the term is for: the nearest word of its sentence decides between paying and something else."""
    if start is Start.INVOICE:
        return About.PAST
    sentence = letter.text[first:last]
    at = place - first
    pay, other = _nearest(_PAY, sentence, at), _nearest(_OTHER, sentence, at)
    if _nearest(_PAST, sentence, at) < 60 and start is Start.NONE:
        return About.PAST
    return About.OTHER if other < pay else About.PAYMENT


def _nearest(pattern: re.Pattern[str], text: str, at: int) -> int:
    return min((abs(match.start() - at) for match in pattern.finditer(text)), default=10_000)


def _with_starts_of_their_own(letter: LetterText, found: list[Term]) -> list[Term]:
    """Terms without a start get the one that a sentence of its own names, or that the same term has elsewhere."""
    if not any(term.about is About.PAYMENT and term.start is Start.NONE for term in found):
        return found
    known = {term.days: term.start for term in found if term.about is About.PAYMENT and term.start is not Start.NONE}
    own = Start.NONE
    for match in _OWN_SENTENCE.finditer(letter.text):
        _, last = letter.sentence(match.start())
        own = start_in(letter.text[match.start() : last])
        if own not in {Start.NONE, Start.INVOICE}:
            break
        own = Start.NONE
    return [
        Term(term.days, known.get(term.days, own), term.about, term.begins, term.ends)
        if term.about is About.PAYMENT and term.start is Start.NONE
        else term
        for term in found
    ]


def _until_bare(letter: LetterText, place: int) -> re.Match[str] | None:
    """The "tot" or "until" before a day, where no period begins that it ends ("rente van … tot …")."""
    lead = _BARE_UNTIL.search(letter.text[max(0, place - 45) : place])
    start = max(letter.sentence(place)[0], place - 110)
    return None if lead is None or _PERIOD.search(letter.text[start:place]) else lead


def fixed_days_in(letter: LetterText, days: tuple[DayNamed, ...]) -> tuple[FixedDay, ...]:
    """Return every day that the letter names as the last one for payment."""
    found = []
    for day in days[:MOST_UNITS]:
        lead = _UNTIL.search(letter.text[max(0, day.start - 45) : day.start])
        if lead is None:
            lead = _until_bare(letter, day.start)
        if lead is None:
            continue
        first, last = letter.sentence(day.start)
        if is_for_payment(letter, first, last, day.start) and not is_long_past(letter, first, last, day.start):
            begins = day.start - min(45, day.start) + lead.start()
            found.append(FixedDay(day, begins, day.end))
    return tuple(found)
