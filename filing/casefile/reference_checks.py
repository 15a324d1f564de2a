"""Ids are unique, and every id that is named exists."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from pydantic import BaseModel

from filing.casefile.case import CaseFile
from filing.casefile.names import AnyParty
from filing.casefile.party import Partnership
from filing.casefile.under_check import CaseUnderCheck
from filing.errors import Problem
from filing.yaml_strict import YamlPath

DUPLICATE = "CASE-DUPLICATE-ID"
REFERENCE = "CASE-REFERENCE"

Place = tuple[YamlPath, str]


class _Kind(NamedTuple):
    """What is named: the word for it, and the sections where it can stand."""

    word: str
    sections: tuple[str, ...]


CLAIM = _Kind("claim", ("claims",))
DEBTOR = _Kind("debtor", ("debtors",))
EVENT = _Kind("event", ("history",))
PARTY = _Kind("party", ("creditor", "debtors", "collector", "lawyer", "bailiff"))
TARGET = _Kind("seizure target", ("seizure_targets",))
EXHIBIT = _Kind("exhibit", ("exhibits",))


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def party_ids(file: CaseFile) -> tuple[Place, ...]:
    """Return the id of every party that can be named, with its place: partners of a partnership included."""
    parties: list[tuple[YamlPath, AnyParty]] = [(("creditor",), file.creditor)]
    parties += [(("debtors", at), debtor) for at, debtor in enumerate(file.debtors)]
    parties += [
        (path, party)
        for path, party in (
            (("collector", "party"), file.collector.party),
            (("lawyer",), file.lawyer),
            (("bailiff",), file.bailiff),
        )
        if party is not None
    ]
    places: list[Place] = []
    for path, party in parties:
        places += _with_partners(path, party)
    return tuple(places)


def debtor_ids(file: CaseFile) -> frozenset[str]:
    """Return the ids of the debtors and of their partners."""
    places = (place for at, debtor in enumerate(file.debtors) for place in _with_partners(("debtors", at), debtor))
    return frozenset(name for _, name in places)


def _with_partners(path: YamlPath, party: AnyParty) -> Iterator[Place]:
    if party.id is not None:
        yield (*path, "id"), party.id
    if isinstance(party, Partnership):
        for at, partner in enumerate(party.partners):
            if partner.id is not None:
                yield (*path, "partners", at, "id"), partner.id


def ids_are_unique(case: CaseUnderCheck) -> Iterable[Problem]:
    """No two claims, payments, events, exhibits … have the same id, nor two parties."""
    file = case.file
    sections: tuple[tuple[str, Sequence[_Named]], ...] = (
        ("claims", file.claims),
        ("payments", file.payments),
        ("credit_notes", file.credit_notes),
        ("history", file.history),
        ("payment_plans", file.payment_plans),
        ("disputes", file.disputes),
        ("seizure_targets", file.seizure_targets),
        ("attachments", file.attachments),
        ("exhibits", file.exhibits),
    )
    for name, rows in sections:
        yield from _repeated(case, [((name, at, "id"), row.id) for at, row in enumerate(rows)])
    yield from _repeated(case, party_ids(file))


def _repeated(case: CaseUnderCheck, places: Sequence[Place]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for path, name in places:
        if name in seen:
            message = f"this id is already used on line {seen[name]}"
            yield case.problem(DUPLICATE, path, message, "Give each its own id, and check what refers to it.", name)
        else:
            seen[name] = case.line(path)


def claims_exist(case: CaseUnderCheck) -> Iterable[Problem]:
    """Every claim that a payment, credit note, event, dispute or assignment names is in the case file."""
    file = case.file
    known = {claim.id for claim in file.claims}
    for at, payment in enumerate(file.payments):
        yield from _unknown(case, CLAIM, known, _each(("payments", at, "for_claims"), payment.for_claims))
    for at, note in enumerate(file.credit_notes):
        yield from _unknown(case, CLAIM, known, [(("credit_notes", at, "claim"), note.claim)])
    for at, event in enumerate(file.history):
        yield from _unknown(case, CLAIM, known, _each(("history", at, "claims"), event.claims))
    for at, dispute in enumerate(file.disputes):
        yield from _unknown(case, CLAIM, known, _each(("disputes", at, "claims"), dispute.claims))
    for at, link in enumerate(file.assignments):
        yield from _unknown(case, CLAIM, known, _each(("assignments", at, "claims"), link.claims))


def letters_exist(case: CaseUnderCheck) -> Iterable[Problem]:
    """Every letter that a dispute says did not arrive is in the history."""
    known = {event.id for event in case.file.history}
    for at, dispute in enumerate(case.file.disputes):
        yield from _unknown(case, EVENT, known, _each(("disputes", at, "letters"), dispute.letters))


def parties_exist(case: CaseUnderCheck) -> Iterable[Problem]:
    """Every party that an event, register check, judgment or seizure target names is in the case file."""
    file = case.file
    debtors = debtor_ids(file)
    for at, event in enumerate(file.history):
        yield from _unknown(case, DEBTOR, debtors, _each(("history", at, "to"), event.to))
    if file.judgment is not None:
        yield from _unknown(case, DEBTOR, debtors, _each(("judgment", "against"), file.judgment.against))
    for at, target in enumerate(file.seizure_targets):
        yield from _unknown(case, DEBTOR, debtors, [(("seizure_targets", at, "of"), target.of)])
    anyone = {name for _, name in party_ids(file)}
    for at, check in enumerate(file.register_checks):
        yield from _unknown(case, PARTY, anyone, [(("register_checks", at, "of"), check.of)])


def seizure_targets_exist(case: CaseUnderCheck) -> Iterable[Problem]:
    """Every target that the seizure request or an attachment names is in the case file."""
    request = case.file.seizure_request
    known = {target.id for target in case.file.seizure_targets}
    for at, made in enumerate(case.file.attachments):
        yield from _unknown(case, TARGET, known, _each(("attachments", at, "targets"), made.targets))
    if request is not None:
        places = _each(("seizure_request", "targets"), request.targets)
        yield from _unknown(case, TARGET, known, places)


def exhibits_exist(case: CaseUnderCheck) -> Iterable[Problem]:
    """Every exhibit that any ``evidence`` list names is under ``exhibits``."""
    known = {entry.id for entry in case.file.exhibits}
    for path, names in _evidence_lists(case.file, ()):
        yield from _unknown(case, EXHIBIT, known, _each(path, names))


def _evidence_lists(value: object, path: YamlPath) -> Iterator[tuple[YamlPath, tuple[str, ...]]]:
    """Find the evidence lists anywhere below ``value``, by the names of their fields."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name == "evidence" or name.endswith("_evidence"):
                yield (*path, name), inner
            else:
                yield from _evidence_lists(inner, (*path, name))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _evidence_lists(item, (*path, at))


def _each(path: YamlPath, names: Sequence[str]) -> list[Place]:
    return [((*path, at), name) for at, name in enumerate(names)]


def _unknown(case: CaseUnderCheck, kind: _Kind, known: Collection[str], places: Sequence[Place]) -> Iterator[Problem]:
    """Report names that do not exist, and names that stand twice in one list."""
    seen: set[str] = set()
    for path, name in places:
        if name not in known:
            if case.taken.may_have_held(kind.sections, name):
                continue  # it stood in a part that is itself told as faulty
            step = f"Use an id that stands under {', '.join(kind.sections)}, or add what is missing there."
            yield case.problem(REFERENCE, path, f"there is no {kind.word} with this id", step, name)
        elif name in seen:
            yield case.problem(REFERENCE, path, "this id stands twice in the list", "Remove one of the two.", name)
        seen.add(name)
