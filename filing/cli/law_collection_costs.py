"""``filing law collection-costs``: what collecting out of court may cost."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import click

from filing.cli.law_answer import DAY, EURO, answer_options, print_grid, print_json, print_sources, rate_text, today
from filing.cli.options import known_on_option
from filing.law.collection_costs import CollectionCosts, collection_costs
from filing.law.loader import load_law
from filing.money import plain, round_cent


@click.command("collection-costs")
@click.option(
    "--principal", "principals", type=EURO, multiple=True, required=True, help="A principal; may be repeated."
)
@click.option("--vat", is_flag=True, help="Add VAT, for a creditor who cannot set it off.")
@click.option("--on", type=DAY, default=None, help="The legal date; today when left out.")
@known_on_option
@answer_options
def law_collection_costs(
    principals: tuple[Decimal, ...],
    vat: bool,
    on: dt.date | None,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute collection costs over the principals added together."""
    found = collection_costs(load_law(extra, known_on), principals, on or today(), vat)
    if as_json:
        print_json(_answer(found), found.rows)
        return
    _show(found)
    print_sources(found.rows)


def _answer(found: CollectionCosts) -> dict[str, object]:
    tiers = [
        {
            "up_to": None if tier.up_to is None else plain(tier.up_to),
            "percent": rate_text(tier.percent),
            "part": plain(tier.part),
            "amount": plain(round_cent(tier.amount)),
        }
        for tier in found.tiers
    ]
    return {
        "principal": plain(found.principal),
        "costs": plain(found.costs),
        "vat": plain(found.vat),
        "total": plain(found.total),
        "bound": found.bound,
        "tiers": tiers,
    }


def _show(found: CollectionCosts) -> None:
    columns = ("up to", "percent", "part", "amount")
    lines = [
        (
            "" if tier.up_to is None else plain(tier.up_to),
            f"{rate_text(tier.percent)}%",
            plain(tier.part),
            plain(round_cent(tier.amount)),
        )
        for tier in found.tiers
    ]
    costs = f"costs ({found.bound})" if found.bound else "costs"
    sums = [
        (costs, "", "", plain(found.costs)),
        ("VAT", "", "", plain(found.vat)),
        ("total", "", "", plain(found.total)),
    ]
    print_grid("Collection costs", columns, [*lines, *sums], right=columns[1:])
