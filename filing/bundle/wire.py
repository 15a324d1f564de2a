"""What passes between this program and its readers: questions and answers as JSON with the bytes behind it.

Nothing that arrives is run or turned into objects by itself, since a reader has handled files that anybody may have
sent.
"""

import json
import struct
from collections.abc import Sequence
from decimal import Decimal
from typing import IO, Any

from filing.bundle.pages import Asked, Attached, Fate, Inside, Kept, Pages, Taken
from filing.bundle.refusals import Reason, Refused
from filing.bundle.same_word import Sought
from filing.casefile.areas import Area, Unit

Answer = Pages | Inside | Refused
HEAD = struct.Struct(">II")  # [bytes] of the JSON, and how many blocks of bytes follow
SIZE = struct.Struct(">Q")  # [bytes] of one block


def send(stream: IO[bytes], facts: dict[str, Any], blocks: Sequence[bytes]) -> None:
    """Write one message; it is on its way when this returns."""
    text = json.dumps(facts).encode()
    stream.write(HEAD.pack(len(text), len(blocks)))
    stream.write(text)
    for block in blocks:
        stream.write(SIZE.pack(len(block)))
        stream.write(block)
    stream.flush()


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        message = "the other side ended in the middle of a message"
        raise EOFError(message)
    return data


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Return the next message.

    Raises: EOFError when the other side has ended; ValueError when it says something that is no message.
    """
    length, count = HEAD.unpack(_exactly(stream, HEAD.size))
    facts = json.loads(_exactly(stream, length))
    blocks = [_exactly(stream, SIZE.unpack(_exactly(stream, SIZE.size))[0]) for _ in range(count)]
    if not isinstance(facts, dict):
        message = "a message is no object"
        raise ValueError(message)  # noqa: TRY004 - the caller treats all that is no message alike
    return facts, blocks


def question(asked: Asked) -> tuple[dict[str, Any], list[bytes]]:
    """Return ``asked`` as a message."""
    fates = None
    if asked.fates is not None:
        fates = [[fate.name, fate.media_type, fate.size, fate.pages, fate.reason, fate.repeats] for fate in asked.fates]
    facts = {
        "name": asked.name,
        "media_type": asked.media_type,
        "language": asked.language,
        "password": asked.password,
        "max_dpi": asked.max_dpi,
        "fates": fates,
        "areas": [
            [one.page, *map(str, (one.left, one.top, one.width, one.height)), one.reason, one.unit]
            for one in asked.areas
        ],
    }
    return facts, [asked.data]


def asked_in(facts: dict[str, Any], blocks: Sequence[bytes]) -> Asked:
    """Return the question in a message."""
    fates = None
    if facts["fates"] is not None:
        fates = tuple(
            Fate(name, media_type, size, pages, Reason(reason) if reason else None, repeats)
            for name, media_type, size, pages, reason, repeats in facts["fates"]
        )
    return Asked(
        name=facts["name"],
        data=blocks[0],
        media_type=facts["media_type"],
        language=facts["language"],
        password=facts["password"],
        max_dpi=facts["max_dpi"],
        fates=fates,
        areas=tuple(
            Area(page, Decimal(left), Decimal(top), Decimal(width), Decimal(height), reason, Unit(unit))
            for page, left, top, width, height, reason, unit in facts["areas"]
        ),
    )


def answer(given: Answer) -> tuple[dict[str, Any], list[bytes]]:
    """Return what a reader found, as a message."""
    if isinstance(given, Refused):
        return {"is": "refused", "reason": given.reason, "detail": given.detail}, []
    if isinstance(given, Inside):
        named = [[one.name, one.media_type, one.reason, one.detail] for one in given.attached]
        return {"is": "inside", "attached": named}, [one.data for one in given.attached]
    facts = {
        "is": "pages",
        "count": given.count,
        "notes": given.notes,
        "removed": given.removed,
        "title": given.title,
        "keep": given.keep,
        "kept": [[one.name, one.media_type, one.why] for one in given.kept],
        "taken": [_taken_out(one) for one in given.taken],
        "without_text": given.without_text,
    }
    return facts, [given.pdf, *(one.data for one in given.kept)]


def _taken_out(taken: Taken) -> dict[str, Any]:
    words = taken.words
    return {
        "page": taken.page,
        "boxes": taken.boxes,
        "reasons": taken.reasons,
        "counts": [taken.characters, taken.pictures, taken.shapes, taken.links, taken.notes, taken.beside],
        "as_picture": taken.as_picture,
        "emptied": taken.emptied,
        "words": [sorted(words.parts), sorted(words.names), sorted(words.numbers)],
    }


def _taken_in(given: dict[str, Any]) -> Taken:
    characters, pictures, shapes, links, notes, beside = map(int, given["counts"])
    parts, names, numbers = (frozenset(map(str, some)) for some in given["words"])
    return Taken(
        page=int(given["page"]),
        boxes=tuple(
            (float(left), float(bottom), float(right), float(top)) for left, bottom, right, top in given["boxes"]
        ),
        reasons=tuple(map(str, given["reasons"])),
        characters=characters,
        pictures=pictures,
        shapes=shapes,
        links=links,
        notes=notes,
        beside=beside,
        as_picture=str(given["as_picture"]),
        emptied=bool(given["emptied"]),
        words=Sought(parts, names, numbers),
    )


def answer_in(facts: dict[str, Any], blocks: Sequence[bytes]) -> Answer:
    """Return what a reader says in a message.

    Raises: ValueError, KeyError, TypeError or IndexError when it is no such message.
    """
    if facts["is"] == "refused":
        return Refused(Reason(facts["reason"]), str(facts["detail"]))
    if facts["is"] == "inside":
        return Inside(
            tuple(
                Attached(str(name), str(media_type), data, Reason(reason) if reason else None, str(detail))
                for (name, media_type, reason, detail), data in zip(facts["attached"], blocks, strict=True)
            )
        )
    kept = zip(facts["kept"], blocks[1:], strict=True)
    return Pages(
        pdf=blocks[0],
        count=int(facts["count"]),
        notes=tuple(map(str, facts["notes"])),
        removed=tuple(map(str, facts["removed"])),
        title=str(facts["title"]),
        keep=str(facts["keep"]),
        kept=tuple(Kept(str(name), str(media_type), data, str(why)) for (name, media_type, why), data in kept),
        taken=tuple(map(_taken_in, facts["taken"])),
        without_text=tuple(map(int, facts["without_text"])),
    )
