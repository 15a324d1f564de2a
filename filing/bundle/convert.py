"""The converters of files that hold no other files, by kind; mails, which do, call them for their attachments."""

from filing.bundle.content import Kind
from filing.bundle.from_image import image_pages
from filing.bundle.from_pdf import pdf_pages
from filing.bundle.from_text import text_pages
from filing.bundle.pages import Pages
from filing.bundle.words import Words


def plain_pages(kind: Kind, data: bytes, name: str, words: Words) -> Pages | None:
    """Return the pages of a file that holds no other files, or None for a kind that does.

    Raises: Refused with the reason of the converter.
    """
    if kind is Kind.PDF:
        return pdf_pages(data)
    if kind in {Kind.JPEG, Kind.PNG}:
        return image_pages(data)
    if kind is Kind.TEXT:
        return text_pages(data, name, words)
    return None
