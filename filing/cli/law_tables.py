"""``filing law tables``: every law table, known through when, how sure."""

from collections import Counter
from pathlib import Path

import click

from filing.cli.law_answer import answer_options, print_grid, print_json
from filing.law.loader import load_law
from filing.law.table import Status, Table


@click.command("tables")
@answer_options
def law_tables(extra: Path | None, as_json: bool) -> None:
    """List the law tables."""
    law = load_law(extra)
    tables = [law.tables[name] for name in sorted(law.tables)]
    if as_json:
        answer = {"tables": [_answer(table) for table in tables], "digest": law.digest}
        print_json(answer, (row for table in tables for row in table.rows))
        return
    columns = ("table", "known from", "through", "newest row")
    lines = [(table.name, str(table.rows[0].since), _through(table), str(table.last().status)) for table in tables]
    print_grid("Law tables", columns, lines)


def _answer(table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "title": table.title,
        "law": table.law,
        "unit": table.unit,
        "from": str(table.rows[0].since),
        "known_through": _through(table),
        "rows": len(table.rows),
        "statuses": _statuses(table),
        "newest_status": str(table.last().status),
        "origins": sorted({row.origin for row in table.rows}),
        "note": table.note,
    }


def _through(table: Table) -> str:
    return "open" if table.known_through is None else str(table.known_through)


def _statuses(table: Table) -> dict[str, int]:
    counted = Counter(row.status for row in table.rows)
    return {str(status): counted[status] for status in Status if counted[status]}
