"""JSON read so that nothing changes on the way: every scalar stays the text that was written, with its line.

The standard reader keeps the last of two equal keys, takes NaN, and turns ``0.10`` into a binary fraction. Here a
number stays its digits, ``true`` and ``false`` stay words, and every value knows its line, as in ``yaml_strict``.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from filing.yaml_strict import MAX_BYTES, MAX_DEPTH, MAX_FAULTS, MAX_NODES, Fault, Value, YamlPath

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n]+)
    | (?P<mark>[{}\[\],:])
    | (?P<string>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")
    | (?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
    | (?P<word>[A-Za-z]+)
    """,
    re.VERBOSE,
)
_WORDS = {"true": "true", "false": "false", "null": None}


class JsonFault(ValueError):
    """The text is not the sound JSON that is asked for; ``faults`` are all that were found, by line."""

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{file}:{faults[0].line}: {faults[0].message}")
        self.file = file
        self.faults = faults


@dataclass(frozen=True, slots=True)
class JsonTree:
    """A JSON document: ``value`` made of dict, list, str and None, and the line of every value in it."""

    file: str
    value: Value
    lines: dict[YamlPath, int]

    def line(self, path: YamlPath = ()) -> int:
        """Return the line of the value at ``path``, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def read_json(text: str, file: str) -> JsonTree:
    """Return the one value in ``text``, which must be an object, an array or a scalar.

    Raises:
        JsonFault: syntax, two equal keys, NaN or Infinity, half a surrogate pair, more than ``MAX_DEPTH`` levels,
            ``MAX_BYTES`` bytes or ``MAX_NODES`` values. Faults of syntax and size end the reading; equal keys are
            collected.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise JsonFault(file, (Fault(f"the text is larger than {MAX_BYTES} bytes", 1),))
    reader = _Reader(file, _tokens(text, file))
    value = reader.value((), reader.take(), 1)
    reader.end()
    if reader.faults:
        raise JsonFault(file, tuple(reader.faults))
    return JsonTree(file, value, reader.lines)


def _tokens(text: str, file: str) -> Iterator[_Token]:
    at, line = 0, 1
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise JsonFault(file, (Fault("this is not JSON: a sign here belongs to no value", line),))
        kind = str(match.lastgroup)
        if kind != "space":
            yield _Token(kind, match.group(), line)
        line += match.group().count("\n")
        at = match.end()
    yield _Token("end", "", line)


@dataclass(slots=True)
class _Reader:
    """Turns tokens into values, and collects what is wrong on the way."""

    file: str
    tokens: Iterator[_Token]
    lines: dict[YamlPath, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def take(self) -> _Token:
        return next(self.tokens)

    def stop(self, message: str, line: int) -> JsonFault:
        return JsonFault(self.file, (*self.faults, Fault(message, line)))

    def end(self) -> None:
        after = self.take()
        if after.kind != "end":
            raise self.stop("this is not JSON: something follows after the end of the value", after.line)

    def value(self, path: YamlPath, token: _Token, depth: int) -> Value:
        """Read the value that begins with ``token``."""
        self.lines.setdefault(path, token.line)
        if len(self.lines) > MAX_NODES:
            raise self.stop(f"there are more than {MAX_NODES} values in this file", token.line)
        if depth > MAX_DEPTH:
            raise self.stop(f"values lie more than {MAX_DEPTH} levels inside each other", token.line)
        if token.text == "{" and token.kind == "mark":
            return self.mapping(path, depth)
        if token.text == "[" and token.kind == "mark":
            return self.sequence(path, depth)
        if token.kind == "string":
            return self.string(token)
        if token.kind == "number":
            return token.text
        if token.kind == "word" and token.text in _WORDS:
            return _WORDS[token.text]
        if token.kind in {"word", "end"}:
            what = "the text ends too early" if token.kind == "end" else "a word here is no JSON value, such as NaN"
            raise self.stop(f"this is not JSON: {what}", token.line)
        raise self.stop(f"this is not JSON: a value is missing before {token.text!r}", token.line)

    def string(self, token: _Token) -> str:
        text = str(json.loads(token.text))
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise self.stop("a character here is not valid Unicode", token.line) from error
        return text

    def mapping(self, path: YamlPath, depth: int) -> Value:
        values: dict[str, Value] = {}
        token = self.take()
        while token.text != "}" or token.kind != "mark":
            if token.kind != "string":
                raise self.stop("this is not JSON: a key in double quotes is expected here", token.line)
            key = self.string(token)
            if key in values:
                first = self.lines[*path, key]
                self.fault(f"the key {key!r} stands here for the second time (first on line {first})", token.line)
            else:
                self.lines[*path, key] = token.line
            colon = self.take()
            if colon.text != ":" or colon.kind != "mark":
                raise self.stop("this is not JSON: a colon is expected after a key", colon.line)
            values[key] = self.value((*path, key), self.take(), depth + 1)
            token = self.separator("}")
        return values

    def sequence(self, path: YamlPath, depth: int) -> Value:
        values: list[Value] = []
        token = self.take()
        while token.text != "]" or token.kind != "mark":
            values.append(self.value((*path, len(values)), token, depth + 1))
            token = self.separator("]")
        return values

    def separator(self, closing: str) -> _Token:
        """Return the closing mark, or the first token after a comma; a comma before a closing mark is refused."""
        token = self.take()
        if token.kind == "mark" and token.text == closing:
            return token
        if token.kind != "mark" or token.text != ",":
            raise self.stop(f"this is not JSON: a comma or {closing!r} is expected here", token.line)
        after = self.take()
        if after.kind == "mark" and after.text == closing:
            raise self.stop(f"this is not JSON: there is a comma too many before {closing!r}", after.line)
        return after

    def fault(self, message: str, line: int) -> None:
        self.faults.append(Fault(message, line))
        if len(self.faults) >= MAX_FAULTS:
            raise JsonFault(self.file, tuple(self.faults))
