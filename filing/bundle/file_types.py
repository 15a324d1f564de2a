"""The one table from type of file to reader: to take another type, write its reader and add its line here.

The first line whose test holds decides. Tests on the first bytes come first, types that are refused by name next, and
kinds of text, which only the name tells apart, last.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from filing.bundle import content
from filing.bundle.content import Looks, begins, compound_with, holds_at, open_document, root_in, text_named, zip_with
from filing.bundle.from_archive import archive_inside, archive_pages
from filing.bundle.from_calendar import calendar_inside, calendar_pages
from filing.bundle.from_chat import chat_pages, looks_like_chat
from filing.bundle.from_html import html_pages
from filing.bundle.from_image import picture_pages
from filing.bundle.from_invoice import NAMESPACES, invoice_inside, invoice_pages
from filing.bundle.from_mail import mail_inside, mail_pages
from filing.bundle.from_office import encrypted_office_pages, printed_as
from filing.bundle.from_outlook import outlook_inside, outlook_pages
from filing.bundle.from_pdf import pdf_pages
from filing.bundle.from_table import csv_pages
from filing.bundle.from_text import text_pages
from filing.bundle.from_tiff import tiff_pages
from filing.bundle.libreoffice import CALC, IMPRESS, WRITER
from filing.bundle.pages import Asked, Inside, Pages
from filing.bundle.refusals import Reason, Refused


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file: how messages call it, its usual endings, how it is recognised, and what reads it.

    ``read`` is None for a type that is refused by name. ``inside`` gives the files inside, for a type that holds some.
    ``media_types`` are those by which a mail announces it when an attachment has no name.
    """

    name: str
    endings: tuple[str, ...]
    looks: Looks
    read: Callable[[Asked], Pages] | None = None
    inside: Callable[[Asked], Inside] | None = None
    media_types: tuple[str, ...] = ()


READ: tuple[FileType, ...] = (
    FileType("JPEG", (".jpg", ".jpeg", ".jpe", ".jfif"), begins(b"\xff\xd8\xff"), picture_pages, None, ("image/jpeg",)),
    FileType("PNG", (".png",), begins(b"\x89PNG\r\n\x1a\n"), picture_pages, None, ("image/png",)),
    FileType("PDF", (".pdf",), begins(b"%PDF-"), pdf_pages, None, ("application/pdf",)),
    FileType("TIFF", (".tif", ".tiff"), begins(b"II*\x00", b"MM\x00*"), tiff_pages, None, ("image/tiff",)),
    FileType("GIF", (".gif",), begins(b"GIF8"), picture_pages, None, ("image/gif",)),
    FileType("BMP", (".bmp", ".dib"), begins(b"BM"), picture_pages, None, ("image/bmp",)),
    FileType("WebP", (".webp",), holds_at(8, b"WEBP"), picture_pages, None, ("image/webp",)),
    FileType(
        "HEIC",
        (".heic", ".heif", ".hif"),
        holds_at(4, b"ftypheic", b"ftypheix", b"ftypheim", b"ftyphevc", b"ftypmif1", b"ftypmsf1"),
        picture_pages,
        None,
        ("image/heic", "image/heif"),
    ),
    FileType(
        "Outlook message",
        (".msg",),
        compound_with("__properties_version1.0"),
        outlook_pages,
        outlook_inside,
        ("application/vnd.ms-outlook",),
    ),
    FileType("encrypted Office document", (), compound_with("EncryptedPackage"), encrypted_office_pages),
    FileType(
        "Word document",
        (".docx", ".docm"),
        zip_with("word/document.xml", "word/document2.xml"),
        printed_as(".docx", WRITER),
    ),
    FileType("Excel workbook", (".xlsx", ".xlsm"), zip_with("xl/workbook.xml"), printed_as(".xlsx", CALC)),
    FileType(
        "PowerPoint presentation", (".pptx", ".pptm"), zip_with("ppt/presentation.xml"), printed_as(".pptx", IMPRESS)
    ),
    FileType("Word 97 document", (".doc",), compound_with("WordDocument"), printed_as(".doc", WRITER)),
    FileType("Excel 97 workbook", (".xls",), compound_with("Workbook", "Book"), printed_as(".xls", CALC)),
    FileType("OpenDocument text", (".odt",), open_document("text"), printed_as(".odt", WRITER)),
    FileType("OpenDocument spreadsheet", (".ods",), open_document("spreadsheet"), printed_as(".ods", CALC)),
    FileType("OpenDocument presentation", (".odp",), open_document("presentation"), printed_as(".odp", IMPRESS)),
    FileType("RTF document", (".rtf",), begins(b"{\\rtf"), printed_as(".rtf", WRITER)),
    FileType(
        "ZIP archive",
        (".zip",),
        begins(content.ZIP, content.EMPTY_ZIP),
        archive_pages,
        archive_inside,
        ("application/zip", "application/x-zip-compressed"),
    ),
)

