"""A line of text that was drawn in one letter is drawn in the next from what was written then.

WeasyPrint asks Pango for each glyph of a line, for its width and its place. For a line that ``kept_lines`` keeps, the
answer is the same in every letter; only the widths that a font has in the file depend on what was drawn before, so
they are compared, and a line that differs is drawn anew. ``tests/documents/test_page_engine.py`` compares the bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from weasyprint.draw import text as draw_text
from weasyprint.text.ffi import ffi

from filing.documents.kept_lines import HouseFonts, KeptLine, keep

_draw_first_line = draw_text.draw_first_line


class NotPlain(Exception):
    """The line holds a glyph that is a picture, or none at all: it is drawn anew each time."""


@dataclass(slots=True)
class Letters:
    """What a line draws from one font: the shape that ``weasyprint.pdf.fonts.Font`` has for drawing."""

    pango_font: Any
    hash: str
    widths: dict[int, int] = field(default_factory=dict)
    to_unicode: dict[int, str] = field(default_factory=dict)
    bitmap: bool = False
    svg: bool = False
    png: bool = False
    colr: bool = False

    def get_unused_glyph_id(self, codepoint: int) -> int:
        """Raise ``NotPlain``: no font has the character."""
        raise NotPlain(codepoint)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was written for a line; ``layout`` owns the fonts of Pango."""

    fonts: tuple[Letters, ...]
    steps: tuple[tuple[str, int, float | str], ...]
    layout: Any


class Recorder:
    """Stands for the stream of a page while a line is drawn, and writes down what is asked of it."""

    def __init__(self, add_font: Callable[[Any], tuple[Any, float]]) -> None:
        self._add_font = add_font
        self.fonts: list[Letters] = []
        self.steps: list[tuple[str, int, float | str]] = []
        self.ink_rect, self.logical_rect = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")

    def set_text_matrix(self, *values: float) -> None:
        """Do nothing: where the line stands is another thing in each letter."""

    def add_font(self, pango_font: Any) -> tuple[Letters, float]:
        """Return what the line draws from a font, empty at first."""
        font, size = self._add_font(pango_font)
        if font.bitmap or font.svg or font.png or font.colr:
            raise NotPlain(font.name)
        self.fonts.append(Letters(pango_font, font.hash))
        return self.fonts[-1], size

    def set_font_size(self, _hash: str, size: float) -> None:
        """Write down the font added last, and its size."""
        self.steps.append(("font", len(self.fonts) - 1, size))

    def show_text(self, string: str) -> None:
        """Write down glyphs."""
        self.steps.append(("text", 0, string))

    def set_text_rise(self, rise: float) -> None:
        """Write down a shift."""
        self.steps.append(("rise", 0, rise))


def draw_first_line(stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any) -> list[Any]:
    """Draw a line as WeasyPrint does, from what it wrote for the same line before if there is that."""
    line = textbox.pango_layout
    fonts = textbox.style.font_config
    if not isinstance(line, KeptLine) or not isinstance(fonts, HouseFonts) or not textbox.text.strip():
        return list(_draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix))
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        return list(_draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix))
    key = line.shape_key(fonts)
    known = fonts.drawn.get(key)
    if known is None:
        recorder = Recorder(stream.add_font)
        try:
            _draw_first_line(recorder, textbox, text_overflow, block_ellipsis, matrix)
        except NotPlain:
            return list(_draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix))
        known = Drawn(tuple(recorder.fonts), tuple(recorder.steps), line.layout)
        keep(fonts.drawn, key, known)
    if not _written_again(stream, known, matrix):
        return list(_draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix))
    return []


def _written_again(stream: Any, line: Drawn, matrix: Any) -> bool:
    """Write ``line`` into ``stream``; tell whether its widths are those of the fonts there, else write nothing."""
    here = [stream.add_font(one.pango_font)[0] for one in line.fonts]
    for font, letters in zip(here, line.fonts, strict=True):
        widths = font.widths
        if any(widths.get(glyph, width) != width for glyph, width in letters.widths.items()):
            return False
    for font, letters in zip(here, line.fonts, strict=True):
        for glyph, text in letters.to_unicode.items():
            font.to_unicode.setdefault(glyph, text)
        for glyph, width in letters.widths.items():
            font.widths.setdefault(glyph, width)
    stream.set_text_matrix(*matrix.values)
    for step, number, value in line.steps:
        if step == "text":
            stream.show_text(value)
        elif step == "font":
            stream.set_font_size(here[number].hash, value)
        else:
            stream.set_text_rise(value)
    return True


def keep_drawing() -> None:
    """Put this in place of WeasyPrint's drawing of lines; only where ``keep_lines`` found its release to be known."""
    draw_text.draw_first_line = draw_first_line
