"""Why a letter may not have reached whom it had to reach: somebody stood in for the debtor, or the debtor had died.

A letter works when it is received (art. 3:37 lid 3 BW), so a status that began while it was under way counts as well.
Who is under protective administration (bewind) is addressed in the person of the administrator (X-36). The rules on
minors and guardianship are from memory and that on the dead is derived: they make no letter void, and are asked about.

Rule:  X-36, X-37, X-38, D14-31
Law:   art. 3:37 lid 3 BW; HR 2024, ECLI:NL:HR:2024:1367
"""

import datetime as dt
from collections.abc import Iterator

from filing.casefile.case import CaseFile
from filing.casefile.history import Event
from filing.casefile.names import AnyParty, Person
from filing.casefile.party import LegalStatus, StatusKind
from filing.message import Message, say
from filing.reckoning.of_age import comes_of_age
from filing.reckoning.receipt_doubts import Doubt, addressed, answered_yes, held_on

# In whose place somebody else is addressed, and the rule that says so.
STANDS_IN = {
    StatusKind.PROTECTIVE_ADMINISTRATION: "X-36",
    StatusKind.GUARDIANSHIP: "X-38",
    StatusKind.MINOR: "X-38",
}
_RULES = {**STANDS_IN, StatusKind.DECEASED: "X-37"}
_CONFIRMED = frozenset({"X-36"})


def addressee_doubts(file: CaseFile, event: Event, received: dt.date | None) -> Iterator[Doubt]:
    """Yield why a letter may not have gone to whom it must go, on the day it went or on the day it was received.

    Rule:  X-36, X-37, X-38, D14-31
    """
    if event.addressee == "representative":
        return
    for who, party in addressed(file, event):
        told = set()
        for status in party.statuses:
            rule = _RULES.get(status.kind)
            if rule is None or not _lasted(status, event.on, received or event.on):
                continue
            told.add(status.kind)
            facts = (
                (f"debtors.{who}.statuses.kind", status.kind.value),
                (f"debtors.{who}.statuses.since", status.since),
                (f"history.{event.id}.addressee", event.addressee),
            )
            yield from _doubt(file, event, who, rule, facts)
        if StatusKind.MINOR not in told:
            yield from _young(file, event, who, party)


def _lasted(status: LegalStatus, sent: dt.date, received: dt.date) -> bool:
    """Return whether a status lasted when a letter went, or began while it was under way."""
    under_way = status.since is not None and sent < status.since <= received and status.lasts_on(received)
    return held_on(status, sent) or under_way


def _young(file: CaseFile, event: Event, who: str, party: AnyParty) -> Iterator[Doubt]:
    """Yield that the debtor was a minor by the birth date, where no status says it."""
    if isinstance(party, Person) and party.birth_date is not None and event.on < comes_of_age(party.birth_date):
        facts = (
            (f"debtors.{who}.birth_date", party.birth_date),
            (f"history.{event.id}.addressee", event.addressee),
        )
        yield from _doubt(file, event, who, "X-38", facts)


def _doubt(
    file: CaseFile, event: Event, who: str, rule: str, facts: tuple[tuple[str, str | dt.date | None], ...]
) -> Iterator[Doubt]:
    """Yield that it is not known whom a letter went to, or that it went to the debtor; unless somebody settled it."""
    if rule not in _CONFIRMED and event.addressee is not None and answered_yes(file, rule):
        return
    whom = _whom(rule)
    why = say("whether it went to {whom} of {who} is not on record", whom=whom, who=who)
    step = say("Record addressee of {event}: representative or debtor.", event=event.id)
    if event.addressee is not None:
        why = say("it went to {who} and not to {whom}", who=who, whom=whom)
        step = say("Send it again, to {whom}, with a full new term.", whom=whom)
        if rule not in _CONFIRMED:
            step = say(
                "Send it again, to {whom}, with a full new term; or answer yes under answers with rule {rule} when it "
                "counts as it went.",
                whom=whom,
                rule=rule,
            )
    yield Doubt(rule, why, step, facts, is_fault=event.addressee is not None and rule in _CONFIRMED)


def _whom(rule: str) -> Message:
    if rule == "X-36":
        return say("the administrator (bewindvoerder)")
    return say("the heirs or the executor") if rule == "X-37" else say("the legal representative")
