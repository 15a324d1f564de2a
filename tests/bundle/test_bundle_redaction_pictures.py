"""An area on a picture file is measured on the picture as programs show it, and its pixels are gone, however stored."""

import io
import struct
import subprocess
import zlib
from decimal import Decimal
from pathlib import Path

import img2pdf
import pikepdf
import pytest
from bundle_makers import make_picture
from conftest import require_tool
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageChops, ImageOps
from redaction_makers import area, around, line, page_of, page_with, picture, read

from filing.bundle.gone import still_there
from filing.bundle.pages import Asked, Pages
from filing.bundle.reading import read_file
from filing.bundle.refusals import Reason, Refused
from filing.casefile.areas import Area, Unit

SIZE = (320, 200)  # [pixels] of the picture as it is seen
SECRET = (200, 30, 270, 90)  # [pixels] left, top, right, bottom
SPOT = Area(1, Decimal(200), Decimal(30), Decimal(70), Decimal(60), "gezicht", Unit.PIXELS)
PERCENT = Area(1, Decimal("62.5"), Decimal(15), Decimal("21.88"), Decimal(30), "gezicht", Unit.PERCENT)
# How a picture that is seen upright is stored, by what the camera says of it (EXIF 2.32, tag 274).
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def scene(size: tuple[int, int] = SIZE) -> Image.Image:
    """A grey picture with something red where the secret is."""
    image = Image.linear_gradient("L").resize(size).point(lambda shade: 120 + shade // 3).convert("RGB")
    image.paste((255, 0, 0), SECRET)
    return image


def stored(kind: str, turn: int = 1, **options: object) -> bytes:
    image = scene()
    flip = STORED[turn]
    image = image if flip is None else image.transpose(flip)
    exif = Image.Exif()
    exif[0x0112] = turn
    output = io.BytesIO()
    image.save(output, kind, exif=exif, **options)
    assert ImageOps.exif_transpose(Image.open(io.BytesIO(output.getvalue()))).size == SIZE
    return output.getvalue()


def shown(pages: Pages, folder: Path, page: int = 1, dpi: int = 96) -> Image.Image:
    program = require_tool("pdftoppm")
    (folder / "a.pdf").write_bytes(pages.pdf)
    place = ("-f", str(page), "-l", str(page), "-singlefile")
    subprocess.run([program, "-cropbox", "-r", str(dpi), *place, "a.pdf", "a"], cwd=folder, check=True)
    with Image.open(folder / "a.ppm") as made:
        return made.convert("RGB")


def red_box(seen: Image.Image) -> tuple[int, int, int, int] | None:
    red, green, _blue = seen.split()
    return ImageChops.subtract(red, green).point(lambda shade: 255 if shade > 130 else 0).getbbox()


def black_box(seen: Image.Image) -> tuple[int, int, int, int] | None:
    return seen.convert("L").point(lambda shade: 255 if shade < 20 else 0).getbbox()


def near(one: tuple[int, ...] | None, other: tuple[int, ...] | None, pixels: int = 2) -> bool:
    return one is not None and other is not None and all(abs(a - b) <= pixels for a, b in zip(one, other, strict=True))


def black_covers_red(data: bytes, name: str, folder: Path, spot: Area = SPOT, max_dpi: int | None = None) -> Pages:
    """Redact the picture; assert that black stands exactly where red stood, and red nowhere, not even in the data."""
    plain = read_file(Asked(name, data, max_dpi=max_dpi))
    made = read_file(Asked(name, data, max_dpi=max_dpi, areas=(spot,)))
    assert isinstance(plain, Pages)
    assert isinstance(made, Pages)
    before, after = shown(plain, folder, spot.page), shown(made, folder, spot.page)
    assert red_box(after) is None
    assert near(black_box(after), red_box(before), 4 if name.endswith(("jpg", "jpeg")) else 2)
    assert still_there(page_of(made), made.taken[0]) == ()
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        pictures = [one for one in pdf.objects if isinstance(one, Stream) and one.get("/Subtype") == Name.Image]
        kept = [red_box(pikepdf.PdfImage(one).as_pil_image().convert("RGB")) for one in pictures]
        assert kept[spot.page - 1] is None or kept.count(None) == 1
    return made


@pytest.mark.parametrize("turn", STORED)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_it_is_measured_as_the_picture_is_seen_turned_by_the_camera(kind: str, turn: int, tmp_path: Path) -> None:
    options = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
    black_covers_red(stored(kind, turn, **options), f"a.{kind.lower()}", tmp_path)


@pytest.mark.parametrize("turn", [1, 3, 6, 7])
def test_of_a_tiff_too(turn: int, tmp_path: Path) -> None:
    black_covers_red(stored("TIFF", turn, compression="tiff_lzw"), "a.tif", tmp_path)


@pytest.mark.parametrize("kind", ["BMP", "GIF", "WEBP"])
def test_of_kinds_that_are_stored_anew_too(kind: str, tmp_path: Path) -> None:
    output = io.BytesIO()
    scene().save(output, kind, **({"lossless": True} if kind == "WEBP" else {}))
    black_covers_red(output.getvalue(), f"a.{kind.lower()}", tmp_path)


def test_of_a_picture_of_a_telephone_too(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif")
    exif = Image.Exif()
    exif[0x0112] = 6
    image = scene().transpose(STORED[6])
    made = heif.from_pillow(image)
    output = io.BytesIO()
    made.save(output, quality=100, exif=exif.tobytes())
    black_covers_red(output.getvalue(), "a.heic", tmp_path)


def test_percent_are_of_the_width_and_height_of_the_picture(tmp_path: Path) -> None:
    black_covers_red(stored("JPEG", 6, quality=95, subsampling=0), "a.jpg", tmp_path, PERCENT)


def test_pixels_are_those_of_the_file_also_where_the_picture_is_made_smaller(tmp_path: Path) -> None:
    image = scene().resize((3200, 2000))
    output = io.BytesIO()
    image.save(output, "PNG")
    spot = Area(1, Decimal(2000), Decimal(300), Decimal(700), Decimal(600), "gezicht", Unit.PIXELS)
    plain = black_covers_red(output.getvalue(), "a.png", tmp_path, spot, max_dpi=100)
    assert any("made smaller" in note for note in plain.notes)


def test_the_page_of_a_tiff_is_the_number_of_its_picture(tmp_path: Path) -> None:
    output = io.BytesIO()
    other = Image.new("RGB", (90, 400), "white")
    scene().save(output, "TIFF", save_all=True, append_images=[other, scene()], compression="tiff_deflate")
    made = read(output.getvalue(), area(200, 30, 70, 60, page=3, unit=Unit.PIXELS), name="a.tif")
    assert red_box(shown(made, tmp_path, 1)) is not None
    assert red_box(shown(made, tmp_path, 3)) is None
    with pytest.raises(Refused, match="beside the picture"):
        read(output.getvalue(), area(200, 30, 70, 60, page=2, unit=Unit.PIXELS), name="a.tif")


def test_an_area_that_goes_over_the_edge_ends_there(tmp_path: Path) -> None:
    made = read(stored("PNG"), area(200, 0, 500, 500, unit=Unit.PIXELS), name="a.png")
    seen = shown(made, tmp_path)
    plain = shown(read(stored("PNG"), name="a.png"), tmp_path)
    left, top, right, bottom = black_box(seen) or (0, 0, 0, 0)
    print_of_all = ImageChops.invert(plain.convert("L")).getbbox() or (0, 0, 0, 0)
    assert near((top, right, bottom), (print_of_all[1], print_of_all[2], print_of_all[3]))
    assert abs((right - left) - 120) <= 2


@pytest.mark.parametrize(
    ("name", "spot", "said"),
    [
        ("a.png", area(10, 10, 20, 20), "has no millimetres"),
        ("a.pdf", area(10, 10, 20, 20, unit=Unit.PIXELS), "the file is no picture"),
        ("a.png", area(320, 10, 20, 20, unit=Unit.PIXELS), "beside the picture"),
        ("a.png", area(10, 100, 20, 20, unit=Unit.PERCENT), "beside the picture"),
        ("a.pdf", area(100, 10, 20, 20, unit=Unit.PERCENT), "beside the page"),
        ("a.png", area(10, 10, 0, 20, unit=Unit.PIXELS), "is empty"),
    ],
)
def test_an_area_in_a_unit_that_the_file_does_not_have_or_beside_it_is_refused(
    name: str, spot: Area, said: str
) -> None:
    data = make_picture("PNG", SIZE) if name.endswith("png") else b""
    with pytest.raises(Refused, match=said) as refused:
        read(data or line(), spot, name=name)
    assert refused.value.reason is Reason.REDACTION


def test_percent_of_a_page_are_of_the_page_as_it_is_seen(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = page_with(pdf, b"1 0 0 rg 200 100 50 40 re f")
    page.obj["/MediaBox"] = Array([0, 0, 600, 400])
    page.obj["/Rotate"] = 90
    # Turned by 90 degrees the page is 400 wide and 600 high; (200, 100) is 100 from the left and 200 from the top.
    made = read(pdf, area(25, 33.33, 10, 8.34, unit=Unit.PERCENT))
    assert red_box(shown(made, tmp_path)) is None
    assert near(black_box(shown(made, tmp_path, dpi=72)), (100, 200, 140, 250))


NOISE = bytes((at * 89 + 7) % 251 for at in range(120_000))


def jpeg(mode: str) -> bytes:
    output = io.BytesIO()
    Image.frombytes(mode, (100, 100), NOISE[: 10_000 * len(mode)]).save(output, "JPEG", quality=90)
    return output.getvalue()


def under_an_area(pdf: Pdf, image: Stream) -> Pages:
    page = page_with(pdf, b"q 100 0 0 100 72 400 cm /Im Do Q", XObject=Dictionary(Im=image))
    page.obj["/MediaBox"] = Array([0, 350, 240, 550])
    return read(pdf, around(90, 420, 40, 40, page_height=550))


def tint() -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 0, 0], N=1)


KINDS = {
    "cmyk": ({"ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8}, 40_000),
    "indexed": ({"ColorSpace": Array([Name.Indexed, Name.DeviceRGB, 255, NOISE[:768]]), "BitsPerComponent": 8}, 10_000),
    "two bits": ({"ColorSpace": Name.DeviceGray, "BitsPerComponent": 2}, 2_500),
    "sixteen bits": ({"ColorSpace": Name.DeviceGray, "BitsPerComponent": 16}, 20_000),
    "inverted": ({"ColorSpace": Name.DeviceGray, "BitsPerComponent": 8, "Decode": Array([1, 0])}, 10_000),
    "mask": ({"ImageMask": True, "Decode": Array([1, 0])}, 1_300),
    "ink": (
        {"ColorSpace": Array([Name.Separation, Name.GEHEIM, Name.DeviceRGB, tint()]), "BitsPerComponent": 8},
        10_000,
    ),
    "colour key": ({"ColorSpace": Name.DeviceGray, "BitsPerComponent": 8, "Mask": Array([0, 9])}, 10_000),
    "Lab": ({"ColorSpace": Array([Name.Lab, Dictionary(WhitePoint=[0.95, 1, 1.09])]), "BitsPerComponent": 8}, 30_000),
}


def samples(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as made:
        return [
            one.read_bytes(decode_level=pikepdf.StreamDecodeLevel.generalized)
            for one in made.objects
            if isinstance(one, Stream) and one.get("/Subtype") == Name.Image
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_samples_of_every_kind_are_gone_from_the_data(kind: str) -> None:
    entries, size = KINDS[kind]
    pdf = pikepdf.new()
    made = under_an_area(pdf, picture(pdf, NOISE[:size], 100, 100, **entries))
    assert not made.taken[0].as_picture
    (after,) = samples(made.pdf)
    row = size // 100
    # 100 by 100 pixels over 100 by 100 pt from (72, 400): the area takes 18 to 58 across, 40 to 80 from above.
    for at in range(100):
        old, new = NOISE[at * row : at * row + row], after[at * row : at * row + row]
        if 41 <= at < 79:
            assert not any(new[row * 18 // 100 + 1 : row * 58 // 100 - 1])
        elif not 38 <= at < 82:
            assert new == old
        assert new[: row * 15 // 100] == old[: row * 15 // 100]
    assert still_there(page_of(made), made.taken[0]) == ()


def fax() -> bytes:
    """The data of a picture of 100 by 100 dots as a fax machine stores them."""
    image = Image.frombytes("1", (100, 100), NOISE[:1_300])
    output = io.BytesIO()
    image.save(output, "TIFF", compression="group4")
    made = img2pdf.convert(output.getvalue(), engine=img2pdf.Engine.internal)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        (one,) = [one for one in pdf.objects if isinstance(one, Stream) and one.get("/Subtype") == Name.Image]
        return one.read_raw_bytes()


def jbig2() -> bytes:
    """The same picture as JBIG2 (ITU-T T.88): a page, and on it one region whose dots are stored as a fax."""
    size = struct.pack(">II", 100, 100)
    region = size + struct.pack(">IIB", 0, 0, 0) + b"\x01" + fax()
    page = size + bytes(8) + b"\x00" + bytes(2)
    parts = ((0, 48, page), (1, 38, region))
    return b"".join(struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data for number, kind, data in parts)


OPAQUE = Dictionary(K=-1, Columns=100, Rows=100)


def stored_as(pdf: Pdf, kind: str) -> Stream:
    made = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=8)
    made["/ColorSpace"] = Name.DeviceRGB
    if kind == "jpeg":
        made.write(jpeg("RGB"), filter=Name.DCTDecode)
    elif kind == "cmyk jpeg":
        made.write(jpeg("CMYK"), filter=Name.DCTDecode)
        made["/ColorSpace"] = Name.DeviceCMYK
    elif kind == "jpeg behind another":
        made.write(zlib.compress(jpeg("RGB")), filter=Array([Name.FlateDecode, Name.DCTDecode]))
    elif kind == "jpeg with a mask":
        made.write(jpeg("RGB"), filter=Name.DCTDecode)
        made["/SMask"] = picture(pdf, NOISE[:10_000], 100, 100, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    elif kind == "masked by a picture":
        made.write(zlib.compress(NOISE[:30_000]), filter=Name.FlateDecode)
        made["/Mask"] = picture(pdf, NOISE[:1_300], 100, 100, ImageMask=True)
    elif kind == "jpeg 2000":
        output = io.BytesIO()
        Image.frombytes("RGB", (100, 100), NOISE[:30_000]).save(output, "JPEG2000")
        made.write(output.getvalue(), filter=Name.JPXDecode)
        del made["/ColorSpace"]
    elif kind == "jbig2":
        made.write(jbig2(), filter=Name.JBIG2Decode)
        made["/ColorSpace"], made["/BitsPerComponent"] = Name.DeviceGray, 1
    elif kind in {"fax", "fax mask", "inverted fax"}:
        made.write(fax(), filter=Name.CCITTFaxDecode, decode_parms=OPAQUE)
        made["/ColorSpace"], made["/BitsPerComponent"] = Name.DeviceGray, 1
        if kind == "fax mask":
            del made["/ColorSpace"]
            made["/ImageMask"] = True
        if kind == "inverted fax":
            made["/Decode"] = Array([1, 0])
    return made


@pytest.mark.parametrize(
    "kind",
    ["jpeg", "cmyk jpeg", "jpeg behind another", "jpeg with a mask", "masked by a picture", "jpeg 2000", "fax",
     "fax mask", "inverted fax", "jbig2"],
)  # fmt: skip
def test_pixels_of_every_way_of_storing_are_gone_or_the_page_becomes_a_picture(kind: str, tmp_path: Path) -> None:
    require_tool("pdftoppm")
    pdf = pikepdf.new()
    image = stored_as(pdf, kind)
    before = image.read_raw_bytes()
    made = under_an_area(pdf, image)
    assert made.taken[0].as_picture or made.taken[0].pictures == 1
    assert before not in stored_data(made.pdf)
    assert still_there(page_of(made), made.taken[0]) == ()
    seen = shown(made, tmp_path, dpi=144)
    # (90, 420) to (130, 460) on a page that ends at 550, two dots to the point
    assert seen.crop((182, 182, 258, 258)).getextrema() == ((0, 0),) * 3
    assert seen.crop((100, 200, 170, 290)).convert("L").getextrema() != (0, 0)


def stored_data(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as made:
        return [one.read_raw_bytes() for one in made.objects if isinstance(one, Stream)]


@pytest.mark.parametrize("spot", [(90, 420, 40, 40), (60, 390, 140, 140)])
def test_pictures_among_the_instructions_lose_their_pixels_too(spot: tuple[int, int, int, int]) -> None:
    pdf = pikepdf.new()
    data = (
        b"q 100 0 0 100 72 400 cm BI /W 100 /H 100 /CS /G /BPC 8 /F /AHx ID "
        + NOISE[:10_000].hex().encode()
        + b"> EI Q"
    )
    page = page_with(pdf, data)
    page.obj["/MediaBox"] = Array([0, 350, 240, 550])
    made = read(pdf, around(*spot, page_height=550))
    assert not made.taken[0].as_picture
    assert made.taken[0].pictures == 1
    assert len(samples(made.pdf)) == (1 if spot[0] == 90 else 0)
    assert still_there(page_of(made), made.taken[0]) == ()
