"""What goes into a packet for one addressee: which documents, in which formats, and under which names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from filing.bundle.assemble import Bundle
from filing.bundle.record import COLLECTION_NAME, LEDGER_NAME, PROOF_NAME, XML_NAME
from filing.documents.write import Written


class Addressee(StrEnum):
    """For whom a packet is made."""

    BAILIFF = "bailiff"
    COURT = "court"
    LAWYER = "lawyer"


WORD_FOR = frozenset({Addressee.BAILIFF, Addressee.LAWYER})  # those who go on editing: Word beside PDF
KINDS_FOR: Mapping[Addressee, tuple[str, ...]] = {
    Addressee.BAILIFF: ("bailiff_instruction", "summons"),
    Addressee.COURT: ("summons", "attachment_request", "interest_statement"),
    Addressee.LAWYER: (),
}


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One document file in the packet."""

    kind: str
    title: str
    name: str
    format: str
    path: str


def formats_for(addressee: Addressee) -> tuple[str, ...]:
    """Return the formats that the addressee gets."""
    return ("pdf", "docx", "xml") if addressee in WORD_FOR else ("pdf", "xml")


def document_parts(written: Sequence[Written]) -> tuple[tuple[DocumentPart, bytes], ...]:
    """Return the documents as parts, in order of name."""
    parts = []
    for one in written:
        for form, data in one.files:
            path = f"documents/{one.name}.{form}"
            parts.append((DocumentPart(one.kind, one.document.title, one.name, form, path), data))
    return tuple(sorted(parts, key=lambda part: part[0].path))


def bundle_files(bundle: Bundle) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a bundle with their names: its PDF (or one for each volume), and what is said of it."""
    return (
        *bundle.pdfs,
        (XML_NAME, bundle.xml),
        (COLLECTION_NAME, bundle.collection),
        (LEDGER_NAME, bundle.ledger),
        (PROOF_NAME, bundle.proof),
    )


def bundle_parts(bundle: Bundle | None) -> dict[str, bytes]:
    """Return the evidence bundle as parts; nothing when the case has no evidence."""
    if bundle is None:
        return {}
    return {f"bundle/{name}": data for name, data in bundle_files(bundle)}
