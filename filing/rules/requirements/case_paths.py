"""Where the facts of a case stand: the paths that a finding names, with list entries by their id."""

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim
from filing.casefile.history import Event
from filing.casefile.names import AnyParty
from filing.reckoning.default import last_day_to_pay, payment_term
from filing.rules.finding import Fact, fact


def term_facts(file: CaseFile, claim: Claim) -> tuple[Fact, ...]:
    """Return what the last day to pay of a claim rests on."""
    term = payment_term(file, claim)
    own = claim.payment_term is not None
    where = f"claims.{claim.id}.payment_term" if own else "debt.contract.payment_term"
    source = term.set_by.value if term is not None and term.set_by is not None else None
    found = [fact(f"claims.{claim.id}.due_on", last_day_to_pay(file, claim)), fact(f"{where}.set_by", source)]
    if term is not None and term.days is not None:
        found.append(fact(f"{where}.days", term.days))
    return tuple(found)


def default_facts(file: CaseFile, claim: Claim) -> tuple[Fact, ...]:
    """Return what the default of a claim rests on: what a person recorded, else its term."""
    if claim.default is not None:
        where = f"claims.{claim.id}.default"
        return (fact(f"{where}.since", claim.default.since), fact(f"{where}.ground", claim.default.ground.value))
    return term_facts(file, claim)


def letter_facts(event: Event) -> tuple[Fact, ...]:
    """Return what the effect of a letter rests on: its dispatch, its channel, its receipt, and what came back."""
    where = f"history.{event.id}"
    found = [
        fact(f"{where}.on", event.on),
        fact(f"{where}.channel", event.channel.value if event.channel else None),
        fact(f"{where}.delivered_on", event.delivered_on),
    ]
    if event.returned_on is not None:
        found.append(fact(f"{where}.returned_on", event.returned_on))
    return tuple(found)


def named(debtor: AnyParty, place: int) -> str:
    """Return the id of the debtor at ``place``, counted from one."""
    return debtor.id or f"debtor-{place}"
