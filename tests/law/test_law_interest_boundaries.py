"""Interest on the day before, the day of and the day after each change of a rate.

Over 36,500.00 one percent is one euro a day, so a day's interest is the rate itself.
Sources of the rates: as said in the tables; Raad van Arbitrage (1976-2010), Staatsblad 2009, 262 and 2014, 491,
BWBR0047640, and two public rate tables; the rates for old contracts are the listed ones less one point, from memory.
"""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest

from filing.calendar_nl import DAY
from filing.errors import LawUnknown
from filing.law.interest import InterestKind, Regime, accrue
from filing.law.table import Law

STATUTORY = """
1976-04-01 8; 1979-01-01 10; 1980-04-01 12; 1983-01-01 9; 1987-04-01 8; 1990-01-01 10; 1990-07-01 11; 1992-01-01 12;
1993-07-01 10; 1994-01-01 9; 1995-01-01 8; 1996-01-01 7; 1996-07-01 5; 1998-01-01 6; 2001-01-01 8; 2002-01-01 7;
2003-08-01 5; 2004-02-01 4; 2007-01-01 6; 2009-07-01 4; 2010-01-01 3; 2011-07-01 4; 2012-07-01 3; 2015-01-01 2;
2023-01-01 4; 2023-07-01 6; 2024-01-01 7; 2025-01-01 6; 2026-01-01 4
"""
COMMERCIAL = """
2002-12-01 10.35; 2003-01-01 9.85; 2003-07-01 9.1; 2004-01-01 9.02; 2004-07-01 9.01; 2005-01-01 9.09; 2005-07-01
9.05; 2006-01-01 9.25; 2006-07-01 9.83; 2007-01-01 10.58; 2007-07-01 11.07; 2008-01-01 11.2; 2008-07-01 11.07;
2009-01-01 9.5; 2009-07-01 8.0; 2010-01-01 8.0; 2010-07-01 8.0; 2011-01-01 8.0; 2011-07-01 8.25; 2012-01-01 8.0;
2012-07-01 8.0; 2013-01-01 7.75; 2013-03-16 8.75; 2013-07-01 8.5; 2014-01-01 8.25; 2014-07-01 8.15; 2015-01-01
8.05; 2015-07-01 8.05; 2016-01-01 8.05; 2016-07-01 8.0; 2017-01-01 8.0; 2017-07-01 8.0; 2018-01-01 8.0; 2018-07-01
8.0; 2019-01-01 8.0; 2019-07-01 8.0; 2020-01-01 8.0; 2020-07-01 8.0; 2021-01-01 8.0; 2021-07-01 8.0; 2022-01-01
8.0; 2022-07-01 8.0; 2023-01-01 10.5; 2023-07-01 12.0; 2024-01-01 12.5; 2024-07-01 12.25; 2025-01-01 11.15;
2025-07-01 10.15; 2026-01-01 10.15; 2026-07-01 10.4
"""
OLD_CONTRACTS = """
2013-03-16 7.75; 2013-07-01 7.5; 2014-01-01 7.25; 2014-07-01 7.15; 2015-01-01 7.05; 2015-07-01 7.05; 2016-01-01
7.05; 2016-07-01 7.0; 2017-01-01 7.0; 2017-07-01 7.0; 2018-01-01 7.0; 2018-07-01 7.0; 2019-01-01 7.0; 2019-07-01
7.0; 2020-01-01 7.0; 2020-07-01 7.0; 2021-01-01 7.0; 2021-07-01 7.0; 2022-01-01 7.0; 2022-07-01 7.0; 2023-01-01
9.5; 2023-07-01 11.0; 2024-01-01 11.5; 2024-07-01 11.25; 2025-01-01 10.15; 2025-07-01 9.15; 2026-01-01 9.15;
2026-07-01 9.4
"""
BASE = Decimal(36500)


def listed(text: str) -> list[tuple[dt.date, Decimal]]:
    pairs = (item.split() for item in text.split(";"))
    return [(dt.date.fromisoformat(day), Decimal(rate)) for day, rate in pairs]


def changes(text: str) -> list[tuple[dt.date, Decimal, Decimal]]:
    """Each first day with the rate before it and its own; rows that repeat the rate are left to another test."""
    return [(day, before, rate) for (_, before), (day, rate) in pairwise(listed(text)) if before != rate]


REGIMES = {
    "statutory": (Regime(InterestKind.STATUTORY), STATUTORY),
    "commercial": (Regime(InterestKind.COMMERCIAL), COMMERCIAL),
    "government": (Regime(InterestKind.GOVERNMENT), COMMERCIAL[COMMERCIAL.index("2013-03-16") :]),
    "old contracts": (Regime(InterestKind.COMMERCIAL, old_contract=True), OLD_CONTRACTS),
}
EVERY_CHANGE = [(name, *change) for name, (_, text) in REGIMES.items() for change in changes(text)]


@pytest.mark.parametrize(("name", "day", "before", "rate"), EVERY_CHANGE)
def test_a_new_rate_counts_from_its_day(law: Law, name: str, day: dt.date, before: Decimal, rate: Decimal) -> None:
    regime = REGIMES[name][0]
    assert [p.interest for p in accrue(law, regime, BASE, day - DAY, day)] == [before]
    assert [p.interest for p in accrue(law, regime, BASE, day, day + DAY)] == [rate]
    assert [p.interest for p in accrue(law, regime, BASE, day - DAY, day + DAY)] == [before, rate]
    assert [p.interest for p in accrue(law, regime, BASE, day - DAY, day + 2 * DAY)] == [before, 2 * rate]


@pytest.mark.parametrize("name", REGIMES)
def test_the_whole_history_is_the_sum_of_its_listed_days(law: Law, name: str) -> None:
    regime, text = REGIMES[name]
    rows = listed(text)
    ends = [*(day for day, _ in rows[1:]), dt.date(2027, 1, 1)]
    expected = sum(((end - day).days * rate for (day, rate), end in zip(rows, ends, strict=True)), Decimal(0))
    found = accrue(law, regime, BASE, rows[0][0], ends[-1])
    assert sum(period.interest for period in found) == expected
    assert [row.since for period in found for row in period.rows] == [day for day, _ in rows]


@pytest.mark.parametrize("name", REGIMES)
def test_after_the_last_known_day_there_is_no_interest_but_a_refusal(law: Law, name: str) -> None:
    regime = REGIMES[name][0]
    last = dt.date(2026, 12, 31)
    assert len(accrue(law, regime, BASE, last, last + DAY)) == 1
    with pytest.raises(LawUnknown, match="2027-01-01"):
        accrue(law, regime, BASE, last, last + 2 * DAY)


@pytest.mark.parametrize(("name", "first"), [("statutory", "1976-04-01"), ("commercial", "2002-12-01")])
def test_before_the_first_known_day_there_is_no_interest_but_a_refusal(law: Law, name: str, first: str) -> None:
    day = dt.date.fromisoformat(first)
    with pytest.raises(LawUnknown, match=str(day - DAY)):
        accrue(law, REGIMES[name][0], BASE, day - DAY, day)
