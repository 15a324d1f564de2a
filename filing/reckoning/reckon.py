"""What is owed on a date: one pass over everything that happened to the money, in order of date.

Things of one day are taken in this order: interest up to that day, credit notes, collection costs that fall due,
payments (in the order of the case file). A payment that was taken back by the statement date counts as never made.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim, InterestRegime, InterestTerms
from filing.errors import CaseInvalid, LawQuestion, Problem
from filing.law.interest import InterestKind, Regime
from filing.law.table import Law
from filing.money import ZERO
from filing.reckoning.claim_ledger import Account, accrued, credited, interest_per_day, rate_on
from filing.reckoning.classification import DebtorClass, creditor_is_business, debtor_class
from filing.reckoning.costs import CostsAccount, CostsGround, costs_ground, scale_costs, vat_position
from filing.reckoning.default import DefaultState, default_state, last_day_to_pay
from filing.reckoning.imputation import Rank, impute
from filing.reckoning.statement import ClaimStatement, CostsStatement, ImputedPayment, Statement


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
        LawUnknown: a needed rate lies outside what a table knows.
    """
    _refuse_what_is_not_reckoned(file)
    if not file.claims:
        problem = Problem("CASE-NOTHING-YET", "No claim is dated on or before the legal date.", "Choose a later --on.")
        raise CaseInvalid(f"There is nothing to reckon on {on}.", problem.next_step, problems=[problem])
    file, not_due = _only_due(file, on)
    defaults = {claim.id: default_state(file, claim, law) for claim in file.claims}
    ground = costs_ground(file, law, defaults, on)
    vat = vat_position(file)
    run = _Run({claim.id: _opened(file, claim, defaults[claim.id]) for claim in file.claims}, CostsAccount())
    for day in _days(file, ground, on):
        run = _day(run, file, law, ground, vat, defaults, day)
    accounts = {name: accrued(account, law, on) for name, account in run.accounts.items()}
    run = replace(run, accounts=accounts)
    claims = tuple(
        _claim_statement(file, claim, defaults[claim.id], accounts[claim.id], law, on) for claim in file.claims
    )
    return Statement(on, claims, _costs_statement(run, file, law, ground, vat, on), run.payments, not_due)


def _only_due(file: CaseFile, on: dt.date) -> tuple[CaseFile, tuple[str, ...]]:
    """Return the file with the claims that are due, and the ids of those that are not; all of them when none is due.

    What is not due is not owed yet. A payment that the debtor meant for such claims alone stays with them.
    """
    last_days = {claim.id: last_day_to_pay(file, claim) for claim in file.claims}
    later = {name for name, day in last_days.items() if day is not None and day >= on}
    if not later or len(later) == len(file.claims):
        return file, ()
    due = tuple(claim for claim in file.claims if claim.id not in later)
    payments = tuple(p for p in file.payments if not p.for_claims or not set(p.for_claims) <= later)
    notes = tuple(note for note in file.credit_notes if note.claim not in later)
    scoped = file.model_copy(update={"claims": due, "payments": payments, "credit_notes": notes})
    return scoped, tuple(claim.id for claim in file.claims if claim.id in later)


def _refuse_what_is_not_reckoned(file: CaseFile) -> None:
    """Stop where the format can say more than this version reckons: a wrong cent is worse than no answer."""
    problems = [
        Problem(
            "LAW-NOT-RECKONED",
            "Interest that compounds monthly is not reckoned by this version.",
            "Reckon this claim by hand, or agree on yearly compounding.",
            path=f"claims[{place}].interest.compounding",
        )
        for place, claim in enumerate(file.claims)
        if regime_of(file, claim).compounding == "monthly"
    ]
    if file.costs.interest_on_costs:
        message = "Interest on collection costs is not reckoned by this version."
        problems.append(
            Problem("LAW-NOT-RECKONED", message, "Leave it out of the claim.", path="costs.interest_on_costs")
        )
    if file.proceedings is not None and file.proceedings.claim_limit is not None:
        message = "A claim limited to a sum is not reckoned by this version."
        problems.append(Problem("LAW-NOT-RECKONED", message, "Leave the limit out.", path="proceedings.claim_limit"))
    if problems:
        raise LawQuestion("The case asks for something that is not reckoned.", problems[0].next_step, problems=problems)


def regime_of(file: CaseFile, claim: Claim) -> InterestTerms:
    """Return the interest terms of a claim: its own, the contract's, or those that the law gives the parties.

    Law: art. 6:119 BW; between businesses 6:119a; owed by a public authority 6:119b
    """
    if claim.interest is not None:
        return claim.interest
    contract = file.debt.contract
    if contract is not None and contract.contractual_interest is not None:
        agreed = contract.contractual_interest
        return InterestTerms(
            regime=InterestRegime.CONTRACTUAL,
            rate=agreed.rate,
            per=agreed.per,
            compounding=agreed.compounding,
            article=agreed.article,
        )
    if creditor_is_business(file):
        known = debtor_class(file)
        if known is DebtorClass.BUSINESS:
            return InterestTerms(regime=InterestRegime.COMMERCIAL)
        if known is DebtorClass.AUTHORITY:
            return InterestTerms(regime=InterestRegime.GOVERNMENT)
    return InterestTerms(regime=InterestRegime.STATUTORY)


