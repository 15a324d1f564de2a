"""Who has which legal status on the day, what a register showed, and the finding that follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from filing.casefile.desk_work import Register, RegisterCheck
from filing.casefile.names import AnyParty
from filing.casefile.party import LegalStatus, Partnership, StatusKind
from filing.message import Message, say
from filing.rules.facts import Facts
from filing.rules.finding import Fact, Finding, Redirect, Rule, fact, satisfied, unmet


@dataclass(frozen=True, slots=True)
class Held:
    """A status that a party has on the day, with the place where it stands."""

    party: str
    path: str
    status: LegalStatus


@dataclass(frozen=True, slots=True)
class Effect:
    """What a status does: what is said when nobody has it, what to do, and to whom the step goes instead."""

    absent: Message
    step: Message
    redirect: Redirect | None = None


def parties(facts: Facts) -> Iterator[tuple[str, str, AnyParty]]:
    """Yield every debtor and partner with the path and the name."""
    for place, debtor in enumerate(facts.file.debtors, start=1):
        name = debtor.id or f"debtor-{place}"
        yield f"debtors.{name}", name, debtor
        if isinstance(debtor, Partnership):
            for number, partner in enumerate(debtor.partners, start=1):
                own = partner.id or f"{name}-partner-{number}"
                yield f"debtors.{name}.partners.{own}", own, partner


def with_status(facts: Facts, kind: StatusKind) -> list[Held]:
    """Return who has the status on the day."""
    return [
        Held(name, f"{path}.statuses[{place}]", status)
        for path, name, party in parties(facts)
        for place, status in enumerate(party.statuses)
        if status.kind is kind and status.lasts_on(facts.on)
    ]


def held_facts(found: list[Held]) -> tuple[Fact, ...]:
    """Return what a finding on these statuses rests on."""
    rests_on: list[Fact] = []
    for one in found:
        rests_on.append(fact(f"{one.path}.kind", one.status.kind.value))
        rests_on.append(fact(f"{one.path}.since", one.status.since))
        rests_on.append(fact(f"{one.path}.until", one.status.until))
    return tuple(rests_on)


def no_status(facts: Facts, rule: Rule, name: str, kind: StatusKind, what: Message, effect: Effect) -> Finding:
    """Return that nobody has the status, or who has it, until when, and what that means."""
    found = with_status(facts, kind)
    if not found:
        return satisfied(rule, name, effect.absent)
    who = tuple(sorted({one.party for one in found}))
    ends = [one.status.until for one in found]
    known = [day for day in ends if day is not None]
    first = max(known) if len(known) == len(ends) else None
    message = say("{who}: {what}.", who=who, what=what)
    if first is not None:
        message = say("{who}: {what}, until {day}.", who=who, what=what, day=first)
    step = effect.step
    stand_in = next((one.status.representative for one in found if one.status.representative), None)
    if effect.redirect is not None and stand_in is not None:
        step = say("{step} On record: {name}.", step=step, name=stand_in.name)
    return unmet(
        rule,
        name,
        message,
        step,
        holds_from=first,
        subject=", ".join(who),
        facts=held_facts(found),
        redirect=effect.redirect,
    )


def found_in(facts: Facts, register: Register) -> list[RegisterCheck]:
    """Return the last checks of ``register`` that found a debtor or partner in it."""
    last: dict[str, RegisterCheck] = {}
    for check in sorted(facts.file.register_checks, key=lambda one: one.on):
        if check.consulted is register:
            last[check.of] = check
    ours = {name for _, name, _ in parties(facts)}
    return [check for of, check in sorted(last.items()) if check.result == "found" and of in ours]


def unexplained_checks(facts: Facts, register: Register, kinds: frozenset[StatusKind]) -> list[RegisterCheck]:
    """Return the checks that found somebody although no status on record says why."""
    explained = {one.party for kind in kinds for one in with_status(facts, kind)}
    return [check for check in found_in(facts, register) if check.of not in explained]


def check_facts(checks: list[RegisterCheck]) -> tuple[Fact, ...]:
    """Return what a finding on these consultations rests on."""
    return tuple(fact(f"register_checks.{check.consulted.value}.{check.of}.on", check.on) for check in checks)
