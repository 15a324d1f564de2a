"""Tab sheets, A4, many exhibits: what a bundle may look like, each proven and clean to qpdf."""

import datetime as dt
import io
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import ABOUT, PROVENANCE, bundle_of, item, make_pdf, mixed_case, read_sources, saved, text_page
from conftest import require_tool
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from filing.bundle.assemble import Bundle, assemble, proven_pdf
from filing.bundle.fonts import REGULAR, SEMIBOLD, face
from filing.bundle.index import index_pages, index_sheets
from filing.bundle.options import Options, Paper
from filing.bundle.sources import Sources
from filing.bundle.typeset import wrapped
from filing.casefile.exhibits import Counted, Evidence, Exhibits, number_exhibits
from filing.errors import BundleUnproven

A4 = (595.276, 841.89)


def with_options(folder: Path, evidence: list[Evidence], options: Options) -> tuple[Bundle, Exhibits, Sources]:
    sources = read_sources(folder, evidence)
    front = index_pages(ABOUT, sources.counted)
    exhibits = number_exhibits(sources.counted, front, tab_pages=int(options.tabs))
    return assemble(ABOUT, exhibits, sources, PROVENANCE, options), exhibits, sources


def test_tab_sheets_stand_before_every_exhibit_and_are_no_pages_of_it(tmp_path: Path) -> None:
    bundle, exhibits, _sources = with_options(tmp_path, mixed_case(tmp_path), Options(tabs=True))
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    assert len(reader.pages) == exhibits.total_pages
    for row in exhibits.rows:
        tab = reader.pages[row.first_page - 2].extract_text()
        assert f"Productie {row.label}" in tab.splitlines()[0]
        assert row.title in tab
        assert f"Productie {row.label} – p. {row.first_page - 1}" in tab
        assert [float(value) for value in reader.pages[row.first_page - 2].mediabox[2:]] == pytest.approx(A4, abs=0.01)


def test_tab_sheets_must_have_been_numbered(tmp_path: Path) -> None:
    sources = read_sources(tmp_path, mixed_case(tmp_path))
    exhibits = number_exhibits(sources.counted, index_pages(ABOUT, sources.counted))
    with pytest.raises(BundleUnproven, match="tab sheets"):
        proven_pdf(ABOUT, exhibits, sources, Options(tabs=True))


def test_a_title_however_long_leaves_a_tab_on_one_page(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf())
    evidence = replace(item("a.pdf"), title="woord " * 2_000, proves="W" * 9_000)
    bundle, _exhibits, _sources = with_options(tmp_path, [evidence], Options(tabs=True))
    assert json.loads(bundle.proof)["holds"] is True


SIZES = {
    "letter": (612, 792, 0, 1),
    "letter turned": (612, 792, 90, 1),
    "large": (2384, 3370, 0, 1),
    "lying": (1191, 842, 0, 1),
    "receipt": (226, 600, 0, 1),
    "in units": (306, 396, 180, 2),
}


@pytest.mark.parametrize(("wide", "high", "turn", "unit"), SIZES.values(), ids=SIZES)
def test_other_sizes_are_fitted_into_a4_with_their_links(
    tmp_path: Path, wide: float, high: float, turn: int, unit: int
) -> None:
    pdf = pikepdf.new()
    first, second = text_page(pdf, "linksonder", (wide, high)), text_page(pdf, "doel", (wide, high))
    for page in (first, second):
        page.obj["/Rotate"] = turn
        if unit != 1:
            page.obj["/UserUnit"] = unit
    target = Array([second.obj, Name.XYZ, 0, high, None])
    first.obj["/Annots"] = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, wide / 2, high / 2]), Dest=target)]
    )
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Doel", destination=target))
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    bundle, _exhibits, _sources = with_options(tmp_path, [item("a.pdf")], Options(paper=Paper.A4))
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    page = reader.pages[1]
    shown = [float(page.mediabox.width), float(page.mediabox.height)]
    turned = turn % 180 != 0
    upright = (high >= wide) != turned
    expected = A4 if upright else A4[::-1]
    assert shown == pytest.approx(expected[::-1] if turned else expected, abs=0.01)
    assert "/UserUnit" not in page
    assert "linksonder" in page.extract_text()
    seen = (high * unit, wide * unit) if turned else (wide * unit, high * unit)
    scale = min(1.0, expected[0] / seen[0], expected[1] / seen[1])
    link = page["/Annots"][0].get_object()
    left, bottom, right, top = (float(value) for value in link["/Rect"])
    assert right - left == pytest.approx(wide / 2 * unit * scale, abs=0.01)
    assert top - bottom == pytest.approx(high / 2 * unit * scale, abs=0.01)
    assert left == pytest.approx((shown[0] - wide * unit * scale) / 2, abs=0.01)
    height = float(list.__getitem__(link["/Dest"], 3))
    assert height == pytest.approx((shown[1] + high * unit * scale) / 2, abs=0.01)
    assert float(reader.outline[2][0].top) == pytest.approx(height)


def test_a4_pages_are_left_alone_when_others_are_fitted(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf(2))
    kept, _exhibits, _sources = with_options(tmp_path, [item("a.pdf")], Options())
    fitted, _exhibits, _sources = with_options(tmp_path, [item("a.pdf")], Options(paper=Paper.A4))
    for one, other in zip(*(pypdf.PdfReader(io.BytesIO(made.pdf)).pages for made in (kept, fitted)), strict=True):
        assert one.get_contents().get_data() == other.get_contents().get_data()


