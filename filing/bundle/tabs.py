"""Tab sheets: a page before an exhibit with its number in large letters, its date, its title and what it proves."""

from filing.bundle.fonts import SEMIBOLD
from filing.bundle.printable import one_line
from filing.bundle.typeset import MM, Setter, Sheets
from filing.bundle.words import Words
from filing.casefile.exhibits import Exhibit
from filing.dutch import short_date
from filing.errors import BundleUnproven

ABOVE = 70 * MM  # [pt] free above the number, so that it stands where the eye falls
NUMBER_SIZE, TITLE_SIZE = 40.0, 16.0  # [pt] of the letters
LONGEST = 600  # [characters] of a title or of what is proven, so that a tab is one page


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def tab_sheets(row: Exhibit, words: Words) -> Sheets:
    """Return the tab sheet of an exhibit: exactly one page.

    Raises: BundleUnproven when it would take more.
    """
    setter = Setter()
    setter.skip(ABOVE)
    setter.heading(f"{words.exhibit} {row.label}", NUMBER_SIZE)
    setter.paragraph(_short(row.title) or "–", SEMIBOLD, TITLE_SIZE)
    setter.skip(4 * MM)
    proves = [(words.proves, _short(row.proves))] if row.proves.strip() else []
    pages = words.page_range(row.first_page, row.last_page)
    setter.facts([(words.date, short_date(row.day)), *proves, (words.pages, pages)])
    sheets = setter.sheets()
    if len(sheets.pages) != 1:
        raise BundleUnproven(
            f"the tab sheet of exhibit {row.label} takes {len(sheets.pages)} pages instead of one",
            "Make the bundle without tab sheets, and report this.",
        )
    return sheets
