"""``filing law protected-income``: how much of an income is protected against seizure, as far as it is known."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import click

from filing.cli.law_answer import DAY, EURO, answer_options, print_grid, print_json, print_sources
from filing.cli.law_days import print_notes
from filing.cli.options import known_on_option
from filing.law.loader import load_law
from filing.law.protected_income import CALCULATOR, NOT_IN_IT, Household, ProtectedIncome, protected_income
from filing.money import plain


@click.command("protected-income")
@click.option(
    "--household", type=click.Choice([str(one) for one in Household]), required=True, help="Whom the debtor lives with."
)
@click.option("--net-income", type=EURO, required=True, help="Net income of a month, with holiday allowance.")
@click.option("--norm", type=EURO, help="The social-assistance norm of the household, with holiday allowance.")
@click.option("--at-maximum", is_flag=True, help="Somebody who can tell says that the fixed maximum applies.")
@click.option("--on", type=DAY, required=True, help="A day of the month.")
@known_on_option
@answer_options
def law_protected_income(
    *,
    household: str,
    net_income: Decimal,
    norm: Decimal | None,
    at_maximum: bool,
    on: dt.date,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute the protected income (beslagvrije voet) of the lowest and highest incomes; bound it for the others."""
    law = load_law(extra, known_on)
    found = protected_income(law, household, net_income, on, norm=norm, at_maximum=at_maximum)
    if as_json:
        print_json(_answer(found), found.rows)
        return
    lines = [
        ("net income", plain(found.net_income)),
        ("maximum of this household", plain(found.maximum)),
        ("protected", "not known" if found.amount is None else plain(found.amount)),
        ("protected at most", plain(found.at_most)),
        ("for the seizure at least", plain(found.seizable_at_least)),
    ]
    print_grid(
        f"Protected income, {household.replace('_', ' ')}", ("euro per month", "amount"), lines, right=("amount",)
    )
    print_notes("Why", [found.reason])
    print_notes("Mind", [*found.notes, NOT_IN_IT])
    print_notes("Next", [found.next_step] if found.next_step else [])
    print_sources(found.rows)


def _answer(found: ProtectedIncome) -> dict[str, object]:
    return {
        "household": str(found.household),
        "regime": str(found.regime),
        "amount": None if found.amount is None else plain(found.amount),
        "maximum": plain(found.maximum),
        "at_most": plain(found.at_most),
        "seizable_at_least": plain(found.seizable_at_least),
        "status": str(found.status),
        "reason": found.reason,
        "next_step": found.next_step,
        "calculator": CALCULATOR,
        "remarks": [*found.notes, NOT_IN_IT],
    }
