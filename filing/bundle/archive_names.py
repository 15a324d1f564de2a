"""The names of the members of a ZIP archive, in the alphabet they were written in, and what is doubtful about them.

Law:   APPNOTE.TXT of PKWARE 4.4.4 (bit 11), 4.6.9 (Info-ZIP Unicode Path Extra Field), appendix D.
"""

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

from filing.bundle.inside_names import base_name

SAYS_UTF8 = 0x800  # general purpose flag, bit 11
UNICODE_PATH = 0x7075
LEADS_OUT = re.compile(r"\A(?:[/\\]|[A-Za-z]:)|(?:\A|[/\\])\.\.(?:[/\\]|\Z)")


def _raw(member: zipfile.ZipInfo) -> bytes | None:
    """Return the bytes of a name of which the archive does not say that it is UTF-8."""
    if member.flag_bits & SAYS_UTF8:
        return None
    try:
        return member.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return None


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4 : at + 4 + size]
        at += 4 + size


def _beside(member: zipfile.ZipInfo, raw: bytes) -> str:
    """Return the name that stands beside the old one in UTF-8, if it belongs to it; nothing otherwise."""
    for kind, body in _fields(member.extra):
        if kind == UNICODE_PATH and len(body) > 5 and body[:5] == struct.pack("<BI", 1, zlib.crc32(raw)):
            return body[5:].decode("utf-8", errors="replace")
    return ""


def stored_name(member: zipfile.ZipInfo) -> str:
    """Return the name as it was written: in UTF-8 where the archive says so or it reads so, else in code page 437."""
    raw = _raw(member)
    if raw is None or raw.isascii():
        return member.orig_filename
    try:
        return _beside(member, raw) or raw.decode("utf-8")
    except UnicodeDecodeError:
        return member.orig_filename


def name_notes(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return what is doubtful about the names: that they lead out, say no alphabet, or stand there twice."""
    names = [stored_name(member) for member in members]
    out = sum(LEADS_OUT.search(name) is not None for name in names)
    raws = [(member, raw) for member in members if (raw := _raw(member)) is not None and not raw.isascii()]
    silent = sum(not _beside(member, raw) for member, raw in raws)
    twice = sum(count > 1 for count in Counter(names).values())
    alike = sum(count > 1 for name, count in Counter(map(base_name, set(names))).items() if name)
    told = (
        (out, "names in the archive lead outside it; only their last part is used as title"),
        (silent, "names in the archive do not say in which alphabet they are written; they may be misread"),
        (twice, "names stand in the archive more than once; each file follows"),
        (alike, "names of files stand in more than one folder; their titles name the folder"),
    )
    return [f"{count} {what}" for count, what in told if count]
