"""Pages from a TIFF: one for each picture in it, fax pages with their own data, the others without loss."""

from PIL import Image

from filing.bundle.from_image import (
    CANNOT_EMBED,
    DAMAGE,
    FAULTY,
    ORIENTATION,
    PLAIN_MODES,
    check_pixels,
    embedded,
    opened,
    redrawn,
    seen_size,
    strict_pictures,
)
from filing.bundle.from_text import page_count
from filing.bundle.joining import joined
from filing.bundle.limits import MAX_FRAMES
from filing.bundle.page_numbers import page_runs
from filing.bundle.pages import Asked, Pages
from filing.bundle.refusals import Reason, Refused
from filing.bundle.tiff_parts import tiff_parts


def _frames(image: Image.Image) -> int:
    count = getattr(image, "n_frames", 1)
    if count > MAX_FRAMES:
        raise Refused(Reason.TOO_LARGE, f"the file holds {count} pictures; at most {MAX_FRAMES} are taken")
    return int(count)


def _all_plain(image: Image.Image, count: int) -> bool:
    """Return whether a PDF can hold every picture as it is; each is unpacked once, so that a damaged one shows here."""
    plain = True
    for number in range(count):
        image.seek(number)
        check_pixels(image)
        upright = image.getexif().get(ORIENTATION, 1) == 1  # unpacking turns the picture, and forgets that it did
        image.load()
        plain &= upright and image.mode in PLAIN_MODES and not image.has_transparency_data
    return plain


def _one_by_one(image: Image.Image, count: int, notes: list[str]) -> bytes:
    pieces = []
    for number in range(count):
        image.seek(number)
        pieces.append(embedded(redrawn(image, notes)))
    return joined(pieces)


def _sizes(image: Image.Image, count: int) -> tuple[tuple[int, int], ...]:
    sizes = []
    for number in range(count):
        image.seek(number)
        sizes.append(seen_size(image))
    return tuple(sizes)


def _made(data: bytes, image: Image.Image, notes: list[str]) -> Pages:
    count = _frames(image)
    pdf = b""
    if _all_plain(image, count):
        try:
            pdf = embedded(data, every_frame=True)
        except (*CANNOT_EMBED, ValueError):  # more than 8 bits to a colour; every picture was whole just now
            pdf = b""
    if not pdf or page_count(pdf) != count:
        notes.append("the pictures are stored anew, without loss, since a PDF cannot hold their own form")
        pdf = _one_by_one(image, count, notes)
    return Pages(pdf=pdf, count=count, notes=tuple(dict.fromkeys(notes)), pictures=_sizes(image, count))


def _refuse_cut_off(data: bytes, notes: list[str]) -> None:
    """Return when every picture that the file names lies within it; tell of those with faults in their data."""
    parts = tiff_parts(data)
    if parts.broken:
        total = ", and the file with it" if parts.cut else f" ({parts.pictures} are in the file)"
        raise Refused(Reason.DAMAGED, f"picture {page_runs(parts.broken)} breaks off{total}")
    if parts.cut:
        behind = f"behind picture {parts.pictures}" if parts.pictures else "before its first picture"
        raise Refused(Reason.DAMAGED, f"the file breaks off {behind}")
    if parts.doubtful:
        notes.append(f"picture {page_runs(parts.doubtful)}: {FAULTY}")


def tiff_pages(asked: Asked) -> Pages:
    """Return one A4 page for each picture in the file, upright.

    Raises: Refused: too many pixels or pictures, damaged, or of a kind that no page can show.
    """
    notes: list[str] = []
    _refuse_cut_off(asked.data, notes)
    with strict_pictures(), opened(asked.data, ("TIFF",)) as image:
        try:
            return _made(asked.data, image, notes)
        except DAMAGE as error:
            raise Refused(Reason.DAMAGED, "a picture in the file breaks off or its data are wrong") from error
        except CANNOT_EMBED as error:
            raise Refused(Reason.UNSUPPORTED, f"a picture of the kind {image.mode} cannot be shown") from error
