"""YAML read so that nothing changes on the way: every scalar stays the text that was written, with its line.

A plain YAML loader turns ``01234567`` into 342391, ``10:00`` into 600 and ``NO`` into false, keeps the last of two
equal keys, and lets an alias repeat a block ten million times. Here only mappings, sequences and scalars without tag,
anchor or alias are taken; types are decided later, by whoever knows what the field means.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

Value = dict[str, "Value"] | list["Value"] | str | None
YamlPath = tuple[str | int, ...]

MAX_BYTES = 5_000_000  # [UTF-8 bytes]
MAX_DEPTH = 40  # [mappings and sequences inside each other]
MAX_NODES = 500_000  # [mappings, sequences and scalars, keys included]
MAX_FAULTS = 100  # [faults told at once]
NULLS = frozenset({"", "~", "null"})  # only when written plain: "null" in quotes is a text

_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the text, on one line (counted from 1)."""

    message: str
    line: int


class YamlFault(ValueError):
    """The text is not the sound, plain YAML that is asked for; ``faults`` are all that were found, by line.

    ``message`` and ``line`` are those of the first fault.
    """

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        first = faults[0]
        super().__init__(f"{file}:{first.line}: {first.message}")
        self.file = file
        self.faults = faults
        self.message = first.message
        self.line = first.line


class _Lines(NamedTuple):
    """Where a value begins, and where the values inside it do (a tuple, because a file has thousands of them)."""

    line: int
    inner: "dict[str, _Lines] | list[_Lines] | None" = None


@dataclass(frozen=True, slots=True)
class YamlTree:
    """A YAML document: ``value`` made of dict, list, str and None, and the line of every value in it."""

    file: str
    value: Value
    lines: _Lines

    def line(self, path: YamlPath = ()) -> int:
        """Return the line of the value at ``path``: of its key in a mapping, of its first character in a sequence.

        A path that leads to nothing gives the line of the nearest value around it, so that a missing field has a
        place too.
        """
        at = self.lines
        for step in path:
            nearer = _step_into(at.inner, step)
            if nearer is None:
                break
            at = nearer
        return at.line


def _step_into(inner: dict[str, _Lines] | list[_Lines] | None, step: str | int) -> _Lines | None:
    found: _Lines | None = None
    if isinstance(inner, dict) and isinstance(step, str):
        found = inner.get(step)
    elif isinstance(inner, list) and isinstance(step, int) and 0 <= step < len(inner):
        found = inner[step]
    return found


