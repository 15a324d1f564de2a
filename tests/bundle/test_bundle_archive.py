"""PDF/A: what a file says of itself counts for nothing, what is lost is told, and no verdict is no approval."""

import io
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from bundle_makers import ABOUT, PROVENANCE, item, make_pdf, make_picture, numbered, saved, text_page
from pikepdf import Array, Dictionary, Name, Pdf, String

from filing.bundle.archive_tidy import tidy
from filing.bundle.assemble import assemble
from filing.bundle.options import Options
from filing.bundle.outside import UNLIMITED, run_within
from filing.bundle.pdfa import archived, claiming, faults_of_part
from filing.bundle.prove import prove
from filing.bundle.sources import Source, Sources, read_sources
from filing.bundle.verapdf import NO_VERDICT, faults_found
from filing.errors import BundleUnproven


def claims_to_be_an_archive(pdf: Pdf) -> Pdf:
    with pdf.open_metadata() as metadata:
        metadata["pdfaid:part"] = "2"
        metadata["pdfaid:conformance"] = "B"
    return pdf


def note(pdf: Pdf, kind: str, **entries: object) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), **entries))


def plain_page() -> Pdf:
    """A page that is PDF/A as it is: a grey field and no letters."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj["/Contents"] = pdf.make_stream(b"0.5 g 50 50 300 300 re f")
    return pdf


def read(folder: Path, data: bytes, name: str = "a.pdf") -> Sources:
    (folder / name).write_bytes(data)
    return read_sources(folder, [item(name)])


def archived_one(folder: Path, pdf: Pdf) -> Source:
    (found,) = archived(read(folder, saved(pdf))).included
    return found


def liars() -> dict[str, bytes]:
    letters = claims_to_be_an_archive(pikepdf.open(io.BytesIO(make_pdf())))  # its font is not in the file
    locked = io.BytesIO()
    letters.save(locked, encryption=pikepdf.Encryption(owner="geheim", user="", R=6))
    colours = claims_to_be_an_archive(plain_page())
    colours.pages[0].obj["/Contents"] = colours.make_stream(b"0 1 1 0 k 50 50 300 300 re f")  # no such output intent
    shaped = claims_to_be_an_archive(plain_page())
    shaped.pages[0].obj["/Contents"] = shaped.make_stream(b"q " * 40 + b"50 50 300 300 re f " + b"Q " * 40)
    return {"letters": saved(letters), "locked": locked.getvalue(), "colours": saved(colours), "deep": saved(shaped)}


@pytest.mark.parametrize("name", list(liars()))
def test_a_file_that_only_says_that_it_is_pdfa_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    sources = read(tmp_path, liars()[name])
    monkeypatch.setenv("PATH", str(tmp_path))  # nothing that could convert it
    found = archived(sources)
    assert [source.archival for source in found.included] == [False]
    bundle = assemble(ABOUT, numbered(found), found, PROVENANCE, Options(pdfa=True))
    assert b"pdfaid" not in bundle.pdf
    assert b"claim of PDF/A (exhibits that are not: 1)" in bundle.proof


def test_notes_that_nobody_sees_go_and_are_counted(tmp_path: Path) -> None:
    pdf = plain_page()
    hidden = note(pdf, "Text", Rect=Array([10, 10, 30, 30]), F=2, Contents=String("weg"))
    popup = note(pdf, "Popup", Rect=Array([40, 10, 90, 60]), Parent=hidden)
    hidden["/Popup"] = popup
    web = Dictionary(S=Name.URI, URI=String("https://voorbeeld.example/a"))
    seen = note(pdf, "Link", Rect=Array([10, 40, 90, 60]), A=web)
    unseen = note(pdf, "Link", Rect=Array([10, 70, 90, 90]), F=32, A=web)
    pdf.pages[0].obj["/Annots"] = Array([hidden, popup, seen, unseen])
    source = archived_one(tmp_path, pdf)
    assert source.archival
    assert source.removed == ("2 × hidden note or link",)
    with Pdf.open(io.BytesIO(source.pdf)) as made:
        (left,) = made.pages[0].obj["/Annots"].as_list()
        assert str(left["/A"]["/URI"]) == "https://voorbeeld.example/a"


def test_what_nobody_sees_stays_where_the_part_is_not_made_pdfa(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = pikepdf.open(io.BytesIO(make_pdf()))
    pdf.pages[0].obj["/Annots"] = Array([note(pdf, "Text", Rect=Array([10, 10, 30, 30]), F=2)])
    sources = read(tmp_path, saved(pdf))
    monkeypatch.setenv("PATH", str(tmp_path))
    (source,) = archived(sources).included
    assert (source.pdf, source.removed) == (sources.included[0].pdf, sources.included[0].removed)


def test_what_is_said_by_default_is_said_out_loud_and_rests_of_programs_go() -> None:
    pdf = plain_page()
    page = pdf.pages[0].obj
    page["/pdftk_PageNum"] = 1
    page["/FilingShift"] = Array([45, 0])
    link = note(pdf, "Link", Rect=Array([0, 0, 9, 9]), BS=pdf.make_indirect(Dictionary(W=0)))
    page["/Annots"] = Array([link])
    page["/Resources"] = Dictionary(Font=Dictionary())
    program = pdf.make_stream(b"")
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, FontDescriptor=Dictionary(FontFile2=program))
    )
    assert tidy(pdf, lambda key: key == "/FilingShift") == 0
    assert "/pdftk_PageNum" not in page
    assert "/FilingShift" in page
    assert not link["/BS"].is_indirect
    assert "/Font" not in page["/Resources"]
    assert font["/CIDToGIDMap"] == Name.Identity


@pytest.mark.parametrize(("gone", "named"), [("/Link", "addresses of the source"), ("/Square", "notes of the source")])
def test_the_proof_misses_an_address_or_a_note_of_the_source(tmp_path: Path, gone: str, named: str) -> None:
    pdf = pikepdf.open(io.BytesIO(make_pdf(3)))
    web = Dictionary(S=Name.URI, URI=String(b"https://voorbeeld.example/\xe9"))
    pdf.pages[1].obj["/Annots"] = Array(
        [note(pdf, "Link", Rect=Array([10, 40, 90, 60]), A=web), note(pdf, "Square", Rect=Array([9, 9, 60, 60]), F=4)]
    )
    sources = read(tmp_path, saved(pdf))
    exhibits = numbered(sources)
    bundle = assemble(ABOUT, exhibits, sources, PROVENANCE)
    before = {source.evidence.id: source.pdf for source in sources.included}
    assert prove(bundle.pdf, exhibits, before).holds
    with Pdf.open(io.BytesIO(bundle.pdf)) as made:
        for page in made.pages:
            kept = [one for one in page.obj.get("/Annots", Array()) if one["/Subtype"] != gone or "/Dest" in one]
            page.obj["/Annots"] = Array(kept)
        failures = prove(saved(made), exhibits, before).failures
    found = {check.name: check for label, check in failures if label == "1"}
    assert found.keys() - {"drawing of the source"} == {named}
    assert "on page 3" in found[named].expected or found[named].expected == "1"


def test_the_proof_holds_a_part_that_was_written_anew_against_the_file_as_it_was_read(tmp_path: Path) -> None:
    sources = read(tmp_path, make_pdf(2))
    other = read(tmp_path, make_pdf(2, "iets anders"), "b.pdf").included[0]
    swapped = Sources((replace(sources.included[0], stored=other.stored, before=sources.included[0].stored),))
    with pytest.raises(BundleUnproven) as refused:
        assemble(ABOUT, numbered(swapped), swapped, PROVENANCE)
    assert [problem.message.split(" on ")[0] for problem in refused.value.problems] == ["text of the source"]


def program(folder: Path, name: str, lines: str) -> Path:
    """A program that does what ``lines`` of shell say."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the programs here are of a shell")
