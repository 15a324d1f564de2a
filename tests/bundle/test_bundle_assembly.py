"""The bundle says the same number everywhere: list, stamp, label, outline, link; its bytes are always the same."""

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import (
    ABOUT,
    PROVENANCE,
    bundle_of,
    item,
    make_pdf,
    mixed_case,
    numbered,
    read_sources,
    saved,
    text_page,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filing.bundle import assemble as assembly
from filing.bundle.assemble import assemble
from filing.bundle.index import index_pages, index_sheets
from filing.casefile.exhibits import Counted, Evidence, number_exhibits
from filing.errors import BundleTooLarge, BundleUnproven

OVERHEAD_PER_PAGE = 1_000  # [bytes] above the inputs, on top of the fonts
FONTS_ONCE = 48_000  # [bytes] that of the stamps and the two of the list


def test_stamps_labels_outline_and_links_tell_the_same_pages(tmp_path: Path) -> None:
    bundle, exhibits, _sources = bundle_of(tmp_path, mixed_case(tmp_path))
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    assert bundle.complete
    assert len(reader.pages) == exhibits.total_pages == 10
    assert [(row.label, row.first_page, row.last_page) for row in exhibits.rows] == [
        ("1", 2, 4),
        ("2", 5, 5),
        ("3", 6, 6),
        ("4", 7, 7),
        ("4.1", 8, 9),
        ("5", 10, 10),
    ]
    texts = [page.extract_text() for page in reader.pages]
    assert texts[0].rstrip().endswith("p. 1")
    for row in exhibits.rows:
        for number in range(row.first_page, row.last_page + 1):
            assert f"Productie {row.label} – p. {number}" in texts[number - 1]
    assert reader.page_labels == [str(number) for number in range(1, 11)]
    outline = [(entry.title, reader.get_destination_page_number(entry) + 1) for entry in reader.outline]
    assert outline == [
        ("Productieoverzicht (p. 1)", 1),
        ("Productie 1 – Stuk 1 (p. 2)", 2),
        ("Productie 2 – Stuk 2 (p. 5)", 5),
        ("Productie 3 – Stuk 3 (p. 6)", 6),
        ("Productie 4 – Stuk 4 (p. 7)", 7),
        ("Productie 4.1 – factuur.pdf (p. 8)", 8),
        ("Productie 5 – Stuk 5 (p. 10)", 10),
    ]
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, start=1)}
    there = [list.__getitem__(link.get_object()["/Dest"], 0).idnum for link in reader.pages[0]["/Annots"]]
    assert [numbers[target] for target in there] == [2, 5, 6, 7, 8, 10]
    for row in exhibits.rows:
        (back,) = reader.pages[row.first_page - 1]["/Annots"]
        assert numbers[list.__getitem__(back.get_object()["/Dest"], 0).idnum] == 1


def test_it_opens_at_full_size_with_the_outline_shown_and_without_dates(tmp_path: Path) -> None:
    bundle, _exhibits, _sources = bundle_of(tmp_path, mixed_case(tmp_path))
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    root = reader.root_object
    assert root["/PageMode"] == "/UseOutlines"
    assert list(root["/OpenAction"])[1:] == ["/XYZ", 0, pytest.approx(841.89, abs=0.01), 1]
    assert reader.metadata == {"/Title": "Productieoverzicht 2026-0412", "/Producer": "filing"}
    assert root["/Lang"] == "nl"


def test_same_input_same_bytes(tmp_path: Path) -> None:
    evidence = mixed_case(tmp_path)
    assert bundle_of(tmp_path, evidence)[0] == bundle_of(tmp_path, evidence)[0]


def test_english_bundles_speak_english(tmp_path: Path) -> None:
    about = replace(ABOUT, language="en")
    bundle, _exhibits, _sources = bundle_of(tmp_path, mixed_case(tmp_path), about)
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    assert "Exhibit list" in reader.pages[0].extract_text()
    assert "Exhibit 2 – p. 5" in reader.pages[4].extract_text()


def test_many_exhibits_with_hostile_words_stay_small_and_proven(tmp_path: Path) -> None:
    hostile = [
        "Jansen & Zonen <B.V.> “Contract”",
        "<b>12</b> 99–99",
        "x" * 400,
        "\u202eomgekeerd \x07 bel",
        "Productie 7 – p. 31",
        "{{ 7 * 7 }} ${x} %s \\ / ' \"",
        "日本 🙂",
        "",
        "a\nb\tc",
        "1",
    ]
    evidence = []
    for number in range(60):
        (tmp_path / f"{number}.pdf").write_bytes(make_pdf(1 + number % 4, f"stuk {number}"))
        title = hostile[number % len(hostile)]
        evidence.append(
            Evidence(f"e{number}", f"{number}.pdf", title, dt.date(2026, 1, 1), hostile[(number * 3) % len(hostile)])
        )
    bundle, exhibits, sources = bundle_of(tmp_path, evidence)
    assert json.loads(bundle.proof)["holds"] is True
    assert len(exhibits.rows) == 60
    parts = sum(len(source.pdf) for source in sources.included)
    assert len(bundle.pdf) <= parts + FONTS_ONCE + OVERHEAD_PER_PAGE * exhibits.total_pages
    text = pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[0].extract_text()
    assert "Jansen & Zonen <B.V.>" in text
    assert "[U+202E]omgekeerd [U+0007] bel" in text


