"""The law as values: dated rows with their source, tables that know until when, and all tables together.

A day outside what a table knows is an error with the table, the day and the window named; a value is never carried
on silently. Rows of the same first day with different ``recorded`` are versions of one row: a table keeps them all,
answers with the one recorded last, and can tell what it knew on an earlier day (``as_known_on``).
"""

import datetime as dt
import difflib
import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from pydantic_core import to_jsonable_python

from filing.calendar_nl import DAY
from filing.errors import LawQuestion, LawUnknown
from filing.law.questions import check_span
from filing.message import Message, say

BUILT_IN = "filing"  # the origin of a row that we ship
_ASK_LATER = "Ask as known on a later day, or leave that day out for the law as it is known now."
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

    @property
    def is_built_in(self) -> bool:
        """Whether we ship the row; else a firm added it."""
        return self.origin == BUILT_IN

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


def in_force(versions: Iterable[Row]) -> tuple[Row, ...]:
    """Return of each first day the version recorded last, oldest first; of two recorded on one day the firm's."""
    ordered = sorted(versions, key=lambda row: (row.since, row.recorded, not row.is_built_in))
    return tuple({row.since: row for row in ordered}.values())


@dataclass(frozen=True, slots=True)
class Window:
    """Through which day a table is known (None: until the law changes), and since which day that was on record.

    ``recorded`` is None for what the table said from the beginning.
    """

    through: dt.date | None
    recorded: dt.date | None = None


def _ended(through: dt.date | None, missing: Iterable[dt.date]) -> dt.date | None:
    """Return the last day of a window in which rows from the days ``missing`` were not there yet."""
    first = min(missing, default=None)
    if first is None:
        return through
    return first - DAY if through is None else min(through, first - DAY)


@dataclass(frozen=True, slots=True)
class Table:
    """A dated history of one value. ``known_through`` is the last day it is known, or None: until the law changes.

    ``rows`` are those that answer, one for each first day. ``versions`` are all rows, also those that a later one
    replaced; ``windows`` are all that was said about the last known day, ours first. ``known_on`` is the day as of
    which the table answers, or None: as it is known now.
    """

    name: str
    title: str
    law: str
    unit: str
    known_through: dt.date | None
    rows: tuple[Row, ...]
    versions: tuple[Row, ...]
    windows: tuple[Window, ...]
    note: str = ""
    known_on: dt.date | None = None

    def window(self) -> str:
        """Return the days the table knows, as a person reads them."""
        if not self.rows:
            return "on no day"
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
        """Return the newest row: for lists that are asked as they are known, without a day.

        Raises:
            LawUnknown: nothing was known yet on the day as of which the table answers.
        """
        if not self.rows:
            raise self._nothing_yet()
        return self.rows[-1]

    def as_known_on(self, day: dt.date) -> "Table":
        """Return the table as it was on ``day``: only with rows recorded on or before it.

        The table was known through the day before the first row, after all that it had, that was not there yet. What
        was then said to be known stays known: a row that came in later between others, or a firm's row inside our
        window, corrects an answer that the table did give on ``day``.
        """
        if self.known_on is not None and self.known_on < day:
            return self
        rows = in_force(row for row in self.versions if row.recorded <= day)
        after = [row for row in self.versions if row.recorded > day and (not rows or row.since > rows[-1].since)]
        through = _ended(self.windows[0].through, (row.since for row in after if row.is_built_in))
        ours = through
        for window in self.windows[1:]:
            if window.recorded is None or window.recorded <= day:
                through = _ended(window.through, (row.since for row in after if ours is not None and row.since > ours))
        return replace(self, rows=rows, known_through=through, known_on=day)

    def built_in(self) -> "Table":
        """Return the table as it is without what a firm added."""
        ours = tuple(row for row in self.versions if row.is_built_in)
        alone = replace(
            self,
            known_through=self.windows[0].through,
            rows=in_force(ours),
            versions=ours,
            windows=self.windows[:1],
            known_on=None,
        )
        return alone if self.known_on is None else alone.as_known_on(self.known_on)

    def _unknown(self, day: dt.date) -> LawUnknown:
        if not self.rows:
            return self._nothing_yet()
        within = self.rows[0].since <= day and (self.known_through is None or day <= self.known_through)
        gap = ", with a gap here" if within else ""
        then = "" if self.known_on is None else f" as known on {self.known_on}"
        message = (
            f"law table {self.name!r} ({self.title}) has no value for {day}{then}; it is known {self.window()}{gap}"
        )
        later = any(row.recorded > self.known_on for row in self.versions) if self.known_on is not None else False
        return LawUnknown(message, _ASK_LATER if later else _ADD_A_ROW, said=self._said(day, is_gap=within))

    def _said(self, day: dt.date, *, is_gap: bool) -> Message:
        since = self.rows[0].since
        known = say("it is known from {since} until the law changes", since=since)
        if self.known_through is not None:
            known = say("it is known from {since} through {through}", since=since, through=self.known_through)
        if is_gap:
            known = say("{known}, with a gap here", known=known)
        if self.known_on is None:
            return say("the law table {table} has no value for {day}; {known}", table=self.name, day=day, known=known)
        return say(
            "the law table {table} as known on {known_on} has no value for {day}; {known}",
            table=self.name,
            known_on=self.known_on,
            day=day,
            known=known,
        )

    def _nothing_yet(self) -> LawUnknown:
        first = min((row.recorded for row in self.versions), default=None)
        since = "it has no rows" if first is None else f"its first rows were recorded on {first}"
        message = f"law table {self.name!r} ({self.title}) held nothing yet on {self.known_on}; {since}"
        said = say("the law table {table} held nothing yet on {day}", table=self.name, day=self.known_on or dt.date.min)
        return LawUnknown(message, _ASK_LATER, said=said)


@dataclass(frozen=True, slots=True)
class Law:
    """Every law table, and one digest of all they say (for provenance)."""

    tables: Mapping[str, Table]
    digest: str

    def __hash__(self) -> int:
        """Return the hash of the digest: what gives the same answers may stand for the other."""
        return hash(self.digest)

    def table(self, name: str) -> Table:
        """Return the table called ``name``.

        Raises:
            LawQuestion: there is none.
        """
        if name not in self.tables:
            near = difflib.get_close_matches(name, self.tables, n=3) or sorted(self.tables)
            raise LawQuestion(f"there is no law table {name!r}", f"Ask for one of: {', '.join(near)}.")
        return self.tables[name]

    def as_known_on(self, day: dt.date) -> "Law":
        """Return the law as its tables knew it on ``day``, with the digest of what they said then.

        A table that held nothing yet is still there; whoever asks it gets LawUnknown with the day of its first rows.
        """
        tables = {name: table.as_known_on(day) for name, table in self.tables.items()}
        return Law(tables, digest_of(tables))


def digest_of(tables: Mapping[str, Table]) -> str:
    """Return the SHA-256 of all that the tables answer with: the same answers, the same digest.

    Rows that a later one replaced are not in it, nor is where a row stands.
    """
    content = [
        [table.name, table.title, table.law, table.unit, str(table.known_through), table.note]
        + [_canonical(row) for row in table.rows]
        for table in (tables[name] for name in sorted(tables))
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


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
