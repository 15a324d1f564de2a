"""All formats say the same: every text of the tree appears in the PDF, the Word file, the XML and the plain text."""

import io
import re
import zipfile
from dataclasses import replace

import pypdf
import pytest
from document_samples import HOSTILE, letter, pleading
from example_documents import made
from lxml import etree

from filing.documents.template_set import load_templates
from filing.documents.texts import texts
from filing.documents.to_docx import to_docx
from filing.documents.to_pdf import Press
from filing.documents.to_text import to_text
from filing.documents.to_xml import to_xml
from filing.documents.tree import Document, Paragraph, PaymentCode, Text
from filing.errors import RenderFailed

WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"

TEMPLATES = load_templates()
PRESS = Press(TEMPLATES)
SAMPLES = {
    "letter": letter(),
    "long letter": letter(70),
    "draft letter": letter(concept=True),
    "pleading": pleading(),
    "draft pleading": pleading(3, concept=True),
    "interest statement": made("consumer", "interest_statement").document,
}


def squeezed(text: str) -> str:
    """Text without any white space: where a line breaks is the business of a format."""
    return re.sub(r"\s", "", text)


def pdf_text_of(data: bytes) -> str:
    """The text of a PDF; a word that was hyphenated at the end of a line is put together."""
    shown = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return re.sub(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])", "", shown)


def docx_text_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/(document|header\w*|footer\w*)\.xml", name)]
        assert len(parts) == 5
        roots = [etree.fromstring(archive.read(name)) for name in parts]
    marks = [node.get("string", "") for root in roots for node in root.iter(WATERMARK)]
    return "".join([node.text or "" for root in roots for node in root.iter(WORD_TEXT)] + marks)


def xml_text_of(data: bytes) -> str:
    return "".join(etree.fromstring(data).itertext())


def texts_without_code(document: Document) -> list[str]:
    """The texts of the tree without the words beside a payment code: a plain text has no code to scan."""
    beside = {one.text for one in document.body if isinstance(one, PaymentCode) and one.payload}
    return [text for text in texts(document) if text not in beside]


def pdf_text(document: Document) -> str:
    return pdf_text_of(PRESS.pdf(document))


def docx_text(document: Document) -> str:
    return docx_text_of(to_docx(TEMPLATES, document))


def xml_text(document: Document) -> str:
    return xml_text_of(to_xml(document))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("write", [pdf_text, docx_text, xml_text])
def test_every_text_of_the_tree_is_in_the_format(name: str, write: object) -> None:
    assert callable(write)
    shown = squeezed(write(SAMPLES[name]))
    missing = [text for text in texts(SAMPLES[name]) if squeezed(text) not in shown]
    assert missing == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_the_tree_is_in_the_plain_text(name: str) -> None:
    """Word by word, because the cells of a table may be wrapped beside each other."""
    shown = set(to_text(SAMPLES[name]).replace("(", " (").split())
    for text in texts_without_code(SAMPLES[name]):
        for word in text.split():
            assert any(word in found for found in shown), word


@pytest.mark.parametrize("name", ["letter", "pleading"])
@pytest.mark.parametrize("write", [pdf_text, docx_text, xml_text, to_text])
def test_a_name_that_looks_like_markup_is_printed_as_it_is(name: str, write: object) -> None:
    assert callable(write)
    assert squeezed(HOSTILE) in squeezed(write(SAMPLES[name]))


@pytest.mark.parametrize("write", [pdf_text, docx_text, to_text])
@pytest.mark.parametrize("name", ["letter", "pleading"])
def test_only_a_draft_says_concept(write: object, name: str) -> None:
    assert callable(write)
    assert "CONCEPT" in write(SAMPLES[f"draft {name}"])
    assert "CONCEPT" not in write(SAMPLES[name])


@pytest.mark.parametrize("character", ["\x07", "\x00", "\ufffe"])
@pytest.mark.parametrize("write", [pdf_text, docx_text, xml_text, to_text])
def test_a_control_character_is_named_and_nothing_is_written(character: str, write: object) -> None:
    assert callable(write)
    broken = replace(letter(), body=(Paragraph((Text(f"a{character}b"),)),))
    with pytest.raises(RenderFailed, match=re.escape(f"U+{ord(character):04X}")):
        write(broken)


def test_texts_come_in_reading_order() -> None:
    found = texts(letter())
    assert found[0] == HOSTILE
    assert found.index("Geachte heer Yıldırımoğlu,") < found.index("Wat u moet betalen") < found.index("2026-1000")
    assert found[-1].startswith("IBAN")
