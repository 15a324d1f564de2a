"""``filing statement --litigation``: the figures of a petitum and the costs of the proceedings, as JSON and printed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rich.table import Table

from filing.casefile.loaded import Case
from filing.cli.law_answer import cited, rate_text
from filing.cli.say import out, plain_text, print_table, table
from filing.language import Language
from filing.law.table import Law
from filing.money import plain
from filing.reckoning.litigation_costs import ONE_POINT, litigation_costs
from filing.reckoning.litigation_lines import CostLine
from filing.reckoning.petitum import FurtherInterest, Petitum, petitum
from filing.reckoning.statement import Statement
from filing.rules.facts import gather
from filing.rules.requirements.competence import sector_of

_NAMES = {
    "court_fee": "Court fee",
    "representative_fee": "Representative",
    "summons": "Summons",
    "next_serving": "Next serving",
    "after_costs": "After-costs",
    "after_costs_serving": "After-costs, served",
    "defendant_fee": "Fee of defendant",
}
_FROM_MEMORY = "from memory"


def litigation_of(case: Case, statement: Statement, law: Law, points: Decimal | None) -> Petitum:
    """Return the petitum of a case as it was known on the day of its statement, before the court that decides."""
    court = sector_of(gather(case, statement, law, statement.on))
    return petitum(statement, litigation_costs(case, statement, law, court, ONE_POINT if points is None else points))


def litigation_json(found: Petitum, language: Language) -> dict[str, Any]:
    """Return petitum and costs of the proceedings as JSON: amounts as strings with two decimals, dates ISO."""
    costs = found.litigation
    return {
        "on": str(found.on),
        "petitum": {
            "principal": plain(found.principal),
            "interest": plain(found.interest),
            "collection_costs": plain(found.collection_costs),
            "interest_on_costs": plain(found.costs_interest),
            "asked": plain(found.asked),
            "reserved": plain(found.reserved),
            "further_interest": [_further_json(one) for one in found.further],
            "per_day": plain(found.per_day),
        },
        "court": {
            "sector": costs.court.court,
            "reason": language(costs.court.reason),
            "article": costs.court.article,
            "certain": costs.court.certain,
        },
        "claim_value": plain(costs.value),
        "summons_on": str(costs.summons_on),
        "docket_date": str(costs.docket_date) if costs.docket_date else None,
        "lines": [_line_json(line) for line in costs.lines],
        "total": plain(costs.total),
        "complete": costs.complete,
        "after_costs": [_line_json(line) for line in costs.after_costs],
        "defendant_fee": _line_json(costs.defendant_fee) if costs.defendant_fee else None,
        "gaps": [{"what": gap.what, "why": gap.why, "next_step": gap.next_step} for gap in costs.gaps],
        "notes": list(costs.notes),
        "law": cited(costs.rows),
    }


def _further_json(one: FurtherInterest) -> dict[str, Any]:
    return {
        "claim": one.claim_id or None,
        "regime": one.regime,
        "article": one.article,
        "rate": None if one.rate is None else rate_text(one.rate),
        "over": plain(one.over),
        "from": str(one.since),
    }


def _line_json(line: CostLine) -> dict[str, Any]:
    return {
        "what": line.what,
        "detail": line.detail,
        "amount": plain(line.amount),
        "vat": plain(line.vat),
        "total": plain(line.total),
        "on": str(line.on),
        "article": line.article,
        "rule": line.rule,
        "status": str(line.status),
        "certain": line.certain,
        "rows": [{"table": row.table, "from": str(row.since), "item": row.item or None} for row in line.rows],
    }


def print_litigation(found: Petitum, language: Language) -> None:
    """Print petitum and costs of the proceedings for a person."""
    costs = found.litigation
    asked = table((f"Petitum on {found.on}", "Amount"), right=("Amount",))
    for name, amount in _heads(found):
        asked.add_row(name, plain(amount))
    asked.add_row(plain_text("Asked", "bold"), plain_text(plain(found.asked), "bold"))
    if found.reserved:
        asked.add_row("Reserved above the limit of the claim", plain(found.reserved))
    print_table(asked)
    if found.further:
        further = table(("Further interest on", "Over", "From", "Rate now", "Article"), right=("Over", "Rate now"))
        for one in found.further:
            rate = "" if one.rate is None else f"{rate_text(one.rate)}%"
            over = plain_text(one.number or one.claim_id or "collection costs")
            further.add_row(over, plain(one.over), str(one.since), rate, plain_text(one.article))
        print_table(further)
    _print_costs(found)
    console = out()
    console.print(
        plain_text(f"Court: {costs.court.court} ({costs.court.article}): {language(costs.court.reason)}."),
        soft_wrap=True,
    )
    served = f"claimed in the summons of {costs.summons_on}: {plain(costs.value)}"
    docket = f"docket date {costs.docket_date}" if costs.docket_date else "no docket date"
    console.print(plain_text(f"Value for the court fee, {served}; {docket}."), soft_wrap=True)
    for note in costs.notes:
        console.print(plain_text(f"{note.rstrip('.')}.", "yellow"), soft_wrap=True)


def _heads(found: Petitum) -> Iterator[tuple[str, Decimal]]:
    yield "Principal", found.principal
    yield f"Interest until {found.on}", found.interest
    yield "Collection costs", found.collection_costs
    if found.costs_interest:
        yield "Interest on the collection costs", found.costs_interest


def _print_costs(found: Petitum) -> None:
    costs = found.litigation
    columns = ("Proceedings", "Amount", "VAT", "Table of", "Article", "How sure", "What")
    lines = table(columns, right=("Amount", "VAT"))
    for line in costs.lines:
        _add(lines, line)
    total = "Total" if costs.complete else "Total, as known"
    lines.add_row(
        plain_text(total, "bold"),
        plain_text(plain(costs.total), "bold"),
        "",
        "",
        "",
        "",
        "with VAT" if any(line.vat for line in costs.lines) else "",
    )
    for line in (*costs.after_costs, *((costs.defendant_fee,) if costs.defendant_fee else ())):
        _add(lines, line)
    print_table(lines)
    console = out()
    for gap in costs.gaps:
        text = f"Not known: {_NAMES[gap.what].lower()}: {gap.why}. {gap.next_step}"
        console.print(plain_text(text, "bold yellow"), soft_wrap=True)


def _add(lines: Table, line: CostLine) -> None:
    sure = str(line.status) if line.certain else f"{line.status}; {_FROM_MEMORY}"
    vat = plain(line.vat) if line.vat else ""
    lines.add_row(_NAMES[line.what], plain(line.amount), vat, str(line.on), line.article, sure, line.detail)
