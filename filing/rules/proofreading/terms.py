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

MOST_UNITS = 1_500  # [times] that days, weeks or months are named; a text built to keep us busy names more


class Start(StrEnum):
    """From when a term runs."""

    DAY_AFTER_RECEIPT = "day_after_receipt"
    AFTER_RECEIPT = "after_receipt"
    DAY_OF_RECEIPT = "day_of_receipt"
    LETTER = "letter"  # its date, its dispatch, today
    INVOICE = "invoice"
    NONE = "none"


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
_NUMBER = rf"(?:[\dl|io]{{0,2}}\d|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = re.compile(
    r"\b(?:(?:kalender|werk)?dagen|(?:werk)?dag|dgn|weken|week|wkn|maanden|maand|months?|weeks?|days?)\b"
)
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

_RECEIPT = (
    r"(?:ontvang\w*|ontving\w*|bezor[gq]\w*|afgelever\w*|aflever\w*|bereik\w*|betek\w*|receiv\w*|receipt|deliver\w*)"
)
_LETTER = r"(?:deze|dit|de|van|van deze|van dit) (?:brief|schrijven|e-?mail|aanmaning|bericht|sommatie|herinnering)"
_STARTS = (
    (
        Start.INVOICE,
        words(
            r"\b(?:na|vanaf|van|after|from|of) (?:de |the |uw |your )?(?:factuur|nota|verval|invoice"
            r"|due) ?-?(?:datum|date|dag)"
            r"|\bna (?:factuur|levering|aflevering)\b|\bna (?:de )?datum van (?:de|uw|onze) (?:factuur|nota)"
        ),
    ),
    (
        Start.LETTER,
        words(
            r"\b(?:na|vanaf|van|from|after|of|per|met ingang van|te rekenen van|gerekend vanaf|ingaande|starting"
            r"|as of)"
            r" (?:(?:de|het|the) )?(?:(?:dag|day) (?:na|van|of|after) )?(?:de |the )?"
            r"(?:heden\w*|vandaag|morgen|nu\b|dagtekening|dato\b|datering|verzend\w*|verstur\w*|poststempel"
            r"|briefdatum"
            r"|bovenstaande datum|bovengenoemde datum|bovenvermelde datum|datum poststempel"
            rf"|(?:datum|date|dagtekening) (?:hier|van verzend\w*|dezes|(?:of )?(?:this|the)(?: \w+)? (?:letter"
            rf"|notice|e-?mail)|{_LETTER})"
            r"|today|now\b|dispatch|sending|date (?:above|hereof|of dispatch|of sending)|this letter"
            r"|deze brief(?! (?:bij|door|is|heeft|hebt|u))"
            r"|dit schrijven(?! (?:bij|door|is|heeft|hebt|u)))"
            r"|\bna datum\b(?! (?:van )?(?:ontvangst|bezorging|waarop))"
            r"|\b(?:nadat|dag na|after) [^.;]{0,40}?(?:verzonden|verstuurd|gedateerd|gedagtekend|was sent|dated)"
        ),
    ),
    (
        Start.DAY_OF_RECEIPT,
        words(
            r"\b(?:vanaf|met ingang van|te rekenen van|ingaande|gerekend van|from|starting|as of)(?: op)?(?: de"
            r"| the)?"
            rf" (?:dag|datum|moment|day|date) (?:van|waarop|dat|of|on which)\b[^.;]{{0,70}}?{_RECEIPT}"
        ),
    ),
    (
        Start.AFTER_RECEIPT,
        words(rf"\b(?:na(?:dat)?|vanaf|after|of|from|following)\b[^.;]{{0,60}}?{_RECEIPT}"),
    ),
    (
        Start.DAY_AFTER_RECEIPT,
        words(
            rf"\b(?:dag|day)(?: (?:die|that))? (?:na(?:dat)?|volg\w* op|after|follow\w*"
            rf"|erna)\b[^.;\[]{{0,90}}?{_RECEIPT}"
            rf"|\bdaags na\b[^.;]{{0,40}}?{_RECEIPT}"
            rf"|\b(?:na|after) (?:de|the) (?:dag|datum|day|date) (?:van|waarop|of|on which|dat"
            rf"|die)\b[^.;]{{0,70}}?{_RECEIPT}"
            rf"|{_RECEIPT}[^.;]{{0,40}} (?:vanaf de|te rekenen vanaf de|from the) (?:daarop)?volgende dag"
        ),
    ),
)  # fmt: skip
_LOOSER = {Start.DAY_AFTER_RECEIPT: (Start.DAY_OF_RECEIPT, Start.AFTER_RECEIPT)}
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
    r"|over te maken"
    r"|overmak\w*|maakt? u\b|bijgeschreven|pay|paid|payment|settle\w*|transfer\w*)\b"
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
AT_ONCE = words(
    r"\bper (?:omgaand\w*|ommegaand\w*|direct)\b|\b(?:onmiddellijk|terstond|onverwijld|immediately|forthwith)"
    r"(?! (?:contact|in gebreke|dagvaard\w*|opeisbaar|rechtsmaatregelen|tot))\b|\bbinnen (?:24|48|vierentwintig"
    r"|achtenveertig) uur\b"
)
CONDITIONAL = words(
    r"\b(?:indien|als|wanneer|mocht\w*|bij gebreke|bij uitblijven|uitblij\w*|blijft|zonder|anders|tenzij"
    r"|doet u dat niet"
    r"|betaalt u niet|voldoet u niet|niet[ -](?:tijdige?|op tijd|volledig|betaalt|binnen|voor)|geen (?:gehoor"
    r"|gevolg|betaling)|na (?:het )?verstrijken"
    r"|na afloop|daarna|dan (?:zijn|bent|komen|wordt|worden|brengen)|if|unless|failing|failure|should you"
    r"|otherwise|default of)\b"
)


