"""When a letter reached the debtor, until when its term ran, and whether a fourteen-day notice has effect.

Rule:  D14-01 to D14-07, D14-20, D14-23 to D14-31, X-36, X-37, X-38, X-40, CES-01
Law:   art. 3:37 lid 3, 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.casefile.history import Event, EventKind, NamedTerm, SendingChannel
from filing.law.notice_period import NOTICE_DAYS, notice_period
from filing.law.table import Law, Row
from filing.message import Message, say
from filing.reckoning.addressee_doubts import addressee_doubts
from filing.reckoning.receipt_doubts import Doubt, presumption_doubt
from filing.reckoning.sender_doubts import sender_doubts

PRESUMED = frozenset({SendingChannel.POST, SendingChannel.REGISTERED_POST, SendingChannel.POST_AND_EMAIL})
OUTGOING = frozenset({EventKind.SENT, EventKind.SERVED})
# "within fourteen days from the day after delivery", or "within fifteen days after delivery" (D14-02)
DAYS_NEEDED = {"day_after_receipt": NOTICE_DAYS, "receipt": NOTICE_DAYS + 1}
# Words that start the term with the letter instead of with its receipt (D14-03)
_LETTER_DATE = re.compile(
    r"\b(?:na|vanaf)\s+(?:heden|(?:de\s+)?(?:dagtekening|verzending|verzenddatum|briefdatum"
    r"|datum\s+(?:van\s+)?(?:dit|deze|de)\s+(?:brief|schrijven|aanmaning)))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt; ``presumed`` when it follows from dispatch by post. ``day`` None: receipt is not known.

    ``doubt`` says why post may not be presumed delivered, and ``doubted`` on which day it would have been.
    """

    day: dt.date | None
    presumed: bool
    rows: tuple[Row, ...] = ()
    doubt: Doubt | None = None
    doubted: dt.date | None = None


def went_out(event: Event, document: str) -> bool:
    """Return whether a document of this kind was sent or served by ``event``."""
    return event.kind in OUTGOING and event.document == document


def reached_everyone(file: CaseFile, event: Event) -> bool:
    """Return whether a letter was addressed to every debtor; one that names nobody went to all."""
    return not event.to or {debtor.id for debtor in file.debtors} <= set(event.to)


def receipt(file: CaseFile, law: Law, event: Event) -> Receipt:
    """Return when the letter of ``event`` was received.

    A recorded day counts, and so does the day of serving. Post is presumed delivered on the counted day after dispatch
    (D14-23) unless something on record stands in the way of that; e-mail alone is not presumed received (D14-30); what
    came back was not received. Of post and e-mail together the later receipt counts (D14-30).
    """
    if event.returned_on is not None:
        return Receipt(None, presumed=False)
    if event.kind is EventKind.SERVED:
        return Receipt(event.on, presumed=False)
    # A day before dispatch contradicts it: then nothing is known of the receipt.
    recorded = event.delivered_on if event.delivered_on is None or event.delivered_on >= event.on else None
    if event.channel in PRESUMED and (recorded is None or event.channel is SendingChannel.POST_AND_EMAIL):
        period = notice_period(law, event.on)
        if recorded is None or recorded < period.delivered:
            doubt = presumption_doubt(file, event)
            if doubt is not None:
                return Receipt(None, presumed=False, doubt=doubt, doubted=period.delivered)
            return Receipt(period.delivered, presumed=True, rows=period.rows)
    return Receipt(recorded, presumed=False)


def last_day_of_term(file: CaseFile, law: Law, event: Event) -> dt.date | None:
    """Return the last day of the payment term that a letter named, or None when it named none or receipt is unknown.

    When a letter gave both a term and a fixed day, the later one counts.
    """
    term = event.term
    if term is None:
        return None
    if term.days is None or term.starts is None:
        return term.last_day
    start = event.on if term.starts in {"dispatch", "letter_date"} else receipt(file, law, event).day
    if start is None:
        return None
    counted = start + term.days * DAY
    return counted if term.last_day is None else max(counted, term.last_day)


