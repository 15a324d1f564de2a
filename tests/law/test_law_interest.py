"""Interest: first day counts, last does not; 365 days; split at rate changes; compounded once a year."""

import datetime as dt
from decimal import Decimal

import pytest

from filing.errors import LawQuestion, LawUnknown
from filing.law.interest import Compounding, InterestKind, Regime, accrue, compounding_days
from filing.law.table import Law
from filing.law.unpaid_principal import interest

D = dt.date
STATUTORY = Regime(InterestKind.STATUTORY)
COMMERCIAL = Regime(InterestKind.COMMERCIAL)


def agreed(rate: str, *, compounding: Compounding = Compounding.YEARLY) -> Regime:
    return Regime(InterestKind.CONTRACTUAL, Decimal(rate), compounding=compounding)


def test_two_years_of_statutory_interest_as_computed_by_hand(law: Law) -> None:
    # 1,234.56 from 2022-10-01 until 2024-10-01; rates 2% (2022), 4% (2023-01-01), 6% (2023-07-01), 7% (2024-01-01).
    # first year, over 1,234.56:
    #   2022-10-01 - 2023-01-01   92 days  1234.56 x 2 x  92 / 36500 =  6.2235 ->  6.22
    #   2023-01-01 - 2023-07-01  181 days  1234.56 x 4 x 181 / 36500 = 24.4882 -> 24.49
    #   2023-07-01 - 2023-10-01   92 days  1234.56 x 6 x  92 / 36500 = 18.6706 -> 18.67
    # second year, over 1,234.56 + 49.38 = 1,283.94:
    #   2023-10-01 - 2024-01-01   92 days  1283.94 x 6 x  92 / 36500 = 19.4173 -> 19.42
    #   2024-01-01 - 2024-10-01  274 days  1283.94 x 7 x 274 / 36500 = 67.4684 -> 67.47
    # together 49.38 + 86.89 = 136.27
    found = interest(law, STATUTORY, Decimal("1234.56"), D(2022, 10, 1), D(2024, 10, 1))
    assert [str(period.interest) for period in found.periods] == ["6.22", "24.49", "18.67", "19.42", "67.47"]
    assert [period.days for period in found.periods] == [92, 181, 92, 92, 274]
    assert [str(period.base) for period in found.periods] == ["1234.56"] * 3 + ["1283.94"] * 2
    assert found.total == Decimal("136.27")
    assert [row.value for row in found.rows] == [2, 4, 6, 7]


def test_the_same_two_years_simple_as_computed_by_hand(law: Law) -> None:
    # The second year over 1,234.56 again, and no cut on the anniversary, so 2023-07-01 - 2024-01-01 is one period:
    #   184 days at 6%  1234.56 x 6 x 184 / 36500 = 37.3412 -> 37.34
    #   274 days at 7%  1234.56 x 7 x 274 / 36500 = 64.8736 -> 64.87
    # 6.22 + 24.49 + 37.34 + 64.87 = 132.92
    regime = Regime(InterestKind.STATUTORY, compounding=Compounding.NONE)
    found = interest(law, regime, Decimal("1234.56"), D(2022, 10, 1), D(2024, 10, 1))
    assert found.total == Decimal("132.92")


def test_the_first_day_counts_and_the_last_does_not(law: Law) -> None:
    # 36,500 at 10% is 10.00 a day.
    (period,) = accrue(law, agreed("10"), Decimal(36500), D(2026, 1, 1), D(2026, 1, 2))
    assert (period.days, period.interest) == (1, Decimal("10.00"))
    assert accrue(law, agreed("10"), Decimal(36500), D(2026, 1, 1), D(2026, 1, 1)) == ()


def test_a_leap_year_has_366_days_over_365(law: Law) -> None:
    (period,) = accrue(law, agreed("10"), Decimal(36500), D(2024, 1, 1), D(2025, 1, 1))
    assert period.interest == Decimal("3660.00")


def test_a_part_is_rounded_half_up_to_the_cent(law: Law) -> None:
    # 36.50 x 5 x 1 / 36500 = 0.005 exactly.
    (period,) = accrue(law, agreed("5"), Decimal("36.50"), D(2026, 1, 1), D(2026, 1, 2))
    assert period.interest == Decimal("0.01")


def test_the_rate_changes_on_its_day(law: Law) -> None:
    periods = accrue(law, COMMERCIAL, Decimal(1000), D(2026, 6, 30), D(2026, 7, 2))
    assert [(p.since, p.until, p.rate) for p in periods] == [
        (D(2026, 6, 30), D(2026, 7, 1), Decimal("10.15")),
        (D(2026, 7, 1), D(2026, 7, 2), Decimal("10.4")),
    ]


