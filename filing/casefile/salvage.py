"""What is left of a case file when what cannot be understood is taken out, so that every check can run on the rest.

Each round takes out the smallest part that a fault needs gone: a key that may be left out, else the item of a list,
else what is around it. A section that a case cannot do without gets a stand-in that says nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from filing.casefile.case import SCHEMA_VERSION, CaseFile
from filing.casefile.fault_places import fault_path, is_echo, part_to_take_out
from filing.casefile.format_keys import nearest_key
from filing.casefile.party_ids import with_ids_by_place
from filing.casefile.shown import value_at
from filing.casefile.taken_out import TakenOut
from filing.yaml_strict import Value, YamlPath

MAX_ROUNDS = 16  # a fault is at most so many levels deep; each round goes up one
_SURELY_MEANT = 0.8  # how much a misspelt key looks like the one meant before what is below it is judged too
_NOBODY: Value = {"type": "public_authority", "name": "-"}
_STAND_INS: Mapping[str, Value] = {
    "schema": str(SCHEMA_VERSION),
    "references": {"ours": "-"},
    "creditor": _NOBODY,
    "collector": {"role": "creditor"},
    "debtors": [_NOBODY],
    "debt": {"kind": "other"},
    "claims": [{"id": "stand-in", "dated_on": "2000-01-01", "amount": "1"}],
    "pay_to": {"iban": "NL93VBNK0000000101", "holder": "-"},
}


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What is left, what was taken out, and faults that came to light below keys that were misspelt."""

    file: CaseFile
    taken: TakenOut
    faults: tuple[tuple[YamlPath, ErrorDetails], ...] = ()


def salvage(tree: Value, unknown: Sequence[YamlPath]) -> Salvaged | None:
    """Return what can be understood of ``tree``, or None when nothing can.

    ``unknown`` are the keys that the format does not have; each is first taken for the key that was probably meant.
    """
    written: dict[YamlPath, str] = {}
    guesses = {path: near for path in unknown if (near := nearest_key(tree, path)) is not None}
    meant = with_ids_by_place(_as_meant(tree, guesses, written, ()))
    gone: set[YamlPath] = set()
    found: list[tuple[YamlPath, ErrorDetails]] = []
    for round_ in range(MAX_ROUNDS):
        kept: dict[YamlPath, tuple[int, ...]] = {}
        rest = _with_stand_ins(_without(meant, gone, kept, ()))
        taken = TakenOut(frozenset(gone), kept, written)
        try:
            file = CaseFile.model_validate(rest)
        except ValidationError as error:
            details = [detail for detail in error.errors(include_url=False) if not is_echo(rest, detail)]
        else:
            return Salvaged(file, _with_what_is_lost(taken, meant), tuple(found))
        if round_ == 0:
            found += _below_misspelt_keys(rest, details, taken)
        parts = {_not_yet_gone(taken.before(part_to_take_out(rest, detail)), gone) for detail in details}
        if () in parts:
            return None
        gone |= parts
    return None


def _as_meant(value: Value, guesses: Mapping[YamlPath, str], written: dict[YamlPath, str], path: YamlPath) -> Value:
    """Copy ``value`` with the misspelt keys as they were probably meant, and note in ``written`` how they are spelt."""
    if isinstance(value, list):
        return [_as_meant(inner, guesses, written, (*path, at)) for at, inner in enumerate(value)]
    if not isinstance(value, dict):
        return value
    copy: dict[str, Value] = {}
    for key, inner in value.items():
        name = guesses.get((*path, key), key)
        if name != key and (name in value or name in copy):
            name = key
        if name != key:
            written[*path, name] = key
        copy[name] = _as_meant(inner, guesses, written, (*path, key))
    return copy


def _without(value: Value, gone: Collection[YamlPath], kept: dict[YamlPath, tuple[int, ...]], path: YamlPath) -> Value:
    """Copy ``value`` without what is ``gone``, and note in ``kept`` which items of shortened lists stayed."""
    if isinstance(value, dict):
        return {
            key: _without(inner, gone, kept, (*path, key)) for key, inner in value.items() if (*path, key) not in gone
        }
    if isinstance(value, list):
        stay = tuple(at for at in range(len(value)) if (*path, at) not in gone)
        if len(stay) < len(value):
            kept[path] = stay
        return [_without(value[at], gone, kept, (*path, at)) for at in stay]
    return value


def _with_stand_ins(rest: Value) -> Value:
    if not isinstance(rest, dict):
        return rest
    return {**rest, **{key: value for key, value in _STAND_INS.items() if rest.get(key) is None}}


def _not_yet_gone(path: YamlPath, gone: Collection[YamlPath]) -> YamlPath:
    """Return ``path``, or what is around it when it is gone already; so that every round takes something out."""
    while path in gone:
        path = path[:-1]
    return path


def _below_misspelt_keys(
    rest: Value, details: Sequence[ErrorDetails], taken: TakenOut
) -> Iterator[tuple[YamlPath, ErrorDetails]]:
    """Find the faults below keys that are surely misspelt; the first look could not see them."""
    sure = [path for path, key in taken.written.items() if get_close_matches(key, [str(path[-1])], 1, _SURELY_MEANT)]
    for detail in details:
        path = fault_path(rest, detail)
        if any(path[: len(key)] == key and len(path) > len(key) for key in sure):
            yield taken.as_written(path), detail


def _with_what_is_lost(taken: TakenOut, meant: Value) -> TakenOut:
    """Return ``taken`` with the ids that went, and the sections that were not there or of which ids are not known."""
    absent = {(key,) for key in _STAND_INS if value_at(meant, (key,)) is None}
    names: set[tuple[str, str]] = set()
    unnamed = {key for (key,) in absent}
    for path in taken.parts:
        section, value = str(path[0]), value_at(meant, path)
        names |= {(section, name) for name in _ids_in(value)}
        if path[-1] == "id" or (_holds_rows(path) and not _is_named(value)):
            unnamed.add(section)
    return replace(taken, parts=taken.parts | absent, names=frozenset(names), unnamed=frozenset(unnamed))


def _holds_rows(path: YamlPath) -> bool:
    """Say whether ``path`` is a section, an item of one, the collector's party, or partners of a partnership."""
    if len(path) <= 1 or path == ("collector", "party"):
        return True
    return (len(path) == 2 and isinstance(path[1], int)) or (path[0] == "debtors" and path[2:3] == ("partners",))


def _is_named(value: Value) -> bool:
    """Say whether every row of ``value`` has an id, and there is one."""
    if isinstance(value, list):
        return bool(value) and all(_is_named(row) for row in value)
    return isinstance(value, dict) and isinstance(value.get("id"), str)


def _ids_in(value: Value) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _ids_in(item)
    elif isinstance(value, dict):
        own = value.get("id")
        if isinstance(own, str):
            yield own
        for inner in value.values():
            yield from _ids_in(inner)
