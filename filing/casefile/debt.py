"""What the debt comes from: the contract, its terms, and what a consumer was told before it was made."""

from enum import StrEnum
from typing import Literal

from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, NotNegative, Percent, Prose, Whole


class DebtKind(StrEnum):
    """What kind of debt this is; decides limitation, competence and the consumer checks."""

    COMMERCIAL = "commercial"
    CONSUMER_SALE = "consumer_sale"
    SERVICES = "services"
    BANK_LOAN = "bank_loan"
    CONSUMER_CREDIT = "consumer_credit"
    CREDIT_CARD = "credit_card"
    MORTGAGE = "mortgage"
    TAX = "tax"
    PERSONAL = "personal"
    RENT = "rent"
    ENERGY = "energy"
    WATER = "water"
    CARE = "care"
    TELECOM = "telecom"
    SUBSCRIPTION = "subscription"
    INSURANCE = "insurance"
    EMPLOYMENT = "employment"
    TORT = "tort"
    OTHER = "other"


class Channel(StrEnum):
    """How a contract was concluded (CON-03)."""

    IN_STORE = "in_store"
    ONLINE = "online"
    OFF_PREMISES = "off_premises"
    TELEPHONE = "telephone"
    EMAIL = "email"
    LETTER = "letter"


class TermSource(StrEnum):
    """Who set the payment term: agreed terms can be fatal, unilateral ones cannot (D14-20, 6:83 a BW)."""

    AGREED = "agreed"
    UNILATERAL = "unilateral"
    STATUTORY = "statutory"


class PaymentTerm(CaseModel):
    """The payment term, and who set it."""

    days: Whole | None = None
    set_by: TermSource | None = None
    """Left out means unknown, and the program asks."""
    fatal: Flag | None = None
    """Whether the agreed term was meant to be fatal; an agreed term is, unless something else follows (6:83 a)."""
    evidence: tuple[Identifier, ...] = ()


class Clause(CaseModel):
    """The text of a term that is relied on; the court tests it (CON-10)."""

    about: Literal[
        "interest",
        "collection_costs",
        "price_change",
        "deposit",
        "penalty",
        "early_exit",
        "retention",
        "forum",
        "other",
    ]
    article: Line | None = None
    text: Prose


class Terms(CaseModel):
    """General terms and conditions: whether they apply, which version, and how they were supplied (CON-11)."""

    apply: Flag
    title: Line | None = None
    version: Line | None = None
    supplied_how: Prose | None = None
    supplied_on: Day | None = None
    clauses: tuple[Clause, ...] = ()
    evidence: tuple[Identifier, ...] = ()


class ContractualInterest(CaseModel):
    """An agreed interest rate and how it runs."""

    rate: Percent
    per: Literal["year", "month"] = "year"
    compounding: Literal["none", "yearly", "monthly"] = "none"
    article: Line | None = None


class ContractualCosts(CaseModel):
    """An agreed term on collection costs (D14-34, DEM-29)."""

    percent: Percent | None = None
    minimum: NotNegative | None = None
    article: Line | None = None


class Duty(CaseModel):
    """One information duty and how it was met, with the exhibit that shows it (CON-04 to CON-08)."""

    article: Line
    what: Line
    met_how: Prose
    on: Day | None = None
    evidence: tuple[Identifier, ...] = ()


class ConsumerReview(CaseModel):
    """What the court reviews of its own motion in a consumer case (section 6 of the rules)."""

    order_button: Line | None = None
    """The words on the order button (CON-05)."""
    order_button_evidence: tuple[Identifier, ...] = ()
    confirmed_on: Day | None = None
    """The day of the confirmation on a durable medium (CON-07)."""
    confirmation_evidence: tuple[Identifier, ...] = ()
    accepted_in_writing_on: Day | None = None
    """Written acceptance after a sale by telephone (CON-08)."""
    duties: tuple[Duty, ...] = ()
    withdrawal_information: Prose | None = None
    credit_model: Prose | None = None
    """How deferred payment or credit is earned on (CON-12)."""
    creditworthiness_tested_on: Day | None = None


class Contract(CaseModel):
    """The contract or other ground that the claims rest on."""

    kind: Line
    """What kind of contract, in the words of the document: "koopovereenkomst", "overeenkomst van opdracht"."""
    concluded_on: Day | None = None
    concluded_at: Line | None = None
    channel: Channel | None = None
    number: Line | None = None
    subject: Prose
    """What was delivered or done, as a sentence part: "de levering van een elektrische fiets"."""
    price: NotNegative | None = None
    performed_on: Day | None = None
    performed_at: Line | None = None
    terms: Terms | None = None
    payment_term: PaymentTerm | None = None
    acceptance_days: Whole | None = None
    """Days agreed for verification or acceptance (DEM-25)."""
    contractual_interest: ContractualInterest | None = None
    contractual_costs: ContractualCosts | None = None
    consumer_review: ConsumerReview | None = None
    forum: Line | None = None
    """A choice of court (SUM-54)."""
    ended_on: Day | None = None
    evidence: tuple[Identifier, ...] = ()


class Debt(CaseModel):
    """The debt as a whole."""

    kind: DebtKind
    contract: Contract | None = None
    facts: tuple[Prose, ...] = ()
    """What happened, paragraph by paragraph, as the summons tells it after the built-in facts."""
    grounds: tuple[Prose, ...] = ()
    """Legal grounds to add to those that follow from the contract."""
    location: Line | None = None
    """The municipality of the rented or immovable thing (SUM-53)."""
