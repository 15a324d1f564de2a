"""The proof: the bundle opened again with pypdf, and every row checked against what is really there."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pikepdf
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from filing.bundle.claim import NO_CLAIM, Claim, claim_in
from filing.bundle.limits import MAX_OUTLINE_OF_BUNDLE
from filing.bundle.options import PLAIN, Options, Paper
from filing.bundle.origin import Origin, read_origin
from filing.bundle.pages import Taken
from filing.bundle.printable import one_line
from filing.bundle.prove_drawing import Difference, differences
from filing.bundle.prove_gone import what_remains
from filing.bundle.prove_list import told_and_found
from filing.bundle.prove_text import all_pairs, sampled, texts_of_all, texts_of_sample
from filing.bundle.read_back import NOWHERE, Entry, Link, ListedRow, Reading, read_back
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Exhibit, Exhibits

NONE = "none"
AS_PUT_IN = "the same"
UNREADABLE = (
    *(PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError),
    *(pikepdf.PdfError, pikepdf.PikepdfError),
)
NOTHING_TAKEN: Mapping[str, Sequence[Taken]] = MappingProxyType({})


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


def _in_turn(name: str, expected: Sequence[str], found: Sequence[str]) -> Check:
    """Return a check over things in their order that says no more than the first difference."""
    for position, (one, other) in enumerate(zip(expected, found, strict=False), start=1):
        if one != other:
            return Check(name, f"number {position}: {one}", f"number {position}: {other}")
    return Check(name, str(len(expected)), str(len(found)))


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is proven, and against what. ``places`` are the topmost entries of the outline in the order of the rows."""

    reading: Reading
    exhibits: Exhibits
    origins: Mapping[str, Origin]
    words: Words
    drawn: Mapping[str, Difference | None]

    def at(self, page: int) -> int:
        """Return the place in the file, from 1, of the page with this number."""
        return page - self.exhibits.first_page + 1

    def number(self, place: int) -> int:
        """Return the number of the page at a place of the file; ``NOWHERE`` stays so."""
        return place + self.exhibits.first_page - 1 if place != NOWHERE else NOWHERE

    def listed(self, row: Exhibit) -> ListedRow:
        found = [listed for listed in self.reading.rows if listed.number == row.label]
        return found[0] if len(found) == 1 else ListedRow(number=NONE, pages=NONE, page=NOWHERE, target=NOWHERE)

    def outline(self) -> list[list[Entry]]:
        """Return the entries of the outline, each topmost one with those below it."""
        found: list[list[Entry]] = []
        for entry in self.reading.outline:
            if entry.depth == 0 or not found:
                found.append([])
            found[-1].append(entry)
        return found


def _source_checks(subject: _Subject, row: Exhibit, below: Sequence[Entry], back: Sequence[Link]) -> list[Check]:
    """Return the checks that links, outline and named places of the source lead where they led."""
    origin, first = subject.origins[row.id], subject.at(row.first_page)
    most = MAX_OUTLINE_OF_BUNDLE // max(len(subject.exhibits.rows), 1)
    places = [
        f"{subject.words.heading(text, row.first_page + page - 1)} at level {depth + 1}"
        for text, page, depth in origin.outline[:most]
    ]
    found = [f"{entry.text} at level {entry.depth}" for entry in below]
    leads = [f"page {row.first_page + page - 1} to {row.first_page + target - 1}" for page, target in origin.links]
    inside = range(first, first + row.pages)
    links = [
        f"page {subject.number(link.page)} to {subject.number(link.target)}"
        for link in subject.reading.links
        if link.page in inside and link not in back
    ]
    prefix = f"exhibit-{row.label}:"
    named = {f"{prefix}{name}": row.first_page + page - 1 for name, page in origin.names.items()}
    kept = {name: subject.number(page) for name, page in subject.reading.names.items() if name.startswith(prefix)}
    pages = [subject.number(entry.page) for entry in below]
    expected = [row.first_page + page - 1 for _text, page, _depth in origin.outline[:most]]
    return [
        _in_turn("outline of the source", places, found),
        _in_turn("pages of the outline of the source", list(map(str, expected)), list(map(str, pages))),
        _in_turn("links of the source", leads, links),
        _in_turn("addresses of the source", *_both(origin.addresses, subject.reading.addresses, row, first)),
        _in_turn("notes of the source", *_both(origin.notes, subject.reading.notes, row, first)),
        _in_turn("named places of the source", _told(named), _told(kept)),
    ]


