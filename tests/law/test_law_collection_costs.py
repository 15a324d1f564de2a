"""The collection-cost scale: the figures of the rules (section 3), the minimum, the maximum, VAT on the rounded sum."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.errors import LawQuestion, LawUnknown
from filing.law.collection_costs import collection_costs, minimum_costs
from filing.law.loader import load_law
from filing.law.table import Law

ON = dt.date(2026, 11, 21)
LAW = load_law()

# Test figures of the rules, section 3 (without VAT, with 21% VAT where given).
VECTORS = [
    ("50", "40.00", "48.40"),
    ("266.67", "40.00", None),
    ("300", "45.00", "54.45"),
    ("1000", "150.00", None),
    ("2500", "375.00", "453.75"),
    ("3000", "425.00", None),
    ("5000", "625.00", None),
    ("10000", "875.00", "1058.75"),
    ("25000", "1025.00", None),
    ("200000", "2775.00", None),
    ("1000000", "6775.00", None),
    ("5000000", "6775.00", None),
]


@pytest.mark.parametrize(("principal", "costs", "with_vat"), VECTORS)
def test_the_scale_gives_the_known_figures(law: Law, principal: str, costs: str, with_vat: str | None) -> None:
    found = collection_costs(law, [Decimal(principal)], ON, True)
    assert str(found.costs) == costs
    if with_vat is not None:
        assert str(found.total) == with_vat
    assert found.costs + found.vat == found.total
    assert collection_costs(law, [Decimal(principal)], ON, False).total == found.costs


def test_several_claims_make_one_sum(law: Law) -> None:
    """Art. 6:96 lid 7 BW: 100 and 200 cost 45.00, not twice 40.00."""
    found = collection_costs(law, [Decimal(100), Decimal(200)], ON, False)
    assert (found.principal, found.costs) == (300, Decimal("45.00"))


def test_the_lines_show_how_the_sum_was_reached(law: Law) -> None:
    # 15% of 2,500; 10% of the next 2,500; 5% of the last 1,000: 375 + 250 + 50.
    found = collection_costs(law, [Decimal(6000)], ON, False)
    assert [(t.up_to, t.percent, t.part, t.amount) for t in found.tiers] == [
        (2500, 15, 2500, 375),
        (5000, 10, 2500, 250),
        (10000, 5, 1000, 50),
    ]
    assert found.costs == 675
    assert found.bound == ""


def test_minimum_and_maximum_are_named_when_they_decide(law: Law) -> None:
    assert collection_costs(law, [Decimal("266.60")], ON, False).bound == "minimum"
    assert collection_costs(law, [Decimal(1_000_000)], ON, False).bound == ""
    assert collection_costs(law, [Decimal(1000002)], ON, False).bound == "maximum"


def test_vat_is_computed_on_the_rounded_costs(law: Law) -> None:
    # 15% of 333.43 is 50.0145, rounded 50.01; 21% of that is 10.5021, rounded 10.50.
    # 15% of 299.50 is 44.925, half up 44.93; 21% is 9.4353, rounded 9.44 (over 44.925 it would be 9.43).
    assert collection_costs(law, [Decimal("333.43")], ON, True).vat == Decimal("10.50")
    found = collection_costs(law, [Decimal("299.50")], ON, True)
    assert (found.costs, found.vat) == (Decimal("44.93"), Decimal("9.44"))


def test_the_rows_rested_on_are_the_scale_and_the_vat_rate(law: Law) -> None:
    assert [row.table for row in collection_costs(law, [Decimal(300)], ON, False).rows] == ["collection_costs"]
    found = collection_costs(law, [Decimal(300)], ON, True)
    assert [(row.table, str(row.status)) for row in found.rows] == [
        ("collection_costs", "published"),
        ("vat", "unverified"),
    ]


def test_between_businesses_forty_euro_is_owed_without_a_reminder(law: Law) -> None:
    assert str(minimum_costs(law, ON).costs) == "40.00"


def test_before_the_scale_there_are_no_costs_by_it(law: Law) -> None:
    collection_costs(law, [Decimal(300)], dt.date(2012, 7, 1), False)
    with pytest.raises(LawUnknown):
        collection_costs(law, [Decimal(300)], dt.date(2012, 6, 30), False)


@pytest.mark.parametrize("principals", [[], ["0"], ["-5"], ["100", "-5"], ["Infinity"]])
def test_principals_without_sense_are_refused(law: Law, principals: list[str]) -> None:
    with pytest.raises(LawQuestion):
        collection_costs(law, [Decimal(text) for text in principals], ON, False)


amounts = st.decimals("0.01", 2_000_000, places=2)


@given(st.lists(amounts, min_size=1, max_size=5))
def test_costs_lie_between_minimum_and_maximum_and_do_not_depend_on_order(principals: list[Decimal]) -> None:
    found = collection_costs(LAW, principals, ON, False)
    assert 40 <= found.costs <= 6775
    assert collection_costs(LAW, principals[::-1], ON, False).costs == found.costs
    assert sum(tier.part for tier in found.tiers) == found.principal


@given(amounts, amounts)
def test_a_larger_principal_never_costs_less(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert collection_costs(LAW, [low], ON, False).costs <= collection_costs(LAW, [high], ON, False).costs
