"""The figures of a petitum before it is written: what is claimed, what goes on running, and the costs.

Rule:  SUM-60, SUM-67, X-10, X-11
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from filing.money import ZERO
from filing.reckoning.litigation_costs import LitigationCosts
from filing.reckoning.statement import Statement


@dataclass(frozen=True, slots=True)
class FurtherInterest:
    """Interest that goes on from ``since`` ``over`` a sum; ``claim_id`` is empty for that over the collection costs.

    ``rate`` is the percentage of the last day that is reckoned; None when no day is.
    """

    claim_id: str
    number: str
    regime: str
    article: str
    over: Decimal
    since: dt.date
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Petitum:
    """What would be asked on ``on``; ``asked`` is the sum of the heads, or the sum to which the claim is limited.

    The costs of the proceedings are asked beside it, and never bear interest here (SUM-67).
    """

    on: dt.date
    principal: Decimal
    interest: Decimal
    collection_costs: Decimal
    costs_interest: Decimal
    asked: Decimal
    reserved: Decimal
    further: tuple[FurtherInterest, ...]
    per_day: Decimal
    litigation: LitigationCosts


def petitum(statement: Statement, litigation: LitigationCosts) -> Petitum:
    """Return the figures of the petitum of a statement."""
    return Petitum(
        on=statement.on,
        principal=statement.principal_open,
        interest=statement.interest_open,
        collection_costs=statement.costs.open,
        costs_interest=statement.costs_interest.open,
        asked=statement.asked,
        reserved=statement.reserved,
        further=(*_over_claims(statement), *_over_costs(statement)),
        per_day=statement.per_day,
        litigation=litigation,
    )


def _over_claims(statement: Statement) -> tuple[FurtherInterest, ...]:
    return tuple(
        FurtherInterest(
            claim.claim_id,
            claim.number,
            claim.regime,
            claim.interest_article,
            claim.base,
            statement.on,
            claim.periods[-1].rate if claim.periods else None,
        )
        for claim in statement.claims
        if claim.per_day_exact > 0
    )


def _over_costs(statement: Statement) -> tuple[FurtherInterest, ...]:
    interest = statement.costs_interest
    if interest.per_day_exact <= 0 or statement.costs.open <= ZERO:
        return ()
    rate = interest.periods[-1].rate if interest.periods else None
    return (FurtherInterest("", "", "statutory", interest.article, statement.costs.open, statement.on, rate),)
