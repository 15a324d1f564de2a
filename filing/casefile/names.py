"""How a party is named: in full for a deed, short for running text, and on the lines of an address."""

from filing.casefile.party import (
    Address,
    AddressKind,
    LegalPerson,
    NaturalPerson,
    Partnership,
    PublicAuthority,
    SoleTrader,
)
from filing.dutch import NO_BREAK_SPACE

AnyParty = NaturalPerson | SoleTrader | LegalPerson | Partnership | PublicAuthority
Person = NaturalPerson | SoleTrader
LETTER_ADDRESS = (AddressKind.POSTAL, AddressKind.RESIDENCE, AddressKind.OFFICE, AddressKind.ABODE)
SERVICE_ADDRESS = (AddressKind.RESIDENCE, AddressKind.OFFICE, AddressKind.ABODE)


def is_person(party: AnyParty) -> bool:
    """Return whether the party is a natural person, with or without a business."""
    return isinstance(party, NaturalPerson | SoleTrader)


def full_name(party: AnyParty) -> str:
    """Return the name as a deed needs it: all first names of a person, the registered name of a firm."""
    if isinstance(party, NaturalPerson | SoleTrader):
        given = party.first_names or party.initials
        return " ".join(part for part in (given, party.prefix, party.last_name) if part)
    return party.name


def letter_name(party: AnyParty) -> str:
    """Return the name by which letters know the party: a sole trader by the trade name, a person by initials."""
    if isinstance(party, SoleTrader):
        return party.trade_name
    return personal_name(party) if isinstance(party, NaturalPerson) else party.name


def personal_name(person: Person) -> str:
    """Return initials, where they are known, and family name."""
    given = person.initials or person.first_names
    return " ".join(part for part in (given, person.prefix, person.last_name) if part)


def family_name(person: Person) -> str:
    """Return the family name with its prefix, the prefix with a capital as after "mevrouw" or "heer"."""
    if not person.prefix:
        return person.last_name
    return f"{person.prefix[0].upper()}{person.prefix[1:]} {person.last_name}"


def address_lines(address: Address) -> tuple[str, ...]:
    """Return the lines of an address without the name; a Dutch postcode as ``1234 AB``, a foreign country last."""
    lines = [address.extra, " ".join(part for part in (address.street, address.number) if part)]
    place = "  ".join(part for part in (address.postcode, address.city) if part)
    lines.append(place)
    if address.country != "NL":
        lines.append((address.country_name or address.country).upper())
    return tuple(line for line in lines if line)


def one_line(address: Address) -> str:
    """Return the address in running text: ``Dorpsstraat 1, 1234 AB Voorbeeld``; building and c/o are left out.

    A no-break space keeps the postcode on one line.
    """
    street = " ".join(part for part in (address.street, address.number) if part)
    postcode = (address.postcode or "").replace(" ", NO_BREAK_SPACE)
    place = " ".join(part for part in (postcode, address.city) if part)
    country = "" if address.country == "NL" else (address.country_name or address.country)
    return ", ".join(part for part in (street, place, country) if part)
