"""The tracks: in which order documents go out, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from pydantic import TypeAdapter

from filing.yaml_strict import read_yaml

Step = tuple[str, ...]
_SHAPE = TypeAdapter(dict[str, tuple[tuple[str, ...], ...]])


@dataclass(frozen=True, slots=True)
class Tracks:
    """Steps per track name ("consumer", "business"); ``beside`` are kinds that stand apart from any order."""

    steps: Mapping[str, tuple[Step, ...]]

    def of(self, consumer_rules: bool) -> tuple[Step, ...]:
        """Return the steps for a consumer or for a business."""
        return self.steps["consumer" if consumer_rules else "business"]

    @property
    def beside(self) -> frozenset[str]:
        """Kinds that are due as soon as they apply."""
        return frozenset(kind for step in self.steps["beside"] for kind in step)


def load_tracks() -> Tracks:
    """Return the built-in tracks."""
    source = files("filing.rules").joinpath("tracks.yaml")
    return Tracks(_SHAPE.validate_python(read_yaml(source.read_text("utf-8"), source.name).value))
