"""Who the debtors are and in which role somebody collects: the classification that decides which rules hold.

Rule:  X-01 to X-05
"""

from dataclasses import dataclass
from enum import StrEnum

from filing.casefile.case import CaseFile
from filing.casefile.names import SERVICE_ADDRESS, AnyParty, Person
from filing.casefile.party import CollectorRole, SizeClass
from filing.reckoning.classification import DebtorClass, classes_of, signs_of_a_consumer
from filing.rules.finding import Fact, fact

REGISTERED_ROLES = frozenset({CollectorRole.COLLECTION_AGENCY, CollectorRole.DEBT_BUYER})


class Known(StrEnum):
    """Yes, no, or nobody recorded it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DebtorIs:
    """What one debtor is.

    ``bki_debtor``: a natural person domiciled in the Netherlands (X-02), which is wider than a consumer. ``size`` None:
    not on record, or not a firm. ``facts`` are what all of it rests on.
    """

    debtor: str
    debtor_class: DebtorClass
    bki_debtor: Known
    size: SizeClass | None
    authority: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SenderIs:
    """In which role somebody collects; ``must_register`` when the role needs a number in the register (X-05)."""

    role: CollectorRole
    must_register: bool
    register_number: str | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """The debtors and the sender of a case."""

    debtors: tuple[DebtorIs, ...]
    sender: SenderIs


def classified(file: CaseFile) -> Classification:
    """Return what the case file says about debtors and sender; what it does not say is unknown, never assumed."""
    signs = tuple(fact(path, value) for path, value in signs_of_a_consumer(file))
    debtors = tuple(
        _debtor(debtor.id or f"debtor-{place}", debtor, kind, signs)
        for place, (debtor, kind) in enumerate(zip(file.debtors, classes_of(file), strict=True), start=1)
    )
    collector = file.collector
    facts = (fact("collector.role", collector.role.value), fact("collector.register_number", collector.register_number))
    sender = SenderIs(collector.role, collector.role in REGISTERED_ROLES, collector.register_number, facts)
    return Classification(debtors, sender)


def lives_in_the_netherlands(debtor: AnyParty) -> Known:
    """Return whether a natural person is domiciled in the Netherlands, by the address on record."""
    address = debtor.address(*SERVICE_ADDRESS)
    if address is None:
        return Known.UNKNOWN
    return Known.YES if address.country == "NL" else Known.NO


def _debtor(name: str, debtor: AnyParty, kind: DebtorClass, signs: tuple[Fact, ...]) -> DebtorIs:
    person = isinstance(debtor, Person)
    bki = lives_in_the_netherlands(debtor) if person else Known.NO
    facts = [fact(f"debtors.{name}.type", debtor.type)]
    if isinstance(debtor, Person):
        address = debtor.address(*SERVICE_ADDRESS)
        facts.append(fact(f"debtors.{name}.acts_as", debtor.acts_as))
        if debtor.acts_as is not None and kind is DebtorClass.UNKNOWN:
            facts.extend(signs)
        facts.append(fact(f"debtors.{name}.addresses", address.country if address else None))
    else:
        facts.append(fact(f"debtors.{name}.size", debtor.size.value if debtor.size else None))
    return DebtorIs(name, kind, bki, debtor.size, kind is DebtorClass.AUTHORITY, tuple(facts))
