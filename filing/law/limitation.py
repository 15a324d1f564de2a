"""Until when a claim can be enforced: terms of limitation and what interrupts them, step by step.

Rule:  PRE-01 to PRE-05, PRE-07, PRE-07a
Law:   art. 3:307, 3:308, 3:310, 3:316 to 3:319 and 3:324 BW; art. 7:28 BW
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from filing.calendar_nl import DAY, add_years
from filing.errors import LawQuestion
from filing.law.interruption import Interruption, InterruptionKind, counts, doubt
from filing.law.questions import check_choice, check_day
from filing.law.table import Law, Row
from filing.law.values import LimitationTerms

# The kinds of claim, what their term begins after, and the articles of the term.
KINDS = ("contract", "periodic", "damages", "consumer_sale", "judgment", "judgment_periodic")
ALARM_DAYS = 90  # [days] before the limitation date somebody must be told (section 8.3 of the rules)
_BEGINS_AFTER = {
    "contract": "the due day",
    "periodic": "the due day",
    "damages": "the day on which damage and liable person were known",
    "consumer_sale": "the due day",
    "judgment": "the day of the judgment",
    "judgment_periodic": "the due day of this part of the judgment",
}
_ARTICLES = {
    "contract": "art. 3:307 BW",
    "periodic": "art. 3:308 BW",
    "damages": "art. 3:310 BW",
    "consumer_sale": "art. 7:28 BW",
    "judgment": "art. 3:324 BW",
    "judgment_periodic": "art. 3:324 BW",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reckoning: the day it is about, what follows, and by which article."""

    on: dt.date
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Limitation:
    """How long a claim lives.

    ``date`` is the last day on which it is still enforceable, and on which it can still be interrupted. The term that
    ends on it is of ``term_years`` and began on ``started_on``. ``interruptions`` are those that counted, ``ignored``
    those that did not: on or before the due date, after the claim was lost, or without the suit that they needed.
    ``steps`` tell all of it in order; ``remarks`` are what could not be checked.
    """

    kind: str
    date: dt.date
    term_years: int
    started_on: dt.date
    interruptions: tuple[dt.date, ...]
    ignored: tuple[dt.date, ...]
    steps: tuple[Step, ...]
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def alarm_on(self) -> dt.date:
        """The day from which somebody must be told that the claim is about to lapse: ninety days before."""
        return self.date - ALARM_DAYS * DAY

    @property
    def barred_from(self) -> dt.date:
        """The first day on which the claim is barred."""
        return self.date + DAY


def limitation_article(kind: str) -> str:
    """Return the articles by which a claim of this kind lapses, with that of the term after interruption."""
    return f"{_ARTICLES[kind].removesuffix(' BW')}, 3:319 BW"


