"""Every party that can be named has an id: its own, or one that follows from its place."""

from typing import TypeVar

from filing.casefile.case import CaseFile
from filing.casefile.names import AnyParty
from filing.casefile.party import Partnership
from filing.casefile.values import CaseModel
from filing.yaml_strict import Value

_DEBTOR = "debtor-{}"
_PARTNER = "{}-partner-{}"
OneParty = TypeVar("OneParty", bound=CaseModel)
_LONGEST_START = 48  # [characters], so that the id of a partner is no longer than an id may be


def with_party_ids(file: CaseFile) -> CaseFile:
    """Return ``file`` with an id for each party.

    Where a party has none of its own: ``creditor``, ``collector``, ``lawyer``, ``bailiff``; ``debtor-1``,
    ``debtor-2`` … by place; and ``debtor-1-partner-1`` … for the partners of a partnership.
    """
    changed: dict[str, object] = {
        "creditor": _named(file.creditor, "creditor"),
        "debtors": tuple(_named(debtor, _DEBTOR.format(place)) for place, debtor in enumerate(file.debtors, start=1)),
    }
    if file.collector.party is not None:
        party = _named(file.collector.party, "collector")
        changed["collector"] = file.collector.model_copy(update={"party": party})
    if file.lawyer is not None:
        changed["lawyer"] = _named(file.lawyer, "lawyer")
    if file.bailiff is not None:
        changed["bailiff"] = _named(file.bailiff, "bailiff")
    return file.model_copy(update=changed)


def _named(party: AnyParty, default: str) -> AnyParty:
    name = party.id or default
    if not isinstance(party, Partnership):
        return _with_id(party, name)
    start = name[:_LONGEST_START]
    partners = tuple(
        _with_id(partner, partner.id or _PARTNER.format(start, at))
        for at, partner in enumerate(party.partners, start=1)
    )
    return party.model_copy(update={"id": name, "partners": partners})


def _with_id(party: OneParty, name: str) -> OneParty:
    return party.model_copy(update={"id": name})


def with_ids_by_place(tree: Value) -> Value:
    """Return the case file ``tree`` with the same ids written into it, so that a place can be lost and no name moves.

    What is not written as a party is left as it is.
    """
    if not isinstance(tree, dict):
        return tree
    changed: dict[str, Value] = {
        key: _written(tree[key], key) for key in ("creditor", "lawyer", "bailiff") if key in tree
    }
    debtors, collector = tree.get("debtors"), tree.get("collector")
    if isinstance(debtors, list):
        changed["debtors"] = [_written(debtor, _DEBTOR.format(place)) for place, debtor in enumerate(debtors, start=1)]
    if isinstance(collector, dict) and "party" in collector:
        changed["collector"] = {**collector, "party": _written(collector["party"], "collector")}
    return {**tree, **changed}


def _written(party: Value, default: str) -> Value:
    if not isinstance(party, dict):
        return party
    name = party.get("id") or default
    partners = party.get("partners")
    if not isinstance(partners, list) or not isinstance(name, str):
        return {**party, "id": name}
    start = name[:_LONGEST_START]
    rows = [_written(partner, _PARTNER.format(start, at)) for at, partner in enumerate(partners, start=1)]
    return {**party, "id": name, "partners": rows}
