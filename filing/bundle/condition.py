"""In what condition the pages of a PDF are: what is lost refuses the file by its pages, what is doubtful is told.

qpdf repairs what it can and shows the rest; nobody sees what is no longer there. So every page that the file promises
is looked for, and everything that it draws is unpacked.
"""

import re
from collections.abc import Iterable, Sequence

from pikepdf import Dictionary, Pdf, Stream

from filing.bundle.limits import MAX_STREAM_BYTES
from filing.bundle.objects import said
from filing.bundle.page_numbers import page_runs
from filing.bundle.page_tree import PageTree
from filing.bundle.refusals import Reason, Refused
from filing.bundle.unpacking import Fault, unpacked
from filing.bundle.whole import NAMED_ONLY, Flaw, WholePages

END_MARK = b"%%EOF"
LIST_AT = b"startxref"  # comes before the end mark, and behind all that a file or a change to it holds
OBJECT = re.compile(rb"(?<![0-9])[0-9]{1,8}[\x00\s]+[0-9]{1,5}[\x00\s]+obj(?![a-z])")
OBJECT_STREAM = b"/ObjStm"
HEAD = re.compile(rb"(?<![0-9])([0-9]{1,8})[\x00\s]+([0-9]{1,5})[\x00\s]+obj(?![a-z])")
HEAD_WITHIN = 400  # [bytes] before its kind
IN_CONTENT = re.compile(r"page object ([0-9]+) ([0-9]+) .*\(content, offset")
MOST_FLAWS = 6  # in one sentence
Flawed = dict[Flaw, list[int]]
"""What was found, with the places of the pages."""
COMPARE = "compare with the original"
# What qpdf says where only the way to the parts was lost, or what it says of parts that are looked at here.
OF_THE_WAY = re.compile(
    "file is damaged|startxref|cross-reference|n n obj|expected [0-9]+ [0-9]+ obj|xref|trailer|endobj|endstream"
    "|stream length|/Length|not found in file|reported number of objects|Pages tree|appears more than once"
    "|key should be|is missing or invalid|MediaBox is undefined|input stream is complete"
)


def _pages(places: Sequence[int]) -> str:
    return f"page{'s' if len(set(places)) > 1 else ''} {page_runs(places)}"


def _tree_damage(tree: PageTree) -> list[str]:
    found = []
    if tree.lost:
        found.append(f"{_pages(tree.lost)} of {tree.total} {'are' if len(tree.lost) > 1 else 'is'} missing")
    if tree.short:
        found.append(f"it promises {tree.total} pages and holds {len(tree.places)}")
    return found


def _told(flaws: Flawed) -> list[str]:
    told = [f"{_pages(places)}: {flaw.what} {flaw.how}" for flaw, places in sorted(flaws.items(), key=_first_place)]
    return [*told[:MOST_FLAWS], "and more"] if len(told) > MOST_FLAWS else told


def _first_place(item: tuple[Flaw, list[int]]) -> tuple[int, Flaw]:
    return item[1][0], item[0]


def _change_cut_off(data: bytes) -> bool:
    """Return whether a later change to the file, which stands behind its last end mark, breaks off before its own."""
    last = data.rfind(END_MARK)
    changed = last >= 0 and OBJECT.search(data, last + len(END_MARK)) is not None
    return changed and data.find(LIST_AT, last) < 0


def _object_streams(data: bytes) -> set[tuple[int, int]]:
    """Return the numbers of the streams that hold packed objects, as the bytes of the file have them."""
    found = set()
    at = data.find(OBJECT_STREAM)
    while at >= 0:
        heads = HEAD.findall(data, max(0, at - HEAD_WITHIN), at)
        if heads:
            found.add((int(heads[-1][0]), int(heads[-1][1])))
        at = data.find(OBJECT_STREAM, at + 1)
    return found


def _packed_doubt(pdf: Pdf, data: bytes) -> int:
    """Return in how many streams of packed objects something is other than it was."""
    streams = (pdf.get_object(key) for key in sorted(_object_streams(data)))
    found = [unpacked(one, MAX_STREAM_BYTES, keep=False) for one in streams if isinstance(one, Stream)]
    return sum(one.fault not in {Fault.NONE, Fault.TOO_LARGE} for one in found)


