"""Why a piece of evidence cannot be shown in the bundle: a closed list of reasons, each with its next step."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Reason(StrEnum):
    """The name under which the ledger says why an input is out."""

    MISSING = "missing"
    OUTSIDE_CASE = "outside_case"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    REDACTION = "redaction"


NEXT_STEPS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.MISSING: "Put the file in the case folder under the name that the case file gives, or correct the name.",
        Reason.OUTSIDE_CASE: "Copy the file into the case folder and name it relative to that folder, without '..'.",
        Reason.EMPTY: "Ask the sender for the file again; this copy has nothing in it.",
        Reason.ENCRYPTED: "Ask the sender for a copy without a password, or save one from a viewer that has it open.",
        Reason.DAMAGED: "Ask the sender for the file again, or open it in its own program and save it anew as PDF.",
        Reason.UNSUPPORTED: "Save or print the file as PDF and name that PDF in the case file.",
        Reason.TOO_LARGE: "Save the file smaller (fewer dots per inch, less text), or split it into several exhibits.",
        Reason.REDACTION: "Remove these parts from a copy of the file yourself, and name that copy without redactions.",
        Reason.TOO_MANY_PAGES: "Split the file and name in the case file only the parts that prove something.",
    }
)


class Refused(Exception):
    """A converter cannot make pages of a file; the caller turns this into a value, never into silence."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    @property
    def next_step(self) -> str:
        """What the person can do about it."""
        return NEXT_STEPS[self.reason]
