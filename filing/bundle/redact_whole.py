"""A page turned into one picture, its redactions black in the pixels: the way out where nothing smaller is safe."""

import io
import math
from collections.abc import Sequence

import img2pdf
from pikepdf import Array, Page, Pdf
from PIL import Image, ImageChops

from filing.bundle.geometry import Box, View, box_of, view_of
from filing.bundle.inseparable import Inseparable
from filing.bundle.limits import MAX_IMAGE_PIXELS
from filing.bundle.matrices import meet
from filing.bundle.poppler import page_picture, page_words

DPI = 300
GONE = ("/CropBox", "/Rotate", "/UserUnit", "/Annots", "/Group", "/BleedBox", "/TrimBox", "/ArtBox")


def _unit(page: Page, view: View) -> float:
    """Return how many points one unit of the page is, for programs that know no user units."""
    shown = box_of(page)
    return math.sqrt(view.width * view.height / ((shown[2] - shown[0]) * (shown[3] - shown[1])))


def _dpi(page: Page, view: View) -> float:
    """Return the resolution to draw with; a very large page gets less."""
    wide, high = view.width / 72 * DPI, view.height / 72 * DPI
    return DPI * _unit(page, view) * min(1.0, math.sqrt(MAX_IMAGE_PIXELS / (wide * high)) * 0.99)


def _blackened(drawn: bytes, seen: Sequence[Box], view: View) -> bytes:
    """Return the picture with ``seen`` (boxes of the view, from its lower left) black; in grey when it is grey."""
    with Image.open(io.BytesIO(drawn), formats=("PPM",)) as opened:
        picture = opened.convert("RGB")
    red, green, blue = picture.split()
    if not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox():
        picture = red
    across, down = picture.width / view.width, picture.height / view.height
    for left, bottom, right, top in seen:
        hole = (
            max(0, math.floor(left * across) - 1),
            max(0, math.floor((view.height - top) * down) - 1),
            min(picture.width, math.ceil(right * across) + 1),
            min(picture.height, math.ceil((view.height - bottom) * down) + 1),
        )
        picture.paste(0, hole)
    output = io.BytesIO()
    picture.save(output, format="PNG", compress_level=4)
    return output.getvalue()


def words_under(page: Page, number: int, source: bytes, seen: Sequence[Box]) -> tuple[list[str], list[str]]:
    """Return the words of the page that stand in the boxes ``seen``, and those that stand elsewhere on it.

    There are none when nothing can tell. ``page`` is as it stands in ``source``, the file.
    """
    view = view_of(page)
    unit = _unit(page, view)
    found: tuple[list[str], list[str]] = ([], [])
    for (left, top, right, bottom), text in page_words(source, number):
        box = (left * unit, view.height - bottom * unit, right * unit, view.height - top * unit)
        found[0 if any(meet(box, one) for one in seen) else 1].append(text)
    return found


def as_picture(pdf: Pdf, page: Page, number: int, source: bytes, seen: Sequence[Box], program: str) -> None:
    """Leave ``page`` as one picture of itself with the boxes ``seen`` black; ``source`` is the file it stands in.

    Raises: Inseparable when it cannot be drawn.
    """
    view = view_of(page)
    try:
        png = _blackened(page_picture(program, source, number, _dpi(page, view)), seen, view)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise Inseparable("a page that cannot be drawn either") from error
    size = (view.width, view.height)
    made: bytes = img2pdf.convert(
        png, layout_fun=lambda *_: (*size, *size), nodate=True, engine=img2pdf.Engine.internal
    )
    with Pdf.open(io.BytesIO(made)) as drawn:
        only = pdf.copy_foreign(drawn.pages[0].obj)
        for key in ("/Contents", "/Resources"):
            page.obj[key] = only[key]
    for key in GONE:
        if key in page.obj:
            del page.obj[key]
    page.obj["/MediaBox"] = Array([0, 0, round(view.width, 3), round(view.height, 3)])
