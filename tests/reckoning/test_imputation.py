"""Payments are imputed by art. 6:43 and 6:44 BW (X-12), and nothing vanishes on the way."""

from decimal import Decimal

from case_builder import business, case, claim, owed, paid, remarks, sent

from filing.law.table import Law
from filing.reckoning.statement import Head, Statement

NONE = {"interest": {"regime": "none"}}
ON = "2026-06-01"


def principal(found: Statement) -> dict[str, str]:
    return {claim.claim_id: f"{claim.principal_paid:.2f}" for claim in found.claims}


def test_x_12_interest_is_paid_before_principal(law: Law) -> None:
    found = owed(case(claim(), payments=[paid("2026-03-01", "100.00")]), law, "2026-03-01")
    # interest to 1 March: 3.07, so 96.93 is left for the principal
    assert [(part.head, part.amount) for part in found.payments[0].parts] == [
        (Head.INTEREST, Decimal("3.07")),
        (Head.PRINCIPAL, Decimal("96.93")),
    ]


def test_x_12_a_debt_that_is_due_goes_before_one_that_is_not(law: Law) -> None:
    burdensome = {"interest": {"regime": "contractual", "rate": "12", "since": "2026-01-01"}}
    claims = claim("F1", due="2026-03-31", **burdensome), claim("F2", due="2026-01-31", **NONE)
    found = owed(case(*claims, payments=[paid("2026-02-10", "400.00")]), law, ON)
    assert principal(found) == {"F1": "0.00", "F2": "400.00"}


def test_x_12_the_most_burdensome_goes_before_the_oldest(law: Law) -> None:
    agreed = {"interest": {"regime": "contractual", "rate": "10"}}
    claims = claim("F1", dated="2025-12-01", due="2025-12-31"), claim("F2", due="2026-01-31", **agreed)
    found = owed(case(*claims, payments=[paid("2026-02-01", "400.00")]), law, "2026-02-01")
    # on its first day of default F2 has no interest yet, and bears the higher rate
    assert principal(found) == {"F1": "0.00", "F2": "400.00"}


def test_x_12_of_equal_rates_the_oldest_goes_first_whatever_its_last_day(law: Law) -> None:
    claims = claim("F1", dated="2026-01-05", due="2026-01-19", **NONE), claim("F2", dated="2026-01-01", **NONE)
    found = owed(case(*claims, payments=[paid("2026-03-01", "400.00")]), law, ON)
    assert principal(found) == {"F1": "0.00", "F2": "400.00"}


def test_x_12_equal_debts_share_in_proportion_and_the_odd_cent_goes_to_the_first(law: Law) -> None:
    claims = claim("F1", "100.00", **NONE), claim("F2", "200.00", **NONE)
    found = owed(case(*claims, payments=[paid("2026-03-01", "50.00")]), law, ON)
    # 50 x 100/300 = 16.666, 50 x 200/300 = 33.333: 16.66 + 33.33 and one cent over
    assert principal(found) == {"F1": "16.67", "F2": "33.33"}


def test_x_12_what_the_debtor_designated_goes_first_in_that_order(law: Law) -> None:
    claims = [claim(name, "100.00", dated=f"2026-01-0{place}", **NONE) for place, name in enumerate("abc", start=1)]
    payment = paid("2026-03-01", "250.00", for_claims=["c", "b", "c"])
    assert principal(owed(case(*claims, payments=[payment]), law, ON)) == {"a": "50.00", "b": "100.00", "c": "100.00"}


def test_x_12_a_designated_head_goes_first_when_the_creditor_accepted_it(law: Law) -> None:
    payment = paid("2026-03-01", "1001.00", designated_for="principal")
    found = owed(case(claim(), payments=[payment]), law, "2026-03-01")
    assert (found.principal_open, found.interest_open) == (Decimal("0.00"), Decimal("2.07"))  # 3.07 less 1.00


def test_x_12_costs_are_paid_before_interest(law: Law) -> None:
    file = business(claim(), history=[sent("reminder", "2026-02-10")], payments=[paid("2026-02-20", "160.00")])
    found = owed(file, law, "2026-02-20")
    # costs over 1000: 150.00; interest 19 days at 10.15%: 1000 x 0.1015 x 19/365 = 5.2836; rest 4.72
    amounts = {part.head: part.amount for part in found.payments[0].parts}
    assert amounts == {
        Head.COSTS: Decimal("150.00"), Head.INTEREST: Decimal("5.28"), Head.PRINCIPAL: Decimal("4.72"),
    }  # fmt: skip


def test_what_is_paid_above_everything_is_surplus(law: Law) -> None:
    found = owed(case(claim(**NONE), payments=[paid("2026-03-01", "1200.00")]), law, ON)
    assert (found.open, found.surplus) == (Decimal("0.00"), Decimal("200.00"))


