"""How wide the columns of a table stand on paper: as the wording asks, but no amount or date is broken for it."""

from collections.abc import Iterator

from filing.documents.texts import plain_text
from filing.documents.tree import Align, Table

LINE = 80  # [characters] what a row of a table holds at least, in the sizes of letters and pleadings
GAP = 1.5  # [characters] the room between columns
LONGEST_WORD = 10  # [characters] a date; a longer word in a column of texts may be broken


def column_shares(table: Table) -> tuple[float, ...]:
    """Return the share of the width that each column of ``table`` takes; together they are 1.

    The widths of the wording stand wherever what may not be broken fits in them. Else a column gets what it needs from
    the columns that can spare it; where all together need more than there is, room is given by need.
    """
    whole = sum(table.widths)
    asked = [width / whole for width in table.widths]
    needed = [(longest + GAP) / LINE for longest in _longest(table)]
    lacking = sum(max(0.0, need - share) for need, share in zip(needed, asked, strict=True))
    if not lacking:
        return tuple(asked)
    spare = sum(max(0.0, share - need) for need, share in zip(needed, asked, strict=True))
    if spare < lacking:
        return tuple(need / sum(needed) for need in needed)
    return tuple(
        need if share < need else share - (share - need) * lacking / spare
        for need, share in zip(needed, asked, strict=True)
    )


def _longest(table: Table) -> list[int]:
    """Return for each column the most characters that stand together in it."""
    found = [0] * len(table.columns)
    for at, text in _single_cells(table):
        words = max(map(len, text.split(" ")), default=0)
        found[at] = max(found[at], words if table.columns[at] is Align.RIGHT else min(words, LONGEST_WORD))
    return found


def _single_cells(table: Table) -> Iterator[tuple[int, str]]:
    for row in (*table.head, *table.body):
        at = 0
        for cell in row.cells:
            if cell.span == 1 and at < len(table.columns):
                yield at, plain_text(cell.content)
            at += cell.span
