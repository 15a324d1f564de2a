"""What is owed on a date: one pass over everything that happened to the money, in order of date.

Things of one day are taken in this order: interest up to that day, credit notes, collection costs that fall due,
payments (in the order of the case file). A payment that was taken back by the statement date counts as never made.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim
from filing.errors import CaseInvalid, Problem
from filing.law.table import Law
from filing.money import ZERO, total
from filing.reckoning.claim_ledger import Account, accrued, credited, interest_per_day, rate_on
from filing.reckoning.costs import CostsGround, costs_ground, scoped_claims, vat_position
from filing.reckoning.costs_account import CostsAccount, minimum_due, scale_costs
from filing.reckoning.default import DefaultState, default_state, last_day_to_pay
from filing.reckoning.imputation import Rank, impute
from filing.reckoning.remarks import left_out, remarks
from filing.reckoning.statement import ClaimStatement, CostsStatement, Head, ImputedPayment, Statement
from filing.reckoning.terms import ARTICLES, opened, refuse_what_is_not_reckoned, regime_of


@dataclass(frozen=True, slots=True)
class _Basis:
    """What does not change during the pass."""

    file: CaseFile
    law: Law
    on: dt.date
    defaults: Mapping[str, DefaultState]
    ground: CostsGround
    vat: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """The state of the pass: accounts per claim, the costs so far, and payments as they were imputed."""

    accounts: Mapping[str, Account]
    costs: CostsAccount
    payments: tuple[ImputedPayment, ...] = ()


def reckon(file: CaseFile, law: Law, on: dt.date) -> Statement:
    """Return what is owed on ``on``, from a case that holds nothing later than ``on`` (see ``casefile.as_of``).

    Interval: interest over ``[since, on)`` per claim.

    Raises:
        CaseInvalid: there is no claim yet on ``on``.
        LawQuestion: the case asks for something that this version does not reckon.
        LawUnknown: a needed rate lies outside what a table knows.
    """
    refuse_what_is_not_reckoned(file)
    if not file.claims:
        problem = Problem("CASE-NOTHING-YET", "No claim is dated on or before the legal date.", "Choose a later --on.")
        raise CaseInvalid(f"There is nothing to reckon on {on}.", problem.next_step, problems=[problem])
    defaults = {claim.id: default_state(file, claim, law) for claim in file.claims}
    # Letters are judged with every claim that they were about, also those that are not due yet.
    ground = costs_ground(file, law, defaults, on)
    whole = file
    file, not_due = _only_due(whole, on)
    basis = _Basis(file, law, on, defaults, ground, vat_position(file))
    run = _Run({claim.id: opened(file, claim, defaults[claim.id]) for claim in file.claims}, CostsAccount())
    for day in _days(basis):
        run = _day(run, basis, day)
    run = replace(run, accounts={name: accrued(account, law, on) for name, account in run.accounts.items()})
    return Statement(
        on=on,
        claims=tuple(_claim_statement(basis, claim, run.accounts[claim.id]) for claim in file.claims),
        costs=_costs_statement(run, basis),
        payments=run.payments,
        not_due=not_due,
        remarks=(*left_out(whole, file), *remarks(file, defaults, ground, run.accounts, run.payments)),
    )


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


def _days(basis: _Basis) -> tuple[dt.date, ...]:
    days = {payment.on for payment in basis.file.payments} | {note.on for note in basis.file.credit_notes}
    days |= {counted.since for counted in basis.ground.counted}
    return tuple(sorted(day for day in days if day <= basis.on))


def _day(run: _Run, basis: _Basis, day: dt.date) -> _Run:
    """Return the run after one day. Only the claims that money touched are split at that day; the rest run on."""
    file, law, ground = basis.file, basis.law, basis.ground
    accounts = dict(run.accounts)
    for note in file.credit_notes:
        if note.on == day and note.claim in accounts:
            accounts[note.claim] = credited(accrued(accounts[note.claim], law, day), note.amount)
    counting = [name for counted in ground.counted if counted.since == day for name in counted.claims]
    base = {name: accounts[name].principal for name in counting if name in accounts}
    costs = replace(run.costs, base={**run.costs.base, **base})
    payments = list(run.payments)
    for payment in file.payments:
        if payment.on != day or payment.reversed_on is not None:
            continue
        due = costs.due(law, ground, basis.vat, day)
        reckoned = {name: accrued(account, law, day) for name, account in accounts.items()}
        after, imputed = impute(payment, reckoned, due.costs + due.vat - costs.paid, _ranking(basis, reckoned, day))
        accounts.update({part.claim_id: after[part.claim_id] for part in imputed.parts if part.claim_id})
        costs = replace(costs, paid=costs.paid + imputed.to(Head.COSTS))
        payments.append(imputed)
    return _Run(accounts, costs, tuple(payments))


def _ranking(basis: _Basis, accounts: Mapping[str, Account], day: dt.date) -> Callable[[str], Rank]:
    claims = {claim.id: claim for claim in basis.file.claims}

    def rank(name: str) -> Rank:
        claim = claims[name]
        last_day = last_day_to_pay(basis.file, claim)
        arose = claim.dated_on or last_day or dt.date.max
        return Rank(last_day is None or last_day < day, rate_on(accounts[name], basis.law, day), arose)

    return rank


def _claim_statement(basis: _Basis, claim: Claim, account: Account) -> ClaimStatement:
    terms = regime_of(basis.file, claim)
    return ClaimStatement(
        claim_id=claim.id,
        number=claim.number or "",
        description=claim.description or "",
        dated_on=claim.dated_on,
        last_day=last_day_to_pay(basis.file, claim),
        amount=claim.amount if claim.amount is not None else ZERO,
        credited=account.credited,
        default=basis.defaults[claim.id],
        regime=terms.regime.value,
        interest_since=account.since if account.regime is not None else None,
        periods=account.periods,
        principal_paid=account.principal_paid,
        interest_paid=account.interest_paid,
        per_day_exact=interest_per_day(account, basis.law, basis.on),
        interest_article=terms.article or ARTICLES[terms.regime],
        until=basis.on,
        credit_left=account.credit_left,
    )


def _costs_statement(run: _Run, basis: _Basis) -> CostsStatement:
    law, on, ground = basis.law, basis.on, basis.ground
    due = minimum_due(law, on) if ground.minimum else run.costs.due(law, ground, basis.vat, on)
    # Before anything counts, the scale over what is open shows what a notice has to name (D14-07).
    scoped = [claim.id for claim in scoped_claims(basis.file)]
    base = run.costs.base or {name: run.accounts[name].principal for name in scoped}
    scale = scale_costs(law, base.values(), basis.vat, on)
    return CostsStatement(
        base=total(base.values()),
        scale=scale.costs if scale else ZERO,
        scale_vat=scale.vat if scale else ZERO,
        claimed=due.costs,
        claimed_vat=due.vat,
        due_from=min((counted.since for counted in ground.counted), default=None),
        paid=run.costs.paid,
        rule=ground.rule,
        article=ground.article,
        reason=ground.reason,
        capped=due.capped,
        rows=due.rows or (scale.rows if scale else ()),
    )
