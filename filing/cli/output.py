"""Where outputs go: everything of a command or nothing, and a clear refusal when the place cannot be written."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filing.errors import OutputExists, OutputFailed
from filing.files import whole_folder, write_whole

ZIP_START = b"PK"


def save(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Leave every file (name below ``folder`` to content) in ``folder``, and return their paths.

    Raises:
        OutputFailed: the folder cannot be written; nothing of the files stays.
    """
    with _refusal(folder), whole_folder(folder) as fresh:
        for name, data in files.items():
            target = fresh / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return tuple(str(folder / name) for name in files)


def refuse_other_file(path: Path) -> None:
    """Return when nothing stands at ``path``, or an older packet, which may be replaced.

    Raises:
        OutputExists: a file that is no zip stands there.
    """
    with _refusal(path):
        if path.exists() and not _is_zip(path):
            raise OutputExists(f"{path} is there and is no packet.", "Name another file with -o.")


def save_packet(path: Path, data: bytes) -> None:
    """Leave the packet at ``path``.

    Raises:
        OutputFailed: the place cannot be written; what stood there stays.
    """
    with _refusal(path):
        write_whole(path, data)


def keep_beside(path: Path, data: bytes) -> str:
    """Leave ``data`` at ``path``, in the case folder, and return the path.

    Raises:
        OutputFailed: the case folder cannot be written; what stood there stays.
    """
    with _refusal(path):
        write_whole(path, data)
    return str(path)


def left_from_before(folder: Path, made: Mapping[str, bytes], patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files in ``folder`` that look like outputs and were not made now: of another day, or another case."""
    found = (path for pattern in patterns for path in folder.glob(pattern) if path.is_file())
    return tuple(sorted(str(path) for path in found if path.relative_to(folder).as_posix() not in made))


def _is_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(ZIP_START)) == ZIP_START


@contextmanager
def _refusal(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputFailed(
            f"{place} cannot be written: {error.strerror or 'the place is not usable'}.",
            "Name a place with -o that you may write to and that has room.",
        ) from error
