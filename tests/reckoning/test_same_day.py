"""What happens on one day counts in a fixed order: interest, credit notes, costs that fall due, payments.

One test for each pair. Rates: statutory 6% in 2025, 4% in 2026; commercial 10.15% to 30 June 2026. The figures are
worked out in the comments.
"""

from decimal import Decimal
from typing import Any

from case_builder import Parts, business, case, claim, notice, owed, paid, sent

from filing.law.table import Law
from filing.reckoning.statement import Head

NONE = {"interest": {"regime": "none"}}
OLD = {"dated": "2024-12-01", "due": "2024-12-31"}  # in default on 2025-01-01, so 2026-01-01 is the first anniversary
DEMAND = [sent("reminder", "2026-02-10")]


def credit(on: str, amount: str, name: str = "C1", **more: Any) -> Parts:
    return {"id": name, "claim": "F1", "on": on, "amount": amount, **more}


def test_a_credit_note_counts_before_the_costs_that_fall_due(law: Law) -> None:
    file = business(claim(**NONE), history=DEMAND, credit_notes=[credit("2026-02-10", "500.00")])
    assert owed(file, law, "2026-03-01").costs.total == Decimal("75.00")  # 15% of 500


def test_a_credit_note_counts_before_a_payment(law: Law) -> None:
    file = case(claim(**NONE), credit_notes=[credit("2026-02-10", "300.00")], payments=[paid("2026-02-10", "1000.00")])
    found = owed(file, law, "2026-03-01")
    assert (found.surplus, found.credit_left) == (Decimal("300.00"), Decimal("0.00"))


def test_x_13_costs_fall_due_before_a_payment_of_that_day(law: Law) -> None:
    file = business(claim(**NONE), history=DEMAND, payments=[paid("2026-02-10", "1000.00")])
    found = owed(file, law, "2026-03-01")
    assert (found.costs.total, found.principal_open) == (Decimal("150.00"), Decimal("150.00"))


def test_x_13_a_payment_on_the_last_day_of_the_notice_lowers_the_costs_and_one_a_day_later_does_not(law: Law) -> None:
    history = [notice("2026-03-03", "150.00", delivered_on="2026-03-05")]  # last day 19 March
    in_time = case(claim(**NONE), history=history, payments=[paid("2026-03-19", "600.00")])
    assert owed(in_time, law, "2026-04-01").costs.total == Decimal("60.00")  # 15% of 400
    late = case(claim(**NONE), history=history, payments=[paid("2026-03-20", "600.00")])
    assert owed(late, law, "2026-04-01").costs.total == Decimal("150.00")


def test_x_13_what_came_in_time_and_was_taken_back_lowers_no_costs(law: Law) -> None:
    history = [notice("2026-03-03", "150.00", delivered_on="2026-03-05")]
    back = paid("2026-03-19", "600.00", reversed_on="2026-03-25")
    assert owed(case(claim(**NONE), history=history, payments=[back]), law, "2026-04-01").costs.total == 150


def test_payments_of_one_day_count_in_the_order_of_the_case_file(law: Law) -> None:
    claims = claim("F1", "100.00", **NONE), claim("F2", "100.00", dated="2026-01-02", **NONE)
    any_debt, second = paid("2026-03-01", "150.00", "P1"), paid("2026-03-01", "100.00", "P2", for_claims=["F2"])
    one_way = owed(case(*claims, payments=[any_debt, second]), law, "2026-04-01")
    # P1 pays F1 and 50 of F2; P2 the rest of F2
    assert [one.surplus for one in one_way.payments] == [0, Decimal("50.00")]
    other_way = owed(case(*claims, payments=[second, any_debt]), law, "2026-04-01")
    assert [(one.payment_id, one.surplus) for one in other_way.payments] == [("P2", 0), ("P1", Decimal("50.00"))]
    assert one_way.open == other_way.open == 0


def test_an_anniversary_counts_before_a_credit_note(law: Law) -> None:
    found = owed(case(claim(**OLD), credit_notes=[credit("2026-01-01", "1000.00")]), law, "2026-01-11")
    # 60.00 of 2025 was added, and bears interest alone: 60 x 4% x 10/365 = 0.0658
    assert found.interest == Decimal("60.07")


def test_an_anniversary_counts_before_a_payment(law: Law) -> None:
    found = owed(case(claim(**OLD), payments=[paid("2026-01-01", "1030.00")]), law, "2026-01-11")
    # 60.00 was added and is paid first, then 970.00 of the principal: 30 x 4% x 10/365 = 0.0329
    assert (found.principal_open, found.interest_open) == (Decimal("30.00"), Decimal("0.03"))


