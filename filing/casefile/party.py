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
    street: Line | None = None
    """Street name, or "Postbus" for a box."""
    number: Line | None = None
    """House or box number with its addition, as it is printed."""
    extra: Line | None = None
    """A line above the street: building, department, c/o."""
    postcode: Line | None = None
    city: Line
    municipality: Line | None = None
    """The municipality, which decides the court. A village is not a municipality."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "NL"
    """ISO 3166 code of two letters."""
    country_name: Line | None = None
    """The name of a country other than the Netherlands, as the last line of the address prints it."""
    checked_on: Day | None = None
    checked_in: Line | None = None
    """Where it was checked: BRP, trade register, the debtor's own statement."""
    since: Day | None = None
    until: Day | None = None


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
    capacity: Capacity
    addresses: tuple[Address, ...] = ()
    email: Line | None = None
    telephone: Line | None = None


class LegalStatus(CaseModel):
    """A status with its dates; without ``until`` it lasts."""

    kind: StatusKind
    since: Day | None = None
    until: Day | None = None
    representative: Representative | None = None
    """The trustee (curator), administrator (bewindvoerder), guardian, or heirs' representative."""
    reference: Line | None = None
    """Number in the register."""
    source: Line | None = None
    """Where this comes from: register, letter, the debtor."""
    note: Prose | None = None


class SizeClass(StrEnum):
    """Size class of art. 2:395a to 2:397 BW; "large" matters for the agreed payment term (DEM-24)."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class VatPosition(CaseModel):
    """How a party stands to value added tax; decides on VAT over collection costs (D14-12)."""

    number: Line | None = None
    can_deduct: Flag | None = None
    """Whether the party can deduct the VAT that it is charged. Unknown is not yes."""


class _Party(CaseModel):
    id: Identifier | None = None
    addresses: tuple[Address, ...] = ()
    email: Line | None = None
    telephone: Line | None = None
    website: Line | None = None
    iban: Iban | None = None
    vat: VatPosition | None = None
    size: SizeClass | None = None
    language: Literal["nl", "en"] | None = None
    """The language in which the party is written to, when it is not Dutch."""
    statuses: tuple[LegalStatus, ...] = ()
    representatives: tuple[Representative, ...] = ()
    note: Prose | None = None

    def address(self, *kinds: AddressKind) -> Address | None:
        """Return the first address of the first of ``kinds`` that the party has, else None."""
        for kind in kinds:
            for address in self.addresses:
                if address.kind is kind:
                    return address
        return None


class _Person(_Party):
    first_names: Line | None = None
    """Full first names; a summons needs them (SUM-01)."""
    initials: Line | None = None
    prefix: Line | None = None
    """What stands before the family name: van, de, van der."""
    last_name: Line
    salutation: Literal["mevrouw", "heer"] | None = None
    birth_date: Day | None = None
    citizen_service_number: Annotated[CitizenServiceNumber | None, Field(exclude=True, repr=False)] = None
    """Only where the law lets the addressee have it. It appears in no document, log, packet or export."""


class NaturalPerson(_Person):
    """A natural person: a consumer, or somebody who acted for a profession or business (X-01)."""

    type: Literal["natural_person"]
    acts_as: Literal["consumer", "business"] | None = None
    """In which capacity this person made the contract. Left out means unknown, and the program asks."""


class SoleTrader(_Person):
    """A natural person with a one-man business (eenmanszaak); the person is the party (SUM-72)."""

    type: Literal["sole_trader"]
    trade_name: Line
    kvk: TradeRegisterNumber | None = None
    acts_as: Literal["consumer", "business"] | None = None


class LegalPerson(_Party):
    """A company, foundation, association or other legal person."""

    type: Literal["legal_person"]
    name: Line
    legal_form: Literal["bv", "nv", "stichting", "vereniging", "cooperatie", "foreign", "other"]
    trade_names: tuple[Line, ...] = ()
    kvk: TradeRegisterNumber | None = None
    foreign_register: Line | None = None
    seat: Line | None = None
    """The statutory seat, which a summons names (SUM-01)."""


Partner = Annotated[NaturalPerson | SoleTrader | LegalPerson, Field(discriminator="type")]


class Partnership(_Party):
    """A partnership with its partners; each is owed a copy and is named with its own residence (SUM-71)."""

    type: Literal["partnership"]
    name: Line
    legal_form: Literal["vof", "cv", "maatschap"]
    kvk: TradeRegisterNumber | None = None
    seat: Line | None = None
    partners: tuple[Partner, ...] = ()


class PublicAuthority(_Party):
    """The State, a province, a municipality or another public authority (art. 6:119b BW)."""

    type: Literal["public_authority"]
    name: Line
    kvk: TradeRegisterNumber | None = None
    seat: Line | None = None


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
    party: Party | None = None
    register_number: Line | None = None
    """Number in the register of collection services (Wki)."""
    complaints: Line | None = None
    """Where a debtor complains, and the disputes scheme (REM-11)."""
    engaged_on: Day | None = None
    charges_vat: Flag | None = None
    """Whether the creditor is charged VAT for the collection work (D14-12)."""


class Handler(CaseModel):
    """The person who handles the case, and signs."""

    name: Line
    capacity: Line | None = None
    """For example "advocaat", "medewerker debiteurenbeheer"."""
    telephone: Line | None = None
    email: Line | None = None