def path_text(path: YamlPath) -> str:
    """Return ``claims[0].invoices[2].amount``: a path as a person reads it."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


def read_yaml(text: str, file: str) -> YamlTree:
    """Return the one document in ``text``; an empty text is the value None.

    Plain scalars that are empty, ``~`` or ``null`` are None; every other scalar is its text, unchanged.

    Raises:
        YamlFault: syntax, two equal keys, an alias, an anchor, a tag, a key that is no text, more than one document,
            more than ``MAX_DEPTH`` levels, ``MAX_BYTES`` bytes or ``MAX_NODES`` values. Faults of syntax and size
            end the reading; the others are collected.
    """
    _refuse_size(text, file)
    reader = _Reader(file)
    try:
        loader = _LOADER(text)
        events: Iterator[Event] = iter(loader.get_event, None)
        value, lines = reader.document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reader.stop(f"this is not YAML: {error.problem or error.context}", 1 if mark is None else mark.line + 1)
    except yaml.YAMLError as error:
        reader.stop(f"this is not YAML: {_one_line(error)}", _line_of_bad_character(text))
    if reader.faults:
        raise YamlFault(file, reader.all_faults())
    return YamlTree(file, value, lines)


def _refuse_size(text: str, file: str) -> None:
    """Refuse what is too large to read, and text that is no Unicode (half a surrogate pair)."""
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise YamlFault(file, (Fault("a character here is not valid Unicode", line),)) from error
    if size > MAX_BYTES:
        raise YamlFault(file, (Fault(f"the text is larger than {MAX_BYTES} bytes", 1),))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _line_of_bad_character(text: str) -> int:
    """Return the line of the first control character, which is what a reader error without a place is about."""
    bad = next((at for at, sign in enumerate(text) if (sign < " " and sign not in "\t\n\r") or sign == "\x7f"), 0)
    return text.count("\n", 0, bad) + 1


def _line(event: Event) -> int:
    """Return the line on which ``event`` begins."""
    mark = event.start_mark
    return 1 if mark is None else mark.line + 1


@dataclass(slots=True)
class _Reader:
    """Turns parse events into values, and collects what is wrong on the way."""

    file: str
    faults: list[Fault] = field(default_factory=list)
    nodes: int = 0

    def all_faults(self) -> tuple[Fault, ...]:
        return tuple(sorted(self.faults, key=lambda fault: fault.line))

    def fault(self, message: str, line: int) -> None:
        self.faults.append(Fault(message, line))
        if len(self.faults) >= MAX_FAULTS:
            raise YamlFault(self.file, self.all_faults())

    def stop(self, message: str, line: int) -> NoReturn:
        self.faults.append(Fault(message, line))
        raise YamlFault(self.file, self.all_faults())

    def document(self, events: Iterator[Event]) -> tuple[Value, _Lines]:
        """Read the stream: start, at most one document, end."""
        next(events)
        event = next(events)
        if isinstance(event, StreamEndEvent):
            return None, _Lines(1)
        value, lines = self.node(next(events), events, 1)
        next(events)
        after = next(events)
        if isinstance(after, DocumentStartEvent):
            self.stop("a second document begins here; one file holds one", _line(after))
        return value, lines

    def node(self, event: Event, events: Iterator[Event], depth: int) -> tuple[Value, _Lines]:
        """Read the value that begins with ``event``."""
        mark = event.start_mark
        line = 1 if mark is None else mark.line + 1
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop(f"there are more than {MAX_NODES} values in this file", line)
        if isinstance(event, ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self.refuse_references(event, line)
            value: str = event.value
            return (None if value in NULLS and event.implicit[0] else value), _Lines(line)
        self.refuse_references(event, line)
        if isinstance(event, AliasEvent):
            return None, _Lines(line)
        if depth > MAX_DEPTH:
            self.stop(f"values lie more than {MAX_DEPTH} levels inside each other", line)
        if isinstance(event, MappingStartEvent):
            return self.mapping(line, events, depth)
        return self.sequence(line, events, depth)

    def refuse_references(self, event: Event, line: int) -> None:
        """Refuse aliases, anchors and tags: they make a text mean something else than a person reads."""
        if isinstance(event, AliasEvent):
            self.fault(f"an alias (*{event.anchor}) is not allowed; write the value out", line)
        elif isinstance(event, NodeEvent) and event.anchor is not None:
            self.fault(f"an anchor (&{event.anchor}) is not allowed; leave it out", line)
        if isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)) and event.tag is not None:
            self.fault(f"a tag ({event.tag}) is not allowed; leave it out", line)

    def mapping(self, line: int, events: Iterator[Event], depth: int) -> tuple[Value, _Lines]:
        values: dict[str, Value] = {}
        inner: dict[str, _Lines] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key, at = self.node(event, events, depth + 1)
            value, within = self.node(next(events), events, depth + 1)
            if not isinstance(key, str):
                self.fault("a key is a text on one line", at.line)
            elif key in values:
                self.fault(
                    f"the key {key!r} stands here for the second time (first on line {inner[key].line})", at.line
                )
            else:
                values[key] = value
                inner[key] = within if within.line == at.line else _Lines(at.line, within.inner)
        return values, _Lines(line, inner)

    def sequence(self, line: int, events: Iterator[Event], depth: int) -> tuple[Value, _Lines]:
        values: list[Value] = []
        inner: list[_Lines] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            value, within = self.node(event, events, depth + 1)
            values.append(value)
            inner.append(within)
        return values, _Lines(line, inner)
