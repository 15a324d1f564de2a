"""Before whom a summons calls the defendant: the subdistrict court or the civil chamber, by the words it uses."""

import re
from enum import StrEnum
from itertools import islice

from filing.rules.proofreading.letter_text import words

# Each stands with fixed letters that it holds: looking for those first is what makes a whole summons quick.
_SUBDISTRICT = (
    ("kanton", words(r"kanton(?:rechter|zaken|zaak|gerecht|zitting|rol)\b")),
    ("kanton", words(r"\b(?:sector|team|afdeling) kanton\b")),
)
_CIVIL = (
    ("team handel", words(r"team handel\b")),
    ("kamer voor", words(r"kamer voor (?:handels|andere zaken dan kantonzaken|burgerlijke)\w*")),
    ("handelskamer", words(r"handelskamer\b")),
    ("handelszaken", words(r"(?<!voor\s)handelszaken\b")),
    ("civiel", words(r"(?:sector|afdeling|team) civiel\b|civiele (?:kamer|rol)\b")),
)
# Words of the civil chamber that a summons may have by mistake: they decide only where no court is named.
_CIVIL_TEXT = (("niet in persoon", words(r"niet in persoon\b")), ("bij advocaat", words(r"bij advocaat\b")))
_CALLED = words(r"\b(?:verschijnen|terechtzitting|rolzitting|ter zitting|zitting houdende?|reageren op)\b")
NEAR = 300  # [characters] between the call to appear and the court
MOST_CALLS = 20  # [times] that a summons calls to appear


class Chamber(StrEnum):
    """Before whom the defendant is summoned."""

    SUBDISTRICT = "subdistrict"
    CIVIL = "civil"
    UNKNOWN = "unknown"


def chamber_of(text: str) -> Chamber:
    """Return before whom the defendant is summoned: by the court of the call to appear, else by what is named most.

    The statements on advocates do not decide against a court that is named: they may be those of the other court.
    """
    sub, civil = _places(_SUBDISTRICT, text), _places(_CIVIL, text)
    calls = [match.start() for match in islice(_CALLED.finditer(text), MOST_CALLS)] if sub and civil else []
    for call in calls:
        apart = [min(abs(place - call) for place in places) for places in (sub, civil)]
        if min(apart) < NEAR:
            return Chamber.SUBDISTRICT if apart[0] < apart[1] else Chamber.CIVIL
    if sub and not civil:
        return Chamber.UNKNOWN if _may_be_civil(text, sub) else Chamber.SUBDISTRICT
    if not sub and not civil:
        return Chamber.CIVIL if _places(_CIVIL_TEXT, text) else Chamber.UNKNOWN
    return _decided(sub, civil)


def _may_be_civil(text: str, sub: list[int]) -> bool:
    """Whether the subdistrict court is named once, away from the call to appear, in a text with civil statements."""
    if len(sub) > 1 or not _places(_CIVIL_TEXT, text):
        return False
    return not any(abs(sub[0] - match.start()) < NEAR for match in islice(_CALLED.finditer(text), MOST_CALLS))


def _decided(sub: list[int], civil: list[int]) -> Chamber:
    """By what is named most, and when both are named alike by what is named first."""
    if not sub:
        return Chamber.CIVIL
    if len(sub) == len(civil):
        return Chamber.SUBDISTRICT if sub[0] < civil[0] else Chamber.CIVIL
    return Chamber.SUBDISTRICT if len(sub) > len(civil) else Chamber.CIVIL


def _places(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> list[int]:
    return sorted(match.start() for held, pattern in patterns if held in text for match in pattern.finditer(text))
