"""The exhibit list in front of the bundle: rows with number, date, title, what it proves and pages.

Columns are fixed and figures of equal width, so that the layout does not depend on the page numbers: it is set once to
learn how many pages it takes and once with the numbers that follow from that.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from filing.bundle.from_text import page_count
from filing.bundle.printable import breakable, one_line, printable
from filing.bundle.sheets import element, facts, sheet_pdf
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Counted, Exhibit, Exhibits, number_exhibits
from filing.dutch import short_date
from filing.errors import BundleUnproven

# A row links to this address until the bundle is put together and the page is there to link to.
ROW_ADDRESS = "filing:exhibit/"


@dataclass(frozen=True, slots=True)
class About:
    """What stands above the exhibit list. ``on`` is the legal date; ``court`` may be empty."""

    reference: str
    parties: str
    court: str
    on: dt.date
    language: str = "nl"


def _row(position: int, exhibit: Exhibit, words: Words) -> html.HtmlElement:
    cells = (
        ("number", exhibit.label),
        ("date", short_date(exhibit.day)),
        ("title", one_line(exhibit.title)),
        ("proves", one_line(exhibit.proves)),
        ("pages", words.page_range(exhibit.first_page, exhibit.last_page)),
    )
    address = f"{ROW_ADDRESS}{position}"
    links = ((column, element("a", breakable(text) or "–", href=address)) for column, text in cells)
    return element("tr", *(element("td", link, class_=column) for column, link in links))


def _table(exhibits: Exhibits, words: Words) -> html.HtmlElement:
    if not exhibits.rows:
        return element("p", words.none)
    heads = (
        ("number", words.number),
        ("date", words.date),
        ("title", words.title),
        ("proves", words.proves),
        ("pages", words.pages),
    )
    return element(
        "table",
        element("thead", element("tr", *(element("th", text, class_=column) for column, text in heads))),
        element("tbody", *(_row(position, row, words) for position, row in enumerate(exhibits.rows))),
        class_="index",
    )


def _index(about: About, exhibits: Exhibits) -> bytes:
    words = words_in(about.language)
    above: list[tuple[str, str | html.HtmlElement]] = [
        (label, printable(value)[0])
        for label, value in ((words.case, about.reference), (words.parties, about.parties), (words.court, about.court))
        if value
    ]
    return sheet_pdf(
        words.exhibit_list,
        words.language,
        element("h1", words.exhibit_list),
        facts(above),
        _table(exhibits, words),
    )


def index_pages(about: About, counted: Sequence[Counted]) -> int:
    """Return how many pages the exhibit list takes; ``number_exhibits`` needs it.

    Raises: RenderFailed when it cannot be set without complaint.
    """
    return page_count(_index(about, number_exhibits(counted, front_pages=1)))


def index_pdf(about: About, exhibits: Exhibits) -> bytes:
    """Return the exhibit list with its final page numbers, on exactly ``exhibits.front_pages`` pages.

    Raises: BundleUnproven when it takes more or fewer pages than the numbers were given for.
    """
    pdf = _index(about, exhibits)
    pages = page_count(pdf)
    if pages != exhibits.front_pages:
        raise BundleUnproven(
            f"the exhibit list takes {pages} pages, but the exhibits are numbered behind {exhibits.front_pages}",
            "Number the exhibits anew with index_pages() of the same case, then assemble again.",
        )
    return pdf
