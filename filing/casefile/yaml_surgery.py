"""A change made in the text of a YAML file: every other byte stays, comments, order, quotes and blank lines included.

The place is found from the parse events; the new lines are written in the style of those around them. Whoever calls
this reads the result again and compares it with what was meant: a style that cannot be written in is refused there.
"""

import re
from dataclasses import dataclass

import yaml

from filing.casefile.changes import Change, Put
from filing.yaml_strict import Value, YamlPath

_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}")
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./ ")
STEP = 2  # [columns] of indent where nothing around shows another


@dataclass(frozen=True, slots=True)
class _Node:
    """A value in the text, with the offsets between which it stands."""

    node: yaml.Node

    @property
    def begin(self) -> int:
        return self.node.start_mark.index

    @property
    def column(self) -> int:
        return self.node.start_mark.column

    @property
    def is_flow(self) -> bool:
        return isinstance(self.node, yaml.CollectionNode) and self.node.flow_style is True

    @property
    def end(self) -> int:
        """The offset behind the last character of the value; the end that the parser gives lies after comments."""
        if isinstance(self.node, yaml.CollectionNode) and not self.node.flow_style and self.node.value:
            last = self.node.value[-1]
            if isinstance(last, tuple):
                key, value = last
                return _Node(key).end + 1 if _is_absent(value) else _Node(value).end
            return _Node(last).end
        return self.node.end_mark.index


def _is_absent(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


def text_with(text: str, change: Change) -> str:
    """Return ``text`` with one change made."""
    newline = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    if not isinstance(root, yaml.MappingNode):
        return text
    return _changed(text, _Node(root), change.path, change, newline)


def _changed(text: str, at: _Node, path: YamlPath, change: Change, newline: str) -> str:
    """Walk down to the last thing on the path that is there, and write the rest of the path below it."""
    for place, step in enumerate(path):
        inner = _child(at.node, step)
        if inner is None or _is_absent(inner):
            return _added(text, at, path[place:], change, newline, has_key=inner is not None)
        at = _Node(inner)
    return _replaced(text, at, change, newline)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _replaced(text: str, at: _Node, change: Change, newline: str) -> str:
    """Write the change where a value stands: a value in its place, an entry behind the last one of a list."""
    if isinstance(change, Put):
        end = at.end
        while text[end - 1] in "\r\n":  # a block scalar ends with its line breaks
            end -= 1
        return text[: at.begin] + _flow(change.value) + text[end:]
    if at.is_flow:
        if not isinstance(at.node, yaml.SequenceNode) or at.node.value:
            return _into_flow(text, at, _flow(dict(change.entry)))
        parent_column = _line_indent(text, at.begin)
        lines = _block([dict(change.entry)], parent_column + STEP)
        return text[: at.begin].rstrip(" ") + newline + newline.join(lines) + text[at.end :]
    return _after(text, at.end, _block([dict(change.entry)], at.column), newline)


def _added(text: str, at: _Node, rest: YamlPath, change: Change, newline: str, *, has_key: bool) -> str:
    """Write a key that is not there yet, with all that stands below it, behind the last one of its mapping."""
    value: Value = change.value if isinstance(change, Put) else [dict(change.entry)]
    for step in reversed(rest[1:]):
        value = {str(step): value}
    key = str(rest[0])
    if at.is_flow:
        return _into_flow(text, at, f"{key}: {_flow(value)}")
    if has_key:
        pair = next((one, held) for one, held in at.node.value if one.value == key)
        end = text.index(":", pair[0].end_mark.index) + 1
        if isinstance(value, list | dict):
            return text[:end] + newline + newline.join(_block(value, at.column + STEP)) + text[end:]
        return f"{text[:end]} {_flow(value)}{text[end:]}"
    lines = _block({key: value}, at.column)
    if at.column == 0:
        example = _switched_off(text, key)
        if example is not None:
            return text[:example] + newline.join(lines) + newline + text[example:]
        return _after(text, at.end, ["", *lines], newline)
    return _after(text, at.end, lines, newline)


def _switched_off(text: str, key: str) -> int | None:
    """Return where the switched-off example of a section begins, as in the file that ``filing new`` writes."""
    if text.startswith(f"#{key}:"):
        return 0
    found = text.find(f"\n#{key}:")
    return None if found < 0 else found + 1


def _after(text: str, end: int, lines: list[str], newline: str) -> str:
    """Return ``text`` with ``lines`` below the line on which ``end`` lies, behind a comment on that line."""
    line_end = text.find("\n", end)
    if line_end < 0:
        return text + newline + newline.join(lines) + newline
    if text[end - 1 : end] == "\n":  # a block scalar ends with its line break
        line_end = end - 1
    return text[: line_end + 1] + newline.join(lines) + newline + text[line_end + 1 :]


def _into_flow(text: str, at: _Node, words: str) -> str:
    """Write ``words`` as the last item between the brackets of a value on one line."""
    close = at.end - 1
    held = isinstance(at.node, yaml.CollectionNode) and bool(at.node.value)
    before = text[:close].rstrip()
    comma = "" if not held else (" " if before.endswith(",") else ", ")
    return before + comma + words + text[close:]


def _line_indent(text: str, at: int) -> int:
    begin = text.rfind("\n", 0, at) + 1
    line = text[begin:at]
    return len(line) - len(line.lstrip(" "))


def _block(value: Value, column: int) -> list[str]:
    """Return ``value`` as lines in block style, each item of a list indented by ``column``."""
    margin = " " * column
    if isinstance(value, dict):
        lines: list[str] = []
        for key, item in value.items():
            lines += _keyed(margin, key, item, column)
        return lines
    if isinstance(value, list):
        lines = []
        for item in value:
            inner = _block(item, column + STEP) if isinstance(item, dict) and item else [f"{margin}  {_flow(item)}"]
            lines += [f"{margin}- {inner[0].lstrip(' ')}", *inner[1:]]
        return lines
    return [margin + _flow(value)]


def _keyed(margin: str, key: str, item: Value, column: int) -> list[str]:
    is_block = isinstance(item, dict) or (isinstance(item, list) and any(isinstance(one, dict | list) for one in item))
    if item and is_block:
        return [f"{margin}{key}:", *_block(item, column + STEP)]
    return [f"{margin}{key}: {_flow(item)}"]


def _flow(value: Value) -> str:
    """Return ``value`` on one line, quoted where the signs in it mean something to YAML.

    A date, a time and a yes stay plain, as in the file that ``filing new`` writes: the reader takes every value as
    the text that it is.
    """
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in value.items())}}}"
    looks_plain = set(value) <= PLAIN and value == value.strip() and value[:1].isalnum() and value != "null"
    return value if looks_plain or _CLOCK.fullmatch(value) else _quoted(value)


def _quoted(text: str) -> str:
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(signs.get(sign, sign) for sign in text) + '"'
