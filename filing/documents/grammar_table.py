"""Tables of the grammar: columns with alignment and width, a head that repeats, rows that add up to the columns."""

from lxml import etree

from filing.documents.grammar_inline import read_inlines, words
from filing.documents.grammar_marks import Complaints, attributes, children, choice
from filing.documents.tree import Align, Cell, Row, Table

MOST_COLUMNS = 12
WIDEST = 1000


def read_table(element: etree._Element, complaints: Complaints) -> Table:
    """Return the table; without ``colgroup`` its columns stand left, of equal width, as many as its first row has."""
    attributes(element, (), complaints)
    caption = ""
    columns: list[tuple[Align, int]] = []
    head: list[Row] = []
    body: list[Row] = []
    order = 0
    for child in children(element, complaints):
        place = _ORDER.get(str(child.tag), 0)
        if not place or place < order or (place == order and place != _ORDER["tbody"]):
            complaints.add(child, "this tag may not stand here in a table", "Order: caption, colgroup, thead, tbody.")
            continue
        order = place
        attributes(child, (), complaints)
        if child.tag == "caption":
            caption = words(child, complaints)
        elif child.tag == "colgroup":
            columns = [_column(column, complaints) for column in children(child, complaints)]
        else:
            rows = [_row(row, complaints) for row in children(child, complaints)]
            (head if child.tag == "thead" else body).extend(rows)
    if not body:
        complaints.add(element, "a table without rows", "Put it under a condition, or give it a <tbody> with rows.")
    count = len(columns) or max((_width(row) for row in (*head, *body)), default=1)
    columns = columns or [(Align.LEFT, 1)] * count
    if count > MOST_COLUMNS:
        complaints.add(element, f"a table of more than {MOST_COLUMNS} columns", "Use fewer columns.")
    for row in (*head, *body):
        if _width(row) != count:
            message = f"a row of this table covers {_width(row)} columns where the table has {count}"
            complaints.add(element, message, "Add or remove cells, or set colspan.")
    return Table(
        columns=tuple(align for align, _ in columns),
        widths=tuple(width for _, width in columns),
        head=tuple(head),
        body=tuple(body),
        caption=caption,
    )


_ORDER = {"caption": 1, "colgroup": 2, "thead": 3, "tbody": 4}


def _column(element: etree._Element, complaints: Complaints) -> tuple[Align, int]:
    if element.tag != "col":
        complaints.add(element, "this tag may not stand in a colgroup", "Write <col>.")
    found = attributes(element, ("class", "width"), complaints)
    align = Align(choice(element, found.get("class"), (Align.LEFT.value, Align.RIGHT.value), complaints))
    return align, _number(element, found.get("width"), WIDEST, complaints)


def _row(element: etree._Element, complaints: Complaints) -> Row:
    if element.tag != "tr":
        complaints.add(element, "this tag may not stand among rows", "Write <tr>.")
    found = attributes(element, ("class",), complaints)
    total = choice(element, found.get("class"), ("", "total"), complaints) == "total"
    cells = tuple(_cell(cell, complaints) for cell in children(element, complaints))
    if not cells:
        complaints.add(element, "a row without cells", "Put it under a condition, or give it cells.")
    return Row(cells=cells, total=total)


def _cell(element: etree._Element, complaints: Complaints) -> Cell:
    if element.tag not in {"td", "th"}:
        complaints.add(element, "this tag may not stand in a row", "Write <td> or <th>.")
    found = attributes(element, ("colspan",), complaints)
    span = _number(element, found.get("colspan"), MOST_COLUMNS, complaints)
    return Cell(read_inlines(element, complaints, may_be_empty=True), header=element.tag == "th", span=span)


def _number(element: etree._Element, value: str | None, most: int, complaints: Complaints) -> int:
    if value is None:
        return 1
    if not (value.isascii() and value.isdigit() and len(value) < 5 and 1 <= int(value) <= most):
        complaints.add(element, f"{value!r} is no whole number from 1 to {most}", "Write a whole number, without unit.")
        return 1
    return int(value)


def _width(row: Row) -> int:
    return sum(cell.span for cell in row.cells)
