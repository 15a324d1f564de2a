"""Which interest runs on a claim, and from which day: what was agreed, else what the law gives the parties.

Law:   art. 6:119 BW; between businesses 6:119a; owed by a public authority 6:119b
"""

import datetime as dt

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim, InterestRegime, InterestTerms
from filing.casefile.debt import DebtKind
from filing.errors import CaseInvalid, LawQuestion, Problem
from filing.law.interest import Compounding, InterestKind, Regime
from filing.money import ZERO
from filing.reckoning.claim_ledger import Account
from filing.reckoning.classification import DebtorClass, debtor_class, is_commercial
from filing.reckoning.default import DefaultState

MONTHS_PER_YEAR = 12
NO_PRICE = frozenset({"damages", "penalty"})  # not the price of goods or services, so no commercial interest
ARTICLES = {
    InterestRegime.STATUTORY: "art. 6:119 BW",
    InterestRegime.COMMERCIAL: "art. 6:119a BW",
    InterestRegime.GOVERNMENT: "art. 6:119b BW",
    InterestRegime.CONTRACTUAL: "overeenkomst",
    InterestRegime.NONE: "",
}


def regime_of(file: CaseFile, claim: Claim) -> InterestTerms:
    """Return the interest terms of a claim: its own, the contract's, or those that the law gives the parties.

    Interest on a tax debt follows tax law, which this version does not know: none, unless the case file gives terms.
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
    return InterestTerms(regime=_regime_by_law(file, claim))


def _regime_by_law(file: CaseFile, claim: Claim) -> InterestRegime:
    if file.debt.kind is DebtKind.TAX:
        return InterestRegime.NONE
    if not is_commercial(file) or claim.kind in NO_PRICE:
        return InterestRegime.STATUTORY
    owed_by_authority = debtor_class(file) is DebtorClass.AUTHORITY
    return InterestRegime.GOVERNMENT if owed_by_authority else InterestRegime.COMMERCIAL


def opened(file: CaseFile, claim: Claim, default: DefaultState) -> Account:
    """Return the account of a claim before anything happened to it.

    Interest by law never runs before default, whatever ``interest.since`` says; agreed interest may.

    Raises:
        CaseInvalid: the claim has no amount.
    """
    if claim.amount is None:
        step = "Record the amount of every claim."
        problem = Problem("CASE-CLAIM-INCOMPLETE", "A claim has no amount.", step, path=f"claims.{claim.id}.amount")
        raise CaseInvalid("A claim cannot be reckoned.", step, problems=[problem])
    terms = regime_of(file, claim)
    since = _interest_since(terms, default)
    return Account(claim.id, _regime(terms), since, since or dt.date.min, claim.amount, _pauses(file, terms))


def _interest_since(terms: InterestTerms, default: DefaultState) -> dt.date | None:
    if terms.regime is InterestRegime.CONTRACTUAL:
        return terms.since or default.since
    if default.since is None or terms.since is None:
        return default.since
    return max(terms.since, default.since)


def _pauses(file: CaseFile, terms: InterestTerms) -> tuple[tuple[dt.date, dt.date], ...]:
    """Return the periods without interest: those on record, and payment plans under which none runs."""
    recorded = [(pause.since, pause.until or dt.date.max) for pause in terms.paused]
    planned = [
        (plan.agreed_on, plan.broken_on or plan.ended_on or dt.date.max)
        for plan in file.payment_plans
        if plan.agreed_on is not None and plan.interest_runs is False
    ]
    return tuple(recorded + planned)


def _regime(terms: InterestTerms) -> Regime | None:
    if terms.regime is InterestRegime.NONE:
        return None
    compounding = terms.compounding or ("none" if terms.regime is InterestRegime.CONTRACTUAL else "yearly")
    rate = terms.rate
    if rate is not None and terms.per == "month":
        rate *= MONTHS_PER_YEAR
    surcharge = terms.surcharge if terms.surcharge is not None else ZERO
    return Regime(
        InterestKind(terms.regime.value), rate=rate, surcharge=surcharge, compounding=Compounding(compounding)
    )


def refuse_what_is_not_reckoned(file: CaseFile) -> None:
    """Return when the file asks for nothing that this version cannot reckon: a wrong cent is worse than no answer.

    Raises:
        LawQuestion: with one problem for each thing that is not reckoned.
    """
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
        step = "Leave it out of the claim."
        problems.append(Problem("LAW-NOT-RECKONED", message, step, path="costs.interest_on_costs"))
    if file.proceedings is not None and file.proceedings.claim_limit is not None:
        message = "A claim limited to a sum is not reckoned by this version."
        problems.append(Problem("LAW-NOT-RECKONED", message, "Leave the limit out.", path="proceedings.claim_limit"))
    if problems:
        raise LawQuestion("The case asks for something that is not reckoned.", problems[0].next_step, problems=problems)
