"""A page from a picture: JPEG or PNG on A4, turned as the camera says, never recompressed and never enlarged."""

import io
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import img2pdf
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from filing.bundle.limits import MAX_IMAGE_PIXELS
from filing.bundle.pages import Pages
from filing.bundle.refusals import Reason, Refused

A4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))  # [pt]
MARGIN_SIDE = img2pdf.mm_to_pt(8)  # [pt]
MARGIN_TOP = img2pdf.mm_to_pt(13)  # [pt] clear of the stamp; the same below
ORIENTATION = 0x0112  # EXIF
MIRRORED = frozenset({2, 4, 5, 7})
QUARTER_TURNS = frozenset({5, 6, 7, 8})
DPI_WITHOUT_STATEMENT = 96  # [dots per inch]
PLAIN_MODES = frozenset({"1", "L", "RGB", "CMYK", "P", "I;16", "I;16B"})
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
PNG_START = 8  # [bytes] before the first chunk
PNG_CHUNK = 12  # [bytes] of a chunk around its data

Layout = Callable[[int, int, tuple[float, float]], tuple[float, float, float, float]]


def _layout(*, turned: bool) -> Layout:
    """Return the layout of one picture: A4, upright or lying as the picture is seen, inside the margins."""

    def place(width: int, height: int, dpi: tuple[float, float]) -> tuple[float, float, float, float]:
        wide, high = (width * 72 / (dpi[0] or DPI_WITHOUT_STATEMENT), height * 72 / (dpi[1] or DPI_WITHOUT_STATEMENT))
        seen_wide, seen_high = (high, wide) if turned else (wide, high)
        page = A4 if seen_high >= seen_wide else (A4[1], A4[0])
        scale = min(1.0, (page[0] - 2 * MARGIN_SIDE) / seen_wide, (page[1] - 2 * MARGIN_TOP) / seen_high)
        if turned:
            page = (page[1], page[0])
        return page[0], page[1], wide * scale, high * scale

    return place


def _redrawn(image: Image.Image, notes: list[str]) -> bytes:
    """Return ``image`` as PNG without loss: on white where it was transparent, mirrored back where it was."""
    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        ground.alpha_composite(layer)
        upright = ground.convert("RGB")
        notes.append("the transparent parts of the picture are shown on white")
    elif upright.mode not in PLAIN_MODES:
        upright = upright.convert("RGB")
    output = io.BytesIO()
    upright.save(output, format="PNG", dpi=image.info.get("dpi", (DPI_WITHOUT_STATEMENT,) * 2))
    return output.getvalue()


def _whole_png(data: bytes) -> bytes:
    """Return the PNG up to its last chunk, without what some programs append behind it."""
    at = PNG_START
    while at + PNG_CHUNK <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        at += length + PNG_CHUNK
        if kind == b"IEND":
            return data[:at]
    raise Refused(Reason.DAMAGED, "the picture breaks off")


@contextmanager
def _strict() -> Iterator[None]:
    """Within, a picture that breaks off is an error; WeasyPrint switches that off for the whole process."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _embedded(data: bytes, *, turned: bool) -> bytes:
    pdf: bytes = img2pdf.convert(
        data,
        layout_fun=_layout(turned=turned),
        rotation=img2pdf.Rotation.ifvalid,
        first_frame_only=True,
        nodate=True,
        engine=img2pdf.Engine.internal,
    )
    return pdf


def _page(data: bytes, image: Image.Image, notes: list[str]) -> bytes:
    """Return the page with the picture's own data, or with the picture drawn anew where a PDF cannot hold them."""
    turn = image.getexif().get(ORIENTATION, 1)
    redraw = image.has_transparency_data or turn in MIRRORED or image.mode not in PLAIN_MODES
    if not redraw:
        try:
            return _embedded(data, turned=turn in QUARTER_TURNS)
        except CANNOT_EMBED:
            notes.append("the picture is stored anew, without loss, since a PDF cannot hold its own form")
    return _embedded(_redrawn(image, notes), turned=False)


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    except Image.DecompressionBombError as error:
        raise Refused(Reason.TOO_LARGE, f"the picture has more than {MAX_IMAGE_PIXELS} pixels") from error
    except DAMAGE as error:
        raise Refused(Reason.DAMAGED, "the picture cannot be opened") from error
    pixels = image.width * image.height
    if pixels > MAX_IMAGE_PIXELS:
        raise Refused(Reason.TOO_LARGE, f"the picture has {pixels} pixels; at most {MAX_IMAGE_PIXELS} are taken")
    return image


def image_pages(data: bytes) -> Pages:
    """Return one A4 page with the picture.

    Raises: Refused: too many pixels, damaged, or a moving picture.
    """
    notes: list[str] = []
    with _strict(), _opened(data) as image:
        frames = getattr(image, "n_frames", 1)
        if image.format == "PNG":
            data = _whole_png(data)
            if frames > 1:
                raise Refused(Reason.UNSUPPORTED, "the file is a moving picture (animated PNG)")
        elif frames > 1:
            notes.append(f"of {frames} pictures in the file the main one is shown; cameras add previews")
        try:
            image.load()
            pdf = _page(data, image, notes)
        except DAMAGE as error:
            raise Refused(Reason.DAMAGED, "the picture breaks off or its data are wrong") from error
        except CANNOT_EMBED as error:
            raise Refused(Reason.UNSUPPORTED, f"a picture of the kind {image.mode} cannot be shown") from error
    return Pages(pdf=pdf, count=1, notes=tuple(notes))
