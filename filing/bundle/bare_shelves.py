"""The resources of one stream of instructions, gathered while it is rewritten: what it uses, under plain names."""

from collections.abc import Callable

from pikepdf import Dictionary, Name, Object, Stream

from filing.bundle.bare_entries import SHORT, STANDARD_DEFAULTS
from filing.bundle.objects import said

Bare = Callable[[str, Object, Dictionary], Object | None]
"""Gives a thing without what draws nothing, or None when it draws nothing at all.

It is told the shelf, what stands there, and the resources that the shelf belongs to.
"""


class Shelves:
    """Hands out plain names for what ``resources`` hold, and keeps what was asked for."""

    def __init__(self, resources: object, bare: Bare) -> None:
        self.source = resources if isinstance(resources, Dictionary) else Dictionary()
        self._bare = bare
        self._names: dict[tuple[str, bytes], Name | None] = {}
        self._kept: dict[str, dict[str, Object]] = {}
        self._keep_defaults()

    @property
    def spaces(self) -> Object | None:
        """The colours that the resources name."""
        return self.source.get("/ColorSpace")

    def _keep_defaults(self) -> None:
        """Keep the colours that stand in for those of a device: no instruction names them."""
        shelf = self.spaces
        for name in STANDARD_DEFAULTS:
            if isinstance(shelf, Dictionary) and name in shelf:
                made = self._bare("/ColorSpace", shelf[name], self.source)
                if made is not None:
                    self._kept.setdefault("/ColorSpace", {})[name] = made

    def _put(self, kind: str, thing: Object) -> Name:
        shelf = self._kept.setdefault(kind, {})
        name = f"/{SHORT[kind]}{len(shelf) + 1}"
        shelf[name] = thing
        return Name(name)

    def find(self, kind: str, name: Name) -> Name | None:
        """Return the plain name of what stands on the shelf ``kind`` under ``name``."""
        key = (kind, bytes(name))
        if key not in self._names:
            shelf = self.source.get(kind)
            found = shelf.get(said(name)) if isinstance(shelf, Dictionary) else None
            made = self._bare(kind, found, self.source) if found is not None else None
            self._names[key] = None if made is None else self._put(kind, made)
        return self._names[key]

    def add(self, picture: Stream) -> Name:
        """Take in a picture that had no name."""
        made = self._bare("/XObject", picture, self.source)
        return self._put("/XObject", picture if made is None else made)

    def resources(self) -> Dictionary:
        """Return what was asked for, and nothing else."""
        made = Dictionary()
        for kind, things in self._kept.items():
            made[kind] = Dictionary()
            for name, thing in things.items():
                made[kind][name] = thing
        return made
