"""What a creditor may ask for collecting out of court: the scale over the summed principals, and the €40 minimum.

Rule:  D14-10, D14-11, D14-14, D14-33, section 3 of the rules (the figures)
Law:   art. 6:96 BW; Besluit vergoeding voor buitengerechtelijke incassokosten
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from filing.errors import LawQuestion
from filing.law.questions import check_amount
from filing.law.table import Law, Row
from filing.law.values import CollectionScale, ScaleTier
from filing.money import CENT, ZERO, round_cent, total

PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class TierLine:
    """One line of the computation: ``percent`` of the ``part`` of the principal up to ``up_to`` (None: no end).

    ``amount`` is exact, not rounded; only the sum is rounded.
    """

    up_to: Decimal | None
    percent: Decimal
    part: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CollectionCosts:
    """The costs over ``principal``: without VAT, the VAT, and both together; how they were reached.

    ``bound`` is "minimum" or "maximum" when one of these was reached, else empty.
    """

    principal: Decimal
    costs: Decimal
    vat: Decimal
    total: Decimal
    tiers: tuple[TierLine, ...]
    bound: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MinimumCosts:
    """The amount that a business debtor owes without any reminder."""

    costs: Decimal
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ScaleOnDay:
    """The scale as it holds on a day, read from the tables once, and the percentage of VAT on top (zero: none)."""

    value: CollectionScale
    vat_percent: Decimal
    rows: tuple[Row, ...]

    def costs(self, principal: Decimal) -> Decimal:
        """Return the costs over one sum of principals; over nothing there are none.

        Rounds: half up to the cent
        """
        if principal <= 0:
            return ZERO
        by_scale = round_cent(
            sum((part * tier.percent for tier, part in _parts(self.value, principal)), ZERO) / PERCENT
        )
        return min(max(by_scale, self.value.minimum), self.value.maximum).quantize(CENT)

    def vat(self, costs: Decimal) -> Decimal:
        """Return the VAT over costs that are already rounded.

        Rounds: half up to the cent
        """
        return round_cent(costs * self.vat_percent / PERCENT) if self.vat_percent else ZERO


def scale_on(law: Law, on: dt.date, *, vat: bool) -> ScaleOnDay:
    """Return the scale that holds on ``on``, with the rate of VAT when it comes on top.

    Raises:
        LawUnknown: the scale or the VAT rate is not known on that day.
    """
    row = law.table("collection_costs").at(on)
    if not vat:
        return ScaleOnDay(row.value, ZERO, (row,))
    rate = law.table("vat").at(on)
    return ScaleOnDay(row.value, rate.value, (row, rate))


def collection_costs(law: Law, principals: Sequence[Decimal], on: dt.date, vat: bool) -> CollectionCosts:
    """Return the costs by the scale over the principals added together, with VAT when asked.

    Several claims in one notice make one sum (100 and 200 make the costs over 300). VAT comes on top only if the
    creditor cannot set it off and says so; whether that is so is not decided here.

    Law:   art. 6:96 lid 7 BW; art. 2 Besluit vergoeding voor buitengerechtelijke incassokosten
    Rounds: the costs half up to the cent; the VAT on the rounded costs, half up to the cent

    Raises:
        LawQuestion: no principal, a negative one, or a sum of zero.
        LawUnknown: the scale or the VAT rate is not known on that day.
    """
    for principal in principals:
        check_amount("principal", principal)
    summed = total(principals)
    check_amount("sum of the principals", summed)
    if summed == 0:
        raise LawQuestion("there is no principal to compute collection costs over", "Give a principal above zero.")
    scale = scale_on(law, on, vat=vat)
    tiers = tier_lines(scale.value, summed)
    by_scale = round_cent(sum((tier.amount for tier in tiers), ZERO))
    bound = "minimum" if by_scale < scale.value.minimum else "maximum" if by_scale > scale.value.maximum else ""
    costs = scale.costs(summed)
    tax = scale.vat(costs)
    return CollectionCosts(summed, costs, tax, costs + tax, tiers, bound, scale.rows)


def highest_for_one(law: Law, principals: Iterable[Decimal], on: dt.date) -> Decimal:
    """Return the costs over the one principal that gives most: what one letter about several instalments may cost.

    The rule is confirmed; the reduced steps when several letters went within six months are not, and are not here.

    Rule:  D14-15
    Law:   art. 6:96 lid 8 BW

    Raises:
        LawUnknown: the scale is not known on that day.
    """
    scale = scale_on(law, on, vat=False)
    return max((scale.costs(principal) for principal in principals), default=ZERO)


def minimum_costs(law: Law, on: dt.date) -> MinimumCosts:
    """Return what is owed between businesses, and by public authorities, without any reminder.

    Rule:  D14-33
    Law:   art. 6:96 lid 4 BW
    Raises: LawUnknown: not known on that day.
    """
    row = law.table("minimum_collection_costs").at(on)
    return MinimumCosts(row.value.quantize(CENT), (row,))


def tier_lines(scale: CollectionScale, principal: Decimal) -> tuple[TierLine, ...]:
    """Return the lines of the tiers that the principal reaches."""
    return tuple(
        TierLine(tier.up_to, tier.percent, part, part * tier.percent / PERCENT)
        for tier, part in _parts(scale, principal)
    )


def _parts(scale: CollectionScale, principal: Decimal) -> Iterator[tuple[ScaleTier, Decimal]]:
    """Give each tier that the principal reaches, with the part of the principal that lies in it."""
    below = ZERO
    for tier in scale.tiers:
        if principal <= below:
            return
        top = principal if tier.up_to is None or principal < tier.up_to else tier.up_to
        yield tier, top - below
        below = top
