"""Requirements on the claims themselves: due, in default, still open, not contested, not lapsed."""

import datetime as dt

from filing.calendar_nl import DAY
from filing.casefile.claim import Claim, InterestRegime
from filing.casefile.dealings import Dispute
from filing.casefile.debt import DebtKind
from filing.law.limitation import Limitation, limitation_date
from filing.reckoning.default import last_day_to_pay
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

REM_20 = Rule("REM-20", "art. 6:38 BW", Severity.BLOCK, Certainty.DERIVED, overridable=False)
X_43 = Rule("X-43", "art. 6:44 BW", Severity.BLOCK, Certainty.DERIVED)
X_43_NOTHING = Rule("X-43", "art. 6:44 BW", Severity.BLOCK, Certainty.DERIVED, overridable=False)
DEM_03 = Rule("DEM-03", "art. 6:81 tot 6:83 BW", Severity.BLOCK, Certainty.CONFIRMED)
X_15 = Rule("X-15", "art. 6:119a BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
X_41 = Rule("X-41", "art. 111 lid 3 Rv", Severity.BLOCK, Certainty.DERIVED)
X_40 = Rule("X-40", "GHAMS 27-8-2013, ECLI:NL:GHAMS:2013:2786", Severity.BLOCK, Certainty.CONFIRMED)
X_42 = Rule("X-42", "art. 3:307, 3:322, 7:28 BW", Severity.WARN, Certainty.CONFIRMED_2017)
CES_08 = Rule("CES-08", "art. 3:94 lid 3 BW", Severity.BLOCK, Certainty.CONFIRMED_2017)
REM_02 = Rule("REM-02", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)


def due_date_has_passed(facts: Facts) -> Finding:
    """The last day to pay of at least one claim has passed; claims that are not due yet stay out of the statement.

    Rule:  REM-20
    Units: calendar days; the day after the last day is the first on which a reminder may go
    """
    name = "due_date_has_passed"
    last_days = [last_day_to_pay(facts.file, claim) for claim in facts.file.claims]
    known = [day for day in last_days if day is not None]
    if len(known) < len(last_days):
        return unknown(
            REM_20,
            name,
            "The last day to pay of a claim is not known.",
            "Record due_on, or the days of the payment term, for every claim.",
        )
    if min(known) < facts.on:
        return satisfied(REM_20, name, f"The last day to pay was {min(known)}.")
    first = min(known) + DAY
    return unmet(REM_20, name, f"No claim is due before {first}.", f"Wait until {first}.", holds_from=first)


def something_is_owed(facts: Facts) -> Finding:
    """Principal is still owed; when only costs and interest are left a person decides.

    Rule:  X-43
    """
    name = "something_is_owed"
    statement = facts.statement
    if statement.open <= 0:
        return unmet(X_43_NOTHING, name, "Everything is paid.", "Close the case.")
    if statement.principal_open <= 0:
        return unknown(
            X_43,
            name,
            "The principal is paid; only interest and costs are left.",
            "Decide whether to go on for these, and record the decision under overrides.",
        )
    return satisfied(X_43, name, "Principal is still owed.")


def claims_are_identified(facts: Facts) -> Finding:
    """Every claim can be told apart by the debtor: number, date and last day to pay.

    Rule:  REM-02
    """
    name = "claims_are_identified"
    missing = [claim.id for claim in facts.file.claims if not claim.number or claim.dated_on is None]
    if missing:
        return unknown(
            REM_02,
            name,
            f"Number or date is missing for {_names(missing)}.",
            "Record number and dated_on for every claim.",
        )
    return satisfied(REM_02, name, "Every claim has its number and date.")


def every_claim_is_in_default(facts: Facts) -> Finding:
    """Every open claim is in default on the day: by a fatal term, a notice that ran out, or otherwise.

    Rule:  D14-21, DEM-03
    Law:   art. 6:81 to 6:83 BW
    """
    name = "every_claim_is_in_default"
    waiting = [c for c in facts.open_claims if not facts.defaults[c.id].holds_on(facts.on)]
    if not waiting:
        return satisfied(DEM_03, name, _how_default_arose(facts))
    expected = [facts.defaults[c.id].since for c in waiting]
    days = [day for day in expected if day is not None]
    if len(days) == len(waiting):
        first = max(days)
        return unmet(
            DEM_03, name, f"{_ids(waiting)} will be in default on {first}.", f"Wait until {first}.", holds_from=first
        )
    open_ended = [c for c in waiting if facts.defaults[c.id].since is None]
    why = facts.defaults[open_ended[0].id].why
    return unmet(
        DEM_03,
        name,
        f"{_ids(open_ended)} is not in default: {why}.",
        "Send a notice of default (ingebrekestelling) with a reasonable term, or record who agreed on the term.",
    )


def some_claim_is_not_in_default(facts: Facts) -> tuple[bool, str]:
    """Return whether a notice of default has a purpose (D14-22)."""
    waiting = [c for c in facts.open_claims if facts.defaults[c.id].since is None or is_noticed(facts, c)]
    return bool(waiting), "every claim is in default without a notice"


def is_noticed(facts: Facts, claim: Claim) -> bool:
    """Return whether the default of ``claim`` comes from a notice of default that was sent."""
    ground = facts.defaults[claim.id].ground
    return ground is not None and ground.value == "notice"


def _how_default_arose(facts: Facts) -> str:
    states = {facts.defaults[claim.id].article for claim in facts.open_claims}
    return f"Every open claim is in default ({', '.join(sorted(states))})."


def no_commercial_interest_from_consumer(facts: Facts) -> Finding:
    """Commercial interest is not claimed from a consumer, ever.

    Rule:  X-15
    Law:   art. 6:119a BW
    """
    name = "no_commercial_interest_from_consumer"
    if not facts.consumer_rules:
        return satisfied(X_15, name, "The debtor is not a consumer.")
    wrong = [
        claim.claim_id
        for claim in facts.statement.claims
        if claim.regime in {InterestRegime.COMMERCIAL, InterestRegime.GOVERNMENT}
    ]
    if wrong:
        return unmet(
            X_15,
            name,
            f"Commercial interest is asked from a consumer for {_names(wrong)}.",
            "Set interest.regime to statutory, or record that the debtor acted for a business.",
        )
    return satisfied(X_15, name, "No commercial interest is asked.")


def open_disputes(facts: Facts) -> tuple[Dispute, ...]:
    """Return the disputes that were neither withdrawn nor settled."""
    return tuple(d for d in facts.file.disputes if d.withdrawn_on is None and d.settled_on is None)


def disputes_are_answered(facts: Facts) -> Finding:
    """Every dispute that stands was answered.

    Rule:  X-41
    """
    name = "disputes_are_answered"
    silent = [dispute.id for dispute in open_disputes(facts) if not dispute.replies]
    if silent:
        return unmet(
            X_41,
            name,
            f"Nobody answered {_names(silent)}.",
            "Answer the dispute (betwisting) point by point and record the reply.",
        )
    return satisfied(X_41, name, "No dispute waits for an answer.")


def no_plan_is_honoured(facts: Facts) -> Finding:
    """No payment plan runs that the debtor keeps.

    Rule:  X-40
    """
    name = "no_plan_is_honoured"
    running = [
        plan.id
        for plan in facts.file.payment_plans
        if plan.agreed_on is not None and plan.broken_on is None and plan.ended_on is None
    ]
    if running:
        return unmet(
            X_40,
            name,
            f"The payment plan {_names(running)} runs.",
            "Leave it running; record broken_on when a date was missed.",
        )
    return satisfied(X_40, name, "No payment plan runs.")


def assignment_was_notified(facts: Facts) -> Finding:
    """Every transfer of the claim was notified to the debtor before the new creditor collects.

    Rule:  CES-08
    Law:   art. 3:94 lid 3 BW
    """
    name = "assignment_was_notified"
    silent = [link.deed_on for link in facts.file.assignments if link.notice is None]
    if silent:
        return unmet(
            CES_08,
            name,
            f"The transfer of {silent[0]} was not notified to the debtor.",
            "Notify the debtor and record the notice with its proof.",
        )
    return satisfied(CES_08, name, "Every transfer was notified." if facts.file.assignments else "No transfer.")


def limitation_of(facts: Facts, claim: Claim) -> Limitation | None:
    """Return when ``claim`` lapses, from its due day and the interruptions on record; None when due is not known.

    Rule:  PRE-01, PRE-02, PRE-04, PRE-05; a consumer sale that is not ruled out counts as one (section 8.3)
    """
    due = last_day_to_pay(facts.file, claim)
    if due is None:
        return None
    kind = "consumer_sale" if _may_be_consumer_sale(facts, claim) else "contract"
    return limitation_date(facts.law, kind, due, _interruptions(facts, claim, due))


def _may_be_consumer_sale(facts: Facts, claim: Claim) -> bool:
    if claim.consumer_sale is not None:
        return claim.consumer_sale
    return facts.consumer_rules and facts.file.debt.kind in {
        DebtKind.CONSUMER_SALE, DebtKind.ENERGY, DebtKind.WATER, DebtKind.PERSONAL, DebtKind.OTHER,
    }  # fmt: skip


def _interruptions(facts: Facts, claim: Claim, due: dt.date) -> tuple[dt.date, ...]:
    """Events that interrupt: marked as such and about this claim; receipt counts, else dispatch (PRE-06)."""
    days = [
        event.delivered_on or event.on
        for event in facts.file.history
        if event.interrupts_limitation and (not event.claims or claim.id in event.claims)
    ]
    return tuple(sorted(day for day in days if day > due))


def claims_have_not_lapsed(facts: Facts) -> Finding:
    """No open claim is past its limitation date; the court does not apply it of its own motion, so a warning.

    Rule:  X-42, PRE-01, PRE-02
    """
    name = "claims_have_not_lapsed"
    lapsed = []
    for claim in facts.open_claims:
        limitation = limitation_of(facts, claim)
        if limitation is not None and limitation.date < facts.on:
            lapsed.append(claim.id)
    if lapsed:
        return unmet(
            X_42,
            name,
            f"{_names(lapsed)} lapsed and no interruption (stuiting) is on record.",
            "Record the interruptions with their proof, or drop the claim.",
        )
    return satisfied(X_42, name, "No claim has lapsed.")


def _names(ids: list[str]) -> str:
    return ", ".join(ids)


def _ids(claims: list[Claim]) -> str:
    return _names([claim.id for claim in claims])
