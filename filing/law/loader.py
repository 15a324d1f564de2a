"""All law tables as one value: ours, with the rows of a firm's own folder over them.

A firm's file adds rows, replaces the row that begins on the same day, and may move the last known day of a table that
is revised periodically; each row keeps the file it came from. Tables that are not revised periodically (a scale, a
term, a limit) may be known ``open``: in force until somebody changes the law, and then the table.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from pydantic_core import to_jsonable_python

from filing.errors import LawTableInvalid, Problem
from filing.law.rows import PlacedRow, TableFile, read_table_file, table_problem
from filing.law.table import BUILT_IN, Law, Row, Table
from filing.law.values import Shape, shapes
from filing.resources import law_folder

_SUFFIX = ".yaml"


def load_law(extra: Path | None = None) -> Law:
    """Return our tables, with those of the firm's folder ``extra`` over them.

    Raises:
        LawTableInvalid: any fault in any file; all of them are told at once.
    """
    return load_tables(law_folder(), extra)


def load_tables(folder: Path, extra: Path | None = None) -> Law:
    """Return the tables that stand in ``folder``, with those of ``extra`` over them.

    Raises:
        LawTableInvalid: any fault in any file; all of them are told at once.
    """
    known = shapes()
    ours = _read_folder(folder, known, overlay=False)
    theirs = [] if extra is None else _read_folder(extra, known, overlay=True)
    problems = [problem for file in (*ours, *theirs) for problem in file.problems]
    firm = {file.name: file for file in theirs}
    tables: dict[str, Table] = {}
    for file in ours:
        rows = _merged(file, firm.get(file.name))
        table = _table(file, firm.get(file.name), rows)
        problems += _overlaps(rows) + _beyond(table, rows)
        tables[file.name] = table
    problems += _without_ground(ours, theirs)
    if problems:
        raise LawTableInvalid(_headline(problems), "Correct each line that is named and run again.", problems=problems)
    return Law(tables, _digest(tables))


def _headline(problems: list[Problem]) -> str:
    first = problems[0]
    more = "" if len(problems) == 1 else f" (and {len(problems) - 1} more)"
    return f"the law tables are not sound: {first.place()}: {first.message}{more}"


def _read_folder(folder: Path, known: Mapping[str, Shape], *, overlay: bool) -> list[TableFile]:
    """Read every table file of a folder, by name; a file called after no table is a fault."""
    if not folder.is_dir():
        return [TableFile(str(folder), problems=[table_problem("there is no such folder", str(folder), None)])]
    files = []
    for path in sorted(folder.iterdir()):
        if path.suffix != _SUFFIX:
            continue
        shown = f"{folder.name}/{path.name}"
        shape = known.get(path.stem)
        if shape is None:
            message = f"no law table is called {path.stem!r}; there are {', '.join(sorted(known))}"
            files.append(TableFile(shown, problems=[table_problem(message, shown, 1)]))
        else:
            files.append(read_table_file(path, shown, shape, shown if overlay else BUILT_IN, overlay=overlay))
    return files


def _merged(ours: TableFile, theirs: TableFile | None) -> list[PlacedRow]:
    """Return the rows of both, oldest first; of two that begin on one day the firm's."""
    by_day = {placed.row.since: placed for placed in ours.rows}
    for placed in [] if theirs is None else theirs.rows:
        by_day[placed.row.since] = replace(placed, row=replace(placed.row, article=ours.law))
    return [by_day[day] for day in sorted(by_day)]


def _overlaps(rows: list[PlacedRow]) -> list[Problem]:
    """Return a problem for each row that has not ended when the next one begins."""
    return [
        table_problem(
            f"the row of {earlier.row.since} runs until {earlier.row.until}, and one begins on {later.row.since}",
            later.file,
            later.line,
        )
        for earlier, later in pairwise(rows)
        if earlier.row.until is not None and earlier.row.until > later.row.since
    ]


def _beyond(table: Table, rows: list[PlacedRow]) -> list[Problem]:
    """Return a problem for each row that begins after the last day that the table is known."""
    last = table.known_through
    return [
        table_problem(
            f"the row begins on {placed.row.since}, after the last known day {last}; move known_through with it",
            placed.file,
            placed.line,
        )
        for placed in rows
        if last is not None and placed.row.since > last
    ]


def _table(ours: TableFile, theirs: TableFile | None, rows: list[PlacedRow]) -> Table:
    moved = theirs is not None and theirs.says_known_through
    return Table(
        name=ours.name,
        title=ours.title,
        law=ours.law,
        unit=ours.unit,
        known_through=theirs.known_through if theirs is not None and moved else ours.known_through,
        rows=tuple(placed.row for placed in rows),
        note=ours.note,
    )


def _without_ground(ours: list[TableFile], theirs: list[TableFile]) -> list[Problem]:
    """Return a problem for each file of the firm that belongs to no table of ours."""
    shipped = {file.name for file in ours}
    return [
        table_problem(f"there is no table {file.name!r} to add to", file.file, file.line)
        for file in theirs
        if file.name and file.name not in shipped and not file.problems
    ]


def _canonical(row: Row) -> object:
    """Return what a row says, without where it stands: the same words, the same digest."""
    return [
        str(row.since),
        str(row.until),
        to_jsonable_python(row.value),
        row.source,
        str(row.recorded),
        row.status,
        dict(row.statuses),
        row.note,
    ]


def _digest(tables: Mapping[str, Table]) -> str:
    content = [
        [table.name, table.title, table.law, table.unit, str(table.known_through), table.note]
        + [_canonical(row) for row in table.rows]
        for table in (tables[name] for name in sorted(tables))
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
