"""The payment code: the lines of EPC069-12, the printed amount and no other, and a decoder reads what was written."""

import io
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from document_samples import letter
from lxml import etree
from PIL import Image

from filing.casefile.case import PayTo
from filing.documents.payment_code import LARGEST, payment_code, png, printed_amount
from filing.documents.template_set import load_templates
from filing.documents.to_docx import to_docx
from filing.documents.to_pdf import Press
from filing.documents.to_text import to_text
from filing.documents.to_xml import to_xml
from filing.documents.tree import Document, PaymentCode
from filing.dutch import amount_text

IBAN = "NL93VBNK0000000101"
TEMPLATES = load_templates()
ROOT = Path(__file__).resolve().parents[2]


def code(
    amount: str = "1234.50", holder: str = "Proef B.V.", reference: str = "2026-0412", link: str = ""
) -> PaymentCode:
    return payment_code(amount_text(Decimal(amount)), IBAN, holder, reference, "nl", link)


def with_code(block: PaymentCode) -> Document:
    return replace(letter(), body=(letter().body[0], block, *letter().body[1:]))


def decoded(picture: Image.Image) -> list[str]:
    return [one.text for one in zxingcpp.read_barcodes(picture.convert("L"))]


def test_the_lines_are_those_of_the_guidelines() -> None:
    """EPC069-12, version 002: service tag, version, character set 1 (UTF-8), SCT, no BIC, name, IBAN, amount, text."""
    assert code().payload.split("\n") == [
        "BCD", "002", "1", "SCT", "", "Proef B.V.", IBAN, "EUR1234.50", "", "", "2026-0412",
    ]  # fmt: skip


def test_a_structured_reference_stands_in_its_own_line() -> None:
    """ISO 11649: RF18 5390 0754 7034 is the example of the standard's own publications."""
    assert code(reference="RF18 5390 0754 7034").payload.split("\n")[9:] == ["RF18539007547034"]


@pytest.mark.parametrize(
    ("amount", "there"), [("0.00", False), ("0.01", True), ("999999999.99", True), ("1000000000.00", False)]
)
def test_an_amount_outside_the_guidelines_has_no_code_and_says_so(amount: str, there: bool) -> None:
    found = code(amount)
    assert bool(found.payload) == there
    assert there or "het bedrag past er niet in" in found.text


def test_a_number_that_is_no_iban_has_no_code() -> None:
    found = payment_code(amount_text(Decimal(1), "en"), "NL93VBNK0000000102", "X", "Y", "en")
    assert found.payload == ""
    assert "not an IBAN" in found.text


def test_what_is_shortened_is_said() -> None:
    assert "ingekort" not in code(holder="N" * 70, reference="T" * 140).text
    found = code(holder="N" * 71, reference="T" * 141)
    assert (found.payload.split("\n")[5], found.payload.split("\n")[10]) == ("N" * 70, "T" * 140)
    assert "de naam ingekort" in found.text
    assert "betalingsreferentie ingekort" in found.text


def test_more_bytes_than_fit_is_no_code() -> None:
    found = code(holder="Ő" * 70, reference="Ő" * 140)
    assert found.payload == ""
    assert "de gegevens passen er niet in" in found.text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("amount", ["0.01", "7.00", "1234.50", "999999999.99"])
def test_the_printed_amount_is_read_as_it_was(amount: str, language: str) -> None:
    assert printed_amount(amount_text(Decimal(amount), language), language) == Decimal(amount)


@pytest.mark.parametrize("printed", ["", "€ 1.00", "€ 1,0", "€ 1,2,3", "1,00", "€ NaN", "€ 1.2.3,00", "[bedrag]"])
def test_what_is_no_printed_amount_gives_no_amount(printed: str) -> None:
    assert printed_amount(printed.replace(" ", "\u00a0"), "nl") is None


@pytest.mark.parametrize("holder", ["Proef B.V.", "Łukasz & Zoë <B.V.> €", "W" * 70])
def test_a_decoder_reads_what_was_written(holder: str) -> None:
    found = code(holder=holder, reference="T" * 100)
    assert len(found.payload.encode()) <= LARGEST
    assert decoded(Image.open(io.BytesIO(png(found.payload)))) == [found.payload]


def test_word_holds_a_code_that_can_be_read() -> None:
    found = code(link="https://betaal.example/1")
    with zipfile.ZipFile(io.BytesIO(to_docx(TEMPLATES, with_code(found)))) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert decoded(Image.open(io.BytesIO(archive.read(name)))) == [found.payload]
        assert b"https://betaal.example/1" in archive.read("word/_rels/document.xml.rels")
        assert b'descr="Betaalt u' in archive.read("word/document.xml")


def test_the_pdf_holds_a_code_that_can_be_read_and_links_the_page() -> None:
    found = code(link="https://betaal.example/1")
    reader = pypdf.PdfReader(io.BytesIO(Press(TEMPLATES).pdf(with_code(found))))
    (data,) = {one.data for page in reader.pages for one in page.images}  # the pages share their resources
    assert decoded(Image.open(io.BytesIO(data))) == [found.payload]
    links = [
        str(note.get_object()["/A"]["/URI"]) for page in reader.pages for note in page.get("/Annots", ()) or ()
        if "/A" in note.get_object()
    ]  # fmt: skip
    assert links == ["https://betaal.example/1"]


def test_xml_says_it_in_words_and_a_text_without_a_code_speaks_of_none() -> None:
    found = code(link="https://betaal.example/1")
    root = etree.fromstring(to_xml(with_code(found)))
    etree.XMLSchema(etree.parse(ROOT / "schemas" / "document.xsd")).assertValid(root)
    assert [one.text for one in root.iter("{urn:filing:document:1}payload")] == [found.payload]
    assert "https://betaal.example/1" in to_text(with_code(found))
    assert "Scan dan deze code" in "".join(root.itertext())
    assert "code" not in to_text(with_code(found))


@pytest.mark.long
def test_a_page_of_the_pdf_is_read_as_a_bank_app_would(tmp_path: Path) -> None:
    found = code()
    (tmp_path / "made.pdf").write_bytes(Press(TEMPLATES).pdf(with_code(found)))
    try:
        subprocess.run(["pdftoppm", "-r", "150", "-png", "made.pdf", "page"], cwd=tmp_path, check=True)
    except FileNotFoundError:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    pages = [decoded(Image.open(path)) for path in sorted(tmp_path.glob("page*.png"))]
    assert [text for page in pages for text in page] == [found.payload]


@pytest.mark.parametrize("link", ["http://betaal.example/1", "javascript:alert(1)", "betaal.example", "https://a b"])
def test_only_a_page_on_https_is_a_payment_link(link: str) -> None:
    with pytest.raises(ValueError, match="beginning with https"):
        PayTo(iban=IBAN, holder="Proef B.V.", payment_link=link)
