"""The evidence that is measured: scans and text in 60 files, 1,000 pages and 122 MB, all invented, always the same."""

import datetime as dt
import io
import random
from collections.abc import Iterator
from pathlib import Path

import img2pdf
import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf
from PIL import Image, ImageDraw

from filing.casefile.exhibits import Evidence

SCANS, SCAN_PAGES = 40, 10  # files, and pages of each
TEXTS, TEXT_PAGES = 20, 30
SCAN_BYTES = 303_500  # [bytes] one scanned page; with the texts that makes 122 MB
SCAN_SIZE = (1240, 1754)  # [pixels] A4 at 150 dots per inch
LEGAL_DAY = dt.date(2026, 11, 20)
A4 = (595.28, 841.89)  # [pt]
WORDS = ("aanmaning", "betaling", "factuur", "levering", "termijn", "overeenkomst", "huur", "rente", "kosten", "brief")


def write_evidence(folder: Path, times: int = 1, *, small: bool = False) -> list[Evidence]:
    """Write the files into ``folder``, ``times`` as many as usual, and return the evidence that names them.

    With ``small`` there are texts only, as many pages as usual.
    """
    scan = b"" if small else _scan()
    for number in range(_files(times, small=small)):
        text = small or number % 3 == 2
        (folder / f"{number + 1:03}.pdf").write_bytes(_texts(number) if text else _scans(scan, number))
    return named(times, small=small)


def _files(times: int, *, small: bool) -> int:
    usual = (SCANS + TEXTS) * times
    return (SCANS * SCAN_PAGES + TEXTS * TEXT_PAGES) * times // TEXT_PAGES if small else usual


def named(times: int = 1, *, small: bool = False) -> list[Evidence]:
    """Return the evidence that ``write_evidence`` writes."""
    found = []
    for number in range(_files(times, small=small)):
        name = f"{number + 1:03}.pdf"
        is_text = small or number % 3 == 2
        day = dt.date(2024, 1, 1) + dt.timedelta(days=number)
        title = f"{'Brief' if is_text else 'Scan'} {number + 1}"
        found.append(Evidence(id=f"E{number + 1:03}", file=name, title=title, day=day, proves="dat het zo is"))
    return found


def _scan() -> bytes:
    """Return a page of lines with the grain of a scanner, as JPEG."""
    chance = random.Random(20261121)
    grain = Image.frombytes("L", SCAN_SIZE, chance.randbytes(SCAN_SIZE[0] * SCAN_SIZE[1])).point(
        lambda v: 237 + v // 16
    )
    pen = ImageDraw.Draw(grain)
    for line in range(50):
        pen.text((120, 120 + 30 * line), " ".join(chance.choices(WORDS, k=14)), fill=20)
    output = io.BytesIO()
    grain.convert("RGB").save(output, format="JPEG", quality=60)
    return output.getvalue()


def _scans(scan: bytes, number: int) -> bytes:
    """Return scans as a PDF; no two pictures are the same bytes, and all have the same length."""
    pictures = []
    for page in range(SCAN_PAGES):
        chance = random.Random(number * 1000 + page)
        rest = SCAN_BYTES - len(scan)
        comments = []
        while rest > 0:
            size = min(rest, 60_000)
            comments.append(b"\xff\xfe" + size.to_bytes(2, "big") + chance.randbytes(size - 2))
            rest -= size
        pictures.append(scan[:2] + b"".join(comments) + scan[2:])
    layout = img2pdf.get_layout_fun((img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297)))
    pdf: bytes = img2pdf.convert(pictures, layout_fun=layout, nodate=True)
    return pdf


def _lines(chance: random.Random) -> Iterator[str]:
    for line in range(46):
        yield f"BT /F1 10 Tf 72 {770 - 15 * line} Td ({' '.join(chance.choices(WORDS, k=9))}) Tj ET"


def _texts(number: int) -> bytes:
    """Return pages of text with an outline, a list of contents that links to each page, and named destinations."""
    chance = random.Random(number)
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for _ in range(TEXT_PAGES):
            page = pdf.add_blank_page(page_size=A4)
            page.obj["/Resources"] = Dictionary(Font=Dictionary(F1=font))
            page.obj["/Contents"] = pdf.make_stream("\n".join(_lines(chance)).encode("ascii"))
        pages = [page.obj for page in pdf.pages]
        links = [
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([72, 770 - 15 * at, 300, 784 - 15 * at]),
                Border=Array([0, 0, 0]),
                Dest=pikepdf.String(f"page.{at}"),
            )
            for at in range(1, TEXT_PAGES)
        ]
        pages[0]["/Annots"] = Array([pdf.make_indirect(link) for link in links])
        names: list[object] = []
        for at in sorted(range(TEXT_PAGES), key=lambda at: f"page.{at}"):
            names += [pikepdf.String(f"page.{at}"), Array([pages[at], Name.XYZ, 0, 842, None])]
        pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array(names)))
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(f"Onderdeel {at + 1}", at) for at in range(0, TEXT_PAGES, 5))
        output = io.BytesIO()
        pdf.save(output, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()
