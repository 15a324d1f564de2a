"""The last day to serve when the court shortened the summons term (SUM-34, art. 117 and 119 Rv)."""

import datetime as dt

import pytest
from case_builder import case, claim, facts

from filing.law.table import Law
from filing.rules.deadlines import deadlines

# Wednesday 16 December 2026. Three days: the day of serving and the docket date are not counted, so served on Saturday
# 12 December the days are 13, 14 and 15. A week, the ordinary term: served on Tuesday 8 December.
ORDER = {"shortened_to_days": "3", "shortened_on": "2026-11-20"}
TERMS = (
    (ORDER, dt.date(2026, 12, 12), "art. 117, 119 Rv"),
    ({}, dt.date(2026, 12, 8), "art. 114, 119 Rv"),
    ({"shortened_to_days": "3"}, dt.date(2026, 12, 8), "art. 114, 119 Rv"),  # no order on record
    ({**ORDER, "shortened_to_days": "9"}, dt.date(2026, 12, 8), "art. 114, 119 Rv"),  # that lengthens
)


@pytest.mark.parametrize(("order", "last", "article"), TERMS)
def test_the_last_day_to_serve_follows_the_order(order: dict[str, str], last: dt.date, article: str, law: Law) -> None:
    file = case(claim(), proceedings={"docket_date": "2026-12-16", "docket_time": "10:00", **order})
    found = [
        (one.on, one.law)
        for one in deadlines(facts(file, law, "2026-11-24"))
        if one.what.text.startswith("Last day to serve")
    ]
    assert found == [(last, article)]
