"""The computed holidays: the list of the collected tables, the test data of the rules (1.3), and what always holds."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.calendar_nl import DAY, good_friday, holidays, is_holiday, recognised_holidays
from filing.errors import LawUnknown

D = dt.date
NAMES = (
    "Nieuwjaarsdag", "Goede Vrijdag", "tweede paasdag", "Koningsdag", "Bevrijdingsdag", "Hemelvaartsdag",
    "tweede pinksterdag", "eerste kerstdag", "tweede kerstdag",
)  # fmt: skip
# Collected tables, algemene_termijnenwet.holidays, in the order of NAMES.
LISTED = {
    2019: "01-01 04-19 04-22 04-27 05-05 05-30 06-10 12-25 12-26",
    2020: "01-01 04-10 04-13 04-27 05-05 05-21 06-01 12-25 12-26",
    2021: "01-01 04-02 04-05 04-27 05-05 05-13 05-24 12-25 12-26",
    2022: "01-01 04-15 04-18 04-27 05-05 05-26 06-06 12-25 12-26",
    2023: "01-01 04-07 04-10 04-27 05-05 05-18 05-29 12-25 12-26",
    2024: "01-01 03-29 04-01 04-27 05-05 05-09 05-20 12-25 12-26",
    2025: "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
    2028: "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26",
    2029: "01-01 03-30 04-02 04-27 05-05 05-10 05-21 12-25 12-26",
    2030: "01-01 04-19 04-22 04-27 05-05 05-30 06-10 12-25 12-26",
    2031: "01-01 04-11 04-14 04-26 05-05 05-22 06-02 12-25 12-26",
    2032: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
    2033: "01-01 04-15 04-18 04-27 05-05 05-26 06-06 12-25 12-26",
}
# Rules, section 1.3, "Holiday test data".
TEST_DATA = {
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
    2028: "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26",
}
YEARS = st.integers(2014, 2100)


def days(year: int, written: str) -> list[dt.date]:
    return [D.fromisoformat(f"{year}-{day}") for day in written.split()]


@pytest.mark.parametrize("year", LISTED)
def test_x_20_the_holidays_are_those_listed(year: int) -> None:
    assert holidays(year) == dict(zip(days(year, LISTED[year]), NAMES, strict=True))


@pytest.mark.parametrize("year", TEST_DATA)
def test_x_20_the_holidays_are_the_test_data_of_the_rules(year: int) -> None:
    assert list(holidays(year)) == days(year, TEST_DATA[year])


@pytest.mark.parametrize("year", range(2014, 2101))
def test_x_25_good_friday_and_5_may_are_there_every_year(year: int) -> None:
    assert is_holiday(D(year, 5, 5))
    assert is_holiday(good_friday(year))
    assert good_friday(year) not in recognised_holidays(year)


def test_kings_day_gives_way_to_a_sunday_only() -> None:
    # 27 April 2025 and 2031 are Sundays; in 2019 it is a Saturday, which is kept.
    assert [D(year, 4, 26) in holidays(year) for year in (2025, 2031, 2019)] == [True, True, False]
    assert D(2025, 4, 27) not in holidays(2025)


def test_ascension_day_on_5_may_keeps_both_names() -> None:
    # Easter 2016 was 27 March, so that Ascension Day fell on 5 May.
    assert holidays(2016)[D(2016, 5, 5)] == "Bevrijdingsdag en Hemelvaartsdag"
    assert len(holidays(2016)) == 8


@given(YEARS)
def test_the_movable_days_keep_their_distance_and_weekday(year: int) -> None:
    friday = good_friday(year)
    monday = friday + 3 * DAY
    assert friday.weekday() == 4
    assert {monday, monday + 38 * DAY, monday + 49 * DAY} <= set(recognised_holidays(year))
    assert D(year, 3, 22) <= monday - DAY <= D(year, 4, 25)  # the earliest and latest Easter


@given(YEARS)
def test_no_year_has_fewer_than_eight_or_more_than_nine_and_each_once(year: int) -> None:
    found = list(holidays(year))
    assert len(found) in {8, 9}
    assert found == sorted(found)
    assert all(day.year == year for day in found)


@pytest.mark.parametrize("year", [1, 2013, 2101, 9999])
def test_a_year_without_known_holidays_is_refused(year: int) -> None:
    with pytest.raises(LawUnknown, match="2014"):
        holidays(year)
    with pytest.raises(LawUnknown, match="2100"):
        is_holiday(D(year, 6, 1))
