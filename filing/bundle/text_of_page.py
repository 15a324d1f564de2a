"""The text of pages as a reader could copy it, by pypdf; a page that it cannot read has none."""

import io
from collections.abc import Collection

from pypdf import PdfReader
from pypdf.errors import PyPdfError

UNREADABLE = (PyPdfError, RecursionError, TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError)


def texts_of_pages(pdf: bytes, numbers: Collection[int]) -> dict[int, str]:
    """Return the text of the pages with these ``numbers``, from 1."""
    found = dict.fromkeys(numbers, "")
    try:
        pages = PdfReader(io.BytesIO(pdf)).pages
    except UNREADABLE:
        return found
    for number in numbers:
        try:
            found[number] = pages[number - 1].extract_text()
        except UNREADABLE:
            continue
    return found
