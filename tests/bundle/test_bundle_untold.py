"""What a file holds and its pages do not show, or show otherwise, is told: nothing is lost without a word."""

import array
import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import ABOUT, bundle_of, item, make_pdf, numbered, one, read_sources, saved, text_page
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from redaction_makers import area

from filing.bundle.clear_ground import KEY
from filing.bundle.numbering import Request, settled
from filing.bundle.numbering import numbered as with_numbers
from filing.bundle.sources import Refusal, Source
from filing.packet.originals import original_files


def noted(pdf: pikepdf.Pdf, **entries: object) -> bytes:
    """A page with one note, which brings no look of its own."""
    page = text_page(pdf, "met een noot")
    page.obj["/Annots"] = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, F=4, **entries))])
    return saved(pdf)


def with_files() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    text_page(pdf, "met bijlagen")
    pdf.attachments["contract.pdf"] = make_pdf(2)
    pdf.attachments["../../etc/x.txt"] = b"hallo"
    return pdf


def test_files_inside_a_pdf_are_named_and_the_pdf_goes_along_as_it_came(tmp_path: Path) -> None:
    data = saved(with_files())
    (tmp_path / "a.pdf").write_bytes(data)
    sources = read_sources(tmp_path, [item("a.pdf")])
    (note,) = sources.included[0].notes
    assert "2 files inside the PDF" in note
    assert "contract.pdf" in note
    assert [kept for _name, kept in original_files(sources, numbered(sources), tmp_path)] == [data]


def test_the_names_of_files_inside_a_redacted_pdf_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(saved(with_files()))
    sources = read_sources(tmp_path, [replace(item("a.pdf"), areas=(area(0, 0, 210, 297),))])
    notes = " ".join(sources.included[0].notes)
    assert "2 files inside the PDF are not shown" in notes
    assert "contract" not in notes
    assert original_files(sources, numbered(sources), tmp_path) == ()


def test_a_file_that_a_note_carries_is_named(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    held = Dictionary(Type=Name.Filespec, F=String("speld.txt"), EF=Dictionary(F=pdf.make_stream(b"bewijs")))
    made = one(tmp_path, "a.pdf", noted(pdf, Subtype=Name.FileAttachment, Rect=Array([9, 9, 30, 30]), FS=held))
    assert isinstance(made, Source)
    assert "(speld.txt)" in made.notes[0]


@pytest.mark.parametrize("shown_by", [{"OFF": 1}, {"BaseState": Name.OFF, "ON": 0}])
def test_hidden_layers_are_counted(tmp_path: Path, shown_by: dict[str, object]) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "lagen")
    layers = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("aan", "uit")]
    default = {key: Array([layers[value]]) if isinstance(value, int) else value for key, value in shown_by.items()}
    pdf.Root.OCProperties = Dictionary(OCGs=Array(layers), D=Dictionary(**default))
    page.obj.Resources.Properties = Dictionary(L=layers[1])
    made = one(tmp_path, "a.pdf", saved(pdf))
    assert isinstance(made, Source)
    assert made.notes == ("1 layers of the drawing are hidden by the file and not shown",)


def test_the_desk_is_told_of_marks_for_a_redaction_that_nobody_carried_out(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    marked = noted(pdf, Subtype=Name.Redact, Rect=Array([70, 410, 300, 440]), IC=Array([0, 0, 0]))
    (tmp_path / "a.pdf").write_bytes(marked)
    sources = read_sources(tmp_path, [item("a.pdf")])
    (said,) = with_numbers(ABOUT, sources, settled(Request(), ABOUT.reference, None)).remarks
    assert said.startswith("exhibit 1: its file marks parts of page 1 for redaction, and nothing was removed there")
    assert not any("redaction" in note for note in sources.included[0].notes)  # the other side reads those


COVERED = "BT /F1 14 Tf 72 500 Td (De heer Geheim) Tj ET 0.1 g 70 495 220 20 re f"


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        (COVERED, True),
        (COVERED.replace("0.1 g", "0 0 0 1 k"), True),
        (COVERED.replace("70 495 220 20", "120 495 40 20"), True),  # a word in the line
        (COVERED.replace("0.1 g", "1 1 0 rg"), False),
        (COVERED.replace("70 495 220 20", "70 498 220 1"), False),  # a line below the words
        ("0 g 70 495 220 20 re f BT 1 g /F1 14 Tf 72 500 Td (Kop van een tabel) Tj ET", False),
    ],
)
def test_the_desk_is_told_of_text_below_a_black_box(tmp_path: Path, drawing: str, told: bool) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    page.obj.Contents = pdf.make_stream(drawing.encode())
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    bundle, _exhibits, sources = bundle_of(tmp_path, [item("a.pdf")])
    said = with_numbers(ABOUT, sources, settled(Request(), ABOUT.reference, None)).remarks
    assert any("text lies below something black" in one for one in said) is told
    with pikepdf.open(io.BytesIO(bundle.pdf)) as made:
        assert KEY not in made.pages[1].obj


