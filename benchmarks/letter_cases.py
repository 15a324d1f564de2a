"""Fourteen-day notices that are measured: the consumer example with other people, invoices, amounts and days."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from filing.casefile.case import CaseFile
from filing.casefile.exhibits import Exhibits
from filing.casefile.loaded import Case
from filing.casefile.loading import load_case
from filing.documents.statement_xml import statement_xml
from filing.documents.tree import Document
from filing.documents.write import compose
from filing.workflow import Office, stand

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "consumer"
ON = dt.date(2026, 8, 24)
FEWEST, MOST = 3, 8
NAMES = ("Zandbergen", "Ødegård-Visser", "Vermeulen", "Oosterhuis", "Çelik", "Brandsma", "Yıldırım", "Kuipers", "Smid")
STREETS = ("Zilverlindehof", "Dorpsstraat", "Laan van Nieuw-Guinea", "Prinses Beatrixweg", "Oude Rijn")


@dataclass(frozen=True)
class Letter:
    """One letter: its text, the figures that are attached to it, and how many invoices it tells of."""

    document: Document
    statement: bytes | None
    invoices: int


def letters(count: int, office: Office) -> list[Letter]:
    """Return ``count`` fourteen-day notices, no two alike."""
    case = load_case(EXAMPLE)
    kind = office.kinds.kind("fourteen_day_notice")
    made = []
    for number in range(count):
        file = _varied(case.file, number)
        facts = stand(_case(case, file), ON, office).facts
        document = compose(office.desk, kind, facts, Exhibits(0, ()), file.debtors[0])
        made.append(Letter(document, statement_xml(document, facts.statement), len(file.claims)))
    return made


def _case(case: Case, file: CaseFile) -> Case:
    return replace(case, file=file)


def _varied(file: CaseFile, number: int) -> CaseFile:
    """Return the example with the people and invoices of letter ``number``."""
    debtor = file.debtors[0]
    home = debtor.addresses[0].model_copy(
        update={"street": STREETS[number % len(STREETS)], "number": str(number + 1), "postcode": f"{3400 + number} QY"}
    )
    name = {"last_name": NAMES[number % len(NAMES)], "initials": f"{chr(65 + number % 26)}.H.", "addresses": (home,)}
    claims = tuple(_claim(file, number, place) for place in range(FEWEST + number % (MOST - FEWEST + 1)))
    references = file.references.model_copy(update={"ours": f"PI-2026-{10_000 + 37 * number}"})
    changed = {"debtors": (debtor.model_copy(update=name),), "claims": claims, "references": references}
    return file.model_copy(update=changed)


def _claim(file: CaseFile, number: int, place: int) -> object:
    first = file.claims[0]
    dated = dt.date(2026, 6, 1) + dt.timedelta(days=(3 * number + 5 * place) % 40)
    amount = Decimal(4_000 + 1_731 * ((number * 7 + place * 13) % 97) + place) / 100
    changed = {
        "id": f"F{place + 1}",
        "number": f"VF-2026-{1_000 + 11 * number + place}",
        "dated_on": dated,
        "received_on": dated,
        "performed_on": dated,
        "due_on": dated + dt.timedelta(days=14),
        "amount": amount,
        "vat_included": None,
    }
    return first.model_copy(update=changed)
