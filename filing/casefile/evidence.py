"""The evidence of a case: the exhibits it names, and files of the history that are no exhibits of their own."""

from collections.abc import Mapping

from filing.casefile.areas import Area
from filing.casefile.case import CaseFile
from filing.casefile.exhibits import Evidence
from filing.casefile.history import Event, EventKind

LONGEST_TITLE = 90  # [characters]
# What the index calls a file of the history when nobody described the event.
_DOCUMENTS = {
    "reminder": "Betalingsherinnering",
    "notice_of_default": "Ingebrekestelling",
    "fourteen_day_notice": "Veertiendagenbrief",
    "final_demand": "Laatste sommatie",
    "last_notice_before_summons": "Laatste aankondiging vóór dagvaarding",
    "interruption": "Stuiting van de verjaring",
    "claim_verification": "Uitleg over de vordering",
    "dispute_reply": "Antwoord op het bezwaar",
    "assignment_notice": "Mededeling van overdracht (cessie)",
    "summons": "Dagvaarding",
}
_EVENTS = {
    EventKind.SENT: "Verzonden bericht",
    EventKind.RECEIVED: "Ontvangen bericht",
    EventKind.CALL: "Telefoonnotitie",
    EventKind.VISIT: "Bezoekverslag",
    EventKind.PROMISE: "Toezegging",
    EventKind.ACKNOWLEDGEMENT: "Erkenning",
    EventKind.SERVED: "Exploot",
    EventKind.SUIT: "Processtuk",
    EventKind.NOTE: "Notitie",
}


def evidence_of(file: CaseFile) -> tuple[Evidence, ...]:
    """Return every file that proves something, each once, exhibits first, in the order of the case file."""
    named = [
        Evidence(
            id=entry.id,
            file=entry.file,
            title=entry.title,
            day=entry.date,
            proves=entry.proves,
            kind=entry.kind,
            late=entry.late,
            areas=tuple(
                Area(one.page, one.left, one.top, one.width, one.height, one.reason, one.unit)
                for one in entry.redactions
            ),
            password=entry.password or "",
        )
        for entry in file.exhibits
    ]
    known = {entry.file for entry in file.exhibits}
    for event in file.history:
        if event.file is not None and event.file not in known:
            known.add(event.file)
            named.append(Evidence(event.id, event.file, _title(event), event.on, event.summary or "", "letter"))
    return tuple(named)


def history_order(file: CaseFile) -> Mapping[str, int]:
    """Return for each evidence id the place of the first event that names it, by date and then by order of writing."""
    order: dict[str, int] = {}
    events = sorted(enumerate(file.history), key=lambda pair: (pair[1].on, pair[0]))
    for place, (_, event) in enumerate(events):
        for evidence_id in (*event.evidence, event.id):
            order.setdefault(evidence_id, place)
    return order


def _title(event: Event) -> str:
    text = event.summary or _DOCUMENTS.get(event.document or "") or _EVENTS[event.kind]
    first = " ".join(text.split())
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1]}…"
