"""Which court by place (SUM-53 to SUM-55): each option with its article, and a question for what is not known."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from filing.law.forum import CaseKind, ForumClause, forum_effect, protection
from filing.law.place import Matter, PlaceGround, PlaceQuestion, Places, Residence, places
from filing.law.table import Law

ON = dt.date(2026, 11, 21)
SMALL = CaseKind(ON, Decimal(25_000))
LARGE = CaseKind(ON, Decimal("25000.01"))
UTRECHT, HAARLEM = Residence("a", "Utrecht"), Residence("b", "Haarlem")
MIDDEN, NOORD = "rechtbank Midden-Nederland", "rechtbank Noord-Holland"


def asked(law: Law, *defendants: Residence, kind: CaseKind = LARGE, **more: Any) -> Places:
    return places(law, PlaceQuestion(kind, defendants or (UTRECHT,), **more))


def named(found: Places) -> set[str]:
    return {one.name for one in found.asked}


def grounds(found: Places) -> list[tuple[str, str, str]]:
    return [(one.court, one.ground.value, one.article) for one in found.options]


def test_the_court_of_the_residence_is_competent(law: Law) -> None:
    found = asked(law)
    assert grounds(found) == [(MIDDEN, "residence", "art. 99 Rv")]
    assert (found.options[0].municipality, found.options[0].exclusive) == ("Utrecht", False)
    assert (found.asked, found.leads_to(MIDDEN), found.leads_to(NOORD)) == ((), True, False)
    assert found.status == "derived"


def test_a_residence_that_is_not_known_is_asked_for(law: Law) -> None:
    found = asked(law, Residence("a", None), Residence("b", "Nergenshuizen"))
    assert found.options == ()
    assert named(found) == {"residence:a", "residence:b"}
    assert "Nergenshuizen" not in str([one.message for one in found.asked])


@pytest.mark.parametrize(("connected", "leads"), [(True, True), (False, False), (None, False)])
def test_one_court_for_defendants_of_two_districts_needs_a_connection(
    law: Law, connected: bool | None, leads: bool
) -> None:
    found = asked(law, UTRECHT, HAARLEM, connected=connected)
    assert found.courts == (MIDDEN, NOORD)
    assert found.leads_to(NOORD) is leads
    assert {one.article for one in found.options} == {"art. 99, 107 Rv" if connected else "art. 99 Rv"}
    assert named(found) == ({"connected"} if connected is None else set())


def test_defendants_of_one_district_need_no_connection(law: Law) -> None:
    found = asked(law, UTRECHT, Residence("b", "Zeist"))
    assert grounds(found) == [(MIDDEN, "residence", "art. 99 Rv")]
    assert found.options[0].covers == ("a", "b")


def test_a_consumer_who_claims_can_go_to_the_own_court(law: Law) -> None:
    found = asked(law, consumer=Residence("claimant", "Haarlem"))
    assert grounds(found) == [(MIDDEN, "residence", "art. 99 Rv"), (NOORD, "consumer", "art. 101 Rv")]
    assert found.leads_to(NOORD)
    assert grounds(asked(law, consumer=UTRECHT)) == [(MIDDEN, "residence", "art. 99 Rv")]


@pytest.mark.parametrize("matter", [Matter.RENT_OF_DWELLING, Matter.RENT_OF_RETAIL_SPACE])
def test_a_rented_dwelling_or_retail_space_goes_to_its_location_alone(law: Law, matter: Matter) -> None:
    found = asked(law, matter=matter, location="Haarlem")
    assert grounds(found) == [(NOORD, "rented", "art. 103 Rv")]
    assert found.options[0].exclusive
    assert asked(law, matter=matter).options == ()
    assert named(asked(law, matter=matter)) == {"location"}


def test_what_is_rented_is_asked_when_it_matters(law: Law) -> None:
    found = asked(law, matter=Matter.RENT, location="Haarlem")
    assert (found.courts, named(found)) == ((NOORD, MIDDEN), {"rented"})
    assert not found.leads_to(NOORD)
    assert not found.leads_to(MIDDEN)
    assert asked(law, matter=Matter.RENT, location="Zeist").leads_to(MIDDEN)
    assert not asked(law, matter=Matter.RENT).leads_to(MIDDEN)
    assert asked(law, matter=Matter.RENT_OF_SOMETHING_ELSE, location="Haarlem").courts == (MIDDEN,)


def test_an_immovable_thing_adds_its_location(law: Law) -> None:
    found = asked(law, matter=Matter.IMMOVABLE_THING, location="Haarlem")
    assert grounds(found)[1] == (NOORD, "location", "art. 103 Rv")
    assert found.leads_to(MIDDEN)


def test_employment_asks_which_place_article_100_means(law: Law) -> None:
    found = asked(law, matter=Matter.EMPLOYMENT)
    assert (found.courts, named(found)) == ((MIDDEN,), {"place_of_work"})


@pytest.mark.parametrize(
    ("kind", "holds", "certain"),
    [
        (SMALL, True, True),
        (LARGE, False, True),
        (CaseKind(ON, Decimal(24_000), Decimal("1000.01")), True, False),
        (CaseKind(ON, Decimal(90_000), consumer=True), True, True),
        (CaseKind(ON, Decimal(90_000), rent=True), True, True),
        (CaseKind(ON, Decimal(90_000), employment=True), True, False),
    ],
)
def test_small_claims_consumers_and_rent_are_protected_and_tested_by_the_court(
    law: Law, kind: CaseKind, holds: bool, certain: bool
) -> None:
    found = protection(law, kind)
    assert (found.holds, found.certain) == (holds, certain)
    assert asked(law, kind=kind).protection == found
    effect = forum_effect(law, ForumClause(NOORD), kind)
    assert (effect.holds, effect.certain) == (not holds, certain)


@pytest.mark.parametrize("how", [{"agreed_after_dispute": True}, {"invoked_by_weaker_party": True}])
def test_a_choice_made_later_or_invoked_by_the_weaker_party_has_effect_all_the_same(
    law: Law, how: dict[str, bool]
) -> None:
    for kind in (SMALL, CaseKind(ON, Decimal(90_000), consumer=True), CaseKind(ON, Decimal(90_000), rent=True)):
        effect = forum_effect(law, ForumClause(NOORD, **how), kind)
        assert (effect.holds, effect.certain, effect.article) == (True, True, "art. 108 lid 2 Rv")


def test_a_choice_without_effect_leads_nowhere(law: Law) -> None:
    found = asked(law, kind=SMALL, forum=ForumClause(NOORD))
    assert found.courts == (MIDDEN,)
    assert found.forum is not None
    assert not found.forum.holds


def test_a_choice_with_effect_is_an_option_and_what_it_shuts_out_is_asked(law: Law) -> None:
    found = asked(law, forum=ForumClause("Noord-Holland"))
    assert grounds(found)[-1] == (NOORD, "forum", "art. 108 lid 2 Rv")
    assert found.leads_to(NOORD)
    assert not found.leads_to(MIDDEN)
    assert named(found) == {"forum_exclusive"}


def test_a_choice_of_the_court_of_the_residence_is_both(law: Law) -> None:
    found = asked(law, forum=ForumClause(MIDDEN))
    option = found.option(MIDDEN)
    assert (named(found), found.leads_to(MIDDEN)) == (set(), True)
    assert option is not None
    assert option.ground is PlaceGround.RESIDENCE


def test_a_choice_that_names_no_court_is_asked(law: Law) -> None:
    found = asked(law, forum=ForumClause("de bevoegde rechter te Haarlem"))
    assert (found.courts, named(found)) == ((MIDDEN,), {"forum_court"})


def test_on_a_day_that_the_lists_do_not_know_the_court_is_asked(law: Law) -> None:
    found = asked(law, kind=CaseKind(dt.date(2025, 6, 1), Decimal(90_000)))
    assert (found.options, named(found)) == ((), {"residence:a"})
