"""What kind of file this is, read from its first bytes; the name only decides among texts and is checked otherwise."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from filing.bundle.refusals import Reason, Refused


class Kind(StrEnum):
    """The kinds of file that the bundle turns into pages."""

    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"
    MAIL = "mail"
    TEXT = "text"


ENDINGS = {
    ".pdf": Kind.PDF,
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
    ".jpe": Kind.JPEG,
    ".jfif": Kind.JPEG,
    ".png": Kind.PNG,
    ".eml": Kind.MAIL,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".log": Kind.TEXT,
    ".md": Kind.TEXT,
}
PDF_HEADER_WITHIN = 1024  # [bytes] where readers look for %PDF-

# First bytes of kinds that are refused by name.
STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"II+\x00", "a BigTIFF picture"),
    (b"MM\x00+", "a BigTIFF picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Outlook message or an old Office file (.msg, .doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
)
ZIP = b"PK\x03\x04"
ZIP_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)
ISO_MEDIA = {
    b"heic": "a HEIC picture",
    b"heix": "a HEIC picture",
    b"mif1": "a HEIF picture",
    b"msf1": "a HEIF picture",
    b"avif": "an AVIF picture",
}
MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(\?xml|!doctype\s+html|html|svg)\b", re.IGNORECASE | re.DOTALL
)
HEADER_LINE = re.compile(rb"[!-9;-~]+[ \t]*:")
MAIL_HEADERS = re.compile(
    rb"^(?:from|to|date|subject|received|return-path|message-id)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
SNIFFED = 65_536  # [bytes] of the beginning are looked at
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b")


def _stranger(head: bytes) -> str:
    for magic, name in STRANGERS:
        if head.startswith(magic):
            return name
    if head.startswith(ZIP):
        return next((name for marker, name in ZIP_KINDS if marker in head), "a ZIP archive")
    if head[4:8] == b"ftyp":
        return ISO_MEDIA.get(head[8:12], "a recording (MP4, MOV) or HEIF picture")
    if head.startswith(b"RIFF"):
        return "a WebP picture" if head[8:12] == b"WEBP" else "a RIFF recording"
    found = MARKUP.match(head[:4096])
    if found:
        return "an XML file" if found[1].lower() in {b"?xml", b"svg"} else "an HTML page"
    return ""


def _looks_like_mail(head: bytes) -> bool:
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    start = headers[5:].partition(b"\n")[2] if headers.startswith(b"From ") else headers
    return bool(HEADER_LINE.match(start)) and len(MAIL_HEADERS.findall(headers)) >= 2


def _is_text(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or not CONTROLS.intersection(head)


def _text_kind(head: bytes, ending: str) -> Kind:
    if ending == ".eml":
        if not _looks_like_mail(head):
            raise Refused(Reason.DAMAGED, "the name says mail, but the file does not begin with the headers of one")
        return Kind.MAIL
    if ending == "" and _looks_like_mail(head):
        return Kind.MAIL
    if ending and ending not in ENDINGS:
        raise Refused(Reason.UNSUPPORTED, f"text of the kind {ending} is not shown as it is")
    if ending and ENDINGS[ending] is not Kind.TEXT:
        raise Refused(Reason.DAMAGED, f"the name says {ENDINGS[ending]}, but the file holds plain text")
    return Kind.TEXT


def kind_of(data: bytes, name: str) -> tuple[Kind, str]:
    """Return the kind of ``data`` and a note when the name says something else (empty when it agrees).

    Raises: Refused with the kind's own name when it is not one that can be shown.
    """
    head = data[:SNIFFED]
    ending = PurePosixPath(name).suffix.lower()
    kind: Kind | None = None
    if head.startswith(b"\xff\xd8\xff"):
        kind = Kind.JPEG
    elif head.startswith(b"\x89PNG\r\n\x1a\n"):
        kind = Kind.PNG
    elif head.startswith(b"%PDF-"):
        kind = Kind.PDF
    elif not (stranger := _stranger(head)):
        if b"%PDF-" in head[:PDF_HEADER_WITHIN] and not (ending in ENDINGS and ENDINGS[ending] is not Kind.PDF):
            kind = Kind.PDF
        elif _is_text(head):
            kind = _text_kind(head, ending)
    else:
        raise Refused(Reason.UNSUPPORTED, f"the file is {stranger}")
    if kind is None:
        if ending in ENDINGS:
            raise Refused(Reason.DAMAGED, f"the name says {ENDINGS[ending]}, but the file does not begin like one")
        raise Refused(Reason.UNSUPPORTED, f"a file of the kind {ending or 'without an ending'} is not known")
    if ending and ENDINGS.get(ending) is not kind:
        return kind, f"the name ends in {ending}, but the file is {kind}"
    return kind, ""
