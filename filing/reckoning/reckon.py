"""What is owed on a date: one pass over everything that happened to the money, in order of date.

Things of one day are taken in this order, whatever their order in the case file: interest up to that day, with what an
anniversary adds to the sum that bears it; credit notes; collection costs that fall due; interest on those costs, which
begins; payments, in the order of the case file. The statement day itself bears no interest, and what happened on it is
in. A payment that was taken back by the statement date counts as never made.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim, CreditNote, InterestTerms, Payment
from filing.errors import CaseInvalid, Problem
from filing.law.table import Law
from filing.money import ZERO, total
from filing.reckoning.claim_ledger import Account, accrued, credited, interest_per_day
from filing.reckoning.claim_limit import about_limit, claim_limit
from filing.reckoning.costs import CostsGround, Counted, costs_ground, vat_position
from filing.reckoning.costs_account import minimum_due, paid_before_default, scale_costs
from filing.reckoning.costs_ledger import (
    CostsLedger,
    CostsTerms,
    about_costs_interest,
    costs_interest,
    costs_paid,
    costs_terms,
    counting,
    due_on,
    open_on,
    opened_costs,
)
from filing.reckoning.costs_remarks import costs_remarks
from filing.reckoning.course import Course, courses
from filing.reckoning.default import DefaultState, default_state, last_day_to_pay
from filing.reckoning.imputation import Debts, Rank, impute
from filing.reckoning.interest_remarks import interest_remarks
from filing.reckoning.remarks import left_out, remarks
from filing.reckoning.statement import ClaimStatement, CostsStatement, Head, ImputedPayment, Statement
from filing.reckoning.terms import article_of, opened, regime_of


class _Order(IntEnum):
    """The order of things of one day."""

    CREDIT_NOTE = 1
    COSTS_FALL_DUE = 2
    PAYMENT = 3


@dataclass(frozen=True, slots=True)
class _Debt:
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
class _Run:
    """The state of the pass: an account per claim, the costs so far, and payments as they were imputed."""

    accounts: Mapping[str, Account]
    costs: CostsLedger
    payments: tuple[ImputedPayment, ...] = ()


def reckon(file: CaseFile, law: Law, on: dt.date) -> Statement:
    """Return what is owed on ``on``, from a case that holds nothing later than ``on`` (see ``casefile.as_of``).

    Interval: interest over ``[since, on)`` per claim.

    Raises:
        CaseInvalid: there is no claim yet on ``on``, or one has no amount.
        LawUnknown: a needed rate lies outside what a table knows.
    """
    if not file.claims:
        problem = Problem("CASE-NOTHING-YET", "No claim is dated on or before the legal date.", "Choose a later --on.")
        raise CaseInvalid(f"There is nothing to reckon on {on}.", problem.next_step, problems=[problem])
    defaults = {claim.id: default_state(file, claim, law) for claim in file.claims}
    # Letters are judged with every claim that they were about, also those that are not due yet.
    ground = costs_ground(file, law, defaults, on)
    whole = file
    file, not_due = _only_due(whole, on)
    accounts = {claim.id: opened(file, claim, defaults[claim.id]) for claim in file.claims}
    runs = courses(law, {name: account.bearing for name, account in accounts.items()}, on)
    debts = {claim.id: _debt(file, claim, defaults[claim.id], runs[claim.id]) for claim in file.claims}
    terms = costs_terms(file, law, ground, vat_position(file), on)
    run = _Run(accounts, opened_costs(terms))
    for day, _, event in _events(file, ground, on):
        run = _after(run, event, debts, terms, day)
    accounts = {name: accrued(account, debts[name].course, on) for name, account in run.accounts.items()}
    # Which claims were open when they fell in default is known only now.
    terms = replace(terms, ground=paid_before_default(ground, file, run.payments))
    base = _costs_base(accounts, run.costs, terms)
    found = Statement(
        on=on,
        claims=tuple(_claim_statement(debt, accounts[name], on) for name, debt in debts.items()),
        costs=_costs_statement(base, run.costs, terms, on),
        payments=run.payments,
        not_due=not_due,
        costs_interest=costs_interest(run.costs, terms, on),
        claim_limit=claim_limit(file),
    )
    said = (
        *left_out(whole, file),
        *interest_remarks(file, defaults, law, on),
        *remarks(file, ground, accounts, run.payments),
        *costs_remarks(file, law, on, terms.ground, base, found.costs.claimed),
        *about_costs_interest(file, terms),
        *about_limit(found),
    )
    return replace(found, remarks=said)


def _only_due(file: CaseFile, on: dt.date) -> tuple[CaseFile, tuple[str, ...]]:
    """Return the file with the claims that are due, and the ids of those that are not; all of them when none is due.

    What is not due is not owed yet. A payment that the debtor meant for such claims alone, or for claims that are not
    there yet, stays with them.
    """
    last_days = {claim.id: last_day_to_pay(file, claim) for claim in file.claims}
    later = {name for name, day in last_days.items() if day is not None and day >= on}
    if len(later) == len(file.claims):
        later = set()
    due = tuple(claim for claim in file.claims if claim.id not in later)
    names = {claim.id for claim in due}
    payments = tuple(p for p in file.payments if not p.for_claims or names & set(p.for_claims))
    notes = tuple(note for note in file.credit_notes if note.claim in names)
    scoped = file.model_copy(update={"claims": due, "payments": payments, "credit_notes": notes})
    return scoped, tuple(claim.id for claim in file.claims if claim.id in later)


def _debt(file: CaseFile, claim: Claim, default: DefaultState, runs: Course) -> _Debt:
    last_day = last_day_to_pay(file, claim)
    return _Debt(claim, default, regime_of(file, claim), runs, last_day, claim.dated_on or last_day or dt.date.max)


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
    run: _Run,
    event: CreditNote | Counted | Payment,
    debts: Mapping[str, _Debt],
    terms: CostsTerms,
    day: dt.date,
) -> _Run:
    """Return the run after one event. Only the claims that money touched are split at that day; the rest run on."""
    match event:
        case CreditNote():
            account = accrued(run.accounts[event.claim], debts[event.claim].course, day)
            return replace(run, accounts={**run.accounts, event.claim: credited(account, event.amount)})
        case Counted():
            base = {name: run.accounts[name].principal for name in event.claims if name in run.accounts}
            return replace(run, costs=counting(run.costs, terms, base, day))
        case Payment():
            return _paid(run, event, debts, terms, day)


def _paid(run: _Run, payment: Payment, debts: Mapping[str, _Debt], terms: CostsTerms, day: dt.date) -> _Run:
    reachable = Debts(
        names=tuple([name for name, account in run.accounts.items() if not account.is_paid]),
        rank=lambda name: debts[name].rank(day),
        account=lambda name: accrued(run.accounts[name], debts[name].course, day),
    )
    changed, imputed = impute(payment, reachable, *open_on(run.costs, terms, day))
    costs = costs_paid(run.costs, terms, imputed.to(Head.COSTS), imputed.to(Head.COSTS_INTEREST), day)
    return _Run({**run.accounts, **changed}, costs, (*run.payments, imputed))


def _claim_statement(debt: _Debt, account: Account, on: dt.date) -> ClaimStatement:
    claim, terms = debt.claim, debt.terms
    return ClaimStatement(
        claim_id=claim.id,
        number=claim.number or "",
        description=claim.description or "",
        dated_on=claim.dated_on,
        last_day=debt.last_day,
        amount=claim.amount if claim.amount is not None else ZERO,
        credited=account.credited,
        default=debt.default,
        regime=terms.regime.value,
        interest_since=account.since if account.regime is not None else None,
        periods=account.periods,
        principal_paid=account.principal_paid,
        interest_paid=account.interest_paid,
        per_day_exact=interest_per_day(account, debt.course, on),
        interest_article=article_of(terms),
        until=on,
        base=account.base,
        credit_left=account.credit_left,
    )


def _costs_base(accounts: Mapping[str, Account], ledger: CostsLedger, terms: CostsTerms) -> Mapping[str, Decimal]:
    """Return the principal of each claim that the costs go over.

    Before anything counts it is what is open: the scale over it shows what a notice has to name (D14-07).
    """
    return ledger.account.base or {name: accounts[name].principal for name in terms.ground.scope if name in accounts}


def _costs_statement(
    base: Mapping[str, Decimal], ledger: CostsLedger, terms: CostsTerms, on: dt.date
) -> CostsStatement:
    law, ground = terms.law, terms.ground
    due = minimum_due(law, on, ground) if ground.minimum else due_on(ledger, terms, on)
    scale = scale_costs(law, base.values(), terms.vat, on)
    return CostsStatement(
        base=total(base.values()),
        scale=scale.costs if scale else ZERO,
        scale_vat=scale.vat if scale else ZERO,
        claimed=due.costs,
        claimed_vat=due.vat,
        due_from=min((counted.since for counted in ground.counted), default=None),
        paid=ledger.account.paid,
        rule=ground.rule,
        article=ground.article,
        reason=ground.reason,
        capped=due.capped,
        rows=due.rows or (scale.rows if scale else ()),
    )
