"""Small cases for the tests of reckoning and rules: a sound consumer or business case, and what a test adds to it.

Everything is invented. The legal day of a test is given where it is used; nothing here reads a clock.
"""

import datetime as dt
from pathlib import Path
from typing import Any

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.loaded import Case
from filing.language import load_language
from filing.law.table import Law
from filing.message import Message
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.rules.facts import Facts, gather

Parts = dict[str, Any]

OFFICE: Parts = {
    "kind": "office", "street": "Proefstraat", "number": "1", "postcode": "1234 AB", "city": "Utrecht",
    "municipality": "Utrecht",
}  # fmt: skip
HOME: Parts = {**OFFICE, "kind": "residence"}
CREDITOR: Parts = {
    "id": "creditor", "type": "legal_person", "name": "Proef B.V.", "legal_form": "bv", "seat": "Utrecht",
    "addresses": [OFFICE],
}  # fmt: skip
CONSUMER: Parts = {
    "id": "jansen", "type": "natural_person", "acts_as": "consumer", "first_names": "Jan Piet", "last_name": "Jansen",
    "addresses": [HOME],
}  # fmt: skip
FIRM: Parts = {
    "id": "firm", "type": "legal_person", "name": "Afnemer B.V.", "legal_form": "bv", "seat": "Utrecht",
    "addresses": [OFFICE],
}  # fmt: skip
AGREED: Parts = {"set_by": "agreed", "fatal": "true"}
CONTRACT: Parts = {"kind": "koopovereenkomst", "subject": "de levering van een fiets", "payment_term": AGREED}


def claim(
    name: str = "F1", amount: str = "1000.00", dated: str = "2026-01-01", due: str = "2026-01-31", **more: Any
) -> Parts:
    """A claim with an agreed term; in default the day after ``due``."""
    return {"id": name, "number": name, "amount": amount, "dated_on": dated, "due_on": due, **more}


def paid(on: str, amount: str, name: str = "P1", **more: Any) -> Parts:
    """A payment."""
    return {"id": name, "on": on, "amount": amount, **more}


def sent(document: str, on: str, name: str = "", **more: Any) -> Parts:
    """A letter by post that gave fourteen days from the day after receipt."""
    term = {"days": "14", "starts": "day_after_receipt"}
    base = {"id": name or f"{document}-{on}", "kind": "sent", "document": document, "on": on, "channel": "post"}
    return {**base, "term": term, **more}


def notice(on: str, amount: str, **more: Any) -> Parts:
    """A fourteen-day notice that named ``amount``."""
    return sent("fourteen_day_notice", on, **{"costs": {"amount": amount}, **more})


def case(*claims: Parts, **parts: Any) -> CaseFile:
    """A case of a company against a consumer; ``parts`` replace or add sections of the case file."""
    base: Parts = {
        "schema": "1",
        "references": {"ours": "PROEF-1"},
        "creditor": CREDITOR,
        "collector": {"role": "creditor"},
        "debtors": [CONSUMER],
        "debt": {"kind": "consumer_sale", "contract": CONTRACT},
        "claims": list(claims) or [claim()],
        "pay_to": {"iban": "NL93VBNK0000000101", "holder": "Proef B.V."},
    }
    return CaseFile.model_validate({**base, **parts})


def business(*claims: Parts, **parts: Any) -> CaseFile:
    """A case between two companies."""
    return case(*claims, **{"debtors": [FIRM], "debt": {"kind": "commercial", "contract": CONTRACT}, **parts})


def loaded(file: CaseFile) -> Case:
    """The case as if it had been read from a folder."""
    return Case(Path(), "case.yaml", "0" * 64, file)


def owed(file: CaseFile, law: Law, on: str) -> Statement:
    """What is owed on a day, with what was known on it."""
    day = dt.date.fromisoformat(on)
    return reckon(as_of(loaded(file), day).file, law, day)


def facts(file: CaseFile, law: Law, on: str) -> Facts:
    """The facts of a case on a day."""
    day = dt.date.fromisoformat(on)
    known = as_of(loaded(file), day)
    return gather(known, reckon(known.file, law, day), law, day)


def remarks(found: Statement) -> tuple[str, ...]:
    """What a statement remarks, in English."""
    return tuple(english(remark) for remark in found.remarks)


def english(message: Message) -> str:
    """What a person reads who asked for English."""
    return load_language("en")(message)
