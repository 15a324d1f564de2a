"""Whether every page of a PDF can be shown whole: all that it draws is there, and unpacks to its end.

What a page draws is found by the names in its instructions, so that a broken picture is told of the pages that show it
and of no others. Each object is looked at once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from filing.bundle.limits import MAX_CONTENT_BYTES
from filing.bundle.objects import dictionaries_of, items_of, said
from filing.bundle.refusals import Reason, Refused
from filing.bundle.unpacking import DOUBTS, Fault, Unpacked, unpacked
from filing.bundle.whole_pictures import WholePictures

NAMES = re.compile(
    rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]*)[\x00\s]+(?:[-+.0-9]+[\x00\s]+)?(Do|Tf|gs|cs|CS|scn|SCN|sh)(?![^\x00\s\[(<%/])"
)
INLINE = re.compile(rb"[\x00\s]ID[\x00\s]")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
SHELVES = {
    b"Do": ("/XObject", "a picture or drawing"),
    b"Tf": ("/Font", "a font"),
    b"gs": ("/ExtGState", "a mask"),
    b"cs": ("/ColorSpace", "a colour"),
    b"CS": ("/ColorSpace", "a colour"),
    b"scn": ("/Pattern", "a pattern"),
    b"SCN": ("/Pattern", "a pattern"),
    b"sh": ("/Shading", "a shade"),
}
NEEDED = frozenset(
    {
        *("/FontFile", "/FontFile2", "/FontFile3", "/FontDescriptor", "/DescendantFonts", "/CharProcs", "/Encoding"),
        *("/SMask", "/Mask", "/G", "/Shading", "/Function", "/ColorSpace", "/Lookup", "/XObject", "/Font"),
    }
)
PASSED_OVER = frozenset(
    {
        "/Parent",
        "/P",
        "/Pg",
        "/ToUnicode",
        "/Metadata",
        "/PieceInfo",
        "/Ref",
        "/OPI",
        "/OC",
        "/Resources",
        "/Alternates",
    }
)
MOST_DEPTH = 20
HIDDEN = 2  # flag of an annotation that no reader shows
MISSING = "is missing"
NAMED_ONLY = "is named, and is not in the file"
"""Of a sound file a doubt, since its maker may have been careless; of one that had to be repaired a loss."""
GAP = "has a gap"
NO_DRAWING = frozenset({"/XRef", "/ObjStm", "/Metadata", "/EmbeddedFile"})
EMPTY_STRETCH = bytes(32)  # that no maker writes between instructions
FITTING: dict[bytes, type | tuple[type, ...]] = {b"Do": Stream, b"Tf": Dictionary, b"sh": (Dictionary, Stream)}
"""What is drawn by name, and must be of these kinds."""
DAMAGED = "is damaged"
EMPTIED = "treating stream as empty"
MADE_UP = "/QPDFFake"  # the keys that repair puts where a dictionary makes no sense


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """What keeps a page from being shown whole; or, with ``doubt``, what may be other than it was."""

    what: str
    how: str
    doubt: bool = False


Flaws = frozenset[Flaw]
SOUND: Flaws = frozenset()
Chain = tuple[Dictionary, ...]
"""Where a drawing finds what it names: its own resources, then those of the drawing around it."""


def _flaw(what: str, fault: Fault) -> Flaws:
    return frozenset({Flaw(what, str(fault), doubt=fault in DOUBTS)}) if fault is not Fault.NONE else SOUND


def _missing(what: str) -> Flaws:
    return frozenset({Flaw(what, MISSING)})


def _leads_nowhere(owner: Object, key: str) -> bool:
    """Return whether ``owner`` names something under ``key`` that is not in the file."""
    return owner.get(key) is None and any(name == key for name, _value in owner.items())


def _name(token: bytes) -> str:
    plain = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), token)
    return "/" + plain.decode("utf-8", errors="surrogateescape")


def _truly_named(pieces: Sequence[Stream], operator: str, name: str) -> bool:
    """Return whether one of ``pieces`` really has the instruction, which may also be words of a text."""
    for piece in pieces:
        try:
            instructions = pikepdf.parse_content_stream(piece)
        except (pikepdf.PikepdfError, TypeError, UnicodeDecodeError):
            continue
        for instruction in instructions:
            if said(instruction.operator) == operator and any(said(one) == name for one in instruction.operands):
                return True
    return False


class WholePages:
    """Looks at the pages of one PDF, one after the other."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._known: dict[tuple[int, int], Flaws] = {}
        self._pictures = WholePictures()
        self.warnings: list[str] = []

    @property
    def passed_over(self) -> bool:
        """Whether there were more pictures than are looked at thoroughly."""
        return self._pictures.passed_over

    def flaws(self, page: Page) -> Flaws:
        """Return what is wrong with what ``page`` draws.

        Raises: Refused: its instructions unpack to more than is taken.
        """
        entries: dict[str, object] = dict(page.obj.items())
        found = set(_missing("the drawing")) if "/Contents" in entries and entries["/Contents"] is None else set()
        if any(key.startswith(MADE_UP) for key in entries):
            found.add(Flaw("the description", DAMAGED))
        contents = entries.get("/Contents")
        pieces = items_of(contents) if isinstance(contents, Array) else [contents] if contents is not None else []
        if any(not isinstance(piece, Stream) for piece in pieces):
            found |= _missing("a part of the drawing" if len(pieces) > 1 else "the drawing")
        if _leads_nowhere(page.obj, "/Resources"):
            found |= _missing("what the drawing names")
        resources = page.obj.get("/Resources")
        chain = (resources,) if isinstance(resources, Dictionary) else ()
        streams = [piece for piece in pieces if isinstance(piece, Stream)]
        found |= self._drawing(streams, chain, "the drawing", 0)
        return frozenset(found | self._annotations(page))

    def _annotations(self, page: Page) -> Flaws:
        listed = page.obj.get("/Annots")
        found = set()
        if _leads_nowhere(page.obj, "/Annots") or any(one is None for one in items_of(listed)):
            found.add(Flaw("a note, field or link", NAMED_ONLY, doubt=True))
        for annotation in dictionaries_of(listed):
            flags = annotation.get("/F", 0)
            if isinstance(flags, int) and flags & HIDDEN:
                continue
            looks = annotation.get("/AP")
            if _leads_nowhere(annotation, "/AP") or (isinstance(looks, Dictionary) and _leads_nowhere(looks, "/N")):
                found |= _missing("the look of a note or field")
            look = looks.get("/N") if isinstance(looks, Dictionary) else None
            if isinstance(look, Dictionary):
                look = look.get(said(annotation.get("/AS")) or "/Off")
            if isinstance(look, Stream):
                found |= self._form(look, (), 0)
        return frozenset(found)

    def _unpacked(self, stream: Stream, most: int, *, keep: bool = False) -> Unpacked:
        found = unpacked(stream, most, keep=keep)
        if found.size or found.fault is not Fault.NONE:
            return found
        self.warnings += self._pdf.get_warnings()
        number, generation = stream.objgen
        lost = any(EMPTIED in one and f"object {number} {generation}," in one for one in self.warnings)
        return Unpacked(fault=Fault.BREAKS_OFF) if lost else found

    def _drawing(self, pieces: Sequence[Stream], chain: Chain, what: str, depth: int) -> Flaws:
        found: set[Flaw] = set()
        texts = []
        size = 0
        for piece in pieces:
            made = self._unpacked(piece, MAX_CONTENT_BYTES, keep=True)
            if made.picture or said(piece.get("/Type")) in NO_DRAWING or said(piece.get("/Subtype")) == "/Image":
                made = Unpacked(fault=Fault.WRONG)
            texts.append(made.data)
            size += len(made.data)
            if made.fault is Fault.TOO_LARGE or size > MAX_CONTENT_BYTES:
                raise Refused(Reason.TOO_LARGE, "the drawing instructions of one page unpack to more than is taken")
            found |= _flaw(what, made.fault)
        text = b"\n".join(texts)
        within = text.rstrip(b"\x00\t\n\f\r ") or text
        if EMPTY_STRETCH in within and INLINE.search(text) is None:
            found.add(Flaw(what, GAP))
        for operator, name in sorted({(shelf, _name(token)) for token, shelf in NAMES.findall(text)}):
            some = self._named(operator, name, chain, depth)
            if some is None:
                truly = operator in FITTING and _truly_named(pieces, operator.decode(), name)
                some = frozenset({Flaw(SHELVES[operator][1], NAMED_ONLY, doubt=True)}) if truly else SOUND
            found |= some
        return frozenset(found)

    def _named(self, operator: bytes, name: str, chain: Chain, depth: int) -> Flaws | None:
        """Return what is wrong with a thing that a drawing names, or None when there is no such thing."""
        shelf, what = SHELVES[operator]
        for resources in chain:
            if _leads_nowhere(resources, shelf):
                return _missing(what)
            things = resources.get(shelf)
            if not isinstance(things, Dictionary):
                continue
            if name in things:
                value = things.get(name)
                fits = isinstance(value, FITTING.get(operator, object))
                return self._reached(value, what, chain, depth + 1) if fits else _missing(what)
            if _leads_nowhere(things, name):
                return _missing(what)
        return None

    def _reached(self, value: object, what: str, chain: Chain, depth: int) -> Flaws:
        """Return what is wrong with ``value`` and all that belongs to it."""
        if not isinstance(value, Dictionary | Array | Stream) or depth > MOST_DEPTH:
            return SOUND
        key = value.objgen
        if key in self._known:
            return self._known[key]
        if key != (0, 0):
            self._known[key] = SOUND  # while it is looked at, should it lead back to itself
        if isinstance(value, Stream):
            found = self._stream(value, what, chain, depth)
        elif isinstance(value, Array):
            found = self._listed(items_of(value), what, chain, depth)
        else:
            found = self._inside(value, what, chain, depth)
        if key != (0, 0):
            self._known[key] = found
        return found

    def _listed(self, items: Sequence[object], what: str, chain: Chain, depth: int) -> Flaws:
        found: set[Flaw] = set()
        profile = bool(items) and said(items[0]) == "/ICCBased"
        for item in items:
            if item is None and isinstance(items[0], Name):
                found.add(Flaw("a colour", MISSING, doubt=profile))
            some = self._reached(item, what, chain, depth + 1)
            found |= {Flaw("a colour", one.how, doubt=True) for one in some} if profile else some
        return frozenset(found)

    def _inside(self, owner: Dictionary | Stream, what: str, chain: Chain, depth: int) -> Flaws:
        found: set[Flaw] = set()
        if isinstance(owner, Dictionary) and said(owner.get("/Subtype")) == "/Type3":
            return self._drawn_font(owner, chain, depth)
        for key, value in owner.items():
            if key in PASSED_OVER:
                continue
            if value is None and key in NEEDED:
                found |= _missing(what)
            elif isinstance(value, Dictionary | Array | Stream):
                found |= self._reached(value, what, chain, depth + 1)
        return frozenset(found)

    def _drawn_font(self, font: Dictionary, chain: Chain, depth: int) -> Flaws:
        """Return what is wrong with a font whose letters are drawings."""
        resources, letters = font.get("/Resources"), font.get("/CharProcs")
        inner = (resources, *chain) if isinstance(resources, Dictionary) else chain
        found: set[Flaw] = set()
        if not isinstance(letters, Dictionary):
            return _missing("a font")
        for letter in letters.values():
            if isinstance(letter, Stream):
                found |= self._drawing([letter], inner, "a font", depth + 1)
            else:
                found |= _missing("a font")
        return frozenset(found)

    def _stream(self, stream: Stream, what: str, chain: Chain, depth: int) -> Flaws:
        kind = said(stream.get("/Subtype"))
        if kind == "/Image":
            return self._picture(stream, chain, depth)
        if kind == "/Form" or stream.get("/PatternType") == 1:
            return self._form(stream, chain, depth)
        made = self._unpacked(stream, MAX_CONTENT_BYTES)
        fault = Fault.WRONG if not made.size and made.fault is Fault.NONE else made.fault
        return _flaw(what, fault if fault is not Fault.TOO_LARGE else Fault.NONE) | self._inside(
            stream, what, chain, depth
        )

    def _form(self, stream: Stream, chain: Chain, depth: int) -> Flaws:
        if depth > MOST_DEPTH:
            return SOUND
        resources = stream.get("/Resources")
        inner = (resources, *chain) if isinstance(resources, Dictionary) else chain
        found = self._drawing([stream], inner, "a drawing on it", depth)
        if _leads_nowhere(stream, "/Resources"):
            found |= _missing("what a drawing on it names")
        return found

    def _picture(self, stream: Stream, chain: Chain, depth: int) -> Flaws:
        found = _flaw("a picture", self._pictures.fault(stream))
        for key in ("/SMask", "/Mask", "/ColorSpace"):
            if _leads_nowhere(stream, key):
                found |= _missing("a part of a picture")
            found |= self._reached(stream.get(key), "a part of a picture", chain, depth + 1)
        return found
