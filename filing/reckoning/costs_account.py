"""The collection costs as they grow with the claims that count: by the scale, under the caps of the notices.

Rule:  D14-08, D14-11, D14-12, D14-14, DEM-21, DEM-22, DEM-29, X-13
Law:   art. 6:96 lid 4, 6 and 7 BW; art. 2 Besluit vergoeding voor buitengerechtelijke incassokosten
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.errors import LawUnknown
from filing.law.collection_costs import (
    CollectionCosts,
    MinimumCosts,
    ScaleOnDay,
    collection_costs,
    minimum_costs,
    scale_on,
)
from filing.law.table import Law, Row
from filing.message import say
from filing.money import ZERO, round_cent, total
from filing.reckoning.costs import CostsGround, Counted
from filing.reckoning.statement import Head, ImputedPayment


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
        Where it was decided that each business claim bears the minimum, that is the least amount; agreed costs take
        the place of the scale and are never below the minimum. Neither brings VAT of its own.

        Rounds: see ``law.collection_costs``; VAT under a cap in proportion, half up to the cent
        """
        summed = total(self.base.values())
        if summed <= 0:
            return Due()
        if ground.agreed is not None:
            return self._at_least(law, ground, on, Due(costs=ground.agreed.over(summed)), claims=1)
        scale = scale_on(law, on, vat=vat)
        whole = scale.costs(summed)
        found = Due(whole, scale.vat(whole), rows=scale.rows)
        if any(one.cap is not None for one in ground.counted):
            alone = len(ground.counted) == 1  # then its part is the whole, and is not reckoned again
            capped = [_under_its_notice(found if alone else self._of(scale, one), one) for one in ground.counted]
            costs = min(whole, total(one.costs for one in capped))
            return Due(costs, min(found.vat, total(one.vat for one in capped)), costs < whole, scale.rows)
        return self._at_least(law, ground, on, found, claims=1) if ground.per_claim else found

    def _of(self, scale: ScaleOnDay, counted: Counted) -> Due:
        costs = scale.costs(total(self.base.get(name, ZERO) for name in counted.claims))
        return Due(costs, scale.vat(costs))

    def _at_least(self, law: Law, ground: CostsGround, on: dt.date, found: Due, *, claims: int) -> Due:
        """Return ``found``, or the minimum of lid 4 where that is more: once, or for each claim that counts."""
        if ground.per_claim:
            late = {name for name, _ in ground.late}
            claims = sum(1 for name, amount in self.base.items() if amount > 0 and name in late)
        least = known_minimum(law, on, ground)
        if least is None or least.costs * claims <= found.costs:
            return found
        return replace(found, costs=least.costs * claims, rows=(*found.rows, *least.rows))


def _under_its_notice(found: Due, counted: Counted) -> Due:
    """Return the costs over the claims of one notice, at most what it named."""
    if counted.cap is None or counted.cap_vat is None:
        return found
    costs = min(found.costs, counted.cap)
    tax = round_cent(found.vat * costs / found.costs) if found.vat else ZERO
    return Due(costs, min(tax, counted.cap_vat))


def paid_before_default(ground: CostsGround, file: CaseFile, payments: Iterable[ImputedPayment]) -> CostsGround:
    """Return ``ground`` without the minimum for claims on which nothing was open when their default would begin.

    Only the imputation tells which claim a payment paid, so this is asked when the payments are known.

    Rule:  DEM-21
    """
    if not ground.late:
        return ground
    lowered: dict[str, list[tuple[dt.date, Decimal]]] = {claim.id: [] for claim in file.claims}
    for note in file.credit_notes:
        # Of one day credit notes come first, then the default, then payments.
        lowered[note.claim].append((note.on - DAY, note.amount))
    for payment in payments:
        for part in payment.parts:
            if part.head is Head.PRINCIPAL:
                lowered[part.claim_id].append((payment.on, part.amount))
    amounts = {claim.id: claim.amount or ZERO for claim in file.claims}

    def was_open(name: str, since: dt.date) -> bool:
        if name not in amounts:
            return False
        return amounts[name] > total(amount for on, amount in lowered[name] if on < since)

    late = tuple((name, since) for name, since in ground.late if was_open(name, since))
    if late or not ground.minimum:
        return replace(ground, late=late)
    return replace(ground, late=(), minimum=False, reason=say("everything was paid before it was in default"))


def minimum_due(law: Law, on: dt.date, ground: CostsGround | None = None) -> Due:
    """Return the minimum that a business owes before anybody demanded anything.

    Once; for each claim in default where the case file says that somebody decided so.

    Rule:  DEM-21, DEM-22
    """
    found = known_minimum(law, on, ground)
    if found is None:
        return Due()
    claims = len(ground.late) if ground is not None and ground.per_claim else 1
    return Due(costs=found.costs * claims, rows=found.rows)


def known_minimum(law: Law, on: dt.date, ground: CostsGround | None = None) -> MinimumCosts | None:
    """Return the minimum on the day on which it fell due, the first day of default; None where no table knows it."""
    day = min((since for _, since in ground.late), default=on) if ground is not None else on
    try:
        return minimum_costs(law, day)
    except LawUnknown:
        return None


def scale_costs(law: Law, principals: Iterable[Decimal], vat: bool, on: dt.date) -> CollectionCosts | None:
    """Return the scale over the summed principals, or None when nothing is left of them."""
    amounts = [amount for amount in principals if amount > 0]
    return collection_costs(law, amounts, on, vat) if amounts else None
