"""Requirement on the hours of what was done: no contact at night, on a Sunday or on a holiday."""

import datetime as dt
from collections.abc import Iterator

from filing.casefile.history import Event, EventKind
from filing.message import say
from filing.rules.contact_windows import CONTACT_OF, Contact, hours_bind, is_open
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unmet

X_50 = Rule("X-50", "Besluit kwaliteit incassodienstverlening; art. 64 Rv", Severity.WARN, Certainty.CONFIRMED)
_OUTWARD = frozenset({EventKind.SENT, EventKind.CALL, EventKind.VISIT, EventKind.SERVED})
_BY_KIND = {EventKind.CALL: Contact.TELEPHONE, EventKind.VISIT: Contact.VISIT, EventKind.SERVED: Contact.SERVICE}


def contacts_were_in_time(facts: Facts) -> Finding:
    """No contact on record was between 20:00 and 07:00, on a Sunday or on a holiday; a warning, as it is done.

    Rule:  X-50, X-51, X-52, X-53
    """
    name = "contacts_were_in_time"
    outside = list(_outside(facts))
    if not outside:
        return satisfied(X_50, name, say("No contact with a time on record was outside the allowed hours."))
    return unmet(
        X_50,
        name,
        say(
            "Contact outside the allowed hours (07:00 to 20:00, not on Sundays or holidays): {events}.",
            events=tuple(event.id for event in outside),
        ),
        say("Compare on and at of these events with the record; let a person decide what to do about a real one."),
        facts=tuple(fact(f"history.{event.id}.at", f"{event.on} {event.at:%H:%M}") for event in outside),
    )


def _collection_began(facts: Facts) -> dt.date | None:
    """Return the day from which contact is about collection: that of the collector, else of the first default."""
    engaged = facts.file.collector.engaged_on
    if engaged is not None:
        return engaged
    return min((state.since for state in facts.defaults.values() if state.since is not None), default=None)


def _outside(facts: Facts) -> Iterator[Event]:
    begins = _collection_began(facts)
    for event in facts.file.history:
        if event.kind not in _OUTWARD or event.at is None or begins is None or event.on < begins:
            continue
        contact = _BY_KIND.get(event.kind) or (CONTACT_OF.get(event.channel) if event.channel else None)
        if contact is not None and hours_bind(facts, contact) and not is_open(event.on, event.at):
            yield event
