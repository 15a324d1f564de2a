"""Pages from rows: a CSV file as a table, or row by row when it has more columns than a page can hold."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import html

from filing.bundle.from_text import bounded, page_count, text_of
from filing.bundle.joining import joined
from filing.bundle.limits import MAX_LINE_CHARACTERS, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS
from filing.bundle.pages import Asked, Pages
from filing.bundle.printable import breakable, one_line, printable
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sheets import element, facts, sheet_pdf
from filing.bundle.words import Words, words_in

DELIMITERS = ";,\t|"
ROWS_AT_ONCE = 500  # the layout engine takes more than twice the time for twice the rows
WIDE_FROM = 7  # [columns] with so many, the table lies
SAMPLE = 50  # [lines] looked at to find what divides the columns


def cell(text: str) -> str:
    """Return the text of one cell as it can be printed and broken over lines."""
    shown = breakable(printable(text)[0].strip())
    if len(shown) > MAX_LINE_CHARACTERS * 20:
        raise Refused(Reason.TOO_LARGE, f"a cell of the table has more than {MAX_LINE_CHARACTERS * 20} characters")
    return shown


def table_pdf(
    title: str, words: Words, heads: Sequence[str], rows: Sequence[Sequence[str]], look: str, above: str = ""
) -> bytes:
    """Return a table on A4 pages, its heads repeated on each; ``look`` is its class in the style sheet.

    Raises: RenderFailed when it cannot be set without complaint.
    """
    pieces = []
    for start in range(0, max(1, len(rows)), ROWS_AT_ONCE):
        body = [
            element("tr", *(element("td", cell(text)) for text in row)) for row in rows[start : start + ROWS_AT_ONCE]
        ]
        head = element("thead", element("tr", *(element("th", cell(text)) for text in heads)))
        table = element("table", head, element("tbody", *body), class_=f"rows {look}")
        top = [element("p", above or title, class_="file")] if start == 0 else []
        pieces.append(sheet_pdf(title, words.language, element("div", *top, table, class_=look)))
    return joined(pieces)


def _delimiter(text: str) -> str:
    """Return the character that divides the most lines into the same number of columns, more than one."""
    lines = [line for line in islice(text.splitlines(), SAMPLE) if line.strip()]

    def worth(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        most = max(set(counts), key=lambda number: (counts.count(number), number)) if counts else 1
        return (counts.count(most), most) if most > 1 else (0, 0)

    return max(DELIMITERS, key=worth)


def _rows(text: str) -> tuple[list[list[str]], str]:
    delimiter = _delimiter(text)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise Refused(Reason.DAMAGED, f"the table cannot be read ({error})") from error
    if len(rows) > MAX_TABLE_ROWS:
        raise Refused(Reason.TOO_LARGE, f"the table has {len(rows)} rows; at most {MAX_TABLE_ROWS} are taken")
    return rows, delimiter


def _records(heads: Sequence[str], rows: Sequence[Sequence[str]], words: Words) -> Iterator[html.HtmlElement]:
    for number, row in enumerate(rows, start=1):
        yield element("h3", f"{words.row} {number}")
        named = [heads[at] if at < len(heads) and heads[at] else str(at + 1) for at in range(len(row))]
        yield facts([(cell(head), cell(text) or "–") for head, text in zip(named, row, strict=True)])


def csv_pages(asked: Asked) -> Pages:
    """Return the table on A4 pages, its first row as heads; every cell stands there as it is in the file.

    Raises: Refused when there is nothing in it, or too much.
    """
    notes: list[str] = []
    words = words_in(asked.language)
    rows, delimiter = _rows(bounded(text_of(asked, notes)))
    if not rows:
        raise Refused(Reason.EMPTY, "the table has no rows")
    heads, body = rows[0], rows[1:]
    columns = max(map(len, rows))
    title = f"{words.csv_table}: {one_line(asked.name)}"
    notes.append(f"the CSV file is shown as a table, its columns divided at {delimiter!r}")
    if columns > MAX_TABLE_COLUMNS:
        notes.append(f"the table has {columns} columns and is shown row by row")
        if columns * len(rows) > MAX_TABLE_ROWS * MAX_TABLE_COLUMNS:
            raise Refused(Reason.TOO_LARGE, f"the table has {columns * len(rows)} cells")
        name = element("p", title, class_="file")
        pdf = sheet_pdf(title, words.language, element("div", name, *_records(heads, body, words), class_="records"))
    else:
        full = [[*row, *[""] * (columns - len(row))] for row in rows]
        pdf = table_pdf(title, words, full[0], full[1:], "wide" if columns >= WIDE_FROM else "upright")
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
