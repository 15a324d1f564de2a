"""What happened in a case and what lies ahead, day by day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from filing.casefile.history import Event, EventKind
from filing.message import Message, say
from filing.rules.deadlines import Deadline
from filing.rules.facts import Facts


class MomentKind(StrEnum):
    """What kind of point of the timeline it is."""

    CLAIM = "claim"
    DEFAULT = "default"
    EVENT = "event"
    PAYMENT = "payment"
    DISPUTE = "dispute"
    PLAN = "plan"
    JUDGMENT = "judgment"
    DEADLINE = "deadline"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of the timeline; ``ahead`` when it lies after the legal date."""

    on: dt.date
    what: Message
    ahead: bool
    kind: MomentKind = MomentKind.EVENT


_EVENTS = {
    EventKind.SENT: say("Letter sent"),
    EventKind.RECEIVED: say("Letter received"),
    EventKind.CALL: say("Telephone call"),
    EventKind.VISIT: say("Visit"),
    EventKind.PROMISE: say("Promise to pay"),
    EventKind.ACKNOWLEDGEMENT: say("Acknowledgement of the debt"),
    EventKind.SERVED: say("Deed served"),
    EventKind.SUIT: say("Suit brought"),
    EventKind.NOTE: say("Note"),
}


def make_timeline(
    facts: Facts,
    days: Sequence[Deadline],
    titles: Mapping[str, str],
    steps: Sequence[tuple[dt.date, tuple[str, ...]]] = (),
) -> tuple[Moment, ...]:
    """Return every moment, oldest first. ``titles`` name the document kinds; ``steps`` are those still to come."""
    found = [*_past(facts, titles), *((one.on, one.what, MomentKind.DEADLINE) for one in days)]
    for day, kinds in steps:
        names = tuple(titles.get(kind, kind) for kind in kinds)
        found.append((day, say("Next step: {kinds}", kinds=names), MomentKind.STEP))
    known = dict.fromkeys(found)
    return tuple(Moment(on, what, on > facts.on, kind) for on, what, kind in sorted(known, key=lambda one: one[0]))


def _past(facts: Facts, titles: Mapping[str, str]) -> Iterator[tuple[dt.date, Message, MomentKind]]:
    yield from _claims(facts)
    for event in facts.file.history:
        yield event.on, _event(event, titles), MomentKind.EVENT
        if event.returned_on is not None:
            yield event.returned_on, say("{what} came back", what=_event(event, titles)), MomentKind.EVENT
    for payment in facts.file.payments:
        yield payment.on, say("Payment of {amount}", amount=payment.amount), MomentKind.PAYMENT
    yield from _dealings(facts)
    judgment = facts.file.judgment
    if judgment is not None:
        yield judgment.given_on, say("Judgment given"), MomentKind.JUDGMENT
        if judgment.served_on is not None:
            yield judgment.served_on, say("Judgment served"), MomentKind.JUDGMENT
    for made in facts.file.attachments:
        yield made.on, say("Attachment {attachment} made", attachment=made.id), MomentKind.JUDGMENT


def _claims(facts: Facts) -> Iterator[tuple[dt.date, Message, MomentKind]]:
    for claim in facts.file.claims:
        if claim.dated_on is not None:
            yield claim.dated_on, say("Claim {number}", number=claim.number or claim.id), MomentKind.CLAIM
    for name, state in facts.defaults.items():
        if state.since is not None:
            yield state.since, say("Default of {claim}", claim=name), MomentKind.DEFAULT
    for link in facts.file.assignments:
        yield link.deed_on, say("Claim assigned"), MomentKind.CLAIM


def _dealings(facts: Facts) -> Iterator[tuple[dt.date, Message, MomentKind]]:
    for dispute in facts.file.disputes:
        yield dispute.raised_on, say("Dispute {dispute}", dispute=dispute.id), MomentKind.DISPUTE
        for reply in dispute.replies:
            yield reply.on, say("Answer to dispute {dispute}", dispute=dispute.id), MomentKind.DISPUTE
    for plan in facts.file.payment_plans:
        if plan.agreed_on is not None:
            yield plan.agreed_on, say("Payment plan {plan} agreed", plan=plan.id), MomentKind.PLAN
        if plan.broken_on is not None:
            yield plan.broken_on, say("Payment plan {plan} broken", plan=plan.id), MomentKind.PLAN


def _event(event: Event, titles: Mapping[str, str]) -> Message:
    if event.document is None:
        return _EVENTS[event.kind]
    name = titles.get(event.document, event.document)
    if event.kind is EventKind.SENT:
        return say("{document} sent", document=name)
    if event.kind is EventKind.SERVED:
        return say("{document} served", document=name)
    return say("{what}: {document}", what=_EVENTS[event.kind], document=name)
