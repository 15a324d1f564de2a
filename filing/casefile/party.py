"""Who takes part: persons, firms, partnerships and authorities, their addresses, and what limits them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from filing.casefile.values import (
    CaseModel,
    CitizenServiceNumber,
    Day,
    Flag,
    Iban,
    Identifier,
    Line,
    Prose,
    TradeRegisterNumber,
)


class AddressKind(StrEnum):
    """What an address is used for."""

    RESIDENCE = "residence"
    OFFICE = "office"
    POSTAL = "postal"
    CHOSEN_DOMICILE = "chosen_domicile"
    ABODE = "abode"


class Address(CaseModel):
    """An address, with the day on which somebody checked it."""

    kind: AddressKind
    """What the address is used for."""
    street: Line | None = None
    """Street name, or "Postbus" for a box."""
    number: Line | None = None
    """House or box number with its addition, as it is printed."""
    extra: Line | None = None
    """A line above the street: building, department, c/o."""
    postcode: Line | None = None
    """The postcode; a Dutch one as 1234 AB."""
    city: Line
    """The town, as the address prints it."""
    municipality: Line | None = None
    """The municipality, which decides the court. A village is not a municipality."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "NL"
    """ISO 3166 code of two letters."""
    country_name: Line | None = None
    """The name of a country other than the Netherlands, as the last line of the address prints it."""
    checked_on: Day | None = None
    """The day on which somebody checked the address."""
    checked_in: Line | None = None
    """Where it was checked: BRP, trade register, the debtor's own statement."""
    since: Day | None = None
    """The first day on which it is the address."""
    until: Day | None = None
    """The first day on which it no longer is the address."""


class StatusKind(StrEnum):
    """A legal status that limits what may be done (rules X-30 to X-40)."""

    BANKRUPTCY = "bankruptcy"
    DEBT_RESTRUCTURING = "debt_restructuring"
    SUSPENSION_OF_PAYMENTS = "suspension_of_payments"
    PROVISIONAL_MEASURE = "provisional_measure"
    COOLING_OFF = "cooling_off"
    MORATORIUM = "moratorium"
    PROTECTIVE_ADMINISTRATION = "protective_administration"
    GUARDIANSHIP = "guardianship"
    MINOR = "minor"
    DECEASED = "deceased"
    UNKNOWN_RESIDENCE = "unknown_residence"
    DEBT_HELP_STABILISATION = "debt_help_stabilisation"


class Capacity(StrEnum):
    """In which capacity somebody stands in for a party."""

    TRUSTEE = "trustee"
    ADMINISTRATOR = "administrator"
    GUARDIAN = "guardian"
    PARENT = "parent"
    EXECUTOR = "executor"
    LIQUIDATOR = "liquidator"
    HEIR = "heir"
    DIRECTOR = "director"
    PARTNER = "partner"
    AUTHORISED = "authorised"


class Representative(CaseModel):
    """Somebody to address instead of, or together with, a party."""

    name: Line
    """The name of the representative."""
    capacity: Capacity
    """In which capacity."""
    addresses: tuple[Address, ...] = ()
    """Where the representative is written to."""
    email: Line | None = None
    """E-mail address."""
    telephone: Line | None = None
    """Telephone number."""


class LegalStatus(CaseModel):
    """A status with its dates; without ``until`` it lasts."""

    kind: StatusKind
    """Which status it is."""
    since: Day | None = None
    """The first day of the status."""
    until: Day | None = None
    """The first day on which it no longer lasts."""
    representative: Representative | None = None
    """The trustee (curator), administrator (bewindvoerder), guardian, or heirs' representative."""
    reference: Line | None = None
    """Number in the register."""
    source: Line | None = None
    """Where this comes from: register, letter, the debtor."""
    note: Prose | None = None
    """What else there is to say about it."""

    def lasts_on(self, day: Day) -> bool:
        """Return whether the status has not ended by ``day``."""
        return self.until is None or day < self.until


class SizeClass(StrEnum):
    """Size class of art. 2:395a to 2:397 BW; "large" matters for the agreed payment term (DEM-24)."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class VatPosition(CaseModel):
    """How a party stands to value added tax; decides on VAT over collection costs (D14-12)."""

    number: Line | None = None
    """The VAT number."""
    can_deduct: Flag | None = None
    """Whether the party can deduct the VAT that it is charged. Unknown is not yes."""


class EveryParty(CaseModel):
    """What every party can say, whatever its type."""

    id: Identifier | None = None
    """Name of this party in the case file; left out, it follows from the place (creditor, debtor-1)."""
    addresses: tuple[Address, ...] = ()
    """Addresses, each with what it is used for."""
    email: Line | None = None
    """E-mail address."""
    telephone: Line | None = None
    """Telephone number."""
    website: Line | None = None
    """Website."""
    iban: Iban | None = None
    """The party's own bank account."""
    vat: VatPosition | None = None
    """How the party stands to value added tax."""
    size: SizeClass | None = None
    """Size class of a firm (DEM-24)."""
    language: Literal["nl", "en"] | None = None
    """The language in which the party is written to, when it is not Dutch."""
    statuses: tuple[LegalStatus, ...] = ()
    """Legal statuses that limit what may be done."""
    representatives: tuple[Representative, ...] = ()
    """Who is addressed instead of, or together with, the party."""
    note: Prose | None = None
    """A note for the desk."""

    def address(self, *kinds: AddressKind) -> Address | None:
        """Return the first address of the first of ``kinds`` that the party has, else None."""
        for kind in kinds:
            for address in self.addresses:
                if address.kind is kind:
                    return address
        return None


