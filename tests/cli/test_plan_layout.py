"""What a person sees of a plan: next step, what holds it up, the kinds, deadlines and costs; in one language."""

import pytest
from click.testing import CliRunner
from prepared_cases import ROOT

from filing.cli.main import filing


def plan(case: str, on: str, *words: str) -> str:
    return CliRunner().invoke(filing, ["plan", str(ROOT / "examples" / case), "--on", on, *words]).stdout


@pytest.fixture(scope="module")
def dutch() -> str:
    return plan("consumer", "2026-09-10")


@pytest.fixture(scope="module")
def english() -> str:
    return plan("business", "2026-11-24", "--lang", "en")


def test_the_next_step_stands_first_and_costs_after_what_holds_it_up(dutch: str) -> None:
    lines = dutch.splitlines()
    assert lines[1].startswith("▶ Volgende stap: Laatste sommatie (final_demand), vanaf 18 september 2026.")
    order = [
        "▶",
        "Spoor",
        "Dit houdt de volgende stap tegen",
        "Op 10 september 2026 ",
        "Stappen",
        "Termijn ",
        "Wat het kost",
    ]
    places = [dutch.index(words) for words in order]
    assert places == sorted(places)


def test_the_classification_is_told_with_the_facts_it_rests_on(dutch: str, english: str) -> None:
    assert "van-zandbergen: consument, natuurlijke persoon, woont in Nederland (Bki)" in dutch
    assert "acts_as = consumer" in dutch
    assert "incassobureau, registernummer 0000-1742" in dutch
    assert "loswal: business, partnership, micro firm" in english
    assert "the creditor itself, needs no registration" in english


def test_what_is_about_other_documents_is_counted_and_told_when_all_is_asked(dutch: str) -> None:
    assert "bij andere stukken; zie --all" in dutch
    everything = plan("consumer", "2026-09-10", "--all")
    assert "Voor andere stukken" in everything
    later = plan("consumer", "2026-11-24")
    assert "2026-09-17 " not in later  # the last day to pay under the notice has passed
    assert "2026-09-17 " in plan("consumer", "2026-11-24", "--all")


def test_kinds_are_called_in_the_language_that_was_asked(dutch: str, english: str) -> None:
    assert "Veertiendagenbrief fourteen_day_notice" in dutch
    assert "Aanmaning" not in dutch  # the letter's own title; the desk has one name for the notice
    assert "Final demand" in english
    assert "Laatste sommatie" not in english


def test_a_line_of_the_head_names_the_case(dutch: str) -> None:
    assert dutch.splitlines()[0] == "Zaak PI-2026-04417 op 10 september 2026"