def _opened(file: CaseFile, claim: Claim, default: DefaultState) -> Account:
    terms = regime_of(file, claim)
    since = terms.since or default.since
    amount = claim.amount if claim.amount is not None else ZERO
    pauses = tuple((pause.since, pause.until or dt.date.max) for pause in terms.paused)
    return Account(claim.id, _regime(terms), since, since or dt.date.min, amount, pauses)


def _regime(terms: InterestTerms) -> Regime | None:
    if terms.regime is InterestRegime.NONE:
        return None
    compounding = terms.compounding or ("none" if terms.regime is InterestRegime.CONTRACTUAL else "yearly")
    rate = terms.rate
    if rate is not None and terms.per == "month":
        rate *= 12
    surcharge = terms.surcharge if terms.surcharge is not None else Decimal(0)
    return Regime(InterestKind(terms.regime.value), rate=rate, surcharge=surcharge, compound=compounding != "none")


def _days(file: CaseFile, ground: CostsGround, on: dt.date) -> tuple[dt.date, ...]:
    days = {payment.on for payment in file.payments} | {note.on for note in file.credit_notes}
    days |= set(ground.counts_from.values())
    return tuple(sorted(day for day in days if day <= on))


def _day(
    run: _Run,
    file: CaseFile,
    law: Law,
    ground: CostsGround,
    vat: bool,
    defaults: Mapping[str, DefaultState],
    day: dt.date,
) -> _Run:
    """Return the run after one day. Only the claims that money touched are split at that day; the rest run on."""
    accounts = dict(run.accounts)
    for note in file.credit_notes:
        if note.on == day and note.claim in accounts:
            accounts[note.claim], _ = credited(accrued(accounts[note.claim], law, day), note.amount)
    new = {name: accounts[name].principal for name, start in ground.counts_from.items() if start == day}
    costs = replace(run.costs, base={**run.costs.base, **new})
    payments = list(run.payments)
    for payment in file.payments:
        if payment.on != day or payment.reversed_on is not None:
            continue
        due, tax, _ = costs.due(law, ground, vat, day)
        reckoned = {name: accrued(account, law, day) for name, account in accounts.items()}

        def rank(name: str, known: Mapping[str, Account] = reckoned) -> Rank:
            since = defaults[name].since
            due_day = since or dt.date.max
            return Rank(due_day <= day, rate_on(known[name], law, day), due_day)

        after, imputed = impute(payment, reckoned, due + tax - costs.paid, rank)
        accounts.update({part.claim_id: after[part.claim_id] for part in imputed.parts if part.claim_id})
        costs = replace(
            costs, paid=costs.paid + sum((part.amount for part in imputed.parts if not part.claim_id), ZERO)
        )
        payments.append(imputed)
    return _Run(accounts, costs, tuple(payments))


def _claim_statement(
    file: CaseFile, claim: Claim, default: DefaultState, account: Account, law: Law, on: dt.date
) -> ClaimStatement:
    terms = regime_of(file, claim)
    return ClaimStatement(
        claim_id=claim.id,
        number=claim.number or "",
        description=claim.description or "",
        dated_on=claim.dated_on,
        last_day=last_day_to_pay(file, claim),
        amount=claim.amount if claim.amount is not None else ZERO,
        credited=account.credited,
        default=default,
        regime=terms.regime.value,
        interest_since=account.since if account.regime is not None else None,
        periods=account.periods,
        principal_paid=account.principal_paid,
        interest_paid=account.interest_paid,
        per_day=interest_per_day(account, law, on),
        interest_article=_INTEREST_ARTICLES[terms.regime] if not terms.article else terms.article,
        until=on,
    )


_INTEREST_ARTICLES = {
    InterestRegime.STATUTORY: "art. 6:119 BW",
    InterestRegime.COMMERCIAL: "art. 6:119a BW",
    InterestRegime.GOVERNMENT: "art. 6:119b BW",
    InterestRegime.CONTRACTUAL: "overeenkomst",
    InterestRegime.NONE: "",
}


def _costs_statement(
    run: _Run, file: CaseFile, law: Law, ground: CostsGround, vat: bool, on: dt.date
) -> CostsStatement:
    claimed, claimed_vat, capped = run.costs.due(law, ground, vat, on)
    # Before anything counts, the scale over what is open shows what a notice has to name (D14-07).
    scoped = {claim.id for claim in file.claims if not claim.costs_excluded}
    base = run.costs.base or {name: run.accounts[name].principal for name in scoped}
    scale = scale_costs(law, base.values(), vat, on)
    return CostsStatement(
        base=sum(base.values(), ZERO),
        scale=scale.costs if scale else ZERO,
        scale_vat=scale.vat if scale else ZERO,
        claimed=claimed,
        claimed_vat=claimed_vat,
        due_from=min(ground.counts_from.values(), default=None),
        paid=run.costs.paid,
        rule=ground.rule,
        article=ground.article,
        reason=ground.reason,
        capped=capped,
        rows=scale.rows if scale else (),
    )
