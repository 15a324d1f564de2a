"""Every table changes on its day and no other, and is refused outside what it knows."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest

from filing.calendar_nl import DAY
from filing.errors import LawUnknown
from filing.law.table import Law, Table
from filing.law.values import shapes

D = dt.date
EURO = Decimal

# Art. 6:119 BW. Sources: Raad van Arbitrage, table 1976-2010; Staatsblad 2009, 262; KB of January 2011; Staatsblad
# 2014, 491; BWBR0047640 (2023); Watson Law (July 2023), Wieringa (2024), VVO (2025); Rijksoverheid.nl as quoted (2026).
STATUTORY = """
1976-04-01 8, 1979-01-01 10, 1980-04-01 12, 1983-01-01 9, 1987-04-01 8, 1990-01-01 10, 1990-07-01 11, 1992-01-01 12,
1993-07-01 10, 1994-01-01 9, 1995-01-01 8, 1996-01-01 7, 1996-07-01 5, 1998-01-01 6, 2001-01-01 8, 2002-01-01 7,
2003-08-01 5, 2004-02-01 4, 2007-01-01 6, 2009-07-01 4, 2010-01-01 3, 2011-07-01 4, 2012-07-01 3, 2015-01-01 2,
2023-01-01 4, 2023-07-01 6, 2024-01-01 7, 2025-01-01 6, 2026-01-01 4
"""
# Art. 6:119a and 6:120 lid 2 BW. Sources: Raad van Arbitrage until 2010, two published rate tables, Watson Law,
# Wieringa, Metaalunie, VVO, Rijksoverheid.nl as quoted in July 2026.
COMMERCIAL = """
2002-12-01 10.35, 2003-01-01 9.85, 2003-07-01 9.1, 2004-01-01 9.02, 2004-07-01 9.01, 2005-01-01 9.09, 2005-07-01 9.05,
2006-01-01 9.25, 2006-07-01 9.83, 2007-01-01 10.58, 2007-07-01 11.07, 2008-01-01 11.2, 2008-07-01 11.07,
2009-01-01 9.5, 2009-07-01 8.0, 2010-01-01 8.0, 2010-07-01 8.0, 2011-01-01 8.0, 2011-07-01 8.25, 2012-01-01 8.0,
2012-07-01 8.0, 2013-01-01 7.75, 2013-03-16 8.75, 2013-07-01 8.5, 2014-01-01 8.25, 2014-07-01 8.15, 2015-01-01 8.05,
2015-07-01 8.05, 2016-01-01 8.05, 2016-07-01 8.0, 2017-01-01 8.0, 2017-07-01 8.0, 2018-01-01 8.0, 2018-07-01 8.0,
2019-01-01 8.0, 2019-07-01 8.0, 2020-01-01 8.0, 2020-07-01 8.0, 2021-01-01 8.0, 2021-07-01 8.0, 2022-01-01 8.0,
2022-07-01 8.0, 2023-01-01 10.5, 2023-07-01 12.0, 2024-01-01 12.5, 2024-07-01 12.25, 2025-01-01 11.15,
2025-07-01 10.15, 2026-01-01 10.15, 2026-07-01 10.4
"""
LAST_KNOWN = D(2026, 12, 31)


def listed(text: str) -> list[tuple[dt.date, Decimal]]:
    pairs = (item.split() for item in text.replace("\n", " ").split(","))
    return [(dt.date.fromisoformat(day), Decimal(rate)) for day, rate in pairs]


@pytest.mark.parametrize(("name", "text"), [("statutory_interest", STATUTORY), ("commercial_interest", COMMERCIAL)])
def test_every_rate_of_the_source_holds_from_its_day_until_the_next(law: Law, name: str, text: str) -> None:
    table, rates = law.table(name), listed(text)
    assert [row.since for row in table.rows] == [day for day, _ in rates]
    for (day, rate), (following, after) in pairwise(rates):
        assert table.at(day).value == rate
        assert table.at(day + DAY).value == rate
        assert table.at(following - DAY).value == rate
        assert table.at(following).value == after
    last_day, last_rate = rates[-1]
    assert table.at(last_day).value == table.at(LAST_KNOWN).value == last_rate
    for outside in (rates[0][0] - DAY, LAST_KNOWN + DAY):
        refused(table, outside)


def test_old_contracts_bear_one_point_less_from_16_march_2013(law: Law) -> None:
    """The collected facts: "numbers = listed rate - 1.00", from memory."""
    old, listed_rates = law.table("commercial_interest_old_contracts"), law.table("commercial_interest")
    assert [row.since for row in old.rows] == [day for day, _ in listed(COMMERCIAL) if day >= D(2013, 3, 16)]
    assert all(row.value == listed_rates.at(row.since).value - 1 for row in old.rows)
    refused(old, D(2013, 3, 15))


def refused(table: Table, day: dt.date) -> None:
    with pytest.raises(LawUnknown) as caught:
        table.at(day)
    message = caught.value.message
    assert repr(table.name) in message
    assert str(day) in message
    assert f"it is known from {table.rows[0].since}" in message
    assert str(table.known_through) in message or "until the law changes" in message
    assert "--law DIR" in caught.value.next_step


@pytest.mark.parametrize("name", sorted(shapes()))
def test_a_table_answers_inside_its_window_and_nowhere_else(law: Law, name: str) -> None:
    table = law.table(name)
    refused(table, table.rows[0].since - DAY)
    for row in table.rows:
        assert table.at(row.since) is row
        assert table.at(row.since + DAY).since in {row.since, row.since + DAY}
    for row, after in pairwise(table.rows):
        ends = after.since if row.until is None else row.until
        assert row.since < ends <= after.since
        assert table.at(ends - DAY) is row
        if ends < after.since:
            refused(table, ends)
            refused(table, after.since - DAY)
    if table.known_through is not None:
        assert table.at(table.known_through) is table.rows[-1]
        refused(table, table.known_through + DAY)


# What was found besides interest, on both sides of each change. The source of every figure stands at its row.
FIGURES = [
    # WVHL 2024; proceskosten-calculator 2026; incasso.net 2023 (a part of the fees)
    ("court_fees_appeal", D(2023, 1, 1), "up_to_12500", "legal", "783"),
    ("court_fees_appeal", D(2023, 12, 31), "up_to_1000000", "legal", "5689"),
    ("court_fees_appeal", D(2023, 12, 31), "up_to_100000", "impecunious", "343"),
    ("court_fees_appeal", D(2024, 1, 1), "up_to_12500", "legal", "798"),
    ("court_fees_appeal", D(2024, 12, 31), "above_1000000", "legal", "13124"),
    ("court_fees_appeal", D(2026, 1, 1), "up_to_100000", "natural", "851"),
    ("court_fees_appeal", D(2026, 12, 31), "above_1000000", "natural", "2192"),
    # proceskosten-calculator 2026, Luxis 2026 (189 and 287); the years before are from memory
    ("after_costs_district", D(2021, 2, 1), "without_serving", "", "163"),
    ("after_costs_district", D(2023, 1, 31), "serving", "", "85"),
    ("after_costs_district", D(2023, 2, 1), "serving", "", "90"),
    ("after_costs_district", D(2024, 2, 1), "without_serving", "", "178"),
    ("after_costs_district", D(2026, 1, 31), "serving", "", "92"),
    ("after_costs_district", D(2026, 2, 1), "without_serving", "", "189"),
    ("after_costs_district", D(2026, 2, 1), "serving", "", "98"),
    ("after_costs_district", D(2026, 2, 1), "with_counterclaim", "", "296"),
    # VNG, Rendement, Involon, Boec, Schuldinfo, AAG, Fundament; the second half of 2026 from one source
    ("protected_income_maxima", D(2021, 1, 1), "single", "", "1661.40"),
    ("protected_income_maxima", D(2021, 6, 30), "couple_with_children", "", "2317.45"),
    ("protected_income_maxima", D(2021, 7, 1), "single_parent", "", "1782.62"),
    ("protected_income_maxima", D(2022, 6, 30), "couple_with_children", "", "2262.98"),
    ("protected_income_maxima", D(2023, 1, 1), "couple", "", "2470.03"),
    ("protected_income_maxima", D(2024, 6, 30), "single_parent", "", "2162.60"),
    ("protected_income_maxima", D(2024, 7, 1), "single_parent", "", "2181.31"),
    ("protected_income_maxima", D(2025, 1, 1), "couple", "", "2739.03"),
    ("protected_income_maxima", D(2025, 12, 31), "couple_with_children", "", "2888.00"),
    ("protected_income_maxima", D(2026, 7, 1), "single", "", "2191.42"),
    ("protected_income_maxima", D(2026, 12, 31), "couple_with_children", "", "3155.31"),
    # Hafkamp, amounts of 2023-07-01
    ("protected_balance", D(2023, 7, 1), "amount_1", "", "1892.73"),
    ("protected_balance", D(2023, 12, 31), "amount_4", "", "2533.99"),
    # Geerlings & Hofstede 2022; Staatsblad 2023, 63; Groot & Evers 2026
    ("bailiff_extras", D(2023, 2, 28), "next_serving", "", "32.46"),
    ("bailiff_extras", D(2022, 1, 1), "failed_committal", "", "127.74"),
    ("bailiff_extras", D(2023, 12, 31), "failed_seizure_of_movables", "", "65.33"),
    ("bailiff_extras", D(2026, 1, 1), "advertisement", "", "15.02"),
    ("lookup_disbursements", D(2026, 11, 21), "residence_register", "", "1.63"),
    ("lookup_disbursements", D(2026, 11, 21), "trade_register", "", "11"),
    # e-Legal 2019 and 2023; Rechtspraak.nl 2024; proceskosten-calculator 2026
    ("representative_fee_subdistrict_other", D(2019, 1, 1), "indeterminate_maximum", "", "961"),
    ("representative_fee_subdistrict_other", D(2024, 1, 31), "eviction", "", "199"),
    ("representative_fee_subdistrict_other", D(2024, 2, 1), "other_petitions", "", "271"),
    ("representative_fee_subdistrict_other", D(2026, 2, 1), "indeterminate_minimum", "", "87"),
    ("representative_fee_appeal", D(2026, 2, 1), "I", "", "912"),
    ("representative_fee_appeal", D(2026, 2, 1), "VIII", "", "6609"),
    ("minimum_income_norms", D(2026, 7, 1), "assistance_couple", "", "1926.40"),
]


@pytest.mark.parametrize(("name", "day", "item", "field", "figure"), FIGURES)
def test_a_figure_is_that_of_its_source(law: Law, name: str, day: dt.date, item: str, field: str, figure: str) -> None:
    value = law.table(name).at(day).part(item).value
    assert (getattr(value, field) if field else value) == EURO(figure)


def test_summary_proceedings_have_three_amounts_a_court(law: Law) -> None:
    """E-Legal 2019 and 2023; proceskosten-calculator 2026."""
    table = law.table("representative_fee_summary")
    assert table.at(D(2021, 1, 31)).value == {"subdistrict": (240, 360, 480)}
    assert table.at(D(2023, 2, 1)).value == {"subdistrict": (529, 793, 1058)}
    assert table.at(D(2026, 2, 1)).value == {"subdistrict": (577, 865, 1154), "district": (760, 1177, 1766)}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("protected_income_maxima", D(2022, 7, 1)),
        ("protected_income_maxima", D(2023, 7, 1)),
        ("protected_income_maxima", D(2026, 1, 1)),
        ("protected_income_maxima", D(2026, 6, 30)),
        ("court_fees_appeal", D(2022, 12, 31)),
        ("court_fees_appeal", D(2025, 1, 1)),
        ("court_fees_appeal", D(2025, 12, 31)),
        ("protected_balance", D(2024, 1, 1)),
        ("bailiff_extras", D(2024, 1, 1)),
        ("representative_fee_summary", D(2024, 2, 1)),
    ],
)
def test_what_was_not_found_is_refused_and_not_carried_on(law: Law, name: str, day: dt.date) -> None:
    refused(law.table(name), day)


@pytest.mark.parametrize(
    ("name", "day", "item"),
    [
        ("protected_income_maxima", D(2024, 7, 1), "couple"),
        ("protected_income_maxima", D(2024, 12, 31), "couple_with_children"),
        ("protected_balance", D(2023, 7, 1), "single"),
        ("bailiff_extras", D(2026, 1, 1), "next_serving"),
        ("representative_fee_summary", D(2023, 2, 1), "district"),
        ("after_costs_district", D(2024, 2, 1), "with_counterclaim"),
    ],
)
def test_a_part_that_was_not_found_is_refused_with_what_is_there(law: Law, name: str, day: dt.date, item: str) -> None:
    row = law.table(name).at(day)
    with pytest.raises(LawUnknown) as caught:
        row.part(item)
    for words in (name, repr(item), str(row.since), *row.value):
        assert words in caught.value.message


def test_a_fee_in_appeal_that_was_not_found_is_left_out(law: Law) -> None:
    fees = law.table("court_fees_appeal").at(D(2023, 6, 1)).value
    assert all(band.natural is None for band in fees.values())
    assert (fees["above_1000000"].legal, fees["above_1000000"].impecunious) == (None, None)


@pytest.mark.parametrize(
    ("name", "day", "item", "status"),
    [
        ("court_fees_appeal", D(2024, 6, 1), "up_to_12500", "reported"),
        ("court_fees_appeal", D(2026, 6, 1), "up_to_12500", "single"),
        ("after_costs_district", D(2026, 2, 1), "without_serving", "reported"),
        ("after_costs_district", D(2026, 2, 1), "serving", "single"),
        ("after_costs_district", D(2026, 1, 31), "without_serving", "unverified"),
        ("protected_income_maxima", D(2025, 7, 1), "single", "reported"),
        ("protected_income_maxima", D(2026, 7, 1), "single", "single"),
        ("protected_balance", D(2023, 7, 1), "amount_1", "single"),
        ("lookup_disbursements", D(2026, 11, 21), "trade_register", "unverified"),
        ("representative_fee_subdistrict_other", D(2021, 2, 1), "eviction", "unverified"),
    ],
)
def test_a_part_is_as_sure_as_the_collected_facts_say(
    law: Law, name: str, day: dt.date, item: str, status: str
) -> None:
    assert law.table(name).at(day).part(item).status == status
