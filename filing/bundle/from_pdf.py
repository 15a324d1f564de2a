"""Pages from a PDF: repaired where qpdf can, cleaned of everything that acts, refused by name where it must be."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
from pikepdf import Dictionary, ObjectStreamMode, Pdf

from filing.bundle.clean import clean, forget_origin
from filing.bundle.clear_ground import find_clear_ground
from filing.bundle.condition import doubts_of, refuse_empty, senseless_pages
from filing.bundle.drawing import balance
from filing.bundle.geometry import settle, view_of
from filing.bundle.limits import MAX_SOURCE_PAGES, MAX_STREAM_BYTES
from filing.bundle.page_tree import PageTree, page_tree
from filing.bundle.pages import Asked, Kept, Pages
from filing.bundle.refusals import Reason, Refused
from filing.bundle.signatures import signature_notes
from filing.bundle.unshown import unshown_notes

# What pikepdf says of a file whose parts are not what they should be. Anything else that goes wrong ends the reader
# process and is told as such: it is a mistake of ours.
BROKEN = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    pikepdf.ForeignObjectError,
    pikepdf.DeletedObjectError,
    pikepdf.PikepdfError,
)
LONGEST_LIST = 1_000_000  # [items] of a list in a damaged file
INVOICE_NAMES = frozenset({"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml"})
SIGNED = "the file is signed; only the file as it came can be checked"
HOLDS_FILES = "other files are inside the PDF, which its pages do not show"
DATA_INSIDE = "the invoice as data, which the PDF carries inside"


@contextmanager
def bounded_streams() -> Iterator[None]:
    """Within, no stream unpacks to more than ``MAX_STREAM_BYTES``; afterwards qpdf is as it was.

    Instructions that make no sense do not end what is read of the rest, nor does a long list in a damaged file.
    """
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_STREAM_BYTES,
        run_length_max_memory=MAX_STREAM_BYTES,
        dct_max_memory=MAX_STREAM_BYTES,
        parser_max_errors=0,
        parser_max_container_size_damaged=LONGEST_LIST,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(
            flate_max_memory=before["flate_max_memory"],
            run_length_max_memory=before["run_length_max_memory"],
            dct_max_memory=before["dct_max_memory"],
            parser_max_errors=before["parser_max_errors"],
            parser_max_container_size_damaged=before["parser_max_container_size_damaged"],
        )


def _open(data: bytes, password: str, *, untouched: bool) -> Pdf:
    """Open the PDF; ``untouched`` leaves its tree of pages as it is where that can be."""
    try:
        return Pdf.open(io.BytesIO(data), password=password, inherit_page_attributes=not untouched)
    except BROKEN as error:
        if isinstance(error, pikepdf.PasswordError):
            raise
        raise Refused(Reason.DAMAGED, "the PDF cannot be opened, not even after repair") from error


def _promised(data: bytes, password: str) -> PageTree:
    with _open(data, password, untouched=True) as pdf:
        _check_root(pdf)
        return page_tree(pdf, data)


def _looked_into(data: bytes, password: str, notes: list[str]) -> tuple[str, PageTree]:
    """Return the password that opens the PDF, usually none, and the pages that it promises; tell of the password.

    That is looked at before the file is opened as it will be read, which repairs its tree of pages.
    """
    try:
        return "", _promised(data, "")
    except pikepdf.PasswordError as error:
        if not password:
            raise Refused(Reason.ENCRYPTED, "the PDF opens only with a password") from error
    try:
        tree = _promised(data, password)
    except pikepdf.PasswordError as error:
        raise Refused(Reason.ENCRYPTED, "the PDF does not open with the password of the case file") from error
    notes.append("the PDF was opened with the password of the case file; it stands here without one")
    return password, tree


def _check_kind(pdf: Pdf) -> None:
    if bool(pdf.Root.get("/NeedsRendering", False)):
        raise Refused(Reason.UNSUPPORTED, "the PDF is a dynamic XFA form, which only Adobe's own program can show")
    if isinstance(pdf.Root.get("/Collection"), Dictionary):
        raise Refused(Reason.UNSUPPORTED, "the PDF is a portfolio: a folder of other files with an empty cover")


def _invoice_inside(pdf: Pdf) -> tuple[Kept, ...]:
    """Return the XML of a hybrid invoice (Factur-X, ZUGFeRD), which is not shown but goes along as data."""
    kept = []
    for name in pdf.attachments:
        if name.lower() in INVOICE_NAMES:
            data = pdf.attachments[name].get_file().read_bytes()
            kept.append(Kept(name, "application/xml", data, DATA_INSIDE))
    return tuple(kept)


def _check_root(pdf: Pdf) -> None:
    """Leave ``pdf`` with a trailer from which it can be saved, or refuse it."""
    if not isinstance(pdf.trailer.get("/Root"), Dictionary):
        raise Refused(Reason.DAMAGED, "the PDF has no list of its pages")
    if "/Size" not in pdf.trailer:
        pdf.trailer["/Size"] = 1  # qpdf writes the right number, but only where one stood


def _made(pdf: Pdf, data: bytes, tree: PageTree, notes: list[str], *, nameless: bool) -> Pages:
    _check_root(pdf)
    count = len(pdf.pages)
    refuse_empty(tree, count)
    if count > MAX_SOURCE_PAGES:
        raise Refused(Reason.TOO_MANY_PAGES, f"the PDF has {count} pages; at most {MAX_SOURCE_PAGES} are taken")
    _check_kind(pdf)
    doubts, repaired = doubts_of(pdf, data, tree)
    if pdf.is_encrypted and not notes:
        notes.append("the PDF restricts printing or copying; it opens without a password")
    notes.extend(doubts)
    kept = _invoice_inside(pdf)
    signatures = signature_notes(pdf, len(data))
    unshown = unshown_notes(pdf, INVOICE_NAMES, nameless=nameless)
    keep = SIGNED if signatures else HOLDS_FILES if unshown.files else ""
    notes.extend([*signatures, *unshown.notes])
    cleaning, removed = clean(pdf)
    notes.extend(cleaning)
    for page in pdf.pages:
        settle(page)
        view = view_of(page)
        balance(page)
        find_clear_ground(page, view)
    forget_origin(pdf)
    output = io.BytesIO()
    pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    warnings = pdf.get_warnings()
    notes.extend(senseless_pages(pdf, tree, warnings))
    repaired += len(warnings)
    if repaired:
        notes.insert(0, f"the PDF was damaged and has been repaired ({repaired} places)")
    return Pages(output.getvalue(), count, tuple(notes), removed, keep=keep, kept=kept)


def pdf_pages(asked: Asked) -> Pages:
    """Return the pages of the PDF, cleaned; the input is left alone.

    Raises: Refused: encrypted, damaged, without pages, too many pages, or of a kind that shows no pages by itself. A
    page that is lost or cannot be shown whole makes it damaged.
    """
    notes: list[str] = []
    with bounded_streams():
        try:
            password, tree = _looked_into(asked.data, asked.password, notes)
            with _open(asked.data, password, untouched=False) as pdf:
                return _made(pdf, asked.data, tree, notes, nameless=bool(asked.areas))
        except BROKEN as error:
            raise Refused(Reason.DAMAGED, "the PDF opens, but its parts do not hold together") from error
