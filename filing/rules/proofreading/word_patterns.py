"""Patterns of whole words, written so that a search skips every place where none of them can begin.

The engine for regular expressions tries a pattern that begins with a word boundary at each sign of a text. Begun with
the first letters as a set it is tried only where one of them stands, in the same order and with the same result. A
pattern in which that cannot be seen is left as it is.
"""

import re
from collections.abc import Iterator

MOST_ALTERNATIVES = 160  # [alternatives] of one pattern; more would not be quicker
QUANTIFIERS = frozenset("?*+{")
_LETTER = re.compile(r"[a-z0-9](?![?*+{])")
_HEAD = re.compile(r"[a-z0-9]+(?![?*+{a-z0-9])|[a-z0-9]+(?=[a-z0-9][?*+{])")


def quick(pattern: str) -> str:
    """Return a pattern that finds the same words in less time, or the same one."""
    branches: list[str] = []
    letters: dict[str, None] = {}
    for alternative in _split(pattern):
        heads, rest = _headed(alternative)
        if not heads or len(heads) > MOST_ALTERNATIVES:
            return pattern
        letters |= dict.fromkeys(head[0] for head in heads)
        branches.append(_branch(heads, rest))
    if len(branches) == 1 and len(letters) == 1 and len(heads) == 1:
        head = _HEAD.match(heads[0])
        if head is not None:
            return rf"{head.group()}(?<=\b{head.group()}){heads[0][head.end() :]}{rest}"
    return rf"[{''.join(letters)}](?<=\b.)(?:{'|'.join(branches)})"


def _branch(heads: list[str], rest: str) -> str:
    """What follows the first letter, for each letter apart."""
    behind: dict[str, list[str]] = {}
    for head in heads:
        behind.setdefault(head[0], []).append(head[1:])
    apart = [f"(?<={letter})(?:{'|'.join(tails)})" for letter, tails in behind.items()]
    return f"(?:{'|'.join(apart)}){rest}"


def _headed(alternative: str) -> tuple[list[str], str]:
    """How an alternative can begin, each with a letter, and what follows all; nothing when it cannot be told."""
    if not alternative.startswith(r"\b"):
        return [], ""
    whole = alternative[2:]
    if whole.startswith("(?:"):
        end = _closing(whole)
        if whole[end + 1 : end + 2] not in QUANTIFIERS:
            found = [_begun(choice) for choice in _split(whole[3:end])]
            return [head for one in found for head in one] if all(found) else [], whole[end + 1 :]
    return _begun(whole), ""


def _begun(alternative: str) -> list[str]:
    """The alternatives that one is, each begun with a letter; none when that cannot be told."""
    alternative = alternative.removeprefix(r"\b")
    if not alternative.startswith("(?:"):
        return [alternative] if _LETTER.match(alternative) else []
    end = _closing(alternative)
    inner, rest = alternative[3:end], alternative[end + 1 :]
    choices = list(_split(inner))
    if rest[:1] == "?" and rest[1:2] not in {"?", "+"}:
        rest, choices = rest[1:], [*choices, ""]
    if rest[:1] in QUANTIFIERS or (len(choices) > 1 and "(?P<" in rest):
        return []
    found = [_begun(choice + rest) for choice in choices]
    return [head for one in found for head in one] if all(found) else []


def _split(pattern: str) -> Iterator[str]:
    """Yield the alternatives of a pattern that stand in no group."""
    start = 0
    for place, sign, depth in _signs(pattern):
        if sign == "|" and not depth:
            yield pattern[start:place]
            start = place + 1
    yield pattern[start:]


def _closing(pattern: str) -> int:
    """Where the group ends with which a pattern begins."""
    return next(place for place, sign, depth in _signs(pattern) if sign == ")" and depth == 0)


def _signs(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Yield each sign that is neither escaped nor in a set, with its place and how many groups are open behind it."""
    depth, place = 0, 0
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            place += 2
            continue
        if sign == "[":
            place = pattern.index("]", place + 2) + 1
            continue
        depth += (sign == "(") - (sign == ")")
        yield place, sign, depth
        place += 1
