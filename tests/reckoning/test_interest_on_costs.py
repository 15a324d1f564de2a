"""Interest on collection costs: statutory, compounded by the year, never before the costs are due; a line of its own.

Rates: statutory 7% in 2024, 6% in 2025, 4% in 2026 (the rows of statutory_interest). The figures are worked out in the
comments. The demand of 10 February 2026 makes the costs over 1000 due: 150.00 (section 3 of the rules).
"""

from decimal import Decimal
from typing import Any

import pytest
from case_builder import business, case, claim, notice, owed, paid, remarks, sent
from pydantic import ValidationError

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.reckoning.statement import Head

CLAIMED = {"interest_on_costs": "true"}
SINCE_DUE = {**CLAIMED, "interest_on_costs_since": "2026-02-10"}


def demanded(since: str | None = None, **parts: Any) -> CaseFile:
    costs = {**CLAIMED, **({"interest_on_costs_since": since} if since else {})}
    return business(claim(), **{"history": [sent("reminder", "2026-02-10")], "costs": costs, **parts})


def test_it_runs_from_the_day_on_record(law: Law) -> None:
    found = owed(demanded("2026-03-01"), law, "2026-06-01").costs_interest
    # 1 March to 31 May: 92 days; 150 x 4% x 92/365 = 1.5123
    assert (str(found.since), found.interest, found.open) == ("2026-03-01", Decimal("1.51"), Decimal("1.51"))
    assert [(one.base, one.days) for one in found.periods] == [(Decimal("150.00"), 92)]
    assert [row.table for one in found.periods for row in one.rows] == ["statutory_interest"]


def test_it_never_runs_before_the_costs_are_due(law: Law) -> None:
    found = owed(demanded("2026-01-01"), law, "2026-03-01").costs_interest
    # 10 to 28 February: 19 days; 150 x 4% x 19/365 = 0.3123
    assert (str(found.since), found.interest) == ("2026-02-10", Decimal("0.31"))


def test_of_a_consumer_it_waits_for_the_term_of_the_notice(law: Law) -> None:
    history = [notice("2026-03-03", "150.00", delivered_on="2026-03-05")]
    file = case(claim(), history=history, costs={**CLAIMED, "interest_on_costs_since": "2026-03-01"})
    found = owed(file, law, "2026-04-01")
    # received 5 March, last day 19 March, due from 20 March: 12 days; 150 x 4% x 12/365 = 0.1973
    assert (str(found.costs.due_from), found.costs_interest.interest) == ("2026-03-20", Decimal("0.20"))


def test_without_a_day_it_runs_from_the_day_of_serving(law: Law) -> None:
    found = owed(demanded(proceedings={"served_on": "2026-04-01"}), law, "2026-05-01").costs_interest
    # 1 to 30 April: 30 days; 150 x 4% x 30/365 = 0.4932
    assert (str(found.since), found.interest) == ("2026-04-01", Decimal("0.49"))


@pytest.mark.parametrize("served", [None, "2026-06-01"])
def test_while_no_day_is_on_record_nothing_runs_and_that_is_said(law: Law, served: str | None) -> None:
    found = owed(demanded(proceedings={"served_on": served} if served else None), law, "2026-05-01")
    assert found.costs_interest.since is None
    assert found.costs_interest.from_service
    assert any("no first day is on record" in remark for remark in remarks(found))
    assert found.open == found.principal_open + found.interest_open + found.costs.open


def test_where_it_is_not_claimed_none_runs(law: Law) -> None:
    file = business(claim(), history=[sent("reminder", "2026-02-10")], proceedings={"served_on": "2026-04-01"})
    found = owed(file, law, "2026-05-01")
    assert (found.costs_interest.interest, found.costs_interest.from_service) == (0, False)


def test_a_first_day_goes_with_the_claim_to_that_interest() -> None:
    with pytest.raises(ValidationError, match="interest_on_costs: true"):
        case(costs={"interest_on_costs_since": "2026-02-10"})


def test_x_14_it_compounds_after_a_full_year(law: Law) -> None:
    old = claim(dated="2024-05-01", due="2024-05-31")
    costs = {**CLAIMED, "interest_on_costs_since": "2024-07-01"}
    found = owed(business(old, history=[sent("reminder", "2024-07-01")], costs=costs), law, "2026-01-01").costs_interest
    # 184 days of 2024 at 7%: 5.2932; 181 days of 2025 at 6%: 4.4630; then over 150 + 5.29 + 4.46 = 159.75
    # 184 days at 6%: 4.8319
    assert [(one.base, one.interest) for one in found.periods] == [
        (Decimal("150.00"), Decimal("5.29")),
        (Decimal("150.00"), Decimal("4.46")),
        (Decimal("159.75"), Decimal("4.83")),
    ]
    assert found.per_day == Decimal("0.02")  # 159.75 x 4% / 365 = 0.0175


