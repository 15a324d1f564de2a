"""Layers of the sources kept as their files show them: what was hidden there stays hidden in the bundle.

No reader lists them, so each is called by a number: a name that nobody sees may say what a redaction took elsewhere.
"""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from filing.bundle.bare_colours import only
from filing.bundle.bare_entries import LAYER
from filing.bundle.objects import dictionaries_of


def _listed(owner: Dictionary, key: str) -> list[Object]:
    return [entry for entry in dictionaries_of(owner.get(key)) if entry.is_indirect]


class Layers:
    """Collects the layers of the sources while their pages are added to ``pdf``."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._all: list[Object] = []
        self._hidden: list[Object] = []

    def take(self, source: Pdf) -> None:
        """Take over the layers of ``source``, whose pages are in the bundle already."""
        properties = source.Root.get("/OCProperties")
        if not isinstance(properties, Dictionary):
            return
        default = properties.get("/D")
        shown_by = default if isinstance(default, Dictionary) else Dictionary()
        on = {layer.objgen for layer in _listed(shown_by, "/ON")}
        off = {layer.objgen for layer in _listed(shown_by, "/OFF")}
        all_off = str(shown_by.get("/BaseState", "")) == "/OFF"
        for layer in _listed(properties, "/OCGs"):
            copied = self._pdf.copy_foreign(layer)
            self._all.append(copied)
            only(copied, LAYER)
            copied["/Name"] = String(str(len(self._all)))
            if layer.objgen in off or (all_off and layer.objgen not in on):
                self._hidden.append(copied)

    def write(self) -> None:
        """Write the layers into the bundle; nothing when no source has any."""
        if self._all:
            self._pdf.Root["/OCProperties"] = Dictionary(
                OCGs=Array(self._all),
                D=Dictionary(Name=String("filing"), BaseState=Name.ON, OFF=Array(self._hidden)),
            )
