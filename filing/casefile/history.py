"""What happened between the parties: everything sent, received, said, promised or disputed."""

from enum import StrEnum
from typing import Literal

from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, NotNegative, Prose, TimeOfDay, Whole


class EventKind(StrEnum):
    """What kind of thing happened."""

    SENT = "sent"
    RECEIVED = "received"
    CALL = "call"
    VISIT = "visit"
    PROMISE = "promise"
    ACKNOWLEDGEMENT = "acknowledgement"
    SERVED = "served"
    SUIT = "suit"
    NOTE = "note"


class SendingChannel(StrEnum):
    """How something went."""

    POST = "post"
    REGISTERED_POST = "registered_post"
    EMAIL = "email"
    POST_AND_EMAIL = "post_and_email"
    TEXT_MESSAGE = "text_message"
    CHAT = "chat"
    PORTAL = "portal"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    BAILIFF = "bailiff"


class NamedTerm(CaseModel):
    """The payment term that a letter gave."""

    days: Whole | None = None
    starts: Literal["day_after_receipt", "receipt", "dispatch", "letter_date"] | None = None
    last_day: Day | None = None
    """A fixed last day that the letter named."""
    wording: Prose | None = None
    """The words of the term in the letter; they decide whether a fourteen-day notice has effect (D14-02 to 05)."""


class NamedCosts(CaseModel):
    """The collection costs that a fourteen-day notice named; they cap what can be claimed later (D14-08)."""

    amount: NotNegative
    vat: NotNegative | None = None
    vat_declared: Flag | None = None
    """Whether the letter declared that VAT cannot be deducted and that the costs are raised for it (D14-12)."""


class Event(CaseModel):
    """One event of the history. For letters ``document`` is the kind's stable name, for example ``reminder``."""

    id: Identifier
    kind: EventKind
    on: Day
    """The day it happened; for something sent the day of dispatch."""
    at: TimeOfDay | None = None
    """Time in Europe/Amsterdam (X-50)."""
    document: Identifier | None = None
    channel: SendingChannel | None = None
    to: tuple[Identifier, ...] = ()
    """Ids of the debtors it went to; empty means all."""
    delivered_on: Day | None = None
    """The day of receipt, when it is known."""
    delivery_proof: Line | None = None
    """What proves receipt: track and trace, read receipt, the debtor's answer."""
    returned_on: Day | None = None
    """The day on which it came back undelivered."""
    claims: tuple[Identifier, ...] = ()
    """The claims it is about; empty means all."""
    term: NamedTerm | None = None
    costs: NamedCosts | None = None
    interrupts_limitation: Flag | None = None
    """Whether it unambiguously reserves the right to performance or demands it (PRE-04)."""
    by: Line | None = None
    summary: Prose | None = None
    file: Line | None = None
    """The file below the case folder that proves it, when it is not an exhibit of its own."""
    evidence: tuple[Identifier, ...] = ()
