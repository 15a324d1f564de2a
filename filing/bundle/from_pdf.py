"""Pages from a PDF: repaired where qpdf can, cleaned of everything that acts, refused by name where it must be."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
from pikepdf import Dictionary, ObjectStreamMode, Pdf

from filing.bundle.clean import clean
from filing.bundle.drawing import balance
from filing.bundle.geometry import settle, view_of
from filing.bundle.limits import MAX_SOURCE_PAGES, MAX_STREAM_BYTES
from filing.bundle.pages import Pages
from filing.bundle.refusals import Reason, Refused

# What pikepdf raises over a file whose parts are not what they should be: its own errors, and Python's when a
# number stands where a name should be.
BROKEN = (
    pikepdf.PdfError,
    pikepdf.PikepdfError,
    pikepdf.DataDecodingError,
    pikepdf.ForeignObjectError,
    pikepdf.DeletedObjectError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    OverflowError,
    NotImplementedError,
)


@contextmanager
def bounded_streams() -> Iterator[None]:
    """Within, no stream unpacks to more than ``MAX_STREAM_BYTES``; afterwards qpdf is as it was."""
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_STREAM_BYTES, run_length_max_memory=MAX_STREAM_BYTES, dct_max_memory=MAX_STREAM_BYTES
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(
            flate_max_memory=before["flate_max_memory"],
            run_length_max_memory=before["run_length_max_memory"],
            dct_max_memory=before["dct_max_memory"],
        )


def _opened(data: bytes) -> Pdf:
    try:
        return Pdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise Refused(Reason.ENCRYPTED, "the PDF opens only with a password") from error
    except BROKEN as error:
        raise Refused(Reason.DAMAGED, "the PDF cannot be opened, not even after repair") from error


def _check_kind(pdf: Pdf) -> None:
    if bool(pdf.Root.get("/NeedsRendering", False)):
        raise Refused(Reason.UNSUPPORTED, "the PDF is a dynamic XFA form, which only Adobe's own program can show")
    if isinstance(pdf.Root.get("/Collection"), Dictionary):
        raise Refused(Reason.UNSUPPORTED, "the PDF is a portfolio: a folder of other files with an empty cover")


def _pages_made(pdf: Pdf) -> Pages:
    count = len(pdf.pages)
    if count == 0:
        raise Refused(Reason.EMPTY, "the PDF has no pages")
    if count > MAX_SOURCE_PAGES:
        raise Refused(Reason.TOO_MANY_PAGES, f"the PDF has {count} pages; at most {MAX_SOURCE_PAGES} are taken")
    _check_kind(pdf)
    notes = ["the PDF restricts printing or copying; it opens without a password"] if pdf.is_encrypted else []
    cleaning, removed = clean(pdf)
    notes.extend(cleaning)
    for page in pdf.pages:
        settle(page)
        view_of(page)
        balance(page)
    output = io.BytesIO()
    pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    warnings = len(pdf.get_warnings())
    if warnings:
        notes.insert(0, f"the PDF was damaged and has been repaired ({warnings} places)")
    return Pages(pdf=output.getvalue(), count=count, notes=tuple(notes), removed=removed)


def pdf_pages(data: bytes) -> Pages:
    """Return the pages of the PDF, cleaned; the input is left alone.

    Raises: Refused: encrypted, damaged, without pages, too many pages, or of a kind that shows no pages by itself.
    """
    with bounded_streams(), _opened(data) as pdf:
        try:
            return _pages_made(pdf)
        except BROKEN as error:
            raise Refused(Reason.DAMAGED, "the PDF opens, but its parts do not hold together") from error
