"""``filing statement --litigation``: the figures of a petitum and the costs of the proceedings, as JSON and printed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from rich.table import Table

from filing.casefile.loaded import Case
from filing.cli.law_answer import cited, rate_text
from filing.cli.say import out, plain_text, print_table, table
from filing.cli.sure_words import SURE
from filing.language import Language
from filing.law.table import Law
from filing.message import Message, say, verbatim
from filing.money import plain
from filing.reckoning.litigation_costs import ONE_POINT, litigation_costs
from filing.reckoning.litigation_lines import CostLine
from filing.reckoning.petitum import FurtherInterest, Petitum, petitum
from filing.reckoning.statement import Statement
from filing.rules.facts import gather
from filing.rules.requirements.competence import sector_of

_NAMES = {
    "court_fee": say("Court fee"),
    "representative_fee": say("Representative"),
    "summons": say("Summons"),
    "next_serving": say("Next serving"),
    "after_costs": say("After-costs"),
    "after_costs_serving": say("After-costs, served"),
    "defendant_fee": say("Fee of the defendant"),
}
COURTS = {"subdistrict": say("subdistrict court"), "district": say("district court")}
AMOUNT, VAT, OVER, RATE_NOW = say("Amount"), say("VAT"), say("Over"), say("Rate now")


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
        "lines": [_line_json(line, language) for line in costs.lines],
        "total": plain(costs.total),
        "complete": costs.complete,
        "after_costs": [_line_json(line, language) for line in costs.after_costs],
        "defendant_fee": _line_json(costs.defendant_fee, language) if costs.defendant_fee else None,
        "gaps": [
            {"what": gap.what, "why": language(gap.why), "next_step": language(gap.next_step)} for gap in costs.gaps
        ],
        "notes": [language(note) for note in costs.notes],
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


def _line_json(line: CostLine, language: Language) -> dict[str, Any]:
    return {
        "what": line.what,
        "detail": language(line.detail),
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
    costs, console = found.litigation, out()
    asked = _table(language, (say("Petitum on {day}", day=found.on), AMOUNT), right=(AMOUNT,))
    for name, amount in _heads(found):
        asked.add_row(language(name), plain(amount))
    asked.add_row(plain_text(language(say("Asked")), "bold"), plain_text(plain(found.asked), "bold"))
    if found.reserved:
        asked.add_row(language(say("Reserved above the limit of the claim")), plain(found.reserved))
    print_table(asked)
    if found.further:
        columns = (say("Further interest on"), OVER, say("From"), RATE_NOW, say("Article"))
        further = _table(language, columns, right=(OVER, RATE_NOW))
        for one in found.further:
            rate = "" if one.rate is None else f"{rate_text(one.rate)}%"
            over = plain_text(one.number or one.claim_id or language(say("collection costs")))
            further.add_row(over, plain(one.over), str(one.since), rate, plain_text(one.article))
        print_table(further)
    _print_costs(found, language)
    court = say(
        "Court: {court} ({article}): {reason}.",
        court=COURTS.get(costs.court.court, verbatim(costs.court.court)),
        article=costs.court.article,
        reason=costs.court.reason,
    )
    console.print(plain_text(language(court)), soft_wrap=True)
    docket = say("docket date {day}", day=costs.docket_date) if costs.docket_date else say("no docket date")
    value = say(
        "Value for the court fee, claimed in the summons of {day}: {value}; {docket}.",
        day=costs.summons_on,
        value=costs.value,
        docket=docket,
    )
    console.print(plain_text(language(value)), soft_wrap=True)
    for note in costs.notes:
        console.print(plain_text(language(note), "yellow"), soft_wrap=True)


def _table(language: Language, columns: Sequence[Message], right: Sequence[Message] = ()) -> Table:
    return table([language(one) for one in columns], right=[language(one) for one in right])


def _heads(found: Petitum) -> Iterator[tuple[Message, Decimal]]:
    yield say("Principal"), found.principal
    yield say("Interest until {day}", day=found.on), found.interest
    yield say("Collection costs"), found.collection_costs
    if found.costs_interest:
        yield say("Interest on the collection costs"), found.costs_interest


def _print_costs(found: Petitum, language: Language) -> None:
    costs = found.litigation
    columns = (say("Proceedings"), AMOUNT, VAT, say("Table of"), say("Article"), say("How sure"), say("What"))
    lines = _table(language, columns, right=(AMOUNT, VAT))
    for line in costs.lines:
        _add(lines, line, language)
    name = say("Total") if costs.complete else say("Total, as known")
    with_vat = language(say("with VAT")) if any(line.vat for line in costs.lines) else ""
    amount = plain_text(plain(costs.total), "bold")
    lines.add_row(plain_text(language(name), "bold"), amount, "", "", "", "", with_vat)
    for line in (*costs.after_costs, *((costs.defendant_fee,) if costs.defendant_fee else ())):
        _add(lines, line, language)
    print_table(lines)
    for gap in costs.gaps:
        text = say("Not known: {what}: {why}. {step}", what=_NAMES[gap.what], why=gap.why, step=gap.next_step)
        out().print(plain_text(language(text), "bold yellow"), soft_wrap=True)


def _add(lines: Table, line: CostLine, language: Language) -> None:
    sure = SURE[line.status] if line.certain else say("{sure}; from memory", sure=SURE[line.status])
    vat = plain(line.vat) if line.vat else ""
    name, detail = language(_NAMES[line.what]), language(line.detail)
    lines.add_row(name, plain(line.amount), vat, str(line.on), line.article, language(sure), detail)
