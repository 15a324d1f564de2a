"""Every field a wording may use, ready-made: names, texts and booleans; no template computes or decides."""

from collections.abc import Mapping
from dataclasses import dataclass

from filing.casefile.case import CaseFile
from filing.casefile.exhibits import Exhibits
from filing.casefile.names import AnyParty, full_name, one_line
from filing.casefile.party import AddressKind, Partnership
from filing.documents.court_fields import (
    contract_fields,
    dispute_fields,
    letters_sent,
    live_disputes,
    notice_fields,
    proceedings_fields,
    seizure_fields,
)
from filing.documents.dealing_fields import dealing_fields
from filing.documents.deed_words import words
from filing.documents.exhibit_fields import cites, exhibit_list
from filing.documents.explanation_fields import explanation_fields
from filing.documents.money_fields import extended_terms, money_fields
from filing.documents.party_fields import (
    Fields,
    collector_fields,
    names_text,
    party_fields,
    salutation,
    sender,
    stand_in,
)
from filing.documents.plan_fields import plan_fields
from filing.documents.recipients import debtors_and_partners
from filing.documents.writer import as_written
from filing.dutch import amount_text, date_text, list_text, short_date, unbroken
from filing.reckoning.classification import protected_as_consumer
from filing.reckoning.explain import explain
from filing.rules.facts import Facts
from filing.rules.kinds import Kind

NO_EXHIBITS = Exhibits(front_pages=0, rows=())


@dataclass(frozen=True, slots=True)
class Subject:
    """What one document is about: its kind, the facts, the exhibits it may cite, and for a letter its recipient."""

    kind: Kind
    facts: Facts
    exhibits: Exhibits
    recipient: AnyParty | None
    language: str


def fields_of(subject: Subject) -> Mapping[str, object]:
    """Return the fields for one document of a case."""
    facts, language = subject.facts, subject.language
    file, writing = facts.file, as_written(subject.kind, facts).file
    defendants = debtors_and_partners(file)
    cited = {claim.id: cites(claim.evidence, subject.exhibits, language) for claim in file.claims}
    return {
        "today": date_text(facts.on, language),
        "case": {
            "reference": file.references.ours,
            "client_reference": file.references.client or "",
            "court_reference": file.references.court or "",
        },
        "handler": {
            "name": writing.handler.name if writing.handler else "",
            "capacity": writing.handler.capacity or "" if writing.handler else "",
            "telephone": unbroken(writing.handler.telephone or "") if writing.handler else "",
            "email": writing.handler.email or "" if writing.handler else "",
        },
        "salutation": salutation((subject.recipient,) if subject.recipient else (), language),
        "consumer": protected_as_consumer(file),
        "creditor": party_fields(writing.creditor, language),
        "sender": collector_fields(writing, language),
        "bailiff": party_fields(file.bailiff, language) if file.bailiff else _NOBODY,
        "lawyer": party_fields(file.lawyer, language) if file.lawyer else _NOBODY,
        "lawyer_bar_number": file.lawyer_bar_number or "",
        "debtors": [party_fields(debtor, language) for debtor in file.debtors],
        "debtor_names": names_text(file.debtors, language),
        "defendants": [party_fields(party, language) for party in defendants],
        "defendant_names": list_text([full_name(party) for party in defendants], language),
        "several_defendants": len(defendants) > 1,
        "recipient": party_fields(subject.recipient, language) if subject.recipient else _NOBODY,
        "several_debtors": len(file.debtors) > 1,
        "in_capacity": any(stand_in(party) is not None for party in defendants),
        "jointly_liable": file.liability == "joint_and_several" or _is_vof(file),
        "has_partnership": _is_vof(file),
        "statement": money_fields(facts.statement, cited, language, extended_terms(file)),
        "explanation": _explained(subject),
        "words": words(facts.file, several=len(defendants) > 1),
        "domicile": _domicile(file),
        "contract": contract_fields(file, subject.exhibits, language),
        "story": list(file.debt.facts),
        "more_grounds": list(file.debt.grounds),
        "letters": letters_sent(facts, subject.exhibits, language),
        "notice": notice_fields(facts, language),
        "disputes": dispute_fields(file, subject.exhibits, language),
        "has_disputes": bool(live_disputes(file)),
        "has_replies": any(one.replies for one in live_disputes(file)),
        "proceedings": proceedings_fields(facts, language, with_fees=subject.kind.family == "summons"),
        "seizure": seizure_fields(facts, subject.exhibits, language),
        "instruction": {
            "note": file.instruction.note or "" if file.instruction else "",
            "plan_allowed": bool(file.instruction and file.instruction.plan_allowed),
            "plan_decided": bool(file.instruction and file.instruction.plan_allowed is not None),
            "advance": amount_text(file.instruction.advance_paid, language)
            if file.instruction and file.instruction.advance_paid is not None
            else "",
            "budget": amount_text(file.instruction.budget, language)
            if file.instruction and file.instruction.budget is not None
            else "",
        },
        "checks": [
            {
                "register": REGISTERS[check.consulted.value],
                "on": short_date(check.on, language),
                "by": check.by,
                "result": RESULTS[check.result],
                "detail": check.detail or "",
            }
            for check in file.register_checks
        ],
        **dealing_fields(facts, subject.recipient, language),
        "assignments": [
            {
                "old": full_name(link.old_creditor),
                "new": full_name(link.new_creditor),
                "deed_on": date_text(link.deed_on, language),
                "notified_on": date_text(link.notice.on, language) if link.notice else "",
                "cites": cites(
                    (*link.evidence, *(link.notice.evidence if link.notice else ())), subject.exhibits, language
                ),
            }
            for link in file.assignments
        ],
        **plan_fields(subject.kind, facts, subject.exhibits, language),
        "pay_to": {
            "iban": _grouped(file.pay_to.iban),
            "holder": file.pay_to.holder,
            "reference": file.pay_to.reference or file.references.ours,
        },
        "term": {"days": str(subject.kind.term_days or "")},
        "exhibits": exhibit_list(subject.exhibits, language),
        "has_exhibits": bool(subject.exhibits.rows),
    }


