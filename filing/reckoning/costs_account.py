"""The collection costs as they grow with the claims that count: by the scale, under the caps of the notices.

Rule:  D14-08, D14-11, D14-12, D14-14, DEM-21, X-13
Law:   art. 6:96 lid 4, 6 and 7 BW; art. 2 Besluit vergoeding voor buitengerechtelijke incassokosten
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from filing.law.collection_costs import CollectionCosts, collection_costs, minimum_costs
from filing.law.table import Law, Row
from filing.money import ZERO, round_cent, total
from filing.reckoning.costs import CostsGround, Counted


@dataclass(frozen=True, slots=True)
class Due:
    """Costs and VAT that are due, whether a notice capped them, and the rows they rest on."""

    costs: Decimal = ZERO
    vat: Decimal = ZERO
    capped: bool = False
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class CostsAccount:
    """``base`` holds per claim the principal that was open when it began to count; ``paid`` what was paid on costs."""

    base: Mapping[str, Decimal] = field(default_factory=dict)
    paid: Decimal = ZERO

    def due(self, law: Law, ground: CostsGround, vat: bool, on: dt.date) -> Due:
        """Return what is due over the claims that count.

        The scale goes over all of them together (lid 7); what the notices named, each for its own claims, caps it.

        Rounds: see ``law.collection_costs``; VAT under a cap in proportion, half up to the cent
        """
        scale = scale_costs(law, self.base.values(), vat, on)
        if scale is None:
            return Due()
        capped = [self._under_its_notice(law, one, vat, on) for one in ground.counted]
        costs = min(scale.costs, total(one.costs for one in capped))
        tax = min(scale.vat, total(one.vat for one in capped))
        return Due(costs, tax, costs < scale.costs, scale.rows)

    def _under_its_notice(self, law: Law, counted: Counted, vat: bool, on: dt.date) -> Due:
        part = scale_costs(law, (self.base.get(name, ZERO) for name in counted.claims), vat, on)
        if part is None:
            return Due()
        if counted.cap is None or counted.cap_vat is None:
            return Due(part.costs, part.vat)
        costs = min(part.costs, counted.cap)
        return Due(costs, min(round_cent(part.vat * costs / part.costs), counted.cap_vat))


def minimum_due(law: Law, on: dt.date) -> Due:
    """Return the minimum that a business owes before anybody demanded anything (DEM-21)."""
    found = minimum_costs(law, on)
    return Due(costs=found.costs, rows=found.rows)


def scale_costs(law: Law, principals: Iterable[Decimal], vat: bool, on: dt.date) -> CollectionCosts | None:
    """Return the scale over the summed principals, or None when nothing is left of them."""
    amounts = [amount for amount in principals if amount > 0]
    return collection_costs(law, amounts, on, vat) if amounts else None
