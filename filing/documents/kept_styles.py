"""What a style computes to is kept from letter to letter, because the letters of a run share their style sheets.

The style of an element follows from its place alone (what stands around and before it, and its attributes), so a
letter of which every place was seen before is not matched with selectors again; and of a new place, the computed style
is taken from those kept where parent and declarations are the same. ``tests/documents/test_page_engine.py`` compares
the bytes with and without.
"""

import re
from collections.abc import Iterable, Mapping
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint
from tinycss2 import parse_blocks_contents
from weasyprint import CSS, HTML
from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.css.validation import preprocess_declarations
from weasyprint.text.fonts import FontConfiguration

from filing.documents.kept_lines import PINNED

MOST_STYLES = 4000
"""So many styles are kept at most; a letter has about 80, nearly all of them shared with every other letter."""

MOST_PLACES = 20_000
"""So many places are kept at most; a letter has about 400."""

# WeasyPrint declares a style attribute and a language as the author's: only these two are written in a page.
_WRITTEN_IN_THE_PAGE = frozenset({"lang", "width"})

# Attributes that hold the content of one letter. A selector that reads them, or what comes after, needs more than a
# place, and then nothing is recalled.
_CONTENT = frozenset({"alt", "content", "href", "src", "style"})
_READS_MORE = re.compile(
    r":(?:has|empty|nth-last-(?!child\([12]\))|last-of-type|only-of-type)|\[\s*(?:alt|content|href|src|style)\s*[~|^$*]?="
)


_AUTHOR = 3
"""The precedence that WeasyPrint gives to a declaration in the page itself."""

Place = tuple[int, Element, Element | None]
"""The number of a place, the element there and the element around it."""


