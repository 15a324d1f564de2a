"""``filing plan``: what may be done on a date, what is next, and why not."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from filing.casefile.loading import load_case
from filing.cli.options import (
    as_json,
    case_argument,
    known_on_option,
    language_option,
    law_folder,
    legal_date,
    on_option,
    templates_folder,
)
from filing.cli.say import out, plain_text, print_json, print_table, table
from filing.language import Language
from filing.rules.finding import Finding, Verdict
from filing.rules.plan import Plan, PlannedDocument, Status
from filing.workflow import open_office, stand

COLOURS = {"due": "bold green", "allowed": "green", "waiting": "yellow", "blocked": "red"}


@click.command("plan")
@case_argument
@on_option
@known_on_option
@law_folder
@templates_folder
@language_option
@click.option("--all", "show_all", is_flag=True, help="Show satisfied findings too.")
@as_json
def plan(
    case: Path,
    on: dt.date | None,
    known_on: dt.date | None,
    law_folder: Path | None,
    templates_folder: Path | None,
    language: str,
    show_all: bool,
    as_json: bool,
) -> None:
    """Show for every document kind whether it is due, allowed, waiting or blocked, and by which rule."""
    day = legal_date(on)
    office = open_office(law_folder, templates_folder, known_on, language=language)
    found = stand(load_case(case), day, office).plan
    if as_json:
        print_json(plan_json(found, office.language))
    else:
        print_plan(found, office.language, show_all=show_all)


def plan_json(found: Plan, language: Language) -> dict[str, Any]:
    """Return the plan as JSON."""
    return {
        "on": str(found.on),
        "documents": [
            {
                "kind": one.kind,
                "title": one.title,
                "status": one.status.value,
                "until": str(one.until) if one.until else None,
                "reason": language(one.reason),
                "findings": [_finding_json(finding, language) for finding in one.findings],
            }
            for one in found.documents
        ],
        "next": list(found.next),
        "deadlines": [{"what": language(one.what), "on": str(one.on), "law": one.law} for one in found.deadlines],
        "timeline": [{"on": str(one.on), "what": language(one.what), "ahead": one.ahead} for one in found.timeline],
        "overrides": [
            {"rule": one.rule, "by": one.by, "on": str(one.on), "reason": one.reason} for one in found.overrides
        ],
    }


def _finding_json(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "rule": finding.rule.number,
        "requirement": finding.requirement,
        "verdict": finding.verdict.value,
        "severity": finding.rule.severity.value,
        "certainty": finding.rule.certainty.value,
        "article": finding.rule.article,
        "message": language(finding.message),
        "next_step": language(finding.next_step),
        "holds_from": str(finding.holds_from) if finding.holds_from else None,
        "hinders": finding.hinders,
        "overruled_by": finding.overruled_by.by if finding.overruled_by else None,
    }


def print_plan(found: Plan, language: Language, *, show_all: bool = False) -> None:
    """Print the plan for a person."""
    kinds = table((f"On {found.on}", "Status", "Why"))
    for one in found.documents:
        status = plain_text(one.status.value, COLOURS.get(one.status.value, ""))
        kinds.add_row(one.kind, status, plain_text(_why(one, language)))
    print_table(kinds)
    _print_findings(found.documents, language, show_all=show_all)
    if found.deadlines:
        days = table(("Deadline", "Day", "Law"))
        for deadline in found.deadlines:
            style = "dim" if deadline.on < found.on else ""
            days.add_row(
                plain_text(language(deadline.what), style),
                plain_text(str(deadline.on), style),
                plain_text(deadline.law, style),
            )
        print_table(days)
    for override in found.overrides:
        words = f"Overruled: {override.rule} by {override.by} on {override.on}: {override.reason}"
        out().print(plain_text(words), soft_wrap=True)
    then = ", ".join(found.next) or "nothing is due"
    out().print(plain_text(f"Next: {then}", "bold"), soft_wrap=True)


def _why(one: PlannedDocument, language: Language) -> str:
    if one.until is not None:
        return f"until {one.until}"
    if one.reason:
        return language(one.reason)
    hindering = [finding.rule.number for finding in one.findings if finding.hinders]
    warnings = [finding.rule.number for finding in one.findings if finding.warns]
    if hindering:
        return ", ".join(dict.fromkeys(hindering))
    return f"warnings: {', '.join(dict.fromkeys(warnings))}" if warnings else ""


def _print_findings(documents: Sequence[PlannedDocument], language: Language, *, show_all: bool) -> None:
    """Print each finding once, with the kinds it is about: most of them are the same for several kinds."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for one in documents:
        if one.status is Status.SENT and not show_all:
            continue
        for finding in one.findings:
            if show_all or finding.verdict is not Verdict.SATISFIED:
                found.setdefault(_finding_cells(finding, language), []).append(one.kind)
    made = table(("Rule", "Verdict", "Finding", "Next step"))
    for (rule, verdict, message, step), kinds in found.items():
        words = Text.assemble(plain_text(message), "\n", plain_text(", ".join(kinds), "dim"))
        made.add_row(rule, plain_text(verdict), words, plain_text(step))
    if made.row_count:
        print_table(made)


def _finding_cells(finding: Finding, language: Language) -> tuple[str, str, str, str]:
    verdict = f"{finding.verdict.value} ({finding.rule.severity.value})"
    if finding.overruled_by:
        verdict = f"overruled by {finding.overruled_by.by}"
    return finding.rule.number, verdict, language(finding.message), language(finding.next_step)
