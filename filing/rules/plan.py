"""What may be done on a day, what is due, and why (not), for every document kind."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from filing.casefile.desk_work import Override
from filing.message import NOTHING, Message, say
from filing.rules.after_judgment import JUDGMENT_SERVICE, debt_is_paid, execution_findings
from filing.rules.applicability import applicabilities
from filing.rules.checklist import Checklist, make_checklist
from filing.rules.deadlines import Deadline, deadlines, unknown_deadlines
from filing.rules.facts import Facts
from filing.rules.finding import Finding
from filing.rules.gate import findings_for
from filing.rules.hand_made import URGENT, hand_made
from filing.rules.kinds import Kind, Kinds
from filing.rules.plan_steps import PlannedStep, StepState, planned_steps
from filing.rules.timeline import Moment, make_timeline
from filing.rules.tracks import Track, Tracks

NO_KIND: frozenset[str] = frozenset()


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
class Plan:
    """The plan of a case on a day: every kind, the track with its steps, what is next, and all that runs.

    ``next`` are the kinds that are due and can be made here; ``by_hand`` those that are due and have to be written by
    a person. ``step`` is the next step of the track, ``step_from`` the first day on which it may go: None when it is
    blocked, or when no step is left. ``execution`` is what was found about the service of a judgment, which is not made
    here; ``is_paid`` says that nothing is owed any more, which ends every track. ``by_hand_how`` tells what to write by
    hand beside the track, and to whom.
    """

    on: dt.date
    documents: tuple[PlannedDocument, ...]
    next: tuple[str, ...]
    by_hand: tuple[str, ...]
    tracks: tuple[Track, ...]
    steps: tuple[PlannedStep, ...]
    step_from: dt.date | None
    titles: Mapping[str, str]
    checklist: Checklist
    deadlines: tuple[Deadline, ...]
    unknown_deadlines: tuple[Message, ...]
    timeline: tuple[Moment, ...]
    overrides: tuple[Override, ...]
    execution: tuple[Finding, ...] = ()
    is_paid: bool = False
    by_hand_how: tuple[Message, ...] = ()

    @property
    def step(self) -> PlannedStep | None:
        """The next step of the track; None when every step is done or left out."""
        return next((one for one in self.steps if one.state is StepState.NEXT), None)

    def document(self, kind: str) -> PlannedDocument:
        """Return the line of one kind.

        Raises:
            KeyError: no kind has this name.
        """
        for document in self.documents:
            if document.kind == kind:
                return document
        raise KeyError(kind)


def make_plan(facts: Facts, kinds: Kinds, tracks: Tracks, language: str = "nl") -> Plan:
    """Return the plan for every kind, each called by its name in ``language``.

    All requirements of a gate run; none short-circuits.
    """
    known: dict[str, Finding] = {}  # a requirement looks at the facts alone: it is asked once for all kinds
    judged = [replace(_judge(facts, kind, known, language), annex=kind.annex) for kind in kinds.by_name.values()]
    chain = tracks.of(facts)
    applies = {one.kind: one.status is not Status.NOT_APPLICABLE for one in judged}
    possible = frozenset(one.kind for one in judged if one.may_be_made or one.until is not None)
    steps = planned_steps(facts, chain, tracks, applies, possible)
    current = next((one for one in steps if one.state is StepState.NEXT), None)
    is_patient = current is not None and current.patient_until is not None
    # What was sent before and is called for again: a second dispute, a term of limitation that ends once more.
    called = tracks.called_for(facts)
    again = called | (frozenset(current.kinds) if current is not None and not is_patient else NO_KIND)
    documents = tuple(
        replace(one, status=Status.DUE) if _is_due(one, tracks.beside | again, again) else one for one in judged
    )
    order = [kind for step in steps for kind in step.kinds]
    order = [kind for kind in order if kind not in URGENT or kind not in called]
    ranks = {kind: place for place, kind in enumerate((*sorted(URGENT & called), *order))}
    ranked = sorted(documents, key=lambda one: ranks.get(one.kind, len(ranks)))
    is_paid = debt_is_paid(facts)
    aside = (
        () if is_paid else tuple(hand_made(one.kind, one.findings, facts) for one in ranked if _by_hand(one, called))
    )
    execution = execution_findings(facts) if current is not None and JUDGMENT_SERVICE in current.kinds else ()
    stopped = any(one.hinders for one in execution)
    step_from = None if current is None or stopped else _step_from(facts, current, {d.kind: d for d in documents})
    titles = {**{name: said.get(language, name) for name, said in tracks.coming.items()}}
    titles |= {kind.name: kind.name_in(language) for kind in kinds.by_name.values()}
    days = deadlines(facts)
    open_findings = ((one.kind, finding) for one in ranked if one.status is not Status.SENT for finding in one.findings)
    asked_by_hand = ((JUDGMENT_SERVICE, finding) for finding in execution_findings(facts))
    ahead = ((step_from, current.kinds),) if current is not None and step_from is not None else ()
    return Plan(
        on=facts.on,
        documents=tuple(ranked),
        next=tuple(one.kind for one in ranked if one.status is Status.DUE),
        by_hand=tuple(one.kind for one in aside)
        + (current.by_hand if current is not None and not is_patient and not stopped else ()),
        by_hand_how=tuple(one.how for one in aside),
        tracks=chain,
        steps=steps,
        step_from=step_from,
        titles=titles,
        checklist=make_checklist((*open_findings, *asked_by_hand), facts.file.answers),
        deadlines=days,
        unknown_deadlines=unknown_deadlines(facts),
        timeline=make_timeline(facts, days, titles, ahead),
        overrides=facts.file.overrides,
        execution=execution,
        is_paid=is_paid,
    )


def _by_hand(one: PlannedDocument, called: frozenset[str]) -> bool:
    """Return whether a kind is called for that cannot be made here: a claim must not lapse for want of a letter."""
    if one.kind not in called or one.may_be_made:
        return False
    return one.kind in URGENT or one.status is Status.NOT_APPLICABLE


def _is_due(one: PlannedDocument, due: frozenset[str], again: frozenset[str]) -> bool:
    if one.status is Status.SENT:
        return one.kind in again and one.may_be_made
    return one.kind in due and one.status is Status.ALLOWED


def _judge(facts: Facts, kind: Kind, known: dict[str, Finding], language: str) -> PlannedDocument:
    title = kind.name_in(language)
    for name in kind.applies:
        applies, reason = applicabilities()[name](facts)
        if not applies:
            return PlannedDocument(kind.name, title, Status.NOT_APPLICABLE, None, (), reason)
    findings = findings_for(facts, kind, known)
    sent = facts.sent_with_effect(kind.name)
    if sent:
        return PlannedDocument(kind.name, title, Status.SENT, None, findings, say("sent on {day}", day=sent[-1].on))
    hindering = [finding for finding in findings if finding.hinders]
    if not hindering:
        return PlannedDocument(kind.name, title, Status.ALLOWED, None, findings)
    days = [finding.holds_from for finding in hindering]
    dated = [day for day in days if day is not None]
    if len(dated) == len(hindering):
        return PlannedDocument(kind.name, title, Status.WAITING, max(dated), findings)
    return PlannedDocument(kind.name, title, Status.BLOCKED, None, findings)


def _step_from(facts: Facts, step: PlannedStep, documents: Mapping[str, PlannedDocument]) -> dt.date | None:
    """Return the first day on which some kind of a step may go, patience included; None when all are blocked."""
    first: list[dt.date] = []
    for kind in step.kinds:
        document = documents.get(kind)
        if document is None or document.may_be_made:
            first.append(facts.on)
        elif document.until is not None:
            first.append(document.until)
    return max(min(first), step.patient_until or facts.on) if first else None
