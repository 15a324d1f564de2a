"""The other ways to make a letter: WeasyPrint as it comes, Typst, ReportLab, and LibreOffice and Chromium headless."""

import functools
import importlib.util
import io
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks.letter_cases import Letter
from filing.documents.archive_pdf import OPTIONS, archive_pdf
from filing.documents.house import house_sheet, load_house, with_values
from filing.documents.page_html import page_html
from filing.documents.template_set import TemplateSet, load_templates
from filing.documents.texts import plain_text
from filing.documents.to_docx import to_docx
from filing.documents.tree import Block, Box, Heading, ListBlock, Paragraph, Quote, Table
from filing.resources import templates_folder

FONTS = templates_folder() / "house" / "fonts"


@dataclass(frozen=True)
class Other:
    """A maker in this process: ``make`` returns the PDF of one letter."""

    name: str
    module: str
    make: Callable[[Letter], bytes]

    def is_here(self) -> bool:
        """Tell whether it can be imported."""
        return importlib.util.find_spec(self.module) is not None


@dataclass(frozen=True)
class Pile:
    """A program that makes the PDFs of a folder; ``files`` puts its input there."""

    name: str
    program: str
    files: Callable[[Path, Sequence[Letter]], None]
    run: Callable[[Path], None]

    def is_here(self) -> bool:
        """Tell whether the program is installed."""
        return shutil.which(self.program) is not None

    def prepare(self, folder: Path, pile: Sequence[Letter]) -> None:
        """Write what the program reads."""
        folder.mkdir()
        self.files(folder, pile)

    def make_all(self, folder: Path) -> list[int]:
        """Run it and return the sizes of what it made."""
        self.run(folder)
        return [path.stat().st_size for path in folder.glob("*.pdf")]


@functools.cache
def _templates() -> TemplateSet:
    return load_templates()


@functools.cache
def _style() -> str:
    house = load_house(_templates().files)
    sheets = "".join(with_values(_templates().source(f"house/{name}.css"), house) for name in ("base", "letter"))
    sheets = house_sheet(house) + sheets
    return f"<style>{sheets.replace('fonts/', FONTS.as_uri() + '/')}</style>"


def _html(letter: Letter) -> str:
    page = ET.tostring(page_html(letter.document), encoding="unicode", method="html")
    return "<!DOCTYPE html>" + page.replace("</head>", _style() + "</head>")


def _weasyprint(letter: Letter) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415 - each maker imports its own

    return bytes(HTML(string=_html(letter)).write_pdf())


def _weasyprint_archive(letter: Letter) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415

    pages = HTML(string=_html(letter)).render(**OPTIONS)
    return archive_pdf(pages, letter.document.on, letter.document.language, letter.statement)


def _flat(blocks: Sequence[Block]) -> Iterator[Heading | Paragraph | Table]:
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Table():
                yield block
            case Quote(blocks=inner) | Box(blocks=inner):
                yield from _flat(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from _flat(item)
            case _:
                pass


def _head(letter: Letter) -> list[str]:
    head = letter.document.head
    if head is None:
        return []
    return [head.sender_name, *head.sender, *head.recipient, head.place_and_date, head.subject]


def _typst(letter: Letter) -> bytes:
    import typst  # noqa: PLC0415

    def quoted(text: str) -> str:
        return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    lines = ['#set page("a4", margin: 25mm)', '#set text(font: "Source Sans 3", size: 10.5pt, lang: "nl")']
    lines += [quoted(text) + "\n" for text in _head(letter)]
    for block in _flat(letter.document.body):
        if isinstance(block, Table):
            rows = [cell for row in (*block.head, *block.body) for cell in row.cells]
            cells = [f"table.cell(colspan: {cell.span})[{quoted(plain_text(cell.content))}]" for cell in rows]
            lines.append(f"#table(columns: {len(block.columns)}, {', '.join(cells)})")
        else:
            mark = "= " if isinstance(block, Heading) else ""
            lines.append(mark + quoted(plain_text(block.content)) + "\n")
    made = typst.compile("\n".join(lines).encode(), font_paths=[str(FONTS)])
    return bytes(made)


def _reportlab(letter: Letter) -> bytes:
    from html import escape  # noqa: PLC0415

    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.platypus import Paragraph as Flow  # noqa: PLC0415
    from reportlab.platypus import SimpleDocTemplate, Spacer  # noqa: PLC0415
    from reportlab.platypus import Table as Grid  # noqa: PLC0415

    if "House" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("House", str(FONTS / "SourceSans3-Regular.ttf")))
    style = ParagraphStyle("house", fontName="House", fontSize=10.5, leading=14.5, spaceAfter=7)
    story = [Flow(escape(text), style) for text in _head(letter)]
    for block in _flat(letter.document.body):
        if isinstance(block, Table):
            wide = len(block.columns)
            rows = [[Flow(escape(plain_text(cell.content)), style) for cell in row.cells] for row in block.body]
            story.append(Grid([[*row, *[""] * (wide - len(row))] for row in rows]))
        else:
            story.append(Flow(escape(plain_text(block.content)), style))
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build([*story, Spacer(1, 1)])
    return buffer.getvalue()


def _write_docx(folder: Path, pile: Sequence[Letter]) -> None:
    for number, letter in enumerate(pile):
        (folder / f"{number}.docx").write_bytes(to_docx(_templates(), letter.document))


def _libreoffice(folder: Path) -> None:
    _convert(folder, sorted(map(str, folder.glob("*.docx"))))


def _libreoffice_each(folder: Path) -> None:
    for one in sorted(map(str, folder.glob("*.docx"))):
        _convert(folder, [one])


def _convert(folder: Path, inputs: list[str]) -> None:
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    how = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*how, *inputs], capture_output=True, check=True, timeout=600)


def _write_html(folder: Path, pile: Sequence[Letter]) -> None:
    for number, letter in enumerate(pile):
        (folder / f"{number}.html").write_text(_html(letter), encoding="utf-8")


def _chromium(folder: Path) -> None:
    for page in folder.glob("*.html"):
        how = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        own = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={page.with_suffix('.pdf')}", page.as_uri()]
        subprocess.run([*how, *own], capture_output=True, check=True, timeout=120)


ONE_BY_ONE = (
    Other("WeasyPrint as it comes", "weasyprint", _weasyprint),
    Other("WeasyPrint, with the archive's marks", "weasyprint", _weasyprint_archive),
    Other("Typst (texts and tables only)", "typst", _typst),
    Other("ReportLab (texts and tables only)", "reportlab", _reportlab),
)
PILES = (
    Pile("LibreOffice, one start for the pile", "soffice", _write_docx, _libreoffice),
    Pile("LibreOffice, one start for each letter", "soffice", _write_docx, _libreoffice_each),
    Pile("Chromium, one start for each letter", "chromium", _write_html, _chromium),
)
