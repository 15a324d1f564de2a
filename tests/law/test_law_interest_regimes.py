"""Regimes of interest: agreed rates, floors, monthly compounding, old contracts; the figures are worked out by hand."""

import datetime as dt
from decimal import Decimal

import pytest

from filing.errors import LawQuestion, LawUnknown
from filing.law.interest import (
    OLD_CONTRACTS,
    OLD_CONTRACTS_BEFORE,
    Compounding,
    InterestKind,
    Regime,
    accrue,
    compounding_days,
    interest_of,
    stretches,
)
from filing.law.table import Law, Status
from filing.law.unpaid_principal import interest

D = dt.date
STATUTORY = Regime(InterestKind.STATUTORY)
COMMERCIAL = Regime(InterestKind.COMMERCIAL)
OLD = Regime(InterestKind.COMMERCIAL, old_contract=True)


def agreed(rate: str, compounding: Compounding = Compounding.YEARLY) -> Regime:
    return Regime(InterestKind.CONTRACTUAL, Decimal(rate), compounding=compounding)


# ── compounding ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_monthly_compounding_as_computed_by_hand(law: Law) -> None:
    # 1,000.00 at 12% from 2023-01-31 until 2023-04-15; months end on 28 February, 31 March:
    #   2023-01-31 - 2023-02-28  28 days  1000.00 x 12 x 28 / 36500 =  9.2055 ->  9.21
    #   2023-02-28 - 2023-03-31  31 days  1009.21 x 12 x 31 / 36500 = 10.2857 -> 10.29
    #   2023-03-31 - 2023-04-15  15 days  1019.50 x 12 x 15 / 36500 =  5.0277 ->  5.03
    found = interest(law, agreed("12", Compounding.MONTHLY), Decimal(1000), D(2023, 1, 31), D(2023, 4, 15))
    assert [str(period.interest) for period in found.periods] == ["9.21", "10.29", "5.03"]
    assert [str(period.base) for period in found.periods] == ["1000", "1009.21", "1019.50"]
    assert found.total == Decimal("24.53")


def test_a_month_is_reckoned_from_the_first_day_itself() -> None:
    # 31 January gives the last day of a short month, and the 31st again where there is one.
    days = compounding_days(agreed("12", Compounding.MONTHLY), D(2024, 1, 31), D(2024, 1, 31), D(2024, 8, 1))
    assert days == (
        D(2024, 2, 29), D(2024, 3, 31), D(2024, 4, 30), D(2024, 5, 31), D(2024, 6, 30), D(2024, 7, 31),
    )  # fmt: skip
    (february,) = compounding_days(agreed("12", Compounding.MONTHLY), D(2023, 1, 30), D(2023, 2, 1), D(2023, 3, 1))
    assert february == D(2023, 2, 28)


@pytest.mark.parametrize(
    ("compounding", "expected"),
    [
        (Compounding.NONE, ()),
        (Compounding.YEARLY, (D(2025, 2, 28), D(2026, 2, 28))),
        (Compounding.MONTHLY, (*(D(2025, month, 29 if month != 2 else 28) for month in range(2, 13)),
                               D(2026, 1, 29), D(2026, 2, 28))),
    ],
)  # fmt: skip
def test_days_that_compound_from_29_february(compounding: Compounding, expected: tuple[dt.date, ...]) -> None:
    assert compounding_days(agreed("8", compounding), D(2024, 2, 29), D(2025, 1, 29), D(2026, 3, 1)) == expected


def test_29_february_comes_back_in_a_leap_year() -> None:
    assert compounding_days(STATUTORY, D(2020, 2, 29), D(2023, 3, 1), D(2024, 3, 1)) == (D(2024, 2, 29),)


def test_days_that_compound_lie_strictly_inside_and_never_on_the_first_day() -> None:
    monthly = agreed("8", Compounding.MONTHLY)
    assert compounding_days(monthly, D(2024, 5, 10), D(2024, 5, 10), D(2024, 6, 10)) == ()
    assert compounding_days(monthly, D(2024, 5, 10), D(2024, 5, 10), D(2024, 6, 11)) == (D(2024, 6, 10),)
    assert compounding_days(monthly, D(2024, 5, 10), D(2024, 1, 1), D(2024, 6, 1)) == ()
    assert compounding_days(STATUTORY, D(2024, 5, 10), D(2024, 1, 1), D(2025, 5, 10)) == ()


