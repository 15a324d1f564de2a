"""The proof fails on a bundle that lies, wherever the lie is; an unproven bundle is not given out."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from bundle_makers import ABOUT, PROVENANCE, bundle_of, mixed_case, numbered
from pikepdf import Array, Dictionary, Name, Pdf, String

from filing.bundle import assemble as assembly
from filing.bundle.assemble import Bundle, assemble
from filing.bundle.prove import Proof, prove
from filing.bundle.sources import read_sources
from filing.casefile.exhibits import Exhibits
from filing.errors import BundleUnproven

PAGES_IN = {"voorwaarden.pdf": 3, "pakbon.jpg": 1, "scherm.png": 1, "herinnering.eml": 1, "notitie.txt": 1}
PAGES_IN["herinnering.eml#1"] = 2


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bundle, Exhibits]:
    folder = tmp_path_factory.mktemp("case")
    bundle, exhibits, _sources = bundle_of(folder, mixed_case(folder))
    return bundle, exhibits


def after(change: Callable[[Pdf], object], bundle: Bundle, exhibits: Exhibits) -> Proof:
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf:
        change(pdf)
        output = io.BytesIO()
        pdf.save(output)
    return prove(output.getvalue(), exhibits, PAGES_IN)


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


def test_a_sound_bundle_is_proven(sound: tuple[Bundle, Exhibits]) -> None:
    bundle, exhibits = sound
    proof = prove(bundle.pdf, exhibits, PAGES_IN)
    assert proof.holds
    assert proof.failures == ()
    assert [len(row.checks) for row in proof.rows] == [10] * 6


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
        (lambda pdf: drop_annotation(pdf, 1, 2), {("3", "number in the list"), ("", "rows in the list")}),
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
    sound: tuple[Bundle, Exhibits], change: Callable[[Pdf], object], found: set[tuple[str, str]]
) -> None:
    proof = after(change, *sound)
    assert not proof.holds
    assert found <= failing(proof)


def test_another_list_than_was_numbered_is_found(sound: tuple[Bundle, Exhibits], tmp_path: Path) -> None:
    bundle, _exhibits = sound
    _other, other_exhibits, _sources = bundle_of(tmp_path, list(reversed(mixed_case(tmp_path))))
    proof = prove(bundle.pdf, other_exhibits, PAGES_IN)
    assert ("1", "pages in the list") in failing(proof)


def test_a_source_page_that_got_lost_is_found(sound: tuple[Bundle, Exhibits]) -> None:
    bundle, exhibits = sound
    proof = prove(bundle.pdf, exhibits, PAGES_IN | {"pakbon.jpg": 2})
    assert failing(proof) == {("2", "pages of the source"), ("", "pages in + pages made = pages out")}


@pytest.mark.parametrize("data", [b"", b"no PDF at all", b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>"])
def test_what_pypdf_cannot_read_is_not_proven(sound: tuple[Bundle, Exhibits], data: bytes) -> None:
    assert not prove(data, sound[1], PAGES_IN).holds


def test_an_unproven_bundle_is_refused_and_names_the_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def merged_wrongly(*arguments: object) -> bytes:
        with pikepdf.open(io.BytesIO(original(*arguments))) as pdf:  # type: ignore[arg-type]
            swap(pdf, 2, 5)
            output = io.BytesIO()
            pdf.save(output)
        return output.getvalue()

    original = assembly._merged
    monkeypatch.setattr(assembly, "_merged", merged_wrongly)
    sources = read_sources(tmp_path, mixed_case(tmp_path))
    with pytest.raises(BundleUnproven) as caught:
        assemble(ABOUT, numbered(sources), sources, PROVENANCE)
    assert caught.value.exit_code == 51
    assert "exhibit 2" in {problem.path for problem in caught.value.problems}


def test_proof_json_carries_every_check(sound: tuple[Bundle, Exhibits]) -> None:
    bundle, _exhibits = sound
    proof = json.loads(bundle.proof)
    assert proof["holds"] is True
    assert {"check": "pages in + pages made = pages out", "holds": True, "expected": "10", "found": "10"} in proof[
        "whole"
    ]
    assert {"check": "pages in the list", "holds": True, "expected": "8–9", "found": "8–9"} in proof["exhibits"][4][
        "checks"
    ]
