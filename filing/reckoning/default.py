"""Whether, since when and how a claim is in default (verzuim).

Rule:  D14-20 to D14-22, DEM-01 to DEM-03, DEM-20
Law:   art. 6:82 and 6:83, 6:119a lid 1 and 2, 6:119b BW
"""

import datetime as dt
from dataclasses import dataclass

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim, DefaultGround
from filing.casefile.debt import PaymentTerm, TermSource
from filing.casefile.history import Event
from filing.law.table import Law
from filing.message import Message, say
from filing.reckoning.addressee_doubts import addressee_doubts
from filing.reckoning.classification import is_commercial
from filing.reckoning.receipt import last_day_of_term, reached_everyone, receipt, went_out
from filing.reckoning.sender_doubts import sender_doubts

NOTICE_OF_DEFAULT = "notice_of_default"
STATUTORY_TERM_DAYS = 30  # [days] after the day after receipt, art. 6:119a lid 2 BW
AGREED_BETWEEN_BUSINESSES = "art. 6:119a lid 1 BW"  # interest from the day after an agreed day that is not fatal
BINDING = frozenset({TermSource.AGREED, TermSource.STATUTORY})


@dataclass(frozen=True, slots=True)
class DefaultState:
    """Since when a claim is in default and by what; ``since`` None: not (yet) in default, and ``why`` says why not.

    ``since`` may lie after the legal date when a term still runs: then the default is expected, not there. ``why``
    is true on any day.
    """

    since: dt.date | None
    ground: DefaultGround | None
    article: str
    why: Message

    def holds_on(self, day: dt.date) -> bool:
        """Return whether the claim is in default on ``day``."""
        return self.since is not None and self.since <= day


def payment_term(file: CaseFile, claim: Claim) -> PaymentTerm | None:
    """Return the payment term of the claim: its own, else the contract's."""
    if claim.payment_term is not None:
        return claim.payment_term
    return file.debt.contract.payment_term if file.debt.contract else None


def last_day_to_pay(file: CaseFile, claim: Claim) -> dt.date | None:
    """Return the last day on which payment was in time: extended, stated, or reckoned from the term; else None."""
    if claim.extended_until is not None:
        return claim.extended_until
    if claim.due_on is not None:
        return claim.due_on
    term = payment_term(file, claim)
    if term is not None and term.days is not None and claim.dated_on is not None:
        return claim.dated_on + term.days * DAY
    return None


def default_state(file: CaseFile, claim: Claim, law: Law) -> DefaultState:
    """Return since when ``claim`` is in default, from the earliest ground that the case file supports.

    What a person established counts before anything that would follow from terms and letters.
    """
    if claim.default is not None:
        ground = claim.default.ground
        return DefaultState(claim.default.since, ground, _ARTICLES[ground], say("the day is on record"))
    states = [state for state in (_agreed(file, claim), _statutory(file, claim), _noticed(file, claim, law)) if state]
    if states:
        return min(states, key=lambda state: state.since or dt.date.max)
    return DefaultState(None, None, "art. 6:82 BW", _why_not(file, claim, law))


_ARTICLES = {
    DefaultGround.FATAL_TERM: "art. 6:83 onder a BW",
    DefaultGround.NOTICE: "art. 6:82 lid 1 BW",
    DefaultGround.TORT: "art. 6:83 onder b BW",
    DefaultGround.OWN_STATEMENT: "art. 6:83 onder c BW",
    DefaultGround.LIABILITY_STATEMENT: "art. 6:82 lid 2 BW",
    DefaultGround.STATUTORY_TERM: "art. 6:119a lid 2 BW",
}


def _agreed(file: CaseFile, claim: Claim) -> DefaultState | None:
    """An agreed term is fatal unless something else follows (art. 6:83 onder a).

    Between businesses interest runs from the day after the agreed last day even so (art. 6:119a lid 1, DEM-20).
    """
    last_day = _binding_day(file, claim)
    if last_day is None:
        return None
    why = say("the agreed last day to pay is {day}", day=last_day)
    if _is_fatal(file, claim):
        ground = DefaultGround.FATAL_TERM
        return DefaultState(last_day + DAY, ground, _ARTICLES[ground], why)
    if is_commercial(file):
        return DefaultState(last_day + DAY, DefaultGround.STATUTORY_TERM, AGREED_BETWEEN_BUSINESSES, why)
    return None


def _binding_day(file: CaseFile, claim: Claim) -> dt.date | None:
    """Return the last day of a term that the creditor did not set alone."""
    term = payment_term(file, claim)
    return last_day_to_pay(file, claim) if term is not None and term.set_by in BINDING else None


