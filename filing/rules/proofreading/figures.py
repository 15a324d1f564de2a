"""Amounts, days and bank accounts as they stand in a letter, each with its place.

An amount has a euro sign, the word euro, or the form of one (1.234,56). English and Dutch separators are told apart by
what stands behind the last one.
"""

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from filing.money import CENT
from filing.rules.proofreading.letter_text import LetterText
from filing.rules.proofreading.number_words import days_in_letters

DUTCH_IBAN = 18  # [characters]

_CENTS = r"(?:[.,]\s?(?:\d{1,2}|-{1,2}|=))?(?!\d)"
_FIGURE = rf"\d{{1,3}}(?:[.,']\d{{3}})+{_CENTS}|\d{{1,3}}(?: \d{{3}})+[.,]\d{{2}}(?!\d)|\d+{_CENTS}"
_SIGNED = re.compile(rf"€\s*:?\s*(?P<minus>-\s?)?(?P<figure>{_FIGURE})")
_LONE = re.compile(r"\d(?<![\w.,/€-]\d)[\d.,' \n=-]*")
_WORD_BEFORE = re.compile(r"\beuro?\s*:?\s*(?P<minus>-\s?)?$")
_WHOLE = re.compile(_FIGURE)
_BEHIND = re.compile(r"[^\S\n]*(?:euro\b|eur\b|€(?!\s*\d))")
_FORM = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{2}(?!\d|\s?%|[.,]\d)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb", "maart march mrt", "april apr", "mei may",
            "juni june jun", "juli july jul", "augustus august aug", "september sept sep", "oktober october okt oct",
            "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\d(?<![\d.,/-]\d)(?:(?P<day>\d?)(?:e|ste|de|st|nd|rd|th)?\s+(?P<month>{_MONTH})\b\.?,?\s+(?P<year>\d{{4}})"
    r"|(?P<d>\d?)[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?!\d)|(?P<iso>\d{3}-\d{2}-\d{2})(?!\d))"
)
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "maandag monday ma mon", "dinsdag tuesday di tue", "woensdag wednesday wo wed", "donderdag thursday do thu",
            "vrijdag friday vr fri", "zaterdag saturday za sat", "zondag sunday zo sun",
        )
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_WEEKDAYS)})\b\.?,?\s*(?:(?:den?|the|d\.d\.)\s+)?$")
_IBAN = re.compile(r"[A-Z](?<=\b.)[A-Z]\s?\d{2}(?:[\s.]?[A-Z0-9]{4}){2,7}(?:[\s.]?[A-Z0-9]{1,3})?\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money and where it stands."""

    value: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day and where it stands; None when no such day exists."""

    value: dt.date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Account:
    """What looks like an IBAN, without its blanks."""

    value: str
    start: int
    end: int


def amounts_in(letter: LetterText) -> tuple[Amount, ...]:
    """Return every amount, in the order of the text."""
    text = letter.text
    found: dict[int, Amount] = {}
    taken = -1
    for match in _SIGNED.finditer(text):
        value = amount_of(match["figure"])
        if value is not None:
            minus = match["minus"] or text[max(0, match.start() - 2) : match.start()].strip() == "-"
            found[match.start()] = Amount(-value if minus else value, match.start(), match.end())
    signed = sorted(found)
    for match in _LONE.finditer(text):
        place = match.start()
        at = bisect_right(signed, place) - 1
        if place < taken or (at >= 0 and place < found[signed[at]].end):
            continue
        lone = _lone(text, place)
        if lone is not None:
            found[lone.start] = lone
            taken = lone.end
    return tuple(found[place] for place in sorted(found))


def _lone(text: str, place: int) -> Amount | None:
    """Return the amount that a figure without a sign is: by the word euro, or by its form."""
    figure = _WHOLE.match(text, place)
    if figure is None:
        return None
    ahead, behind_it = text[max(0, place - 12) : place], text[figure.end() : figure.end() + 8].lstrip()
    before = _WORD_BEFORE.search(ahead) if "eur" in ahead else None
    behind = _BEHIND.match(text, figure.end()) if behind_it.startswith(("eur", "€")) else None
    if before or behind:
        value = amount_of(figure.group())
        start = place - min(place, 12) + before.start() if before else place
        end = behind.end() if behind else figure.end()
        return None if value is None else Amount(-value if before and before["minus"] else value, start, end)
    form = _FORM.match(text, place) if "," in figure.group() else None
    value = amount_of(form.group()) if form else None
    return Amount(value, place, form.end()) if form and value is not None else None


def amount_of(figure: str) -> Decimal | None:
    """Return the amount that a figure writes (``1.234,56``, ``1,234.56``, ``40,-``, ``40``); None when it is none."""
    digits = re.sub(r"[\s']", "", figure)
    cents = re.search(r"[.,](\d{1,2}|-{1,2}|=)$", digits)
    whole = re.sub(r"[.,]", "", digits[: cents.start()] if cents else digits)
    part = cents.group(1) if cents and cents.group(1).isdigit() else "00"
    if not whole.isdigit() or len(whole) > 12:
        return None
    return (Decimal(whole) + Decimal(part.ljust(2, "0")) / 100).quantize(CENT)


def days_in(letter: LetterText) -> tuple[DayNamed, ...]:
    """Return every calendar day that is written with its year, in the order of the text."""
    found = [DayNamed(_day(match), match.start(), match.end()) for match in _DAY.finditer(letter.text)]
    written = [DayNamed(value, start, end) for value, start, end in days_in_letters(letter.text)]
    return tuple(sorted((*found, *written), key=lambda day: day.start) if written else found)


def weekday_before(letter: LetterText, day: DayNamed) -> tuple[int, int] | None:
    """Return the weekday (0 is Monday) that a letter gives a day, and where it begins; None when it gives none."""
    before = letter.text[max(0, day.start - 16) : day.start]
    found = _WEEKDAY.search(before)
    if found is None:
        return None
    return _WEEKDAYS[found["name"]], day.start - len(before) + found.start()


def _day(match: re.Match[str]) -> dt.date | None:
    first = match.group()[0]
    try:
        if match["iso"]:
            return dt.date.fromisoformat(first + match["iso"])
        if match["month"]:
            return dt.date(int(match["year"]), _MONTHS[match["month"]], int(first + match["day"]))
        return dt.date(int(match["y"]), int(match["m"]), int(first + match["d"]))
    except ValueError:
        return None


def accounts_in(letter: LetterText) -> tuple[Account, ...]:
    """Return everything that looks like an IBAN."""
    found = []
    for match in _IBAN.finditer(letter.cased):
        value = re.sub(r"[\s.]", "", match.group())
        if value.startswith("NL"):  # what follows in capitals is not part of it
            value = value[:DUTCH_IBAN]
            if not value[4:8].isalpha():  # a VAT number
                continue
        found.append(Account(value, match.start(), match.end()))
    return tuple(found)
