"""When the debtor may be contacted: the hours and days of the Bki for a collector, and of the code for a bailiff.

Rule:  X-50 to X-53
Law:   Besluit kwaliteit incassodienstverlening; art. 64 Rv

A letter by post is read as not bound by the hour: the rule is about contact by electronic, physical or telephone means,
and a letter in the box comes when the post comes. No source says so; a letter brought by hand counts as a visit.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from filing.calendar_nl import DAY, SUNDAY, is_holiday
from filing.casefile.history import SendingChannel
from filing.casefile.party import CollectorRole
from filing.message import Message, say
from filing.rules.classified import Known
from filing.rules.facts import Facts
from filing.rules.finding import Certainty

LEGAL_TIME = ZoneInfo("Europe/Amsterdam")
OPENS, CLOSES = dt.time(7), dt.time(20)  # no contact between 20:00 and 07:00
MOST_CLOSED_DAYS = 10  # [days] no row of Sundays and holidays is longer
BKI, CODE = "Besluit kwaliteit incassodienstverlening", "art. 64 Rv"


class Contact(StrEnum):
    """A way to reach the debtor."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    VISIT = "visit"
    POST = "post"
    SERVICE = "service"


# What goes over these channels is contact by that way; a portal or chat is an electronic means.
CONTACT_OF = {
    SendingChannel.EMAIL: Contact.EMAIL,
    SendingChannel.POST_AND_EMAIL: Contact.EMAIL,
    SendingChannel.TEXT_MESSAGE: Contact.EMAIL,
    SendingChannel.CHAT: Contact.EMAIL,
    SendingChannel.PORTAL: Contact.EMAIL,
    SendingChannel.TELEPHONE: Contact.TELEPHONE,
    SendingChannel.IN_PERSON: Contact.VISIT,
    SendingChannel.POST: Contact.POST,
    SendingChannel.REGISTERED_POST: Contact.POST,
    SendingChannel.BAILIFF: Contact.SERVICE,
}


@dataclass(frozen=True, slots=True)
class Window:
    """When one way of contact is allowed next: ``opens`` is the moment asked about when it is allowed then.

    ``closes`` is the moment from which it is not; both None when no rule binds it. ``why`` says what it rests on.
    """

    contact: Contact
    opens: dt.datetime | None
    closes: dt.datetime | None
    allowed_now: bool
    law: str
    certainty: Certainty
    why: Message

    @property
    def bound(self) -> bool:
        """Whether a rule binds this way of contact at all."""
        return self.opens is not None


def contact_windows(facts: Facts, at: dt.time | None = None) -> tuple[Window, ...]:
    """Return for each way of contact when it is allowed next, seen from ``at`` on the legal date (else its first hour).

    Rule:  X-50 to X-53
    Units: moments in Europe/Amsterdam, with its summer time
    """
    moment = dt.datetime.combine(facts.on, at or dt.time(), tzinfo=LEGAL_TIME)
    return tuple(_window(facts, contact, moment) for contact in Contact)


def _window(facts: Facts, contact: Contact, moment: dt.datetime) -> Window:
    if contact is Contact.SERVICE:
        opens, closes = next_window(moment)
        why = say(
            "a bailiff serves between seven and twenty o'clock, not on Sundays or holidays, unless a court allows it"
        )
        return Window(contact, opens, closes, opens == moment, CODE, Certainty.CONFIRMED, why)
    if contact is Contact.POST:
        why = say("a letter by post is read as not bound by the hour; no source says so, let a person decide")
        return Window(contact, None, None, allowed_now=True, law=BKI, certainty=Certainty.DERIVED, why=why)
    free = _not_bound(facts)
    if free is not None:
        said, certainty = free
        return Window(contact, None, None, allowed_now=True, law=BKI, certainty=certainty, why=said)
    opens, closes = next_window(moment)
    why = say("a collector contacts a natural person between seven and twenty o'clock, not on Sundays or holidays")
    return Window(contact, opens, closes, opens == moment, BKI, Certainty.CONFIRMED, why)


def _not_bound(facts: Facts) -> tuple[Message, Certainty] | None:
    """Return why the hours of the Bki do not bind in this case, or None when they do (X-02, X-03)."""
    # Where somebody lives who has no address on record is not known: the hours are kept then.
    if all(debtor.bki_debtor is Known.NO for debtor in facts.classification.debtors):
        return say("no debtor is a natural person who lives in the Netherlands (X-02)"), Certainty.CONFIRMED
    if facts.file.collector.role is CollectorRole.CREDITOR:
        return say(
            "the creditor collects its own debt (X-03, from memory); the same hours are decent"
        ), Certainty.MEMORY
    return None


def hours_bind(facts: Facts, contact: Contact) -> bool:
    """Return whether the hours bind this way of contact in this case."""
    if contact is Contact.POST:
        return False
    return contact is Contact.SERVICE or _not_bound(facts) is None


def is_open(day: dt.date, at: dt.time) -> bool:
    """Return whether contact is allowed at this time in the Netherlands (X-50, X-51).

    Raises:
        LawUnknown: the holidays of that year are not known.
    """
    return OPENS <= at < CLOSES and not _is_closed_day(day)


def next_window(moment: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """Return the first moment from ``moment`` on at which contact is allowed, and when that window closes.

    ``moment`` may be of any time zone; what is returned is in Europe/Amsterdam (X-53).

    Raises:
        LawUnknown: the holidays of that year are not known.
    """
    local = moment.astimezone(LEGAL_TIME)
    day = local.date()
    for _ in range(MOST_CLOSED_DAYS):
        opens = dt.datetime.combine(day, OPENS, tzinfo=LEGAL_TIME)
        closes = dt.datetime.combine(day, CLOSES, tzinfo=LEGAL_TIME)
        if not _is_closed_day(day) and local < closes:
            return max(local, opens), closes
        day += DAY
    message = f"no open day within {MOST_CLOSED_DAYS} days of {local.date()}"
    raise ValueError(message)


def _is_closed_day(day: dt.date) -> bool:
    """Return whether ``day`` is a Sunday or a holiday; Good Friday, which is equated with one, counts (X-20, X-51)."""
    return day.weekday() == SUNDAY or is_holiday(day)
