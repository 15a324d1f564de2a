"""``filing law bailiff-tariff``: what an official act of a bailiff costs."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_grid, print_json, print_sources
from filing.cli.options import known_on_option
from filing.law.bailiff_tariff import bailiff_tariff
from filing.law.loader import load_law
from filing.money import plain


@click.command("bailiff-tariff")
@click.option("--act", required=True, help="The letter of the act in art. 2 Btag; a is the summons.")
@click.option("--on", type=DAY, required=True, help="The day of the act.")
@click.option("--vat", is_flag=True, help="Add VAT, for a client who cannot set it off.")
@known_on_option
@answer_options
def law_bailiff_tariff(
    *, act: str, on: dt.date, vat: bool, known_on: dt.date | None, extra: Path | None, as_json: bool
) -> None:
    """Look up the bailiff's tariff of an act."""
    found = bailiff_tariff(load_law(extra, known_on), act, on, vat)
    if as_json:
        answer = {
            "act": found.letter,
            "description": found.act,
            "fee": plain(found.fee),
            "vat": plain(found.vat),
            "total": plain(found.total),
            "status": str(found.status),
        }
        print_json(answer, found.rows)
        return
    sums = [
        (f"{found.letter}: {found.act}", plain(found.fee)),
        ("VAT", plain(found.vat)),
        ("total", plain(found.total)),
    ]
    print_grid("Bailiff's tariff", ("act", "amount"), sums, right=("amount",))
    print_sources(found.rows)
