"""What may be done on a day, what is due, and why (not), for every document kind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from filing.casefile.desk_work import Override
from filing.message import NOTHING, Message, say, verbatim
from filing.rules.applicability import applicabilities
from filing.rules.deadlines import Deadline, deadlines
from filing.rules.facts import Facts
from filing.rules.finding import Finding
from filing.rules.gate import findings_for
from filing.rules.kinds import Kind, Kinds
from filing.rules.tracks import Tracks


class Status(StrEnum):
    """How a document kind stands in a case."""

    DUE = "due"
    ALLOWED = "allowed"
    WAITING = "waiting"
    BLOCKED = "blocked"
    SENT = "sent"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """One kind's status with its findings. ``until`` is the first day on which a waiting document may go.

    An ``annex`` goes along with another document, and is never due by itself.
    """

    kind: str
    title: str
    status: Status
    until: dt.date | None
    findings: tuple[Finding, ...]
    reason: Message = NOTHING
    annex: bool = False

    @property
    def may_be_made(self) -> bool:
        """Whether its gate is open: nothing hinders it."""
        return self.status is not Status.NOT_APPLICABLE and not any(finding.hinders for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of the timeline; ``ahead`` when it lies after the legal date."""

    on: dt.date
    what: Message
    ahead: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a case on a day: every kind, the next step, deadlines and timeline, and overrules in force."""

    on: dt.date
    documents: tuple[PlannedDocument, ...]
    next: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    timeline: tuple[Moment, ...]
    overrides: tuple[Override, ...]

    def document(self, kind: str) -> PlannedDocument:
        """Return the line of one kind.

        Raises:
            KeyError: no kind has this name.
        """
        for document in self.documents:
            if document.kind == kind:
                return document
        raise KeyError(kind)


def make_plan(facts: Facts, kinds: Kinds, tracks: Tracks) -> Plan:
    """Return the plan for every kind. All requirements of a gate run; none short-circuits."""
    judged = [replace(_judge(facts, kind), annex=kind.annex) for kind in kinds.by_name.values()]
    due = _due(facts, judged, tracks)
    documents = tuple(
        replace(one, status=Status.DUE) if one.kind in due and one.status is Status.ALLOWED else one for one in judged
    )
    order = [kind for step in tracks.of(facts.consumer_rules) for kind in step]
    ranked = sorted(documents, key=lambda one: order.index(one.kind) if one.kind in order else len(order))
    days = deadlines(facts)
    return Plan(
        on=facts.on,
        documents=tuple(ranked),
        next=tuple(one.kind for one in ranked if one.status is Status.DUE),
        deadlines=days,
        timeline=_timeline(facts, days),
        overrides=facts.file.overrides,
    )


def _judge(facts: Facts, kind: Kind) -> PlannedDocument:
    title = kind.title("nl")
    for name in kind.applies:
        applies, reason = applicabilities()[name](facts)
        if not applies:
            return PlannedDocument(kind.name, title, Status.NOT_APPLICABLE, None, (), reason)
    findings = findings_for(facts, kind)
    sent = facts.sent_with_effect(kind.name)
    if sent:
        return PlannedDocument(kind.name, title, Status.SENT, None, findings, say("sent on {day}", day=sent[-1].on))
    hindering = [finding for finding in findings if finding.hinders]
    if not hindering:
        return PlannedDocument(kind.name, title, Status.ALLOWED, None, findings)
    days = [finding.holds_from for finding in hindering]
    known = [day for day in days if day is not None]
    if len(known) == len(hindering):
        return PlannedDocument(kind.name, title, Status.WAITING, max(known), findings)
    return PlannedDocument(kind.name, title, Status.BLOCKED, None, findings)


def _due(facts: Facts, judged: Sequence[PlannedDocument], tracks: Tracks) -> frozenset[str]:
    """The kinds of the first step after the last one that was sent, steps that do not apply left out."""
    status = {one.kind: one.status for one in judged}
    steps = tracks.of(facts.consumer_rules)
    sent = [place for place, step in enumerate(steps) if any(status.get(kind) is Status.SENT for kind in step)]
    ahead = steps[max(sent, default=-1) + 1 :]
    for step in ahead:
        applicable = [kind for kind in step if status.get(kind, Status.NOT_APPLICABLE) is not Status.NOT_APPLICABLE]
        if applicable:
            return frozenset(applicable) | tracks.beside
    return tracks.beside


def _timeline(facts: Facts, days: Sequence[Deadline]) -> tuple[Moment, ...]:
    file = facts.file
    moments = [(claim.dated_on, say("Claim {number}", number=claim.number or claim.id)) for claim in file.claims]
    moments += [(state.since, say("Default of {claim}", claim=name)) for name, state in facts.defaults.items()]
    for event in file.history:
        what = (event.document or event.kind.value).replace("_", " ").capitalize()
        moments.append((event.on, verbatim(what)))
    moments += [(payment.on, say("Payment of {amount}", amount=payment.amount)) for payment in file.payments]
    moments += [(dispute.raised_on, say("Dispute {dispute}", dispute=dispute.id)) for dispute in file.disputes]
    moments += [(deadline.on, deadline.what) for deadline in days]
    known = dict.fromkeys((day, what) for day, what in moments if day is not None)
    return tuple(Moment(day, what, day > facts.on) for day, what in sorted(known, key=lambda moment: moment[0]))
