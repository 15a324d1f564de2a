"""Who pays within the term what the fourteen-day notice asked owes no collection costs: X-13, D14-06, D14-32.

The claim of 1000.00 is in default from 1 February 2026 and bears 4% (the rate of 2026). On 24 November, the day of the
notice, 296 days of interest were open: 1000 x 4% x 296/365 = 32.44, so that 1032.44 was asked. By the delivery vectors
of section 3 the letter arrived on 26 November, and its term ended on 10 December. The scale over 1000.00 gives 150.00,
and 40.00 at the least.
"""

import datetime as dt
from decimal import Decimal

import pytest
from case_builder import Parts, case, claim, english, facts, notice, owed, paid, remarks
from hypothesis import given, settings
from hypothesis import strategies as st

from filing.law.table import Law
from filing.reckoning.explain import explain
from filing.reckoning.statement import Statement
from filing.rules.requirements.notice_met import notice_was_not_met

SENT, LAST, NEXT = "2026-11-24", "2026-12-10", "2026-12-11"
ASKED = Decimal("1032.44")


def stated(law: Law, *payments: Parts, on: str = NEXT, letter: Parts | None = None, **parts: object) -> Statement:
    return owed(case(history=[letter or notice(SENT, "150.00")], payments=list(payments), **parts), law, on)


@pytest.mark.parametrize("day", ["2026-11-25", "2026-12-05", LAST])
def test_x_13_who_pays_in_time_what_was_asked_owes_no_costs(law: Law, day: str) -> None:
    found = stated(law, paid(day, "1032.44"))
    assert (found.costs.claimed, found.costs.due_from, found.costs.rule) == (0, None, "X-13")
    assert "€ 1,032.44" in english(found.costs.reason)
    # what is left is interest of the days after the letter, which the payment of it left in the principal
    assert 0 < found.open < Decimal("2.00")


def test_x_13_one_cent_less_or_one_day_later_leaves_costs(law: Law) -> None:
    assert stated(law, paid(LAST, "1032.43")).costs.claimed == Decimal("40.00")
    assert stated(law, paid(NEXT, "1032.44")).costs.claimed == Decimal("150.00")


def test_x_13_costs_stay_away_on_later_days(law: Law) -> None:
    found = stated(law, paid("2026-12-05", "1032.44"), on="2026-12-31")
    assert found.costs.total == 0


def test_x_13_a_longer_term_of_the_letter_binds(law: Law) -> None:
    longer = notice(SENT, "150.00", term={"days": "21", "starts": "day_after_receipt"})  # 26 November and 21 days
    assert stated(law, paid("2026-12-17", "1032.44"), letter=longer, on="2026-12-18").costs.claimed == 0
    assert stated(law, paid("2026-12-18", "1032.44"), letter=longer, on="2026-12-18").costs.claimed > 0


def test_x_13_what_the_letter_asked_is_what_is_on_record(law: Law) -> None:
    principal_only = notice(SENT, "150.00", asked="1000.00")
    assert stated(law, paid("2026-12-05", "1000.00"), letter=principal_only).costs.claimed == 0
    more = notice(SENT, "150.00", asked="1040.00")
    assert stated(law, paid("2026-12-05", "1032.44"), letter=more).costs.claimed == Decimal("40.00")


def test_x_13_several_payments_and_a_credit_note_count_together(law: Law) -> None:
    note = {"id": "C1", "claim": "F1", "on": "2026-12-03", "amount": "500.00"}
    two = (paid("2026-11-30", "300.00"), paid(LAST, "232.44", "P2"))
    assert stated(law, *two, credit_notes=[note]).costs.claimed == 0
    assert stated(law, *two).costs.claimed > 0


def test_x_13_what_came_in_on_the_day_of_the_letter_counts_once(law: Law) -> None:
    # the letter of that day asks what is left: 532.44
    assert stated(law, paid(SENT, "500.00"), paid(LAST, "532.44", "P2")).costs.claimed == 0
    assert stated(law, paid(SENT, "500.00"), paid(LAST, "532.43", "P2")).costs.claimed > 0
    # a letter on record that asked the whole was written before it
    whole = notice(SENT, "150.00", asked="1032.44")
    assert stated(law, paid(SENT, "500.00"), paid(LAST, "532.44", "P2"), letter=whole).costs.claimed == 0
    assert stated(law, paid(SENT, "500.00"), paid(LAST, "500.00", "P2"), letter=whole).costs.claimed > 0


def test_a_payment_that_the_bank_took_back_met_nothing(law: Law) -> None:
    back = paid("2026-12-05", "1032.44", reversed_on="2026-12-20")
    assert stated(law, back, on="2026-12-19").costs.claimed == 0
    assert stated(law, back, on="2026-12-20").costs.claimed == Decimal("150.00")


def test_a_payment_for_another_claim_meets_no_notice_and_the_same_money_does_not_meet_two(law: Law) -> None:
    claims = [claim(), claim("F2")]
    first = notice(SENT, "150.00", id="n1", claims=["F1"])
    second = notice(SENT, "150.00", id="n2", claims=["F2"])
    file = case(*claims, history=[first], payments=[paid("2026-12-05", "1032.44", for_claims=["F2"])])
    assert owed(file, law, NEXT).costs.claimed == Decimal("150.00")
    both = case(*claims, history=[first, second], payments=[paid("2026-12-05", "1032.44")])
    assert [one.is_met for one in owed(both, law, NEXT).costs.paid_in_term] == [True, False]
    enough = case(*claims, history=[first, second], payments=[paid("2026-12-05", "2064.88")])
    assert owed(enough, law, NEXT).costs.claimed == 0


