"""The ways through the bundle: page labels, outline, named places, links from the exhibit list and back."""

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, String

from filing.bundle.geometry import Box, View, box_object
from filing.bundle.index import About
from filing.bundle.limits import MAX_OUTLINE_OF_BUNDLE
from filing.bundle.objects import items_of
from filing.bundle.printable import one_line
from filing.bundle.signposts import Heading, Signposts, write_names
from filing.bundle.typeset import Area
from filing.bundle.words import Words
from filing.casefile.exhibits import Exhibits

# The place of exhibit 4 in the bundle is named exhibit-4, and a place named "annex" in its file exhibit-4:annex.
EXHIBIT_PLACE = "exhibit-"


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


def _add_annotations(page: Page, annotations: Sequence[Object]) -> None:
    page.obj["/Annots"] = Array([*items_of(page.obj.get("/Annots")), *annotations])


def add_links(pdf: Pdf, exhibits: Exhibits, areas: Sequence[Area], placed: Sequence[Placed]) -> None:
    """Link each row of the exhibit list to its exhibit, and the first stamp of the exhibit back to its row's page."""
    there: dict[int, list[Object]] = {}
    returned: set[int] = set()
    for area in areas:
        first = placed[exhibits.rows[area.key].first_page - exhibits.first_page]
        there.setdefault(area.page, []).append(_link(pdf, area.box, _top_of(first)))
        if area.key not in returned:  # a row that is divided over two pages begins on the first
            returned.add(area.key)
            _add_annotations(first.page, [_link(pdf, first.plate, _top_of(placed[area.page]))])
    for page, links in there.items():
        _add_annotations(placed[page].page, links)


def _first(headings: Sequence[Heading], most: int) -> tuple[Heading, ...]:
    """Return ``headings`` in reading order, no more than ``most`` with those below them."""
    found: list[Heading] = []
    for heading in headings:
        if most <= 0:
            break
        kept = (
            heading if heading.count <= most else Heading(heading.title, heading.place, _first(heading.below, most - 1))
        )
        found.append(kept)
        most -= kept.count
    return tuple(found)


def _below(headings: Sequence[Heading], pages: Sequence[Object], first_page: int, words: Words) -> list[OutlineItem]:
    items = []
    for heading in headings:
        text = words.heading(heading.title, first_page + heading.place.page)
        item = OutlineItem(text, destination=heading.place.destination(pages))
        item.is_closed = True
        item.children.extend(_below(heading.below, pages, first_page, words))
        items.append(item)
    return items


def _pages_of(exhibits: Exhibits, position: int, placed: Sequence[Placed]) -> list[Object]:
    row = exhibits.rows[position]
    start = row.first_page - exhibits.first_page
    return [one.page.obj for one in placed[start : start + row.pages]]


def add_outline(
    pdf: Pdf, exhibits: Exhibits, signposts: Sequence[Signposts], placed: Sequence[Placed], words: Words
) -> None:
    """Give the bundle an outline: the list, then every exhibit with its page in the text, its own outline below it."""
    most = MAX_OUTLINE_OF_BUNDLE // max(len(exhibits.rows), 1)
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(words.index_entry(exhibits.first_page), destination=_top_of(placed[0])))
        for position, row in enumerate(exhibits.rows):
            text = words.entry(row.label, one_line(row.title), row.first_page)
            item = OutlineItem(text, destination=_top_of(placed[row.first_page - exhibits.first_page]))
            item.is_closed = True
            headings = _first(signposts[position].headings, most)
            if headings:
                item.children.extend(_below(headings, _pages_of(exhibits, position, placed), row.first_page, words))
            outline.root.append(item)


def add_names(pdf: Pdf, exhibits: Exhibits, signposts: Sequence[Signposts], placed: Sequence[Placed]) -> None:
    """Name the place of every exhibit, and the named places of its file, which so stay apart from all others."""
    places = []
    for position, row in enumerate(exhibits.rows):
        pages = _pages_of(exhibits, position, placed)
        mine = f"{EXHIBIT_PLACE}{row.label}"
        places.append((mine, _top_of(placed[row.first_page - exhibits.first_page])))
        places += [(f"{mine}:{name}", place.destination(pages)) for name, place in signposts[position].names]
    write_names(pdf, places)


def set_up_reading(pdf: Pdf, about: About, exhibits: Exhibits, words: Words, placed: Sequence[Placed]) -> None:
    """Label the pages with their numbers, open at 100 % with the outline shown, and name the file."""
    root = pdf.Root
    root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=exhibits.first_page)]))
    root["/PageMode"] = Name.UseOutlines
    root["/PageLayout"] = Name.OneColumn
    root["/Lang"] = String(words.language)
    root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    target = _top_of(placed[0])
    target[4] = 1
    root["/OpenAction"] = target
    volume = f"{words.volume.lower()} {exhibits.volume}" if exhibits.volumes > 1 else ""
    title = f"{words.exhibit_list} {one_line(about.reference)} {volume}"
    pdf.docinfo["/Title"] = String(" ".join(title.split()))
    pdf.docinfo["/Producer"] = String("filing")
