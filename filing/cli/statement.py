"""``filing statement``: what is owed on a date, line by line."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from filing.calendar_nl import DAY
from filing.casefile.as_of import as_of
from filing.casefile.loading import load_case
from filing.cli.explanation_json import explanation_json
from filing.cli.law_answer import cited
from filing.cli.law_representative_fee import number_of_points
from filing.cli.options import (
    as_json,
    case_argument,
    known_on_option,
    language_option,
    law_folder,
    legal_date,
    on_option,
)
from filing.cli.say import aside, out, plain_text, print_json, print_table, table
from filing.cli.statement_explain import print_explanation
from filing.cli.statement_litigation import litigation_json, litigation_of, print_litigation
from filing.language import Language, load_language
from filing.law.interest import InterestPeriod
from filing.law.loader import load_law
from filing.law.table import weakest
from filing.money import plain
from filing.reckoning.default import DefaultState
from filing.reckoning.explain import explain
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Head, Statement

HEADS = {
    Head.COSTS: "costs",
    Head.COSTS_INTEREST: "interest on costs",
    Head.INTEREST: "interest",
    Head.PRINCIPAL: "principal",
}


@click.command("statement")
@case_argument
@on_option
@known_on_option
@click.option("--explain", "explained", is_flag=True, help="Show every line, so that it can be reckoned by hand.")
@click.option("--litigation", is_flag=True, help="Show what a petitum would ask, and the costs of the proceedings.")
@click.option("--points", type=number_of_points, help="With --litigation: points of the representative (default 1).")
@law_folder
@language_option
@as_json
def statement(
    *,
    case: Path,
    on: dt.date | None,
    known_on: dt.date | None,
    explained: bool,
    litigation: bool,
    points: Decimal | None,
    law_folder: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Show what is owed on a date: principal, interest per period, collection costs, payments, total."""
    day = legal_date(on)
    speech = load_language(language)
    whole = load_case(case)
    known, law = as_of(whole, day), load_law(law_folder, known_on)
    found = reckon(known.file, law, day)
    explanation = explain(known.file, found, law) if explained else None
    suit = litigation_of(known, found, law, points) if litigation else None
    if as_json:
        more = {"explanation": explanation_json(explanation, speech)} if explanation else {}
        if suit:
            more["litigation"] = litigation_json(suit, speech)
        doubts = [{"path": one.path, "message": one.message} for one in whole.doubts]
        print_json({**statement_json(found, speech), **more, **({"doubts": doubts} if doubts else {})})
        return
    for doubt in whole.doubts:
        aside().print(plain_text(f"Contradictory: {doubt.path}: {doubt.message}.", "bold yellow"), soft_wrap=True)
    if explanation:
        print_explanation(explanation, speech)
    else:
        print_statement(found, speech)
    if suit:
        print_litigation(suit, speech)


def statement_json(found: Statement, language: Language) -> dict[str, Any]:
    """Return the statement as JSON: amounts as strings with two decimals, dates ISO."""
    costs = found.costs
    return {
        "on": str(found.on),
        "principal": plain(found.principal),
        "interest": plain(found.interest),
        "costs": plain(costs.total),
        "costs_interest": plain(found.costs_interest.interest),
        "paid": plain(found.paid),
        "surplus": plain(found.surplus),
        "total": plain(found.open),
        "open": {
            "principal": plain(found.principal_open),
            "interest": plain(found.interest_open),
            "costs": plain(costs.open),
            "costs_interest": plain(found.costs_interest.open),
        },
        "claim_limit": plain(found.claim_limit) if found.claim_limit is not None else None,
        "asked": plain(found.asked),
        "reserved": plain(found.reserved),
        "per_day": plain(found.per_day),
        "claims": [
            {
                "id": claim.claim_id,
                "number": claim.number,
                "amount": plain(claim.amount),
                "credited": plain(claim.credited),
                "principal_open": plain(claim.principal_open),
                "interest_open": plain(claim.interest_open),
                "default": {
                    "since": str(claim.default.since) if claim.default.since else None,
                    "ground": claim.default.ground.value if claim.default.ground else None,
                    "article": claim.default.article,
                    "why": language(claim.default.why),
                },
                "regime": claim.regime,
                "article": claim.interest_article,
                "per_day": plain(claim.per_day),
                "periods": _periods_json(claim.periods),
            }
            for claim in found.claims
        ],
        "not_due": list(found.not_due),
        "remarks": [language(remark) for remark in found.remarks],
        "collection_costs": {
            "base": plain(costs.base),
            "scale": plain(costs.scale),
            "claimed": plain(costs.claimed),
            "vat": plain(costs.claimed_vat),
            "due_from": str(costs.due_from) if costs.due_from else None,
            "rule": costs.rule,
            "article": costs.article,
            "reason": language(costs.reason),
        },
        "interest_on_costs": {
            "since": str(found.costs_interest.since) if found.costs_interest.since else None,
            "article": found.costs_interest.article,
            "per_day": plain(found.costs_interest.per_day),
            "periods": _periods_json(found.costs_interest.periods),
        },
        "payments": [
            {
                "id": payment.payment_id,
                "on": str(payment.on),
                "amount": plain(payment.amount),
                "parts": [
                    {"head": part.head.value, "claim": part.claim_id or None, "amount": plain(part.amount)}
                    for part in payment.parts
                ],
                "surplus": plain(payment.surplus),
            }
            for payment in found.payments
        ],
        "law": cited(found.rows),
    }


