"""Where the address stands in a Word letter: the built-in file has it left; the house may want another window."""

from docx.document import Document as WordDocument
from lxml import etree

from filing.documents.docx_house import qualified

RIGHT_WIDTHS = (4819, 4252)  # [twentieths of a point] 85 mm of particulars, then 75 mm of address from 110 mm
UPPER_ZONE = 680  # [twentieths of a point] 12 mm above the return address, form B of DIN 5008


def place_window(word: WordDocument, window: str) -> None:
    """Move the address of a letter; a firm's Word file without the styles Return Address keeps its own place."""
    for paragraph in word.element.body.iter(qualified("p")):
        style = paragraph.find(f"{qualified('pPr')}/{qualified('pStyle')}")
        if style is not None and style.get(qualified("val")) == "ReturnAddress":
            if window == "right":
                _to_the_right(paragraph)
            elif window == "din_b":
                _lower(paragraph)
            return


def _to_the_right(paragraph: etree._Element) -> None:
    cell = paragraph.getparent()
    row = cell.getparent()
    table = row.getparent()
    cells = row.findall(qualified("tc"))
    if row.tag != qualified("tr") or len(cells) != len(RIGHT_WIDTHS) or cells[0] is not cell:
        return
    row.append(cell)
    grid = table.findall(f"{qualified('tblGrid')}/{qualified('gridCol')}")
    for column, one, width in zip(grid, row.findall(qualified("tc")), RIGHT_WIDTHS, strict=True):
        column.set(qualified("w"), str(width))
        measure = one.find(f"{qualified('tcPr')}/{qualified('tcW')}")
        if measure is not None:
            measure.set(qualified("w"), str(width))


def _lower(paragraph: etree._Element) -> None:
    properties = paragraph.find(qualified("pPr"))
    spacing = properties.find(qualified("spacing"))
    if spacing is None:
        spacing = etree.SubElement(properties, qualified("spacing"))
    spacing.set(qualified("before"), str(UPPER_ZONE))
