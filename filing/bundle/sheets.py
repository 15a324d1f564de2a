"""A4 pages made from words: the one place where the bundle uses WeasyPrint.

WeasyPrint reports a missing font or bad style in its log and still writes a PDF; here any such record is an error.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import html
from lxml.html import builder
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from filing.errors import RenderFailed
from filing.resources import templates_folder


class _HouseFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint ships no types
    """Gives files of the template folder and ``data:`` addresses, and nothing else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)
        self._house = templates_folder().resolve().as_uri() + "/"

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the resource, or refuse what lies outside the template folder."""
        if not url.startswith("data:") and (not url.startswith(self._house) or ".." in url):
            raise ValueError("a generated page asks for a file outside the template folder")
        return super().fetch(url, headers)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of ``record``."""
        self.records.append(record.getMessage())


@contextmanager
def _no_complaints(what: str) -> Iterator[None]:
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    logger.addHandler(collector)
    try:
        yield
    except FatalURLFetchingError as error:
        raise RenderFailed(
            f"{what}: {error}", "Report this: the program asked for a file that is not its own."
        ) from error
    finally:
        logger.removeHandler(collector)
    if collector.records:
        raise RenderFailed(
            f"{what}: the renderer reported: {'; '.join(collector.records[:5])}",
            "Report this with the file; until then print that file as PDF and name the PDF in the case file.",
        )


def element(tag: str, *content: "str | html.HtmlElement", **attributes: str) -> html.HtmlElement:
    """Return an HTML element; text in it is text, whatever markup it contains. ``class_`` gives the class."""
    named = {name.rstrip("_"): value for name, value in attributes.items()}
    made: html.HtmlElement = getattr(builder, tag.upper())(*content, **named)
    return made


def facts(rows: "list[tuple[str, str | html.HtmlElement]]") -> html.HtmlElement:
    """Return a list of labels and values, in two columns."""
    lines = [element("div", element("dt", label), element("dd", value)) for label, value in rows]
    return element("dl", *lines, class_="facts")


def sheet_pdf(title: str, language: str, *content: html.HtmlElement) -> bytes:
    """Return A4 pages with ``content`` in the house style; the same content gives the same bytes.

    Raises: RenderFailed when WeasyPrint reports anything.
    """
    page = builder.HTML(
        builder.HEAD(builder.META(charset="utf-8"), builder.TITLE(title)), builder.BODY(*content), lang=language
    )
    source = "<!DOCTYPE html>" + html.tostring(page, encoding="unicode", method="html")
    house = templates_folder() / "house"
    fetcher = _HouseFetcher()
    with _no_complaints(title):
        fonts = FontConfiguration()
        style = CSS(filename=str(house / "bundle.css"), font_config=fonts, url_fetcher=fetcher)
        document = HTML(string=source, base_url=house.as_uri() + "/", url_fetcher=fetcher)
        pdf: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_identifier=b"filing")
    return pdf
