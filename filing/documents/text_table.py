"""A table in plain text: columns side by side, amounts to the right, long words whole."""

import textwrap

from filing.documents.texts import plain_text
from filing.documents.tree import Align, Cell, Row, Table

WIDTH = 78  # [columns]
GAP = 2  # [columns] between two columns of a table
LEAST = 4  # [columns] of a table column


def text_table(table: Table, width: int) -> str:
    """Return ``table`` within ``width`` columns where its words allow it, with rules under head and over totals."""
    widths = _widths(table, width)
    whole = sum(widths) + GAP * (len(widths) - 1)
    lines = textwrap.wrap(table.caption, width, break_long_words=False, break_on_hyphens=False)
    for row in table.head:
        lines += _row(row, table.columns, widths)
    if table.head:
        lines.append("-" * whole)
    for row in table.body:
        if row.total:
            lines.append("-" * whole)
        lines += _row(row, table.columns, widths)
    return "\n".join(lines)


def _widths(table: Table, width: int) -> list[int]:
    """Return the columns as wide as their texts; where that is too much, the widest of the left ones give way."""
    count = len(table.columns)
    natural, needed = [LEAST] * count, [LEAST] * count
    for row in (*table.head, *table.body):
        for at, cell in _placed(row):
            if cell.span == 1 and at < count:
                text = plain_text(cell.content)
                natural[at] = max(natural[at], len(text))
                needed[at] = max(needed[at], *(len(word) for word in text.split(" ")))
    room = width - GAP * (count - 1)
    floor = [
        natural[at] if table.columns[at] is Align.RIGHT and sum(natural) <= 2 * room else needed[at]
        for at in range(count)
    ]
    found = list(natural)
    while sum(found) > room:
        spare = [(found[at] - floor[at], at) for at in range(count) if found[at] > floor[at]]
        if not spare:
            break
        found[max(spare)[1]] -= 1
    return found


def _row(row: Row, columns: tuple[Align, ...], widths: list[int]) -> list[str]:
    cells = []
    for at, cell in _placed(row):
        covered = widths[at : at + cell.span]
        width = sum(covered) + GAP * max(len(covered) - 1, 0)
        right = cell.span == 1 and at < len(columns) and columns[at] is Align.RIGHT
        text = plain_text(cell.content)
        wrapped = textwrap.wrap(text, max(width, 1), break_long_words=False, break_on_hyphens=False) or [""]
        cells.append([line.rjust(width) if right else line.ljust(width) for line in wrapped] + [" " * width])
    height = max((len(cell) - 1 for cell in cells), default=0)
    gap = " " * GAP
    return [gap.join(cell[min(at, len(cell) - 1)] for cell in cells).rstrip() for at in range(height)]


def _placed(row: Row) -> list[tuple[int, Cell]]:
    found = []
    at = 0
    for cell in row.cells:
        found.append((at, cell))
        at += cell.span
    return found
