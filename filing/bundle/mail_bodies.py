"""Which body of a mail is shown, its plain text or its HTML: both, unless one says all that the other says.

Words are compared as a reader takes them: without capitals, white space, marks of quotation and addresses of links.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from filing.bundle.html_words import Told, told_html
from filing.bundle.safe_html import spoken
from filing.bundle.words import DUTCH

# What is put into HTML to tell what it shows is none of its words.
SILENT = replace(
    DUTCH,
    button="",
    chosen_from="",
    drawing="",
    embedded="",
    file_field="",
    formula="",
    frame="",
    hidden_picture="",
    hidden_text="",
    recording="",
    turned_letters="",
    without_scripts="",
)
ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|tel:|ftp://)[^\s<>\"\[\]]+", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\[(?:cid|image|img|https?)[:\s][^\]\n]{0,300}\]", re.IGNORECASE)
ADDRESS_END = ".,;:!?)/'’”"
QUOTED = re.compile(r"^[ \t]*(?:[>|][ \t]?)+", re.MULTILINE)
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u034f")
BULLETS = frozenset("•·‣▪▫■□●○◦►▶➤✓➢*")
ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "−": "-", "‑": "-", "—": "-"})
# A number keeps its sign, its points and commas, and what stands between the parts of a date.
WORD = re.compile(r"(?<![\w-])-\d+(?:[.,:/-]\d+)*|\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[€$£¥%§]")
SYMBOLS = frozenset({"So", "Sc"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader of the mail is shown: its text, its HTML, or both, and a note why."""

    text: str = ""
    markups: tuple[str, ...] = ()
    note: str = ""


def _links(text: str) -> frozenset[str]:
    found = (re.sub(r"\A(?:https?://|mailto:|tel:)", "", one.lower()) for one in ADDRESS.findall(text))
    return frozenset(one.rstrip(ADDRESS_END) for one in found)


def _words(text: str) -> list[str]:
    """Return the words and numbers of ``text`` in their order, those that look alike written alike."""
    clean = "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter not in INVISIBLE)
    clean = QUOTED.sub("", ADDRESS.sub(" ", clean.translate(ALIKE))).casefold()
    words = WORD.findall(clean)
    signs = [
        letter
        for letter in clean
        if not letter.isascii() and letter not in BULLETS and unicodedata.category(letter) in SYMBOLS
    ]
    return words + [sign for sign in signs if sign not in "€£¥§"]


def _without_picture_names(text: str, names: Iterable[str]) -> str:
    """Return ``text`` without the places of pictures, where these are called by one of ``names``."""
    known = {name.casefold() for name in names}

    def place(found: re.Match[str]) -> str:
        inner = found[0][1:-1]
        kind, _colon, name = inner.partition(":")
        told = kind.lower() in {"cid", "http", "https"} or name.strip().casefold() in known
        return " " if told else found[0]

    return IN_BRACKETS.sub(place, text)


def _count(number: int) -> str:
    return f"{number} word" if number == 1 else f"{number} words"


def _difference(plain: Sequence[str], rich: Sequence[str]) -> str:
    """Return how the words differ, or nothing when they are the same in the same order."""
    if plain == rich:
        return ""
    more, less = Counter(rich) - Counter(plain), Counter(plain) - Counter(rich)
    if not more and not less:
        return "the same words in another order"
    return f"{_count(more.total())} only in the HTML, {_count(less.total())} only in the plain text"


def _all_told(markups: Sequence[str]) -> list[Told]:
    return [told for markup in markups if (told := told_html(markup, SILENT)) is not None]


def shown_of(text: str, markups: tuple[str, ...]) -> Shown:
    """Return which of the bodies are shown, so that nothing that either says is lost."""
    rich = tuple(markup for markup in markups if markup.strip())
    if not rich:
        return Shown(text=text)
    if not text.strip():
        return Shown(markups=rich)
    told = _all_told(rich)
    if len(told) < len(rich):
        return Shown(text, rich, "the plain text and the HTML of the mail could not be compared; both are shown")
    bare = _without_picture_names(text, [name for one in told for name in one.alternatives])
    difference = _difference(_words(bare), _words("\n".join(spoken(one.markup) for one in told)))
    links = _links(" ".join([*(link for one in told for link in one.links), *(spoken(one.markup) for one in told)]))
    if not difference and not _links(bare) <= links:
        difference = "other addresses of links"
    if difference:
        note = f"the plain text and the HTML of the mail differ ({difference}); both are shown, the HTML first"
        return Shown(text, rich, note)
    if any(one.shows_more for one in told):
        return Shown(markups=rich, note="the mail is shown by its HTML; its plain text has the same words")
    return Shown(text=text, note="the mail is shown by its plain text; its HTML has the same words")
