"""What we ship: every row has a source and a status, and says no more than its source."""

import datetime as dt
from decimal import Decimal

import pytest

from filing.calendar_nl import DAY
from filing.errors import LawQuestion, LawUnknown
from filing.law.table import Law, Status, weakest
from filing.law.values import shapes

D = dt.date


def test_every_table_that_is_read_is_shipped(law: Law) -> None:
    assert set(law.tables) == set(shapes())


def test_every_row_has_a_source_a_status_and_the_day_it_was_recorded(law: Law) -> None:
    rows = [row for table in law.tables.values() for row in table.rows]
    assert len(rows) > 150
    for row in rows:
        assert len(row.source) >= 10, row
        assert row.status in Status
        assert row.recorded == D(2026, 11, 21)
        assert row.article


def test_what_is_published_names_an_official_source(law: Law) -> None:
    official = ("Staatsblad", "Staatscourant", "Stcrt.", "Rechtspraak.nl", "git.wetgit.nl")
    for table in law.tables.values():
        for row in table.rows:
            if row.status is Status.PUBLISHED:
                assert any(name in row.source for name in official), (row.table, row.since)


@pytest.mark.parametrize(
    ("table", "day", "status"),
    [
        ("statutory_interest", D(1976, 4, 1), "single"),
        ("statutory_interest", D(2001, 1, 1), "reported"),
        ("statutory_interest", D(2009, 7, 1), "published"),
        ("statutory_interest", D(2023, 1, 1), "published"),
        ("statutory_interest", D(2026, 1, 1), "reported"),
        ("commercial_interest", D(2026, 7, 1), "reported"),
        ("commercial_interest_old_contracts", D(2026, 7, 1), "unverified"),
        ("collection_costs", D(2026, 1, 1), "published"),
        ("court_fees_subdistrict", D(2019, 1, 1), "single"),
        ("court_fees_subdistrict", D(2025, 6, 1), "unverified"),
        ("court_fees_subdistrict", D(2026, 6, 1), "reported"),
        ("court_fees_district", D(2020, 6, 1), "published"),
        ("bailiff_tariff", D(2025, 6, 1), "derived"),
        ("bailiff_tariff", D(2026, 6, 1), "reported"),
        ("representative_fee_subdistrict", D(2024, 6, 1), "published"),
        ("representative_fee_subdistrict", D(2026, 6, 1), "single"),
        ("representative_fee_district", D(2024, 6, 1), "unverified"),
        ("after_costs_subdistrict", D(2024, 6, 1), "unverified"),
        ("after_costs_subdistrict", D(2026, 6, 1), "single"),
        ("holidays", D(2025, 6, 1), "reported"),
        ("holidays", D(2027, 6, 1), "published"),
        ("delivery_days", D(2027, 7, 1), "derived"),
        ("municipalities", D(2026, 6, 1), "derived"),
        ("vat", D(2026, 6, 1), "unverified"),
    ],
)
def test_the_status_is_that_of_the_collected_facts(law: Law, table: str, day: dt.date, status: str) -> None:
    assert law.table(table).at(day).status == status


def test_a_part_that_is_less_sure_than_its_row_keeps_its_own_status(law: Law) -> None:
    tariff = law.table("bailiff_tariff").at(D(2023, 6, 1))
    assert (tariff.part("a").status, tariff.part("t").status) == ("published", "derived")
    fees = law.table("court_fees_district").at(D(2026, 6, 1))
    assert (fees.part("up_to_100000").status, fees.part("indeterminate").status) == ("reported", "single")


def test_the_least_sure_row_decides(law: Law) -> None:
    rows = [law.table("vat").at(D(2026, 1, 1)), law.table("collection_costs").at(D(2026, 1, 1))]
    assert weakest(rows) == "unverified"
    assert weakest([]) == "published"


ENDS_ELSEWHERE = {"holidays": D(2028, 12, 31), "protected_balance": D(2023, 12, 31)}


def test_periodic_values_end_with_2026_and_others_are_open(law: Law) -> None:
    for name, shape in shapes().items():
        expected = ENDS_ELSEWHERE.get(name, D(2026, 12, 31)) if shape.revised else None
        assert law.table(name).known_through == expected, name


