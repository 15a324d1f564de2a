"""An Office document shows what its file stored, reaches out to nothing, and tells what its print does not show."""

import io
import struct
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from bundle_makers import make_picture, one
from conftest import require_tool
from office_makers import (
    excel,
    excel_97,
    field,
    members_of,
    open_document,
    record,
    runs,
    with_members,
    word,
    word_97,
    zipped,
)
from outlook_maker import Folder, msg

from filing.bundle.compound_parts import streams_of
from filing.bundle.libreoffice import CALC, office_pdf
from filing.bundle.office_ready import ready
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sources import Refusal, Source

CACHED = "3 maart 2020"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text_of(data: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).replace("\u00a0", " ")


def word_text(data: bytes) -> str:
    made, _notes = ready(data, ".docx", "a.docx")
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)


def notes_of(data: bytes, ending: str) -> str:
    return "; ".join(ready(data, ending, f"a{ending}")[1])


@pytest.mark.parametrize(
    "code",
    [
        'DATE \\@ "d MMMM yyyy"',
        "TIME",
        "SAVEDATE",
        "PRINTDATE",
        "FILENAME \\p",
        'INCLUDETEXT "file:///etc/passwd"',
        "= 2+3",
        'IF 1 = 2 "a" "b"',
        "date",
        "DATE\\@yyyy",
        "MERGEFIELD Naam",
        'INCLUDEPICTURE "https://a.example/b.png"',
    ],
)
def test_a_field_that_works_itself_out_stands_as_stored(code: str) -> None:
    data = word(field(code, CACHED))
    made = members_of(ready(data, ".docx", "a.docx")[0])["word/document.xml"]
    assert b"instrText" not in made
    assert CACHED in word_text(data)
    assert "1 fields (dates" in notes_of(data, ".docx")


@pytest.mark.parametrize(
    "code", ["PAGE", "NUMPAGES", 'TOC \\o "1-3"', 'HYPERLINK "https://a.example"', "REF x", "FORMTEXT"]
)
def test_a_field_that_the_print_decides_is_left_alone(code: str) -> None:
    data = word(field(code, "9"))
    assert b"instrText" in members_of(ready(data, ".docx", "a.docx")[0])["word/document.xml"]
    assert "fields" not in notes_of(data, ".docx")


def test_fields_inside_fields_and_fields_without_end_or_result() -> None:
    inner = [*field("MERGEFIELD Bedrag", "500"), *runs("<w:t> euro</w:t>")]
    outer = [
        *runs('<w:fldChar w:fldCharType="begin"/>', "<w:instrText>IF </w:instrText>"),
        *field("PAGE", "weg"),
        *runs("<w:t>ook weg</w:t>", '<w:fldChar w:fldCharType="separate"/>'),
        *inner,
        *runs('<w:fldChar w:fldCharType="end"/>'),
    ]
    assert word_text(word(outer)) == "500 euro"
    data = word(field("DATE", None), field("DATE", CACHED)[:-1])
    assert word_text(data).split("\n")[1] == CACHED
    assert "2 fields (dates" in notes_of(data, ".docx")
    assert "1 of these fields have nothing stored" in notes_of(data, ".docx")


def cells_of(data: bytes) -> str:
    return members_of(ready(data, ".xlsx", "rekening & co.xlsx")[0])["xl/worksheets/sheet1.xml"].decode()


def test_formulas_stand_by_their_stored_values() -> None:
    made = cells_of(
        excel(
            '<row r="1"><c r="A1"><f>TODAY()</f><v>43893</v></c><c r="B1"><f>1+1</f><v>3</v></c>'
            '<c r="C1"><f>A1*2</f></c><c r="D1"><f>NOW()</f></c>'
            '<c r="E1"><f t="shared" ref="E1:F1" si="0">B1</f><v>7</v></c><c r="F1"><f t="shared" si="0"/></c></row>',
            after="<headerFooter><oddHeader>&amp;D &amp;T &amp;F &amp;A R&amp;&amp;D</oddHeader></headerFooter>",
        )
    )
    assert "TODAY()</f>" not in made
    assert "43893" in made
    assert "1+1" not in made
    assert "<f>A1*2</f>" in made
    assert "=NOW()" in made
    assert "<f>NOW()" not in made
    assert made.count("<f t=") == 2
    assert "[datum] [tijd] rekening &amp;&amp; co.xlsx &amp;A R&amp;&amp;D" in made


