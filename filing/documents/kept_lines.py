"""Lines of text that stand in every letter are broken and shaped once, and used again in the next letter.

Most of a letter is the same in each: the wording around the figures. WeasyPrint has Pango break and shape every text
anew, three times: to measure, to break into lines, to draw. Where a line breaks depends on nothing but the text, its
style and the width, so the answer is kept under those; ``HouseFonts`` marks the texts for which that is done.

WeasyPrint offers no place to put this in, so the function that breaks lines is replaced where WeasyPrint calls it.
That is done for the release it was written against, ``PINNED``, and with any other release nothing is replaced and
everything is only slower. ``tests/documents/test_page_engine.py`` compares the bytes with and without.
"""

from typing import Any

import weasyprint
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.fonts import FontConfiguration

PINNED = "70.0"
MOST_LINES = 6000
"""So many broken lines are kept, and as many shaped ones: the oldest goes first. A letter has about 300."""

TEXT_STYLE = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size",
    "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian",
    "font_variant_ligatures", "font_variant_numeric", "font_variant_position", "font_variation_settings",
    "font_weight", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang",
    "letter_spacing", "overflow_wrap", "tab_size", "text_decoration_line", "white_space", "word_break", "word_spacing",
)  # fmt: skip
"""Every property that the line breaking of WeasyPrint reads; a test reads its source for them."""

_split_first_line = line_break.split_first_line


# WeasyPrint has no type hints, so its classes are Any to mypy.
class HouseFonts(FontConfiguration):  # type: ignore[misc]
    """The fonts of a press, and the lines that were set with them."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: dict[str, int] = {}
        self.broken: dict[tuple[object, ...], Any] = {}
        self.shaped: dict[tuple[object, ...], Any] = {}
        self.drawn: dict[tuple[object, ...], Any] = {}

    def style_number(self, style: object) -> int:
        """Return the number of the text style of ``style``: the same for styles that set text alike."""
        known = getattr(style, "text_style_number", None)
        if known is None:
            known = self.styles.setdefault(repr([style[name] for name in TEXT_STYLE]), len(self.styles))  # type: ignore[index]
            style.text_style_number = known  # type: ignore[attr-defined]
        return int(known)


class KeptLine(line_break.Layout):  # type: ignore[misc]
    """A line as it was broken, which takes its shaped text from those kept when it is drawn."""

    def __init__(self, broken: line_break.Layout) -> None:
        self.__dict__.update(broken.__dict__)

    def reactivate(self, style: object) -> None:
        """Give the line its shaped text again, as ``Layout`` does, shaped now or before."""
        fonts = style.font_config  # type: ignore[attr-defined]
        self.style = style
        key = self.shape_key(fonts)
        known = fonts.shaped.get(key)
        if known is None:
            super().reactivate(style)
            keep(fonts.shaped, key, (vars(self)["layout"], vars(self)["language"]))
        else:
            self.first_line_direction = 0
            self.layout, self.language = known

    def shape_key(self, fonts: HouseFonts) -> tuple[object, ...]:
        """Return what the shape of the line depends on."""
        return (self.text, fonts.style_number(self.style), self.justification_spacing)


def split_first_line(
    text: str,
    style: object,
    context: object,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> tuple[object, ...]:
    """Return the first line of ``text``, as WeasyPrint breaks it, now or before."""
    fonts = style.font_config  # type: ignore[attr-defined]
    if not isinstance(fonts, HouseFonts):
        found = _split_first_line(text, style, context, max_width, justification_spacing, is_line_start, minimum)
        return tuple(found)
    key = (text, fonts.style_number(style), max_width, justification_spacing, is_line_start, minimum)
    known = fonts.broken.get(key)
    if known is None:
        layout, *rest = _split_first_line(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
        known = (KeptLine(layout), *rest)
        keep(fonts.broken, key, known)
    return (KeptLine(known[0]), *known[1:])


def keep(kept: dict[tuple[object, ...], Any], key: tuple[object, ...], value: Any) -> None:
    """Keep ``value`` under ``key``; the oldest goes when there are too many."""
    if len(kept) >= MOST_LINES:
        del kept[next(iter(kept))]
    kept[key] = value


def keep_lines() -> bool:
    """Put the keeping in place for texts set in ``HouseFonts``; tell whether this release of WeasyPrint is known."""
    if weasyprint.VERSION != PINNED:
        return False
    inline.split_first_line = preferred.split_first_line = split_first_line
    return True
