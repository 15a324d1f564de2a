"""Registers are consulted before a step, and not too long ago; how long is house practice that a firm can replace."""

import datetime as dt
from typing import Any

import pytest
from case_builder import CONSUMER, FIRM, HOME, Parts, business, case, english, facts

from filing.casefile.desk_work import Register
from filing.errors import TemplateInvalid
from filing.law.table import Law
from filing.rules.classified import Known
from filing.rules.facts import Facts
from filing.rules.finding import Finding, Redirect, Verdict
from filing.rules.freshness import house_freshness, load_freshness
from filing.rules.register_checks import registers_consulted
from filing.rules.registry import requirements

ON = "2026-11-24"


def check(register: str, on: str, of: str = "jansen", result: str = "clear") -> Parts:
    return {"register": register, "of": of, "on": on, "by": "X", "result": result}


def asked(found: Facts, kind: str, rule: str) -> Finding:
    return next(one for one in registers_consulted(found, kind) if one.rule.number == rule)


@pytest.mark.parametrize(
    ("checks", "verdict"),
    [
        ([], "unknown"),
        ([check("insolvency", "2026-10-25")], "satisfied"),  # thirty days before
        ([check("insolvency", "2026-10-24")], "unknown"),  # thirty-one
        ([check("insolvency", "2026-11-20", result="not_available")], "unknown"),
    ],
)
def test_a_check_is_missing_fresh_or_stale(law: Law, checks: list[Parts], verdict: str) -> None:
    found = asked(facts(case(register_checks=checks), law, ON), "summons", "REG-01")
    assert (found.verdict, found.warns) == (Verdict(verdict), verdict != "satisfied")


def test_a_checked_address_counts_for_the_residence_and_says_its_day(law: Law) -> None:
    debtor = {**CONSUMER, "addresses": [{**HOME, "checked_on": "2026-10-01"}]}
    found = asked(facts(case(debtors=[debtor]), law, ON), "summons", "WAY-04")
    assert found.verdict is Verdict.UNKNOWN
    assert "jansen last on 1 October 2026" in english(found.message)
    assert found.facts[0].value == dt.date(2026, 10, 1)


def test_a_register_is_asked_for_whom_it_is_about_and_before_the_steps_that_need_it(law: Law) -> None:
    numbers = [one.rule.number for one in registers_consulted(facts(case(), law, ON), "reminder")]
    assert numbers == []
    found = {one.rule.number: one.verdict for one in registers_consulted(facts(business(), law, ON), "summons")}
    assert found == {
        "REG-01": Verdict.UNKNOWN,
        "REG-02": Verdict.SATISFIED,
        "WAY-04": Verdict.SATISFIED,
        "REG-03": Verdict.UNKNOWN,
    }


def test_a_firm_replaces_days_and_steps_of_a_register() -> None:
    own = b'registers:\n  insolvency: {days: "7", steps: [reminder]}\n'
    found = load_freshness({"freshness.yaml": own})
    assert (found.needed(Register.INSOLVENCY, "reminder"), found.needed(Register.INSOLVENCY, "summons")) == (7, None)
    assert found.needed(Register.RESIDENCE, "summons") == house_freshness().needed(Register.RESIDENCE, "summons")


@pytest.mark.parametrize(
    "own", [b'registers: {passport: {days: "1", steps: []}}', b"registers: {insolvency: {days: 0}}"]
)
def test_a_wrong_file_is_refused_with_its_place(own: bytes) -> None:
    with pytest.raises(TemplateInvalid) as caught:
        load_freshness({"freshness.yaml": own})
    assert {problem.file for problem in caught.value.problems} == {"freshness.yaml"}


def test_a_step_that_is_no_kind_is_refused() -> None:
    own = b'registers:\n  insolvency: {days: "7", steps: [reminder, summons_letter]}\n'
    files = {"freshness.yaml": own, "letters/reminder/document.yaml": b""}
    with pytest.raises(TemplateInvalid) as caught:
        load_freshness(files)
    assert [problem.path for problem in caught.value.problems] == ["registers.insolvency.steps"]


def test_x_02_the_classification_tells_domicile_apart_from_capacity(law: Law) -> None:
    trader = {**CONSUMER, "id": "b", "type": "sole_trader", "trade_name": "B", "acts_as": "business"}
    abroad = {**CONSUMER, "id": "c", "addresses": [{**HOME, "country": "BE"}]}
    nowhere = {**CONSUMER, "id": "d", "addresses": []}
    found = facts(case(debtors=[trader, abroad, nowhere, FIRM]), law, ON).classification
    assert [(one.debtor, one.debtor_class.value, one.bki_debtor) for one in found.debtors] == [
        ("b", "business", Known.YES),
        ("c", "consumer", Known.NO),
        ("d", "consumer", Known.UNKNOWN),
        ("firm", "business", Known.NO),
    ]


def has(kind: str, **more: Any) -> list[Parts]:
    return [{**CONSUMER, "statuses": [{"kind": kind, "since": "2026-05-01", **more}]}]


@pytest.mark.parametrize(
    ("name", "kind", "capacity", "redirect"),
    [
        ("not_bankrupt", "bankruptcy", "trustee", Redirect.TRUSTEE),
        ("not_in_debt_restructuring", "debt_restructuring", "administrator", Redirect.ADMINISTRATOR),
        ("not_in_suspension_of_payments", "suspension_of_payments", "administrator", Redirect.ADMINISTRATOR),
        ("administrator_is_addressed", "protective_administration", "administrator", Redirect.ADMINISTRATOR),
        ("debtor_is_alive", "deceased", "executor", Redirect.HEIRS),
        ("representative_is_addressed", "minor", "parent", Redirect.REPRESENTATIVE),
    ],
)
def test_x_30_a_status_says_to_whom_the_step_goes_instead(
    law: Law, name: str, kind: str, capacity: str, redirect: Redirect
) -> None:
    stand_in = {"name": "mr. B. Stand", "capacity": capacity}
    found = requirements()[name](facts(case(debtors=has(kind, representative=stand_in)), law, ON))
    assert found.redirect is redirect
    assert "mr. B. Stand" in english(found.message) + english(found.next_step)
