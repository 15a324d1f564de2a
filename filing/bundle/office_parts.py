"""The parts of an Office document that is a ZIP archive (OOXML, OpenDocument), read whole, and written again.

What is cut off or damaged is refused here: LibreOffice repairs in silence and prints what is left.
"""

import io
import math
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from filing.bundle.limits import MAX_ARCHIVE_MEMBERS, MAX_OFFICE_BYTES, MAX_OFFICE_PART_BYTES
from filing.bundle.refusals import Reason, Refused

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, NotImplementedError, RuntimeError)
LOCKED = 0x1  # general purpose flag, bit 0
MEDIA_TYPE = "mimetype"
MANIFEST = "META-INF/manifest.xml"
LEADING = b"\xef\xbb\xbf \t\r\n"
XML_ENDINGS = (".xml", ".rels", ".vml")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Parts:
    """The parts of one document by name, in their order, and what was told of them on the way."""

    contents: dict[str, bytes] = field(repr=False)
    notes: list[str] = field(default_factory=list)

    def named(self, beginning: str, ending: str = ".xml") -> Iterator[str]:
        """Yield the names with this beginning and ending; they may be changed meanwhile."""
        yield from [name for name in self.contents if name.startswith(beginning) and name.endswith(ending)]

    def markup(self, *words: bytes) -> Iterator[str]:
        """Yield the names of the parts, wherever they lie, that are XML with an element of one of these names."""
        tags = re.compile(rb"[<:](?:" + b"|".join(words) + rb")[\s/>]")
        yield from [
            name
            for name, data in self.contents.items()
            if data[:8].lstrip(LEADING).startswith(b"<") and tags.search(data)
        ]

    def tell(self, count: int, what: str) -> None:
        """Note ``what``, with how many there are in front, unless there are none."""
        if count:
            self.notes.append(f"{count} {what}")


def xml_of(data: bytes) -> etree._Element:
    """Return the XML of a part.

    Raises: Refused when it is no sound XML, too large, or declares a document type.
    """
    if len(data) > MAX_OFFICE_PART_BYTES:
        raise Refused(
            Reason.TOO_LARGE, f"a part of the document has {len(data)} bytes; at most {MAX_OFFICE_PART_BYTES}"
        )
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise Refused(Reason.UNSUPPORTED, "the document declares a document type in its XML, which can hide things")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Reason.DAMAGED, "a part of the document is no sound XML") from error


def number_of(text: str | None, otherwise: float) -> float:
    """Return the number that an attribute gives, or ``otherwise`` where it gives none."""
    try:
        number = float(text) if text else otherwise
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise


def written(root: etree._Element) -> bytes:
    """Return the part as bytes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MAX_ARCHIVE_MEMBERS:
        raise Refused(Reason.TOO_LARGE, f"the document has {len(members)} parts; at most {MAX_ARCHIVE_MEMBERS}")
    if sum(member.file_size for member in members) > MAX_OFFICE_BYTES:
        raise Refused(Reason.TOO_LARGE, f"the document unpacks to more than {MAX_OFFICE_BYTES} bytes")
    contents: dict[str, bytes] = {}
    for member in members:
        if member.flag_bits & LOCKED:
            raise Refused(Reason.ENCRYPTED, "a part of the document has a password")
        if member.filename in contents:
            raise Refused(Reason.DAMAGED, "the document has two parts with one name; which of them counts is not told")
        with archive.open(member) as stream:
            contents[member.filename] = stream.read(member.file_size + 1)
    return contents


def parts_of(data: bytes) -> Parts:
    """Return the parts of the document, each read to its end and checked against its sum.

    Raises: Refused when it is cut off, damaged, too large, or has a password.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            contents = _read(archive)
    except BROKEN as error:
        raise Refused(Reason.DAMAGED, "the document is cut off or damaged: a part of it cannot be unpacked") from error
    if b"encryption-data" in contents.get(MANIFEST, b""):
        raise Refused(
            Reason.ENCRYPTED, "the OpenDocument has a password, with which it cannot be opened here; save it as PDF"
        )
    _plainly_written(contents)
    return Parts(contents)


def _plainly_written(contents: dict[str, bytes]) -> None:
    """Write XML in UTF-8 that stands in an encoding in which its own words could not be found."""
    for name, data in contents.items():
        wide = b"\x00" in data[:8] or not data[:8].lstrip(LEADING).startswith(b"<")
        if wide and name.endswith(XML_ENDINGS) and data.strip():
            contents[name] = written(xml_of(data))


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Return the document with these parts; the same parts give the same bytes."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            stored = zipfile.ZipInfo(name, FIRST_DAY)
            stored.compress_type = zipfile.ZIP_STORED if name == MEDIA_TYPE else zipfile.ZIP_DEFLATED
            archive.writestr(stored, data)
    return output.getvalue()
