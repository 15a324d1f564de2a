"""Pictures in a Word file: a logo, a signature, a payment code; each with its alternative text."""

import io
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.shape import CT_Inline
from docx.shared import Mm
from lxml import etree

from filing.documents.docx_house import qualified
from filing.documents.house import House
from filing.documents.payment_code import SIDE, png
from filing.documents.tree import PaymentCode, Picture

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
NUMBERS_FROM = 9100  # a number of a drawing is its own in the file


def picture_run(part: Any, found: Picture) -> etree._Element:
    """Return a run with the picture; its data become a part of the Word file beside ``part``."""
    return _run(part, found.data, found.text, found.width, found.height)


def code_run(part: Any, block: PaymentCode) -> etree._Element:
    """Return a run with the payment code."""
    return _run(part, png(block.payload), block.text, SIDE, SIDE)


def link_run(part: Any, address: str) -> etree._Element:
    """Return a hyperlink that shows its own address."""
    ident = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    found = etree.Element(qualified("hyperlink"), {f"{{{RELATIONS}}}id": ident})
    text = etree.SubElement(etree.SubElement(found, qualified("r")), qualified("t"))
    text.text = address
    return found


def put_logo(word: WordDocument, house: House) -> None:
    """Leave the logo above the name of the sender, in the header or on the page where that name stands."""
    if house.logo is None:
        return
    for part in (*edges(word), word.part):
        for paragraph in part.element.iter(qualified("p")):
            style = paragraph.find(f"{qualified('pPr')}/{qualified('pStyle')}")
            if style is not None and style.get(qualified("val")) == "SenderName":
                before = etree.Element(qualified("p"))
                before.append(picture_run(part, house.logo))
                paragraph.addprevious(before)
                return


def edges(word: WordDocument) -> tuple[Any, ...]:
    """Return the parts of the headers and footers as docxtpl left them (those of the sections are from before)."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    return tuple(relation.target_part for _, relation in sorted(word.part.rels.items()) if relation.reltype in kinds)


def _run(part: Any, data: bytes, text: str, width: float, height: float) -> etree._Element:
    image = part.package.get_or_add_image_part(io.BytesIO(data))
    ident = part.relate_to(image, RELATIONSHIP_TYPE.IMAGE)
    roots = [one.element for one in part.package.parts if hasattr(one, "element")]
    number = NUMBERS_FROM + sum(1 for root in roots for _ in root.iter(f"{{{DRAWING}}}docPr"))
    inline = CT_Inline.new_pic_inline(number, ident, str(image.partname).rpartition("/")[2], Mm(width), Mm(height))
    inline.docPr.set("descr", text)
    found = etree.Element(qualified("r"))
    etree.SubElement(found, qualified("drawing")).append(inline)
    return found