def start_in(text: str) -> Start:
    """Return the start that a piece of a sentence names first."""
    return _first_start(text)[0]


def _first_start(text: str) -> tuple[Start, int]:
    """Return the first start and where its words end."""
    best: tuple[int, int, int, Start] | None = None
    for order, (start, pattern) in enumerate(_STARTS):
        found = pattern.search(text)
        if found is None:
            continue
        # "from the day after receipt" holds "from … receipt": the words inside are the more exact ones.
        if best and best[3] in _LOOSER.get(start, ()) and found.start() < best[1]:
            best = None
        if best is None or (found.start(), order) < (best[0], best[2]):
            best = (found.start(), found.end(), order, start)
    return (best[3], best[1]) if best else (Start.NONE, 0)


def terms_in(letter: LetterText) -> tuple[Term, ...]:
    """Return the terms that the letter names, in the order of the text, as far as ``MOST_UNITS``."""
    found = [term for match in islice(_UNIT.finditer(letter.text), MOST_UNITS) if (term := _term(letter, match))]
    return tuple(_with_starts_of_their_own(letter, found))


def is_flooded(letter: LetterText, days: tuple[DayNamed, ...]) -> bool:
    """Return whether the letter names more days, weeks and months than are read one by one."""
    return len(days) > MOST_UNITS or next(islice(_UNIT.finditer(letter.text), MOST_UNITS, None), None) is not None


def _term(letter: LetterText, unit: re.Match[str]) -> Term | None:
    before = letter.text[max(0, unit.start() - 60) : unit.start()]
    counted = _BEFORE_UNIT.search(before)
    if counted is None:
        return None
    number = number_of(counted["n"])
    begins = unit.start() - len(before) + counted.start()
    if number is None or number == 0:
        return None
    first, last = letter.sentence(begins)
    tail = letter.text[unit.end() : min(last, unit.end() + 220)]
    start, reach = _first_start(tail)
    if start is Start.NONE:
        start = start_in(letter.text[max(first, begins - 160) : begins])
    led = bool(_LEAD.search(letter.text[max(first, begins - 50) : begins]))
    about = _about(letter, first, last, begins, start)
    if about is About.PAYMENT and not led and start is Start.NONE:
        return None
    return Term(_in_days(number, unit.group()), start, about, begins, unit.end() + reach)


def number_of(written: str) -> int | None:
    """Return the number that is written in figures or as a word; None when it is none."""
    if written in _NUMBERS:
        return _NUMBERS[written]
    digits = written.translate(str.maketrans("l|io", "1110"))
    return int(digits) if digits.isdigit() else None


def _in_days(number: int, unit: str) -> int:
    if unit.startswith(("w", "maand", "month")) and not unit.startswith("werk"):
        return number * 7 if unit.startswith("w") else number * 28
    return number


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


def fixed_days_in(letter: LetterText, days: tuple[DayNamed, ...]) -> tuple[FixedDay, ...]:
    """Return every day that the letter names as the last one for payment."""
    found = []
    for day in days[:MOST_UNITS]:
        lead = _UNTIL.search(letter.text[max(0, day.start - 45) : day.start])
        if lead is None:
            continue
        first, last = letter.sentence(day.start)
        sentence, at = letter.text[first:last], day.start - first
        pays = _nearest(_PAYING, sentence, at) < _nearest(_OTHER, sentence, at)
        if pays and _nearest(_PAST, sentence, at) > 80:
            begins = day.start - min(45, day.start) + lead.start()
            found.append(FixedDay(day, begins, day.end))
    return tuple(found)
