"""The exhibits of a case as one value: numbers, labels and page ranges, fixed before anything is written.

A pleading cites ``productie 4, p. 31`` from this value and the bundle assembles what it says, so that a page number
is computed once and nowhere else.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence as the case file names it, in the order in which the case file names it.

    ``file`` is relative to the case folder, with forward slashes. ``day`` is the date of the document. ``late``: gets
    a letter behind the number before it. ``redacted``: parts of it may not be shown.
    """

    id: str
    file: str
    title: str
    day: dt.date
    proves: str
    kind: str = ""
    late: bool = False
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A numbered exhibit. Pages are those of the bundle, counted from 1; the index pages come first.

    ``label`` is the number as print shows it ("4"; later also "4a").
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

    @property
    def last_page(self) -> int:
        """The last page of the exhibit in the bundle."""
        return self.first_page + self.pages - 1


@dataclass(frozen=True, slots=True)
class Exhibits:
    """All exhibits in the order of the bundle, behind ``front_pages`` index pages."""

    front_pages: int
    rows: tuple[Exhibit, ...]

    @property
    def total_pages(self) -> int:
        """Pages of the whole bundle: index and exhibits."""
        return self.front_pages + sum(row.pages for row in self.rows)

    def by_id(self, exhibit_id: str) -> Exhibit | None:
        """Return the exhibit with this id of the case file, or None when it is not in the bundle."""
        return next((row for row in self.rows if row.id == exhibit_id), None)


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


def number_exhibits(counted: Sequence[Counted], front_pages: int) -> Exhibits:
    """Return the exhibits numbered 1, 2, 3 … in the given order, page ranges following on from the index.

    A late exhibit gets a letter behind the number before it (4a, 4b), so that the others keep theirs.
    """
    rows = []
    page = front_pages + 1
    number = letter = 0
    for item in counted:
        evidence = item.evidence
        number, letter = (number, letter + 1) if evidence.late else (number + 1, 0)
        label = f"{number}{_LETTERS[letter - 1] if letter else ''}"
        rows.append(
            Exhibit(
                id=evidence.id,
                label=label,
                title=evidence.title,
                day=evidence.day,
                proves=evidence.proves,
                file=evidence.file,
                sha256=item.sha256,
                first_page=page,
                pages=item.pages,
            )
        )
        page += item.pages
    return Exhibits(front_pages=front_pages, rows=tuple(rows))
