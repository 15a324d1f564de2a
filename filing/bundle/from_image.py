"""A page from a picture: on A4, turned as the camera says, never enlarged, and its own data where a PDF can hold them.

JPEG and PNG keep their data. GIF, BMP and WebP are stored anew without loss; HEIC becomes JPEG of the best quality.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import img2pdf
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from filing.bundle.heic import is_heic, open_heic
from filing.bundle.limits import MAX_IMAGE_PIXELS
from filing.bundle.pages import Asked, Pages
from filing.bundle.picture_data import jpeg_fault, with_jpeg_end
from filing.bundle.refusals import Reason, Refused
from filing.bundle.unpacking import DOUBTS, Fault

A4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))  # [pt]
MARGIN_SIDE = img2pdf.mm_to_pt(8)  # [pt]
MARGIN_TOP = img2pdf.mm_to_pt(13)  # [pt] clear of the stamp; the same below
ORIENTATION = 0x0112  # EXIF
MIRRORED = frozenset({2, 4, 5, 7})
UPRIGHT = frozenset({"HEIF", "TIFF"})  # Pillow gives these as they are seen
QUARTER_TURNS = frozenset({5, 6, 7, 8})
DPI_WITHOUT_STATEMENT = 96  # [dots per inch]
PLAIN_MODES = frozenset({"1", "L", "RGB", "CMYK", "P", "I;16", "I;16B"})
MEASURED = frozenset({"F", "I"})  # figures of which nobody knows which is black and which white
DAMAGE = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)
# What img2pdf raises over a sound picture that it cannot take as it is: its own errors, and Python's when the index of
# a camera's multi-picture file is not as it expects.
CANNOT_EMBED = (
    img2pdf.AlphaChannelError,
    img2pdf.ExifOrientationError,
    img2pdf.JpegColorspaceError,
    img2pdf.UnsupportedColorspaceError,
    img2pdf.ImageOpenError,
    img2pdf.NegativeDimensionError,
    img2pdf.PdfTooLargeError,
    AssertionError,
    AttributeError,
    KeyError,
    TypeError,
)
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP")
KEPT_AS_IS = frozenset({"JPEG", "PNG"})
BEST_JPEG = 95
POINTS_PER_INCH = 72
PNG_START = 8  # [bytes] before the first chunk
PNG_CHUNK = 12  # [bytes] of a chunk around its data
PNG_SUM = 4  # [bytes] of its check sum
PNG_BESIDE = 0x20  # in the first letter of a chunk that a picture can do without
FAULTY = "the picture has faults in its data, so that a part of it may be other than it was; compare with the original"

Layout = Callable[[int, int, tuple[float, float]], tuple[float, float, float, float]]


def _scale(wide: float, high: float) -> float:
    """Return by how much a picture of this size [pt], as it is seen, must shrink to fit on the page; at most 1."""
    page = A4 if high >= wide else (A4[1], A4[0])
    return float(min(1.0, (page[0] - 2 * MARGIN_SIDE) / wide, (page[1] - 2 * MARGIN_TOP) / high))


def _layout(*, turned: bool) -> Layout:
    """Return the layout of one picture: A4, upright or lying as the picture is seen, inside the margins."""

    def place(width: int, height: int, dpi: tuple[float, float]) -> tuple[float, float, float, float]:
        wide, high = (width * 72 / (dpi[0] or DPI_WITHOUT_STATEMENT), height * 72 / (dpi[1] or DPI_WITHOUT_STATEMENT))
        seen_wide, seen_high = (high, wide) if turned else (wide, high)
        page = A4 if seen_high >= seen_wide else (A4[1], A4[0])
        scale = _scale(seen_wide, seen_high)
        if turned:
            page = (page[1], page[0])
        return page[0], page[1], wide * scale, high * scale

    return place


def dots_per_inch(image: Image.Image) -> tuple[float, float]:
    """Return the resolution that the picture states, or else that of a screen."""
    stated = image.info.get("dpi", (0, 0))
    try:
        across, down = float(stated[0]), float(stated[1])
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        across = down = 0.0
    sound = 10 < across < 10_000 and 10 < down < 10_000
    return (across, down) if sound else (DPI_WITHOUT_STATEMENT, DPI_WITHOUT_STATEMENT)


def _shrunk(image: Image.Image, max_dpi: int | None, notes: list[str]) -> Image.Image | None:
    """Return the picture with at most ``max_dpi`` on the page, or None when it has no more than that."""
    if max_dpi is None:
        return None
    across, down = dots_per_inch(image)
    wide, high = image.width * POINTS_PER_INCH / across, image.height * POINTS_PER_INCH / down
    turned = image.getexif().get(ORIENTATION, 1) in QUARTER_TURNS
    printed = _scale(*((high, wide) if turned else (wide, high))) * wide / POINTS_PER_INCH  # [inch]
    finest = image.width / printed
    if finest <= max_dpi:
        return None
    size = (max(1, round(image.width * max_dpi / finest)), max(1, round(image.height * max_dpi / finest)))
    notes.append(f"the picture is made smaller, from {finest:.0f} to {max_dpi} dots per inch as printed")
    upright = ImageOps.exif_transpose(image)
    flat = upright if upright.mode in {"1", "L", "RGB", "RGBA", "CMYK"} else upright.convert("RGB")
    small = flat.resize(size if not turned else size[::-1], Image.Resampling.LANCZOS)
    small.info["dpi"] = (across * max_dpi / finest, down * max_dpi / finest)
    small.format = image.format
    return small


def redrawn(image: Image.Image, notes: list[str], kind: str = "PNG") -> bytes:
    """Return ``image`` anew: on white where it was transparent, mirrored back where it was; PNG is without loss."""
    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        ground.alpha_composite(layer)
        upright = ground.convert("RGB")
        notes.append("the transparent parts of the picture are shown on white")
    elif upright.mode in MEASURED:
        raise Refused(Reason.UNSUPPORTED, "the picture holds measured figures, not colours; save it as PNG or JPEG")
    elif upright.mode not in PLAIN_MODES:
        upright = upright.convert("RGB")
    output = io.BytesIO()
    if kind == "JPEG":
        lossy = upright if upright.mode in {"L", "RGB", "CMYK"} else upright.convert("RGB")
        lossy.save(output, format="JPEG", dpi=dots_per_inch(image), quality=BEST_JPEG, subsampling=0)
    else:
        upright.save(output, format="PNG", dpi=dots_per_inch(image))
    return output.getvalue()


def _whole_png(data: bytes, notes: list[str]) -> bytes:
    """Return the PNG up to its last chunk, without what some programs append behind it; tell of wrong check sums."""
    at = PNG_START
    while at + PNG_CHUNK <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + length + PNG_CHUNK
        stated = data[end - PNG_SUM : end]
        wrong = zlib.crc32(data[at + 4 : end - PNG_SUM]).to_bytes(PNG_SUM, "big") != stated
        if wrong and not kind[0] & PNG_BESIDE and FAULTY not in notes:
            notes.append(FAULTY)
        at = end
        if kind == b"IEND" and at <= len(data):
            return data[:at]
    raise Refused(Reason.DAMAGED, "the picture breaks off")


def _refuse_broken_jpeg(data: bytes, notes: list[str]) -> None:
    """Return when the JPEG goes on to its last line; tell of faults in its data."""
    fault = jpeg_fault(data)
    if fault in DOUBTS:
        notes.append(FAULTY)
    elif fault is not Fault.NONE:
        raise Refused(Reason.DAMAGED, "the picture breaks off or its data are wrong")


@contextmanager
def strict_pictures() -> Iterator[None]:
    """Within, a picture that breaks off is an error; WeasyPrint switches that off for the whole process."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def embedded(data: bytes, *, turned: bool = False, every_frame: bool = False) -> bytes:
    """Return a page with the picture's own data; img2pdf's errors come through."""
    pdf: bytes = img2pdf.convert(
        data,
        layout_fun=_layout(turned=turned),
        rotation=img2pdf.Rotation.ifvalid,
        first_frame_only=not every_frame,
        nodate=True,
        engine=img2pdf.Engine.internal,
    )
    return pdf


