"""Until when the claims can be enforced, and whether that day has passed (verjaring).

Rule:  PRE-01 to PRE-06, PRE-09, X-42
"""

import datetime as dt
from dataclasses import dataclass

from filing.calendar_nl import DAY
from filing.casefile.claim import Claim, DefaultGround
from filing.casefile.debt import DebtKind
from filing.casefile.history import Event, EventKind
from filing.casefile.party import Partnership
from filing.casefile.proceedings import Judgment
from filing.law.interruption import Interruption, InterruptionKind
from filing.law.limitation import Limitation, limitation_date
from filing.message import Message, say
from filing.reckoning.default import last_day_to_pay
from filing.reckoning.receipt import receipt
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet

X_42 = Rule("X-42", "art. 3:307, 3:322, 7:28 BW", Severity.WARN, Certainty.CONFIRMED_2017)
X_42_LETTER = Rule("X-42", "art. 3:307, 3:319, 7:28 BW", Severity.BLOCK, Certainty.DERIVED)
X_42_THREAT = Rule("X-42", "art. 3:307, 3:322, 7:28 BW", Severity.BLOCK, Certainty.CONFIRMED_2017)
PRE_05 = Rule("PRE-05", "art. 3:317, 3:319 BW", Severity.WARN, Certainty.DERIVED)
WHAT_LAPSES: dict[str, Message] = {
    "the judgment": say("the judgment"),
    "the first interest under the judgment": say("the first interest under the judgment"),
}
# What is surely not the price of a consumer sale; anything else may be one as long as nobody says (PRE-02).
NO_SALE = frozenset({
    DebtKind.SERVICES, DebtKind.BANK_LOAN, DebtKind.CONSUMER_CREDIT, DebtKind.CREDIT_CARD, DebtKind.MORTGAGE,
    DebtKind.TAX, DebtKind.RENT, DebtKind.CARE, DebtKind.INSURANCE, DebtKind.EMPLOYMENT, DebtKind.TORT,
})  # fmt: skip


def limitations(facts: Facts) -> tuple[tuple[str, Limitation], ...]:
    """Return what can lapse with the day on which it does: the judgment and its interest, or each open claim.

    A judgment takes the place of the claims, against those whom it was given against (PRE-03). A letter counts when its
    receipt is on record: what is only presumed is no proof, so that the earlier day runs on (PRE-06).
    """
    return facts.once(_on_record)


def limitations_if_received(facts: Facts) -> tuple[tuple[str, Limitation], ...]:
    """Return the same, if every letter by post was received on the day on which that is presumed."""
    return facts.once(_if_received)


def unproven_interruptions(facts: Facts) -> tuple[Event, ...]:
    """Return the letters that interrupt if they were received, which is presumed and not on record; oldest first."""
    found = (one.event for one in facts.once(_acts) if one.presumed is not None and one.on_record is None)
    return tuple(sorted(found, key=lambda e: e.on))


def _on_record(facts: Facts) -> tuple[tuple[str, Limitation], ...]:
    return _limitations(facts, presumed=False)


def _if_received(facts: Facts) -> tuple[tuple[str, Limitation], ...]:
    return _limitations(facts, presumed=True)


def _limitations(facts: Facts, *, presumed: bool) -> tuple[tuple[str, Limitation], ...]:
    judgment = facts.file.judgment
    found: list[tuple[str, Limitation]] = []
    names = _debtor_names(facts)
    judged = set(names) if judgment is None or not judgment.against else set(judgment.against)
    if judgment is not None:
        mains = [_of_judgment(facts, judgment, name, presumed=presumed) for name in sorted(judged)]
        main = min(mains, key=lambda one: one.date)
        found.append(("the judgment", main))
        if not judgment.awards or any(award.interest for award in judgment.awards):
            each = [_of_interest(facts, judgment, name, main, presumed=presumed) for name in sorted(judged)]
            found.append(("the first interest under the judgment", min(each, key=lambda one: one.date)))
    if judgment is None or set(names) - judged:
        for claim in facts.open_claims:
            one = limitation_of(facts, claim, presumed=presumed)
            if one is not None:
                found.append((claim.id, one))
    return tuple(found)


def limitation_of(facts: Facts, claim: Claim, *, presumed: bool = False) -> Limitation | None:
    """Return when ``claim`` lapses, from its due day and the interruptions on record; None when due is not known.

    Against several debtors each claim lapses by itself, and a letter interrupts against those it went to; the earliest
    day is returned (PRE-09).

    Rule:  PRE-01, PRE-02, PRE-04, PRE-05, PRE-09; a consumer sale that is not ruled out counts as one (section 8.3)
    """
    due = last_day_to_pay(facts.file, claim)
    if due is None and claim.default is not None and claim.default.ground is DefaultGround.TORT:
        due = claim.default.since - DAY  # the day of the damage is on record, that of knowledge is not: never too late
    if due is None:
        return None
    kind = kind_of(facts, claim)
    acts = [_interruptions(facts, claim, name, presumed=presumed) for name in _debtor_names(facts)]
    each = [limitation_date(facts.law, kind, due, one) for one in acts]
    return min(each, key=lambda one: one.date)


