"""Small real files for the bundle's tests, made in the test itself: PDFs, pictures, mails, texts, and whole cases."""

import atexit
import datetime as dt
import functools
import io
from collections.abc import Sequence
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String
from PIL import Image

from filing.bundle import sources as bundle_sources
from filing.bundle.assemble import Bundle, assemble
from filing.bundle.index import About, index_pages
from filing.bundle.readers import Readers
from filing.bundle.sources import Refusal, Source, Sources
from filing.casefile.exhibits import Evidence, Exhibits, number_exhibits
from filing.provenance import Provenance

ABOUT = About(
    reference="2026-0412",
    parties="Voorbeeld Webwinkel B.V. / J. Voorbeeld",
    court="Rechtbank Midden-Nederland",
    on=dt.date(2026, 11, 21),
)
PROVENANCE = Provenance(
    on=dt.date(2026, 11, 21),
    program="filing test",
    case_sha256="a" * 64,
    law_sha256="b" * 64,
    templates_sha256="c" * 64,
)
A4 = (595.0, 842.0)


@functools.cache
def readers() -> Readers:
    """Readers that stay for all tests of a process, as a program that makes several bundles keeps its own."""
    made = Readers()
    atexit.register(made.close)
    return made


def read_sources(folder: Path, evidence: Sequence[Evidence], language: str = "nl", **more: object) -> Sources:
    return bundle_sources.read_sources(folder, evidence, language, **({"readers": readers()} | more))  # type: ignore[arg-type]


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    output = io.BytesIO()
    pdf.save(output, static_id=not options, **options)
    return output.getvalue()


def text_page(pdf: pikepdf.Pdf, text: str, size: tuple[float, float] = A4) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=size)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj["/Contents"] = pdf.make_stream(f"BT /F1 14 Tf 72 {size[1] / 2} Td ({text}) Tj ET".encode("latin-1"))
    return page


def make_pdf(pages: int = 1, word: str = "bladzijde") -> bytes:
    pdf = pikepdf.new()
    for number in range(1, pages + 1):
        text_page(pdf, f"{word} {number}")
    return saved(pdf)


def make_picture(kind: str = "JPEG", size: tuple[int, int] = (600, 400), mode: str = "RGB", **options: object) -> bytes:
    """A picture that is red above and blue below, so that a turn shows."""
    image = Image.new(mode, size, "red" if mode != "RGBA" else (255, 0, 0, 128))
    image.paste("blue" if mode != "RGBA" else (0, 0, 255, 255), (0, size[1] // 2, size[0], size[1]))
    output = io.BytesIO()
    image.save(output, format=kind, **options)
    return output.getvalue()


def make_mail(text: str = "Beste klant,\n\nU heeft niet betaald.\n", html: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Administratie <administratie@webwinkel.example>"
    mail["To"] = "Klant Voorbeeld <klant@voorbeeld.example>"
    mail["Cc"] = "archief@webwinkel.example"
    mail["Date"] = "Tue, 03 Mar 2026 14:05:00 +0100"
    mail["Subject"] = "Herinnering factuur 2026-17"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def item(name: str, title: str = "", day: dt.date = dt.date(2026, 3, 3), key: str = "") -> Evidence:
    return Evidence(id=key or name, file=name, title=title or f"Stuk {name}", day=day, proves="dat het zo is")


def one(folder: Path, name: str, data: bytes) -> Source | Refusal:
    (folder / name).write_bytes(data)
    return read_sources(folder, [item(name)]).pages_of[0]


def all_of(folder: Path, name: str, data: bytes, **more: object) -> Sources:
    """The file and everything inside it."""
    (folder / name).write_bytes(data)
    return read_sources(folder, [replace(item(name), **more)])  # type: ignore[arg-type]


def numbered(sources: Sources, about: About = ABOUT) -> Exhibits:
    return number_exhibits(sources.counted, index_pages(about, sources.counted))


def bundle_of(folder: Path, evidence: Sequence[Evidence], about: About = ABOUT) -> tuple[Bundle, Exhibits, Sources]:
    sources = read_sources(folder, evidence, about.language)
    exhibits = numbered(sources, about)
    return assemble(about, exhibits, sources, PROVENANCE), exhibits, sources


def mixed_case(folder: Path) -> list[Evidence]:
    """Five exhibits, of which the fourth has an attachment: 3 + 1 + 1 + 1 (and 2 of 4.1) + 1 pages."""
    mail = make_mail()
    mail.add_attachment(make_pdf(2, "bijlage"), maintype="application", subtype="pdf", filename="factuur.pdf")
    files = {
        "voorwaarden.pdf": make_pdf(3, "voorwaarden"),
        "pakbon.jpg": make_picture("JPEG"),
        "scherm.png": make_picture("PNG"),
        "herinnering.eml": mail.as_bytes(),
        "notitie.txt": "Gebeld op 4 maart, geen gehoor. Kosten: € 12,50.\n".encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [
        item(name, title=f"Stuk {number}", day=dt.date(2026, 3, number)) for number, name in enumerate(files, start=1)
    ]


def make_signposted(pages: int = 4) -> bytes:
    """A file with an outline of two levels, links by name, by page and by action, and named places of both kinds."""
    pdf = pikepdf.new()
    for number in range(1, pages + 1):
        text_page(pdf, f"blad {number}")
    objects = [page.obj for page in pdf.pages]
    target = Array([objects[2], Name.XYZ, 0, 700, None])
    pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String("bijlage A"), target])))
    pdf.Root["/Dests"] = Dictionary({"/slot": Dictionary(D=Array([objects[3], Name.Fit]))})
    links = [
        {"Dest": String("bijlage A")},
        {"Dest": Array([objects[1], Name.FitH, 800])},
        {"A": Dictionary(S=Name.GoTo, D=Name("/slot"))},
    ]
    objects[0]["/Annots"] = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([72, 20 * at, 200, 20 * at + 15]),
                    **link,
                )
            )
            for at, link in enumerate(links, start=1)
        ]
    )
    with pdf.open_outline() as outline:
        chapter = OutlineItem("Hoofdstuk <1> & meer", destination=Array([objects[1], Name.Fit]))
        chapter.children.append(OutlineItem("Artikel 3\x07\n(oud)", destination=String("bijlage A")))
        outline.root.extend(
            [
                chapter,
                OutlineItem("Slot", action=Dictionary(S=Name.GoTo, D=Name("/slot"))),
            ]
        )
    return saved(pdf)
