"""What is claimed and what came in: claims, their interest, payments and credit notes."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from filing.casefile.debt import MOST, PaymentTerm, per_year
from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, Percent, Positive, Prose

NO_POINTS = Decimal(0)


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
    """Which interest runs after default."""
    rate: Percent | None = None
    """The agreed rate: of contractual interest, or in the place of the rate of commercial interest (DEM-26)."""
    per: Literal["year", "month"] = "year"
    """Whether an agreed rate is per year or per month."""
    compounding: Literal["none", "yearly", "monthly"] | None = None
    """Left out: yearly for statutory and commercial interest (6:119 lid 2), none for contractual interest."""
    surcharge: Percent | None = None
    """Percentage points per year on top of the rate, when agreed."""
    floor: Percent | None = None
    """The least rate per year, surcharge included, when agreed."""
    since: Day | None = None
    """First day of interest when it is not the first day of default."""
    paused: tuple["InterestPause", ...] = ()
    """Periods in which no interest runs."""
    article: Line | None = None
    """The article of the contract or terms in which it was agreed."""

    @model_validator(mode="after")
    def _rate_goes_with_contractual(self) -> "InterestTerms":
        with_rate = {InterestRegime.CONTRACTUAL, InterestRegime.COMMERCIAL}
        if self.rate is None and self.regime is InterestRegime.CONTRACTUAL:
            message = "contractual interest has no rate; add the agreed rate, or change the regime"
            raise ValueError(message)
        if self.rate is not None and self.regime not in with_rate:
            message = "a rate goes with regime contractual or commercial; leave the rate out, or change the regime"
            raise ValueError(message)
        if per_year(self.rate or NO_POINTS, self.per) + (self.surcharge or NO_POINTS) > MOST:
            message = (
                "this is more than 100 percent per year; check the rate, whether it is per month, and the surcharge"
            )
            raise ValueError(message)
        return self


class InterestPause(CaseModel):
    """A period without interest; ``until`` is the first day on which it runs again. No anniversary moves."""

    since: Day
    """The first day without interest."""
    until: Day | None = None
    """The first day on which interest runs again."""
    ground: Literal["creditor_default", "standstill", "debt_restructuring"]
    """Why no interest runs."""


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
    """The first day of default."""
    ground: DefaultGround
    """How default arose (D14-21)."""
    note: Prose | None = None
    """What else there is to say about it."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class Claim(CaseModel):
    """One claim: an invoice, an instalment, a month of rent. Amounts include VAT."""

    id: Identifier
    """Name of this claim in the case file."""
    kind: Literal["invoice", "instalment", "rent", "damages", "loan", "penalty", "other"] = "invoice"
    """What kind of claim this is."""
    ubl: Line | None = None
    """A UBL 2.1 invoice below the case folder, from which number, dates and amount are read when they are not here."""
    number: Line | None = None
    """The invoice number."""
    description: Line | None = None
    """What was delivered or done, on one line of the specification."""
    dated_on: Day | None = None
    """The date of the invoice or claim."""
    received_on: Day | None = None
    """The day the debtor received the invoice (DEM-20)."""
    performed_on: Day | None = None
    """The day of delivery or performance."""
    due_on: Day | None = None
    """The last day on which payment was in time."""
    amount: Positive | None = None
    """What was charged, VAT included; payments and credit notes are not taken off here."""
    vat_included: Positive | None = None
    """The part of the amount that is VAT."""
    payment_term: PaymentTerm | None = None
    """The term of this claim when it differs from the contract's."""
    extended_until: Day | None = None
    """A later last day that the creditor granted."""
    interest: InterestTerms | None = None
    """Left out: commercial between businesses, government against an authority, else statutory."""
    default: Default | None = None
    """The first day of default, when somebody established it."""
    consumer_sale: Flag | None = None
    """Whether this is the price of a consumer sale: limitation of two years (PRE-02)."""
    period_from: Day | None = None
    """The first day of the period that is charged."""
    period_until: Day | None = None
    """The last day of the period that is charged."""
    costs_excluded: Flag = False
    """Outside the scale of collection costs: damages in tort, penalties (D14-13)."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class Payment(CaseModel):
    """Money received."""

    id: Identifier
    """Name of this payment in the case file."""
    on: Day
    """The day on which it was credited; interest no longer runs over the paid part from that day."""
    amount: Positive
    """What was received."""
    by: Line | None = None
    """Who paid."""
    for_claims: tuple[Identifier, ...] = ()
    """Claims that the debtor designated (6:43 lid 1)."""
    designated_for: Literal["principal", "interest", "costs"] | None = None
    """A head that the debtor designated and the creditor accepted; else costs, interest, principal (6:44)."""
    to: Literal["creditor", "collector", "bailiff"] = "creditor"
    """Who received it."""
    reversed_on: Day | None = None
    """The day on which the bank took it back."""
    receipt_asked_on: Day | None = None
    """The day on which whoever paid asked for a receipt (X-17)."""
    description: Line | None = None
    """The description on the bank statement."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class CreditNote(CaseModel):
    """A credit note; it lowers the principal of its claim from its date."""

    id: Identifier
    """Name of this credit note in the case file."""
    claim: Identifier
    """Id of the claim that it lowers."""
    number: Line | None = None
    """The number of the credit note."""
    on: Day
    """The date of the credit note."""
    amount: Positive
    """What is credited, VAT included, without minus sign."""
    reason: Line | None = None
    """Why it was given."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""
