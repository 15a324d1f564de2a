"""Which judge, which court: by amount, by matter, by municipality; a location is never guessed."""

import datetime as dt
from decimal import Decimal

import pytest

from filing.errors import LawQuestion
from filing.law.competence import sector
from filing.law.court import court_for
from filing.law.table import Law

ON = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("value", "matter", "court"),
    [
        ("25000", "other", "subdistrict"),
        ("25000.01", "other", "district"),
        ("25000.01", "consumer_sale", "subdistrict"),
        ("900000", "rent", "subdistrict"),
        ("900000", "employment", "subdistrict"),
        ("40000", "consumer_credit", "subdistrict"),
        ("40000.01", "consumer_credit", "district"),
    ],
)
def test_the_subdistrict_court_hears_small_claims_and_some_matters_whatever_the_amount(
    law: Law, value: str, matter: str, court: str
) -> None:
    found = sector(law, Decimal(value), matter, ON)
    assert found.court == court
    assert found.reason
    assert [row.table for row in found.rows] == ["competence"]


def test_a_matter_nobody_knows_is_refused_with_the_nearest(law: Law) -> None:
    with pytest.raises(LawQuestion) as caught:
        sector(law, Decimal(1), "consumer_sales", ON)
    assert "consumer_sale" in caught.value.next_step


@pytest.mark.parametrize(
    ("municipality", "name"),
    [
        ("Utrecht", "rechtbank Midden-Nederland"),
        ("'s-Gravenhage", "rechtbank Den Haag"),
        ("  ROTTERDAM ", "rechtbank Rotterdam"),
        ("Zwolle", "rechtbank Overijssel"),
        ("Hilversum", "rechtbank Midden-Nederland"),
    ],
)
def test_a_municipality_has_one_court_under_its_statutory_name(law: Law, municipality: str, name: str) -> None:
    assert court_for(law, municipality).statutory_name == name


def test_all_locations_are_given_with_the_addresses_that_are_known(law: Law) -> None:
    found = court_for(law, "Utrecht")
    assert [place.name for place in found.locations] == ["Almere", "Amersfoort", "Lelystad", "Utrecht"]
    utrecht = found.locations[-1]
    assert utrecht.visiting == "Vrouwe Justitiaplein 1, 3511 EX Utrecht"
    assert utrecht.source == "Stcrt. 2016, 7891"
    assert found.status == "derived"
    assert court_for(law, "Amsterdam").locations[0].visiting == ""


@pytest.mark.parametrize(("given", "near"), [("Utrect", "Utrecht"), ("Den Bosh", "municipality"), ("", "municipality")])
def test_an_unknown_municipality_is_a_question_back(law: Law, given: str, near: str) -> None:
    with pytest.raises(LawQuestion) as caught:
        court_for(law, given)
    assert near in caught.value.next_step
