"""Prints a paper: one HTML template, filled in, as a PDF in the look of its sender."""

import datetime as dt
import io
import logging
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from filing.casefile.names import address_lines, full_name, letter_name, one_line
from filing.dutch import amount_text, date_text, short_date
from filing.resources import templates_folder
from tools.example_evidence.pen import Stroke

PAPERS = Path(__file__).resolve().parent / "papers"
_FONTS = templates_folder() / "house" / "fonts"
_FACES = (
    ("Source Sans 3", "normal", 400, "SourceSans3-Regular.ttf"),
    ("Source Sans 3", "normal", 600, "SourceSans3-SemiBold.ttf"),
    ("Source Sans 3", "italic", 400, "SourceSans3-Italic.ttf"),
    ("Source Serif 4", "normal", 400, "SourceSerif4-Regular.ttf"),
    ("Source Serif 4", "normal", 600, "SourceSerif4-SemiBold.ttf"),
    ("Source Serif 4", "italic", 400, "SourceSerif4-Italic.ttf"),
)


class PaperSpoiled(RuntimeError):
    """WeasyPrint complained about a paper; it would print all the same, and look wrong."""


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _font_faces() -> str:
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight};'
        f' src: url("{(_FONTS / file).as_uri()}") }}'
        for family, style, weight, file in _FACES
    )


def _pen_path(strokes: tuple[Stroke, ...]) -> str:
    """Return strokes of a pen as the ``d`` of an SVG path, in a box of 100 by 40."""
    lines = (" L".join(f"{x * 100:.1f},{y * 40:.1f}" for x, y in stroke) for stroke in strokes)
    return " ".join(f"M{line}" for line in lines)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PAPERS), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters.update(
        amount=amount_text,
        date=date_text,
        short=short_date,
        lines=address_lines,
        one_line=one_line,
        full_name=full_name,
        letter_name=letter_name,
        pen=_pen_path,
    )
    return environment


def print_paper(template: str, values: Mapping[str, object], *, on: dt.date, title: str, author: str) -> bytes:
    """Return the PDF of ``template`` filled with ``values``; ``on`` becomes its creation date.

    Raises:
        PaperSpoiled: WeasyPrint had something to complain about.
    """
    html = _environment().get_template(template).render(**values, on=on, title=title, author=author)
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    target = io.BytesIO()
    try:
        fonts = FontConfiguration()
        faces = CSS(string=_font_faces(), font_config=fonts)
        HTML(string=html, base_url=PAPERS.as_uri() + "/").write_pdf(target, stylesheets=[faces], font_config=fonts)
    finally:
        logger.removeHandler(complaints)
    if complaints.said:
        raise PaperSpoiled(f"{template}: {'; '.join(complaints.said)}")
    return target.getvalue()
