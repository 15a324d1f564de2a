"""A4 pages made from words: the one place where the bundle uses WeasyPrint, in the house style of the documents.

Only files of the built-in template folder are within reach, and whatever WeasyPrint reports is an error.
"""

from functools import cache

from lxml import html
from lxml.html import builder
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from filing.documents.template_set import TemplateSet, load_templates
from filing.documents.to_pdf import HOUSE, HouseFetcher, every_record_is_an_error

STYLE = "house/bundle.css"


@cache
def _house() -> TemplateSet:
    return load_templates()


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
    fetcher = HouseFetcher(_house())
    with every_record_is_an_error("a page of the bundle"):
        fonts = FontConfiguration()
        style = CSS(string=_house().source(STYLE), base_url=HOUSE + STYLE, url_fetcher=fetcher, font_config=fonts)
        document = HTML(string=source, base_url=HOUSE, url_fetcher=fetcher)
        pdf: bytes = document.write_pdf(stylesheets=[style], font_config=fonts)
    return pdf
