"""What is redacted is gone from the bytes and from the picture; what stands beside it stays where it was."""

import io
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import A4, bundle_of, item, make_mail, make_picture, mixed_case, saved, text_page
from conftest import require_tool
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Stream, String
from PIL import Image
from redaction_makers import MM, SECRET, area, around, every_byte, line, page_of, page_with, picture, read, text_of

from filing.bundle.gone import still_there
from filing.bundle.pages import Taken
from filing.bundle.refusals import Reason, Refused
from filing.bundle.same_word import NOTHING_SOUGHT, sought
from filing.casefile.areas import Area, Unit


def test_words_are_gone_from_text_and_bytes_and_their_neighbours_stay() -> None:
    made = read(line(), SECRET)
    assert text_of(made).split() == ["BUREN", "SLOT"]
    assert b"GEHEIM" not in every_byte(made.pdf)
    assert made.taken[0].characters == 6
    assert made.taken[0].words == sought(["GEHEIM"])
    assert made.notes[-1].startswith("removed from page 1 in 1 place: 6 characters")


def test_what_stands_beside_stays_where_it_was() -> None:
    made = read(line(), SECRET)
    with pikepdf.open(io.BytesIO(made.pdf)) as result:
        steps = list(pikepdf.parse_content_stream(result.pages[0]))
    places = [float(step.operands[4]) for step in steps if str(step.operator) == "Tm"]
    strings = [str(step.operands[0][0]) for step in steps if str(step.operator) == "TJ"]
    # Twelve characters of 6 pt stand before the last space, from 72: it begins at 144.
    assert list(zip(places, strings, strict=True)) == [(72.0, "BUREN "), (144.0, " SLOT")]


def test_nothing_in_the_page_tells_how_wide_each_removed_letter_was() -> None:
    pdf = pikepdf.new()
    letters = " ".join(f"1 0 0 1 {100 + 7 * at} 400 Tm ({letter}) Tj" for at, letter in enumerate("GEHEIM"))
    page_with(pdf, f"BT /F1 10 Tf {letters} 1 0 0 1 200 400 Tm (SLOT) Tj ET".encode())
    made = read(pdf, around(95, 396, 60, 14))
    with pikepdf.open(io.BytesIO(made.pdf)) as result:
        places = [step for step in pikepdf.parse_content_stream(result.pages[0]) if str(step.operator) == "Tm"]
    assert [float(place.operands[4]) for place in places] == [200.0]


@pytest.mark.parametrize(
    "drawing",
    [
        b"BT /F1 10 Tf 3 Tr 72 400 Td (GEHEIM) Tj ET",
        b"BT /F1 10 Tf 12 TL 72 412 Td (BOVEN) Tj (GEHEIM) ' ET",
        b'BT /F1 10 Tf 12 TL 72 412 Td (BOVEN) Tj 1 2 (GEHEIM) " ET',
        b"BT /F1 10 Tf 72 400 Td [(GE) -20 (HE) 10 (IM)] TJ ET",
        b"BT /F1 10 Tf 50 Tz 72 400 Td (GEHEIM) Tj ET",
        b"q 2 0 0 2 0 0 cm BT /F1 5 Tf 36 200 Td (GEHEIM) Tj ET Q",
        b"q 0 1 -1 0 110 390 cm BT /F1 10 Tf 0 0 Td (GEHEIM) Tj ET Q",
        b"/Span << /ActualText (GEHEIM) >> BDC BT /F1 10 Tf 72 400 Td (XXXXXX) Tj ET EMC",
        b"/P << /Alt (GEHEIM) /MCID 0 >> BDC BT /F1 10 Tf 72 400 Td (XXXXXX) Tj ET EMC /T << /V (GEHEIM) >> DP",
    ],
)
def test_words_are_gone_however_they_are_set(drawing: bytes) -> None:
    pdf = pikepdf.new()
    page_with(pdf, drawing)
    made = read(pdf, around(70, 380, 80, 80))
    assert b"GEHEIM" not in every_byte(made.pdf)
    assert "GEHEIM" not in text_of(made)
    assert still_there(page_of(made), made.taken[0]) == ()


