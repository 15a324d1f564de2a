"""As much of a JSON Schema validator as the case-file schema needs, which also notes which keys it met."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Schema = dict[str, Any]


@dataclass
class SchemaReader:
    """Judges values by ``root``; ``met`` are the (model, key) pairs that the values used."""

    root: Schema
    met: set[tuple[str, str]] = field(default_factory=set)

    def faults(self, value: Any) -> list[str]:
        return list(self._any(self.root, value, "CaseFile", "$"))

    def _any(self, schema: Schema, value: Any, model: str, at: str) -> Iterator[str]:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            yield from self._any(self.root["$defs"][name], value, name, at)
        elif "anyOf" in schema or "oneOf" in schema:
            yield from self._choice(schema, value, model, at)
        elif "enum" in schema and value not in schema["enum"]:
            yield f"{at}: {value!r} is none of {schema['enum']}"
        elif "const" in schema and value != schema["const"]:
            yield f"{at}: {value!r} is not {schema['const']!r}"
        elif "type" in schema and not _is_type(schema["type"], value):
            yield f"{at}: {value!r} is no {schema['type']}"
        elif isinstance(value, str):
            yield from _text(schema, value, at)
        elif isinstance(value, list):
            yield from self._list(schema, value, model, at)
        elif isinstance(value, dict):
            yield from self._mapping(schema, value, model, at)

    def _choice(self, schema: Schema, value: Any, model: str, at: str) -> Iterator[str]:
        tried = []
        for choice in schema.get("anyOf") or schema["oneOf"]:
            other = SchemaReader(self.root)
            tried.append((list(other._any(choice, value, model, at)), other.met))
        fitting = [met for wrong, met in tried if not wrong]
        if not fitting or ("oneOf" in schema and len(fitting) > 1):
            yield f"{at}: {len(fitting)} alternatives fit; {[wrong[:1] for wrong, _ in tried]}"
        else:
            self.met |= fitting[0]

    def _list(self, schema: Schema, value: list[Any], model: str, at: str) -> Iterator[str]:
        if len(value) < schema.get("minItems", 0):
            yield f"{at}: too few items"
        for place, item in enumerate(value):
            yield from self._any(schema["items"], item, model, f"{at}[{place}]")

    def _mapping(self, schema: Schema, value: Schema, model: str, at: str) -> Iterator[str]:
        for key in schema.get("required", ()):
            if key not in value:
                yield f"{at}: {key} is missing"
        for key, inner in value.items():
            if key in schema["properties"]:
                self.met.add((model, key))
                yield from self._any(schema["properties"][key], inner, model, f"{at}.{key}")
            elif schema.get("additionalProperties") is False:
                yield f"{at}: {key} is not known"


def _text(schema: Schema, value: str, at: str) -> Iterator[str]:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r} does not match {schema['pattern']}"
    if schema.get("format") == "date":
        try:
            dt.date.fromisoformat(value)
        except ValueError:
            yield f"{at}: {value!r} is no date"


def _is_type(wanted: str | list[str], value: Any) -> bool:
    types = {"string": str, "object": dict, "array": list, "boolean": bool, "null": type(None), "number": int}
    names = [wanted] if isinstance(wanted, str) else wanted
    return any(isinstance(value, types.get(name, int)) for name in names)
