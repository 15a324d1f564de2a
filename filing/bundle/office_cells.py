"""Cells of an Excel workbook: their values stand as the file stored them, not as they would be worked out today.

TODAY() shows the day of conversion, NOW() its hour, RAND() anything; WEBSERVICE() asks the internet.
"""

import re
from dataclasses import dataclass

from lxml import etree

from filing.bundle.office_parts import Parts, written, xml_of

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
FRESH = re.compile(
    r"\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO|WEBSERVICE|INDIRECT|OFFSET|RTD|DDE|HYPERLINK|IMAGE)\s*\(",
    re.IGNORECASE,
)
# What the head of a printed sheet works out: date, hour, name and folder of the file. Two ampersands are one letter.
HEAD_CODE = re.compile(r"&&|&([DTFZ])")
HEADS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


def _has_value(cell: etree._Element, s: str) -> bool:
    value = cell.find(f"{s}v")
    return value is not None and bool(value.text)


def _say_formula(cell: etree._Element, formula: etree._Element, s: str) -> None:
    """Show in ``cell`` its formula as it is written."""
    text = f"={formula.text}"
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{s}is"), f"{s}t").text = text


@dataclass(slots=True)
class Formulas:
    """How many formulas stand by their stored values, are worked out anew, and are shown as they are written."""

    stored: int = 0
    anew: int = 0
    said: int = 0

    def tell(self, parts: Parts) -> None:
        """Note in ``parts`` how many there were."""
        parts.tell(self.stored, "formulas stand with the values that the file stored")
        parts.tell(self.anew, "formulas have no stored value; LibreOffice worked them out")
        parts.tell(self.said, "formulas of the day or the like have no stored value; they stand as written")


def _freeze_cells(root: etree._Element, s: str, found: Formulas) -> None:
    cells = [(cell, formula) for cell in root.iter(f"{s}c") if (formula := cell.find(f"{s}f")) is not None]
    # A formula for several cells stands in the first of them; it stays while one of them has no value.
    needed = {formula.get("si") for cell, formula in cells if formula.get("si") and not _has_value(cell, s)}
    for cell, formula in cells:
        if FRESH.search(formula.text or "") and not _has_value(cell, s):
            _say_formula(cell, formula, s)
            found.said += 1
        elif _has_value(cell, s) and (formula.get("si") not in needed or not formula.get("si")):
            cell.remove(formula)
            found.stored += 1
        else:
            found.anew += 1


def _drop_rules(root: etree._Element, s: str) -> int:
    """Leave out looks that depend on the day, and return how many."""
    rules = [rule for rule in root.iter(f"{s}cfRule") if any(FRESH.search(text) for text in rule.itertext())]
    rules += [rule for rule in root.iter(f"{s}cfRule") if rule.get("type") == "timePeriod" and rule not in rules]
    for rule in rules:
        rule.getparent().remove(rule)
    for group in [group for group in root.iter(f"{s}conditionalFormatting") if not len(group)]:
        group.getparent().remove(group)
    return len(rules)


def _freeze_heads(root: etree._Element, s: str, name: str) -> int:
    """Put in the heads of the printed sheet the name of the file, and words for date and hour; return how many."""
    count = 0

    def said(found: re.Match[str]) -> str:
        nonlocal count
        if not found[1]:
            return found[0]
        count += 1
        return {"D": "[datum]", "T": "[tijd]", "F": name.replace("&", "&&"), "Z": ""}[found[1]]

    for head in root.iter(*(f"{s}{kind}" for kind in HEADS)):
        head.text = HEAD_CODE.sub(said, head.text or "")
    return count


def freeze_cells(parts: Parts, name: str) -> None:
    """Leave in the workbook values for formulas; ``name`` is that of its file. Notes say what was taken as stored."""
    formulas = Formulas()
    heads = rules = 0
    for sheet in parts.markup(b"f", b"headerFooter", b"cfRule"):
        root = xml_of(parts.contents[sheet])
        for s in (S, STRICT):
            _freeze_cells(root, s, formulas)
            rules += _drop_rules(root, s)
            heads += _freeze_heads(root, s, name)
        parts.contents[sheet] = written(root)
    formulas.tell(parts)
    parts.tell(rules, "rules for colours of cells depend on the day and are left out")
    parts.tell(heads, "dates, hours and names of the file in heads of sheets are not those of this print")
