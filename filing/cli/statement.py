"""``filing statement``: what is owed on a date, line by line."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
from rich.table import Table

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
from filing.cli.sure_words import SURE
from filing.language import Language, load_language
from filing.law.interest import InterestPeriod
from filing.law.loader import load_law
from filing.law.table import weakest
from filing.message import Message, say, sentences
from filing.money import plain
from filing.reckoning.default import DefaultState
from filing.reckoning.explain import explain
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import CostsStatement, Head, Statement

HEADS = {
    Head.COSTS: say("costs"),
    Head.COSTS_INTEREST: say("interest on costs"),
    Head.INTEREST: say("interest"),
    Head.PRINCIPAL: say("principal"),
}
# The words of the tables, in the order in which a reader meets them.
CLAIM, AMOUNT, PAID, OPEN, CLAIMED = say("Claim"), say("Amount"), say("Paid"), say("Open"), say("Claimed")
IN_DEFAULT, GROUND = say("In default since"), say("Ground")
INTEREST, FROM, THROUGH, DAYS = say("Interest"), say("From"), say("Through"), say("Days")
OVER, RATE = say("Over"), say("Rate")
PAYMENT, ON, IMPUTED = say("Payment"), say("On"), say("Imputed to")
PRINCIPAL, COSTS, TOTAL = say("Principal"), say("Collection costs"), say("Total")
RESERVED = say("Reserved")


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
        told = say("Contradictory: {path}: {why}.", path=doubt.path, why=doubt.message)
        aside().print(plain_text(speech(told), "bold yellow"), soft_wrap=True)
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
    claims = _table(language, (CLAIM, AMOUNT, PAID, OPEN, IN_DEFAULT, GROUND), right=(AMOUNT, PAID, OPEN))
    for claim in found.claims:
        amount, paid = claim.amount - claim.credited, claim.principal_paid
        since = _since(claim.default, found.on, language)
        ground = claim.default.article if claim.default.since else language(claim.default.why)
        name = plain_text(claim.number or claim.claim_id)
        claims.add_row(name, plain(amount), plain(paid), plain(claim.principal_open), since, ground)
    print_table(claims)
    _print_periods(found, language)
    _print_payments(found, language)
    _print_sums(found, language)
    _print_remarks(found, language)


def _table(language: Language, columns: tuple[Message, ...], right: tuple[Message, ...] = ()) -> Table:
    return table([language(one) for one in columns], right=[language(one) for one in right])


def _print_sums(found: Statement, language: Language) -> None:
    sums = _table(language, (say("On {day}", day=found.on), CLAIMED, OPEN), right=(CLAIMED, OPEN))
    sums.add_row(language(PRINCIPAL), plain(found.principal), plain(found.principal_open))
    sums.add_row(language(INTEREST), plain(found.interest), plain(found.interest_open))
    sums.add_row(language(COSTS), plain(found.costs.total), plain(found.costs.open))
    if found.costs_interest.since:
        interest = found.costs_interest
        sums.add_row(language(say("Interest on collection costs")), plain(interest.interest), plain(interest.open))
    sums.add_row(language(PAID), f"-{plain(found.paid)}" if found.paid else plain(found.paid), "")
    sums.add_row(plain_text(language(TOTAL), "bold"), "", plain_text(plain(found.open), "bold"))
    if found.claim_limit is not None:
        limited = say("Asked in court, at most {limit}", limit=found.claim_limit)
        sums.add_row(language(limited), "", plain(found.asked))
        sums.add_row(language(RESERVED), "", plain(found.reserved))
    sums.add_row(language(say("Interest for each further day")), "", plain(found.per_day))
    print_table(sums)


def _print_remarks(found: Statement, language: Language) -> None:
    costs = found.costs
    told = [_of_costs(costs)]
    if costs.capped:
        told.append(say("At most what the notice named, where the scale gives {scale} (D14-08).", scale=costs.scale))
    _print_line(language(sentences(told)))
    for remark in found.remarks:
        _print_line(language(remark), "yellow")
    if found.not_due:
        _print_line(language(say("Not due yet, and not in this statement: {claims}.", claims=tuple(found.not_due))))
    if found.rows:
        sure = SURE[weakest(found.rows)]
        _print_line(language(say("Least sure law value used: {sure}. --json lists all with their source.", sure=sure)))
        for row in found.rows:
            _print_line(language(say("  {table}, from {since}: {status}",
                                     table=row.table, since=row.since, status=SURE[row.status])))  # fmt: skip


def _of_costs(costs: CostsStatement) -> Message:
    return say(
        "Collection costs ({rule}, {article}): {reason}.", rule=costs.rule, article=costs.article, reason=costs.reason
    )


def _print_line(text: str, style: str = "") -> None:
    out().print(plain_text(text, style), soft_wrap=True)


def _since(default: DefaultState, on: dt.date, language: Language) -> str:
    if default.since is None:
        return language(say("not in default"))
    if default.since <= on:
        return str(default.since)
    return language(say("not before {day}", day=str(default.since)))


def _print_periods(found: Statement, language: Language) -> None:
    columns = (INTEREST, FROM, THROUGH, DAYS, OVER, RATE, AMOUNT)
    periods = _table(language, columns, right=(DAYS, OVER, RATE, AMOUNT))
    lines = [(claim.number or claim.claim_id, period) for claim in found.claims for period in claim.periods]
    lines += [(language(COSTS), period) for period in found.costs_interest.periods]
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


def _print_payments(found: Statement, language: Language) -> None:
    if not found.payments:
        return
    made = _table(language, (PAYMENT, ON, AMOUNT, IMPUTED), right=(AMOUNT,))
    for payment in found.payments:
        parts = [
            f"{language(HEADS[part.head])}{' ' + part.claim_id if part.claim_id else ''} {plain(part.amount)}"
            for part in payment.parts
        ]
        if payment.surplus:
            parts.append(f"{language(say('surplus'))} {plain(payment.surplus)}")
        made.add_row(
            plain_text(payment.payment_id), str(payment.on), plain(payment.amount), plain_text("; ".join(parts))
        )
    print_table(made)
