"""Why a document kind stands as it does: its findings in the order that a person wants, and what would change it."""

from collections.abc import Sequence
from dataclasses import dataclass

from filing.rules.finding import Fact, Finding, Verdict
from filing.rules.plan import PlannedDocument


@dataclass(frozen=True, slots=True)
class Why:
    """The findings of one kind: what stands in the way, what is not known, warnings, and what is in order."""

    document: PlannedDocument
    hindering: tuple[Finding, ...]
    unknown: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    satisfied: tuple[Finding, ...]

    @property
    def in_order(self) -> tuple[Finding, ...]:
        """All findings."""
        return (*self.hindering, *self.unknown, *self.warnings, *self.satisfied)


def why(document: PlannedDocument) -> Why:
    """Return the findings of a document in order; of those that hinder, what holds of itself on a day comes last."""
    hindering = sorted((one for one in document.findings if one.hinders), key=lambda one: one.holds_from is not None)
    others = [one for one in document.findings if one.warns]
    return Why(
        document,
        tuple(hindering),
        tuple(one for one in others if one.verdict is Verdict.UNKNOWN),
        tuple(one for one in others if one.verdict is Verdict.UNMET),
        tuple(one for one in document.findings if one.verdict is Verdict.SATISFIED),
    )


def missing_facts(findings: Sequence[Finding]) -> tuple[Fact, ...]:
    """Return the facts that are not on record and that some of the findings rest on, each once."""
    found = [fact for finding in findings for fact in finding.facts if fact.value is None]
    return tuple(dict.fromkeys(found))
