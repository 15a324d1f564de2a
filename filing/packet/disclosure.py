"""Which parts of the case file go to whom.

The lawyer and the bailiff act for the creditor and get the whole case file. What the court gets, the other side gets:
its packet holds what its own documents and exhibits say, and nothing of the desk's own work. So nobody reads in a
court file which finding was overruled and why, what the bailiff may spend, or what else could be seized.

Law: art. 19 lid 1 Rv (each party can take note of everything that is brought before the judge)
"""

from collections.abc import Collection

from filing.casefile.case import CaseFile
from filing.casefile.history import Event
from filing.casefile.names import AnyParty
from filing.casefile.party import Partnership
from filing.packet.contents import Addressee

# What the desk records for itself; the other side reads it in no document.
DESK_WORK: dict[str, object] = {
    "register_checks": (),
    "answers": (),
    "overrides": (),
    "instruction": None,
    "payment_plans": (),
}
# What a petition argues before the debtor may know of it.
SEIZURE: dict[str, object] = {"seizure_targets": (), "seizure_request": None}
PETITION = "attachment_request"


def shows_desk_work(addressee: Addressee) -> bool:
    """Return whether this addressee gets what the desk records for itself: findings, overrules, instructions."""
    return addressee is not Addressee.COURT


def disclosed(file: CaseFile, addressee: Addressee, kinds: Collection[str]) -> CaseFile:
    """Return the case file as ``addressee`` gets it beside documents of ``kinds``.

    For the court: no desk work; no seizure that the packet does not ask for; of the history only what was exchanged or
    is proved by an exhibit, without the desk's summary of it; of parties no notes.
    """
    if shows_desk_work(addressee):
        return file
    changed = dict(DESK_WORK)
    if PETITION not in kinds:
        changed |= SEIZURE
    changed |= {
        "creditor": _without_notes(file.creditor),
        "debtors": tuple(_without_notes(debtor) for debtor in file.debtors),
        "history": tuple(_without_summary(event) for event in file.history if _is_shown(event)),
    }
    return file.model_copy(update=changed)


def _is_shown(event: Event) -> bool:
    return bool(event.document or event.file or event.evidence)


def _without_summary(event: Event) -> Event:
    """The title of an exhibit may be the summary of its event; there it is printed anyway."""
    return event if event.file else event.model_copy(update={"summary": None})


def _without_notes(party: AnyParty) -> AnyParty:
    statuses = tuple(status.model_copy(update={"note": None}) for status in party.statuses)
    changed: dict[str, object] = {"note": None, "statuses": statuses}
    if isinstance(party, Partnership):
        changed["partners"] = tuple(_without_notes(partner) for partner in party.partners)
    return party.model_copy(update=changed)
