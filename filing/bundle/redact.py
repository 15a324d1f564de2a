"""Pages without what the case file wants removed from them: the words and pictures are gone, not covered.

What touches a redaction goes whole where it cannot be divided, and how much went is told. A page that cannot be taken
apart with certainty becomes a picture; where there is no program to draw it, the file is refused.
"""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pikepdf import Array, Dictionary, Object, ObjectStreamMode, Page, Pdf, Stream, String
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from filing.bundle.clear_ground import KEY as CLEAR_GROUND
from filing.bundle.from_pdf import BROKEN, bounded_streams
from filing.bundle.geometry import Box, numbers, view_of
from filing.bundle.inseparable import Inseparable
from filing.bundle.matrices import meet
from filing.bundle.objects import dictionaries_of, items_of
from filing.bundle.pages import Pages, Taken
from filing.bundle.poppler import renderer
from filing.bundle.redact_content import redacted_content
from filing.bundle.redact_state import Tally
from filing.bundle.redact_whole import as_picture
from filing.bundle.refusals import Reason, Refused
from filing.casefile.areas import Area

POINTS_PER_MM = Decimal(72) / Decimal("25.4")
DEEPEST_NOTE = 6  # [levels] of a note that are read for words
SHORTEST_WORD = 3  # [characters] that the proof looks for; shorter ones occur by chance
STAYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit",
     "/Resources", "/Contents", "/Annots", "/Group", CLEAR_GROUND}
)  # fmt: skip
WRONG_KIND = (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError)
ORIGINAL_OUT = "the file as it came stays out of the bundle and of the packet, since parts of it may not be shown"


@dataclass(frozen=True, slots=True)
class _Marked:
    """The areas of one page: as the page has them, and as a reader sees them from the lower left."""

    number: int
    areas: tuple[Area, ...]
    boxes: tuple[Box, ...]
    seen: tuple[Box, ...]


def _words(pdf: bytes, number: int) -> Counter[str]:
    try:
        return Counter(PdfReader(io.BytesIO(pdf)).pages[number - 1].extract_text().split())
    except (PyPdfError, RecursionError, *WRONG_KIND):
        return Counter()


def _marked(pdf: Pdf, number: int, areas: Sequence[Area]) -> _Marked:
    if number > len(pdf.pages):
        raise Refused(
            Reason.REDACTION, f"an area on page {number} is to be removed, but the file makes {len(pdf.pages)}"
        )
    view = view_of(pdf.pages[number - 1])
    boxes, seen = [], []
    for area in areas:
        left, top, width, height = (
            float(value * POINTS_PER_MM) for value in (area.left, area.top, area.width, area.height)
        )
        if not width or not height or left >= view.width or top >= view.height:
            raise Refused(
                Reason.REDACTION, f"an area to be removed from page {number} is empty or lies beside the page"
            )
        seen.append((left, view.height - top - height, left + width, view.height - top))
        boxes.append(view.rectangle(left, view.height - top - height, width, height))
    return _Marked(number, tuple(areas), tuple(boxes), tuple(seen))


def _annotations_removed(page: Page, boxes: Sequence[Box]) -> int:
    """Take off what stands on the page and touches a box, with the notes that belong to it; return how many."""
    listed = dictionaries_of(page.obj.get("/Annots"))
    if not listed:
        return 0
    gone = [one for one in listed if _touches(one, boxes)]
    related = {one.objgen for one in gone if one.is_indirect}
    stay = [one for one in listed if one not in gone and not _belongs(one, related)]
    if stay:
        page.obj["/Annots"] = Array(stay)
    else:
        del page.obj["/Annots"]
    return len(listed) - len(stay)


def _touches(annotation: Dictionary, boxes: Sequence[Box]) -> bool:
    corners: list[object] = [*items_of(annotation.get("/Rect"))]
    if len(corners) != 4 or not all(isinstance(value, int | float | Decimal) for value in corners):
        return True
    left, one, right, other = (float(str(value)) for value in corners)
    box = (min(left, right), min(one, other), max(left, right), max(one, other))
    return any(meet(box, area) for area in boxes)


def _belongs(annotation: Dictionary, gone: set[tuple[int, int]]) -> bool:
    above = (annotation.get("/Parent"), annotation.get("/IRT"))
    return any(isinstance(one, Dictionary) and one.objgen in gone for one in above)


def _taken_apart(pdf: Pdf, page: Page, marked: _Marked, tally: Tally) -> None:
    """Rewrite ``page`` in its own form, and draw black over what is gone.

    Raises: Inseparable; then the page is as it was.
    """
    try:
        data, resources = redacted_content(pdf, page, marked.boxes, tally)
    except (*BROKEN, *WRONG_KIND) as error:
        raise Inseparable("drawing instructions that cannot be followed") from error
    black = " ".join(
        f"{numbers([left, bottom, right - left, top - bottom])} re" for left, bottom, right, top in marked.boxes
    )
    page.obj["/Contents"] = pdf.make_stream(b"q\n" + data + f"\nQ /Artifact BMC q 0 g {black} f Q EMC\n".encode())
    page.obj["/Resources"] = resources


