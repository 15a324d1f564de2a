"""A text layer under pages that show no text, recognised on request; what counts stays the picture."""

import io
from dataclasses import replace

from pikepdf import Array, ObjectStreamMode, Pdf

from filing.bundle.clean import forget_origin
from filing.bundle.clear_ground import KEY as CLEAR_GROUND
from filing.bundle.from_pdf import BROKEN
from filing.bundle.objects import items_of
from filing.bundle.ocrmypdf import LANGUAGES, require_recognition, with_text_layer
from filing.bundle.sources import Refusal, Source, Sources
from filing.bundle.text_layer import pages_without_text

FAILED = "text was asked for and could not be recognised on its pages without text"


def plainly_saved(made: bytes, before: bytes, pages: int) -> bytes | None:
    """Return ``made``, a PDF that a program made of ``before``, as our parts are saved; None when pages are not kept.

    What the reading of the file noted on its pages is carried over.
    """
    try:
        with Pdf.open(io.BytesIO(made)) as pdf, Pdf.open(io.BytesIO(before)) as old:
            if len(pdf.pages) != pages:
                return None
            for page, source in zip(pdf.pages, old.pages, strict=True):
                if CLEAR_GROUND in source.obj:
                    page.obj[CLEAR_GROUND] = Array(items_of(source.obj[CLEAR_GROUND]))
            forget_origin(pdf)
            output = io.BytesIO()
            pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
            return output.getvalue()
    except BROKEN:
        return None


def _recognised(source: Source) -> Source:
    if not source.without_text:
        return source
    found = with_text_layer(source.pdf, source.without_text)
    made = plainly_saved(found, source.pdf, source.pages) if found else None
    if made is None:
        return replace(source, notes=(*source.notes, FAILED))
    left = pages_without_text(made)
    read = [str(page) for page in source.without_text if page not in left]
    if not read:
        return source
    note = f"text was recognised by a program ({'+'.join(LANGUAGES)}) on page {', '.join(read)}; it may hold mistakes"
    return replace(source, pdf=made, without_text=left, notes=(*source.notes, note))


def recognised(sources: Sources) -> Sources:
    """Return ``sources`` with a text layer on every page that shows no text, each told in its notes.

    Raises: ToolMissing when OCRmyPDF, Tesseract, Ghostscript or a language is not installed.
    """
    require_recognition()
    return Sources(tuple(entry if isinstance(entry, Refusal) else _recognised(entry) for entry in sources.pages_of))
