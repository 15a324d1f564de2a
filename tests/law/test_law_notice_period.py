"""The fourteen-day notice as dates: the test figures of the rules (section 3) and what lies around them."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.calendar_nl import DAY, is_holiday
from filing.errors import LawQuestion, LawUnknown
from filing.law.loader import load_tables
from filing.law.notice_period import notice_period
from filing.law.table import Law
from filing.resources import law_folder

D = dt.date
LAW = load_tables(law_folder())

# D14-24, D14-26, D14-27; delivery on the second counted day.
VECTORS = [
    (D(2026, 11, 24), D(2026, 11, 26), D(2026, 12, 10), D(2026, 12, 11)),
    (D(2026, 11, 26), D(2026, 11, 28), D(2026, 12, 14), D(2026, 12, 15)),
    (D(2026, 11, 27), D(2026, 12, 1), D(2026, 12, 15), D(2026, 12, 16)),
    (D(2026, 11, 21), D(2026, 11, 25), D(2026, 12, 9), D(2026, 12, 10)),
    (D(2026, 11, 23), D(2026, 11, 25), D(2026, 12, 9), D(2026, 12, 10)),
    (D(2026, 12, 24), D(2026, 12, 30), D(2027, 1, 13), D(2027, 1, 14)),
    (D(2027, 4, 26), D(2027, 4, 29), D(2027, 5, 13), D(2027, 5, 14)),
]


@pytest.mark.parametrize(("dispatched", "delivered", "last_day", "costs_due_from"), VECTORS)
def test_presumed_delivery_gives_the_known_dates(
    law: Law, dispatched: dt.date, delivered: dt.date, last_day: dt.date, costs_due_from: dt.date
) -> None:
    found = notice_period(law, dispatched)
    assert (found.delivered, found.last_day, found.costs_due_from) == (delivered, last_day, costs_due_from)
    assert (found.presumed, found.delivery_days) == (True, 2)
    assert found.extended is (last_day != delivered + 14 * DAY)


def test_with_three_delivery_days_the_known_dates_follow(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The second figure of the rules: Tuesday 2026-11-24 with n = 3, asked with a firm's own row."""
    folder = tmp_path_factory.mktemp("firm")
    row = (
        "{from: 2026-01-01, until: 2027-01-01, value: 3, source: our own margin, recorded: 2026-11-21, status: derived}"
    )
    (folder / "delivery_days.yaml").write_text(f"name: delivery_days\nrows:\n  - {row}\n", encoding="utf-8")
    found = notice_period(load_tables(law_folder(), folder), D(2026, 11, 24))
    assert (found.delivered, found.last_day, found.costs_due_from) == (
        D(2026, 11, 27),
        D(2026, 12, 11),
        D(2026, 12, 12),
    )


def test_three_days_count_for_dispatch_from_1_july_2027(law: Law) -> None:
    # Wednesday 30 June 2027 with two days: Friday 2 July; Thursday 1 July with three: 2, 3 July, then Tuesday 6.
    assert notice_period(law, D(2027, 6, 30)).delivered == D(2027, 7, 2)
    later = notice_period(law, D(2027, 7, 1))
    assert (later.delivery_days, later.delivered) == (3, D(2027, 7, 6))
    assert [str(row.status) for row in later.rows] == ["derived", "published"]


def test_proved_delivery_is_taken_as_it_is(law: Law) -> None:
    found = notice_period(law, D(2026, 11, 24), D(2026, 12, 2))
    assert (found.presumed, found.delivery_days) == (False, 0)
    assert (found.last_day, found.costs_due_from) == (D(2026, 12, 16), D(2026, 12, 17))


def test_good_friday_is_no_delivery_day(law: Law) -> None:
    # Wednesday 1 April 2026: Thursday 2 counts, Good Friday 3 does not, Saturday 4 does.
    found = notice_period(law, D(2026, 4, 1))
    assert found.delivered == D(2026, 4, 4)
    # No source says so: the row is marked, and the answer says it.
    assert [(row.table, str(row.status)) for row in found.rows][1] == ("delivery_holidays", "unverified")
    assert any("Good Friday 2026-04-03" in remark for remark in found.remarks)


def test_a_firm_can_say_that_good_friday_counts(tmp_path: Path, law: Law) -> None:
    row = "{from: 2026-01-01, value: {good_friday: counted}, source: the carrier, recorded: 2026-11-21, status: single}"
    (tmp_path / "delivery_holidays.yaml").write_text(f"name: delivery_holidays\nrows:\n  - {row}\n", encoding="utf-8")
    found = notice_period(load_tables(law_folder(), tmp_path), D(2026, 4, 1))
    assert (found.delivered, found.remarks) == (D(2026, 4, 3), ())


