"""Requirements on the fourteen-day notice (veertiendagenbrief) and on the collection costs that follow from it."""

import datetime as dt

from filing.calendar_nl import DAY
from filing.casefile.as_of import as_of
from filing.message import say, sentences
from filing.money import ZERO
from filing.reckoning.costs import is_about, scoped_claims, vat_position
from filing.reckoning.costs_account import scale_costs
from filing.reckoning.costs_base import INSTALMENTS, costs_base, instalments
from filing.reckoning.receipt import NoticeResult
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.case_paths import letter_facts
from filing.rules.requirements.further_notice import (
    claims_without_further_costs,
    further_claims,
    notice_by_hand,
)

D14_27 = Rule(
    "D14-27",
    "art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704",
    Severity.BLOCK,
    Certainty.CONFIRMED,
    overridable=False,
)
WAY_08 = Rule("WAY-08", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
D14_07 = Rule("D14-07", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_08 = Rule("D14-08", "RBMNE 2025, ECLI:NL:RBMNE:2025:2395", Severity.WARN, Certainty.CONFIRMED)
D14_09 = Rule("D14-09", "art. 6:96 lid 6 BW", Severity.WARN, Certainty.MEMORY, answerable=True)
D14_15 = Rule("D14-15", "art. 6:96 lid 8 BW", Severity.WARN, Certainty.MEMORY, answerable=True)
D14_15_MIXED = Rule("D14-15", "art. 6:96 lid 8 BW", Severity.ERROR, Certainty.MEMORY, answerable=True)
D14_34 = Rule("D14-34", "art. 6:96 lid 5 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
DEM_05 = Rule("DEM-05", "art. 6:96 lid 6 BW", Severity.WARN, Certainty.CONFIRMED)


def costs_can_be_named(facts: Facts) -> Finding:
    """The exact amount of collection costs follows from the scale over what is open, and nothing is due yet.

    A second notice, for further claims, is not made by this version: that is a limit of it and not law.

    Rule:  D14-07, D14-10, D14-11, WAY-08 (house rule)
    """
    name = "costs_can_be_named"
    costs = facts.statement.costs
    if not facts.file.costs.claim_collection_costs:
        step = say("Leave the notice out: the creditor does not claim collection costs.")
        rests_on = (fact("costs.claim_collection_costs", "false"),)
        return unmet(D14_07, name, say("There are no collection costs to name."), step, facts=rests_on)
    further = further_claims(facts)
    if further:
        message = say(
            "An earlier notice counts for other claims; one about {claims} is written by hand.", claims=further
        )
        return unmet(WAY_08, name, message, notice_by_hand(facts, further), facts=_notice_facts(facts))
    if costs.due_from is not None:
        step = say("Go on with the next step; no further notice is needed.")
        message = say("Collection costs are due already, from {day}.", day=costs.due_from)
        return unmet(D14_07, name, message, step, facts=_notice_facts(facts))
    if costs.scale > 0:
        message = say("The scale gives {amount} over {base} of principal.", amount=costs.scale, base=costs.base)
        if costs.scale_vat:
            message = say(
                "The scale gives {amount} over {base} of principal, with {vat} of VAT.",
                amount=costs.scale,
                base=costs.base,
                vat=costs.scale_vat,
            )
        return satisfied(D14_07, name, message)
    step = say("A notice without costs has no purpose; leave it out.")
    return unmet(D14_07, name, say("There are no collection costs to name."), step)


def _uncovered(facts: Facts) -> dict[str, dt.date | None]:
    """Return the open claims for which no notice has run out yet, with the day on which one will have, if known."""
    open_ids = {claim.id for claim in facts.open_claims} - set(claims_without_further_costs(facts))
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

    Rule:  D14-27, D14-01, D14-03, D14-04, D14-05, D14-07, D14-20, D14-23, D14-30, D14-31, D14-33, D14-28, DEM-05,
           X-36, X-38, X-40
    Law:   art. 6:96 lid 6 BW
    Units: calendar days; dates in Europe/Amsterdam
    """
    name = "notice_has_run_out"
    if not facts.consumer_rules:
        return satisfied(D14_27, name, say("A business needs no fourteen-day notice (D14-33)."))
    if not facts.file.costs.claim_collection_costs or not scoped_claims(facts.file):
        return satisfied(D14_27, name, say("No collection costs are claimed."))
    rests_on = _notice_facts(facts)
    missing = _uncovered(facts)
    if not missing:
        message = say("The notice ran out for every open claim: {reason}.", reason=facts.statement.costs.reason)
        return satisfied(D14_27, name, message, facts=rests_on)
    days = [day for day in missing.values() if day is not None]
    if len(days) == len(missing):
        first = max(days)
        message = say("The term of the fourteen-day notice runs until {day}.", day=first - DAY)
        return unmet(D14_27, name, message, say("Wait until {day}.", day=first), holds_from=first, facts=rests_on)
    void = [notice for notice in facts.notices if not notice.holds]
    if void and (len(void) == len(facts.notices) or void[-1] is facts.notices[-1]):
        return _void(D14_27, name, void[-1])
    further = further_claims(facts)
    without = tuple(claim_id for claim_id, day in missing.items() if day is None)
    return unmet(
        D14_27,
        name,
        say("No fourteen-day notice covers {claims}.", claims=without),
        notice_by_hand(facts, further) if further else say("Send the fourteen-day notice (veertiendagenbrief) first."),
        facts=rests_on,
    )


def _void(rule: Rule, name: str, notice: NoticeResult) -> Finding:
    """Return that a notice has no effect, why, and what repairs it: never a few extra days (D14-28)."""
    event = notice.event
    if notice.doubts and not notice.faults:
        return _doubted(rule, name, notice)
    numbers = tuple(number for number, _ in notice.faults)
    rests_on = letter_facts(event)
    if notice.received.day is None and event.returned_on is None and numbers == ("D14-30",):
        return unmet(
            rule,
            name,
            say("Receipt of the notice of {day} is neither recorded nor presumed (D14-30).", day=event.on),
            say("Record delivered_on for the notice of {day}, or send it again with a full new term.", day=event.on),
            facts=rests_on,
        )
    faults = tuple(say("{fault} ({rule})", fault=fault, rule=number) for number, fault in notice.faults)
    given = event.term
    rests_on += (
        fact(f"history.{event.id}.term.days", given.days if given else None),
        fact(f"history.{event.id}.term.starts", given.starts if given else None),
        fact(f"history.{event.id}.costs.amount", event.costs.amount if event.costs else None),
    )
    return unmet(
        rule,
        name,
        say("The notice of {day} has no effect: {faults}.", day=event.on, faults=faults),
        say(
            "Send a new, correct notice with a full new term of fourteen days; a few extra days do not repair this one "
            "(D14-28). If something is only missing from the record, record it."
        ),
        facts=rests_on,
    )


def _doubted(rule: Rule, name: str, notice: NoticeResult) -> Finding:
    """Return that it is not known whether a notice counts, why not, and what has to be recorded."""
    event = notice.event
    told = tuple(say("{why} ({rule})", why=one.why, rule=one.rule) for one in notice.doubts)
    return unknown(
        rule,
        name,
        say("Whether the notice of {day} counts is not known: {why}.", day=event.on, why=told),
        sentences(one.step for one in notice.doubts),
        facts=(*letter_facts(event), *(fact(path, value) for one in notice.doubts for path, value in one.facts)),
    )


def _notice_facts(facts: Facts) -> tuple[Fact, ...]:
    return tuple(one for notice in facts.notices for one in letter_facts(notice.event))


def costs_are_founded(facts: Facts) -> Finding:
    """Collection costs are claimed over every claim, or the document goes without and says why; no obstacle to suing.

    Rule:  DEM-05
    """
    name = "costs_are_founded"
    costs = facts.statement.costs
    if not facts.file.costs.claim_collection_costs:
        return satisfied(DEM_05, name, say("No collection costs: {reason}.", reason=costs.reason))
    step = say("Sue without collection costs, or send a correct fourteen-day notice first and wait for its term.")
    if costs.claimed <= 0:
        message = say("No collection costs can be claimed ({rule}): {reason}.", rule=costs.rule, reason=costs.reason)
        return unmet(DEM_05, name, message, step, facts=_notice_facts(facts))
    missing = _uncovered(facts) if facts.consumer_rules else {}
    if missing:
        message = say("The collection costs leave out {claims}: no notice ran out.", claims=tuple(missing))
        return unmet(DEM_05, name, message, step, facts=_notice_facts(facts))
    return satisfied(DEM_05, name, say("Collection costs: {reason}.", reason=costs.reason))


def costs_stay_below_the_notice(facts: Facts) -> Finding:
    """The costs that are claimed are not more than the notice named.

    Rule:  D14-08, DEM-06
    """
    name = "costs_stay_below_the_notice"
    if facts.statement.costs.capped:
        costs = facts.statement.costs
        message = say(
            "The scale gives {scale}, and the notice named less; {claimed} is claimed.",
            scale=costs.scale,
            claimed=costs.claimed,
        )
        step = say("Nothing to do; the document claims what the notice named.")
        return unmet(D14_08, name, message, step, facts=_notice_facts(facts))
    return satisfied(D14_08, name, say("The costs are within what the notice named."))


def notice_named_the_right_amount(facts: Facts) -> Finding:
    """No notice that counts named more than the scale gave on the day it went.

    Rule:  D14-09
    """
    name = "notice_named_the_right_amount"
    wrong = [notice.event for notice in _that_count(facts) if _named_too_much(facts, notice)]
    if wrong:
        return unknown(
            D14_09,
            name,
            say("The notice of {days} named more than the scale gives.", days=tuple(event.on for event in wrong)),
            say("Courts reduce or refuse costs then; compare, and answer under answers with rule D14-09."),
            facts=tuple(fact(f"history.{e.id}.costs.amount", e.costs.amount if e.costs else None) for e in wrong),
        )
    return satisfied(D14_09, name, say("No notice named more than the scale gives."))


def _that_count(facts: Facts) -> list[NoticeResult]:
    if not facts.consumer_rules:
        return []
    return [n for n in facts.notices if n.holds and n.costs_due_from is not None and n.costs_due_from <= facts.on]


def _then(facts: Facts, notice: NoticeResult) -> Statement:
    """Return what was owed on the day on which the notice went."""
    day, known = notice.event.on, facts.once(_statements)
    if day not in known:
        known[day] = reckon(as_of(facts.case, day).file, facts.law, day)
    return known[day]


def _statements(_facts: Facts) -> dict[dt.date, Statement]:
    """Return the statements of earlier days that were made for these facts; none yet."""
    return {}


def _named_too_much(facts: Facts, notice: NoticeResult) -> bool:
    file = as_of(facts.case, notice.event.on).file
    about = {claim.id for claim in scoped_claims(file) if is_about(file, notice.event, claim)}
    then = {claim.claim_id: claim.principal_open for claim in _then(facts, notice).claims if claim.claim_id in about}
    base = costs_base(file, then, notice.event.on)
    scale = scale_costs(facts.law, base.values(), vat_position(file), notice.event.on)
    named = notice.event.costs
    if named is None:
        return False
    return scale is None or named.amount > scale.costs or (named.vat or ZERO) > scale.vat


def instalments_are_looked_at(facts: Facts) -> Finding:
    """Costs over instalments were looked at by a person, where more than the highest fee for one of them is at stake.

    Of instalments in one letter the highest fee for one counts. What counts where other claims are in that letter too,
    or an earlier letter of the last six months asked costs over instalments, is not confirmed: no costs are named.

    Rule:  D14-15
    """
    name = "instalments_are_looked_at"
    found = [claim for claim in facts.open_claims if claim.kind in INSTALMENTS] if facts.consumer_rules else []
    kinds = tuple(fact(f"claims.{claim.id}.kind", claim.kind) for claim in found)
    step = say("Look back six months, check the amount by hand, and answer under answers with rule D14-15.")
    names = tuple(claim.id for claim in scoped_claims(facts.file) if claim in facts.open_claims)
    if _fee_is_uncertain(facts, names):
        message = say(
            "Instalments are asked with other claims or after an earlier letter: the costs are not confirmed."
        )
        return unknown(D14_15_MIXED, name, message, step, facts=kinds)
    if any(claim.kind == "instalment" for claim in found):
        message = say("Claims are instalments; the scale for several instalments within six months is not confirmed.")
        return unknown(D14_15, name, message, step, facts=kinds)
    return satisfied(D14_15, name, say("No claim is a consumer's instalment."))


def _fee_is_uncertain(facts: Facts, names: tuple[str, ...]) -> bool:
    """Return whether instalments stand beside other claims, or an earlier letter asked costs over other instalments."""
    several = set(instalments(facts.file, names, facts.on))
    if not several or facts.statement.costs.due_from is not None:
        return False
    mixed = len(several) > 1 and len(several) < len(names)
    earlier = {
        name for one in facts.notices if one.event.costs for name in instalments(facts.file, one.about, facts.on)
    }
    return mixed or bool(earlier - several)


def costs_clause_is_fair(facts: Facts) -> Finding:
    """No agreed term on collection costs departs from the law to a consumer's detriment.

    Rule:  D14-34
    """
    name = "costs_clause_is_fair"
    contract = facts.file.debt.contract
    clauses = contract.terms.clauses if contract and contract.terms else ()
    about_costs = any(clause.about == "collection_costs" for clause in clauses)
    if facts.consumer_rules and (about_costs or (contract and contract.contractual_costs)):
        step = say(
            "Read the clause: if it asks more than art. 6:96 BW gives, the court refuses all collection costs. "
            "Answer under answers with rule D14-34 whether it is fair."
        )
        return unknown(D14_34, name, say("The terms have a clause on collection costs."), step)
    return satisfied(D14_34, name, say("No clause on collection costs is on record."))