def _page(data: bytes, image: Image.Image, notes: list[str]) -> bytes:
    """Return the page with the picture's own data, or with the picture drawn anew where a PDF cannot hold them."""
    turn = image.getexif().get(ORIENTATION, 1)
    redraw = image.has_transparency_data or turn in MIRRORED or image.mode not in PLAIN_MODES
    if image.format in KEPT_AS_IS and not redraw:
        try:
            return embedded(data, turned=turn in QUARTER_TURNS)
        except CANNOT_EMBED:
            notes.append("the picture is stored anew, without loss, since a PDF cannot hold its own form")
    return embedded(redrawn(image, notes))


def seen_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height of ``image`` in pixels as programs show it, turned as the camera says."""
    turned = image.format not in UPRIGHT and image.getexif().get(ORIENTATION, 1) in QUARTER_TURNS
    return (image.height, image.width) if turned else image.size


def check_pixels(image: Image.Image) -> None:
    """Return when the picture is not too large to be unpacked.

    Raises: Refused: too many pixels.
    """
    pixels = image.width * image.height
    if pixels > MAX_IMAGE_PIXELS:
        raise Refused(Reason.TOO_LARGE, f"the picture has {pixels} pixels; at most {MAX_IMAGE_PIXELS} are taken")


def opened(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Return the picture, not unpacked yet.

    Raises: Refused: too many pixels, damaged, or HEIC where the library for it is not present.
    """
    try:
        image = open_heic(data) if is_heic(data) else Image.open(io.BytesIO(data), formats=formats)
    except Image.DecompressionBombError as error:
        raise Refused(Reason.TOO_LARGE, f"the picture has more than {MAX_IMAGE_PIXELS} pixels") from error
    except DAMAGE as error:
        raise Refused(Reason.DAMAGED, "the picture cannot be opened") from error
    check_pixels(image)
    return image


