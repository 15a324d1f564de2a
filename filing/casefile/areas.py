"""An area of a page that may not be shown, as a reader measures it on paper, or on a picture."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    """In what an area is measured. Pixels are those of a picture file as programs show it, turned as the camera says.

    Percent are parts of the width (left, width) and of the height (top, height) of the page or the picture.
    """

    MM = "mm"
    PERCENT = "percent"
    PIXELS = "pixels"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page, from the upper left corner as the page is shown (turned and cut as it is).

    Units: ``page`` counted from 1 within its file; the others in ``unit``. On a picture file they are measured on the
    picture itself, and millimetres are not taken, since a picture has none.
    """

    page: int
    left: Decimal
    top: Decimal
    width: Decimal
    height: Decimal
    reason: str
    unit: Unit = Unit.MM
