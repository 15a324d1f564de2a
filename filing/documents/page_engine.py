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
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML, Document
from weasyprint.css.targets import TargetCollector
from weasyprint.images import get_image_from_uri
from weasyprint.layout import LayoutContext
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from filing.documents.kept_styles import LetterStyles, SharedStyles


def element_styles_source() -> str:
    """Return the style sheet that tells what an element is before the house styles it."""
    return (files("filing.documents") / "elements.css").read_text("utf-8")


@functools.cache
def element_styles() -> CSS:
    """Return that style sheet, read once."""
    return CSS(string=element_styles_source())


# WeasyPrint has no type hints, so its classes are Any to mypy.
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
        styles = LetterStyles(html, html.shared_styles, sheets, font_config, targets)
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
        self._data = written(one)
        self._compressible = one.compressible

    @property
    def data(self) -> bytes:
        """The bytes of the object."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether the object may stand in an object stream."""
        return bool(self._compressible)


def written(one: Any) -> bytes:
    """Return the bytes of a value in a PDF, as pydyf writes it; dictionaries and arrays are the many, and done here."""
    kind = type(one)
    if kind is bytes:
        found = one
    elif kind is str:
        found = one.encode("ascii")
    elif kind is int:
        found = b"%d" % one
    elif kind is pydyf.Dictionary:
        found = b"<<%b>>" % b"".join([b"/%b %b" % (written(key), written(value)) for key, value in one.items()])
    elif kind is pydyf.Array:
        found = b"[%b]" % b" ".join([written(item) for item in one])
    else:
        found = one.data if isinstance(one, pydyf.Object) else pydyf._to_bytes(one)  # noqa: SLF001 - as pydyf writes it
    return bytes(found)
