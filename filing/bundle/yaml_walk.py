"""A small YAML file of ours, a lock or a court profile, walked with every fault collected and told with its line."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from filing.errors import FilingError, Problem
from filing.yaml_strict import MAX_BYTES, Value, YamlFault, YamlPath, YamlTree, path_text, read_yaml


@dataclass(frozen=True, slots=True)
class Refusal:
    """How the faults of one kind of file are told: by which error, under which words, with which next step."""

    error: type[FilingError]
    headline: str
    next_step: str

    def problem(self, file: str, line: int | None, message: str, path: str = "", value: str = "") -> Problem:
        """Return one fault with its place."""
        return Problem(self.error.code, message, self.next_step, file=file, line=line, path=path, value=value)

    def of(self, file: str, problems: Sequence[Problem]) -> FilingError:
        """Return the error that tells all faults of ``file``, whose name stands in the headline."""
        return self.error(self.headline.format(file=file), self.next_step, problems=problems)


def walk_file(path: Path, refusal: Refusal) -> "Walk":
    """Return the file at ``path``, ready to be walked.

    Raises:
        FilingError: that of ``refusal``: the file is too large, no UTF-8 text or no strict YAML.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            problem = refusal.problem(path.name, 1, f"the file is larger than {MAX_BYTES} bytes")
            raise refusal.of(path.name, [problem])
        return Walk(read_yaml(path.read_text(encoding="utf-8"), path.name), refusal)
    except YamlFault as fault:
        problems = [refusal.problem(path.name, one.line, one.message) for one in fault.faults]
        raise refusal.of(path.name, problems) from fault
    except (OSError, UnicodeDecodeError) as error:
        problem = refusal.problem(path.name, None, "the file cannot be read as UTF-8 text")
        raise refusal.of(path.name, [problem]) from error


class Walk:
    """The walk through one file: gives what stands there, and collects what is wrong with it."""

    def __init__(self, tree: YamlTree, refusal: Refusal) -> None:
        self.tree = tree
        self._refusal = refusal
        self._problems: list[Problem] = []

    def fault(self, path: YamlPath, message: str, value: Value = None) -> None:
        """Note a fault at ``path``."""
        shown = value if isinstance(value, str) else ""
        line = self.tree.line(path)
        self._problems.append(self._refusal.problem(self.tree.file, line, message, path_text(path), shown))

    def mapping(
        self, path: YamlPath, value: Value, keys: Sequence[str], options: Sequence[str] = ()
    ) -> Mapping[str, Value]:
        """Return the mapping with ``keys`` and perhaps ``options``; what is missing or unknown is a fault."""
        if not isinstance(value, dict):
            self.fault(path, "write a mapping (name: value)", value)
            return {}
        for key in value:
            if key not in keys and key not in options:
                self.fault((*path, key), f"the key {key!r} is not known here; known are {', '.join((*keys, *options))}")
        for key in keys:
            if key not in value:
                self.fault(path, f"the key {key!r} is missing")
        return value

    def text(self, path: YamlPath, fields: Mapping[str, Value], *, filled: bool = False) -> str:
        """Return the text under the last key of ``path``; another thing, or an empty text that is to be ``filled``."""
        key = str(path[-1])
        value = fields.get(key, "")
        if not isinstance(value, str) or (filled and key in fields and not value.strip()):
            self.fault(path, "write a text", value)
        return value if isinstance(value, str) else ""

    def day(self, path: YamlPath, fields: Mapping[str, Value]) -> dt.date:
        """Return the date under the last key of ``path``, or the first of all days when there is none."""
        text = self.text(path, fields)
        try:
            return dt.date.fromisoformat(text) if str(path[-1]) in fields else dt.date.min
        except ValueError:
            self.fault(path, "write the date as year-month-day", text)
            return dt.date.min

    def end(self) -> None:
        """Return when nothing is wrong.

        Raises:
            FilingError: that of the refusal, with every fault.
        """
        if self._problems:
            raise self._refusal.of(self.tree.file, self._problems)
