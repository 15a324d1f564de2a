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
    NEEDS_LIBREOFFICE = "needs_libreoffice"
    DUPLICATE = "duplicate"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    READER_FAILED = "reader_failed"


NEXT_STEPS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.MISSING: "Put the file in the case folder under the name that the case file gives, or correct the name.",
        Reason.OUTSIDE_CASE: "Copy the file into the case folder and name it relative to that folder, without '..'.",
        Reason.EMPTY: "Ask the sender for the file again; this copy has nothing in it.",
        Reason.ENCRYPTED: (
            "Write the password under this exhibit in the case file, or ask the sender for a copy without a password."
        ),
        Reason.DAMAGED: (
            "Ask the sender for the file again. If there is no better copy, print this one as PDF, look at every page "
            "of it, and name that PDF."
        ),
        Reason.UNSUPPORTED: "Save or print the file as PDF and name that PDF in the case file.",
        Reason.TOO_LARGE: "Save the file smaller (fewer dots per inch, less text), or split it into several exhibits.",
        Reason.REDACTION: (
            "Correct page, figures and unit, install poppler (pdftoppm), or remove the parts from a copy and name that."
        ),
        Reason.TOO_MANY_PAGES: "Split the file and name in the case file only the parts that prove something.",
        Reason.NEEDS_LIBREOFFICE: (
            "Install LibreOffice (Writer, and Calc for workbooks), or save the document as PDF and name that PDF."
        ),
        Reason.DUPLICATE: "Nothing to do: the same content stands in the bundle already, where the detail says.",
        Reason.TOO_SLOW: "Open the file in its own program, save it as PDF, and name that PDF in the case file.",
        Reason.TOO_MUCH_MEMORY: "Save the file smaller (fewer dots per inch, fewer pages), or split it.",
        Reason.READER_FAILED: "Print the file as PDF and name that PDF; report the file's kind and this detail to us.",
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
