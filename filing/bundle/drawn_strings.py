"""Every string among drawing instructions, as its bytes say it, whatever font gives them another meaning."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, Dictionary, Object, Page, Stream, String

MOST_STREAMS = 10_000
HOLDS = ("/XObject", "/Pattern", "/ExtGState", "/Font")


def _in_operand(operand: object) -> Iterator[str]:
    if isinstance(operand, String):
        data = bytes(operand)
        yield str(operand)
        yield data.decode("latin-1")
        yield data.decode("utf-8", "replace")
    elif isinstance(operand, Array):
        joined = b"".join(bytes(one) for one in operand.as_list() if isinstance(one, String))
        yield joined.decode("latin-1")
        yield joined.decode("utf-8", "replace")
    elif isinstance(operand, Dictionary):
        for key in operand:
            yield from _in_operand(operand[str(key)])


def strings_in(source: Page | Stream) -> Iterator[str]:
    """Give the strings among the instructions of ``source``; pikepdf's errors when they cannot be read."""
    for instruction in pikepdf.parse_content_stream(source):
        if not isinstance(instruction, ContentStreamInlineImage):
            for operand in instruction.operands:
                yield from _in_operand(operand)


def strings_shown(page: Page) -> list[str]:
    """Return the strings among the instructions of ``page`` and of all that it draws with."""
    found = [*strings_in(page)]
    waiting: list[object] = [page.obj.get("/Resources")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST_STREAMS:
        thing = waiting.pop()
        if isinstance(thing, Object) and thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, Stream) and ("/BBox" in thing or "/PatternType" in thing):
            found += strings_in(thing)
        if isinstance(thing, Dictionary | Stream):
            waiting += [thing.get(key) for key in ("/Resources", "/SMask", "/G", "/CharProcs")]
            for kind in HOLDS:
                shelf = thing.get(kind)
                waiting += [below for _name, below in shelf.items()] if isinstance(shelf, Dictionary) else []
    return found
