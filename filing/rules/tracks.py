"""The tracks: in which order documents go out, as data that a firm can replace as far as the law leaves it free."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from filing.message import Message
from filing.rules.conditions import conditions
from filing.rules.facts import Facts


class CountedFrom(StrEnum):
    """From when the patience of the house is counted: the end of the term of the step before, or its sending."""

    TERM = "term"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class Step:
    """One or more kinds that go together. ``after_days`` is house practice; conditions are named."""

    kinds: tuple[str, ...]
    after_days: int = 0
    counted_from: CountedFrom = CountedFrom.TERM
    optional: bool = False
    unless: tuple[str, ...] = ()
    done_when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """An ordered list of steps for the cases in which every condition of ``when`` holds.

    One that ``continues`` goes on with the next track that holds. ``decide`` is what a person must decide on it.
    """

    name: str
    when: tuple[str, ...]
    steps: tuple[Step, ...]
    continues: bool
    decide: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Tracks:
    """Every track in the order in which they are tried, and the figures of the house.

    ``beside`` are kinds that stand apart from any order; those of ``beside_when`` are due there while their conditions
    hold, also when one was sent before. ``coming`` are kinds that this version does not make, with
    their titles by language. ``minor_amount`` is in euro, ``judgment_after_days`` counts from the docket date: both
    are house practice. ``demanded`` gives for a kind that has to come first the rule that says so.
    """

    tracks: tuple[Track, ...]
    beside: frozenset[str]
    beside_when: Mapping[str, tuple[str, ...]]
    coming: Mapping[str, Mapping[str, str]]
    minor_amount: Decimal
    judgment_after_days: int
    demanded: Mapping[str, str]

    def of(self, facts: Facts) -> tuple[Track, ...]:
        """Return the track of a case: the first that holds, with those that it continues with."""
        known = conditions()
        found: list[Track] = []
        for track in self.tracks:
            if all(known[name](facts, self.minor_amount) for name in track.when):
                found.append(track)
                if not track.continues:
                    break
        return tuple(found)

    def called_for(self, facts: Facts) -> frozenset[str]:
        """Return the kinds of ``beside_when`` whose conditions all hold."""
        known = conditions()
        return frozenset(
            kind
            for kind, when in self.beside_when.items()
            if all(known[name](facts, self.minor_amount) for name in when)
        )
