"""What leads a reader through a file: its own outline and its named places, as values, read with limits.

A file that anybody may have sent can hold an outline that runs in a circle, or a million entries. What is read here is
bounded, leads to a page of the file, and is written back in one plain form.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NameTree, Object, OutlineItem, Pdf, String

from filing.bundle.limits import MAX_NAMED_PLACES, MAX_OUTLINE_DEPTH, MAX_OUTLINE_ENTRIES
from filing.bundle.objects import said

LONGEST_TITLE = 200  # [characters]
LONGEST_NAME = 127  # [characters]
# How a place is shown, with the number of figures that follow.
VIEWS = {"/XYZ": 3, "/Fit": 0, "/FitB": 0, "/FitH": 1, "/FitV": 1, "/FitBH": 1, "/FitBV": 1, "/FitR": 4}

Explicit = Callable[[object], Array | None]


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the file, from 0, and how it is shown there."""

    page: int
    view: str
    figures: tuple[float | None, ...]

    def destination(self, pages: Sequence[Object]) -> Array:
        """Return the place as a PDF says it; ``pages`` are those of the file, wherever they are by now."""
        return Array([pages[self.page], Name(self.view), *self.figures])


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline with those below it."""

    title: str
    place: Place
    below: tuple["Heading", ...] = ()

    @property
    def count(self) -> int:
        """This entry and all below it."""
        return 1 + sum(heading.count for heading in self.below)


@dataclass(frozen=True, slots=True)
class Signposts:
    """The outline and the named places of one file. ``cut``: some of it was beyond the limits."""

    headings: tuple[Heading, ...] = ()
    names: tuple[tuple[str, Place], ...] = ()
    cut: bool = False


def _plain(text: str) -> str:
    shown = "".join(" " if unicodedata.category(one)[0] in {"C", "Z"} else one for one in text[: 4 * LONGEST_TITLE])
    words = " ".join(shown.split())
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1] + "…"


def _as_array(destination: object) -> Array | None:
    """Return ``destination`` where it is in the plain form already."""
    return destination if isinstance(destination, Array) else None


class _Reader:
    def __init__(self, pdf: Pdf, explicit: Explicit) -> None:
        self._explicit = explicit
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._seen: set[tuple[int, int]] = set()
        self.left = MAX_OUTLINE_ENTRIES
        self.cut = False

    def place(self, destination: object) -> Place | None:
        array = self._explicit(destination)
        if array is None or not len(array):
            return None
        target, *how = array.as_list()
        page = self._pages.get(target.objgen) if isinstance(target, Dictionary) else None
        if page is None:
            return None
        view = said(how[0]) if how else ""
        if view not in VIEWS:
            return Place(page, "/Fit", ())
        figures = [_figure(how[at]) if at < len(how) else None for at in range(1, VIEWS[view] + 1)]
        return Place(page, view, tuple(figures))

    def _target(self, entry: Dictionary) -> Place | None:
        if "/Dest" in entry:
            return self.place(entry["/Dest"])
        action = entry.get("/A")
        if isinstance(action, Dictionary) and said(action.get("/S")) == "/GoTo":
            return self.place(action.get("/D"))
        return None

    def _entries(self, first: object) -> Iterator[Dictionary]:
        entry = first
        while isinstance(entry, Dictionary):
            if self.left <= 0 or (entry.is_indirect and entry.objgen in self._seen):
                self.cut = True
                return
            self._seen.add(entry.objgen)
            self.left -= 1
            yield entry
            entry = entry.get("/Next")

    def headings(self, first: object, depth: int) -> Iterator[Heading]:
        for entry in self._entries(first):
            below: tuple[Heading, ...] = ()
            if "/First" in entry:
                if depth < MAX_OUTLINE_DEPTH:
                    below = tuple(self.headings(entry.get("/First"), depth + 1))
                else:
                    self.cut = True
            place = self._target(entry) or (below[0].place if below else None)
            if place is not None:
                yield Heading(_plain(str(entry.get("/Title", ""))) or "–", place, below)


def _figure(value: object) -> float | None:
    try:
        figure = round(float(value), 3)  # type: ignore[arg-type]  # whatever a file says here, Python decides
    except (TypeError, ValueError, OverflowError):
        return None
    return figure if abs(figure) < 1e6 else None


def read_signposts(pdf: Pdf, explicit: Explicit = _as_array) -> Signposts:
    """Return the signposts of ``pdf``; ``explicit`` resolves a destination of any form, and need not for plain ones."""
    reader = _Reader(pdf, explicit)
    outlines = pdf.Root.get("/Outlines")
    headings = tuple(reader.headings(outlines.get("/First"), 1)) if isinstance(outlines, Dictionary) else ()
    names: dict[str, Place] = {}
    for name, destination in _named(pdf):
        if len(names) >= MAX_NAMED_PLACES:
            reader.cut = True
            break
        place = reader.place(destination)
        if place is not None and 0 < len(name) <= LONGEST_NAME:
            names.setdefault(name, place)
    return Signposts(headings, tuple(sorted(names.items())), reader.cut)


def _named(pdf: Pdf) -> Iterator[tuple[str, object]]:
    trees = pdf.Root.get("/Names")
    root = trees.get("/Dests") if isinstance(trees, Dictionary) else None
    if isinstance(root, Dictionary):
        yield from ((str(name), destination) for name, destination in NameTree(root).items())
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary):
        yield from ((str(name).removeprefix("/"), destination) for name, destination in old.items())


def outline_items(headings: Sequence[Heading], pages: Sequence[Object]) -> list[OutlineItem]:
    """Return ``headings`` as entries of an outline, closed, that lead to ``pages``."""
    items = []
    for heading in headings:
        item = OutlineItem(heading.title, destination=heading.place.destination(pages))
        item.is_closed = True
        item.children.extend(outline_items(heading.below, pages))
        items.append(item)
    return items


def write_names(pdf: Pdf, places: Sequence[tuple[str, Array]]) -> None:
    """Give ``pdf`` named places, in place of any it has."""
    if not places:
        return
    named = sorted(((String(name), place) for name, place in places), key=lambda pair: bytes(pair[0]))
    flat: list[Object] = [item for pair in named for item in pair]
    pdf.Root["/Names"] = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=Array(flat))))


def write_signposts(pdf: Pdf, signposts: Signposts) -> None:
    """Give ``pdf`` these signposts in the plain form, in place of any it has."""
    pages = [page.obj for page in pdf.pages]
    write_names(pdf, [(name, place.destination(pages)) for name, place in signposts.names])
    if signposts.headings:
        with pdf.open_outline() as outline:
            outline.root.extend(outline_items(signposts.headings, pages))
