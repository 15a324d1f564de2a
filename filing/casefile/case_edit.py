"""A change to a case file on disk: one writer at a time, judged before it is written, and everything else as it was.

A YAML file keeps its comments, order, quotes and blank lines; a JSON file is written with an indent of two, its numbers
as they were. The result is read again and has to say exactly what was meant, or nothing is written.
"""

import json
import re
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from filing.casefile.case_lock import one_writer
from filing.casefile.changes import Change, changed
from filing.casefile.json_strict import JsonFault, read_json
from filing.casefile.loaded import Case
from filing.casefile.loading import case_of, invalid_case
from filing.casefile.reading import Tree, find_case_file, read_case_file
from filing.casefile.yaml_surgery import text_with
from filing.errors import CaseBusy, WrongUsage
from filing.files import write_whole
from filing.yaml_strict import Value, YamlFault, read_yaml

BYTE_ORDER_MARK = "\ufeff".encode()
_NUMBER = re.compile(r'"\\u0000([^"\\]*)\\u0000"')


@dataclass(frozen=True, slots=True)
class Edited:
    """The case after a change, and the changes that were made."""

    case: Case
    changes: tuple[Change, ...]


def edit_case(path: Path, make: Callable[[Case], Sequence[Change]]) -> Edited:
    """Leave the case file at ``path`` with the changes that ``make`` gives for the case as it then stands.

    A file that is a link into the case folder is followed, and stays a link.

    Raises:
        CaseBusy: another process holds the case, or it cannot be written.
        CaseInvalid: the case would not be sound after it, or facts would contradict each other; nothing is written.
        WrongUsage: a change names a place that is not there, or the file is written in a style that cannot be kept.
    """
    source = find_case_file(path).resolve()
    with one_writer(source.parent):
        data, tree = read_case_file(source)
        before = case_of(path, source, data, tree)
        changes = tuple(make(before))
        fresh = _written(source, data, changes)
        after = _reread(source, fresh)
        if after is None or after.value != changed(tree.value, changes):
            raise WrongUsage(
                "The case file is written in a style in which this cannot be added without touching the rest.",
                "Write lists and their entries on lines of their own, or add it by hand; nothing has been written.",
            )
        case = case_of(path, source, fresh, after)
        known = {(one.code, one.path, one.message) for one in before.doubts}
        doubts = [one for one in case.doubts if (one.code, one.path, one.message) not in known]
        if doubts:
            raise invalid_case(path, doubts)
        try:
            write_whole(source, fresh, stat.S_IMODE(source.stat().st_mode))
        except OSError as error:
            raise CaseBusy(
                f"The case file cannot be written ({error.strerror}).", "Ask for leave to write in the case folder."
            ) from error
    return Edited(case, changes)


def assumed_case(path: Path, tree: Value, changes: Sequence[Change]) -> tuple[Case, Value]:
    """Return the case as it would be after changes to ``tree``, and the tree after them; the file stays as it is.

    Raises:
        CaseInvalid: the assumed case would not be sound.
    """
    source = find_case_file(path)
    data, _ = read_case_file(source)
    value = changed(tree, changes)
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return case_of(path, source, data, read_json(text, source.name)), value


def _written(source: Path, data: bytes, changes: Sequence[Change]) -> bytes:
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    text = data.decode("utf-8-sig")  # it was read as UTF-8 just before
    if source.suffix == ".json":
        return _json_with(text, changes)
    for change in changes:
        text = text_with(text, change)
    return mark + text.encode("utf-8")


def _json_with(text: str, changes: Sequence[Change]) -> bytes:
    """Return a JSON file with the changes; numbers are carried through as they are spelt."""
    value = json.loads(text, parse_float=_spelt, parse_int=_spelt)
    fresh = json.dumps(changed(value, changes), ensure_ascii=False, indent=2)
    return (_NUMBER.sub(r"\1", fresh) + "\n").encode("utf-8")


def _spelt(number: str) -> str:
    return f"\0{number}\0"


def _reread(source: Path, data: bytes) -> Tree | None:
    """Return what the fresh text says, or None when it is no longer sound."""
    text = data.decode("utf-8-sig")
    try:
        return read_json(text, source.name) if source.suffix == ".json" else read_yaml(text, source.name)
    except (YamlFault, JsonFault, yaml.YAMLError):
        return None


def plain_value(text: str) -> Value:
    """Return the value that a person typed for a key: one line of YAML, so that lists and mappings can be given.

    Raises:
        WrongUsage: it is no sound value.
    """
    try:
        return read_yaml(text, "value").value
    except YamlFault as error:
        raise WrongUsage(f"The value {text!r} cannot be read: {error.message}.", "Put it in quotes.") from error