def test_what_a_workbook_does_not_print_is_told() -> None:
    long = "<is><t>Deze tekst is veel te lang voor zijn kolom</t></is>"
    notes = notes_of(
        excel(
            f'<row r="1"><c r="A1" t="inlineStr">{long}</c><c r="B1"><v>1</v></c></row>'
            f'<row r="2"><c r="A2" t="inlineStr">{long}</c></row>'
            '<row r="3" hidden="1"><c r="A3"><v>1</v></c></row>',
            before='<cols><col min="4" max="5" hidden="1"/></cols>',
            book='<definedNames><definedName name="_xlnm.Print_Area">Blad1!A1</definedName></definedNames>',
            more={
                "xl/comments1.xml": "<comments><commentList><comment ref='A1'/></commentList></comments>",
                "xl/vbaProject.bin": "x",
                "xl/embeddings/oleObject1.bin": "x",
                "xl/styles.xml": '<styleSheet><numFmts><numFmt formatCode=";;;"/></numFmts></styleSheet>',
            },
        ),
        ".xlsx",
    )
    for told in (
        "1 cells hold more text",
        "1 rows with values are hidden",
        "2 columns are hidden",
        "1 sheets have a print area",
        "1 comments on cells",
        "1 parts with macros",
        "1 files are embedded",
        "1 number formats",
    ):
        assert told in notes, told


def test_hidden_sheets_are_told() -> None:
    data = excel("")
    book = members_of(data)["xl/workbook.xml"].replace(b'sheetId="1"', b'sheetId="1" state="veryHidden"')
    assert "1 sheets are hidden" in notes_of(with_members(data, {"xl/workbook.xml": book}), ".xlsx")


def test_what_a_word_document_does_not_print_is_told() -> None:
    data = word(
        runs("<w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t>", '<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>open</w:t>'),
        ['<w:ins xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="a"/>'],
        ['<w:del xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="2" w:author="a"/>'],
    )
    notes = notes_of(
        with_members(data, {"word/comments.xml": b"<w:comments xmlns:w='x'><w:comment/></w:comments>"}), ".docx"
    )
    for told in ("2 tracked changes", "1 comments are not printed", "1 passages are hidden"):
        assert told in notes, notes


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/b.png",
        "file:///etc/passwd",
        "//host/share/b.png",
        "\\\\host\\share\\b.png",
        "FTP://a.example/b",
    ],
)
def test_a_picture_outside_becomes_a_crossed_square(address: str) -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(make_picture("PNG")))
    output = io.BytesIO()
    document.save(output)
    data = output.getvalue()
    parts = members_of(data)
    rels = parts["word/_rels/document.xml.rels"].replace(b'Target="media/image1.png"', f'Target="{address}"'.encode())
    data = with_members(data, {"word/_rels/document.xml.rels": rels})
    assert address.encode() in members_of(data)["word/_rels/document.xml.rels"]
    made, notes = ready(data, ".docx", "a.docx")
    assert any("1 pictures that stand outside" in note for note in notes)
    assert address.encode() not in b"".join(members_of(made).values())
    assert "filing-not-fetched.png" in members_of(made)


def test_a_link_to_click_on_stays_and_a_template_elsewhere_goes() -> None:
    data = word("x")
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{LINK}/hyperlink" Target="https://blijft.example" TargetMode="External"/>'
        f'<Relationship Id="b" Type="{LINK}/attachedTemplate" Target="https://gaat.example/x" TargetMode="External"/>'
        "</Relationships>"
    )
    made, notes = ready(with_members(data, {"word/_rels/settings.xml.rels": rels.encode()}), ".docx", "a.docx")
    assert b"blijft.example" in members_of(made)["word/_rels/settings.xml.rels"]
    assert b"gaat.example" not in members_of(made)["word/_rels/settings.xml.rels"]
    assert any("1 other links" in note for note in notes)


def test_an_open_document_is_settled_alike() -> None:
    data = open_document(
        "text",
        f"<text:p><text:date>{CACHED}</text:date> <text:page-number>9</text:page-number></text:p>"
        '<text:section text:name="s"><text:section-source xlink:href="file:///etc/passwd"/><text:p>oud</text:p>'
        '</text:section><text:p><draw:frame><draw:image xlink:href="../b.png"/></draw:frame>'
        '<text:a xlink:href="https://blijft.example">x</text:a><office:annotation><text:p>n</text:p></office:annotation>'
        "</text:p>",
        styles='<style:style style:name="T"><style:text-properties text:display="none"/></style:style>',
    )
    made, notes = ready(data, ".odt", "a.odt")
    content = members_of(made)["content.xml"].decode()
    assert "<text:date" not in content
    assert CACHED in content
    assert "<text:page-number>" in content
    assert "etc/passwd" not in content
    assert "../b.png" not in content
    assert "blijft.example" in content
    told = "; ".join(notes)
    for words in (
        "1 fields",
        "1 pictures that stand outside",
        "1 other links",
        "1 comments",
        "1 styles or passages hide",
    ):
        assert words in told, told


