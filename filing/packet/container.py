"""The container of a packet: a zip that is the same bytes for the same parts, and can be told from any other.

Parts are stored, not compressed, in order of name, with a fixed time, so that a container rebuilt from its parts must
equal the file byte for byte: a change anywhere in the file, also outside the parts, is found.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from filing.errors import PacketUnreadable

FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
LARGEST_PACKET = 2 * 1024 * 1024 * 1024  # [bytes]
MOST_PARTS = 10_000
ASK_AGAIN = "Ask the sender for the packet again; do not use this file."


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
    """Return the parts of a container, read within limits.

    Raises:
        PacketUnreadable: no zip, too large, too many parts, a compressed or doubled part, or a name that leads outside.
    """
    if len(data) > LARGEST_PACKET:
        raise PacketUnreadable("The packet is larger than 2 GB.", ASK_AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_entries(entries)
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise PacketUnreadable(_why(error), ASK_AGAIN) from error


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS:
        raise PacketUnreadable(f"The packet has {len(entries)} parts, more than {MOST_PARTS}.", ASK_AGAIN)
    if sum(entry.file_size for entry in entries) > LARGEST_PACKET:
        raise PacketUnreadable("The parts of the packet are larger than 2 GB.", ASK_AGAIN)
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise PacketUnreadable("The packet holds two parts of one name.", ASK_AGAIN)
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or entry.is_dir():
            raise PacketUnreadable(f"The part {entry.filename!r} leads outside the packet.", ASK_AGAIN)
        if entry.compress_type != zipfile.ZIP_STORED:
            raise PacketUnreadable(f"The part {entry.filename!r} is compressed; a packet stores its parts.", ASK_AGAIN)


def _why(error: Exception) -> str:
    """A CRC error names its part ("Bad CRC-32 for file 'x'"), which is what the reader has to know."""
    text = str(error)
    return f"The packet is damaged: {text}." if "CRC" in text else "The packet is not a sound zip file."
