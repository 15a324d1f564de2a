"""The Termijnenwet: which terms are extended, until when, and which are not. Every day is counted by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.calendar_nl import DAY, is_holiday
from filing.errors import LawQuestion, LawUnknown
from filing.law.loader import load_law
from filing.law.statutory_terms import Nature, Unit, closed_because, next_open_day, term_end
from filing.law.table import Law

D = dt.date
LAW = load_law()
DAYS, WEEKS, MONTHS, YEARS = Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS
# In 2026: 24 November is a Tuesday, 25 December a Friday. In 2027: 21 February is a Sunday.
EXTENDED = [
    # off a Saturday, a Sunday, a holiday, a day equated by decree
    (D(2026, 11, 23), 5, DAYS, D(2026, 11, 28), D(2026, 11, 30)),
    (D(2026, 12, 17), 8, DAYS, D(2026, 12, 25), D(2026, 12, 28)),
    (D(2026, 12, 24), 2, DAYS, D(2026, 12, 26), D(2026, 12, 28)),
    (D(2027, 4, 23), 2, WEEKS, D(2027, 5, 7), D(2027, 5, 10)),  # equated by decree, the day after Ascension Day
    (D(2026, 3, 27), 1, WEEKS, D(2026, 4, 3), D(2026, 4, 7)),  # Good Friday, the weekend, Easter Monday
    (D(2026, 11, 23), 1, DAYS, D(2026, 11, 24), D(2026, 11, 24)),
    # three days or more hold two open days; one or two days need not
    (D(2026, 11, 20), 3, DAYS, D(2026, 11, 23), D(2026, 11, 24)),  # Friday: Saturday, Sunday, Monday; and Tuesday
    (D(2026, 11, 19), 3, DAYS, D(2026, 11, 22), D(2026, 11, 23)),  # Thursday: Friday and Monday are two
    (D(2026, 12, 24), 3, DAYS, D(2026, 12, 27), D(2026, 12, 29)),  # Christmas, Sunday; Monday, and Tuesday
    (D(2026, 11, 21), 2, DAYS, D(2026, 11, 23), D(2026, 11, 23)),  # two days: Sunday and Monday are enough
    # the longest terms that are extended, and the next longer ones that are not
    (D(2026, 11, 23), 90, DAYS, D(2027, 2, 21), D(2027, 2, 22)),
    (D(2026, 11, 22), 91, DAYS, D(2027, 2, 21), D(2027, 2, 21)),
    (D(2026, 11, 21), 12, WEEKS, D(2027, 2, 13), D(2027, 2, 15)),
    (D(2026, 11, 21), 13, WEEKS, D(2027, 2, 20), D(2027, 2, 20)),
    (D(2026, 11, 21), 3, MONTHS, D(2027, 2, 21), D(2027, 2, 22)),
    (D(2026, 11, 21), 4, MONTHS, D(2027, 3, 21), D(2027, 3, 21)),
    (D(2026, 2, 21), 1, YEARS, D(2027, 2, 21), D(2027, 2, 21)),
    # a month without that day, and a leap day
    (D(2027, 1, 31), 1, MONTHS, D(2027, 2, 28), D(2027, 3, 1)),
    (D(2028, 1, 31), 1, MONTHS, D(2028, 2, 29), D(2028, 2, 29)),
    (D(2028, 2, 29), 1, YEARS, D(2029, 2, 28), D(2029, 2, 28)),
]


@pytest.mark.parametrize(("start", "length", "unit", "plain", "end"), EXTENDED)
def test_x_21_22_24_a_statutory_term_ends_on_the_counted_day(
    law: Law, start: dt.date, length: int, unit: Unit, plain: dt.date, end: dt.date
) -> None:
    found = term_end(law, start, length, unit, Nature.STATUTORY)
    assert (found.plain_end, found.end) == (plain, end)
    assert found.moved is (plain != end)
    assert found.reason


@pytest.mark.parametrize("nature", [Nature.SET_BY_JUDGE, Nature.CONTRACTUAL])
def test_a_term_that_no_law_sets_is_not_moved_and_says_why(law: Law, nature: Nature) -> None:
    found = term_end(law, D(2026, 12, 17), 8, DAYS, nature)
    assert (found.end, found.moved, found.rows) == (D(2026, 12, 25), False, ())
    assert "art. 1" in found.reason


@pytest.mark.parametrize(
    ("length", "unit", "end"),
    [(10, DAYS, D(2026, 12, 8)), (2, WEEKS, D(2026, 12, 4)), (1, MONTHS, D(2026, 11, 18)), (13, DAYS, D(2026, 12, 5))],
)
def test_x_21_a_term_counted_back_lies_before_and_is_not_moved(law: Law, length: int, unit: Unit, end: dt.date) -> None:
    # EVI-02 counts ten days back from the hearing, here Friday 18 December; 5 December is a Saturday.
    found = term_end(law, D(2026, 12, 18), length, unit, Nature.COUNTED_BACK)
    assert (found.end, found.moved) == (end, False)
    assert "art. 1 lid 2" in found.reason


def test_the_reason_names_each_closed_day_it_went_over(law: Law) -> None:
    found = term_end(law, D(2026, 12, 17), 8, DAYS, Nature.STATUTORY)
    assert [day for day, _ in found.passed] == [D(2026, 12, 25), D(2026, 12, 26), D(2026, 12, 27)]
    assert found.passed[1][1] == "a Saturday, tweede kerstdag"
    assert "eerste kerstdag" in found.reason
    assert "art. 1 lid 1" in found.reason
    assert "art. 2" in term_end(law, D(2026, 11, 20), 3, DAYS, Nature.STATUTORY).reason
    assert "more than 90 days" in term_end(law, D(2026, 11, 22), 91, DAYS, Nature.STATUTORY).reason


@pytest.mark.parametrize(
    ("start", "known"),
    [
        (D(2021, 12, 6), False),  # ends on 27 December 2021: no table knows the equated days of 2021
        (D(2021, 12, 20), True),  # ends on 10 January 2022: what 2021 equated does not matter
        (D(2028, 12, 1), True),
        (D(2028, 12, 15), False),
    ],
)
def test_a_year_without_known_equated_days_is_said_to_be_one(law: Law, start: dt.date, known: bool) -> None:
    found = term_end(law, start, 3, WEEKS, Nature.STATUTORY)
    assert found.equated_days_known is known
    assert ("not known" in found.reason) is not known


@pytest.mark.parametrize(
    ("start", "length", "unit"),
    [(D(2026, 1, 1), 0, DAYS), (D(2026, 1, 1), -3, DAYS), (D(2026, 1, 1), 101, YEARS), (D(9999, 1, 1), 1, DAYS)],
)
@pytest.mark.parametrize("nature", Nature)
def test_a_term_without_sense_is_refused(law: Law, start: dt.date, length: int, unit: Unit, nature: Nature) -> None:
    with pytest.raises(LawQuestion):
        term_end(law, start, length, unit, nature)


@pytest.mark.parametrize("start", [D(2013, 6, 1), D(2101, 1, 3)])
def test_beyond_the_known_holidays_a_statutory_term_is_refused_and_another_is_not(law: Law, start: dt.date) -> None:
    with pytest.raises(LawUnknown):
        term_end(law, start, 3, DAYS, Nature.STATUTORY)
    assert term_end(law, start, 3, DAYS, Nature.CONTRACTUAL).end == start + 3 * DAY


TERMS = st.one_of(
    st.tuples(st.integers(1, 90), st.just(DAYS)),
    st.tuples(st.integers(1, 12), st.just(WEEKS)),
    st.tuples(st.integers(1, 3), st.just(MONTHS)),
)
STARTS = st.dates(D(2014, 1, 1), D(2100, 8, 1))


@given(STARTS, TERMS)
def test_an_extended_term_ends_on_the_first_open_day_that_suffices(start: dt.date, term: tuple[int, Unit]) -> None:
    found = term_end(LAW, start, *term, Nature.STATUTORY)
    assert found.plain_end <= found.end
    assert found.end.weekday() < 5
    assert not is_holiday(found.end)
    inside = [start + number * DAY for number in range(1, (found.end - start).days + 1)]
    opened = [day for day in inside if not closed_because(LAW, day)]
    if (found.plain_end - start).days >= 3:
        assert len(opened) >= 2
    if found.moved:  # a day less would end on a closed day, or hold fewer than two open days
        shorter = [day for day in opened if day < found.end]
        assert closed_because(LAW, found.end - DAY) or len(shorter) < 2


@given(STARTS)
def test_the_next_open_day_is_open_and_the_same_when_asked_again(day: dt.date) -> None:
    found = next_open_day(LAW, day)
    assert found >= day
    assert closed_because(LAW, found) == ""
    assert next_open_day(LAW, found) == found
    assert all(closed_because(LAW, day + number * DAY) for number in range((found - day).days))


@given(STARTS, TERMS, st.sampled_from([Nature.SET_BY_JUDGE, Nature.CONTRACTUAL, Nature.COUNTED_BACK]))
def test_other_terms_keep_their_plain_end(start: dt.date, term: tuple[int, Unit], nature: Nature) -> None:
    found = term_end(LAW, start, *term, nature)
    assert found.end == found.plain_end
    assert (found.end < start) is (nature is Nature.COUNTED_BACK)


@given(STARTS, st.integers(1, 89), st.just(DAYS))
def test_a_longer_term_never_ends_sooner(start: dt.date, length: int, unit: Unit) -> None:
    shorter = term_end(LAW, start, length, unit, Nature.STATUTORY)
    assert shorter.end <= term_end(LAW, start, length + 1, unit, Nature.STATUTORY).end