def test_dem_27_commercial_interest_compounds_each_year(law: Law) -> None:
    # 36,500.00 from 2024-07-01: 184 days at 12.25% and 181 at 11.15% = 2254.00 + 2018.15 = 4272.15;
    # from 2025-07-01 over 40,772.15: 10 days at 10.15% = 113.3801 -> 113.38
    found = interest(law, COMMERCIAL, Decimal(36500), D(2024, 7, 1), D(2025, 7, 11))
    assert found.total == Decimal("2254.00") + Decimal("2018.15") + Decimal("113.38")


# ── what a further day costs ────────────────────────────────────────────────────────────────────────────────────────


def test_a_further_day_runs_over_what_the_anniversary_added(law: Law) -> None:
    # 60.00 over 2025 joins 1,000.00 on 2026-01-01; a day is 1060 x 4 / 36500 = 0.1162; over 1,000.00 it would be 0.11.
    found = interest(law, STATUTORY, Decimal(1000), D(2025, 1, 1), D(2026, 1, 1))
    assert found.next_day is not None
    assert (found.next_day.since, found.next_day.base) == (D(2026, 1, 1), Decimal("1060.00"))
    assert found.next_day.interest == Decimal("0.12")
    simple = Regime(InterestKind.STATUTORY, compounding=Compounding.NONE)
    day = interest(law, simple, Decimal(1000), D(2025, 1, 1), D(2026, 1, 1)).next_day
    assert day is not None
    assert day.interest == Decimal("0.11")


def test_a_further_day_is_not_known_after_the_last_day_of_the_table(law: Law) -> None:
    assert interest(law, STATUTORY, Decimal(1000), D(2026, 12, 1), D(2027, 1, 1)).next_day is None
    day = interest(law, agreed("36.5"), Decimal(1000), D(2026, 12, 1), D(2027, 1, 1)).next_day
    assert day is not None
    assert day.interest == Decimal("1.00")


# ── surcharge, floor, an agreed rate ────────────────────────────────────────────────────────────────────────────────


def test_a_floor_holds_only_where_the_rate_with_its_surcharge_is_lower(law: Law) -> None:
    # Statutory interest was 2% until 2022-12-31, 4% until 2023-06-30, then 6%; with one point 3%, 5%, 7%.
    regime = Regime(InterestKind.STATUTORY, surcharge=Decimal(1), floor=Decimal(5))
    parts = stretches(law, regime, D(2022, 12, 1), D(2023, 8, 1))
    assert [(part.since, part.until, part.rate) for part in parts] == [
        (D(2022, 12, 1), D(2023, 7, 1), 5),  # 5% by the floor, then 5% by the table: one stretch with both rows
        (D(2023, 7, 1), D(2023, 8, 1), 7),
    ]
    assert [row.value for row in parts[0].rows] == [2, 4]


def test_dem_26_an_agreed_rate_takes_the_place_of_commercial_interest(law: Law) -> None:
    # 36,500.00 at 8% is 8.00 a day; 365 days, then a year over 39,420.00 is 3,153.60.
    regime = Regime(InterestKind.COMMERCIAL, Decimal(8))
    found = interest(law, regime, Decimal(36500), D(2024, 3, 1), D(2026, 3, 1))
    assert found.total == Decimal("2920.00") + Decimal("3153.60")
    assert found.rows == ()


def test_a_surcharge_and_a_floor_go_with_an_agreed_rate_too(law: Law) -> None:
    (part,) = stretches(law, Regime(InterestKind.CONTRACTUAL, Decimal(3), Decimal(1)), D(2030, 1, 1), D(2031, 1, 1))
    assert part.rate == 4
    low = Regime(InterestKind.CONTRACTUAL, Decimal(3), floor=Decimal(5))
    assert stretches(law, low, D(2030, 1, 1), D(2031, 1, 1))[0].rate == 5


# ── old contracts ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_old_contract_has_its_own_table_from_its_day_on(law: Law) -> None:
    # Listed: 7.75% from 2013-01-01 for all, 8.75% from 2013-03-16, 8.5% from 2013-07-01; old contracts one point less.
    old = stretches(law, OLD, D(2013, 3, 15), D(2013, 7, 2))
    assert [(part.since, part.rate) for part in old] == [
        (D(2013, 3, 15), Decimal("7.75")),  # two tables, one rate
        (D(2013, 7, 1), Decimal("7.5")),
    ]
    assert [row.table for row in old[0].rows] == ["commercial_interest", OLD_CONTRACTS]
    new = stretches(law, COMMERCIAL, D(2013, 3, 15), D(2013, 7, 2))
    assert [part.rate for part in new] == [Decimal("7.75"), Decimal("8.75"), Decimal("8.5")]


