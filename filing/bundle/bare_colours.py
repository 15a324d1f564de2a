"""Colours without names and remarks of their maker: inks are called by numbers, and look as they did.

On a screen an ink of its own name is shown by the formula that comes with it, so that the name decides nothing.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from pikepdf import Array, Dictionary, Name, Object, Stream

from filing.bundle import bare_entries as entries
from filing.bundle.inseparable import Inseparable
from filing.bundle.objects import items_of, said

DEEPEST = 8  # [levels] colours inside colours, formulas inside formulas
REMARK = re.compile(rb"%[^\r\n]*")
PLAIN = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"})


def only(thing: Object, keys: frozenset[str]) -> None:
    """Leave ``thing`` with the entries named ``keys``."""
    for key in [str(key) for key in thing]:
        if key not in keys and key != "/Length":
            del thing[key]


def bare_function(found: object, depth: int = 0) -> None:
    """Strip a formula, or a list of them.

    Raises: Inseparable when they lie too deep inside each other.
    """
    if depth > DEEPEST:
        raise Inseparable("formulas inside formulas, deeper than is followed")
    for one in items_of(found):
        bare_function(one, depth + 1)
    if not isinstance(found, Dictionary | Stream):
        return
    only(found, entries.FUNCTION)
    bare_function(found.get("/Functions"), depth + 1)
    if isinstance(found, Stream) and found.get("/FunctionType") == 4:
        found.write(REMARK.sub(b"", found.read_bytes()))


class BareColours:
    """Strips the colours of one file; an ink has the same number wherever it is used."""

    def __init__(self) -> None:
        self._inks: dict[bytes, Name] = {}

    def needed(self, found: Object, depth: int = 0) -> Object:
        """Return ``found``, colours that something is drawn in, stripped.

        Raises: Inseparable when they are of no known kind.
        """
        made = self.space(found, depth)
        if made is None:
            raise Inseparable("colours of a kind that is not known")
        return made

    def space(self, found: Object, depth: int = 0) -> Object | None:
        """Return the colours ``found`` stripped; None when they are of no known kind."""
        if isinstance(found, Name):
            return found if said(found) in PLAIN else None
        items = items_of(found)
        family = said(items[0]) if items else ""
        if len(items) == 1 and family in PLAIN:
            return Name(family)
        maker = MAKERS.get(family)
        return maker(self, items, depth + 1) if maker is not None and len(items) > 1 and depth < DEEPEST else None

    def profile(self, items: list[Object], depth: int) -> Object | None:
        """Strip colours that a profile describes."""
        profile = items[1]
        if not isinstance(profile, Stream):
            return None
        only(profile, entries.PROFILE)
        if "/Alternate" in profile:
            profile["/Alternate"] = self.needed(profile["/Alternate"], depth)
        return Array(items[:2])

    def calibrated(self, items: list[Object], _depth: int) -> Object | None:
        """Strip colours that figures describe."""
        if not isinstance(items[1], Dictionary):
            return None
        only(items[1], entries.CALIBRATED)
        return Array(items[:2])

    def indexed(self, items: list[Object], depth: int) -> Object | None:
        """Strip colours of a table."""
        if len(items) < 4:
            return None
        if isinstance(items[3], Stream):
            only(items[3], entries.STREAM)
        return Array([items[0], self.needed(items[1], depth), *items[2:4]])

    def inked(self, items: list[Object], depth: int) -> Object | None:
        """Strip colours of inks, and call these by numbers."""
        if len(items) < 4:
            return None
        inks = Array([self._ink(one) for one in items_of(items[1])]) if items_of(items[1]) else self._ink(items[1])
        bare_function(items[3])
        return Array([items[0], inks, self.needed(items[2], depth), items[3]])

    def _ink(self, name: Object) -> Name:
        if said(name) in entries.PLAIN_INKS:
            return Name(said(name))
        return self._inks.setdefault(said(name).encode(errors="surrogateescape"), Name(f"/Ink{len(self._inks) + 1}"))

    def patterned(self, items: list[Object], depth: int) -> Object | None:
        """Strip the colours under a pattern."""
        return Array([items[0], self.needed(items[1], depth)])


Maker = Callable[[BareColours, list[Object], int], Object | None]
MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "/ICCBased": BareColours.profile,
        "/CalGray": BareColours.calibrated,
        "/CalRGB": BareColours.calibrated,
        "/Lab": BareColours.calibrated,
        "/Indexed": BareColours.indexed,
        "/Separation": BareColours.inked,
        "/DeviceN": BareColours.inked,
        "/Pattern": BareColours.patterned,
    }
)
