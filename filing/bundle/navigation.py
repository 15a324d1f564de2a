"""The ways through the bundle: page labels, outline, links from the exhibit list and back, and how it opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, String

from filing.bundle.geometry import Box, View, box_object
from filing.bundle.index import ROW_ADDRESS, About
from filing.bundle.objects import dictionaries_of, items_of
from filing.bundle.printable import one_line
from filing.bundle.words import Words
from filing.casefile.exhibits import Exhibits


@dataclass(frozen=True, slots=True)
class Placed:
    """A page in the bundle, how it is shown, and where its stamp stands."""

    page: Page
    view: View
    plate: Box


def _top_of(placed: Placed) -> Array:
    x, y = placed.view.point(0, placed.view.height)
    return Array([placed.page.obj, Name.XYZ, round(x, 3), round(y, 3), None])


def _link(pdf: Pdf, area: Box, target: Array) -> Object:
    return pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box_object(area), Border=Array([0, 0, 0]), F=4, Dest=target)
    )


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _row_areas(page: Page) -> dict[int, Box]:
    """Return, for each exhibit listed on an index page, the area of its row; take the provisional links off."""
    areas: dict[int, list[Box]] = {}
    for annotation in dictionaries_of(page.obj.get("/Annots")):
        address = str(annotation["/A"]["/URI"])
        left, one, right, other = (float(value) for value in annotation["/Rect"].as_list())
        areas.setdefault(int(address.removeprefix(ROW_ADDRESS)), []).append(
            (left, min(one, other), right, max(one, other))
        )
    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    return {row: _around(boxes) for row, boxes in areas.items()}


def _add_annotation(page: Page, annotation: Object) -> None:
    page.obj["/Annots"] = Array([*items_of(page.obj.get("/Annots")), annotation])


def add_links(pdf: Pdf, exhibits: Exhibits, placed: Sequence[Placed]) -> None:
    """Link each row of the exhibit list to its exhibit, and the first stamp of the exhibit back to its row's page."""
    for index_page in placed[: exhibits.front_pages]:
        for row, area in sorted(_row_areas(index_page.page).items()):
            first = placed[exhibits.rows[row].first_page - 1]
            _add_annotation(index_page.page, _link(pdf, area, _top_of(first)))
            _add_annotation(first.page, _link(pdf, first.plate, _top_of(index_page)))


def add_outline(pdf: Pdf, exhibits: Exhibits, placed: Sequence[Placed], words: Words) -> None:
    """Give the bundle an outline: the exhibit list, then every exhibit with its page in the text."""
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(words.index_entry(), destination=_top_of(placed[0])))
        for row in exhibits.rows:
            text = words.entry(row.label, one_line(row.title), row.first_page)
            outline.root.append(OutlineItem(text, destination=_top_of(placed[row.first_page - 1])))


def set_up_reading(pdf: Pdf, about: About, words: Words, placed: Sequence[Placed]) -> None:
    """Label the pages 1, 2, 3 …, open at 100 % with the outline shown, and name the file."""
    root = pdf.Root
    root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1)]))
    root["/PageMode"] = Name.UseOutlines
    root["/PageLayout"] = Name.OneColumn
    root["/Lang"] = String(words.language)
    root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    target = _top_of(placed[0])
    target[4] = 1
    root["/OpenAction"] = target
    pdf.docinfo["/Title"] = String(f"{words.exhibit_list} {one_line(about.reference)}".strip())
    pdf.docinfo["/Producer"] = String("filing")
