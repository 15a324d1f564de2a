"""Which interest runs on a claim, and from which day: what was agreed, else what the law gives the parties.

Law:   art. 6:119 BW; between businesses 6:119a; owed by a public authority 6:119b
"""

import datetime as dt

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim, InterestRegime, InterestTerms
from filing.casefile.debt import DebtKind, per_year
from filing.dutch import percent_text
from filing.errors import CaseInvalid, Problem
from filing.law.interest import OLD_CONTRACTS_BEFORE, Compounding, InterestKind, Regime
from filing.money import ZERO
from filing.reckoning.claim_ledger import Account
from filing.reckoning.classification import DebtorClass, debtor_class, is_commercial
from filing.reckoning.default import DefaultState
from filing.reckoning.pauses import pauses_of

BETWEEN_BUSINESSES = frozenset({InterestRegime.COMMERCIAL, InterestRegime.GOVERNMENT})
NO_PRICE = frozenset({"damages", "penalty"})  # not the price of goods or services, so no commercial interest
ARTICLES = {
    InterestRegime.STATUTORY: "art. 6:119 BW",
    InterestRegime.COMMERCIAL: "art. 6:119a BW",
    InterestRegime.GOVERNMENT: "art. 6:119b BW",
    InterestRegime.CONTRACTUAL: "overeenkomst",
    InterestRegime.NONE: "",
}
# Nothing was agreed: the terms are the same for every claim, and made once.
BY_LAW_ALONE: dict[InterestRegime, InterestTerms] = {
    regime: InterestTerms(regime=regime) for regime in InterestRegime if regime is not InterestRegime.CONTRACTUAL
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
    return BY_LAW_ALONE[regime_by_law(file, claim)]


def regime_by_law(file: CaseFile, claim: Claim) -> InterestRegime:
    """Return the interest that the law gives these parties for this claim, whatever they agreed."""
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
    since = interest_since(terms, default)
    return Account(claim.id, regime(file, terms), since, since or dt.date.min, claim.amount, pauses_of(file, terms))


def interest_since(terms: InterestTerms, default: DefaultState) -> dt.date | None:
    """Return the first day of interest: by law never before default; agreed interest may begin earlier."""
    if terms.regime is InterestRegime.CONTRACTUAL:
        return terms.since or default.since
    if default.since is None or terms.since is None:
        return default.since
    return max(terms.since, default.since)


def regime(file: CaseFile, terms: InterestTerms) -> Regime | None:
    """Return how the law reckons these terms; None when no interest runs.

    A rate per month counts twelve times, over actual days / 365. Left out, compounding is yearly where the law gives
    the interest (X-14, DEM-27), and none where it was agreed.
    """
    if terms.regime is InterestRegime.NONE:
        return None
    by_law = Compounding.NONE if terms.regime is InterestRegime.CONTRACTUAL else Compounding.YEARLY
    return Regime(
        InterestKind(terms.regime.value),
        rate=None if terms.rate is None else per_year(terms.rate, terms.per),
        surcharge=terms.surcharge if terms.surcharge is not None else ZERO,
        floor=terms.floor,
        compounding=by_law if terms.compounding is None else Compounding(terms.compounding),
        old_contract=terms.regime in BETWEEN_BUSINESSES and terms.rate is None and is_old_contract(file),
    )


def is_old_contract(file: CaseFile) -> bool:
    """Return whether the contract is known to be older than the day from which commercial interest is higher."""
    contract = file.debt.contract
    concluded = contract.concluded_on if contract is not None else None
    return concluded is not None and concluded < OLD_CONTRACTS_BEFORE


_COMPOUNDED = {"yearly": "jaarlijks samengesteld", "monthly": "maandelijks samengesteld"}  # by law it needs no word


def article_of(terms: InterestTerms) -> str:
    """Return where the interest rests on, with what was agreed beside the rate of the law, as a document names it."""
    article = terms.article or ARTICLES[terms.regime]
    if terms.regime is InterestRegime.NONE:
        return article
    agreed = []
    if terms.rate is not None and terms.regime is not InterestRegime.CONTRACTUAL:
        agreed.append(f"overeengekomen rente van {percent_text(per_year(terms.rate, terms.per))} per jaar")
    if terms.surcharge:
        agreed.append(f"vermeerderd met {percent_text(terms.surcharge)} per jaar")
    if terms.floor is not None:
        agreed.append(f"ten minste {percent_text(terms.floor)} per jaar")
    if terms.regime is InterestRegime.CONTRACTUAL and terms.compounding in _COMPOUNDED:
        agreed.append(_COMPOUNDED[terms.compounding])
    return ", ".join((article, *agreed))
