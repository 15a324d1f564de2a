"""Where the pictures of a TIFF stand in the file, and which of them go beyond its end.

Libraries stop at the first entry that leads nowhere, and take what they found for everything.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from filing.bundle.limits import MAX_FRAMES, MAX_STREAM_BYTES
from filing.bundle.picture_data import jpeg_fault
from filing.bundle.unpacking import Fault, inflated

ORDERS = {b"II": "<", b"MM": ">"}
WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}  # [bytes] of a value
CODES = {1: "B", 3: "H", 4: "I", 7: "B", 13: "I"}
PLACES = ((273, 279), (324, 325), (513, 514))  # strips, tiles, JPEG in the old form: where, and how many bytes
NEEDED = frozenset({258, 320, 347, *(tag for pair in PLACES for tag in pair)})  # and depth, colours, tables
COMPRESSION, TABLES = 259, 347
IN_JPEG, DEFLATED = 7, frozenset({8, 32946})
FAULTS = frozenset({Fault.CHECK_SUM, Fault.WRONG})
MOST_VALUES = 1_000_000  # of one entry

Tags = dict[int, tuple[int, ...] | None]


@dataclass(frozen=True, slots=True)
class TiffParts:
    """How many pictures a TIFF names, which of them, from 1, are not all there, and whether its list breaks off.

    ``doubtful`` are those that are there, and have faults in their data.
    """

    pictures: int
    broken: tuple[int, ...] = ()
    cut: bool = False
    doubtful: tuple[int, ...] = ()


def _values(data: bytes, order: str, entry: bytes) -> tuple[int, ...] | None:
    """Return the whole numbers of an entry; None where they lie beyond the end."""
    _tag, kind, count = struct.unpack(f"{order}HHI", entry[:8])
    width = WIDTHS.get(kind)
    if width is None or count > max(MOST_VALUES, len(data)):
        return None if width else ()
    size = width * count
    at = struct.unpack(f"{order}I", entry[8:12])[0]
    held = entry[8 : 8 + size] if size <= 4 else data[at : at + size]
    if len(held) < size:
        return None
    return struct.unpack(f"{order}{count}{CODES[kind]}", held) if kind in CODES and count <= MOST_VALUES else ()


def _pieces(data: bytes, tags: Tags) -> Iterator[bytes]:
    """Yield the strips or tiles of a picture."""
    for where, how_many in PLACES[:2]:
        for start, size in zip(tags.get(where) or (), tags.get(how_many) or (), strict=False):
            yield data[start : start + size]


def _has_faults(data: bytes, tags: Tags) -> bool:
    """Return whether a picture has other data than it was written with, as far as its form tells."""
    kind = (tags.get(COMPRESSION) or (0,))[0]
    if kind in DEFLATED:
        return any(inflated(one, MAX_STREAM_BYTES, keep=False).fault in FAULTS for one in _pieces(data, tags))
    if kind == IN_JPEG:
        tables = bytes(tags.get(TABLES) or ())[:-2]
        return any(jpeg_fault(tables + one[2:] if tables else one) is not Fault.NONE for one in _pieces(data, tags))
    return False


def _reaches_beyond(data: bytes, tags: Tags) -> bool:
    if any(values is None for tag, values in tags.items() if tag in NEEDED):
        return True
    for where, how_many in PLACES:
        starts, sizes = tags.get(where), tags.get(how_many)
        if starts and sizes and any(one + size > len(data) for one, size in zip(starts, sizes, strict=False)):
            return True
        if starts and any(one >= len(data) for one in starts):
            return True
    return False


def _directories(data: bytes, order: str) -> Iterator[Sequence[bytes] | None]:
    """Yield the entries of each picture; None for one that lies beyond the end."""
    at = struct.unpack_from(f"{order}I", data, 4)[0]
    seen: set[int] = set()
    while at and at not in seen and len(seen) <= MAX_FRAMES:
        seen.add(at)
        head = data[at : at + 2]
        count = struct.unpack(f"{order}H", head)[0] if len(head) == 2 else 0
        entries = data[at + 2 : at + 2 + 12 * count]
        if not count or len(entries) < 12 * count:
            yield None
            return
        yield [entries[place : place + 12] for place in range(0, len(entries), 12)]
        following = data[at + 2 + 12 * count : at + 6 + 12 * count]
        if len(following) < 4:
            yield None
            return
        at = struct.unpack(f"{order}I", following)[0]


def tiff_parts(data: bytes) -> TiffParts:
    """Return which pictures of the TIFF ``data`` are there."""
    order = ORDERS.get(data[:2], "")
    if not order or len(data) < 8:
        return TiffParts(0, cut=True)
    broken: list[int] = []
    doubtful: list[int] = []
    number = 0
    for number, entries in enumerate(_directories(data, order), start=1):
        if entries is None:
            return TiffParts(number - 1, tuple(broken), cut=True, doubtful=tuple(doubtful))
        tags = {struct.unpack(f"{order}H", entry[:2])[0]: _values(data, order, entry) for entry in entries}
        if _reaches_beyond(data, tags):
            broken.append(number)
        elif _has_faults(data, tags):
            doubtful.append(number)
    return TiffParts(number, tuple(broken), cut=number == 0, doubtful=tuple(doubtful))
