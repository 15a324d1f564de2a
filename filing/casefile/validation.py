"""The tree of a case file as typed values, or as problems: every fault with place, value, message and next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from filing.casefile.case import SCHEMA_VERSION, CaseFile
from filing.casefile.fault_places import fault_path, is_echo
from filing.casefile.format_keys import nearest_key
from filing.casefile.reading import Tree
from filing.casefile.salvage import salvage
from filing.casefile.shown import shown, shown_path, value_at
from filing.casefile.taken_out import TakenOut
from filing.errors import Problem
from filing.yaml_strict import Value, YamlPath

MAX_FAULTS_OF_FORM = 200  # [faults of form told at once]
MAX_SET_ASIDE = 2000  # [faults of form] with more this is no case file, and nothing else is looked for in it
UNKNOWN_KEY = "CASE-UNKNOWN-KEY"
MISSING_KEY = "CASE-MISSING-KEY"
VALUE = "CASE-VALUE"
_CORRECT = "Correct the value."


@dataclass(frozen=True, slots=True)
class Validated:
    """What came of validating: all problems of form, and what is left of the case file without the faults.

    ``rest`` is what other checks can run on: the whole file when it is sound, None when nothing is left. ``taken`` is
    what is not in it, and ``faulty`` where something is wrong, both as the file spells it.
    """

    problems: tuple[Problem, ...]
    faulty: frozenset[YamlPath]
    rest: CaseFile | None
    taken: TakenOut


@dataclass(frozen=True, slots=True)
class _Words:
    """How a fault is told: message, next step, and the code."""

    message: str
    next_step: str
    code: str = VALUE


def validate(tree: Tree, source: str) -> Validated:
    """Return the case file that ``tree`` spells, or every problem with it and what can be understood all the same."""
    try:
        file = CaseFile.model_validate(tree.value)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not is_echo(tree.value, detail)]
    else:
        return Validated((), frozenset(), file, TakenOut())
    faults = [(fault_path(tree.value, detail), detail) for detail in details[:MAX_FAULTS_OF_FORM]]
    unknown = [path for path, detail in faults if detail["type"] == "extra_forbidden"]
    salvaged = salvage(tree.value, unknown) if len(details) <= MAX_SET_ASIDE else None
    if salvaged is not None:
        faults += salvaged.faults
    problems = [_problem(tree, source, path, detail) for path, detail in faults[:MAX_FAULTS_OF_FORM]]
    in_order = tuple(sorted(problems, key=lambda problem: problem.line or 0))
    if salvaged is None:
        return Validated(in_order, frozenset(), None, TakenOut())
    misspelt = {salvaged.taken.as_written(path) for path in salvaged.taken.written}
    gone = {salvaged.taken.as_written(path) for path in salvaged.taken.parts}
    faulty = frozenset({path for path, _ in faults} - misspelt | gone)
    return Validated(in_order, faulty, salvaged.file, salvaged.taken)


def _problem(tree: Tree, source: str, path: YamlPath, detail: ErrorDetails) -> Problem:
    words = _WORDS.get(detail["type"], _unforeseen)(tree.value, path, detail)
    return Problem(
        code=words.code,
        message=words.message,
        next_step=words.next_step,
        file=source,
        line=tree.line(path),
        path=shown_path(path),
        value=shown(value_at(tree.value, path), path),
    )


def _context(detail: ErrorDetails) -> Mapping[str, object]:
    return detail.get("ctx", {})


def _missing(tree: Value, path: YamlPath, detail: ErrorDetails) -> _Words:
    if detail["type"] == "union_tag_not_found" and not isinstance(value_at(tree, path[:-1]), dict):
        return _block(tree, path, detail)
    return _Words("this key must be here, with a value", f"Add {path[-1]}.", MISSING_KEY)


def _unknown(tree: Value, path: YamlPath, _detail: ErrorDetails) -> _Words:
    near = nearest_key(tree, path)
    step = f"Did you mean {near}?" if near else "Remove it, or write what it says in a note."
    return _Words("this key is not known here", step, UNKNOWN_KEY)


def _choice(_tree: Value, path: YamlPath, detail: ErrorDetails) -> _Words:
    context = _context(detail)
    if path == ("schema",):
        return _Words("this is not a version of the format", f"Write schema: {SCHEMA_VERSION}.")
    choices = str(context.get("expected", context.get("expected_tags", ""))).replace(" or ", ", ").replace("'", "")
    return _Words("this is none of the words that can stand here", f"Write one of: {choices}.")


def _block(_tree: Value, _path: YamlPath, _detail: ErrorDetails) -> _Words:
    return _Words("keys with values are expected here", "Write each as key: value, indented below this key.")


def _list(_tree: Value, _path: YamlPath, _detail: ErrorDetails) -> _Words:
    return _Words("a list is expected here", "Begin each item with a hyphen, on its own line.")


def _text(tree: Value, path: YamlPath, detail: ErrorDetails) -> _Words:
    """Tell that one value belongs where keys or a list stand, with an example of such a value."""
    value = value_at(tree, path)
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    example = _EXAMPLES_BY_KEY.get(key) or _EXAMPLES.get(detail["type"], "text")
    line = f"{key}: {example}" if path and path[-1] == key else f"- {example}"
    found = "a list stands" if isinstance(value, list) else "keys with values stand"
    what = "one line of text" if detail["type"] == "string_type" else "a single value"
    return _Words(f"{what} is expected here, and {found}", f"Write it on one line, for example: {line}.")


def _none(_tree: Value, _path: YamlPath, _detail: ErrorDetails) -> _Words:
    return _Words("there must be at least one", "Add one, with a hyphen before it.", MISSING_KEY)


def _country(_tree: Value, _path: YamlPath, _detail: ErrorDetails) -> _Words:
    return _Words("this is not a country code", "Write the two capitals of ISO 3166, for example NL or BE.")


def _ours(_tree: Value, _path: YamlPath, detail: ErrorDetails) -> _Words:
    """Tell what a type of ``values`` says: ``what is wrong; what to do``."""
    message, _, step = str(_context(detail).get("error", "")).partition("; ")
    return _Words(message, f"{step[:1].upper()}{step[1:]}." if step else _CORRECT)


def _unforeseen(_tree: Value, _path: YamlPath, _detail: ErrorDetails) -> _Words:
    return _Words("this value cannot stand here", _CORRECT)


_EXAMPLES: Mapping[str, str] = {
    "date_type": "2026-11-24",
    "time_type": "09:30",
    "decimal_type": "12.50",
    "is_instance_of": "12.50",
    "int_type": "14",
    "bool_type": "true",
}
_ADDRESS = "Voorbeeldplein 1, 1234 AB Voorbeeldstad"
_EXAMPLES_BY_KEY: Mapping[str, str] = {"address": _ADDRESS, "filing_address": _ADDRESS, "chosen_domicile": _ADDRESS}

_WORDS: Mapping[str, Callable[[Value, YamlPath, ErrorDetails], _Words]] = {
    "missing": _missing,
    "union_tag_not_found": _missing,
    "union_tag_invalid": _choice,
    "literal_error": _choice,
    "enum": _choice,
    "extra_forbidden": _unknown,
    "model_type": _block,
    "model_attributes_type": _block,
    "dict_type": _block,
    "tuple_type": _list,
    "string_type": _text,
    "date_type": _text,
    "time_type": _text,
    "decimal_type": _text,
    "int_type": _text,
    "bool_type": _text,
    "is_instance_of": _text,
    "too_short": _none,
    "string_pattern_mismatch": _country,
    "value_error": _ours,
}