def test_d14_32_a_payment_of_the_principal_alone_is_for_a_person_to_decide(law: Law) -> None:
    file = case(history=[notice(SENT, "150.00")], payments=[paid("2026-12-05", "1000.00")])
    assert any("D14-32" in remark for remark in remarks(owed(file, law, NEXT)))
    found = notice_was_not_met(facts(file, law, NEXT))
    assert "history.fourteen_day_notice-2026-11-24.asked" in [one.path for one in found.facts]
    assert "€ 1,032.44" in english(found.message)


def test_an_explanation_of_a_notice_that_was_met_holds_no_costs(law: Law) -> None:
    file = case(history=[notice(SENT, "150.00")], payments=[paid("2026-12-05", "1032.44")])
    found = explain(file, owed(file, law, NEXT), law)
    assert found.costs.counted == ()
    assert found.payments[0].surplus == 0


@settings(max_examples=40)
@given(cents=st.integers(min_value=1, max_value=150_000), after=st.integers(min_value=1, max_value=30))
def test_x_13_costs_are_due_exactly_when_less_than_was_asked_came_in_time(law: Law, cents: int, after: int) -> None:
    day = dt.date(2026, 11, 24) + dt.timedelta(days=after)
    amount = Decimal(cents) / 100
    found = stated(law, paid(day.isoformat(), f"{amount:.2f}"), on="2026-12-31")
    is_met = amount >= ASKED and day <= dt.date(2026, 12, 10)
    assert (found.costs.claimed == 0) is is_met


def worded(wording: str, **parts: object) -> Parts:
    return notice(SENT, "150.00", term={"days": "14", "starts": "day_after_receipt", "wording": wording}, **parts)


@pytest.mark.parametrize(
    ("wording", "asked"),
    [
        ("Betaal € 1.000,00 binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd.", "1000.00"),
        ("Betaal EUR 1000 binnen veertien dagen; daarna komt er € 150,00 bij.", "1000"),
        ("Betaal 1.000,- euro binnen 14 dagen", "1000"),
        ("Pay € 1,000.00 within fourteen days", "1000.00"),
        ("Betaal € 1.000,00 en € 32,44 rente binnen veertien dagen", None),
        ("Betaal binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd.", None),
    ],
)
def test_x_13_the_amount_in_the_words_of_the_term_is_what_was_asked(law: Law, wording: str, asked: str | None) -> None:
    found = stated(law, paid("2026-12-05", "1000.00"), letter=worded(wording))
    assert found.costs.claimed == (0 if asked else Decimal("40.00"))
    said = found.costs.paid_in_term[0]
    assert (said.is_recorded, said.asked) == ((True, Decimal(asked)) if asked else (False, ASKED))


def test_x_13_who_pays_on_the_day_of_the_letter_is_asked_about_as_a_day_later(law: Law) -> None:
    for day in (SENT, "2026-11-25"):
        found = stated(law, paid(day, "1000.00"))
        assert [one.is_close for one in found.costs.paid_in_term] == [True]
        assert stated(law, paid(day, "1032.44")).costs.claimed == 0


def test_d14_32_a_cent_less_than_the_principal_is_asked_about_and_a_large_rest_is_not(law: Law) -> None:
    assert stated(law, paid("2026-12-05", "999.99")).costs.paid_in_term[0].is_close
    assert not any(one.is_close for one in stated(law, paid("2026-12-05", "960.00")).costs.paid_in_term)


@pytest.mark.parametrize(("amount", "costs"), [("1000.00", "40.00"), ("1032.44", "0.00")])
def test_d14_32_no_means_no_costs_and_the_way_on(law: Law, amount: str, costs: str) -> None:
    def answered(*answers: Parts) -> tuple[Decimal, str]:
        file = case(history=[notice(SENT, "150.00")], payments=[paid("2026-12-05", amount)], answers=list(answers))
        finding = notice_was_not_met(facts(file, law, NEXT))
        return owed(file, law, NEXT).costs.claimed, finding.verdict.value

    assert answered() == (Decimal(costs), "unknown")
    no = {"rule": "D14-32", "answer": "no", "on": NEXT, "by": "A"}
    assert answered(no) == (Decimal(0), "satisfied")
    assert answered(no, {**no, "answer": "yes"}) == (Decimal(costs), "unknown")  # which the plan takes for settled


def test_d14_32_what_was_credited_after_the_term_is_no_rest(law: Law) -> None:
    note = {"id": "c1", "claim": "F1", "on": "2026-12-14", "amount": "400.00", "reason": "retour"}
    asked = notice(SENT, "150.00", asked="1000.00")
    found = stated(law, paid("2026-12-05", "600.00"), letter=asked, credit_notes=[note], on="2026-12-20")
    assert [one.is_close for one in found.costs.paid_in_term] == [True]
