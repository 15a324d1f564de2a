"""Pages that programs write anew (PDF/A, recognised text) stay what they were; veraPDF finds every claim true."""

import io
import json
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import ABOUT, PROVENANCE, item, make_pdf, make_picture, make_signposted, mixed_case, saved, text_page
from click.testing import CliRunner
from conftest import ROOT, require_tool
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageChops, ImageDraw, ImageFont
from verapdf import conforms, require_verapdf, verdicts

from filing.bundle.assemble import Bundle, assemble
from filing.bundle.index import index_pages
from filing.bundle.ocr import recognised
from filing.bundle.options import Options, Paper
from filing.bundle.pdfa import archived
from filing.bundle.sources import Source, Sources, read_sources
from filing.casefile.areas import Area
from filing.casefile.exhibits import number_exhibits
from filing.cli.main import filing

pytestmark = pytest.mark.long

FONT = ROOT / "templates" / "house" / "fonts" / "SourceSans3-Regular.ttf"
LINES = (
    "Herinnering voor de openstaande factuur",
    "Wij verzoeken u te betalen",
    "binnen veertien dagen",
    "Hoogachtend",
)
WEB = "https://voorbeeld.example/voorwaarden"


def programs(*names: str) -> None:
    for name in names:
        require_tool(name)


def read(folder: Path, files: dict[str, bytes]) -> Sources:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return read_sources(folder, [item(name) for name in files])


def bound(sources: Sources, options: Options) -> Bundle:
    exhibits = number_exhibits(sources.counted, index_pages(ABOUT, sources.counted), tab_pages=1 if options.tabs else 0)
    return assemble(ABOUT, exhibits, sources, PROVENANCE, options)


def claim_of(bundle: Bundle) -> str:
    (found,) = [check for check in json.loads(bundle.proof)["whole"] if check["check"].startswith("claim of PDF/A")]
    return str(found["found"])


def pictures(folder: Path, data: bytes, dpi: int = 50) -> list[Image.Image]:
    """Every page as poppler draws it."""
    program = require_tool("pdftoppm")
    for old in folder.glob("look-*.ppm"):
        old.unlink()
    (folder / "look.pdf").write_bytes(data)
    subprocess.run([program, "-cropbox", "-r", str(dpi), "look.pdf", "look"], cwd=folder, check=True)
    return [Image.open(path).copy() for path in sorted(folder.glob("look-*.ppm"))]


def same_pictures(folder: Path, before: bytes, after: bytes) -> bool:
    pairs = zip(pictures(folder, before), pictures(folder, after), strict=True)
    return all(one.size == other.size and not ImageChops.difference(one, other).getbbox() for one, other in pairs)


def checked(folder: Path, data: bytes, name: str = "checked.pdf") -> Path:
    """The path of a file that qpdf finds sound."""
    path = folder / name
    path.write_bytes(data)
    done = subprocess.run([require_tool("qpdf"), "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return path


# What is drawn anew


def annotated(**page_entries: object) -> bytes:
    """Three pages in a font that is not in the file, with links of each kind, notes with and without a look."""
    pdf = pikepdf.new()
    for number in (1, 2, 3):
        page = text_page(pdf, f"blad {number}")
        for key, value in page_entries.items():
            page.obj[f"/{key}"] = value
    first, second, third = (page.obj for page in pdf.pages)
    look = pdf.make_stream(b"0 1 0 rg 0 0 100 20 re f 0 g BT /F1 10 Tf 5 5 Td (VOLDAAN) Tj ET")
    look["/Type"], look["/Subtype"], look["/BBox"] = Name.XObject, Name.Form, Array([0, 0, 100, 20])
    look["/Resources"] = first["/Resources"]
    entries: Sequence[dict[str, object]] = (
        {"Subtype": Name.Link, "A": Dictionary(S=Name.URI, URI=String(WEB))},
        {"Subtype": Name.Link, "F": 4, "A": Dictionary(S=Name.URI, URI=String("mailto:a@voorbeeld.example"))},
        {"Subtype": Name.Link, "Dest": Array([third, Name.XYZ, 0, 700, None])},
        {"Subtype": Name.Link, "F": 4, "Dest": Array([second, Name.Fit]), "Border": Array([0, 0, 2])},
        {"Subtype": Name.Stamp, "AP": Dictionary(N=look), "Contents": String("voldaan")},
        {"Subtype": Name.Text, "F": 4, "Contents": String("gebeld"), "Name": Name.Note},
        {"Subtype": Name.Highlight, "C": Array([1, 1, 0]), "QuadPoints": Array([72, 420, 172, 420, 72, 400, 172, 400])},
        {"Subtype": Name.Square, "F": 4, "C": Array([1, 0, 0])},
        {"Subtype": Name.Square, "F": 2, "C": Array([1, 0, 0])},
    )
    first["/Annots"] = Array(
        [
            pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([72, top, 172, top + 20]), **one))
            for one, top in zip(entries, (500, 530, 560, 590, 440, 470, 400, 340, 370), strict=True)
        ]
    )
    pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String("slot"), Array([third, Name.FitH, 800])])))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Tweede blad", destination=Array([second, Name.XYZ, 0, 600, None])))
    return saved(pdf)


