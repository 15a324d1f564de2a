"""Explains a statement: goes once more over everything that happened to the money, and says at each line why.

The amounts are those of the statement; nothing is reckoned anew but what was open right after each payment, the
principals that collection costs are computed over, and the tiers of their scale.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.casefile.claim import CreditNote
from filing.law.interest import InterestKind, InterestPeriod, Regime, compounding_days
from filing.law.table import Law
from filing.money import ZERO, round_cent
from filing.reckoning.costs import CostsGround, costs_ground, vat_position
from filing.reckoning.costs_account import CostsAccount, scale_costs
from filing.reckoning.costs_base import costs_base, less_credited
from filing.reckoning.default import default_state
from filing.reckoning.explanation import (
    Begins,
    Cap,
    CostsInterestLines,
    CountedClaim,
    CreditLine,
    ExplainedClaim,
    ExplainedCosts,
    Explanation,
    InterestLine,
    LeastCosts,
    PartLine,
    PaymentLine,
    Sum,
    TakenBack,
)
from filing.reckoning.statement import Head, ImputedPayment, Part, Statement
from filing.reckoning.terms import opened

PER_YEAR = Decimal(36500)  # percent and days: a rate is percent per year, a year has 365 days
RATE = Decimal("0.000001")  # [percent] more decimals than any rate has


def explain(file: CaseFile, statement: Statement, law: Law) -> Explanation:
    """Return how ``statement`` was reckoned; ``file`` and ``law`` are those that it was reckoned from.

    Raises:
        LawUnknown: the scale of the collection costs is not known on a day.
    """
    defaults = {claim.id: default_state(file, claim, law) for claim in file.claims}
    ground = costs_ground(file, law, defaults, statement.on, statement.costs.paid_in_term)
    walk = _Walk(file, statement, law, ground)
    for day in walk.days():
        walk.go(day)
    on, extra = statement.on, statement.costs_interest
    sums = [
        Sum(Head.PRINCIPAL, statement.principal, statement.principal - statement.principal_open),
        Sum(Head.INTEREST, statement.interest, statement.interest - statement.interest_open),
        Sum(Head.COSTS, statement.costs.total, statement.costs.paid),
    ]
    return Explanation(
        statement=statement,
        claims=tuple(
            ExplainedClaim(claim, *walk.tracks[claim.claim_id].closed(on), tuple(walk.credits[claim.claim_id]))
            for claim in statement.claims
        ),
        payments=tuple(walk.payments),
        taken_back=tuple(
            TakenBack(one.id, one.on, one.amount, one.reversed_on)
            for one in file.payments
            if one.reversed_on is not None
        ),
        costs=_costs(statement, law, walk, ground),
        costs_interest=CostsInterestLines(*walk.on_costs.closed(on)),
        sums=(*sums, Sum(Head.COSTS_INTEREST, extra.interest, extra.paid)) if extra.periods else tuple(sums),
    )


@dataclass(slots=True)
class _Track:
    """What bears interest, on its way from the first day to the statement date; it changes as the walk goes on.

    ``turns`` are the days on which interest begins to bear interest. ``rests``: days without a period are days without
    interest, and not days on which nothing was owed, as collection costs may grow after they were paid.
    """

    periods: tuple[InterestPeriod, ...]
    since: dt.date | None
    per_day: Decimal
    turns: frozenset[dt.date]
    rests: bool
    principal: Decimal = ZERO
    compounded: Decimal = ZERO
    interest_open: Decimal = ZERO
    ended: int = 0
    lines: list[InterestLine] = field(default_factory=list)
    touched: dict[dt.date, list[Begins]] = field(default_factory=lambda: defaultdict(list))

    def reach(self, day: dt.date) -> None:
        """Bring interest up to ``day``; on an anniversary all that is open begins to bear interest."""
        while self.ended < len(self.periods) and self.periods[self.ended].until <= day:
            self.interest_open += self.periods[self.ended].interest
            self.ended += 1
        if day in self.turns:
            self.compounded = self.interest_open
            self.touch(day, Begins.COMPOUNDING)

    def touch(self, day: dt.date, why: Begins) -> None:
        if why not in self.touched[day]:
            self.touched[day].append(why)

    def lower(self, day: dt.date, amount: Decimal, why: Begins) -> None:
        """Take ``amount`` off the principal."""
        self.principal -= amount
        self.touch(day, why)

    def pay_interest(self, day: dt.date, amount: Decimal) -> None:
        """Take a payment of interest in; interest that bears interest is paid first."""
        self.compounded -= min(amount, self.compounded)
        self.interest_open -= amount
        self.touch(day, Begins.PAYMENT)

    def begin(self, day: dt.date) -> None:
        """Add the line that begins on ``day``, if one does, and before it that of the days without interest."""
        period = self.periods[self.ended] if self.ended < len(self.periods) else None
        if period is None or period.since != day:
            return
        self.rest(day)
        self.compounded = period.base - self.principal
        line = InterestLine(
            since=day,
            through=period.until - DAY,
            days=period.days,
            base=period.base,
            added=self.compounded,
            rate=period.rate,
            amount=period.interest,
            begins=self._why(period),
            rows=period.rows,
        )
        self.lines.append(line)

    def rest(self, until: dt.date) -> None:
        """Add a line for the days before ``until`` on which no interest ran although something was owed."""
        start = self.lines[-1].through + DAY if self.lines else self.since
        base = self.principal + self.compounded
        if self.rests and start is not None and start < until and base > 0:
            days, none, why = (until - start).days, Decimal(0), (Begins.PAUSED,)
            self.lines.append(InterestLine(start, until - DAY, days, ZERO, ZERO, none, ZERO, why, ()))

    def closed(self, on: dt.date) -> tuple[tuple[InterestLine, ...], Decimal, Decimal]:
        """Return the lines, and over what and at which rate interest runs on from ``on``."""
        self.rest(on)
        base = self.principal + self.compounded
        rate = self.per_day * PER_YEAR / base if base else Decimal(0)
        return tuple(self.lines), base, rate.quantize(RATE).normalize()

    def _why(self, period: InterestPeriod) -> tuple[Begins, ...]:
        if not self.lines:
            return (Begins.FIRST_DAY,)
        before = self.lines[-1]
        found = list(self.touched.get(period.since, ()))
        if Begins.PAUSED in before.begins:
            found.insert(0, Begins.RESUMED)
        elif before.rate != period.rate:
            found.insert(0, Begins.RATE)
        return tuple(found)


@dataclass(slots=True)
class _Walk:
    """The walk over all claims and the collection costs, in the order of one day that ``reckon.py`` gives."""

    file: CaseFile
    statement: Statement
    law: Law
    ground: CostsGround
    tracks: dict[str, _Track] = field(init=False)
    on_costs: _Track = field(init=False)
    credits: dict[str, list[CreditLine]] = field(default_factory=lambda: defaultdict(list))
    counted: list[CountedClaim] = field(default_factory=list)
    costs_paid: Decimal = ZERO
    payments: list[PaymentLine] = field(default_factory=list)

    def __post_init__(self) -> None:
        recorded = {claim.id: claim for claim in self.file.claims}
        self.tracks = {}
        for claim in self.statement.claims:
            regime = opened(self.file, recorded[claim.claim_id], claim.default).regime
            turns = self._turns(regime, claim.interest_since)
            track = _Track(claim.periods, claim.interest_since, claim.per_day_exact, turns, rests=True)
            track.principal = claim.amount
            self.tracks[claim.claim_id] = track
        extra = self.statement.costs_interest
        turns = self._turns(Regime(InterestKind.STATUTORY), extra.since)
        self.on_costs = _Track(extra.periods, extra.since, extra.per_day_exact, turns, rests=False)

    def _turns(self, regime: Regime | None, since: dt.date | None) -> frozenset[dt.date]:
        end = self.statement.on + DAY
        if regime is None or since is None or since >= end:
            return frozenset()
        return frozenset(compounding_days(regime, since, since, end))

    def days(self) -> Iterable[dt.date]:
        """Return every day on which something begins, ends or comes in, oldest first."""
        found = {payment.on for payment in self.statement.payments} | {self.statement.on}
        found |= {note.on for note in self.file.credit_notes} | {one.since for one in self.ground.counted}
        for track in (*self.tracks.values(), self.on_costs):
            found |= track.turns | {period.since for period in track.periods}
        return sorted(found)

    def go(self, day: dt.date) -> None:
        """Take in everything of one day."""
        tracks = (*self.tracks.values(), self.on_costs)
        for track in tracks:
            track.reach(day)
        for note in self.file.credit_notes:
            if note.on == day and note.claim in self.tracks:
                self._credit(note)
        for one in self.ground.counted:
            if one.since == day:
                names = [name for name in one.claims if name in self.tracks]
                base = {name: self.tracks[name].principal for name in names}
                base = costs_base(self.file, base, one.letter_on or day)
                self.counted += [CountedClaim(name, day, base[name]) for name in names]
                self.on_costs.touch(day, Begins.COSTS)
        self.payments += [self._paid(payment) for payment in self.statement.payments if payment.on == day]
        self.on_costs.principal = self._costs_due(day) - self.costs_paid
        for track in tracks:
            track.begin(day)

    @property
    def base(self) -> Mapping[str, Decimal]:
        return {one.claim_id: one.principal for one in self.counted}

    def _credit(self, note: CreditNote) -> None:
        track = self.tracks[note.claim]
        used = min(note.amount, track.principal)
        track.lower(note.on, used, Begins.CREDIT_NOTE)
        self._credit_costs(note)
        name, left = note.number or "", track.principal
        self.credits[note.claim].append(CreditLine(note.id, name, note.on, note.claim, note.amount, used, left))

    def _credit_costs(self, note: CreditNote) -> None:
        """Lower the principal that the costs go over, unless less than was paid of them would be due."""
        if note.claim not in self.base:
            return
        base = less_credited(self.base, note.claim, note.amount)
        due = CostsAccount(base).due(self.law, self.ground, vat_position(self.file), note.on)
        if due.costs + due.vat >= self.costs_paid:
            self.counted = [CountedClaim(one.claim_id, one.since, base[one.claim_id]) for one in self.counted]
            self.on_costs.touch(note.on, Begins.CREDIT_NOTE)

    def _paid(self, payment: ImputedPayment) -> PaymentLine:
        parts = tuple(
            PartLine(part.head, part.claim_id, part.amount, self._pay(payment.on, part)) for part in payment.parts
        )
        return PaymentLine(payment.payment_id, payment.on, payment.amount, parts, payment.surplus)

    def _pay(self, day: dt.date, part: Part) -> Decimal:
        """Take ``part`` of a payment in and return what is open of its head after it."""
        if part.head is Head.COSTS:
            self.costs_paid += part.amount
            self.on_costs.touch(day, Begins.PAYMENT)
            return self._costs_due(day) - self.costs_paid
        track = self.on_costs if part.head is Head.COSTS_INTEREST else self.tracks[part.claim_id]
        if part.head is Head.PRINCIPAL:
            track.lower(day, part.amount, Begins.PAYMENT)
            return track.principal
        track.pay_interest(day, part.amount)
        return track.interest_open

    def _costs_due(self, day: dt.date) -> Decimal:
        due = CostsAccount(self.base).due(self.law, self.ground, vat_position(self.file), day)
        return due.costs + due.vat


def _costs(statement: Statement, law: Law, walk: _Walk, ground: CostsGround) -> ExplainedCosts:
    """Return the tiers where the claimed costs follow from them, what was agreed else, and what bounds them."""
    costs = statement.costs
    if not costs.claimed:
        return ExplainedCosts(costs)
    least = next((row.value for row in costs.rows if row.table == "minimum_collection_costs"), None)
    found = ExplainedCosts(
        costs,
        counted=tuple(walk.counted),
        least=LeastCosts(least, int(costs.claimed / least)) if least else None,
        agreed=ground.agreed,
    )
    scale = scale_costs(law, walk.base.values(), vat_position(walk.file), statement.on)
    if scale is None or ground.agreed is not None:
        return found
    percents = [row.value for row in scale.rows if row.table == "vat"]
    return replace(
        found,
        tiers=scale.tiers,
        by_tiers=round_cent(sum((tier.amount for tier in scale.tiers), ZERO)),
        bound=scale.bound,
        caps=tuple(
            Cap(one.since, one.claims, one.cap, one.cap_vat)
            for one in ground.counted
            if one.cap is not None and one.cap_vat is not None
        ),
        vat_percent=percents[0] if percents else None,
    )
