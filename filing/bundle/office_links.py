"""Links of an Office document to what is not in it: pictures, parts and data elsewhere are cut off and told.

LibreOffice would fetch a picture from the internet, or take one from the disk of whoever makes the bundle.
"""

import io
import re
from functools import cache

from lxml import etree
from PIL import Image, ImageDraw

from filing.bundle.office_parts import Parts, written, xml_of

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
R = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
VML = "{urn:schemas-microsoft-com:vml}"
VML_ADDRESSES = (
    "src",
    "{urn:schemas-microsoft-com:office:office}href",
    "{urn:schemas-microsoft-com:office:office}althref",
)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|/(?:etc|home|root|tmp|var|usr|proc|dev|mnt|media)/", re.IGNORECASE)
PLACE = "filing-not-fetched.png"
SIDE = 240  # [px]
NOT_FETCHED = (
    "pictures that stand outside the document (internet, disk) are not fetched; a crossed square shows their place"
)
CUT_OFF = "other links to what is outside the document (templates, data, parts) are cut off"


@cache
def crossed_square() -> bytes:
    """Return the picture that stands in place of one that is not fetched."""
    image = Image.new("L", (SIDE, SIDE), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((2, 2, SIDE - 3, SIDE - 3), outline=120, width=3)
    draw.line((2, 2, SIDE - 3, SIDE - 3), fill=120, width=3)
    draw.line((2, SIDE - 3, SIDE - 3, 2), fill=120, width=3)
    output = io.BytesIO()
    image.save(output, format="PNG")
    return output.getvalue()


def leads_elsewhere(address: str) -> bool:
    """Return whether an address leads out of the document."""
    return ELSEWHERE.match("".join(address.split())) is not None


def _is_outside(relation: etree._Element) -> bool:
    inside = relation.get("TargetMode", "Internal") != "External"
    return not (inside and not leads_elsewhere(relation.get("Target", "")))


def _owner(rels: str) -> str:
    """Return the name of the part to which the relations in ``rels`` belong."""
    folder, _slash, name = rels.rpartition("_rels/")
    return folder + name.removesuffix(".rels")


def _cut_relations(parts: Parts, rels: str) -> tuple[set[str], int]:
    """Lead pictures outside to the crossed square; return their ids, and how many other links were cut off."""
    root = xml_of(parts.contents[rels])
    pictures: set[str] = set()
    others = 0
    for relation in list(root.iter(RELATION)):
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind == "hyperlink" or not _is_outside(relation):
            continue
        relation.attrib.pop("TargetMode", None)
        if kind == "image":
            relation.set("Target", f"/{PLACE}")
            pictures.add(relation.get("Id", ""))
        else:
            root.remove(relation)
            others += 1
    if pictures or others:
        parts.contents[rels] = written(root)
    return pictures, others


def _lead_to_square(root: etree._Element, pictures: set[str]) -> set[str]:
    """Let what is linked to one of ``pictures`` be shown as one that stands in the document.

    Return the ids of those that stand in the document anyway, beside their link.
    """
    kept: set[str] = set()
    for one in root.iter():
        for r in R:
            link = one.get(f"{r}link")
            if link in pictures:
                del one.attrib[f"{r}link"]
                if one.get(f"{r}embed"):
                    kept.add(link)
                else:
                    one.set(f"{r}embed", link)
    return kept


def _cut_addresses(root: etree._Element) -> int:
    """Take addresses out of drawings of the old kind, and return how many."""
    found = [
        (one, name)
        for one in root.iter(f"{VML}imagedata", f"{VML}fill", f"{VML}stroke")
        for name in VML_ADDRESSES
        if name in one.attrib and leads_elsewhere(one.get(name, ""))
    ]
    for one, name in found:
        del one.attrib[name]
    return len(found)


def _cut_queries(root: etree._Element) -> int:
    """Take out what a workbook would ask elsewhere when it is opened, and return how much."""
    found = list(root.iter("{*}webPr", "{*}dbPr"))
    for one in found:
        one.getparent().remove(one)
    return len(found)


def _declare_square(parts: Parts) -> None:
    """Add the crossed square to the document, with its type."""
    types = "[Content_Types].xml"
    root = xml_of(parts.contents[types])
    namespace = etree.QName(root).namespace
    known = {one.get("Extension", "").lower() for one in root.iter(f"{{{namespace}}}Default")}
    if "png" not in known:
        default = etree.Element(f"{{{namespace}}}Default", Extension="png", ContentType="image/png")
        root.insert(0, default)
        parts.contents[types] = written(root)
    parts.contents[PLACE] = crossed_square()


def cut_links(parts: Parts) -> None:
    """Leave nothing in an OOXML document that leads out of it but links to click on; notes say how many there were."""
    shown = others = 0
    for rels in [name for name in parts.contents if name.endswith(".rels")]:
        pictures, cut = _cut_relations(parts, rels)
        others += cut
        shown += len(pictures)
        owner = _owner(rels)
        if pictures and owner in parts.contents:
            root = xml_of(parts.contents[owner])
            shown -= len(_lead_to_square(root, pictures))
            parts.contents[owner] = written(root)
    for name in parts.markup(b"imagedata", b"fill", b"stroke", b"webPr", b"dbPr"):
        root = xml_of(parts.contents[name])
        addresses, queries = _cut_addresses(root), _cut_queries(root)
        if addresses or queries:
            parts.contents[name] = written(root)
            shown += addresses
            others += queries
    if shown and "[Content_Types].xml" in parts.contents:
        _declare_square(parts)
    parts.tell(shown, NOT_FETCHED)
    parts.tell(others, CUT_OFF)
