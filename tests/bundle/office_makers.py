"""Small Office documents made in the tests: Word, Excel, OpenDocument, and the compound files of Office 97."""

import io
import struct
import zipfile
from collections.abc import Mapping

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from outlook_maker import Folder, msg

S = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return output.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_members(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    return zipped({**members_of(data), **changed})


def runs(*pieces: str) -> list[str]:
    return [f"<w:r {nsdecls('w')}>{piece}</w:r>" for piece in pieces]


def field(code: str, result: str | None) -> list[str]:
    """The runs of a field with its stored result."""
    pieces = ['<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {code} </w:instrText>']
    if result is not None:
        pieces += ['<w:fldChar w:fldCharType="separate"/>', f"<w:t>{result}</w:t>"]
    return runs(*pieces, '<w:fldChar w:fldCharType="end"/>')


def word(*paragraphs: list[str] | str) -> bytes:
    """A Word document; a paragraph is text, or pieces of its XML."""
    document = docx.Document()
    for one in paragraphs:
        made = document.add_paragraph(one if isinstance(one, str) else "")
        for piece in one if isinstance(one, list) else ():
            made._p.append(parse_xml(piece))
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def excel(
    rows: str, *, before: str = "", after: str = "", more: Mapping[str, str] | None = None, book: str = ""
) -> bytes:
    """An Excel workbook with one sheet; ``rows`` is the XML of its rows."""
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Target="xl/workbook.xml" '
            f'Type="{KINDS}/officeDocument"/></Relationships>',
            "xl/workbook.xml": f'<workbook {S}><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets>'
            f"{book}</workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Target="worksheets/sheet1.xml" Type="{KINDS}/worksheet"/></Relationships>',
            "xl/worksheets/sheet1.xml": f"<worksheet {S}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>",
            **(more or {}),
        }
    )


def open_document(kind: str, body: str, *, styles: str = "", encrypted: bool = False) -> bytes:
    """An OpenDocument of a kind (text, spreadsheet)."""
    spaces = " ".join(
        f'xmlns:{short}="{OPEN}:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
            ("svg", "svg-compatible"),
        )
    )
    lock = "<manifest:encryption-data/>" if encrypted else ""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}">{lock if path != "/" else ""}'
        "</manifest:file-entry>"
        for path, media in (("/", f"application/vnd.oasis.opendocument.{kind}"), ("content.xml", "text/xml"))
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0">{entries}'
            "</manifest:manifest>",
        }
    )


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def excel_97(*records: bytes) -> bytes:
    """A compound file with one stream of records [MS-XLS]."""
    start, end = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)), record(0x000A, b"")
    return msg(Folder({"Workbook": start + b"".join(records) + end}))


def word_97(kinds: list[int], flags: int = 0x0200) -> bytes:
    """A compound file whose head [MS-DOC] names fields of these kinds in its table."""
    text = bytearray(0x400)
    struct.pack_into("<HH", text, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", text, 0x0A, flags)
    places = struct.pack(f"<{3 * len(kinds) + 1}I", *range(3 * len(kinds) + 1))
    descriptions = b"".join(bytes((0x13, kind, 0x14, 0xFF, 0x15, 0x80)) for kind in kinds)
    struct.pack_into("<II", text, 0x11A, 8, len(places) + len(descriptions))
    return msg(Folder({"WordDocument": bytes(text), "1Table": bytes(8) + places + descriptions}))
