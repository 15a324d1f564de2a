"""What interrupts a term of limitation: a demand, an acknowledgement, a suit, and when one of them does not count.

Rule:  PRE-04, PRE-06, PRE-07, PRE-07a
Law:   art. 3:316, 3:317 and 3:318 BW
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from filing.calendar_nl import add_months
from filing.errors import LawQuestion

SUIT_WITHIN = 6  # [months] art. 3:316 lid 2 and 3:317 lid 2 BW


class InterruptionKind(StrEnum):
    """What interrupts. A demand is also a written notice that unambiguously reserves the right to performance."""

    DEMAND = "demand"
    ACKNOWLEDGEMENT = "acknowledgement"
    SUIT = "suit"


_ARTICLES = {
    InterruptionKind.DEMAND: "art. 3:317",
    InterruptionKind.ACKNOWLEDGEMENT: "art. 3:318",
    InterruptionKind.SUIT: "art. 3:316",
}


@dataclass(frozen=True, slots=True)
class Interruption:
    """One act that may interrupt: on the day a demand was received, a debt acknowledged or a suit brought.

    ``outcome`` is that of a suit. A suit that ``failed`` has the day on which it ended. ``suit_on`` is the suit that
    followed: a new one after a suit that failed, with in ``granted`` whether it was; or the one that followed a demand
    of something else than performance. Each suit is also an interruption of its own: give it too.
    """

    on: dt.date
    kind: InterruptionKind = InterruptionKind.DEMAND
    outcome: Literal["pending", "granted", "failed"] = "pending"
    ended_on: dt.date | None = None
    suit_on: dt.date | None = None
    granted: bool | None = None

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day that it names."""
        return tuple(day for day in (self.on, self.ended_on, self.suit_on) if day is not None)

    @property
    def named(self) -> str:
        """What it is, with its article's word."""
        return f"the {self.kind} of {self.on}"

    @property
    def article(self) -> str:
        """The article by which it interrupts, without the name of the code."""
        return _ARTICLES[self.kind]


def counts(act: Interruption, *, performance: bool) -> str:
    """Return why an act does not interrupt, or "" when it does.

    Rule:  PRE-07: a demand of something else than performance needs a suit within six months.
           PRE-07a: a suit that failed needs a new one within six months after it ended, that is granted.
    Law:   art. 3:316 lid 2, 3:317 lid 2 BW
    Units: months; the day of the same date six months later is still in time

    Raises:
        LawQuestion: a suit that failed without the day it ended, or days that go backwards.
    """
    if act.suit_on is not None and act.suit_on < (act.ended_on or act.on):
        raise LawQuestion(f"the suit of {act.suit_on} was brought before what it follows", "Check the days.")
    if act.kind is InterruptionKind.SUIT and act.outcome == "failed":
        return _failed_suit(act)
    if act.kind is InterruptionKind.DEMAND and not performance:
        latest = add_months(act.on, SUIT_WITHIN)
        if act.suit_on is None or act.suit_on > latest:
            return f"a claim other than performance needs a suit by {latest} at the latest (lid 2)"
    return ""


def _failed_suit(act: Interruption) -> str:
    if act.ended_on is None:
        raise LawQuestion(
            f"the suit of {act.on} failed, and the day on which it ended is missing",
            "Give the day on which it ended: a new suit within six months can save it.",
        )
    if act.ended_on < act.on:
        raise LawQuestion(f"the suit of {act.on} ended before it began, on {act.ended_on}", "Check both days.")
    latest = add_months(act.ended_on, SUIT_WITHIN)
    if act.suit_on is None or act.suit_on > latest:
        return f"the suit failed, and no new one was brought by {latest} (lid 2)"
    if act.granted is not True:
        known = "is not known to be granted" if act.granted is None else "was not granted"
        return f"the suit failed, and the new one of {act.suit_on} {known} (lid 2)"
    return ""


def doubt(act: Interruption) -> tuple[str, ...]:
    """Return what a person should know about an act that counts: a suit that still runs may fail yet."""
    if act.kind is InterruptionKind.SUIT and act.outcome == "pending":
        return (f"the suit of {act.on} is counted although it may fail: record how it ends (art. 3:316 lid 2)",)
    if act.kind is InterruptionKind.SUIT and act.outcome == "granted":
        return (f"the suit of {act.on} was granted: the judgment has a term of its own from the day after it",)
    return ()
