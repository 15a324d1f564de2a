"""The container of a packet: a zip that is the same bytes for the same parts, and can be told from any other.

Parts are stored, not compressed, in order of name, with a fixed time, so that a container rebuilt from its parts must
equal the file byte for byte: a change anywhere in the file, also outside the parts, is found.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from filing.errors import PacketBroken, PacketUnreadable, Problem

FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
LARGEST_PACKET = 2 * 1024 * 1024 * 1024  # [bytes]
MOST_PARTS = 10_000
ASK_AGAIN = "Ask the sender for the packet again; do not use this file."
CHANGED = "PACKET-CHANGED"
PART_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the container of ``parts``, name to content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, FIRST_ZIP_DAY)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a container. As parts are stored, they are never larger than the container.

    Raises:
        PacketUnreadable: no zip, too large, too many parts, a compressed or doubled part, or a name that is none of a
            packet, such as one that leads outside.
        PacketBroken: parts that are not the bytes the container says they are; the problems name them.
    """
    if len(data) > LARGEST_PACKET:
        raise PacketUnreadable("The packet is larger than 2 GB.", ASK_AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_entries(entries, len(data))
            return _read_all(archive, entries)
    except (zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError) as error:
        raise PacketUnreadable("The packet is not a sound zip file.", ASK_AGAIN) from error


def _refuse_entries(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MOST_PARTS:
        raise PacketUnreadable(f"The packet has {len(entries)} parts, more than {MOST_PARTS}.", ASK_AGAIN)
    for entry in entries:
        if not PART_NAME.fullmatch(entry.filename):
            raise PacketUnreadable(f"A packet has no part of the name {entry.filename!r}.", ASK_AGAIN)
        if entry.compress_type != zipfile.ZIP_STORED:
            raise PacketUnreadable(f"The part {entry.filename} is compressed; a packet stores its parts.", ASK_AGAIN)
    if len({entry.filename for entry in entries}) != len(entries):
        raise PacketUnreadable("The packet holds two parts of one name.", ASK_AGAIN)
    if sum(entry.file_size for entry in entries) > size:
        raise PacketUnreadable("The parts of the packet claim to be larger than the packet.", ASK_AGAIN)


def _read_all(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    changed: list[Problem] = []
    for entry in entries:
        try:
            parts[entry.filename] = archive.read(entry)
        except (zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
            # RuntimeError: the entry says it is encrypted, which no part of ours is.
            changed.append(Problem(CHANGED, "This part was changed.", ASK_AGAIN, file=entry.filename))
    if changed:
        raise PacketBroken("The packet is not what was sealed.", ASK_AGAIN, problems=changed)
    return parts