def test_words_in_forms_are_gone_and_the_form_stays_whole_where_it_is_used_elsewhere() -> None:
    pdf = pikepdf.new()
    page = page_with(pdf, b"q 1 0 0 1 72 400 cm /Fm Do Q")
    form = pdf.make_stream(b"BT /F1 10 Tf (GEHEIM) Tj ET")
    form.update({"/Subtype": Name.Form, "/BBox": Array([0, -5, 100, 20]), "/PieceInfo": String("GEHEIM")})
    form["/Resources"] = page.obj["/Resources"]
    page.obj["/Resources"] = Dictionary(XObject=Dictionary(Fm=form))
    other = text_page(pdf, "y")
    other.obj["/Contents"] = pdf.make_stream(b"q 1 0 0 1 72 700 cm /Fm Do Q")
    other.obj["/Resources"] = Dictionary(XObject=Dictionary(Fm=form))
    made = read(pdf, around(70, 395, 80, 14))
    texts = [page.extract_text().strip() for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages]
    assert texts == ["", "GEHEIM"]


def test_a_mail_that_is_set_here_is_redacted_by_its_words() -> None:
    data = make_mail("Beste klant,\n\nGEHEIMWOORD\n\nGroet\n").as_bytes()
    plain = read(data, name="a.eml")
    found = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if "GEHEIM" in text:
            found.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    page_of(plain).extract_text(visitor_text=note)
    made = read(data, around(0, found[0] - 3, A4[0], 12), name="a.eml")
    assert "GEHEIMWOORD" not in text_of(made)
    assert "Groet" in text_of(made)
    assert made.taken[0].words == sought(["GEHEIMWOORD"])


def test_links_and_notes_on_it_and_the_files_own_outline_go_too() -> None:
    pdf = line()
    page = pdf.pages[0]
    spot = {"Type": Name.Annot, "Subtype": Name.Link}
    address = Dictionary(S=Name.URI, URI=String("https://www.example.nl/GEHEIM"))
    page.obj["/Annots"] = Array(
        [
            Dictionary(**spot, Rect=[110, 398, 140, 408], A=address),
            Dictionary(**spot, Rect=[300, 700, 340, 708], A=address),
            Dictionary(**spot, Rect=[300, 600, 340, 608], A=Dictionary(S=Name.URI, URI=String("https://ok.example"))),
        ]
    )
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Over GEHEIM", 0))
    made = read(pdf, SECRET)
    assert b"GEHEIM" not in every_byte(made.pdf)
    assert len(page_of(made)["/Annots"]) == 1


@pytest.mark.parametrize(
    ("drawing", "left"),
    [
        (b"72 390 m 300 390 l S", 1),  # a line that crosses
        (b"0 0 595 842 re f", 1),  # the ground of the page
        (b"80 395 20 8 re f", 0),  # a box within
        (b"80 395 m 90 410 l 100 395 l h f", 0),  # a drawing
        (b"80 395 m 90 400 110 400 120 395 c S", 0),  # a curve
        (b"400 395 m 410 410 l 420 395 l h f", 1),  # a drawing elsewhere
        (b"80 395 m 90 410 l 100 395 l h 400 395 m 410 410 l 420 395 l h f", 1),
    ],
)
def test_drawings_that_touch_go_and_lines_and_grounds_that_only_cross_stay(drawing: bytes, left: int) -> None:
    pdf = pikepdf.new()
    page_with(pdf, drawing)
    made = read(pdf, around(70, 380, 80, 80))
    with pikepdf.open(io.BytesIO(made.pdf)) as result:
        steps = [str(step.operator) for step in pikepdf.parse_content_stream(result.pages[0])]
    assert len([step for step in steps if step in {"m", "re"}]) - 1 == left  # one is the black of the redaction


