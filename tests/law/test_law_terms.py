"""Limitation and its interruption; the summons term and the last day to file."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.calendar_nl import DAY, add_years
from filing.errors import LawQuestion, LawUnknown
from filing.law.limitation import limitation_date
from filing.law.loader import load_law
from filing.law.summons_term import docket_term, earliest_docket_date, file_by
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
    st.sampled_from(["contract", "consumer_sale", "judgment"]),
    st.dates(D(2000, 1, 1), D(2030, 1, 1)),
    st.lists(st.dates(D(1999, 1, 1), D(2060, 1, 1)), max_size=6),
)
def test_an_interruption_never_shortens_and_never_gives_more_than_five_years(
    kind: str, due: dt.date, days: list[dt.date]
) -> None:
    plain = limitation_date(LAW, kind, due)
    found = limitation_date(LAW, kind, due, days)
    assert found.date >= plain.date
    assert found.date <= max([plain.date, *(add_years(day, 5) for day in found.interruptions)])
    assert sorted(found.interruptions + found.ignored) == sorted(days)


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
