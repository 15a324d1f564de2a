"""The note at the head of a firm's own file: what it was begun from, so that a later change of that can be told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from filing.files import sha256

MARK = "filing-base:"
_BASE = re.compile(rf"{MARK} (?P<file>\S+) sha256 (?P<digest>[0-9a-f]{{64}})")
_HTML_NOTE = re.compile(rf"\A\ufeff?\{{# {MARK}.*?#\}}\r?\n?", re.DOTALL)
_YAML_NOTE = re.compile(rf"\A\ufeff?# {MARK}[^\n]*\n(?:#[^\n]*\n)*")


@dataclass(frozen=True, slots=True)
class Base:
    """The built-in file that a firm's file was begun from, and its digest at that time."""

    file: str
    digest: str

    def changed(self, now: bytes) -> bool:
        """Return whether the built-in file, now ``now``, is another than it was."""
        return sha256(now) != self.digest


def with_note(name: str, data: bytes, base: str, words: Sequence[str]) -> bytes:
    """Return ``data`` behind a note of these words; ``base`` is the ``base_line`` of what it was begun from.

    ``name`` decides how a note is written: as a note of a template, or as a comment of YAML.
    """
    lines = [f"{MARK} {base}", *words]
    note = "{# " + "\n   ".join(lines) + " #}" if name.endswith(".html") else "\n".join(f"# {line}" for line in lines)
    return f"{note}\n".encode() + data


def base_line(file: str, data: bytes) -> str:
    """Return what a note says of the built-in file ``file`` with these bytes."""
    return f"{file} sha256 {sha256(data)}"


def base_of(text: str) -> Base | None:
    """Return what the note of a firm's file says, or None when it has none."""
    note = _HTML_NOTE.match(text) or _YAML_NOTE.match(text)
    found = _BASE.search(note.group()) if note else None
    return Base(found["file"], found["digest"]) if found else None


def without_note(text: str) -> tuple[str, int]:
    """Return the text behind the note, and how many lines the note takes."""
    note = _HTML_NOTE.match(text) or _YAML_NOTE.match(text)
    return (text[note.end() :], note.group().count("\n")) if note else (text, 0)
