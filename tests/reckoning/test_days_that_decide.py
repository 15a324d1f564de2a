"""Which day's row counts, and what a person is told when the day is not the one that one would expect."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from case_builder import FIRM, business, case, claim, facts, loaded, notice, owed, remarks, sent

from filing.errors import LawUnknown
from filing.law.attachment_terms import terms_after_attachment
from filing.law.interest import InterestKind, Regime, accrue
from filing.law.notice_period import notice_period
from filing.law.summons_term import docket_term
from filing.law.table import Law
from filing.reckoning.litigation_costs import LitigationCosts, litigation_costs
from filing.reckoning.petitum import petitum
from filing.rules.requirements.competence import sector_of

D = dt.date
HUNDRED = Decimal("100.00")


def test_government_interest_is_not_reckoned_from_before_its_article(law: Law) -> None:
    # tables.yaml: art. 6:119b in force 2013-03-16, the rate of that day 8.75
    regime = Regime(InterestKind.GOVERNMENT)
    assert accrue(law, regime, HUNDRED, D(2013, 3, 16), D(2013, 3, 17))[0].rate == Decimal("8.75")
    with pytest.raises(LawUnknown, match="2013-03-16"):
        accrue(law, regime, HUNDRED, D(2013, 3, 15), D(2013, 3, 17))


def test_dem_21_the_minimum_is_that_of_the_first_day_of_default(law: Law) -> None:
    # the table of the minimum begins on 2015-11-01, with the text in which it was seen
    known = business(claim(dated="2015-10-01", due="2015-10-31"))
    assert owed(known, law, "2026-01-10").costs.claimed == Decimal("40.00")
    older = business(claim(dated="2015-09-01", due="2015-09-30"))
    found = owed(older, law, "2026-01-10")
    assert found.costs.claimed == 0
    assert any("first day of default" in remark and "1 October 2015" in remark for remark in remarks(found))
    assert owed(older, law, "2015-10-20").interest > 0  # the statement stands without it


def _litigation(law: Law, on: str, **plan: Any) -> LitigationCosts:
    file = business(
        claim(dated="2025-06-01", due="2025-06-30"),
        proceedings=plan,
        collector={"role": "lawyer", "party": {**FIRM, "id": "x"}},
    )
    known = facts(file, law, on)
    return litigation_costs(loaded(known.file), known.statement, law, sector_of(known))


def test_sum_66_no_judgment_lies_before_the_legal_date(law: Law) -> None:
    # liquidatietarief kanton up to 1,250: 135 until 2026-01-31, 144 from 2026-02-01
    plan = {"served_on": "2025-12-29", "docket_date": "2026-01-07", "docket_time": "10:00"}
    early = {line.what: line.amount for line in _litigation(law, "2026-01-08", **plan).lines}
    late = {line.what: line.amount for line in _litigation(law, "2026-11-21", **plan).lines}
    assert (early["representative_fee"], late["representative_fee"]) == (Decimal("135.00"), Decimal("144.00"))


def test_att_08_a_main_action_after_its_term_is_told_to_be_too_late(law: Law) -> None:
    # attached on Friday 2026-12-18, leave for eight days: Saturday 26 December moves to Monday the 28th
    found = terms_after_attachment(law, D(2026, 12, 18), leave_days=8, main_action_on=D(2026, 12, 29))
    assert any("lapsed" in remark for one in found for remark in one.remarks)
    assert not any("2026-12-29" in str(one.term.start) for one in found)
    in_time = terms_after_attachment(law, D(2026, 12, 18), leave_days=8, main_action_on=D(2026, 12, 21))
    assert not any("lapsed" in remark for one in in_time for remark in one.remarks)


def test_d14_20_a_notice_that_names_no_claims_is_asked_about_when_one_was_not_overdue(law: Law) -> None:
    claims = (claim("A"), claim("B", dated="2026-02-01", due="2026-03-20"))
    file = case(*claims, history=[notice("2026-03-02", "150.00")])
    (remark,) = [one for one in remarks(owed(file, law, "2026-06-01")) if "names no claims" in one]
    assert "about A, which were overdue, and not about B" in remark
    named = case(*claims, history=[notice("2026-03-02", "150.00", claims=["A"])])
    assert not any("names no claims" in one for one in remarks(owed(named, law, "2026-06-01")))


def test_x_52_a_summons_on_a_sunday_or_a_holiday_is_told(law: Law) -> None:
    for day in (D(2026, 12, 20), D(2026, 12, 25)):
        assert any("X-52" in remark for remark in docket_term(law, day, "NL").remarks)
    assert not any("X-52" in remark for remark in docket_term(law, D(2026, 12, 21), "NL").remarks)


def test_d14_25_slower_post_is_told(law: Law) -> None:
    assert any("margin" in remark for remark in notice_period(law, D(2026, 11, 24)).remarks)
    assert any("derived" in remark for remark in notice_period(law, D(2027, 7, 6)).remarks)
    assert not any("D14-25" in remark for remark in notice_period(law, D(2026, 6, 23)).remarks)


def test_x_14_further_interest_runs_over_what_was_added_too(law: Law) -> None:
    # 1,000.00 at 10.15% from 2025-08-01 through 2026-06-30 (334 days) and 10.4% in July (31 days), by hand:
    # 1000 x 10.15 x 334 / 36500 = 92.88, 1000 x 10.4 x 31 / 36500 = 8.83; together 101.71 is added on 2026-08-01
    file = business(claim(dated="2025-07-01", due="2025-07-31"), history=[sent("reminder", "2025-09-01")])
    known = facts(file, law, "2026-11-21")
    found = petitum(known.statement, litigation_costs(loaded(known.file), known.statement, law, sector_of(known)))
    assert [one.over for one in found.further] == [Decimal("1101.71")]
    assert found.per_day == Decimal("0.31")  # 1101.71 x 10.4 / 36500 = 0.3139