SHAPES: dict[str, dict[str, object]] = {
    "upright": {},
    "turned": {"Rotate": 90},
    "beside the origin": {"MediaBox": Array([-40, -30, 555, 812])},
    "cut": {"CropBox": Array([50, 60, 500, 780])},
    "with a unit": {"UserUnit": Decimal("1.5")},
    "all of it": {
        "Rotate": 270, "MediaBox": Array([-40, -30, 555, 812]), "CropBox": Array([0, 0, 500, 780]),
        "UserUnit": Decimal("1.5"),
    },
}  # fmt: skip


@pytest.mark.parametrize("shape", list(SHAPES))
def test_links_notes_places_and_sizes_are_those_of_the_file_after_conversion(tmp_path: Path, shape: str) -> None:
    programs("gs", "qpdf", "pdftoppm")
    sources = read(tmp_path, {"a.pdf": annotated(**SHAPES[shape])})
    found = archived(sources)
    (source,) = found.included
    assert source.archival
    assert "converted to PDF/A by Ghostscript" in source.notes[-1]
    assert "fonts that it names without having them are put in: Helvetica" in source.notes[-1]
    assert source.removed == ("1 × hidden note or link",)
    with Pdf.open(io.BytesIO(source.as_read.read())) as before, Pdf.open(io.BytesIO(source.pdf)) as after:
        for one, other in zip(before.pages, after.pages, strict=True):
            for key in ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/FilingShift"):
                assert one.obj.get(key) == other.obj.get(key), key
        were = [one for one in before.pages[0].obj["/Annots"].as_list() if one.get("/F") != 2]
        are = after.pages[0].obj["/Annots"].as_list()
        assert [one["/Rect"] for one in were] == [one["/Rect"] for one in are]
        assert [one["/Subtype"] for one in were] == [one["/Subtype"] for one in are]
        assert str(are[0]["/A"]["/URI"]) == WEB
        assert all(isinstance(one["/AP"]["/N"], Stream) for one in are if one["/Subtype"] != "/Link")
    both = (source.as_read.read(), source.pdf)
    drawn, anew = (pictures(tmp_path, data)[1:] for data in both)  # the pages without notes
    for one, other in zip(drawn, anew, strict=True):
        assert one.size == other.size
        assert not ImageChops.difference(one, other).getbbox()
    for options in (Options(pdfa=True, prove_all=True), Options(pdfa=True, paper=Paper.A4, tabs=True)):
        bundle = bound(found, options)  # the proof holds: outline, links, addresses, notes, names, text
        assert claim_of(bundle) == "PDF/A-2b"
        checked(tmp_path, bundle.pdf)


def layered(*, hidden_text: bool) -> bytes:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("intern")))
    page.obj["/Resources"]["/Properties"] = Dictionary(L=layer)
    inside = b"BT /F1 14 Tf 72 600 Td (vertrouwelijk) Tj ET" if hidden_text else b"1 0 0 rg 50 50 300 300 re f"
    page.obj["/Contents"] = pdf.make_stream(b"BT /F1 14 Tf 72 700 Td (zichtbaar) Tj ET /OC /L BDC " + inside + b" EMC")
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    return saved(pdf)


def test_a_hidden_layer_stays_unseen_and_is_counted(tmp_path: Path) -> None:
    programs("gs", "pdftoppm")
    (source,) = archived(read(tmp_path, {"a.pdf": layered(hidden_text=False)})).included
    assert source.archival
    assert source.notes[-1].endswith("1 × hidden layer left out")
    (page,) = pictures(tmp_path, source.pdf)
    assert page.getpixel((100, page.height - 100)) == (255, 255, 255)


def test_a_part_whose_text_conversion_would_lose_is_left_as_it_is(tmp_path: Path) -> None:
    programs("gs")
    sources = read(tmp_path, {"a.pdf": layered(hidden_text=True)})
    (source,) = archived(sources).included
    assert not source.archival
    assert "the text of page 1 would be lost" in source.notes[-1]
    assert source.pdf == sources.included[0].pdf


