"""What a page draws with, without what draws nothing: unused resources, names, metadata, remarks, words beside.

Entries that decide how a thing looks are listed (``bare_entries``); the others go, in every thing that a page reaches
by its drawing, however deep. A thing that other pages draw with too looks there as it did.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from filing.bundle import bare_entries as entries
from filing.bundle.bare_colours import BareColours, bare_function, only
from filing.bundle.bare_content import INTENTS, BareContent
from filing.bundle.bare_fonts import bare_font
from filing.bundle.bare_jpeg import bare_jpeg
from filing.bundle.bare_layers import BareLayers
from filing.bundle.bare_shelves import Shelves
from filing.bundle.inseparable import Inseparable
from filing.bundle.objects import items_of, said

DEEPEST = 30  # [levels] things inside things


class BareThings:
    """Strips what the pages of one file draw with; each thing once, wherever it is used."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._done: dict[tuple[int, int], Object | None] = {}
        self._colours = BareColours()
        self.layers = BareLayers()
        self._depth = 0
        self._steps = 0

    def content(self, source: Page | Stream, resources: object) -> tuple[bytes, Dictionary]:
        """Return the instructions of a page or a stream that draw, and the resources they use.

        Raises: Inseparable when it cannot be followed; pikepdf's errors when it cannot be read.
        """
        shelves = Shelves(resources, self.thing)
        return self._rewritten(source, shelves), shelves.resources()

    def _rewritten(self, source: Page | Stream, shelves: Shelves) -> bytes:
        if self._depth > DEEPEST:
            raise Inseparable("drawings inside drawings, deeper than is followed")
        self._depth += 1
        try:
            run = BareContent(self._pdf, shelves, self._steps)
            data = run.rewritten(source)
            self._steps = run.steps
        finally:
            self._depth -= 1
        return data

    def thing(self, kind: str, found: Object, around: Dictionary) -> Object | None:
        """Return what stands on the shelf ``kind`` of the resources ``around``, stripped; None when it draws nothing.

        Raises: Inseparable when it is of a kind that is not known.
        """
        key = found.objgen if found.is_indirect else None
        if key is None or _borrows(found):
            return self._stripped(kind, found, around)
        if key not in self._done:
            self._done[key] = found  # what draws itself is met again below
            self._done[key] = self._stripped(kind, found, around)
        return self._done[key]

    def _stripped(self, kind: str, found: Object, around: Dictionary) -> Object | None:
        if kind == "/ColorSpace":
            return self._colours.space(found)
        if not isinstance(found, Dictionary | Stream):
            return None
        return STRIPPERS[kind](self, found, around) if kind in STRIPPERS else None

    def xobject(self, found: Dictionary | Stream, around: Dictionary) -> Object | None:
        """Strip a picture, or a drawing used by name."""
        kind = said(found.get("/Subtype"))
        if not isinstance(found, Stream) or kind not in {"/Image", "/Form"}:
            return None
        return self._image(found, 0) if kind == "/Image" else self.form(found, around)

    def _image(self, image: Stream, depth: int) -> Object:
        only(image, entries.IMAGE)
        if "/ColorSpace" in image and not _is_jpeg2000(image):
            image["/ColorSpace"] = self._colours.needed(image["/ColorSpace"])
        for key in ("/SMask", "/Mask"):
            mask = image.get(key)
            if isinstance(mask, Stream) and depth == 0:
                self._image(mask, 1)
        if said(image.get("/Intent")) not in INTENTS and "/Intent" in image:
            del image["/Intent"]
        self._layered(image)
        parameters = image.get("/DecodeParms")
        for one in [parameters] if isinstance(parameters, Dictionary) else items_of(parameters):
            if isinstance(one, Dictionary):
                only(one, entries.DECODING)
        if said(image.get("/Filter")) == "/DCTDecode":
            raw = image.read_raw_bytes()
            plain = bare_jpeg(raw)
            if len(plain) < len(raw):
                how = parameters if isinstance(parameters, Dictionary) else None
                image.write(plain, filter=Name.DCTDecode, decode_parms=how)
        return image

    def form(self, form: Stream, around: Dictionary) -> Stream:
        """Strip a drawing used by name; one that borrows the resources ``around`` it gets its own, in a copy."""
        made = form
        if _borrows(form):
            made = self._pdf.make_stream(form.read_bytes())
            for key, value in form.items():
                if str(key) in entries.FORM - entries.STREAM:
                    made[str(key)] = value
            made["/Resources"] = around
        only(made, entries.FORM)
        self.group(made)
        self._layered(made)
        self._fill(made)
        return made

    def _fill(self, stream: Stream) -> None:
        """Rewrite the instructions of ``stream`` and its resources."""
        data, resources = self.content(stream, stream.get("/Resources", Dictionary()))
        stream.write(data)
        stream["/Resources"] = resources

    def group(self, owner: Object) -> None:
        """Strip the group of ``owner``, a page or a form."""
        group = owner.get("/Group")
        if isinstance(group, Dictionary):
            only(group, entries.GROUP)
            if "/CS" in group:
                group["/CS"] = self._colours.needed(group["/CS"])
        elif "/Group" in owner:
            del owner["/Group"]

    def _layered(self, owner: Object) -> None:
        if "/OC" in owner and self.layers.layer(owner["/OC"]) is None:
            del owner["/OC"]

    def state(self, state: Dictionary | Stream, around: Dictionary) -> Object | None:
        """Strip settings of drawing."""
        only(state, entries.STATE)
        for key in entries.FORMULAS:
            bare_function(state.get(key))
        font = items_of(state.get("/Font"))
        if font and isinstance(font[0], Dictionary):
            self.thing("/Font", font[0], around)
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary):
            only(mask, entries.SOFT_MASK)
            bare_function(mask.get("/TR"))
            drawn = self.thing("/XObject", mask["/G"], around) if isinstance(mask.get("/G"), Stream) else None
            if drawn is None:
                raise Inseparable("a soft mask that is not there")
            mask["/G"] = drawn
        return state

    def pattern(self, pattern: Dictionary | Stream, around: Dictionary) -> Object | None:
        """Strip a pattern."""
        if isinstance(pattern, Stream):
            only(pattern, entries.TILING)
            self._fill(pattern)
            return pattern
        only(pattern, entries.PATTERN)
        for key, kind in (("/Shading", "/Shading"), ("/ExtGState", "/ExtGState")):
            if key in pattern:
                made = self.thing(kind, pattern[key], around)
                if made is None:
                    raise Inseparable("a pattern of a kind that is not known")
        return pattern

    def shading(self, shading: Dictionary | Stream, _around: Dictionary) -> Object | None:
        """Strip a run of colours."""
        only(shading, entries.SHADING)
        if "/ColorSpace" in shading:
            shading["/ColorSpace"] = self._colours.needed(shading["/ColorSpace"])
        bare_function(shading.get("/Function"))
        return shading

    def font(self, font: Dictionary | Stream, around: Dictionary) -> Object | None:
        """Strip a font, and the drawings of one that draws its letters itself."""
        bare_font(font)
        drawings = font.get("/CharProcs")
        if said(font.get("/Subtype")) != "/Type3" or not isinstance(drawings, Dictionary):
            return font
        shelves = Shelves(font.get("/Resources", around), self.thing)
        glyphs = [drawing for _name, drawing in drawings.items() if isinstance(drawing, Stream)]
        written = [self._rewritten(drawing, shelves) for drawing in glyphs]
        for drawing, data in zip(glyphs, written, strict=True):
            only(drawing, entries.STREAM)
            drawing.write(data)
        font["/Resources"] = shelves.resources()
        return font

    def layer(self, layer: Dictionary | Stream, _around: Dictionary) -> Object | None:
        """Strip a layer."""
        return self.layers.layer(layer)


def _borrows(found: Object) -> bool:
    """Return whether a drawing uses the resources of what it stands in, as old programs wrote them."""
    return isinstance(found, Stream) and said(found.get("/Subtype")) == "/Form" and "/Resources" not in found


def _is_jpeg2000(image: Stream) -> bool:
    """Return whether the colours of a picture are those of its data, whatever its entry says."""
    return said(image.get("/Filter")) == "/JPXDecode"


Stripper = Callable[[BareThings, Dictionary | Stream, Dictionary], Object | None]
STRIPPERS: Mapping[str, Stripper] = MappingProxyType(
    {
        "/XObject": BareThings.xobject,
        "/ExtGState": BareThings.state,
        "/Font": BareThings.font,
        "/Pattern": BareThings.pattern,
        "/Shading": BareThings.shading,
        "/Properties": BareThings.layer,
    }
)
