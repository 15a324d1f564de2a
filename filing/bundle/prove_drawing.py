"""What every page of the finished bundle draws, held against the pages that were put in: sheet, drawing and its parts.

Nothing is rendered. A page is the same when it has the same sheet, and its instructions and all that they use (fonts,
pictures, patterns, the looks of notes) are the same data; before them stands nothing but the saving of the state, and
behind them nothing but the stamp. It is read with pikepdf, from the finished bytes, and with none of the code that puts
the bundle together.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from filing.casefile.exhibits import Exhibits

SHEET = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
SLACK = 0.01  # [pt] for rounding
A4 = (595.276, 841.89)  # [pt]
NEAR_A4 = 3.5  # [pt] by which a page may miss A4 and be left as it is, with rounding
UNSEEN = 1 | 2 | 32 | 256  # flags of notes: invisible, hidden, not viewed, viewed only at times
SAVED = b"q"
FITTED = re.compile(rb"q (?P<x>-?[0-9.]+) 0 0 (?P<y>-?[0-9.]+) -?[0-9.]+ -?[0-9.]+ cm /Page Do Q")
OF_A_NOTE = ("/AP", "/AS", "/Contents")
STAMP_FONT = "/FilingStamp"  # what the assembly adds to the fonts of a page
NO_PART = frozenset({"/Parent", "/P", "/Pg", "/Length", "/StructParent", "/StructParents"})
PACKING = frozenset({"/Filter", "/DecodeParms"})
SAME = ""
Pairs = list[tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A page of the bundle, by its number, and what of it is not as it was put in."""

    page: int
    what: str


def _streams(contents: object) -> list[Stream]:
    if isinstance(contents, Stream):
        return [contents]
    listed = contents if isinstance(contents, Array) else Array()
    return [piece for piece in listed.as_list() if isinstance(piece, Stream)]


def _data(stream: Stream) -> bytes | None:
    try:
        return stream.read_bytes()
    except pikepdf.PikepdfError:
        return None


def _hidden_layers(pdf: Pdf) -> frozenset[tuple[int, int]]:
    properties = pdf.Root.get("/OCProperties")
    default = properties.get("/D") if isinstance(properties, Dictionary) else None
    if not isinstance(properties, Dictionary) or not isinstance(default, Dictionary):
        return frozenset()
    named = {key: _layers(default.get(key)) for key in ("/ON", "/OFF")}
    base = _layers(properties.get("/OCGs")) if str(default.get("/BaseState", "")) == "/OFF" else frozenset()
    return (base - named["/ON"]) | named["/OFF"]


def _layers(listed: object) -> frozenset[tuple[int, int]]:
    return frozenset(one.objgen for one in (listed.as_list() if isinstance(listed, Array) else ()) if _is(one))


def _is(one: object) -> bool:
    return isinstance(one, Dictionary)


@dataclass(slots=True)
class _Comparison:
    """Two files, of which one should hold what the other draws; pairs that are known to be the same."""

    ours_hidden: frozenset[tuple[int, int]]
    theirs_hidden: frozenset[tuple[int, int]]
    known: set[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=set)
    saving: set[tuple[int, int]] = field(default_factory=set)

    def saves(self, stream: Stream) -> bool:
        """Return whether ``stream`` does no more than saving the state; one stream does for all pages."""
        if stream.objgen in self.saving:
            return True
        saves = (_data(stream) or b"").strip() == SAVED
        if saves:
            self.saving.add(stream.objgen)
        return saves

    def same(self, ours: object, theirs: object) -> bool:
        """Return whether the two are the same, with all that belongs to them.

        What turns out to be another is no longer looked at, and the whole bundle is not given out: so a pair may be
        noted as known while its parts are still looked at.
        """
        open_pairs: Pairs = [(ours, theirs)]
        while open_pairs:
            one, other = open_pairs.pop()
            if not isinstance(one, Object) or not isinstance(other, Object):
                if one != other:
                    return False
                continue
            key = (one.objgen, other.objgen)
            if key in self.known:
                continue
            if (0, 0) not in key:
                self.known.add(key)
            below = self._parts(one, other)
            if below is None:
                return False
            open_pairs.extend(below)
        return True

    def _parts(self, one: Object, other: Object) -> Pairs | None:
        """Return the pairs that must be the same for the two to be; None when they are not."""
        if isinstance(one, Stream) and isinstance(other, Stream):
            return _of_streams(one, other)
        if isinstance(one, Dictionary) and isinstance(other, Dictionary):
            return self._of_layers(one, other) if _is_layer(one) else _entries(one, other)
        if isinstance(one, Array) and isinstance(other, Array):
            return list(zip(one.as_list(), other.as_list(), strict=True)) if len(one) == len(other) else None
        return [] if one == other else None

    def _of_layers(self, one: Object, other: Object) -> Pairs | None:
        """A layer has another name in the bundle; it must be shown or hidden as it was."""
        same = _is_layer(other) and (one.objgen in self.ours_hidden) == (other.objgen in self.theirs_hidden)
        return [] if same else None