def test_colours_for_print_become_those_of_screens_and_that_is_told(tmp_path: Path) -> None:
    programs("gs")
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj["/Contents"] = pdf.make_stream(b"0 1 1 0 k 50 50 300 300 re f")
    (source,) = archived(read(tmp_path, {"a.pdf": saved(pdf)})).included
    assert source.archival
    assert "its colours are red, green and blue now" in source.notes[-1]


# What veraPDF says


def test_every_bundle_that_claims_pdfa_is_found_so_by_verapdf(tmp_path: Path) -> None:
    """Mixed parts: mails with attachments, pictures, texts, files with links, notes, layers, forms of every page."""
    programs("gs", "qpdf")
    require_verapdf()
    evidence = mixed_case(tmp_path)
    more = {"wegwijs.pdf": make_signposted(), "noten.pdf": annotated(), "lagen.pdf": layered(hidden_text=False)}
    sources = read(tmp_path, more)
    mixed = archived(Sources((*read_sources(tmp_path, evidence).pages_of, *sources.pages_of)))
    assert all(source.archival for source in mixed.included)
    paths = []
    for name, options in {
        "plain.pdf": Options(pdfa=True),
        "tabs.pdf": Options(pdfa=True, tabs=True, prove_all=True),
        "a4.pdf": Options(pdfa=True, paper=Paper.A4),
    }.items():
        bundle = bound(mixed, options)
        assert claim_of(bundle) == "PDF/A-2b"
        paths.append(checked(tmp_path, bundle.pdf, name))
    assert verdicts(paths, "2b") == dict.fromkeys(paths, (True, ()))


@pytest.mark.parametrize("example", ["consumer", "business"])
def test_the_bundle_of_an_example_with_every_wish_together_is_pdfa(tmp_path: Path, example: str) -> None:
    programs("gs", "qpdf", "ocrmypdf", "tesseract")
    require_verapdf()
    made = tmp_path / "out"
    words = ["bundle", str(ROOT / "examples" / example), "--on", "2026-11-24", "-o", str(made), "--profile", "en"]
    wishes = ["--pdfa", "--ocr", "--tabs", "--shrink", "--prove-all", "--with-originals"]
    done = CliRunner().invoke(filing, [*words, *wishes], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    proof = json.loads((made / "proof.json").read_text())
    assert proof["holds"] is True
    (claim,) = [check["found"] for check in proof["whole"] if check["check"].startswith("claim of PDF/A")]
    assert claim == "PDF/A-2b"
    (path,) = made.glob("*.pdf")
    checked(tmp_path, path.read_bytes())
    assert conforms(path, "2b") == (True, ())


def test_verapdf_does_not_believe_what_a_file_says_of_itself(tmp_path: Path) -> None:
    """The judge itself is judged: a file that lies, and one that does not."""
    require_verapdf()
    lying = pikepdf.open(io.BytesIO(make_pdf()))
    with lying.open_metadata() as metadata:
        metadata["pdfaid:part"] = "2"
        metadata["pdfaid:conformance"] = "B"
    liar = tmp_path / "liar.pdf"
    liar.write_bytes(saved(lying))
    found, rules = conforms(liar, "2b")
    assert not found
    assert any(rule.startswith("6.2.11.4.1-1") for rule in rules)  # the font is not in the file
    sources = archived(read(tmp_path, {"a.png": make_picture("PNG")}))
    honest = checked(tmp_path, bound(sources, Options(pdfa=True)).pdf, "honest.pdf")
    assert conforms(honest, "2b") == (True, ())


# Recognised text


def scan(turn: int = 0) -> Image.Image:
    """A page of text as a scanner of 150 dpi sees it, turned by so many degrees."""
    image = Image.new("L", (1240, 1754), "white")
    for number, line in enumerate(LINES):
        place = (150, 200 + 300 * number)
        ImageDraw.Draw(image).text(place, line, fill=0, font=ImageFont.truetype(str(FONT), 48))
    return image.rotate(turn, expand=True)


def scanned(pdf: Pdf, image: Image.Image, **entries: object) -> None:
    wide, high = (side * 72 / 150 for side in image.size)
    page = pdf.add_blank_page(page_size=(wide, high))
    picture = pdf.make_stream(image.tobytes())
    picture["/Type"], picture["/Subtype"], picture["/ColorSpace"] = Name.XObject, Name.Image, Name.DeviceGray
    picture["/Width"], picture["/Height"], picture["/BitsPerComponent"] = *image.size, 8
    page.obj["/Resources"] = Dictionary(XObject=Dictionary(Im=picture))
    page.obj["/Contents"] = pdf.make_stream(f"q {wide} 0 0 {high} 0 0 cm /Im Do Q".encode())
    for key, value in entries.items():
        page.obj[f"/{key}"] = value


def scans() -> bytes:
    """Scans that stand, lie on their sides or their heads, are turned by the file, cut; and a page of text."""
    pdf = pikepdf.new()
    for turn in (0, 90, 180, 270):
        scanned(pdf, scan(turn))
    for turn in (90, 180, 270):
        scanned(pdf, scan(turn), Rotate=turn)
    scanned(pdf, scan(), CropBox=Array([0, 500, 595, 842]), UserUnit=Decimal("1.5"))
    text_page(pdf, "gewone tekst")
    return saved(pdf)


def test_scans_are_read_however_they_lie_and_look_as_before_and_the_text_is_the_same_each_time(tmp_path: Path) -> None:
    programs("ocrmypdf", "tesseract", "gs", "pdftoppm", "pdftotext")
    sources = read(tmp_path, {"a.pdf": scans()})
    (before,), (source,) = sources.included, recognised(sources).included
    assert before.without_text == tuple(range(1, 9))
    assert source.without_text == ()
    texts = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(source.pdf)).pages]
    assert all(LINES[0] in text for text in texts[:8]), texts
    assert LINES[3] not in texts[7]  # cut off: no reader sees it
    assert texts[8] == "gewone tekst"
    assert same_pictures(tmp_path, before.pdf, source.pdf)
    assert recognised(sources).included[0].pdf == source.pdf


