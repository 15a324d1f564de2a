"""What a row of the exhibit list says beside its number and pages: the date, the title, what the exhibit proves."""

import unicodedata

from filing.bundle.printable import one_line
from filing.bundle.read_back import ListedRow
from filing.bundle.words import Words
from filing.casefile.exhibits import Exhibit


def _close(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def told_and_found(row: Exhibit, listed: ListedRow, words: Words) -> tuple[str, str]:
    """Return what the list should say of ``row``, without white space, and what it says.

    A row may go on over the page, and something else may follow the last one: so much as stands there must be right.
    """
    title = one_line(row.title) or "–"
    expected = (
        f"{row.day:%d-%m-%Y}",
        f"{title} ({words.redacted})" if row.redacted else title,
        one_line(row.proves) or "–",
    )
    told = [_close(one) for one in expected]
    found = [_close(one) for one in listed.cells[1:4]]
    pairs = zip(told, found, strict=False)
    same = len(found) == len(told) and all(
        one and (one.startswith(other) or other.startswith(one)) for other, one in pairs
    )
    return " / ".join(told), " / ".join(told if same else found)
