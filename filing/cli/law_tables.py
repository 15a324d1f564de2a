"""``filing law tables``: every law table, known through when, how sure; what runs out, and what contradicts ours."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
from pydantic_core import to_jsonable_python
from rich.padding import Padding
from rich.text import Text

from filing.cli.law_answer import answer_options, print_json
from filing.cli.options import known_on_option, legal_date, on_option
from filing.cli.say import out, plain_text, print_table, table
from filing.law.contradiction import Contradiction, contradictions
from filing.law.loader import load_law
from filing.law.outlook import Outlook, outlook, row_status
from filing.law.table import Law, Row, Status, Table

WARNING = "yellow"


@click.command("tables")
@click.option("--rows", "only", metavar="TABLE", help="Show every row of one table, with its source.")
@on_option
@known_on_option
@answer_options
def law_tables(
    only: str | None, on: dt.date | None, known_on: dt.date | None, extra: Path | None, as_json: bool
) -> None:
    """List the law tables: article, unit, known from and through, how sure; and which run out within 45 days."""
    law = load_law(extra, known_on)
    names = sorted(law.tables) if only is None else [law.table(only).name]
    stands = [outlook(law.tables[name], legal_date(on)) for name in names]
    against = [one for one in contradictions(law) if one.theirs.table in names]
    if as_json:
        answer = _answer(law, stands, against, only is not None)
        print_json(answer, (row for stand in stands for row in stand.table.rows))
    elif only is None:
        _show(stands, against)
    else:
        _show_rows(stands[0], against)


def _answer(law: Law, stands: list[Outlook], against: list[Contradiction], with_rows: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "tables": [_table_answer(stand) for stand in stands],
        "warnings": [
            {
                "table": stand.table.name,
                "last_day": str(stand.last_day),
                "days_left": stand.days_left,
                "message": f"{stand.table.name} {stand.warning}",
            }
            for stand in stands
            if stand.warning
        ],
        "contradictions": [
            {
                "table": one.theirs.table,
                "from": str(one.theirs.since),
                "ours": _row_answer(one.ours, one.in_force),
                "theirs": _row_answer(one.theirs, one.in_force),
            }
            for one in against
        ],
        "digest": law.digest,
    }
    if with_rows:
        answer["rows"] = [
            _row_answer(row, _answering(stand.table, row)) for stand in stands for row in _known_versions(stand.table)
        ]
    return answer


def _answering(table: Table, row: Row) -> Row | None:
    """Return the version that answers for the first day of ``row``, or None when none was known yet."""
    return next((one for one in table.rows if one.since == row.since), None)


def _row_answer(row: Row, answers: Row | None) -> dict[str, Any]:
    return {
        "from": str(row.since),
        "until": None if row.until is None else str(row.until),
        "value": to_jsonable_python(row.value),
        "status": str(row.status),
        "statuses": {item: str(status) for item, status in row.statuses.items()},
        "recorded": str(row.recorded),
        "source": row.source,
        "note": row.note,
        "origin": row.origin,
        "answers": row is answers,
    }


def _table_answer(stand: Outlook) -> dict[str, Any]:
    table = stand.table
    return {
        "name": table.name,
        "title": table.title,
        "law": table.law,
        "unit": table.unit,
        "from": str(table.rows[0].since) if table.rows else None,
        "known_through": _through(table) or None,
        "in_force": None
        if stand.row is None
        else {"from": str(stand.row.since), "status": str(stand.row.status), "weakest": str(row_status(stand.row))},
        "last_day": None if stand.last_day is None else str(stand.last_day),
        "days_left": stand.days_left,
        "rows": len(table.rows),
        "statuses": _statuses(table),
        "newest_status": str(table.last().status) if table.rows else None,
        "origins": sorted({row.origin for row in table.rows}),
        "note": table.note,
    }


def _through(table: Table) -> str:
    if not table.rows:
        return ""
    return "open" if table.known_through is None else str(table.known_through)


def _known_versions(table: Table) -> Iterable[Row]:
    """Return every version that the table knew on the day as of which it answers."""
    return (row for row in table.versions if table.known_on is None or row.recorded <= table.known_on)


def _lines(words: str, style: str = "") -> Text:
    return Text("\n").join(plain_text(line, style) for line in words.split("\n"))


def _statuses(table: Table) -> dict[str, int]:
    counted = Counter(row.status for row in table.rows)
    return {str(status): counted[status] for status in Status if counted[status]}


def _show(stands: list[Outlook], against: list[Contradiction]) -> None:
    console = out()
    name_width = max(len(stand.table.name) for stand in stands)
    console.print(Text(f"{'Table':{name_width}}  Known from  Through     In force", "bold"))
    for stand in stands:
        known = stand.table
        since = str(known.rows[0].since) if known.rows else "not yet"
        sure = "no value" if stand.row is None else str(row_status(stand.row))
        line = Text.assemble(
            f"{known.name:{name_width}}  {since:10}  ",
            (f"{_through(known):10}", WARNING if stand.warning else ""),
            ("  " + sure, "" if stand.row else WARNING),
        )
        console.print(line, soft_wrap=True)
        counts = ", ".join(f"{count} {status}" for status, count in _statuses(known).items())
        about = f"{known.law}; {known.unit}. Rows: {counts or 'none yet'}."
        console.print(Padding(plain_text(about, "dim"), (0, 0, 0, 2)))
    console.print()
    _show_warnings(stands)
    _show_contradictions(against)


def _show_warnings(stands: Iterable[Outlook]) -> None:
    """Print a warning for every table that has run out or will soon; those of the same day share a line."""
    by_words: dict[tuple[dt.date, str], list[str]] = {}
    for stand in stands:
        if stand.warning and stand.last_day is not None:
            by_words.setdefault((stand.last_day, stand.warning), []).append(stand.table.name)
    for (_, words), names in sorted(by_words.items()):
        out().print(Text.assemble((f"{words[0].upper()}{words[1:]}: ", WARNING), ", ".join(names)))
    if by_words:
        out().print(Text("Add rows with their source to your own folder (--law DIR), or use a newer filing.", "dim"))


def _show_contradictions(against: list[Contradiction]) -> None:
    if not against:
        return
    made = table(("Table", "From", "Ours", "Theirs", "File", "Answers"), title="Rows that say something else than ours")
    for one in against:
        answers = "ours" if one.in_force is one.ours else "theirs" if one.in_force is one.theirs else "another row"
        ours, theirs = (f"{_words(row.value)} ({row.status})" for row in (one.ours, one.theirs))
        cells = (one.theirs.table, str(one.theirs.since), ours, theirs, one.theirs.origin, answers)
        made.add_row(*(_lines(cell) for cell in cells))
    print_table(made)


def _show_rows(stand: Outlook, against: list[Contradiction]) -> None:
    known = stand.table
    console = out()
    console.print(plain_text(known.name, "bold"), plain_text(f"({known.title}), known {known.window()}"))
    console.print(plain_text(f"{known.law}; {known.unit}", "dim"))
    if known.note:
        console.print(plain_text(known.note))
    made = table(("From", "Until", "Recorded", "Status", "Value and source"))
    for row in _known_versions(known):
        replaced = _answering(known, row) is not row
        status = f"{row.status}\n(replaced)" if replaced else str(row.status)
        value = Text.assemble(_lines(_words(row.value)), "\n", plain_text(_origin_words(row), "dim"))
        until = "" if row.until is None else str(row.until)
        made.add_row(str(row.since), until, str(row.recorded), status, value, style="dim" if replaced else "")
    print_table(made)
    _show_warnings([stand])
    _show_contradictions(against)


def _origin_words(row: Row) -> str:
    parts = [", ".join(f"{item}: {status}" for item, status in row.statuses.items()), row.source, row.note]
    if not row.is_built_in:
        parts.append(f"from {row.origin}")
    return "; ".join(part.rstrip(".") for part in parts if part)


def _words(value: Any) -> str:
    """Return a value of any table as a person reads it."""
    plain = value if isinstance(value, Decimal | str | int | dt.date) else to_jsonable_python(value)
    if isinstance(plain, Mapping):
        nested = any(isinstance(part, Mapping | list) for part in plain.values())
        mark = ":" if nested else ""
        lines = [f"{name}{mark} {_inner(part)}".rstrip() for name, part in plain.items() if part is not None]
        return ("\n" if nested else ", ").join(lines)
    if isinstance(plain, list) and any(isinstance(part, Mapping) for part in plain):
        return "\n".join(_inner(part) for part in plain)
    return _inner(plain)


def _inner(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_inner(part)}" for name, part in value.items() if part is not None)
    return ", ".join(_inner(part) for part in value) if isinstance(value, list) else str(value)
