"""``filing check``: is the case file sound, and if not, everything that is wrong with it."""

import json
import shlex
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from filing.casefile.loaded import Case
from filing.casefile.loading import load_sound_case
from filing.casefile.placeholders import PLACEHOLDER
from filing.casefile.shown import check_command
from filing.cli.problems import problem_answers
from filing.errors import FilingError
from filing.money import plain, total

MAX_PLACES = 40  # [placeholders shown to a person]


@click.command("check")
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(case_path: Path, *, as_json: bool) -> None:
    """Say whether the case in the folder CASE is sound, what to correct, and which examples are still in it.

    The exit code is 0 when it is, and 10 to 19 when it is not.
    """
    try:
        case = load_sound_case(case_path)
    except FilingError as error:
        if not as_json:
            raise
        _print_json({"sound": False, "case": str(case_path), "problems": problem_answers(error)})
        click.get_current_context().exit(error.exit_code)
    summary = _summary(case)
    if as_json:
        found = {"summary": summary, "placeholders": list(case.placeholders)}
        _print_json({"sound": True, "case": str(case_path), "problems": [], **found})
        return
    _print_summary(summary, case.placeholders)
    if case.placeholders:
        _print_placeholders(case_path, case.placeholders)
    else:
        click.echo(f"Next: filing plan {shlex.quote(str(case_path))}", err=True)


def _summary(case: Case) -> dict[str, str | int]:
    file = case.file
    others = (file.collector.party, file.lawyer, file.bailiff)
    return {
        "reference": file.references.ours,
        "parties": 1 + len(file.debtors) + sum(party is not None for party in others),
        "debtors": len(file.debtors),
        "claims": len(file.claims),
        "total_claimed": plain(total(claim.amount for claim in file.claims if claim.amount is not None)),
        "payments": len(file.payments),
        "total_paid": plain(total(payment.amount for payment in file.payments if payment.reversed_on is None)),
        "history": len(file.history),
        "exhibits": len(file.exhibits),
    }


def _print_json(answer: dict[str, object]) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def _print_summary(summary: dict[str, str | int], placeholders: Sequence[str]) -> None:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    for name, value in summary.items():
        table.add_row(name.replace("_", " "), str(value))
    console = Console(highlight=False, markup=False)
    example = f", but still an example: it holds the placeholder {PLACEHOLDER}" if placeholders else ""
    console.print(f"The case file is sound{example}.")
    console.print(table)


def _print_placeholders(case_path: Path, places: Sequence[str]) -> None:
    """Say how many examples are still in the case, and where; the case is sound, and not yet anybody's."""
    many = "1 place still holds" if len(places) == 1 else f"{len(places)} places still hold"
    click.echo(f"\n{many} {PLACEHOLDER}:")
    for place in places[:MAX_PLACES]:
        click.echo(f"  {place}")
    if len(places) > MAX_PLACES:
        click.echo(f"  and {len(places) - MAX_PLACES} more; --json names all.")
    click.echo(f"Next: replace them, then run: {check_command(case_path)}", err=True)
