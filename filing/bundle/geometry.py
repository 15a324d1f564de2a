"""Where a reader sees the corners of a page: crop box, rotation and user unit in one small matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array, Object, Page

from filing.bundle.limits import MIN_PAGE_SIDE
from filing.bundle.refusals import Reason, Refused

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is shown: upright, its lower left corner at (0, 0).

    Units: pt of 1/72 inch as a reader sees them; ``matrix`` leads from there to the coordinates of the page itself.
    """

    width: float
    height: float
    matrix: Matrix

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where (x, y) of the view lies in the coordinates of the page."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def rectangle(self, x: float, y: float, width: float, height: float) -> Box:
        """Return the page rectangle, lower left corner first, that shows as the given one."""
        (x1, y1), (x2, y2) = self.point(x, y), self.point(x + width, y + height)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def number_in(value: object) -> float | None:
    """Return ``value`` where it is a number; None for anything else."""
    return float(value) if isinstance(value, int | float | Decimal) else None


def _box(value: object) -> Box | None:
    if not isinstance(value, Array) or len(value) != 4:
        return None
    numbers = [number_in(item) for item in value.as_list()]
    left, bottom, right, top = (item if item is not None else float("nan") for item in numbers)
    box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return box if box[2] - box[0] > 0 and box[3] - box[1] > 0 and max(map(abs, box)) < 1e7 else None


def _overlap(one: Box, other: Box) -> Box | None:
    box = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    return box if box[2] > box[0] and box[3] > box[1] else None


def _turn(value: object) -> int:
    return value % 360 if isinstance(value, int) and value % 90 == 0 else 0


def _matrix(box: Box, turn: int, unit: float) -> Matrix:
    left, bottom, right, top = box
    step = 1 / unit
    matrices: dict[int, Matrix] = {
        0: (step, 0, 0, step, left, bottom),
        90: (0, step, -step, 0, right, bottom),
        180: (-step, 0, 0, -step, right, top),
        270: (0, -step, step, 0, left, top),
    }
    return matrices[turn]


def _crop(page: Page, media: Box) -> Box:
    crop = _box(page.obj.get("/CropBox"))
    return (_overlap(media, crop) if crop else None) or media


def _media(page: Page) -> Box:
    media = _box(page.obj.get("/MediaBox"))
    if media is None:
        raise Refused(Reason.DAMAGED, "a page has no size")
    return media


def settle(page: Page) -> None:
    """Leave ``page`` with boxes and a rotation about which all readers agree.

    A crop box is cut to the sheet, or ignored where it misses it; a rotation that is no quarter turn is none.

    Raises: Refused when the page has no size.
    """
    media = _media(page)
    page.obj["/MediaBox"] = box_object(media)
    if "/CropBox" in page.obj:
        page.obj["/CropBox"] = box_object(_crop(page, media))
    if "/Rotate" in page.obj:
        page.obj["/Rotate"] = _turn(page.obj["/Rotate"])


def view_of(page: Page) -> View:
    """Return how ``page`` is shown.

    Raises: Refused when the page has no size, or too little room for a stamp.
    """
    box = _crop(page, _media(page))
    turn = _turn(page.obj.get("/Rotate"))
    unit = number_in(page.obj.get("/UserUnit")) or 1.0
    unit = unit if unit > 0 else 1.0
    width, height = (box[2] - box[0]) * unit, (box[3] - box[1]) * unit
    if turn in {90, 270}:
        width, height = height, width
    if min(width, height) < MIN_PAGE_SIDE:
        raise Refused(Reason.UNSUPPORTED, f"a page of {width:.0f} by {height:.0f} points has no room for a stamp")
    return View(width=width, height=height, matrix=_matrix(box, turn, unit))


def box_of(page: Page) -> Box:
    """Return the part of ``page`` that is shown, in the coordinates of the page itself.

    Raises: Refused when the page has no size.
    """
    return _crop(page, _media(page))


def numbers(values: Sequence[float]) -> str:
    """Return ``values`` as a PDF writes them: at most four decimals, no exponent."""
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)


def box_object(box: Box) -> Object:
    """Return ``box`` as a PDF array."""
    return Array([round(value, 3) for value in box])
