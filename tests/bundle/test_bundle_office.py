"""An Office document is shown as LibreOffice prints it, or refused by name; no mere preview, nothing fetched."""

import http.server
import io
import socket
import threading
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from bundle_makers import all_of, make_mail, make_picture, one
from conftest import require_tool
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from filing.bundle import libreoffice
from filing.bundle.from_office import printed_as
from filing.bundle.libreoffice import CALC, WRITER, has_part, office_pdf
from filing.bundle.pages import Asked
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sources import Refusal, Source

WORKBOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
    "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Saldo</t></is></c><c r="B1"><v>121</v></c></row>'
    "</sheetData></worksheet>",
}


def packed(members: dict[str, str]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return output.getvalue()


def letter(text: str = "Geachte heer De Vries") -> bytes:
    document = docx.Document()
    document.add_heading("Aanmaning", 1)
    document.add_paragraph(text)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def text_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)


def test_without_libreoffice_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "PROGRAMS", ("no-such-program",))
    with pytest.raises(Refused) as caught:
        printed_as(".docx", WRITER)(Asked("a.docx", letter()))
    assert caught.value.reason is Reason.NEEDS_LIBREOFFICE
    assert "LibreOffice" in caught.value.next_step


def test_a_libreoffice_without_the_part_for_it_is_told_by_that_part(tmp_path: Path) -> None:
    (tmp_path / "libswlo.so").touch()
    assert has_part(str(tmp_path / "soffice"), WRITER)
    assert not has_part(str(tmp_path / "soffice"), CALC)


def test_an_office_document_with_a_password_is_refused_as_encrypted(tmp_path: Path) -> None:
    from outlook_maker import Folder, msg

    entry = one(tmp_path, "a.docx", msg(Folder({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"})))
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.ENCRYPTED


@pytest.mark.long
def test_documents_of_every_kind_are_printed(tmp_path: Path) -> None:
    require_tool("soffice")
    mail = make_mail()
    mail.add_attachment(letter(), maintype="application", subtype="octet-stream", filename="brief.docx")
    files = {
        "a.docx": letter(),
        "a.rtf": rb"{\rtf1\ansi Geachte heer De Vries}",
        "a.xlsx": packed(WORKBOOK),
        "a.odt": office_odt(),
    }
    for name, data in files.items():
        entry = one(tmp_path, name, data)
        expected = "Saldo" if name == "a.xlsx" else "Geachte heer De Vries"
        assert expected in text_of(entry), name
        assert isinstance(entry, Source)
        assert "LibreOffice prints it" in entry.notes[0]
        assert [kept.data for kept in entry.kept] == [data]
    _letter, attached = all_of(tmp_path, "m.eml", mail.as_bytes()).pages_of
    assert "Geachte heer De Vries" in text_of(attached)


def office_odt() -> bytes:
    namespace = "urn:oasis:names:tc:opendocument:xmlns"
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{namespace}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
            'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        made.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{namespace}:office:1.0" xmlns:text="{namespace}:text:1.0" '
            'office:version="1.2"><office:body><office:text><text:p>Geachte heer De Vries</text:p></office:text>'
            "</office:body></office:document-content>",
        )
    return output.getvalue()


@pytest.mark.long
def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    require_tool("soffice")
    data = letter()
    first, second = (one(tmp_path, "a.docx", data) for _ in range(2))
    assert first == second


@pytest.mark.long
def test_a_document_that_libreoffice_cannot_open_is_damaged() -> None:
    require_tool("soffice")
    with pytest.raises(Refused) as caught:
        office_pdf(packed({"word/document.xml": "<broken"}), ".docx", WRITER)
    assert caught.value.reason is Reason.DAMAGED


def linked_picture(address: str) -> bytes:
    """A Word document whose picture stands at ``address`` instead of in the file."""
    document = docx.Document()
    document.add_paragraph("Geachte heer De Vries")
    document.add_picture(io.BytesIO(make_picture("PNG")))
    link = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    (shown,) = document.element.body.iter(qn("a:blip"))
    del shown.attrib[qn("r:embed")]
    shown.set(qn("r:link"), link)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


@pytest.mark.long
def test_a_picture_on_the_internet_is_not_fetched(tmp_path: Path) -> None:
    require_tool("soffice")
    asked: list[str] = []

    class Spy(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_arguments: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Spy) as spy:
        threading.Thread(target=spy.serve_forever, daemon=True).start()
        port = spy.server_address[1]
        socket.create_connection(("127.0.0.1", int(port))).close()
        address = f"http://127.0.0.1:{port}/spy.png"
        printed = office_pdf(linked_picture(address), ".docx", WRITER)
        field = rb'{\rtf1 Geachte heer De Vries {\field{\*\fldinst INCLUDEPICTURE "%s" \\d}}}'
        office_pdf(field % address.encode(), ".rtf", WRITER)
        spy.shutdown()
    assert "Geachte heer De Vries" in pypdf.PdfReader(io.BytesIO(printed)).pages[0].extract_text()
    assert asked == []
