"""``filing law representative-fee``: what the loser pays towards the winner's representative, and after-costs."""

import datetime as dt
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from filing.cli.law_answer import DAY, EURO, answer_options, print_grid, print_json, print_sources
from filing.cli.options import known_on_option
from filing.law.loader import load_law
from filing.law.representative_fee import (
    COURTS,
    AfterCosts,
    RepresentativeFee,
    after_costs,
    points_text,
    representative_fee,
)
from filing.law.table import distinct
from filing.money import plain

_FROM_MEMORY = "the rule of the after-costs is from memory (SUM-67); have it checked"


def number_of_points(word: str) -> Decimal:
    """Return the number of points that was typed."""
    try:
        return Decimal(word)
    except InvalidOperation as error:
        raise click.BadParameter("write whole or half points, for example 2 or 1.5") from error


@click.command("representative-fee")
@click.option("--court", type=click.Choice(list(COURTS)), required=True, help="The court that takes the case.")
@click.option("--claim", type=EURO, required=True, help="Principal, interest and collection costs, together.")
@click.option("--points", type=number_of_points, required=True, help="Whole or half points.")
@click.option("--on", type=DAY, required=True, help="The day of the judgment.")
@known_on_option
@answer_options
def law_representative_fee(
    *,
    court: str,
    claim: Decimal,
    points: Decimal,
    on: dt.date,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute the representative's fee by the scale, and the after-costs."""
    law = load_law(extra, known_on)
    found = representative_fee(law, court, claim, points, on)
    after = after_costs(law, court, claim, on)
    rows = distinct((*found.rows, *after.rows))
    if as_json:
        print_json(_answer(found, after), rows)
        return
    most = "no limit" if found.max_points is None else str(found.max_points)
    lines = [
        ("one point", plain(found.per_point), str(found.status)),
        (f"points that count (at most: {most})", points_text(found.points), ""),
        ("fee", plain(found.fee), str(found.status)),
        ("after-costs without serving", plain(after.fee), f"{after.status}; from memory (SUM-67)"),
    ]
    if after.serving is not None:
        lines.append(
            ("after-costs, more when served", plain(after.serving), f"{after.serving_status}; from memory (SUM-67)")
        )
    print_grid("Representative's fee", ("what", "amount", "how sure"), lines, right=("amount",))
    print_sources(rows)


def _answer(found: RepresentativeFee, after: AfterCosts) -> dict[str, object]:
    return {
        "per_point": plain(found.per_point),
        "points": points_text(found.points),
        "max_points": found.max_points,
        "fee": plain(found.fee),
        "status": str(found.status),
        "after_costs": {
            "fee": plain(after.fee),
            "serving": None if after.serving is None else plain(after.serving),
            "status": str(after.status),
            "serving_status": None if after.serving_status is None else str(after.serving_status),
            "certain": after.certain,
            "note": _FROM_MEMORY,
        },
    }
