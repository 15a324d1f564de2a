"""PDF with WeasyPrint: the style sheets of the house, fonts shipped with them, and not one warning."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from mimetypes import guess_type
from urllib.parse import unquote

from weasyprint import CSS
from weasyprint.urls import URLFetcher, URLFetcherResponse

from filing.documents.archive_pdf import OPTIONS, archive_pdf
from filing.documents.font_reach import font_reach, refuse_missing_characters
from filing.documents.house import HOUSE_FILE, house_sheet, load_house, with_values
from filing.documents.kept_drawing import keep_drawing
from filing.documents.kept_lines import HouseFonts, keep_lines
from filing.documents.kept_styles import SharedStyles
from filing.documents.page_engine import Page
from filing.documents.page_html import page_html
from filing.documents.template_set import TemplateSet
from filing.documents.texts import refuse_unprintable
from filing.documents.tree import Document
from filing.errors import RenderFailed

HOUSE = "https://templates.invalid/"
"""Where the template folders seem to stand for a style sheet: an address that exists nowhere (RFC 2606)."""

LAYOUTS = ("letter", "pleading")
WATCHED_LOGGERS = ("weasyprint", "fontTools")


class Press:
    """Style sheets and fonts of one template set, read once at the start of a run and used for every document."""

    def __init__(self, templates: TemplateSet) -> None:
        """Read ``house/base.css`` and the style sheet of each layout.

        Raises:
            TemplateInvalid: a style sheet is missing.
            RenderFailed: a style sheet holds something that WeasyPrint does not understand, or names a missing file.
        """
        if keep_lines():
            keep_drawing()
        self._fonts = HouseFonts()
        self._fetcher = HouseFetcher(templates)
        house = load_house(templates.files)
        names = ("house/base.css", *(f"house/{layout}.css" for layout in LAYOUTS))
        sheets = {name: with_values(templates.source(name), house) for name in names}
        sheets[HOUSE_FILE] = house_sheet(house)
        read = {layout: (HOUSE_FILE, "house/base.css", f"house/{layout}.css") for layout in LAYOUTS}
        with every_record_is_an_error("the style sheets of the house"):
            styles = {name: self._style(css, name) for name, css in sheets.items()}
        self._styles = {layout: [styles[name] for name in read[layout]] for layout in LAYOUTS}
        self._reach = {
            layout: font_reach({name: sheets[name] for name in read[layout]}, templates.files) for layout in LAYOUTS
        }
        self._shared = {layout: SharedStyles(sheets[name] for name in read[layout]) for layout in LAYOUTS}

    def refuse_missing_characters(self, document: Document) -> None:
        """Return when the fonts of the house can draw every text of ``document``.

        Raises:
            RenderFailed: with one problem for each character that they have not.
        """
        if document.layout in self._reach:
            refuse_missing_characters(document, self._reach[document.layout])

    def pdf(self, document: Document, statement: bytes | None = None) -> bytes:
        """Return ``document`` as PDF/A-3a: the same bytes for the same document and templates.

        ``statement`` is the XML of the figures, which is attached.

        Raises:
            RenderFailed: the layout is unknown, a text cannot be printed, or WeasyPrint reported anything at all.
        """
        if document.layout not in LAYOUTS:
            raise RenderFailed(f"There is no layout {document.layout!r}.", f"Known: {', '.join(LAYOUTS)}.")
        refuse_unprintable(document)
        self.refuse_missing_characters(document)
        with every_record_is_an_error(document.kind):
            layout = document.layout
            page = Page(page_html(document), self._styles[layout], self._shared[layout], HOUSE, self._fetcher)
            pages = page.laid_out(self._fonts, OPTIONS)
            return archive_pdf(pages, document.on, document.language, statement)

    def _style(self, css: str, name: str) -> CSS:
        return CSS(string=css, base_url=HOUSE + name, url_fetcher=self._fetcher, font_config=self._fonts)


# WeasyPrint has no type hints, so its class is Any to mypy; it asks for a subclass.
class HouseFetcher(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint the files of the template set and data: URIs, and refuses every other address."""

    def __init__(self, templates: TemplateSet) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._templates = templates

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the file or data that ``url`` names.

        Raises:
            ValueError: any other address; WeasyPrint turns it into a log record, which stops the rendering.
        """
        if url.startswith(HOUSE):
            name = unquote(url.removeprefix(HOUSE))
            data = self._templates.files.get(name)
            if data is None:
                message = f"no template folder has a file {name!r}"
                raise ValueError(message)
            kind = guess_type(name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, data, {"Content-Type": kind})
        return super().fetch(url, headers)


@contextmanager
def every_record_is_an_error(what: str) -> Iterator[None]:
    """Turn any log record of WeasyPrint or fontTools at WARNING or above, in this thread, into ``RenderFailed``."""
    kept = _Kept(level=logging.WARNING)
    loggers = [logging.getLogger(name) for name in WATCHED_LOGGERS]
    for logger in loggers:
        logger.addHandler(kept)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(kept)
    if kept.messages:
        more = f" (and {len(kept.messages) - 1} more)" if len(kept.messages) > 1 else ""
        raise RenderFailed(
            f"Writing the PDF of {what} reported: {kept.messages[0]}{more}",
            "Correct the style sheet or the picture that is named; a document with a warning is not written.",
        )


class _Kept(logging.Handler):
    """Keeps the messages of its own thread."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.messages.append(record.getMessage())
