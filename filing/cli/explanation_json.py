"""The explanation of a statement as JSON: the ``explanation`` object of ``filing statement --explain --json``."""

from typing import Any

from filing.cli.law_answer import cited, rate_text
from filing.language import Language
from filing.money import plain
from filing.reckoning.explanation import (
    CONVENTIONS,
    ExplainedClaim,
    ExplainedCosts,
    Explanation,
    InterestLine,
    PartLine,
    exact_digits,
    six_decimals,
)


def explanation_json(found: Explanation, language: Language) -> dict[str, Any]:
    """Return the explanation as JSON: amounts as strings, dates ISO; ``through`` is the last day that counts."""
    return {
        "claims": [_claim_json(one) for one in found.claims],
        "payments": [
            {
                "id": payment.payment_id,
                "on": str(payment.on),
                "amount": plain(payment.amount),
                "parts": [_part_json(part) for part in payment.parts],
                "surplus": plain(payment.surplus),
            }
            for payment in found.payments
        ],
        "taken_back": [
            {"id": one.payment_id, "on": str(one.on), "amount": plain(one.amount), "back_on": str(one.taken_back_on)}
            for one in found.taken_back
        ],
        "collection_costs": _costs_json(found.costs, language),
        "costs_interest": [_line_json(line) for line in found.costs_interest.lines],
        "sums": [
            {"head": one.head.value, "claimed": plain(one.claimed), "paid": plain(one.paid), "open": plain(one.open)}
            for one in found.sums
        ],
        "per_day": [
            {
                "claim": one.claim_id or None,
                "over": plain(one.base),
                "rate": rate_text(one.rate),
                "exact": six_decimals(one.exact),
            }
            for one in found.running
        ],
        "conventions": [language(one).rstrip(".") for one in CONVENTIONS],
        "law": cited(found.statement.rows),
    }


def _claim_json(one: ExplainedClaim) -> dict[str, Any]:
    claim = one.claim
    return {
        "id": claim.claim_id,
        "number": claim.number,
        "amount": plain(claim.amount),
        "in_default_since": str(claim.default.since) if claim.default.since else None,
        "ground": claim.default.article,
        "regime": claim.regime,
        "article": claim.interest_article,
        "lines": [_line_json(line) for line in one.lines],
        "credit_notes": [
            {
                "id": note.note_id,
                "on": str(note.on),
                "amount": plain(note.amount),
                "used": plain(note.used),
                "principal_after": plain(note.principal_after),
            }
            for note in one.credits
        ],
        "interest": plain(claim.interest),
        "principal_open": plain(claim.principal_open),
        "interest_open": plain(claim.interest_open),
    }


def _line_json(line: InterestLine) -> dict[str, Any]:
    return {
        "from": str(line.since),
        "through": str(line.through),
        "days": line.days,
        "over": plain(line.base),
        "interest_in_it": plain(line.added),
        "rate": rate_text(line.rate),
        "amount": plain(line.amount),
        "begins": [why.value for why in line.begins],
        "rows": [{"table": row.table, "from": str(row.since)} for row in line.rows],
    }


def _part_json(part: PartLine) -> dict[str, Any]:
    return {
        "head": part.head.value,
        "claim": part.claim_id or None,
        "amount": plain(part.amount),
        "open_after": plain(part.open_after),
    }


def _costs_json(found: ExplainedCosts, language: Language) -> dict[str, Any]:
    costs = found.costs
    return {
        "claims": [
            {"claim": one.claim_id, "since": str(one.since), "principal": plain(one.principal)} for one in found.counted
        ],
        "tiers": [
            {"over": plain(tier.part), "percent": rate_text(tier.percent), "amount": exact_digits(tier.amount)}
            for tier in found.tiers
        ],
        "by_tiers": plain(found.by_tiers),
        "bound": found.bound or None,
        "caps": [
            {"since": str(cap.since), "claims": list(cap.claims), "costs": plain(cap.costs), "vat": plain(cap.vat)}
            for cap in found.caps
        ],
        "agreed": {
            "percent": rate_text(found.agreed.percent) if found.agreed.percent is not None else None,
            "minimum": plain(found.agreed.minimum) if found.agreed.minimum is not None else None,
        }
        if found.agreed
        else None,
        "least": {"each": plain(found.least.each), "claims": found.least.claims} if found.least else None,
        "vat_percent": rate_text(found.vat_percent) if found.vat_percent is not None else None,
        "claimed": plain(costs.claimed),
        "vat": plain(costs.claimed_vat),
        "due_from": str(costs.due_from) if costs.due_from else None,
        "rule": costs.rule,
        "article": costs.article,
        "reason": language(costs.reason),
    }
