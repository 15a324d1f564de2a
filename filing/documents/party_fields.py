"""The fields of parties: how the wording names creditor, debtors, sender and those who stand in for them."""

from filing.casefile.case import CaseFile
from filing.casefile.names import (
    LETTER_ADDRESS,
    SERVICE_ADDRESS,
    AnyParty,
    address_lines,
    family_name,
    full_name,
    letter_name,
    one_line,
    personal_name,
)
from filing.casefile.party import (
    AddressKind,
    CollectorRole,
    LegalPerson,
    NaturalPerson,
    Partnership,
    PublicAuthority,
    Representative,
    SoleTrader,
    StatusKind,
)
from filing.documents.field_words import CAPACITIES, OF
from filing.dutch import date_text, list_text, unbroken

Fields = dict[str, object]

HOME = "NL"

LEGAL_FORMS = {
    "bv": "de besloten vennootschap met beperkte aansprakelijkheid",
    "nv": "de naamloze vennootschap",
    "stichting": "de stichting",
    "vereniging": "de vereniging",
    "cooperatie": "de coöperatie",
    "foreign": "de vennootschap naar buitenlands recht",
    "other": "de rechtspersoon",
    "vof": "de vennootschap onder firma",
    "cv": "de commanditaire vennootschap",
    "maatschap": "de maatschap",
}
OPENINGS = {
    "nl": {"mevrouw": "Geachte mevrouw {name},", "heer": "Geachte heer {name},", "neutral": "Geachte heer, mevrouw,"},
    "en": {"mevrouw": "Dear Ms {name},", "heer": "Dear Mr {name},", "neutral": "Dear Sir or Madam,"},
}
ENVELOPE = {
    "nl": {"mevrouw": "Mevrouw", "heer": "De heer", "attention": "t.a.v."},
    "en": {"mevrouw": "Ms", "heer": "Mr", "attention": "Attn."},
}
STANDS_IN = frozenset({StatusKind.PROTECTIVE_ADMINISTRATION, StatusKind.GUARDIANSHIP, StatusKind.MINOR})


def stand_in(party: AnyParty) -> Representative | None:
    """Return whoever must be addressed instead of the party: administrator, guardian, parent (X-36, X-38)."""
    for status in party.statuses:
        # As of a day only a status that has ended keeps its last day.
        if status.kind in STANDS_IN and status.until is None and status.representative is not None:
            return status.representative
    return None


def party_fields(party: AnyParty, language: str) -> Fields:
    """Return the fields of one party: names, address, register numbers; empty texts where nothing is on record."""
    served = party.address(*SERVICE_ADDRESS)
    office = party.address(AddressKind.OFFICE, AddressKind.RESIDENCE, AddressKind.POSTAL)
    postal = party.address(AddressKind.POSTAL)
    instead = stand_in(party)
    person = isinstance(party, NaturalPerson | SoleTrader)
    seat = party.seat if isinstance(party, LegalPerson | Partnership | PublicAuthority) else None
    return {
        "name": full_name(party),
        "letter_name": letter_name(party),
        "formal": _formal(party),
        "is_person": person,
        "is_abroad": served is not None and served.country != HOME,
        "established": _established(party),
        "is_partnership": isinstance(party, Partnership),
        "address": one_line(served) if served else "",
        "city": served.city if served else "",
        "office_address": one_line(office) if office else "",
        "postal_address": one_line(postal) if postal else "",
        "seat": seat or (served.city if served else ""),
        "kvk": _kvk(party),
        "email": party.email or "",
        "telephone": unbroken(party.telephone or ""),
        "birth_date": _birth_date(party, language),
        "address_checked": _checked(party, language),
        "has_stand_in": instead is not None,
        "stand_in": instead.name if instead else "",
        "stand_in_capacity": CAPACITIES[language][instead.capacity] if instead else "",
        "stand_in_address": one_line(instead.addresses[0]) if instead and instead.addresses else "",
        "trade_name": party.trade_name if isinstance(party, SoleTrader) else "",
        "partners": [party_fields(partner, language) for partner in party.partners]
        if isinstance(party, Partnership)
        else [],
    }


