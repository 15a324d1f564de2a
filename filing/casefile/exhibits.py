"""The exhibits of a case as one value: numbers, labels and page ranges, fixed before anything is written.

A pleading cites ``productie 4, p. 31`` from this value and the bundle assembles what it says, so that a page number
is computed once and nowhere else.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from filing.casefile.areas import Area
from filing.casefile.exhibit_numbers import give_numbers, place_of


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence as the case file names it, in the order in which the case file names it.

    ``file`` is relative to the case folder, with forward slashes. ``day`` is the date of the document. ``late``: gets
    a letter behind the number before it. ``areas`` of its pages may not be shown. ``parent`` is the id of the evidence
    that this was inside of (an attachment of a mail, a file of an archive): it follows it as 4.1.
    ``password`` opens the file.
    """

    id: str
    file: str
    title: str
    day: dt.date
    proves: str
    kind: str = ""
    late: bool = False
    areas: tuple[Area, ...] = ()
    parent: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A numbered exhibit. Pages are those of the bundle, counted from 1; the index pages come first.

    ``label`` is the number as print shows it ("4", "4a", "4.1"). ``volume`` counts from 1. ``parent`` is the id of the
    exhibit that this one was inside of. ``redacted``: parts of it were removed, and the exhibit list says so.
    """

    id: str
    label: str
    title: str
    day: dt.date
    proves: str
    file: str
    sha256: str
    first_page: int
    pages: int
    volume: int = 1
    parent: str = ""
    redacted: bool = False

    @property
    def last_page(self) -> int:
        """The last page of the exhibit in the bundle."""
        return self.first_page + self.pages - 1


@dataclass(frozen=True, slots=True)
class Absent:
    """Evidence that the exhibit list names as missing: its number, date and title, and why it is not there."""

    label: str
    title: str
    day: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Exhibits:
    """The exhibits of a bundle, or of one volume of it, in their order behind ``front_pages`` index pages.

    A bundle of one file has one volume. Of a bundle of several, ``volume`` is 0 and ``rows`` are all exhibits; each
    volume, from ``of_volume``, has its own rows, its first page (page numbers run on over the volumes), and in
    ``whole`` the rows of all volumes, which its index lists. ``absent`` is what the index names as missing.
    ``tab_pages`` is the number of sheets that the bundle puts before every exhibit; they are not pages of the exhibit.
    """

    front_pages: int
    rows: tuple[Exhibit, ...]
    absent: tuple[Absent, ...] = ()
    volume: int = 1
    volumes: int = 1
    first_page: int = 1
    whole: tuple[Exhibit, ...] = ()
    tab_pages: int = 0

    @property
    def listed(self) -> tuple[Exhibit, ...]:
        """The exhibits that the index lists: those of every volume."""
        return self.whole or self.rows

    @property
    def total_pages(self) -> int:
        """Pages of the whole: index (once in every volume) and exhibits."""
        indexes = 1 if self.volume else self.volumes
        return self.front_pages * indexes + sum(row.pages + self.tab_pages for row in self.rows)

    @property
    def last_page(self) -> int:
        """The number on the last page."""
        return self.first_page + self.total_pages - 1

    def by_id(self, exhibit_id: str) -> Exhibit | None:
        """Return the exhibit with this id of the case file, or None when it is not in the bundle."""
        return next((row for row in self.rows if row.id == exhibit_id), None)

    def of_volume(self, number: int) -> "Exhibits":
        """Return volume ``number`` (from 1) of a bundle of several; a bundle of one file is its only volume."""
        if self.volume:
            return self
        before = [row.pages + self.tab_pages for row in self.rows if row.volume < number]
        return replace(
            self,
            rows=tuple(row for row in self.rows if row.volume == number),
            volume=number,
            first_page=1 + (number - 1) * self.front_pages + sum(before),
            whole=self.rows,
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """A piece of evidence that can be shown, with its digest and the pages it takes."""

    evidence: Evidence
    sha256: str
    pages: int


def in_bundle_order(evidence: Sequence[Evidence], history_order: Mapping[str, int]) -> tuple[Evidence, ...]:
    """Return ``evidence`` in the order of the bundle: by date, then by place in the history, then by id.

    ``history_order`` maps evidence ids to the position of the event that names them; unnamed evidence comes after.
    """
    last = len(history_order)
    return tuple(sorted(evidence, key=lambda item: (item.day, history_order.get(item.id, last), item.id)))


def number_exhibits(
    counted: Sequence[Counted],
    front_pages: int,
    labels: Mapping[str, str] | None = None,
    volumes: Sequence[int] = (),
    absent: Sequence[Absent] = (),
    tab_pages: int = 0,
) -> Exhibits:
    """Return the exhibits with their labels, page ranges following on from the index.

    ``labels`` are the numbers by id (``exhibit_numbers.give_numbers``), and the exhibits stand in the order of
    ``counted``; left out, numbers are given anew and the exhibits stand in the order of those. ``volumes``
    tells for each exhibit in which volume it stands, from 1 and never falling; left out, there is one. Every volume
    begins with the index; before every exhibit stand ``tab_pages`` sheets.
    """
    known = labels
    if known is None:
        known = given = give_numbers([item.evidence for item in counted])
        counted = sorted(counted, key=lambda item: place_of(given[item.evidence.id]))
    of_volume = tuple(volumes) or (1,) * len(counted)
    rows = []
    page = 1
    volume = 0
    for item, here in zip(counted, of_volume, strict=True):
        if here != volume:
            page += front_pages
            volume = here
        page += tab_pages
        evidence = item.evidence
        rows.append(
            Exhibit(
                id=evidence.id,
                label=known[evidence.id],
                title=evidence.title,
                day=evidence.day,
                proves=evidence.proves,
                file=evidence.file,
                sha256=item.sha256,
                first_page=page,
                pages=item.pages,
                volume=here,
                parent=evidence.parent,
                redacted=bool(evidence.areas),
            )
        )
        page += item.pages
    last = max(of_volume, default=1)
    return Exhibits(
        front_pages=front_pages,
        rows=tuple(rows),
        absent=tuple(absent),
        volume=1 if last == 1 else 0,
        volumes=last,
        tab_pages=tab_pages,
    )
