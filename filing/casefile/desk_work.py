"""What people at the desk record: register checks, answers to the program's questions, and overrules of findings."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, NotNegative, Prose, Whole


class Register(StrEnum):
    """A register that is consulted before a step."""

    INSOLVENCY = "insolvency"
    GUARDIANSHIP_AND_ADMINISTRATION = "guardianship_and_administration"
    RESIDENCE = "residence"
    TRADE_REGISTER = "trade_register"
    SEIZURES = "seizures"


class RegisterCheck(CaseModel):
    """One consultation of a register."""

    # The key is `register`, a name that a pydantic model has already taken for itself.
    consulted: Register = Field(alias="register")
    """Which register was consulted."""
    of: Identifier
    """The party that was looked up."""
    on: Day
    by: Line
    result: Literal["clear", "found", "not_available"]
    detail: Prose | None = None
    evidence: tuple[Identifier, ...] = ()


class Answer(CaseModel):
    """A person's answer to a question that only a person can decide."""

    rule: Line
    answer: Literal["yes", "no"]
    by: Line
    on: Day
    reason: Prose | None = None


class Override(CaseModel):
    """A finding that a person overrules; printed in the plan, the packet and the provenance."""

    rule: Line
    """The rule number, for example X-41."""
    by: Line
    on: Day
    reason: Prose
    document: Identifier | None = None
    """Only for this document kind; left out means for all."""


class ExhibitEntry(CaseModel):
    """A file that serves as evidence."""

    id: Identifier
    file: Line
    """Path below the case folder."""
    title: Line
    date: Day
    proves: Line
    """The fact it proves, as the index prints it."""
    kind: Literal[
        "contract", "terms", "invoice", "order", "delivery", "reminder", "notice", "letter", "email", "payment",
        "photo", "register_extract", "judgment", "deed", "statement", "other",
    ] = "other"  # fmt: skip
    origin: Line | None = None
    password: Annotated[Line | None, Field(exclude=True, repr=False)] = None
    """Opens an encrypted file; it appears nowhere else."""
    late: Flag = False
    """A late exhibit gets a letter behind the number before it (4a) instead of renumbering the rest."""
    redactions: tuple["Redaction", ...] = ()


class Redaction(CaseModel):
    """A rectangle to be removed from a page, in millimetres from the top left."""

    page: Whole
    left: NotNegative
    top: NotNegative
    width: NotNegative
    height: NotNegative
    reason: Line