def _redact(pdf: Pdf, source: bytes, marked: _Marked) -> Taken:
    page = pdf.pages[marked.number - 1]
    for key in [str(key) for key in page.obj if str(key) not in STAYS]:
        del page.obj[key]
    tally = Tally()
    why = ""
    try:
        _taken_apart(pdf, page, marked, tally)
        annotations = _annotations_removed(page, marked.boxes)
        boxes = marked.boxes
    except Inseparable as cause:
        program = renderer()
        if not program:
            raise Refused(
                Reason.REDACTION, f"page {marked.number} has {cause}, and no program is installed that can draw it"
            ) from cause
        try:
            as_picture(pdf, page, marked.number, source, marked.seen, program)
        except Inseparable as worse:
            raise Refused(Reason.REDACTION, f"page {marked.number} has {cause}, and cannot be drawn either") from worse
        tally, annotations, why, boxes = Tally(), 0, str(cause), marked.seen
    return Taken(
        page=marked.number,
        boxes=boxes,
        reasons=tuple(dict.fromkeys(area.reason for area in marked.areas)),
        characters=tally.characters,
        pictures=tally.pictures,
        shapes=tally.shapes + annotations,
        as_picture=why,
    )


def _notes_removed(pdf: Pdf, taken: Sequence[Taken]) -> bool:
    """Take off each note or link elsewhere on a page that repeats a word taken from it; return whether any did."""
    found = False
    for one in taken:
        page = pdf.pages[one.page - 1]
        words = [word.casefold() for word in one.words]
        listed = dictionaries_of(page.obj.get("/Annots"))
        stay = [note for note in listed if not _repeats(note, words)]
        if len(stay) < len(listed):
            found = True
            page.obj["/Annots"] = Array(stay)
    return found


def _repeats(annotation: Dictionary, words: Sequence[str]) -> bool:
    texts = _strings(annotation, set(), 0)
    return any(word in text for text in texts for word in words)


def _strings(thing: object, seen: set[tuple[int, int]], depth: int) -> Iterator[str]:
    if isinstance(thing, String):
        yield str(thing).casefold()
    elif isinstance(thing, Stream):
        yield thing.read_bytes().decode("latin-1").casefold()
    if depth >= DEEPEST_NOTE or (isinstance(thing, Object) and thing.is_indirect and thing.objgen in seen):
        return
    if isinstance(thing, Object) and thing.is_indirect:
        seen.add(thing.objgen)
    if isinstance(thing, Array):
        for item in thing.as_list():
            yield from _strings(item, seen, depth + 1)
    elif isinstance(thing, Dictionary | Stream):
        for key, below in thing.items():
            if str(key) not in {"/P", "/Parent", "/Dest", "/Font"}:
                yield from _strings(below, seen, depth + 1)


def _with_words(taken: Taken, before: bytes, after: bytes) -> Taken:
    """Return ``taken`` with the words that were on its page before and are on it no more."""
    left = _words(after, taken.page)
    remaining = " ".join(left).casefold()
    gone = sorted(word for word in _words(before, taken.page) - left if len(word) >= SHORTEST_WORD)
    return replace(taken, words=tuple(word for word in gone if word.casefold() not in remaining))


def _told(taken: Taken) -> str:
    places = "1 place" if len(taken.boxes) == 1 else f"{len(taken.boxes)} places"
    if taken.as_picture:
        what = f"the whole page is now a picture, since it has {taken.as_picture}"
    else:
        counted = (
            (taken.characters, "character", "characters"),
            (taken.pictures, "picture, whole or in part", "pictures, whole or in part"),
            (taken.shapes, "drawing", "drawings"),
        )
        found = [f"{count} {one if count == 1 else more}" for count, one, more in counted if count]
        what = "; ".join(found) or "nothing stood there"
    return f"removed from page {taken.page} in {places}: {what} ({'; '.join(taken.reasons)})"


def _saved(pdf: Pdf) -> bytes:
    output = io.BytesIO()
    pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return output.getvalue()


def _by_page(areas: Sequence[Area]) -> Iterator[tuple[int, list[Area]]]:
    for number in sorted({area.page for area in areas}):
        yield number, [area for area in areas if area.page == number]


def redacted(pages: Pages, areas: Sequence[Area]) -> Pages:
    """Return ``pages`` without what lies under ``areas``, and with what was taken told; without areas, as they are.

    The file's own outline and the names of its places go as well, since they may repeat what was removed.

    Raises: Refused: an area lies beside the pages, or a page cannot be taken apart and nothing can draw it.
    """
    if not areas:
        return pages
    with bounded_streams(), Pdf.open(io.BytesIO(pages.pdf)) as pdf:
        taken = [_redact(pdf, pages.pdf, _marked(pdf, number, some)) for number, some in _by_page(areas)]
        for key in ("/Outlines", "/Names", "/Dests", "/Metadata"):
            if key in pdf.Root:
                del pdf.Root[key]
        made = _saved(pdf)
        taken = [_with_words(one, pages.pdf, made) for one in taken]
        if _notes_removed(pdf, taken):
            made = _saved(pdf)
    told = tuple(_told(one) for one in taken)
    out = (ORIGINAL_OUT,) if pages.keep or pages.kept else ()
    return replace(
        pages,
        pdf=made,
        notes=(*pages.notes, *told, *out),
        title="",
        keep="",
        kept=(),
        taken=tuple(taken),
    )
