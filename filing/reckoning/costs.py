"""Whether, since when and how much collection costs may be claimed.

A consumer owes them only after a fourteen-day notice that holds was received and ran out (art. 6:96 lid 6 BW), over
what was still unpaid then, and never more than the notice named (D14-08). A business owes them without a notice
(D14-33); they are due from the first demand after default.

Law:   art. 6:96 lid 2 onder c and lid 4 to 7 BW; Besluit vergoeding voor buitengerechtelijke incassokosten
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim
from filing.casefile.history import Event, EventKind
from filing.law.collection_costs import CollectionCosts, collection_costs
from filing.law.table import Law
from filing.money import ZERO, total
from filing.reckoning.classification import protected_as_consumer
from filing.reckoning.default import DefaultState, last_day_to_pay
from filing.reckoning.receipt import NoticeResult, judge_notice

FOURTEEN_DAY_NOTICE = "fourteen_day_notice"
DEMANDS = frozenset({"reminder", "notice_of_default", "final_demand", FOURTEEN_DAY_NOTICE, "summons"})


@dataclass(frozen=True, slots=True)
class CostsGround:
    """From which day each claim counts for collection costs, and by what; ``notices`` are all that were judged.

    ``counts_from`` maps claim ids to that day; a claim that is not in it does not count yet, and ``reason`` says why.
    ``cap`` is the sum that the notices named, with the VAT that they declared; None when no cap applies.
    """

    counts_from: Mapping[str, dt.date]
    notices: tuple[NoticeResult, ...]
    cap: Decimal | None
    cap_vat: Decimal | None
    rule: str
    article: str
    reason: str


def costs_ground(file: CaseFile, law: Law, defaults: Mapping[str, DefaultState], on: dt.date) -> CostsGround:
    """Return from which day each claim counts for the collection costs on ``on``."""
    if not file.costs.claim_collection_costs:
        return CostsGround({}, (), None, None, "D14-13", "art. 6:96 BW", "the creditor does not claim collection costs")
    scoped = [claim for claim in file.claims if not claim.costs_excluded]
    if protected_as_consumer(file):
        return _consumer(file, law, defaults, scoped, on)
    return _business(file, defaults, scoped, on)


def judged_notices(file: CaseFile, law: Law, defaults: Mapping[str, DefaultState]) -> tuple[NoticeResult, ...]:
    """Return every fourteen-day notice of the history with what it did, oldest first."""
    results = []
    for event in sorted(file.history, key=lambda item: (item.on, item.id)):
        if event.kind is not EventKind.SENT or event.document != FOURTEEN_DAY_NOTICE:
            continue
        about = [claim for claim in file.claims if is_about(file, event, claim)]
        in_default = all(defaults[claim.id].holds_on(event.on) for claim in about) and bool(about)
        results.append(judge_notice(law, event, in_default))
    return tuple(results)


def is_about(file: CaseFile, event: Event, claim: Claim) -> bool:
    """Return whether a letter is about a claim: it names it, or names none and the claim was overdue when it went."""
    if event.claims:
        return claim.id in event.claims
    last_day = last_day_to_pay(file, claim)
    return last_day is None or last_day < event.on


def _consumer(
    file: CaseFile, law: Law, defaults: Mapping[str, DefaultState], scoped: Sequence[Claim], on: dt.date
) -> CostsGround:
    notices = judged_notices(file, law, defaults)
    counts: dict[str, dt.date] = {}
    used: list[NoticeResult] = []
    for notice in notices:
        due = notice.costs_due_from
        if not notice.holds or due is None or due > on:
            continue
        about = [claim for claim in scoped if is_about(file, notice.event, claim)]
        new = [claim.id for claim in about if claim.id not in counts]
        counts.update(dict.fromkeys(new, due))
        if new:
            used.append(notice)
    cap = total(notice.event.costs.amount for notice in used if notice.event.costs) if used else None
    declared = [notice.event.costs for notice in used if notice.event.costs and notice.event.costs.vat_declared]
    cap_vat = total(costs.vat or ZERO for costs in declared) if used else None
    rule, reason = _consumer_reason(notices, used, on)
    return CostsGround(counts, notices, cap, cap_vat, rule, "art. 6:96 lid 6 BW", reason)


def _consumer_reason(notices: Sequence[NoticeResult], used: Sequence[NoticeResult], on: dt.date) -> tuple[str, str]:
    if used:
        last = used[-1]
        how = "presumed received" if last.received.presumed else "received"
        return (
            "D14-27",
            f"the notice of {last.event.on} was {how} on {last.received.day}; its term ended on {last.last_day}",
        )
    if not notices:
        return "DEM-05", "no fourteen-day notice (veertiendagenbrief) was sent"
    latest = notices[-1]
    if latest.faults:
        rule, fault = latest.faults[0]
        return rule, f"the notice of {latest.event.on} has no effect: {fault}"
    return "D14-27", f"the term of the notice of {latest.event.on} runs until {latest.last_day}, so not yet on {on}"


def _business(
    file: CaseFile, defaults: Mapping[str, DefaultState], scoped: Sequence[Claim], on: dt.date
) -> CostsGround:
    demands = sorted(e.on for e in file.history if e.kind is EventKind.SENT and e.document in DEMANDS)
    counts: dict[str, dt.date] = {}
    for claim in scoped:
        since = defaults[claim.id].since
        if since is None or since > on:
            continue
        counts[claim.id] = next((day for day in demands if day >= since), on)
    reason = "no notice is needed between businesses; the costs are due from the first demand after default"
    if not counts:
        reason = "no claim is in default yet"
    return CostsGround(counts, (), None, None, "D14-33", "art. 6:96 lid 2 onder c en lid 4 BW", reason)


@dataclass(frozen=True, slots=True)
class CostsAccount:
    """The collection costs as they grow with the claims that count; ``base`` holds open principals per claim."""

    base: Mapping[str, Decimal] = field(default_factory=dict)
    paid: Decimal = ZERO

    def due(self, law: Law, ground: CostsGround, vat: bool, on: dt.date) -> tuple[Decimal, Decimal, bool]:
        """Return costs and VAT that are due over the claims that count, and whether the notice capped them."""
        scale = scale_costs(law, self.base.values(), vat, on)
        if scale is None:
            return ZERO, ZERO, False
        costs, tax = scale.costs, scale.vat
        capped = ground.cap is not None and costs > ground.cap
        if ground.cap is not None:
            costs = min(costs, ground.cap)
        if ground.cap_vat is not None:
            tax = min(tax, ground.cap_vat)
        return costs, tax, capped


def scale_costs(law: Law, principals: Iterable[Decimal], vat: bool, on: dt.date) -> CollectionCosts | None:
    """Return the scale over the summed principals, or None when nothing is left of them."""
    amounts = [amount for amount in principals if amount > 0]
    return collection_costs(law, amounts, on, vat) if amounts else None


def vat_position(file: CaseFile) -> bool:
    """Return whether collection costs may be raised with VAT: charged to the creditor, who cannot deduct it (D14-12).

    Unknown is not yes: without both facts on record no VAT is added.
    """
    charged = file.collector.charges_vat is True
    creditor_vat = file.creditor.vat
    return charged and creditor_vat is not None and creditor_vat.can_deduct is False