def _both(
    theirs: Sequence[tuple[int, str]], ours: Sequence[tuple[int, str]], row: Exhibit, first: int
) -> tuple[list[str], list[str]]:
    """Return what stands on the pages of ``row`` by its source, and by the bundle, where they begin at ``first``."""
    expected = [f"on page {row.first_page + page - 1}: {text}" for page, text in theirs]
    inside = range(first, first + row.pages)
    found = [f"on page {row.first_page + page - first}: {text}" for page, text in ours if page in inside]
    return expected, found


def _told(places: Mapping[str, int]) -> list[str]:
    return [f"{name} on page {page}" for name, page in sorted(places.items())]


def _drawing_check(other: Difference | None) -> Check:
    found = f"another on page {other.page}: {other.what}" if other is not None else AS_PUT_IN
    return Check("drawing of the source", AS_PUT_IN, found)


def _row_proof(subject: _Subject, position: int, outline: Sequence[Sequence[Entry]]) -> RowProof:
    reading, exhibits, words = subject.reading, subject.exhibits, subject.words
    row = exhibits.rows[position]
    first = subject.at(row.first_page)
    present = range(first, min(first + row.pages - 1, reading.pages) + 1)
    tabs = range(first - exhibits.tab_pages, first)
    listed = subject.listed(row)
    top, *below = outline[position + 1] if position + 1 < len(outline) else [Entry(NONE, NOWHERE)]
    back = [link for link in reading.links if link.page == first and 0 < link.target <= exhibits.front_pages][-1:]
    stamped = [*tabs, *present]
    labels = [reading.labels[place - 1] for place in stamped]
    numbers = [subject.number(place) for place in stamped]
    checks = [
        Check("pages of the source", str(row.pages), str(subject.origins[row.id].pages)),
        Check("pages in the bundle", str(row.pages), str(len(present))),
        Check("number in the list", row.label, listed.number),
        Check("pages in the list", words.page_range(row.first_page, row.last_page), listed.pages),
        Check("words in the list", *told_and_found(row, listed, words)),
        Check("link in the list", str(row.first_page), str(subject.number(listed.target))),
        Check(
            "link back to the list",
            str(subject.number(listed.page)),
            str(subject.number(back[0].target) if back else NOWHERE),
        ),
        _on_pages(
            "stamps",
            [words.stamp(row.label, number) for number in numbers],
            [reading.stamps[place - 1] for place in stamped],
            row.first_page - exhibits.tab_pages,
        ),
        _on_pages("page labels", list(map(str, numbers)), labels, row.first_page - exhibits.tab_pages),
        Check("text in the outline", words.entry(row.label, one_line(row.title), row.first_page), top.text),
        Check("page of the outline", str(row.first_page), str(subject.number(top.page))),
        Check(
            "named place",
            f"exhibit-{row.label} on page {row.first_page}",
            f"exhibit-{row.label} on page {subject.number(reading.names.get(f'exhibit-{row.label}', NOWHERE))}",
        ),
        _drawing_check(subject.drawn[row.id]),
        *_source_checks(subject, row, below, back),
    ]
    return RowProof(id=row.id, label=row.label, checks=tuple(checks))


