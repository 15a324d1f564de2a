"""From when, and over which claims, collection costs count.

A consumer owes them only after a fourteen-day notice that holds was received and ran out (art. 6:96 lid 6 BW), over
what was still unpaid then, and never more than the notice named (D14-08); who met the notice in time owes none (X-13).
A business owes the scale from the first demand after default, without a notice (D14-33), or what was agreed in its
place where the creditor claims that (DEM-29); before any demand it owes the minimum of lid 4 alone (DEM-21).

Law:   art. 6:96 lid 2 onder c and lid 4 to 7 BW; Besluit vergoeding voor buitengerechtelijke incassokosten
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim
from filing.casefile.history import Event
from filing.law.table import Law
from filing.message import Message, say
from filing.money import ZERO, round_cent
from filing.reckoning.classification import NO_CONTRACT, is_commercial, protected_as_consumer
from filing.reckoning.costs_reasons import not_yet, used, were_met
from filing.reckoning.default import DefaultState, last_day_to_pay
from filing.reckoning.paid_in_term import PaidInTerm
from filing.reckoning.receipt import NoticeResult, judge_notice, went_out

AGREED_COSTS = "DEM-29"  # the rule under which agreed costs take the place of the scale
FOURTEEN_DAY_NOTICE = "fourteen_day_notice"
DEMANDS = ("reminder", "notice_of_default", FOURTEEN_DAY_NOTICE, "final_demand", "summons")
SCALE_BEGINS = dt.date(2012, 7, 1)  # art. 3 of the decree: not for a default that began before it
DECREE = "Besluit vergoeding voor buitengerechtelijke incassokosten"


@dataclass(frozen=True, slots=True)
class Counted:
    """Claims that began to count on the same day by the same letter, which went on ``letter_on``.

    ``cap`` is what the notice named, ``cap_vat`` the VAT that it declared; None when nothing caps (a business).
    """

    since: dt.date
    claims: tuple[str, ...]
    cap: Decimal | None = None
    cap_vat: Decimal | None = None
    letter_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class AgreedCosts:
    """Collection costs that businesses agreed on, in place of the scale: a percentage of the principal, a least sum."""

    percent: Decimal | None
    minimum: Decimal | None

    def over(self, principal: Decimal) -> Decimal:
        """Return the agreed costs over a principal; over nothing there are none.

        Rounds: half up to the cent
        """
        if principal <= 0:
            return ZERO
        by_percent = round_cent(principal * (self.percent or ZERO) / 100)
        return max(by_percent, self.minimum or ZERO)


@dataclass(frozen=True, slots=True)
class CostsGround:
    """Which claims count for the collection costs, since when and by what; ``reason`` says why, or why not.

    ``notices`` are all that were judged. ``minimum``: no demand went out yet, and the minimum of lid 4 is owed.
    ``scope`` are the claims over which costs can be asked at all; ``too_old`` those that fell in default before the
    scale. ``late`` are the claims of a commercial debt that are in default, each with its first day: each would bear
    the minimum where ``per_claim`` says that somebody decided so (DEM-22). ``agreed`` replaces the scale (DEM-29).
    """

    counted: tuple[Counted, ...]
    notices: tuple[NoticeResult, ...]
    rule: str
    article: str
    reason: Message
    minimum: bool = False
    scope: tuple[str, ...] = ()
    too_old: tuple[str, ...] = ()
    late: tuple[tuple[str, dt.date], ...] = ()
    per_claim: bool = False
    agreed: AgreedCosts | None = None


def costs_ground(
    file: CaseFile,
    law: Law,
    defaults: Mapping[str, DefaultState],
    on: dt.date,
    paid: Sequence[PaidInTerm] = (),
) -> CostsGround:
    """Return which claims count for the collection costs on ``on``, and since when.

    ``paid`` says which notices were met within their terms, or nearly and no more is asked: those bring no costs.

    Rule:  D14-08, D14-13, D14-14, D14-33, DEM-05, DEM-21, DEM-22, DEM-29, X-13, D14-32
    """
    old = tuple(claim.id for claim in scoped_claims(file) if _before_the_scale(defaults[claim.id]))
    scoped = tuple(claim for claim in scoped_claims(file) if claim.id not in old)
    found = _ground(file, law, defaults, on, scoped)
    if paid and found.notices:
        met = {one.event_id: one for one in paid if one.brings_no_costs}
        found = _by_notices(file, found.notices, on, scoped, met)
    if old and not scoped and found.rule != "DEM-05":
        reason = say("the scale is not for a default that began before {day}", day=SCALE_BEGINS)
        found = replace(found, rule="D14-11", article=f"art. 3 {DECREE}", reason=reason)
    return replace(found, scope=tuple(claim.id for claim in scoped), too_old=old)


def _ground(
    file: CaseFile, law: Law, defaults: Mapping[str, DefaultState], on: dt.date, scoped: tuple[Claim, ...]
) -> CostsGround:
    if not file.costs.claim_collection_costs:
        return CostsGround((), (), "DEM-05", "art. 6:96 BW", say("the creditor does not claim collection costs"))
    if file.debt.kind in NO_CONTRACT:
        reason = say("the scale is for debts from a contract only")
        return CostsGround((), (), "D14-13", f"art. 1 {DECREE}", reason)
    if protected_as_consumer(file):
        return _consumer(file, law, defaults, on, scoped)
    return _business(file, defaults, on, scoped)


def _before_the_scale(default: DefaultState) -> bool:
    return default.since is not None and default.since < SCALE_BEGINS


def scoped_claims(file: CaseFile) -> tuple[Claim, ...]:
    """Return the claims over which collection costs can be asked at all (D14-13)."""
    if file.debt.kind in NO_CONTRACT:
        return ()
    return tuple(claim for claim in file.claims if not claim.costs_excluded)


def judged_notices(file: CaseFile, law: Law, defaults: Mapping[str, DefaultState]) -> tuple[NoticeResult, ...]:
    """Return every fourteen-day notice of the history with what it did, oldest first."""
    results = []
    for event in sorted(file.history, key=lambda item: (item.on, item.id)):
        if not went_out(event, FOURTEEN_DAY_NOTICE):
            continue
        about = [claim.id for claim in file.claims if is_about(file, event, claim)]
        early = [name for name in about if not defaults[name].holds_on(event.on)]
        results.append(judge_notice(file, law, event, about, early))
    return tuple(results)


def is_about(file: CaseFile, event: Event, claim: Claim) -> bool:
    """Return whether a letter is about a claim: it names it, or names none and the claim was overdue when it went.

    Whether an unnamed claim had been paid by then is not looked at: a letter about some claims only should name them.
    """
    if event.claims:
        return claim.id in event.claims
    last_day = last_day_to_pay(file, claim)
    if last_day is None:
        return claim.dated_on is None or claim.dated_on <= event.on
    return last_day < event.on


def _consumer(
    file: CaseFile, law: Law, defaults: Mapping[str, DefaultState], on: dt.date, scoped: tuple[Claim, ...]
) -> CostsGround:
    return _by_notices(file, judged_notices(file, law, defaults), on, scoped, {})


def _by_notices(
    file: CaseFile,
    notices: tuple[NoticeResult, ...],
    on: dt.date,
    scoped: tuple[Claim, ...],
    met: Mapping[str, PaidInTerm],
) -> CostsGround:
    """Return the claims that count by the notices that ran out and were not met, each by the first about it."""
    seen: set[str] = set()
    counted: list[Counted] = []
    last: NoticeResult | None = None
    for notice in notices:
        due, named = notice.costs_due_from, notice.event.costs
        if not notice.holds or due is None or due > on or named is None or notice.event.id in met:
            continue
        about = [claim.id for claim in scoped if is_about(file, notice.event, claim)]
        new = tuple(name for name in about if name not in seen)
        seen.update(new)
        if new:
            vat = named.vat if named.vat_declared and named.vat is not None else ZERO
            counted.append(Counted(due, new, named.amount, vat, notice.event.on))
            last = notice
    rule, reason = used(last) if last else were_met(met.values()) if met else not_yet(notices, on)
    return CostsGround(tuple(counted), notices, rule, "art. 6:96 lid 6 BW", reason)


def _business(
    file: CaseFile, defaults: Mapping[str, DefaultState], on: dt.date, scoped: tuple[Claim, ...]
) -> CostsGround:
    article = "art. 6:96 lid 2 onder c en lid 4 BW"
    days = {claim.id: day for claim in scoped if (day := defaults[claim.id].since) is not None and day <= on}
    commercial = is_commercial(file)
    per_claim = commercial and file.costs.minimum_per_claim is True
    counted = _demanded(file, scoped, days)
    base = CostsGround(
        counted,
        (),
        "D14-33",
        article,
        say("no demand has gone out since the default") if days else say("no claim is in default yet"),
        late=tuple(days.items()) if commercial else (),
        per_claim=per_claim,
    )
    if counted:
        first = counted[0].since
        reason = say("between businesses no notice is needed; the first demand after default went on {day}", day=first)
        if per_claim:
            reason = say("{reason}; at least the minimum for each claim (DEM-22)", reason=reason)
        return _by_contract(file, replace(base, reason=reason))
    if days and commercial:
        reason = say("no demand has gone out since the default, so only the minimum that needs none is due")
        if per_claim:
            reason = say("{reason}, for each claim (DEM-22)", reason=reason)
        return replace(base, rule="DEM-21", article="art. 6:96 lid 4 BW", reason=reason, minimum=True)
    return base


def _demanded(file: CaseFile, scoped: tuple[Claim, ...], days: Mapping[str, dt.date]) -> tuple[Counted, ...]:
    """Return the claims in default by the day of the first demand that went after it; what came back is none."""
    demands = sorted(
        (e for e in file.history if any(went_out(e, kind) for kind in DEMANDS) and e.returned_on is None),
        key=lambda event: (event.on, event.id),
    )
    found: dict[dt.date, list[str]] = {}
    for claim in scoped:
        since = days.get(claim.id)
        about = (e.on for e in demands if since is not None and e.on >= since and is_about(file, e, claim))
        first = next(about, None)
        if first is not None:
            found.setdefault(first, []).append(claim.id)
    return tuple(Counted(day, tuple(names), letter_on=day) for day, names in sorted(found.items()))


def _by_contract(file: CaseFile, ground: CostsGround) -> CostsGround:
    """Return the ground with what was agreed in place of the scale, where the creditor claims that.

    Rule:  DEM-29
    """
    clause = file.debt.contract.contractual_costs if file.debt.contract else None
    if file.costs.by_contract is not True or clause is None or not is_commercial(file):
        return ground
    if clause.percent is None and clause.minimum is None:
        return ground
    agreed_on: tuple[Message, ...] = ()
    if clause.percent is not None:
        agreed_on += (say("{percent}% of the open principal", percent=f"{clause.percent.normalize():f}"),)
    if clause.minimum is not None:
        agreed_on += (say("at least {amount}", amount=clause.minimum),)
    first = ground.counted[0].since
    reason = say("agreed: {terms}; the first demand after default went on {day}", terms=agreed_on, day=first)
    where = f"art. {clause.article}" if clause.article and clause.article[0].isdigit() else clause.article
    article = f"{where} overeenkomst" if where else "overeenkomst"
    agreed = AgreedCosts(clause.percent, clause.minimum)
    return replace(ground, rule=AGREED_COSTS, article=article, reason=reason, agreed=agreed)


def vat_position(file: CaseFile) -> bool:
    """Return whether collection costs may be raised with VAT: charged to the creditor, who cannot deduct it (D14-12).

    Unknown is not yes: without both facts on record no VAT is added.
    """
    charged = file.collector.charges_vat is True and file.costs.outside_collector is not False
    creditor_vat = file.creditor.vat
    return charged and creditor_vat is not None and creditor_vat.can_deduct is False
