"""What is owed on a date, as values: every amount stands with what it was computed from.

Amounts are euro with two decimals. The interest of a statement runs over ``[since, on)``: the statement date itself
is not in it, and "from" in a claim continues with that day.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from filing.law.interest import InterestPeriod
from filing.law.table import Row, distinct
from filing.message import Message
from filing.money import ZERO, round_cent, total
from filing.reckoning.default import DefaultState
from filing.reckoning.paid_in_term import PaidInTerm


class Head(StrEnum):
    """What a payment is imputed to, in the order of art. 6:44 BW; interest on the costs is interest too."""

    COSTS = "costs"
    COSTS_INTEREST = "costs_interest"
    INTEREST = "interest"
    PRINCIPAL = "principal"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a payment and what it paid; ``claim_id`` is empty for collection costs and the interest on them."""

    head: Head
    claim_id: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ImputedPayment:
    """A payment and how it was imputed (6:43, 6:44); ``surplus`` is what was more than owed."""

    payment_id: str
    on: dt.date
    amount: Decimal
    parts: tuple[Part, ...]
    surplus: Decimal

    def to(self, *heads: Head) -> Decimal:
        """Return what this payment paid of ``heads`` together."""
        return total(part.amount for part in self.parts if part.head in heads)


@dataclass(frozen=True, slots=True)
class ClaimStatement:
    """One claim on the statement date.

    ``base`` is the sum on which interest runs from then on: open principal, and interest of full years (6:119 lid 2).
    ``credited`` is what credit notes took off the principal; ``credit_left`` what they took off above it, which the
    creditor owes back.
    """

    claim_id: str
    number: str
    description: str
    dated_on: dt.date | None
    last_day: dt.date | None
    amount: Decimal
    credited: Decimal
    default: DefaultState
    regime: str
    interest_since: dt.date | None
    periods: tuple[InterestPeriod, ...]
    principal_paid: Decimal
    interest_paid: Decimal
    per_day_exact: Decimal
    interest_article: str
    until: dt.date
    base: Decimal = ZERO
    credit_left: Decimal = ZERO

    @property
    def per_day(self) -> Decimal:
        """One day's interest, rounded half up to the cent; the sum of a statement is rounded once, not per claim."""
        return round_cent(self.per_day_exact)

    @property
    def principal_open(self) -> Decimal:
        """Principal still owed."""
        return self.amount - self.credited - self.principal_paid

    @property
    def interest(self) -> Decimal:
        """All interest that accrued up to the statement date."""
        return total(period.interest for period in self.periods)

    @property
    def interest_open(self) -> Decimal:
        """Accrued interest still owed."""
        return self.interest - self.interest_paid


@dataclass(frozen=True, slots=True)
class CostsStatement:
    """The collection costs: what the scale gives, what may be claimed, and why.

    ``claimed`` and ``claimed_vat`` are zero while the costs are not due; then ``reason`` says why, with its rule.
    ``scale`` is what the scale gives over ``base`` (a notice must name exactly this). ``paid_in_term`` is what was paid
    in time on the notices, by which they may be met.
    """

    base: Decimal
    scale: Decimal
    scale_vat: Decimal
    claimed: Decimal
    claimed_vat: Decimal
    due_from: dt.date | None
    paid: Decimal
    rule: str
    article: str
    reason: Message
    capped: bool
    rows: tuple[Row, ...]
    paid_in_term: tuple[PaidInTerm, ...] = ()

    @property
    def total(self) -> Decimal:
        """Costs with VAT."""
        return self.claimed + self.claimed_vat

    @property
    def open(self) -> Decimal:
        """Costs still owed."""
        return self.total - self.paid


@dataclass(frozen=True, slots=True)
class CostsInterest:
    """Statutory interest on the collection costs, where the creditor claims it; a line of its own everywhere.

    ``since`` is the first day of that interest; None while nothing runs. ``from_service``: it is claimed from the day
    on which the summons is served, and that day is not on record yet.
    Law:   art. 6:119 BW
    """

    since: dt.date | None = None
    periods: tuple[InterestPeriod, ...] = ()
    paid: Decimal = ZERO
    per_day_exact: Decimal = Decimal(0)
    article: str = "art. 6:119 BW"
    from_service: bool = False

    @property
    def per_day(self) -> Decimal:
        """One day's interest on the costs, rounded half up to the cent."""
        return round_cent(self.per_day_exact)

    @property
    def interest(self) -> Decimal:
        """All interest on the costs that accrued up to the statement date."""
        return total(period.interest for period in self.periods)

    @property
    def open(self) -> Decimal:
        """Interest on the costs that is still owed."""
        return self.interest - self.paid