def test_where_good_friday_does_not_matter_nothing_is_doubted(law: Law) -> None:
    found = notice_period(law, D(2026, 3, 31))  # Wednesday 1 and Thursday 2 April
    assert (found.delivered, found.remarks) == (D(2026, 4, 2), ())
    assert "delivery_holidays" not in {row.table for row in found.rows}


@pytest.mark.parametrize(
    ("dispatched", "delivered"),
    [
        (D(2026, 5, 13), D(2026, 5, 16)),  # 14 May is Ascension Day; Friday 15, equated by decree, counts; Saturday 16
        (D(2025, 12, 31), D(2026, 1, 3)),  # 1 January is a holiday; Friday 2, equated by decree, counts; Saturday 3
        (D(2026, 5, 2), D(2026, 5, 7)),  # Sunday, Monday and 5 May do not count; 6 and 7 May do
        (D(2027, 4, 27), D(2027, 4, 29)),
    ],
)
def test_d14_23_a_day_equated_by_decree_is_a_day_of_delivery_and_a_holiday_is_not(
    law: Law, dispatched: dt.date, delivered: dt.date
) -> None:
    assert notice_period(law, dispatched).delivered == delivered


def test_d14_24_fifteen_days_after_delivery_end_a_day_later_than_fourteen(law: Law) -> None:
    # D14-24: "15 dagen nadat" runs to delivery + 15. Delivered Thursday 26 November: Friday 11 December.
    found = notice_period(law, D(2026, 11, 24), days=15)
    assert (found.delivered, found.last_day, found.costs_due_from) == (
        D(2026, 11, 26),
        D(2026, 12, 11),
        D(2026, 12, 12),
    )
    # Delivered Friday 27 November: Saturday 12 December, so Monday 14, as with fourteen days from Saturday 28.
    assert notice_period(law, D(2026, 11, 24), D(2026, 11, 27), days=15).last_day == D(2026, 12, 14)


@pytest.mark.parametrize("days", [-1, 0, 13, 91])
def test_fewer_than_fourteen_days_are_no_notice(law: Law, days: int) -> None:
    with pytest.raises(LawQuestion):
        notice_period(law, D(2026, 11, 24), days=days)


def test_the_reason_says_why_the_last_day_moved(law: Law) -> None:
    found = notice_period(law, D(2026, 11, 26))
    assert "2026-12-12 (a Saturday)" in found.reason
    assert notice_period(law, D(2026, 11, 24)).reason.endswith("not moved")


def test_the_last_day_moves_off_a_day_equated_by_decree(law: Law) -> None:
    # Delivered Friday 1 May 2026; the fourteenth day is Friday 15 May, equated by decree (Stcrt. 2025, 24713).
    found = notice_period(law, D(2026, 4, 29), D(2026, 5, 1))
    assert found.last_day == D(2026, 5, 18)
    assert found.equated_days_known


def test_years_without_known_equated_days_are_said_to_be_so(law: Law) -> None:
    found = notice_period(law, D(2019, 3, 5), D(2019, 3, 7))
    assert found.last_day == D(2019, 3, 21)
    assert not found.equated_days_known
    assert any("2019" in remark for remark in found.remarks)


def test_delivery_before_dispatch_is_refused(law: Law) -> None:
    with pytest.raises(LawQuestion):
        notice_period(law, D(2026, 11, 24), D(2026, 11, 23))


@pytest.mark.parametrize(("dispatched", "delivered"), [(D(2016, 11, 24), None), (D(2013, 3, 1), D(2013, 3, 4))])
def test_days_before_the_presumption_or_the_calendar_are_unknown(
    law: Law, dispatched: dt.date, delivered: dt.date | None
) -> None:
    with pytest.raises(LawUnknown):
        notice_period(law, dispatched, delivered)


@pytest.mark.parametrize("day", [D(9999, 12, 31), D(1, 1, 1)])
def test_a_year_that_is_a_slip_of_the_pen_is_refused(law: Law, day: dt.date) -> None:
    with pytest.raises(LawQuestion):
        notice_period(law, day)


@given(st.dates(D(2017, 1, 1), D(2100, 11, 1)))
def test_the_debtor_always_has_fourteen_full_days(dispatched: dt.date) -> None:
    found = notice_period(LAW, dispatched)
    assert found.delivered >= dispatched + found.delivery_days * DAY
    assert found.delivered.weekday() in range(1, 6)
    assert not is_holiday(found.delivered)
    assert found.last_day >= found.delivered + 14 * DAY
    assert found.last_day.weekday() < 5
    assert not is_holiday(found.last_day)
    assert found.costs_due_from == found.last_day + DAY
