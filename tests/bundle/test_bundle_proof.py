"""The proof fails on a bundle that lies, wherever the lie is; an unproven bundle is not given out."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdf
import pytest
from bundle_makers import (
    ABOUT,
    PROVENANCE,
    bundle_of,
    item,
    make_pdf,
    make_signposted,
    mixed_case,
    numbered,
    read_sources,
)
from pikepdf import Array, Dictionary, Name, Pdf, String

from filing.bundle import assemble as assembly
from filing.bundle.assemble import Bundle, assemble
from filing.bundle.options import Options
from filing.bundle.origin import read_origin
from filing.bundle.prove import Proof, prove
from filing.bundle.prove_text import Pair, sampled
from filing.bundle.read_back import read_back
from filing.casefile.exhibits import Evidence, Exhibits
from filing.errors import BundleUnproven


class Made(NamedTuple):
    """A bundle, its numbers, and the pages of each source."""

    bundle: Bundle
    exhibits: Exhibits
    sources: dict[str, bytes]


def made(folder: Path, evidence: list[Evidence]) -> Made:
    bundle, exhibits, sources = bundle_of(folder, evidence)
    return Made(bundle, exhibits, {source.evidence.id: source.pdf for source in sources.included})


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("case")
    return made(folder, mixed_case(folder))


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Two sources with an outline, links and named places of their own; pages 2–5 and 6–9."""
    folder = tmp_path_factory.mktemp("ways")
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(make_signposted())
    return made(folder, [item("a.pdf"), item("b.pdf")])


def after(change: Callable[[Pdf], object], one: Made) -> Proof:
    with pikepdf.open(io.BytesIO(one.bundle.pdf)) as pdf:
        change(pdf)
        output = io.BytesIO()
        pdf.save(output)
    return prove(output.getvalue(), one.exhibits, one.sources)


def failing(proof: Proof) -> set[tuple[str, str]]:
    return {(label, check.name) for label, check in proof.failures}


def swap(pdf: Pdf, one: int, other: int) -> None:
    first, second = pdf.pages[one - 1].obj, pdf.pages[other - 1].obj
    pdf.pages[one - 1], pdf.pages[other - 1] = pikepdf.Page(second), pikepdf.Page(first)


def drop_annotation(pdf: Pdf, page: int, position: int) -> None:
    annotations = pdf.pages[page - 1].obj.Annots.as_list()
    pdf.pages[page - 1].obj.Annots = Array([item for at, item in enumerate(annotations) if at != position])


def redraw(pdf: Pdf, page: int, old: str, new: str) -> None:
    stream = pdf.pages[page - 1].obj.Contents.as_list()[-1]
    drawing = stream.read_bytes()
    assert old.encode("cp1252").hex().encode() in drawing
    stream.write(drawing.replace(old.encode("cp1252").hex().encode(), new.encode("cp1252").hex().encode()))


def retitle(pdf: Pdf, position: int, title: str) -> None:
    with pdf.open_outline() as outline:
        outline.root[position].title = title


