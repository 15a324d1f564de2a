"""``filing law notice-period``: when a fourteen-day notice has run out."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_grid, print_json, print_sources
from filing.cli.options import known_on_option
from filing.law.loader import load_law
from filing.law.notice_period import notice_period


@click.command("notice-period")
@click.option("--dispatched", type=DAY, required=True, help="The day the notice was sent.")
@known_on_option
@answer_options
def law_notice_period(dispatched: dt.date, known_on: dt.date | None, extra: Path | None, as_json: bool) -> None:
    """Compute the dates of a fourteen-day notice whose delivery is presumed."""
    found = notice_period(load_law(extra, known_on), dispatched)
    answer = {
        "dispatched": str(found.dispatched),
        "delivered": str(found.delivered),
        "last_day": str(found.last_day),
        "costs_due_from": str(found.costs_due_from),
    }
    if as_json:
        print_json(answer, found.rows)
        return
    lines = [(what.replace("_", " "), f"{dt.date.fromisoformat(day):%a} {day}") for what, day in answer.items()]
    print_grid("Fourteen-day notice", ("what", "day"), lines)
    print_sources(found.rows)
