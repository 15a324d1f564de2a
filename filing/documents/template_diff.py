"""How a firm's own files differ from the built-in ones, word by word, and which built-in ones changed since."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from filing.documents.template_base import base_of, without_note
from filing.documents.template_set import TemplateSet

TEXTS = (".html", ".yaml", ".css", ".txt")
_TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^<>]*>|[^\s<>{}]+|[<>{}]", re.DOTALL)


class Standing(StrEnum):
    """How one file of a firm's folder stands beside the built-in one."""

    SAME = "same"
    CHANGED = "changed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Change:
    """One place where the words differ; ``line`` is that in the firm's file. Either text may be empty."""

    line: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class FileDifference:
    """One file of a firm's folder. ``base`` is the built-in file that it is compared with, empty when there is none.

    ``base_changed`` says whether that changed since this file was begun; None when the file does not tell.
    """

    file: str
    base: str
    standing: Standing
    base_changed: bool | None
    changes: tuple[Change, ...]


def differences(built_in: TemplateSet, overlaid: TemplateSet) -> tuple[FileDifference, ...]:
    """Return every file of a firm's folder, in order of name; ``overlaid`` is that folder over ``built_in``."""
    own = [name for name in overlaid.files if name in overlaid.replaced or name not in built_in.files]
    return tuple(_difference(built_in, name, overlaid) for name in own)


def _difference(built_in: TemplateSet, name: str, overlaid: TemplateSet) -> FileDifference:
    if not name.endswith(TEXTS):
        if name not in built_in.files:
            return FileDifference(name, "", Standing.OWN, None, ())
        same = built_in.data(name) == overlaid.data(name)
        return FileDifference(name, name, Standing.SAME if same else Standing.CHANGED, None, ())
    text = overlaid.source(name)
    begun = base_of(text)
    base = begun.file if begun and begun.file in built_in.files else name
    if base not in built_in.files:
        return FileDifference(name, "", Standing.OWN, None, ())
    since = begun.changed(built_in.data(base)) if begun and begun.file == base else None
    kept, lines = without_note(text)
    changes = tuple(_changes(built_in.source(base), kept, lines))
    standing = Standing.CHANGED if changes else Standing.SAME
    return FileDifference(name, base, standing, since, changes)


def _changes(before: str, after: str, lines_above: int) -> Iterator[Change]:
    """Yield the places where words differ; white space counts for nothing."""
    was, now = _tokens(before), _tokens(after)
    matcher = difflib.SequenceMatcher(None, [text for text, _ in was], [text for text, _ in now], autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            continue
        at = now[min(first, len(now) - 1)][1] if now else 0
        line = after.count("\n", 0, at) + 1 + lines_above
        yield Change(line, _joined(was[start:end]), _joined(now[first:last]))


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(" ".join(match.group().split()), match.start()) for match in _TOKEN.finditer(text)]


def _joined(tokens: list[tuple[str, int]]) -> str:
    return " ".join(text for text, _ in tokens)
