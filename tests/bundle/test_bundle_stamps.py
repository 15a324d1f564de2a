"""The stamp stands upright in the upper right corner as a reader sees the page, on white, whatever the page is like."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import ABOUT, PROVENANCE, bundle_of, item, numbered, one, read_sources, saved, text_page
from conftest import require_tool
from PIL import Image, ImageChops, ImageDraw

from filing.bundle.assemble import assemble
from filing.bundle.clear_ground import INSET, LARGE_PAGE, PLATE_HEIGHT
from filing.bundle.geometry import view_of
from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source
from filing.bundle.stamp import stamp_font

CROPS = {"whole": None, "cropped": (100, 150, 500, 700), "beyond": (-50, 300, 400, 2000)}
TURNS = (0, 90, 180, 270)
UNITS = (1, 2)


def black_page(turn: int, crop: tuple[int, ...] | None, unit: int) -> bytes:
    """A page that is black all over, so that only the plate of the stamp is white."""
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    page.obj["/Contents"] = pdf.make_stream(b"0 g -500 -500 5000 5000 re f")
    page.obj["/Rotate"] = turn
    if crop:
        page.obj["/CropBox"] = pikepdf.Array(crop)
    if unit != 1:
        page.obj["/UserUnit"] = unit
    return saved(pdf)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("crop", CROPS.values(), ids=CROPS)
@pytest.mark.parametrize("unit", UNITS)
def test_view_maps_the_corners_as_a_reader_sees_them(turn: int, crop: tuple[int, ...] | None, unit: int) -> None:
    with pikepdf.open(io.BytesIO(black_page(turn, crop, unit))) as pdf:
        view = view_of(pdf.pages[0])
    left, bottom, right, top = {
        "whole": (0, 0, 595, 842),
        "cropped": (100, 150, 500, 700),
        "beyond": (0, 300, 400, 842),
    }[next(name for name, box in CROPS.items() if box == crop)]
    upper_right = {0: (right, top), 90: (left, top), 180: (left, bottom), 270: (right, bottom)}[turn]
    lower_left = {0: (left, bottom), 90: (right, bottom), 180: (right, top), 270: (left, top)}[turn]
    size = ((right - left) * unit, (top - bottom) * unit)
    assert (view.width, view.height) == (size if turn in {0, 180} else size[::-1])
    assert view.point(view.width, view.height) == pytest.approx(upper_right)
    assert view.point(0, 0) == pytest.approx(lower_left)


@pytest.mark.parametrize("unit", UNITS)
def test_stamps_are_seen_upright_in_the_corner_on_every_kind_of_page(tmp_path: Path, unit: int) -> None:
    pdftoppm = require_tool("pdftoppm")
    evidence = []
    for turn in TURNS:
        for name, crop in CROPS.items():
            key = f"{turn}-{name}.pdf"
            (tmp_path / key).write_bytes(black_page(turn, crop, unit))
            evidence.append(item(key))
    bundle, exhibits, _sources = bundle_of(tmp_path, evidence)
    (tmp_path / "bundle.pdf").write_bytes(bundle.pdf)
    # poppler shows a page of 2 units per point half as large as it is.
    resolution = ["-r", str(72 * unit), "-gray", "-cropbox", "-f", "2"]
    subprocess.run([pdftoppm, *resolution, "bundle.pdf", "p"], cwd=tmp_path, check=True)
    pictures = sorted(tmp_path.glob("p-*.pgm"))
    assert len(pictures) == 12
    for row, picture in zip(exhibits.rows, pictures, strict=True):
        image = Image.open(picture).point(lambda value: 255 if value > 200 else 0)
        box = image.getbbox()
        grown = max(1.0, min(image.size) / LARGE_PAGE)
        width = grown * (stamp_font().width(f"Productie {row.label} – p. {row.first_page}") + 6)
        inset, high = INSET * grown, PLATE_HEIGHT * grown
        expected = (image.width - inset - width, inset, image.width - inset, inset + high)
        assert box == pytest.approx(expected, abs=1.6), row.file
        plate = image.crop(box)
        # Upright: the capital P at the beginning has its bowl in the upper half.
        first = plate.crop((round(3 * grown), 2, round(9 * grown), plate.height - 2))
        upper = first.crop((0, 0, first.width, first.height // 2)).histogram()[0]
        lower = first.crop((0, first.height // 2, first.width, first.height)).histogram()[0]
        assert upper > lower, row.file


def written(pdf: pikepdf.Pdf, places: list[tuple[int, int]], turn: int) -> None:
    """A page with words at ``places``, in points from the upper left as a reader sees it."""
    high = 595 if turn % 180 else 842
    page = text_page(pdf, "x")
    lines = []
    for x, y in places:
        left, up = x, high - y
        a, b, c, d, e, f = {
            0: (1, 0, 0, 1, left, up),
            90: (0, 1, -1, 0, 595 - up, left),
            180: (-1, 0, 0, -1, 595 - left, 842 - up),
            270: (0, -1, 1, 0, up, 842 - left),
        }[turn]
        lines.append(f"BT /F1 11 Tf {a} {b} {c} {d} {e} {f} Tm (Briefhoofd van de afzender) Tj ET")
    page.obj["/Contents"] = pdf.make_stream("\n".join(lines).encode())
    page.obj["/Rotate"] = turn


def scanned(pdf: pikepdf.Pdf, places: list[tuple[int, int]], turn: int) -> None:
    """The same as a scan: a picture that fills the page."""
    image = Image.new("L", (842, 595) if turn % 180 else (595, 842), 245)
    pen = ImageDraw.Draw(image)
    for x, y in places:
        pen.rectangle((x, y - 10, x + 130, y + 1), fill=30)
    data = io.BytesIO()
    image.rotate(turn, expand=True).save(data, format="JPEG", quality=85)
    page = text_page(pdf, "x")
    picture = pdf.make_stream(data.getvalue())
    picture.update({"/Subtype": pikepdf.Name.Image, "/Width": 595, "/Height": 842, "/BitsPerComponent": 8})
    picture.update({"/ColorSpace": pikepdf.Name.DeviceGray, "/Filter": pikepdf.Name.DCTDecode})
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
    page.obj["/Contents"] = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
    page.obj["/Rotate"] = turn


@pytest.mark.parametrize("make", [written, scanned])
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("places", [[(440, 26)], [(440, 26), (440, 10)], [(40, 26), (200, 24), (350, 26), (440, 28)]])
def test_stamps_cover_no_print_where_there_is_a_free_place(
    tmp_path: Path,
    make: Callable[[pikepdf.Pdf, list[tuple[int, int]], int], None],
    turn: int,
    places: list[tuple[int, int]],
) -> None:
    pdftoppm = require_tool("pdftoppm")
    pdf = pikepdf.new()
    wide = 842 if turn % 180 else 595
    shifted = [(x + wide - 595, y) for x, y in places]
    make(pdf, shifted, turn)
    data = saved(pdf)
    (tmp_path / "a.pdf").write_bytes(data)
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    (tmp_path / "bundle.pdf").write_bytes(bundle.pdf)
    with pikepdf.open(io.BytesIO(bundle.pdf)) as made:
        assert "/FilingShift" not in made.pages[1].obj
    for name, page in (("a", "1"), ("bundle", "2")):
        picture = ["-r", "72", "-gray", "-singlefile", "-f", page, f"{name}.pdf", name]
        subprocess.run([pdftoppm, *picture], cwd=tmp_path, check=True)
    before, after = (Image.open(tmp_path / f"{name}.pgm") for name in ("a", "bundle"))
    print_before = before.point(lambda value: 255 if value < 110 else 0)
    covered = ImageChops.subtract(after, before).point(lambda value: 255 if value > 60 else 0)
    assert ImageChops.multiply(print_before, covered).getbbox() is None
    assert "Productie 1 – p. 2" in pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[1].extract_text()


def test_a_page_full_of_print_is_stamped_in_the_corner_on_a_plate(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    written(pdf, [(x, y) for x in range(0, 595, 130) for y in range(8, 842, 12)], 0)
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    back = pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[1]["/Annots"][0].get_object()["/Rect"]
    assert [float(value) for value in back[2:]] == pytest.approx([595 - INSET, 842 - INSET])


def test_a_source_cannot_say_where_its_stamp_stands(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    text_page(pdf, "x").obj["/FilingShift"] = pikepdf.Array([5000, "x"])
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    back = pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[1]["/Annots"][0].get_object()["/Rect"]
    assert [float(value) for value in back[2:]] == pytest.approx([595 - INSET, 842 - INSET])


def test_stamps_can_be_read_from_the_text_of_every_page(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for turn, size in ((0, (595, 842)), (90, (595, 842)), (0, (842, 595)), (0, (2384, 3370)), (0, (100, 100))):
        text_page(pdf, "inhoud", size).obj["/Rotate"] = turn
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    for number, page in enumerate(reader.pages[1:], start=2):
        assert f"Productie 1 – p. {number}" in page.extract_text()
        assert "inhoud" in page.extract_text()


def test_a_page_too_small_for_a_stamp_is_refused_by_name(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    text_page(pdf, "x", (40, 40))
    entry = one(tmp_path, "a.pdf", saved(pdf))
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.UNSUPPORTED
    assert "40 by 40" in entry.detail


def test_a_page_without_a_size_is_damaged(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    text_page(pdf, "x").obj["/MediaBox"] = pikepdf.Array([0, 0, 0, 0])
    entry = one(tmp_path, "a.pdf", saved(pdf))
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.DAMAGED


def test_sources_that_share_resources_or_use_our_font_name_keep_their_own(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "EIGEN")
    page.obj["/Resources"]["/Font"]["/FilingStamp"] = page.obj["/Resources"]["/Font"]["/F1"]
    page.obj["/Contents"] = pdf.make_stream(b"BT /FilingStamp 12 Tf 72 400 Td (EIGEN) Tj ET")
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    sources = read_sources(tmp_path, [item("a.pdf")])
    assert isinstance(sources.pages_of[0], Source)
    bundle = assemble(ABOUT, numbered(sources), sources, PROVENANCE)
    with pikepdf.open(io.BytesIO(bundle.pdf)) as result:
        fonts = result.pages[1].obj.Resources.Font
        assert fonts["/FilingStamp"].BaseFont == pikepdf.Name.Helvetica
        assert "FILING+" in str(fonts["/FilingStamp2"].BaseFont)