def _unnamed_pages(pdf: Pdf) -> int:
    """Return how many pages are in the file that its tree does not name."""
    named = {page.obj.objgen for page in pdf.pages}
    pages = (one for one in pdf.objects if isinstance(one, Dictionary) and said(one.get("/Type")) == "/Page")
    return sum(one.objgen not in named and ("/Contents" in one or "/Annots" in one) for one in pages)


def _doubts(pdf: Pdf, tree: PageTree, look: WholePages, doubtful: Flawed, warnings: Sequence[str]) -> list[str]:
    found = [f"{one}; {COMPARE}" for one in _told(doubtful)]
    senseless = sum(OF_THE_WAY.search(one) is None for one in warnings)
    if senseless:
        found.append(f"in {senseless} places the file made no sense, and what stood there is lost; {COMPARE}")
    if tree.more:
        count = len(tree.places)
        found.append(f"the file says that it has {count - tree.more} pages and holds {count}, which are all shown")
    unnamed = _unnamed_pages(pdf) if warnings else 0
    if unnamed:
        found.append(f"the file was repaired, and holds {unnamed} pages that its list does not name; {COMPARE}")
    if look.passed_over:
        found.append("the file has so many pictures that the last ones were looked at from outside only")
    return found


def refuse_empty(tree: PageTree, count: int) -> None:
    """Return when a PDF of ``count`` pages has any.

    Raises: Refused: it has none, because it was made so or because all are lost.
    """
    if count:
        return
    if tree.total:
        raise Refused(Reason.DAMAGED, f"none of the {tree.total} pages that the file promises is there")
    raise Refused(Reason.EMPTY, "the PDF has no pages")


def _examined(pdf: Pdf, tree: PageTree, look: WholePages) -> tuple[Flawed, Flawed, list[str]]:
    """Return what is lost, what is doubtful, and what qpdf said over the reading of all pages."""
    warnings = list(pdf.get_warnings())
    found: Flawed = {}
    for position, page in enumerate(pdf.pages):
        for flaw in look.flaws(page):
            found.setdefault(flaw, []).append(tree.place_of(position))
    warnings += [*look.warnings, *pdf.get_warnings()]
    lost = {one for one in found if not one.doubt or (one.how == NAMED_ONLY and warnings)}
    return (
        {one: places for one, places in found.items() if one in lost},
        {one: places for one, places in found.items() if one not in lost},
        warnings,
    )


def doubts_of(pdf: Pdf, data: bytes, tree: PageTree) -> tuple[tuple[str, ...], int]:
    """Return what is doubtful about the pages of ``pdf``, read from ``data``, and how many places were repaired.

    Raises: Refused: a page is lost, or cannot be shown whole; the detail names the pages.
    """
    look = WholePages(pdf)
    lost, doubtful, warnings = _examined(pdf, tree, look)
    damage = [*_tree_damage(tree), *_told(lost)]
    if tree.followed and len(tree.places) > len(pdf.pages):
        damage.append(f"its list names {len(tree.places)} pages, of which repair shows {len(pdf.pages)}")
    if _change_cut_off(data):
        damage.append("a later change to it breaks off, so that what it added or took away is not known")
    if damage:
        raise Refused(Reason.DAMAGED, f"the PDF cannot be shown whole: {'; '.join(damage)}")
    doubts = _doubts(pdf, tree, look, doubtful, warnings)
    if _packed_doubt(pdf, data):
        doubts.append(f"what describes the pages has a wrong check sum, so that something may be other; {COMPARE}")
    return tuple(doubts), len(warnings)


def senseless_pages(pdf: Pdf, tree: PageTree, warnings: Iterable[str]) -> tuple[str, ...]:
    """Return what ``warnings`` over reading the instructions of the pages say, by page."""
    places = {page.obj.objgen: tree.place_of(position) for position, page in enumerate(pdf.pages)}
    found = [IN_CONTENT.search(one) for one in warnings]
    pages = [places[key] for one in found if one and (key := (int(one[1]), int(one[2]))) in places]
    return (f"{_pages(pages)}: some instructions make no sense and were passed over; {COMPARE}",) if pages else ()