def test_stamping_adds_less_than_a_kilobyte_a_page_and_one_font(tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(make_pdf(300))
    bundle, exhibits, sources = bundle_of(tmp_path, [item("long.pdf")])
    added = len(bundle.pdf) - len(sources.included[0].pdf)
    assert added <= FONTS_ONCE + OVERHEAD_PER_PAGE * exhibits.total_pages
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf:
        stamps = {page.obj.Resources.Font["/FilingStamp"].objgen for page in pdf.pages}
    assert len(stamps) == 1


def test_a_bundle_can_be_an_exhibit_of_another(tmp_path: Path) -> None:
    inner, _exhibits, _sources = bundle_of(tmp_path, mixed_case(tmp_path))
    (tmp_path / "bundel.pdf").write_bytes(inner.pdf)
    bundle, exhibits, sources = bundle_of(tmp_path, [item("bundel.pdf"), item("notitie.txt")])
    assert json.loads(bundle.proof)["holds"] is True
    assert exhibits.rows[0].pages == 10
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, start=1)}
    inner_list = [list.__getitem__(link.get_object()["/Dest"], 0).idnum for link in reader.pages[1]["/Annots"]]
    assert [numbers[target] for target in inner_list] == [3, 6, 7, 8, 9, 11, 1]
    assert "Productie 1 – p. 2" in reader.pages[1].extract_text()
    assert sources.included[0].notes == ()
    below = reader.outline[2]
    assert [entry.title for entry in below][:2] == [
        "Productieoverzicht (p. 1) (p. 2)",
        "Productie 1 – Stuk 1 (p. 2) (p. 3)",
    ]
    assert [reader.get_destination_page_number(entry) for entry in below] == [1, 2, 5, 6, 7, 8, 10]


def test_hidden_layers_stay_hidden(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("verborgen")))
    page.obj["/Resources"]["/Properties"] = pikepdf.Dictionary(L1=layer)
    pdf.Root["/OCProperties"] = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    )
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    with pikepdf.open(io.BytesIO(bundle.pdf)) as result:
        (hidden,) = result.Root.OCProperties.D.OFF.as_list()
        assert hidden.objgen == result.pages[1].obj.Resources.Properties.L1.objgen


def test_a_bundle_without_exhibits_is_a_list_that_says_so(tmp_path: Path) -> None:
    bundle, exhibits, _sources = bundle_of(tmp_path, [])
    assert exhibits.total_pages == 1
    assert "Er zijn geen producties." in pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[0].extract_text()


def test_numbers_given_for_other_files_are_refused(tmp_path: Path) -> None:
    sources = read_sources(tmp_path, mixed_case(tmp_path))
    exhibits = numbered(sources)
    (tmp_path / "voorwaarden.pdf").write_bytes(make_pdf(4))
    changed = read_sources(tmp_path, [source.evidence for source in sources.included])
    with pytest.raises(BundleUnproven, match="other files"):
        assemble(ABOUT, exhibits, changed, PROVENANCE)


def test_a_list_of_another_length_than_counted_is_refused(tmp_path: Path) -> None:
    sources = read_sources(tmp_path, mixed_case(tmp_path))
    with pytest.raises(BundleUnproven, match="takes 1 pages"):
        assemble(ABOUT, number_exhibits(sources.counted, front_pages=2), sources, PROVENANCE)


def test_a_bundle_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = read_sources(tmp_path, mixed_case(tmp_path))
    monkeypatch.setattr(assembly, "MAX_BUNDLE_PAGES", 9)
    with pytest.raises(BundleTooLarge, match="10 pages"):
        assemble(ABOUT, numbered(sources), sources, PROVENANCE)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    pages=st.lists(st.integers(min_value=1, max_value=4_000), min_size=1, max_size=40),
    words=st.text(max_size=120),
)
def test_the_list_takes_as_many_pages_whatever_the_numbers_in_it(pages: list[int], words: str) -> None:
    rows = [
        Counted(Evidence(str(key), "f.pdf", words, dt.date(2026, 1, 1), words[::-1]), "0" * 64, count)
        for key, count in enumerate(pages)
    ]
    front = index_pages(ABOUT, rows)
    assert len(index_sheets(ABOUT, number_exhibits(rows, front)).pages) == front
