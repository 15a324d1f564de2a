"""The colours and fonts of the house in a Word file: where ours stand in it, those of the firm take their place."""

import re

from docx.document import Document as WordDocument
from lxml import etree

from filing.documents.docx_house import qualified
from filing.documents.docx_pictures import edges
from filing.documents.house import OURS, House

FONTS = {"letter": "Source Sans 3", "pleading": "Source Serif 4"}
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")


def take_look(word: WordDocument, layout: str, house: House) -> None:
    """Leave the colours and the font family of ``house`` in the styles, the headers and the body of ``word``."""
    colours = {
        ours[1:].lower(): house.colours[name][1:].upper()
        for name, ours in OURS.colours.items()
        if ours.lower() != house.colours[name].lower()
    }
    fonts = {FONTS[asked]: family.word for asked, family in house.families if asked == layout and asked in FONTS}
    if not colours and not fonts:
        return
    parts = [word.styles.element, word.element, *(part.element for part in edges(word))]
    table = next((one for one in word.part.package.parts if str(one.partname) == "/word/fontTable.xml"), None)
    for root in parts:
        _replace(root, colours, fonts)
    if table is not None and fonts:
        root = etree.fromstring(table.blob)
        _replace(root, {}, fonts)
        table._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _replace(root: etree._Element, colours: dict[str, str], fonts: dict[str, str]) -> None:
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            if _COLOUR.match(value) and value.lower() in colours and _names_colour(element, key):
                element.set(key, colours[value.lower()])
            elif value in fonts:
                element.set(key, fonts[value])


def _names_colour(element: etree._Element, key: str) -> bool:
    return key in {qualified("color"), qualified("fill")} or element.tag == qualified("color")
