"""Text that the shipped font can show: what it cannot show appears as its code point, never as an empty box.

Fonts of the machine are no way out, since then the same case would print differently elsewhere.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from filing.resources import templates_folder

KEPT_CONTROLS = "\n\t"
LINE_ENDS = {0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n"}
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
LONG_WORD = re.compile(r"\S{41,}")
WORD_PIECE = re.compile(r"\S{1,40}")  # 40 of the widest letters fit on a line
BREAK = "\u200b"
SOFT = frozenset("\u00ad\u200b\u2060\ufeff")


def font_path(name: str) -> Path:
    """Return the path of a shipped font file."""
    return templates_folder() / "house" / "fonts" / name


@cache
def _drawn_by(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _shown(character: str, drawn: frozenset[int]) -> str:
    if character in SOFT:
        return ""
    composed = unicodedata.normalize("NFKC", character)
    if composed != character and all(ord(piece) in drawn for piece in composed):
        return composed
    return f"[U+{ord(character):04X}]"


def printable(text: str) -> tuple[str, int]:
    """Return ``text`` as the shipped font can show it, and how many characters stand as ``[U+1F642]``.

    Every line end becomes a line feed. Controls that change direction or hide text are shown as code points,
    like anything else that has no picture, so that a page says what the file says.
    """
    drawn = _drawn_by(font_path("SourceSans3-Regular.ttf"))
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").translate(LINE_ENDS)
    known = frozenset(
        character
        for character in set(lines)
        if character in KEPT_CONTROLS or (ord(character) in drawn and unicodedata.category(character) not in INVISIBLE)
    )
    if known.issuperset(lines):
        return lines, 0
    unknown = {character: _shown(character, drawn) for character in set(lines) - known}
    count = sum(1 for character in lines if unknown.get(character, "").startswith("[U+"))
    return "".join(unknown.get(character, character) for character in lines), count


def breakable(text: str) -> str:
    """Return ``text`` with invisible places to break its long words at.

    The layout engine would break them itself, but takes minutes over a few hundred, and loses the end of a paragraph
    that is wider than its numbers can say.
    """
    return LONG_WORD.sub(lambda word: BREAK.join(WORD_PIECE.findall(word[0])), text)


def one_line(text: str) -> str:
    """Return ``text`` for a title: printable, without line ends, single spaces."""
    return " ".join(printable(text)[0].split())