@pytest.mark.parametrize(
    ("depth", "space", "components"),
    [(8, Name.DeviceRGB, 3), (8, Name.DeviceGray, 1), (1, Name.DeviceGray, 1), (8, Name.DeviceCMYK, 4)],
)
def test_pixels_are_gone_from_the_data_of_the_picture(depth: int, space: Name, components: int) -> None:
    pdf = pikepdf.new()
    row = (100 * components * depth + 7) // 8
    data = bytes((at * 7 + 1) % 255 + 1 for at in range(row * 50))
    image = picture(pdf, data, 100, 50, ColorSpace=space, BitsPerComponent=depth)
    page_with(pdf, b"q 200 0 0 100 72 400 cm /Im Do Q", XObject=Dictionary(Im=image))
    # The picture is 100 x 50 pixels over 200 x 100 pt: the area covers pixels 20 to 40 across, 10 to 20 from below.
    made = read(pdf, around(72 + 40, 400 + 20, 40, 20))
    with pikepdf.open(io.BytesIO(made.pdf)) as result:
        (thing,) = [one for one in result.objects if isinstance(one, Stream) and one.get("/Subtype") == Name.Image]
        after = thing.read_bytes()
    assert len(after) == len(data)
    for line_at in range(50):
        old, new = data[line_at * row : (line_at + 1) * row], after[line_at * row : (line_at + 1) * row]
        first, last = 20 * components * depth // 8, 40 * components * depth // 8
        if 30 <= line_at < 40:
            assert not any(new[first:last])
            assert new[: max(0, first - 8)] == old[: max(0, first - 8)]
        elif not 28 <= line_at < 42:
            assert new == old
    assert still_there(page_of(made), made.taken[0]) == ()


def test_the_mask_of_a_picture_loses_its_pixels_too() -> None:
    pdf = pikepdf.new()
    mask = picture(pdf, b"\x55" * 400, 20, 20, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    image = picture(pdf, b"\x33" * 300, 10, 10, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, SMask=mask)
    page_with(pdf, b"q 100 0 0 100 72 400 cm /Im Do Q", XObject=Dictionary(Im=image))
    made = read(pdf, around(72, 450, 50, 50))
    with pikepdf.open(io.BytesIO(made.pdf)) as result:
        both = {
            int(one["/Width"]): one.read_bytes()
            for one in result.objects
            if isinstance(one, Stream) and "/Width" in one
        }
    assert not any(both[20][:10])
    assert set(both[20][-10:]) == {0x55}
    assert not any(both[10][:15])


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_loses_its_pixels_and_keeps_the_rest(kind: str) -> None:
    noise = Image.effect_noise((600, 400), 80).convert("RGB")
    output = io.BytesIO()
    noise.save(output, format=kind, quality=90)
    plain = read(output.getvalue(), name=f"a.{kind.lower()}")
    spot = replace(area(200, 100, 150, 80), unit=Unit.PIXELS)
    made = read(output.getvalue(), spot, name=f"a.{kind.lower()}")
    assert still_there(page_of(plain), made.taken[0]) != ()
    assert still_there(page_of(made), made.taken[0]) == ()
    before, after = page_of(plain).images[0].image, page_of(made).images[0].image
    assert before is not None
    assert after is not None
    assert after.size == before.size
    corner = (0, 300, 600, 400)
    spread = [
        abs(one - other) for one, other in zip(before.crop(corner).tobytes(), after.crop(corner).tobytes(), strict=True)
    ]
    assert max(spread) <= 3


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 60, 500, 700)])
@pytest.mark.parametrize("unit", [1, 2])
def test_an_area_is_measured_as_a_reader_sees_the_page(
    tmp_path: Path, turn: int, crop: tuple[int, ...] | None, unit: int
) -> None:
    program = require_tool("pdftoppm")
    pdf = pikepdf.new()
    rows = " ".join(f"1 0 0 1 45 {y} Tm ({'M' * 70}) Tj" for y in range(10, 840, 12))
    page = page_with(pdf, f"BT /F1 8 Tf {rows} ET".encode())
    page.obj["/Rotate"] = turn
    page.obj["/UserUnit"] = unit
    if crop:
        page.obj["/CropBox"] = Array(list(crop))
    made = read(pdf, area(50, 40, 60, 30))
    assert still_there(page_of(made), made.taken[0]) == ()
    (tmp_path / "a.pdf").write_bytes(made.pdf)
    size = ("-r", str(72 * unit))  # one pixel for each point; the program knows no user units
    subprocess.run([program, "-gray", "-cropbox", *size, "-singlefile", "a.pdf", "a"], cwd=tmp_path, check=True)
    with Image.open(tmp_path / "a.pgm") as seen:
        inside = (50 * MM + 2, 40 * MM + 2, 110 * MM - 2, 70 * MM - 2)
        assert seen.crop(tuple(map(round, inside))).getextrema() == (0, 0)
        for left, top in ((50 - 3, 40), (111, 40), (50, 37), (50, 71)):
            beside = seen.crop((round(left * MM), round(top * MM), round(left * MM) + 4, round(top * MM) + 4))
            assert beside.getextrema()[1] > 100