REFUSED: tuple[FileType, ...] = (
    FileType("a BigTIFF picture", (), begins(b"II+\x00", b"MM\x00+")),
    FileType("a JPEG 2000 picture", (), begins(b"\x00\x00\x00\x0cjP  ")),
    FileType("an AVIF picture", (), holds_at(4, b"ftypavif")),
    FileType("a recording (MP4, MOV)", (), holds_at(4, b"ftyp")),
    FileType("a compound file of an unknown program", (), begins(content.OLE)),
    FileType("a PostScript file", (), begins(b"%!PS")),
    FileType("a winmail.dat of Outlook, which only Outlook opens", (), begins(b"\x78\x9f\x3e\x22")),
    FileType("a 7z archive", (), begins(b"7z\xbc\xaf\x27\x1c")),
    FileType("a RAR archive", (), begins(b"Rar!")),
    FileType("a gzip archive", (), begins(b"\x1f\x8b")),
    FileType("a Windows program", (), begins(b"MZ")),
    FileType("a program", (), begins(b"\x7fELF")),
    FileType("an Ogg recording", (), begins(b"OggS")),
    FileType("an MP3 recording", (), begins(b"ID3", b"\xff\xfb", b"\xff\xf3")),
    FileType("a RIFF recording", (), begins(b"RIFF")),
)

LOOSE: tuple[FileType, ...] = (
    FileType(
        "electronic invoice",
        (".xml",),
        root_in(*NAMESPACES),
        invoice_pages,
        invoice_inside,
        ("application/xml", "text/xml"),
    ),
    FileType("HTML page", (".html", ".htm", ".xhtml"), content.html, html_pages, None, ("text/html",)),
    FileType("an XML file of a kind that is not known", (), lambda data, _: content.is_markup(data, b"?xml")),
    FileType("an SVG drawing", (), lambda data, _: content.is_markup(data, b"svg")),
    FileType("PDF", (".pdf",), content.loose_pdf, pdf_pages),
    FileType("calendar", (".ics", ".ical"), content.calendar, calendar_pages, calendar_inside, ("text/calendar",)),
    FileType("mail", (".eml",), content.mail, mail_pages, mail_inside, ("message/rfc822",)),
    FileType("chat", (".txt",), looks_like_chat, chat_pages),
    FileType("CSV table", (".csv", ".tsv"), text_named(".csv", ".tsv"), csv_pages, None, ("text/csv",)),
    FileType(
        "text",
        (".txt", ".text", ".log", ".md", ".vcf"),
        text_named("", ".txt", ".text", ".log", ".md", ".vcf"),
        text_pages,
        None,
        ("text/plain", "text/vcard", "text/x-vcard", "message/delivery-status", "text/rfc822-headers"),
    ),
)

TYPES = (*READ, *REFUSED, *LOOSE)


def ending_of(name: str, media_type: str = "") -> str:
    """Return the ending of ``name`` in lower case; without one, the usual ending of ``media_type``, or nothing."""
    ending = PurePosixPath(name.strip()).suffix.lower()
    if ending:
        return ending
    known = (kind.endings[0] for kind in TYPES if media_type.lower() in kind.media_types)
    return next(known, "")


def _refuse_unknown(data: bytes, ending: str) -> Refused:
    claimed = next((kind.name for kind in TYPES if ending and ending in kind.endings), "")
    text = content.is_text(data, ending)
    if claimed:
        found = "holds plain text" if text else "does not begin like one"
        if ending == ".txt":
            claimed, found = "text", "holds bytes that no text has"
        return Refused(Reason.DAMAGED, f"the name says {claimed}, but the file {found}")
    if text:
        return Refused(Reason.UNSUPPORTED, f"text of the kind {ending} is not shown as it is")
    return Refused(Reason.UNSUPPORTED, f"a file of the kind {ending or 'without an ending'} is not known")


def type_of(data: bytes, ending: str) -> FileType:
    """Return the type of ``data``, which is one that can be read.

    Raises: Refused with the name of the type when it is not one that can be shown.
    """
    for kind in TYPES:
        if kind.looks(data, ending):
            if kind.read is None:
                raise Refused(Reason.UNSUPPORTED, f"the file is {kind.name}")
            return kind
    raise _refuse_unknown(data, ending)
