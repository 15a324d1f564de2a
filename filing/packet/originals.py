"""Files that go along as they came, beside their pages: signed ones and data always, all others only when asked."""

import re
from collections.abc import Iterator
from pathlib import Path

from filing.bundle.sources import Source, Sources
from filing.casefile.exhibits import Exhibits
from filing.errors import BundleUnproven
from filing.files import inside, sha256

FOLDER = "originals"
NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST = 80  # [characters] of a file name


def _name(label: str, name: str) -> str:
    plain = NOT_PLAIN.sub("_", name).strip("._") or "file"
    return f"{FOLDER}/{label}-{plain[-LONGEST:]}"


def _of_case(source: Source, folder: Path) -> bytes:
    """Return the file of ``source`` as it lies in the case folder.

    Raises: BundleUnproven when it is no longer the file that was read.
    """
    path = inside(folder, source.evidence.file)
    data = path.read_bytes() if path is not None and path.is_file() else b""
    if sha256(data) != source.sha256:
        raise BundleUnproven(
            "a file of the case folder changed while the bundle was made",
            "Make the bundle again.",
        )
    return data


def _files(source: Source, label: str, folder: Path, *, everything: bool) -> Iterator[tuple[str, bytes]]:
    for kept in source.kept:
        yield _name(label, kept.name), kept.data
    if everything and not source.evidence.parent:
        yield _name(label, Path(source.evidence.file).name), _of_case(source, folder)


def original_files(
    sources: Sources, exhibits: Exhibits, folder: Path, *, everything: bool = False
) -> tuple[tuple[str, bytes], ...]:
    """Return files as they came, with their names: those that were kept, and with ``everything`` all of the exhibits.

    The original of an exhibit with redactions is among them only with ``everything``.

    Raises: BundleUnproven when a file changed since it was read.
    """
    labels = {row.id: row.label for row in exhibits.rows}
    found: dict[str, bytes] = {}
    for source in sources.included:
        for name, data in _files(source, labels.get(source.evidence.id, "0"), folder, everything=everything):
            taken = found.get(name, data) != data
            found[f"{FOLDER}/{sha256(data)[:8]}-{Path(name).name}" if taken else name] = data
    return tuple(sorted(found.items()))