def test_x_12_it_is_paid_after_the_costs_and_before_the_interest_on_the_claim(law: Law) -> None:
    found = owed(demanded("2026-02-10", payments=[paid("2026-02-20", "160.00")]), law, "2026-02-20")
    # costs 150.00; on them 10 days: 150 x 4% x 10/365 = 0.1644; on the claim 19 days at 10.15%: 5.2836; rest 4.56
    assert [(part.head, part.claim_id, part.amount) for part in found.payments[0].parts] == [
        (Head.COSTS, "", Decimal("150.00")), (Head.COSTS_INTEREST, "", Decimal("0.16")),
        (Head.INTEREST, "F1", Decimal("5.28")), (Head.PRINCIPAL, "F1", Decimal("4.56")),
    ]  # fmt: skip
    assert found.costs_interest.open == 0
    assert (
        owed(demanded("2026-02-10", payments=[paid("2026-02-20", "160.00")]), law, "2026-08-01").costs_interest.open
        == 0
    )


def test_it_goes_on_over_what_is_left_of_the_costs(law: Law) -> None:
    found = owed(demanded("2026-02-10", payments=[paid("2026-03-02", "50.00")]), law, "2026-04-01").costs_interest
    # 20 days over 150: 0.3288; 30 days over 100: 0.3288
    assert [(one.base, one.interest) for one in found.periods] == [
        (Decimal("150.00"), Decimal("0.33")), (Decimal("100.00"), Decimal("0.33")),
    ]  # fmt: skip


def test_a_payment_that_does_not_reach_it_does_not_split_it(law: Law) -> None:
    payment = paid("2026-03-02", "10.00", designated_for="principal")
    found = owed(demanded("2026-02-10", payments=[payment]), law, "2026-04-01").costs_interest
    assert [one.days for one in found.periods] == [50]


def test_designated_interest_is_that_on_the_costs_first(law: Law) -> None:
    payment = paid("2026-02-20", "1.00", designated_for="interest")
    found = owed(demanded("2026-02-10", payments=[payment]), law, "2026-02-20")
    assert [(part.head, part.amount) for part in found.payments[0].parts] == [
        (Head.COSTS_INTEREST, Decimal("0.16")), (Head.INTEREST, Decimal("0.84")),
    ]  # fmt: skip


def test_costs_that_grow_bear_interest_from_the_day_they_grew(law: Law) -> None:
    second = claim("F2", "1000.00", dated="2026-03-01", due="2026-03-31")
    letters = [sent("reminder", "2026-02-10", claims=["F1"]), sent("reminder", "2026-04-10", claims=["F2"])]
    found = owed(business(claim(), second, history=letters, costs=SINCE_DUE), law, "2026-05-10").costs_interest
    # 59 days over 150: 0.9699; then over the scale of 2000, 300: 30 days: 0.9863
    assert [(one.base, one.interest) for one in found.periods] == [
        (Decimal("150.00"), Decimal("0.97")), (Decimal("300.00"), Decimal("0.99")),
    ]  # fmt: skip


def test_costs_that_were_paid_and_grow_later_bear_no_interest_between(law: Law) -> None:
    second = claim("F2", "1000.00", dated="2026-03-01", due="2026-03-31")
    letters = [sent("reminder", "2026-02-10", claims=["F1"]), sent("reminder", "2026-04-10", claims=["F2"])]
    file = business(claim(), second, history=letters, costs=SINCE_DUE, payments=[paid("2026-02-10", "150.00")])
    found = owed(file, law, "2026-05-10").costs_interest
    assert [(str(one.since), one.base) for one in found.periods] == [("2026-04-10", Decimal("150.00"))]


def test_a_minimum_that_nobody_demanded_bears_none_and_that_is_said(law: Law) -> None:
    found = owed(business(claim(), costs=SINCE_DUE), law, "2026-05-01")
    assert (found.costs.total, found.costs_interest.interest) == (Decimal("40.00"), 0)
    assert any("minimum that nobody demanded" in remark for remark in remarks(found))


def test_a_further_day_is_rounded_once_over_claims_and_costs(law: Law) -> None:
    # 100 x 10.15% / 365 = 0.0278; costs over 100: 40.00 x 4% / 365 = 0.0044; together 0.0322, apart 0.03 and 0.00
    file = business(claim(amount="100.00"), history=[sent("reminder", "2026-02-10")], costs=SINCE_DUE)
    found = owed(file, law, "2026-03-01")
    assert found.per_day_exact == sum((one.per_day_exact for one in found.claims), found.costs_interest.per_day_exact)
    assert (found.per_day, found.costs_interest.per_day) == (Decimal("0.03"), Decimal("0.00"))
    assert found.bears_interest


def test_the_claim_may_be_paid_and_the_costs_bear_interest_still(law: Law) -> None:
    payment = paid("2026-02-10", "1000.00", designated_for="principal")
    found = owed(demanded("2026-02-10", payments=[payment]), law, "2026-06-01")
    assert (found.principal_open, found.interest_open) == (0, Decimal("2.50"))  # 9 days at 10.15%: 2.5027
    assert found.per_day_exact == found.costs_interest.per_day_exact > 0
