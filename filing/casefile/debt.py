"""What the debt comes from: the contract, its terms, and what a consumer was told before it was made."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from filing.calendar_nl import MONTHS_PER_YEAR
from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, NotNegative, Percent, Prose, Whole

MOST = Decimal(100)  # [percent per year] an agreed rate above it is a slip of the pen


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
    """The number of days of the term."""
    set_by: TermSource | None = None
    """Left out means unknown, and the program asks."""
    fatal: Flag | None = None
    """Whether the agreed term was meant to be fatal; an agreed term is, unless something else follows (6:83 a)."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


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
    """What the clause is about."""
    article: Line | None = None
    """Its number in the terms."""
    text: Prose
    """Its text, word for word."""


class Terms(CaseModel):
    """General terms and conditions: whether they apply, which version, and how they were supplied (CON-11)."""

    apply: Flag
    """Whether general terms apply."""
    title: Line | None = None
    """The name of the terms."""
    version: Line | None = None
    """The version of the terms."""
    supplied_how: Prose | None = None
    """How they were supplied to the debtor."""
    supplied_on: Day | None = None
    """The day on which they were supplied."""
    clauses: tuple[Clause, ...] = ()
    """The clauses that are relied on."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


def per_year(rate: Decimal, per: Literal["year", "month"]) -> Decimal:
    """Return an agreed rate in percent per year: one per month counts twelve times."""
    return rate * MONTHS_PER_YEAR if per == "month" else rate


class ContractualInterest(CaseModel):
    """An agreed interest rate and how it runs."""

    rate: Percent
    """The agreed percentage."""
    per: Literal["year", "month"] = "year"
    """Whether the rate is per year or per month."""
    compounding: Literal["none", "yearly", "monthly"] = "none"
    """How often interest is added to the principal."""
    article: Line | None = None
    """The article in which it was agreed."""

    @model_validator(mode="after")
    def _at_most_a_hundred_percent(self) -> "ContractualInterest":
        if per_year(self.rate, self.per) > MOST:
            message = "this is more than 100 percent per year; check the rate, and whether it is per month"
            raise ValueError(message)
        return self


class ContractualCosts(CaseModel):
    """An agreed term on collection costs (D14-34, DEM-29)."""

    percent: Percent | None = None
    """The agreed percentage of the claim."""
    minimum: NotNegative | None = None
    """The agreed least amount."""
    article: Line | None = None
    """The article in which it was agreed."""


class Duty(CaseModel):
    """One information duty and how it was met, with the exhibit that shows it (CON-04 to CON-08)."""

    article: Line
    """The article of the duty."""
    what: Line
    """What the debtor had to be told."""
    met_how: Prose
    """How it was told."""
    on: Day | None = None
    """The day on which it was told."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class ConsumerReview(CaseModel):
    """What the court reviews of its own motion in a consumer case (section 6 of the rules)."""

    order_button: Line | None = None
    """The words on the order button (CON-05)."""
    order_button_evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show the order button."""
    confirmed_on: Day | None = None
    """The day of the confirmation on a durable medium (CON-07)."""
    confirmation_evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show the confirmation."""
    accepted_in_writing_on: Day | None = None
    """Written acceptance after a sale by telephone (CON-08)."""
    duties: tuple[Duty, ...] = ()
    """Information duties, and how each was met."""
    withdrawal_information: Prose | None = None
    """How the consumer was told of the right of withdrawal."""
    credit_model: Prose | None = None
    """How deferred payment or credit is earned on (CON-12)."""
    creditworthiness_tested_on: Day | None = None
    """The day on which creditworthiness was tested (CON-12)."""


class Contract(CaseModel):
    """The contract or other ground that the claims rest on."""

    kind: Line
    """What kind of contract, in the words of the document: "koopovereenkomst", "overeenkomst van opdracht"."""
    concluded_on: Day | None = None
    """The day on which it was concluded (CON-03)."""
    concluded_at: Line | None = None
    """The place where it was concluded."""
    channel: Channel | None = None
    """How it was concluded (CON-03)."""
    number: Line | None = None
    """Contract or order number."""
    subject: Prose
    """What was delivered or done, as a sentence part: "de levering van een elektrische fiets"."""
    price: NotNegative | None = None
    """The agreed price, VAT included."""
    performed_on: Day | None = None
    """The day of delivery or performance."""
    performed_at: Line | None = None
    """The place of delivery or performance."""
    terms: Terms | None = None
    """General terms and conditions."""
    payment_term: PaymentTerm | None = None
    """The payment term, and who set it."""
    acceptance_days: Whole | None = None
    """Days agreed for verification or acceptance (DEM-25)."""
    contractual_interest: ContractualInterest | None = None
    """The agreed interest."""
    contractual_costs: ContractualCosts | None = None
    """What was agreed on collection costs."""
    consumer_review: ConsumerReview | None = None
    """What the court reviews of its own motion in a consumer case."""
    credit_sum: NotNegative | None = None
    """The credit sum of a consumer credit, which has a limit of its own for the subdistrict court (SUM-51)."""
    forum: Line | None = None
    """A choice of court, by the statutory name: "rechtbank Rotterdam" (SUM-54)."""
    forum_after_dispute: Flag | None = None
    """Whether that choice was made after the dispute arose (art. 108 lid 2 Rv); left out counts as not."""
    ended_on: Day | None = None
    """The day on which the contract ended."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class Debt(CaseModel):
    """The debt as a whole."""

    kind: DebtKind
    """What kind of debt this is."""
    contract: Contract | None = None
    """The contract or other ground of the claims."""
    facts: tuple[Prose, ...] = ()
    """What happened, paragraph by paragraph, as the summons tells it after the built-in facts."""
    grounds: tuple[Prose, ...] = ()
    """Legal grounds to add to those that follow from the contract."""
    location: Line | None = None
    """The municipality of the rented or immovable thing (SUM-53)."""
    rented: Literal["dwelling", "retail_space", "other"] | None = None
    """What is rented: a dwelling or retail space goes to the court of its location alone (SUM-53)."""
