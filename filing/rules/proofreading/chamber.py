"""Before whom a summons calls the defendant: the subdistrict court or the civil chamber, by the words it uses."""

import re
from enum import StrEnum

from filing.rules.proofreading.letter_text import words

# Each begins with fixed letters: that is what makes looking through a whole summons quick.
_SUBDISTRICT = (
    words(r"kanton(?:rechter|zaken|zaak|gerecht|zitting|rol)\b"),
    *(words(rf"{name} kanton\b") for name in ("sector", "team", "afdeling")),
)
_CIVIL = (
    words(r"team handel\b"),
    words(r"kamer voor (?:handels|andere zaken dan kantonzaken|burgerlijke)\w*"),
    words(r"handelskamer\b"),
    words(r"(?<!voor\s)handelszaken\b"),
    words(r"sector civiel\b"),
    words(r"afdeling civiel\b"),
    words(r"civiele (?:kamer|rol)\b"),
    words(r"niet in persoon\b"),
    words(r"bij advocaat\b"),
)


class Chamber(StrEnum):
    """Before whom the defendant is summoned."""

    SUBDISTRICT = "subdistrict"
    CIVIL = "civil"
    UNKNOWN = "unknown"


def chamber_of(text: str) -> Chamber:
    """Return before whom the defendant is summoned, by what is named first and most."""
    sub, civil = _places(_SUBDISTRICT, text), _places(_CIVIL, text)
    if not sub and not civil:
        return Chamber.UNKNOWN
    if len(sub) == len(civil):
        return Chamber.SUBDISTRICT if sub[0] < civil[0] else Chamber.CIVIL
    return Chamber.SUBDISTRICT if len(sub) > len(civil) else Chamber.CIVIL


def _places(patterns: tuple[re.Pattern[str], ...], text: str) -> list[int]:
    return sorted(match.start() for pattern in patterns for match in pattern.finditer(text))
