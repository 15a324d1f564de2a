"""Everything that happened to the money, in order of date, and what is open after it.

Things of one day are taken in this order, whatever their order in the case file: interest up to that day, with what an
anniversary adds to the sum that bears it; credit notes; collection costs that fall due; interest on those costs, which
begins; payments, in the order of the case file. A payment that was taken back counts as never made.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim, CreditNote, InterestTerms, Payment
from filing.law.table import Law
from filing.reckoning.claim_ledger import Account, accrued, credited
from filing.reckoning.costs import CostsGround, Counted
from filing.reckoning.costs_base import costs_base
from filing.reckoning.costs_ledger import (
    CostsLedger,
    CostsTerms,
    costs_credited,
    costs_paid,
    counting,
    open_on,
    opened_costs,
)
from filing.reckoning.course import Course, courses
from filing.reckoning.default import DefaultState, last_day_to_pay
from filing.reckoning.imputation import Debts, Rank, impute
from filing.reckoning.statement import Head, ImputedPayment
from filing.reckoning.terms import opened, regime_of


class _Order(IntEnum):
    """The order of things of one day."""

    CREDIT_NOTE = 1
    COSTS_FALL_DUE = 2
    PAYMENT = 3


@dataclass(frozen=True, slots=True)
class Debt:
    """What does not change about one claim as money comes in."""

    claim: Claim
    default: DefaultState
    terms: InterestTerms
    course: Course
    last_day: dt.date | None
    arose: dt.date

    def rank(self, day: dt.date) -> Rank:
        """Return the place of this claim among those that a payment of ``day`` can reach."""
        not_due = self.last_day is not None and self.last_day >= day
        return Rank(not_due, -self.course.rate_on(day), self.arose)


@dataclass(frozen=True, slots=True)
class MoneyRun:
    """The state of the pass: an account per claim, the costs so far, and payments as they were imputed."""

    accounts: Mapping[str, Account]
    costs: CostsLedger
    payments: tuple[ImputedPayment, ...] = ()


@dataclass(frozen=True, slots=True)
class Books:
    """The claims of a case before anything happened to the money, each with an account."""

    file: CaseFile
    debts: Mapping[str, Debt]
    accounts: Mapping[str, Account]

    def accrued(self, run: MoneyRun, day: dt.date) -> dict[str, Account]:
        """Return the accounts after ``run`` with interest up to ``day``; the run itself is not cut there."""
        return {name: accrued(account, self.debts[name].course, day) for name, account in run.accounts.items()}


def open_books(file: CaseFile, law: Law, defaults: Mapping[str, DefaultState], on: dt.date) -> Books:
    """Return the books of the claims of ``file`` with the courses of their interest through ``on``.

    Raises:
        LawUnknown: a needed rate lies outside what a table knows.
    """
    accounts = {claim.id: opened(file, claim, defaults[claim.id]) for claim in file.claims}
    runs = courses(law, {name: account.bearing for name, account in accounts.items()}, on)
    debts = {claim.id: _debt(file, claim, defaults[claim.id], runs[claim.id]) for claim in file.claims}
    return Books(file, debts, accounts)


def run_until(books: Books, ground: CostsGround, terms: CostsTerms, day: dt.date) -> MoneyRun:
    """Return the books after everything that happened through ``day``."""
    run = MoneyRun(books.accounts, opened_costs(terms))
    for on, _, event in _events(books.file, ground, day):
        run = _after(run, event, books, terms, on)
    return run


def _debt(file: CaseFile, claim: Claim, default: DefaultState, runs: Course) -> Debt:
    last_day = last_day_to_pay(file, claim)
    return Debt(claim, default, regime_of(file, claim), runs, last_day, claim.dated_on or last_day or dt.date.max)


def _events(
    file: CaseFile, ground: CostsGround, on: dt.date
) -> list[tuple[dt.date, _Order, CreditNote | Counted | Payment]]:
    """Return what happened to the money through ``on``, in the order in which it counts."""
    events: list[tuple[dt.date, _Order, CreditNote | Counted | Payment]] = [
        *((note.on, _Order.CREDIT_NOTE, note) for note in file.credit_notes),
        *((counted.since, _Order.COSTS_FALL_DUE, counted) for counted in ground.counted),
        *((payment.on, _Order.PAYMENT, payment) for payment in file.payments if payment.reversed_on is None),
    ]
    # The sort is stable: what is equal in day and kind stays in the order of the case file.
    return sorted((event for event in events if event[0] <= on), key=lambda event: event[:2])


def _after(
    run: MoneyRun,
    event: CreditNote | Counted | Payment,
    books: Books,
    terms: CostsTerms,
    day: dt.date,
) -> MoneyRun:
    """Return the run after one event. Only the claims that money touched are split at that day; the rest run on."""
    match event:
        case CreditNote():
            account = accrued(run.accounts[event.claim], books.debts[event.claim].course, day)
            accounts = {**run.accounts, event.claim: credited(account, event.amount)}
            return replace(run, accounts=accounts, costs=costs_credited(run.costs, terms, event, day))
        case Counted():
            base = {name: run.accounts[name].principal for name in event.claims if name in run.accounts}
            base = costs_base(books.file, base, event.letter_on or day)
            return replace(run, costs=counting(run.costs, terms, base, day))
        case Payment():
            return _paid(run, event, books.debts, terms, day)


def _paid(run: MoneyRun, payment: Payment, debts: Mapping[str, Debt], terms: CostsTerms, day: dt.date) -> MoneyRun:
    reachable = Debts(
        names=tuple([name for name, account in run.accounts.items() if not account.is_paid]),
        rank=lambda name: debts[name].rank(day),
        account=lambda name: accrued(run.accounts[name], debts[name].course, day),
    )
    changed, imputed = impute(payment, reachable, *open_on(run.costs, terms, day))
    costs = costs_paid(run.costs, terms, imputed.to(Head.COSTS), imputed.to(Head.COSTS_INTEREST), day)
    return MoneyRun({**run.accounts, **changed}, costs, (*run.payments, imputed))
