"""What a page draws, its sheet, its stamp, the words of the list: a bundle that was changed afterwards is found out."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from bundle_makers import (
    A4,
    ABOUT,
    PROVENANCE,
    bundle_of,
    item,
    make_pdf,
    make_picture,
    make_signposted,
    numbered,
    read_sources,
    saved,
    text_page,
)
from pikepdf import Array, Dictionary, Name, Pdf, String

from filing.bundle.assemble import assemble
from filing.bundle.fonts import SEMIBOLD, face
from filing.bundle.options import PLAIN, Options, Paper
from filing.bundle.prove import Proof, prove
from filing.casefile.exhibits import Exhibits

DRAWN = ("1", "drawing of the source")
Made = tuple[bytes, Exhibits, dict[str, bytes]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """List on page 1; three pages of text (2–4), two pictures (5, 6), a file with links and a note (7–10)."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "a.pdf").write_bytes(make_pdf(3, "voorwaarden"))
    (folder / "b.jpg").write_bytes(make_picture("JPEG"))
    (folder / "c.png").write_bytes(make_picture("PNG"))
    (folder / "d.pdf").write_bytes(make_signposted())
    bundle, exhibits, sources = bundle_of(folder, [item(name) for name in ("a.pdf", "b.jpg", "c.png", "d.pdf")])
    return bundle.pdf, exhibits, {one.evidence.id: one.pdf for one in sources.included}


def after(change: Callable[[Pdf], object], one: Made, options: Options = PLAIN) -> Proof:
    with pikepdf.open(io.BytesIO(one[0])) as pdf:
        change(pdf)
        return prove(saved(pdf), one[1], one[2], options=options)


def failing(proof: Proof) -> set[tuple[str, str]]:
    return {(label, check.name) for label, check in proof.failures}


def pieces(pdf: Pdf, page: int) -> list[pikepdf.Object]:
    return list(pdf.pages[page - 1].obj.Contents.as_list())


def drawn_with(pdf: Pdf, page: int, data: bytes, at: int) -> None:
    listed = pieces(pdf, page)
    pdf.pages[page - 1].obj.Contents = Array([*listed[:at], pdf.make_stream(data), *listed[at:]])


def sheet(key: str, value: object) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[1].obj.__setitem__(key, value)


def in_a_hidden_layer(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    pdf.pages[1].obj.Resources.Properties = Dictionary(Z=layer)
    drawn_with(pdf, 2, b"/OC /Z BDC ", 1)


def pictures_swapped(pdf: Pdf) -> None:
    one, other = (pdf.pages[number].obj.Resources.XObject for number in (4, 5))
    (first, *_), (second, *_) = list(one.keys()), list(other.keys())
    one[first], other[second] = other[second], one[first]


def other_picture(pdf: Pdf) -> None:
    (picture,) = [one for _name, one in pdf.pages[4].obj.Resources.XObject.items()]
    picture.write(make_picture("JPEG", quality=10), filter=Name.DCTDecode)


def stamp_beside_the_page(pdf: Pdf) -> None:
    stamp = pieces(pdf, 2)[-1]
    moved = re.sub(rb"(q 1 0 0 1) [0-9.]+ [0-9.]+ cm", rb"\g<1> 9000 9000 cm", stamp.read_bytes())
    assert b"9000" in moved
    stamp.write(moved)


def stamp_on_its_head(pdf: Pdf) -> None:
    stamp = pieces(pdf, 2)[-1]
    stamp.write(re.sub(rb"q 1 0 0 1 ([0-9.]+ [0-9.]+) cm", rb"q -1 0 0 -1 300 400 cm", stamp.read_bytes()))


def title_in_the_list(pdf: Pdf) -> None:
    for stream in pieces(pdf, 1):
        data = stream.read_bytes()
        old, new = (face(SEMIBOLD).encoded(text).encode() for text in ("Stuk b.jpg", "Stuk d.jpg"))
        if old in data:
            stream.write(data.replace(old, new))
            return
    raise AssertionError("the title is not in the list")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda pdf: drawn_with(pdf, 2, b"BT /F1 14 Tf 72 300 Td (meer) Tj ET", 1), {DRAWN}),
        (lambda pdf: drawn_with(pdf, 2, b" 1 g 0 0 500 700 re f ", 2), {DRAWN}),
        (lambda pdf: drawn_with(pdf, 2, b"q 0 0 1 1 re W n", 0), {DRAWN}),
        (in_a_hidden_layer, {DRAWN}),
        (pictures_swapped, {("2", "drawing of the source"), ("3", "drawing of the source")}),
        (other_picture, {("2", "drawing of the source")}),
        (sheet("/MediaBox", Array([0, 0, 595, 700])), {DRAWN, ("1", "stamps")}),
        (sheet("/CropBox", Array([0, 0, 595, 300])), {DRAWN, ("1", "stamps")}),
        (sheet("/Rotate", 180), {DRAWN, ("1", "stamps")}),
        (sheet("/UserUnit", 10), {DRAWN}),
        (stamp_beside_the_page, {("1", "stamps")}),
        (stamp_on_its_head, {("1", "stamps")}),
        (title_in_the_list, {("2", "words in the list")}),
    ],
)
def test_what_a_page_shows_otherwise_than_its_source_is_found(
    made: Made, change: Callable[[Pdf], object], found: set[tuple[str, str]]
) -> None:
    assert failing(after(change, made)) == found