UNSAFE = {
    "a font drawn by the file": b"BT /F3 10 Tf 72 400 Td (a) Tj ET",
    "a soft mask": b"q /Soft gs BT /F1 10 Tf 72 400 Td (GEHEIM) Tj ET Q",
    "letters as a window": b"q BT /F1 10 Tf 7 Tr 72 400 Td (GEHEIM) Tj ET 0 0 300 800 re f Q",
    "a curve as a window": b"q 80 395 m 90 400 110 460 120 395 c W n 0 0 300 800 re f Q",
}


def unsafe(drawing: bytes) -> Pdf:
    pdf = pikepdf.new()
    page = page_with(pdf, drawing)
    page.obj["/MediaBox"] = Array([0, 350, 240, 500])
    group = pdf.make_stream(b"")
    group.update({"/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9]), "/Group": Dictionary(S=Name.Transparency)})
    page.obj["/Resources"]["/ExtGState"] = Dictionary(Soft=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group)))
    page.obj["/Resources"]["/Font"]["/F3"] = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0],
        CharProcs=Dictionary(a=pdf.make_stream(b"9 0 d0 0 0 9 9 re f")), FirstChar=97, LastChar=97, Widths=[9],
        Encoding=Dictionary(Differences=[97, Name("/a")]),
    )  # fmt: skip
    return pdf


@pytest.mark.parametrize("what", UNSAFE)
def test_a_page_that_cannot_be_taken_apart_becomes_a_picture(what: str) -> None:
    require_tool("pdftoppm")
    made = read(unsafe(UNSAFE[what]), around(70, 380, 80, 80, page_height=500))
    assert made.taken[0].as_picture
    assert "the whole page is now a picture" in made.notes[-1]
    page = page_of(made)
    assert page.extract_text() == ""
    assert still_there(page, made.taken[0]) == ()
    shown = page.images[0].image
    assert shown is not None
    assert shown.size == (1000, 625)  # 240 x 150 pt at 300 dpi
    assert made.without_text == (1,)


@pytest.mark.parametrize("what", UNSAFE)
def test_without_a_program_that_draws_it_such_a_page_is_refused(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="no program is installed") as refused:
        read(unsafe(UNSAFE[what]), around(70, 380, 80, 80, page_height=500))
    assert refused.value.reason is Reason.REDACTION


@pytest.mark.parametrize(
    "wrong", [area(10, 10, 10, 10, page=2), area(300, 10, 10, 10), area(10, 400, 5, 5), area(10, 10, 0, 5)]
)
def test_an_area_that_hits_nothing_is_refused(wrong: Area) -> None:
    with pytest.raises(Refused) as refused:
        read(line(), wrong)
    assert refused.value.reason is Reason.REDACTION


def test_an_area_where_nothing_stands_is_told() -> None:
    made = read(line(), area(100, 20, 10, 10))
    assert made.notes[-1] == "removed from page 1 in 1 place: nothing stood there (naam van een derde)"


def test_the_same_redaction_gives_the_same_bytes() -> None:
    data = saved(line())
    assert read(data, SECRET).pdf == read(data, SECRET).pdf


