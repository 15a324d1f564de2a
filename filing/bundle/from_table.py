"""Pages from rows: a CSV file as a table, or row by row when it has more columns than a page can hold."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pikepdf import ObjectStreamMode, Pdf

from filing.bundle.fonts import REGULAR, SEMIBOLD
from filing.bundle.from_text import bounded, note_unknown, page_count, text_of
from filing.bundle.limits import MAX_TABLE_COLUMNS, MAX_TABLE_ROWS
from filing.bundle.pages import Asked, Pages
from filing.bundle.printable import breakable, one_line, printable
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sheets import element, sheet_pdf
from filing.bundle.typeset import LEFT, RIGHT, Column, Row, Setter, add_sheets, fonts_for
from filing.bundle.words import Words, words_in

DELIMITERS = ";,\t|"
WIDE_FROM = 7  # [columns] with so many, the table lies
MAX_LYING_CELLS = 3_000  # the layout engine takes 2 ms for each
MAX_CELL_CHARACTERS = 20_000
SMALL = 9.0  # [pt]
LEAST_COUNTED, MOST_COUNTED = 3, 60  # [characters] a column counts for, to find its width
DECLARED = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)  # by which Excel is told what divides the columns
SAMPLE = 50  # [lines] looked at to find what divides the columns


def cell(text: str) -> str:
    """Return the text of one cell as it can be printed.

    Raises: Refused when it is longer than a few pages.
    """
    shown = printable(text)[0].strip()
    if len(shown) > MAX_CELL_CHARACTERS:
        raise Refused(Reason.TOO_LARGE, f"a cell of the table has more than {MAX_CELL_CHARACTERS} characters")
    return shown


def _shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the part of the page for each column, by the length of what stands in it; the sum is 1."""
    lengths = [
        [min(max((len(line) for line in text.split("\n")), default=0), MOST_COUNTED) for text in column]
        for column in zip(*rows, strict=True)
    ]
    wanted = [LEAST_COUNTED + (max(column) + sum(column) / len(column)) / 2 for column in lengths]
    return [one / sum(wanted) for one in wanted]


def table_pdf(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table on upright A4 pages, its heads repeated on each."""
    shown = [[cell(text) for text in row] for row in (heads, *rows)]
    setter = Setter()
    setter.paragraph(title, size=SMALL)
    columns = [
        Column(head, share * (RIGHT - LEFT), SEMIBOLD if at == 0 else REGULAR)
        for at, (head, share) in enumerate(zip(shown[0], _shares(shown), strict=True))
    ]
    setter.table(columns, [Row(tuple(row)) for row in shown[1:]])
    sheets = setter.sheets()
    with Pdf.new() as pdf:
        add_sheets(pdf, sheets, fonts_for(pdf, sheets))
        output = io.BytesIO()
        pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return output.getvalue()


def _lying(title: str, words: Words, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table of many columns on lying pages, in smaller letters; slower by far, so only for some rows."""
    shares = _shares([heads, *rows])
    named = zip(heads, shares, strict=True)
    widths = (element("th", breakable(cell(text)), style=f"width: {100 * share:.2f}%") for text, share in named)
    body = [element("tr", *(element("td", breakable(cell(text))) for text in row)) for row in rows]
    table = element("table", element("thead", element("tr", *widths)), element("tbody", *body), class_="rows wide")
    return sheet_pdf(title, words.language, element("div", element("p", title, class_="file"), table, class_="wide"))


def _delimiter(text: str) -> str:
    """Return the character that divides the most lines into the same number of columns, more than one."""
    lines = [line for line in islice(text.splitlines(), SAMPLE) if line.strip()]

    def worth(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        most = max(set(counts), key=lambda number: (counts.count(number), number)) if counts else 1
        return (counts.count(most), most) if most > 1 else (0, 0)

    return max(DELIMITERS, key=worth)


def _quotes_hold(text: str, delimiter: str) -> bool:
    """Return whether all quotation marks close, and nothing stands between one that closes and the next column."""
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _rows(text: str, notes: list[str]) -> tuple[list[list[str]], str]:
    declared = DECLARED.match(text)
    text = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else _delimiter(text)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise Refused(Reason.DAMAGED, f"the table cannot be read ({error})") from error
    if not _quotes_hold(text, delimiter):
        notes.append("the quotation marks of the table do not match; what stands in one cell may belong in several")
    lengths = {len(row) for row in rows}
    uneven = sum(len(row) != len(rows[0]) for row in rows)
    if len(lengths) > 1:
        notes.append(f"{uneven} rows have another number of columns than the first; they are filled up at the end")
    if len(rows) > MAX_TABLE_ROWS:
        raise Refused(Reason.TOO_LARGE, f"the table has {len(rows)} rows; at most {MAX_TABLE_ROWS} are taken")
    return rows, delimiter


def _values(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield number of the row, head of the column and value of every cell that is not empty; heads without any last."""
    filled: set[int] = set()
    for number, row in enumerate(rows, start=1):
        for at, text in enumerate(row):
            if text:
                filled.add(at)
                yield str(number), (heads[at] if at < len(heads) else "") or str(at + 1), text
    yield from (("–", head, "–") for at, head in enumerate(heads) if head and at not in filled)


def csv_pages(asked: Asked) -> Pages:
    """Return the table on A4 pages, its first row as heads; every cell stands there as it is in the file.

    Raises: Refused when there is nothing in it, or too much.
    """
    notes: list[str] = []
    words = words_in(asked.language)
    text = bounded(text_of(asked, notes))
    note_unknown(text, notes)
    rows, delimiter = _rows(text, notes)
    if not rows:
        raise Refused(Reason.EMPTY, "the table has no rows")
    heads, body = rows[0], rows[1:]
    columns = max(map(len, rows))
    title = f"{words.csv_table}: {one_line(asked.name)}"
    notes.append(f"the CSV file is shown as a table, its columns divided at {delimiter!r}")
    full = [[*row, *[""] * (columns - len(row))] for row in rows]
    if columns < WIDE_FROM:
        pdf = table_pdf(title, full[0], full[1:])
    elif columns <= MAX_TABLE_COLUMNS and columns * len(rows) <= MAX_LYING_CELLS:
        pdf = _lying(title, words, full[0], full[1:])
    else:
        notes.append(f"the table has {columns} columns and {len(rows)} rows, and is shown value by value")
        pdf = table_pdf(title, (words.row, words.column, words.value), list(_values(heads, body)))
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
