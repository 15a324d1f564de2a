"""Whether a finished bundle is still what was made: every file by its digest, and the PDF against its XML, row by row.

It finds every change to one of the files, and a PDF and an XML that no longer say the same. It does not prove who made
the bundle: whoever can make bundles can make another one.
"""

import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from filing.bundle.examine_records import against_the_collection, against_the_ledger, against_the_proof
from filing.bundle.manifest import NAMESPACE
from filing.bundle.printable import one_line
from filing.bundle.prove_list import close, told_and_found
from filing.bundle.read_back import NOWHERE, Entry, Reading, read_back
from filing.bundle.record import COLLECTION_NAME, LEDGER_NAME, PROOF_NAME
from filing.bundle.reopen import parsed
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Exhibit
from filing.errors import BundleNotReopened, Problem
from filing.files import inside, sha256

CHANGED = "BUNDLE-CHANGED"
TOGETHER = "Ask the maker for the bundle again, with all of its files; do not use these."
MOST_BYTES = 2 * 1024 * 1024 * 1024  # [bytes] of one file
UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
FACT = 200  # [characters] of the case and the parties that are looked for on the list
_B = {"b": NAMESPACE}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a bundle says of itself; sound when ``problems`` is empty."""

    reference: str
    on: str
    program: str
    exhibits: int
    pages: int
    files: int
    complete: bool
    problems: tuple[Problem, ...]


def _problem(where: str, what: str) -> Problem:
    return Problem(CHANGED, what, TOGETHER, path=where)


def examine(path: Path) -> Examined:
    """Return what the bundle says whose XML stands at ``path``, with every change that was found.

    Raises: BundleNotReopened: there is no such XML, or it is not valid; then nothing it says can be trusted.
    """
    root = parsed(path)
    case, maker = root.find("b:case", _B), root.find("b:provenance", _B)
    listed = {file.get("name", ""): file.get("sha256", "") for file in root.iterfind("b:file", _B)}
    problems: list[Problem] = []
    records = _proof(path.parent, root, path.name, listed, problems)
    held = dict(_held(path.parent, path.name, listed | records, problems))
    for name, said in ((LEDGER_NAME, against_the_ledger), (COLLECTION_NAME, against_the_collection)):
        if name in held:
            problems += [_problem(name, what) for what in said(root, held[name])]
    rows = [_row(entry) for entry in root.iterfind("b:exhibits/b:exhibit", _B)]
    for file in root.iterfind("b:file", _B):
        if file.get("name", "") in held:
            problems += _against_the_xml(root, file, rows, held[file.get("name", "")])
    return Examined(
        reference="" if case is None else case.get("reference", ""),
        on="" if case is None else case.get("on", ""),
        program="" if maker is None else maker.get("program", ""),
        exhibits=len(rows),
        pages=sum(int(file.get("pages", "0")) for file in root.iterfind("b:file", _B)),
        files=len(listed) + len(records) + 1,
        complete=root.get("complete") == "true",
        problems=tuple(problems),
    )


def _read(folder: Path, name: str) -> bytes:
    found = inside(folder, name)
    try:
        if found is None or not found.is_file():
            raise BundleNotReopened(f"{name} does not stand beside its XML.", TOGETHER)
        if found.stat().st_size > MOST_BYTES:
            raise BundleNotReopened(f"{name} is larger than 2 GB.", TOGETHER)
        return found.read_bytes()
    except OSError as error:
        raise BundleNotReopened(f"{name} cannot be read: {error.strerror}.", TOGETHER) from error


def _proof(
    folder: Path, root: etree._Element, xml: str, listed: Mapping[str, str], problems: list[Problem]
) -> dict[str, str]:
    """Return the digests that the proof gives of the records beside the PDF."""
    try:
        proof = json.loads(_read(folder, PROOF_NAME))
        files = {one["file"]: one["sha256"] for one in proof["files"]}
        records = {one["file"]: one["sha256"] for one in proof["records"]}
        checks = [*proof["whole"], *(check for one in proof["exhibits"] for check in one["checks"])]
        holds = proof["holds"] is True and all(one["holds"] is True for one in (*checks, *proof["exhibits"]))
        holds = holds and all(one["expected"] == one["found"] for one in checks)
        problems += [_problem(PROOF_NAME, what) for what in against_the_proof(root, proof)]
    except BundleNotReopened as error:
        problems.append(_problem(PROOF_NAME, error.message))
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        problems.append(_problem(PROOF_NAME, "It is no proof of this program, or one of an older program."))
        return {}
    if files != dict(listed):
        problems.append(_problem(PROOF_NAME, f"It is the proof of other files than those that {xml} names."))
    if not holds:
        problems.append(_problem(PROOF_NAME, "It says that something did not hold; such a bundle is never written."))
    if records.keys() != {xml, COLLECTION_NAME, LEDGER_NAME}:
        problems.append(_problem(PROOF_NAME, "It does not name the records that go with the bundle."))
    return records


def _held(folder: Path, xml: str, digests: Mapping[str, str], problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    for name, digest in digests.items():
        try:
            data = _read(folder, name)
        except BundleNotReopened as error:
            problems.append(_problem(name, error.message))
            continue
        if sha256(data) != digest:
            by = xml if name not in {xml, COLLECTION_NAME, LEDGER_NAME} else PROOF_NAME
            problems.append(_problem(name, f"It was changed: its SHA-256 is not the one that {by} gives."))
        yield name, data


def _row(entry: etree._Element) -> Exhibit:
    def text(name: str) -> str:
        return entry.findtext(f"b:{name}", "", _B) or ""

    return Exhibit(
        id=entry.get("id", ""),
        label=entry.get("number", ""),
        title=text("title"),
        day=dt.date.fromisoformat(entry.get("date", "")[:10]),
        proves=text("proves"),
        file="",
        sha256="",
        first_page=int(entry.get("first-page", "0")),
        pages=int(entry.get("last-page", "0")) - int(entry.get("first-page", "0")) + 1,
        volume=int(entry.get("volume", "1")),
    )


def _against_the_xml(root: etree._Element, file: etree._Element, rows: list[Exhibit], pdf: bytes) -> Iterator[Problem]:
    """Yield where a PDF does not say what the XML says of it."""
    name, first = file.get("name", ""), int(file.get("first-page", "1"))
    case, front = root.find("b:case", _B), root.find("b:list", _B)
    words = words_in("nl" if case is None else case.get("language", "nl"))
    try:
        reader = PdfReader(io.BytesIO(pdf))
        reading = read_back(reader, int("1" if front is None else front.get("last-page", "1")))
        listed = close(reader.pages[0].extract_text())
    except UNREADABLE:
        yield _problem(name, "It cannot be read as a PDF.")
        return
    if reading.pages != int(file.get("pages", "0")):
        yield _problem(name, f"It has {reading.pages} pages; the XML says {file.get('pages')}.")
        return
    yield from (_problem(name, f"It holds what acts by itself: {what}.") for what in reading.acting)
    lost = sorted({link.page for link in reading.links if link.target == NOWHERE})
    yield from (_problem(name, f"A link on page {page + first - 1} leads nowhere.") for page in lost)
    of_case = [] if case is None else [case.get("reference", ""), case.findtext("b:parties", "", _B) or ""]
    if not all(close(one_line(one))[:FACT] in listed for one in of_case):
        yield _problem(name, "Its list does not name the case and the parties that the XML names.")
    top = [entry for entry in reading.outline if entry.depth == 0][1:]
    here = [row for row in rows if row.volume == int(file.get("volume", "1"))]
    if len(top) != len(here):
        yield _problem(name, f"Its outline has {len(top)} exhibits; the XML names {len(here)}.")
        return
    for row, entry in zip(here, top, strict=True):
        for what, told, found in _facts(row, entry, reading, first, words):
            if told != found:
                yield _problem(f"{name}, exhibit {row.label}", f"{what}: the XML says {told}; the PDF {found}.")


def _facts(row: Exhibit, entry: Entry, reading: Reading, first: int, words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield what the XML says of an exhibit and what the PDF says, each under its name."""
    at = row.first_page - first
    pages = range(row.first_page, row.last_page + 1)
    stamps, labels = (list(one[at : at + row.pages]) for one in (reading.stamps, reading.labels))
    expected = [words.stamp(row.label, page) for page in pages]
    wrong = [page for page, one, other in zip(pages, expected, stamps, strict=False) if one != other]
    yield "stamps", "the same", f"another on page {wrong[0]}" if wrong else "the same"
    yield "page labels", ", ".join(map(str, pages)), ", ".join(labels)
    yield "outline", words.entry(row.label, one_line(row.title), row.first_page), entry.text
    yield "page of the outline", str(row.first_page), str(entry.page + first - 1)
    named = reading.names.get(f"exhibit-{row.label}", NOWHERE)
    yield "named place", str(row.first_page), str(named + first - 1)
    back = [one.target for one in reading.links if one.page == at + 1 and one.target != NOWHERE][-1:]
    listed = [one for one in reading.rows if one.number == row.label]
    yield "rows in the list", "1", str(len(listed))
    for one in listed[:1]:
        yield "pages in the list", words.page_range(row.first_page, row.last_page), one.pages
        yield "link in the list", str(row.first_page), str(one.target + first - 1)
        yield "link back to the list", f"[{one.page}]", str(back)
        shown = [told_and_found(one_way, one, words) for one_way in (row, replace(row, redacted=True))]
        yield "words in the list", *next((pair for pair in shown if pair[0] == pair[1]), shown[0])