@pytest.mark.long
def test_five_hundred_exhibits_two_of_each_name_are_listed_and_proven(tmp_path: Path) -> None:
    evidence = []
    for number in range(500):
        name = f"{number // 2}.pdf"
        if number % 2 == 0:
            (tmp_path / name).write_bytes(make_pdf(1, f"stuk {number}"))
        title = f"<b>Brief</b> &amp; bijlage {number // 2}"
        evidence.append(Evidence(f"e{number:03}", name, title, dt.date(2026, 1, 1), "dat **alles** `klopt` \\u20ac"))
    bundle, exhibits, _sources = bundle_of(tmp_path, evidence)
    assert len(exhibits.rows) == 500
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    assert len(reader.outline) == 501
    assert "<b>Brief</b> &amp; bijlage 249" in "".join(
        page.extract_text() for page in reader.pages[: exhibits.front_pages]
    )


def test_every_kind_of_bundle_is_clean_to_qpdf(tmp_path: Path) -> None:
    qpdf = require_tool("qpdf")
    evidence = mixed_case(tmp_path)
    plain, _exhibits, _sources = bundle_of(tmp_path, evidence)
    (tmp_path / "bundel.pdf").write_bytes(plain.pdf)
    for number, options in enumerate((Options(), Options(tabs=True), Options(paper=Paper.A4))):
        bundle, _exhibits, _sources = with_options(tmp_path, [*evidence, item("bundel.pdf")], options)
        path = tmp_path / f"made-{number}.pdf"
        path.write_bytes(bundle.pdf)
        checked = subprocess.run([qpdf, "--check", path], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        assert "WARNING" not in checked.stdout + checked.stderr


def test_all_texts_can_be_compared_instead_of_a_sample(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf(30))
    sampled, _exhibits, _sources = with_options(tmp_path, [item("a.pdf")], Options())
    every, _exhibits, _sources = with_options(tmp_path, [item("a.pdf")], Options(prove_all=True))
    names = [
        check["check"]
        for made in (sampled, every)
        for check in json.loads(made.proof)["whole"]
        if check["check"].startswith("text")
    ]
    assert names == ["text of the source on 12 of 30 pages", "text of the source on 30 of 30 pages"]


def test_the_identity_of_a_file_turns_on_what_it_is_made_from(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf())
    first, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    again, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    other, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf", "Andere titel")])
    identities = [pypdf.PdfReader(io.BytesIO(made.pdf)).trailer["/ID"][0] for made in (first, again, other)]
    assert identities[0] == identities[1] != identities[2]


def test_volumes_go_on_counting_and_list_everything(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(make_pdf(3))
    sources = read_sources(tmp_path, [item("a.pdf"), item("b.pdf")])
    front = index_pages(ABOUT, sources.counted, volumes=2)
    whole = number_exhibits(sources.counted, front, volumes=(1, 2))
    pdf, proof = proven_pdf(ABOUT, whole.of_volume(2), sources)
    assert "rows of other volumes" in {check.name for check in proof.whole}
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.page_labels == ["5", "6", "7", "8"]
    assert "Productie 2 – p. 6" in reader.pages[1].extract_text()
    assert len(reader.pages[0]["/Annots"]) == 1
    assert reader.metadata is not None
    assert reader.metadata.title == "Productieoverzicht 2026-0412 deel 2"


def test_words_that_do_not_fit_are_cut_and_none_is_lost() -> None:
    text = "x" * 300 + " een twee " + "Wé" * 200
    lines = wrapped(text, REGULAR, 10, 150)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(face(REGULAR).width(line, 10) <= 150 for line in lines)


def test_a_cut_font_has_the_glyphs_asked_for_with_their_parts_and_no_others() -> None:
    from fontTools.ttLib import TTFont

    whole = face(SEMIBOLD)
    cut = TTFont(io.BytesIO(whole.cut("Aé–")))
    names = cut.getBestCmap()
    assert sorted(names) == [ord("A"), ord("é"), ord("–")]
    assert cut["glyf"][names[ord("é")]].isComposite()
    for part in cut["glyf"][names[ord("é")]].getComponentNames(cut["glyf"]):
        assert cut["glyf"][part].numberOfContours > 0
    assert cut["hmtx"][names[ord("A")]] == (whole.advances[whole.glyphs[65]], whole.bearings[whole.glyphs[65]])
    assert cut["glyf"][cut.getGlyphOrder()[whole.glyphs[ord("B")]]].numberOfContours == 0


def test_a_row_higher_than_a_page_goes_on_overleaf_and_keeps_its_link() -> None:
    counted = [Counted(Evidence("e", "f.pdf", "woord " * 1_500, dt.date(2026, 1, 1), ""), "0" * 64, 1)]
    sheets = index_sheets(ABOUT, number_exhibits(counted, index_pages(ABOUT, counted)))
    assert len(sheets.pages) > 1
    assert [(area.key, area.page) for area in sheets.areas] == [(0, page) for page in range(len(sheets.pages))]


def test_a_name_in_a_source_cannot_pass_for_an_exhibit(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    place = Array([page.obj, Name.Fit])
    pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String("exhibit-2"), place])))
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    (tmp_path / "b.pdf").write_bytes(make_pdf())
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf"), item("b.pdf")])
    names = pypdf.PdfReader(io.BytesIO(bundle.pdf)).named_destinations
    assert sorted(names) == ["exhibit-1", "exhibit-1:exhibit-2", "exhibit-2"]
