"""A place on disk for pages that are not needed at the moment: one temporary file without a name.

Exhibits may be a gigabyte together, and are needed one after the other. Nobody else can open the file, and it is gone
with the last value that stands in it, or with the program.
"""

import tempfile
import threading
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


class Shelf:
    """Takes bytes, which never change once they stand here; usable from several threads."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="filing-")  # noqa: SIM115 - it lives as long as what stands in it
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()
        self._end = 0

    def put(self, data: bytes) -> "Stored":
        """Return ``data`` as a value that takes no memory."""
        with self._lock:
            at = self._end
            self._file.seek(at)
            self._file.write(data)
            self._file.flush()
            self._end = at + len(data)
        return Stored(self, at, len(data))

    def read(self, at: int, size: int) -> bytes:
        """Return ``size`` bytes from ``at``."""
        with self._lock:
            self._file.seek(at)
            return self._file.read(size)


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """Bytes that stand on a shelf. Two are equal when their bytes are."""

    shelf: Shelf = field(repr=False)
    at: int
    size: int

    def read(self) -> bytes:
        """Return the bytes."""
        return self.shelf.read(self.at, self.size)

    def beside(self, data: bytes) -> "Stored":
        """Return ``data`` on the same shelf."""
        return self.shelf.put(data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stored) and self.size == other.size and self.read() == other.read()

    def __hash__(self) -> int:
        return hash(self.size)


class OnShelf(Mapping[str, bytes]):
    """Bytes by name that are read from their shelf when they are asked for, each time anew."""

    def __init__(self, stored: Mapping[str, Stored]) -> None:
        self._stored = stored

    def __getitem__(self, key: str) -> bytes:
        return self._stored[key].read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)