class SharedStyles:
    """The computed styles of the letters of one press, each made once.

    ``sheets`` are the texts of the style sheets of the house, of which is read whether a style depends on more than
    the place of an element.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._kept: dict[tuple[object, ...], ComputedStyle] = {}
        self._ids: set[int] = set()
        self._places: dict[tuple[object, ...], int] = {}
        self._learnt: dict[int, tuple[tuple[str | None, ComputedStyle], ...]] = {}
        self._declared: dict[str, dict[str, tuple[object, object]]] = {}
        self._by_place = weasyprint.VERSION == PINNED and not any(map(_READS_MORE.search, sheets))

    def find(self, key: tuple[object, ...]) -> ComputedStyle | None:
        """Return the style under ``key``, if it is kept."""
        return self._kept.get(key)

    def keep(self, key: tuple[object, ...], style: ComputedStyle) -> None:
        """Keep ``style``; when there are too many (a hostile house style sheet), begin anew."""
        if len(self._kept) >= MOST_STYLES:
            self._kept.clear()
            self._ids.clear()
        self._kept[key] = style
        self._ids.add(id(style))

    def knows(self, style: ComputedStyle) -> bool:
        """Tell whether ``style`` is kept, so that its id stays its own."""
        return id(style) in self._ids

    def places(self, root: Element) -> list[Place]:
        """Return the place of each element of a page: the same number, the same style, but for a style of its own.

        A place is what selectors ask about: tag, attributes, the elements around and before it, and whether it is the
        last or the last but one.
        """
        if len(self._places) >= MOST_PLACES:
            self._places.clear()
            self._learnt.clear()
        found: list[Place] = []
        self._add_places(found, None, root, (0, 0, 0))
        return found

    def _add_places(
        self, found: list[Place], around: Element | None, element: Element, where: tuple[int, int, int]
    ) -> int:
        written = tuple((name, "" if name in _CONTENT else value) for name, value in element.attrib.items())
        number = self._places.setdefault((*where, element.tag, written), len(self._places) + 1)
        found.append((number, element, around))
        before, last = 0, len(element) - 1
        for index, child in enumerate(element):
            before = self._add_places(found, element, child, (number, before, min(last - index, 2)))
        return number

    def declared(self, style: str) -> dict[str, tuple[object, object]]:
        """Return the declarations of a style attribute, read once."""
        known = self._declared.get(style)
        if known is None:
            if len(self._declared) >= MOST_STYLES:
                self._declared.clear()
            read = preprocess_declarations(None, parse_blocks_contents(style))
            known = self._declared[style] = {name: (value, (_AUTHOR, inf, (1, 0, 0))) for name, value, _ in read}
        return known

    def recall(self, places: list[Place]) -> dict[tuple[Element, str | None], ComputedStyle] | None:
        """Return the styles of a page, or None when a place in it is new."""
        if not self._by_place:
            return None
        styles: dict[tuple[Element, str | None], ComputedStyle] = {}
        for number, element, _ in places:
            known = self._learnt.get(number)
            if known is None:
                return None
            for pseudo_type, style in known:
                styles[element, pseudo_type] = style
        return styles

    def learn(self, places: list[Place], styles: Mapping[tuple[Element, str | None], ComputedStyle]) -> None:
        """Keep the styles of a page by their places; one with an anchor is asked for again, as it tells its page."""
        of: dict[Element, list[tuple[str | None, ComputedStyle]]] = {}
        for (element, pseudo_type), style in styles.items():
            of.setdefault(element, []).append((pseudo_type, style))
        for number, element, _ in places:
            found = of[element]
            plain = "style" not in element.attrib or len(element) == 0
            if plain and not any(style["anchor"] for _, style in found):
                self._learnt[number] = tuple(found)


# WeasyPrint has no type hints, so its classes are Any to mypy.
class LetterStyles(StyleFor):  # type: ignore[misc]
    """Styles of one letter, taken from those kept where parent and declarations are the same."""

    def __init__(
        self,
        page: HTML,
        shared: SharedStyles,
        sheets: list[tuple[CSS, str, None]],
        fonts: FontConfiguration,
        targets: object,
    ) -> None:
        self._shared = shared
        self._computed_styles: dict[Any, ComputedStyle]
        self._cascaded_styles: dict[Any, Any]
        places = shared.places(page.etree_element)
        known = shared.recall(places)
        if known is None:
            super().__init__(page, sheets, presentational_hints=False, font_config=fonts, target_collector=targets)
            shared.learn(places, self._computed_styles)
        else:
            self._computed_styles = known
            self._cascaded_styles = {}
            self.initial_page_sizes = {"box": None, "area": None}
            self._sheets = sheets
            self.font_config = fonts
            self._add_own_styles(places)

    def _add_own_styles(self, places: list[Place]) -> None:
        """Set the styles of the elements with a style attribute: what holds at their place, and what they declare."""
        root = places[0][1]
        for _, element, around in places:
            if "style" in element.attrib:
                there = self._computed_styles[element, None].cascaded
                declared = {name: one for name, one in there.items() if one[1][0] != _AUTHOR}
                declared.update(self._shared.declared(element.attrib["style"]))
                self._cascaded_styles[element, None] = declared
                self.set_computed_styles(element, around, root)
        self._cascaded_styles.clear()

    def set_computed_styles(
        self,
        element: object,
        parent: object,
        root: object = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: object = None,
    ) -> None:
        """Set the style of an element or pseudo-element, as ``StyleFor`` would."""
        key = self._key(element, parent, root, pseudo_type)
        found = self._shared.find(key) if key is not None else None
        if found is not None:
            self._computed_styles[element, pseudo_type] = found
            return
        super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
        if key is not None:
            self._shared.keep(key, self._computed_styles[element, pseudo_type])

    def _key(self, element: object, parent: object, root: object, pseudo_type: str | None) -> tuple[object, ...] | None:
        """Return what the style depends on, or None when it cannot be shared."""
        if not isinstance(element, Element):
            return None
        above = None if element is root and pseudo_type is None else self._computed_styles[parent, None]
        if above is not None and not self._shared.knows(above):
            return None
        declared: list[object] = [id(above), pseudo_type]
        # Style sheets are kept by the press, so the id of a declared value is its own as long as styles are kept.
        for name, (value, weight) in self._cascaded_styles.get((element, pseudo_type), {}).items():
            if weight[0] == _AUTHOR:
                if name not in _WRITTEN_IN_THE_PAGE:
                    return None
                declared += (name, repr(value), weight)
            else:
                declared += (name, id(value), weight)
        return tuple(declared)
