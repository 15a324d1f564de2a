"""Days that are written in letters, as a deed has them: "de zestiende december tweeduizend zesentwintig"."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import product

_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
_LOW_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8,
    "negende": 9, "tiende": 10, "elfde": 11, "twaalfde": 12, "dertiende": 13, "veertiende": 14, "vijftiende": 15,
    "zestiende": 16, "zeventiende": 17, "achttiende": 18, "negentiende": 19,
}  # fmt: skip
CARDINALS = (
    {word: number for number, word in enumerate(_UNITS) if word}
    | {word: number for number, word in enumerate(_TEENS, start=10)}
    | _TENS
    | {f"{one}en{ten}": _TENS[ten] + number for (number, one), ten in product(enumerate(_UNITS), _TENS) if one}
)
ORDINALS = _LOW_ORDINALS | {f"{word}ste": number for word, number in CARDINALS.items() if number >= 20}
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
MOST_WORDS = 3  # [words] of one number: "zes en twintig"
_FIGURES = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?:e|ste|de)?\s+$")
_YEARS = (  # what each holds is looked for first: that is what makes looking through a whole summons quick
    ("20", re.compile(r"20\d\d(?!\d)")),
    ("duizend", re.compile(r"duizend(?:\s?en\b)?\s?(?P<words>[a-z]+(?:\s+[a-z]+){0,2})?")),
)
_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\s+(?:twee\s?)?$")


def days_in_letters(text: str) -> Iterator[tuple[dt.date | None, int, int]]:
    """Yield each day of which the number is written in letters, with its place; None for one that does not exist."""
    for held, pattern in _YEARS:
        for match in pattern.finditer(text) if held in text else ():
            before = text[max(0, match.start() - 40) : match.start()].split()
            at = -2 if held == "duizend" and before[-1:] == ["twee"] else -1
            if len(before) > -at and before[at] in MONTHS and (held == "duizend" or before[at - 1].isalpha()):
                month = _MONTH.search(text[max(0, match.start() - 20) : match.start()])
                found = _day(text, match, month) if month is not None else None
                if found is not None:
                    yield found


def _day(text: str, match: re.Match[str], month: re.Match[str]) -> tuple[dt.date | None, int, int] | None:
    """The day whose month and year were found."""
    place = match.start() - len(month.group())
    before = text[max(0, place - 30) : place]
    written = match.group().startswith("duizend")
    day = _number_before(before) or (_figures_before(before) if written else None)
    if day is None:
        return None
    number, length = day
    year, end = _year(match) if written else (int(match.group()), match.end())
    try:
        found: dt.date | None = dt.date(year, MONTHS.index(month["month"]) + 1, number)
    except ValueError:
        found = None
    return found, place - length, end


def _number_before(before: str) -> tuple[int, int] | None:
    """The number that ends a text, and how many signs it takes with the blank behind it."""
    if not before[-1:].isspace():
        return None
    found = list(re.finditer(r"[a-z]+", before))[-MOST_WORDS:]
    for first in range(len(found)):
        written = before[found[first].start() :]
        number = _number("".join(one.group() for one in found[first:]), written)
        if number is not None:
            return number, len(written)
    return None


def _figures_before(before: str) -> tuple[int, int] | None:
    """The day that ends a text in figures, before a year in letters."""
    found = _FIGURES.search(before)
    return (int(found["day"]), len(before) - found.start()) if found else None


def _number(joined: str, written: str) -> int | None:
    """The number of some words; none when something else than a blank stands between them."""
    if not all(sign.isalpha() or sign.isspace() or sign == "-" for sign in written):
        return None
    number = ORDINALS.get(joined, CARDINALS.get(joined))
    return number if number is not None and number < 100 else None


def _year(match: re.Match[str]) -> tuple[int, int]:
    """The year that begins with "duizend", and where it ends."""
    pieces = list(re.finditer(r"[a-z]+", match["words"] or ""))
    for count in range(len(pieces), 0, -1):
        number = CARDINALS.get("".join(one.group() for one in pieces[:count]))
        if number is not None:
            return 2000 + number, match.start("words") + pieces[count - 1].end()
    return 2000, match.start() + len("duizend")
