"""Whether a fourteen-day notice was met: what it asked, and what was paid within its term.

Who pays in time what the notice asked owes no collection costs, although interest of the days in between may be left.
What it asked is on record; else it is the open principal and interest of the day it went, without costs. A payment of
less lowers the principal that the costs go over (X-13); whether one that reached the principal, and not all that was
asked, leaves costs due is for a person to decide (D14-32).

Rule:  X-13, D14-06, D14-32
Law:   art. 6:96 lid 6 BW
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.money import CENT, ZERO, total
from filing.reckoning.receipt import NoticeResult


@dataclass(frozen=True, slots=True)
class PaidInTerm:
    """What a notice asked and what was paid on it in time; credit notes of these days count as paid.

    ``is_recorded`` says that ``asked`` is on record; else it was reckoned for the day on which the notice went, as
    ``principal`` was, which stood open on that day.
    Interval: payments over (day of dispatch, last day], both by day of receipt
    """

    event_id: str
    sent_on: dt.date
    last_day: dt.date
    claims: tuple[str, ...]
    asked: Decimal
    is_recorded: bool
    principal: Decimal
    paid: Decimal

    @property
    def is_met(self) -> bool:
        """Whether all that the notice asked was paid in time."""
        return 0 < self.asked <= self.paid

    @property
    def is_close(self) -> bool:
        """Whether the principal was paid in time, and not all that the notice asked."""
        return not self.is_met and 0 < self.principal <= self.paid


Owed = Callable[[Sequence[PaidInTerm], dt.date], Mapping[str, tuple[Decimal, Decimal]]]
"""Gives the open principal and interest of each claim at the end of a day, where these notices were met before."""


def paid_in_term(file: CaseFile, notices: Iterable[NoticeResult], on: dt.date, owed: Owed) -> tuple[PaidInTerm, ...]:
    """Return what was paid within the term of every notice that ran out by ``on``, in the order in which they did.

    Notices on which too little was paid in time to reach the principal, or what is on record as asked, are left out.
    """
    found: list[PaidInTerm] = []
    met: list[tuple[NoticeResult, PaidInTerm]] = []
    for notice, last_day in _ran_out(notices, on):
        if _money(file, notice, notice.event.on, last_day) < _least(file, notice):
            continue
        then = owed(found, notice.event.on)
        about = tuple(name for name in notice.about if name in then)
        principal = total(then[name][0] for name in about)
        open_then = principal + total(then[name][1] for name in about)
        recorded = notice.event.asked
        # What came in on the day of dispatch is off the sum that is reckoned; a letter that asks more left it out.
        first = notice.event.on if recorded is not None and recorded > open_then else None
        money = _money(file, notice, first, last_day)
        found.append(
            PaidInTerm(
                event_id=notice.event.id,
                sent_on=notice.event.on,
                last_day=last_day,
                claims=about,
                asked=open_then if recorded is None else recorded,
                is_recorded=recorded is not None,
                principal=principal,
                paid=money - _spent(file, met, about, notice.event.on),
            )
        )
        if found[-1].is_met:
            met.append((notice, found[-1]))
    return tuple(found)


def _ran_out(notices: Iterable[NoticeResult], on: dt.date) -> list[tuple[NoticeResult, dt.date]]:
    """Return the notices that count and whose term has ended, the one that ended first before the others."""
    found = [(one, one.last_day) for one in notices if one.holds and one.last_day is not None and one.last_day < on]
    return sorted(found, key=lambda one: (one[1], one[0].event.id))


def _least(file: CaseFile, notice: NoticeResult) -> Decimal:
    """Return a sum that is not above the principal that stood open on the day of a notice, nor above what it asked.

    It is known without reckoning: the claims less everything that was paid and credited by then, a cent at least.
    """
    claimed = total(one.amount for one in file.claims if one.id in notice.about and one.amount is not None)
    day = notice.event.on
    before = total(one.amount for one in file.payments if one.on <= day and one.reversed_on is None)
    before += total(one.amount for one in file.credit_notes if one.on <= day)
    recorded = notice.event.asked
    return max(min(claimed - before, claimed if recorded is None else recorded), CENT)


def _money(file: CaseFile, notice: NoticeResult, first: dt.date | None, last_day: dt.date) -> Decimal:
    """Return what was paid and credited on the claims of a notice from ``first``, else from the day after dispatch.

    A payment that the debtor meant for other claims is none of it.
    """
    about, sent_on = set(notice.about), notice.event.on

    def counts(day: dt.date) -> bool:
        return (day >= first if first is not None else day > sent_on) and day <= last_day

    paid = total(
        one.amount
        for one in file.payments
        if one.reversed_on is None and counts(one.on) and (not one.for_claims or about & set(one.for_claims))
    )
    return paid + total(one.amount for one in file.credit_notes if counts(one.on) and one.claim in about)


def _spent(
    file: CaseFile, met: Iterable[tuple[NoticeResult, PaidInTerm]], about: tuple[str, ...], since: dt.date
) -> Decimal:
    """Return what came in after ``since`` and met a notice about other claims: the same money does not meet two."""
    return total(
        max(one.asked - _money(file, notice, None, since), ZERO)
        for notice, one in met
        if one.last_day > since and not set(one.claims) & set(about)
    )
