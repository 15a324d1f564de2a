"""A case that is read but not yet found sound, and how a check says where something is wrong."""

from dataclasses import dataclass
from pathlib import Path

from filing.casefile.case import CaseFile
from filing.casefile.reading import Tree
from filing.casefile.shown import shown, shown_path, value_at
from filing.errors import Problem
from filing.yaml_strict import YamlPath


@dataclass(frozen=True, slots=True)
class CaseUnderCheck:
    """What a check looks at: the values of the case file, its folder, and the tree that knows the lines."""

    folder: Path
    source: str
    tree: Tree
    file: CaseFile

    def problem(self, code: str, path: YamlPath, message: str, next_step: str, value: str | None = None) -> Problem:
        """Return a problem at ``path``, with its line and the value that the case file has there."""
        written = shown(value_at(self.tree.value, path), path) if value is None else value
        return Problem(
            code=code,
            message=message,
            next_step=next_step,
            file=self.source,
            line=self.tree.line(path),
            path=shown_path(path),
            value=written,
        )