def _explained(subject: Subject) -> Mapping[str, object]:
    """Return every line of the computation, for the annexes alone: it takes longer than all other fields together."""
    if not subject.kind.annex:
        return {}
    facts = subject.facts
    return explanation_fields(explain(facts.file, facts.statement, facts.law), subject.language)


def _domicile(file: CaseFile) -> str:
    """Return where the claimant chooses domicile: as recorded, else at the representative's or its own office."""
    if file.proceedings is not None and file.proceedings.chosen_domicile:
        return file.proceedings.chosen_domicile
    writer = sender(file)
    own = writer.address(AddressKind.OFFICE, AddressKind.RESIDENCE)
    return one_line(own) if own else ""


REGISTERS = {
    "insolvency": "Centraal Insolventieregister",
    "guardianship_and_administration": "Centraal Curatele- en bewindregister",
    "residence": "Basisregistratie Personen",
    "trade_register": "Handelsregister",
    "seizures": "Digitaal Beslagregister",
}
RESULTS = {"clear": "geen vermelding", "found": "gevonden", "not_available": "niet te raadplegen"}
_NOBODY: Fields = {
    "name": "", "letter_name": "", "formal": "", "address": "", "office_address": "", "postal_address": "",
    "email": "", "telephone": "", "city": "", "is_person": False, "is_abroad": False,
    "has_stand_in": False, "stand_in_capacity": "",
}  # fmt: skip


def _is_vof(file: CaseFile) -> bool:
    """Return whether a general partnership is sued; only for that is the partners' liability confirmed (SUM-71)."""
    return any(isinstance(debtor, Partnership) and debtor.legal_form == "vof" for debtor in file.debtors)


def _grouped(iban: str) -> str:
    return "\u00a0".join(iban[start : start + 4] for start in range(0, len(iban), 4))
