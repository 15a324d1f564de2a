"""What was agreed on interest, and what is said of it: months, floors, agreed rates, old contracts, lower rates.

Rates: statutory 7% in 2024, 6% in 2025, 4% in 2026; commercial 10.15% from 1 July 2025, 10.4% from 1 July 2026. The
figures are worked out in the comments.
"""

from decimal import Decimal
from typing import Any

import pytest
from case_builder import CONTRACT, business, case, claim, owed, remarks
from pydantic import ValidationError

from filing.casefile.case import CaseFile
from filing.law.interest import OLD_CONTRACTS
from filing.law.table import Law

OLD = {"dated": "2024-12-01", "due": "2024-12-31"}  # in default on 2025-01-01


def contract(**more: Any) -> dict[str, Any]:
    return {"kind": "commercial", "contract": {**CONTRACT, **more}}


def about(found: Any, word: str) -> list[str]:
    return [remark for remark in remarks(found) if word in remark]


# ── how it compounds ────────────────────────────────────────────────────────────────────────────────────────────────


def test_interest_that_compounds_monthly_as_computed_by_hand(law: Law) -> None:
    # 1% a month is 12% a year. In default on 2026-01-31; months end on 28 February and 31 March:
    #   28 days over 1000.00 = 9.2055 -> 9.21; 31 days over 1009.21 = 10.2857 -> 10.29; 9 days over 1019.50 = 3.0166
    terms = {"regime": "contractual", "rate": "1", "per": "month", "compounding": "monthly"}
    found = owed(case(claim(due="2026-01-30", interest=terms)), law, "2026-04-09")
    assert [period.interest for period in found.claims[0].periods] == [
        Decimal("9.21"),
        Decimal("10.29"),
        Decimal("3.02"),
    ]
    assert found.per_day == Decimal("0.34")  # 1019.50 x 12% / 365 = 0.3352


def test_agreed_interest_is_simple_unless_agreed_otherwise(law: Law) -> None:
    terms = {"regime": "contractual", "rate": "10"}
    assert owed(case(claim(**OLD, interest=terms)), law, "2026-12-31").interest == Decimal("199.73")  # 729 days
    # 100.00, then 364 days over 1100.00 = 109.6986
    yearly = {**terms, "compounding": "yearly"}
    assert owed(case(claim(**OLD, interest=yearly)), law, "2026-12-31").interest == Decimal("209.70")


def test_statutory_interest_can_be_asked_without_interest_on_interest(law: Law) -> None:
    # 60.00 over 2025, then 10 days at 4% over 1000.00 = 1.0959
    terms = {"regime": "statutory", "compounding": "none"}
    assert owed(case(claim(**OLD, interest=terms)), law, "2026-01-11").interest == Decimal("61.10")


# ── floor, surcharge, agreed rate ───────────────────────────────────────────────────────────────────────────────────


def test_a_floor_lifts_the_rate_of_the_law_where_it_is_lower(law: Law) -> None:
    # At least 6.5%, one point on top: 7% in December 2025, 6.5% from 2026: 30 days = 5.7534, 10 days = 1.7808
    terms = {"regime": "statutory", "surcharge": "1", "floor": "6.5"}
    found = owed(case(claim(dated="2025-11-01", due="2025-12-01", interest=terms)), law, "2026-01-11")
    assert [(p.rate, p.interest) for p in found.claims[0].periods] == [
        (Decimal(7), Decimal("5.75")),
        (Decimal("6.5"), Decimal("1.78")),
    ]
    assert found.claims[0].interest_article == "art. 6:119 BW, vermeerderd met 1% per jaar, ten minste 6,5% per jaar"


def test_dem_26_an_agreed_rate_takes_the_place_of_commercial_interest_and_compounds_yearly(law: Law) -> None:
    # 12% over 2025 = 120.00; then 10 days over 1120.00 = 3.6822
    terms = {"regime": "commercial", "rate": "12"}
    found = owed(business(claim(**OLD, interest=terms)), law, "2026-01-11")
    assert found.interest == Decimal("123.68")
    assert found.claims[0].periods[0].rows == ()
    assert found.claims[0].interest_article == "art. 6:119a BW, overeengekomen rente van 12% per jaar"


def test_dem_26_a_lower_agreed_rate_between_businesses_is_told(law: Law) -> None:
    terms = {"regime": "commercial", "rate": "8"}
    found = owed(business(claim(due="2026-06-20", interest=terms)), law, "2026-07-11")
    assert found.interest == Decimal("4.38")  # 20 days at 8% = 4.3836
    (remark,) = about(found, "DEM-26")
    assert "10.15% from 21 June 2026 until 1 July 2026, 10.4% from 1 July 2026 until 11 July 2026" in remark


