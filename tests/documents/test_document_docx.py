"""The Word file: real Word structures in the styles of the house, lists that restart, a broken house file named."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
from conftest import require_tool
from document_samples import HOSTILE, letter, pleading
from docx.document import Document as WordDocument
from lxml import etree

from filing.documents.template_set import TemplateSet, load_templates
from filing.documents.to_docx import to_docx
from filing.errors import RenderFailed, TemplateInvalid

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = load_templates()


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def house(change: tuple[str, str], part: str = "word/document.xml") -> TemplateSet:
    """Return the templates with one text of one part of the letter's house file replaced."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(TEMPLATES.data("house/letter.docx"))) as source,
        zipfile.ZipFile(buffer, "w") as target,
    ):
        for name in source.namelist():
            text = source.read(name).decode()
            if name == part:
                assert change[0] in text
                text = text.replace(*change)
            target.writestr(name, text)
    return TemplateSet(files={**TEMPLATES.files, "house/letter.docx": buffer.getvalue()}, digest="")


def numbers(data: bytes) -> list[tuple[str, str]]:
    """Return style and numId of each list item."""
    found = []
    for paragraph in opened(data).element.body.iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            found.append((paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), number.get(f"{W}val")))
    return found


def test_it_opens_and_uses_the_styles_of_the_house() -> None:
    used = {paragraph.style.name for paragraph in opened(to_docx(TEMPLATES, letter())).paragraphs if paragraph.style}
    assert {"Subject", "Body Text", "Heading 2", "Heading 3", "List Bullet", "List Number", "Quote"} <= used
    used = {paragraph.style.name for paragraph in opened(to_docx(TEMPLATES, pleading())).paragraphs if paragraph.style}
    assert {"Heading 1", "Numbered Paragraph", "Centred", "List Roman", "List Letter"} <= used


def test_each_list_counts_from_the_start() -> None:
    decimal = [number for style, number in numbers(to_docx(TEMPLATES, letter())) if style == "ListNumber"]
    assert len(decimal) == 4
    assert decimal[0] == decimal[1] != decimal[2] == decimal[3]
    numbering = opened(to_docx(TEMPLATES, letter())).part.numbering_part.element
    for number in set(decimal):
        (num,) = [each for each in numbering.iter(f"{W}num") if each.get(f"{W}numId") == number]
        assert num.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"


def test_nested_lists_stand_on_their_own_level() -> None:
    body = opened(to_docx(TEMPLATES, letter())).element.body
    levels = {}
    for paragraph in body.iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None:
            levels["".join(node.text for node in paragraph.iter(f"{W}t"))] = number.find(f"{W}ilvl").get(f"{W}val")
    assert levels["de overeenkomst;"] == "1"
    assert levels["Laat het ons weten, met uw redenen."] == "0"


def test_a_pleading_is_numbered_by_word_itself_through_the_document() -> None:
    document = opened(to_docx(TEMPLATES, pleading(5)))
    numbered = [
        paragraph
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name == "Numbered Paragraph"
    ]
    assert len(numbered) == 8
    assert not any(re.match(r"\d+\.", paragraph.text) for paragraph in numbered)
    assert document.styles["Numbered Paragraph"].element.find(f"{W}pPr/{W}numPr/{W}numId") is not None


def test_the_head_of_a_table_repeats_and_rows_stay_whole() -> None:
    body = opened(to_docx(TEMPLATES, letter(70))).element.body
    (table,) = [
        table for table in body.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Specification"
    ]
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows].count(True) == 1
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    styles = [cell.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val") for cell in rows[1].iter(f"{W}tc")]
    assert styles == ["TableText"] * 3 + ["TableAmount"] * 2


def test_pages_are_counted_by_word_and_a_draft_is_marked_in_the_header() -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(TEMPLATES, letter(concept=True)))) as archive:
        footers = [archive.read(name).decode() for name in archive.namelist() if "footer" in name]
        headers = [archive.read(name).decode() for name in archive.namelist() if "header" in name]
    assert len(footers) == len(headers) == 2
    assert all(" PAGE " in text and " NUMPAGES " in text for text in footers)
    assert all('string="CONCEPT"' in text for text in headers)


