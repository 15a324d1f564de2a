"""The steps of the track that a case is on: which are done, which one is next and from when, which are ahead."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from filing.calendar_nl import DAY
from filing.casefile.history import Event
from filing.errors import LawUnknown
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE
from filing.reckoning.receipt import last_day_of_term
from filing.rules.after_judgment import debt_is_paid
from filing.rules.conditions import conditions, some_claim_lapses_soon, summons_was_decided
from filing.rules.facts import Facts
from filing.rules.requirements.further_notice import further_claims
from filing.rules.tracks import CountedFrom, Step, Track, Tracks


class StepState(StrEnum):
    """How a step stands; of those that are not done the first is the next one."""

    DONE = "done"
    PASSED = "passed"  # a later step was sent, or a person overruled the rule that asks it
    LEFT_OUT = "left out"  # nothing of it applies in this case
    NEXT = "next"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step of the track. ``by_hand`` are those of its ``kinds`` that this version does not make, or not once more.

    ``patient_until`` is the first day on which the house wants the step to go, when that is a later day.
    """

    track: str
    kinds: tuple[str, ...]
    state: StepState
    optional: bool
    by_hand: tuple[str, ...]
    done_on: dt.date | None = None
    patient_until: dt.date | None = None


def planned_steps(
    facts: Facts,
    chain: Sequence[Track],
    tracks: Tracks,
    applies: Mapping[str, bool],
    possible: frozenset[str] = frozenset(),
) -> tuple[PlannedStep, ...]:
    """Return every step of the tracks of a case. ``applies`` says of each kind that is made whether it does.

    ``possible`` are the kinds that may go now, or from a day that is known: a notice that is among them is not passed
    over by a letter that went without it.

    A debt that is paid ends every track: what was not done of it is left out.

    What was sent before does not count as the law's own step of a track that came later: a notice of assignment is not
    passed by a reminder of the old creditor.
    """
    found: list[PlannedStep] = []
    before: Event | None = None
    next_is_known, is_paid, further = False, debt_is_paid(facts), _further(facts)
    for track in chain:
        done = [_done(facts, step, tracks) for step in track.steps]
        passed = (
            max((place for place, is_done in enumerate(done) if is_done), default=-1) if not track.continues else -1
        )
        for place, step in enumerate(track.steps):
            last = _last_sent(facts, step)
            kinds = tuple(kind for kind in step.kinds if applies.get(kind, kind in tracks.coming))
            by_hand = tuple(kind for kind in kinds if kind in tracks.coming or kind in further)
            unless = any(conditions()[name](facts, tracks.minor_amount) for name in step.unless)
            left_out = is_paid or not kinds or unless
            if done[place] and not further & set(step.kinds):
                state = StepState.DONE
                before = _later(before, last)
            elif left_out:
                state = StepState.LEFT_OUT
            elif _is_overruled(facts, step, tracks) or (place < passed and not _comes_first(facts, step, possible)):
                state = StepState.PASSED
            else:
                state = StepState.AHEAD if next_is_known else StepState.NEXT
            patient = _patient_until(facts, step, before, tracks) if state is StepState.NEXT else None
            next_is_known = next_is_known or state is StepState.NEXT
            done_on = last.on if state is StepState.DONE and last is not None else None
            found.append(PlannedStep(track.name, kinds or step.kinds, state, step.optional, by_hand, done_on, patient))
    return tuple(found)


def _comes_first(facts: Facts, step: Step, possible: frozenset[str]) -> bool:
    """Return whether a step is taken although a later one was: the notice without which no costs are due.

    A summons that was decided on, or a claim that lapses soon, does not wait for it: suing without costs is possible.

    Rule:  D14-27, DEM-05
    """
    return (
        FOURTEEN_DAY_NOTICE in step.kinds
        and FOURTEEN_DAY_NOTICE in possible
        and not summons_was_decided(facts)
        and not some_claim_lapses_soon(facts)
    )


def _later(one: Event | None, other: Event | None) -> Event | None:
    """Return the letter that went last: a step of a later track may have been done before."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda event: (event.on, event.id))


def _done(facts: Facts, step: Step, tracks: Tracks) -> bool:
    if step.done_when:
        return all(conditions()[name](facts, tracks.minor_amount) for name in step.done_when)
    return any(facts.sent_with_effect(kind) for kind in step.kinds)


def _further(facts: Facts) -> frozenset[str]:
    """Return the kind of letter that is needed once more for further claims, and that is written by hand."""
    return frozenset({FOURTEEN_DAY_NOTICE}) if facts.once(further_claims) else frozenset()


def _is_overruled(facts: Facts, step: Step, tracks: Tracks) -> bool:
    """Return whether a person overruled the rule by which this step comes first; the gates decide what may go then."""
    rules = {tracks.demanded[kind] for kind in step.kinds if kind in tracks.demanded}
    return any(one.rule in rules and one.document is None for one in facts.file.overrides)


def _last_sent(facts: Facts, step: Step) -> Event | None:
    sent = [event for kind in step.kinds for event in facts.sent_with_effect(kind)]
    return max(sent, key=lambda event: (event.on, event.id), default=None)


def _patient_until(facts: Facts, step: Step, before: Event | None, tracks: Tracks) -> dt.date | None:
    """Return the first day on which the patience of the house is over, when that is after the legal date.

    The term of a letter that was made by hand is always waited for; for the others the gates see to it.

    Units: calendar days after the last day of the term of the letter before, or after its sending
    """
    if before is None or (step.after_days == 0 and before.document not in tracks.coming):
        return None
    start = before.on
    if step.counted_from is CountedFrom.TERM:
        try:
            start = last_day_of_term(facts.file, facts.law, before) or before.on
        except LawUnknown:
            start = before.on
    first = start + (step.after_days + 1) * DAY
    return first if first > facts.on else None
