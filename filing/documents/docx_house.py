"""The styles and numberings of a house file in Word, found by the names a person sees, and lists that restart."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from filing.errors import TemplateInvalid

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A4_TEXT_WIDTH = 9071  # [twentieths of a point] 160 mm, when the house file does not say


def qualified(name: str) -> str:
    """Return the name of a WordprocessingML tag or attribute with its namespace."""
    return f"{{{WORD}}}{name}"


@dataclass(slots=True)
class HouseStyles:
    """Styles of one Word file while it is being written: the only thing here that grows is its list of numberings."""

    file: str
    text_width: int
    styles: etree._Element
    numbering: etree._Element
    part: Any = None
    """The part of the Word file that pictures are put beside (python-docx has no type for it)."""
    _idents: dict[str, str] = field(default_factory=dict)
    _next_number: int = 0

    def ident(self, name: str) -> str:
        """Return the id of the style with this name; Word writes built-in names in either case.

        Raises:
            TemplateInvalid: the house file has no such style.
        """
        if not self._idents:
            for style in self.styles.iter(qualified("style")):
                label = style.find(qualified("name"))
                if label is not None:
                    self._idents[_value(label).lower()] = style.get(qualified("styleId"), "")
        found = self._idents.get(name.lower())
        if found is None:
            raise TemplateInvalid(
                f"{self.file} has no style {name!r}.",
                "Add the style in Word under exactly this name, or start again from the built-in house file.",
            )
        return found

    def new_list(self, style: str, level: int) -> int:
        """Return the number of a new numbering that looks like ``style`` and counts from the start."""
        abstract = self._abstract(style)
        used = (int(_attribute(num, "numId")) for num in self.numbering.iter(qualified("num")))
        number = self._next_number = max(self._next_number, max(used, default=0)) + 1
        num = etree.SubElement(self.numbering, qualified("num"), {qualified("numId"): str(number)})
        ident = _attribute(abstract, "abstractNumId")
        etree.SubElement(num, qualified("abstractNumId"), {qualified("val"): ident})
        override = etree.SubElement(num, qualified("lvlOverride"), {qualified("ilvl"): str(level)})
        etree.SubElement(override, qualified("startOverride"), {qualified("val"): "1"})
        return number

    def list_indent(self, style: str, level: int) -> int:
        """Return how far the text of a list stands from the left, in twentieths of a point."""
        return self._measure(style, level, "left")

    def list_hanging(self, style: str, level: int) -> int:
        """Return how far the number of a list hangs out to the left of its text."""
        return self._measure(style, level, "hanging")

    def _measure(self, style: str, level: int, side: str) -> int:
        for found in self._abstract(style).iter(qualified("lvl")):
            if _attribute(found, "ilvl") == str(level):
                indent = found.find(f"{qualified('pPr')}/{qualified('ind')}")
                value = "" if indent is None else indent.get(qualified(side), "")
                return int(value) if value.isdigit() else 0
        return 0

    def _abstract(self, style: str) -> etree._Element:
        """Return the list definition behind a paragraph style."""
        ident = self.ident(style)
        number = self.styles.find(
            f"{qualified('style')}[@{qualified('styleId')}='{ident}']/"
            f"{qualified('pPr')}/{qualified('numPr')}/{qualified('numId')}"
        )
        wanted = "" if number is None else _value(number)
        for num in self.numbering.iter(qualified("num")):
            if _attribute(num, "numId") == wanted:
                abstract = num.find(qualified("abstractNumId"))
                for found in self.numbering.iter(qualified("abstractNum")):
                    if abstract is not None and _attribute(found, "abstractNumId") == _value(abstract):
                        return found
        raise TemplateInvalid(
            f"The style {style!r} of {self.file} has no numbering.",
            "Give the style a list format in Word (Modify style, Format, Numbering).",
        )


def text_width(body: etree._Element) -> int:
    """Return the width between the margins of the last section, in twentieths of a point."""
    size = body.find(f"{qualified('sectPr')}/{qualified('pgSz')}")
    margins = body.find(f"{qualified('sectPr')}/{qualified('pgMar')}")
    if size is None or margins is None:
        return A4_TEXT_WIDTH
    sides = (_attribute(size, "w"), _attribute(margins, "left"), _attribute(margins, "right"))
    if not all(side.isdigit() for side in sides):
        return A4_TEXT_WIDTH
    page, left, right = map(int, sides)
    return page - left - right


def _value(element: etree._Element) -> str:
    return _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str:
    return str(element.get(qualified(name), ""))
