"""``filing law interest``: interest on one principal, period by period."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import click

from filing.cli.law_answer import DAY, EURO, RATE, answer_options, print_grid, print_json, print_sources, rate_text
from filing.cli.options import known_on_option
from filing.law.interest import Compounding, Interest, InterestKind, Regime, interest
from filing.law.loader import load_law
from filing.money import plain

_KINDS = [InterestKind.STATUTORY, InterestKind.COMMERCIAL, InterestKind.CONTRACTUAL]


@click.command("interest")
@click.option("--kind", type=click.Choice([str(kind) for kind in _KINDS]), required=True, help="Which interest runs.")
@click.option("--principal", type=EURO, required=True, help="The principal in euro.")
@click.option("--from", "since", type=DAY, required=True, help="The first day that counts.")
@click.option("--until", type=DAY, required=True, help="The first day that no longer counts.")
@click.option("--rate", type=RATE, help="The agreed rate, percent per year (contractual).")
@click.option("--surcharge", type=RATE, default="0", help="Percent per year on top.")
@click.option("--simple", is_flag=True, help="No interest on interest.")
@known_on_option
@answer_options
def law_interest(
    *,
    kind: str,
    principal: Decimal,
    since: dt.date,
    until: dt.date,
    rate: Decimal | None,
    surcharge: Decimal,
    simple: bool,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute interest on one principal on which nothing is paid."""
    regime = Regime(InterestKind(kind), rate, surcharge, compounding=Compounding.NONE if simple else Compounding.YEARLY)
    found = interest(load_law(extra, known_on), regime, principal, since, until)
    if as_json:
        print_json(_answer(found), found.rows)
        return
    _show(found)
    print_sources(found.rows)


def _answer(found: Interest) -> dict[str, object]:
    periods = [
        {
            "from": str(period.since),
            "until": str(period.until),
            "days": period.days,
            "rate": rate_text(period.rate),
            "principal": plain(period.base),
            "interest": plain(period.interest),
        }
        for period in found.periods
    ]
    return {"interest": plain(found.total), "periods": periods}


def _show(found: Interest) -> None:
    columns = ("from", "until", "days", "rate", "principal", "interest")
    lines = [
        (
            str(period.since),
            str(period.until),
            str(period.days),
            f"{rate_text(period.rate)}%",
            plain(period.base),
            plain(period.interest),
        )
        for period in found.periods
    ]
    print_grid("Interest", columns, [*lines, ("total", "", "", "", "", plain(found.total))], right=columns[2:])
