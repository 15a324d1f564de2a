"""The court of a municipality: every one has exactly one, a village or a slip is asked back, nothing is guessed."""

import datetime as dt
import json
import unicodedata

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

from filing.cli.main import filing
from filing.errors import LawQuestion, LawUnknown
from filing.law.court import court_for, court_named
from filing.law.municipality import folded
from filing.law.table import Law

ON = dt.date(2026, 11, 21)


def municipalities(law: Law) -> list[str]:
    return [name for names in law.table("municipalities").last().value.values() for name in names]


def plain(name: str) -> str:
    """Another folding than the program's: letters and brackets only, without what stands on them."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name.casefold()) if sign.isalpha() or sign in "()")


def test_there_are_11_courts_and_342_municipalities_and_no_name_stands_twice(law: Law) -> None:
    # Art. 4-13 Wet op de rechterlijke indeling; 342 municipalities as of 2026.
    names = municipalities(law)
    assert len(law.table("municipalities").last().value) == len(law.table("courts").last().value) == 11
    assert len(names) == len(set(names)) == 342
    assert len({folded(name) for name in names}) == len({plain(name) for name in names}) == 342


def test_every_municipality_finds_the_court_it_stands_under(law: Law) -> None:
    for court, names in law.table("municipalities").last().value.items():
        for name in names:
            for typed in (name, name.upper(), f"  {name.lower()} ", plain(name)):
                found = court_for(law, typed, ON)
                assert (found.municipality, found.court) == (name, court)
                assert found.locations


@pytest.mark.parametrize(
    ("typed", "name", "court"),
    [
        ("Utrecht", "Utrecht", "rechtbank Midden-Nederland"),
        ("s-gravenhage", "'s-Gravenhage", "rechtbank Den Haag"),
        ("’s Gravenhage", "'s-Gravenhage", "rechtbank Den Haag"),
        ("Súdwest Fryslân", "Súdwest-Fryslân", "rechtbank Noord-Nederland"),
        ("SUDWEST-FRYSLAN", "Súdwest-Fryslân", "rechtbank Noord-Nederland"),
        ("Nuenen, Gerwen en Nederwetten", "Nuenen Gerwen en Nederwetten", "rechtbank Oost-Brabant"),
        ("ĳsselstein", "IJsselstein", "rechtbank Midden-Nederland"),
        ("bergen (l)", "Bergen (L)", "rechtbank Limburg"),
        ("Bergen (NH)", "Bergen (NH)", "rechtbank Noord-Holland"),
        ("Bergen op Zoom", "Bergen op Zoom", "rechtbank Zeeland-West-Brabant"),
    ],
)
def test_typing_is_forgiven_in_capitals_spaces_apostrophes_hyphens_and_diacritics(
    law: Law, typed: str, name: str, court: str
) -> None:
    found = court_for(law, typed, ON)
    assert (found.municipality, found.statutory_name) == (name, court)


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("Bergen", "Bergen (L), Bergen (NH)."),
        ("Den Haag", "'s-Gravenhage"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("Utrect", "Utrecht"),
        ("Nuenen", "Nuenen Gerwen en Nederwetten"),
        ("Sittard", "Sittard-Geleen"),
        ("Zaandam", "Zaanstad"),
    ],
)
def test_what_is_no_municipality_is_asked_back_with_the_nearest(law: Law, given: str, near: str) -> None:
    with pytest.raises(LawQuestion) as caught:
        court_for(law, given, ON)
    assert near in caught.value.next_step
    assert "not the village" in caught.value.next_step


@pytest.mark.parametrize("given", ["", "   ", "-", "'", "xyzzy", "1234 AB", "https://example", "Bergen(", "Utrecht 1"])
def test_nonsense_is_told_that_a_municipality_is_asked(law: Law, given: str) -> None:
    with pytest.raises(LawQuestion, match="no municipality") as caught:
        court_for(law, given, ON)
    assert "not the village" in caught.value.next_step


@pytest.mark.parametrize(
    "given",
    [
        "x" * 10_000,
        "Utrecht" + " " * 10_000,
        "\x1b[31mUtrecht",
        "\u202eUtrecht",
        "Utre\x00cht",
        "Utre\u200bcht",
        "é" * 99,
    ],
)
def test_hostile_input_stays_short_and_commands_no_terminal(law: Law, given: str) -> None:
    with pytest.raises(LawQuestion) as caught:
        court_for(law, given, ON)
    said = caught.value.message + caught.value.next_step
    assert len(said) < 400
    assert said.isprintable()


@given(typed=some.text(max_size=60) | some.text(alphabet="utrechUTRECH -'é", max_size=12))
def test_nothing_that_is_no_municipality_after_folding_has_a_court(law: Law, typed: str) -> None:
    known = {plain(name) for name in municipalities(law)}
    try:
        found = court_for(law, typed, ON)
    except LawQuestion:
        return
    assert plain(typed) == plain(found.municipality)
    assert plain(typed) in known


def test_all_locations_are_given_with_the_addresses_that_are_known_and_their_age(law: Law) -> None:
    # Stcrt. 2016, 7891; no address of Amsterdam was found.
    found = court_for(law, "Utrecht", ON)
    assert [place.name for place in found.locations] == ["Almere", "Amersfoort", "Lelystad", "Utrecht"]
    utrecht = found.locations[-1]
    assert utrecht.visiting == "Vrouwe Justitiaplein 1, 3511 EX Utrecht"
    assert (utrecht.source, utrecht.of_year) == ("Stcrt. 2016, 7891", 2016)
    assert found.status == "derived"
    amsterdam = court_for(law, "Amsterdam", ON).locations[0]
    assert (amsterdam.visiting, amsterdam.of_year) == ("", None)


def test_before_the_list_of_municipalities_is_known_no_court_is_named(law: Law) -> None:
    with pytest.raises(LawUnknown, match="municipalities"):
        court_for(law, "Utrecht", dt.date(2025, 12, 31))


@pytest.mark.parametrize("name", ["rechtbank Rotterdam", "Rotterdam", "RECHTBANK ROTTERDAM"])
def test_a_court_is_known_with_or_without_its_first_word(law: Law, name: str) -> None:
    assert court_named(law, name, ON) == "rechtbank Rotterdam"
    assert court_named(law, "rechtbank Utrecht", ON) is None  # a location, no court


def test_the_command_names_the_court_and_its_locations_and_that_a_person_confirms() -> None:
    words = ["law", "court", "--municipality", "breda", "--on", "2026-11-21"]
    answer = json.loads(CliRunner().invoke(filing, [*words, "--json"], catch_exceptions=False).output)
    assert (answer["court"], answer["municipality"]) == ("rechtbank Zeeland-West-Brabant", "Breda")
    assert [one["name"] for one in answer["locations"]] == ["Bergen op Zoom", "Breda", "Middelburg", "Tilburg"]
    # Stcrt. 2021, 2463: what is sent to Tilburg goes to the box in Breda.
    assert answer["locations"][-1] == {
        "name": "Tilburg",
        "visiting": "Piusplein 50, 5038 WN Tilburg",
        "postal": "Postbus 8727, 4820 BA Breda",
        "source": "Stcrt. 2021, 2463",
        "of_year": 2021,
    }
    assert "a person confirms" in answer["remarks"][0]
    shown = CliRunner().invoke(filing, words, catch_exceptions=False).output
    assert "Stationslaan 10" in shown
    assert "confirm it before use" in shown
