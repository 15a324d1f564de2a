"""A Word 97 document (.doc) made ready to be printed: its fields stand as the file stored them.

Law:   [MS-DOC]: FibBase, FibRgFcLcb97, PlcFld, fldch and flt.
"""

import re
import struct

from filing.bundle.compound_parts import names_in, streams_of, with_streams
from filing.bundle.refusals import Reason, Refused

TEXT = "WordDocument"
TABLES = ("0Table", "1Table")
FLAGS_AT, ENCRYPTED, SECOND_TABLE = 0x0A, 0x0100, 0x0200
VERSION_AT, WORD_97 = 0x02, 0xC1
# Where the header of the file says where the fields stand: of text, heads, notes, comments, end notes, text boxes.
FIELDS_AT = (0x11A, 0x122, 0x12A, 0x132, 0x21A, 0x262, 0x272)
BEGINS, KIND_BITS = 0x13, 0x1F
QUOTED = 35  # the kind of a field that is nothing but its result
# Numbers of pages and notes, contents, references, links, forms, drawings: the print itself decides them.
LEFT_ALONE = frozenset(
    {3, 4, 8, 9, 10, 11, 12, 13, 26, 33, 37, 49, 52, 53, 54, 57, 58, 65, 66, 70, 71, 72, 73, 74, 81, 83, 84, 88, 90, 95}
)
OLD_FRESH = re.compile(rb"\x13\s*(?:DATE|TIME|INCLUDE)", re.IGNORECASE)


def _freeze(table: bytearray, at: int, size: int) -> int:
    """Turn the fields that one list names into their results, and return how many."""
    if not size or at + size > len(table):
        return 0
    number = (size - 4) // 6
    first = at + 4 * (number + 1)
    count = 0
    for place in range(first, first + 2 * number, 2):
        if table[place] & KIND_BITS == BEGINS and table[place + 1] not in LEFT_ALONE:
            count += table[place + 1] != QUOTED
            table[place + 1] = QUOTED
    return count


def ready_word(data: bytes) -> tuple[bytes, list[str]]:
    """Return the document with its fields as stored, and notes.

    Raises: Refused when it has a password, is damaged, or is too old for its fields to be settled.
    """
    streams = streams_of(data, TEXT, *TABLES)
    text = streams.get(TEXT, b"")
    if len(text) < FIELDS_AT[-1] + 8:
        raise Refused(Reason.DAMAGED, "the document is cut off or damaged: its text has no head")
    flags, version = struct.unpack_from("<H", text, FLAGS_AT)[0], struct.unpack_from("<H", text, VERSION_AT)[0]
    if flags & ENCRYPTED:
        raise Refused(Reason.ENCRYPTED, "the Word document has a password, with which it cannot be opened here")
    notes = ["1 parts with macros, which do not run here"] if "Macros" in names_in(data) else []
    if version < WORD_97:
        if OLD_FRESH.search(text):
            raise Refused(Reason.UNSUPPORTED, "the document is older than Word 97 and would show the day of today")
        return data, notes
    name = TABLES[bool(flags & SECOND_TABLE)]
    table = bytearray(streams.get(name, b""))
    count = sum(_freeze(table, *struct.unpack_from("<II", text, place)) for place in FIELDS_AT)
    if not count:
        return data, notes
    notes.append(f"{count} fields (dates, names of files and the like) stand as the file stored them")
    return with_streams(data, {name: bytes(table)}), notes
