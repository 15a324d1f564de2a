"""How a letter sounds: the length of its sentences, and legal words for which there is a plainer one.

It counts, and claims no language level: whether a reader understands a letter is not in these figures. Passive voice
is not judged.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from filing.documents.texts import plain_text
from filing.documents.tree import Block, Box, Document, ListBlock, Paragraph, Quote
from filing.yaml_strict import read_yaml

WORDS = "plain_words.yaml"
LONG = 20  # [words] beyond which a sentence is told of; house style
SHOWN = 90  # [characters] of a sentence by which a person finds it

_WORD = re.compile(r"[^\W\d_](?:[\w'’&./@-]*\w)?|\d[\w.,:%-]*")
_NO_END = re.compile(
    r"(?:\b(?:art|artt|nr|no|mr|drs|ing|dr|mevr|dhr|tel|blz|pp?|jo|lid|bijv|bv|c\.q|o\.a|d\.w\.z|i\.v\.m|t\.a\.v"
    r"|Mr|Mrs|Ms|Dr|e\.g|i\.e|B\.V|N\.V|V\.O\.F|vs)|\b[A-Z])\.$"
)
_END = re.compile(r"[.!?…]['\"”’)]*(?=\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a rendered document, and how many words it has: figures and names count as words."""

    text: str
    words: int

    @property
    def shown(self) -> str:
        """Its beginning, by which a person finds it."""
        return self.text if len(self.text) <= SHOWN else self.text[:SHOWN].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class LegalWord:
    """A legal word in a document, how often it stands there, a plainer one, and the first sentence that has it."""

    word: str
    plain: str
    times: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Tone:
    """The figures of one wording over the example cases. ``sentences`` are all different ones, in reading order."""

    sentences: tuple[Sentence, ...]
    legal: tuple[LegalWord, ...]

    @property
    def average_tenths(self) -> int:
        """Words per sentence in tenths, rounded half up; 0 without sentences."""
        count = len(self.sentences)
        return (sum(one.words for one in self.sentences) * 20 + count) // (2 * count) if count else 0

    @property
    def average(self) -> str:
        """Words per sentence with one decimal ("12.4")."""
        return f"{self.average_tenths // 10}.{self.average_tenths % 10}"

    @property
    def long(self) -> tuple[Sentence, ...]:
        """The sentences of more than ``LONG`` words, longest first."""
        return tuple(sorted((one for one in self.sentences if one.words > LONG), key=lambda one: -one.words))

    @property
    def longest(self) -> Sentence | None:
        """The longest sentence."""
        return max(self.sentences, key=lambda one: one.words, default=None)


def tone_of(documents: Iterable[Document], language: str) -> Tone:
    """Return the figures of documents that were made of one wording; what says the same twice counts once."""
    found: dict[str, Sentence] = {}
    for document in documents:
        for text in _passages(document.body):
            for sentence in sentences_in(text):
                found.setdefault(sentence.text, sentence)
    sentences = tuple(found.values())
    return Tone(sentences, tuple(_legal(sentences, _plain_words().get(language, {}))))


def sentences_in(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph; abbreviations and initials end none, and fragments of one word are none."""
    start = 0
    ends = [match.end() for match in _END.finditer(text) if _ends(text, match)]
    for end in (*ends, len(text)):
        part = " ".join(text[start:end].split())
        start = end
        count = len(_WORD.findall(part))
        if count > 1:
            yield Sentence(part, count)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends here: not behind an abbreviation, and what follows begins like one."""
    after = text[match.end() :].lstrip()[:1]
    return not _NO_END.search(text[: match.start() + 1]) and (after.isupper() or after.isdigit() or after in "'\"“‘(€")


def _legal(sentences: tuple[Sentence, ...], known: Mapping[str, str]) -> Iterator[LegalWord]:
    for word, plain in known.items():
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
        found = [(sentence, len(pattern.findall(sentence.text))) for sentence in sentences]
        held = [(sentence, times) for sentence, times in found if times]
        if held:
            yield LegalWord(word, plain, sum(times for _, times in held), held[0][0])


def _passages(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts that are read as sentences: paragraphs and list items, not headings and tables."""
    for block in blocks:
        match block:
            case Paragraph(content=content):
                yield plain_text(content)
            case ListBlock(items=items):
                for item in items:
                    yield from _passages(item)
            case Quote(blocks=inner) | Box(blocks=inner):
                yield from _passages(inner)
            case _:
                pass


@cache
def _plain_words() -> Mapping[str, Mapping[str, str]]:
    found = read_yaml((files("filing.documents") / WORDS).read_text("utf-8"), WORDS).value
    return TypeAdapter(dict[str, dict[str, str]]).validate_python(found)
