"""A picture whose file breaks off is damaged, of whatever kind; one with faults in its data is told."""

import hashlib
import io
import struct

import pytest
from PIL import Image

from filing.bundle.heic import is_heic
from filing.bundle.pages import Asked, Pages
from filing.bundle.reading import read_file
from filing.bundle.refusals import Reason, Refused

pillow_heif = pytest.importorskip("pillow_heif")
WIDE, HIGH = 200, 120


def grain(turn: int = 0) -> Image.Image:
    dots = hashlib.shake_256(b"grain %d" % turn).digest(WIDE * HIGH)
    return Image.frombytes("L", (WIDE, HIGH), dots).convert("RGB")


def picture(kind: str, **how: object) -> bytes:
    output = io.BytesIO()
    grain().save(output, format=kind, **how)
    return output.getvalue()


def heic() -> bytes:
    output = io.BytesIO()
    pillow_heif.from_pillow(grain()).save(output, quality=80)
    assert is_heic(output.getvalue())
    return output.getvalue()


def tiff(pictures: int = 5, mode: str = "RGB", **how: object) -> bytes:
    first, *others = (grain(number).convert(mode) for number in range(pictures))
    output = io.BytesIO()
    first.save(output, format="TIFF", save_all=True, append_images=others, **how)
    return output.getvalue()


def read(name: str, data: bytes) -> Pages | Refused:
    try:
        found = read_file(Asked(name, data))
    except Refused as refused:
        return refused
    assert isinstance(found, Pages)
    return found


SINGLE = {
    "a.jpg": picture("JPEG"),
    "progressive.jpg": picture("JPEG", progressive=True),
    "a.png": picture("PNG"),
    "a.gif": picture("GIF"),
    "a.bmp": picture("BMP"),
    "a.webp": picture("WEBP", lossless=True),
    "a.heic": heic(),
}
SEVERAL = {
    "plain": tiff(),
    "lzw": tiff(compression="tiff_lzw"),
    "packed": tiff(compression="tiff_adobe_deflate"),
    "jpeg": tiff(compression="jpeg"),
    "bits": tiff(compression="packbits"),
    "fax": tiff(mode="1", compression="group4"),
    "old fax": tiff(mode="1", compression="group3"),
}


@pytest.mark.parametrize("name", list(SINGLE))
@pytest.mark.parametrize("left", [0.1, 0.3, 0.5, 0.8, 0.97])
def test_a_picture_that_breaks_off_is_damaged(name: str, left: float) -> None:
    data = SINGLE[name]
    assert isinstance(read(name, data), Pages)
    found = read(name, data[: int(len(data) * left)])
    assert isinstance(found, Refused), found
    assert found.reason is Reason.DAMAGED


@pytest.mark.parametrize("kind", list(SEVERAL))
def test_a_tiff_cut_off_anywhere_is_damaged_or_has_all_its_pictures(kind: str) -> None:
    data = SEVERAL[kind]
    whole = read("a.tif", data)
    assert isinstance(whole, Pages)
    assert whole.count == 5
    for size in (*range(8, len(data), len(data) // 23), *range(len(data) - 40, len(data))):
        found = read("a.tif", data[:size])
        if isinstance(found, Pages):
            assert (found.count, found.pdf) == (5, whole.pdf), size
        else:
            assert found.reason is Reason.DAMAGED, (size, found.detail)


def places(data: bytes) -> list[int]:
    """Where the description of each picture of a little-endian TIFF begins."""
    found = []
    at = struct.unpack_from("<I", data, 4)[0]
    while at:
        found.append(at)
        at = struct.unpack_from("<I", data, at + 2 + 12 * struct.unpack_from("<H", data, at)[0])[0]
    return found


@pytest.mark.parametrize("kind", ["packed", "fax"])
def test_a_tiff_cut_off_behind_its_second_picture_says_so(kind: str) -> None:
    data = SEVERAL[kind]
    found = read("a.tif", data[: places(data)[2]])
    assert isinstance(found, Refused)
    assert (found.reason, found.detail) == (Reason.DAMAGED, "the file breaks off behind picture 2")


def test_a_tiff_whose_second_picture_lies_beyond_the_end_says_which() -> None:
    data = bytearray(tiff(2, mode="1", compression="group4"))
    at = places(bytes(data))[1]
    for entry in range(at + 2, at + 2 + 12 * struct.unpack_from("<H", data, at)[0], 12):
        if struct.unpack_from("<H", data, entry)[0] == 273:
            struct.pack_into("<I", data, entry + 8, len(data) - 5)
    found = read("a.tif", bytes(data))
    assert isinstance(found, Refused)
    assert (found.reason, found.detail) == (Reason.DAMAGED, "picture 2 breaks off (2 are in the file)")


def test_a_jpeg_that_lacks_its_lower_half_is_damaged_even_with_an_end() -> None:
    data = picture("JPEG")
    found = read("a.jpg", data[: len(data) // 2] + b"\xff\xd9")
    assert isinstance(found, Refused)
    assert found.reason is Reason.DAMAGED


@pytest.mark.parametrize("name", ["a.jpg", "progressive.jpg"])
def test_a_jpeg_that_lacks_no_more_than_its_end_mark_is_whole(name: str) -> None:
    for cut in (1, 2):
        found = read(name, SINGLE[name][:-cut])
        assert isinstance(found, Pages)
        assert found.notes == ()


@pytest.mark.parametrize("name", ["a.jpg", "progressive.jpg"])
def test_a_hole_in_a_jpeg_is_told(name: str) -> None:
    data = SINGLE[name]
    middle = len(data) // 2
    found = read(name, data[:middle] + bytes(300) + data[middle + 300 :])
    assert isinstance(found, Refused) or any("compare with the original" in note for note in found.notes)


def test_a_hole_in_a_packed_tiff_is_told_or_refused() -> None:
    data = SEVERAL["packed"]
    for at in range(300, len(data) - 300, len(data) // 12):
        found = read("a.tif", data[:at] + bytes(200) + data[at + 200 :])
        assert isinstance(found, Refused) or any("compare with the original" in note for note in found.notes), at


@pytest.mark.parametrize("at", [0.2, 0.6, 0.95])
def test_a_png_with_other_bytes_is_damaged_or_told(at: float) -> None:
    data = bytearray(SINGLE["a.png"])
    data[int(len(data) * at)] ^= 0x10
    found = read("a.png", bytes(data))
    assert isinstance(found, Refused) or any("compare with the original" in note for note in found.notes)


def test_a_picture_that_follows_its_end_is_left_alone() -> None:
    data = picture("JPEG") + picture("JPEG")
    found = read("a.jpg", data)
    assert isinstance(found, Pages)
    assert found.notes == ()