@dataclass(frozen=True, slots=True)
class NoticeResult:
    """What a fourteen-day notice did: whether it holds, and from which day collection costs can be due.

    ``faults`` are sentences with their rule numbers; any fault means that the notice has no effect. ``doubts`` are what
    has to be recorded first: until then it is not known whether it has.
    """

    event: Event
    received: Receipt
    last_day: dt.date | None
    costs_due_from: dt.date | None
    faults: tuple[tuple[str, Message], ...]
    rows: tuple[Row, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the notice is free of faults and doubts, and its receipt is known or presumed."""
        return not self.faults and not self.doubts and self.costs_due_from is not None


def judge_notice(file: CaseFile, law: Law, event: Event, about: Sequence[str], early: Sequence[str]) -> NoticeResult:
    """Return whether the fourteen-day notice of ``event`` holds, and when its term ran out.

    ``early`` are those of the claims it is ``about`` that were not in default on the day of dispatch (D14-20); one
    makes the amount that the notice named wrong, so that all of it falls. A notice that gave more than fourteen days
    binds its sender: the costs are due after the term that it gave.

    Rule:  D14-01 to D14-07, D14-20, D14-24, D14-26, D14-27, X-36, X-37, X-38, X-40, CES-01
    """
    received = receipt(file, law, event)
    faults = list(_term_faults(event.term, received.day))
    if early:
        faults.append(("D14-20", say("it was sent before {claims} was in default", claims=tuple(early))))
    if not about:
        faults.append(("D14-20", say("it is about no claim that was overdue when it went")))
    if event.costs is None:
        faults.append(("D14-07", say("the amount of collection costs that it named is not recorded")))
    if not reached_everyone(file, event):
        faults.append(("D14-31", say("it did not go to every debtor")))
    unsure = [*addressee_doubts(file, event, received.day), *sender_doubts(file, law, event, about, received.day)]
    unsure += [received.doubt] if received.doubt is not None else []
    if received.day is None:
        unsure += _overtaken(file, event, received.doubted)
        if received.doubt is None:
            why = say("its receipt is neither recorded nor presumed")
            if event.returned_on:
                why = say("it came back undelivered")
            faults.append(("D14-30", why))
        certain, doubts = _parted(unsure)
        return NoticeResult(event, received, None, None, (*faults, *certain), doubts=doubts, about=tuple(about))
    beyond = _days_given(event.term, received.day) - NOTICE_DAYS
    period = notice_period(law, event.on, received.day + beyond * DAY)
    certain, doubts = _parted([*unsure, *_overtaken(file, event, period.last_day)])
    rows = (*received.rows, *period.rows)
    return NoticeResult(
        event, received, period.last_day, period.costs_due_from, (*faults, *certain), rows, doubts, tuple(about)
    )


def _parted(found: Sequence[Doubt]) -> tuple[tuple[tuple[str, Message], ...], tuple[Doubt, ...]]:
    """Return those that are certain as faults, and those that are not."""
    return tuple((one.rule, one.why) for one in found if one.is_fault), tuple(o for o in found if not o.is_fault)


def _overtaken(file: CaseFile, event: Event, last_day: dt.date | None) -> Iterator[Doubt]:
    """Yield the payment plans that ran when the notice went, or were agreed before its term ended.

    While a plan is kept the debtor is not in default, and no costs fall due that were not due before it. Whether they
    fall due by the old notice once the plan is over, no source seen says.

    Rule:  X-40; section 8.5 of the rules (costs only if they were due before the plan)
    """
    for plan in file.payment_plans:
        agreed, ended = plan.agreed_on, plan.broken_on or plan.ended_on
        if agreed is None or (ended is not None and ended <= event.on) or agreed > (last_day or event.on):
            continue
        why = say("it was sent while the payment plan {plan} ran", plan=plan.id)
        if agreed >= event.on:
            why = say("the payment plan {plan} was agreed on {day}, before its term ended", plan=plan.id, day=agreed)
        where = f"payment_plans.{plan.id}"
        facts = (
            (f"{where}.agreed_on", agreed),
            (f"{where}.broken_on", plan.broken_on),
            (f"{where}.ended_on", plan.ended_on),
        )
        step = say("Now that {plan} is over, send a new notice with a full new term.", plan=plan.id)
        yield Doubt("X-40", why, step, facts, is_fault=ended is None or agreed < event.on)


def _days_given(term: NamedTerm | None, received: dt.date) -> int:
    """Return the days after receipt that the letter gave, fourteen at least."""
    given = [NOTICE_DAYS]
    if term is not None and term.days is not None and term.starts in DAYS_NEEDED:
        given.append(term.days)
    if term is not None and term.last_day is not None:
        given.append((term.last_day - received).days)
    return max(given)


def _term_faults(term: NamedTerm | None, received: dt.date | None) -> Iterator[tuple[str, Message]]:
    if term is not None and term.wording and _LETTER_DATE.search(term.wording):
        yield "D14-03", say("its words start the term with the letter, not with its receipt")
    if term is None or term.days is None or term.starts is None:
        if term is not None and term.last_day is not None:
            yield "D14-04", say("it named a fixed last day and no term that starts with receipt")
        else:
            yield "D14-01", say("the payment term that it gave is not recorded")
        return
    needed = DAYS_NEEDED.get(term.starts)
    if needed is None:
        yield "D14-03", say("its term starts with the letter's date or dispatch, not with receipt")
        return
    if term.days < needed:
        given = say("its term of {days} days from receipt is too short", days=term.days)
        if term.starts == "day_after_receipt":
            given = say("its term of {days} days from the day after receipt is too short", days=term.days)
        yield "D14-01", given
    if term.last_day is not None and received is not None and term.last_day < received + needed * DAY:
        yield "D14-04", say("it named a fixed last day that is earlier than its term from receipt")
