"""An OpenDocument made ready to be printed: fields and formulas as stored, nothing that leads out of it."""

from lxml import etree

from filing.bundle.office_cells import FRESH, Formulas
from filing.bundle.office_links import CUT_OFF, NOT_FETCHED, PLACE, crossed_square, leads_elsewhere
from filing.bundle.office_parts import MANIFEST, Parts, written, xml_of

NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, DRAW = (f"{{{NS}{name}:1.0}}" for name in ("text", "table", "office", "drawing"))
PRESENTATION, MANIFESTED = f"{{{NS}presentation:1.0}}", f"{{{NS}manifest:1.0}}"
HREF = "{http://www.w3.org/1999/xlink}href"
LINKS_TO_CLICK = frozenset(
    {f"{TEXT}a", f"{DRAW}a", f"{DRAW}area-rectangle", f"{DRAW}area-circle", f"{DRAW}area-polygon"}
)
REMOVED = frozenset(
    {f"{TEXT}section-source", f"{TABLE}table-source", f"{TABLE}cell-range-source", f"{OFFICE}dde-source"}
)
# What works itself out when the document is opened; page numbers, references and contents are left alone.
FRESH_NAMES = (
    "date",
    "time",
    "file-name",
    "template-name",
    "author-name",
    "author-initials",
    "creator",
    "initial-creator",
    "description",
    "title",
    "subject",
    "keywords",
    "creation-date",
    "creation-time",
    "print-date",
    "print-time",
    "printed-by",
    "modification-date",
    "modification-time",
    "editing-cycles",
    "editing-duration",
    "user-defined",
    "expression",
    "variable-get",
    "variable-set",
    "user-field-get",
    "user-field-input",
    "conditional-text",
    "database-display",
    "database-name",
    "database-row-number",
    "dde-connection",
    "execute-macro",
    "script",
    "meta-field",
    "placeholder",
    "sender-firstname",
    "sender-lastname",
    "sender-initials",
    "sender-title",
    "sender-position",
    "sender-email",
    "sender-phone-private",
    "sender-fax",
    "sender-company",
    "sender-phone-work",
    "sender-street",
    "sender-city",
    "sender-postal-code",
    "sender-country",
    "sender-state-or-province",
    "paragraph-count",
    "word-count",
    "character-count",
    "table-count",
    "image-count",
    "object-count",
)
FRESH_FIELDS = frozenset(f"{TEXT}{name}" for name in FRESH_NAMES)
PARTS = ("content.xml", "styles.xml", "meta.xml")


def _freeze_fields(root: etree._Element) -> int:
    fields = list(root.iter(*FRESH_FIELDS))
    for one in fields:
        if one.tag == f"{TEXT}script" or one.get(f"{TEXT}display") == "none":
            for child in list(one):
                one.remove(child)
            one.text = None  # the document does not show it
        one.tag = f"{TEXT}span"
        one.attrib.clear()
    for moment in root.iter(f"{PRESENTATION}date-time-decl"):
        moment.set(f"{PRESENTATION}source", "fixed")
    return len(fields)


def _freeze_cells(root: etree._Element, found: Formulas) -> None:
    for cell in root.iter(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        formula = cell.get(f"{TABLE}formula")
        if formula is None:
            continue
        if cell.get(f"{OFFICE}value-type") or cell.find(f"{TEXT}p") is not None:
            del cell.attrib[f"{TABLE}formula"]
            found.stored += 1
        elif FRESH.search(formula):
            del cell.attrib[f"{TABLE}formula"]
            cell.set(f"{OFFICE}value-type", "string")
            etree.SubElement(cell, f"{TEXT}p").text = formula.partition(":")[2] or formula
            found.said += 1
        else:
            found.anew += 1


def _cut_links(root: etree._Element) -> tuple[int, int]:
    """Return how many pictures outside became the crossed square, and how many other links were cut off."""
    pictures = others = 0
    for one in list(root.iter(etree.Element)):
        address = "".join(one.get(HREF, "").split())
        if one.tag in LINKS_TO_CLICK or not (leads_elsewhere(address) or address.startswith(("../", "/"))):
            continue
        if one.tag == f"{DRAW}image":
            one.set(HREF, f"Pictures/{PLACE}")
            pictures += 1
            continue
        others += 1
        if one.tag in REMOVED:
            one.getparent().remove(one)
        else:
            del one.attrib[HREF]
    for source in list(root.iter(f"{OFFICE}dde-source")):
        source.getparent().remove(source)
        others += 1
    return pictures, others


def _declare_square(parts: Parts) -> None:
    parts.contents[f"Pictures/{PLACE}"] = crossed_square()
    if MANIFEST in parts.contents:
        root = xml_of(parts.contents[MANIFEST])
        entry = etree.SubElement(root, f"{MANIFESTED}file-entry")
        entry.set(f"{MANIFESTED}full-path", f"Pictures/{PLACE}")
        entry.set(f"{MANIFESTED}media-type", "image/png")
        parts.contents[MANIFEST] = written(root)


def make_ready(parts: Parts) -> None:
    """Leave in the OpenDocument what it stored and nothing that leads out of it; notes say what that changed."""
    formulas = Formulas()
    fields = pictures = others = 0
    for name in [name for name in parts.contents if name.rpartition("/")[2] in PARTS]:
        root = xml_of(parts.contents[name])
        fields += _freeze_fields(root)
        _freeze_cells(root, formulas)
        cut = _cut_links(root)
        pictures, others = pictures + cut[0], others + cut[1]
        parts.contents[name] = written(root)
    if pictures:
        _declare_square(parts)
    parts.tell(pictures, NOT_FETCHED)
    parts.tell(others, CUT_OFF)
    parts.tell(fields, "fields (dates, names of files and the like) stand as the file stored them")
    formulas.tell(parts)