def _drawn(data: bytes, image: Image.Image, max_dpi: int | None, notes: list[str]) -> bytes:
    image.load()
    small = _shrunk(image, max_dpi, notes)
    if image.format == "HEIF":
        notes.append("the picture is HEIC, which a PDF cannot hold, and is stored anew as JPEG of the best quality")
        return embedded(redrawn(small or image, notes, "JPEG"))
    if small is not None:
        return embedded(redrawn(small, notes, "JPEG" if image.format == "JPEG" else "PNG"))
    return _page(data, image, notes)


def _made(asked: Asked, image: Image.Image, notes: list[str]) -> Pages:
    data = with_jpeg_end(asked.data)
    frames = getattr(image, "n_frames", 1)
    if image.format == "PNG":
        data = _whole_png(data, notes)
    elif image.format in {"JPEG", "MPO"}:
        _refuse_broken_jpeg(asked.data, notes)
    if frames > 1 and image.format in {"PNG", "GIF", "WEBP"}:
        raise Refused(Reason.UNSUPPORTED, f"the file is a moving picture (animated {image.format})")
    if frames > 1:
        notes.append(f"of {frames} pictures in the file the main one is shown; cameras add previews")
    size = seen_size(image)
    return Pages(pdf=_drawn(data, image, asked.max_dpi, notes), count=1, notes=tuple(notes), pictures=(size,))


def picture_pages(asked: Asked) -> Pages:
    """Return one A4 page with the picture.

    Raises: Refused: too many pixels, damaged, or a moving picture.
    """
    notes: list[str] = []
    with strict_pictures(), opened(with_jpeg_end(asked.data), FORMATS) as image:
        try:
            return _made(asked, image, notes)
        except DAMAGE as error:
            raise Refused(Reason.DAMAGED, "the picture breaks off or its data are wrong") from error
        except CANNOT_EMBED as error:
            raise Refused(Reason.UNSUPPORTED, f"a picture of the kind {image.mode} cannot be shown") from error
