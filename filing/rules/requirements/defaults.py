"""Requirements on default (verzuim): how and since when it arose, claim by claim, and what has to come first."""

import datetime as dt

from filing.casefile.claim import Claim
from filing.casefile.debt import TermSource
from filing.message import Message, say
from filing.reckoning.default import DefaultState, last_day_to_pay, notice_fault, notices_of_default, payment_term
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, satisfied, unknown, unmet
from filing.rules.requirements.case_paths import default_facts, letter_facts

DEM_03 = Rule("DEM-03", "art. 6:82 en 6:83 BW", Severity.BLOCK, Certainty.CONFIRMED)
D14_20 = Rule("D14-20", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
DEM_01 = Rule("DEM-01", "art. 6:82 lid 1 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
REM_22 = Rule("REM-22", "art. 6:82 BW", Severity.WARN, Certainty.CONFIRMED)

TOO_SHORT_DAYS = 2  # [days] "a term of 1 to 2 days" is what courts reject (section 4 of the collected rules)


def every_claim_is_in_default(facts: Facts) -> Finding:
    """Every open claim is in default on the day: by a fatal term, a notice that ran out, or otherwise.

    Rule:  DEM-03, REM-22 (also D14-21, DEM-20)
    Law:   art. 6:82 and 6:83 BW
    """
    name = "every_claim_is_in_default"
    waiting = _not_in_default(facts)
    rests_on = _rests_on(facts, waiting or list(facts.open_claims))
    if not waiting:
        message = say("Every open claim is in default: {claims}.", claims=_how_it_arose(facts))
        return satisfied(DEM_03, name, message, facts=rests_on)
    first = _expected(facts, waiting)
    if first is not None:
        message = say("{claims} will be in default on {day}.", claims=_ids(waiting), day=first)
        step = say("Wait until {day}.", day=first)
        return unmet(DEM_03, name, message, step, holds_from=first, facts=rests_on)
    message = say("Not in default: {claims}.", claims=_why_not(facts, waiting))
    step = _step(facts, waiting)
    if any(_source_is_missing(facts, claim) for claim in waiting):
        return unknown(DEM_03, name, message, step, facts=rests_on)
    return unmet(DEM_03, name, message, step, facts=rests_on)


def consumer_is_in_default(facts: Facts) -> Finding:
    """Every claim in the notice is in default before the fourteen-day notice goes.

    Rule:  D14-20, D14-21 (also D14-22)
    """
    name = "consumer_is_in_default"
    late = _not_in_default(facts)
    rests_on = _rests_on(facts, late or list(facts.open_claims))
    if not late:
        message = say("Every claim is in default: {claims}.", claims=_how_it_arose(facts))
        return satisfied(D14_20, name, message, facts=rests_on)
    first = _expected(facts, late)
    if first is not None:
        message = say("Not yet in default: {claims}.", claims=_ids(late))
        step = say("Wait until {day}.", day=first)
        return unmet(D14_20, name, message, step, holds_from=first, facts=rests_on)
    message = say("Not in default: {claims}.", claims=_why_not(facts, late))
    step = say("Send a notice of default (ingebrekestelling) first; its term must run out (D14-22).")
    return unmet(D14_20, name, message, step, facts=rests_on)


def notice_term_is_reasonable(facts: Facts) -> Finding:
    """No default rests on a notice that gave one or two days: courts do not take that for a reasonable term.

    Rule:  DEM-01
    Law:   art. 6:82 lid 1 BW
    Units: calendar days
    """
    name = "notice_term_is_reasonable"
    short = {
        event.id: event
        for claim in facts.open_claims
        if is_noticed(facts, claim)
        for event in notices_of_default(facts.file, claim)
        if notice_fault(facts.file, claim, event, facts.law) is None
        and event.term is not None
        and event.term.days is not None
        and event.term.days <= TOO_SHORT_DAYS
    }
    if short:
        days = tuple(event.on for event in short.values())
        return unknown(
            DEM_01,
            name,
            say(
                "The notice of default of {days} gave a term of at most two days, which may not be reasonable.",
                days=days,
            ),
            say("Send a notice of default with a longer term, or answer under answers with rule DEM-01."),
            facts=tuple(one for event in short.values() for one in letter_facts(event)),
        )
    return satisfied(DEM_01, name, say("No default rests on a term of one or two days."))


def reminder_brings_default(facts: Facts) -> Finding:
    """A reminder is not all that is needed: with a term that the creditor set alone it brings no default.

    Rule:  REM-22 (also D14-22)
    """
    name = "reminder_brings_default"
    alone = [claim for claim in _not_in_default(facts) if _source(facts, claim) is TermSource.UNILATERAL]
    if alone:
        return unmet(
            REM_22,
            name,
            say("The creditor alone set the term of {claims}; a reminder brings no default.", claims=_ids(alone)),
            say("Send the notice of default (ingebrekestelling) as well, so that the fourteen-day notice can follow."),
            facts=_rests_on(facts, alone),
        )
    return satisfied(REM_22, name, say("No claim waits for a notice of default because its term was set alone."))


def some_claim_is_not_in_default(facts: Facts) -> tuple[bool, Message]:
    """Return whether a notice of default has a purpose (D14-22)."""
    waiting = [c for c in facts.open_claims if facts.defaults[c.id].since is None or is_noticed(facts, c)]
    return bool(waiting), say("every claim is in default without a notice")


def is_noticed(facts: Facts, claim: Claim) -> bool:
    """Return whether the default of ``claim`` comes from a notice of default that was sent."""
    ground = facts.defaults[claim.id].ground
    return ground is not None and ground.value == "notice"


def _not_in_default(facts: Facts) -> list[Claim]:
    return [claim for claim in facts.open_claims if not facts.defaults[claim.id].holds_on(facts.on)]


def _expected(facts: Facts, waiting: list[Claim]) -> dt.date | None:
    """Return the first day on which all of them will be in default, when that is known."""
    days = [facts.defaults[claim.id].since for claim in waiting]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _how_it_arose(facts: Facts) -> tuple[Message, ...]:
    return tuple(_told(claim.id, facts.defaults[claim.id]) for claim in facts.open_claims)


def _told(claim: str, state: DefaultState) -> Message:
    if state.since is None:
        return say("{claim}: {why}", claim=claim, why=state.why)
    return say(
        "{claim} since {day} ({article}): {why}", claim=claim, day=state.since, article=state.article, why=state.why
    )


def _why_not(facts: Facts, waiting: list[Claim]) -> tuple[Message, ...]:
    open_ended = [claim for claim in waiting if facts.defaults[claim.id].since is None]
    return tuple(say("{claim}: {why}", claim=c.id, why=facts.defaults[c.id].why) for c in open_ended)


def _step(facts: Facts, waiting: list[Claim]) -> Message:
    if any(_source_is_missing(facts, claim) for claim in waiting):
        return say(
            "Record who set the payment term (set_by: agreed or unilateral), or send a notice of default "
            "(ingebrekestelling) with a reasonable term."
        )
    if any(last_day_to_pay(facts.file, claim) is None for claim in waiting):
        return say("Record due_on, or send a notice of default (ingebrekestelling) with a reasonable term.")
    return say("Send a notice of default (ingebrekestelling) with a reasonable term, and wait for its end.")


def _source(facts: Facts, claim: Claim) -> TermSource | None:
    term = payment_term(facts.file, claim)
    return term.set_by if term is not None else None


def _source_is_missing(facts: Facts, claim: Claim) -> bool:
    return _source(facts, claim) is None and facts.defaults[claim.id].since is None


def _rests_on(facts: Facts, claims: list[Claim]) -> tuple[Fact, ...]:
    found = [one for claim in claims for one in default_facts(facts.file, claim)]
    letters = {event.id: event for claim in claims for event in notices_of_default(facts.file, claim)}
    found += [one for event in letters.values() for one in letter_facts(event)]
    return tuple(dict.fromkeys(found))


def _ids(claims: list[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
