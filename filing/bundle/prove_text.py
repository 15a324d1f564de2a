"""The text of source pages compared with that of the same pages in the finished bundle, by pypdf: a sample, or all."""

import io
import os
import tempfile
import unicodedata
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from filing.casefile.exhibits import Exhibits

SAMPLE = 12  # [pages] spread evenly over the bundle
SOFT_HYPHEN = "\u00ad"
AHEAD = 2  # pieces of work that wait for each process
PAGES_AT_ONCE = 50  # [pages] one process compares before it takes more
UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True, slots=True)
class Pair:
    """A page of a source, from 0, and the same page in the bundle, from 0."""

    id: str
    of_source: int
    of_bundle: int


def all_pairs(exhibits: Exhibits) -> tuple[Pair, ...]:
    """Return every page of every exhibit with its place in the bundle."""
    return tuple(
        Pair(row.id, page, row.first_page - exhibits.first_page + page)
        for row in exhibits.rows
        for page in range(row.pages)
    )


def sampled(pairs: Sequence[Pair], size: int = SAMPLE) -> tuple[Pair, ...]:
    """Return ``size`` of ``pairs``, from the middle of as many equal stretches: always the same ones."""
    if len(pairs) <= size:
        return tuple(pairs)
    return tuple(pairs[(2 * place + 1) * len(pairs) // (2 * size)] for place in range(size))


def _text(reader: PdfReader, page: int) -> str | None:
    """Return the text of a page without white space; None where pypdf cannot read it.

    Ligatures are their letters, and hyphens that may stay out are hyphens: they look the same.
    """
    try:
        text = reader.pages[page].extract_text()
    except UNREADABLE:
        return None
    return "".join(unicodedata.normalize("NFKC", text).replace(SOFT_HYPHEN, "-").split())


def differing(bundle: PdfReader, source: PdfReader, pairs: Sequence[Pair]) -> list[int]:
    """Return the pages of the bundle, from 0, that do not hold the text of their source.

    A text that cannot be read in the source cannot be missed in the bundle.
    """
    found = []
    for pair in pairs:
        text = _text(source, pair.of_source)
        if text and text not in (_text(bundle, pair.of_bundle) or ""):
            found.append(pair.of_bundle)
    return found


def _by_source(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    together: dict[str, list[Pair]] = {}
    for pair in pairs:
        together.setdefault(pair.id, []).append(pair)
    for key, theirs in together.items():
        for start in range(0, len(theirs), PAGES_AT_ONCE):
            yield key, theirs[start : start + PAGES_AT_ONCE]


def texts_of_sample(bundle: PdfReader, sources: Mapping[str, bytes], pairs: Sequence[Pair]) -> list[int]:
    """Return the pages of the bundle, from 0, that differ from their source, of a few ``pairs``."""
    return [
        page
        for key, theirs in _by_source(pairs)
        for page in differing(bundle, PdfReader(io.BytesIO(sources[key])), theirs)
    ]


def _compare(bundle: str, source: bytes, pairs: list[Pair]) -> list[int]:
    with Path(bundle).open("rb") as stream:
        return differing(PdfReader(stream), PdfReader(io.BytesIO(source)), pairs)


def texts_of_all(pdf: bytes, sources: Mapping[str, bytes], pairs: Sequence[Pair]) -> list[int]:
    """Return the pages of the bundle, from 0, that differ from their source, all ``pairs`` compared in processes."""
    with tempfile.TemporaryDirectory(prefix="filing-") as folder:
        path = Path(folder) / "bundle.pdf"
        path.write_bytes(pdf)
        found: list[int] = []
        with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("spawn")) as pool:
            waiting: deque[Future[list[int]]] = deque()
            for key, theirs in _by_source(pairs):
                waiting.append(pool.submit(_compare, str(path), sources[key], theirs))
                if len(waiting) > AHEAD * (os.cpu_count() or 1):  # each holds the pages of its source
                    found += waiting.popleft().result()
            found += [page for one in waiting for page in one.result()]
        return found
