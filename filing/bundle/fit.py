"""Pages of other sizes set on A4: made smaller where they must, never larger, links and places moved with them.

The page becomes a picture of itself that is drawn smaller, so that patterns and shadings keep their place; its
rotation stays what it was.
"""

from copy import copy
from dataclasses import dataclass, replace

from pikepdf import Array, Dictionary, Page, Pdf

from filing.bundle.geometry import Box, box_object, box_of, number_in, numbers, view_of
from filing.bundle.objects import dictionaries_of
from filing.bundle.signposts import Heading, Place, Signposts
from filing.bundle.typeset import HEIGHT, WIDTH

SLACK = 3.0  # [pt] by which a page may miss A4 and be left as it is
DROPPED = ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/UserUnit")
# For each kind of view: which of its figures run across the page (x), and which up (y).
AXES = {"/XYZ": "xy", "/FitH": "y", "/FitBH": "y", "/FitV": "x", "/FitBV": "x", "/FitR": "xyxy"}
IN_PAIRS = ("/QuadPoints", "/Vertices", "/L", "/CL")


@dataclass(frozen=True, slots=True)
class _Move:
    """How a point of the page moves: both ways by the same factor, then aside and up."""

    factor: float
    aside: float
    up: float

    def x(self, value: float) -> float:
        return value * self.factor + self.aside

    def y(self, value: float) -> float:
        return value * self.factor + self.up

    def box(self, box: Box) -> Box:
        return self.x(box[0]), self.y(box[1]), self.x(box[2]), self.y(box[3])

    def figures(self, view: str, figures: tuple[float | None, ...]) -> tuple[float | None, ...]:
        axes = AXES.get(view, "")
        moved = (
            None if value is None else round(self.x(value) if axis == "x" else self.y(value), 3)
            for axis, value in zip(axes, figures, strict=False)
        )
        return (*moved, *figures[len(axes) :])


def _fitted(pdf: Pdf, page: Page) -> _Move | None:
    """Leave ``page`` on A4; return how its points moved, or None when it is A4 already."""
    view = view_of(page)
    wide, high = (WIDTH, HEIGHT) if view.height >= view.width else (HEIGHT, WIDTH)
    if abs(view.width - wide) <= SLACK and abs(view.height - high) <= SLACK:
        return None
    scale = min(1.0, wide / view.width, high / view.height)
    turned = int(page.obj.get("/Rotate", 0)) % 180 != 0
    shown = box_of(page)
    unit = (view.height if turned else view.width) / (shown[2] - shown[0])
    if turned:
        wide, high = high, wide
    factor = scale * unit
    aside = (wide - (shown[2] - shown[0]) * factor) / 2 - shown[0] * factor
    up = (high - (shown[3] - shown[1]) * factor) / 2 - shown[1] * factor
    # The picture reads its drawing from a copy of the page, and only when the file is written.
    original = Page(pdf.make_indirect(copy(page.obj)))
    original.obj["/TrimBox"] = box_object(shown)
    picture = pdf.make_indirect(original.as_form_xobject(handle_transformations=False))
    for key in DROPPED:
        if key in page.obj:
            del page.obj[key]
    page.obj["/MediaBox"] = Array([0, 0, round(wide, 3), round(high, 3)])
    page.obj["/Resources"] = Dictionary(XObject=Dictionary(Page=picture))
    drawing = f"q {numbers([factor, 0, 0, factor, aside, up])} cm /Page Do Q"
    page.obj["/Contents"] = pdf.make_stream(drawing.encode("ascii"))
    return _Move(factor, aside, up)


def _move_annotation(annotation: Dictionary, move: _Move) -> None:
    rectangle = annotation.get("/Rect")
    if isinstance(rectangle, Array) and len(rectangle) == 4:
        left, bottom, right, top = (float(value) for value in rectangle.as_list())
        annotation["/Rect"] = box_object(move.box((left, bottom, right, top)))
    for key in IN_PAIRS:
        points = annotation.get(key)
        if isinstance(points, Array):
            values = [float(value) for value in points.as_list()]
            moved = [move.y(value) if at % 2 else move.x(value) for at, value in enumerate(values)]
            annotation[key] = Array([round(value, 3) for value in moved])


def _move_link(annotation: Dictionary, moves: dict[tuple[int, int], _Move]) -> None:
    destination = annotation.get("/Dest")
    if not isinstance(destination, Array) or len(destination) < 3:
        return
    target, view, *figures = destination.as_list()
    move = moves.get(target.objgen) if isinstance(target, Dictionary) else None
    if move is not None:
        known = tuple(number_in(value) for value in figures)
        annotation["/Dest"] = Array([target, view, *move.figures(str(view), known)])


def _moved_place(place: Place, moves: dict[int, _Move]) -> Place:
    move = moves.get(place.page)
    return replace(place, figures=move.figures(place.view, place.figures)) if move else place


def _moved_heading(heading: Heading, moves: dict[int, _Move]) -> Heading:
    below = tuple(_moved_heading(one, moves) for one in heading.below)
    return Heading(heading.title, _moved_place(heading.place, moves), below)


def fit_into_a4(pdf: Pdf, start: int, signposts: Signposts) -> Signposts:
    """Leave the pages of one file, those of ``pdf`` from ``start`` on, on A4; return where its signposts lead then."""
    pages = [pdf.pages[number] for number in range(start, len(pdf.pages))]
    moves = {at: move for at, page in enumerate(pages) if (move := _fitted(pdf, page)) is not None}
    if not moves:
        return signposts
    by_object = {pages[at].obj.objgen: move for at, move in moves.items()}
    for at, page in enumerate(pages):
        for annotation in dictionaries_of(page.obj.get("/Annots")):
            if at in moves:
                _move_annotation(annotation, moves[at])
            _move_link(annotation, by_object)
    return Signposts(
        headings=tuple(_moved_heading(heading, moves) for heading in signposts.headings),
        names=tuple((name, _moved_place(place, moves)) for name, place in signposts.names),
        cut=signposts.cut,
    )
