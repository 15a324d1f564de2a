"""Where on a page a stamp covers nothing: a place near the upper right corner that the page leaves free.

The places are tried in order: the corner, closer to the edge, along the top to the left, down the right side. What the
page draws is taken from its instructions, with the width of text estimated; of a picture that fills the page its
pixels are looked at, much reduced. Without a free place the stamp stands in the corner on its white plate.

Units: pt as a reader sees the page.
"""

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Object, Page

from filing.bundle.geometry import Box, View
from filing.bundle.print_of_page import PrintOfPage

KEY = "/FilingShift"  # on a page of a source, from reading to stamping
INSET = 14.0  # [pt] from the edges of the page to the plate
PLATE_HEIGHT = 14.0  # [pt]
LARGE_PAGE = 842.0  # [pt] short side beyond which the stamp grows with the page (A3)
WIDEST = 130.0  # [pt] plate that every stamp of a usual bundle fits in
CLOSER = 11.0  # [pt] nearer to the edge
STEP_ASIDE, STEP_DOWN = 45.0, 17.0  # [pt]
SHIFTS = 2  # figures of a shift: aside and down
STEPS_ASIDE, STEPS_DOWN = 8, 6

Occupied = Callable[[Box], bool]


def _shifts(view: View, scale: float) -> Iterator[tuple[float, float]]:
    """Return shifts to the left and downwards from the corner, nearest first."""
    yield 0.0, 0.0
    yield 0.0, -CLOSER * scale
    room = view.width - (WIDEST + 2 * INSET) * scale
    for step in range(1, STEPS_ASIDE + 1):
        aside = step * STEP_ASIDE * scale
        if aside <= room / 2:
            yield aside, 0.0
            yield aside, -CLOSER * scale
    for step in range(1, STEPS_DOWN + 1):
        down = step * STEP_DOWN * scale
        if down <= view.height / 4:
            yield 0.0, down


def plate_at(view: View, aside: float, down: float) -> Box:
    """Return the place of the widest plate in the view, shifted."""
    scale = max(1.0, min(view.width, view.height) / LARGE_PAGE)
    right = view.width - INSET * scale - aside
    top = view.height - INSET * scale - down
    return right - WIDEST * scale, top - PLATE_HEIGHT * scale, right, top


def mark(page: Page, view: View, occupied: Occupied) -> None:
    """Note on ``page`` how far from the corner its stamp is to stand; nothing when the corner is as good as any."""
    if KEY in page.obj:
        del page.obj[KEY]
    scale = max(1.0, min(view.width, view.height) / LARGE_PAGE)
    if min(view.width, view.height) < (WIDEST + 2 * INSET) * scale:
        return
    for aside, down in _shifts(view, scale):
        if not occupied(plate_at(view, aside, down)):
            if aside or down:
                page.obj[KEY] = Array([round(aside, 2), round(down, 2)])
            return


def find_clear_ground(page: Page, view: View) -> None:
    """Note on ``page`` where its stamp covers no print, and whether its text lies below something dark.

    A page whose drawing cannot be followed gets it in the corner.
    """
    try:
        found = PrintOfPage(page, view)
        mark(page, view, found.occupied)
        if found.covered:
            page.obj[KEY] = Array([*(page.obj[KEY].as_list() if KEY in page.obj else (0, 0)), 1])
    except (pikepdf.PdfError, pikepdf.PikepdfError, ValueError, TypeError):
        mark(page, view, lambda _box: False)


def covers_text(page: Object) -> bool:
    """Return whether a page of a source has text below something dark, as was noted when it was read."""
    noted = page.get(KEY)
    return isinstance(noted, Array) and len(noted) > SHIFTS


def take_shift(page: Page) -> tuple[float, float]:
    """Return how far to the left and how far down the stamp of ``page`` is to stand, and take the note off."""
    if KEY not in page.obj:
        return 0.0, 0.0
    aside, down = (float(value) for value in page.obj[KEY].as_list()[:2])
    del page.obj[KEY]
    return aside, down
