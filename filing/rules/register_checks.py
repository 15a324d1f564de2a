"""Findings on the registers that were consulted before a step, and when: missing or too old is told.

What a register shows is judged elsewhere (``requirements.status``); this asks only whether anybody looked.
"""

import datetime as dt
from collections.abc import Iterator

from filing.calendar_nl import DAY
from filing.casefile.desk_work import Register, RegisterCheck
from filing.casefile.names import SERVICE_ADDRESS, AnyParty, is_person
from filing.casefile.party import NaturalPerson, Partnership
from filing.message import Message, say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown

REG_01 = Rule("REG-01", "", Severity.WARN, Certainty.HOUSE)
REG_02 = Rule("REG-02", "", Severity.WARN, Certainty.HOUSE)
WAY_04 = Rule("WAY-04", "", Severity.WARN, Certainty.HOUSE, answerable=True)
REG_03 = Rule("REG-03", "", Severity.WARN, Certainty.HOUSE)
REG_04 = Rule("REG-04", "", Severity.WARN, Certainty.HOUSE)
RULES = {
    Register.INSOLVENCY: REG_01,
    Register.GUARDIANSHIP_AND_ADMINISTRATION: REG_02,
    Register.RESIDENCE: WAY_04,
    Register.TRADE_REGISTER: REG_03,
    Register.SEIZURES: REG_04,
}
NAMES = {
    Register.INSOLVENCY: say("the insolvency register"),
    Register.GUARDIANSHIP_AND_ADMINISTRATION: say("the register of guardianship and administration"),
    Register.RESIDENCE: say("the register of residence (BRP)"),
    Register.TRADE_REGISTER: say("the trade register"),
    Register.SEIZURES: say("the register of seizures"),
}


def registers_consulted(facts: Facts, kind: str) -> Iterator[Finding]:
    """Yield for every register that a document of ``kind`` needs whether it was consulted, and not too long ago.

    Rule:  REG-01 to REG-04, WAY-04 (house rules, not law)
    """
    for register in Register:
        days = facts.freshness.needed(register, kind)
        if days is not None:
            yield _consulted(facts, register, days)


def _consulted(facts: Facts, register: Register, days: int) -> Finding:
    rule, name = RULES[register], f"{register.value}_consulted"
    who = [(place, debtor) for place, debtor in _parties(facts) if _is_in(register, debtor)]
    last = {place: _last(facts, register, place, debtor) for place, debtor in who}
    oldest = facts.on - days * DAY
    missing = tuple(place for place, day in last.items() if day is None)
    stale = {place: day for place, day in last.items() if day is not None and day < oldest}
    rests_on = tuple(_fact(register, place, day) for place, day in last.items())
    register_name = NAMES[register]
    if not missing and not stale:
        return satisfied(rule, name, _all_fresh(register_name, last), facts=rests_on)
    said = tuple(say("{who} never", who=one) for one in missing)
    said += tuple(say("{who} last on {day}", who=one, day=day) for one, day in stale.items())
    message = say("Of {register} no recent check is on record: {who}.", register=register_name, who=said)
    step = say(
        "Consult {register} for {who} and record it under register_checks; at most {days} days may have passed "
        "(house practice).",
        register=register_name,
        who=(*missing, *stale),
        days=days,
    )
    if register is Register.RESIDENCE:
        step = say(
            "Have the address of {who} looked up (BRP) and record checked_on and checked_in; at most {days} days may "
            "have passed (house practice), and the bailiff checks again.",
            who=(*missing, *stale),
            days=days,
        )
    return unknown(rule, name, message, step, facts=rests_on)


def _all_fresh(register: Message, last: dict[str, dt.date | None]) -> Message:
    told = tuple(say("{who} on {day}", who=one, day=day) for one, day in last.items() if day is not None)
    if not told:
        return say("Nobody has to be looked up in {register}.", register=register)
    return say("Consulted was {register}: {who}.", register=register, who=told)


def _fact(register: Register, of: str, day: dt.date | None) -> Fact:
    return fact(f"register_checks.{register.value}.{of}.on", day)


def _parties(facts: Facts) -> Iterator[tuple[str, AnyParty]]:
    for place, debtor in enumerate(facts.file.debtors, start=1):
        name = debtor.id or f"debtor-{place}"
        yield name, debtor
        if isinstance(debtor, Partnership):
            for number, partner in enumerate(debtor.partners, start=1):
                yield partner.id or f"{name}-partner-{number}", partner


def _is_in(register: Register, party: AnyParty) -> bool:
    """Whether the register is about parties of this kind."""
    match register:
        case Register.RESIDENCE | Register.GUARDIANSHIP_AND_ADMINISTRATION:
            return is_person(party)
        case Register.TRADE_REGISTER:
            return not isinstance(party, NaturalPerson)
        case Register.INSOLVENCY | Register.SEIZURES:
            return True


def _last(facts: Facts, register: Register, of: str, party: AnyParty) -> dt.date | None:
    """Return the day of the last consultation that gave an answer; a checked address counts for the residence."""
    days = [check.on for check in facts.file.register_checks if _answers(check, register, of)]
    address = party.address(*SERVICE_ADDRESS) if register is Register.RESIDENCE else None
    if address is not None and address.checked_on is not None:
        days.append(address.checked_on)
    return max(days, default=None)


def _answers(check: RegisterCheck, register: Register, of: str) -> bool:
    return check.consulted is register and check.of == of and check.result != "not_available"
