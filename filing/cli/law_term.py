"""``filing law term``: when a term ends, and whether the Termijnenwet moves that day."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_grid, print_json, print_sources
from filing.cli.law_days import print_notes, shown
from filing.cli.options import known_on_option
from filing.law.loader import load_law
from filing.law.statutory_terms import Nature, TermEnd, Unit, term_end


@click.command("term")
@click.option("--from", "start", type=DAY, required=True, help="The day of the event; the term begins the day after.")
@click.option("--length", type=int, required=True, help="How many units.")
@click.option(
    "--unit", type=click.Choice([str(unit) for unit in Unit]), required=True, help="In what the length is counted."
)
@click.option(
    "--nature",
    type=click.Choice([str(nature) for nature in Nature]),
    required=True,
    help="Where the term comes from; counted_back lies before --from.",
)
@known_on_option
@answer_options
def law_term(
    *, start: dt.date, length: int, unit: str, nature: str, known_on: dt.date | None, extra: Path | None, as_json: bool
) -> None:
    """Compute the last day of a term.

    A statutory term is moved off closed days as the Algemene termijnenwet says; the answer says why, or why not.
    """
    found = term_end(load_law(extra, known_on), start, length, Unit(unit), Nature(nature))
    if as_json:
        print_json(_answer(found), found.rows)
        return
    word = unit.removesuffix("s") if length == 1 else unit
    words = f"{length} {word} {'back' if found.nature is Nature.COUNTED_BACK else 'on'}"
    lines = [
        ("from", shown(found.start)),
        (words, shown(found.plain_end)),
        ("last day", shown(found.end)),
    ]
    print_grid(f"Term ({nature.replace('_', ' ')})", ("what", "day"), lines)
    print_notes("Why", [found.reason])
    if found.rows:
        print_sources(found.rows)


def _answer(found: TermEnd) -> dict[str, object]:
    return {
        "end": str(found.end),
        "plain_end": str(found.plain_end),
        "moved": found.moved,
        "reason": found.reason,
        "passed": [{"day": str(day), "what": what} for day, what in found.passed],
        "equated_days_known": found.equated_days_known,
    }
