"""What a firm's own document.yaml must keep of the built-in kind: the requirements and statements that the law asks."""

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from filing.rules.carried import mandatory_rule
from filing.rules.finding import Certainty
from filing.rules.registry import requirements
from filing.rules.rulebook import Rulebook

Place = tuple[int | str, ...]
_NO_LAW = frozenset({Certainty.MEMORY, Certainty.HOUSE})


class _Gated(Protocol):
    """The part of a document.yaml that is looked at."""

    @property
    def gate(self) -> tuple[str, ...]: ...

    @property
    def statements(self) -> tuple[str, ...]: ...

    @property
    def statements_when(self) -> Mapping[str, tuple[str, ...]]: ...


def dropped(own: _Gated, built_in: _Gated, book: Rulebook) -> Iterator[tuple[Place, str]]:
    """Say what ``own`` leaves out although the law asks it: the key of the document.yaml, and the words for it.

    A requirement with law behind it whose finding keeps a document from being made stays in the gate, and a statement
    with law behind it stays in the text. House rules and rules from memory may go, and anything may be added.
    """
    for name in built_in.gate:
        rule = mandatory_rule(requirements()[name])
        if name not in own.gate and rule is not None:
            law = f", {rule.article}" if rule.article else ""
            yield ("gate",), f"the requirement {name} ({rule.number}{law}) is mandatory and is left out"
    for number in _lost(built_in.statements, own.statements, book):
        yield ("statements",), f"the statement {number} is mandatory and is left out"
    for condition, numbers in built_in.statements_when.items():
        kept = (*own.statements, *own.statements_when.get(condition, ()))
        for number in _lost(numbers, kept, book):
            message = f"the statement {number}, when {condition}, is mandatory and is left out"
            yield ("statements_when", condition), message


def _lost(asked: Collection[str], kept: Collection[str], book: Rulebook) -> Iterator[str]:
    for number in asked:
        entry = book.rules.get(number)
        if number not in kept and (entry is None or entry.certainty not in _NO_LAW):
            yield number
