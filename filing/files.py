"""Files that are either whole or not there, names that stay inside their folder, and hashes.

Everything filing writes goes to a temporary name in the same folder and is renamed when it is complete.
"""

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write_whole(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Leave ``path`` with exactly ``data`` and these permissions, or as it was; never something in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder inside ``target``; on success its files move in, on failure nothing of it stays.

    Inside, because ``target`` may be another file system than the folder around it. Files already in ``target`` under
    other names are left alone.

    Raises:
        OSError: the folder cannot be written, or a folder stands where a file should go; then no file was moved.
    """
    absent = [folder for folder in (target, *target.parents) if not folder.exists()]
    temporary = None
    try:
        target.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".filing-", dir=target))
        yield temporary
        moves = [(source, target / source.relative_to(temporary)) for source in sorted(temporary.rglob("*"))]
        for source, destination in moves:
            if source.is_dir():
                destination.mkdir(exist_ok=True)
            elif destination.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(destination))
        for source, destination in moves:
            if source.is_file():
                source.replace(destination)
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        for folder in absent:  # made here, and still empty: the run failed
            with suppress(OSError):
                folder.rmdir()


def inside(folder: Path, name: str) -> Path | None:
    """Return the path of ``name`` below ``folder``, or None when it leads outside (``..``, absolute, a link out)."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or "\x00" in name or not pure.parts:
        return None
    root = folder.resolve()
    candidate = (root / pure).resolve()
    return candidate if candidate.is_relative_to(root) else None
