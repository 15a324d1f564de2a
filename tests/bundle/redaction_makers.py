"""Files for the tests of redaction, and ways to look at what came of them."""

import contextlib
import io
import zlib
from decimal import Decimal

import pikepdf
import pypdf
from bundle_makers import A4, saved, text_page
from pikepdf import Name, Page, Pdf, Stream

from filing.bundle.pages import Asked, Pages
from filing.bundle.reading import read_file
from filing.casefile.areas import Area, Unit

MM = 72 / 25.4  # [pt]


def area(left: float, top: float, width: float, height: float, page: int = 1, unit: Unit = Unit.MM) -> Area:
    """An area from the upper left, in millimetres if nothing else is said."""
    sides = (Decimal(str(round(side, 2))) for side in (left, top, width, height))
    return Area(page, *sides, "naam van een derde", unit)


def around(x: float, y: float, width: float, height: float, page_height: float = A4[1]) -> Area:
    """The area around a box in points from the lower left of an upright page."""
    return area(x / MM, (page_height - y - height) / MM, width / MM, height / MM)


def read(pdf: Pdf | bytes, *areas: Area, name: str = "a.pdf") -> Pages:
    found = read_file(Asked(name=name, data=pdf if isinstance(pdf, bytes) else saved(pdf), areas=tuple(areas)))
    assert isinstance(found, Pages)
    return found


def page_of(pages: Pages) -> pypdf.PageObject:
    return pypdf.PdfReader(io.BytesIO(pages.pdf)).pages[0]


def text_of(pages: Pages) -> str:
    return page_of(pages).extract_text()


def every_byte(data: bytes) -> bytes:
    """All objects of a PDF, streams unpacked, in one piece."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = []
        for thing in pdf.objects:
            if isinstance(thing, Stream):
                found.append(thing.read_raw_bytes())
                with contextlib.suppress(pikepdf.PdfError):
                    found.append(thing.read_bytes())
                found.append(repr(dict(thing.items())).encode())
            else:
                found.append(repr(thing).encode())
        return b"\n".join(found)


def page_with(pdf: Pdf, drawing: bytes, **resources: object) -> Page:
    page = text_page(pdf, "x")
    page.obj["/Contents"] = pdf.make_stream(drawing)
    for kind, value in resources.items():
        page.obj["/Resources"][f"/{kind}"] = value
    return page


def picture(pdf: Pdf, data: bytes, width: int, height: int, **entries: object) -> Stream:
    made = pdf.make_stream(zlib.compress(data))
    facts = {"Subtype": Name.Image, "Width": width, "Height": height, "Filter": Name.FlateDecode, **entries}
    for key, value in facts.items():
        made[f"/{key}"] = value
    return made


def line(text: str = "BUREN GEHEIM SLOT") -> Pdf:
    """One line at (72, 400) in Courier of 10 pt: every character is 6 pt wide."""
    pdf = pikepdf.new()
    page = page_with(pdf, f"BT /F1 10 Tf 72 400 Td ({text}) Tj ET".encode())
    page.obj["/Resources"]["/Font"]["/F1"]["/BaseFont"] = Name.Courier
    return pdf


SECRET = around(72 + 6 * 6, 396, 6 * 6, 14)  # "GEHEIM" in line()
