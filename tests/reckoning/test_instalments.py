"""Schedules of a payment plan: sums exact, days ascending, never above the budget (PLN-01, PLN-06, rules 8.5).

The figures of the single cases are worked out by hand beside them.
"""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filing.casefile.dealings import Budget, Instalment
from filing.money import total
from filing.reckoning.instalments import (
    MOST_INSTALMENTS,
    Schedule,
    allotted,
    missed,
    monthly_days,
    monthly_room,
    proposals,
)

CENTS = st.integers(1, 100_000_00).map(lambda cents: Decimal(cents) / 100)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31))
PAY_DAYS = st.integers(1, 31)
ON = dt.date(2026, 12, 10)


def rows(found: Schedule) -> list[tuple[str, str]]:
    return [(str(one.due_on), f"{one.amount:.2f}") for one in found.instalments]


def budget(**parts: str) -> Budget:
    return Budget.model_validate(parts)


@given(CENTS, st.none() | CENTS, DAYS, PAY_DAYS)
@settings(max_examples=200, deadline=None)
def test_pln_01_every_schedule_adds_up_to_the_cent_on_ascending_days_and_within_the_room(
    balance: Decimal, room: Decimal | None, earliest: dt.date, pay_day: int
) -> None:
    found = proposals(balance, room, earliest, pay_day)
    assert len(found) <= 3
    assert len(set(found)) == len(found)
    for one in found:
        amounts = [row.amount for row in one.instalments]
        days = [row.due_on for row in one.instalments]
        assert one.total == balance
        assert all(amount > 0 and amount == amount.quantize(Decimal("0.01")) for amount in amounts)
        assert amounts[-1] <= one.regular
        assert set(amounts[:-1]) <= {one.regular}
        assert all(first < then for first, then in pairwise(days))
        assert days[0] >= earliest
        assert room is None or max(amounts) <= room
        assert len(amounts) <= MOST_INSTALMENTS


@given(CENTS, CENTS, DAYS)
@settings(max_examples=100, deadline=None)
def test_pln_06_there_is_a_schedule_exactly_when_the_room_pays_the_balance_within_three_years(
    balance: Decimal, room: Decimal, earliest: dt.date
) -> None:
    assert bool(proposals(balance, room, earliest)) == (room * MOST_INSTALMENTS >= balance)


@given(DAYS, PAY_DAYS, st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_pln_01_days_are_a_month_apart_and_on_the_last_day_where_a_month_lacks_the_day(
    earliest: dt.date, pay_day: int, count: int
) -> None:
    days = monthly_days(earliest, pay_day, count)
    assert len(days) == count
    assert earliest <= days[0] < earliest + dt.timedelta(days=32)
    months = [day.year * 12 + day.month for day in days]
    assert months == list(range(months[0], months[0] + count))
    for day in days:
        tomorrow = day + dt.timedelta(days=1)
        assert day.day == pay_day or (day.day < pay_day and tomorrow.month != day.month)


def test_pln_01_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    days = monthly_days(dt.date(2026, 12, 10), 31, 4)
    assert [str(day) for day in days] == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]


def test_pln_01_the_last_instalment_takes_the_rest() -> None:
    # 1000.03 at most 300 a month: four times at least; a quarter is 250.0075, in whole euro 251: 3 x 251 = 753, and
    # 247.03 is left. Then six times 167 (166.67), of which the last is 1000.03 - 835 = 165.03; then eight times 126.
    found = proposals(Decimal("1000.03"), Decimal("300.00"), ON)
    assert rows(found[0]) == [
        ("2027-01-01", "251.00"), ("2027-02-01", "251.00"), ("2027-03-01", "251.00"), ("2027-04-01", "247.03"),
    ]  # fmt: skip
    assert [len(one.instalments) for one in found] == [4, 6, 8]
    assert [f"{one.regular:.2f} {one.instalments[-1].amount:.2f}" for one in found[1:]] == [
        "167.00 165.03", "126.00 118.03",
    ]  # fmt: skip


def test_pln_06_whole_euros_are_left_where_they_would_be_above_the_room() -> None:
    # 100.00 in three at most 33.50: a third is 33.34, and 34 would be more than the budget leaves.
    found = proposals(Decimal("100.00"), Decimal("33.50"), ON)
    assert [amount for _, amount in rows(found[0])] == ["33.34", "33.34", "33.32"]


def test_pln_06_without_room_or_balance_nothing_is_proposed() -> None:
    assert proposals(Decimal("100.00"), Decimal("0.00"), ON) == ()
    assert proposals(Decimal("0.00"), Decimal("50.00"), ON) == ()
    assert proposals(Decimal("3600.01"), Decimal("100.00"), ON) == ()  # more than 36 months