def boxes_of(folder: Path, data: bytes, page: int, word: str) -> tuple[float, ...]:
    """Where poppler finds ``word``, in points from the upper left."""
    (folder / "words.pdf").write_bytes(data)
    where = ["-f", str(page), "-l", str(page), "-bbox", "words.pdf", "-"]
    done = subprocess.run([require_tool("pdftotext"), *where], cwd=folder, capture_output=True, text=True, check=True)
    (line,) = [line for line in done.stdout.splitlines() if f">{word}<" in line]
    return tuple(float(part) for part in line.split('"')[1::2])


def test_recognised_words_lie_where_they_are_seen(tmp_path: Path) -> None:
    programs("ocrmypdf", "tesseract", "gs", "pdftotext")
    (source,) = recognised(read(tmp_path, {"a.pdf": scans()})).included
    wide, high = 1240 * 72 / 150, 1754 * 72 / 150
    left, top, right, bottom = boxes_of(tmp_path, source.pdf, 1, "Herinnering")
    assert (left, top) == (pytest.approx(150 * 72 / 150, abs=4), pytest.approx(100, abs=8))
    lying = boxes_of(tmp_path, source.pdf, 2, "Herinnering")  # a quarter turn to the left: right becomes up
    assert lying == pytest.approx((top, wide - right, bottom, wide - left), abs=4)
    on_its_head = boxes_of(tmp_path, source.pdf, 3, "Herinnering")
    assert on_its_head == pytest.approx((wide - right, high - bottom, wide - left, high - top), abs=4)


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_no_recognised_letter_lies_in_a_redacted_area(tmp_path: Path, turn: int) -> None:
    """A black place may be read as letters; the proof looks into every area, and holds."""
    programs("ocrmypdf", "tesseract", "gs", "qpdf")
    pdf = pikepdf.new()
    scanned(pdf, scan(turn))
    areas = tuple(
        Area(1, Decimal(x), Decimal(y), Decimal(12), Decimal(9), "een derde")
        for x in range(10, 190, 25)
        for y in range(15, 190, 22)
    )
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    sources = recognised(read_sources(tmp_path, [replace(item("a.pdf"), areas=areas)]))
    (source,) = sources.included
    assert isinstance(source, Source)
    bundle = bound(sources, Options(prove_all=False))
    (gone,) = [check for check in json.loads(bundle.proof)["whole"] if check["check"] == "what was redacted is gone"]
    assert gone["holds"] is True
    checked(tmp_path, bundle.pdf)


def test_recognised_text_and_pdfa_go_together(tmp_path: Path) -> None:
    programs("ocrmypdf", "tesseract", "gs", "qpdf")
    require_verapdf()
    sources = archived(recognised(read(tmp_path, {"a.pdf": scans(), "b.jpg": make_picture("JPEG")})))
    assert all(source.archival for source in sources.included)
    bundle = bound(sources, Options(pdfa=True))
    assert claim_of(bundle) == "PDF/A-2b"
    assert LINES[0] in " ".join(pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[2].extract_text().split())
    assert conforms(checked(tmp_path, bundle.pdf), "2b") == (True, ())
