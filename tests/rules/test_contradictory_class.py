"""A person "for a business" who owes what only a consumer can owe is asked about, and pays no commercial interest.

Rule X-01 and X-15 of the collected rules: commercial interest (art. 6:119a BW) is never claimed from a consumer, and a
consumer sale has a natural person for its buyer who does not act in a profession or business (PRE-02).
"""

from decimal import Decimal

import pytest
from case_builder import CONSUMER, CONTRACT, FIRM, Parts, case, claim, english, facts, owed, remarks

from filing.law.table import Law
from filing.reckoning.classification import DebtorClass
from filing.rules.registry import requirements

ON = "2026-11-24"
TRADER: Parts = {**CONSUMER, "type": "sole_trader", "trade_name": "Fietsen"}
SALE: Parts = {"kind": "consumer_sale", "contract": CONTRACT}
SERVICES: Parts = {"kind": "services", "contract": CONTRACT}


@pytest.mark.parametrize("person", [CONSUMER, TRADER])
@pytest.mark.parametrize(
    ("debt", "sold"),
    [(SALE, {}), ({**SALE, "kind": "consumer_credit"}, {}), (SERVICES, {"consumer_sale": "true"})],
)
def test_x01_contradictory_facts_are_asked_and_bear_statutory_interest(
    law: Law, person: Parts, debt: Parts, sold: Parts
) -> None:
    file = case(claim(**sold), debtors=[{**person, "acts_as": "business"}], debt=debt)
    gathered = facts(file, law, ON)
    assert gathered.debtors_are is DebtorClass.UNKNOWN
    found = requirements()["debtor_class_is_known"](gathered)
    assert (found.verdict.value, found.hinders, found.rule.overridable) == ("unknown", True, False)
    paths = {one.path for one in found.facts}
    assert "debtors.jansen.acts_as" in paths
    assert paths & {"debt.kind", "claims.F1.consumer_sale"}
    assert {one.regime for one in gathered.statement.claims} == {"statutory"}
    assert gathered.statement.costs.claimed == Decimal(0)  # nor costs without a fourteen-day notice
    assert any("(X-01)" in one for one in remarks(gathered.statement))


def test_x01_a_person_for_a_business_is_a_business_where_nothing_contradicts_it(law: Law) -> None:
    file = case(debtors=[{**TRADER, "acts_as": "business"}], debt=SERVICES)
    gathered = facts(file, law, ON)
    assert gathered.debtors_are is DebtorClass.BUSINESS
    assert {one.regime for one in gathered.statement.claims} == {"commercial"}
    assert not any("(X-01)" in one for one in remarks(gathered.statement))


def test_x01_a_consumer_beside_a_business_leaves_no_contradiction(law: Law) -> None:
    file = case(debtors=[CONSUMER, {**TRADER, "id": "two", "acts_as": "business"}], liability="joint_and_several")
    gathered = facts(file, law, ON)
    assert [one.debtor_class.value for one in gathered.classification.debtors] == ["consumer", "business"]
    assert gathered.consumer_rules


def test_x15_commercial_interest_that_was_set_by_hand_is_asked_about_too(law: Law) -> None:
    one = claim(interest={"regime": "commercial"})
    found = requirements()["no_commercial_interest_from_consumer"](
        facts(case(one, debtors=[{**CONSUMER, "acts_as": "business"}]), law, ON)
    )
    assert (found.verdict.value, found.hinders) == ("unknown", True)


def test_fact_14_a_company_owes_no_consumers_debt(law: Law) -> None:
    found = requirements()["no_consumer_owes_a_commercial_debt"](facts(case(debtors=[FIRM]), law, ON))
    assert (found.verdict.value, found.hinders) == ("unmet", True)
    assert "debt.kind" in english(found.message)
    assert owed(case(debtors=[FIRM]), law, ON).claims  # it is reckoned all the same: the plan asks
