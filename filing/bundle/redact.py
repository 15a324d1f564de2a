"""Pages without what the case file wants removed from them: the words and pictures are gone, not covered.

What touches a redaction goes whole where it cannot be divided, and how much went is told. A page that cannot be taken
apart with certainty becomes a picture; where there is no program to draw it, the file is refused. What such a page
still holds is what it draws, and nothing beside.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pikepdf import Dictionary, ObjectStreamMode, Page, Pdf

from filing.bundle.bare_colours import only
from filing.bundle.bare_things import BareThings
from filing.bundle.clean import forget_origin
from filing.bundle.clear_ground import KEY as CLEAR_GROUND
from filing.bundle.drawn_strings import strings_shown
from filing.bundle.from_pdf import BROKEN, bounded_streams
from filing.bundle.geometry import box_of, numbers
from filing.bundle.inseparable import Inseparable
from filing.bundle.pages import Pages, Taken
from filing.bundle.poppler import renderer
from filing.bundle.redact_areas import Marked, marked
from filing.bundle.redact_content import redacted_content
from filing.bundle.redact_followed import Spots
from filing.bundle.redact_notes import bare_notes, links_repeat, taken_by_place, taken_by_words
from filing.bundle.redact_state import Tally
from filing.bundle.redact_told import told, told_of_file
from filing.bundle.redact_whole import as_picture, words_under
from filing.bundle.refusals import Reason, Refused
from filing.bundle.same_word import all_of, sought
from filing.bundle.signposts import read_signposts
from filing.bundle.text_layer import pages_without_text, shows_picture
from filing.bundle.text_of_page import texts_of_pages
from filing.casefile.areas import Area

STAYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit",
     "/Resources", "/Contents", "/Annots", "/Group", CLEAR_GROUND}
)  # fmt: skip
ROOT_STAYS = frozenset({"/Type", "/Pages", "/OCProperties"})
WRONG_KIND = (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError, RecursionError)
ORIGINAL_OUT = "the file as it came stays out of the bundle and of the packet, since parts of it may not be shown"


@dataclass(frozen=True, slots=True)
class _Made:
    """A redacted page: what was taken from it, the runs of text that stood in its areas, and those known to stay."""

    taken: Taken
    runs: tuple[str, ...]
    beside: tuple[str, ...]


def _taken_apart(pdf: Pdf, page: Page, spot: Marked, tally: Tally, things: BareThings) -> None:
    """Rewrite ``page`` in its own form, draw black over what is gone, and leave nothing that it does not draw.

    Raises: Inseparable; then what the page draws is not to be used any more.
    """
    try:
        spots = Spots(spot.boxes, box_of(page))
        data, resources = redacted_content(pdf, page, page.obj.get("/Resources", Dictionary()), spots, tally)
        black = " ".join(
            f"{numbers([left, bottom, right - left, top - bottom])} re" for left, bottom, right, top in spot.boxes
        )
        drawn = b"q\n" + data + f"\nQ /Artifact BMC q 0 g {black} f Q EMC\n".encode()
        bare, needed = things.content(pdf.make_stream(drawn), resources)
        things.group(page.obj)
        bare_notes(page, things)
    except (*BROKEN, *WRONG_KIND) as error:
        raise Inseparable("drawing instructions that cannot be followed") from error
    page.obj["/Contents"] = pdf.make_stream(bare)
    page.obj["/Resources"] = needed


def _drawn(pdf: Pdf, page: Page, source: bytes, spot: Marked, cause: Inseparable) -> tuple[list[str], list[str]]:
    """Leave ``page`` as one picture; return the words in its areas and beside them, as far as a program can tell.

    Raises: Refused when there is no program, or it cannot draw the page.
    """
    program = renderer()
    if not program:
        raise Refused(
            Reason.REDACTION, f"page {spot.number} has {cause}, and no program is installed that can draw it"
        ) from cause
    words = words_under(page, spot.number, source, spot.seen)
    try:
        as_picture(pdf, page, spot.number, source, spot.seen, program)
    except Inseparable as worse:
        raise Refused(Reason.REDACTION, f"page {spot.number} has {cause}, and cannot be drawn either") from worse
    return words


def _redact(pdf: Pdf, source: bytes, spot: Marked, things: BareThings) -> _Made:
    page = pdf.pages[spot.number - 1]
    only(page.obj, STAYS)
    tally = Tally()
    why = ""
    boxes = spot.boxes
    removed = taken_by_place(page, boxes)
    beside: Sequence[str] = ()
    try:
        _taken_apart(pdf, page, spot, tally, things)
        runs = tally.text.runs()
    except Inseparable as cause:
        removed += taken_by_place(page, None)
        runs, beside = _drawn(pdf, page, source, spot, cause)
        tally, why, boxes = Tally(), str(cause), spot.seen
    taken = Taken(
        page=spot.number,
        boxes=boxes,
        reasons=tuple(dict.fromkeys(area.reason for area in spot.areas)),
        characters=tally.characters,
        pictures=tally.pictures,
        shapes=tally.shapes,
        beside=tally.beside,
        links=removed.links,
        notes=removed.notes,
        as_picture=why,
    )
    return _Made(taken, (*runs, *removed.typed), tuple(beside))


def _with_words(pdf: Pdf, made: _Made, before: str, after: str) -> Taken:
    """Return what was taken with its words: those in the areas, and those that the page shows no longer."""
    left = [after, *made.beside, *strings_shown(pdf.pages[made.taken.page - 1])]
    lost = () if made.taken.as_picture else sorted(set(before.split()).difference(after.split()))
    return replace(made.taken, words=sought((*made.runs, *lost)).without(left))


def _repeated_on_page(pdf: Pdf, taken: Taken) -> Taken:
    """Take off notes and links that repeat what was taken from their page, and count them."""
    gone = taken_by_words(pdf.pages[taken.page - 1], taken.words)
    return replace(taken, links=taken.links + gone.links, notes=taken.notes + gone.notes)


def _repeated_elsewhere(pdf: Pdf, made: bytes, taken: Sequence[Taken]) -> int:
    """Take links off the other pages whose addresses repeat what was taken and the page does not show; return how many.

    Words that another page shows stay there, and a link that says no more than they do.
    """
    words = all_of(one.words for one in taken)
    redacted_pages = {one.page for one in taken}
    gone = 0
    for number, page in enumerate(pdf.pages, start=1):
        if number not in redacted_pages and links_repeat(page, words):
            shown = texts_of_pages(made, (number,))[number]
            gone += taken_by_words(page, words.without((shown,)), links_only=True).links
    return gone


def _saved(pdf: Pdf) -> bytes:
    output = io.BytesIO()
    pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return output.getvalue()


def _by_page(areas: Sequence[Area]) -> Iterator[tuple[int, list[Area]]]:
    for number in sorted({area.page for area in areas}):
        yield number, [area for area in areas if area.page == number]


def _emptied(pdf: Pdf, taken: Sequence[Taken], without_text: Sequence[int], before: Sequence[int]) -> list[Taken]:
    """Return what was taken, with the pages marked that showed text and now show neither text nor a picture."""
    return [
        replace(
            one,
            emptied=one.page in without_text and one.page not in before and not shows_picture(pdf.pages[one.page - 1]),
        )
        for one in taken
    ]


def _redacted(pdf: Pdf, pages: Pages, areas: Sequence[Area]) -> tuple[bytes, list[Taken], tuple[int, ...], int]:
    """Return the file without ``areas``, what was taken, the pages without text, and how many links of others went."""
    things = BareThings(pdf)
    spots = [marked(pdf, number, some, pages.pictures) for number, some in _by_page(areas)]
    done = [_redact(pdf, pages.pdf, spot, things) for spot in spots]
    only(pdf.Root, ROOT_STAYS)
    things.layers.settle(pdf)
    forget_origin(pdf)
    made = _saved(pdf)
    numbered = [spot.number for spot in spots]
    before, after = texts_of_pages(pages.pdf, numbered), texts_of_pages(made, numbered)
    taken = [
        _repeated_on_page(pdf, _with_words(pdf, one, before[one.taken.page], after[one.taken.page])) for one in done
    ]
    elsewhere = _repeated_elsewhere(pdf, made, taken)
    made = _saved(pdf)
    without_text = pages_without_text(made)
    taken = _emptied(pdf, taken, without_text, pages_without_text(pages.pdf))
    emptied = {one.page for one in taken if one.emptied}
    return made, taken, tuple(page for page in without_text if page not in emptied), elsewhere


def redacted(pages: Pages, areas: Sequence[Area]) -> Pages:
    """Return ``pages`` without what lies under ``areas``, what was taken told, and the pages told that show no text.

    Without areas, they are as they were. The file's own outline and the names of its places go as well, since they may
    repeat what was removed.

    Raises: Refused: an area lies beside the pages, or a page cannot be taken apart and nothing can draw it.
    """
    if not areas:
        return replace(pages, without_text=pages_without_text(pages.pdf))
    with bounded_streams(), Pdf.open(io.BytesIO(pages.pdf)) as pdf:
        ways = read_signposts(pdf)
        made, taken, without_text, elsewhere = _redacted(pdf, pages, areas)
    headings = sum(heading.count for heading in ways.headings)
    said = (*(told(one) for one in taken), *told_of_file(headings, len(ways.names), elsewhere))
    out = (ORIGINAL_OUT,) if pages.keep or pages.kept else ()
    return replace(
        pages,
        pdf=made,
        notes=(*pages.notes, *said, *out),
        title="",
        keep="",
        kept=(),
        taken=tuple(taken),
        without_text=without_text,
    )
