"""Whether words that were taken from a page still stand in anything that belongs to it: notes, links, data."""

from collections.abc import Iterator, Sequence

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

SHORTEST = 4  # [characters] of a word that does not occur by chance
MAX_OBJECTS = 100_000
# What leads away from the page; fonts and pictures hold no words, and what is drawn is read apart.
ELSEWHERE = frozenset({"/Parent", "/P", "/Font", "/ColorSpace", "/Dest", "/FontDescriptor", "/Shading", "/Properties"})
DRAWN = frozenset({"/Image", "/Form"})


def _strings(root: DictionaryObject) -> Iterator[str]:
    """Give every string that can be reached from the page ``root``, and the data of streams that are not drawn."""
    waiting: list[PdfObject] = [root.raw_get(key) for key in root if str(key) not in {"/Contents", *ELSEWHERE}]
    seen: set[int] = set()
    met = 0
    while waiting and met < MAX_OBJECTS:
        met += 1
        thing: PdfObject | None = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, TextStringObject):
            yield str(thing)
        elif isinstance(thing, ByteStringObject):
            yield thing.decode("latin-1")
        elif isinstance(thing, ArrayObject):
            waiting.extend(list.__iter__(thing))
        elif isinstance(thing, DictionaryObject):
            if isinstance(thing, StreamObject) and str(thing.get("/Subtype")) not in DRAWN:
                yield from _both_ways(thing.get_data())
            waiting.extend(thing.raw_get(key) for key in thing if str(key) not in ELSEWHERE)


def _both_ways(data: bytes) -> Iterator[str]:
    yield data.decode("latin-1")
    yield data.decode("utf-16-be", "ignore")


def words_found(page: DictionaryObject, drawn: Sequence[str], words: Sequence[str]) -> int:
    """Return how many of ``words`` stand in the strings of ``page``, or in ``drawn``, the strings that it shows."""
    looked_for = {word.casefold() for word in words if len(word) >= SHORTEST}
    if not looked_for:
        return 0
    found: set[str] = set()
    for text in (*drawn, *_strings(page)):
        folded = text.casefold()
        found.update(word for word in looked_for if word in folded)
    return len(found)
