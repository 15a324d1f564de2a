"""One law table file, ours or a firm's, read and held against the format; every fault with its line.

A file is read on its own here; ``loader.py`` puts ours and the firm's together.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from filing.errors import Problem
from filing.law.table import Row, Status
from filing.law.values import Shape, read_day
from filing.yaml_strict import MAX_BYTES, Value, YamlFault, YamlPath, YamlTree, path_text, read_yaml

OPEN = "open"
_ASK_FORMAT = "docs/law.md shows how a table looks."
_TABLE_KEYS = {"name", "title", "law", "unit", "known_through", "rows"}
_OVERLAY_KEYS = {"name"}
_OVERLAY_OPTIONS = {"known_through", "known_through_recorded", "rows", "note"}
_ROW_KEYS = {"from", "value", "source", "recorded", "status"}
_ROW_OPTIONS = {"until", "note", "statuses"}
_SENTENCES = {
    "missing": "this field is missing",
    "unexpected_keyword_argument": "this field is not known here",
    "dict_type": "write a mapping (name: value)",
    "tuple_type": "write a list",
    "dataclass_type": "write a mapping (name: value)",
    "string_type": "write a text",
}

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row and where it stands, so that faults between rows have a place too."""

    row: Row
    file: str
    line: int


@dataclass(slots=True)
class TableFile:
    """What one file says, as far as it could be read, and all that is wrong with it."""

    file: str
    name: str = ""
    title: str = ""
    law: str = ""
    unit: str = ""
    note: str = ""
    known_through: dt.date | None = None
    says_known_through: bool = False
    known_through_recorded: dt.date | None = None
    line: int = 1
    rows: list[PlacedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def table_problem(message: str, file: str, line: int | None, path: str = "", value: str = "") -> Problem:
    """Return a fault of a law table, with its place."""
    return Problem("LAW-TABLE", message, _ASK_FORMAT, file=file, line=line, path=path, value=value)


def read_table_file(path: Path, shown: str, shape: Shape, origin: str, *, overlay: bool) -> TableFile:
    """Return what the file at ``path`` says, with every fault in it.

    ``shown`` is the file's name in messages. An ``overlay`` file needs only ``name`` and what it adds.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            return TableFile(shown, problems=[table_problem(f"the file is larger than {MAX_BYTES} bytes", shown, 1)])
        tree = read_yaml(path.read_text(encoding="utf-8"), shown)
    except YamlFault as fault:
        return TableFile(shown, problems=[table_problem(one.message, shown, one.line) for one in fault.faults])
    except (OSError, UnicodeDecodeError) as error:
        return TableFile(shown, problems=[table_problem(f"the file cannot be read: {_reason(error)}", shown, None)])
    return _Reading(tree, shape, origin, overlay=overlay).read(path.stem)


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else (error.strerror or "no reason given")


class _Reading:
    """The reading of one file: walks the tree and collects faults."""

    def __init__(self, tree: YamlTree, shape: Shape, origin: str, *, overlay: bool) -> None:
        self.tree = tree
        self.shape = shape
        self.origin = origin
        self.overlay = overlay
        self.table = TableFile(tree.file)

    def fault(self, path: YamlPath, message: str, value: Value = None) -> None:
        shown = value if isinstance(value, str) else ""
        line = self.tree.line(path)
        self.table.problems.append(table_problem(message, self.tree.file, line, path_text(path), shown))

    def read(self, stem: str) -> TableFile:
        required = _OVERLAY_KEYS if self.overlay else _TABLE_KEYS
        optional = _OVERLAY_OPTIONS if self.overlay else {"note"}
        fields = self.mapping((), self.tree.value, required, optional)
        if fields is None:
            return self.table
        table = self.table
        table.name = self.text(("name",), fields)
        table.title = self.text(("title",), fields)
        table.law = self.text(("law",), fields)
        table.unit = self.text(("unit",), fields)
        table.note = self.text(("note",), fields)
        if table.name and table.name != stem:
            self.fault(("name",), f"the table is called {table.name!r} in a file called {stem!r}; the names are equal")
        if "known_through" in fields:
            self.known_through(fields["known_through"])
        table.known_through_recorded = self.read_with(("known_through_recorded",), fields, read_day)
        if "known_through_recorded" in fields and "known_through" not in fields:
            self.fault(("known_through_recorded",), "this is the day on which known_through was moved; it is missing")
        self.rows(fields.get("rows"), given="rows" in fields)
        return table

    def mapping(self, path: YamlPath, value: Value, required: set[str], optional: set[str]) -> dict[str, Value] | None:
        """Return ``value`` as a mapping with all ``required`` keys and no unknown ones, or None when it is none."""
        if not isinstance(value, dict):
            self.fault(path, "write a mapping (name: value)", value)
            return None
        known = required | optional
        if not required <= value.keys() <= known:
            for key in sorted(required - value.keys()):
                self.fault((*path, key), "this field is missing")
            for key in sorted(value.keys() - known):
                self.fault((*path, key), f"this field is not known here; known are {', '.join(sorted(known))}")
        return value

    def text(self, path: YamlPath, fields: dict[str, Value]) -> str:
        """Return the text of a field that is there; a fault when it is empty or no text."""
        key = str(path[-1])
        if key not in fields:
            return ""
        value = fields[key]
        if not isinstance(value, str) or not value.strip():
            self.fault(path, "write a text", value)
            return ""
        return value

    def read_with(self, path: YamlPath, fields: dict[str, Value], read: Callable[[object], _T]) -> _T | None:
        """Return the field as ``read`` reads it; None, with a fault, when it cannot."""
        key = str(path[-1])
        if key not in fields:
            return None
        value = fields[key]
        try:
            return read(value)
        except ValueError as error:
            self.fault(path, str(error), value)
            return None

    def known_through(self, value: Value) -> None:
        if value != OPEN:
            found = self.read_with(("known_through",), {"known_through": value}, read_day)
            self.table.known_through = found
            self.table.says_known_through = found is not None
        elif self.shape.revised:
            message = "a value that is revised periodically is known through a day, never open"
            self.fault(("known_through",), message, value)
        else:
            self.table.says_known_through = True

    def rows(self, value: Value, *, given: bool) -> None:
        if given and (not isinstance(value, list) or not value):
            self.fault(("rows",), "write a list of at least one row")
        elif isinstance(value, list):
            for number, item in enumerate(value):
                self.row(("rows", number), item)
            self.order()

    def row(self, path: YamlPath, item: Value) -> None:
        fields = self.mapping(path, item, _ROW_KEYS, _ROW_OPTIONS)
        if fields is None:
            return
        before = len(self.table.problems)
        since = self.read_with((*path, "from"), fields, read_day)
        until = self.read_with((*path, "until"), fields, read_day)
        recorded = self.read_with((*path, "recorded"), fields, read_day)
        status = self.read_with((*path, "status"), fields, _read_status)
        source = self.text((*path, "source"), fields)
        note = self.text((*path, "note"), fields)
        value = self.value((*path, "value"), fields)
        if since is not None and until is not None and until <= since:
            self.fault((*path, "until"), "the row ends before it begins", str(until))
        statuses = {} if status is None or value is None else self.statuses((*path, "statuses"), fields, value, status)
        if since is None or recorded is None or status is None or len(self.table.problems) > before:
            return
        row = Row(
            table=self.table.name,
            article=self.table.law,
            since=since,
            value=value,
            source=source,
            recorded=recorded,
            status=status,
            until=until,
            note=note,
            statuses=statuses,
            origin=self.origin,
        )
        self.table.rows.append(PlacedRow(row, self.tree.file, self.tree.line(path)))

    def value(self, path: YamlPath, fields: dict[str, Value]) -> Any:
        """Return the value in the shape of this table; a fault for each thing in it that is not."""
        if "value" not in fields:
            return None
        try:
            return self.shape.adapter.validate_python(fields["value"])
        except ValidationError as error:
            for one in error.errors(include_url=False):
                inside = tuple(step for step in one["loc"] if step != "[key]")
                message = _SENTENCES.get(one["type"], one["msg"].removeprefix("Value error, "))
                if one["type"] == "literal_error":
                    message = f"write one of {one['ctx']['expected']}"
                self.fault((*path, *inside), message, one["input"] if isinstance(one["input"], str) else None)
            return None

    def statuses(self, path: YamlPath, fields: dict[str, Value], value: Any, status: Status) -> dict[str, Status]:
        """Return the parts of the value that are less sure than the row."""
        if "statuses" not in fields:
            return {}
        given = fields["statuses"]
        if not isinstance(given, dict) or not isinstance(value, dict):
            self.fault(path, "write a mapping from a part of the value to its status; the value is one too")
            return {}
        found: dict[str, Status] = {}
        for item in given:
            part = self.read_with((*path, item), given, _read_status)
            if item not in value:
                self.fault((*path, item), "the value has no such part")
            elif part is not None and part.rank <= status.rank:
                self.fault((*path, item), f"a part is named here only when it is less sure than the row ({status})")
            elif part is not None:
                found[item] = part
        return found

    def order(self) -> None:
        """Refuse rows that do not follow each other in time; versions of a row follow by the day they were recorded."""
        for last, placed in pairwise(self.table.rows):
            before, row = last.row, placed.row
            if row.since < before.since:
                self.between(placed, f"the row of {row.since} stands after that of {before.since}; oldest first")
            elif row.since == before.since and row.recorded == before.recorded:
                message = f"a second row begins on {row.since} (the first on line {last.line})"
                self.between(placed, f"{message}; versions of a row differ in the day they were recorded")
            elif row.since == before.since and row.recorded < before.recorded:
                self.between(
                    placed,
                    f"the version recorded on {row.recorded} stands after that of {before.recorded}; oldest first",
                )

    def between(self, placed: PlacedRow, message: str) -> None:
        self.table.problems.append(table_problem(message, placed.file, placed.line))


def _read_status(value: object) -> Status:
    try:
        return Status(str(value))
    except ValueError as error:
        message = f"a status is one of {', '.join(Status)}"
        raise ValueError(message) from error
