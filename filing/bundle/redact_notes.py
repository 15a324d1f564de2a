"""Links and notes that go with a redaction: those on it, those that belong to them, and those that repeat its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Page, PdfError, Stream, String

from filing.bundle import bare_entries as entries
from filing.bundle.bare_colours import only
from filing.bundle.bare_things import BareThings
from filing.bundle.drawn_strings import strings_in
from filing.bundle.geometry import Box
from filing.bundle.matrices import meet
from filing.bundle.objects import dictionaries_of, items_of, said
from filing.bundle.same_word import Sought

DEEPEST = 8  # [levels] of a note that are read for words
# What leads away from a note, and what holds no words.
AWAY = frozenset({"/P", "/Parent", "/Dest", "/Font", "/IRT", "/Popup", "/M", "/CreationDate"})
BELONGS = ("/Parent", "/IRT")
WINDOW = "/Popup"
TYPED = "/FreeText"  # words set on the page, with no window of their own


@dataclass(frozen=True, slots=True)
class Removed:
    """How many links and notes went, and the words that notes had typed onto the page."""

    links: int = 0
    notes: int = 0
    typed: tuple[str, ...] = ()

    def __add__(self, other: "Removed") -> "Removed":
        return Removed(self.links + other.links, self.notes + other.notes, self.typed + other.typed)


def _touches(annotation: Dictionary, boxes: Sequence[Box]) -> bool:
    if said(annotation.get("/Subtype")) == WINDOW:
        return False  # it opens and closes, and goes with its note
    corners: list[object] = [*items_of(annotation.get("/Rect"))]
    if len(corners) != 4 or not all(isinstance(value, int | float | Decimal) for value in corners):
        return True
    left, one, right, other = (float(str(value)) for value in corners)
    box = (min(left, right), min(one, other), max(left, right), max(one, other))
    return any(meet(box, area) for area in boxes)


def _belongs(annotation: Dictionary, gone: set[tuple[int, int]]) -> bool:
    above = [annotation.get(key) for key in BELONGS]
    return any(isinstance(one, Dictionary) and one.is_indirect and one.objgen in gone for one in above)


def _with_all_belonging(listed: Sequence[Dictionary], gone: list[int]) -> list[int]:
    """Return the places of ``gone`` and of what belongs to them: windows of notes, answers, answers to those."""
    found = set(gone)
    while True:
        related = {listed[at].objgen for at in found if listed[at].is_indirect}
        windows = {
            window.objgen
            for at in found
            if isinstance(window := listed[at].get("/Popup"), Dictionary) and window.is_indirect
        }
        more = {
            at
            for at, one in enumerate(listed)
            if at not in found and (_belongs(one, related) or (one.is_indirect and one.objgen in windows))
        }
        if not more:
            return sorted(found)
        found |= more


def _take(page: Page, gone: list[int]) -> Removed:
    """Take the annotations at these places off ``page``, with what belongs to them."""
    listed = dictionaries_of(page.obj.get("/Annots"))
    places = set(_with_all_belonging(listed, gone))
    if not places:
        return Removed()
    stay = [one for at, one in enumerate(listed) if at not in places]
    if stay:
        page.obj["/Annots"] = Array(stay)
    else:
        del page.obj["/Annots"]
    taken = [listed[at] for at in sorted(places)]
    kinds = [said(one.get("/Subtype")) for one in taken]
    return Removed(
        links=kinds.count("/Link"),
        notes=sum(kind not in {"/Link", WINDOW} for kind in kinds),
        typed=tuple(said(one.get("/Contents")) for one, kind in zip(taken, kinds, strict=True) if kind == TYPED),
    )


def taken_by_place(page: Page, boxes: Sequence[Box] | None) -> Removed:
    """Take off what stands on ``page`` and touches a box, everything when there are no boxes; return how many."""
    listed = dictionaries_of(page.obj.get("/Annots"))
    return _take(page, [at for at, one in enumerate(listed) if boxes is None or _touches(one, boxes)])


def taken_by_words(page: Page, words: Sought, *, links_only: bool = False) -> Removed:
    """Take off what repeats one of ``words``, in its text, its address or its look; return how many."""
    if not words:
        return Removed()
    listed = dictionaries_of(page.obj.get("/Annots"))
    gone = [
        at
        for at, one in enumerate(listed)
        if not (links_only and said(one.get("/Subtype")) != "/Link") and _repeats(one, words)
    ]
    return _take(page, gone)


def links_repeat(page: Page, words: Sought) -> bool:
    """Return whether a link on ``page`` repeats one of ``words``."""
    listed = dictionaries_of(page.obj.get("/Annots")) if words else []
    return any(said(one.get("/Subtype")) == "/Link" and _repeats(one, words) for one in listed)


def _repeats(annotation: Dictionary, words: Sought) -> bool:
    try:
        return any(words.found_in(text) for text in _strings(annotation, set(), 0))
    except PdfError:  # what cannot be read cannot be cleared
        return True


def _strings(thing: object, seen: set[tuple[int, int]], depth: int) -> Iterator[str]:
    if isinstance(thing, Object) and thing.is_indirect:
        if thing.objgen in seen:
            return
        seen.add(thing.objgen)
    if isinstance(thing, String):
        yield str(thing)
        yield bytes(thing).decode("utf-8", "replace")  # as addresses are written, whatever the format says
    elif isinstance(thing, Stream):
        yield from strings_in(thing) if "/BBox" in thing else (thing.read_bytes().decode("latin-1"),)
    if depth >= DEEPEST:
        return
    if isinstance(thing, Array):
        for item in thing.as_list():
            yield from _strings(item, seen, depth + 1)
    elif isinstance(thing, Dictionary | Stream):
        for key, below in thing.items():
            if str(key) not in AWAY:
                yield from _strings(below, seen, depth + 1)


def bare_notes(page: Page, things: BareThings) -> None:
    """Leave what stands on ``page`` with what a reader sees or uses of it.

    Raises: Inseparable when its look cannot be followed.
    """
    for one in dictionaries_of(page.obj.get("/Annots")):
        only(one, entries.ANNOTATION)
        if isinstance(one.get("/A"), Dictionary):
            only(one["/A"], entries.ACTION)
        if "/OC" in one and things.layers.layer(one["/OC"]) is None:
            del one["/OC"]
        looks = one.get("/AP")
        if isinstance(looks, Dictionary):
            only(looks, entries.APPEARANCES)
            for key in [str(key) for key in looks]:
                _bare_look(looks, key, things, states=True)
        elif "/AP" in one:
            del one["/AP"]


def _bare_look(looks: Dictionary, key: str, things: BareThings, *, states: bool) -> None:
    look = looks[key]
    if isinstance(look, Stream):
        look["/Subtype"] = Name.Form
        made = things.thing("/XObject", look, Dictionary())
        if made is not None:
            looks[key] = made
    elif isinstance(look, Dictionary) and states:
        for state in [str(name) for name in look]:
            _bare_look(look, state, things, states=False)
    else:
        del looks[key]
