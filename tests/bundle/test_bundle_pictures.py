"""Pictures of every kind go in whole: fax pages with their own data, others without loss, smaller only when asked."""

import io
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import item, make_picture, one, read_sources
from PIL import Image

from filing.bundle.heic import LIBRARY, heic_is_there
from filing.bundle.limits import MAX_FRAMES
from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source


def tiff(frames: int = 1, mode: str = "RGB", size: tuple[int, int] = (200, 300), **options: object) -> bytes:
    images = [Image.new(mode, size, number % 2) for number in range(frames)]
    output = io.BytesIO()
    images[0].save(output, format="TIFF", save_all=True, append_images=images[1:], **options)
    return output.getvalue()


def colours(entry: Source | Refusal) -> list[object]:
    """The colour in the middle of each page's picture."""
    assert isinstance(entry, Source), entry
    found = []
    for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages:
        image = page.images[0].image
        assert image is not None
        found.append(image.convert("RGB").getpixel((image.width // 2, image.height // 4)))
    return found


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "YCbCr", "LAB"])
@pytest.mark.parametrize("packing", [None, "tiff_lzw", "tiff_deflate"])
def test_a_tiff_of_every_colour_kind_and_packing_is_taken(tmp_path: Path, mode: str, packing: str | None) -> None:
    entry = one(tmp_path, "a.tif", tiff(mode=mode, compression=packing))
    assert isinstance(entry, Source), entry
    assert entry.pages == 1


@pytest.mark.parametrize("packing", ["group3", "group4", "tiff_lzw", "jpeg"])
def test_every_picture_in_a_tiff_is_a_page_on_a4(tmp_path: Path, packing: str) -> None:
    entry = one(tmp_path, "a.tiff", tiff(7, mode="1" if packing.startswith("group") else "RGB", compression=packing))
    assert isinstance(entry, Source), entry
    pages = pypdf.PdfReader(io.BytesIO(entry.pdf)).pages
    assert entry.pages == len(pages) == 7
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}


def test_a_fax_page_keeps_its_own_data(tmp_path: Path) -> None:
    data = tiff(mode="1", size=(800, 600), compression="group4", dpi=(204, 196))
    entry = one(tmp_path, "a.tif", data)
    assert isinstance(entry, Source)
    with pikepdf.open(io.BytesIO(entry.pdf)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert str(image.Filter.as_list()[0] if isinstance(image.Filter, pikepdf.Array) else image.Filter) == (
            "/CCITTFaxDecode"
        )
        assert image.read_raw_bytes() in data


@pytest.mark.parametrize("turn", [3, 6, 8])
def test_a_turned_tiff_is_upright(tmp_path: Path, turn: int) -> None:
    upright = Image.new("RGB", (300, 600), "red")
    upright.paste("blue", (0, 300, 300, 600))
    back = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[turn]
    output = io.BytesIO()
    upright.transpose(back).save(output, format="TIFF", tiffinfo={274: turn})
    entry = one(tmp_path, "a.tif", output.getvalue())
    assert colours(entry) == [(255, 0, 0)]


def test_too_many_pictures_in_a_tiff_are_refused(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.tif", tiff(MAX_FRAMES + 1, mode="1", size=(8, 8)))
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.TOO_LARGE


@pytest.mark.parametrize("kind", ["GIF", "BMP", "WEBP"])
def test_other_kinds_of_picture_are_stored_anew_without_loss(tmp_path: Path, kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    assert colours(one(tmp_path, f"a.{kind.lower()}", make_picture(kind, **options))) == [(255, 0, 0)]


def test_a_moving_gif_is_refused_by_name(tmp_path: Path) -> None:
    output = io.BytesIO()
    Image.new("RGB", (90, 90), "red").save(
        output, format="GIF", save_all=True, append_images=[Image.new("RGB", (90, 90), "blue")]
    )
    entry = one(tmp_path, "a.gif", output.getvalue())
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.UNSUPPORTED


@pytest.mark.skipif(not heic_is_there(), reason="the extra heic is not installed")
def test_a_heic_picture_is_shown_upright_and_its_change_of_form_is_noted(tmp_path: Path) -> None:
    assert LIBRARY is not None
    upright = Image.new("RGB", (300, 600), "red")
    upright.paste("blue", (0, 300, 300, 600))
    output = io.BytesIO()
    LIBRARY.from_pillow(upright).save(output, quality=-1)
    entry = one(tmp_path, "a.heic", output.getvalue())
    (colour,) = colours(entry)
    assert isinstance(colour, tuple)
    assert colour[0] > 240
    assert colour[2] < 15
    assert isinstance(entry, Source)
    assert "JPEG" in entry.notes[0]
    cut = one(tmp_path, "b.heic", output.getvalue()[:200])
    assert isinstance(cut, Refusal)
    assert cut.reason is Reason.DAMAGED


@pytest.mark.parametrize(("kind", "turn"), [("JPEG", 1), ("JPEG", 6), ("PNG", 1)])
def test_pictures_are_made_smaller_only_when_asked_and_only_when_finer(tmp_path: Path, kind: str, turn: int) -> None:
    exif = Image.Exif()
    exif[274] = turn
    (tmp_path / "a.jpg").write_bytes(make_picture(kind, size=(4000, 3000), exif=exif))
    (tmp_path / "b.jpg").write_bytes(make_picture(kind, size=(400, 300), dpi=(96, 96)))
    evidence = [item("a.jpg"), item("b.jpg")]
    as_it_is = read_sources(tmp_path, evidence)
    smaller = read_sources(tmp_path, evidence, max_dpi=150)

    def widths(sources: tuple[Source, ...]) -> list[int]:
        found = []
        for source in sources:
            with pikepdf.open(io.BytesIO(source.pdf)) as pdf:
                (image,) = pdf.pages[0].get_images().values()
                found.append(max(int(image.Width), int(image.Height)))
        return found

    assert widths(as_it_is.included) == [4000, 400]
    finest, untouched = widths(smaller.included)
    assert untouched == 400
    # 150 dots to the inch over the long side of A4 within its margins (297 − 26 mm or less)
    assert finest <= 150 * 271 / 25.4 + 1
    assert finest > 1000
    assert any("150 dots" in note for note in smaller.included[0].notes)