@dataclass(frozen=True, slots=True)
class Statement:
    """What is owed on ``on``; ``not_due`` are claims that are dated but can still be paid in time, and left out.

    ``interest`` is that on the claims; interest on the collection costs stands apart in ``costs_interest``.
    ``claim_limit`` is the sum to which the creditor limits what it asks in court, or None.
    ``remarks`` say what the case file holds and these figures do not show: a person should read them.
    Invariant: claimed (principal less credit notes, interest, costs, interest on costs) less paid, plus surplus, is
    open; asked plus reserved is open; to the cent.
    """

    on: dt.date
    claims: tuple[ClaimStatement, ...]
    costs: CostsStatement
    payments: tuple[ImputedPayment, ...]
    not_due: tuple[str, ...] = ()
    remarks: tuple[Message, ...] = ()
    costs_interest: CostsInterest = CostsInterest()
    claim_limit: Decimal | None = None

    @property
    def principal(self) -> Decimal:
        """All principal claimed, less credit notes."""
        return total(claim.amount - claim.credited for claim in self.claims)

    @property
    def principal_open(self) -> Decimal:
        """Principal still owed."""
        return total(claim.principal_open for claim in self.claims)

    @property
    def interest(self) -> Decimal:
        """All interest accrued on the claims."""
        return total(claim.interest for claim in self.claims)

    @property
    def interest_open(self) -> Decimal:
        """Interest on the claims still owed."""
        return total(claim.interest_open for claim in self.claims)

    @property
    def paid(self) -> Decimal:
        """All money received and kept."""
        return total(payment.amount for payment in self.payments)

    @property
    def surplus(self) -> Decimal:
        """Money received above what was owed."""
        return total(payment.surplus for payment in self.payments)

    @property
    def credit_left(self) -> Decimal:
        """What credit notes took off above the principal that was then open."""
        return total(claim.credit_left for claim in self.claims)

    @property
    def open(self) -> Decimal:
        """Everything still owed on the statement date."""
        return self.principal_open + self.interest_open + self.costs.open + self.costs_interest.open

    @property
    def asked(self) -> Decimal:
        """What is asked of ``open``: all of it, or the sum to which the claim is limited when more is open.

        A receipt lowers the whole debt, and the limited claim only when less than the limit is left open: what the
        creditor reserved is taken to be paid first. That is a convention; a court may see it differently.
        """
        return self.open if self.claim_limit is None else min(self.open, self.claim_limit)

    @property
    def reserved(self) -> Decimal:
        """What is open above the limit of the claim, and not asked now."""
        return self.open - self.asked

    @property
    def per_day_exact(self) -> Decimal:
        """Interest for each further day, that on the costs included, not rounded."""
        return sum((claim.per_day_exact for claim in self.claims), self.costs_interest.per_day_exact)

    @property
    def per_day(self) -> Decimal:
        """Interest for each further day at the rate of the statement date, before a next compounding.

        Rounds: the sum half up to the cent, once
        """
        return round_cent(self.per_day_exact)

    @property
    def bears_interest(self) -> bool:
        """Whether interest goes on, also when a day of it is less than half a cent."""
        return self.per_day_exact > 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every law row that an amount rests on, once each, in order of first use."""
        periods = (*(period for claim in self.claims for period in claim.periods), *self.costs_interest.periods)
        return distinct((*(row for period in periods for row in period.rows), *self.costs.rows))

    def claim(self, claim_id: str) -> ClaimStatement:
        """Return the line of one claim.

        Raises:
            KeyError: no claim has this id.
        """
        for claim in self.claims:
            if claim.claim_id == claim_id:
                return claim
        raise KeyError(claim_id)
