"""A minor by birth date is asked about (X-38), and a day of serving that passed is told (SUM-42)."""

import datetime as dt

import pytest
from case_builder import CONSUMER, CONTRACT, Parts, case, english, facts

from filing.law.table import Law
from filing.rules.catalogue import built_in_kinds
from filing.rules.finding import Finding
from filing.rules.gate import findings_for
from filing.rules.registry import requirements
from filing.rules.requirements.of_age import comes_of_age
from filing.rules.rulebook import load_rulebook

ON = "2026-11-24"
PARENT = {"name": "M. Jansen", "capacity": "parent"}


def asked(law: Law, name: str, **parts: object) -> Finding:
    return requirements()[name](facts(case(**parts), law, ON))


def born(day: str, **more: object) -> list[Parts]:
    return [{**CONSUMER, "birth_date": day, **more}]


# eighteen on 2026-11-24 itself, a day later, and long ago; counted by hand
@pytest.mark.parametrize(
    ("day", "verdict"), [("2008-11-25", "unknown"), ("2008-11-24", "satisfied"), ("1980-01-01", "satisfied")]
)
def test_x38_a_minor_by_birth_date_alone_needs_a_representative(law: Law, day: str, verdict: str) -> None:
    found = asked(law, "representative_is_addressed", debtors=born(day))
    assert found.verdict.value == verdict
    assert found.hinders == (verdict == "unknown")


def test_x38_a_minor_with_a_representative_on_record_is_addressed_there(law: Law) -> None:
    status = {"kind": "minor", "representative": PARENT}
    found = asked(law, "representative_is_addressed", debtors=born("2012-05-05", statuses=[status]))
    assert found.verdict.value == "satisfied"
    assert "M. Jansen" in english(found.message)


def test_x38_a_partner_who_is_a_minor_is_found_too(law: Law) -> None:
    firm = {"id": "vof", "type": "partnership", "name": "X", "legal_form": "vof",
            "partners": [{**CONSUMER, "id": "young", "acts_as": "business", "birth_date": "2012-05-05"}]}  # fmt: skip
    debt = {"kind": "commercial", "contract": CONTRACT}
    assert asked(law, "representative_is_addressed", debtors=[firm], debt=debt).hinders


def test_x38_who_was_a_minor_when_the_contract_was_made_is_asked_about(law: Law) -> None:
    debt = {"kind": "consumer_sale", "contract": {**CONTRACT, "concluded_on": "2025-12-20"}}
    found = asked(law, "debtor_was_of_age", debtors=born("2008-01-15"), debt=debt)
    assert (found.verdict.value, found.rule.number, found.hinders) == ("unknown", "X-38", False)
    assert "debt.contract.concluded_on" in english(found.message)
    # of age on 2026-01-15; default begins on 2026-02-01, so only the contract is told
    assert "default" not in english(found.message)
    assert asked(law, "debtor_was_of_age", debtors=born("1980-01-15"), debt=debt).verdict.value == "satisfied"


def test_x38_a_status_that_the_birth_date_contradicts_is_asked_about(law: Law) -> None:
    status = {"kind": "minor", "since": "2015-01-01", "representative": PARENT}
    assert asked(law, "debtor_was_of_age", debtors=born("1990-01-01", statuses=[status])).verdict.value == "unknown"


def test_who_was_born_on_29_february_comes_of_age_on_1_march() -> None:
    assert comes_of_age(dt.date(2008, 2, 29)) == dt.date(2026, 3, 1)
    assert comes_of_age(dt.date(2008, 3, 1)) == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("proceedings", "verdict"),
    [
        ({"planned_service_on": "2026-11-23"}, "unknown"),
        ({"planned_service_on": ON}, "satisfied"),
        ({"planned_service_on": "2026-11-23", "served_on": "2026-11-23"}, "satisfied"),
    ],
)
def test_sum42_a_planned_day_of_serving_that_passed_is_told(law: Law, proceedings: Parts, verdict: str) -> None:
    found = asked(law, "service_day_is_allowed", proceedings=proceedings)
    assert found.verdict.value == verdict
    assert found.hinders == (verdict == "unknown")
    if found.hinders:
        assert found.rule.number == "SUM-42"


LATE = [{"old_creditor": {"type": "legal_person", "name": "Oud B.V.", "legal_form": "bv"},
         "new_creditor": {"id": "creditor", "type": "legal_person", "name": "Proef B.V.", "legal_form": "bv"},
         "deed_on": "2026-03-01", "deed": "private"}]  # fmt: skip
KEPT = [{"id": "R", "agreed_on": "2026-11-01", "instalments": [{"due_on": "2026-12-01", "amount": "1000.00"}]}]


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        ("X-38", {"debtors": born("2012-05-05")}),
        ("X-38", {"debtors": [{**CONSUMER, "statuses": [{"kind": "guardianship"}]}]}),
        ("X-40", {"payment_plans": KEPT}),
        ("CES-08", {"assignments": LATE}),
    ],
)
def test_what_would_be_futile_admits_no_overrule(law: Law, rule: str, parts: Parts) -> None:
    override = [{"rule": rule, "by": "X", "on": "2026-11-20", "reason": "Nagekeken."}]
    gathered = facts(case(overrides=override, **parts), law, ON)
    found = [one for one in findings_for(gathered, built_in_kinds().kind("final_demand")) if one.rule.number == rule]
    assert any(one.hinders and "admits none" in english(one.message) for one in found)


def test_the_rulebook_says_why_a_rule_admits_no_overrule() -> None:
    reasons = {number for number, one in load_rulebook().rules.items() if one.no_overrule}
    assert {"X-01", "X-05", "X-15", "X-30", "X-31", "X-36", "X-37", "X-38", "X-40", "CES-08"} <= reasons
