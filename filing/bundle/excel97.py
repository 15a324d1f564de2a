"""An Excel 97 workbook (.xls) made ready to be printed: its values stand as stored, not as worked out today.

Each formula becomes the value that Excel stored with it, in its place; the workbook keeps its size.
Law:   [MS-XLS]: records Formula, String, Number, Label, BoolErr, Blank, FilePass, BoundSheet8, Header, Footer.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from filing.bundle.compound_parts import names_in, streams_of, with_streams
from filing.bundle.refusals import Reason, Refused

BOOKS = ("Workbook", "Book")
FORMULA, STRING, SHARED, ARRAY, TABLE = 0x0006, 0x0207, 0x04BC, 0x0221, 0x0236
NUMBER, LABEL, TRUTH, BLANK = 0x0203, 0x0204, 0x0205, 0x0201
PASSWORD, SHEET, HEADER, FOOTER = 0x002F, 0x0085, 0x0014, 0x0015
IGNORED = 0x0FFE  # no record has this number; readers pass it over
ANEW = 0x0002  # Excel itself is to work the formula out when it opens the file: nothing is stored
HEAD = 4  # [bytes] of a record: its kind and size
CELL = 6  # [bytes] of a cell: row, column, look
HEAD_CODE = re.compile(rb"&(?:[DTFZ]|\x00[DTFZ])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Record:
    at: int
    kind: int
    body: bytes

    @property
    def end(self) -> int:
        return self.at + HEAD + len(self.body)


def _records(book: bytes) -> Iterator[_Record]:
    at = 0
    while at + HEAD <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        yield _Record(at, kind, book[at + HEAD : at + HEAD + size])
        at += HEAD + size


def _written(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _value(formula: bytes, text: bytes | None) -> bytes | None:
    """Return the record of the value that stands stored in a formula; None when it cannot be told."""
    cell, result = formula[:CELL], formula[CELL : CELL + 8]
    if result[6:] != b"\xff\xff":
        return _written(NUMBER, cell + result)
    match result[0]:
        case 0:
            return None if text is None else _written(LABEL, cell + text)
        case 1:
            return _written(TRUTH, cell + result[2:3] + b"\x00")
        case 2:
            return _written(TRUTH, cell + result[2:3] + b"\x01")
        case _:
            return _written(BLANK, cell)


def _put(book: bytearray, at: int, end: int, record: bytes) -> bool:
    """Write ``record`` over what stands from ``at`` to ``end``, the rest of it passed over; say whether it fits."""
    rest = end - at - len(record)
    if rest and rest < HEAD:
        return False
    filler = _written(IGNORED, bytes(rest - HEAD)) if rest else b""
    if rest < 0:
        return False
    book[at:end] = record + filler
    return True


def _freeze(book: bytearray) -> tuple[int, int]:
    """Turn formulas into their values; return how many stand so, and how many LibreOffice works out."""
    records = list(_records(bytes(book)))
    stored = anew = 0
    for place, one in enumerate(records):
        if one.kind != FORMULA or len(one.body) < 22:
            continue
        last, text = one, None
        for follower in records[place + 1 : place + 4]:
            if follower.kind == STRING:
                last, text = follower, follower.body
            elif follower.kind not in {SHARED, ARRAY, TABLE}:
                break
            else:
                last = follower
        flags = struct.unpack_from("<H", one.body, 14)[0]
        value = None if flags & ANEW else _value(one.body, text)
        if value is not None and _put(book, one.at, last.end, value):
            stored += 1
        else:
            anew += 1
    return stored, anew


def _freeze_heads(book: bytearray) -> int:
    count = 0
    for one in _records(bytes(book)):
        if one.kind in {HEADER, FOOTER}:
            body, found = HEAD_CODE.subn(lambda code: b" " * len(code[0]) if len(code[0]) == 2 else b" \x00 ", one.body)
            book[one.at + HEAD : one.end] = body
            count += found
    return count


def ready_excel(data: bytes) -> tuple[bytes, list[str]]:
    """Return the workbook with values for formulas, and notes.

    Raises: Refused when it has a password or is damaged.
    """
    found = streams_of(data, *BOOKS)
    name = next((name for name in BOOKS if name in found), "")
    book = bytearray(found.get(name, b""))
    records = list(_records(bytes(book)))
    if any(one.kind == PASSWORD for one in records):
        raise Refused(Reason.ENCRYPTED, "the Excel workbook has a password, with which it cannot be opened here")
    if not records or records[-1].end > len(book):
        raise Refused(Reason.DAMAGED, "the workbook is cut off or damaged: its records do not hold together")
    stored, anew = _freeze(book)
    heads = _freeze_heads(book)
    hidden = sum(one.kind == SHEET and len(one.body) > 5 and bool(one.body[4] & 3) for one in records)
    told = (
        (stored, "formulas stand with the values that the file stored"),
        (anew, "formulas have no stored value; LibreOffice worked them out"),
        (heads, "dates, hours and names of the file in heads of sheets are left out"),
        (hidden, "sheets are hidden; they are not printed"),
        (int("_VBA_PROJECT_CUR" in names_in(data)), "parts with macros, which do not run here"),
    )
    return with_streams(data, {name: bytes(book)}), [f"{count} {what}" for count, what in told if count]
