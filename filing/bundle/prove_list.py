"""What a row of the exhibit list says beside its number and pages: the date, the title, what the exhibit proves."""

import unicodedata

from filing.bundle.printable import one_line
from filing.bundle.read_back import ListedRow
from filing.bundle.words import Words
from filing.casefile.exhibits import Exhibit

ON_ONE_PAGE = 250  # [characters] of a cell; the list divides only rows that are higher than a page


def close(text: str) -> str:
    """Return ``text`` without white space, its ligatures and wide forms as the letters they stand for."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def told_and_found(row: Exhibit, listed: ListedRow, words: Words) -> tuple[str, str]:
    """Return what the list should say of ``row``, without white space, and what it says.

    Only the last row of a page may go on over it, when it is long, or have something else below it: the table of what
    is missing. Every other row says neither less nor more.
    """
    title = one_line(row.title) or "–"
    expected = (
        f"{row.day:%d-%m-%Y}",
        f"{title} ({words.redacted})" if row.redacted else title,
        one_line(row.proves) or "–",
    )
    told = [close(one) for one in expected]
    found = [close(one) for one in listed.cells[1:4]]
    goes_on = listed.last and max(map(len, told)) > ON_ONE_PAGE
    same = len(found) == len(told) and all(
        other == one or (one and listed.last and other.startswith(one)) or (other and goes_on and one.startswith(other))
        for one, other in zip(told, found, strict=True)
    )
    return " / ".join(told), " / ".join(told if same else found)
