"""The days in a letter's future that are named in no word for a last day, and what they may do to its term.

"Op 5 december sluiten wij ons dossier" takes the fourteen days away as much as "uiterlijk 5 december" does. A day that
is explained by something else than paying is passed over; any other is never taken for harmless.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from filing.rules.proofreading.figures import DayNamed
from filing.rules.proofreading.letter_text import LetterText, words
from filing.rules.proofreading.loose_days import days_without_year
from filing.rules.proofreading.terms import CONDITIONAL

MOST = 200  # [days] that are looked at
LEAD = 60  # [characters] before a day
RECEIVED = 40  # [characters] from a day to the word that it is one of receipt

# The term or the time for paying ends on the day, or the money must be there on it.
_ENDS = words(
    r"\b(?:(?:betaal|betalings)?-?termijn\w*|periode|gelegenheid|betaaltijd|respijt|uitstel|tijd|ruimte|dagen|weken"
    r"|period|term|time|days|weeks)\b[^.;]{0,60}?"
    r"\b(?:eindig\w*|eindt|verstrijk\w*|verstreken|afloop|afgelopen|loopt|lopen|verloopt|vervalt|sluit|tot|stopt|om"
    r"|voorbij|over|ends?|expires?|runs?|until)\b"
    r"|\b(?:eindigt|verstrijkt|vervalt|sluit|stopt|verloopt) (?:de|deze|uw|die) (?:\w+ )?(?:\w*termijn|periode|tijd)\b"
    r"|\b(?:wacht|wachten|wait)\b[^.;]{0,40}?\b(?:tot|until)\b"
    r"|\b(?:laatste|uiterste|ultieme|final|last) (?:betaal)?-?(?:dag|datum|moment|day|date)\b"
    r"|\b(?:betaaldatum|betaaldag|betaaldeadline|deadline|valutadatum)\b"
    r"|\b(?:op|naar|aan) (?:onze|mijn|de|deze|bovenstaande|genoemde) (?:bank|giro)?-?rekening\b"
    r"|\b(?:moet|moeten|dient|dienen|hoort|behoort|must|should|has to)\b[^.;]{0,90}?\b(?:betaald|voldaan|binnen"
    r"|ontvangen|bijgeschreven|overgemaakt|aangezuiverd|geregeld|afgewikkeld|afgerond|vereffend|paid|settled|received)"
    r"|\b(?:verwacht\w*|rekenen|zien|wensen|willen|expect|want|count)\b[^.;]{0,90}?\b(?:betaling|bedrag|geld|payment"
    r"|amount|money|betaald|voldaan|ontvangen)\b"
    r"|\b(?:heeft|hebt|krijgt|have) (?:u |you )?(?:de |nog |het |the )*(?:tijd|gelegenheid|time)\b"
    r"|\b(?:tot|t/m|until)\b[^.;]{0,50}?\b(?:tijd|gelegenheid|ruimte|time)\b"
)
# Straight before the day: what it is the day of, what happens on it, what happens behind it.
_OF_INTEREST = words(r"\b(?:\w*rente|interest|zitting|rolzitting|roldatum|hearing)\b[^.;]{0,60}$")
_ON = words(
    r"\b(?:op|on|per)(?: (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday),?)?(?: de| the)? ?$"
)
_BEHIND = words(
    r"\b(?:na|vanaf|met ingang van|sinds|after|from|as of)(?: (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag"
    r"|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday),?)?(?: de| the)? ?$"
)
_PAY = words(r"\b(?:betaal|betaalt|voldoe|voldoet|maak|maakt|betalen|pay|transfer)\b")
_RECEIVED = words(r"\b(?:bezorgd|ontvangen|bereikt|afgeleverd|delivered|received)\b")
_THEN = words(
    r"\W*(?:dan|alsdan|tegen die tijd|uiterlijk dan|op (?:die|deze) (?:dag|datum)|(?:voor|na) (?:die|deze) (?:dag|datum"
    r"|tijd)|daarvoor|then|by then|on that day|before that (?:day|date))\b"
)
_HARSH = words(
    r"\b(?:procedure|dagvaard\w*|deurwaarder|incasso\w*|rechter|rechtsmaatregelen|uit handen|kosten|court|proceedings"
    r"|bailiff|collection|costs)\b"
)
# Such a day is told for another reason.
_EXPLAINED = words(
    r"\b(?:zitting\w*|rolzitting|roldatum|docket|hearing|gesloten|bereikbaar|bereiken|kerstvakantie|feestdag\w*"
    r"|vakantie|closed|\w*rente\w*|interest|rentevoet|tarief|tarieven|geboren|keuring|onderhoud|bezorgd op|geleverd"
    r"|levering|lidmaatschap|abonnement|contract|overeenkomst|huurperiode|verzekering|polis|uw reactie|bezwaar|bezwaren"
    r"|reageren|contact|bellen|bel|belt|mail|mailt|schrijf|subscription|delivery|membership)\b"
)
# What is said to follow after the day: the debtor reads that he must have paid before.
_FOLLOWS = words(
    r"\b(?:termijn\w*|betal\w*|betaal\w*|voldo\w*|bedrag|dossier|procedure|proces|dagvaard\w*|deurwaarder|incasso\w*"
    r"|rechter|rechtsmaatregelen|uit handen|kosten|payment|pay|paid|amount|file|court|proceedings|bailiff|costs)\b"
)


@dataclass(frozen=True, slots=True)
class FutureDay:
    """A day after that of the letter; ``final`` that the words end the term or the time for paying on it."""

    day: dt.date
    final: bool
    begins: int
    ends: int


def future_days_in(letter: LetterText, on: dt.date | None, days: tuple[DayNamed, ...]) -> tuple[FutureDay, ...]:
    """Return every day after ``on`` that no other reason explains, in the order of the text."""
    if on is None:
        return ()
    return tuple(found for day in _after(letter, on, days) if (found := _read(letter, day)) is not None)


def _after(letter: LetterText, on: dt.date, days: tuple[DayNamed, ...]) -> Iterator[DayNamed]:
    yield from (day for day in days[:MOST] if day.value is not None and day.value > on)
    yield from (day for day in days_without_year(letter.text, on) if day.value is not None and day.value > on)


def _read(letter: LetterText, day: DayNamed) -> FutureDay | None:
    first, last = letter.sentence(day.start)
    if day.value is None or _OF_INTEREST.search(letter.text, first, day.start):
        return None
    first = max(first, letter.text.rfind(";", first, day.start) + 1)
    about = letter.text[first : _clause_end(letter, day.end, last)]
    ends = _is_final(about, day.start - first)
    explained = bool(_EXPLAINED.search(about))
    if explained and not ends and not _FOLLOWS.search(about):
        return None
    return FutureDay(day.value, ends and not explained, max(first, day.start - LEAD), day.end)


def _clause_end(letter: LetterText, place: int, last: int) -> int:
    """Where the clause of a day ends; what goes on with "then" belongs to it, in a sentence of its own as well."""
    end = letter.text.find(";", place, last)
    if end >= 0:
        return last if _THEN.match(letter.text, end + 1, last) else end
    after, until = letter.next_sentence(place)
    return until if _THEN.match(letter.text, after, until) else last


def _is_final(about: str, place: int) -> bool:
    """Whether the words make the day the last one for paying, or the one after which the costs or the court follow."""
    before = about[:place]
    if CONDITIONAL.search(before) or _RECEIVED.search(about[place : place + RECEIVED]):
        return False
    if _ENDS.search(about) or (_ON.search(before) and _PAY.search(before)):
        return True
    return bool(_BEHIND.search(before) and _HARSH.search(about))
