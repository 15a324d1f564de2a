"""The law as values: dated rows with their source, tables that know until when, and all tables together.

A day outside what a table knows is an error with the table, the day and the window named; a value is never carried
on silently.
"""

import datetime as dt
import difflib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from filing.calendar_nl import DAY
from filing.errors import LawQuestion, LawUnknown
from filing.law.questions import check_span

BUILT_IN = "filing"  # the origin of a row that we ship
_ADD_A_ROW = "Add the value with its source to your own law folder (--law DIR), or use a newer version of filing."


class Status(StrEnum):
    """How sure a row is, from seen in the official source down to not seen anywhere."""

    PUBLISHED = "published"
    REPORTED = "reported"
    SINGLE = "single"
    DERIVED = "derived"
    UNVERIFIED = "unverified"

    @property
    def rank(self) -> int:
        """0 for the surest; a higher number is less sure."""
        return list(Status).index(self)


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a table, from ``since`` until the next row or ``until``, with where it comes from.

    ``value`` has the shape that ``values.shapes`` gives for the table. ``item`` names the part of the value that was
    used, after ``part``. ``statuses`` are the parts that are less sure than the row. ``origin`` is ``filing`` or the
    file of a firm's own folder.
    Interval: [since, until)
    """

    table: str
    article: str
    since: dt.date
    value: Any
    source: str
    recorded: dt.date
    status: Status
    until: dt.date | None = None
    note: str = ""
    statuses: Mapping[str, Status] = field(default_factory=dict)
    origin: str = BUILT_IN
    item: str = ""

    def part(self, item: str) -> "Row":
        """Return this row narrowed to one part of its value, with the status of that part.

        Raises:
            LawUnknown: the row has no such part.
        """
        if item not in self.value:
            raise LawUnknown(
                f"law table {self.table!r} has no value for {item!r} from {self.since}; it has {', '.join(self.value)}",
                _ADD_A_ROW,
            )
        status = self.statuses.get(item, self.status)
        return replace(self, value=self.value[item], status=status, statuses={}, item=item)


def weakest(rows: Iterable[Row]) -> Status:
    """Return the status of the least sure of ``rows``; of no rows it is published."""
    return max((row.status for row in rows), key=lambda status: status.rank, default=Status.PUBLISHED)


def distinct(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return each row once, in the order in which they first come."""
    return tuple({(row.table, row.since, row.item): row for row in rows}.values())


@dataclass(frozen=True, slots=True)
class Table:
    """A dated history of one value. ``known_through`` is the last day it is known, or None: until the law changes."""

    name: str
    title: str
    law: str
    unit: str
    known_through: dt.date | None
    rows: tuple[Row, ...]
    note: str = ""

    def window(self) -> str:
        """Return the days the table knows, as a person reads them."""
        through = "until the law changes" if self.known_through is None else f"through {self.known_through}"
        return f"from {self.rows[0].since} {through}"

    def at(self, day: dt.date) -> Row:
        """Return the row that holds on ``day``.

        Raises:
            LawUnknown: before the first row, in a gap between rows, or after the table is known.
        """
        found = bisect_right(self.rows, day, key=lambda row: row.since) - 1
        if found < 0 or (self.known_through is not None and day > self.known_through):
            raise self._unknown(day)
        row = self.rows[found]
        if row.until is not None and day >= row.until:
            raise self._unknown(day)
        return row

    def between(self, since: dt.date, until: dt.date) -> tuple[Row, ...]:
        """Return the rows that hold on some day of ``[since, until)``, every day of which must be known.

        Interval: [since, until); of an empty interval nothing is asked and no row is returned.

        Raises:
            LawQuestion: ``until`` lies before ``since``.
            LawUnknown: a day of the interval is not known.
        """
        check_span(since, until)
        if since == until:
            return ()
        self.at(until - DAY)
        first = self.at(since)
        rows = tuple(row for row in self.rows if first.since <= row.since < until)
        for row, after in pairwise(rows):
            if row.until is not None and row.until < after.since:
                raise self._unknown(row.until)
        return rows

    def last(self) -> Row:
        """Return the newest row: for lists that are asked as they are now known, without a day."""
        return self.rows[-1]

    def _unknown(self, day: dt.date) -> LawUnknown:
        within = self.rows[0].since <= day and (self.known_through is None or day <= self.known_through)
        gap = ", with a gap here" if within else ""
        message = f"law table {self.name!r} ({self.title}) has no value for {day}; it is known {self.window()}{gap}"
        return LawUnknown(message, _ADD_A_ROW)


@dataclass(frozen=True, slots=True)
class Law:
    """Every law table, and one digest of all they say (for provenance)."""

    tables: Mapping[str, Table]
    digest: str

    def table(self, name: str) -> Table:
        """Return the table called ``name``.

        Raises:
            LawQuestion: there is none.
        """
        if name not in self.tables:
            near = difflib.get_close_matches(name, self.tables, n=3) or sorted(self.tables)
            raise LawQuestion(f"there is no law table {name!r}", f"Ask for one of: {', '.join(near)}.")
        return self.tables[name]