def test_a_new_row_with_the_same_rate_makes_no_new_period_but_is_cited(law: Law) -> None:
    # Commercial interest stood at 8% from 1 July 2016 until 1 January 2023, in thirteen half-yearly rows.
    (period,) = accrue(law, COMMERCIAL, Decimal(1000), D(2016, 7, 1), D(2023, 1, 1))
    assert period.rate == 8
    assert len(period.rows) == 13
    assert period.row is period.rows[0]


def test_government_interest_has_the_commercial_rate(law: Law) -> None:
    government = accrue(law, Regime(InterestKind.GOVERNMENT), Decimal(1000), D(2026, 1, 1), D(2026, 12, 1))
    assert government == accrue(law, COMMERCIAL, Decimal(1000), D(2026, 1, 1), D(2026, 12, 1))


def test_a_surcharge_comes_on_top_of_the_rate(law: Law) -> None:
    regime = Regime(InterestKind.STATUTORY, surcharge=Decimal(2))
    (period,) = accrue(law, regime, Decimal(36500), D(2026, 1, 1), D(2026, 1, 11))
    assert (period.rate, period.interest) == (6, Decimal("60.00"))


def test_agreed_interest_needs_no_table_and_cites_none(law: Law) -> None:
    found = interest(law, agreed("12"), Decimal(1000), D(2030, 1, 1), D(2031, 1, 1))
    assert found.total == Decimal("120.00")
    assert found.rows == ()
    assert found.periods[0].row is None


def test_agreed_interest_compounds_each_year_unless_simple(law: Law) -> None:
    # Three common years of 365 days: 100.00 + 110.00 + 121.00; simple three times 100.00.
    span = (D(2021, 1, 1), D(2024, 1, 1))
    assert interest(law, agreed("10"), Decimal(1000), *span).total == 331
    assert interest(law, agreed("10", compounding=Compounding.NONE), Decimal(1000), *span).total == 300


def test_anniversaries_of_29_february_return_to_it_in_leap_years() -> None:
    days = compounding_days(STATUTORY, D(2020, 2, 29), D(2020, 2, 29), D(2025, 1, 1))
    assert days == (D(2021, 2, 28), D(2022, 2, 28), D(2023, 2, 28), D(2024, 2, 29))


def test_anniversaries_lie_strictly_inside_the_period() -> None:
    assert compounding_days(STATUTORY, D(2023, 5, 1), D(2024, 5, 1), D(2026, 5, 1)) == (D(2025, 5, 1),)
    assert compounding_days(STATUTORY, D(2023, 5, 1), D(2023, 5, 1), D(2024, 5, 2)) == (D(2024, 5, 1),)
    assert compounding_days(STATUTORY, D(2030, 5, 1), D(2024, 5, 1), D(2026, 5, 1)) == ()


def test_interest_is_not_carried_beyond_the_last_known_day(law: Law) -> None:
    interest(law, STATUTORY, Decimal(1000), D(2026, 12, 1), D(2027, 1, 1))
    with pytest.raises(LawUnknown, match="2027-01-01"):
        interest(law, STATUTORY, Decimal(1000), D(2026, 12, 1), D(2027, 1, 2))


@pytest.mark.parametrize(
    ("regime", "principal", "since", "until", "words"),
    [
        (STATUTORY, "-1", D(2026, 1, 1), D(2026, 2, 1), "principal is -1"),
        (STATUTORY, "0", D(2026, 1, 1), D(2026, 2, 1), "principal is zero"),
        (STATUTORY, "1", D(9999, 12, 30), D(9999, 12, 31), "years run from 1900 to 2200"),
        (STATUTORY, "NaN", D(2026, 1, 1), D(2026, 2, 1), "principal is NaN"),
        (STATUTORY, "1e20", D(2026, 1, 1), D(2026, 2, 1), "lies between"),
        (STATUTORY, "1", D(2026, 2, 1), D(2026, 1, 1), "ends before it begins"),
        (agreed("300"), "1", D(2026, 1, 1), D(2026, 2, 1), "agreed rate is 300"),
        (agreed("100"), "1", D(1800, 1, 1), D(2026, 2, 1), "longer than a century"),
        (agreed("100"), "1000000", D(1950, 1, 1), D(2026, 2, 1), "lies between"),
        (Regime(InterestKind.CONTRACTUAL), "1", D(2026, 1, 1), D(2026, 2, 1), "needs a rate"),
        (Regime(InterestKind.STATUTORY, Decimal(4)), "1", D(2026, 1, 1), D(2026, 2, 1), "rate of the law"),
        (Regime(InterestKind.STATUTORY, surcharge=Decimal(-1)), "1", D(2026, 1, 1), D(2026, 2, 1), "surcharge is -1"),
    ],
)
def test_a_question_without_sense_is_refused(
    law: Law, regime: Regime, principal: str, since: dt.date, until: dt.date, words: str
) -> None:
    with pytest.raises(LawQuestion, match=words):
        interest(law, regime, Decimal(principal), since, until)
