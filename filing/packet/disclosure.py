"""Which parts of the case file go to whom.

The lawyer and the bailiff act for the creditor and get the whole case file. What the court gets, the other side gets:
its packet holds what its own documents and exhibits say, and nothing of the desk's own work. So nobody reads in a
court file which finding was overruled and why, what the bailiff may spend, or what else could be seized.
"""

from collections.abc import Collection
from typing import TypeVar

from filing.casefile.case import CaseFile
from filing.casefile.history import Event
from filing.casefile.values import CaseModel
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
SEIZURE: dict[str, object] = {"seizure_targets": (), "seizure_request": None, "attachments": ()}
PETITION = "attachment_request"
NOTE = "note"

Model = TypeVar("Model", bound=CaseModel)


def shows_desk_work(addressee: Addressee) -> bool:
    """Return whether this addressee gets what the desk records for itself: findings, overrules, instructions."""
    return addressee is not Addressee.COURT


def disclosed(file: CaseFile, addressee: Addressee, kinds: Collection[str]) -> CaseFile:
    """Return the case file as ``addressee`` gets it beside documents of ``kinds``.

    For the court: no desk work; no seizure that the packet does not ask for; of the history only what was exchanged or
    is proved by an exhibit, without the desk's summary of it; no notes anywhere.
    """
    if shows_desk_work(addressee):
        return file
    changed = dict(DESK_WORK)
    if PETITION not in kinds:
        changed |= SEIZURE
    changed["history"] = tuple(_without_summary(event) for event in file.history if _is_shown(event))
    return _without_notes(file.model_copy(update=changed))


def _is_shown(event: Event) -> bool:
    return bool(event.document or event.file or event.evidence)


def _without_summary(event: Event) -> Event:
    """The title of an exhibit may be the summary of its event; there it is printed anyway."""
    return event if event.file else event.model_copy(update={"summary": None})


def _without_notes(model: Model) -> Model:
    """Drop every ``note`` in ``model``, however deep: what the desk writes down for itself is never a fact stated."""
    changed: dict[str, object] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name == NOTE:
            changed[name] = None
        elif isinstance(value, CaseModel):
            changed[name] = _without_notes(value)
        elif isinstance(value, tuple):
            changed[name] = tuple(_without_notes(one) if isinstance(one, CaseModel) else one for one in value)
    return model.model_copy(update=changed)
