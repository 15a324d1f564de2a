"""Requirements that follow from a birth date: who is a minor now, and who was one when the contract was made.

At which age somebody comes of age, and what follows for a contract that a minor made, the collected rules do not say:
both are from memory, so a person decides.

Rule:  X-38
Units: years of age
"""

import datetime as dt
from collections.abc import Iterator

from filing.casefile.names import AnyParty, Person
from filing.casefile.party import StatusKind
from filing.message import Message, say, sentences
from filing.reckoning.of_age import comes_of_age
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown
from filing.rules.requirements.held_status import parties

X_38_THEN = Rule("X-38", "", Severity.WARN, Certainty.MEMORY, answerable=True)


def minors_by_birth(facts: Facts) -> tuple[tuple[str, str, dt.date], ...]:
    """Return the path, the name and the birth date of every debtor and partner who is a minor on the day."""
    return tuple((path, name, born) for path, name, _, born in _born(facts) if facts.on < comes_of_age(born))


def debtor_was_of_age(facts: Facts) -> Finding:
    """Whoever is of age now was so when the contract was made and when default began, and no status says otherwise.

    Rule:  X-38
    """
    name = "debtor_was_of_age"
    told: list[Message] = []
    rests_on: list[Fact] = []
    for path, who, party, born in _born(facts):
        if facts.on < comes_of_age(born):
            continue  # the representative is asked for already
        days = [(where, day) for where, day in _days(facts) if born <= day < comes_of_age(born)]
        for where, day in days:
            told.append(say("{who} was a minor on {day} ({where}).", who=who, day=day, where=where))
            rests_on += [fact(f"{path}.birth_date", born), fact(where, day)]
        for place, status in enumerate(party.statuses):
            if status.kind is StatusKind.MINOR and status.lasts_on(facts.on):
                told.append(
                    say("{who} is of age since {day} and is recorded as a minor.", who=who, day=comes_of_age(born))
                )
                rests_on += [fact(f"{path}.birth_date", born), fact(f"{path}.statuses[{place}].until", None)]
    if not told:
        return satisfied(X_38_THEN, name, say("Nobody was a minor, as far as birth dates are on record."))
    step = say(
        "Have a lawyer look at who acted for the minor and whether the contract binds; correct birth_date or the "
        "status where it is wrong, or answer under answers with rule X-38 that it binds."
    )
    return unknown(X_38_THEN, name, sentences(dict.fromkeys(told)), step, facts=tuple(dict.fromkeys(rests_on)))


def _born(facts: Facts) -> Iterator[tuple[str, str, AnyParty, dt.date]]:
    for path, name, party in parties(facts):
        if isinstance(party, Person) and party.birth_date is not None:
            yield path, name, party, party.birth_date


def _days(facts: Facts) -> Iterator[tuple[str, dt.date]]:
    """Yield the days on which it matters who acted: the contract, else each claim, and the beginning of default."""
    contract = facts.file.debt.contract
    concluded = contract.concluded_on if contract is not None else None
    if concluded is not None:
        yield "debt.contract.concluded_on", concluded
    for claim in facts.file.claims:
        since = facts.defaults[claim.id].since
        if concluded is None and claim.dated_on is not None:
            yield f"claims.{claim.id}.dated_on", claim.dated_on
        if since is not None:
            yield f"claims.{claim.id}.default", since
