"""Before whom a summons calls the defendant: the subdistrict court or the civil chamber, by the words it uses."""

from enum import StrEnum

from filing.rules.proofreading.letter_text import words

_SUBDISTRICT = words(
    r"\b(?:kamer voor kantonzaken|kantonrechter|kantonzaken|kantonzaak|sector kanton|team kanton|afdeling kanton"
    r"|kantongerecht"
    r"|kanton(?:zitting|rol))\b"
)
_CIVIL = words(
    r"\b(?:team handel|handelskamer|kamer voor (?:handels|andere zaken dan kantonzaken|burgerlijke)\w*|sector civiel"
    r"|civiele (?:kamer|rol)|afdeling civiel|handelszaken|niet in persoon|bij advocaat)\b"
)


class Chamber(StrEnum):
    """Before whom the defendant is summoned."""

    SUBDISTRICT = "subdistrict"
    CIVIL = "civil"
    UNKNOWN = "unknown"


def chamber_of(text: str) -> Chamber:
    """Return before whom the defendant is summoned, by what is named first and most."""
    sub, civil = len(_SUBDISTRICT.findall(text)), len(_CIVIL.findall(text))
    if not sub and not civil:
        return Chamber.UNKNOWN
    if sub and civil:
        first_sub, first_civil = _SUBDISTRICT.search(text), _CIVIL.search(text)
        if first_sub and first_civil and sub == civil:
            return Chamber.SUBDISTRICT if first_sub.start() < first_civil.start() else Chamber.CIVIL
    return Chamber.SUBDISTRICT if sub >= civil else Chamber.CIVIL