@pytest.mark.parametrize("lines", ["exit 1", "echo '{}'", 'echo \'{"report": {"jobs": []}}\'', "kill -9 $$"])
def test_a_validator_that_gives_no_verdict_has_not_approved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    sources = archived(read(tmp_path, make_picture("PNG"), "a.png"))
    assert sources.included[0].archival
    path = program(tmp_path, "verapdf", lines)
    assert faults_found(str(path), b"%PDF-1.7", "2b") == NO_VERDICT
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    bundle = assemble(ABOUT, numbered(sources), sources, PROVENANCE, Options(pdfa=True))
    assert b"pdfaid" not in bundle.pdf
    assert b"veraPDF gave no verdict" in bundle.proof


def test_a_claim_stands_only_in_what_is_given_back_without_faults() -> None:
    letters = pikepdf.new()
    text_page(letters, "lettertype niet in het bestand")
    data = saved(letters)
    made, faults, _judge = claiming(data)
    assert made == data
    assert faults
    assert faults_of_part(saved(plain_page())) == ()


@pytest.mark.skipif(os.name == "nt", reason="the programs here are of a shell")
def test_an_outside_program_ends_in_time_with_all_that_it_started(tmp_path: Path) -> None:
    path = program(tmp_path, "hangs", "(sleep 30; touch late) & sleep 30")
    begun = time.monotonic()
    ran = run_within([str(path)], tmp_path, 0.3, UNLIMITED)
    assert not ran.well
    assert time.monotonic() - begun < 10
    assert not (tmp_path / "late").exists()


@pytest.mark.skipif(os.name == "nt", reason="the programs here are of a shell")
def test_an_outside_program_has_no_more_memory_than_it_is_given(tmp_path: Path) -> None:
    hungry = "import sys; data = bytearray(400_000_000); print(len(data))"
    command = [sys.executable, "-I", "-c", hungry]
    assert run_within(command, tmp_path, 60, 2_000_000_000).printed.strip() == "400000000"
    assert not run_within(command, tmp_path, 60, 200_000_000).well


def test_a_program_that_is_not_there_has_ended_badly(tmp_path: Path) -> None:
    assert not run_within([str(tmp_path / "nothing")], tmp_path, 5, UNLIMITED).well
