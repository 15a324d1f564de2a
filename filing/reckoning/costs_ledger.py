"""The collection costs as money comes in, and the interest on them where the creditor claims it.

Interest on collection costs is statutory interest, because the costs are damages and not the price of anything. It
runs from the day on record, else from the day on which the summons was served, and never before the costs are due. Of
costs that grew, the whole follows the anniversaries of its first day. Litigation costs never enter it (SUM-67).

Law:   art. 6:96, 6:119 BW
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.casefile.claim import CreditNote
from filing.law.interest import InterestKind, Regime
from filing.law.table import Law
from filing.message import Message, say
from filing.money import ZERO
from filing.reckoning.claim_ledger import Account, accrued, interest_per_day, paid
from filing.reckoning.costs import CostsGround
from filing.reckoning.costs_account import CostsAccount, Due
from filing.reckoning.costs_base import less_credited
from filing.reckoning.course import Bearing, Course, courses
from filing.reckoning.statement import CostsInterest

COSTS = ""  # the costs bear the name of no claim


@dataclass(frozen=True, slots=True)
class CostsTerms:
    """What does not change as money comes in: which claims count, whether VAT comes on top, and how interest runs."""

    law: Law
    ground: CostsGround
    vat: bool
    interest_since: dt.date | None
    course: Course
    from_service: bool


@dataclass(frozen=True, slots=True)
class CostsLedger:
    """The costs so far; ``interest`` is an account whose principal is what is open of the costs."""

    account: CostsAccount
    interest: Account


def costs_terms(file: CaseFile, law: Law, ground: CostsGround, vat: bool, on: dt.date) -> CostsTerms:
    """Return the terms of the collection costs of a case on ``on``."""
    since = _interest_since(file, ground)
    if since is not None and since > on:
        since = None
    bearing = Bearing(Regime(InterestKind.STATUTORY), since)
    from_service = file.costs.interest_on_costs and _claimed_since(file) is None
    return CostsTerms(law, ground, vat, since, courses(law, {COSTS: bearing}, on)[COSTS], from_service)


def opened_costs(terms: CostsTerms) -> CostsLedger:
    """Return the costs before anything counts."""
    since = terms.interest_since
    return CostsLedger(CostsAccount(), Account(COSTS, None, since, since or dt.date.min, ZERO))


def _claimed_since(file: CaseFile) -> dt.date | None:
    """Return the day from which the creditor claims interest on the costs, whether they are due by then or not."""
    served_on = file.proceedings.served_on if file.proceedings is not None else None
    return (file.costs.interest_on_costs_since or served_on) if file.costs.interest_on_costs else None


def _interest_since(file: CaseFile, ground: CostsGround) -> dt.date | None:
    claimed, due = _claimed_since(file), min((one.since for one in ground.counted), default=None)
    return max(claimed, due) if claimed is not None and due is not None else None


def due_on(ledger: CostsLedger, terms: CostsTerms, day: dt.date) -> Due:
    """Return the costs that are due on ``day``, paid or not."""
    return ledger.account.due(terms.law, terms.ground, terms.vat, day)


def open_on(ledger: CostsLedger, terms: CostsTerms, day: dt.date) -> tuple[Decimal, Decimal]:
    """Return what is open on ``day`` of the costs, and of the interest on them up to that day."""
    due = due_on(ledger, terms, day)
    return due.costs + due.vat - ledger.account.paid, accrued(ledger.interest, terms.course, day).interest_open


def counting(ledger: CostsLedger, terms: CostsTerms, base: Mapping[str, Decimal], day: dt.date) -> CostsLedger:
    """Return the costs after claims began to count on ``day``, each with the principal that was open then."""
    account = replace(ledger.account, base={**ledger.account.base, **base})
    return _bearing(CostsLedger(account, ledger.interest), terms, day)


def costs_credited(ledger: CostsLedger, terms: CostsTerms, note: CreditNote, day: dt.date) -> CostsLedger:
    """Return the costs after a credit note on a claim that counts: they go over what is left of its principal.

    What was paid of the costs stays paid: where less than that would be due, the costs stay as they were.

    Rule:  D14-10
    """
    if note.claim not in ledger.account.base:
        return ledger
    lowered = replace(ledger.account, base=less_credited(ledger.account.base, note.claim, note.amount))
    due = lowered.due(terms.law, terms.ground, terms.vat, day)
    if due.costs + due.vat < lowered.paid:
        return ledger
    return _bearing(CostsLedger(lowered, ledger.interest), terms, day)


def costs_paid(ledger: CostsLedger, terms: CostsTerms, costs: Decimal, interest: Decimal, day: dt.date) -> CostsLedger:
    """Return the costs after these sums were paid on ``day``, neither above what is open."""
    if not costs and not interest:
        return ledger
    account = replace(ledger.account, paid=ledger.account.paid + costs)
    lowered = paid(accrued(ledger.interest, terms.course, day), interest, ZERO)
    return _bearing(CostsLedger(account, lowered), terms, day)


def _bearing(ledger: CostsLedger, terms: CostsTerms, day: dt.date) -> CostsLedger:
    """Return the ledger with interest running over what is open of the costs from ``day`` on."""
    if not terms.course.legs:
        return ledger
    due = due_on(ledger, terms, day)
    open_now = due.costs + due.vat - ledger.account.paid
    return replace(ledger, interest=accrued(ledger.interest, terms.course, day)._replace(principal=open_now))


def costs_interest(ledger: CostsLedger, terms: CostsTerms, on: dt.date) -> CostsInterest:
    """Return the line of the statement: the interest on the costs up to ``on``."""
    if terms.interest_since is None:
        return CostsInterest(from_service=terms.from_service)
    account = accrued(ledger.interest, terms.course, on)
    per_day = interest_per_day(account, terms.course, on)
    return CostsInterest(terms.interest_since, account.periods, account.interest_paid, per_day)


def about_costs_interest(file: CaseFile, terms: CostsTerms) -> Iterator[Message]:
    """Say why interest on the costs is claimed and does not run."""
    if not file.costs.interest_on_costs:
        return
    if _claimed_since(file) is None:
        yield say(
            "Interest on the collection costs is claimed, and no first day is on record "
            "(costs.interest_on_costs_since, or proceedings.served_on): none is reckoned, and a summons asks it "
            "from the day on which it is served."
        )
    elif terms.ground.minimum:
        yield say(
            "Interest on the collection costs is claimed; none is reckoned on a minimum that nobody demanded yet."
        )
