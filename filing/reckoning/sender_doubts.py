"""Why a letter may have come from somebody who could not collect yet: the claim changed hands around its day.

A transfer cannot be invoked against the debtor before the notice of it was received (CES-01, CES-08). A letter of the
new creditor from before then has no effect; one of the old creditor keeps what it did. Who wrote stands under ``by``
of the letter; where it does not, it is asked.

Rule:  CES-01, CES-08
Law:   art. 3:94 BW
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from filing.casefile.case import CaseFile
from filing.casefile.dealings import Assignment
from filing.casefile.history import Event, SendingChannel
from filing.casefile.names import AnyParty, full_name, letter_name
from filing.law.notice_period import notice_period
from filing.law.table import Law
from filing.message import say
from filing.reckoning.receipt_doubts import Doubt

_POST = frozenset({SendingChannel.POST, SendingChannel.REGISTERED_POST, SendingChannel.POST_AND_EMAIL})


def sender_doubts(
    file: CaseFile, law: Law, event: Event, about: Sequence[str], received: dt.date | None
) -> Iterator[Doubt]:
    """Yield the transfers of whose notice the debtor did not know when a letter on these claims came.

    A letter from before the deed can only be of the old creditor.

    Rule:  CES-01, CES-08
    """
    for place, link in enumerate(file.assignments):
        concerned = not link.claims or bool(set(about) & set(link.claims))
        if not concerned or event.on < link.deed_on or _knew(law, link, event.on, received):
            continue
        if _wrote(event, link.old_creditor):
            continue
        facts = (
            (f"history.{event.id}.by", event.by),
            (f"assignments[{place}].deed_on", link.deed_on),
            (f"assignments[{place}].notice.on", link.notice.on if link.notice else None),
            (f"assignments[{place}].notice.delivered_on", link.notice.delivered_on if link.notice else None),
        )
        is_fault = _wrote(event, link.new_creditor)
        why = say("it went before the notice of the transfer of {day} was received", day=link.deed_on)
        step = say("Give notice of the transfer first, and send the letter again with a full new term.")
        if not is_fault:
            why = say(
                "it went before the notice of the transfer of {day} was received, and who wrote it is not on record",
                day=link.deed_on,
            )
            step = say(
                "Record under by of {event} the name of the creditor for whom it was written: of the old creditor it "
                "counts, of the new one it does not. Or give notice of the transfer first and send it again.",
                event=event.id,
            )
        yield Doubt("CES-01", why, step, facts, is_fault=is_fault)


def _knew(law: Law, link: Assignment, sent: dt.date, received: dt.date | None) -> bool:
    """Return whether a letter went after the notice of a transfer did, and did not come before it."""
    notice = link.notice
    if notice is None or sent < notice.on:
        return False
    told = notice.delivered_on
    if told is None and notice.channel in _POST:
        told = notice_period(law, notice.on).delivered
    return told is not None and told <= (received or sent)


def _wrote(event: Event, party: AnyParty) -> bool:
    names = {full_name(party).casefold(), letter_name(party).casefold()}
    return event.by is not None and event.by.strip().casefold() in names
