"""What is lost in the print of a workbook itself: numbers that do not fit their cell."""

import io
import re

import pypdf
from pypdf.errors import PyPdfError

MARKS = re.compile(r"(?<!#)###+(?!#)")
MOST_PAGES = 300  # [pages] looked at


def unreadable(printed: bytes) -> tuple[str, ...]:
    """Return a note on the values that are printed as ###, if there are any."""
    try:
        pages = pypdf.PdfReader(io.BytesIO(printed)).pages
        count = sum(len(MARKS.findall(pages[at].extract_text())) for at in range(min(len(pages), MOST_PAGES)))
    except (PyPdfError, ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError):
        return ("whether values are printed as ### could not be seen",)
    return (f"{count} values do not fit their cells and are printed as ###",) if count else ()