def test_properties_are_plain_text_and_have_no_clock() -> None:
    properties = opened(to_docx(TEMPLATES, pleading())).core_properties
    assert properties.title == "Dagvaarding <kopie> & meer"
    assert properties.author == HOSTILE
    assert str(properties.created) == str(properties.modified) == "2026-11-24 00:00:00+00:00"
    with zipfile.ZipFile(io.BytesIO(to_docx(TEMPLATES, letter()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())


def test_the_same_document_gives_the_same_bytes() -> None:
    for document in (letter(), pleading(concept=True)):
        assert to_docx(TEMPLATES, document) == to_docx(TEMPLATES, document)


def test_the_language_of_the_text_is_set_for_the_spelling_checker() -> None:
    for language, expected in (("nl", "nl-NL"), ("en", "en-GB")):
        styles = opened(to_docx(TEMPLATES, replace(letter(), language=language))).styles.element
        assert {node.get(f"{W}val") for node in styles.iter(f"{W}lang")} == {expected}


def test_the_settings_of_each_paragraph_stand_in_the_order_of_the_schema() -> None:
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "spacing", "ind", "jc"]
    for document in (letter(), pleading()):
        for properties in opened(to_docx(TEMPLATES, document)).element.body.iter(f"{W}pPr"):
            names = [etree.QName(child).localname for child in properties]
            assert names == sorted(names, key=order.index)


def test_word_shows_a_standard_font_where_ours_is_missing() -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(TEMPLATES, letter()))) as archive:
        assert b'<w:altName w:val="Calibri"/>' in archive.read("word/fontTable.xml")


def test_the_house_files_are_those_of_the_script(tmp_path: Path, root: Path) -> None:
    subprocess.run([sys.executable, "tools/make_house_docx.py", str(tmp_path)], cwd=root, check=True)
    for name in ("letter.docx", "pleading.docx"):
        assert (tmp_path / name).read_bytes() == (root / "templates" / "house" / name).read_bytes()


def test_an_unknown_field_in_a_house_file_is_named() -> None:
    with pytest.raises(TemplateInvalid, match="sujbect") as caught:
        to_docx(house(("{{ subject }}", "{{ sujbect }}")), letter())
    assert "subject" in caught.value.next_step


@pytest.mark.parametrize("code", ["{{ ''.__class__.__mro__ }}", "{{ lipsum.__globals__ }}", "{{ subject.__init__ }}"])
def test_code_in_a_house_file_does_not_run(code: str) -> None:
    with pytest.raises(TemplateInvalid):
        to_docx(house(("{{ subject }}", code)), letter())


def test_a_house_file_without_a_place_for_the_text_is_refused() -> None:
    with pytest.raises(TemplateInvalid, match="0 places"):
        to_docx(house(("{{p body }}", "")), letter())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('<w:name w:val="Table Amount"/>', '<w:name w:val="Amounts"/>'), "Table Amount"),
        (('<w:numId w:val="2"/>', ""), "List Bullet"),
    ],
)
def test_a_house_file_that_lost_a_style_is_refused(change: tuple[str, str], said: str) -> None:
    with pytest.raises(TemplateInvalid, match=said):
        to_docx(house(change, "word/styles.xml"), letter())


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04"])
def test_a_house_file_that_is_no_word_file_is_refused(data: bytes) -> None:
    templates = TemplateSet(files={**TEMPLATES.files, "house/letter.docx": data}, digest="")
    with pytest.raises(TemplateInvalid, match="not a sound Word file"):
        to_docx(templates, letter())


def test_a_letter_without_letterhead_has_its_text_all_the_same() -> None:
    assert "Wat u moet betalen" in [
        paragraph.text for paragraph in opened(to_docx(TEMPLATES, replace(letter(), head=None))).paragraphs
    ]


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(RenderFailed, match="poster"):
        to_docx(TEMPLATES, replace(letter(), layout="poster"))


@pytest.mark.long
@pytest.mark.parametrize("name", ["letter", "pleading"])
def test_libreoffice_reads_it_and_prints_what_it_says(name: str, tmp_path: Path) -> None:
    office = require_tool("soffice")
    document = letter(70) if name == "letter" else pleading()
    (tmp_path / f"{name}.docx").write_bytes(to_docx(TEMPLATES, document))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / f"{name}.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / f"{name}.pdf").pages]
    assert len(pages) > 1
    assert f"Pagina {len(pages)} van {len(pages)}" in pages[-1]
    if name == "letter":
        assert [("Vervaldatum" in text) for text in pages[:3]] == [True] * 3
    else:
        assert "15." in "".join(pages)