def test_a_payment_counts_until_it_was_taken_back_and_then_never_did(law: Law) -> None:
    file = case(claim(), payments=[paid("2026-02-01", "1000.00", reversed_on="2026-02-05")])
    assert owed(file, law, "2026-02-04").open == 0
    back = owed(file, law, "2026-03-01")
    assert (back.interest, back.principal_open, back.paid) == (Decimal("3.07"), Decimal("1000.00"), 0)


def test_a_credit_note_lowers_principal_from_its_day(law: Law) -> None:
    note = {"id": "C1", "claim": "F1", "on": "2026-02-11", "amount": "500.00"}
    found = owed(case(claim(), credit_notes=[note]), law, "2026-03-01")
    # 10 days over 1000 = 1.0959; 18 days over 500 = 0.9863
    assert found.interest == Decimal("1.10") + Decimal("0.99")
    assert (found.principal, found.principal_open) == (Decimal("500.00"), Decimal("500.00"))


def test_a_credit_note_above_what_is_open_stays_in_sight(law: Law) -> None:
    note = {"id": "C1", "claim": "F1", "on": "2026-03-02", "amount": "300.00"}
    found = owed(case(claim(**NONE), payments=[paid("2026-03-01", "900.00")], credit_notes=[note]), law, ON)
    assert found.principal_open == 0
    assert (found.claims[0].credited, found.credit_left) == (Decimal("100.00"), Decimal("200.00"))
    assert any("200.00" in remark for remark in remarks(found))


def test_x_12_costs_go_first_also_when_the_debtor_designated_a_debt(law: Law) -> None:
    claims = claim("F1", "100.00", **NONE), claim("F2", "100.00", dated="2026-01-02", **NONE)
    letters, payment = [sent("reminder", "2026-02-10")], paid("2026-03-01", "100.00", for_claims=["F2"])
    found = owed(business(*claims, history=letters, payments=[payment]), law, ON)
    assert (found.costs.paid, principal(found)) == (Decimal("40.00"), {"F1": "0.00", "F2": "60.00"})


def test_x_12_a_designated_head_of_a_designated_debt_goes_before_the_order_of_the_law(law: Law) -> None:
    claims = claim("F1", "100.00", **NONE), claim("F2", "100.00", dated="2026-01-02", **NONE)
    payment = paid("2026-03-01", "150.00", for_claims=["F2"], designated_for="principal")
    found = owed(business(*claims, history=[sent("reminder", "2026-02-10")], payments=[payment]), law, ON)
    # as principal on F2, then as principal on F1: nothing is left for the costs
    assert (found.costs.paid, principal(found)) == (Decimal("0.00"), {"F1": "50.00", "F2": "100.00"})


def test_x_12_designated_costs_that_are_not_due_yet_take_nothing(law: Law) -> None:
    payment = paid("2026-02-09", "50.00", designated_for="costs")
    file = business(claim(**NONE), history=[sent("reminder", "2026-02-10")], payments=[payment])
    found = owed(file, law, ON)
    assert (found.costs.paid, found.costs.total) == (0, Decimal("142.50"))  # 15% of 950
    assert principal(found) == {"F1": "50.00"}


def test_a_payment_that_was_taken_back_leaves_the_later_ones_as_if_it_had_never_been(law: Law) -> None:
    claims = claim("F1", "100.00", **NONE), claim("F2", "100.00", dated="2026-01-02", **NONE)
    back, kept = paid("2026-02-10", "100.00", reversed_on="2026-02-20"), paid("2026-02-15", "50.00", "P2")
    file = case(*claims, payments=[back, kept])
    assert principal(owed(file, law, "2026-02-19")) == {"F1": "100.00", "F2": "50.00"}
    assert principal(owed(file, law, "2026-02-20")) == {"F1": "50.00", "F2": "0.00"}


def test_surplus_pays_a_later_claim_from_the_day_of_the_payment(law: Law) -> None:
    later = claim("F2", "500.00", dated="2026-03-01", due="2026-03-31")
    file = case(claim(**NONE), later, payments=[paid("2026-02-10", "1200.00")])
    assert owed(file, law, "2026-02-28").surplus == Decimal("200.00")
    found = owed(file, law, "2026-04-11")
    # 10 days over 300 at 4%: 0.3288
    assert (found.surplus, found.principal_open, found.interest) == (0, Decimal("300.00"), Decimal("0.33"))


def test_money_that_is_also_for_a_claim_that_is_not_due_goes_to_what_is_due_and_that_is_said(law: Law) -> None:
    later = claim("F2", "500.00", dated="2026-02-20", due="2026-03-20")
    payment = paid("2026-02-25", "600.00", for_claims=["F2", "F1"])
    found = owed(case(claim(**NONE), later, payments=[payment]), law, "2026-03-01")
    assert principal(found) == {"F1": "600.00"}
    assert any("P1 is for F2 too" in remark for remark in remarks(found))
