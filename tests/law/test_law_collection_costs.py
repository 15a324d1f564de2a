"""The collection-cost scale: the figures of the rules (section 3), the minimum, the maximum, VAT on the rounded sum."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.errors import LawQuestion, LawUnknown
from filing.law.collection_costs import collection_costs, highest_for_one, minimum_costs, scale_on
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


# Each end of a tier and the first cent above it that moves the rounded costs: at 15, 10, 5, 1 and 0.5 percent half a
# cent of costs is 3.33 cents, 5, 10, 50 and 100 cents of principal. The ends are those of art. 2 lid 1 of the decree.
BOUNDARIES = [
    ("0.01", "40.00"),
    ("266.66", "40.00"),  # 39.999
    ("266.69", "40.00"),  # 40.0035
    ("266.70", "40.01"),  # 40.005
    ("2500.00", "375.00"),
    ("2500.04", "375.00"),  # 375.004
    ("2500.05", "375.01"),  # 375.005
    ("5000.00", "625.00"),
    ("5000.09", "625.00"),  # 625.0045
    ("5000.10", "625.01"),  # 625.005
    ("10000.00", "875.00"),
    ("10000.49", "875.00"),  # 875.0049
    ("10000.50", "875.01"),  # 875.005
    ("200000.00", "2775.00"),
    ("200000.99", "2775.00"),  # 2775.00495
    ("200001.00", "2775.01"),  # 2775.005
    ("999999.00", "6775.00"),  # 6774.995
    ("999998.98", "6774.99"),  # 6774.9949
    ("1000000.00", "6775.00"),
    ("1000001.00", "6775.00"),  # 6775.005, above the maximum
    ("999999999999.99", "6775.00"),
]


@pytest.mark.parametrize(("principal", "costs"), BOUNDARIES)
def test_the_costs_are_exact_at_the_ends_of_every_tier(law: Law, principal: str, costs: str) -> None:
    assert str(collection_costs(law, [Decimal(principal)], ON, False).costs) == costs


@pytest.mark.parametrize(
    ("principal", "vat"),
    # 21% of the costs of the vectors, by hand: 31.50, 89.25, 131.25, 215.25, 582.75, 1422.75.
    [("1000", "31.50"), ("3000", "89.25"), ("5000", "131.25"), ("25000", "215.25"), ("200000", "582.75"),
     ("1000000", "1422.75")],
)  # fmt: skip
def test_the_other_vectors_with_vat(law: Law, principal: str, vat: str) -> None:
    assert str(collection_costs(law, [Decimal(principal)], ON, True).vat) == vat


def test_d14_15_one_letter_about_several_instalments_may_cost_the_highest_for_one_of_them(law: Law) -> None:
    # 15% of 300 is 45.00, of 500 is 75.00; 100 gives the minimum.
    assert highest_for_one(law, [Decimal(100), Decimal(500), Decimal(300)], ON) == Decimal("75.00")
    assert highest_for_one(law, [Decimal(100)], ON) == Decimal("40.00")
    assert highest_for_one(law, [], ON) == 0


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


@given(st.lists(amounts, min_size=1, max_size=5))
def test_splitting_claims_never_lowers_what_separate_letters_would_cost(principals: list[Decimal]) -> None:
    """One letter about all (lid 7) never costs more than a letter for each."""
    scale = scale_on(LAW, ON, vat=False)
    cents = Decimal("0.005") * (len(principals) + 1)  # each sum is rounded by itself
    assert scale.costs(sum(principals, Decimal(0))) <= sum(scale.costs(principal) for principal in principals) + cents


@given(amounts)
def test_the_scale_read_once_gives_what_the_whole_answer_gives(principal: Decimal) -> None:
    scale, found = scale_on(LAW, ON, vat=True), collection_costs(LAW, [principal], ON, True)
    costs = scale.costs(principal)
    assert (costs, scale.vat(costs), scale.rows) == (found.costs, found.vat, found.rows)


@given(amounts, st.decimals("0", "100000", places=2))
def test_more_principal_costs_at_most_fifteen_percent_of_it_more(principal: Decimal, more: Decimal) -> None:
    scale = scale_on(LAW, ON, vat=False)
    grown = scale.costs(principal + more) - scale.costs(principal)
    assert 0 <= grown <= more * Decimal("0.15") + Decimal("0.01")
