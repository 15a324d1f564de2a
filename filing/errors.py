"""Every way in which filing stops: one class each, with a stable code, an exit code and a next step.

Library code raises these; only ``cli`` (and later ``service``) translates them. An expected legal "no" is not an
error but a finding; it becomes ``FilingBlocked`` when someone asks for the document all the same.

Exit codes by range: 2 wrong usage, 10-19 case file, 20-29 law, 30 blocked, 40-49 template, 50-59 bundle, 60-69 packet,
70-79 delivery, 80-89 outside tools, 90 batch partly failed. ``docs/errors.md`` tables them; a test keeps it in step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the place, the value found there, what is wrong, and what to do.

    ``message`` and ``next_step`` carry no personal data; ``value`` may, and is shown to the person at the keyboard
    but never logged.
    """

    code: str
    message: str
    next_step: str
    file: str = ""
    line: int | None = None
    path: str = ""
    value: str = ""

    def place(self) -> str:
        """Return ``file:line: path`` as far as it is known."""
        spot = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (spot, self.path) if part)


class FilingError(Exception):
    """The run stops; nothing half-written stays."""

    code: ClassVar[str] = "FILING"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, next_step: str, *, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step
        self.problems = tuple(problems)


class WrongUsage(FilingError):
    """The command line itself is wrong: an unknown option, a date that is none, an argument that is missing."""

    code = "USAGE"
    exit_code = 2


class CaseNotFound(FilingError):
    """There is no case folder, or no case.yaml or case.json in it (or both)."""

    code = "CASE-NOT-FOUND"
    exit_code = 10


class CaseUnreadable(FilingError):
    """The case file is not sound YAML or JSON: syntax, a duplicate key, an alias, a tag, too large, too deep."""

    code = "CASE-UNREADABLE"
    exit_code = 11


class CaseInvalid(FilingError):
    """The case file says something that cannot be: unknown keys, wrong values, facts that contradict each other."""

    code = "CASE-INVALID"
    exit_code = 12


class CaseSchemaVersion(FilingError):
    """The case file is written in a version of the format that this program does not read."""

    code = "CASE-SCHEMA-VERSION"
    exit_code = 13


class CaseExists(FilingError):
    """A new case would overwrite something that is there."""

    code = "CASE-EXISTS"
    exit_code = 14


class InvoiceUnreadable(FilingError):
    """A UBL invoice that a claim points to cannot be read, or says something else than the case file."""

    code = "CASE-INVOICE"
    exit_code = 15


class CaseBusy(FilingError):
    """Another process is writing the case file, and did not end in time; or the file cannot be written at all."""

    code = "CASE-BUSY"
    exit_code = 16


class LawTableInvalid(FilingError):
    """A law table, ours or a firm's, breaks the table format."""

    code = "LAW-TABLE"
    exit_code = 20


class LawUnknown(FilingError):
    """A day lies outside what a table knows; a value is never carried on silently."""

    code = "LAW-UNKNOWN"
    exit_code = 21

    def __init__(
        self, message: str, next_step: str, *, problems: Sequence[Problem] = (), said: object | None = None
    ) -> None:
        super().__init__(message, next_step, problems=problems)
        self.said = said  # the same as a message with its values apart (law.unknown.why_unknown), where there is one


class LawQuestion(FilingError):
    """A question to the law library makes no sense: a negative principal, an end before a start, a rate of 300."""

    code = "LAW-QUESTION"
    exit_code = 22


class FilingBlocked(FilingError):
    """Someone asked for a document whose gate is not open; the problems name the findings."""

    code = "BLOCKED"
    exit_code = 30


class TemplateInvalid(FilingError):
    """A template or document.yaml breaks the grammar, names an unknown field or requirement, or lost a statement."""

    code = "TEMPLATE"
    exit_code = 40


class KindUnknown(FilingError):
    """No template folder has this document kind."""

    code = "TEMPLATE-KIND"
    exit_code = 41


class RenderFailed(FilingError):
    """A renderer reported anything at all while writing; a document with a warning is no document."""

    code = "TEMPLATE-RENDER"
    exit_code = 42


class ProofFailed(FilingError):
    """A document that was made does not say what it must, or says what it may not; nothing is written."""

    code = "TEMPLATE-PROOF"
    exit_code = 43


class TemplateExists(FilingError):
    """A new template file would overwrite one that is there."""

    code = "TEMPLATE-EXISTS"
    exit_code = 44


class ExhibitsMissing(FilingError):
    """Evidence is out of the bundle; the ledger names each file and the reason."""

    code = "BUNDLE-OUT"
    exit_code = 50


class BundleUnproven(FilingError):
    """The second library did not find in the bundle what the index says."""

    code = "BUNDLE-PROOF"
    exit_code = 51


class BundleProfileUnknown(FilingError):
    """No court profile has this name."""

    code = "BUNDLE-PROFILE"
    exit_code = 52


class BundleTooLarge(FilingError):
    """The evidence makes more pages or bytes than one bundle may have."""

    code = "BUNDLE-SIZE"
    exit_code = 53


class BundleLockInvalid(FilingError):
    """The record of numbers given is not sound, is of another case, or contradicts another record."""

    code = "BUNDLE-LOCK"
    exit_code = 54


class BundleProfileInvalid(FilingError):
    """A court profile is not sound, or asks what this evidence cannot give."""

    code = "BUNDLE-PROFILE-FILE"
    exit_code = 55


class BundleNotReopened(FilingError):
    """The bundle to add to is not the one its XML describes, or is of another case."""

    code = "BUNDLE-REOPEN"
    exit_code = 56


class LetterUnreadable(FilingError):
    """A letter that is to be proof-read cannot be read: no such file, damaged, too large, or a scan without text."""

    code = "BUNDLE-LETTER"
    exit_code = 57


class PacketUnreadable(FilingError):
    """The packet is no zip, is too large, or holds names that lead outside it."""

    code = "PACKET-UNREADABLE"
    exit_code = 60


class PacketBroken(FilingError):
    """A part of the packet is changed, missing or extra, or its XML is not valid."""

    code = "PACKET-BROKEN"
    exit_code = 61


class OutputExists(FilingError):
    """A file that is no packet stands where the packet should go."""

    code = "PACKET-OUTPUT"
    exit_code = 62


class OutputFailed(FilingError):
    """The output cannot be written: no leave, no room, no such place."""

    code = "PACKET-OUTPUT-FAILED"
    exit_code = 63


class ToolMissing(FilingError):
    """A library or program of the operating system that a step needs is not there."""

    code = "TOOL-MISSING"
    exit_code = 80
