"""What the exhibit list says of evidence that is missing: its number, and the reason in the language of the case."""

from collections.abc import Mapping
from types import MappingProxyType

from filing.bundle.refusals import Reason
from filing.bundle.sources import Sources
from filing.casefile.exhibit_numbers import place_of
from filing.casefile.exhibits import Absent

DUTCH: Mapping[Reason, str] = MappingProxyType({
    Reason.MISSING: "het bestand ontbreekt",
    Reason.OUTSIDE_CASE: "het bestand staat buiten het dossier",
    Reason.EMPTY: "het bestand is leeg",
    Reason.ENCRYPTED: "het bestand is met een wachtwoord beveiligd",
    Reason.DAMAGED: "het bestand is beschadigd",
    Reason.UNSUPPORTED: "dit soort bestand kan niet worden getoond",
    Reason.TOO_LARGE: "het bestand is te groot",
    Reason.TOO_MANY_PAGES: "het bestand heeft te veel pagina’s",
    Reason.REDACTION: "delen ervan mogen niet worden getoond",
    Reason.NEEDS_LIBREOFFICE: "het bestand is nog niet omgezet",
    Reason.DUPLICATE: "dezelfde inhoud staat elders in de bundel",
    Reason.TOO_SLOW: "het bestand kon niet binnen redelijke tijd worden gelezen",
    Reason.TOO_MUCH_MEMORY: "het bestand is te omvangrijk om te lezen",
    Reason.READER_FAILED: "het bestand kon niet worden gelezen",
})  # fmt: skip
ENGLISH: Mapping[Reason, str] = MappingProxyType({
    Reason.MISSING: "the file is missing",
    Reason.OUTSIDE_CASE: "the file stands outside the case",
    Reason.EMPTY: "the file is empty",
    Reason.ENCRYPTED: "the file is protected by a password",
    Reason.DAMAGED: "the file is damaged",
    Reason.UNSUPPORTED: "this kind of file cannot be shown",
    Reason.TOO_LARGE: "the file is too large",
    Reason.TOO_MANY_PAGES: "the file has too many pages",
    Reason.REDACTION: "parts of it may not be shown",
    Reason.NEEDS_LIBREOFFICE: "the file has not been converted yet",
    Reason.DUPLICATE: "the same content stands elsewhere in the bundle",
    Reason.TOO_SLOW: "the file could not be read in reasonable time",
    Reason.TOO_MUCH_MEMORY: "the file is too large to read",
    Reason.READER_FAILED: "the file could not be read",
})  # fmt: skip


def reason_words(reason: Reason, language: str) -> str:
    """Return the reason in ``language``; Dutch where the bundle does not speak it."""
    return (ENGLISH if language == "en" else DUTCH)[reason]


def absent_rows(sources: Sources, labels: Mapping[str, str], language: str) -> tuple[Absent, ...]:
    """Return what the list names as missing, in the order of the numbers."""
    rows = [
        Absent(labels[one.evidence.id], one.evidence.title, one.evidence.day, reason_words(one.reason, language))
        for one in sources.refused
    ]
    return tuple(sorted(rows, key=lambda row: place_of(row.label)))
