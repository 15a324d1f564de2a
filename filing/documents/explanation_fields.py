"""The fields of an explained statement: every line that a judge needs to reckon it again, in ready-made words.

How sure a law value is stands nowhere here: that is for the person who sends the document (finding LAW-01).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from filing.documents.explanation_words import BEGINS, BOUNDS, PARTS, SUMS, TABLES, WORDS
from filing.documents.field_words import AGREED_INTEREST, BY_CONTRACT, REGIMES, article_text
from filing.documents.money_fields import AGREED, ground_text
from filing.documents.party_fields import Fields
from filing.dutch import amount_text, date_text, exact_amount_text, percent_text, short_date
from filing.law.table import Row
from filing.money import round_cent
from filing.reckoning.explanation import (
    Begins,
    ExplainedClaim,
    ExplainedCosts,
    Explanation,
    InterestLine,
    PaymentLine,
    RunningLine,
)
from filing.reckoning.statement import ClaimStatement

NO_VALUE = "–"
# An official publication at the beginning of a part of a source; what a secondary source cites is not our source.
_PUBLICATION = re.compile(r"(?:Staatsblad|Staatscourant) \d{4}, \d+")


def explanation_fields(found: Explanation, language: str) -> Fields:
    """Return the fields of the explanation in ``language``."""
    statement = found.statement
    names = {one.claim.claim_id: _name(one.claim, language) for one in found.claims}
    extra = statement.costs_interest
    limit = statement.claim_limit
    return {
        "claims": [_claim(one, language) for one in found.claims],
        "payments": [part for payment in found.payments for part in _payment(payment, names, language)],
        "has_payments": bool(found.payments),
        "paid": amount_text(statement.paid, language),
        "taken_back": [
            {
                "on": date_text(one.on, language),
                "amount": amount_text(one.amount, language),
                "taken_back_on": date_text(one.taken_back_on, language),
            }
            for one in found.taken_back
        ],
        "costs": _costs(found.costs, names, language),
        "costs_interest": {
            "there": bool(found.costs_interest.lines),
            "since": date_text(extra.since, language) if extra.since else "",
            "article": article_text(extra.article, language),
            "lines": [_line(line, language) for line in found.costs_interest.lines],
            "days": str(sum(line.days for line in found.costs_interest.lines)),
            "total": amount_text(extra.interest, language),
        },
        "sums": [
            {
                "what": SUMS[language][one.head],
                "claimed": amount_text(one.claimed, language),
                "paid": amount_text(one.paid, language),
                "open": amount_text(one.open, language),
            }
            for one in found.sums
        ],
        "claimed": amount_text(found.claimed(), language),
        "paid_on_it": amount_text(found.paid(), language),
        "open": amount_text(statement.open, language),
        "surplus": amount_text(statement.surplus, language),
        "has_surplus": statement.surplus > 0,
        "is_limited": limit is not None,
        "limit": amount_text(limit, language) if limit is not None else "",
        "asked": amount_text(statement.asked, language),
        "reserved": amount_text(statement.reserved, language),
        "running": [_running(one, names, language) for one in found.running],
        "runs": bool(found.running),
        "per_day": amount_text(statement.per_day, language),
        "compounds": any(Begins.COMPOUNDING in line.begins for line in _all_lines(found)),
        "pauses": any(Begins.PAUSED in line.begins for line in _all_lines(found)),
        "law": _law(statement.rows, language),
    }


def _all_lines(found: Explanation) -> Iterator[InterestLine]:
    for one in found.claims:
        yield from one.lines
    yield from found.costs_interest.lines


def _name(claim: ClaimStatement, language: str) -> str:
    """Return how a claim is called in a sentence."""
    words = WORDS[language]
    if claim.number:
        return words["invoice"].format(number=claim.number)
    if claim.dated_on:
        return words["dated"].format(day=date_text(claim.dated_on, language))
    return words["named"].format(name=claim.claim_id)


def _claim(one: ExplainedClaim, language: str) -> Fields:
    claim = one.claim
    default = claim.default
    return {
        "number": claim.number,
        "name": _name(claim, language),
        "description": claim.description,
        "dated_on": date_text(claim.dated_on, language) if claim.dated_on else "",
        "amount": amount_text(claim.amount, language),
        "in_default": default.holds_on(claim.until),
        "in_default_since": date_text(default.since, language) if default.since else "",
        "default_ground": ground_text(default, language),
        "bears_interest": bool(one.lines),
        "interest_since": date_text(claim.interest_since, language) if claim.interest_since else "",
        "interest_kind": AGREED_INTEREST[language]
        if claim.regime == "contractual"
        else REGIMES[language][claim.regime],
        "interest_article": BY_CONTRACT[language]
        if claim.interest_article == AGREED
        else article_text(claim.interest_article, language),
        "lines": [_line(line, language) for line in one.lines],
        "days": str(sum(line.days for line in one.lines)),
        "interest": amount_text(claim.interest, language),
        "credits": [
            {
                "number": note.number,
                "on": date_text(note.on, language),
                "used": amount_text(note.used, language),
                "after": amount_text(note.principal_after, language),
            }
            for note in one.credits
        ],
    }


def _line(line: InterestLine, language: str) -> Fields:
    """One line; ``why`` says by what it begins, and how much of the base is interest."""
    why = ", ".join(BEGINS[language][begins] for begins in line.begins)
    paused = Begins.PAUSED in line.begins
    return {
        "since": short_date(line.since, language),
        "through": short_date(line.through, language),
        "days": str(line.days),
        "base": NO_VALUE if paused else amount_text(line.base, language),
        "rate": NO_VALUE if paused else percent_text(line.rate, language),
        "amount": amount_text(line.amount, language),
        "why": f"{why}: {amount_text(line.added, language)}" if Begins.COMPOUNDING in line.begins else why,
    }


def _payment(payment: PaymentLine, names: Mapping[str, str], language: str) -> Iterator[Fields]:
    """Yield a row per part; day and amount of the payment stand in the first one only."""
    rows = [
        (
            PARTS[language][part.head].format(name=names.get(part.claim_id, "")),
            part.amount,
            amount_text(part.open_after, language),
        )
        for part in payment.parts
    ]
    if payment.surplus or not rows:
        rows.append((WORDS[language]["surplus"], payment.surplus, NO_VALUE))
    for at, (what, amount, after) in enumerate(rows):
        yield {
            "on": short_date(payment.on, language) if at == 0 else "",
            "paid": amount_text(payment.amount, language) if at == 0 else "",
            "what": what,
            "amount": amount_text(amount, language),
            "after": after,
        }


def _costs(found: ExplainedCosts, names: Mapping[str, str], language: str) -> Fields:
    costs = found.costs

    def euro(amount: Decimal) -> str:
        return amount_text(amount, language)

    return {
        "claimed": costs.claimed > 0,
        "by_scale": bool(found.tiers),
        "due_from": date_text(costs.due_from, language) if costs.due_from else "",
        "article": article_text(costs.article, language),
        "counted": [
            {"name": names[one.claim_id], "since": date_text(one.since, language), "principal": euro(one.principal)}
            for one in found.counted
        ],
        "base": euro(costs.base),
        "tiers": [
            {
                "part": euro(tier.part),
                "percent": percent_text(tier.percent, language),
                "amount": exact_amount_text(tier.amount, language),
            }
            for tier in found.tiers
        ],
        "by_tiers": euro(found.by_tiers),
        "bound": BOUNDS[language][found.bound],
        "scale": euro(costs.scale),
        "capped": costs.capped,
        **_beside_the_scale(found, language),
        "amount": euro(costs.claimed),
        "with_vat": costs.claimed_vat > 0,
        "vat_percent": percent_text(found.vat_percent, language) if found.vat_percent is not None else "",
        "vat": euro(costs.claimed_vat),
        "total": euro(costs.total),
    }


def _beside_the_scale(found: ExplainedCosts, language: str) -> Fields:
    """Return what a contract gives instead of the scale, and the minimum of the law where that was more."""
    agreed, least, base = found.agreed, found.least, found.costs.base
    percent = agreed.percent if agreed else None
    minimum = agreed.minimum if agreed else None
    return {
        "by_contract": agreed is not None,
        "agreed_percent": percent_text(percent, language) if percent is not None else "",
        "by_percent": amount_text(round_cent(base * percent / 100), language) if percent is not None else "",
        "agreed_minimum": amount_text(minimum, language) if minimum is not None else "",
        "has_least": least is not None,
        "least": amount_text(least.each, language) if least else "",
        "least_claims": str(least.claims) if least and least.claims > 1 else "",
    }


def _running(one: RunningLine, names: Mapping[str, str], language: str) -> Fields:
    return {
        "name": names[one.claim_id] if one.claim_id else WORDS[language]["costs"],
        "base": amount_text(one.base, language),
        "rate": percent_text(one.rate, language),
        "amount": exact_amount_text(one.exact, language, least=6),
    }


def _law(rows: Sequence[Row], language: str) -> list[Fields]:
    """Return the tables used, each with the rows used, oldest first."""
    tables = dict.fromkeys(row.table for row in rows)
    found: list[Fields] = []
    for name in tables:
        used = sorted((row for row in rows if row.table == name), key=lambda row: row.since)
        what, article = TABLES[language].get(name, name), article_text(used[0].article, language)
        found.append({"what": what, "article": article, "rows": [_row(row, language) for row in used]})
    return found


def _row(row: Row, language: str) -> Fields:
    pieces = (_PUBLICATION.match(piece.strip()) for piece in row.source.split(";"))
    published = list(dict.fromkeys(piece.group() for piece in pieces if piece))
    value = WORDS[language]["scale"]
    if isinstance(row.value, Decimal):
        write = amount_text if row.table == "minimum_collection_costs" else percent_text
        value = write(row.value, language)
    return {"since": short_date(row.since, language), "value": value, "published": "; ".join(published) or NO_VALUE}
