"""Where on a page an area of the case file lies: from millimetres, percent or pixels to the coordinates of the page.

On a page it is measured from its upper left corner as a reader sees it; on the page made from a picture file from that
of the picture itself, as programs show it, wherever the picture stands on its page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
from pikepdf import Page, Pdf

from filing.bundle.geometry import Box, View, view_of
from filing.bundle.matrices import IDENTITY, box_moved, inverse, times
from filing.bundle.objects import said
from filing.bundle.redact_text import matrix_from
from filing.bundle.refusals import Reason, Refused
from filing.casefile.areas import Area, Unit

POINTS_PER_MM = Decimal(72) / Decimal("25.4")
HUNDRED = Decimal(100)
UNIT_SQUARE: Box = (0.0, 0.0, 1.0, 1.0)

Size = tuple[int, int]
"""Width and height in pixels of a picture as programs show it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The areas of one page: as the page has them, and as a reader sees them from the lower left."""

    number: int
    areas: tuple[Area, ...]
    boxes: tuple[Box, ...]
    seen: tuple[Box, ...]


def _picture_of(page: Page, view: View) -> Box:
    """Return where the only picture of ``page``, which was made here, stands in the view."""
    ctm = IDENTITY
    to_view = inverse(view.matrix)
    for instruction in pikepdf.parse_content_stream(page):
        operator = said(instruction.operator)
        if operator == "cm":
            ctm = times(matrix_from(list(instruction.operands)), ctm)
        elif operator == "Do" and to_view is not None:
            return box_moved(UNIT_SQUARE, times(ctm, to_view))
    raise Refused(Reason.REDACTION, "the page of the picture does not show it")


def _steps(area: Area, size: Size | None) -> tuple[Decimal | None, Decimal | None]:
    """Return how many units of ``area`` go into the width and height of what it is measured on; None: millimetres.

    Raises: Refused when it cannot be measured so.
    """
    if area.unit is Unit.PERCENT:
        return HUNDRED, HUNDRED
    if area.unit is Unit.PIXELS:
        if size is None:
            raise Refused(Reason.REDACTION, f"an area on page {area.page} is in pixels, but the file is no picture")
        return Decimal(size[0]), Decimal(size[1])
    if size is not None:
        raise Refused(
            Reason.REDACTION,
            "the file is a picture, which has no millimetres; write its areas with unit: pixels or unit: percent",
        )
    return None, None


def _seen(area: Area, frame: Box, size: Size | None) -> Box:
    """Return ``area`` in the view; ``frame`` is what it is measured on.

    Raises: Refused when it is empty or lies beside that.
    """
    wide, high = _steps(area, size)
    left, bottom, right, top = frame
    across = float(POINTS_PER_MM) if wide is None else (right - left) / float(wide)
    down = float(POINTS_PER_MM) if high is None else (top - bottom) / float(high)
    one, above = left + float(area.left) * across, top - float(area.top) * down
    width, height = float(area.width) * across, float(area.height) * down
    box = (max(one, left), max(above - height, bottom), min(one + width, right), min(above, top))
    if not width or not height or box[0] >= box[2] or box[1] >= box[3]:
        what = "page" if size is None else "picture"
        raise Refused(
            Reason.REDACTION, f"an area to be removed from page {area.page} is empty or lies beside the {what}"
        )
    return box


def marked(pdf: Pdf, number: int, areas: Sequence[Area], pictures: Sequence[Size]) -> Marked:
    """Return where ``areas`` lie on page ``number``; ``pictures`` are the sizes of those the pages were made from.

    Raises: Refused when one is empty, lies beside the page, or is in a unit that the file does not have.
    """
    if number > len(pdf.pages):
        raise Refused(
            Reason.REDACTION, f"an area on page {number} is to be removed, but the file makes {len(pdf.pages)}"
        )
    page = pdf.pages[number - 1]
    view = view_of(page)
    size = pictures[number - 1] if pictures else None
    frame = (0.0, 0.0, view.width, view.height) if size is None else _picture_of(page, view)
    seen = tuple(_seen(area, frame, size) for area in areas)
    boxes = tuple(view.rectangle(left, bottom, right - left, top - bottom) for left, bottom, right, top in seen)
    return Marked(number, tuple(areas), boxes, seen)
