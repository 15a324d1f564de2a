"""What counts as the same word wherever it stands: in a drawing, a link, a name. Compared decoded and folded.

The redaction and its proof share this definition, and nothing else: what is looked for, not where or how.
"""

import base64
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

SHORTEST = 4  # [characters] of a word that stands nowhere by chance; shorter ones are compared as whole words only
SHORT = 3  # [characters] of a name that is looked for as a whole word; still shorter ones are not
SHORTEST_OTHER = 2  # [characters] of a word in a script of syllables or pictures
NUMBER = 8  # [digits] by whose end a number is known: with a country code or a nought before it, it is the same one
DECODINGS = 3  # [times] that an address may have been written with percent signs
APART = " \x00 "  # between two texts: neither a word nor a number goes over it
MARKS = re.compile(r"[^\w\s]|_")
TOKEN = re.compile(r"[^\W_]+")
A_NUMBER = re.compile(r"\d(?:[\s().\-/+]*\d)*")
WIDE = re.compile(r"%u([0-9A-Fa-f]{4})")
PACKED = re.compile(r"[A-Za-z0-9+/_-]{8,2000}={0,2}")
SPACED_OUT = re.compile(r"(?<!\S)\w(?: \w){3,}(?!\S)")
SCHEME = re.compile(r"\b(?:mailto|tel|https?):(?://)?(?:www\.)?", re.IGNORECASE)  # says nothing of what it leads to
OTHER_LETTERS = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)


def _decoded(text: str) -> str:
    """Return ``text`` with percent signs and other ways of writing undone, and what it holds in base 64 behind it."""
    for _time in range(DECODINGS):
        plain = html.unescape(unquote(WIDE.sub(_wide, text)))
        if plain == text:
            break
        text = plain
    text = OTHER_LETTERS.sub(_with_letters, SCHEME.sub(" ", text))
    packed = {*PACKED.findall(text), *PACKED.findall(text.replace("/", " "))}
    return APART.join((text, *filter(None, map(_packed, packed))))


def _wide(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _packed(text: str) -> str:
    """Return what ``text`` says in base 64 or in hexadecimal digits; nothing when it is neither."""
    bare = text.rstrip("=")
    for unpack in (bytes.fromhex, lambda one: base64.urlsafe_b64decode(one + "=" * (-len(one) % 4))):
        try:
            said = unpack(bare.replace("+", "-").replace("/", "_")).decode("utf-8")
        except ValueError:
            continue
        if said.isprintable():
            return said
    return ""


def _with_letters(name: re.Match[str]) -> str:
    """Return part of an internet address as it was before it was written with the letters of such addresses."""
    try:
        return name[0].encode("ascii").decode("idna")
    except UnicodeError:
        return name[0]


def _letters(text: str) -> str:
    """Return ``text`` in lower case without accents, in the plain form of each letter."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold()


def _bare(text: str) -> str:
    """Return ``text`` without anything but letters, digits and white space."""
    return MARKS.sub("", text)


def _runs(text: str) -> list[str]:
    """Return the digits of each number in ``text``, whatever divides them."""
    return ["".join(str(unicodedata.digit(one)) for one in run if one.isdigit()) for run in A_NUMBER.findall(text)]


def _is_significant(word: str) -> bool:
    return len(word) >= SHORTEST or (len(word) >= SHORTEST_OTHER and all(ord(one) > 0x2FF for one in word))


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to be looked for: parts of any text, names that count only as whole words, and ends of numbers."""

    parts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.parts or self.names or self.numbers)

    def found_in(self, text: str) -> frozenset[str]:
        """Return which of them ``text`` repeats, however it is written."""
        return self.found_among((text,))

    def found_among(self, texts: Iterable[str]) -> frozenset[str]:
        """Return which of them any of ``texts`` repeats, however it is written."""
        letters = _letters(_decoded(APART.join(dict.fromkeys(texts))))
        words = _bare(letters)
        found = {one for one in self.parts if one in words}
        if self.names:
            found.update(self.names.intersection(TOKEN.findall(letters)))
        if self.numbers:
            runs = " ".join(_runs(letters))
            found.update(one for one in self.numbers if one in runs)
        return frozenset(found)

    def without(self, texts: Iterable[str]) -> "Sought":
        """Return those that ``texts``, which may be shown, do not say."""
        said = self.found_among(texts)
        return Sought(self.parts - said, self.names - said, self.numbers - said)


NOTHING_SOUGHT = Sought()


def _of_phrase(phrase: str) -> Iterator[tuple[str, str]]:
    spaced = (run.replace(" ", "") for run in SPACED_OUT.findall(phrase))
    for token in (*phrase.split(), *spaced):
        # Of an e-mail address the name says who it is; many share what stands behind it.
        for piece in (token, *TOKEN.findall(token.partition("@")[0])):
            word = _bare(_letters(piece))
            if _is_significant(word):
                yield "part", word
            elif len(word) == SHORT and piece[:1].isupper():
                yield "name", word
    for digits in _runs(_letters(phrase)):
        if len(digits) >= NUMBER:
            yield "number", digits[-NUMBER:]


def sought(phrases: Iterable[str]) -> Sought:
    """Return what is looked for when ``phrases``, runs of text as they stood, may be nowhere any more."""
    found = {pair for phrase in phrases for pair in _of_phrase(phrase)}
    parts, names, numbers = (
        frozenset(word for kind, word in found if kind == wanted) for wanted in ("part", "name", "number")
    )
    return Sought(parts, names, numbers)


def all_of(many: Iterable[Sought]) -> Sought:
    """Return everything that any of ``many`` looks for."""
    listed = list(many)
    return Sought(
        frozenset().union(*(one.parts for one in listed)),
        frozenset().union(*(one.names for one in listed)),
        frozenset().union(*(one.numbers for one in listed)),
    )
