"""The deadlines of a plan as an iCalendar file (RFC 5545): all-day events that any calendar program takes.

Nothing in it names a person: the case reference is all that says whose it is. The same plan gives the same bytes: the
stamp of an event is the legal date, and its id follows from case, deadline and day.
"""

import datetime as dt
import hashlib
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from filing.language import Language, load_language
from filing.message import say
from filing.rules.deadlines import Deadline
from filing.rules.plan import Plan
from filing.version import program_version

DOMAIN = "filing.invalid"  # a name that is nobody's
UTC = ZoneInfo("UTC")
NINE = dt.timedelta(hours=9)  # an alarm on a day sounds at nine in the morning


def deadlines_ics(plan: Plan, reference: str, language: Language) -> bytes:
    """Return the deadlines that are not past as a calendar; limitation has an alarm ninety days before.

    Days with an alarm of their own lie in it as well, so that a program without alarms shows them too.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//filing//{program_version()}//{language.code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for deadline in plan.deadlines:
        if deadline.on >= plan.on:
            calendar.add_component(_event(deadline, plan.on, reference, language))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline, on: dt.date, reference: str, language: Language) -> Event:
    event = Event()
    what = language(deadline.what)
    event.add("uid", _uid(deadline, reference))
    event.add("dtstamp", dt.datetime.combine(on, dt.time(), tzinfo=UTC))
    event.add("dtstart", deadline.on)
    event.add("summary", f"{reference}: {what}")
    if deadline.law:
        event.add("description", deadline.law)
    event.add("transp", "TRANSPARENT")
    if deadline.alarm_on is not None and deadline.alarm_on >= on:
        event.add_component(_alarm(deadline, deadline.alarm_on, reference, language))
    return event


def _alarm(deadline: Deadline, alarm_on: dt.date, reference: str, language: Language) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    words = say("{reference}: {what} on {day}", reference=reference, what=deadline.what, day=deadline.on)
    alarm.add("description", language(words))
    alarm.add("trigger", alarm_on - deadline.on + NINE)
    return alarm


def _uid(deadline: Deadline, reference: str) -> str:
    """Return an id that follows from case, deadline and day, whatever the language."""
    what = load_language("en")(deadline.what)
    digest = hashlib.sha256(f"{reference}\n{what}\n{deadline.on}".encode()).hexdigest()
    return f"{digest[:32]}@{DOMAIN}"
