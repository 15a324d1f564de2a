"""Where a firm's row says something else than our table: shown, never refused."""

from collections.abc import Iterable
from dataclasses import dataclass

from filing.errors import LawUnknown
from filing.law.table import Law, Row, Table, in_force


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A firm's row that says something else than our table alone says on the first day of that row.

    ``in_force`` is the one of the two that answers, or a third.
    """

    ours: Row
    theirs: Row
    in_force: Row


def contradictions(law: Law) -> tuple[Contradiction, ...]:
    """Return every row of a firm that contradicts ours, by table and day; the firm may well be right."""
    return tuple(found for name in sorted(law.tables) for found in _contradictions(law.tables[name]))


def _contradictions(table: Table) -> Iterable[Contradiction]:
    known = (row for row in table.versions if table.known_on is None or row.recorded <= table.known_on)
    built_in = table.built_in()
    for theirs in in_force(row for row in known if not row.is_built_in):
        try:
            ours = built_in.at(theirs.since)
        except LawUnknown:
            continue
        if ours.value != theirs.value:
            yield Contradiction(ours, theirs, table.at(theirs.since))