def reverse_outline(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.reverse()


def test_a_sound_bundle_is_proven(sound: Made) -> None:
    proof = prove(sound.bundle.pdf, sound.exhibits, sound.sources)
    assert proof.holds
    assert proof.failures == ()
    assert [len(row.checks) for row in proof.rows] == [19] * 6


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda pdf: swap(pdf, 2, 5), {("1", "stamps"), ("2", "stamps"), ("1", "link in the list")}),
        (lambda pdf: swap(pdf, 3, 4), {("1", "stamps")}),
        (lambda pdf: pdf.pages.remove(p=8), {("", "pages in + pages made = pages out"), ("4.1", "stamps")}),
        (lambda pdf: pdf.add_blank_page(), {("", "pages in + pages made = pages out")}),
        (
            lambda pdf: pdf.Root.__setattr__("PageLabels", Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=2)]))),
            {("1", "page labels"), ("", "labels of the list")},
        ),
        (lambda pdf: drop_annotation(pdf, 1, 2), {("3", "link in the list")}),
        (lambda pdf: drop_annotation(pdf, 5, 0), {("2", "link back to the list")}),
        (
            lambda pdf: pdf.pages[0].obj.Annots[1].__setattr__("Dest", Array([pdf.pages[6].obj, Name.Fit])),
            {("2", "link in the list")},
        ),
        (
            lambda pdf: pdf.pages[0].obj.Annots[1].__setattr__("Dest", String("nowhere")),
            {("2", "link in the list"), ("", "links that lead nowhere")},
        ),
        (lambda pdf: redraw(pdf, 6, "p. 6", "p. 5"), {("3", "stamps")}),
        (lambda pdf: redraw(pdf, 8, "Productie 4.1", "Productie 4.2"), {("4.1", "stamps")}),
        (lambda pdf: redraw(pdf, 1, "p. 1", "p. 2"), {("", "stamps of the list")}),
        (
            lambda pdf: pdf.pages[1].obj.Contents.append(pdf.make_stream(b"1 g 0 0 900 900 re f")),
            {("1", "stamps")},
        ),
        (lambda pdf: retitle(pdf, 2, "Productie 2 – Stuk 2 (p. 6)"), {("2", "text in the outline")}),
        (reverse_outline, {("1", "page of the outline"), ("", "outline of the list")}),
        (
            lambda pdf: pdf.Root.__setattr__("OpenAction", Dictionary(S=Name.JavaScript, JS=String("x"))),
            {("", "things that act by themselves")},
        ),
    ],
)
def test_a_changed_bundle_fails_where_it_was_changed(
    sound: Made, change: Callable[[Pdf], object], found: set[tuple[str, str]]
) -> None:
    proof = after(change, sound)
    assert not proof.holds
    assert found <= failing(proof)


def first_link(pdf: Pdf, page: int) -> Dictionary:
    return pdf.pages[page - 1].obj.Annots[0]


def named(pdf: Pdf, name: str, page: int) -> None:
    flat = pdf.Root.Names.Dests.Names
    place = next(at for at, item in enumerate(flat.as_list()) if str(item) == name)
    flat[place + 1] = Array([pdf.pages[page - 1].obj, Name.Fit])


def below(pdf: Pdf, title: str, page: int) -> None:
    with pdf.open_outline() as outline:
        entry = outline.root[1].children[0].children[0]
        entry.title, entry.destination = title, Array([pdf.pages[page - 1].obj, Name.Fit])


def emptied(pdf: Pdf, page: int) -> None:
    pieces = pdf.pages[page - 1].obj.Contents.as_list()
    pdf.pages[page - 1].obj.Contents = Array([pieces[0], pdf.make_stream(b" "), pieces[-1]])


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            lambda pdf: first_link(pdf, 2).__setattr__("Dest", Array([pdf.pages[7].obj, Name.Fit])),
            {("1", "links of the source")},
        ),
        (lambda pdf: drop_annotation(pdf, 6, 1), {("2", "links of the source")}),
        (lambda pdf: named(pdf, "exhibit-2:bijlage A", 4), {("2", "named places of the source")}),
        (lambda pdf: named(pdf, "exhibit-2", 2), {("2", "named place")}),
        (
            lambda pdf: below(pdf, "Artikel 3 (oud) (p. 4)", 5),
            {("1", "pages of the outline of the source")},
        ),
        (lambda pdf: below(pdf, "Artikel 4 (p. 4)", 4), {("1", "outline of the source")}),
        (lambda pdf: emptied(pdf, 7), {("", "text of the source on 8 of 8 pages"), ("2", "drawing of the source")}),
    ],
)
def test_a_source_whose_ways_or_words_were_changed_is_found(
    ways: Made, change: Callable[[Pdf], object], found: set[tuple[str, str]]
) -> None:
    assert failing(after(change, ways)) == found


