"""How a statement was reckoned, as values: every line that somebody needs to reckon it again by hand.

Nothing here computes what is owed; ``explain.py`` makes these values from a statement and the case file.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from filing.law.collection_costs import TierLine
from filing.law.table import Row
from filing.message import say
from filing.money import CENT, ZERO, total
from filing.reckoning.costs import AgreedCosts
from filing.reckoning.statement import ClaimStatement, CostsStatement, Head, Statement

CONVENTIONS = (
    say("The first day of a line counts and so does its last; the statement date itself bears no interest yet."),
    say("A line is base x rate x days / 36500: actual days over 365, also in leap years."),
    say("A line ends where the rate changes, interest begins to bear interest, interest stops, or money comes in."),
    say("Each line is rounded half up to the cent; then the lines are added."),
    say("Of one day, in this order: interest up to it, credit notes, collection costs that fall due, payments."),
    say(
        "A payment goes to costs, interest, principal (art. 6:44 BW); over several claims in the order of art. 6:43 BW."
    ),
)
"""How every statement is reckoned, a sentence each."""

MOST_DECIMALS = Decimal("0.000001")


class Begins(StrEnum):
    """Why a line of interest begins on its first day; ``PAUSED`` is a line without interest."""

    FIRST_DAY = "first day"
    RATE = "new rate"
    COMPOUNDING = "interest added"
    PAYMENT = "payment"
    CREDIT_NOTE = "credit note"
    COSTS = "more costs due"
    PAUSED = "no interest"
    RESUMED = "interest again"


@dataclass(frozen=True, slots=True)
class InterestLine:
    """Interest over one stretch of days: ``amount`` is ``base`` × ``rate`` × ``days`` / 36500, rounded.

    ``added`` is the part of ``base`` that is interest of full years (or months), on which interest runs. A line of
    days without interest has base, rate and amount zero.
    Interval: [since, until); ``through`` is the last day that counts
    Rounds: half up to the cent
    """

    since: dt.date
    through: dt.date
    days: int
    base: Decimal
    added: Decimal
    rate: Decimal
    amount: Decimal
    begins: tuple[Begins, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A credit note on a claim; ``used`` lowered the principal, ``left`` is what it took off above it."""

    note_id: str
    number: str
    on: dt.date
    claim_id: str
    amount: Decimal
    used: Decimal
    principal_after: Decimal

    @property
    def left(self) -> Decimal:
        """What the creditor owes back."""
        return self.amount - self.used


@dataclass(frozen=True, slots=True)
class ExplainedClaim:
    """One claim with its lines in order of date; on the statement date interest runs on over ``base`` at ``rate``.

    The sum of the lines is the claim's interest, to the cent.
    """

    claim: ClaimStatement
    lines: tuple[InterestLine, ...]
    base: Decimal
    rate: Decimal
    credits: tuple[CreditLine, ...]


@dataclass(frozen=True, slots=True)
class CostsInterestLines:
    """Interest on the collection costs, line by line; it runs on over ``base`` at ``rate``."""

    lines: tuple[InterestLine, ...]
    base: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True)
class PartLine:
    """What a payment paid of one head, and what was left open of it right after.

    ``claim_id`` is empty when it paid collection costs or the interest on them.
    """

    head: Head
    claim_id: str
    amount: Decimal
    open_after: Decimal


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment, part by part in the order in which it was imputed; parts and surplus add up to the amount."""

    payment_id: str
    on: dt.date
    amount: Decimal
    parts: tuple[PartLine, ...]
    surplus: Decimal


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A payment that the bank took back: it counts as never made."""

    payment_id: str
    on: dt.date
    amount: Decimal
    taken_back_on: dt.date


@dataclass(frozen=True, slots=True)
class CountedClaim:
    """A claim that counts for the collection costs since a day, with its principal open then."""

    claim_id: str
    since: dt.date
    principal: Decimal


@dataclass(frozen=True, slots=True)
class Cap:
    """What a notice named for the claims that it was about: costs and VAT never come to more."""

    since: dt.date
    claims: tuple[str, ...]
    costs: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class LeastCosts:
    """The minimum of art. 6:96 lid 4 BW as it was claimed: ``each`` for so many claims, once where nobody decided."""

    each: Decimal
    claims: int


@dataclass(frozen=True, slots=True)
class ExplainedCosts:
    """The collection costs tier by tier; without ``tiers`` they do not follow from the scale, or are not claimed.

    ``by_tiers`` is the rounded sum of the tiers, before ``bound`` ("minimum", "maximum" or empty). ``agreed`` is what
    a contract gives instead of the scale; ``least`` is there where the minimum that a business owes was more.
    Units: ``vat_percent`` percent
    """

    costs: CostsStatement
    counted: tuple[CountedClaim, ...] = ()
    tiers: tuple[TierLine, ...] = ()
    by_tiers: Decimal = ZERO
    bound: str = ""
    caps: tuple[Cap, ...] = ()
    vat_percent: Decimal | None = None
    agreed: AgreedCosts | None = None
    least: LeastCosts | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """One head of the debt on the statement date: claimed less paid is open."""

    head: Head
    claimed: Decimal
    paid: Decimal

    @property
    def open(self) -> Decimal:
        """What is still owed."""
        return self.claimed - self.paid


@dataclass(frozen=True, slots=True)
class RunningLine:
    """Interest for each further day: ``exact`` is ``base`` × ``rate`` / 36500; no claim when it runs over costs."""

    claim_id: str
    number: str
    base: Decimal
    rate: Decimal
    exact: Decimal


@dataclass(frozen=True, slots=True)
class Explanation:
    """A whole statement explained."""

    statement: Statement
    claims: tuple[ExplainedClaim, ...]
    payments: tuple[PaymentLine, ...]
    taken_back: tuple[TakenBack, ...]
    costs: ExplainedCosts
    costs_interest: CostsInterestLines
    sums: tuple[Sum, ...]

    @property
    def running(self) -> tuple[RunningLine, ...]:
        """What interest runs on over what, from the statement date; the sum is rounded once, not per line."""
        found = [
            RunningLine(one.claim.claim_id, one.claim.number, one.base, one.rate, one.claim.per_day_exact)
            for one in self.claims
        ]
        extra = self.costs_interest
        found.append(RunningLine("", "", extra.base, extra.rate, self.statement.costs_interest.per_day_exact))
        return tuple(one for one in found if one.exact > 0)

    def claimed(self) -> Decimal:
        """Return everything claimed: principal less credit notes, interest and costs."""
        return total(one.claimed for one in self.sums)

    def paid(self) -> Decimal:
        """Return everything paid on what was claimed, without surplus."""
        return total(one.paid for one in self.sums)


def exact_digits(amount: Decimal) -> str:
    """Return an amount that is not rounded to the cent, as digits: two decimals, and more where it has them.

    Rounds: half up to the sixth decimal
    """
    shown = amount.quantize(MOST_DECIMALS, rounding=ROUND_HALF_UP)
    cents = shown.quantize(CENT, rounding=ROUND_HALF_UP)
    return f"{cents if cents == shown else shown.normalize():f}"


def six_decimals(amount: Decimal) -> str:
    """Return the interest of a day as digits.

    Rounds: half up to the sixth decimal
    """
    return f"{amount.quantize(MOST_DECIMALS, rounding=ROUND_HALF_UP):f}"
