"""Reminders that put something on top of what is owed without calling it costs, and reminders that do not.

The letters are invented; a consumer owes nothing but principal and interest before a fourteen-day notice has run out
(rules.md REM-21, art. 6:96 lid 6 BW; REM-23).
"""

import datetime as dt

import pytest
from prepared_cases import standing

from filing.law.table import Law
from filing.rules.facts import Facts
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of


@pytest.fixture(scope="module")
def facts() -> Facts:
    return standing("consumer", dt.date(2026, 11, 24)).facts


def letter(facts: Facts, words: str) -> str:
    return f"Utrecht, 24 november 2026\n\nGeachte heer,\n\nU moet nog € {facts.statement.principal} betalen. {words}\n"


def verdicts(proof: Proof) -> set[Verdict]:
    return {one.finding.verdict for one in proof.remarks if one.finding.rule.number == "REM-21"}


def known(words: str, facts: Facts) -> set[Verdict]:
    return verdicts(proofread(reading_of(letter(facts, words), "reminder", facts=facts)))


@pytest.mark.parametrize("words", [
    "Vanwege de te late betaling verhogen wij de rekening met € 40,00.",
    "Wij brengen u hiervoor € 40,00 in rekening.",
    "De rekening is met 15% verhoogd.",
    "Er komt € 25,00 bij.",
    "Wij hebben € 15,00 bovenop de factuur gezet.",
    "De factuur is verhoogd met € 12,50.",
    "Een boete van € 50,00 is toegevoegd.",
    "Wij vorderen tevens € 40,00 als forfaitaire vergoeding.",
    "Openstaand is nu meer, inclusief € 40,00 wegens late betaling.",
    "A late fee of € 25.00 has been added.",
    "We have increased your bill by 10%.",
])  # fmt: skip
def test_what_is_put_on_top_of_a_consumers_debt_breaks_its_rule(words: str, facts: Facts, law: Law) -> None:
    """Rule REM-21; without a case nothing says who the debtor is."""
    assert Verdict.UNMET in known(words, facts)
    assert Verdict.UNKNOWN in verdicts(proofread(reading_of(letter(facts, words), "reminder", law=law)))


@pytest.mark.parametrize("words", ["Voor deze brief betaalt u € 7,50.", "Hierin is € 40,00 voor onze kosten begrepen."])
def test_an_amount_that_is_no_part_of_what_is_owed_is_asked(words: str, facts: Facts) -> None:
    """Rule REM-21."""
    assert Verdict.UNKNOWN in known(words, facts)


def test_a_line_that_says_incasso_asks_collection_costs(facts: Facts) -> None:
    """Rule REM-21."""
    owed = facts.statement.principal
    for words in (f"Factuur: € {owed}. Incasso: € 33,00. Totaal te voldoen: € {owed + 33}.",
                  f"U moet € {owed + 33} betalen (factuur € {owed}, incasso € 33,00)."):  # fmt: skip
        assert Verdict.UNMET in known(words, facts)


@pytest.mark.parametrize("words", [
    "Tot vandaag is € 15,78 aan wettelijke rente verschuldigd.",
    "De wettelijke rente is 4% per jaar.",
    "Per dag komt er € 0,11 rente bij.",
    "Betaalt u niet, dan brengen wij € 40,00 aan incassokosten in rekening.",
    "Als u niet betaalt, kunnen er kosten bij komen.",
    "Het bedrag is inclusief 21% btw.",
    "Uw betaling van € 20,00 is in mindering gebracht.",
    "Wij rekenen geen kosten.",
])  # fmt: skip
def test_interest_and_costs_announced_are_not_on_top(words: str, facts: Facts, law: Law) -> None:
    """Rule REM-21."""
    assert known(words, facts) == {Verdict.SATISFIED}
    assert verdicts(proofread(reading_of(letter(facts, words), "reminder", law=law))) == {Verdict.SATISFIED}