def test_rows_for_old_contracts_say_that_they_are_unverified(law: Law) -> None:
    (period,) = accrue(law, OLD, Decimal(1000), D(2026, 7, 1), D(2026, 12, 1))
    assert period.rate == Decimal("9.4")  # 10.4% listed, less one point
    assert [row.status for row in period.rows] == [Status.UNVERIFIED]
    before = accrue(law, OLD, Decimal(1000), D(2010, 1, 1), D(2013, 3, 16))
    assert before == accrue(law, COMMERCIAL, Decimal(1000), D(2010, 1, 1), D(2013, 3, 16))


def test_the_table_for_old_contracts_begins_on_the_day_that_divides_them(law: Law) -> None:
    assert law.table(OLD_CONTRACTS).rows[0].since == OLD_CONTRACTS_BEFORE
    with pytest.raises(LawUnknown, match=OLD_CONTRACTS):
        stretches(law, OLD, D(2026, 12, 1), D(2027, 1, 2))


# ── rounding and rows ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("base", "rate", "days", "expected"),
    [
        ("36.50", "5", 1, "0.01"),  # 0.005 exactly
        ("36.49", "5", 1, "0.00"),  # 0.0049986
        ("36500", "10.15", 366, "3714.90"),  # 10.15 a day, over 366 days of a leap year
        ("0", "10", 365, "0.00"),
        ("1000", "0", 365, "0.00"),
        ("1000", "10", 0, "0.00"),
        ("999999999999.99", "100", 36600, "100273972602738.72"),  # 999999999999.99 x 36600 / 365 = …738.7233
    ],
)
def test_interest_of_days_is_rounded_half_up(base: str, rate: str, days: int, expected: str) -> None:
    assert interest_of(Decimal(base), Decimal(rate), days) == Decimal(expected)


def test_a_part_of_a_stretch_cites_the_rows_of_that_part(law: Law) -> None:
    # 8% from 2016-07-01 until 2023-01-01, in thirteen half-yearly rows.
    (whole,) = stretches(law, COMMERCIAL, D(2016, 7, 1), D(2023, 1, 1))
    part = whole.period(Decimal(1000), D(2017, 3, 1), D(2018, 1, 1))
    assert [row.since for row in part.rows] == [D(2017, 1, 1), D(2017, 7, 1)]
    assert part.rows == accrue(law, COMMERCIAL, Decimal(1000), D(2017, 3, 1), D(2018, 1, 1))[0].rows
    assert whole.period(Decimal(1000), whole.since, whole.until).rows == whole.rows


# ── questions without sense ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("regime", "words"),
    [
        (Regime(InterestKind.GOVERNMENT, Decimal(9)), "rate of the law"),
        (Regime(InterestKind.STATUTORY, Decimal(9)), "rate of the law"),
        (Regime(InterestKind.COMMERCIAL, Decimal(-1)), "agreed rate is -1"),
        (Regime(InterestKind.COMMERCIAL, Decimal("NaN")), "agreed rate is NaN"),
        (Regime(InterestKind.STATUTORY, floor=Decimal(101)), "floor is 101"),
        (Regime(InterestKind.CONTRACTUAL, Decimal(60), Decimal(60)), "surcharge is 120"),
        (Regime(InterestKind.STATUTORY, surcharge=Decimal(97)), "surcharge is 101"),
        (Regime(InterestKind.STATUTORY, old_contract=True), "same rate for old contracts"),
        (Regime(InterestKind.CONTRACTUAL, Decimal(8), old_contract=True), "same rate for old contracts"),
    ],
)
def test_a_regime_without_sense_is_refused(law: Law, regime: Regime, words: str) -> None:
    with pytest.raises(LawQuestion, match=words):
        stretches(law, regime, D(2026, 1, 1), D(2026, 2, 1))


def test_a_period_that_ends_before_it_begins_is_refused_everywhere(law: Law) -> None:
    for ask in (
        lambda: stretches(law, STATUTORY, D(2026, 2, 1), D(2026, 1, 1)),
        lambda: compounding_days(STATUTORY, D(2026, 1, 1), D(2026, 2, 1), D(2026, 1, 1)),
        lambda: interest(law, STATUTORY, Decimal(1), D(2026, 2, 1), D(2026, 1, 1)),
    ):
        with pytest.raises(LawQuestion, match="ends before it begins"):
            ask()
