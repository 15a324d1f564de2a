"""Which judge: by agreement, matter or value; near an unsettled limit both answers are given (SUM-50 to SUM-52)."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from filing.errors import LawQuestion, LawUnknown
from filing.law.competence import ClaimValue, Ground, sector, value_of
from filing.law.table import Law

D = Decimal
ON = dt.date(2026, 11, 21)
euros = some.decimals(min_value=0, max_value=100_000, places=2)


@pytest.mark.parametrize(
    ("value", "matter", "court", "ground"),
    [
        # SUM-50: 25,000 is still for the subdistrict court; SUM-51: these matters whatever the amount.
        ("0", "other", "subdistrict", "value"),
        ("25000", "other", "subdistrict", "value"),
        ("25000.01", "other", "district", "value"),
        ("25000.01", "consumer_sale", "subdistrict", "matter"),
        ("900000", "rent", "subdistrict", "matter"),
        ("900000", "employment", "subdistrict", "matter"),
        ("900000", "agency", "subdistrict", "matter"),
        ("900000", "hire_purchase", "subdistrict", "matter"),
        ("900000", "goods_credit", "subdistrict", "matter"),
        ("25000", "consumer_credit", "subdistrict", "value"),
        ("40000", "consumer_credit", "subdistrict", "credit"),
        ("40000.01", "consumer_credit", "district", "credit"),
    ],
)
def test_the_subdistrict_court_hears_small_claims_and_some_matters_whatever_the_amount(
    law: Law, value: str, matter: str, court: str, ground: str
) -> None:
    found = sector(law, D(value), matter, ON)
    assert (found.court, found.ground) == (court, ground)
    assert found.reason
    assert found.article.startswith("art. 93")
    assert [row.table for row in found.rows] == ["competence"]
    assert found.status == "reported"


def test_several_claims_add_up_with_their_interest() -> None:
    # 12,000.00 + 12,900.00 + 100.01 of interest (art. 94 lid 1).
    claims = [ClaimValue(D("12000.00"), D("60.00")), ClaimValue(D("12900.00"), D("40.01"))]
    assert value_of(claims) == D("25000.01")
    assert value_of([]) == 0


@pytest.mark.parametrize(
    ("costs", "answers"),
    [("0", ("subdistrict",)), ("50", ("subdistrict",)), ("50.01", ("subdistrict", "district"))],
)
def test_where_collection_costs_would_pass_the_limit_both_answers_are_given(
    law: Law, costs: str, answers: tuple[str, ...]
) -> None:
    found = sector(law, D("24950"), "other", ON, collection_costs=D(costs))
    assert found.answers == answers
    assert found.certain == (len(answers) == 1)
    assert bool(found.doubts) == (not found.certain)


def test_above_the_limit_the_costs_make_no_doubt(law: Law) -> None:
    assert sector(law, D("25000.01"), "other", ON, collection_costs=D("900")).answers == ("district",)


@pytest.mark.parametrize(
    ("value", "credit", "answers"),
    [
        ("30000", "35000", ("subdistrict",)),
        ("45000", "50000", ("district",)),
        ("30000", "50000", ("subdistrict", "district")),
        ("41000", "38000", ("district", "subdistrict")),
        ("30000", None, ("subdistrict", "district")),
        ("24000", "50000", ("subdistrict",)),
    ],
)
def test_consumer_credit_is_certain_only_when_claim_and_credit_sum_agree(
    law: Law, value: str, credit: str | None, answers: tuple[str, ...]
) -> None:
    found = sector(law, D(value), "consumer_credit", ON, credit_sum=D(credit) if credit else None)
    assert found.answers == answers


def test_parties_can_together_choose_the_subdistrict_court(law: Law) -> None:
    found = sector(law, D("900000"), "other", ON, agreed=True)
    assert (found.court, found.ground, found.article) == ("subdistrict", Ground.AGREED, "art. 96 Rv")
    assert found.certain
    near = sector(law, D("24990"), "other", ON, collection_costs=D("100"), agreed=True)
    assert (near.ground, near.certain) == (Ground.AGREED, True)
    assert sector(law, D("100"), "other", ON, agreed=True).ground is Ground.VALUE  # it decides anyway


@given(value=euros, costs=euros)
def test_a_larger_claim_never_goes_back_to_the_subdistrict_court(law: Law, value: Decimal, costs: Decimal) -> None:
    found, larger = (sector(law, one, "other", ON, collection_costs=costs) for one in (value, value + 1))
    assert not (found.court == "district" and larger.court == "subdistrict")
    assert found.certain or value <= 25000 < value + costs


def test_a_matter_nobody_knows_is_refused_with_the_nearest(law: Law) -> None:
    with pytest.raises(LawQuestion) as caught:
        sector(law, D(1), "consumer_sales", ON)
    assert "consumer_sale" in caught.value.next_step


@pytest.mark.parametrize(("value", "costs"), [("-1", "0"), ("1", "-1"), ("NaN", "0"), ("Infinity", "0")])
def test_a_value_that_makes_no_sense_is_refused(law: Law, value: str, costs: str) -> None:
    with pytest.raises(LawQuestion):
        sector(law, D(value), "other", ON, collection_costs=D(costs))


def test_before_the_limits_are_known_nothing_is_decided(law: Law) -> None:
    with pytest.raises(LawUnknown, match="competence"):
        sector(law, D(1), "other", dt.date(2015, 10, 31))
