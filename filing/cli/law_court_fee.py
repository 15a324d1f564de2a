"""``filing law court-fee``: what a court asks for taking a case."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import click

from filing.cli.law_answer import DAY, EURO, answer_options, print_grid, print_json, print_sources
from filing.cli.options import known_on_option
from filing.errors import WrongUsage
from filing.law.court_fees import CLAIMANTS, COURTS, CourtFee, court_fee, defendant_fee
from filing.law.loader import load_law
from filing.money import plain

_YES_NO = {"yes": True, "no": False}


@click.command("court-fee")
@click.option("--court", type=click.Choice(list(COURTS)), required=True, help="The court that takes the case.")
@click.option("--claim", type=EURO, help="Principal, collection costs and interest up to the summons, together.")
@click.option("--indeterminate", is_flag=True, help="The claim has no value in money.")
@click.option("--claimant", type=click.Choice(CLAIMANTS), required=True, help="Who pays (a partnership is legal).")
@click.option("--on", type=DAY, required=True, help="The first docket date; of a petition the day of filing.")
@click.option("--natural-party", type=click.Choice(list(_YES_NO)), help="Above a million: is a natural person party?")
@click.option("--defendant", is_flag=True, help="The fee of the defendant; --on is then the day of serving.")
@known_on_option
@answer_options
def law_court_fee(
    *,
    court: str,
    claim: Decimal | None,
    indeterminate: bool,
    claimant: str,
    on: dt.date,
    natural_party: str | None,
    defendant: bool,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Look up the court fee of a party."""
    if (claim is None) != indeterminate:
        raise WrongUsage("A claim has a value, or is indeterminate.", "Give either --claim or --indeterminate.")
    ask = defendant_fee if defendant else court_fee
    party = _YES_NO[natural_party] if natural_party else None
    found = ask(load_law(extra, known_on), court, claim, claimant, on, natural_person_is_party=party)
    if as_json:
        print_json(_answer(court, found), found.rows)
        return
    lines = [
        ("court", court),
        ("fee", plain(found.fee)),
        ("band", found.band or "none is levied"),
        ("table of", str(found.year) if found.rows else "no table: none is levied"),
        ("article", found.article),
        ("how sure", str(found.status)),
    ]
    print_grid("Court fee", ("what", "answer"), lines)
    if found.rows:
        print_sources(found.rows)


def _answer(court: str, found: CourtFee) -> dict[str, object]:
    return {
        "fee": plain(found.fee),
        "status": str(found.status),
        "court": court,
        "band": found.band or None,
        "year": found.year,
        "article": found.article,
    }
