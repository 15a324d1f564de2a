"""What people at the desk record: register checks, answers to the program's questions, and overrules of findings."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from filing.casefile.areas import Unit
from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, Measure, Prose, Whole


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
    """The day of the consultation."""
    by: Line
    """Who consulted it."""
    result: Literal["clear", "found", "not_available"]
    """What came out: nothing, something, or no access."""
    detail: Prose | None = None
    """What was found."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class Answer(CaseModel):
    """A person's answer to a question that only a person can decide."""

    rule: Line
    """The rule number that asks, for example X-39."""
    answer: Literal["yes", "no"]
    """The answer."""
    by: Line
    """Who answers."""
    on: Day
    """The day of the answer; it counts from that day."""
    reason: Prose | None = None
    """The reason for the answer."""


class Override(CaseModel):
    """A finding that a person overrules; printed in the plan, the packet and the provenance."""

    rule: Line
    """The rule number, for example X-41."""
    by: Line
    """Who overrules."""
    on: Day
    """The day of the decision."""
    reason: Prose
    """Why; it is printed."""
    document: Identifier | None = None
    """Only for this document kind; left out means for all."""


class ExhibitEntry(CaseModel):
    """A file that serves as evidence."""

    id: Identifier
    """Name of this exhibit in the case file, by which others name it."""
    file: Line
    """Path below the case folder."""
    title: Line
    """The title in the index of the bundle."""
    date: Day
    """The date of the document; it decides on the place in the bundle."""
    proves: Line
    """The fact it proves, as the index prints it."""
    kind: Literal[
        "contract", "terms", "invoice", "order", "delivery", "reminder", "notice", "letter", "email", "payment",
        "photo", "register_extract", "judgment", "deed", "statement", "other",
    ] = "other"  # fmt: skip
    """What kind of document it is."""
    origin: Line | None = None
    """Where the file comes from."""
    password: Annotated[Line | None, Field(exclude=True, repr=False)] = None
    """The password of an encrypted file; it is in no document, log, packet or export.

    It opens a PDF, and encrypted PDFs and archives inside the file; an Office document with a password stays out.
    """
    late: Flag = False
    """A late exhibit gets a letter behind the number before it (4a) instead of renumbering the rest."""
    redactions: tuple["Redaction", ...] = ()
    """What is removed from its pages, words and pictures; the exhibit list says that something was."""


class Redaction(CaseModel):
    """A rectangle to be removed from a page or a picture, from the upper left as a reader sees it."""

    page: Whole
    """The page of the file, counted from 1; of a picture file the picture."""
    left: Measure
    """From the left edge, in the ``unit``."""
    top: Measure
    """From the top edge."""
    width: Measure
    """The width."""
    height: Measure
    """The height."""
    unit: Unit = Unit.MM
    """In what the four are measured: `mm` on paper, `percent` of the width and height, or `pixels`.

    On a picture file (JPEG, PNG, TIFF, HEIC and the like) they are measured on the picture itself, as programs show
    it, turned as the camera says. It has no millimetres: write `pixels` or `percent`. Pages have no pixels.
    """
    reason: Line
    """Why it is removed; the ledger of the bundle says it, which the other side reads."""
