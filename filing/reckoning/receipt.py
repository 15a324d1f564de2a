"""When a letter reached the debtor, and until when the term that it named ran.

Rule:  D14-23 to D14-27, D14-30, D14-31
Law:   art. 3:37 lid 3, 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
"""

import datetime as dt
from dataclasses import dataclass

from filing.calendar_nl import DAY, next_day_not_in
from filing.casefile.history import Event, SendingChannel
from filing.law.notice_period import notice_period
from filing.law.table import Law, Row

PRESUMED = frozenset({SendingChannel.POST, SendingChannel.REGISTERED_POST, SendingChannel.POST_AND_EMAIL})
FULL_TERM_DAYS = 14


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt; ``presumed`` when it follows from dispatch by post. ``day`` None: receipt is not known."""

    day: dt.date | None
    presumed: bool
    rows: tuple[Row, ...] = ()


def receipt(law: Law, event: Event) -> Receipt:
    """Return when the letter of ``event`` was received.

    A recorded day counts. Post is presumed delivered on the counted day after dispatch (D14-23); e-mail alone is not
    presumed received (D14-30); what came back was not received.
    """
    if event.returned_on is not None:
        return Receipt(None, presumed=False)
    if event.delivered_on is not None:
        return Receipt(event.delivered_on, presumed=False)
    if event.channel in PRESUMED:
        period = notice_period(law, event.on)
        return Receipt(period.delivered, presumed=True, rows=period.rows)
    return Receipt(None, presumed=False)


def last_day_of_term(law: Law, event: Event) -> dt.date | None:
    """Return the last day of the payment term that a letter named, or None when it named none or receipt is unknown."""
    term = event.term
    if term is None:
        return None
    if term.days is None or term.starts is None:
        return term.last_day
    if term.starts in {"dispatch", "letter_date"}:
        return event.on + term.days * DAY
    received = receipt(law, event).day
    if received is None:
        return None
    return received + term.days * DAY


@dataclass(frozen=True, slots=True)
class NoticeResult:
    """What a fourteen-day notice did: whether it holds, and from which day collection costs can be due.

    ``faults`` are sentences with their rule numbers; any fault means that the notice has no effect.
    """

    event: Event
    received: Receipt
    last_day: dt.date | None
    costs_due_from: dt.date | None
    faults: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the notice is free of faults and its receipt is known or presumed."""
        return not self.faults and self.costs_due_from is not None


def judge_notice(law: Law, event: Event, claims_in_default: bool) -> NoticeResult:
    """Return whether the fourteen-day notice of ``event`` holds, and when its term ran out.

    ``claims_in_default`` says whether every claim it is about was in default on the day of dispatch (D14-20).
    """
    faults = list(_term_faults(event))
    if not claims_in_default:
        faults.append(("D14-20", "it was sent before every claim in it was in default"))
    if event.costs is None:
        faults.append(("D14-07", "the amount of collection costs that it named is not recorded"))
    received = receipt(law, event)
    if received.day is None:
        why = "it came back undelivered" if event.returned_on else "receipt is neither recorded nor presumed"
        faults.append(("D14-30", why))
        return NoticeResult(event, received, None, None, tuple(faults))
    period = notice_period(law, event.on, received.day)
    last_day, due_from, rows = period.last_day, period.costs_due_from, period.rows
    if event.term and event.term.starts == "receipt" and event.term.days == FULL_TERM_DAYS + 1:
        last_day = next_day_not_in(received.day + (FULL_TERM_DAYS + 1) * DAY)
        due_from = last_day + DAY
    return NoticeResult(event, received, last_day, due_from, tuple(faults), (*received.rows, *rows))


def _term_faults(event: Event) -> tuple[tuple[str, str], ...]:
    term = event.term
    if term is None or term.days is None or term.starts is None:
        return (("D14-01", "the payment term that it gave is not recorded"),)
    needed = {"day_after_receipt": FULL_TERM_DAYS, "receipt": FULL_TERM_DAYS + 1}.get(term.starts)
    if needed is None:
        return (("D14-03", "its term starts with the letter's date or dispatch, not with receipt"),)
    if term.days < needed:
        return (("D14-01", f"its term of {term.days} days from {term.starts.replace('_', ' ')} is too short"),)
    if term.last_day is not None:
        return (("D14-04", "it named a fixed last day beside the term from receipt"),)
    return ()
