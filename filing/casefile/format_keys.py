"""Which keys the case-file format has at a place, found in its JSON Schema."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Any

from filing.casefile.case import CaseFile
from filing.casefile.shown import value_at
from filing.yaml_strict import Value, YamlPath

Schema = Mapping[str, Any]


def format_schema() -> dict[str, Any]:
    """Return the JSON Schema of the case file as pydantic derives it from the models."""
    return CaseFile.model_json_schema(by_alias=True, mode="validation")


@cache
def _schema() -> Mapping[str, Any]:
    """The schema once per process: it takes longer to derive than to read a case."""
    return MappingProxyType(format_schema())


def known_keys(tree: Value, path: YamlPath) -> tuple[str, ...]:
    """Return the keys that the mapping at ``path`` may have; the ``type`` of a party in ``tree`` decides for it."""
    root = _schema()
    at: Schema = _resolved(root, root, tree)
    for length, step in enumerate(path, start=1):
        inner = at.get("items", {}) if isinstance(step, int) else at.get("properties", {}).get(step, {})
        at = _resolved(root, inner, value_at(tree, path[:length]))
    return tuple(at.get("properties", {}))


def nearest_key(tree: Value, path: YamlPath) -> str | None:
    """Return the known key that looks most like the last step of ``path``, or None when none does."""
    keys = known_keys(tree, path[:-1])
    found = get_close_matches(str(path[-1])[:64].lower(), keys, n=1, cutoff=0.55)
    return found[0] if found else None


def _resolved(root: Schema, schema: Schema, value: Value) -> Schema:
    """Follow references, and choose among alternatives by the party's type or by what is not null."""
    while True:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        elif "discriminator" in schema:
            mapping = schema["discriminator"]["mapping"]
            chosen = value.get("type") if isinstance(value, dict) else None
            schema = {"$ref": mapping[chosen]} if isinstance(chosen, str) and chosen in mapping else {}
        elif "anyOf" in schema:
            schema = next((choice for choice in schema["anyOf"] if choice.get("type") != "null"), {})
        else:
            return schema
