"""Streams of a compound file (.doc, .xls), and the same file with some of them changed in place."""

import io
from collections.abc import Mapping

import olefile

from filing.bundle.content import OLE_FAULTS
from filing.bundle.refusals import Reason, Refused


def streams_of(data: bytes, *names: str) -> dict[str, bytes]:
    """Return those of the streams that are there, by name.

    Raises: Refused when the file is damaged.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            return {name: compound.openstream(name).read() for name in names if compound.exists(name)}
    except OLE_FAULTS as error:
        raise Refused(Reason.DAMAGED, "the document is cut off or damaged: a part of it cannot be read") from error


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of all storages and streams, those inside others too.

    Raises: Refused when the file is damaged.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            return frozenset(name for path in compound.listdir(storages=True) for name in path)
    except OLE_FAULTS as error:
        raise Refused(Reason.DAMAGED, "the document is cut off or damaged: a part of it cannot be read") from error


def with_streams(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the file with streams replaced by others of the same size.

    Raises: Refused when the file is damaged.
    """
    held = io.BytesIO(data)
    try:
        with olefile.OleFileIO(held, write_mode=True) as compound:
            for name, stream in changed.items():
                compound.write_stream(name, stream)
            return held.getvalue()
    except OLE_FAULTS as error:
        raise Refused(Reason.DAMAGED, "the document is cut off or damaged: a part of it cannot be read") from error