# Rates as listed on both sides of a change.
# Sources: Staatsblad 2009, 262; 2014, 491; BWBR0047640; Rijksoverheid.nl as quoted for 2026; Raad van Arbitrage (old).
CHANGES = [
    ("statutory_interest", D(2009, 7, 1), "6", "4"),
    ("statutory_interest", D(2015, 1, 1), "3", "2"),
    ("statutory_interest", D(2023, 1, 1), "2", "4"),
    ("statutory_interest", D(2023, 7, 1), "4", "6"),
    ("statutory_interest", D(2024, 1, 1), "6", "7"),
    ("statutory_interest", D(2025, 1, 1), "7", "6"),
    ("statutory_interest", D(2026, 1, 1), "6", "4"),
    ("commercial_interest", D(2013, 3, 16), "7.75", "8.75"),
    ("commercial_interest", D(2023, 7, 1), "10.5", "12"),
    ("commercial_interest", D(2025, 7, 1), "11.15", "10.15"),
    ("commercial_interest", D(2026, 7, 1), "10.15", "10.4"),
]


@pytest.mark.parametrize(("table", "day", "before", "after"), CHANGES)
def test_a_rate_changes_on_its_day_and_not_the_day_before(
    law: Law, table: str, day: dt.date, before: str, after: str
) -> None:
    rates = law.table(table)
    assert rates.at(day - DAY).value == Decimal(before)
    assert rates.at(day).value == Decimal(after)


def test_beyond_the_last_known_day_a_value_is_refused_with_table_day_and_window(law: Law) -> None:
    rates = law.table("statutory_interest")
    assert rates.at(D(2026, 12, 31)).value == 4
    with pytest.raises(LawUnknown) as caught:
        rates.at(D(2027, 1, 1))
    message = caught.value.message
    for part in ("statutory_interest", "2027-01-01", "from 1976-04-01", "through 2026-12-31"):
        assert part in message
    assert "--law DIR" in caught.value.next_step
    with pytest.raises(LawUnknown):
        rates.at(D(1976, 3, 31))


def test_a_gap_between_rows_is_unknown_and_said_to_be_a_gap(law: Law) -> None:
    tariff = law.table("bailiff_tariff")
    assert tariff.at(D(2017, 12, 31)).since == D(2017, 1, 1)
    with pytest.raises(LawUnknown, match="with a gap here"):
        tariff.at(D(2018, 1, 1))
    with pytest.raises(LawUnknown, match="2018-01-01"):
        tariff.between(D(2017, 6, 1), D(2019, 6, 1))


def test_rows_between_two_days_are_those_that_hold_on_some_day_of_it(law: Law) -> None:
    rates = law.table("statutory_interest")
    assert [row.since.year for row in rates.between(D(2024, 12, 31), D(2025, 1, 1))] == [2024]
    assert [row.since.year for row in rates.between(D(2024, 12, 31), D(2025, 1, 2))] == [2024, 2025]
    assert rates.between(D(2024, 1, 1), D(2024, 1, 1)) == ()
    assert rates.between(D(2026, 12, 31), D(2027, 1, 1))[0].value == 4
    with pytest.raises(LawUnknown):
        rates.between(D(2026, 12, 31), D(2027, 1, 2))
    with pytest.raises(LawQuestion):
        rates.between(D(2026, 1, 2), D(2026, 1, 1))


def test_commercial_rates_are_the_ecb_rate_and_the_margin_of_their_day(law: Law) -> None:
    """Art. 6:120 lid 2 BW: 7 points, 8 since 16 March 2013; the note of each row gives the ECB rate."""
    for row in law.table("commercial_interest").rows:
        ecb = Decimal(row.note.removeprefix("ECB main refinancing rate ").split()[0])
        assert row.value == ecb + (8 if row.since >= D(2013, 3, 16) else 7)


def test_eleven_courts_share_342_municipalities_without_overlap(law: Law) -> None:
    lists = law.table("municipalities").last().value
    names = [name for court in lists.values() for name in court]
    assert set(lists) == set(law.table("courts").last().value)
    assert (len(lists), len(names), len(set(names))) == (11, 342, 342)


def test_addresses_are_of_known_hearing_locations(law: Law) -> None:
    locations = {place for places in law.table("courts").last().value.values() for place in places}
    assert set(law.table("court_addresses").last().value) <= locations
