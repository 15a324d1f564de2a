"""Cells of a workbook whose text is longer than their column, beside a neighbour that is not empty: print cuts it off.

An estimate by numbers of letters, as the widths of columns are given in those; it is told as such.
"""

import re
from collections.abc import Iterator

from lxml import etree

from filing.bundle.office_parts import Parts, number_of, xml_of

USUAL_WIDTH = 8.43  # [letters] of a column that the file says nothing of
GAP = 0.71  # [letters] beside each column
LETTER = 0.185  # [cm] of one figure in the usual letters
PAGE, PAGE_LYING = 17.8, 26.5  # [cm] of an A4 page between its margins
MOST_COLUMNS = 16_384  # [columns] that a sheet can have
ROOM = 1.2  # [times] the width that letters take which are narrower than a figure
PLACE = re.compile(r"([A-Z]{1,3})(\d+)")
AREA = re.compile(r"([A-Z]{1,3}\d+):([A-Z]{1,3}\d+)")
Width = tuple[float, float, float]


def _column(place: str) -> int:
    found = PLACE.match(place)
    number = 0
    for letter in found[1] if found else "":
        number = 26 * number + ord(letter) - 64
    return number


def _shared_texts(parts: Parts) -> list[str]:
    data = parts.contents.get("xl/sharedStrings.xml")
    if data is None:
        return []
    return ["".join(one.itertext("{*}t")) for one in xml_of(data).iter("{*}si")]


def _wrapping_looks(parts: Parts) -> frozenset[str]:
    """Return the numbers of the looks of cells that break or shrink long text."""
    data = parts.contents.get("xl/styles.xml")
    looks = xml_of(data).find("{*}cellXfs") if data is not None else None
    wrapping = set()
    for number, look in enumerate(looks if looks is not None else ()):
        alignment = look.find("{*}alignment")
        if alignment is not None and {alignment.get("wrapText"), alignment.get("shrinkToFit")} & {"1", "true"}:
            wrapping.add(str(number))
    return frozenset(wrapping)


def _text(cell: etree._Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    value = cell.findtext("{*}v") or ""
    if kind == "s" and value.isdigit() and int(value) < len(shared):
        return shared[int(value)]
    if kind == "inlineStr":
        return "".join(cell.itertext("{*}t"))
    return value if kind == "str" else ""


def _is_filled(cell: etree._Element) -> bool:
    return bool(cell.findtext("{*}v")) or cell.find("{*}is") is not None or cell.find("{*}f") is not None


def _width(widths: list[Width], column: int, usual: float) -> float:
    return next((width for first, last, width in widths if first <= column <= last), usual)


def _widths(sheet: etree._Element) -> tuple[list[Width], float]:
    """Return the widths that the sheet gives its columns, and that of the others."""
    form = sheet.find("{*}sheetFormatPr")
    usual = number_of(form.get("defaultColWidth"), USUAL_WIDTH) if form is not None else USUAL_WIDTH
    given = [
        (number_of(one.get("min"), 1), number_of(one.get("max"), 1), number_of(one.get("width"), usual))
        for one in sheet.iter("{*}col")
    ]
    return given, usual


def _is_wider_than_a_page(sheet: etree._Element) -> bool:
    fit = sheet.find("{*}sheetPr/{*}pageSetUpPr")
    if fit is not None and fit.get("fitToPage") in {"1", "true"}:
        return False
    setup = sheet.find("{*}pageSetup")
    lying = setup is not None and setup.get("orientation") == "landscape"
    scale = number_of(setup.get("scale"), 100) / 100 if setup is not None else 1
    given, usual = _widths(sheet)
    last = max((_column(cell.get("r", "")) for cell in sheet.iter("{*}c") if _is_filled(cell)), default=0)
    wide = sum(_width(given, column, usual) + GAP for column in range(1, min(last, MOST_COLUMNS) + 1))
    return wide * LETTER * scale > (PAGE_LYING if lying else PAGE)


def _cut(sheet: etree._Element, shared: list[str], wrapping: frozenset[str]) -> Iterator[str]:
    """Yield the places of cells whose text is probably cut off."""
    widths, usual = _widths(sheet)
    joined = {found[1] for one in sheet.iter("{*}mergeCell") if (found := AREA.match(one.get("ref", "")))}
    for row in sheet.iter("{*}row"):
        cells = {_column(cell.get("r", "")): cell for cell in row.iter("{*}c")}
        for column, cell in cells.items():
            beside = cells.get(column + 1)
            if beside is None or not _is_filled(beside) or cell.get("s") in wrapping or cell.get("r") in joined:
                continue
            longest = max(map(len, _text(cell, shared).split("\n")))
            if longest > ROOM * _width(widths, column, usual):
                yield cell.get("r", "")


def tell_cut_cells(parts: Parts) -> None:
    """Note how many cells of the workbook are probably cut off in print, and how many sheets divided."""
    sheets = list(parts.named("xl/worksheets/"))
    if not sheets:
        return
    shared, wrapping = _shared_texts(parts), _wrapping_looks(parts)
    count = wide = 0
    for name in sheets:
        sheet = xml_of(parts.contents[name])
        count += sum(1 for _one in _cut(sheet, shared, wrapping))
        wide += _is_wider_than_a_page(sheet)
    parts.tell(
        wide, "sheets are probably wider than a page; their further columns stand on later pages, behind all rows"
    )
    parts.tell(
        count, "cells hold more text than their column shows beside a filled neighbour; print probably cuts it off"
    )
