"""A case that is read but not yet found sound, and how a check says where something is wrong."""

from dataclasses import dataclass, field
from pathlib import Path

from filing.casefile.case import CaseFile
from filing.casefile.reading import Tree
from filing.casefile.shown import shown, shown_path, value_at
from filing.casefile.taken_out import TakenOut
from filing.errors import Problem
from filing.yaml_strict import YamlPath


@dataclass(frozen=True, slots=True)
class CaseUnderCheck:
    """What a check looks at: the values of the case file, its folder, and the tree that knows the lines.

    ``taken`` is what is not among the values because it could not be understood. Paths are those of ``file``; a
    problem is told at the place in the tree.
    """

    folder: Path
    source: str
    tree: Tree
    file: CaseFile
    taken: TakenOut = field(default_factory=TakenOut)

    def line(self, path: YamlPath) -> int:
        """Return the line of what is at ``path``."""
        return self.tree.line(self.taken.place(path))

    def problem(self, code: str, path: YamlPath, message: str, next_step: str, value: str | None = None) -> Problem:
        """Return a problem at ``path``, with its line and the value that the case file has there."""
        place = self.taken.place(path)
        written = shown(value_at(self.tree.value, place), place) if value is None else value
        return Problem(
            code=code,
            message=message,
            next_step=next_step,
            file=self.source,
            line=self.tree.line(place),
            path=shown_path(place),
            value=written,
        )
