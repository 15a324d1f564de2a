"""What is owed on a date: one pass over everything that happened to the money, in order of date (``money_run``).

The statement day itself bears no interest, and what happened on it is in. A payment that was taken back by the
statement date counts as never made. Notices that were met in time bring no costs; what they asked is reckoned first.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.errors import CaseInvalid, Problem
from filing.law.collection_costs import scale_on
from filing.law.table import Law
from filing.money import CENT, ZERO, total
from filing.reckoning.claim_ledger import Account, interest_per_day
from filing.reckoning.claim_limit import about_limit, claim_limit
from filing.reckoning.costs import CostsGround, costs_ground, vat_position
from filing.reckoning.costs_account import minimum_due, paid_before_default, scale_costs
from filing.reckoning.costs_base import costs_base
from filing.reckoning.costs_ledger import (
    CostsLedger,
    CostsTerms,
    about_costs_interest,
    costs_interest,
    costs_terms,
    due_on,
)
from filing.reckoning.costs_remarks import about_close_payments, costs_remarks
from filing.reckoning.default import DefaultState, default_state, last_day_to_pay
from filing.reckoning.interest_remarks import interest_remarks
from filing.reckoning.money_run import Books, Debt, open_books, run_until
from filing.reckoning.paid_in_term import PaidInTerm, paid_in_term
from filing.reckoning.remarks import left_out, remarks
from filing.reckoning.statement import ClaimStatement, CostsStatement, Statement
from filing.reckoning.terms import article_of


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
    books = open_books(file, law, defaults, on)
    settled = _paid_in_term(whole, books, law, defaults, ground, on)
    if any(one.brings_no_costs for one in settled):
        ground = costs_ground(whole, law, defaults, on, settled)
    terms = costs_terms(file, law, ground, vat_position(file), on)
    run = run_until(books, ground, terms, on)
    accounts = books.accrued(run, on)
    # Which claims were open when they fell in default is known only now.
    terms = replace(terms, ground=paid_before_default(ground, file, run.payments))
    base = _costs_base(whole, accounts, run.costs, terms, on)
    found = Statement(
        on=on,
        claims=tuple(_claim_statement(debt, accounts[name], on) for name, debt in books.debts.items()),
        costs=_costs_statement(base, run.costs, terms, on, settled),
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
        *about_close_payments(settled),
        *about_costs_interest(file, terms),
        *about_limit(found),
    )
    return replace(found, remarks=said)


def _paid_in_term(
    file: CaseFile, books: Books, law: Law, defaults: Mapping[str, DefaultState], ground: CostsGround, on: dt.date
) -> tuple[PaidInTerm, ...]:
    """Return what was paid in the terms of the notices; what was owed on their days is run through up to there."""

    def owed(before: Sequence[PaidInTerm], through: dt.date, day: dt.date) -> Mapping[str, tuple[Decimal, Decimal]]:
        is_met = any(one.brings_no_costs for one in before)
        then = costs_ground(file, law, defaults, on, before) if is_met else ground
        terms = costs_terms(books.file, law, then, vat_position(books.file), on)
        accounts = books.accrued(run_until(books, then, terms, through), day)
        return {name: (account.principal, account.interest_open) for name, account in accounts.items()}

    if not ground.notices:
        return ()
    return paid_in_term(file, ground.notices, on, owed, scale_on(law, on, vat=False).costs(CENT))


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


def _claim_statement(debt: Debt, account: Account, on: dt.date) -> ClaimStatement:
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


def _costs_base(
    file: CaseFile, accounts: Mapping[str, Account], ledger: CostsLedger, terms: CostsTerms, on: dt.date
) -> Mapping[str, Decimal]:
    """Return the principal of each claim that the costs go over.

    Before anything counts it is what is open: the scale over it shows what a notice has to name (D14-07, D14-15).
    """
    scope = {name: accounts[name].principal for name in terms.ground.scope if name in accounts}
    return ledger.account.base or costs_base(file, scope, on)


def _costs_statement(
    base: Mapping[str, Decimal],
    ledger: CostsLedger,
    terms: CostsTerms,
    on: dt.date,
    settled: tuple[PaidInTerm, ...],
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
        paid_in_term=settled,
    )
