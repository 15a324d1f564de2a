"""``filing law limitation``: until when a claim can be enforced."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_grid, print_json, print_sources
from filing.cli.law_days import print_notes, shown
from filing.cli.options import known_on_option
from filing.law.limitation import KINDS, Limitation, limitation_date
from filing.law.loader import load_law


@click.command("limitation")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What kind of claim it is.")
@click.option("--due", type=DAY, required=True, help="The due day; damages: of knowledge; a judgment: its day.")
@click.option(
    "--interrupted",
    type=DAY,
    multiple=True,
    help="The day a demand was received or the debt acknowledged; as often as needed.",
)
@click.option("--event", "event_on", type=DAY, help="Damages: the day of the event that did them.")
@click.option("--main-ends", type=DAY, help="judgment_periodic: the limitation date of the main sum.")
@known_on_option
@answer_options
def law_limitation(
    *,
    kind: str,
    due: dt.date,
    interrupted: tuple[dt.date, ...],
    event_on: dt.date | None,
    main_ends: dt.date | None,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute when a claim lapses (verjaring).

    The last day on which it can be enforced or interrupted (stuiting), step by step.
    """
    found = limitation_date(load_law(extra, known_on), kind, due, interrupted, event_on=event_on, main_ends=main_ends)
    if as_json:
        print_json(_answer(found), found.rows)
        return
    lines = [
        ("last day", shown(found.date)),
        ("barred from", shown(found.barred_from)),
        ("alarm from", shown(found.alarm_on)),
    ]
    print_grid(f"Limitation ({kind.replace('_', ' ')})", ("what", "day"), lines)
    print_notes("Steps", [f"{shown(step.on)}  {step.text} ({step.article})" for step in found.steps])
    print_notes("Mind", found.remarks)
    print_sources(found.rows)


def _answer(found: Limitation) -> dict[str, object]:
    return {
        "limitation_date": str(found.date),
        "barred_from": str(found.barred_from),
        "alarm_on": str(found.alarm_on),
        "term_years": found.term_years,
        "started_on": str(found.started_on),
        "interruptions": [str(day) for day in found.interruptions],
        "ignored": [str(day) for day in found.ignored],
        "steps": [{"on": str(step.on), "what": step.text, "article": step.article} for step in found.steps],
        "remarks": list(found.remarks),
    }