@pytest.mark.parametrize(
    "terms",
    [
        {"regime": "statutory", "rate": "8"},
        {"regime": "government", "rate": "8"},
        {"regime": "none", "rate": "8"},
        {"regime": "contractual"},
        {"regime": "contractual", "rate": "9", "per": "month"},  # 108% a year
        {"regime": "contractual", "rate": "60", "surcharge": "60"},
        {"regime": "statutory", "floor": "-1"},
        {"regime": "statutory", "floor": "101"},
    ],
)
def test_terms_without_sense_are_refused_when_the_case_is_read(terms: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        case(claim(interest=terms))


def test_an_agreed_rate_of_the_contract_above_a_hundred_percent_is_refused() -> None:
    with pytest.raises(ValidationError):
        case(debt=contract(contractual_interest={"rate": "8.4", "per": "month"}))
    assert isinstance(case(debt=contract(contractual_interest={"rate": "8", "per": "month"})), CaseFile)


# ── X-14: a rate below that of the law ──────────────────────────────────────────────────────────────────────────────


def test_x_14_an_agreed_rate_below_that_of_the_law_is_reckoned_and_told_with_both_rates(law: Law) -> None:
    debt = {"kind": "consumer_sale", "contract": {**CONTRACT, "contractual_interest": {"rate": "5"}}}
    found = owed(case(claim(**OLD), debt=debt), law, "2026-02-01")
    assert found.interest == Decimal("54.25")  # 396 days at 5%, simple: 1000 x 5 x 396 / 36500 = 54.2466
    (remark,) = about(found, "agreed")
    assert remark == (
        "The agreed 5% on F1 is below statutory interest, 6% from 1 January 2025 until 1 January 2026: the law gives"
        " the higher one (6:119 lid 3), and the agreed one is reckoned."
    )


def test_x_14_claims_with_one_agreed_rate_are_told_together_and_only_those_concerned(law: Law) -> None:
    debt = {"kind": "consumer_sale", "contract": {**CONTRACT, "contractual_interest": {"rate": "5"}}}
    claims = [claim(**OLD), claim("F2", dated="2025-05-01", due="2025-05-31"), claim("F3")]
    (remark,) = about(owed(case(*claims, debt=debt), law, "2026-03-01"), "agreed")
    assert "on F1, F2 is below" in remark  # F3 fell due in 2026, when the law gave 4%


@pytest.mark.parametrize("rate", ["6", "7"])
def test_x_14_an_agreed_rate_that_is_not_lower_is_not_told(law: Law, rate: str) -> None:
    terms = {"regime": "contractual", "rate": rate}
    assert remarks(owed(case(claim(**OLD, interest=terms)), law, "2026-02-01")) == ()


def test_x_14_before_default_the_law_gives_nothing_to_compare_with(law: Law) -> None:
    # Agreed from 2024-01-01, when statutory interest was 7%; in default on 2026-02-01, when it was 4%.
    terms = {"regime": "contractual", "rate": "5", "since": "2024-01-01"}
    assert remarks(owed(case(claim(interest=terms)), law, "2026-03-01")) == ()


def test_x_14_where_the_table_ends_the_comparison_is_said_to_be_unknown(law: Law) -> None:
    terms = {"regime": "contractual", "rate": "5"}
    (remark,) = about(owed(case(claim(**OLD, interest=terms)), law, "2027-02-01"), "agreed")
    assert "not known for every day" in remark


# ── old contracts ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_agreement_of_before_16_march_2013_bears_the_lower_rate_and_that_is_told(law: Law) -> None:
    # 10.15% listed less one point: 9.15%; 9 days over 1000.00 = 2.2562
    found = owed(business(claim(), debt=contract(concluded_on="2013-03-15")), law, "2026-02-10")
    assert found.interest == Decimal("2.26")
    assert [row.table for row in found.claims[0].periods[0].rows] == [OLD_CONTRACTS]
    (remark,) = about(found, "16 March 2013")
    assert all(word in remark for word in ("from memory", "transitional article", "frame agreement", "F1"))


@pytest.mark.parametrize(
    "parts",
    [{"concluded_on": "2013-03-16"}, {}, {"contractual_interest": {"rate": "12"}, "concluded_on": "2010-01-01"}],
)
def test_other_agreements_keep_the_ordinary_table_or_their_own_rate(law: Law, parts: dict[str, Any]) -> None:
    found = owed(business(claim(), debt=contract(**parts)), law, "2026-02-10")
    assert OLD_CONTRACTS not in [row.table for row in found.rows]
    assert not about(found, "16 March 2013")


def test_statutory_interest_knows_no_old_contracts(law: Law) -> None:
    debt = {"kind": "consumer_sale", "contract": {**CONTRACT, "concluded_on": "2010-01-01"}}
    assert remarks(owed(case(claim(), debt=debt), law, "2026-02-10")) == ()


def test_an_undated_contract_with_an_older_claim_bears_the_ordinary_rate_and_that_is_told(law: Law) -> None:
    old = claim(dated="2013-01-01", due="2013-01-31")
    found = owed(business(old, debt=contract()), law, "2016-01-01")
    assert [period.rate for period in found.claims[0].periods[:2]] == [Decimal("7.75"), Decimal("8.75")]
    (remark,) = about(found, "16 March 2013")
    assert "record debt.contract.concluded_on" in remark
    assert not about(owed(business(claim(), debt=contract()), law, "2026-03-01"), "16 March 2013")