def _periods_json(periods: Iterable[InterestPeriod]) -> list[dict[str, Any]]:
    return [
        {
            "from": str(period.since),
            "until": str(period.until),
            "days": period.days,
            "rate": f"{period.rate.normalize():f}",
            "principal": plain(period.base),
            "interest": plain(period.interest),
            "table": period.row.table if period.row else None,
            "row": str(period.row.since) if period.row else None,
        }
        for period in periods
    ]


def print_statement(found: Statement, language: Language) -> None:
    """Print the statement for a person."""
    claims = table(("Claim", "Amount", "Paid", "Open", "In default since", "Ground"), right=("Amount", "Paid", "Open"))
    for claim in found.claims:
        amount, paid = claim.amount - claim.credited, claim.principal_paid
        since = _since(claim.default, found.on)
        ground = claim.default.article if claim.default.since else language(claim.default.why)
        name = plain_text(claim.number or claim.claim_id)
        claims.add_row(name, plain(amount), plain(paid), plain(claim.principal_open), since, ground)
    print_table(claims)
    _print_periods(found)
    _print_payments(found)
    sums = table((f"On {found.on}", "Claimed", "Open"), right=("Claimed", "Open"))
    sums.add_row("Principal", plain(found.principal), plain(found.principal_open))
    sums.add_row("Interest", plain(found.interest), plain(found.interest_open))
    sums.add_row("Collection costs", plain(found.costs.total), plain(found.costs.open))
    if found.costs_interest.since:
        interest = found.costs_interest
        sums.add_row("Interest on collection costs", plain(interest.interest), plain(interest.open))
    sums.add_row("Paid", f"-{plain(found.paid)}" if found.paid else plain(found.paid), "")
    sums.add_row(plain_text("Total", "bold"), "", plain_text(plain(found.open), "bold"))
    if found.claim_limit is not None:
        sums.add_row(f"Asked in court, at most {plain(found.claim_limit)}", "", plain(found.asked))
        sums.add_row("Reserved", "", plain(found.reserved))
    sums.add_row("Interest for each further day", "", plain(found.per_day))
    print_table(sums)
    console = out()
    costs = found.costs
    capped = (
        f"; at most what the notice named, where the scale gives {plain(costs.scale)} (D14-08)" if costs.capped else ""
    )
    console.print(
        plain_text(f"Collection costs ({costs.rule}, {costs.article}): {language(costs.reason)}{capped}."),
        soft_wrap=True,
    )
    for remark in found.remarks:
        console.print(plain_text(language(remark), "yellow"), soft_wrap=True)
    if found.not_due:
        later = f"Not due yet, and not in this statement: {', '.join(found.not_due)}."
        console.print(plain_text(later), soft_wrap=True)
    if found.rows:
        console.print(
            plain_text(f"Least sure law value used: {weakest(found.rows)}. --json lists all with their source."),
            soft_wrap=True,
        )
        for row in found.rows:
            console.print(plain_text(f"  {row.table}, from {row.since}: {row.status}"), soft_wrap=True)


def _since(default: DefaultState, on: dt.date) -> str:
    if default.since is None:
        return "not in default"
    return str(default.since) if default.since <= on else f"not before {default.since}"


def _print_periods(found: Statement) -> None:
    periods = table(
        ("Interest", "From", "Through", "Days", "Over", "Rate", "Amount"),
        right=("Days", "Over", "Rate", "Amount"),
    )
    lines = [(claim.number or claim.claim_id, period) for claim in found.claims for period in claim.periods]
    lines += [("Collection costs", period) for period in found.costs_interest.periods]
    for name, period in lines:
        periods.add_row(
            plain_text(name),
            str(period.since),
            str(period.until - DAY),
            str(period.days),
            plain(period.base),
            f"{period.rate.normalize():f}%",
            plain(period.interest),
        )
    if periods.row_count:
        print_table(periods)


def _print_payments(found: Statement) -> None:
    if not found.payments:
        return
    made = table(("Payment", "On", "Amount", "Imputed to"), right=("Amount",))
    for payment in found.payments:
        parts = [
            f"{HEADS[part.head]}{' ' + part.claim_id if part.claim_id else ''} {plain(part.amount)}"
            for part in payment.parts
        ]
        if payment.surplus:
            parts.append(f"surplus {plain(payment.surplus)}")
        made.add_row(
            plain_text(payment.payment_id), str(payment.on), plain(payment.amount), plain_text("; ".join(parts))
        )
    print_table(made)
