"""The stamp stands upright in the upper right corner as a reader sees the page, on white, whatever the page is like."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import ABOUT, PROVENANCE, bundle_of, item, numbered, one, saved, text_page
from conftest import require_tool
from PIL import Image

from filing.bundle.assemble import assemble
from filing.bundle.geometry import view_of
from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source, read_sources
from filing.bundle.stamp import INSET, PLATE_HEIGHT, stamp_font

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


def test_stamps_are_seen_upright_in_the_corner_on_every_kind_of_page(tmp_path: Path) -> None:
    pdftoppm = require_tool("pdftoppm")
    evidence = []
    for turn in TURNS:
        for name, crop in CROPS.items():
            key = f"{turn}-{name}.pdf"
            (tmp_path / key).write_bytes(black_page(turn, crop, 1))
            evidence.append(item(key))
    bundle, exhibits, _sources = bundle_of(tmp_path, evidence)
    (tmp_path / "bundle.pdf").write_bytes(bundle.pdf)
    subprocess.run([pdftoppm, "-r", "72", "-gray", "-cropbox", "-f", "2", "bundle.pdf", "p"], cwd=tmp_path, check=True)
    pictures = sorted(tmp_path.glob("p-*.pgm"))
    assert len(pictures) == 12
    for row, picture in zip(exhibits.rows, pictures, strict=True):
        image = Image.open(picture).point(lambda value: 255 if value > 200 else 0)
        box = image.getbbox()
        width = stamp_font().width(f"Productie {row.label} – p. {row.first_page}") + 6
        expected = (image.width - INSET - width, INSET, image.width - INSET, INSET + PLATE_HEIGHT)
        assert box == pytest.approx(expected, abs=1.6), row.file
        plate = image.crop(box)
        # Upright: the letters leave more white below their baseline than beside the first capital, and the capital
        # P has its bowl in the upper half.
        first = plate.crop((3, 2, 9, plate.height - 2))
        upper = first.crop((0, 0, first.width, first.height // 2)).histogram()[0]
        lower = first.crop((0, first.height // 2, first.width, first.height)).histogram()[0]
        assert upper > lower, row.file


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
