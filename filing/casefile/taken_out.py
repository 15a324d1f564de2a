"""What was taken out of a case file so that the rest could be understood, and what therefore cannot be judged."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from filing.yaml_strict import YamlPath


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The parts that were taken out, as paths in the case file; empty when it was sound.

    ``kept`` are, for each list that lost items, the old positions of those that stayed. ``written`` are the keys that
    were misspelt and taken for what was meant, each by the path that was meant. ``names`` are the ids that went, with
    the section where they stood; ``unnamed`` the sections where something went of which the id is not known.
    """

    parts: frozenset[YamlPath] = frozenset()
    kept: Mapping[YamlPath, tuple[int, ...]] = field(default_factory=dict)
    written: Mapping[YamlPath, str] = field(default_factory=dict)
    names: frozenset[tuple[str, str]] = frozenset()
    unnamed: frozenset[str] = frozenset()

    def place(self, path: YamlPath) -> YamlPath:
        """Return where in the file stands what is at ``path`` in the rest."""
        return self.as_written(self.before(path))

    def as_written(self, path: YamlPath) -> YamlPath:
        """Return ``path`` with the keys as the file spells them."""
        return tuple(self.written.get(path[: length + 1], step) for length, step in enumerate(path))

    def is_incomplete(self, path: YamlPath) -> bool:
        """Say whether what is at ``path`` in the rest was taken out, or is a list that lost items."""
        before = self.before(path)
        return before in self.parts or before in self.kept

    def may_have_held(self, sections: Collection[str], name: str) -> bool:
        """Say whether something with the id ``name`` may have stood in one of ``sections`` before."""
        of_party = name.partition("-partner-")[0]  # the partners of a party that went have gone with it
        return any(
            section in self.unnamed or (section, name) in self.names or (section, of_party) in self.names
            for section in sections
        )

    def before(self, path: YamlPath) -> YamlPath:
        """Return where what is at ``path`` in the rest stood before anything was taken out."""
        before: YamlPath = ()
        for step in path:
            positions = self.kept.get(before, ())
            moved = positions[step] if isinstance(step, int) and step < len(positions) else step
            before = (*before, moved)
        return before
