"""Where a case file still holds the example words that ``filing new`` wrote to be replaced."""

from collections.abc import Iterator

from filing.casefile.shown import shown_path
from filing.yaml_strict import Value, YamlPath

PLACEHOLDER = "VOORBEELD"


def placeholders(tree: Value) -> tuple[str, ...]:
    """Return the paths of ``tree`` where the placeholder stands, in the order of the file."""
    return tuple(shown_path(path) for path in _places(tree, ()))


def _places(value: Value, path: YamlPath) -> Iterator[YamlPath]:
    if isinstance(value, str) and PLACEHOLDER in value:
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _places(inner, (*path, at))
