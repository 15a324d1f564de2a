"""Whether a notice says itself on which day it counts as received, so that its term runs from the letter after all.

Rule:  D14-01
Law:   art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
"""

import datetime as dt
import re

from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.loose_days import days_without_year
from filing.rules.proofreading.reading import Reading, Remark, asks, fails

D14_01 = Rule("D14-01", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
POST = dt.timedelta(days=2)  # that a letter may be on its way
_DEEMED = words(
    r"\b(?:geacht|verondersteld|vermoed|vermoeden|aangenomen|aannemen|beschouwd|beschouwen|aangemerkt|geldt als"
    r"|gelden als|ervan uit|er van uit|ervanuit|deemed|presumed|considered|assumed?|regarded)\b"
    r"|\bals (?:de )?(?:dag|datum|moment|tijdstip) van (?:de )?(?:ontvangst|bezorging|aflevering)\b"
    r"|\b(?:dag|datum|moment) van (?:de )?(?:ontvangst|bezorging|aflevering)(?: van deze \w+)? is\b"
)
_RECEIVED = words(
    r"\b(?:ontvangen|ontvangst|ontvangt|ontving|bezorgd|bezorging|afgeleverd|bereikt\w*|in uw bezit|gekregen|received"
    r"|receipt|delivered|reach\w*)\b"
)
_LETTER = words(
    r"\b(?:brief|schrijven|aanmaning|bericht|e-?mail|sommatie|herinnering|ingebrekestelling|letter|notice|demand"
    r"|message|dag van ontvangst)\b"
)
# A day that is that of the letter or the one after it, without its date.
_AT_ONCE = words(
    r"\b(?:dagtekening|verzend\w*|verzonden|verstur\w*|heden|vandaag|morgen|datum van (?:deze|de|dit)|briefdatum"
    r"|poststempel|terpostbezorging|(?:datum|date) (?:van|of)|sending|dispatch|posting|today|tomorrow|date (?:of|on))\b"
)
_DAYS_LATER = words(
    r"\b(?:twee|drie|vier|vijf|zeven|[2-9]|two|three|four|five|seven) (?:werk|kalender)?-?(?:dagen|days|working days)\b"
)
_NONE = words(r"\b(?:geen|niet|not|no)\b")


def receipt_is_not_fixed_by_the_letter(reading: Reading) -> Remark | None:
    """The letter does not itself say when it counts as received: the term runs from the day of real receipt.

    Rule:  D14-01
    Law:   art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
    """
    name = "receipt_is_not_fixed_by_the_letter"
    for match in _DEEMED.finditer(reading.text):
        first, last = reading.letter.sentence(match.start())
        sentence = reading.text[first:last]
        if not (_RECEIVED.search(sentence) and (_LETTER.search(sentence) or "van" in match.group())):
            continue
        quote = reading.quote(max(first, match.start() - 30), min(last, match.end() + 60))
        if _too_early(reading, first, last):
            message = say("The letter says that it counts as received on a day on which it may not have come yet.")
            step = say("Leave that out and send a new letter: the fourteen days run from the day after real receipt.")
            return fails(D14_01, name, message, step, quote)
        message = say("The letter says itself when it counts as received.")
        step = say("Read whether the fourteen days still run from the day after real receipt.")
        return asks(D14_01, name, message, step, quote)
    return _told_as_a_fact(reading, name)


def _too_early(reading: Reading, first: int, last: int) -> bool:
    """Whether the sentence names a day within the days that the post may take."""
    sentence = reading.text[first:last]
    named = [one.value for one in reading.days if first <= one.start < last]
    if reading.on is not None:
        named += [day.value for day in days_without_year(sentence, reading.on)]
    if named:
        return reading.on is not None and any(day is not None and day < reading.on + POST for day in named)
    return bool(_AT_ONCE.search(sentence)) and not _DAYS_LATER.search(sentence) and not _NONE.search(sentence)


def _told_as_a_fact(reading: Reading, name: str) -> Remark | None:
    """Ask where the letter tells on which day it comes: that is known only when it was handed over in person."""
    for day in reading.days:
        if reading.on is None or day.value is None or day.value < reading.on:
            continue
        first, last = reading.letter.sentence(day.start)
        around = reading.text[max(first, day.start - 60) : min(last, day.end + 60)]
        if _RECEIVED.search(around) and re.search(r"\b(?:deze|dit|this)\b", around) and _LETTER.search(around):
            message = say("The letter tells on which day it is received.")
            step = say("Look whether it was handed over on that day; the term runs from the day after real receipt.")
            return asks(D14_01, name, message, step, reading.quote(max(first, day.start - 45), day.end))
    return None