def _is_layer(one: Object) -> bool:
    return str(one.get("/Type", "")) == "/OCG"


def _of_streams(one: Stream, other: Stream) -> Pairs | None:
    packed = one.read_raw_bytes()
    if packed and packed == other.read_raw_bytes():
        return _entries(one, other)
    unpacked = _data(one)  # the bundle packs what came unpacked
    return _entries(one, other, PACKING) if unpacked is not None and unpacked == _data(other) else None


def _entries(one: Object, other: Object, apart_from: frozenset[str] = frozenset()) -> Pairs | None:
    """Return the entries of two dictionaries in pairs; None when one has entries that the other has not."""
    passed_over = NO_PART | apart_from if apart_from else NO_PART
    here: dict[str, object] = dict(one.items())
    there: dict[str, object] = dict(other.items())
    ours = {key: value for key, value in here.items() if value is not None and key not in passed_over}
    theirs = {key: value for key, value in there.items() if value is not None and key not in passed_over}
    added = ours.keys() - theirs.keys()
    if theirs.keys() <= ours.keys() and all(_of_the_stamp(key, ours[key]) for key in added):
        return [(ours[key], value) for key, value in theirs.items()]
    return None


def _of_the_stamp(key: str, value: object) -> bool:
    return key.startswith(STAMP_FONT) or (key == "/Font" and _only_stamps(value))


def _only_stamps(fonts: object) -> bool:
    return isinstance(fonts, Dictionary) and all(key.startswith(STAMP_FONT) for key, _font in fonts.items())


def _figures(value: object) -> tuple[float, ...]:
    listed = value.as_list() if isinstance(value, Array) else [value]
    return tuple(float(one) for one in listed if isinstance(one, int | float | Decimal))


def _same_sheet(ours: Object, theirs: Object) -> bool:
    for key in SHEET:
        here, there = ours.get(key), theirs.get(key)
        if here == there:
            continue
        one, other = _figures(here), _figures(there)
        if len(one) != len(other) or any(abs(a - b) > SLACK for a, b in zip(one, other, strict=True)):
            return False
    return True


def _is_a4(ours: Object, theirs: Object) -> bool:
    box = _figures(ours.get("/MediaBox"))
    if len(box) != 4 or box[:2] != (0.0, 0.0) or "/CropBox" in ours or "/UserUnit" in ours:
        return False
    turned = _figures(ours.get("/Rotate")) == _figures(theirs.get("/Rotate"))
    return turned and all(abs(one - other) < NEAR_A4 for one, other in zip(sorted(box[2:]), A4, strict=True))


def _notes(page: Object) -> list[Object]:
    """Return the annotations that show something of their own; the links of a page are proven elsewhere."""
    listed = page.get("/Annots")
    found = []
    for one in listed.as_list() if isinstance(listed, Array) else ():
        flags = one.get("/F", 0) if isinstance(one, Dictionary) else UNSEEN
        if str(one.get("/Subtype", "")) not in {"/Link", "/Popup"} and not (isinstance(flags, int) and flags & UNSEEN):
            found.append(one)
    return found