def test_a_change_of_rate_on_the_day_of_a_payment_splits_once(law: Law) -> None:
    file = case(claim(dated="2025-11-01", due="2025-12-01"), payments=[paid("2026-01-01", "104.93")])
    found = owed(file, law, "2026-01-31").claims[0].periods
    # 30 days at 6%: 4.9315, paid with 100.00 of the principal; 30 days over 900 at 4%: 2.9589
    assert [(one.days, one.base, one.interest) for one in found] == [
        (30, Decimal("1000.00"), Decimal("4.93")), (30, Decimal("900.00"), Decimal("2.96")),
    ]  # fmt: skip


def test_a_pause_that_begins_on_the_day_of_a_payment_leaves_the_interest_before_it(law: Law) -> None:
    pause = {"since": "2026-02-11", "until": "2026-02-21", "ground": "standstill"}
    file = case(claim(interest={"regime": "statutory", "paused": [pause]}), payments=[paid("2026-02-11", "1.10")])
    found = owed(file, law, "2026-02-20")
    assert (found.interest, found.interest_open) == (Decimal("1.10"), Decimal("0.00"))  # 10 days: 1.0959


def test_a_debt_in_a_pause_is_not_burdensome_from_its_first_day(law: Law) -> None:
    pause = {"since": "2026-02-11", "until": "2026-02-21", "ground": "standstill"}
    paused = claim("F1", interest={"regime": "contractual", "rate": "12", "paused": [pause]})
    other = claim("F2", dated="2026-01-05")
    for day, first in (("2026-02-10", "F1"), ("2026-02-11", "F2"), ("2026-02-20", "F2"), ("2026-02-21", "F1")):
        found = owed(case(paused, other, payments=[paid(day, "1.00")]), law, "2026-03-01")
        assert [part.claim_id for part in found.payments[0].parts] == [first]


def test_interest_on_costs_begins_before_a_payment_of_its_first_day_and_nothing_has_run_yet(law: Law) -> None:
    costs = {"interest_on_costs": "true", "interest_on_costs_since": "2026-02-10"}
    found = owed(
        business(claim(**NONE), history=DEMAND, costs=costs, payments=[paid("2026-02-10", "150.00")]), law, "2026-06-01"
    )
    assert (found.costs.open, found.costs_interest.interest) == (0, 0)


def test_the_statement_day_bears_no_interest_and_what_happened_on_it_is_in(law: Law) -> None:
    day = "2026-03-01"
    note, payment = [credit(day, "100.00")], [paid(day, "3.07")]
    found = owed(case(claim(), credit_notes=note, payments=payment), law, day)
    assert (found.interest, found.principal_open, found.interest_open) == (Decimal("3.07"), Decimal("900.00"), 0)
    demanded = owed(business(claim(**NONE), history=[sent("reminder", day)]), law, day)
    assert demanded.costs.total == Decimal("150.00")


def test_what_was_taken_back_on_the_statement_day_was_never_made(law: Law) -> None:
    file = case(claim(**NONE), payments=[paid("2026-02-10", "400.00", reversed_on="2026-03-01")])
    assert owed(file, law, "2026-02-28").principal_open == Decimal("600.00")
    assert owed(file, law, "2026-03-01").principal_open == Decimal("1000.00")


def test_credit_notes_of_one_day_add_up_whatever_their_order(law: Law) -> None:
    notes = [credit("2026-02-10", "700.00"), credit("2026-02-10", "400.00", "C2")]
    for given in (notes, notes[::-1]):
        found = owed(case(claim(**NONE), credit_notes=given), law, "2026-03-01")
        assert (found.claims[0].credited, found.credit_left) == (Decimal("1000.00"), Decimal("100.00"))


def test_costs_over_claims_that_begin_to_count_on_one_day_go_over_their_sum(law: Law) -> None:
    claims = claim("F1", "100.00", **NONE), claim("F2", "200.00", dated="2026-01-02", **NONE)
    assert owed(business(*claims, history=DEMAND), law, "2026-03-01").costs.total == Decimal("45.00")  # 15% of 300


def test_x_12_before_the_costs_fall_due_a_payment_goes_to_interest_and_principal(law: Law) -> None:
    file = business(claim(), history=DEMAND, payments=[paid("2026-02-09", "100.00")])
    # 8 days at 10.15%: 1000 x 10.15% x 8/365 = 2.2247
    parts = {part.head: part.amount for part in owed(file, law, "2026-03-01").payments[0].parts}
    assert parts == {Head.INTEREST: Decimal("2.22"), Head.PRINCIPAL: Decimal("97.78")}
