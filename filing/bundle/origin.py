"""What a source says of itself before it is put in: its pages, its notes, and where its links and its outline lead.

The proof holds this against what pypdf finds in the bundle. It is read here with pikepdf, which takes a tenth of the
time, and with none of the code that puts the bundle together.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

NOWHERE = 0
UNSEEN = 1 | 2 | 32 | 256  # flags: invisible, hidden, not viewed, viewed only at times


@dataclass(frozen=True, slots=True)
class Origin:
    """Pages from 1. ``links`` are pairs of page and target, ``outline`` entries of text, page and depth from 0.

    ``addresses`` are pairs of page and address on the internet, ``notes`` pairs of page and kind. Links and notes that
    nobody sees do not count.
    """

    pages: int
    links: tuple[tuple[int, int], ...]
    addresses: tuple[tuple[int, str], ...]
    notes: tuple[tuple[int, str], ...]
    outline: tuple[tuple[str, int, int], ...]
    names: Mapping[str, int]


def _leads(destination: object, numbers: Mapping[tuple[int, int], int]) -> int:
    if not isinstance(destination, Array) or not len(destination):
        return NOWHERE
    target = destination[0]
    return numbers.get(target.objgen, NOWHERE) if isinstance(target, Dictionary) else NOWHERE


def _seen(pages: Sequence[Object]) -> Iterator[tuple[int, Object]]:
    """Yield the annotations that a reader sees, with their pages."""
    for number, page in enumerate(pages, start=1):
        if "/Annots" not in page:
            continue
        for annotation in page["/Annots"].as_list():
            flags = annotation.get("/F", 0)
            if not isinstance(flags, int) or not flags & UNSEEN:
                yield number, annotation


def _addresses(seen: Sequence[tuple[int, Object]]) -> Iterator[tuple[int, str]]:
    for number, annotation in seen:
        action = annotation.get("/A")
        if isinstance(action, Dictionary) and "/URI" in action:
            yield number, bytes(action["/URI"]).decode("latin-1")


def _notes(seen: Sequence[tuple[int, Object]]) -> Iterator[tuple[int, str]]:
    for number, annotation in seen:
        kind = bytes(annotation["/Subtype"]).decode("latin-1") if "/Subtype" in annotation else ""
        if kind not in {"/Link", "/Popup"}:
            yield number, kind.removeprefix("/")


def _outline(first: object, numbers: Mapping[tuple[int, int], int], depth: int) -> Iterator[tuple[str, int, int]]:
    entry = first
    while isinstance(entry, Dictionary):
        yield str(entry["/Title"]), _leads(entry.get("/Dest"), numbers), depth
        yield from _outline(entry.get("/First"), numbers, depth + 1)
        entry = entry.get("/Next")


def _names(pdf: Pdf, numbers: Mapping[tuple[int, int], int]) -> dict[str, int]:
    trees = pdf.Root.get("/Names")
    if not isinstance(trees, Dictionary):
        return {}
    flat = trees["/Dests"]["/Names"].as_list()
    return {str(name): _leads(place, numbers) for name, place in zip(flat[::2], flat[1::2], strict=True)}


def read_origin(source: bytes) -> Origin:
    """Return what the cleaned PDF of a source says of itself; cleaning has left everything in one plain form."""
    with Pdf.open(io.BytesIO(source)) as pdf:
        pages = [page.obj for page in pdf.pages]
        numbers = {page.objgen: number for number, page in enumerate(pages, start=1)}
        outlines = pdf.Root.get("/Outlines")
        seen = list(_seen(pages))
        return Origin(
            pages=len(pages),
            links=tuple((page, _leads(one["/Dest"], numbers)) for page, one in seen if "/Dest" in one),
            addresses=tuple(_addresses(seen)),
            notes=tuple(_notes(seen)),
            outline=tuple(_outline(outlines.get("/First"), numbers, 0)) if isinstance(outlines, Dictionary) else (),
            names=_names(pdf, numbers),
        )