def _same_list(look: _Comparison, ours: Sequence[object], theirs: Sequence[object]) -> bool:
    return len(ours) == len(theirs) and all(look.same(*pair) for pair in zip(ours, theirs, strict=True))


def _fitted(own: Sequence[Stream], ours: Object) -> Stream | None:
    """Return the picture that a page set on A4 draws of itself; None for a page that stayed as it was."""
    resources = ours.get("/Resources")
    things = resources.get("/XObject") if len(own) == 1 and isinstance(resources, Dictionary) else None
    form = things.get("/Page") if isinstance(things, Dictionary) and len(things) == 1 else None
    found = FITTED.fullmatch((_data(own[0]) or b"").strip()) if isinstance(form, Stream) else None
    return form if found and found["x"] == found["y"] and isinstance(form, Stream) else None


def _of_the_drawing(look: _Comparison, own: Sequence[Stream], ours: Object, theirs: Object) -> str:
    expected = _streams(theirs.get("/Contents"))
    if not _same_sheet(ours, theirs):
        return "its sheet"
    same = _same_list(look, own, expected) and look.same(ours.get("/Group"), theirs.get("/Group"))
    return SAME if same else "its drawing"


def _of_the_fitted(form: Stream, ours: Object, theirs: Object) -> str:
    if not _is_a4(ours, theirs):
        return "its sheet"
    drawn = b"\n".join(_data(one) or b"" for one in _streams(theirs.get("/Contents")))
    return SAME if (_data(form) or b"").split() == drawn.split() else "its drawing"


def _difference(look: _Comparison, ours: Object, theirs: Object) -> str:
    """Return what of a page is not as it was put in, or nothing."""
    pieces = _streams(ours.get("/Contents"))
    if len(pieces) < 2 or not look.saves(pieces[0]):
        return "something is drawn before it"
    form = _fitted(pieces[1:-1], ours)
    told = _of_the_fitted(form, ours, theirs) if form is not None else _of_the_drawing(look, pieces[1:-1], ours, theirs)
    if told:
        return told
    used = (ours if form is None else form).get("/Resources", Dictionary())
    if not look.same(used, theirs.get("/Resources", Dictionary())):
        return "a picture, a font or another part of its drawing"
    notes, were = ([[one.get(key) for key in OF_A_NOTE] for one in _notes(page)] for page in (ours, theirs))
    same = len(notes) == len(were) and all(_same_list(look, *pair) for pair in zip(notes, were, strict=True))
    return SAME if same else "a note"


def differences(pdf: bytes, exhibits: Exhibits, put_in: Mapping[str, bytes]) -> Mapping[str, Difference | None]:
    """Return for each exhibit, by id, the first page that is not as it was put in; None where all are.

    ``put_in`` gives the pages of each exhibit as they were put in. A page that the bundle lacks is told elsewhere.
    """
    with Pdf.open(io.BytesIO(pdf)) as bundle:
        pages = [page.obj for page in bundle.pages]
        hidden = _hidden_layers(bundle)
        found: dict[str, Difference | None] = {}
        for row in exhibits.rows:
            first = row.first_page - exhibits.first_page
            with Pdf.open(io.BytesIO(put_in[row.id])) as source:
                look = _Comparison(hidden, _hidden_layers(source))
                theirs = [page.obj for page in source.pages]
                # What a page uses may name a page, as the one it was drawn on: pages are compared each on its own.
                here = pages[first : first + row.pages]
                look.known.update((one.objgen, other.objgen) for one, other in zip(here, theirs, strict=False))
                told = _first(look, here, theirs)
            found[row.id] = Difference(row.first_page + told[0], told[1]) if told else None
        return found


def _first(look: _Comparison, ours: Sequence[Object], theirs: Sequence[Object]) -> tuple[int, str] | None:
    return next(_told(look, ours, theirs), None)


def _told(look: _Comparison, ours: Sequence[Object], theirs: Sequence[Object]) -> Iterator[tuple[int, str]]:
    for at, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        what = _difference(look, one, other)
        if what:
            yield at, what
