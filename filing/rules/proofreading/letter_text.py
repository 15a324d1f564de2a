"""The text of a letter made ready for reading by rules, with the way back to the words as they stand in the letter.

Ligatures, accents, no-break spaces, curly quotes and words broken at the end of a line are read as a person reads them;
a quote is always of the letter itself.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from filing.rules.proofreading.word_patterns import quick

SENTENCE = 900  # [characters] to each side; what is longer is no sentence but a table, or built to keep us busy
QUOTE = 80  # [characters] the longest quote of a letter

# A word broken at the end of a line; anything that is not plain ASCII; white space; a one that was read as a letter.
# What begins each of them stands first, as one set of signs: the search then skips all others at once.
_SPECIAL = re.compile(
    r"[^!-,.-km-~](?:(?<=[^\W\d_][-\u2010\u00ad])[^\S\n]*\n[^\S\n]*(?=[a-z\u00df-\u024f])"
    r"|(?<=[^\n\x20-\x7e])[^\n\x20-\x7e]*|(?<=\s)\s+|(?<=\dl)(?=\d))"
)
_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
        "\f": "\n\n", "\v": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n\n", "\u0085": "\n",
    }
)  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=[.!?])[\"')]*\s+(?=[A-Z\"'(€])|(?<=\n)\s*\n)")
# What stands before a full stop that ends no sentence.
_SHORT = re.compile(r"(?:\b(?:[A-Za-z]|art|nr|mr|dhr|mw|mevr|ca|bijv|jl|resp|incl|excl|max|min|tel|dr|drs|ir|ing))$")


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter as it came (``original``) and as it is read: ``cased``, and ``text``, the same in small letters.

    Places are places in ``text``. A line break is one line feed, an empty line two.
    """

    original: str
    cased: str
    text: str
    read_at: tuple[int, ...]
    stands_at: tuple[int, ...]
    ends: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """Return the words of the letter between two places, at most 80 characters, in one line."""
        words = " ".join(self.original[self._origin(start) : self._origin(end)].split())
        return words if len(words) <= QUOTE else f"{words[: QUOTE - 1].rstrip()}…"

    def _origin(self, place: int) -> int:
        at = bisect_right(self.read_at, place) - 1
        origin = self.stands_at[at] + place - self.read_at[at]
        return min(origin, self.stands_at[at + 1]) if at + 1 < len(self.stands_at) else origin

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends."""
        at = bisect_right(self.ends, place)
        start = self.ends[at - 1] if at else 0
        end = self.ends[at] if at < len(self.ends) else len(self.text)
        return max(start, place - SENTENCE), min(end, place + SENTENCE)

    def next_sentence(self, place: int) -> tuple[int, int]:
        """Return the sentence that follows the one around a place; an empty one at the end."""
        end = self.sentence(place)[1]
        return (end, end) if end >= len(self.text) else self.sentence(end)

    def line(self, place: int) -> tuple[int, int]:
        """Return where the line around a place begins and ends."""
        start = self.text.rfind("\n", 0, place) + 1
        end = self.text.find("\n", place)
        return start, len(self.text) if end < 0 else end


def read_letter(original: str) -> LetterText:
    """Return a text ready for reading."""
    pieces: list[str] = []
    read_at, stands_at = [0], [0]
    at = length = 0
    for match in _SPECIAL.finditer(original):
        start, end = match.span()
        run = match.group()
        piece = _readable(run)
        if piece == run:  # it stands as it is read
            continue
        if start > at:
            pieces.append(original[at:start])
            length += start - at
        read_at.append(length)
        stands_at.append(start)
        pieces.append(piece)
        length += len(piece)
        read_at.append(length)
        stands_at.append(end)
        at = end
    pieces.append(original[at:])
    cased = "".join(pieces)
    text = cased.lower()
    if len(text) != len(cased):  # one sign of which the small letter is longer; its capital stays
        text = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in cased)
    return LetterText(original, cased, text, tuple(read_at), tuple(stands_at), tuple(_sentence_ends(cased)))


@lru_cache(maxsize=4096)
def _readable(run: str) -> str:
    if run == "l":  # a one that a scanner took for a letter, between figures
        return "1"
    if run[0] in "-\u2010\u00ad" and "\n" in run and len(run) > 1 and not run[1:].strip():
        return ""
    plain = unicodedata.normalize("NFKD", run.translate(_PLAIN)).translate(_PLAIN)
    kept = "".join(sign for sign in plain if unicodedata.category(sign) not in {"Mn", "Cf"})
    return re.sub(r"\s+", _white, kept)


def _white(match: re.Match[str]) -> str:
    breaks = match.group().count("\n")
    return " " if not breaks else "\n" if breaks == 1 else "\n\n"


def _sentence_ends(cased: str) -> list[int]:
    return [
        match.end()
        for match in _SENTENCE_END.finditer(cased)
        if match.group()[0] != "." or not _SHORT.search(cased[max(0, match.start() - 6) : match.start()])
    ]


@lru_cache(maxsize=1024)
def words(pattern: str) -> re.Pattern[str]:
    """Return a pattern over the read text: a blank stands for any white space, ``" ?"`` for some or none."""
    return re.compile(quick(pattern.replace(" ?", r"\s*").replace(" ", r"\s+")))


def plain_words(text: str) -> str:
    """Return a name as it would be read: small letters, no accents, one blank between words."""
    return " ".join(read_letter(text).text.split())
