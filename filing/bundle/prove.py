"""The proof: the bundle opened again with pypdf, and every row checked against what is really there."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from filing.bundle.printable import one_line
from filing.bundle.read_back import NOWHERE, ListedRow, Reading, read_back
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Exhibit, Exhibits

NONE = "none"


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison: what the exhibits value says, and what pypdf found in the bundle."""

    name: str
    expected: str
    found: str

    @property
    def holds(self) -> bool:
        """Whether the two are the same."""
        return self.expected == self.found


@dataclass(frozen=True, slots=True)
class RowProof:
    """All checks of one exhibit."""

    id: str
    label: str
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether every check holds."""
        return all(check.holds for check in self.checks)


@dataclass(frozen=True, slots=True)
class Proof:
    """All checks: of the bundle as a whole, and of every row of the exhibit list."""

    whole: tuple[Check, ...]
    rows: tuple[RowProof, ...]

    @property
    def holds(self) -> bool:
        """Whether every check holds."""
        return all(check.holds for check in self.whole) and all(row.holds for row in self.rows)

    @property
    def failures(self) -> tuple[tuple[str, Check], ...]:
        """Every check that does not hold, with the number of its exhibit (empty for the whole)."""
        of_rows = [(row.label, check) for row in self.rows for check in row.checks if not check.holds]
        return (*(("", check) for check in self.whole if not check.holds), *of_rows)


def _on_pages(name: str, expected: list[str], found: list[str], first_page: int) -> Check:
    """Return a check over a run of pages that says no more than the first difference."""
    for offset, (one, other) in enumerate(zip(expected, found, strict=True)):
        if one != other:
            page = first_page + offset
            return Check(name, f"on page {page}: {one}", f"on page {page}: {other or NONE}")
    return Check(name, f"on {len(expected)} pages", f"on {len(found)} pages")


def _listed(reading: Reading, row: Exhibit) -> ListedRow:
    found = [listed for listed in reading.rows if listed.number == row.label]
    return found[0] if len(found) == 1 else ListedRow(number=NONE, pages=NONE, page=NOWHERE, target=NOWHERE)


def _row_proof(reading: Reading, exhibits: Exhibits, position: int, made: int, words: Words) -> RowProof:
    row = exhibits.rows[position]
    present = range(row.first_page, min(row.last_page, reading.pages) + 1)
    listed = _listed(reading, row)
    text, page = reading.outline[position + 1] if position + 1 < len(reading.outline) else (NONE, NOWHERE)
    back = {link.target for link in reading.links if link.page == row.first_page}
    stamps = [reading.stamps[number - 1] for number in present]
    labels = [reading.labels[number - 1] for number in present]
    checks = (
        Check("pages of the source", str(row.pages), str(made)),
        Check("pages in the bundle", str(row.pages), str(len(present))),
        Check("number in the list", row.label, listed.number),
        Check("pages in the list", words.page_range(row.first_page, row.last_page), listed.pages),
        Check("link in the list", str(row.first_page), str(listed.target)),
        Check("link back to the list", str(listed.page), str(listed.page if listed.page in back else NOWHERE)),
        _on_pages("stamps", [words.stamp(row.label, number) for number in present], stamps, row.first_page),
        _on_pages("page labels", [str(number) for number in present], labels, row.first_page),
        Check("text in the outline", words.entry(row.label, one_line(row.title), row.first_page), text),
        Check("page of the outline", str(row.first_page), str(page)),
    )
    return RowProof(id=row.id, label=row.label, checks=checks)


def _whole(reading: Reading, exhibits: Exhibits, pages_in: int, words: Words) -> tuple[Check, ...]:
    front = range(1, min(exhibits.front_pages, reading.pages) + 1)
    text, page = reading.outline[0] if reading.outline else (NONE, NOWHERE)
    dangling = sorted({link.page for link in reading.links if link.target == NOWHERE})
    return (
        Check("pages in + pages made = pages out", str(pages_in + exhibits.front_pages), str(reading.pages)),
        Check("rows in the list", str(len(exhibits.rows)), str(len(reading.rows))),
        Check("entries in the outline", str(len(exhibits.rows) + 1), str(len(reading.outline))),
        Check("outline of the list", f"{words.index_entry()} on page 1", f"{text} on page {page}"),
        _on_pages("stamps of the list", [words.stamp("", n) for n in front], [reading.stamps[n - 1] for n in front], 1),
        _on_pages("labels of the list", [str(n) for n in front], [reading.labels[n - 1] for n in front], 1),
        Check("links that lead nowhere", NONE, ", ".join(f"on page {number}" for number in dangling) or NONE),
        Check("things that act by themselves", NONE, ", ".join(reading.acting) or NONE),
    )


def prove(pdf: bytes, exhibits: Exhibits, source_pages: Mapping[str, int], language: str = "nl") -> Proof:
    """Return the proof of a bundle: for every row, list = stamps = labels = outline = link targets, and no page lost.

    ``source_pages`` gives the pages that each source brought, by exhibit id. A bundle that pypdf cannot read is a
    proof that fails, not an exception.
    """
    words = words_in(language)
    try:
        reading = read_back(PdfReader(io.BytesIO(pdf)), exhibits.front_pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        return Proof((Check("pypdf reads the bundle", "yes", f"{type(error).__name__}: {error}"),), ())
    rows = tuple(
        _row_proof(reading, exhibits, position, source_pages.get(row.id, 0), words)
        for position, row in enumerate(exhibits.rows)
    )
    return Proof(whole=_whole(reading, exhibits, sum(source_pages.values()), words), rows=rows)
