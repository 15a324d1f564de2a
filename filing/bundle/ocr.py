"""A text layer under pages that show no text, recognised on request; what counts stays the picture.

Only the recognised text is taken over: the page itself, its turn, its links stay as they were read.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import replace

from pikepdf import Array, Dictionary, ObjectStreamMode, Page, Pdf, Stream

from filing.bundle.from_pdf import BROKEN, bounded_streams
from filing.bundle.inseparable import Inseparable
from filing.bundle.objects import items_of
from filing.bundle.ocrmypdf import LANGUAGES, require_recognition, with_text_layer
from filing.bundle.redact_layer import without_text_under
from filing.bundle.same_look import pages_with_another_look
from filing.bundle.sources import Refusal, Source, Sources
from filing.bundle.text_layer import pages_without_text

FAILED = "text was asked for and could not be recognised on its pages without text"
LAYER = re.compile(r"/OCR-[A-Za-z0-9_-]+")  # the drawing that OCRmyPDF lays below a page, under a name drawn by lot
OURS = "/FilingText"
PLACED = re.compile(rb"q\s+(?P<matrix>(?:-?[0-9.]+\s+){6})cm\s+(?P<name>/OCR-[A-Za-z0-9_-]+)\s+Do")


def _layer(page: Page) -> tuple[Stream, bytes] | None:
    """Return the text that OCRmyPDF laid below ``page``, and the matrix by which it lies there."""
    resources = page.obj.get("/Resources")
    shelf = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    names = [str(name) for name in shelf if LAYER.fullmatch(str(name))] if isinstance(shelf, Dictionary) else []
    contents = page.obj.get("/Contents")
    pieces = [contents] if isinstance(contents, Stream) else items_of(contents)
    for piece in pieces:
        found = PLACED.search(piece.read_bytes()) if isinstance(piece, Stream) else None
        if found and names == [found["name"].decode("ascii")] and isinstance(shelf, Dictionary):
            layer = shelf[names[0]]
            return (layer, found["matrix"]) if isinstance(layer, Stream) else None
    return None


def _lay(pdf: Pdf, page: Page, layer: Stream, matrix: bytes) -> None:
    """Draw ``layer`` before all that ``page`` draws."""
    resources = page.obj.get("/Resources")
    own = Dictionary(dict(resources.items())) if isinstance(resources, Dictionary) else Dictionary()
    shelf = own.get("/XObject")
    own["/XObject"] = Dictionary(dict(shelf.items())) if isinstance(shelf, Dictionary) else Dictionary()
    name, number = OURS, 1
    while name in own["/XObject"]:
        number += 1
        name = f"{OURS}{number}"
    own["/XObject"][name] = pdf.copy_foreign(layer)
    page.obj["/Resources"] = own
    contents = page.obj.get("/Contents")
    pieces = [contents] if isinstance(contents, Stream) else items_of(contents)
    drawing = pdf.make_stream(b"q " + b" ".join(matrix.split()) + b" cm " + name.encode("ascii") + b" Do Q\n")
    page.obj["/Contents"] = Array([drawing, *(piece for piece in pieces if isinstance(piece, Stream))])


def _with_layers(before: bytes, made: bytes, pages: Sequence[int]) -> bytes | None:
    """Return ``before`` with the text layers that ``made`` has on ``pages``; None when the pages are not the same."""
    with Pdf.open(io.BytesIO(before)) as pdf, Pdf.open(io.BytesIO(made)) as recognised_by:
        if len(pdf.pages) != len(recognised_by.pages):
            return None
        for number in pages:
            found = _layer(recognised_by.pages[number - 1])
            if found is not None:
                _lay(pdf, pdf.pages[number - 1], *found)
        output = io.BytesIO()
        pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return output.getvalue()


def _made(source: Source) -> bytes | None:
    found = with_text_layer(source.pdf, source.without_text)
    try:
        with bounded_streams():
            made = _with_layers(source.pdf, found, source.without_text) if found else None
            made = without_text_under(made, source.taken, OURS) if made else None
    except (Inseparable, *BROKEN):
        return None
    # Text that nobody is to see must not be seen.
    return made if made and not pages_with_another_look(source.pdf, made, source.pages) else None


def _recognised(source: Source) -> Source:
    if not source.without_text:
        return source
    made = _made(source)
    if made is None:
        return replace(source, notes=(*source.notes, FAILED))
    left = tuple(page for page in pages_without_text(made) if page in source.without_text)
    read = [str(page) for page in source.without_text if page not in left]
    if not read:
        return source
    note = f"text was recognised by a program ({'+'.join(LANGUAGES)}) on page {', '.join(read)}; it may hold mistakes"
    stored = source.stored.beside(made)
    return replace(source, stored=stored, before=source.as_read, without_text=left, notes=(*source.notes, note))


def recognised(sources: Sources) -> Sources:
    """Return ``sources`` with a text layer on every page that shows no text, each told in its notes.

    Raises: ToolMissing when OCRmyPDF, Tesseract, Ghostscript or a language is not installed.
    """
    require_recognition()
    return Sources(tuple(entry if isinstance(entry, Refusal) else _recognised(entry) for entry in sources.pages_of))