def _of_judgment(facts: Facts, judgment: Judgment, debtor: str, *, presumed: bool) -> Limitation:
    acts = _interruptions(facts, None, debtor, presumed=presumed)
    return limitation_date(facts.law, "judgment", judgment.given_on, acts)


def _of_interest(facts: Facts, judgment: Judgment, debtor: str, main: Limitation, *, presumed: bool) -> Limitation:
    """Return when the first interest under the judgment lapses (EXE-07)."""
    acts = _interruptions(facts, None, debtor, presumed=presumed)
    return limitation_date(facts.law, "judgment_periodic", judgment.given_on, acts, main_ends=main.date)


def _debtor_names(facts: Facts) -> tuple[str, ...]:
    """Return the debtors, and the partners of a partnership: against each the claim lapses by itself (PRE-09)."""
    found: list[str] = []
    for place, debtor in enumerate(facts.file.debtors, start=1):
        name = debtor.id or f"debtor-{place}"
        found.append(name)
        if isinstance(debtor, Partnership):
            found += [one.id or f"{name}-partner-{number}" for number, one in enumerate(debtor.partners, start=1)]
    return tuple(found)


def kind_of(facts: Facts, claim: Claim) -> str:
    """Return the kind of limitation; those of five years differ in their article alone."""
    if _may_be_consumer_sale(facts, claim):
        return "consumer_sale"
    if claim.kind == "damages" or facts.file.debt.kind is DebtKind.TORT:
        return "damages"
    return "periodic" if claim.kind == "rent" or facts.file.debt.kind is DebtKind.RENT else "contract"


def _may_be_consumer_sale(facts: Facts, claim: Claim) -> bool:
    if claim.consumer_sale is not None:
        return claim.consumer_sale
    return facts.consumer_rules and facts.file.debt.kind not in NO_SALE


