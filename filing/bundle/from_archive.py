"""A ZIP archive: its members follow as exhibits of their own, behind a page that lists them; no name touches the disk.

Bounded by the number of members, their size unpacked, and how much larger that is than the archive.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import html

from filing.bundle.archive_names import name_notes, stored_name
from filing.bundle.from_mail import fate_text
from filing.bundle.from_text import page_count
from filing.bundle.limits import (
    MAX_ARCHIVE_MEMBERS,
    MAX_INSIDE_BYTES,
    MAX_INSIDE_FILES,
    MAX_PACKED_RATIO,
    PACKED_RATIO_FROM,
)
from filing.bundle.pages import Asked, Attached, Inside, Pages
from filing.bundle.printable import breakable, one_line
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sheets import element, facts, sheet_pdf
from filing.bundle.words import words_in

LEFTOVERS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
LEFTOVER_FOLDER = "__MACOSX"
ENCRYPTED = 0x1  # general purpose flag, bit 0
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise Refused(Reason.DAMAGED, "the archive cannot be opened; its list of members is damaged") from error
    except NotImplementedError as error:
        raise Refused(Reason.UNSUPPORTED, "the archive is of a kind that is not known (several volumes)") from error


def _is_leftover(name: str) -> bool:
    path = PurePosixPath(name)
    return path.name.lower() in LEFTOVERS or LEFTOVER_FOLDER in path.parts


def _members(archive: zipfile.ZipFile) -> tuple[list[zipfile.ZipInfo], int]:
    """Return the members that are files, and how many leftovers of file managers are passed over."""
    listed = archive.infolist()
    if len(listed) > MAX_ARCHIVE_MEMBERS:
        raise Refused(Reason.TOO_LARGE, f"the archive names {len(listed)} members; at most {MAX_ARCHIVE_MEMBERS}")
    files = [member for member in listed if not member.is_dir()]
    wanted = [member for member in files if not _is_leftover(stored_name(member))]
    if len(wanted) > MAX_INSIDE_FILES:
        raise Refused(Reason.TOO_LARGE, f"the archive holds {len(wanted)} files; at most {MAX_INSIDE_FILES} are taken")
    return wanted, len(files) - len(wanted)


class _Measure:
    """Counts what is unpacked, and refuses the archive before that is too much."""

    def __init__(self, packed: int) -> None:
        self._packed = packed
        self._unpacked = 0

    def allowed(self) -> int:
        """Return how many bytes may still be unpacked, whatever the archive says of itself."""
        by_ratio = max(PACKED_RATIO_FROM, self._packed * MAX_PACKED_RATIO)
        return min(MAX_INSIDE_BYTES, by_ratio) - self._unpacked

    def take(self, size: int) -> None:
        """Count ``size`` bytes.

        Raises: Refused: too large.
        """
        if size > self.allowed():
            raise Refused(
                Reason.TOO_LARGE,
                f"the archive of {self._packed} bytes unpacks to more than is taken: at most {MAX_INSIDE_BYTES} bytes, "
                f"and not more than {MAX_PACKED_RATIO} times its own size",
            )
        self._unpacked += size


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, password: str, measure: _Measure) -> Attached:
    name = stored_name(member)
    if stat.S_ISLNK(member.external_attr >> 16):
        return Attached(name, "", b"", Reason.UNSUPPORTED, "the member of the archive is no file but a link to one")
    if member.flag_bits & ENCRYPTED and not password:
        return Attached(name, "", b"", Reason.ENCRYPTED, "the member of the archive has a password")
    try:
        with archive.open(member, pwd=password.encode() if member.flag_bits & ENCRYPTED else None) as stream:
            data = stream.read(measure.allowed() + 1)
    except RuntimeError:  # what zipfile says of a password that does not fit
        why = "the member of the archive does not open with the password of the case file"
        return Attached(name, "", b"", Reason.ENCRYPTED, why)
    except NotImplementedError:
        why = "the member of the archive is packed or locked in a way that is not known"
        return Attached(name, "", b"", Reason.UNSUPPORTED, why)
    except BROKEN:
        return Attached(name, "", b"", Reason.DAMAGED, "the member of the archive is damaged")
    measure.take(len(data))
    return Attached(name, "", data)


def _all(archive: zipfile.ZipFile, password: str, packed: int) -> Iterator[Attached]:
    measure = _Measure(packed)
    members, _leftovers = _members(archive)
    declared = sum(member.file_size for member in members)
    if declared > measure.allowed():
        measure.take(declared)
    for member in members:
        yield _unpacked(archive, member, password, measure)


def archive_inside(asked: Asked) -> Inside:
    """Return the members of the archive in its order, each with its data or with the reason why it stays out.

    Raises: Refused when the archive is damaged, or holds too much.
    """
    with _opened(asked.data) as archive:
        return Inside(tuple(_all(archive, asked.password, len(asked.data))))


def archive_pages(asked: Asked) -> Pages:
    """Return a page that lists the members and what became of each.

    Raises: Refused when there are none, or the archive is damaged.
    """
    words = words_in(asked.language)
    with _opened(asked.data) as archive:
        members, leftovers = _members(archive)
        remark = one_line(archive.comment.decode("utf-8", errors="replace"))
    if not members:
        raise Refused(Reason.EMPTY, "the archive holds no files")
    lines = [element("li", fate_text(fate, words)) for fate in asked.fates or ()]
    notes = [f"{leftovers} files that file managers leave in archives are passed over"] if leftovers else []
    notes += name_notes(members)
    title = f"{words.archive}: {one_line(asked.name)}"
    rows: list[tuple[str, str | html.HtmlElement]] = [(words.archive_contents, element("ul", *lines))]
    if remark:
        rows.append((words.remark, breakable(remark)))
    listed = facts(rows)
    pdf = sheet_pdf(title, words.language, element("p", title, class_="file"), element("div", listed, class_="mail"))
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