def test_all_pages_read_finds_what_a_sample_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf(40))
    one = made(tmp_path, [item("a.pdf")])
    with pikepdf.open(io.BytesIO(one.bundle.pdf)) as pdf:
        emptied(pdf, 2)
        output = io.BytesIO()
        pdf.save(output)
    assert failing(prove(output.getvalue(), one.exhibits, one.sources)) == {("1", "drawing of the source")}
    proof = prove(output.getvalue(), one.exhibits, one.sources, options=Options(prove_all=True))
    assert [(check.name, check.found) for _label, check in proof.failures] == [
        ("text of the source on 40 of 40 pages", "another on page 2"),
        ("drawing of the source", "another on page 2: its drawing"),
    ]


def test_the_sample_is_always_the_same_and_spread_evenly() -> None:
    pairs = [Pair("e", page, page + 1) for page in range(1_000)]
    assert [pair.of_source for pair in sampled(pairs, 4)] == [125, 375, 625, 875]
    assert sampled(pairs[:3], 4) == tuple(pairs[:3])


def test_what_a_source_says_of_itself_is_the_same_to_both_libraries(ways: Made) -> None:
    origin = read_origin(ways.sources["a.pdf"])
    reader = pypdf.PdfReader(io.BytesIO(ways.sources["a.pdf"]))
    reading = read_back(reader, 0)
    assert origin.pages == reading.pages == 4
    assert list(origin.links) == [(link.page, link.target) for link in reading.links] == [(1, 3), (1, 2), (1, 4)]
    assert list(origin.outline) == [(entry.text, entry.page, entry.depth) for entry in reading.outline]
    assert origin.names == reading.names == {"bijlage A": 3, "slot": 4}


def test_another_list_than_was_numbered_is_found(sound: Made, tmp_path: Path) -> None:
    other = made(tmp_path, list(reversed(mixed_case(tmp_path))))
    proof = prove(sound.bundle.pdf, other.exhibits, sound.sources)
    assert ("1", "pages in the list") in failing(proof)


def test_a_source_page_that_got_lost_is_found(sound: Made) -> None:
    proof = prove(sound.bundle.pdf, sound.exhibits, sound.sources | {"pakbon.jpg": make_pdf(2)})
    assert failing(proof) >= {("2", "pages of the source"), ("", "pages in + pages made = pages out")}


@pytest.mark.parametrize("data", [b"", b"no PDF at all", b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>"])
def test_what_pypdf_cannot_read_is_not_proven(sound: Made, data: bytes) -> None:
    assert not prove(data, sound.exhibits, sound.sources).holds


def test_an_unproven_bundle_is_refused_and_names_the_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def merged_wrongly(*arguments: object) -> bytes:
        with pikepdf.open(io.BytesIO(original(*arguments))) as pdf:  # type: ignore[arg-type]
            swap(pdf, 2, 5)
            output = io.BytesIO()
            pdf.save(output)
        return output.getvalue()

    original = assembly.merged
    monkeypatch.setattr(assembly, "merged", merged_wrongly)
    sources = read_sources(tmp_path, mixed_case(tmp_path))
    with pytest.raises(BundleUnproven) as caught:
        assemble(ABOUT, numbered(sources), sources, PROVENANCE)
    assert caught.value.exit_code == 51
    assert "exhibit 2" in {problem.path for problem in caught.value.problems}


def test_proof_json_carries_every_check(sound: Made) -> None:
    proof = json.loads(sound.bundle.proof)
    assert proof["holds"] is True
    whole = {check["check"]: (check["holds"], check["expected"], check["found"]) for check in proof["whole"]}
    assert whole["pages in + pages made = pages out"] == (True, "10", "10")
    rows = {
        check["check"]: (check["holds"], check["expected"], check["found"]) for check in proof["exhibits"][4]["checks"]
    }
    assert rows["pages in the list"] == (True, "8–9", "8–9")
