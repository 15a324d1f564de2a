"""The computation as CSV: one line per thing that can be reckoned again, in columns that never move.

For spreadsheets and other programs, so in English, with ISO dates and a point before the cents; RFC 4180, UTF-8. A text
from outside that a spreadsheet would take for a formula is given an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from filing.law.table import Row
from filing.money import plain, round_cent
from filing.reckoning.explanation import (
    Begins,
    ExplainedClaim,
    ExplainedCosts,
    Explanation,
    InterestLine,
    exact_digits,
)
from filing.reckoning.explanation import six_decimals as day_digits

COLUMNS = (
    "line", "claim", "number", "payment", "head", "from", "through", "days", "over", "interest_in_it", "rate", "amount",
    "open_after", "why", "article", "table", "row_from", "row_status", "row_source",
)  # fmt: skip
"""Every line has all columns; what a line does not have is empty. docs/statement-explained.md says what each holds."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

Cells = dict[str, str]


def to_csv(found: Explanation) -> bytes:
    """Return the explanation as CSV with a head: the same bytes for the same explanation."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_lines(found))
    return stream.getvalue().encode("utf-8")


def guarded(text: str) -> str:
    """Return ``text`` so that a spreadsheet reads it as text: with an apostrophe before what would be a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _lines(found: Explanation) -> Iterator[Cells]:
    for one in found.claims:
        yield from _claim(one)
    numbers = {one.claim.claim_id: one.claim.number for one in found.claims}
    yield from _payments(found, numbers)
    yield from _costs(found.costs, numbers)
    for line in found.costs_interest.lines:
        yield {"line": "costs_interest", **_interest(line, found.statement.costs_interest.article)}
    on = str(found.statement.on)
    for total in found.sums:
        claimed, left = plain(total.claimed), plain(total.open)
        yield {"line": "sum", "head": total.head.value, "from": on, "amount": claimed, "open_after": left}
    for runs in found.running:
        yield {
            "line": "per_day",
            **_of(runs.claim_id, numbers),
            "from": on,
            "over": plain(runs.base),
            "rate": _rate(runs.rate),
            "amount": day_digits(runs.exact),
        }
    yield {"line": "per_day_together", "from": on, "amount": plain(found.statement.per_day)}
    yield {"line": "open", "from": on, "amount": plain(found.statement.open)}


def _claim(one: ExplainedClaim) -> Iterator[Cells]:
    claim = one.claim
    default, named = claim.default, _of(claim.claim_id, {claim.claim_id: claim.number})
    since = str(default.since) if default.since else ""
    why = default.ground.value if default.ground else "not in default"
    yield {
        "line": "claim",
        **named,
        "from": since,
        "amount": plain(claim.amount),
        "why": why,
        "article": guarded(default.article),
    }
    for line in one.lines:
        yield {"line": "interest", **named, **_interest(line, claim.interest_article)}
    for note in one.credits:
        yield {
            "line": "credit_note",
            **named,
            "payment": guarded(note.note_id),
            "head": "principal",
            "from": str(note.on),
            "amount": plain(note.used),
            "open_after": plain(note.principal_after),
        }
        if note.left:
            yield {
                "line": "credit_note_surplus",
                **named,
                "payment": guarded(note.note_id),
                "from": str(note.on),
                "amount": plain(note.left),
            }


def _interest(line: InterestLine, article: str) -> Cells:
    return {
        "head": "interest",
        "from": str(line.since),
        "through": str(line.through),
        "days": str(line.days),
        **({} if Begins.PAUSED in line.begins else _figures(line)),
        "amount": plain(line.amount),
        "why": "; ".join(why.value for why in line.begins),
        "article": guarded(article),
        **_rows(line.rows),
    }


def _figures(line: InterestLine) -> Cells:
    return {"over": plain(line.base), "interest_in_it": plain(line.added), "rate": _rate(line.rate)}


def _payments(found: Explanation, numbers: dict[str, str]) -> Iterator[Cells]:
    for payment in found.payments:
        named = {"payment": guarded(payment.payment_id), "from": str(payment.on)}
        for part in payment.parts:
            yield {
                "line": "payment_part",
                **named,
                **_of(part.claim_id, numbers),
                "head": part.head.value,
                "amount": plain(part.amount),
                "open_after": plain(part.open_after),
            }
        if payment.surplus:
            yield {"line": "payment_surplus", **named, "amount": plain(payment.surplus)}
    for back in found.taken_back:
        yield {
            "line": "payment_taken_back",
            "payment": guarded(back.payment_id),
            "from": str(back.on),
            "through": str(back.taken_back_on),
            "amount": plain(back.amount),
        }


def _costs(found: ExplainedCosts, numbers: dict[str, str]) -> Iterator[Cells]:
    costs = found.costs
    common = {"head": "costs", "article": guarded(costs.article)}
    for one in found.counted:
        since, principal = str(one.since), plain(one.principal)
        yield {"line": "costs_principal", **_of(one.claim_id, numbers), **common, "from": since, "over": principal}
    scale = _rows(row for row in costs.rows if row.table != "vat")
    for tier in found.tiers:
        amount = exact_digits(tier.amount)
        part = {"over": plain(tier.part), "rate": _rate(tier.percent), "amount": amount}
        yield {"line": "costs_tier", **common, **part, **scale}
    if found.bound:
        yield {"line": "costs_bound", **common, "amount": plain(costs.scale), "why": found.bound, **scale}
    if found.agreed and found.agreed.percent is not None:
        by_percent = plain(round_cent(costs.base * found.agreed.percent / 100))
        part = {"over": plain(costs.base), "rate": _rate(found.agreed.percent), "amount": by_percent}
        yield {"line": "costs_agreed", **common, **part}
    if found.agreed and found.agreed.minimum is not None:
        yield {"line": "costs_agreed_minimum", **common, "amount": plain(found.agreed.minimum)}
    if found.least:
        each, claims = plain(found.least.each), str(found.least.claims)
        law = _rows(row for row in costs.rows if row.table == "minimum_collection_costs")
        yield {"line": "costs_least", **common, "amount": each, "why": f"for {claims}", **law}
    for cap in found.caps:
        about = guarded("; ".join(cap.claims))
        yield {"line": "costs_cap", **common, "from": str(cap.since), "amount": plain(cap.costs), "why": about}
    due = str(costs.due_from) if costs.due_from else ""
    claimed = {"from": due, "amount": plain(costs.claimed), "why": guarded(costs.rule)}
    yield {"line": "costs", **common, **claimed, **scale}
    if costs.claimed_vat:
        vat = _rows(row for row in costs.rows if row.table == "vat")
        rate = _rate(found.vat_percent) if found.vat_percent is not None else ""
        over, amount = plain(costs.claimed), plain(costs.claimed_vat)
        yield {"line": "costs_vat", **common, "over": over, "rate": rate, "amount": amount, **vat}


def _of(claim_id: str, numbers: dict[str, str]) -> Cells:
    return {"claim": guarded(claim_id), "number": guarded(numbers.get(claim_id, ""))}


def _rows(rows: Iterable[Row]) -> Cells:
    """Return the table rows of a line; more than one, where a new row repeats the rate, with " | " between."""
    used = tuple(rows)
    return {
        "table": " | ".join(dict.fromkeys(row.table for row in used)),
        "row_from": " | ".join(str(row.since) for row in used),
        "row_status": " | ".join(row.status.value for row in used),
        "row_source": guarded(" | ".join(row.source for row in used)),
    }


def _rate(rate: Decimal) -> str:
    return f"{rate.normalize():f}"
