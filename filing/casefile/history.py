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
    """The number of days that the letter gave."""
    starts: Literal["day_after_receipt", "receipt", "dispatch", "letter_date"] | None = None
    """From when the letter counts the days."""
    last_day: Day | None = None
    """A fixed last day that the letter named."""
    wording: Prose | None = None
    """The words of the term in the letter; they decide whether a fourteen-day notice has effect (D14-02 to 05)."""


class NamedCosts(CaseModel):
    """The collection costs that a fourteen-day notice named; they cap what can be claimed later (D14-08)."""

    amount: NotNegative
    """The collection costs that the letter named, without VAT."""
    vat: NotNegative | None = None
    """The VAT that it added to them."""
    vat_declared: Flag | None = None
    """Whether the letter declared that VAT cannot be deducted and that the costs are raised for it (D14-12)."""


class Event(CaseModel):
    """One event of the history. For letters ``document`` is the kind's stable name, for example ``reminder``."""

    id: Identifier
    """Name of this event in the case file."""
    kind: EventKind
    """What kind of thing happened."""
    on: Day
    """The day it happened; for something sent the day of dispatch."""
    at: TimeOfDay | None = None
    """Time in Europe/Amsterdam (X-50)."""
    document: Identifier | None = None
    """The stable name of the kind of letter: reminder, notice_of_default, fourteen_day_notice, final_demand."""
    channel: SendingChannel | None = None
    """How it went."""
    to: tuple[Identifier, ...] = ()
    """Ids of the debtors it went to; empty means all."""
    addressee: Literal["debtor", "representative"] | None = None
    """To whom it was addressed: the debtor, or who stands in for the debtor (bewindvoerder, curator, parent; X-36).

    Asked about a letter that went while the debtor was under protective administration (bewind).
    """
    delivered_on: Day | None = None
    """The day of receipt, when it is known."""
    delivery_proof: Line | None = None
    """What proves receipt: track and trace, read receipt, the debtor's answer."""
    returned_on: Day | None = None
    """The day on which it came back undelivered."""
    claims: tuple[Identifier, ...] = ()
    """The claims it is about; empty means all."""
    term: NamedTerm | None = None
    """The payment term that the letter gave.

    Left out: a fourteen-day notice then has no effect (D14-01), and after another letter the next step waits
    fourteen days from dispatch.
    """
    costs: NamedCosts | None = None
    """The collection costs that the letter named."""
    asked: NotNegative | None = None
    """The sum that it asked to be paid within its term, without the collection costs that it announced.

    Who pays it in time owes no collection costs (X-13). Left out: the open principal and interest of the day it went.
    """
    asks_for_information: Flag | None = None
    """Whether the debtor asks here what the claim is, or for its documents (REM-12); claim_verification answers it."""
    interrupts_limitation: Flag | None = None
    """Whether it unambiguously reserves the right to performance or demands it (PRE-04).

    A suit, a served summons and an acknowledgement interrupt of themselves. Anything else does so only with ``true``:
    left out it is not counted as an interruption, and the program shows the earlier, safer last day.
    """
    by: Line | None = None
    """Who wrote, called or visited."""
    summary: Prose | None = None
    """What was said, in a sentence."""
    file: Line | None = None
    """The file below the case folder that proves it, when it is not an exhibit of its own."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""
