"""Whether, since when and how a claim is in default (verzuim).

Rule:  D14-20 to D14-22, DEM-01 to DEM-03, DEM-20
Law:   art. 6:81 to 6:83, 6:119a lid 2, 6:119b BW
"""

import datetime as dt
from dataclasses import dataclass

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim, DefaultGround
from filing.casefile.debt import PaymentTerm, TermSource
from filing.casefile.history import Event, EventKind
from filing.law.table import Law
from filing.reckoning.classification import creditor_is_business, protected_as_consumer
from filing.reckoning.receipt import last_day_of_term

STATUTORY_TERM_DAYS = 30


@dataclass(frozen=True, slots=True)
class DefaultState:
    """Since when a claim is in default and by what; ``since`` None: not (yet) in default, and ``why`` says why not.

    ``since`` may lie after the legal date when a term still runs: then the default is expected, not there.
    """

    since: dt.date | None
    ground: DefaultGround | None
    article: str
    why: str

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
    """Return since when ``claim`` is in default, from the earliest ground that the case file supports."""
    if claim.default is not None:
        return DefaultState(claim.default.since, claim.default.ground, _ARTICLES[claim.default.ground], "as recorded")
    states = [state for state in (_fatal(file, claim), _statutory(file, claim), _noticed(file, claim, law)) if state]
    if states:
        return min(states, key=lambda state: state.since or dt.date.max)
    term = payment_term(file, claim)
    source = term.set_by if term else None
    if source is TermSource.UNILATERAL:
        why = "the payment term was set by the creditor alone, so it is not fatal; no notice of default has run out"
    elif source is None:
        why = "nobody recorded who set the payment term; no notice of default has run out"
    else:
        why = "the last day to pay is not known; no notice of default has run out"
    return DefaultState(None, None, "art. 6:82 BW", why)


_ARTICLES = {
    DefaultGround.FATAL_TERM: "art. 6:83 onder a BW",
    DefaultGround.NOTICE: "art. 6:82 lid 1 BW",
    DefaultGround.TORT: "art. 6:83 onder b BW",
    DefaultGround.OWN_STATEMENT: "art. 6:83 onder c BW",
    DefaultGround.LIABILITY_STATEMENT: "art. 6:82 lid 2 BW",
    DefaultGround.STATUTORY_TERM: "art. 6:119a lid 2 BW",
}


def _fatal(file: CaseFile, claim: Claim) -> DefaultState | None:
    """An agreed term is fatal unless something else follows (art. 6:83 onder a)."""
    term = payment_term(file, claim)
    last_day = last_day_to_pay(file, claim)
    if term is None or last_day is None or term.set_by not in {TermSource.AGREED, TermSource.STATUTORY}:
        return None
    if term.fatal is False:
        return None
    ground = DefaultGround.FATAL_TERM
    return DefaultState(last_day + DAY, ground, _ARTICLES[ground], "the agreed last day to pay has passed")


def _statutory(file: CaseFile, claim: Claim) -> DefaultState | None:
    """Between businesses without an agreed day: 30 days from the day after receipt (DEM-20)."""
    if protected_as_consumer(file) or not creditor_is_business(file):
        return None
    start = claim.received_on
    if start is None:
        return None
    ground = DefaultGround.STATUTORY_TERM
    since = start + (STATUTORY_TERM_DAYS + 1) * DAY
    return DefaultState(since, ground, _ARTICLES[ground], "thirty days after the day after receipt have passed")


def _noticed(file: CaseFile, claim: Claim, law: Law) -> DefaultState | None:
    """A written demand with a reasonable term that ran out (art. 6:82 lid 1)."""
    days = [
        last_day + DAY
        for event in file.history
        if is_notice_of_default(event, claim) and (last_day := last_day_of_term(law, event)) is not None
    ]
    if not days:
        return None
    ground = DefaultGround.NOTICE
    return DefaultState(min(days), ground, _ARTICLES[ground], "the term of the notice of default has run out")


def is_notice_of_default(event: Event, claim: Claim) -> bool:
    """Return whether ``event`` is a notice of default about ``claim``.

    Only a letter of that kind counts: a reminder may carry one (REM-22), and is then recorded as both.
    """
    named = not event.claims or claim.id in event.claims
    return event.kind is EventKind.SENT and event.document == "notice_of_default" and named
