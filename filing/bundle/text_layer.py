"""Which pages show no text: scans and pictures, which nobody can search until a text layer is laid under them."""

import io
import re

from pikepdf import Dictionary, Object, Page, Pdf, Stream

from filing.bundle.from_pdf import BROKEN, bounded_streams
from filing.bundle.objects import items_of, said

# A string that is shown: its end, then the operator. Letters inside a string may look so too, and then there is text.
SHOWS = re.compile(rb"[)>\]]\s*(?:Tj|TJ|'|\")(?![A-Za-z])")
INLINE = re.compile(rb"\bBI\b[^Q]{1,2000}?\bID\s")
MAX_DEPTH = 5  # [levels] drawings inside drawings


def _shows_text(stream: Object, seen: set[tuple[int, int]], resources: Object, depth: int) -> bool:
    return bool(SHOWS.search(stream.read_bytes())) or _forms_show_text(resources, seen, depth)


def _forms_show_text(resources: Object | None, seen: set[tuple[int, int]], depth: int) -> bool:
    shelf = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(shelf, Dictionary) or depth > MAX_DEPTH:
        return False
    for _name, thing in shelf.items():  # noqa: PERF102 - a pikepdf dictionary has no values()
        if not isinstance(thing, Stream) or said(thing.get("/Subtype")) != "/Form" or thing.objgen in seen:
            continue
        seen.add(thing.objgen)
        if _shows_text(thing, seen, thing.get("/Resources", Dictionary()), depth + 1):
            return True
    return False


def pages_without_text(data: bytes) -> tuple[int, ...]:
    """Return the pages of a cleaned PDF, from 1, on which no text is shown; one that cannot be unpacked counts too."""
    found = []
    with bounded_streams(), Pdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            contents = page.obj.get("/Contents")
            pieces = [contents] if isinstance(contents, Stream) else items_of(contents)
            try:
                shows = any(isinstance(piece, Stream) and SHOWS.search(piece.read_bytes()) for piece in pieces)
                shows = shows or _forms_show_text(page.obj.get("/Resources"), set(), 0)
            except BROKEN:
                shows = False
            if not shows:
                found.append(number)
    return tuple(found)


def shows_picture(page: Page) -> bool:
    """Return whether ``page`` draws with a picture, or has one among the things it may draw with."""
    contents = page.obj.get("/Contents")
    pieces = [contents] if isinstance(contents, Stream) else items_of(contents)
    if any(isinstance(piece, Stream) and INLINE.search(piece.read_bytes()) for piece in pieces):
        return True
    return _holds_picture(page.obj.get("/Resources"), set(), 0)


def _holds_picture(resources: Object | None, seen: set[tuple[int, int]], depth: int) -> bool:
    shelf = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for _name, thing in shelf.items() if isinstance(shelf, Dictionary) else ():
        if not isinstance(thing, Stream) or thing.objgen in seen:
            continue
        seen.add(thing.objgen)
        if said(thing.get("/Subtype")) == "/Image" or INLINE.search(thing.read_bytes()):
            return True
        if depth > MAX_DEPTH or _holds_picture(thing.get("/Resources"), seen, depth + 1):
            return True
    return False
