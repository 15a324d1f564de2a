"""Whether a picture shows anything in a part of it: its stored samples looked at, or the picture as pypdf reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image
from pypdf import PageObject
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NullObject, PdfObject, StreamObject

INNER_PIXELS = 1  # [pixels] from the edge of a part inwards, for rounding
INNER_JPEG = 9  # [pixels] likewise; the blocks of a JPEG that straddle the edge are eight wide
EVEN = 24  # [levels of 255] that JPEG may make of an even ground
PLAIN = frozenset({"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"})
SAMPLES = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4, "/Indexed": 1,
           "/Separation": 1}  # fmt: skip
UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, NotImplementedError)

Part = tuple[float, float, float, float]
"""Left, top, right, bottom in parts of the sides of a picture."""


def _entry(owner: PdfObject, key: str) -> PdfObject | None:
    if not isinstance(owner, DictionaryObject) or key not in owner:
        return None
    found = owner.raw_get(key).get_object()
    return None if isinstance(found, NullObject) else found


def _items(listed: PdfObject | None) -> list[PdfObject | None]:
    return [one.get_object() for one in list.__iter__(listed)] if isinstance(listed, ArrayObject) else [listed]


def _is_plain(picture: StreamObject) -> bool:
    named = _entry(picture, "/Filter")
    return named is None or all(str(one) in PLAIN for one in _items(named))


def _samples_of_pixel(picture: StreamObject) -> int:
    """Return how many samples a pixel has; 0 where that is not plain."""
    if str(_entry(picture, "/ImageMask")) == "True":
        return 1
    space = _items(_entry(picture, "/ColorSpace"))
    family = str(space[0])
    if family == "/ICCBased" and len(space) > 1 and isinstance(space[1], DictionaryObject):
        return int(str(_entry(space[1], "/N") or 0))
    return len(_items(space[1])) if family == "/DeviceN" and len(space) > 1 else SAMPLES.get(family, 0)


@dataclass(frozen=True, slots=True)
class _Samples:
    """The data of a picture as it stores them: ``step`` bits a pixel, ``row`` bytes a row."""

    data: bytes
    width: int
    height: int
    step: int

    @property
    def row(self) -> int:
        return (self.width * self.step + 7) // 8

    def shows(self, pixels: tuple[int, int, int, int]) -> bool:
        """Return whether the pixels from left, top to right, bottom differ; of those that share a byte, whole bytes."""
        left, top, right, bottom = pixels
        first, last = -(-left * self.step // 8), right * self.step // 8
        size = self.step // 8 if self.step % 8 == 0 else 1
        if last - first < size:
            return False
        one = self.data[top * self.row + first : top * self.row + first + size] * ((last - first) // size)
        return any(
            self.data[line * self.row + first : line * self.row + last][: len(one)] != one
            for line in range(top, bottom)
        )


def _samples(picture: StreamObject) -> _Samples | None:
    """Return the samples of a picture that is stored plainly; None when it is not."""
    width, height = int(str(_entry(picture, "/Width"))), int(str(_entry(picture, "/Height")))
    bits = 1 if str(_entry(picture, "/ImageMask")) == "True" else int(str(_entry(picture, "/BitsPerComponent")))
    step = bits * _samples_of_pixel(picture)
    found = _Samples(picture.get_data() if step else b"", width, height, step)
    return found if step and len(found.data) >= found.row * height else None


def _pixels(part: Part, width: int, height: int, edge: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = part
    return (
        max(0, round(left * width) + edge),
        max(0, round(top * height) + edge),
        min(width, round(right * width) - edge),
        min(height, round(bottom * height) - edge),
    )


def _is_even(picture: Image.Image) -> bool:
    plain = picture if picture.mode in {"L", "RGB", "RGBA", "CMYK", "LA"} else picture.convert("RGB")
    for band in plain.split():
        levels = [level for level, count in enumerate(band.histogram()) if count]
        if levels[-1] - levels[0] > EVEN:
            return False
    return True


def shows_in(page: PageObject, path: Sequence[str], picture: StreamObject, part: Part) -> str:
    """Return in words what ``picture`` shows in ``part``; nothing when it is even there, and its masks with it.

    ``path`` are the names by which ``page`` draws it.
    """
    masks = [mask for key in ("/SMask", "/Mask") if isinstance(mask := _entry(picture, key), StreamObject)]
    name = "/".join(path)
    unpacked = [one for one in (picture, *masks) if not _is_plain(one)]
    try:
        for one in (picture, *masks):
            stored = None if one in unpacked else _samples(one)
            if stored is None:
                unpacked.append(one)
                continue
            pixels = _pixels(part, stored.width, stored.height, INNER_PIXELS)
            if pixels[2] > pixels[0] and pixels[3] > pixels[1] and stored.shows(pixels):
                return name
        if unpacked:
            return name if _shows_unpacked(page, path, part) else ""
    except UNREADABLE:
        return f"{name} cannot be read"
    return ""


def _shows_unpacked(page: PageObject, path: Sequence[str], part: Part) -> bool:
    shown = page.images[path[0] if len(path) == 1 else list(path)].image
    if shown is None:
        message = "no picture"
        raise ValueError(message)
    pixels = _pixels(part, shown.width, shown.height, INNER_JPEG)
    return pixels[2] > pixels[0] and pixels[3] > pixels[1] and not _is_even(shown.crop(pixels))
