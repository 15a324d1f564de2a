"""Whether words that were taken from an exhibit stand beside its pages: in the outline, names, data about the file.

What the bundle says in the words of the case file (titles, its own name) is left out: that is for who writes those.
"""

from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, PdfObject

from filing.bundle.gone_words import Walk
from filing.bundle.same_word import Sought

# Read apart, or made here with nothing from a source: how the bundle opens, and what colours its claim speaks of.
APART = frozenset({"/Pages", "/Outlines", "/Dests", "/Lang", "/OutputIntents", "/PageLabels", "/ViewerPreferences"})
OURS = frozenset({"/Title", "/Producer"})


def _entry(owner: PdfObject | None, key: str) -> PdfObject | None:
    return owner.raw_get(key).get_object() if isinstance(owner, DictionaryObject) and key in owner else None


def _about_file(reader: PdfReader) -> Iterator[str]:
    title = str(_entry(_entry(reader.trailer, "/Info"), "/Title") or "")
    info = _entry(reader.trailer, "/Info")
    for key in info if isinstance(info, DictionaryObject) else ():
        if str(key) not in OURS:
            yield str(info[key] if isinstance(info, DictionaryObject) else "")
    for text in Walk(reader, APART).texts(reader.root_object, page=False):
        yield text.replace(title, " ") if title else text


def words_beside(reader: PdfReader, told: Sequence[str], words: Sought) -> int:
    """Return how many of ``words`` the file says of itself, or ``told`` repeats: what an exhibit's own file told."""
    return len(words.found_among((*told, *_about_file(reader)))) if words else 0
