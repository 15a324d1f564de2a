"""Pages from an Office document: as LibreOffice prints it, never as a mere preview of its text."""

from collections.abc import Callable
from dataclasses import replace

from filing.bundle.from_pdf import pdf_pages
from filing.bundle.libreoffice import office_pdf
from filing.bundle.office_print import unreadable
from filing.bundle.office_ready import ready
from filing.bundle.pages import Asked, Pages
from filing.bundle.printable import one_line
from filing.bundle.refusals import Reason, Refused

KEEP = "the document as it came; the pages show it as LibreOffice prints it"
NOTE = "the document is shown as LibreOffice prints it; its own program may break lines and pages elsewhere"


def printed_as(ending: str, part: str) -> Callable[[Asked], Pages]:
    """Return the reader of documents with this ending, for which LibreOffice needs its ``part``.

    The reader raises Refused: LibreOffice is missing or cannot open it, or its pages cannot be taken.
    """

    def office_pages(asked: Asked) -> Pages:
        data, notes = ready(asked.data, ending, one_line(asked.name))
        printed = office_pdf(data, ending, part, asked.language)
        pages = pdf_pages(replace(asked, data=printed, password=""))
        return replace(pages, notes=(NOTE, *notes, *unreadable(printed), *pages.notes), keep=KEEP)

    return office_pages


def encrypted_office_pages(_asked: Asked) -> Pages:
    """Refuse an Office document with a password by its reason.

    Raises: Refused, always.
    """
    raise Refused(
        Reason.ENCRYPTED, "the Office document has a password, with which it cannot be opened here; save it as PDF"
    )
