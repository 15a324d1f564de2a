"""Which demands of a court profile a finished bundle meets, one by one; what was not looked at is not claimed."""

from dataclasses import dataclass
from enum import StrEnum

from filing.bundle.options import Paper
from filing.bundle.profiles import Demand
from filing.bundle.record import BUNDLE_NAME, Record


class Met(StrEnum):
    """What can be said of a demand."""

    YES = "met"
    NO = "not met"
    NOT_CHECKED = "not checked"
    UNKNOWN = "no demand known"


@dataclass(frozen=True, slots=True)
class Answer:
    """One demand and what can be said of it."""

    demand: Demand
    met: Met


def answers(record: Record) -> tuple[Answer, ...]:
    """Return an answer to every demand of the profile; none without a profile."""
    profile = record.particulars.profile
    if profile is None:
        return ()
    return tuple(Answer(demand, _met(demand, record) if demand.known else Met.UNKNOWN) for demand in profile.demands)


def _met(demand: Demand, record: Record) -> Met:
    figures = {
        "file_bytes": max(file.size for file in record.files),
        "total_bytes": sum(file.size for file in record.files),
        "file_pages": max(file.pages for file in record.files),
        "total_pages": sum(file.pages for file in record.files),
    }
    one_file = len(record.files) == 1
    textless = any(source.without_text for source in record.sources.included)
    found = {
        # The proof holds for what every bundle has: list with links, outline with pages, opening at 100 %.
        "one_file": one_file or demand.value == "no",
        "paper": demand.value == Paper.KEPT or record.options.paper is Paper.A4,
        "file_name": record.particulars.name != BUNDLE_NAME,
        "cover": record.options.tabs == (demand.value == "sheet"),
        "page_numbers": one_file or demand.value == "no",
        "linked_index": True,
        "outline": True,
        "text": not textless or demand.value == "no",
        "zoom": demand.value == "100",
        "late_pages": True if demand.value == "letters" else None,
        "pdfa": True if demand.value == "accepted" else None,
    }
    if demand.name in figures:
        return Met.YES if figures[demand.name] <= int(demand.value) else Met.NO
    said = found.get(demand.name)
    if said is None:
        return Met.NOT_CHECKED
    return Met.YES if said else Met.NO
