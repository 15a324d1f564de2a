"""Every question of the rulebook: asked where it makes sense, not asked elsewhere, and settled by a person's yes."""

from typing import Any

import pytest
from case_builder import CONTRACT, CREDITOR, FIRM, Parts, business, case, claim, facts

from filing.law.table import Law
from filing.rules.catalogue import built_in_kinds
from filing.rules.finding import Finding, Severity, Verdict
from filing.rules.gate import findings_for
from filing.rules.rulebook import load_rulebook

ON = "2026-11-24"
KINDS = built_in_kinds()
AGENCY = {"role": "collection_agency", "party": {**FIRM, "id": "agency"}, "register_number": "1", "complaints": "x"}
LINK = {
    "old_creditor": {"type": "legal_person", "name": "Oud B.V.", "legal_form": "bv"},
    "new_creditor": CREDITOR, "deed_on": "2026-03-01", "deed": "private",
}  # fmt: skip
BROKEN = {
    "id": "R1", "agreed_on": "2026-05-01", "broken_on": "2026-06-01",
    "instalments": [{"due_on": "2026-06-01", "amount": "100.00"}],
}  # fmt: skip
LIABLE = {"since": "2026-02-01", "ground": "liability_statement"}
SUIT = {"id": "S", "kind": "suit", "on": "2026-02-01"}
SEIZE: Parts = {"seizure_request": {"wanted": "true"}}
REACHED = {**CREDITOR, "telephone": "030 0000000", "email": "info@proef.example"}


def contract(kind: str, **more: Any) -> Parts:
    return {"debt": {"kind": kind, "contract": {**CONTRACT, **more}}}


# number, kind of document, a case in which it is asked, a case in which it is not
ROWS: tuple[tuple[str, str, Parts, Parts], ...] = (
    ("REM-13", "reminder", {"collector": AGENCY}, {"collector": AGENCY, "creditor": REACHED}),
    ("REM-15", "reminder", {"collector": AGENCY, "payment_plans": [BROKEN]}, {"collector": AGENCY}),
    ("REM-18", "reminder", {"assignments": [LINK]}, {}),
    ("DEM-02", "summons", {"claims": [claim(default=LIABLE)]}, {}),
    ("DEM-08", "summons", {"claims": [claim(kind="damages")]}, {}),
    ("SUM-57", "summons", {"collector": AGENCY}, {}),
    ("CON-02", "summons", {}, {"firm": True}),
    ("CON-04", "summons", contract("consumer_sale", concluded_on="2026-01-01"),
     contract("consumer_sale", concluded_on="2025-12-31")),
    ("CON-14", "summons", contract("telecom"), contract("consumer_sale")),
    ("PRE-07a", "summons", {"history": [SUIT]}, {}),
    ("ATT-13", "attachment_request", SEIZE, {}),
)  # fmt: skip


def asked(law: Law, number: str, kind: str, parts: Parts) -> Finding | None:
    given = dict(parts)
    build = business if given.pop("firm", False) else case
    claims = given.pop("claims", ())
    found = findings_for(facts(build(*claims, **given), law, ON), KINDS.kind(kind))
    return next((one for one in found if one.rule.number == number and one.requirement == "question"), None)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_question_is_asked_where_it_makes_sense_and_nowhere_else(
    law: Law, row: tuple[str, str, Parts, Parts]
) -> None:
    number, kind, where, elsewhere = row
    found = asked(law, number, kind, where)
    assert found is not None
    assert (found.verdict, found.rule.severity, found.hinders) == (Verdict.UNKNOWN, Severity.WARN, False)
    assert asked(law, number, kind, elsewhere) is None


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_yes_settles_a_question_and_a_no_does_not(law: Law, row: tuple[str, str, Parts, Parts]) -> None:
    number, kind, where, _ = row
    for answer, verdict in (("yes", Verdict.SATISFIED), ("no", Verdict.UNKNOWN)):
        given = {"answers": [{"rule": number, "answer": answer, "by": "X", "on": "2026-11-20"}]}
        found = asked(law, number, kind, {**where, **given})
        assert found is not None
        assert found.verdict is verdict


def test_every_question_of_the_book_has_its_row() -> None:
    questions = {entry.number for entry in load_rulebook().rules.values() if entry.question}
    assert questions == {row[0] for row in ROWS}