def _is_fatal(file: CaseFile, claim: Claim) -> bool:
    term = payment_term(file, claim)
    return term is not None and term.fatal is not False


def _statutory(file: CaseFile, claim: Claim) -> DefaultState | None:
    """Between businesses without an agreed day: thirty days from the day after receipt (DEM-20).

    A later last day that the creditor itself gave is respected.
    """
    start = _statutory_start(file, claim)
    if not is_commercial(file) or _binding_day(file, claim) is not None or start is None:
        return None
    last_day = max(start + STATUTORY_TERM_DAYS * DAY, last_day_to_pay(file, claim) or start)
    ground = DefaultGround.STATUTORY_TERM
    why = say(
        "thirty days from the day after receipt on {start} end the payment term on {day}", start=start, day=last_day
    )
    return DefaultState(last_day + DAY, ground, _ARTICLES[ground], why)


def _statutory_start(file: CaseFile, claim: Claim) -> dt.date | None:
    """Return from which receipt the thirty days count: of the invoice, or of the performance when that came later.

    Where acceptance was agreed its days are added to the performance; it may have been accepted earlier, never later.
    """
    contract = file.debt.contract
    performed = claim.performed_on or (contract.performed_on if contract else None)
    acceptance = contract.acceptance_days if contract else None
    if acceptance:
        if performed is None:
            return None
        performed += acceptance * DAY
    return max((day for day in (claim.received_on, performed) if day is not None), default=None)


def _noticed(file: CaseFile, claim: Claim, law: Law) -> DefaultState | None:
    """A written demand with a reasonable term that ran out (art. 6:82 lid 1)."""
    ends = [
        last_day
        for event in notices_of_default(file, claim)
        if notice_fault(file, claim, event, law) is None
        and (last_day := last_day_of_term(file, law, event)) is not None
    ]
    if not ends:
        return None
    ground = DefaultGround.NOTICE
    why = say("the term of the notice of default ends on {day}", day=min(ends))
    return DefaultState(min(ends) + DAY, ground, _ARTICLES[ground], why)


def notices_of_default(file: CaseFile, claim: Claim) -> tuple[Event, ...]:
    """Return the notices of default about ``claim``, oldest first.

    Only a letter of that kind counts: a reminder may carry one (REM-22), and is then recorded as both.
    """
    found = [
        event
        for event in file.history
        if went_out(event, NOTICE_OF_DEFAULT) and (not event.claims or claim.id in event.claims)
    ]
    return tuple(sorted(found, key=lambda event: (event.on, event.id)))


def notice_fault(file: CaseFile, claim: Claim, event: Event, law: Law) -> Message | None:
    """Return why a notice of default brings no default for ``claim``; None when it does, once its term has run out."""
    due = last_day_to_pay(file, claim)
    if due is not None and event.on <= due:
        return say("it was sent before the claim was due")
    if not reached_everyone(file, event):
        return say("it did not go to every debtor")
    day = receipt(file, law, event).day
    doubts = (*addressee_doubts(file, event, day), *sender_doubts(file, law, event, (claim.id,), day))
    return doubts[0].why if doubts else _fault_of_term(file, law, event)


def _fault_of_term(file: CaseFile, law: Law, event: Event) -> Message | None:
    """Return why no term ran out for the debtor: receipt is not known, or the letter gave none."""
    reached = receipt(file, law, event)
    if reached.day is None:
        if event.returned_on:
            return say("it came back undelivered")
        return reached.doubt.why if reached.doubt is not None else say("its receipt is neither recorded nor presumed")
    last_day = last_day_of_term(file, law, event)
    if last_day is None:
        return say("the payment term that it gave is not recorded")
    return say("it gave no term after its receipt") if last_day <= reached.day else None


def _why_not(file: CaseFile, claim: Claim, law: Law) -> Message:
    term = payment_term(file, claim)
    source = term.set_by if term else None
    if source is TermSource.UNILATERAL:
        why = say("the payment term was set by the creditor alone, so it is not fatal")
    elif source is None:
        why = say("nobody recorded who set the payment term")
    elif last_day_to_pay(file, claim) is None:
        why = say("the last day to pay is not known")
    else:
        why = say("the agreed payment term is not fatal")
    notices = notices_of_default(file, claim)
    if not notices:
        return say("{why}, and no notice of default was sent", why=why)
    last = notices[-1]
    fault = notice_fault(file, claim, last, law)
    if fault is None:
        return why
    return say("{why}, and the notice of default of {day} has no effect: {fault}", why=why, day=last.on, fault=fault)
