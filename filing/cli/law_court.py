"""``filing law court``: the district court of a municipality, with its hearing locations."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_json, print_sources, today
from filing.cli.law_days import print_notes
from filing.cli.options import known_on_option
from filing.cli.say import out, plain_text, print_table, table
from filing.law.court import WHICH_LOCATION, CourtPlace, Location, court_for
from filing.law.loader import load_law
from filing.law.table import Row

VERIFY = "An address is as old as its source: confirm it before use."


@click.command("court")
@click.option("--municipality", required=True, metavar="NAME", help="The municipality, not the village or town.")
@click.option("--on", type=DAY, default=None, help="The legal date; today when left out.")
@known_on_option
@answer_options
def law_court(
    *, municipality: str, on: dt.date | None, known_on: dt.date | None, extra: Path | None, as_json: bool
) -> None:
    """Name the court of a municipality; which of its locations takes a case is for a person to confirm."""
    found = court_for(load_law(extra, known_on), municipality, on or today())
    if as_json:
        print_json(_answer(found), found.rows)
        return
    out().print(plain_text(f"{found.statutory_name}, for the municipality of {found.municipality}", "bold"))
    made = table(("location", "address", "source"))
    for place in found.locations:
        made.add_row(
            place.name, "\n".join(part for part in (place.visiting, place.postal) if part) or "not found", place.source
        )
    print_table(made)
    print_notes("Mind", [WHICH_LOCATION, VERIFY])
    print_sources(_each_table_once(found.rows))


def _answer(found: CourtPlace) -> dict[str, object]:
    return {
        "court": found.statutory_name,
        "municipality": found.municipality,
        "locations": [_location(place) for place in found.locations],
        "status": str(found.status),
        "remarks": [WHICH_LOCATION, VERIFY],
    }


def _location(place: Location) -> dict[str, object]:
    return {
        "name": place.name,
        "visiting": place.visiting or None,
        "postal": place.postal or None,
        "source": place.source or None,
        "of_year": place.of_year,
    }


def _each_table_once(rows: tuple[Row, ...]) -> list[Row]:
    return list({row.table: row for row in rows}.values())
