"""Whether a fourteen-day notice was met: what it asked, and what was paid within its term.

Who pays in time what the notice asked owes no collection costs, although interest of the days in between may be left.
What it asked is on record, under ``asked`` or as the one amount in the words of its term; else it is the open principal
and interest of the day it went, without costs and before what came in that day. A payment of less lowers the principal
that the costs go over (X-13). Whether one that reached the principal and not all that was asked, or left less of it
than the least costs, leaves costs due is for a person to decide (D14-32): after "no" none are.

Rule:  X-13, D14-06, D14-32
Law:   art. 6:96 lid 6 BW
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.casefile.history import Event
from filing.money import CENT, ZERO, total
from filing.reckoning.receipt import NoticeResult

ABOUT_THE_REST = "D14-32"
_DIGITS = r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,(?:\d{2}|-))?|\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d+(?:[.,](?:\d{2}|-))?"
_MONEY_AFTER = re.compile(rf"(?:€|\beuro?\b)[\s:]*({_DIGITS})(?![\d])", re.IGNORECASE)
_MONEY_BEFORE = re.compile(rf"(?<![\d.,])({_DIGITS})\s*(?:€|euro\b|eur\b)", re.IGNORECASE)
_CENTS = re.compile(r"[.,](\d{2})$")
_NO_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class PaidInTerm:
    """What a notice asked and what was paid on it in time; credit notes of these days count as paid.

    ``is_recorded`` says that ``asked`` is on record; else it was reckoned for the day on which the notice went, as
    ``principal`` was, which stood open on that day. ``least_costs`` is what the costs are over the smallest rest,
    ``credited_later`` what was credited on these claims after the term: it was not owed, so it is none of the rest.
    ``let_go`` says that a person decided that no costs are asked over the rest (D14-32).
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
    least_costs: Decimal = ZERO
    credited_later: Decimal = ZERO
    let_go: bool = False

    @property
    def is_met(self) -> bool:
        """Whether all that the notice asked was paid in time."""
        return 0 < self.asked <= self.paid

    @property
    def is_close(self) -> bool:
        """Whether not all that was asked was paid in time, but most, and less is left of the principal than costs."""
        rest = self.principal - self.credited_later - self.paid
        return not self.is_met and self.paid > 0 and rest <= self.paid and rest < max(self.least_costs, CENT)

    @property
    def brings_no_costs(self) -> bool:
        """Whether the notice was met, or nearly and it was decided that no costs are asked for the rest."""
        return self.is_met or (self.is_close and self.let_go)


Owed = Callable[[Sequence[PaidInTerm], dt.date, dt.date], Mapping[str, tuple[Decimal, Decimal]]]
"""Gives the open principal and interest of each claim on the last of two days, with what came in through the first.

The notices were met before.
"""


def paid_in_term(
    file: CaseFile, notices: Iterable[NoticeResult], on: dt.date, owed: Owed, least_costs: Decimal
) -> tuple[PaidInTerm, ...]:
    """Return what was paid within the term of every notice that ran out by ``on``, in the order in which they did.

    Notices on which too little was paid in time to come within ``least_costs`` of the principal, or to reach what is on
    record as asked, are left out.
    """
    let_go = _costs_let_go(file)
    found: list[PaidInTerm] = []
    met: list[tuple[NoticeResult, PaidInTerm]] = []
    for notice, last_day in _ran_out(notices, on):
        if _money(file, notice, notice.event.on, last_day) < _least(file, notice, least_costs):
            continue
        day = notice.event.on
        after = owed(found, day, day)
        about = tuple(name for name in notice.about if name in after)
        recorded = asked_by(notice.event)
        # Whoever wrote the letter did not know of what came in on its day, unless it asks no more than was left.
        with_day = recorded is None or recorded > total(after[name][0] + after[name][1] for name in about)
        then = owed(found, day - DAY, day) if with_day else after
        principal = total(then[name][0] for name in about)
        open_then = principal + total(then[name][1] for name in about)
        money = _money(file, notice, day if with_day else None, last_day)
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
                least_costs=least_costs,
                credited_later=total(n.amount for n in file.credit_notes if n.on > last_day and n.claim in about),
                let_go=let_go,
            )
        )
        if found[-1].is_met:
            met.append((notice, found[-1]))
    return tuple(found)


def asked_by(event: Event) -> Decimal | None:
    """Return what is on record as asked by a letter: under ``asked``, else the one amount in the words of its term.

    The costs that it names for later are none of it. Words with several amounts do not say which of them was asked.

    Rule:  X-13, D14-06
    """
    if event.asked is not None or event.term is None or event.term.wording is None:
        return event.asked
    named = event.costs
    costs = set() if named is None else {named.amount, named.amount + (named.vat or ZERO)}
    found = amounts_in(event.term.wording) - costs
    return found.pop() if len(found) == 1 else None


def amounts_in(words: str) -> set[Decimal]:
    """Return the sums of money above zero that words name, with a point or a comma before the cents.

    Units: euro
    """
    found = (_MONEY_AFTER.findall(words), _MONEY_BEFORE.findall(words))
    return {amount for group in found for one in group if (amount := _as_amount(one)) > 0}


def _as_amount(digits: str) -> Decimal:
    cents = _CENTS.search(digits)
    whole = digits[: cents.start()] if cents else digits
    return Decimal(f"{_NO_DIGIT.sub('', whole) or '0'}.{cents.group(1) if cents else '00'}")


def _costs_let_go(file: CaseFile) -> bool:
    """Return whether a person answered "no" to asking costs over what was left; the last answer counts."""
    given = [one for one in sorted(file.answers, key=lambda one: one.on) if one.rule == ABOUT_THE_REST]
    return bool(given) and given[-1].answer == "no"


def _ran_out(notices: Iterable[NoticeResult], on: dt.date) -> list[tuple[NoticeResult, dt.date]]:
    """Return the notices that count and whose term has ended, the one that ended first before the others."""
    found = [(one, one.last_day) for one in notices if one.holds and one.last_day is not None and one.last_day < on]
    return sorted(found, key=lambda one: (one[1], one[0].event.id))


def _least(file: CaseFile, notice: NoticeResult, least_costs: Decimal) -> Decimal:
    """Return a sum that is not above what comes near the principal of the day of a notice, nor above what it asked.

    It is known without reckoning: the claims less everything that was paid by then or credited ever, a cent at least.
    """
    claimed = total(one.amount for one in file.claims if one.id in notice.about and one.amount is not None)
    day = notice.event.on
    before = total(one.amount for one in file.payments if one.on <= day and one.reversed_on is None)
    before += total(one.amount for one in file.credit_notes)
    recorded = asked_by(notice.event)
    near = claimed - before - least_costs
    return max(min(near, claimed if recorded is None else recorded), CENT)


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
