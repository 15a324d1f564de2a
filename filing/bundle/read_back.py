"""What pypdf sees in a finished bundle: stamps, labels, outline, links and the rows of the exhibit list.

It shares no code with the assembly, so that a mistake there cannot hide itself here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    Destination,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
)

POINTS_PER_MM = 72 / 25.4
NUMBER_COLUMN = 11 * POINTS_PER_MM  # [pt] first column of the exhibit list, as in bundle.css
PAGES_COLUMN = 24 * POINTS_PER_MM  # [pt] last column
SLACK = 1.0  # [pt] for rounding
STAMP_FONT = "FILING+"
HARMLESS = frozenset({"/GoTo", "/URI", "/Named"})
NOWHERE = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the bundle; pages from 1, and ``NOWHERE`` as target when there is no such page."""

    page: int
    area: tuple[float, float, float, float]
    target: int


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row as the exhibit list prints it, with the page it stands on and the page it links to."""

    number: str
    pages: str
    page: int
    target: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the proof needs, read once. ``acting`` names what would act by itself."""

    pages: int
    stamps: tuple[str, ...]
    labels: tuple[str, ...]
    outline: tuple[tuple[str, int], ...]
    links: tuple[Link, ...]
    rows: tuple[ListedRow, ...]
    acting: tuple[str, ...]


def _object(value: PdfObject | None) -> PdfObject | None:
    return value.get_object() if value is not None else None


def _entry(owner: PdfObject | None, key: str) -> PdfObject | None:
    return _object(owner.raw_get(key)) if isinstance(owner, DictionaryObject) and key in owner else None


def _last_stream(page: PageObject) -> StreamObject | None:
    contents = _entry(page, "/Contents")
    last = _object(contents[-1]) if isinstance(contents, ArrayObject) and contents else contents
    return last if isinstance(last, StreamObject) else None


def stamp_of(page: PageObject) -> str:
    """Return the text that is drawn last on ``page`` in the font of the stamps; empty when there is none."""
    stream = _last_stream(page)
    if stream is None:
        return ""
    font = ""
    text = []
    for operands, operator in ContentStream(stream, None).operations:
        if operator == b"Tf":
            font = str(operands[0])
        if operator == b"Tj":
            used = _entry(_entry(_entry(page, "/Resources"), "/Font"), font)
            if STAMP_FONT in str(_entry(used, "/BaseFont")) and str(_entry(used, "/Encoding")) == "/WinAnsiEncoding":
                text.append(operands[0].original_bytes.decode("cp1252"))
    return "".join(text)


def _numbers(reader: PdfReader) -> dict[int, int]:
    return {
        page.indirect_reference.idnum: number
        for number, page in enumerate(reader.pages, start=1)
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


def _links(reader: PdfReader, numbers: dict[int, int]) -> Iterator[Link]:
    for number, page in enumerate(reader.pages, start=1):
        for annotation in _annotations(page):
            action = _entry(annotation, "/A")
            leads = str(_entry(action, "/S")) == "/GoTo"
            if "/Dest" not in annotation and not leads:
                continue
            destination = _entry(action, "/D") if leads else _entry(annotation, "/Dest")
            area = annotation["/Rect"]
            left, bottom, right, top = (float(value) for value in area) if isinstance(area, ArrayObject) else (0.0,) * 4
            yield Link(number, (left, bottom, right, top), _target(reader, numbers, destination))


def _outline(reader: PdfReader, numbers: dict[int, int]) -> Iterator[tuple[str, int]]:
    for entry in reader.outline:
        if isinstance(entry, Destination):
            page = entry.raw_get("/Page")
            yield str(entry.title), numbers.get(page.idnum, NOWHERE) if isinstance(page, IndirectObject) else NOWHERE


def _fragments(page: PageObject) -> list[tuple[float, float, str]]:
    """Return the pieces of text on a page of the exhibit list with the place where each begins."""
    found: list[tuple[float, float, str]] = []

    def note(text: str, outer: list[float], inner: list[float], _font: object, _size: object) -> None:
        if text.strip():
            x, y = inner[4], inner[5]
            found.append((x * outer[0] + y * outer[2] + outer[4], x * outer[1] + y * outer[3] + outer[5], text.strip()))

    page.extract_text(visitor_text=note)
    return found


def _rows(reader: PdfReader, links: Iterable[Link], front_pages: int) -> Iterator[ListedRow]:
    fragments = {number: _fragments(reader.pages[number - 1]) for number in range(1, front_pages + 1)}
    for link in links:
        if link.page > front_pages:
            continue
        left, bottom, right, top = link.area
        inside = [(x, text) for x, y, text in fragments[link.page] if bottom <= y <= top and left - SLACK <= x <= right]
        number = "".join(text for x, text in inside if x < left + NUMBER_COLUMN - SLACK)
        pages = "".join(text for x, text in inside if x > right - PAGES_COLUMN - SLACK)
        if number or pages:
            yield ListedRow(number, pages, link.page, link.target)


def _acting(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    for key in ("/AA", "/AcroForm"):
        if key in root:
            yield f"{key} of the file"
    if not isinstance(_entry(root, "/OpenAction"), ArrayObject | None):
        yield "/OpenAction of the file"
    names = _entry(root, "/Names")
    for key in ("/JavaScript", "/EmbeddedFiles"):
        if isinstance(names, DictionaryObject) and key in names:
            yield f"{key} of the file"
    for number, page in enumerate(reader.pages, start=1):
        if "/AA" in page:
            yield f"/AA of page {number}"
        for annotation in _annotations(page):
            action = _entry(annotation, "/A")
            if "/AA" in annotation or (action is not None and str(_entry(action, "/S")) not in HARMLESS):
                yield f"an action on page {number}"


def read_back(reader: PdfReader, front_pages: int) -> Reading:
    """Return what ``reader`` finds in the bundle, whose first ``front_pages`` pages are the exhibit list."""
    pages = len(reader.pages)
    numbers = _numbers(reader)
    links = tuple(_links(reader, numbers))
    return Reading(
        pages=pages,
        stamps=tuple(stamp_of(page) for page in reader.pages),
        labels=tuple(reader.page_labels),
        outline=tuple(_outline(reader, numbers)),
        links=links,
        rows=tuple(_rows(reader, links, min(front_pages, pages))),
        acting=tuple(_acting(reader)),
    )