def test_a_small_balance_is_not_cut_into_small_change() -> None:
    found = proposals(Decimal("25.00"), Decimal("100.00"), ON)
    assert [len(one.instalments) for one in found] == [1, 2]  # three would be below 10 euro each


@pytest.mark.parametrize(
    ("parts", "room"),
    [
        ({"income": "2000.00", "expenses": "1900.00"}, "100.00"),
        ({"income": "2000.00", "expenses": "1900.00", "other_plans": "50.00"}, "50.00"),
        ({"income": "2000.00", "expenses": "1900.00", "room": "40.00"}, "40.00"),
        ({"income": "2000.00", "expenses": "1980.00", "room": "40.00"}, "20.00"),
        ({"income": "1000.00", "expenses": "1200.00"}, "0.00"),
        ({"room": "75.00"}, "75.00"),
    ],
)
def test_pln_06_the_room_is_the_least_that_the_budget_says(parts: dict[str, str], room: str) -> None:
    assert monthly_room(budget(**parts)) == Decimal(room)


@pytest.mark.parametrize("parts", [{}, {"income": "1.00"}, {"expenses": "1.00"}, {"room": "1.00", "pay_day": "32"},
                                   {"room": "1.00", "pay_day": "0"}])  # fmt: skip
def test_a_budget_that_says_nothing_or_half_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"income and expenses|pay_day"):
        budget(**parts)


@pytest.mark.parametrize(
    ("due_on", "amount"),
    [("2027-02-30", "1.00"), ("2027-02-28", "-1.00"), ("2027-02-28", "0.00"), ("2027-02-28", "0.333")],
)
def test_a_day_that_a_month_lacks_and_an_instalment_of_nothing_or_less_are_refused(due_on: str, amount: str) -> None:
    with pytest.raises(ValueError, match=r"calendar|more than zero|two decimals"):
        Instalment.model_validate({"due_on": due_on, "amount": amount})


# ── what came in ───────────────────────────────────────────────────────────────────────────────────────────────


def due(day: str, amount: str = "100.00") -> Instalment:
    return Instalment.model_validate({"due_on": day, "amount": amount})


PLAN = (due("2026-10-01"), due("2026-11-01"), due("2026-12-01"))


def money(*pairs: tuple[str, str]) -> list[tuple[dt.date, Decimal]]:
    return [(dt.date.fromisoformat(day), Decimal(amount)) for day, amount in pairs]


def lacks(*pairs: tuple[str, str], on: str = "2026-11-24") -> list[tuple[str, str]]:
    found = missed(allotted(PLAN, money(*pairs)), dt.date.fromisoformat(on))
    return [(str(one.instalment.due_on), f"{one.missing:.2f}") for one in found]


def test_pln_04_of_two_days_with_one_paid_only_the_other_is_missed() -> None:
    assert lacks(("2026-10-01", "100.00")) == [("2026-11-01", "100.00")]


def test_pln_04_a_payment_pays_the_oldest_first_and_a_part_leaves_the_rest() -> None:
    assert lacks(("2026-11-03", "130.00")) == [("2026-11-01", "70.00")]


def test_pln_04_the_day_itself_is_not_missed_and_the_next_day_is() -> None:
    paid = ("2026-10-01", "100.00")
    assert lacks(paid, on="2026-11-01") == []
    assert lacks(paid, on="2026-11-02") == [("2026-11-01", "100.00")]


def test_pln_04_what_came_in_late_but_whole_is_not_missing() -> None:
    found = allotted(PLAN, money(("2026-11-20", "200.00")))
    assert missed(found, dt.date(2026, 11, 24)) == ()
    assert [str(one.complete_on) for one in found] == ["2026-11-20", "2026-11-20", "None"]


@given(st.lists(st.tuples(DAYS, CENTS), max_size=8), st.lists(CENTS, min_size=1, max_size=8))
@settings(max_examples=100, deadline=None)
def test_pln_04_no_cent_that_came_in_is_lost_or_counted_twice(
    payments: list[tuple[dt.date, Decimal]], amounts: list[Decimal]
) -> None:
    plan = [Instalment(due_on=dt.date(2026, 1, 1), amount=amount) for amount in amounts]
    found = allotted(plan, payments)
    received = total(one.received for one in found)
    assert received == min(total(amount for _, amount in payments), total(amounts))
    assert all(0 <= one.received <= one.instalment.amount for one in found)
    assert all((one.complete_on is not None) == (one.missing == 0) for one in found)
