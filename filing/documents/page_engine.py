"""WeasyPrint over a ready tree of elements: nothing is written out and parsed again, and styles serve every letter.

WeasyPrint lets its ``HTML`` and ``Document`` be derived from; what is derived here leaves the layout alone:

* a page is given as elements, so that no HTML is written, parsed and searched with selectors;
* the style sheet of the browser holds only the elements that a page has (``elements.css``);
* what a style computes to is kept from letter to letter, because the letters of a run share their style sheets;
* each object of the PDF is serialised once, not once for the file and once for its identifier.

The bytes are those that ``weasyprint.HTML`` alone would give; ``tests/documents/test_page_engine.py`` compares them.
"""

import functools
from collections.abc import Iterator
from importlib.resources import files
from xml.etree.ElementTree import Element

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML, Document
from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.css.targets import TargetCollector
from weasyprint.images import get_image_from_uri
from weasyprint.layout import LayoutContext
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

MOST_STYLES = 4000
"""So many styles are kept at most; a letter has about 80, nearly all of them shared with every other letter."""

# WeasyPrint declares a style attribute and a language as the author's: only these two are written in a page.
_WRITTEN_IN_THE_PAGE = frozenset({"lang", "width"})


def element_styles_source() -> str:
    """Return the style sheet that tells what an element is before the house styles it."""
    return (files("filing.documents") / "elements.css").read_text("utf-8")


@functools.cache
def element_styles() -> CSS:
    """Return that style sheet, read once."""
    return CSS(string=element_styles_source())


class SharedStyles:
    """The computed styles of the letters of one press, each made once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], ComputedStyle] = {}
        self._ids: set[int] = set()

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


# WeasyPrint has no type hints, so its classes are Any to mypy.
class LetterStyles(StyleFor):  # type: ignore[misc]
    """Styles of one letter, taken from those kept where parent and declarations are the same."""

    def __init__(
        self, page: "Page", sheets: list[tuple[CSS, str, None]], fonts: FontConfiguration, targets: object
    ) -> None:
        self._shared = page.shared_styles
        super().__init__(page, sheets, presentational_hints=False, font_config=fonts, target_collector=targets)

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


_AUTHOR = 3
"""The precedence that WeasyPrint gives to a declaration in the page itself."""


class HouseDocument(Document):  # type: ignore[misc]
    """A laid out page whose styles come from those of its press."""

    @classmethod
    def _build_layout_context(
        cls,
        html: "Page",
        font_config: FontConfiguration,
        counter_style: dict[str, object],
        color_profiles: object,  # noqa: ARG003 - the signature is WeasyPrint's
        options: dict[str, object],
    ) -> LayoutContext:
        for sheet in html._ua_counter_style():  # noqa: SLF001 - the hook of WeasyPrint for derived classes
            counter_style.update(sheet)
        targets = TargetCollector()
        sheets = [(element_styles(), "user agent", None), *((css, "user", None) for css in html.styles)]
        styles = LetterStyles(html, sheets, font_config, targets)
        image = functools.partial(get_image_from_uri, cache={}, url_fetcher=html.url_fetcher, options=options)
        return LayoutContext(styles, image, font_config, counter_style, targets)


class Names(ElementWrapper):  # type: ignore[misc]
    """An element that is searched by tag names alone, which is all that WeasyPrint asks of it."""

    def query_all(self, *selectors: str) -> Iterator[ElementWrapper]:
        """Yield the elements of the tree with one of these tags."""
        wanted = set(selectors)
        return (found for found in self.iter_subtree() if found.etree_element.tag in wanted)


class Page(HTML):  # type: ignore[misc]
    """A page given as elements, with the style sheets it is laid out with."""

    def __init__(
        self, root: Element, styles: list[CSS], shared: SharedStyles, base_url: str, fetcher: URLFetcher
    ) -> None:
        self.base_url = base_url
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.styles = styles
        self.shared_styles = shared
        self.wrapper_element = Names.from_html_root(root)
        self.etree_element = self.wrapper_element.etree_element

    def laid_out(self, fonts: FontConfiguration, options: dict[str, object]) -> HouseDocument:
        """Return the pages, laid out."""
        pages: HouseDocument = HouseDocument._render(self, fonts, None, None, dict(options))  # noqa: SLF001 - as HTML.render
        return pages


def serialise_once(_document: Document, pdf: pydyf.PDF) -> None:
    """Replace each object of ``pdf`` by its bytes (a finisher for ``Document.write_pdf``)."""
    pdf.objects[1:] = [Serialised(one) for one in pdf.objects[1:]]
    catalog = pdf.catalog.number
    pdf.catalog = pdf.objects[catalog]


class Serialised(pydyf.Object):  # type: ignore[misc]
    """An object of a PDF as its bytes."""

    def __init__(self, one: pydyf.Object) -> None:
        super().__init__()
        self.number = one.number
        self.generation = one.generation
        self.free = one.free
        self._data = one.data
        self._compressible = one.compressible

    @property
    def data(self) -> bytes:
        """The bytes of the object."""
        return bytes(self._data)

    @property
    def compressible(self) -> bool:
        """Whether the object may stand in an object stream."""
        return bool(self._compressible)
