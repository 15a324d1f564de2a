"""Limitation and its interruption; the summons term and the last day to file."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.calendar_nl import DAY, add_years
from filing.errors import LawQuestion, LawUnknown
from filing.law.interruption import Interruption, InterruptionKind
from filing.law.limitation import KINDS, limitation_date
from filing.law.loader import load_law
from filing.law.summons_term import docket_term, earliest_docket_date, file_by, repair_by, repaired, serve_by
from filing.law.table import Law

D = dt.date
LAW = load_law()


@pytest.mark.parametrize(
    ("kind", "last", "years"),
    [("contract", D(2026, 3, 15), 5), ("consumer_sale", D(2023, 3, 15), 2), ("judgment", D(2041, 3, 15), 20)],
)
def test_the_term_ends_with_the_same_date_so_many_years_later(law: Law, kind: str, last: dt.date, years: int) -> None:
    found = limitation_date(law, kind, D(2021, 3, 15))
    assert (found.date, found.term_years, found.started_on) == (last, years, D(2021, 3, 16))


def test_an_interruption_begins_a_new_term_on_the_next_day(law: Law) -> None:
    found = limitation_date(law, "consumer_sale", D(2021, 3, 15), [D(2022, 6, 1), D(2023, 12, 24)])
    assert (found.date, found.started_on) == (D(2025, 12, 24), D(2023, 12, 25))
    assert found.interruptions == (D(2022, 6, 1), D(2023, 12, 24))


def test_after_interruption_the_term_of_a_judgment_is_five_years_but_never_ends_sooner(law: Law) -> None:
    early = limitation_date(law, "judgment", D(2010, 1, 1), [D(2015, 1, 1)])
    assert (early.date, early.term_years, early.started_on) == (D(2030, 1, 1), 20, D(2010, 1, 2))
    late = limitation_date(law, "judgment", D(2010, 1, 1), [D(2028, 1, 1)])
    assert (late.date, late.term_years, late.started_on) == (D(2033, 1, 1), 5, D(2028, 1, 2))


def test_an_interruption_on_the_last_day_counts_and_on_the_next_day_not(law: Law) -> None:
    assert limitation_date(law, "contract", D(2016, 5, 1), [D(2021, 5, 1)]).date == D(2026, 5, 1)
    late = limitation_date(law, "contract", D(2016, 5, 1), [D(2021, 5, 2)])
    assert (late.date, late.ignored) == (D(2021, 5, 1), (D(2021, 5, 2),))


def test_what_was_sent_before_the_term_began_interrupts_nothing(law: Law) -> None:
    found = limitation_date(law, "contract", D(2021, 5, 1), [D(2021, 5, 1)])
    assert (found.date, found.ignored) == (D(2026, 5, 1), (D(2021, 5, 1),))


def test_a_term_in_years_is_not_moved_off_a_weekend(law: Law) -> None:
    # 15 March 2026 is a Sunday.
    assert limitation_date(law, "contract", D(2021, 3, 15)).date.weekday() == 6


def test_a_claim_due_on_29_february_ends_on_28_february_of_a_common_year(law: Law) -> None:
    assert limitation_date(law, "contract", D(2020, 2, 29)).date == D(2025, 2, 28)


@pytest.mark.parametrize(("kind", "due"), [("tort", D(2021, 1, 1)), ("contract", D(9999, 1, 1))])
def test_a_limitation_question_without_sense_is_refused(law: Law, kind: str, due: dt.date) -> None:
    with pytest.raises(LawQuestion):
        limitation_date(law, kind, due)


@given(
    st.sampled_from(KINDS),
    st.dates(D(2000, 1, 1), D(2030, 1, 1)),
    st.lists(st.dates(D(1999, 1, 1), D(2060, 1, 1)), max_size=6),
)
def test_an_interruption_never_shortens_and_never_gives_more_than_five_years(
    kind: str, due: dt.date, days: list[dt.date]
) -> None:
    plain = limitation_date(LAW, kind, due)
    assert limitation_date(LAW, kind, due, sorted(days, reverse=True)) == limitation_date(LAW, kind, due, days)
    found = limitation_date(LAW, kind, due, days)
    assert found.date >= plain.date
    assert found.date <= max([plain.date, *(add_years(day, 5) for day in found.interruptions)])
    assert sorted(found.interruptions + found.ignored) == sorted(days)


@pytest.mark.parametrize(
    ("kind", "due", "last"),
    [
        ("periodic", D(2021, 3, 15), D(2026, 3, 15)),  # 3:308
        ("damages", D(2021, 3, 15), D(2026, 3, 15)),  # 3:310, from knowledge
        ("judgment_periodic", D(2021, 3, 15), D(2026, 3, 15)),  # 3:324
        ("judgment", D(2008, 2, 29), D(2028, 2, 29)),
        ("consumer_sale", D(2024, 2, 29), D(2026, 2, 28)),
    ],
)
def test_pre_01_to_03_each_kind_has_its_term(law: Law, kind: str, due: dt.date, last: dt.date) -> None:
    found = limitation_date(law, kind, due)
    assert (found.date, found.barred_from, found.kind) == (last, last + DAY, kind)


def test_the_alarm_is_ninety_days_before(law: Law) -> None:
    # 15 March 2026 less 15 days of March, 28 of February, 31 of January and 16 of December: 15 December 2025.
    assert limitation_date(law, "contract", D(2021, 3, 15)).alarm_on == D(2025, 12, 15)


def test_pre_01_damages_lapse_twenty_years_after_the_event_at_the_latest(law: Law) -> None:
    found = limitation_date(law, "damages", D(2021, 3, 15), event_on=D(2004, 3, 1))
    assert (found.date, found.term_years, found.started_on) == (D(2024, 3, 1), 20, D(2004, 3, 2))
    # after interruption of the twenty years: five
    later = limitation_date(law, "damages", D(2021, 3, 15), [D(2023, 6, 1)], event_on=D(2004, 3, 1))
    assert (later.date, later.term_years) == (D(2028, 6, 1), 5)
    late_event = limitation_date(law, "damages", D(2021, 3, 15), event_on=D(2021, 3, 1))
    assert (late_event.date, late_event.remarks) == (D(2026, 3, 15), ())
    assert any("20 years" in remark for remark in limitation_date(law, "damages", D(2021, 3, 15)).remarks)


def test_pre_03_periodic_parts_never_outlive_the_main_sum(law: Law) -> None:
    main = limitation_date(law, "judgment", D(2005, 6, 1)).date
    found = limitation_date(law, "judgment_periodic", D(2023, 1, 1), main_ends=main)
    assert found.date == D(2025, 6, 1)
    interrupted = limitation_date(law, "judgment_periodic", D(2019, 1, 1), [D(2023, 5, 5)], main_ends=main)
    assert interrupted.date == D(2025, 6, 1)
    assert limitation_date(law, "judgment_periodic", D(2019, 1, 1), main_ends=main).date == D(2024, 1, 1)


# A suit of 10 January 2022 that failed and ended on 31 August 2023: six months later is 29 February 2024.
SUIT = Interruption(D(2022, 1, 10), InterruptionKind.SUIT, "failed", ended_on=D(2023, 8, 31))


@pytest.mark.parametrize(
    ("suit_on", "granted", "last"),
    [
        (D(2024, 2, 29), True, D(2027, 1, 10)),
        (D(2024, 3, 1), True, D(2026, 5, 1)),
        (D(2024, 2, 29), False, D(2026, 5, 1)),
        (D(2024, 2, 29), None, D(2026, 5, 1)),  # unknown is not yes
        (None, None, D(2026, 5, 1)),
    ],
)
def test_pre_07a_a_suit_that_failed_counts_only_with_a_new_one_in_time_that_is_granted(
    law: Law, suit_on: dt.date | None, granted: bool | None, last: dt.date
) -> None:
    act = replace(SUIT, suit_on=suit_on, granted=granted)
    found = limitation_date(law, "contract", D(2021, 5, 1), [act])
    assert found.date == last
    assert bool(found.ignored) is (last == D(2026, 5, 1))


@pytest.mark.parametrize(
    ("suit_on", "counts"), [(D(2022, 7, 10), True), (D(2022, 7, 11), False), (D(2022, 1, 10), True), (None, False)]
)
def test_pre_07_a_demand_of_something_else_needs_a_suit_within_six_months(
    law: Law, suit_on: dt.date | None, counts: bool
) -> None:
    act = Interruption(D(2022, 1, 10), suit_on=suit_on)
    found = limitation_date(law, "contract", D(2021, 5, 1), [act], performance=False)
    assert found.date == (D(2027, 1, 10) if counts else D(2026, 5, 1))
    assert limitation_date(law, "contract", D(2021, 5, 1), [act]).date == D(2027, 1, 10)
    acknowledged = replace(act, kind=InterruptionKind.ACKNOWLEDGEMENT, suit_on=None)
    assert limitation_date(law, "contract", D(2021, 5, 1), [acknowledged], performance=False).date == D(2027, 1, 10)


def test_a_suit_that_still_runs_counts_and_is_said_to_be_in_doubt(law: Law) -> None:
    found = limitation_date(law, "contract", D(2021, 5, 1), [replace(SUIT, outcome="pending", ended_on=None)])
    assert found.date == D(2027, 1, 10)
    assert any("may fail" in remark for remark in found.remarks)


def test_each_step_is_told_with_its_article(law: Law) -> None:
    found = limitation_date(law, "consumer_sale", D(2021, 3, 15), [D(2022, 6, 1), D(2025, 1, 1)])
    assert [(step.on, step.article) for step in found.steps] == [
        (D(2021, 3, 15), "art. 7:28 BW"),
        (D(2023, 3, 15), "art. 7:28 BW"),
        (D(2022, 6, 1), "art. 3:317, 3:319 BW"),
        (D(2025, 1, 1), "art. 3:317 BW"),
        (D(2024, 6, 1), "art. 7:28, 3:319 BW"),
    ]
    assert "barred from 2024-06-02" in found.steps[3].text


@pytest.mark.parametrize(
    ("kind", "acts", "days"),
    [
        ("contract", [replace(SUIT, ended_on=None)], {}),
        ("contract", [replace(SUIT, ended_on=D(2021, 12, 1))], {}),
        ("contract", [replace(SUIT, suit_on=D(2023, 8, 1))], {}),
        ("contract", [], {"event_on": D(2020, 1, 1)}),
        ("damages", [], {"event_on": D(2021, 5, 2)}),
        ("contract", [], {"main_ends": D(2030, 1, 1)}),
        ("contract", [D(9999, 1, 1)], {}),
    ],
)
def test_days_that_do_not_go_together_are_refused(
    law: Law, kind: str, acts: list[Interruption], days: dict[str, dt.date]
) -> None:
    with pytest.raises(LawQuestion):
        limitation_date(law, kind, D(2021, 5, 1), acts, **days)


# Test figures of the rules, section 5.2 and SUM-32.
@pytest.mark.parametrize(
    ("served", "residence", "earliest"),
    [
        (D(2026, 12, 2), "NL", D(2026, 12, 10)),
        (D(2026, 12, 2), "EU", D(2026, 12, 31)),
        (D(2026, 12, 2), "other", D(2027, 3, 3)),
        (D(2026, 12, 29), "NL", D(2027, 1, 6)),
        (D(2026, 12, 18), "NL", D(2026, 12, 26)),
        (D(2026, 11, 30), "other", D(2027, 3, 1)),
    ],
)
def test_the_earliest_docket_date_is_the_known_one(
    law: Law, served: dt.date, residence: str, earliest: dt.date
) -> None:
    assert earliest_docket_date(law, served, residence) == earliest
    (row,) = docket_term(law, served, residence).rows
    assert (row.table, row.item, row.status) == ("summons_terms", residence, "reported")


def test_sum_31_abroad_the_term_begins_after_the_day_of_sending(law: Law) -> None:
    # Sent Friday 4 December 2026: four weeks end on 1 January, so the day after.
    found = docket_term(law, D(2026, 12, 2), "EU", sent=D(2026, 12, 4))
    assert (found.earliest, found.counted_from, found.term) == (D(2027, 1, 2), D(2026, 12, 4), "4 weeks")
    assert any("sent" in remark for remark in docket_term(law, D(2026, 12, 2), "EU").remarks)


@pytest.mark.parametrize("residence", ["EU", "other"])
def test_sum_33_served_here_in_person_has_one_week(law: Law, residence: str) -> None:
    found = docket_term(law, D(2026, 12, 2), residence, in_person=True)
    assert (found.earliest, found.article) == (D(2026, 12, 10), "art. 115 lid 3, 119 Rv")


def test_sum_34_leave_shortens_the_term_to_that_of_the_order(law: Law) -> None:
    found = docket_term(law, D(2026, 12, 2), "NL", shortened_to=3)
    assert (found.earliest, found.term, found.article) == (D(2026, 12, 6), "3 days", "art. 117, 119 Rv")
    assert any("head of the summons" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("residence", "more"),
    [
        ("NL", {"shortened_to": 7}),
        ("NL", {"shortened_to": 0}),
        ("EU", {"shortened_to": 28}),
        ("NL", {"sent": D(2026, 12, 4)}),
        ("other", {"sent": D(2026, 12, 4)}),
        ("EU", {"sent": D(2026, 12, 4), "in_person": True}),
    ],
)
def test_a_summons_question_without_sense_is_refused(law: Law, residence: str, more: dict[str, Any]) -> None:
    with pytest.raises(LawQuestion):
        docket_term(law, D(2026, 12, 2), residence, **more)


def test_x_23_the_day_is_not_moved_and_says_so(law: Law) -> None:
    found = docket_term(law, D(2026, 12, 18), "NL")  # Saturday 26 December, the second day of Christmas
    assert found.earliest == D(2026, 12, 26)
    assert any("1077" in remark for remark in found.remarks)
    assert any("SUM-41" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("docket_date", "residence", "last"),
    [
        (D(2026, 12, 10), "NL", D(2026, 12, 2)),
        (D(2026, 12, 31), "EU", D(2026, 12, 2)),
        (D(2027, 3, 3), "other", D(2026, 12, 2)),
        (D(2027, 3, 1), "other", D(2026, 11, 30)),  # three months from 28, 29 and 30 November all end on 28 February
    ],
)
def test_the_last_day_to_serve_is_that_of_the_figures_read_backwards(
    law: Law, docket_date: dt.date, residence: str, last: dt.date
) -> None:
    assert serve_by(law, docket_date, residence) == last


@given(st.dates(D(2016, 3, 1), D(2090, 1, 1)), st.sampled_from(["NL", "EU", "other"]))
def test_serving_a_day_later_than_the_last_day_is_too_late(docket_date: dt.date, residence: str) -> None:
    last = serve_by(LAW, docket_date, residence)
    assert earliest_docket_date(LAW, last, residence) <= docket_date
    assert earliest_docket_date(LAW, last + DAY, residence) > docket_date


@pytest.mark.parametrize(
    ("docket_date", "plain", "last"),
    [
        (D(2026, 12, 16), D(2026, 12, 30), D(2026, 12, 30)),
        (D(2026, 12, 11), D(2026, 12, 25), D(2026, 12, 28)),  # Christmas, and the weekend
    ],
)
def test_sum_35_a_repair_exploot_is_served_within_two_weeks_after_the_docket_date(
    law: Law, docket_date: dt.date, plain: dt.date, last: dt.date
) -> None:
    found = repair_by(law, docket_date)
    assert (found.plain_end, found.end) == (plain, last)


@pytest.mark.parametrize(
    ("served", "before", "in_time", "keeps"),
    [
        (D(2026, 12, 8), True, True, True),  # 8 December and eight days: 16 December
        (D(2026, 12, 9), True, True, False),  # SUM-37: before the docket date, but a new one is named
        (D(2026, 12, 17), False, True, False),  # SUM-35
        (D(2026, 12, 30), False, True, False),
        (D(2026, 12, 31), False, False, False),
    ],
)
def test_sum_37_a_repair_keeps_the_docket_date_only_when_the_term_is_left(
    law: Law, served: dt.date, before: bool, in_time: bool, keeps: bool
) -> None:
    found = repaired(law, D(2026, 12, 16), served)
    assert (found.before_docket_date, found.in_time, found.keeps_docket_date) == (before, in_time, keeps)
    assert found.earliest == served + 8 * DAY


def test_a_residence_is_nl_eu_or_other(law: Law) -> None:
    with pytest.raises(LawQuestion, match="residence"):
        earliest_docket_date(law, D(2026, 12, 2), "DE")


@pytest.mark.parametrize(
    ("docket_date", "last_day"),
    [
        (D(2026, 12, 10), D(2026, 12, 9)),
        (D(2026, 12, 14), D(2026, 12, 11)),  # Monday: the Friday before
        (D(2026, 12, 28), D(2026, 12, 24)),  # Christmas Friday, Saturday and Sunday between
        (D(2026, 1, 5), D(2025, 12, 31)),  # Friday 2 January 2026 is equated by decree, 1 January a holiday
        (D(2026, 5, 18), D(2026, 5, 13)),  # Friday 15 May is equated by decree, 14 May is Ascension Day
        (D(2026, 4, 7), D(2026, 4, 2)),  # Easter Monday and Good Friday
    ],
)
def test_the_summons_is_filed_on_the_last_opening_day_before(law: Law, docket_date: dt.date, last_day: dt.date) -> None:
    assert file_by(law, docket_date) == last_day


def test_without_known_equated_days_no_filing_day_is_given(law: Law) -> None:
    assert file_by(law, D(2029, 1, 1)) == D(2028, 12, 29)
    with pytest.raises(LawUnknown, match="holidays"):
        file_by(law, D(2029, 1, 3))


@given(st.dates(D(2022, 1, 10), D(2028, 12, 31)))
def test_the_last_day_to_file_is_a_weekday_before_the_docket_date(docket_date: dt.date) -> None:
    day = file_by(LAW, docket_date)
    assert day < docket_date
    assert day.weekday() < 5
    assert docket_date - day <= 6 * DAY
