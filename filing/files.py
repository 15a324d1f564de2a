"""Files that are either whole or not there, names that stay inside their folder, and hashes.

Everything filing writes goes to a temporary name in the same folder and is renamed when it is complete.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Leave ``path`` with exactly ``data``, or as it was; never something in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder beside ``target``; on success its files move in, on failure nothing of it stays.

    Files already in ``target`` under other names are left alone.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        yield temporary
        for source in sorted(temporary.rglob("*")):
            if source.is_file():
                destination = target / source.relative_to(temporary)
                destination.parent.mkdir(parents=True, exist_ok=True)
                source.replace(destination)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def inside(folder: Path, name: str) -> Path | None:
    """Return the path of ``name`` below ``folder``, or None when it leads outside (``..``, absolute, a link out)."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or "\x00" in name or not pure.parts:
        return None
    root = folder.resolve()
    candidate = (root / pure).resolve()
    return candidate if candidate.is_relative_to(root) else None
