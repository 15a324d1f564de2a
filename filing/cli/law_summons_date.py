"""``filing law summons-date``: the earliest docket date after serving, and the last day to file."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_grid, print_json, print_sources
from filing.cli.law_days import print_notes, shown
from filing.cli.options import known_on_option
from filing.errors import LawQuestion
from filing.law.loader import load_law
from filing.law.statutory_terms import closed_because
from filing.law.summons_term import RESIDENCES, docket_term, file_by, repair_by
from filing.law.table import distinct


@click.command("summons-date")
@click.option("--served", type=DAY, required=True, help="The day the summons is served.")
@click.option(
    "--residence",
    type=click.Choice(RESIDENCES),
    required=True,
    help="Of the defendant. EU: also a European state of the Hague Service Convention; other: also unknown.",
)
@click.option("--sent", type=DAY, help="EU: the day of sending to the receiving agency; the term begins after it.")
@click.option("--in-person", is_flag=True, help="Lives elsewhere, but served in the Netherlands in person.")
@click.option("--shortened-to", type=int, metavar="DAYS", help="The term in days of an order that shortens it.")
@click.option("--docket-date", type=DAY, help="The docket date chosen; left out, the earliest one.")
@known_on_option
@answer_options
def law_summons_date(
    *,
    served: dt.date,
    residence: str,
    sent: dt.date | None,
    in_person: bool,
    shortened_to: int | None,
    docket_date: dt.date | None,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute the earliest docket date (roldatum).

    With the last day to file for it, and the last day to repair when it was not filed.
    """
    law = load_law(extra, known_on)
    found = docket_term(law, served, residence, sent=sent, in_person=in_person, shortened_to=shortened_to)
    docket = docket_date or found.earliest
    if docket < found.earliest:
        raise LawQuestion(
            f"the docket date {docket} is too early: served on {served}, the earliest is {found.earliest}",
            "Choose a later docket date, or serve earlier.",
        )
    filing_day, repair = file_by(law, docket), repair_by(law, docket)
    why = closed_because(law, docket)
    remarks = [*found.remarks, *([f"{docket} is no roll day: {why}"] if why else [])]
    rows = (*found.rows, law.table("holidays").at(filing_day), *repair.rows)
    if as_json:
        answer = {
            "earliest_docket_date": str(found.earliest),
            "file_by": str(filing_day),
            "docket_date": str(docket),
            "docket_date_is_open": not why,
            "counted_from": str(found.counted_from),
            "term": found.term,
            "article": found.article,
            "repair_by": str(repair.end),
            "remarks": remarks,
        }
        print_json(answer, distinct(rows))
        return
    lines = [
        ("counted from", shown(found.counted_from), found.article),
        (f"earliest docket date ({found.term})", shown(found.earliest), found.article),
        ("file by", shown(filing_day), "art. 125 lid 2 Rv"),
        ("repair exploot by, if not filed in time", shown(repair.end), "art. 125 lid 5 Rv"),
    ]
    if docket_date is not None:
        lines.insert(2, ("docket date", shown(docket), ""))
    print_grid("Summons", ("what", "day", "article"), lines)
    print_notes("Mind", remarks)
    print_sources(distinct(rows))