def limitation_date(
    law: Law,
    kind: str,
    due: dt.date,
    interruptions: Sequence[dt.date | Interruption] = (),
    *,
    event_on: dt.date | None = None,
    main_ends: dt.date | None = None,
    performance: bool = True,
) -> Limitation:
    """Return the last day on which the claim is still enforceable.

    The term begins on the day after ``due`` (damages: the day of knowledge; a judgment: its day) and ends with the day
    of the same date so many years later: due 2021-03-15 and five years make 2026-03-15; the claim is barred from
    2026-03-16. 29 February becomes 28 February in a common year. A term of years is not moved off weekends (X-24).
    An interruption on or before that day begins, on the next day, a new term equal to the original and of five years
    at most, which never ends before the original. A bare date is a demand for performance, or an acknowledgement.

    ``event_on`` is the day of the event that did damage: twenty years after it the term ends at the latest.
    ``main_ends`` is the limitation date of the main sum of a judgment, which its periodic parts never outlive.
    ``performance`` is false for a claim other than performance (to dissolve, to annul), which a demand interrupts only
    when a suit follows within six months.

    Rule:  PRE-01, PRE-02, PRE-03, PRE-04, PRE-05, PRE-07, PRE-07a, X-24
    Law:   art. 3:307, 3:308, 3:310, 3:316, 3:317, 3:318, 3:319 and 3:324 BW; art. 7:28 BW
    Units: years; dates in Europe/Amsterdam

    Raises:
        LawQuestion: an unknown kind of claim, or a day that does not go with it.
        LawUnknown: the terms are not known on the due date.
    """
    check_choice("kind of claim", kind, KINDS)
    acts = sorted((_act(one) for one in interruptions), key=lambda act: act.on)
    _check_days(kind, due, acts, event_on, main_ends)
    row = law.table("limitation_terms").at(due)
    terms: LimitationTerms = row.value
    original = _years(terms)[kind]
    last, term, started = add_years(due, original), original, due + DAY
    steps = [
        Step(due, f"{_BEGINS_AFTER[kind]}; the term begins on {due + DAY}", _ARTICLES[kind]),
        Step(last, f"last day of the term of {_in_words(original)}", _ARTICLES[kind]),
    ]
    remarks: list[str] = []
    if kind == "damages":
        if event_on is None:
            years = terms.damages_longest
            remarks.append(f"no day of the event was given: the {years} years from it are not checked")
        elif add_years(event_on, terms.damages_longest) < last:
            term, started = terms.damages_longest, event_on + DAY
            last = add_years(event_on, term)
            steps.append(Step(last, f"{_in_words(term)} after the event of {event_on} end earlier", _ARTICLES[kind]))
    renewed = min(original, terms.after_interruption)
    counted: list[dt.date] = []
    ignored: list[dt.date] = []
    for act in acts:
        why_not = _too_early_or_late(act.on, due, last) or counts(act, performance=performance)
        if why_not:
            ignored.append(act.on)
            steps.append(Step(act.on, f"{act.named} does not count: {why_not}", f"{act.article} BW"))
            continue
        counted.append(act.on)
        remarks += doubt(act)
        new_last = add_years(act.on, renewed)
        text = f"{act.named} interrupts: a new term of {_in_words(renewed)} from {act.on + DAY} through {new_last}"
        if new_last > last:
            last, term, started = new_last, renewed, act.on + DAY
        else:
            text += f"; it never ends before the original, so {last} stays"
        steps.append(Step(act.on, text, f"{act.article}, 3:319 BW"))
    if kind == "judgment_periodic":
        if main_ends is None:
            remarks.append("no limitation date of the main sum was given: that it does not end earlier is not checked")
        elif main_ends < last:
            last = main_ends
            steps.append(Step(last, "never later than the main sum of the judgment", _ARTICLES[kind]))
    steps.append(Step(last, f"limitation date: barred from {last + DAY}", limitation_article(kind)))
    return Limitation(
        kind, last, term, started, tuple(counted), tuple(ignored), tuple(steps), tuple(dict.fromkeys(remarks)), (row,)
    )


def _act(one: dt.date | Interruption) -> Interruption:
    return one if isinstance(one, Interruption) else Interruption(one, InterruptionKind.DEMAND)


def _years(terms: LimitationTerms) -> dict[str, int]:
    return {
        "contract": terms.contract,
        "periodic": terms.periodic,
        "damages": terms.damages,
        "consumer_sale": terms.consumer_sale,
        "judgment": terms.judgment,
        "judgment_periodic": terms.judgment_periodic,
    }


def _check_days(
    kind: str, due: dt.date, acts: Sequence[Interruption], event_on: dt.date | None, main_ends: dt.date | None
) -> None:
    days = [due, event_on, main_ends, *(day for act in acts for day in act.days)]
    for day in days:
        if day is not None:
            check_day("day in a limitation term", day)
    if event_on is not None and kind != "damages":
        raise LawQuestion(f"a day of the event goes with damages, not with {kind}", "Leave the day of the event out.")
    if event_on is not None and event_on > due:
        raise LawQuestion(f"the event of {event_on} was known before it happened, on {due}", "Check both dates.")
    if main_ends is not None and kind != "judgment_periodic":
        raise LawQuestion(
            f"the limitation date of the main sum goes with judgment_periodic, not with {kind}", "Leave it out."
        )


def _too_early_or_late(on: dt.date, due: dt.date, last: dt.date) -> str:
    if on <= due:
        return "the term had not begun"
    return f"the claim was barred from {last + DAY}" if on > last else ""


def _in_words(years: int) -> str:
    return f"{years} year" + ("" if years == 1 else "s")