@pytest.mark.parametrize("what", ["text", "picture", "note"])
def test_the_proof_sees_what_was_only_covered(what: str) -> None:
    pdf = line()
    black = pdf.make_stream(b"q 0 g 100 390 100 30 re f Q")
    page = pdf.pages[0]
    box = (100.0, 390.0, 200.0, 420.0)
    words = NOTHING_SOUGHT
    if what == "picture":
        image = picture(pdf, bytes(range(250)) * 40, 100, 100, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
        page.obj["/Resources"]["/XObject"] = Dictionary(Im=image)
        page.obj["/Contents"] = pdf.make_stream(b"q 200 0 0 200 50 300 cm /Im Do Q")
    elif what == "note":
        page.obj["/Contents"] = pdf.make_stream(b"")
        page.obj["/Annots"] = Array([Dictionary(Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("geheim"))])
        words = sought(["GEHEIM"])
    page.contents_add(black)
    shown = pypdf.PdfReader(io.BytesIO(saved(pdf))).pages[0]
    assert still_there(shown, Taken(1, (box,), ("x",), words=words)) != ()


@settings(max_examples=40)
@given(
    rows=st.lists(
        st.tuples(
            st.text("abcdefghijkl MNOPQRST", min_size=1, max_size=40),
            st.integers(5, 400),
            st.integers(5, 800),
            st.integers(4, 40),
            st.sampled_from([(1, 0, 0, 1), (0, 1, -1, 0), (0.8, 0.6, -0.6, 0.8), (-1, 0, 0, 1)]),
        ),
        min_size=1,
        max_size=12,
    ),
    box=st.tuples(st.integers(0, 150), st.integers(0, 250), st.integers(3, 100), st.integers(3, 80)),
)
def test_no_letter_stays_in_an_area_whatever_the_page(
    rows: Sequence[tuple[str, int, int, int, tuple[float, ...]]], box: tuple[int, int, int, int]
) -> None:
    pdf = pikepdf.new()
    shown = " ".join(
        f"/F1 {size} Tf {' '.join(map(str, turn))} {x} {y} Tm ({text}) Tj" for text, x, y, size, turn in rows
    )
    page_with(pdf, f"BT {shown} ET".encode())
    plain = read(pdf)
    made = read(pdf, area(*box))
    assert still_there(page_of(made), made.taken[0]) == ()
    assert len("".join(text_of(made).split())) <= len("".join(text_of(plain).split()))
    if not made.taken[0].characters and not made.taken[0].beside:
        assert text_of(made) == text_of(plain)


def test_the_bundle_tells_a_redaction_and_holds_its_words_nowhere(tmp_path: Path) -> None:
    evidence = mixed_case(tmp_path)
    (tmp_path / "voorwaarden.pdf").write_bytes(saved(line()))
    evidence[0] = replace(evidence[0], areas=(SECRET,))
    bundle, exhibits, sources = bundle_of(tmp_path, evidence)
    ((_, pdf),) = bundle.pdfs
    for data in (every_byte(pdf), bundle.xml, bundle.ledger, bundle.proof, bundle.collection):
        assert b"GEHEIM" not in data
    assert b'"what was redacted is gone"' in bundle.proof
    index = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "(gelakt)" in index
    assert [row.redacted for row in exhibits.rows][:2] == [True, False]
    assert b'"naam van een derde"' in bundle.ledger
    assert "GEHEIM" not in repr(sources)


def test_a_signed_file_with_redactions_does_not_go_along_as_it_came() -> None:
    pdf = line()
    value = Dictionary(Type=Name.Sig, SubFilter=Name("/ETSI.CAdES.detached"), ByteRange=[0, 1, 2, 3], Contents=b"x")
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("s"), V=value, Subtype=Name.Widget, Rect=[0, 0, 0, 0]))
    pdf.pages[0].obj["/Annots"] = Array([field])
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]))
    assert read(pdf).keep
    made = read(pdf, SECRET)
    assert (made.keep, made.kept) == ("", ())
    assert any("stays out" in note for note in made.notes)


def test_a_picture_that_lies_wholly_in_an_area_is_not_in_the_file_any_more() -> None:
    made = read(make_picture("PNG", (60, 40)), replace(area(0, 0, 100, 100), unit=Unit.PERCENT), name="a.png")
    assert not page_of(made).images
    assert item("a.png").areas == ()
