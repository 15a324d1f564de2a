"""Why it may not be presumed that a letter by post was delivered.

The presumption is for post in the Netherlands whose receipt nobody disputes, to an address where the debtor could
reasonably be reached (D14-23, D14-31).

Where a doubt stands, a letter is taken to have no effect until a person recorded more.

Rule:  D14-23, D14-31
Law:   art. 3:37 lid 3 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from filing.casefile.case import CaseFile
from filing.casefile.dealings import Dispute
from filing.casefile.history import Event
from filing.casefile.names import LETTER_ADDRESS, AnyParty
from filing.casefile.party import LegalStatus, StatusKind
from filing.message import Message, say

DISPUTED, ADDRESS = "D14-23", "D14-31"
HOME_COUNTRY = "NL"
# Words for a letter, and for what did not come; both in one sentence read as a denial of receipt.
_SENTENCE_ENDS = re.compile(r"[.;!?\n]")
_LETTER = re.compile(
    r"\b(?:\w*brief|brieven|\w*aanmaning(?:en)?|sommatie|ingebrekestelling|herinnering(?:en)?|post|letters?|notice"
    r"|reminders?)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:niet|nooit|niks|geen|never|not|no)\b", re.IGNORECASE)
_CAME = re.compile(
    r"\b(?:ontvangen|ontving|ontvang|gekregen|kreeg|gehad|gezien|bezorgd|aangekomen|binnengekomen|bereikt|receiv\w*|got"
    r"|arriv\w*|reached|deliver\w*)\b",
    re.IGNORECASE,
)
_ALL_THREE = (_LETTER, _NOT, _CAME)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the effect of a letter is not known: the rule, the reason, what to do, and the facts that it rests on.

    ``by_words``: a person may find that it is none, and answers the rule. ``is_fault``: it is no doubt but certain.
    """

    rule: str
    why: Message
    step: Message
    facts: tuple[tuple[str, str | dt.date | None], ...]
    by_words: bool = False
    is_fault: bool = False


def presumption_doubt(file: CaseFile, event: Event) -> Doubt | None:
    """Return why delivery of a letter by post may not be presumed; None when it may.

    Rule:  D14-23, D14-31
    """
    return next(_doubts_of_delivery(file, event), None)


def _doubts_of_delivery(file: CaseFile, event: Event) -> Iterator[Doubt]:
    yield from _disputed(file, event)
    for who, party in addressed(file, event):
        yield from _no_address(event, who, party)
        yield from _residence(event, who, party)
        yield from _abroad(event, who, party)
        if not answered_yes(file, ADDRESS):
            yield from _later_address(event, who, party)


def _disputed(file: CaseFile, event: Event) -> Iterator[Doubt]:
    for dispute in file.disputes:
        stands = dispute.withdrawn_on is None and dispute.settled_on is None
        if not stands or dispute.raised_on < event.on:
            continue
        where = (
            (f"disputes.{dispute.id}.raised_on", dispute.raised_on),
            (f"disputes.{dispute.id}.ground", dispute.ground),
        )
        if event.id in dispute.letters:
            why = say("the debtor disputes in {dispute} that it arrived", dispute=dispute.id)
            yield Doubt(DISPUTED, why, _record_receipt(event), where)
        elif _reads_as_not_received(dispute) and not answered_yes(file, DISPUTED):
            why = say("the ground of {dispute} reads as if it did not arrive", dispute=dispute.id)
            step = say(
                "Record the letters that did not arrive under disputes.{dispute}.letters; if it is not about letters, "
                "answer yes under answers with rule D14-23. Record delivered_on where receipt can be proved.",
                dispute=dispute.id,
            )
            yield Doubt(DISPUTED, why, step, where, by_words=True)


def _reads_as_not_received(dispute: Dispute) -> bool:
    if dispute.letters:
        return False
    sentences = _SENTENCE_ENDS.split(dispute.ground)
    return any(all(word.search(one) for word in _ALL_THREE) for one in sentences)


def _residence(event: Event, who: str, party: AnyParty) -> Iterator[Doubt]:
    for status in party.statuses:
        if status.kind is StatusKind.UNKNOWN_RESIDENCE and held_on(status, event.on):
            why = say("{who} had no known residence on the day it went", who=who)
            yield Doubt(ADDRESS, why, _record_receipt(event), ((f"debtors.{who}.statuses.since", status.since),))


def _no_address(event: Event, who: str, party: AnyParty) -> Iterator[Doubt]:
    """Yield that nobody can tell where a letter went: of the debtor, and of who stands in, no address is on record."""
    stand_ins = [*party.representatives, *(one.representative for one in party.statuses if one.representative)]
    if party.address(*LETTER_ADDRESS) is None and not any(one.addresses for one in stand_ins):
        why = say("no address of {who} is on record, so that it is not known where it went", who=who)
        step = say(
            "Record under addresses of {who} the address to which {event} went, or its delivered_on and "
            "delivery_proof.",
            who=who,
            event=event.id,
        )
        yield Doubt(ADDRESS, why, step, ((f"debtors.{who}.addresses", None),))


def _abroad(event: Event, who: str, party: AnyParty) -> Iterator[Doubt]:
    address = party.address(*LETTER_ADDRESS)
    if address is not None and address.country != HOME_COUNTRY:
        why = say("it went to {who} abroad, and the presumption is for post in the Netherlands", who=who)
        yield Doubt(ADDRESS, why, _record_receipt(event), ((f"debtors.{who}.addresses.country", address.country),))


def _later_address(event: Event, who: str, party: AnyParty) -> Iterator[Doubt]:
    address = party.address(*LETTER_ADDRESS)
    if address is not None and address.since is not None and event.on < address.since:
        why = say("it went before {who} came to the address on record ({day})", who=who, day=address.since)
        step = say("Record delivered_on, or answer under answers with rule D14-31 that it went to the address of then.")
        yield Doubt(ADDRESS, why, step, ((f"debtors.{who}.addresses.since", address.since),), by_words=True)


def held_on(status: LegalStatus, day: dt.date) -> bool:
    """Return whether a status lasted on ``day``; one whose first day is not on record may have lasted always."""
    return (status.since is None or status.since <= day) and status.lasts_on(day)


def addressed(file: CaseFile, event: Event) -> Iterator[tuple[str, AnyParty]]:
    """Yield the debtors that a letter went to, each with the id."""
    for place, debtor in enumerate(file.debtors, start=1):
        if not event.to or debtor.id in event.to:
            yield debtor.id or f"debtor-{place}", debtor


def _record_receipt(event: Event) -> Message:
    return say(
        "Record delivered_on and delivery_proof of {event}, or send it again so that receipt can be proved.",
        event=event.id,
    )


def answered_yes(file: CaseFile, rule: str) -> bool:
    """Return whether a person settled the question of a rule; the last answer counts."""
    given = [one for one in sorted(file.answers, key=lambda one: one.on) if one.rule == rule]
    return bool(given) and given[-1].answer == "yes"
