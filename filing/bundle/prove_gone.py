"""Whether what redactions took is nowhere in a finished bundle: not on its page, and not beside it."""

from collections.abc import Mapping, Sequence

from pypdf import PdfReader

from filing.bundle.gone import still_there
from filing.bundle.gone_beside import words_beside
from filing.bundle.pages import Taken
from filing.bundle.read_back import Reading
from filing.bundle.same_word import all_of
from filing.casefile.exhibits import Exhibit, Exhibits

MOST_TOLD = 20


def _told_by_exhibit(reading: Reading, exhibits: Exhibits, row: Exhibit) -> list[str]:
    """Return the texts of the outline below the exhibit, and its named places: what its file gave them."""
    texts: list[str] = []
    top = -1  # the first topmost entry is the list
    for entry in reading.outline:
        top += entry.depth == 0
        if entry.depth and 0 < top <= len(exhibits.rows) and exhibits.rows[top - 1] is row:
            texts.append(entry.text)
    prefix = f"exhibit-{row.label}:"
    return texts + [name.removeprefix(prefix) for name in reading.names if name.startswith(prefix)]


def _of_exhibit(
    reader: PdfReader, reading: Reading, exhibits: Exhibits, row: Exhibit, taken: Sequence[Taken], *, fitted: bool
) -> list[str]:
    place = row.first_page - exhibits.first_page
    found = []
    for one in taken:
        left = still_there(reader.pages[place + one.page - 1], one, fitted=fitted)
        found += [f"on page {row.first_page + one.page - 1}: {thing}" for thing in left]
    words = all_of(one.words for one in taken)
    beside = words_beside(reader, _told_by_exhibit(reading, exhibits, row), words)
    if beside:
        found.append(f"beside the pages of exhibit {row.label}: {beside} of the words")
    return found


def what_remains(
    reader: PdfReader, reading: Reading, exhibits: Exhibits, taken: Mapping[str, Sequence[Taken]], *, fitted: bool
) -> str:
    """Return in words what of ``taken``, by exhibit id, is still in the bundle; nothing when all is gone.

    ``fitted``: pages were made smaller to fit the paper.
    """
    found = []
    for row in exhibits.rows:
        theirs = taken.get(row.id, ())
        if theirs:
            found += _of_exhibit(reader, reading, exhibits, row, theirs, fitted=fitted)
    return "; ".join(found[:MOST_TOLD])
