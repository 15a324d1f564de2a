"""``filing law interest``: interest on one principal, period by period, and what runs per further day."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Literal

import click

from filing.casefile.debt import per_year
from filing.cli.law_answer import DAY, EURO, PERCENT, answer_options, print_grid, print_json, print_sources, rate_text
from filing.cli.law_days import print_notes
from filing.cli.options import known_on_option
from filing.law.interest import OLD_CONTRACTS_BEFORE, Compounding, InterestKind, Regime
from filing.law.loader import load_law
from filing.law.unpaid_principal import Interest, interest
from filing.money import plain

MAY_BE_OLD = (
    f"Interest from before {OLD_CONTRACTS_BEFORE} points to an older agreement: from memory, a lower rate then holds "
    "from that day on; --old-contract reckons with it."
)
_COMPOUNDING = [str(one) for one in Compounding]


@click.command("interest")
@click.option("--kind", type=click.Choice([str(one) for one in InterestKind]), required=True, help="Which one runs.")
@click.option("--principal", type=EURO, required=True, help="The principal in euro.")
@click.option("--from", "since", type=DAY, required=True, help="The first day that counts; anniversaries follow it.")
@click.option("--until", type=DAY, required=True, help="The first day that no longer counts.")
@click.option("--rate", type=PERCENT, help="The agreed rate: contractual, or in the place of commercial interest.")
@click.option("--per", type=click.Choice(["year", "month"]), default="year", help="What --rate is for.")
@click.option("--surcharge", type=PERCENT, default="0", help="Percent per year on top.")
@click.option("--floor", type=PERCENT, help="The least rate, percent per year, surcharge included.")
@click.option("--compounding", type=click.Choice(_COMPOUNDING), help="Left out: yearly, as the law has it.")
@click.option("--simple", is_flag=True, help="No interest on interest: --compounding none.")
@click.option("--old-contract", is_flag=True, help=f"Commercial interest, agreed before {OLD_CONTRACTS_BEFORE}.")
@known_on_option
@answer_options
def law_interest(
    *,
    kind: str,
    principal: Decimal,
    since: dt.date,
    until: dt.date,
    rate: Decimal | None,
    per: Literal["year", "month"],
    surcharge: Decimal,
    floor: Decimal | None,
    compounding: str | None,
    simple: bool,
    old_contract: bool,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute interest on one principal on which nothing is paid.

    Actual days / 365, also in leap years; each period is rounded half up to the cent. A rate per month counts twelve
    times.
    """
    if simple and compounding not in {None, Compounding.NONE}:
        message = f"--simple and --compounding {compounding} exclude each other"
        raise click.UsageError(message)
    if per == "month" and rate is None:
        message = "--per month goes with --rate"
        raise click.UsageError(message)
    regime = Regime(
        InterestKind(kind),
        rate=None if rate is None else per_year(rate, per),
        surcharge=surcharge,
        floor=floor,
        compounding=Compounding.NONE if simple else Compounding(compounding or Compounding.YEARLY),
        old_contract=old_contract,
    )
    found = interest(load_law(extra, known_on), regime, principal, since, until)
    if as_json:
        print_json(_answer(found), found.rows)
        return
    _show(found)
    if regime.kind is InterestKind.COMMERCIAL and rate is None and not old_contract and since < OLD_CONTRACTS_BEFORE:
        print_notes("Mind", [MAY_BE_OLD])
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
    per_day = None if found.next_day is None else plain(found.next_day.interest)
    return {"interest": plain(found.total), "per_day": per_day, "periods": periods}


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
    day = found.next_day
    if day is None:
        click.echo("Per further day: not known, the table of rates ends here.")
    else:
        click.echo(f"Per further day: {plain(day.interest)} ({plain(day.base)} at {rate_text(day.rate)}%)")
