"""The day of a letter: the one that stands in a line of its own in its head, else the latest that its head names."""

import datetime as dt

from filing.rules.proofreading.figures import DayNamed
from filing.rules.proofreading.letter_text import LetterText, words

HEAD = 1_500  # [characters] in which a letter names its own date
_BEFORE = words(
    r"^(?:[\w' .-]{2,40},)? ?(?:datum|date|dagtekening|d\.?d\.?|gedateerd|dated)? ?:? ?(?:de|den|the|op|on)? ?"
    r"(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday),?)? ?$"
)
_SALUTATION = words(r"\b(?:geachte|beste|dear|weledel\w*|mijne heren|l\.s\.)")


def letter_day(letter: LetterText, days: tuple[DayNamed, ...], payable: frozenset[DayNamed]) -> dt.date | None:
    """Return the day that a letter bears: the first in a line of its own above the salutation, else the latest.

    ``payable`` are the days by which to pay, of which none is the day of the letter.
    """
    head = [one for one in days if one.start < HEAD and one.value is not None]
    greeted = _SALUTATION.search(letter.text, 0, HEAD)
    above = [one for one in head if greeted is None or one.start < greeted.start()]
    dated = next((one.value for one in above if _stands_alone(letter, one)), None)
    if dated is not None:
        return dated
    named = [one for one in above if one not in payable] or [one for one in head if one not in payable]
    return max((one.value for one in named if one.value is not None), default=None)


def _stands_alone(letter: LetterText, day: DayNamed) -> bool:
    """Whether the line of a day holds nothing else than a place and the word for a date."""
    start, end = letter.line(day.start)
    if letter.text[day.end : end].strip(" ."):
        return False
    return bool(_BEFORE.search(letter.text[start : day.start]))
