"""A text proof-read: every check of its kind, all of them, and whether the document holds."""

from dataclasses import dataclass

from filing.rules.finding import Severity, Verdict
from filing.rules.proofreading.reading import Reading, Remark
from filing.rules.proofreading.registry import checks_for

_WEIGHT = {Severity.BLOCK: 0, Severity.ERROR: 1, Severity.WARN: 2}
_VERDICTS = {Verdict.UNMET: 0, Verdict.UNKNOWN: 1, Verdict.SATISFIED: 2}


@dataclass(frozen=True, slots=True)
class Proof:
    """What proof-reading found, gravest first."""

    kind: str
    remarks: tuple[Remark, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is unmet that is graver than a warning. What is unknown a person must still look at."""
        return not self.broken

    @property
    def undecided(self) -> int:
        """How many points a person must still look at."""
        return sum(1 for one in self.remarks if one.finding.verdict is Verdict.UNKNOWN)

    @property
    def holds_as_far_as_seen(self) -> bool:
        """Whether a point for which a document may not be made at all is among those to look at."""
        grave = (one.finding for one in self.remarks if one.finding.rule.severity is Severity.BLOCK)
        return self.holds and any(one.verdict is Verdict.UNKNOWN for one in grave)

    @property
    def broken(self) -> tuple[Remark, ...]:
        """The remarks for which the document does not hold."""
        return tuple(one for one in self.remarks if one.breaks)

    @property
    def open(self) -> tuple[Remark, ...]:
        """Everything that is not satisfied."""
        return tuple(one for one in self.remarks if one.finding.verdict is not Verdict.SATISFIED)


def proofread(reading: Reading) -> Proof:
    """Return what every check of the kind says of the text."""
    found = [remark for check in checks_for(reading.kind) if (remark := check(reading)) is not None]
    found.sort(key=lambda one: (_VERDICTS[one.finding.verdict], _WEIGHT[one.finding.rule.severity]))
    return Proof(reading.kind, tuple(found))
