"""Why the collection costs are due by a fourteen-day notice, or are not: the rule and the sentence of the statement.

Rule:  D14-27, D14-30, D14-32, DEM-05, X-13
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from filing.message import Message, say
from filing.reckoning.paid_in_term import PaidInTerm
from filing.reckoning.receipt import NoticeResult


def were_met(met: Iterable[PaidInTerm]) -> tuple[str, Message]:
    """Return that what a notice asked was paid within its term, or nearly and that no costs are asked for the rest."""
    last = max(met, key=lambda one: (one.last_day, one.event_id))
    if not last.is_met:
        words = say(
            "of what the notice of {sent} asked ({asked}) {paid} was paid within its term, and it was decided that no "
            "costs are asked over the rest",
            sent=last.sent_on,
            asked=last.asked,
            paid=last.paid,
        )
        return "D14-32", words
    words = say(
        "what the notice of {sent} asked ({asked}) was paid within its term, which ended on {ended}",
        sent=last.sent_on,
        asked=last.asked,
        ended=last.last_day,
    )
    return "X-13", words


def used(notice: NoticeResult) -> tuple[str, Message]:
    """Return by which notice the costs fell due, and when."""
    sent, received, ended = notice.event.on, notice.received.day, notice.last_day
    if received is None or ended is None:
        return "D14-27", say("the notice of {sent} counts", sent=sent)
    words = say(
        "the notice of {sent} was received on {received}; its term ended on {ended}",
        sent=sent,
        received=received,
        ended=ended,
    )
    if notice.received.presumed:
        words = say(
            "the notice of {sent} is presumed received on {received}; its term ended on {ended}",
            sent=sent,
            received=received,
            ended=ended,
        )
    return "D14-27", words


def not_yet(notices: Sequence[NoticeResult], on: dt.date) -> tuple[str, Message]:
    """Return why no costs are due by any notice on ``on``."""
    if not notices:
        return "DEM-05", say("no fourteen-day notice (veertiendagenbrief) was sent")
    running = [(one, one.last_day) for one in notices if one.holds and one.last_day is not None and one.last_day >= on]
    if running:
        latest, ends = running[-1]
        words = say(
            "the term of the notice of {sent} runs until {ends}, so not yet on {on}",
            sent=latest.event.on,
            ends=ends,
            on=on,
        )
        return "D14-27", words
    latest = notices[-1]
    if not latest.faults and latest.doubts:
        doubt = latest.doubts[0]
        words = say("whether the notice of {sent} counts is not known: {why}", sent=latest.event.on, why=doubt.why)
        return doubt.rule, words
    if not latest.faults:
        return "D14-27", say("the notice of {sent} is about no claim that counts", sent=latest.event.on)
    rule, fault = latest.faults[0]
    return rule, say("the notice of {sent} has no effect: {fault}", sent=latest.event.on, fault=fault)
