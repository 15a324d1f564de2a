"""The fields of a statement: every figure a wording prints, ready-made, from the one statement of the case."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.casefile.claim import DefaultGround
from filing.documents.field_words import BY_CONTRACT, COSTS_NAME, GROUNDS, REGIMES, article_text
from filing.documents.party_fields import Fields
from filing.dutch import amount_text, date_text, list_text, percent_text, short_date
from filing.law.interest import InterestPeriod
from filing.money import ZERO, total
from filing.reckoning.costs import AGREED_COSTS
from filing.reckoning.default import AGREED_BETWEEN_BUSINESSES, DefaultState, last_day_to_pay
from filing.reckoning.statement import ClaimStatement, Head, ImputedPayment, Statement

NO_EXTENSION: Mapping[str, dt.date] = MappingProxyType({})
AGREED = "overeenkomst"  # what a statement calls interest that rests on the contract as a whole
INTEREST = (Head.COSTS_INTEREST, Head.INTEREST)  # one column in print (art. 6:44 BW); the lines stand apart
WITH_INTEREST = {  # interest of full years bears interest (art. 6:119 lid 2 BW)
    "nl": " aan hoofdsom en bijgeschreven rente",
    "en": " of principal and added interest",
}
RUNNING = {
    "nl": {
        "agreed": "de overeengekomen rente van {rate} per jaar",
        "kind": "de {kind}",
        "costs": "{amount} aan buitengerechtelijke incassokosten",
    },
    "en": {
        "agreed": "the agreed interest of {rate} a year",
        "kind": "the {kind}",
        "costs": "{amount} of collection costs",
    },
}


def money_fields(
    statement: Statement, cited: Mapping[str, object], language: str, before: Mapping[str, dt.date] = NO_EXTENSION
) -> Fields:
    """Return the figures of ``statement``; ``cited`` holds the exhibits of each claim.

    ``before`` holds the last day to pay of each claim whose term was extended, as it was before that (REM-02).

    "without costs" leaves collection costs out, with what was paid on them, for letters that ask none.
    """
    costs = statement.costs
    without_costs = statement.principal_open + statement.interest_open

    def euro(amount: Decimal) -> str:
        return amount_text(amount, language)

    paid_interest = total(payment.to(*INTEREST) for payment in statement.payments)
    paid_principal = total(payment.to(Head.PRINCIPAL) for payment in statement.payments)
    return {
        "on": date_text(statement.on, language),
        "claims": [
            {**_claim(claim, before.get(claim.claim_id), language), "cites": cited[claim.claim_id]}
            for claim in statement.claims
        ],
        "several_claims": len(statement.claims) > 1,
        "claim_numbers": list_text([claim.number for claim in statement.claims if claim.number], language),
        "interest_lines": [
            line
            for claim in statement.claims
            for line in _interest_lines(claim.number or claim.claim_id, claim.periods, language)
        ],
        "has_interest": statement.interest > 0,
        "costs_interest": _costs_interest(statement, language),
        "bears_interest": statement.bears_interest,
        "shows_per_day": statement.per_day > 0,
        "running": _running(statement, language),
        "payments": [_payment(payment, language) for payment in statement.payments],
        "has_payments": bool(statement.payments),
        "principal": euro(statement.principal),
        "principal_open": euro(statement.principal_open),
        "interest": euro(statement.interest),
        "interest_open": euro(statement.interest_open),
        "paid": euro(statement.paid),
        "paid_to_costs": euro(costs.paid),
        "paid_to_interest": euro(paid_interest),
        "paid_to_principal": euro(paid_principal),
        "total": euro(statement.open),
        "total_without_costs": euro(without_costs),
        "per_day": euro(statement.per_day),
        "from_day": date_text(statement.on, language),
        "interest_kinds": _kinds(statement.claims, language),
        "costs": {
            "claimed": costs.claimed > 0,
            "open": costs.open > 0,
            "amount": euro(costs.claimed),
            "vat": euro(costs.claimed_vat),
            "with_vat": costs.claimed_vat > 0,
            "total": euro(costs.total),
            "still_open": euro(costs.open),
            "base": euro(costs.base),
            "scale": euro(costs.scale + costs.scale_vat),
            "scale_vat": euro(costs.scale_vat),
            "scale_with_vat": costs.scale_vat > 0,
            "vat_percent": _vat_percent(statement, language),
            "due_from": date_text(costs.due_from, language) if costs.due_from else "",
            "by_contract": costs.rule == AGREED_COSTS,
            "article": article_text(costs.article, language),
        },
    }


def extended_terms(file: CaseFile) -> Mapping[str, dt.date]:
    """Return the last day to pay as it was before the creditor granted more time, for each claim that got it."""
    found: dict[str, dt.date] = {}
    for claim in file.claims:
        before = last_day_to_pay(file, claim.model_copy(update={"extended_until": None}))
        if claim.extended_until is not None and before is not None and before < claim.extended_until:
            found[claim.id] = before
    return found


def _vat_percent(statement: Statement, language: str) -> str:
    """Return the rate of the VAT on the costs (REM-04); empty when none was looked up."""
    rates = [row.value for row in statement.rows if row.table == "vat" and isinstance(row.value, Decimal)]
    return percent_text(rates[-1], language) if rates else ""


def ground_text(default: DefaultState, language: str) -> str:
    """Return how default arose, with the article that the statement names; empty when it is not known.

    Of an agreed term between businesses interest follows without the default itself (art. 6:119a lid 1 BW, DEM-20).
    """
    if default.ground is None:
        return ""
    agreed = default.article == AGREED_BETWEEN_BUSINESSES
    words = GROUNDS[language][DefaultGround.FATAL_TERM if agreed else default.ground]
    return f"{words} ({article_text(default.article, language)})"


def _claim(claim: ClaimStatement, before: dt.date | None, language: str) -> Fields:
    default = claim.default
    return {
        "id": claim.claim_id,
        "number": claim.number,
        "description": claim.description,
        "dated_on": date_text(claim.dated_on, language) if claim.dated_on else "",
        "dated_short": short_date(claim.dated_on, language) if claim.dated_on else "",
        "last_day": date_text(claim.last_day, language) if claim.last_day else "",
        "is_extended": before is not None,
        "last_day_before": date_text(before, language) if before else "",
        "last_day_short": short_date(claim.last_day, language) if claim.last_day else "",
        "amount": amount_text(claim.amount - claim.credited, language),
        "paid": amount_text(claim.principal_paid, language),
        "is_paid": claim.principal_paid > 0,
        "open": amount_text(claim.principal_open, language),
        "interest": amount_text(claim.interest, language),
        "interest_open": amount_text(claim.interest_open, language),
        "interest_kind": REGIMES[language][claim.regime],
        "interest_article": _article(claim, language),
        "interest_since": date_text(claim.interest_since, language) if claim.interest_since else "",
        "bears_interest": claim.interest_since is not None and claim.interest_since <= claim.until,
        "in_default": default.holds_on(claim.until),
        "default_short": short_date(default.since, language) if default.since else "",
        "in_default_since": date_text(default.since, language) if default.since else "",
        "default_ground": ground_text(default, language),
        "per_day": amount_text(claim.per_day, language),
    }


def _interest_lines(name: str, periods: Iterable[InterestPeriod], language: str) -> list[Fields]:
    """One line per period; ``until`` is printed as the last day that counts, as a reader expects."""
    return [
        {
            "number": name,
            "since": short_date(period.since, language),
            "through": short_date(period.until - DAY, language),
            "days": str(period.days),
            "base": amount_text(period.base, language),
            "rate": percent_text(period.rate, language),
            "amount": amount_text(period.interest, language),
        }
        for period in periods
        if period.interest > 0
    ]


def _costs_interest(statement: Statement, language: str) -> Fields:
    """Return the line of interest on the collection costs; ``claimed`` is false while none ran."""
    found = statement.costs_interest
    return {
        "claimed": found.interest > 0,
        "from_service": found.from_service and statement.costs.open > 0,
        "kind": f"{REGIMES[language]['statutory']} ({article_text(found.article, language)})",
        "since": date_text(found.since, language) if found.since else "",
        "amount": amount_text(found.interest, language),
        "still_open": amount_text(found.open, language),
        "lines": _interest_lines(COSTS_NAME[language], found.periods, language),
    }


def _payment(payment: ImputedPayment, language: str) -> Fields:
    return {
        "on": date_text(payment.on, language),
        "on_short": short_date(payment.on, language),
        "amount": amount_text(payment.amount, language),
        "to_costs": amount_text(payment.to(Head.COSTS), language),
        "to_interest": amount_text(payment.to(*INTEREST), language),
        "to_principal": amount_text(payment.to(Head.PRINCIPAL), language),
        "without_costs": amount_text(payment.amount - payment.to(Head.COSTS, Head.COSTS_INTEREST), language),
        "used": amount_text(payment.amount - payment.surplus, language),
        "surplus": amount_text(payment.surplus, language),
        "has_surplus": payment.surplus > 0,
    }


def _kinds(claims: Sequence[ClaimStatement], language: str) -> str:
    """Return "wettelijke rente (artikel 6:119 BW)": each kind of interest once, with its article (X-11)."""
    found = []
    for claim in claims:
        kind, article = REGIMES[language][claim.regime], article_text(claim.interest_article, language)
        text = f"{kind} ({article})" if article else kind
        if claim.interest_since is not None and text not in found:
            found.append(text)
    return list_text(found, language) if found else ""


def _running(statement: Statement, language: str) -> list[Fields]:
    """Return what interest goes on over what: one line per kind, rate and article, so that it can be enforced.

    Interest on the collection costs is a line of its own.
    """
    over: dict[str, Decimal] = {}
    grown: set[str] = set()
    for claim in statement.claims:
        if claim.per_day_exact > 0:
            what = _what_runs(claim, language)
            over[what] = over.get(what, ZERO) + claim.base
            if claim.base > claim.principal_open:
                grown.add(what)
    running: list[Fields] = [
        {"what": what, "over": amount_text(amount, language) + (WITH_INTEREST[language] if what in grown else "")}
        for what, amount in over.items()
    ]
    if statement.costs_interest.per_day_exact > 0:
        what = _kind_with_article("statutory", statement.costs_interest.article, language)
        costs = RUNNING[language]["costs"].format(amount=amount_text(statement.costs.open, language))
        running.append({"what": what, "over": costs})
    return running


def _what_runs(claim: ClaimStatement, language: str) -> str:
    if claim.regime != "contractual":
        return _kind_with_article(claim.regime, claim.interest_article, language)
    where = "" if claim.interest_article == AGREED else f" ({article_text(claim.interest_article, language)})"
    rate = percent_text(claim.periods[-1].rate, language)
    return f"{RUNNING[language]['agreed'].format(rate=rate)}{where}"


def _kind_with_article(regime: str, article: str, language: str) -> str:
    kind = f"{REGIMES[language][regime]} ({article_text(article, language)})"
    return RUNNING[language]["kind"].format(kind=kind)


def _article(claim: ClaimStatement, language: str) -> str:
    """Return the ground of the interest as print shows it; empty when none runs."""
    if claim.regime == "contractual" and claim.interest_article == AGREED:
        return BY_CONTRACT[language]
    return article_text(claim.interest_article, language)