class EveryPerson(EveryParty):
    """What every person can say, with or without a business."""

    first_names: Line | None = None
    """Full first names; a summons needs them (SUM-01)."""
    initials: Line | None = None
    """Initials, as an envelope prints them; a title such as mr. may stand before them."""
    prefix: Line | None = None
    """What stands before the family name: van, de, van der."""
    last_name: Line
    """Family name, without the prefix."""
    salutation: Literal["mevrouw", "heer"] | None = None
    """The Dutch word with which a letter opens: mevrouw, or heer without "de"; left out, it opens neutrally."""
    birth_date: Day | None = None
    """Date of birth."""
    citizen_service_number: Annotated[CitizenServiceNumber | None, Field(exclude=True, repr=False)] = None
    """Only where the law lets the addressee have it. It appears in no document, log, packet or export."""


class NaturalPerson(EveryPerson):
    """A natural person: a consumer, or somebody who acted for a profession or business (X-01)."""

    type: Literal["natural_person"]
    """Says that this is a natural person."""
    acts_as: Literal["consumer", "business"] | None = None
    """In which capacity this person made the contract. Left out means unknown, and the program asks."""


class SoleTrader(EveryPerson):
    """A natural person with a one-man business (eenmanszaak); the person is the party (SUM-72)."""

    type: Literal["sole_trader"]
    """Says that this is a sole trader."""
    trade_name: Line
    """The name under which the person trades."""
    kvk: TradeRegisterNumber | None = None
    """Number in the trade register (KvK), eight digits."""
    acts_as: Literal["consumer", "business"] | None = None
    """In which capacity this person made the contract. Left out means unknown, and the program asks."""


class LegalPerson(EveryParty):
    """A company, foundation, association or other legal person."""

    type: Literal["legal_person"]
    """Says that this is a legal person."""
    name: Line
    """The registered name."""
    legal_form: Literal["bv", "nv", "stichting", "vereniging", "cooperatie", "foreign", "other"]
    """The legal form."""
    trade_names: tuple[Line, ...] = ()
    """Other names under which it trades."""
    kvk: TradeRegisterNumber | None = None
    """Number in the trade register (KvK), eight digits."""
    foreign_register: Line | None = None
    """Register and number of a foreign company."""
    seat: Line | None = None
    """The statutory seat, which a summons names (SUM-01)."""


Partner = Annotated[NaturalPerson | SoleTrader | LegalPerson, Field(discriminator="type")]


class Partnership(EveryParty):
    """A partnership with its partners; each is owed a copy and is named with its own residence (SUM-71)."""

    type: Literal["partnership"]
    """Says that this is a partnership."""
    name: Line
    """The registered name."""
    legal_form: Literal["vof", "cv", "maatschap"]
    """The legal form."""
    kvk: TradeRegisterNumber | None = None
    """Number in the trade register (KvK), eight digits."""
    seat: Line | None = None
    """The municipality where it has its seat."""
    partners: tuple[Partner, ...] = ()
    """The partners, each a person or a legal person."""


class PublicAuthority(EveryParty):
    """The State, a province, a municipality or another public authority (art. 6:119b BW)."""

    type: Literal["public_authority"]
    """Says that this is a public authority."""
    name: Line
    """The official name."""
    kvk: TradeRegisterNumber | None = None
    """Number in the trade register (KvK), eight digits."""
    seat: Line | None = None
    """The municipality where it has its seat."""


Party = Annotated[NaturalPerson | SoleTrader | LegalPerson | Partnership | PublicAuthority, Field(discriminator="type")]


class CollectorRole(StrEnum):
    """In which role somebody collects (X-05)."""

    CREDITOR = "creditor"
    COLLECTION_AGENCY = "collection_agency"
    DEBT_BUYER = "debt_buyer"
    LAWYER = "lawyer"
    BAILIFF = "bailiff"


class Collector(CaseModel):
    """Who writes the letters. With role ``creditor`` there is no ``party``: the creditor writes itself."""

    role: CollectorRole
    """In which role the collector acts (X-05)."""
    party: Party | None = None
    """Who the collector is, when it is not the creditor itself."""
    register_number: Line | None = None
    """Number in the register of collection services (Wki)."""
    complaints: Line | None = None
    """Where a debtor complains, and the disputes scheme (REM-11)."""
    engaged_on: Day | None = None
    """The day on which the collector was engaged."""
    charges_vat: Flag | None = None
    """Whether the creditor is charged VAT for the collection work (D14-12)."""


class Handler(CaseModel):
    """The person who handles the case, and signs."""

    name: Line
    """The name under the letters."""
    capacity: Line | None = None
    """For example "advocaat", "medewerker debiteurenbeheer"."""
    telephone: Line | None = None
    """Telephone number."""
    email: Line | None = None
    """E-mail address."""
