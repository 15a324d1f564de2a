"""Pages without text are told; text is recognised, and PDF/A claimed, only when asked, and only as far as it is so."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from bundle_makers import ABOUT, PROVENANCE, bundle_of, item, make_pdf, make_picture, mixed_case, numbered, read_sources
from conftest import ROOT, require_tool
from PIL import Image, ImageDraw, ImageFont

from filing.bundle import pdfa
from filing.bundle.assemble import Bundle, assemble
from filing.bundle.claim import claim_in
from filing.bundle.ocr import FAILED, recognised
from filing.bundle.options import Options
from filing.bundle.pdfa import archived, faults_of_part
from filing.bundle.sources import Source, Sources
from filing.bundle.verapdf import verapdf
from filing.errors import ToolMissing

FONT = ROOT / "templates" / "house" / "fonts" / "SourceSans3-Regular.ttf"
SENTENCE = "Herinnering voor de openstaande factuur"


def scan(mode: str = "L") -> bytes:
    """A page of text as a picture of 200 dpi."""
    image = Image.new("L", (1654, 800), "white")
    ImageDraw.Draw(image).text((150, 200), SENTENCE, fill=0, font=ImageFont.truetype(str(FONT), 60))
    output = io.BytesIO()
    image.convert(mode).save(output, format="PNG", dpi=(200, 200))
    return output.getvalue()


def claimed(bundle: Bundle) -> str:
    return claim_in(pypdf.PdfReader(io.BytesIO(bundle.pdfs[0][1])))


def archive_of(sources: Sources) -> Bundle:
    return assemble(ABOUT, numbered(sources), sources, PROVENANCE, Options(pdfa=True))


def check_of_claim(bundle: Bundle) -> dict[str, object]:
    (found,) = [check for check in json.loads(bundle.proof)["whole"] if check["check"].startswith("claim of PDF/A")]
    assert isinstance(found, dict)
    return found


def test_the_ledger_says_which_pages_have_no_text(tmp_path: Path) -> None:
    bundle, exhibits, _sources = bundle_of(tmp_path, mixed_case(tmp_path))
    without = {entry["id"]: entry["without_text"] for entry in json.loads(bundle.ledger)["inputs"]}
    first = {row.id: row.first_page for row in exhibits.rows}
    assert without["voorwaarden.pdf"] == []
    assert without["herinnering.eml"] == []
    assert without["pakbon.jpg"] == [first["pakbon.jpg"]]
    assert without["scherm.png"] == [first["scherm.png"]]


@pytest.mark.parametrize("wish", [recognised, archived])
def test_what_needs_programs_that_are_not_there_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: object
) -> None:
    (tmp_path / "scan.png").write_bytes(scan())
    sources = read_sources(tmp_path, [item("scan.png")])
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdfa, "validator", None)
    with pytest.raises(ToolMissing) as refused:
        wish(sources)  # type: ignore[operator]
    assert refused.value.exit_code == 80
    assert "nstall" in refused.value.next_step


def test_a_part_that_is_not_pdfa_keeps_the_bundle_from_claiming_it_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(make_picture("PNG"))
    (tmp_path / "b.pdf").write_bytes(make_pdf())  # its font is not in the file
    sources = read_sources(tmp_path, [item("a.png"), item("b.pdf")])
    monkeypatch.setenv("PATH", str(tmp_path))
    found = archived(sources)
    assert [source.archival for source in found.included] == [True, False]
    assert "not PDF/A and Ghostscript, which converts them, is not installed" in found.included[1].notes[-1]
    bundle = archive_of(found)
    assert claimed(bundle) == "none"
    assert check_of_claim(bundle)["check"] == "claim of PDF/A (exhibits that are not: 2)"


def test_a_bundle_of_parts_that_are_pdfa_claims_it_and_is_the_same_each_time(tmp_path: Path) -> None:
    evidence = [one for one in mixed_case(tmp_path) if not one.file.endswith((".pdf", ".eml"))]
    sources = archived(read_sources(tmp_path, evidence))
    assert all(source.archival for source in sources.included)
    bundle = archive_of(sources)
    assert claimed(bundle) == "PDF/A-2b"
    judge = "veraPDF" if verapdf() else "pikepdf"
    assert check_of_claim(bundle) == {
        "check": f"claim of PDF/A (validated by {judge})", "file": "bundle.pdf", "holds": True,
        "expected": "PDF/A-2b", "found": "PDF/A-2b",
    }  # fmt: skip
    assert archive_of(sources).pdfs == bundle.pdfs
    root = pypdf.PdfReader(io.BytesIO(bundle.pdfs[0][1])).root_object
    assert "/OutputIntents" in root
    assert "/OpenAction" in root


def test_a_bundle_claims_nothing_when_nobody_asks(tmp_path: Path) -> None:
    bundle, _exhibits, _sources = bundle_of(tmp_path, mixed_case(tmp_path))
    assert claimed(bundle) == "none"


def test_the_proof_sees_a_claim_that_nobody_made(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(make_pdf())
    sources = read_sources(tmp_path, [item("b.pdf")])
    unsound = Sources(tuple(replace(one, archival=True) for one in sources.included))
    bundle = archive_of(unsound)  # each part is said to be PDF/A, and the whole is not
    assert claimed(bundle) == "none"
    assert str(check_of_claim(bundle)["check"]).startswith("claim of PDF/A (the whole is not: ")


def test_what_keeps_a_part_from_being_pdfa_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(make_pdf())
    (source,) = read_sources(tmp_path, [item("b.pdf")]).included
    assert any("not embedded" in fault for fault in faults_of_part(source.pdf))


@pytest.mark.long
def test_text_is_recognised_on_pages_without_text_only(tmp_path: Path) -> None:
    for program in ("ocrmypdf", "tesseract", "gs"):
        require_tool(program)
    (tmp_path / "scan.png").write_bytes(scan())
    (tmp_path / "b.pdf").write_bytes(make_pdf())
    before = read_sources(tmp_path, [item("scan.png"), item("b.pdf")])
    after = recognised(before)
    first, second = after.included
    assert SENTENCE in " ".join(pypdf.PdfReader(io.BytesIO(first.pdf)).pages[0].extract_text().split())
    assert first.without_text == ()
    assert "text was recognised by a program (nld+eng) on page 1" in first.notes[-1]
    assert second == before.included[1]
    exhibits = numbered(after)
    bundle = assemble(ABOUT, exhibits, after, PROVENANCE)
    text = pypdf.PdfReader(io.BytesIO(bundle.pdfs[0][1])).pages[1].extract_text()
    assert "openstaande factuur" in " ".join(text.split())


@pytest.mark.long
def test_a_page_on_which_nothing_can_be_read_is_kept_as_it_is(tmp_path: Path) -> None:
    for program in ("ocrmypdf", "tesseract", "gs"):
        require_tool(program)
    (tmp_path / "a.jpg").write_bytes(make_picture("JPEG"))
    (source,) = recognised(read_sources(tmp_path, [item("a.jpg")])).included
    assert isinstance(source, Source)
    assert FAILED not in source.notes
    assert source.pages == 1


@pytest.mark.long
def test_parts_that_are_not_pdfa_are_converted_and_the_bundle_claims_it(tmp_path: Path) -> None:
    for program in ("gs", "qpdf"):
        require_tool(program)
    sources = archived(read_sources(tmp_path, mixed_case(tmp_path)))
    assert all(source.archival for source in sources.included)
    assert any("converted to PDF/A by Ghostscript" in note for one in sources.included for note in one.notes)
    bundle = archive_of(sources)
    assert claimed(bundle) == "PDF/A-2b"
