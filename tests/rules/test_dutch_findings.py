"""Findings in Dutch hold no English words: letters, needs, the judgment and tables that end are called in Dutch."""

import datetime as dt

import pytest
from case_builder import case, facts, sent

from filing.errors import LawUnknown
from filing.language import Language, load_language
from filing.law.loader import load_law
from filing.law.table import Law
from filing.law.unknown import what_to_do, why_unknown
from filing.rules.catalogue import built_in_kinds
from filing.rules.gate import findings_for
from filing.rules.registry import requirements

DUTCH, ENGLISH = load_language("nl"), load_language("en")
ON = "2026-11-24"


def test_evi_01_names_a_letter_that_has_no_copy_in_dutch(law: Law) -> None:
    file = case(history=[sent("fourteen_day_notice", "2026-09-01")])
    found = requirements()["letters_have_evidence"](facts(file, law, ON))
    assert DUTCH(found.message) == "Geen kopie is vastgelegd van de veertiendagenbrief van 1 september 2026."


def test_what_a_document_needs_is_named_and_its_place_told(law: Law) -> None:
    found = findings_for(facts(case(), law, ON), built_in_kinds().kind("bailiff_instruction"))
    said = [DUTCH(one.message) for one in found if one.rule.number == "NEEDS" and one.hinders]
    assert said[0] == "Het stuk heeft een deurwaarder nodig, en dat is niet vastgelegd (bailiff)."


@pytest.mark.parametrize(("language", "word"), [(DUTCH, "bekend van"), (ENGLISH, "known from")])
def test_a_table_that_ends_is_told_in_the_language_of_the_reader(language: Language, word: str) -> None:
    with pytest.raises(LawUnknown) as raised:
        load_law().table("statutory_interest").at(dt.date(2030, 1, 1))
    said = language(why_unknown(raised.value))
    assert word in said
    assert "statutory_interest" in said
    assert ("law table" in said) == (word == "known from")
    assert language(what_to_do(raised.value))
