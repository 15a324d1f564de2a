"""What pypdf sees in a finished bundle: stamps, labels, outline, links, notes and the rows of the exhibit list.

It shares no code with the assembly, so that a mistake there cannot hide itself here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    Destination,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

LEFT_EDGE = 20 * 72 / 25.4  # [pt] where the numbers of the exhibit list begin
RIGHT_EDGE = 595.276 - LEFT_EDGE  # [pt] where its pages end
SLACK = 1.0  # [pt] for rounding
PAGES_FROM = RIGHT_EDGE - 24 * 72 / 25.4 - SLACK  # [pt] where its last column begins
LABEL = re.compile(r"[1-9][0-9]*[a-z]*(?:\.[1-9][0-9]*)*")
PAGE_RANGE = re.compile(r"[1-9][0-9]*(?:–[1-9][0-9]*)?")
# The whole of what is drawn last on a page: a white plate, and one text on it. Anything else is no stamp.
NUMBER = rb"-?[0-9.]+"
STAMP = re.compile(
    rb"\s*Q /Artifact BMC q (?P<matrix>(?:"
    + NUMBER
    + rb" ){6})cm 1 g 0 0 (?P<plate>"
    + NUMBER
    + rb" "
    + NUMBER
    + rb") re f 0 g BT "
    rb"(?P<font>/[A-Za-z0-9]+) "
    + NUMBER
    + rb" Tf (?:"
    + NUMBER
    + rb" ){2}Td <(?P<text>(?:[0-9a-f]{2})*)> Tj ET Q EMC\s*"
)
STAMP_FONT = "FILING+"
# To the right and up for a reader, in the coordinates of a page that is turned so many degrees.
TURNED = {0: ((1, 0), (0, 1)), 90: ((0, 1), (-1, 0)), 180: ((-1, 0), (0, -1)), 270: ((0, -1), (1, 0))}
SKEW = 0.001  # of its length, by which a stamp may rise
HARMLESS = frozenset({"/GoTo", "/URI", "/Named"})
CARRIERS = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"})
UNSEEN = 1 | 2 | 32 | 256  # flags: invisible, hidden, not viewed, viewed only at times
NOWHERE = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the bundle; pages from 1, and ``NOWHERE`` as target when there is no such page."""

    page: int
    area: tuple[float, float, float, float]
    target: int


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row as the exhibit list prints it, with the page it stands on and the page it links to.

    ``cells`` are its texts from left to right, without white space; under those of the last row of a page stands what
    follows the list. ``last``: no other row follows it on its page.
    """

    number: str
    pages: str
    page: int
    target: int
    cells: tuple[str, ...] = ()
    last: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of an outline: its text, the page it leads to, and how deep it stands (0 for the topmost)."""

    text: str
    page: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the proof needs, read once. ``acting`` names what would act by itself.

    Pages are those of the file, from 1, whatever their labels say. ``names`` are the named places; ``addresses`` pairs
    of page and address on the internet, ``notes`` pairs of page and kind. What nobody sees does not count.
    """

    pages: int
    stamps: tuple[str, ...]
    labels: tuple[str, ...]
    outline: tuple[Entry, ...]
    links: tuple[Link, ...]
    addresses: tuple[tuple[int, str], ...]
    notes: tuple[tuple[int, str], ...]
    rows: tuple[ListedRow, ...]
    acting: tuple[str, ...]
    names: dict[str, int]


def _object(value: PdfObject | None) -> PdfObject | None:
    return value.get_object() if value is not None else None


def _entry(owner: PdfObject | None, key: str) -> PdfObject | None:
    return _object(owner.raw_get(key)) if isinstance(owner, DictionaryObject) and key in owner else None


def _last_stream(page: PageObject) -> StreamObject | None:
    contents = _entry(page, "/Contents")
    last = _object(contents[-1]) if isinstance(contents, ArrayObject) and contents else contents
    return last if isinstance(last, StreamObject) else None


def _upright_inside(page: PageObject, found: re.Match[bytes]) -> bool:
    """Return whether the plate of a stamp lies on the part of ``page`` that is shown, and its text along the page."""
    a, b, c, d, e, f = map(float, found["matrix"].split())
    width, height = map(float, found["plate"].split())
    right, up = TURNED[page.rotation % 360]
    along = (a * right[0] + b * right[1], a * right[1] - b * right[0])
    above = (c * up[0] + d * up[1], c * up[1] - d * up[0])
    if min(along[0], above[0]) <= 0 or max(map(abs, (along[1], above[1]))) > SKEW * along[0]:
        return False
    sheets = [_entry(page, key) for key in ("/MediaBox", "/CropBox")]
    boxes = [[float(side) for side in one] for one in sheets if isinstance(one, ArrayObject)]
    left, bottom, far, top = (
        choose(side) for choose, side in zip((max, max, min, min), zip(*boxes, strict=True), strict=True)
    )
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (0.0, width) for y in (0.0, height)]
    return all(left - SLACK <= x <= far + SLACK and bottom - SLACK <= y <= top + SLACK for x, y in corners)


def stamp_of(page: PageObject) -> str:
    """Return the text of the stamp that is drawn last on ``page``, upright and inside; empty when there is none."""
    stream = _last_stream(page)
    found = STAMP.fullmatch(stream.get_data()) if stream is not None else None
    if found is None or not _upright_inside(page, found):
        return ""
    fonts = _entry(_entry(page, "/Resources"), "/Font")
    used = _entry(fonts, found["font"].decode("ascii"))
    ours = STAMP_FONT in str(_entry(used, "/BaseFont")) and str(_entry(used, "/Encoding")) == "/WinAnsiEncoding"
    return bytes.fromhex(found["text"].decode("ascii")).decode("cp1252") if ours else ""


def _numbers(pages: Sequence[PageObject]) -> dict[int, int]:
    return {
        page.indirect_reference.idnum: number
        for number, page in enumerate(pages, start=1)
        if page.indirect_reference is not None
    }


def _target(reader: PdfReader, numbers: dict[int, int], destination: PdfObject | None) -> int:
    if isinstance(destination, str):
        named = reader.named_destinations.get(str(destination))
        page = named.raw_get("/Page") if named is not None else None
    else:
        page = list.__getitem__(destination, 0) if isinstance(destination, ArrayObject) and destination else None
    return numbers.get(page.idnum, NOWHERE) if isinstance(page, IndirectObject) else NOWHERE


def _annotations(page: PageObject) -> Iterator[DictionaryObject]:
    listed = _entry(page, "/Annots")
    for item in listed if isinstance(listed, ArrayObject) else ():
        annotation = _object(item)
        if isinstance(annotation, DictionaryObject):
            yield annotation


def _link(reader: PdfReader, annotation: DictionaryObject, number: int, numbers: dict[int, int]) -> Link | None:
    action = _entry(annotation, "/A")
    leads = str(_entry(action, "/S")) == "/GoTo"
    if "/Dest" not in annotation and not leads:
        return None
    destination = _entry(action, "/D") if leads else _entry(annotation, "/Dest")
    area = annotation["/Rect"]
    left, bottom, right, top = (float(value) for value in area) if isinstance(area, ArrayObject) else (0.0,) * 4
    return Link(number, (left, bottom, right, top), _target(reader, numbers, destination))


def _address(annotation: DictionaryObject) -> str | None:
    found = _entry(_entry(annotation, "/A"), "/URI")
    if isinstance(found, TextStringObject):
        return found.original_bytes.decode("latin-1")
    return found.decode("latin-1") if isinstance(found, ByteStringObject) else None


@dataclass(slots=True)
class _Shown:
    """What the annotations of all pages show, in their order."""

    links: list[Link] = field(default_factory=list)
    addresses: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


def _shown(reader: PdfReader, pages: Sequence[PageObject], numbers: dict[int, int]) -> _Shown:
    found = _Shown()
    for number, page in enumerate(pages, start=1):
        for annotation in _annotations(page):
            flags = _entry(annotation, "/F")
            if isinstance(flags, int) and flags & UNSEEN:
                continue
            link = _link(reader, annotation, number, numbers)
            if link is not None:
                found.links.append(link)
            address = _address(annotation)
            if address is not None:
                found.addresses.append((number, address))
            kind = str(_entry(annotation, "/Subtype") or "")
            if kind not in {"/Link", "/Popup"}:
                found.notes.append((number, kind.removeprefix("/")))
    return found


def _outline(entries: Iterable[object], numbers: dict[int, int], depth: int = 0) -> Iterator[Entry]:
    for entry in entries:
        if isinstance(entry, Destination):
            page = entry.raw_get("/Page")
            target = numbers.get(page.idnum, NOWHERE) if isinstance(page, IndirectObject) else NOWHERE
            yield Entry(str(entry.title), target, depth)
        elif isinstance(entry, list):
            yield from _outline(entry, numbers, depth + 1)


def _places(reader: PdfReader, numbers: dict[int, int]) -> dict[str, int]:
    found = {}
    for name, place in reader.named_destinations.items():
        page = place.raw_get("/Page")
        found[str(name)] = numbers.get(page.idnum, NOWHERE) if isinstance(page, IndirectObject) else NOWHERE
    return found


def _fragments(page: PageObject) -> list[tuple[float, float, str]]:
    """Return the pieces of text on a page of the exhibit list with the place where each begins."""
    found: list[tuple[float, float, str]] = []

    def note(text: str, outer: list[float], inner: list[float], _font: object, _size: object) -> None:
        if text.strip():
            x, y = inner[4], inner[5]
            found.append((x * outer[0] + y * outer[2] + outer[4], x * outer[1] + y * outer[3] + outer[5], text.strip()))

    page.extract_text(visitor_text=note)
    return found


def _cells(fragments: Sequence[tuple[float, float, str]], top: float, bottom: float) -> tuple[str, ...]:
    """Return the texts between two heights of a page, column by column, without white space."""
    columns: dict[int, str] = {}
    for x, y, text in sorted(fragments, key=lambda one: -one[1]):
        if bottom + SLACK < y < top + SLACK:
            columns[round(x)] = columns.get(round(x), "") + "".join(text.split())
    return tuple(text for _x, text in sorted(columns.items()))


def _rows(pages: Sequence[PageObject], links: Iterable[Link]) -> Iterator[ListedRow]:
    """Yield the rows of the list: a number at the left edge and pages at the right one, on the same line."""
    for at, page in enumerate(pages, start=1):
        here = [link for link in links if link.page == at]
        fragments = _fragments(page)
        numbers = [(y, text) for x, y, text in fragments if abs(x - LEFT_EDGE) <= SLACK and LABEL.fullmatch(text)]
        ranges = [(y, text) for x, y, text in fragments if x > PAGES_FROM and PAGE_RANGE.fullmatch(text)]
        rows = [(y, number, text) for y, number in numbers for there, text in ranges if abs(there - y) < SLACK]
        for y, number, text in rows:
            target = next((link.target for link in here if link.area[1] <= y <= link.area[3]), NOWHERE)
            below = max((other for other, _number in numbers if other < y - SLACK), default=0.0)
            last = all(other > y - SLACK for other, _number, _text in rows)
            yield ListedRow(number, text, at, target, _cells(fragments, y, below), last)


def _acting(reader: PdfReader, pages: Sequence[PageObject]) -> Iterator[str]:
    root = reader.root_object
    for key in ("/AA", "/AcroForm", "/AF", "/Collection"):
        if key in root:
            yield f"{key} of the file"
    if not isinstance(_entry(root, "/OpenAction"), ArrayObject | None):
        yield "/OpenAction of the file"
    names = _entry(root, "/Names")
    for key in ("/JavaScript", "/EmbeddedFiles"):
        if isinstance(names, DictionaryObject) and key in names:
            yield f"{key} of the file"
    for number, page in enumerate(pages, start=1):
        if "/AA" in page:
            yield f"/AA of page {number}"
        for annotation in _annotations(page):
            action = _entry(annotation, "/A")
            if str(_entry(annotation, "/Subtype")) in CARRIERS:
                yield f"a file or a recording on page {number}"
            if "/AA" in annotation or (action is not None and str(_entry(action, "/S")) not in HARMLESS):
                yield f"an action on page {number}"


def read_back(reader: PdfReader, front_pages: int) -> Reading:
    """Return what ``reader`` finds in the bundle, whose first ``front_pages`` pages are the exhibit list."""
    pages = list(reader.pages)
    numbers = _numbers(pages)
    shown = _shown(reader, pages, numbers)
    return Reading(
        pages=len(pages),
        stamps=tuple(map(stamp_of, pages)),
        labels=tuple(reader.page_labels),
        outline=tuple(_outline(reader.outline, numbers)),
        links=tuple(shown.links),
        addresses=tuple(shown.addresses),
        notes=tuple(shown.notes),
        rows=tuple(_rows(pages[:front_pages], shown.links)),
        acting=tuple(_acting(reader, pages)),
        names=_places(reader, numbers),
    )
