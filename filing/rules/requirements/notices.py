"""Requirements on the fourteen-day notice (veertiendagenbrief) and on the collection costs that follow from it."""

import datetime as dt

from filing.calendar_nl import DAY
from filing.casefile.as_of import as_of
from filing.money import ZERO, total
from filing.reckoning.costs import is_about, scoped_claims, vat_position
from filing.reckoning.costs_account import scale_costs
from filing.reckoning.receipt import NoticeResult
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

D14_20 = Rule("D14-20", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_27 = Rule(
    "D14-27",
    "art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704",
    Severity.BLOCK,
    Certainty.CONFIRMED,
    overridable=False,
)
D14_07 = Rule("D14-07", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_08 = Rule("D14-08", "RBMNE 2025, ECLI:NL:RBMNE:2025:2395", Severity.WARN, Certainty.CONFIRMED)
D14_09 = Rule("D14-09", "art. 6:96 lid 6 BW", Severity.WARN, Certainty.MEMORY, answerable=True)
D14_15 = Rule("D14-15", "art. 6:96 lid 8 BW", Severity.WARN, Certainty.MEMORY, answerable=True)
D14_32 = Rule("D14-32", "art. 6:96 lid 2 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
D14_34 = Rule("D14-34", "art. 6:96 lid 5 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
DEM_05 = Rule("DEM-05", "art. 6:96 lid 6 BW", Severity.WARN, Certainty.CONFIRMED)


def consumer_is_in_default(facts: Facts) -> Finding:
    """Every claim in the notice is in default before the fourteen-day notice goes.

    Rule:  D14-20, D14-22
    """
    name = "consumer_is_in_default"
    late = [claim.id for claim in facts.open_claims if not facts.defaults[claim.id].holds_on(facts.on)]
    if not late:
        return satisfied(D14_20, name, "Every claim is in default.")
    days = [facts.defaults[claim_id].since for claim_id in late]
    known = [day for day in days if day is not None]
    first = max(known) if len(known) == len(days) else None
    step = f"Wait until {first}." if first else "Send a notice of default first; its term must run out (D14-22)."
    return unmet(D14_20, name, f"Not yet in default: {', '.join(late)}.", step, holds_from=first)


def costs_can_be_named(facts: Facts) -> Finding:
    """The exact amount of collection costs follows from the scale over what is open, and nothing is due yet.

    Rule:  D14-07, D14-10, D14-11
    """
    name = "costs_can_be_named"
    costs = facts.statement.costs
    if not facts.file.costs.claim_collection_costs:
        step = "Leave the notice out: the creditor does not claim collection costs."
        return unmet(D14_07, name, "There are no collection costs to name.", step)
    if costs.due_from is not None:
        step = "Go on with what is due; a further notice, for further claims, is not made by this version."
        return unmet(D14_07, name, f"Collection costs are due already, from {costs.due_from}.", step)
    if costs.scale > 0:
        return satisfied(D14_07, name, f"The scale gives € {costs.scale}.")
    step = "A notice without costs has no purpose; leave it out."
    return unmet(D14_07, name, "There are no collection costs to name.", step)


def _uncovered(facts: Facts) -> dict[str, dt.date | None]:
    """Return the open claims for which no notice has run out yet, with the day on which one will have, if known."""
    open_ids = {claim.id for claim in facts.open_claims}
    found: dict[str, dt.date | None] = {}
    for claim in scoped_claims(facts.file):
        if claim.id not in open_ids:
            continue
        about = (one for one in facts.notices if one.holds and is_about(facts.file, one.event, claim))
        first = min((one.costs_due_from for one in about if one.costs_due_from is not None), default=None)
        if first is None or first > facts.on:
            found[claim.id] = first
    return found


def notice_has_run_out(facts: Facts) -> Finding:
    """A fourteen-day notice that holds was received and its term has run out, for every claim that bears costs.

    Rule:  D14-27, D14-28, DEM-05
    Law:   art. 6:96 lid 6 BW
    Units: calendar days; dates in Europe/Amsterdam
    """
    name = "notice_has_run_out"
    if not facts.consumer_rules:
        return satisfied(D14_27, name, "A business needs no fourteen-day notice (D14-33).")
    if not facts.file.costs.claim_collection_costs or not scoped_claims(facts.file):
        return satisfied(D14_27, name, "No collection costs are claimed.")
    missing = _uncovered(facts)
    if not missing:
        return satisfied(D14_27, name, "The notice ran out for every open claim.")
    days = [day for day in missing.values() if day is not None]
    if len(days) == len(missing):
        first = max(days)
        message = f"The term of the fourteen-day notice runs until {first - DAY}."
        return unmet(D14_27, name, message, f"Wait until {first}.", holds_from=first)
    void = [notice for notice in facts.notices if not notice.holds]
    if void:
        rule, fault = void[-1].faults[0]
        step = "Send a new, correct notice with a full new term (D14-28), or record what is missing."
        return unmet(D14_27, name, f"The notice of {void[-1].event.on} has no effect ({rule}): {fault}.", step)
    without = ", ".join(claim_id for claim_id, day in missing.items() if day is None)
    step = "Send the fourteen-day notice (veertiendagenbrief) first."
    return unmet(D14_27, name, f"No fourteen-day notice covers {without}.", step)


def costs_are_founded(facts: Facts) -> Finding:
    """Collection costs are claimed over every claim, or the document goes without and says why; no obstacle to suing.

    Rule:  DEM-05
    """
    name = "costs_are_founded"
    costs = facts.statement.costs
    if not facts.file.costs.claim_collection_costs:
        return satisfied(DEM_05, name, f"No collection costs: {costs.reason}.")
    step = "Sue without collection costs, or send a correct fourteen-day notice first and wait for its term."
    if costs.claimed <= 0:
        return unmet(DEM_05, name, f"No collection costs can be claimed ({costs.rule}): {costs.reason}.", step)
    missing = _uncovered(facts) if facts.consumer_rules else {}
    if missing:
        return unmet(DEM_05, name, f"The collection costs leave out {', '.join(missing)}: no notice ran out.", step)
    return satisfied(DEM_05, name, f"Collection costs: {costs.reason}.")


def costs_stay_below_the_notice(facts: Facts) -> Finding:
    """The costs that are claimed are not more than the notice named.

    Rule:  D14-08, DEM-06
    """
    name = "costs_stay_below_the_notice"
    if facts.statement.costs.capped:
        step = "Nothing to do; the document claims what the notice named."
        return unmet(D14_08, name, "The scale gives more than the notice named; the claim is capped.", step)
    return satisfied(D14_08, name, "The costs are within what the notice named.")


def notice_named_the_right_amount(facts: Facts) -> Finding:
    """No notice that counts named more than the scale gave on the day it went.

    Rule:  D14-09
    """
    name = "notice_named_the_right_amount"
    wrong = [str(notice.event.on) for notice in _that_count(facts) if _named_too_much(facts, notice)]
    if wrong:
        step = "Courts reduce or refuse costs then; compare, and answer under answers with rule D14-09."
        return unknown(D14_09, name, f"The notice of {', '.join(wrong)} named more than the scale gives.", step)
    return satisfied(D14_09, name, "No notice named more than the scale gives.")


def notice_was_not_met(facts: Facts) -> Finding:
    """The debtor did not pay within the term what stood open on the day of the notice.

    Interest of the days in between, or how a payment was imputed, can leave a small sum open although the debtor paid
    what the letter asked; costs over that sum do not pass the double test of reasonableness.

    Rule:  D14-32, D14-06
    """
    name = "notice_was_not_met"
    met = [str(notice.event.on) for notice in _that_count(facts) if _paid_in_time(facts, notice)]
    if met:
        step = "Look whether costs can be claimed at all, and answer under answers with rule D14-32."
        message = f"Within the term of the notice of {', '.join(met)} as much was paid as was then open."
        return unknown(D14_32, name, message, step)
    return satisfied(D14_32, name, "What the notice asked was not paid within its term.")


def _that_count(facts: Facts) -> list[NoticeResult]:
    if not facts.consumer_rules:
        return []
    return [n for n in facts.notices if n.holds and n.costs_due_from is not None and n.costs_due_from <= facts.on]


def _then(facts: Facts, notice: NoticeResult) -> Statement:
    """Return what was owed on the day on which the notice went."""
    day = notice.event.on
    return reckon(as_of(facts.case, day).file, facts.law, day)


def _named_too_much(facts: Facts, notice: NoticeResult) -> bool:
    file = as_of(facts.case, notice.event.on).file
    about = {claim.id for claim in scoped_claims(file) if is_about(file, notice.event, claim)}
    then = [claim.principal_open for claim in _then(facts, notice).claims if claim.claim_id in about]
    scale = scale_costs(facts.law, then, vat_position(file), notice.event.on)
    named = notice.event.costs
    if named is None:
        return False
    return scale is None or named.amount > scale.costs or (named.vat or ZERO) > scale.vat


def _paid_in_time(facts: Facts, notice: NoticeResult) -> bool:
    then = {claim.claim_id: claim for claim in _then(facts, notice).claims}
    about = [claim.id for claim in facts.file.claims if is_about(facts.file, notice.event, claim)]
    asked = total(then[name].principal_open + then[name].interest_open for name in about if name in then)
    paid = total(
        payment.amount
        for payment in facts.file.payments
        if payment.reversed_on is None
        and notice.last_day is not None
        and notice.event.on <= payment.on <= notice.last_day
    )
    return 0 < asked <= paid


def instalments_are_looked_at(facts: Facts) -> Finding:
    """Costs over instalments were looked at by a person: the reduced steps are not confirmed.

    Rule:  D14-15
    """
    name = "instalments_are_looked_at"
    if facts.consumer_rules and any(claim.kind == "instalment" for claim in facts.open_claims):
        message = "Claims are instalments; the scale for several instalments within six months is not confirmed."
        step = "Look back six months, check the amount by hand, and answer under answers with rule D14-15."
        return unknown(D14_15, name, message, step)
    return satisfied(D14_15, name, "No claim is a consumer's instalment.")


def costs_clause_is_fair(facts: Facts) -> Finding:
    """No agreed term on collection costs departs from the law to a consumer's detriment.

    Rule:  D14-34
    """
    name = "costs_clause_is_fair"
    contract = facts.file.debt.contract
    clauses = contract.terms.clauses if contract and contract.terms else ()
    about_costs = any(clause.about == "collection_costs" for clause in clauses)
    if facts.consumer_rules and (about_costs or (contract and contract.contractual_costs)):
        step = (
            "Read the clause: if it asks more than art. 6:96 BW gives, the court refuses all collection costs. "
            "Answer under answers with rule D14-34 whether it is fair."
        )
        return unknown(D14_34, name, "The terms have a clause on collection costs.", step)
    return satisfied(D14_34, name, "No clause on collection costs is on record.")
