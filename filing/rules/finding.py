"""What a requirement found: the rule, the verdict, how grave it is, and the sentence for the person who must act."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from filing.casefile.desk_work import Override
from filing.message import NOTHING, Message, Value, verbatim


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


class Redirect(StrEnum):
    """To whom a step goes instead of the debtor (rules.md section 1.4)."""

    TRUSTEE = "trustee"  # curator in a bankruptcy
    ADMINISTRATOR = "administrator"  # bewindvoerder, in debt restructuring, suspension or protective administration
    HEIRS = "heirs"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that a finding rests on: where it stands in the case file, and its value, or None when it is missing.

    ``path`` names list entries by their id: ``history.notice-1.delivered_on``.
    """

    path: str
    value: "Value | None"


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement's answer. ``holds_from`` is the first day on which it will hold, when that is known.

    ``facts`` are what it rests on, as far as the message does not name them by their place in the case file.
    """

    rule: Rule
    requirement: str
    verdict: Verdict
    message: Message
    next_step: Message = NOTHING
    holds_from: dt.date | None = None
    subject: str = ""
    overruled_by: Override | None = None
    facts: tuple[Fact, ...] = ()
    redirect: Redirect | None = None

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


def fact(path: str, value: "Value | None") -> Fact:
    """Return one fact by its place in the case file."""
    return Fact(path, value)


def satisfied(
    rule: Rule, requirement: str, message: Message | str, subject: str = "", *, facts: tuple[Fact, ...] = ()
) -> Finding:
    """Return a finding that the requirement holds."""
    return Finding(rule, requirement, Verdict.SATISFIED, _said(message), subject=subject, facts=facts)


def unmet(
    rule: Rule,
    requirement: str,
    message: Message | str,
    next_step: Message | str,
    *,
    holds_from: dt.date | None = None,
    subject: str = "",
    facts: tuple[Fact, ...] = (),
    redirect: Redirect | None = None,
) -> Finding:
    """Return a finding that the requirement does not hold; a rule from memory gives ``unknown`` instead."""
    verdict = Verdict.UNKNOWN if rule.certainty is Certainty.MEMORY else Verdict.UNMET
    words, step = _said(message), _said(next_step)
    return Finding(rule, requirement, verdict, words, step, holds_from, subject, facts=facts, redirect=redirect)


def unknown(
    rule: Rule,
    requirement: str,
    message: Message | str,
    next_step: Message | str,
    *,
    subject: str = "",
    facts: tuple[Fact, ...] = (),
) -> Finding:
    """Return a finding that a fact is missing, or that a person has to decide."""
    words, step = _said(message), _said(next_step)
    return Finding(rule, requirement, Verdict.UNKNOWN, words, step, subject=subject, facts=facts)


def _said(words: Message | str) -> Message:
    return verbatim(words) if isinstance(words, str) else words
