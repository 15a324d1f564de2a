"""How a file is recognised: tests on its bytes, and on the ending of its name where bytes alone cannot tell."""

import re
import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

import olefile

Looks = Callable[[bytes, str], bool]
"""Whether bytes, under a name with this ending (".pdf", lower case, or empty), are of one type."""

SNIFFED = 65_536  # [bytes] of the beginning are looked at
PDF_HEADER_WITHIN = 1024  # [bytes] where readers look for %PDF-
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(\?xml|!doctype\s+html|html|svg)\b", re.IGNORECASE | re.DOTALL
)
HTML_IN_XML = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
HEADER_LINE = re.compile(rb"[!-9;-~]+[ \t]*:")
MAIL_HEADERS = re.compile(
    rb"^(?:from|to|date|subject|received|return-path|message-id|mime-version|content-type)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b")
FEW_CONTROLS = 4  # [characters] and one in a hundred, that a text may hold by some mishap
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
MOST_MEMBERS_LOOKED_AT = 5_000
# What olefile raises over a compound file that is none.
OLE_FAULTS = (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError, RecursionError)


def begins(*signatures: bytes) -> Looks:
    """Return the test that a file begins with one of ``signatures``."""
    return lambda data, _ending: data.startswith(signatures)


def holds_at(place: int, *signatures: bytes) -> Looks:
    """Return the test that one of ``signatures`` stands at ``place`` [bytes]."""
    return lambda data, _ending: data.startswith(signatures, place)


@lru_cache(maxsize=1)
def _members(data: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist()[:MOST_MEMBERS_LOOKED_AT])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def zip_with(*members: str) -> Looks:
    """Return the test that a file is a ZIP archive with one of ``members`` in it."""
    return lambda data, _ending: data.startswith(ZIP) and not _members(data).isdisjoint(members)


def open_document(*kinds: str) -> Looks:
    """Return the test that a file is an OpenDocument of one of ``kinds`` (text, spreadsheet, presentation).

    The format wants the media type as first member, stored without compression.
    """
    markers = tuple(f"application/vnd.oasis.opendocument.{kind}".encode() for kind in kinds)
    return lambda data, _ending: data.startswith(ZIP) and any(marker in data[:200] for marker in markers)


def _streams(data: bytes) -> frozenset[str]:
    if not data.startswith(OLE):
        return frozenset()
    try:
        with olefile.OleFileIO(BytesIO(data)) as compound:
            return frozenset(path[0] for path in compound.listdir())
    except OLE_FAULTS:
        return frozenset()


def compound_with(*streams: str) -> Looks:
    """Return the test that a file is a compound file of Microsoft with one of ``streams`` in it."""
    return lambda data, _ending: not _streams(data).isdisjoint(streams)


def is_markup(data: bytes, kind: bytes) -> bool:
    """Return whether the file begins as XML (``b"?xml"``), HTML (``b"html"``) or SVG (``b"svg"``)."""
    found = MARKUP.match(data[:4096])
    if not found:
        return False
    word = found[1].lower()
    page = word not in {b"?xml", b"svg"} or bool(word == b"?xml" and HTML_IN_XML.search(data[:4096]))
    return page if kind == b"html" else word == kind and not page


def html(data: bytes, ending: str) -> bool:
    """Return whether the file is an HTML page; one without a beginning of its own is known by its ending."""
    return is_markup(data, b"html") or (ending in {".html", ".htm"} and is_text(data, ending) and b"<" in data)


def root_in(*namespaces: bytes) -> Looks:
    """Return the test that a file is XML whose first elements name one of ``namespaces``."""

    def looks(data: bytes, _ending: str) -> bool:
        head = data[:SNIFFED]
        if head.startswith(WIDE_MARKS):
            head = head.replace(b"\x00", b"")
        return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and any(name in head for name in namespaces)

    return looks


def is_text(data: bytes, ending: str) -> bool:
    """Return whether the file holds letters and no control characters that no text has.

    Under a name with an ending a few of them may stand there (an end mark of DOS, a bell), but never a zero byte.
    """
    head = data[:SNIFFED]
    if head.startswith(WIDE_MARKS):
        return True
    if not CONTROLS.intersection(head):
        return True
    return bool(ending) and 0 not in head and sum(map(head.count, CONTROLS)) <= FEW_CONTROLS + len(head) // 100


def text_named(*endings: str) -> Looks:
    """Return the test that a file is text and its name has one of ``endings``."""
    return lambda data, ending: ending in endings and is_text(data, ending)


def loose_pdf(data: bytes, ending: str) -> bool:
    """Return whether a PDF begins a little further on, as readers allow."""
    return (ending in {"", ".pdf"} or not is_text(data, ending)) and b"%PDF-" in data[:PDF_HEADER_WITHIN]


def mail(data: bytes, ending: str) -> bool:
    """Return whether the file begins with the headers of a mail."""
    if ending not in {".eml", ""} or not is_text(data, ending):
        return False
    headers = re.split(rb"\r?\n\r?\n", data[:SNIFFED], maxsplit=1)[0]
    start = headers[5:].partition(b"\n")[2] if headers.startswith(b"From ") else headers
    return bool(HEADER_LINE.match(start)) and len(MAIL_HEADERS.findall(headers)) >= 2


def calendar(data: bytes, ending: str) -> bool:
    """Return whether the file is an iCalendar."""
    return is_text(data, ending) and data.lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:VCALENDAR")
