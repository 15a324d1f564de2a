"""What is to change in a case file, as values on the plain tree: an entry added to a list, or a value put in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from filing.errors import WrongUsage
from filing.yaml_strict import Value, YamlPath, path_text


@dataclass(frozen=True, slots=True)
class Append:
    """A new last entry of the list at ``path``; a list that is not there is made."""

    path: YamlPath
    entry: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Put:
    """The value of the key at ``path``; the mapping around it is made when it is not there."""

    path: YamlPath
    value: Value


Change = Append | Put


def changed(tree: Value, changes: Sequence[Change]) -> Value:
    """Return ``tree`` with every change made, in their order; ``tree`` itself stays as it is.

    Raises:
        WrongUsage: a path leads through something that is no mapping or list.
    """
    for change in changes:
        tree = _replaced(tree, change.path, change, change.path)
    return tree


def _replaced(tree: Value, path: YamlPath, change: Change, whole: YamlPath) -> Value:
    if not path:
        if isinstance(change, Put):
            return change.value
        if tree is None:
            return [change.entry]
        if isinstance(tree, list):
            return [*tree, change.entry]
        raise no_such_place(whole)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        if not isinstance(tree, list) or not 0 <= step < len(tree):
            raise no_such_place(whole)
        return [_replaced(item, rest, change, whole) if at == step else item for at, item in enumerate(tree)]
    if tree is None:
        tree = {}
    if not isinstance(tree, dict):
        raise no_such_place(whole)
    return {**tree, step: _replaced(tree.get(step), rest, change, whole)}


def no_such_place(path: YamlPath) -> WrongUsage:
    """Return the error for a place that is not in the case file."""
    return WrongUsage(
        f"There is no place {path_text(path)} in the case file.",
        "Name a key of the case file, and list entries by their id; see docs/case-file-reference.md.",
    )
