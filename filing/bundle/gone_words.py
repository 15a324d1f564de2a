"""Whether words that were taken from a page still stand in anything that belongs to it, drawn or not.

Notes, links, names of layers, inks and resources, texts beside drawings, metadata, and what is there and not used.
"""

import re
from collections.abc import Iterator, Sequence

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from filing.bundle.read_back import stamp_of
from filing.bundle.same_word import Sought

MOST_OBJECTS = 500_000
# What leads away from the page, and what holds no words: tables of fonts and their shapes, dates.
ELSEWHERE = frozenset({"/Parent", "/P", "/Dest", "/CIDSystemInfo", "/ToUnicode", "/Encoding", "/JBIG2Globals",
                       "/FontFile", "/FontFile2", "/FontFile3", "/M", "/CreationDate"})  # fmt: skip
SHELVES = frozenset({"/XObject", "/ExtGState", "/Font", "/ColorSpace", "/Pattern", "/Shading", "/Properties"})
CALLED = frozenset({"/Name", "/Intent"})  # entries whose names a maker chooses
INKED = frozenset({"/Separation", "/DeviceN"})
PLAIN = re.compile(r"/[A-Z]{1,2}\d+|/Default(?:Gray|RGB|CMYK)|/Filing\w*|/Page")
OWN_TAGS = frozenset({"/Artifact", "/Span", "/OC"})
UNDRAWN = re.compile(r"<[^>]*>")


def _raw(value: PdfObject) -> bytes:
    if isinstance(value, TextStringObject):
        return value.original_bytes
    return bytes(value) if isinstance(value, bytes) else b""


def both_ways(data: bytes) -> Iterator[str]:
    """Give ``data`` as text in each of the ways in which words are written in a file."""
    yield data.decode("latin-1")
    yield data.decode("utf-8", "replace")
    if b"\x00" in data:
        yield data.decode("utf-16-be", "ignore")
        yield data.decode("utf-16-le", "ignore")


def _in_operand(operand: object) -> Iterator[str]:
    if isinstance(operand, TextStringObject | ByteStringObject):
        yield from both_ways(_raw(operand))
    elif isinstance(operand, ArrayObject):
        joined = b"".join(_raw(one) for one in list.__iter__(operand))
        yield from both_ways(joined)
    elif isinstance(operand, DictionaryObject):
        for key in operand:
            yield from _in_operand(operand.raw_get(key))


def _in_instructions(content: StreamObject, pdf: object) -> Iterator[str]:
    """Give every text among the instructions, shown or beside, and the tags they bear."""
    for operands, operator in ContentStream(content, pdf).operations:
        listed = operands if isinstance(operands, list) else [operands.get("settings")]
        for operand in listed:
            yield from _in_operand(operand)
        if operator in {b"BMC", b"BDC", b"MP", b"DP"} and listed and str(listed[0]) not in OWN_TAGS:
            yield str(listed[0])


def _names_in(key: str, thing: DictionaryObject | ArrayObject) -> Iterator[str]:
    """Give the names that the maker of a file chose."""
    if isinstance(thing, ArrayObject):
        items = list(list.__iter__(thing))
        if items and str(items[0]) in INKED and len(items) > 1:
            inks = items[1].get_object()
            yield from map(str, list.__iter__(inks) if isinstance(inks, ArrayObject) else [inks])
        return
    if key in SHELVES:
        yield from (str(name) for name in thing if not PLAIN.fullmatch(str(name)))
    for entry in CALLED:
        found = thing.get(entry)
        if isinstance(found, NameObject):
            yield str(found)


class Walk:
    """Goes through everything that hangs on something, and gives the texts it meets."""

    def __init__(self, pdf: object, skipped: frozenset[str] = frozenset()) -> None:
        self._pdf = pdf
        self._skipped = ELSEWHERE | skipped
        self._seen: set[int] = set()

    def texts(self, root: DictionaryObject, *, page: bool) -> Iterator[str]:
        """Give every text that can be reached from ``root``, which is a page or not, without going to other pages.

        Raises: ValueError when there is more than can be walked.
        """
        waiting: list[tuple[str, PdfObject]] = list(self._below(root))
        if page:
            waiting = [(key, value) for key, value in waiting if key != "/Contents"]
        met = 0
        while waiting:
            met += 1
            if met > MOST_OBJECTS:
                message = "more things hang on the page than are read"
                raise ValueError(message)
            key, value = waiting.pop()
            thing: PdfObject | None = value
            if isinstance(value, IndirectObject):
                if value.idnum in self._seen:
                    continue
                self._seen.add(value.idnum)
                thing = value.get_object()
            if isinstance(thing, TextStringObject | ByteStringObject):
                yield from _in_operand(thing)
            elif isinstance(thing, ArrayObject):
                yield from _names_in(key, thing)
                waiting.extend((key, one) for one in list.__iter__(thing))
            elif isinstance(thing, DictionaryObject) and str(thing.get("/Type")) not in {"/Page", "/Pages"}:
                yield from _names_in(key, thing)
                if isinstance(thing, StreamObject):
                    yield from self._data(key, thing)
                waiting.extend(self._below(thing))

    def _below(self, thing: DictionaryObject) -> Iterator[tuple[str, PdfObject]]:
        for key in thing:
            if str(key) not in self._skipped:
                yield str(key), thing.raw_get(key)

    def _data(self, key: str, stream: StreamObject) -> Iterator[str]:
        if str(stream.get("/Subtype")) == "/Form" or "/PatternType" in stream or key == "/CharProcs":
            yield from _in_instructions(stream, self._pdf)
        elif str(stream.get("/Subtype")) == "/XML" or key == "/Metadata":
            yield UNDRAWN.sub(" ", stream.get_data().decode("utf-8", "replace"))
        elif str(stream.get("/Subtype")) != "/Image" and not {"/FunctionType", "/ShadingType", "/N"} & set(stream):
            yield from both_ways(stream.get_data())


def _stamp(page: PageObject) -> frozenset[str]:
    """Return what the stamp of the bundle says on ``page``, in every way in which it is met here."""
    text = stamp_of(page)
    return frozenset((text, *both_ways(text.encode("cp1252", "replace"))))


def words_found(page: PageObject, drawn: Sequence[str], words: Sought) -> int:
    """Return how many of ``words`` stand in what belongs to ``page``, or in ``drawn``, the strings that it shows."""
    if not words:
        return 0
    content = page.get_contents()
    beside = _in_instructions(content, page.pdf) if content is not None else ()
    ours = _stamp(page)
    texts = (*drawn, *beside, *Walk(page.pdf).texts(page, page=True))
    return len(words.found_among(text for text in texts if text not in ours))
