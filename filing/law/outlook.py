"""How long a law table still lasts, seen from a day."""

import datetime as dt
from dataclasses import dataclass

from filing.calendar_nl import DAY
from filing.errors import LawUnknown
from filing.law.table import Row, Status, Table

NOTICE_DAYS = 45  # [days] a table that runs out sooner is warned about


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a table says on a day: the row in force, or None, and until when it goes on having a value.

    ``last_day`` is the last day from ``on`` that has a value, without a gap; None when the table is known until the
    law changes. Without a row it is the last day before ``on`` that had a value, or None when the table begins later.
    """

    table: Table
    on: dt.date
    row: Row | None
    last_day: dt.date | None

    @property
    def days_left(self) -> int | None:
        """Days after ``on`` that still have a value; negative when it has run out, None when no end is in sight."""
        return None if self.last_day is None else (self.last_day - self.on).days

    @property
    def warning(self) -> str:
        """Return what a person should know now: the table has run out, or will within 45 days; else empty."""
        left = self.days_left
        if left is None or left > NOTICE_DAYS:
            return ""
        if left < 0:
            return f"has no value after {self.last_day}, {_days(-left)} ago"
        return f"runs out after {self.last_day}, in {_days(left)}"


def outlook(table: Table, on: dt.date) -> Outlook:
    """Return how the table stands on a day."""
    try:
        row = table.at(on)
    except LawUnknown:
        return Outlook(table, on, None, _last_before(table, on))
    return Outlook(table, on, row, _last_without_gap(table, row))


def row_status(row: Row) -> Status:
    """Return the status of the least sure part of a row."""
    return max((row.status, *row.statuses.values()), key=lambda status: status.rank)


def _last_without_gap(table: Table, row: Row) -> dt.date | None:
    """Return the last day with a value, of ``row`` and the rows that follow it without a gap."""
    until = row.until
    for later in table.rows:
        if later.since > row.since:
            if until is not None and until < later.since:
                break
            until = later.until
    ends = None if until is None else until - DAY
    if ends is None or table.known_through is None:
        return table.known_through if ends is None else ends
    return min(ends, table.known_through)


def _last_before(table: Table, on: dt.date) -> dt.date | None:
    """Return the last day before ``on`` that has a value; None when there is none."""
    before = [row for row in table.rows if row.since <= on]
    return _last_without_gap(table, before[-1]) if before else None


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
