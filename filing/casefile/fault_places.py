"""Where in the file a fault stands that pydantic found, and which of its faults only echo others."""

from pydantic_core import ErrorDetails

from filing.casefile.shown import value_at
from filing.yaml_strict import Value, YamlPath

_PARTY_TYPES = ("natural_person", "sole_trader", "legal_person", "partnership", "public_authority")
_NO_TYPE = frozenset({"union_tag_not_found", "union_tag_invalid"})


def fault_path(tree: Value, detail: ErrorDetails) -> YamlPath:
    """Return where a fault stands in the file: without the party types that pydantic puts in between."""
    path: YamlPath = ()
    for step in detail["loc"]:
        at = value_at(tree, path)
        if step in _PARTY_TYPES and isinstance(at, dict) and at.get("type") == step:
            continue
        path = (*path, step)
    if detail["type"] in _NO_TYPE and isinstance(value_at(tree, path), dict):
        path = (*path, "type")
    return path


def is_echo(tree: Value, detail: ErrorDetails) -> bool:
    """Say whether pydantic calls a list too short only because it refused what is in it."""
    return detail["type"] == "too_short" and bool(value_at(tree, fault_path(tree, detail)))


def part_to_take_out(tree: Value, detail: ErrorDetails) -> YamlPath:
    """Return the smallest part without which this fault is gone: the value, or what cannot do without the value."""
    path = fault_path(tree, detail)
    lacks_a_key = detail["type"] == "missing" or (detail["type"] in _NO_TYPE and path[-1:] == ("type",))
    return path[:-1] if lacks_a_key else path