def _interruptions(facts: Facts, claim: Claim | None, debtor: str, *, presumed: bool) -> tuple[Interruption, ...]:
    """Demands that this debtor received, suits, and acknowledgements, as far as they are about this claim.

    ``claim`` None: those about all claims, which a judgment has made one.
    """
    found = []
    for act in facts.once(_acts):
        event = act.event
        about = not event.claims or (claim is not None and claim.id in event.claims)
        day = act.presumed if presumed else act.on_record
        if about and day is not None and (not event.to or debtor in event.to):
            found.append(Interruption(day, _what(event)))
    found += [
        Interruption(plan.agreed_on, InterruptionKind.ACKNOWLEDGEMENT)
        for plan in facts.file.payment_plans
        if plan.agreed_on is not None and plan.acknowledges_debt
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Act:
    """An event that interrupts, with the day if receipt may be presumed and the day that is on record."""

    event: Event
    presumed: dt.date | None
    on_record: dt.date | None


def _acts(facts: Facts) -> tuple[_Act, ...]:
    """Return what interrupts, asked of the history once for all claims and debtors."""
    days = ((one, [_interrupts(facts, one, presumed=way) for way in (True, False)]) for one in facts.file.history)
    return tuple(_Act(event, *both) for event, both in days if both != [None, None])


def _what(event: Event) -> InterruptionKind:
    if event.kind is EventKind.ACKNOWLEDGEMENT:
        return InterruptionKind.ACKNOWLEDGEMENT
    return InterruptionKind.SUIT if _is_suit(event) else InterruptionKind.DEMAND


def _is_suit(event: Event) -> bool:
    return event.kind is EventKind.SUIT or (event.kind is EventKind.SERVED and event.document == "summons")


def _interrupts(facts: Facts, event: Event, *, presumed: bool) -> dt.date | None:
    """Return the day on which ``event`` interrupts.

    A letter counts when it was marked as such and its receipt is known, or ``presumed`` where that is enough (PRE-06).
    A suit (SUM-36) and an acknowledgement (3:318) interrupt of themselves, unless the case file denies it.
    """
    of_itself = event.kind is EventKind.ACKNOWLEDGEMENT or _is_suit(event)
    if event.interrupts_limitation is False or not (event.interrupts_limitation or of_itself):
        return None
    if event.kind is not EventKind.SENT:
        return event.on
    received = receipt(facts.file, facts.law, event)
    if presumed or not received.presumed:
        return received.day
    # By post and e-mail together the e-mail alone may be on record: what is known of it is enough to interrupt.
    return event.delivered_on if event.delivered_on is not None and event.delivered_on >= event.on else None


def claims_have_not_lapsed(facts: Facts) -> Finding:
    """Nothing that is claimed has lapsed, or lapses within ninety days; a warning, as a court leaves it to the debtor.

    Rule:  X-42, PRE-02, PRE-08, PRE-05 (also PRE-01 to PRE-03,
           PRE-09); the alarm of ninety days is a scheduler rule of section 8.3
    """
    name = "claims_have_not_lapsed"
    found = facts.once(limitations)
    rests_on = _rests_on(facts)
    lapsed = [(what, one) for what, one in facts.once(limitations_if_received) if one.date < facts.on]
    if lapsed:
        step = say(
            "Record the interruptions with their proof, or drop what has lapsed; do not announce legal measures for it."
        )
        message = say("Lapsed, with no interruption (stuiting) on record: {what}.", what=_told(lapsed))
        return unmet(X_42, name, message, _or_no_sale(facts, lapsed, step), facts=rests_on)
    bare = tuple(event.on for event in unproven_interruptions(facts))
    doubtful = [(what, one) for what, one in found if one.date < facts.on]
    if doubtful:
        message = say(
            "Lapsed: {what}; unless the letter of {days} was received, which is presumed and not on record.",
            what=_told(doubtful),
            days=bare,
        )
        step = say(
            "Record delivered_on and delivery_proof for the letter of {days}; receipt has to be proved.", days=bare
        )
        return unknown(X_42, name, message, _or_no_sale(facts, doubtful, step), facts=rests_on)
    near = [(what, one) for what, one in found if one.alarm_on <= facts.on]
    if near:
        step = say("Interrupt (stuiten) now, to every debtor and with proof of receipt, or record that it was done.")
        message = say("Lapses within ninety days: {what}.", what=_told(near))
        if bare:
            message = say(
                "Lapses within ninety days: {what}; receipt of the letter of {days} is presumed and not on record.",
                what=_told(near),
                days=bare,
            )
            step = say(
                "Record delivered_on and delivery_proof for the letter of {days}, or interrupt (stuiten) again before "
                "the last day, with proof of receipt.",
                days=bare,
            )
        return unmet(PRE_05, name, message, _or_no_sale(facts, near, step), facts=rests_on)
    return satisfied(X_42, name, say("Nothing has lapsed, or lapses within ninety days."), facts=rests_on)


def claims_can_be_interrupted(facts: Facts) -> Finding:
    """Nothing that a letter would interrupt (stuiten) has lapsed already: what ended no letter brings back.

    Rule:  X-42 (also PRE-05); section 8.5 of the rules, on the letter of interruption
    """
    name = "claims_can_be_interrupted"
    lapsed = [(what, one) for what, one in facts.once(limitations_if_received) if one.date < facts.on]
    if lapsed:
        message = say("Lapsed, so that no letter interrupts it any more: {what}.", what=_told(lapsed))
        step = say("Record the earlier interruptions with their proof, or leave out what has lapsed.")
        return unmet(X_42_LETTER, name, message, _or_no_sale(facts, lapsed, step), facts=_rests_on(facts))
    return satisfied(X_42_LETTER, name, say("Nothing that is claimed has lapsed."), facts=_rests_on(facts))


def lapsed_claims_are_not_threatened(facts: Facts) -> Finding:
    """A letter that announces legal measures does so for nothing that has lapsed.

    Rule:  X-42, REM-16
    """
    name = "lapsed_claims_are_not_threatened"
    lapsed = [(what, one) for what, one in facts.once(limitations_if_received) if one.date < facts.on]
    if lapsed:
        return unmet(
            X_42_THREAT,
            name,
            say("This letter announces legal measures, also for what has lapsed: {what}.", what=_told(lapsed)),
            say("Record the interruptions with their proof, or leave what has lapsed out; send a reminder at most."),
            facts=_rests_on(facts),
        )
    return satisfied(X_42_THREAT, name, say("Nothing has lapsed for which measures are announced."))


def _told(found: list[tuple[str, Limitation]]) -> tuple[Message, ...]:
    return tuple(say("{what} on {day}", what=WHAT_LAPSES.get(what, what), day=one.date) for what, one in found)


def _or_no_sale(facts: Facts, found: list[tuple[str, Limitation]], step: Message) -> Message:
    """Add how to rule out the short term of a consumer sale where nobody recorded whether it is one (PRE-02)."""
    names = {what for what, _ in found}
    open_ones = tuple(
        claim.id
        for claim in facts.open_claims
        if claim.id in names
        and claim.consumer_sale is None
        and facts.file.debt.kind is not DebtKind.CONSUMER_SALE
        and _may_be_consumer_sale(facts, claim)
    )
    if not open_ones:
        return step
    return say(
        "{step} {claims} counts as a consumer sale (two years) as long as consumer_sale is not recorded.",
        step=step,
        claims=open_ones,
    )


def _rests_on(facts: Facts) -> tuple[Fact, ...]:
    rests_on: list[Fact] = []
    if facts.file.judgment is not None:
        rests_on.append(fact("judgment.given_on", facts.file.judgment.given_on))
    for claim in facts.open_claims:
        rests_on.append(fact(f"claims.{claim.id}.due_on", last_day_to_pay(facts.file, claim)))
        if claim.consumer_sale is None and _may_be_consumer_sale(facts, claim):
            rests_on.append(fact(f"claims.{claim.id}.consumer_sale", None))
    acts = [one for one in facts.once(_acts) if one.presumed is not None]
    rests_on += [fact(f"history.{one.event.id}.interrupts_limitation", one.presumed) for one in acts]
    return tuple(rests_on)
