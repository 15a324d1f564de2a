"""An area of a page that may not be shown, as a reader measures it on paper."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page, from the upper left corner as the page is shown (turned and cut as it is).

    Units: ``page`` counted from 1 within its file; the others in millimetres.
    """

    page: int
    left: Decimal
    top: Decimal
    width: Decimal
    height: Decimal
    reason: str
