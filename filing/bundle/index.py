"""The exhibit list in front of the bundle: rows with number, date, title, what it proves and pages.

Its widths do not depend on the page numbers, so that it takes as many pages before they are known as after: it is set
once to learn how many that are and once with the numbers that follow from it.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from filing.bundle.fonts import SEMIBOLD, face
from filing.bundle.printable import one_line
from filing.bundle.typeset import BODY, GAP, LEFT, MM, RIGHT, Column, Row, Setter, Sheets
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Absent, Counted, Exhibit, Exhibits, number_exhibits
from filing.dutch import short_date
from filing.errors import BundleUnproven

NUMBER_AT_LEAST, NUMBER_AT_MOST = 11 * MM, 40 * MM  # [pt] column of the numbers, as wide as the widest of them
DATE, VOLUME, PAGES = 22 * MM, 13 * MM, 24 * MM  # [pt] widths of columns


@dataclass(frozen=True, slots=True)
class About:
    """What stands above the exhibit list. ``on`` is the legal date; ``court`` may be empty."""

    reference: str
    parties: str
    court: str
    on: dt.date
    language: str = "nl"


def _columns(words: Words, labels: Sequence[str], *, volumes: bool) -> list[Column]:
    """Return the columns; neighbours alternate in weight, easy on the eye and told apart by a reader of the text."""
    widest = max((face(SEMIBOLD).width(label, BODY) for label in labels), default=0.0) + GAP
    number = min(max(widest, NUMBER_AT_LEAST), NUMBER_AT_MOST)
    rest = RIGHT - LEFT - number - DATE - PAGES - (VOLUME if volumes else 0)
    volume = [Column(words.volume, VOLUME)] if volumes else []
    return [
        Column(words.number, number, SEMIBOLD),
        Column(words.date, DATE),
        Column(words.title, rest / 2, SEMIBOLD),
        Column(words.proves, rest / 2),
        *volume,
        Column(words.pages, PAGES, SEMIBOLD, right=True),
    ]


def _title(exhibit: Exhibit, words: Words) -> str:
    title = one_line(exhibit.title) or "–"
    return f"{title} ({words.redacted})" if exhibit.redacted else title


def _row(exhibit: Exhibit, key: int | None, words: Words, *, volumes: bool) -> Row:
    volume = (str(exhibit.volume),) if volumes else ()
    return Row(
        cells=(
            exhibit.label,
            short_date(exhibit.day),
            _title(exhibit, words),
            one_line(exhibit.proves) or "–",
            *volume,
            words.page_range(exhibit.first_page, exhibit.last_page),
        ),
        key=key,
    )


def _missing(setter: Setter, absent: Sequence[Absent], words: Words) -> None:
    setter.skip(8 * MM)
    setter.paragraph(words.missing, SEMIBOLD, 12)
    number, day, *_others = _columns(words, [one.label for one in absent], volumes=False)
    rest = RIGHT - LEFT - number.width - day.width
    columns = [number, day, Column(words.title, rest / 2, SEMIBOLD), Column(words.reason, rest / 2)]
    rows = [
        Row((one.label or "–", short_date(one.day), one_line(one.title) or "–", one_line(one.reason) or "–"))
        for one in absent
    ]
    setter.table(columns, rows)


def _index(about: About, exhibits: Exhibits) -> Sheets:
    words = words_in(about.language)
    setter = Setter()
    setter.heading(words.exhibit_list)
    above = ((words.case, about.reference), (words.parties, about.parties), (words.court, about.court))
    volumes = exhibits.volumes > 1
    which = f"{exhibits.volume} / {exhibits.volumes}" if volumes else ""
    setter.facts([(label, one_line(value)) for label, value in (*above, (words.volume, which)) if value])
    here = {row.id: position for position, row in enumerate(exhibits.rows)}
    if exhibits.listed:
        rows = [_row(row, here.get(row.id), words, volumes=volumes) for row in exhibits.listed]
        setter.table(_columns(words, [row.label for row in exhibits.listed], volumes=volumes), rows)
    else:
        setter.paragraph(words.none)
    if exhibits.absent:
        _missing(setter, exhibits.absent, words)
    return setter.sheets()


def index_pages(
    about: About,
    counted: Sequence[Counted],
    *,
    volumes: int = 1,
    absent: Sequence[Absent] = (),
    labels: Mapping[str, str] | None = None,
) -> int:
    """Return how many pages the exhibit list takes; ``number_exhibits`` needs it.

    ``volumes`` is how many there may be: with more than one, the list has a column for them. ``labels`` are the
    numbers when they were given before.
    """
    several = [min(place + 1, volumes) for place in range(len(counted))] if volumes > 1 else ()
    stand_in = number_exhibits(counted, front_pages=1, labels=labels, volumes=several, absent=absent)
    return len(_index(about, stand_in).pages)


def index_sheets(about: About, exhibits: Exhibits) -> Sheets:
    """Return the exhibit list with its final page numbers, on exactly ``exhibits.front_pages`` pages.

    The key of a row is the place of its exhibit in ``exhibits.rows``; rows of other volumes have none.

    Raises: BundleUnproven when it takes more or fewer pages than the numbers were given for.
    """
    sheets = _index(about, exhibits)
    pages = len(sheets.pages)
    if pages != exhibits.front_pages:
        raise BundleUnproven(
            f"the exhibit list takes {pages} pages, but the exhibits are numbered behind {exhibits.front_pages}",
            "Number the exhibits anew with index_pages() of the same case, then assemble again.",
        )
    return sheets
