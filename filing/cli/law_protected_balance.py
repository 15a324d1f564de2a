"""``filing law protected-balance``: what stays free on a bank account of a natural person that is seized."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_grid, print_json, print_sources
from filing.cli.law_days import print_notes
from filing.cli.options import known_on_option
from filing.law.loader import load_law
from filing.law.protected_income import HALF_CENT, protected_balances
from filing.money import plain


@click.command("protected-balance")
@click.option("--on", type=DAY, required=True, help="The day of the seizure.")
@click.option("--not-registered", is_flag=True, help="The debtor is in no population register (BRP): half.")
@known_on_option
@answer_options
def law_protected_balance(
    *, on: dt.date, not_registered: bool, known_on: dt.date | None, extra: Path | None, as_json: bool
) -> None:
    """List the protected bank balances (beslagvrij bedrag) of a day; which household each is for was not found."""
    found = protected_balances(load_law(extra, known_on), on, in_population_register=not not_registered)
    remarks = [note for note in (found[0].row.note, HALF_CENT if not_registered else "") if note]
    if as_json:
        amounts = {one.item: plain(one.amount) for one in found}
        answer = {"amounts": amounts, "halved": not_registered, "status": str(found[0].row.status), "remarks": remarks}
        print_json(answer, (one.row for one in found))
        return
    lines = [(one.item.replace("_", " "), plain(one.amount)) for one in found]
    print_grid("Protected bank balance", ("in the table, for one month", "euro"), lines, right=("euro",))
    print_notes("Mind", remarks)
    print_sources([found[0].row])