def recipient_lines(party: AnyParty, language: str) -> tuple[str, ...]:
    """Return name and address for the window of the envelope; a stand-in in capacity where there is one."""
    instead = stand_in(party)
    address = party.address(*LETTER_ADDRESS)
    if instead is not None:
        lines = instead.addresses[0] if instead.addresses else address
        capacity = f"{CAPACITIES[language][instead.capacity]} {OF[language]} {letter_name(party)}"
        return (instead.name, capacity, *(address_lines(lines) if lines else ()))
    return (*_envelope_name(party, language), *(address_lines(address) if address else ()))


def salutation(parties: tuple[AnyParty, ...], language: str) -> str:
    """Return the opening of a letter: to one known person by name, else the neutral form."""
    words = OPENINGS[language]
    if len(parties) == 1:
        party = parties[0]
        if isinstance(party, NaturalPerson | SoleTrader) and party.salutation and stand_in(party) is None:
            name = family_name(party)
            return words[party.salutation].format(name=name if language == "nl" else f"{name[:1].upper()}{name[1:]}")
    return words["neutral"]


def sender(file: CaseFile) -> AnyParty:
    """Return who writes the letters: the collector, or the creditor itself."""
    return file.collector.party or file.creditor


def collector_fields(file: CaseFile, language: str) -> Fields:
    """Return who writes, in which role, and what a collector must state (REM-10, REM-11)."""
    collector = file.collector
    party = sender(file)
    visiting = party.address(AddressKind.OFFICE, AddressKind.RESIDENCE)
    postal = party.address(AddressKind.POSTAL) or visiting
    return {
        **party_fields(party, language),
        "for_creditor": collector.role is not CollectorRole.CREDITOR,
        "is_agency": collector.role in {CollectorRole.COLLECTION_AGENCY, CollectorRole.DEBT_BUYER},
        "represents": collector.role in {CollectorRole.COLLECTION_AGENCY, CollectorRole.LAWYER, CollectorRole.BAILIFF},
        "register_number": collector.register_number or "",
        "complaints": collector.complaints or "",
        "visiting": one_line(visiting) if visiting else "",
        "postal": one_line(postal) if postal else "",
    }


def names_text(parties: tuple[AnyParty, ...], language: str) -> str:
    """Return "a en b": the names of several parties in running text."""
    return list_text([letter_name(party) for party in parties], language)


def _envelope_name(party: AnyParty, language: str) -> tuple[str, ...]:
    words = ENVELOPE[language]
    if isinstance(party, SoleTrader):
        return (party.trade_name, f"{words['attention']} {personal_name(party)}")
    if isinstance(party, NaturalPerson) and party.salutation:
        return (f"{words[party.salutation]} {letter_name(party)}",)
    return (letter_name(party),)


def _formal(party: AnyParty) -> str:
    """Return the party as a deed introduces it: legal form and name, or first names, name and trade name."""
    if isinstance(party, LegalPerson | Partnership):
        return f"{LEGAL_FORMS[party.legal_form]} {party.name}"
    if isinstance(party, PublicAuthority):
        return f"de publiekrechtelijke rechtspersoon {party.name}"
    title = {"mevrouw": "mevrouw ", "heer": "de heer "}.get(party.salutation or "", "")
    if isinstance(party, SoleTrader):
        return f"{title}{full_name(party)}, handelend onder de naam {party.trade_name}"
    return f"{title}{full_name(party)}"


def _established(party: AnyParty) -> str:
    """Return how a deed says where a party is: at home, at an office, or with a seat."""
    if not isinstance(party, NaturalPerson | SoleTrader):
        return "gevestigd"
    return "wonende" if party.address(AddressKind.RESIDENCE) else "kantoorhoudende"


def _birth_date(party: AnyParty, language: str) -> str:
    if isinstance(party, NaturalPerson | SoleTrader) and party.birth_date:
        return date_text(party.birth_date, language)
    return ""


def _kvk(party: AnyParty) -> str:
    return "" if isinstance(party, NaturalPerson) else party.kvk or ""


def _checked(party: AnyParty, language: str) -> str:
    address = party.address(*SERVICE_ADDRESS)
    if address is None or address.checked_on is None:
        return ""
    where = f" ({address.checked_in})" if address.checked_in else ""
    return f"{date_text(address.checked_on, language)}{where}"
