"""A small writer of Outlook messages (.msg), so that the tests need none that others wrote.

A compound file [MS-CFB] of version 3: a header, sectors of 512 bytes, small streams together in one. In it the
properties of [MS-OXMSG], texts as UTF-16.
"""

import datetime as dt
import struct
from dataclasses import dataclass, field

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FREE, TABLE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
TEXT, BINARY, NUMBER, TIME = 0x001F, 0x0102, 0x0003, 0x0040
EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)

Properties = dict[int, str | bytes | int | dt.datetime]


@dataclass
class Folder:
    """A storage: its streams by name, and the storages in it."""

    streams: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, "Folder"] = field(default_factory=dict)


def _value(pid: int, value: str | bytes | int | dt.datetime, streams: dict[str, bytes]) -> bytes:
    if isinstance(value, dt.datetime):
        return struct.pack("<HHLQ", TIME, pid, 6, (value - EPOCH) // dt.timedelta(microseconds=1) * 10)
    if isinstance(value, int):
        return struct.pack("<HHLLL", NUMBER, pid, 6, value, 0)
    kind = BINARY if isinstance(value, bytes) else TEXT
    data = value if isinstance(value, bytes) else value.encode("utf-16-le")
    streams[f"__substg1.0_{pid:04X}{kind:04X}"] = data
    return struct.pack("<HHLLL", kind, pid, 6, len(data) + (0 if kind == BINARY else 2), 0)


def _stored(properties: Properties, head: int) -> Folder:
    streams: dict[str, bytes] = {}
    rows = b"".join(_value(pid, value, streams) for pid, value in properties.items())
    streams["__properties_version1.0"] = bytes(head) + rows
    return Folder(streams)


def message(
    properties: Properties,
    recipients: list[Properties] | None = None,
    attachments: list[Properties | Folder] | None = None,
    head: int = 32,
) -> Folder:
    """A message; an attachment that is itself a ``message`` (with ``head`` 24) is one inside it."""
    made = _stored(properties, head)
    for number, one in enumerate(recipients or []):
        made.folders[f"__recip_version1.0_#{number:08X}"] = _stored(one, 8)
    for number, other in enumerate(attachments or []):
        inner = _stored({0x3705: 5} if isinstance(other, Folder) else {0x3705: 1, **other}, 8)
        if isinstance(other, Folder):
            inner.folders["__substg1.0_3701000D"] = other
        made.folders[f"__attach_version1.0_#{number:08X}"] = inner
    return made


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    child: int = NONE
    after: int = NONE
    start: int = END


def _entries(folder: Folder, name: str, kind: int, found: list[_Entry]) -> int:
    """Add the entries of ``folder``, its children chained one behind the other; return the place of its own."""
    at = len(found)
    found.append(_Entry(name, kind))
    before = -1
    for child, inner in [*folder.streams.items(), *folder.folders.items()]:
        if isinstance(inner, Folder):
            place = _entries(inner, child, 1, found)
        else:
            place = len(found)
            found.append(_Entry(child, 2, inner))
        if before < 0:
            found[at].child = place
        else:
            found[before].after = place
        before = place
    return at


def _chained(data: bytes, size: int, table: list[int]) -> tuple[bytes, int]:
    """Note in ``table`` the sectors that ``data`` takes; return it filled up, and its first sector."""
    count = -(-len(data) // size)
    start = len(table)
    table.extend([*range(start + 1, start + count), END] if count else [])
    return data.ljust(count * size, b"\0"), start if count else END


def msg(root: Folder) -> bytes:
    """The bytes of a .msg file."""
    entries: list[_Entry] = []
    _entries(root, "Root Entry", 5, entries)
    small_table: list[int] = []
    small = b""
    for entry in entries:
        if entry.kind == 2 and len(entry.data) < CUTOFF:
            data, entry.start = _chained(entry.data, SMALL, small_table)
            small += data
    table: list[int] = []
    body = b""
    for entry in entries:
        if entry.kind == 2 and len(entry.data) >= CUTOFF:
            data, entry.start = _chained(entry.data, SECTOR, table)
            body += data
    data, entries[0].start = _chained(small, SECTOR, table)
    entries[0].data = small
    body += data
    numbers = struct.pack(f"<{len(small_table)}L", *small_table)
    data, small_start = _chained(numbers + b"\xff" * (-len(numbers) % SECTOR), SECTOR, table)
    body += data
    listing = b"".join(
        entry.name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBLLL", 2 * len(entry.name) + 2, entry.kind, 1, NONE, entry.after, entry.child)
        + bytes(36)
        + struct.pack("<LQ", entry.start, len(entry.data))
        for entry in entries
    )
    data, listing_start = _chained(listing + bytes(-len(listing) % SECTOR), SECTOR, table)
    body += data
    tables = 1
    while (len(table) + tables) * 4 > tables * SECTOR:
        tables += 1
    first_table = len(table)
    table += [TABLE] * tables
    body += struct.pack(f"<{len(table)}L", *table) + b"\xff" * (tables * SECTOR - 4 * len(table))
    header = struct.pack(
        "<8s16sHHHHH6s9L",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, tables, listing_start),
        *(0, CUTOFF, small_start, -(-len(numbers) // SECTOR), END, 0),
    )
    places = [first_table + number for number in range(tables)]
    return header + struct.pack("<109L", *places, *[FREE] * (109 - tables)) + body
