"""The last days for payment that a letter names without a date: "next Friday", "before the end of this month".

Such words cut a term short as a date does; what they can mean at the latest is reckoned from the day of the letter.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from filing.calendar_nl import DAY
from filing.rules.proofreading.figures import DayNamed
from filing.rules.proofreading.letter_text import LetterText, words
from filing.rules.proofreading.number_words import CARDINALS, MONTHS
from filing.rules.proofreading.terms import CONDITIONAL, is_for_payment, is_long_past, number_of

MOST = 200  # [places] that are looked at
LONGEST_MONTH, LONGEST_TWO_MONTHS, WEEK, FORTNIGHT = 31, 62, 7, 14  # [days]
LEAP_YEAR = 2024
LEAD = 60  # [characters] before the words of a day

_WEEKDAYS = (
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_MONTH_NAMES = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
)
_ENGLISH = {"january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "october": 10}
_MONTH_OF = {name: number for number, name in enumerate(MONTHS, start=1)} | _ENGLISH
_COUNT = (
    rf"(?:\d{{1,2}}|{'|'.join(word for word in CARDINALS if CARDINALS[word] < 32)}|een paar|enkele|a|one|two|three)"
)
_TODAY = words(
    r"\b(?:vandaag nog|nog vandaag|heden nog|nog heden|(?:uiterlijk|voor|before|by|no later than) (?:vandaag|morgen"
    r"|overmorgen|vanavond|today|tomorrow)|nog (?:deze|this) (?:dag|day))\b"
)
_IN_A_WHILE = words(
    rf"\bover (?P<n>{_COUNT}) (?P<unit>dagen|dag|werkdagen|week|weken|maand)\b|\bin (?P<en>{_COUNT}) (?P<enunit>days?"
    r"|weeks?)(?:'s?)? time\b"
)
_SOME_DAY = words(
    r"\b(?:aanstaande|komende|eerstkomende|aankomende|volgende|deze|next|this|coming) (?P<what>"
    rf"{_WEEKDAYS}|week(?:end)?(?: (?:op )?(?:{_WEEKDAYS}))?|werkdag|maand|month|working day|business day)\b"
    rf"|\b(?:{_WEEKDAYS})(?: over een week| a\.?s\.?| aanstaande| next)?(?![ ,]*(?:de )?\d)\b"
)
_END_OF = words(
    r"\b(?:(?:het |the )?(?:einde?|eind|end|close)(?: van| of)?|ultimo|medio|halverwege|begin) (?P<which>deze"
    r"|de lopende"
    r"|de|van de|dit|this|the|volgende|de volgende|komende|next|aanstaande)? ?(?P<what>week|maand|month|jaar|year"
    r"|dag|day"
    rf"|werkdag|business|kwartaal|{_MONTH_NAMES})\b"
)
_NO_YEAR = words(
    rf"(?<![\d.,/-])(?P<d>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)? (?P<month>{_MONTH_NAMES})\b(?! ?,? ?\d{{4}}"
    rf"| twee ?duizend)"
    r"|(?<![\d.,/-])(?P<day>\d{1,2})[-/](?P<m>\d{1,2})(?![-/.,]?\d)"
)
_UNTIL = words(
    r"\b(?:uiterlijk|voor|tot en met|tot|until|by|before|no later than|not later than|ten laatste|op zijn laatst"
    r"|laatste? (?:dag|datum))(?: (?:op|aan|de|het|the|on|is|van|dag|einde|next|nu))*"
    rf"(?: (?:{_WEEKDAYS}),?)?(?: de| the)? ?$"
)
_WANTED = words(
    r"\b(?:moet|dient|dienen|verwacht\w*|zien|verzoek\w*|graag|betaal|betaalt|gelieve|wilt u|sommer\w*|eis\w*|must"
    r"|please|expect|require|want|tegemoet|zorg\w*|maak)\b"
)
_DEBITED = words(
    r"\b(?:(?:wordt|worden|zal|zullen|schrijven|incasseren|will|is)\b[^.;]{0,80}?\b(?:afgeschreven|afschrijven"
    r"|geincasseerd"
    r"|incasseren|debited|schrijven wij)|schrijven wij\b[^.;]{0,80}?\b(?:af|rekening))\b"
)
# What is done on such a day is something else than paying.
_SOMETHING_ELSE = words(
    r"\b(?:contact|overdra\w*|dragen|dagva\w*|deurwaarder|uit handen|bellen|bel\b|sturen|zenden|volgt|leggen|starten"
    r"|beslag|vonnis|zitting|rente|huur|kosten|abonnement|periode|achterstand|verbruik|premie|lidmaatschap|visit|call"
    r"|geleverd|levering|gelegd|open|bereikbaar|kantoor|opening\w*|inkomen|salaris)\b"
)


@dataclass(frozen=True, slots=True)
class LooseDay:
    """A last day for payment without a date, and where it stands.

    ``latest`` is the latest day that the words can mean, where the day of the letter is known or they need none;
    ``within`` how many days after the letter that is at most. ``sure`` says that the words demand payment by then.
    """

    latest: dt.date | None
    within: int | None
    sure: bool
    begins: int
    ends: int

    def leaves(self, on: dt.date | None) -> int | None:
        """Return how many days after the letter the words leave at most; None when that cannot be told."""
        return (self.latest - on).days if self.latest is not None and on is not None else self.within


def loose_days_in(letter: LetterText, on: dt.date | None, days: tuple[DayNamed, ...]) -> tuple[LooseDay, ...]:
    """Return every last day for payment that is named without a date, in the order of the text.

    A day on which the money is to be debited counts with them: nothing says that the debtor may still pay later.
    """
    found: dict[int, LooseDay] = {}
    for match, latest, within in islice(_named(letter.text, on), MOST):
        if any(match.start() < one.ends and one.begins < match.end() for one in found.values()):
            continue
        loose = _for_payment(letter, match, latest, within)
        if loose is not None and not (latest is not None and on is not None and latest < on):
            found[match.start()] = loose
    for day in days[:MOST] if "schr" in letter.text or "incass" in letter.text or "debit" in letter.text else ():
        if _is_debited(letter, day.start) and not (on is not None and day.value is not None and day.value <= on):
            found[day.start] = LooseDay(day.value, None, sure=False, begins=day.start, ends=day.end)
    return tuple(found[place] for place in sorted(found))


def days_without_year(text: str, on: dt.date) -> Iterator[DayNamed]:
    """Yield each day that is named by day and month alone, as the one nearest to the letter."""
    for match in islice(_NO_YEAR.finditer(text), MOST):
        if _is_a_day(match):
            yield DayNamed(_without_year(match, on), match.start(), match.end())


def _is_debited(letter: LetterText, place: int) -> bool:
    """Whether the sentence says that the money is taken from the account on that day."""
    return bool(_DEBITED.search(letter.text, *letter.sentence(place)))


def _named(text: str, on: dt.date | None) -> Iterator[tuple[re.Match[str], dt.date | None, int | None]]:
    """Every day that is named without a date, the more exact words first, with what it can mean at the latest."""
    for match in _TODAY.finditer(text):
        yield match, None, 2
    for match in _END_OF.finditer(text):
        yield match, *_end_of(match, on)
    for match in _SOME_DAY.finditer(text):
        yield match, None, _some_day(match)
    for match in _IN_A_WHILE.finditer(text):
        count, unit = match["n"] or match["en"], match["unit"] or match["enunit"]
        number = CARDINALS.get(count) or number_of(count) or 7  # "a few" is at most a week of days
        yield match, None, number * (LONGEST_MONTH if unit == "maand" else WEEK if unit.startswith("we") else 1)
    for match in _NO_YEAR.finditer(text):
        if _is_a_day(match):
            yield match, _without_year(match, on), None


def _some_day(match: re.Match[str]) -> int:
    """The most days from the letter to "next Friday", "this week" and the like."""
    what, which = match["what"], match.group().split()[0]
    if what is None:
        return WEEK if "over een week" not in match.group() else FORTNIGHT
    if what.startswith(("maand ", "month")) or what == "maand":
        return LONGEST_MONTH if which in {"deze", "this"} else LONGEST_TWO_MONTHS
    return WEEK if which in {"deze", "this"} else FORTNIGHT


def _end_of(match: re.Match[str], on: dt.date | None) -> tuple[dt.date | None, int | None]:
    """The latest day that "the end of this month" and the like can mean, and how far off that is at most."""
    what, later = match["what"], match["which"] in {"volgende", "de volgende", "komende", "next"}
    if what in _MONTH_OF:
        return (_last_of(_nearest_year(on, _MONTH_OF[what], 28), _MONTH_OF[what]) if on else None), None
    if what in {"maand", "month"}:
        if on is None:
            return None, LONGEST_TWO_MONTHS if later else LONGEST_MONTH
        first_of_next = (on.replace(day=1) + LONGEST_TWO_MONTHS // 2 * DAY).replace(day=1)
        return _last_of(first_of_next.year, first_of_next.month) if later else first_of_next - DAY, None
    if what in {"week", "dag", "day", "werkdag", "business"}:
        return None, FORTNIGHT if later else WEEK
    return None, None


def _last_of(year: int, month: int) -> dt.date:
    return (dt.date(year, month, 28) + 4 * DAY).replace(day=1) - DAY


def _is_a_day(match: re.Match[str]) -> bool:
    """Whether the figures can be a day and a month: 5/12, and not 9/30."""
    day, month = _day_and_month(match)
    return 1 <= month <= 12 and 1 <= day <= _last_of(LEAP_YEAR, month).day


def _day_and_month(match: re.Match[str]) -> tuple[int, int]:
    return int(match["d"] or match["day"]), _MONTH_OF[match["month"]] if match["month"] else int(match["m"])


def _without_year(match: re.Match[str], on: dt.date | None) -> dt.date | None:
    """The day of a month nearest to the letter; None when the letter has no day."""
    if on is None:
        return None
    day, month = _day_and_month(match)
    year = _nearest_year(on, month, min(day, 28))
    return dt.date(year, month, min(day, _last_of(year, month).day))


def _nearest_year(on: dt.date, month: int, day: int) -> int:
    """The year in which a day of the year is nearest to the letter."""
    return min((on.year - 1, on.year, on.year + 1), key=lambda year: abs((dt.date(year, month, day) - on).days))


def _for_payment(
    letter: LetterText, match: re.Match[str], latest: dt.date | None, within: int | None
) -> LooseDay | None:
    """The day as one for payment: surely behind words such as "uiterlijk", perhaps where payment is wanted."""
    first, last = letter.sentence(match.start())
    start, end = max(first, match.start() - 160), min(last, match.end() + 120)
    before = letter.text[max(first, match.start() - LEAD) : match.start()]
    led = _UNTIL.search(before)
    if not is_for_payment(letter, first, last, match.start()) or is_long_past(letter, first, last, match.start()):
        return None
    if led or match.re is _TODAY:
        begins = match.start() - len(before) + led.start() if led else match.start()
        return LooseDay(latest, within, sure=True, begins=begins, ends=match.end())
    if match.re is _NO_YEAR and _is_debited(letter, match.start()):
        return LooseDay(latest, within, sure=False, begins=match.start(), ends=match.end())
    if match.re is _NO_YEAR or CONDITIONAL.search(letter.text, first, match.start()):
        return None
    if _SOMETHING_ELSE.search(letter.text, start, end) or not _WANTED.search(letter.text, first, last):
        return None
    return LooseDay(latest, within, sure=match.re is not _END_OF, begins=match.start(), ends=match.end())