def test_the_desk_is_told_of_text_below_a_black_note(tmp_path: Path) -> None:
    data = noted(pikepdf.new(), Subtype=Name.Square, Rect=Array([60, 410, 300, 440]), IC=Array([0, 0, 0]))
    (tmp_path / "a.pdf").write_bytes(data)
    sources = read_sources(tmp_path, [item("a.pdf")])
    (said,) = with_numbers(ABOUT, sources, settled(Request(), ABOUT.reference, None)).remarks
    assert "on page 1 of its file text lies below something black" in said


def test_a_repaired_pdf_that_names_a_page_twice_is_not_shown_with_fewer_pages(tmp_path: Path) -> None:
    page = (
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F1<</Type/Font/Subtype/Type1"
        b"/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj\n"
    )
    words = b"BT /F1 14 Tf 20 100 Td (twee keer) Tj ET"
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>endobj\n"
        + page
        + b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%%%EOF"
        % (len(words), words)
    )
    made = one(tmp_path, "a.pdf", data)
    shown = made.pages if isinstance(made, Source) else made.detail
    assert shown in {2, "the PDF cannot be shown whole: its list names 2 pages, of which repair shows 1"}


def test_a_field_of_choices_shows_the_words_and_not_the_code_that_it_stores(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "formulier")
    choices = Array([Array([String("a"), String("Akkoord")]), Array([String("b"), String("Niet akkoord")])])
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Ch,
            Ff=1 << 17,
            T=String("keuze"),
            V=String("b"),
            Opt=choices,
            Rect=Array([72, 700, 300, 720]),
            F=4,
        )
    )
    page.obj["/Annots"] = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DA=String("/Helv 12 Tf 0 g"))
    made = one(tmp_path, "a.pdf", saved(pdf))
    assert isinstance(made, Source)
    assert "Niet akkoord" in pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()


def test_the_stamp_keeps_clear_of_a_note_that_readers_draw_themselves(tmp_path: Path) -> None:
    box = Array([420, 780, 595, 842])
    made = one(tmp_path, "a.pdf", noted(pikepdf.new(), Subtype=Name.Square, Rect=box, IC=Array([1, 1, 1])))
    assert isinstance(made, Source)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert KEY in pdf.pages[0].obj


def test_a_picture_of_measured_figures_is_refused_and_not_shown_black(tmp_path: Path) -> None:
    output = io.BytesIO()
    figures = array.array("f", [place / 400 for place in range(400)])
    Image.frombytes("F", (20, 20), figures.tobytes()).save(output, "TIFF")
    made = one(tmp_path, "a.tif", output.getvalue())
    assert isinstance(made, Refusal)
    assert "measured figures" in made.detail


def test_a_text_with_bytes_that_no_text_has_is_not_called_a_chat(tmp_path: Path) -> None:
    made = one(tmp_path, "a.txt", b"abc\0def\n")
    assert isinstance(made, Refusal)
    assert made.detail == "the name says text, but the file holds bytes that no text has"


def test_a_mail_with_two_dates_another_sender_and_another_address_for_answers_shows_them_all(tmp_path: Path) -> None:
    mail = (
        b"From: Jan <jan@voorbeeld.example>\r\nSender: echt@voorbeeld.example\r\nReply-To: anders@voorbeeld.example\r\n"
        b"Date: Sun, 29 Mar 2026 02:30:00 +0100\r\nDate: Mon, 30 Mar 2026 02:30:00 +0100\r\nSubject: x\r\n\r\nhallo\r\n"
    )
    made = one(tmp_path, "a.eml", mail)
    assert isinstance(made, Source)
    text = " ".join(pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text().split())
    assert "Verzonden door echt@voorbeeld.example" in text
    assert "Antwoord aan anders@voorbeeld.example" in text
    assert "29 Mar 2026 02:30:00 +0100, Mon, 30 Mar 2026 02:30:00 +0100" in text
    assert "the mail names 2 dates; all are shown" in made.notes


def test_a_mail_whose_sender_and_address_for_answers_are_its_author_does_not_repeat_them(tmp_path: Path) -> None:
    mail = (
        b"From: Jan <jan@voorbeeld.example>\r\nSender: JAN@voorbeeld.example\r\nReply-To: jan@voorbeeld.example\r\n"
        b"Date: Sun, 29 Mar 2026 02:30:00 +0100\r\nSubject: x\r\n\r\nhallo\r\n"
    )
    made = one(tmp_path, "a.eml", mail)
    assert isinstance(made, Source)
    assert "Antwoord aan" not in pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