def test_a_file_that_rides_along_is_found(made: Made) -> None:
    def attach(pdf: Pdf) -> None:
        data = Dictionary(EF=Dictionary(F=pdf.make_stream(b"x")))
        note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 1, 1]), F=2, FS=data)
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(note))

    assert failing(after(attach, made)) == {("", "things that act by themselves")}


def test_a_layer_that_is_shown_in_the_source_and_hidden_in_the_bundle_is_found(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "laag")
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Stempel")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))
    page.obj.Resources.Properties = Dictionary(L=layer)
    page.obj.Contents = pdf.make_stream(b"/OC /L BDC BT /F1 14 Tf 72 400 Td (laag) Tj ET EMC")
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    bundle, exhibits, sources = bundle_of(tmp_path, [item("a.pdf")])
    one: Made = (bundle.pdf, exhibits, {"a.pdf": sources.included[0].pdf})
    assert after(lambda _pdf: None, one).holds

    def hide(pdf: Pdf) -> None:
        pdf.Root.OCProperties.D["/OFF"] = pdf.Root.OCProperties.OCGs

    assert failing(after(hide, one)) == {DRAWN}


def test_a_page_that_was_set_on_a4_is_held_against_its_source_too(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    text_page(pdf, "groot", (1190.0, 1684.0))
    text_page(pdf, "gewoon", A4)
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    sources = read_sources(tmp_path, [item("a.pdf")])
    exhibits, options = numbered(sources), Options(paper=Paper.A4)
    bundle = assemble(ABOUT, exhibits, sources, PROVENANCE, options)
    one: Made = (bundle.pdf, exhibits, {"a.pdf": sources.included[0].pdf})

    def smaller(pdf: Pdf) -> None:
        form = pdf.pages[1].obj.Resources.XObject.Page
        form.write(form.read_bytes().replace(b"groot", b"klein"))

    assert after(lambda _pdf: None, one, options).holds
    assert DRAWN in failing(after(smaller, one, options))
    assert DRAWN in failing(after(sheet("/MediaBox", Array([0, 0, 595, 400])), one, options))


def test_odd_titles_stand_in_the_list_as_the_proof_expects_them(tmp_path: Path) -> None:
    titles = (
        *("\U0001f600 mail", "\u05d0\u05d1 factuur", "of\ufb01ce", "zacht\u00adbreken", "1", "31–35", "<b>x</b> & y"),
        *("x" * 300, "woord " * 120, "a\nb\tc", "e\u0301", "½ ²", "  ", "nb\u00a0sp\u2009thin", "\u202eRTL"),
    )
    (tmp_path / "a.pdf").write_bytes(make_pdf())
    evidence = [replace(item("a.pdf", key=f"k{at}"), title=title, proves=title) for at, title in enumerate(titles)]
    bundle, _exhibits, _sources = bundle_of(tmp_path, evidence)
    assert bundle.complete


def test_what_a_page_uses_may_name_the_page_itself(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "een letter die zijn bladzijde noemt").obj
    page["/Resources"]["/Font"]["/F1"]["/Drawn"] = page
    page["/Resources"]["/Properties"] = Dictionary(M=pdf.make_indirect(Dictionary(On=page)))
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    assert bundle.pdf
