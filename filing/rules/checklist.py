"""What a person has to find out or decide: every open question once, with the kinds that wait, and the answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from filing.casefile.desk_work import Answer
from filing.rules.finding import Finding, Verdict


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A fact that is missing, or something that a person must decide.

    ``holds_up`` are the kinds that cannot be made without it, ``asked_for`` those for which it is only asked.
    """

    finding: Finding
    holds_up: tuple[str, ...]
    asked_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Open questions, those that hold something up first; and what people answered, oldest first."""

    open: tuple[OpenQuestion, ...]
    answered: tuple[Answer, ...]


def make_checklist(asked: Iterable[tuple[str, Finding]], answers: Iterable[Answer]) -> Checklist:
    """Return the checklist from every finding with the kind that it is about."""
    found: dict[tuple[str, object, str], tuple[Finding, list[str], list[str]]] = {}
    for kind, finding in asked:
        if finding.verdict is not Verdict.UNKNOWN or finding.overruled_by is not None:
            continue
        key = (finding.rule.number, finding.message, finding.subject)
        _, holds_up, asked_for = found.setdefault(key, (finding, [], []))
        kinds = holds_up if finding.hinders else asked_for
        if kind not in kinds:
            kinds.append(kind)
    questions = [OpenQuestion(one, tuple(held), tuple(only)) for one, held, only in found.values()]
    questions.sort(key=lambda one: not one.holds_up)
    return Checklist(tuple(questions), tuple(sorted(answers, key=lambda one: one.on)))
