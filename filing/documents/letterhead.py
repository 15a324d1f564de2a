"""What stands around the body of a letter: sender, window, references, subject and foot."""

from collections.abc import Mapping

from filing.casefile.case import CaseFile
from filing.casefile.names import LETTER_ADDRESS, AnyParty, address_lines, letter_name
from filing.casefile.party import AddressKind, NaturalPerson
from filing.documents.holes import RECIPIENT
from filing.documents.party_fields import HOME, recipient_lines, sender
from filing.documents.tree import LetterHead
from filing.dutch import date_text, unbroken
from filing.rules.facts import Facts

COUNTRY = {"nl": "Nederland", "en": "The Netherlands"}
LABELS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "page": "Pagina {page} van {pages}",
        "concept": "CONCEPT",
        "ours": "Ons kenmerk",
        "yours": "Uw kenmerk",
        "handler": "Behandeld door",
        "telephone": "Telefoon",
        "email": "E-mail",
        "trade_register": "KvK",
        "collection_register": "Register incassodienstverlening",
    },
    "en": {
        "page": "Page {page} of {pages}",
        "concept": "DRAFT",
        "ours": "Our reference",
        "yours": "Your reference",
        "handler": "Handled by",
        "telephone": "Telephone",
        "email": "E-mail",
        "trade_register": "Trade register",
        "collection_register": "Register of collection services",
    },
}


def letterhead(facts: Facts, recipient: AnyParty | None, subject: str, language: str) -> LetterHead:
    """Return the surroundings of a letter from whoever collects, to ``recipient``; None leaves a hole, in a draft."""
    file = facts.file
    labels = LABELS[language]
    writer = sender(file)
    own = writer.address(AddressKind.POSTAL, AddressKind.OFFICE, AddressKind.RESIDENCE)
    lines = address_lines(own) if own else ()
    to = recipient.address(*LETTER_ADDRESS) if recipient is not None else None
    is_abroad = own is not None and own.country == HOME and to is not None and to.country != HOME
    place = own.city if own else ""
    date = date_text(facts.on, language)
    contact = tuple(part for part in (unbroken(writer.telephone or ""), writer.email, writer.website) if part)
    return LetterHead(
        sender_name=letter_name(writer),
        sender=(*lines, *((COUNTRY[language],) if is_abroad else ()), *contact),
        # The line in the window is narrow: the code of the country does there.
        return_address=" · ".join((letter_name(writer), *lines, *((HOME,) if is_abroad else ()))),
        recipient=recipient_lines(recipient, language) if recipient else (RECIPIENT,),
        place_and_date=f"{place}, {date}" if place else date,
        references=_references(file, labels),
        subject=subject,
        footer=_footer(file, writer, labels),
    )


def _references(file: CaseFile, labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    rows = [(labels["ours"], file.references.ours)]
    if file.references.debtor:
        rows.append((labels["yours"], file.references.debtor))
    if file.handler:
        rows.append((labels["handler"], file.handler.name))
        if file.handler.telephone:
            rows.append((labels["telephone"], unbroken(file.handler.telephone)))
    return tuple(rows)


def _footer(file: CaseFile, writer: AnyParty, labels: Mapping[str, str]) -> tuple[str, ...]:
    parts = [letter_name(writer)]
    visiting = writer.address(AddressKind.OFFICE)
    if visiting is not None:
        parts.extend(address_lines(visiting))
    kvk = None if isinstance(writer, NaturalPerson) else writer.kvk
    if kvk:
        parts.append(f"{labels['trade_register']} {kvk}")
    if file.collector.party is not None and file.collector.register_number:
        parts.append(f"{labels['collection_register']} {file.collector.register_number}")
    return (" · ".join(parts),)