def test_fields_that_an_open_document_does_not_show_stay_unseen() -> None:
    data = open_document(
        "text",
        '<text:p>a<text:variable-set text:display="none">500</text:variable-set>b<text:script>code</text:script>'
        "c</text:p>",
    )
    content = members_of(ready(data, ".odt", "a.odt")[0])["content.xml"].decode()
    assert "500" not in content
    assert "code" not in content


def test_cells_of_an_open_workbook_stand_as_stored() -> None:
    data = open_document(
        "spreadsheet",
        '<table:table><table:table-row><table:table-cell table:formula="of:=TODAY()" office:value-type="float" '
        'office:value="1"><text:p>1</text:p></table:table-cell><table:table-cell table:formula="of:=NOW()"/>'
        '<table:table-cell table:formula="of:=1+1"/></table:table-row></table:table>',
    )
    content = members_of(ready(data, ".ods", "a.ods")[0])["content.xml"].decode()
    assert "TODAY" not in content
    assert "<text:p>=NOW()</text:p>" in content
    assert 'table:formula="of:=1+1"' in content


def test_documents_with_a_password_are_encrypted_of_whatever_kind(tmp_path: Path) -> None:
    files = {
        "a.odt": open_document("text", "", encrypted=True),
        "a.doc": word_97([], flags=0x0300),
        "a.xls": excel_97(record(0x002F, b"\x01\x00")),
        "a.docx": msg(Folder({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"})),
    }
    for name, data in files.items():
        entry = one(tmp_path, name, data)
        assert isinstance(entry, Refusal), name
        assert entry.reason is Reason.ENCRYPTED, (name, entry)


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_document_that_is_cut_off_is_damaged(tmp_path: Path, keep: float) -> None:
    for name, data in (("a.docx", word("tekst")), ("a.odt", open_document("text", "")), ("a.xlsx", excel(""))):
        entry = one(tmp_path, name, data[: int(keep * len(data))])
        assert isinstance(entry, Refusal), name
        assert entry.reason is Reason.DAMAGED


def test_a_part_that_is_damaged_or_stands_there_twice_is_damaged() -> None:
    data = bytearray(word("tekst"))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        place = archive.getinfo("word/document.xml").header_offset + 80
    data[place] ^= 0xFF
    output = io.BytesIO(word("tekst"))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(output, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    for one_data in (bytes(data), output.getvalue()):
        with pytest.raises(Refused) as caught:
            ready(one_data, ".docx", "a.docx")
        assert caught.value.reason is Reason.DAMAGED


def test_fields_of_word_97_become_their_results() -> None:
    data = word_97([31, 32, 33, 67, 88])
    made, notes = ready(data, ".doc", "a.doc")
    table = streams_of(made, "1Table")["1Table"]
    kinds = [table[place + 1] for place in range(8 + 4 * 16, len(table), 2) if table[place] == 0x13]
    assert kinds == [35, 35, 33, 35, 88]
    assert notes == ("3 fields (dates, names of files and the like) stand as the file stored them",)


def formula(result: bytes, flags: int = 1) -> bytes:
    return record(0x0006, bytes(6) + result + struct.pack("<HIH", flags, 0, 3) + b"\x41\xdd\x00")


def kinds_in(data: bytes) -> list[int]:
    book = streams_of(data, "Workbook")["Workbook"]
    kinds, at = [], 0
    while at < len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        kinds.append(kind)
        at += 4 + size
    assert at == len(book)
    return kinds


def test_formulas_of_excel_97_become_their_values() -> None:
    data = excel_97(
        formula(struct.pack("<d", 43893)),
        formula(b"\x00\x00\x00\x00\x00\x00\xff\xff"),
        record(0x0207, b"\x03\x00\x00oud"),
        formula(b"\x01\x00\x01\x00\x00\x00\xff\xff"),
        formula(b"\x03\x00\x00\x00\x00\x00\xff\xff"),
        formula(struct.pack("<d", 0), flags=3),
        record(0x0014, b"\x05\x00\x00&D &F"),
    )
    made, notes = ready(data, ".xls", "a.xls")
    assert [kind for kind in kinds_in(made) if kind != 0x0FFE] == [
        *(0x0809, 0x0203, 0x0204, 0x0205, 0x0201, 0x0006, 0x0014, 0x000A)
    ]
    assert b"&D" not in streams_of(made, "Workbook")["Workbook"]
    assert notes[:2] == (
        "4 formulas stand with the values that the file stored",
        "1 formulas have no stored value; LibreOffice worked them out",
    )


@pytest.mark.parametrize(
    "field_text",
    [
        rb"{\field{\*\fldinst DATE}{\fldrslt oud}}",
        rb"{\field{\*\fldinst {\b DA}{TE}}{\fldrslt oud}}",
        rb"{\field{\fldinst \'44\'41TE}{\fldrslt oud}}",
        rb'{\field{\*\fldinst INCLUDEPICTURE "file:///etc/passwd" \\d}{\fldrslt oud}}',
        rb"oud\chdate ",
        rb"oud{\shp{\*\shpinst{\sp{\sn pibName}{\sv file:///etc/passwd}}}}",
        rb"oud{\*\template file:///etc/passwd}",
    ],
)
def test_fields_of_rtf_stand_as_stored(field_text: bytes) -> None:
    made, notes = ready(rb"{\rtf1 voor " + field_text + rb" na}", ".rtf", "a.rtf")
    assert b"oud" in made
    for gone in (b"fldinst", b"passwd", b"chdate"):
        assert gone not in made
    assert len(notes) == 1


def test_rtf_keeps_page_numbers_and_binary_data_and_is_damaged_when_cut_off() -> None:
    data = rb"{\rtf1 {\field{\*\fldinst PAGE\\* MERGEFORMAT}{\fldrslt 1}}{\pict\bin5 {}}\}x}\bin3 {{{}"
    assert ready(data, ".rtf", "a.rtf") == (data, ())
    for broken in (data[:-1], b"{" * 600):
        with pytest.raises(Refused):
            ready(broken, ".rtf", "a.rtf")


def converted(data: bytes, ending: str, folder: Path) -> bytes:
    """The Word document as LibreOffice saves it in another format."""
    (folder / "a.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", ending, "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"a.{ending}").read_bytes()


@pytest.mark.long
@pytest.mark.parametrize("ending", ["docx", "doc", "rtf"])
def test_no_field_shows_what_is_true_at_the_conversion(tmp_path: Path, ending: str) -> None:
    require_tool("soffice")
    made = word("Naam:", field("FILENAME \\p", "brief.docx"), "Dag:", field("DATE", CACHED))
    (tmp_path / "work").mkdir()
    data = made if ending == "docx" else converted(made, ending, tmp_path / "work")
    entry = one(tmp_path, f"a.{ending}", data)
    assert isinstance(entry, Source), entry
    # LibreOffice writes its own results into the other formats; what counts is that they are not renewed.
    text = text_of(entry.pdf)
    assert "filing-office" not in text
    assert "document." not in text
    assert (CACHED in text) is (ending == "docx")
    assert "2 fields (dates" in "; ".join(entry.notes)


@pytest.mark.long
def test_pictures_of_the_disk_are_not_taken_in(tmp_path: Path) -> None:
    require_tool("soffice")
    secret = tmp_path / "geheim.png"
    secret.write_bytes(make_picture("PNG"))
    rtf = rb'{\rtf1 Hoi {\field{\*\fldinst INCLUDEPICTURE "%s" \\d}{\fldrslt }}}' % secret.as_uri().encode()
    odt = open_document(
        "text",
        '<text:p>Hoi<draw:frame svg:width="3cm" svg:height="3cm">'
        f'<draw:image xlink:href="{secret.as_uri()}"/></draw:frame></text:p>',
    )
    for name, data, count in (("a.rtf", rtf, 0), ("a.odt", odt, 1)):
        entry = one(tmp_path, name, data)
        assert isinstance(entry, Source), entry
        images = [image for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages for image in page.images]
        assert len(images) == count
        for image in images:
            red, green, blue = image.image.convert("RGB").resize((1, 1)).getpixel((0, 0))
            assert red == green == blue


@pytest.mark.long
def test_dates_and_amounts_are_written_as_the_case_writes_them() -> None:
    require_tool("soffice")
    data = excel('<row r="1"><c r="A1"><v>1234.5</v></c></row>')
    assert "1234,5" in text_of(office_pdf(data, ".xlsx", CALC, "nl"))
    assert "1234.5" in text_of(office_pdf(data, ".xlsx", CALC, "en"))


@pytest.mark.long
def test_numbers_that_do_not_fit_are_told(tmp_path: Path) -> None:
    require_tool("soffice")
    data = excel(
        '<row r="1"><c r="A1"><v>1234567.89</v></c></row>',
        before='<cols><col min="1" max="1" width="2" customWidth="1"/></cols>',
    )
    entry = one(tmp_path, "a.xlsx", data)
    assert isinstance(entry, Source), entry
    assert "1 values do not fit their cells and are printed as ###" in entry.notes


@pytest.mark.parametrize(("columns", "fits"), [(8, True), (19, False)])
def test_a_sheet_that_is_wider_than_a_page_is_told(columns: int, fits: bool) -> None:
    cells = "".join(f'<c r="{chr(65 + column)}1"><v>1</v></c>' for column in range(columns))
    assert ("wider than a page" in notes_of(excel(f'<row r="1">{cells}</row>'), ".xlsx")) is not fits


def test_numbers_in_a_workbook_that_are_none_break_no_reader() -> None:
    data = excel(
        '<row r="x" ht="y"><c r="??" s="z" t="s"><v>99</v></c><c><f t="shared"/></c></row>',
        before='<sheetFormatPr defaultColWidth="nan"/><cols><col min="a" max="1e999" width="" hidden="1"/></cols>',
    )
    assert ready(data, ".xlsx", "a.xlsx")[0]


def test_no_trick_of_encoding_or_place_hides_a_field_or_a_formula() -> None:
    data = word(field("DATE", CACHED))
    wide = members_of(data)["word/document.xml"].decode().partition("?>")[2].encode("utf-16")
    made, notes = ready(with_members(data, {"word/document.xml": wide}), ".docx", "a.docx")
    assert b"instrText" not in members_of(made)["word/document.xml"]
    assert len(notes) == 1
    book = excel('<row r="1"><c r="A1"><f>TODAY()</f><v>43893</v></c></row>')
    parts = members_of(book)
    sheet = parts.pop("xl/worksheets/sheet1.xml").replace(b"<f>", b"<x-y:f xmlns:x-y='%s'>" % NAMESPACE.encode())
    parts["elders/blad"] = sheet.replace(b"</f>", b"</x-y:f>")
    assert b"TODAY" not in members_of(ready(zipped(parts), ".xlsx", "a.xlsx")[0])["elders/blad"]


def test_what_a_workbook_would_ask_elsewhere_is_cut_off() -> None:
    connections = '<connections><connection><webPr url="https://gaat.example"/></connection></connections>'
    made, notes = ready(excel("", more={"xl/connections.xml": connections}), ".xlsx", "a.xlsx")
    assert b"gaat.example" not in members_of(made)["xl/connections.xml"]
    assert any("1 other links" in note for note in notes)


def test_a_document_type_in_a_document_is_refused() -> None:
    evil = b"<!DOCTYPE x [<!ENTITY a 'b'>]><w:fldChar xmlns:w='x'>&a;</w:fldChar>"
    with pytest.raises(Refused) as caught:
        ready(with_members(word("x"), {"word/document.xml": evil}), ".docx", "a.docx")
    assert caught.value.reason is Reason.UNSUPPORTED


def test_slides_show_stored_dates_and_tell_what_is_hidden() -> None:
    spaces = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://x.example/p"'
    date = '<a:p><a:fld id="x" type="datetime1"><a:rPr/><a:t>3 maart 2020</a:t></a:fld>'
    number = '<a:fld id="y" type="slidenum"><a:t>1</a:t></a:fld></a:p>'
    slides = zipped(
        {
            "ppt/presentation.xml": f"<p:presentation {spaces}/>",
            "ppt/slides/slide1.xml": f'<p:sld {spaces} show="0">{date}{number}<p:timing/></p:sld>',
            "ppt/notesSlides/notesSlide1.xml": f"<p:notes {spaces}><a:t>zeg niets</a:t></p:notes>",
        }
    )
    made, notes = ready(slides, ".pptx", "a.pptx")
    slide = members_of(made)["ppt/slides/slide1.xml"].decode()
    assert "datetime1" not in slide
    assert "<a:r><a:rPr/><a:t>3 maart 2020</a:t></a:r>" in slide
    assert 'type="slidenum"' in slide
    told = "; ".join(notes)
    for note in ("1 fields (dates", "1 slides are hidden", "1 slides have notes of the speaker", "1 slides move"):
        assert note in told, told
