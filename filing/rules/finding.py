"""What a requirement found: the rule, the verdict, how grave it is, and the sentence for the person who must act."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from filing.casefile.desk_work import Override


class Verdict(StrEnum):
    """Unknown is not yes."""

    SATISFIED = "satisfied"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """BLOCK: do not make or send it. ERROR: the document would be wrong. WARN: ask a person."""

    BLOCK = "block"
    ERROR = "error"
    WARN = "warn"


class Certainty(StrEnum):
    """How sure the rule itself is, as ``law/rules.md`` marks it."""

    CONFIRMED = "C"
    CONFIRMED_2017 = "C17"
    DERIVED = "DER"
    MEMORY = "M"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Rule:
    """A numbered rule. One that ``overridable`` is False for admits no overrule by a person.

    An ``answerable`` one asks something that only a person can know; ``answers`` of the case file settle it.
    """

    number: str
    article: str
    severity: Severity
    certainty: Certainty
    overridable: bool = True
    answerable: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement's answer. ``holds_from`` is the first day on which it will hold, when that is known."""

    rule: Rule
    requirement: str
    verdict: Verdict
    message: str
    next_step: str = ""
    holds_from: dt.date | None = None
    subject: str = ""
    overruled_by: Override | None = None

    @property
    def hinders(self) -> bool:
        """Whether this keeps the document from being made: not satisfied, graver than a warning, not overruled."""
        return (
            self.verdict is not Verdict.SATISFIED
            and self.rule.severity is not Severity.WARN
            and self.overruled_by is None
        )

    @property
    def warns(self) -> bool:
        """Whether a person should read this although the document can be made."""
        return self.verdict is not Verdict.SATISFIED and not self.hinders


def satisfied(rule: Rule, requirement: str, message: str, subject: str = "") -> Finding:
    """Return a finding that the requirement holds."""
    return Finding(rule, requirement, Verdict.SATISFIED, message, subject=subject)


def unmet(
    rule: Rule,
    requirement: str,
    message: str,
    next_step: str,
    *,
    holds_from: dt.date | None = None,
    subject: str = "",
) -> Finding:
    """Return a finding that the requirement does not hold; a rule from memory gives ``unknown`` instead."""
    verdict = Verdict.UNKNOWN if rule.certainty is Certainty.MEMORY else Verdict.UNMET
    return Finding(rule, requirement, verdict, message, next_step, holds_from, subject)


def unknown(rule: Rule, requirement: str, message: str, next_step: str, *, subject: str = "") -> Finding:
    """Return a finding that a fact is missing, or that a person has to decide."""
    return Finding(rule, requirement, Verdict.UNKNOWN, message, next_step, subject=subject)
