"""Which judge a claim goes to: the subdistrict court (kantonrechter) or the district court.

Which court by place is another question: ``filing.law.place``.

Rule:  SUM-50, SUM-51, SUM-52
Law:   art. 93, 94 and 96 Rv
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from filing.law.questions import check_amount, check_choice
from filing.law.table import Law, Row, Status, weakest
from filing.law.values import CompetenceLimits
from filing.message import Message, say
from filing.money import ZERO, total

CONSUMER_CREDIT = "consumer_credit"
OTHER = "other"
SUBDISTRICT = "subdistrict"
DISTRICT = "district"
COSTS_DOUBT = say("whether claimed collection costs count for the limit is not confirmed (SUM-50)")

_MATTERS = {
    "rent": say("rent"),
    "consumer_sale": say("consumer sale"),
    "employment": say("employment"),
    "agency": say("commercial agency"),
    "hire_purchase": say("hire purchase"),
    "goods_credit": say("goods credit"),
}


class Ground(StrEnum):
    """Why this judge: what the matter is, what is claimed, or what the parties agreed."""

    AGREED = "agreed"
    MATTER = "matter"
    VALUE = "value"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class ClaimValue:
    """A claim with its interest up to the day of the summons."""

    principal: Decimal
    interest: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Sector:
    """The court a claim goes to ("subdistrict" or "district"), and why, as a clause for the person who asks.

    When it is not ``certain``, ``doubts`` say what was not confirmed and ``answers`` are both courts, the likelier
    first.
    """

    court: str
    ground: Ground
    reason: Message
    article: str
    rows: tuple[Row, ...]
    certain: bool = True
    doubts: tuple[Message, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """The court alone when that is certain, else both."""
        if self.certain:
            return (self.court,)
        return (self.court, DISTRICT if self.court == SUBDISTRICT else SUBDISTRICT)

    @property
    def status(self) -> Status:
        """How sure the rows are that this rests on."""
        return weakest(self.rows)


def value_of(claims: Iterable[ClaimValue]) -> Decimal:
    """Return the value for the limit: several claims add up, each with interest up to the day of the summons.

    Rule:  SUM-50
    Law:   art. 93 onder a and 94 lid 1 Rv
    """
    return total(claim.principal + claim.interest for claim in claims)


def sector(
    law: Law,
    claim_value: Decimal,
    matter: str,
    on: dt.date,
    *,
    collection_costs: Decimal = ZERO,
    credit_sum: Decimal | None = None,
    agreed: bool = False,
) -> Sector:
    """Return which court hears the claim: by its matter, else by its value, else as the parties agreed.

    ``claim_value`` is ``value_of`` the claims. Whether ``collection_costs`` count is not settled: where they make the
    difference, the answer is not certain. ``matter`` is one of the words of the table, "consumer_credit", or "other".
    For consumer credit above the ordinary limit the answer is certain only when the claim and the ``credit_sum`` lie
    on the same side of its own limit. ``agreed``: the parties together chose the subdistrict court, which matters only
    where it would not decide anyway.

    Rule:  SUM-50, SUM-51, SUM-52
    Law:   art. 93, 94 lid 1 and 96 Rv

    Raises:
        LawQuestion: an unknown matter, or a value that makes no sense.
        LawUnknown: the limits are not known on that day.
    """
    check_amount("value of the claim", claim_value)
    check_amount("sum of the collection costs", collection_costs)
    row = law.table("competence").at(on)
    limits: CompetenceLimits = row.value
    check_choice("matter", matter, (*limits.regardless, CONSUMER_CREDIT, OTHER))
    found = _by_law(row, claim_value, matter, collection_costs, credit_sum)
    if agreed and found.answers != (SUBDISTRICT,):
        return Sector(SUBDISTRICT, Ground.AGREED, say("the parties together chose it"), "art. 96 Rv", (row,))
    return found


def _by_law(row: Row, claim_value: Decimal, matter: str, costs: Decimal, credit_sum: Decimal | None) -> Sector:
    """Return the court that hears the claim when the parties chose none."""
    limits: CompetenceLimits = row.value
    if matter in limits.regardless:
        reason = say("a matter of {matter} goes there whatever the amount", matter=_MATTERS[matter])
        return Sector(SUBDISTRICT, Ground.MATTER, reason, "art. 93 onder c Rv", (row,))
    if matter == CONSUMER_CREDIT:
        return _of_credit(row, claim_value, costs, credit_sum)
    if claim_value > limits.limit:
        return _by_value(
            row, DISTRICT, say("the claim of {claim} is above {limit}", claim=claim_value, limit=limits.limit)
        )
    doubts = (COSTS_DOUBT,) if claim_value + costs > limits.limit else ()
    return _by_value(row, SUBDISTRICT, _within(claim_value, limits), doubts)


def _within(claim_value: Decimal, limits: CompetenceLimits) -> Message:
    return say("the claim of {claim} is not above {limit}", claim=claim_value, limit=limits.limit)


def _by_value(row: Row, court: str, reason: Message, doubts: tuple[Message, ...] = ()) -> Sector:
    return Sector(court, Ground.VALUE, reason, "art. 93 onder a en 94 lid 1 Rv", (row,), not doubts, doubts)


def _of_credit(row: Row, claim_value: Decimal, costs: Decimal, credit_sum: Decimal | None) -> Sector:
    """Return the court of a consumer credit: within the ordinary limit by value, above it by its own limit."""
    limits: CompetenceLimits = row.value
    if claim_value + costs <= limits.limit:
        return _by_value(row, SUBDISTRICT, _within(claim_value, limits))
    within = claim_value <= limits.consumer_credit_limit
    agree = credit_sum is not None and (credit_sum <= limits.consumer_credit_limit) == within
    own = limits.consumer_credit_limit
    credit_doubt = say(
        "whether the limit of {limit} for consumer credit is of the credit sum or of the claim is not confirmed",
        limit=own,
    )
    doubts = () if agree else (credit_doubt,)
    if claim_value <= limits.limit:
        return _by_value(row, SUBDISTRICT, _within(claim_value, limits), () if agree else (COSTS_DOUBT, *doubts))
    reason = say("the claim of {claim} from consumer credit is above {limit}", claim=claim_value, limit=own)
    if within:
        reason = say("the claim of {claim} from consumer credit is not above {limit}", claim=claim_value, limit=own)
    court = SUBDISTRICT if within else DISTRICT
    return Sector(court, Ground.CREDIT, reason, "art. 93 onder c Rv", (row,), not doubts, doubts)