def _whole(subject: _Subject, outline: Sequence[Sequence[Entry]]) -> list[Check]:
    reading, exhibits, words = subject.reading, subject.exhibits, subject.words
    front = range(1, min(exhibits.front_pages, reading.pages) + 1)
    numbers = [subject.number(place) for place in front]
    pages_in = sum(origin.pages for origin in subject.origins.values())
    made = exhibits.front_pages + exhibits.tab_pages * len(exhibits.rows)
    top = outline[0][0] if outline else Entry(NONE, NOWHERE)
    dangling = sorted({subject.number(link.page) for link in reading.links if link.target == NOWHERE})
    elsewhere = [row for row in exhibits.listed if row.volume != exhibits.volume] if exhibits.volumes > 1 else []
    expected = [f"{row.label}: {words.page_range(row.first_page, row.last_page)}" for row in elsewhere]
    labels = {row.label for row in elsewhere}
    found = [f"{listed.number}: {listed.pages}" for listed in reading.rows if listed.number in labels]
    return [
        Check("pages in + pages made = pages out", str(pages_in + made), str(reading.pages)),
        Check("rows in the list", str(len(exhibits.listed)), str(len(reading.rows))),
        *([_in_turn("rows of other volumes", expected, found)] if elsewhere else []),
        Check("entries in the outline", str(len(exhibits.rows) + 1), str(len(outline))),
        Check(
            "outline of the list",
            f"{words.index_entry(exhibits.first_page)} on page {exhibits.first_page}",
            f"{top.text} on page {subject.number(top.page)}",
        ),
        _on_pages(
            "stamps of the list",
            [words.stamp("", number) for number in numbers],
            [reading.stamps[place - 1] for place in front],
            exhibits.first_page,
        ),
        _on_pages(
            "labels of the list",
            list(map(str, numbers)),
            [reading.labels[place - 1] for place in front],
            exhibits.first_page,
        ),
        Check("links that lead nowhere", NONE, ", ".join(f"on page {number}" for number in dangling) or NONE),
        Check(
            "named places that lead nowhere",
            NONE,
            ", ".join(sorted(name for name, page in reading.names.items() if page == NOWHERE)) or NONE,
        ),
        Check("things that act by themselves", NONE, ", ".join(reading.acting) or NONE),
    ]


def _text_check(
    pdf: bytes, reader: PdfReader, exhibits: Exhibits, sources: Mapping[str, bytes], options: Options
) -> Check:
    pairs = [pair for pair in all_pairs(exhibits) if pair.of_bundle < len(reader.pages)]
    if options.prove_all:
        read = tuple(pairs)
        lost = texts_of_all(pdf, sources, read)
    else:
        read = sampled(pairs)
        lost = texts_of_sample(reader, sources, read)
    name = f"text of the source on {len(read)} of {len(pairs)} pages"
    pages = [f"page {page + exhibits.first_page}" for page in lost]
    return Check(name, "the same", f"another on {', '.join(pages[:20])}" if pages else "the same")


def prove(
    pdf: bytes,
    exhibits: Exhibits,
    sources: Mapping[str, bytes],
    language: str = "nl",
    options: Options = PLAIN,
    taken: Mapping[str, Sequence[Taken]] = NOTHING_TAKEN,
    claim: Claim = NO_CLAIM,
    put_in: Mapping[str, bytes] | None = None,
) -> Proof:
    """Return the proof of a bundle: for every row, list = stamps = labels = outline = link targets, and no page lost.

    ``sources`` gives the PDF that each exhibit was made from, by exhibit id; ``taken`` what redactions took;
    ``put_in`` the pages that were put in, where a program has written them anew since they were read. A bundle that
    cannot be read is a proof that fails, not an exception.
    """
    words = words_in(language)
    try:
        reader = PdfReader(io.BytesIO(pdf))
        reading = read_back(reader, exhibits.front_pages)
        origins = {row.id: read_origin(sources[row.id]) for row in exhibits.rows}
        text = _text_check(pdf, reader, exhibits, sources, options)
        drawn = differences(pdf, exhibits, sources if put_in is None else put_in)
        claimed = Check(claim.name, claim.text, claim_in(reader))
        gone = []
        if any(taken.values()):
            remains = what_remains(reader, reading, exhibits, taken, fitted=options.paper is Paper.A4)
            gone.append(Check("what was redacted is gone", NONE, remains or NONE))
    except UNREADABLE as error:
        return Proof((Check("pypdf reads the bundle", "yes", f"{type(error).__name__}: {error}"),), ())
    subject = _Subject(reading, exhibits, origins, words, drawn)
    outline = subject.outline()
    rows = tuple(_row_proof(subject, position, outline) for position in range(len(exhibits.rows)))
    return Proof(whole=(*_whole(subject, outline), text, *gone, claimed), rows=rows)
