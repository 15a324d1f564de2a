"""``filing law diff``: which cases change between the law as known on two days, and by how much."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from filing.casefile.as_of import as_of
from filing.casefile.loading import load_case
from filing.casefile.reading import CASE_FILES
from filing.cli.law_answer import DAY, answer_options, print_json
from filing.cli.options import legal_date, on_option
from filing.cli.say import error_json, out, plain_text, print_table, table
from filing.errors import FilingError, WrongUsage
from filing.law.loader import load_law
from filing.law.table import Law
from filing.money import plain
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.reckoning.statement_difference import Figures, StatementDifference, difference, figures

SHOWN = ("principal", "interest", "costs", "total", "per_day")


@dataclass(frozen=True, slots=True)
class Compared:
    """One case: its difference, or the first error that kept it from being reckoned.

    ``known_on`` is the day whose law raised the error, None when the case itself is at fault; ``other`` are the
    figures with the law of the other day, when that one knew enough.
    """

    case: str
    difference: StatementDifference | None = None
    error: FilingError | None = None
    known_on: dt.date | None = None
    other: Figures | None = None

    @property
    def outcome(self) -> str:
        """Return "changed", "same", or "not reckoned"."""
        if self.difference is None:
            return "not reckoned"
        return "changed" if self.difference.changed else "same"


@click.command("diff")
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--from", "since", type=DAY, required=True, help="The law as known on this day,")
@click.option("--to", "until", type=DAY, required=True, help="against the law as known on this one.")
@on_option
@answer_options
def law_diff(
    cases: tuple[Path, ...], since: dt.date, until: dt.date, on: dt.date | None, extra: Path | None, as_json: bool
) -> None:
    """Compare statements under the law as known on two days.

    CASES are case folders, or folders of case folders. A case that cannot be reckoned is listed with the reason.
    """
    if until < since:
        raise WrongUsage(f"--to {until} lies before --from {since}.", "Give the earlier day as --from.")
    law = load_law(extra)
    laws = (law.as_known_on(since), law.as_known_on(until))
    compared = [_compare(path, laws, (since, until), legal_date(on)) for path in _case_paths(cases)]
    if as_json:
        print_json(_answer(compared, since, until, legal_date(on)), ())
    else:
        _show(compared, since, until, legal_date(on))
    _leave(compared)


def _case_paths(places: Iterable[Path]) -> Iterator[Path]:
    """Return each place that is a case, and of each that is none the cases in it, by name."""
    for place in places:
        inside = [] if _is_case(place) or not place.is_dir() else sorted(filter(_is_case, place.iterdir()))
        yield from inside or [place]


def _is_case(place: Path) -> bool:
    return place.is_dir() and any((place / name).is_file() for name in CASE_FILES)


def _compare(path: Path, laws: tuple[Law, Law], days: tuple[dt.date, dt.date], on: dt.date) -> Compared:
    try:
        file = as_of(load_case(path), on).file
    except FilingError as error:
        return Compared(str(path), error=error)
    statements: list[Statement] = []
    failed: list[tuple[FilingError, dt.date]] = []
    for law, day in zip(laws, days, strict=True):
        try:
            statements.append(reckon(file, law, on))
        except FilingError as error:
            failed.append((error, day))
    if not failed:
        return Compared(str(path), difference(*statements))
    first, known_on = failed[0]
    other = figures(statements[0]) if statements else None
    return Compared(str(path), error=first, known_on=known_on, other=other)


def _leave(compared: Sequence[Compared]) -> None:
    """Leave with the exit code of the first error when no case at all could be compared."""
    first = next((one.error for one in compared if one.error is not None), None)
    if first is not None and all(one.difference is None for one in compared):
        click.get_current_context().exit(first.exit_code)


def _answer(compared: Sequence[Compared], since: dt.date, until: dt.date, on: dt.date) -> dict[str, Any]:
    counted = Counter(one.outcome for one in compared)
    return {
        "on": str(on),
        "known_on": {"from": str(since), "to": str(until)},
        "changed": counted["changed"],
        "same": counted["same"],
        "not_reckoned": counted["not reckoned"],
        "cases": [_case_answer(one) for one in compared],
    }


def _case_answer(one: Compared) -> dict[str, Any]:
    if one.difference is None:
        known_on = None if one.known_on is None else str(one.known_on)
        error = None if one.error is None else error_json(one.error)
        other = None if one.other is None else _figures_answer(one.other)
        return {"case": one.case, "outcome": one.outcome, "known_on": known_on, "error": error, "other": other}
    found = one.difference
    parts = {"before": found.before, "after": found.after, "by": found.by}
    sums = {name: _figures_answer(part) for name, part in parts.items()}
    rows = [{"table": row.table, "from": str(row.since), "recorded": str(row.recorded)} for row in found.new_rows]
    return {"case": one.case, "outcome": one.outcome, **sums, "new_rows": rows}


def _figures_answer(sums: Figures) -> dict[str, str]:
    return {name: plain(value) for name, value in asdict(sums).items()}


def _show(compared: Sequence[Compared], since: dt.date, until: dt.date, on: dt.date) -> None:
    console = out()
    heading = f"What is owed on {on}: the law as known on {since}, against {until}"
    console.print(plain_text(heading, "bold"), soft_wrap=True)
    columns = ("Case", "Principal", "Interest", "Costs", "Total", "Per day", "Total now")
    made = table(columns, right=columns[1:])
    for one in compared:
        if one.difference is not None:
            by = asdict(one.difference.by)
            amounts = [_signed(by[name]) for name in SHOWN]
            made.add_row(plain_text(one.case), *amounts, plain(one.difference.after.total))
    if made.row_count:
        print_table(made)
    for one in compared:
        if one.error is not None:
            when = "" if one.known_on is None else f" as known on {one.known_on}"
            words = f"{one.case}: not reckoned{when}: {one.error.code}: {one.error.message}"
            if one.other is not None:
                words += f"; with the law of the other day {plain(one.other.total)} is owed"
            console.print(plain_text(words, "yellow"), soft_wrap=True)
    counted = Counter(one.outcome for one in compared)
    words = f"{counted['changed']} changed, {counted['same']} the same, {counted['not reckoned']} not reckoned."
    console.print(plain_text(words), soft_wrap=True)


def _signed(amount: Decimal) -> str:
    return f"+{plain(amount)}" if amount > 0 else plain(amount)
