"""Layers called by numbers: they hide and show what they did, and their names say nothing."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from filing.bundle import bare_entries as entries
from filing.bundle.bare_colours import only
from filing.bundle.objects import dictionaries_of, items_of, said

DEEPEST = 20  # [levels] memberships in memberships


class BareLayers:
    """Strips the layers of one file."""

    def __init__(self) -> None:
        self._met: set[tuple[int, int]] = set()

    def layer(self, layer: object, depth: int = 0) -> Object | None:
        """Return ``layer``, or a membership in layers, called by a number; None when it is neither."""
        if not isinstance(layer, Dictionary):
            return None
        kind = said(layer.get("/Type"))
        if kind == "/OCMD":
            only(layer, entries.LAYERS_TOGETHER)
            self._all_in(layer.get("/OCGs"), depth + 1)
            self._all_in(layer.get("/VE"), depth + 1)
            return layer
        if kind != "/OCG":
            return None
        if layer.objgen not in self._met:
            self._met.add(layer.objgen)
            only(layer, entries.LAYER)
            layer["/Name"] = String(str(len(self._met)))
            intents = items_of(layer.get("/Intent")) or [layer.get("/Intent", Name("/View"))]
            if any(said(one) not in entries.PLAIN_INTENTS for one in intents):
                del layer["/Intent"]
        return layer

    def _all_in(self, found: object, depth: int) -> None:
        if depth > DEEPEST:
            return
        for one in items_of(found):
            self._all_in(one, depth + 1)
        self.layer(found, depth)

    def settle(self, pdf: Pdf) -> None:
        """Leave ``pdf`` with a list of its layers that says which are hidden, and nothing else."""
        listed = pdf.Root.get("/OCProperties")
        if "/OCProperties" in pdf.Root:
            del pdf.Root["/OCProperties"]
        if not isinstance(listed, Dictionary):
            return
        layers = [one for one in dictionaries_of(listed.get("/OCGs")) if one.is_indirect and self.layer(one)]
        default = listed.get("/D")
        shown_by = default if isinstance(default, Dictionary) else Dictionary()
        known = {one.objgen for one in layers}
        made = Dictionary(Name=String("filing"), Order=Array())
        for key in ("/ON", "/OFF"):
            made[key] = Array([one for one in dictionaries_of(shown_by.get(key)) if one.objgen in known])
        if said(shown_by.get("/BaseState")) == "/OFF":
            made["/BaseState"] = Name.OFF
        pdf.Root["/OCProperties"] = Dictionary(OCGs=Array(layers), D=made)
