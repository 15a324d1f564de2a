"""``filing law notice-period``: when a fourteen-day notice has run out."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_grid, print_json, print_sources
from filing.cli.law_days import print_notes, shown
from filing.cli.options import known_on_option
from filing.law.loader import load_law
from filing.law.notice_period import NOTICE_DAYS, NoticePeriod, notice_period


@click.command("notice-period")
@click.option("--dispatched", type=DAY, required=True, help="The day the notice was sent.")
@click.option("--delivered", type=DAY, help="The day of delivery, when it is proved; left out, it is presumed.")
@click.option(
    "--days",
    type=int,
    default=NOTICE_DAYS,
    show_default=True,
    help="Full days after the day of delivery that the letter gives: 15 for 'binnen vijftien dagen nadat'.",
)
@known_on_option
@answer_options
def law_notice_period(
    *,
    dispatched: dt.date,
    delivered: dt.date | None,
    days: int,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute the dates of a fourteen-day notice."""
    found = notice_period(load_law(extra, known_on), dispatched, delivered, days=days)
    if as_json:
        print_json(_answer(found), found.rows)
        return
    how = "proved" if not found.presumed else f"presumed, counted day {found.delivery_days} after dispatch"
    lines = [
        ("dispatched", shown(found.dispatched), ""),
        ("delivered", shown(found.delivered), how),
        ("last day", shown(found.last_day), f"{found.days} days" + (", extended" if found.extended else "")),
        ("costs due from", shown(found.costs_due_from), ""),
    ]
    print_grid("Fourteen-day notice", ("what", "day", "how"), lines)
    print_notes("Why", [found.reason])
    print_notes("Mind", found.remarks)
    print_sources(found.rows)


def _answer(found: NoticePeriod) -> dict[str, object]:
    return {
        "dispatched": str(found.dispatched),
        "delivered": str(found.delivered),
        "last_day": str(found.last_day),
        "costs_due_from": str(found.costs_due_from),
        "presumed": found.presumed,
        "delivery_days": found.delivery_days,
        "days": found.days,
        "extended": found.extended,
        "reason": found.reason,
        "equated_days_known": found.equated_days_known,
        "remarks": list(found.remarks),
    }
