"""All law tables as one value: ours, with the rows of a firm's own folder over them.

A firm's file adds rows, or versions of rows that begin on the same day (the one recorded last answers), and may move
the last known day of a table that is revised periodically; each row keeps the file it came from. Tables that are not
revised periodically (a scale, a term, a limit) may be known ``open``: in force until somebody changes the law, and
then the table.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from filing.errors import LawTableInvalid, Problem
from filing.law.rows import PlacedRow, TableFile, read_table_file, table_problem
from filing.law.table import BUILT_IN, Law, Row, Table, Window, digest_of, in_force
from filing.law.values import Shape, shapes
from filing.resources import law_folder

_SUFFIX = ".yaml"


def load_law(extra: Path | None = None, known_on: dt.date | None = None) -> Law:
    """Return our tables, with those of the firm's folder ``extra`` over them; as they were on ``known_on`` if given.

    Raises:
        LawTableInvalid: any fault in any file; all of them are told at once.
    """
    law = load_tables(law_folder(), extra)
    return law if known_on is None else law.as_known_on(known_on)


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
        over = firm.get(file.name)
        placed = _versions(file, over)
        table = _table(file, over, placed)
        problems += _overlaps(placed) + _beyond(table, placed) + _undated_move(file, over)
        tables[file.name] = table
    problems += _without_ground(ours, theirs)
    if problems:
        raise LawTableInvalid(_headline(problems), "Correct each line that is named and run again.", problems=problems)
    return Law(tables, digest_of(tables))


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


def _versions(ours: TableFile, theirs: TableFile | None) -> list[PlacedRow]:
    """Return the rows of both, as they stand; title, article and unit are ours."""
    added = [] if theirs is None else theirs.rows
    return ours.rows + [replace(placed, row=replace(placed.row, article=ours.law)) for placed in added]


def _place(row: Row, placed: list[PlacedRow]) -> PlacedRow:
    return next(one for one in placed if one.row is row)


def _overlaps(placed: list[PlacedRow]) -> list[Problem]:
    """Return a problem for each row that had not ended when the next began, on any day on which rows were recorded."""
    versions = [one.row for one in placed]
    found = []
    for day in sorted({row.recorded for row in versions}):
        for earlier, later in pairwise(in_force(row for row in versions if row.recorded <= day)):
            if earlier.until is not None and earlier.until > later.since:
                message = f"the row of {earlier.since} runs until {earlier.until}, and one begins on {later.since}"
                there = _place(later, placed)
                found.append(table_problem(message, there.file, there.line))
    return list(dict.fromkeys(found))


def _beyond(table: Table, placed: list[PlacedRow]) -> list[Problem]:
    """Return a problem for each row that begins after the last day that the table is known."""
    last = table.known_through
    return [
        table_problem(
            f"the row begins on {one.row.since}, after the last known day {last}; move known_through with it",
            one.file,
            one.line,
        )
        for one in placed
        if last is not None and one.row.since > last
    ]


def _moved(ours: TableFile, theirs: TableFile | None) -> bool:
    """Return whether the firm says another last known day than we do."""
    return theirs is not None and theirs.says_known_through and theirs.known_through != ours.known_through


def _moved_on(ours: TableFile, theirs: TableFile) -> dt.date | None:
    """Return the day on which a moved last day became known: as said, else with the first row beyond ours; or None."""
    if theirs.known_through_recorded is not None:
        return theirs.known_through_recorded
    last = ours.known_through
    return min((one.row.recorded for one in theirs.rows if last is not None and one.row.since > last), default=None)


def _undated_move(ours: TableFile, theirs: TableFile | None) -> list[Problem]:
    """Return a problem when a firm moves the last known day and nothing says on which day that became known."""
    if theirs is None or theirs.problems or not _moved(ours, theirs) or _moved_on(ours, theirs) is not None:
        return []
    message = (
        f"known_through moves from {ours.known_through or 'open'} to {theirs.known_through or 'open'} without a row "
        "beyond it; say in known_through_recorded on which day that became known, or add a row with the same value"
    )
    return [table_problem(message, theirs.file, theirs.line, "known_through")]


def _table(ours: TableFile, theirs: TableFile | None, placed: list[PlacedRow]) -> Table:
    versions = sorted((one.row for one in placed), key=lambda row: (row.since, row.recorded))
    windows = [Window(ours.known_through)]
    if theirs is not None and _moved(ours, theirs):
        windows.append(Window(theirs.known_through, _moved_on(ours, theirs)))
    return Table(
        name=ours.name,
        title=ours.title,
        law=ours.law,
        unit=ours.unit,
        known_through=windows[-1].through,
        rows=in_force(versions),
        note=ours.note,
        versions=tuple(versions),
        windows=tuple(windows),
    )


def _without_ground(ours: list[TableFile], theirs: list[TableFile]) -> list[Problem]:
    """Return a problem for each file of the firm that belongs to no table of ours."""
    shipped = {file.name for file in ours}
    return [
        table_problem(f"there is no table {file.name!r} to add to", file.file, file.line)
        for file in theirs
        if file.name and file.name not in shipped and not file.problems
    ]
