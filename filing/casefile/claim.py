"""What is claimed and what came in: claims, their interest, payments and credit notes."""

from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from filing.casefile.debt import PaymentTerm
from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, Percent, Positive, Prose


class InterestRegime(StrEnum):
    """Which interest runs after default."""

    STATUTORY = "statutory"
    COMMERCIAL = "commercial"
    GOVERNMENT = "government"
    CONTRACTUAL = "contractual"
    NONE = "none"


class InterestTerms(CaseModel):
    """The interest on one claim."""

    regime: InterestRegime
    rate: Percent | None = None
    """The agreed rate; only with regime ``contractual``."""
    per: Literal["year", "month"] = "year"
    compounding: Literal["none", "yearly", "monthly"] | None = None
    """Left out: yearly for statutory and commercial interest (6:119 lid 2), none for contractual interest."""
    surcharge: Percent | None = None
    """Percentage points on top of the table rate, when agreed."""
    since: Day | None = None
    """First day of interest when it is not the first day of default."""
    paused: tuple["InterestPause", ...] = ()
    article: Line | None = None

    @model_validator(mode="after")
    def _rate_goes_with_contractual(self) -> "InterestTerms":
        if (self.regime is InterestRegime.CONTRACTUAL) != (self.rate is not None):
            message = "a rate goes with regime contractual, and only with it; add the rate, or change the regime"
            raise ValueError(message)
        return self


class InterestPause(CaseModel):
    """A period without interest; ``until`` is the first day on which it runs again."""

    since: Day
    until: Day | None = None
    ground: Literal["creditor_default", "standstill", "debt_restructuring"]


class DefaultGround(StrEnum):
    """How default (verzuim) arose (D14-21)."""

    FATAL_TERM = "fatal_term"
    NOTICE = "notice"
    TORT = "tort"
    OWN_STATEMENT = "own_statement"
    LIABILITY_STATEMENT = "liability_statement"
    STATUTORY_TERM = "statutory_term"


class Default(CaseModel):
    """The first day of default when somebody established it; else it follows from term and notices."""

    since: Day
    ground: DefaultGround
    note: Prose | None = None
    evidence: tuple[Identifier, ...] = ()


class Claim(CaseModel):
    """One claim: an invoice, an instalment, a month of rent. Amounts include VAT."""

    id: Identifier
    kind: Literal["invoice", "instalment", "rent", "damages", "loan", "penalty", "other"] = "invoice"
    ubl: Line | None = None
    """A UBL 2.1 invoice below the case folder, from which number, dates and amount are read when they are not here."""
    number: Line | None = None
    description: Line | None = None
    dated_on: Day | None = None
    received_on: Day | None = None
    """The day the debtor received the invoice (DEM-20)."""
    performed_on: Day | None = None
    due_on: Day | None = None
    """The last day on which payment was in time."""
    amount: Positive | None = None
    vat_included: Positive | None = None
    payment_term: PaymentTerm | None = None
    """The term of this claim when it differs from the contract's."""
    extended_until: Day | None = None
    """A later last day that the creditor granted."""
    interest: InterestTerms | None = None
    """Left out: commercial between businesses, government against an authority, else statutory."""
    default: Default | None = None
    consumer_sale: Flag | None = None
    """Whether this is the price of a consumer sale: limitation of two years (PRE-02)."""
    period_from: Day | None = None
    period_until: Day | None = None
    costs_excluded: Flag = False
    """Outside the scale of collection costs: damages in tort, penalties (D14-13)."""
    evidence: tuple[Identifier, ...] = ()


class Payment(CaseModel):
    """Money received."""

    id: Identifier
    on: Day
    """The day on which it was credited; interest no longer runs over the paid part from that day."""
    amount: Positive
    by: Line | None = None
    for_claims: tuple[Identifier, ...] = ()
    """Claims that the debtor designated (6:43 lid 1)."""
    designated_for: Literal["principal", "interest", "costs"] | None = None
    """A head that the debtor designated and the creditor accepted; else costs, interest, principal (6:44)."""
    to: Literal["creditor", "collector", "bailiff"] = "creditor"
    reversed_on: Day | None = None
    """The day on which the bank took it back."""
    description: Line | None = None
    evidence: tuple[Identifier, ...] = ()


class CreditNote(CaseModel):
    """A credit note; it lowers the principal of its claim from its date."""

    id: Identifier
    claim: Identifier
    number: Line | None = None
    on: Day
    amount: Positive
    reason: Line | None = None
    evidence: tuple[Identifier, ...] = ()
