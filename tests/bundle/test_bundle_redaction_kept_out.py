"""What was removed stays out of everything that leaves the desk: packet, XML, ledger, files inside, text layers."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pypdf
import pytest
from bundle_makers import A4, ABOUT, PROVENANCE, bundle_of, item, make_mail, make_pdf, numbered, read_sources, saved
from conftest import ROOT, require_tool
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageDraw, ImageFont
from redaction_makers import MM, SECRET, area, every_byte, line, read

from filing.bundle.assemble import assemble
from filing.bundle.numbering import Request, settled
from filing.bundle.numbering import numbered as with_numbers
from filing.bundle.ocr import recognised
from filing.bundle.pages import Asked, Pages
from filing.bundle.reading import read_file
from filing.casefile.areas import Area, Unit
from filing.casefile.exhibits import Evidence
from filing.packet.originals import original_files

FONT = ROOT / "templates" / "house" / "fonts" / "SourceSans3-Regular.ttf"
WORD = "GEHEIMWOORD"
EVERYTHING = area(0, 0, 210, 297)


def lines_with(data: bytes, name: str, word: str) -> Iterator[Area]:
    """The areas over every line of a file that shows ``word``, on the pages that are made of it."""
    made = read_file(Asked(name, data, fates=()))
    assert isinstance(made, Pages)
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(made.pdf)).pages, start=1):
        heights: list[float] = []

        def note(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
            if word in text:
                heights.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])  # noqa: B023 - read at once

        page.extract_text(visitor_text=note)
        for height in heights:
            yield area(0, (A4[1] - height - 9) / MM, 210, 14 / MM, page=number)


def mail_with_attachments() -> EmailMessage:
    mail = make_mail(f"Beste klant,\n\n{WORD}\n\nGroet\n")
    mail.add_attachment(make_pdf(1, "salaris"), maintype="application", subtype="pdf", filename=f"{WORD} mei.pdf")
    signed = line("NIETS BIJZONDERS")
    sign(signed)
    mail.add_attachment(saved(signed), maintype="application", subtype="pdf", filename=f"{WORD}-akte.pdf")
    inner = make_mail("Dit is doorgestuurd.")
    del inner["Subject"]
    inner["Subject"] = f"Over {WORD}"
    mail.add_attachment(inner)
    mail.add_attachment(b"abc", maintype="application", subtype="x-unknown", filename=f"{WORD}.xyz")
    return mail


def sign(pdf: Pdf) -> None:
    value = Dictionary(Type=Name.Sig, SubFilter=Name("/ETSI.CAdES.detached"), ByteRange=[0, 1, 2, 3], Contents=b"x")
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("s"), V=value, Subtype=Name.Widget, Rect=[0, 0, 0, 0]))
    pdf.pages[0].obj["/Annots"] = Array([field])
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]))


def hybrid() -> Pdf:
    pdf = line()
    sign(pdf)
    pdf.attachments["factur-x.xml"] = b"<invoice>GEHEIM</invoice>"
    return pdf


def test_the_original_of_a_signed_hybrid_invoice_stays_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(saved(hybrid()))
    whole = read_sources(tmp_path, [item("a.pdf")])
    assert len(original_files(whole, numbered(whole), tmp_path)) == 2
    sources = read_sources(tmp_path, [replace(item("a.pdf"), areas=(SECRET,))])
    exhibits = numbered(sources)
    assert original_files(sources, exhibits, tmp_path) == ()
    asked = original_files(sources, exhibits, tmp_path, everything=True)
    assert [data for _name, data in asked] == [saved(hybrid())]
    bundle = assemble(ABOUT, exhibits, sources, PROVENANCE)
    for data in (every_byte(bundle.pdf), bundle.xml, bundle.ledger, bundle.proof, bundle.collection):
        assert b"GEHEIM" not in data


def test_a_redacted_mail_does_not_call_what_was_inside_it_by_a_removed_name(tmp_path: Path) -> None:
    data = mail_with_attachments().as_bytes()
    (tmp_path / "a.eml").write_bytes(data)
    plain = read_sources(tmp_path, [item("a.eml")])
    assert sum(WORD in entry.evidence.title for entry in plain.pages_of) == 4
    spots = tuple(lines_with(data, "a.eml", WORD))
    # The letter lists its attachments above the text: the whole upper part of it goes.
    sources = read_sources(tmp_path, [replace(item("a.eml"), areas=(area(0, 20, 210, 110), *spots))])
    exhibits = numbered(sources)
    bundle = assemble(ABOUT, exhibits, sources, PROVENANCE)
    assert [row.label for row in exhibits.rows] == ["1", "1.1", "1.2", "1.3"]
    assert [row.title for row in exhibits.rows[1:]] == ["zonder naam"] * 3
    for data in (bundle.xml, bundle.ledger, bundle.proof, bundle.collection):
        assert WORD.encode() not in data
    front = pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[0].extract_text()
    assert WORD not in front
    names = [name for name, _data in original_files(sources, exhibits, tmp_path)]
    assert names == ["originals/1.2-zonder_naam.pdf"]
    told = [entry.notes for entry in sources.included if entry.evidence.parent]
    assert all("its name is not shown" in notes[-1] for notes in told)


def test_pages_made_of_a_file_inside_a_redacted_mail_do_not_print_its_removed_name(tmp_path: Path) -> None:
    mail = make_mail(f"Beste klant,\n\n{WORD}\n\nGroet\n")
    mail.add_attachment(b"Niets bijzonders.\n", maintype="text", subtype="plain", filename=f"{WORD}.txt")
    inner = make_mail("Doorgestuurd.")
    inner.add_attachment(b"Ook niets.\n", maintype="text", subtype="plain", filename=f"over {WORD}.txt")
    mail.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    evidence = replace(item("a.eml"), areas=(area(0, 20, 210, 120),))
    sources = read_sources(tmp_path, [evidence])
    exhibits = numbered(sources)
    bundle = assemble(ABOUT, exhibits, sources, PROVENANCE)
    assert [row.label for row in exhibits.rows] == ["1", "1.1", "1.2", "1.2.1"]
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages]
    assert "Niets bijzonders" in texts[2]
    assert "zonder naam" in texts[3]  # the mail inside names its own attachment so
    assert not any(WORD in text for text in texts)
    said = with_numbers(ABOUT, sources, settled(Request(), ABOUT.reference, None)).remarks
    assert "exhibit 1 has redactions; what was inside its file is shown whole: 1.1, 1.2, 1.2.1" in said


def test_the_person_is_told_that_a_mail_inside_a_redacted_one_prints_a_removed_subject(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail_with_attachments().as_bytes())
    said = remarks_on(tmp_path, [replace(item("a.eml"), areas=(area(0, 20, 210, 120),))])
    assert "exhibit 1.3 repeats, on its own pages, a word that is removed from exhibit 1" in said


def remarks_on(folder: Path, evidence: list[Evidence]) -> tuple[str, ...]:
    sources = read_sources(folder, evidence)
    return with_numbers(ABOUT, sources, settled(Request(), ABOUT.reference, None)).remarks


def test_the_person_is_told_where_the_case_file_or_another_exhibit_undoes_a_redaction(tmp_path: Path) -> None:
    (tmp_path / "brief-geheim.pdf").write_bytes(saved(line()))
    (tmp_path / "b.pdf").write_bytes(saved(line()))
    first = replace(item("brief-geheim.pdf", title="Brief aan Geheim"), areas=(SECRET,), proves="dat GEHEIM betaalde")
    said = remarks_on(tmp_path, [first, item("b.pdf")])
    assert [one for one in said if "repeats a word" in one] == [
        "exhibit 1: its title repeats a word that is removed from its pages; the exhibit list prints it",
        "exhibit 1: what it proves repeats a word that is removed from its pages; the exhibit list prints it",
        "exhibit 1: its file name repeats a word that is removed from its pages; bundle.xml and ledger.json name it",
    ]
    assert "exhibit 2 is the same file as exhibit 1, without the same redactions" in said


def test_the_person_is_told_that_attachments_of_a_redacted_mail_are_shown_whole(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail_with_attachments().as_bytes())
    said = remarks_on(tmp_path, [replace(item("a.eml"), areas=(area(0, 20, 210, 110),))])
    assert "exhibit 1 has redactions; what was inside its file is shown whole: 1.1, 1.2, 1.3" in said


def test_a_page_that_a_redaction_empties_is_told_so_and_not_as_a_page_without_text(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(make_mail(f"{WORD}\n").as_bytes())
    (tmp_path / "b.pdf").write_bytes(saved(line()))
    evidence = [replace(item("a.eml"), areas=(EVERYTHING,)), replace(item("b.pdf"), areas=(SECRET,))]
    bundle, _exhibits, sources = bundle_of(tmp_path, evidence)
    mail, letter = json.loads(bundle.ledger)["inputs"]
    assert (mail["without_text"], letter["without_text"]) == ([], [])
    assert (mail["redacted"][0]["no_text_left"], letter["redacted"][0]["no_text_left"]) == (True, False)
    assert "no text is left on the page" in mail["notes"][-1]
    assert all(source.taken[0].emptied == (source.evidence.id == "a.eml") for source in sources.included)


def test_a_scan_that_loses_its_text_layer_and_a_page_made_a_picture_are_pages_without_text() -> None:
    require_tool("pdftoppm")
    pdf = line("BUREN")
    picture_of_all = pdf.make_stream(b"\x80" * 300, Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10)
    picture_of_all["/ColorSpace"], picture_of_all["/BitsPerComponent"] = Name.DeviceRGB, 8
    pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(Im=picture_of_all)
    pdf.pages[0].contents_add(pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q"), prepend=True)
    made = read(pdf, area(20, 140, 60, 20))
    assert made.without_text == (1,)
    assert not made.taken[0].emptied


def scan_of(words: list[str]) -> tuple[bytes, dict[str, tuple[int, int]]]:
    """A picture of ``words`` on a line, and from where to where each reaches, in pixels."""
    font = ImageFont.truetype(str(FONT), 60)
    image = Image.new("L", (1654, 800), "white")
    pen, at, spans = ImageDraw.Draw(image), 150, {}
    for word in words:
        pen.text((at, 200), word, fill=0, font=font)
        end = at + round(font.getlength(word))
        spans[word] = (at, end)
        at = end + 40
    output = io.BytesIO()
    image.save(output, format="PNG", dpi=(200, 200))
    return output.getvalue(), spans


@pytest.mark.long
def test_recognised_text_of_a_redacted_scan_says_nothing_of_what_was_removed(tmp_path: Path) -> None:
    for name in ("ocrmypdf", "tesseract", "gs"):
        require_tool(name)
    data, spans = scan_of(["Verder", "Geheimschrift", "genoeg"])
    (tmp_path / "a.png").write_bytes(data)
    left, right = spans["Geheimschrift"]
    spot = area(left - 10, 180, right - left + 20, 110, unit=Unit.PIXELS)
    sources = recognised(read_sources(tmp_path, [replace(item("a.png"), areas=(spot,))]))
    text = pypdf.PdfReader(io.BytesIO(sources.included[0].pdf)).pages[0].extract_text()
    assert "Verder" in text
    assert "eheim" not in text
    assemble(ABOUT, numbered(sources), sources, PROVENANCE)
