"""Letters in other shapes: mails, two columns, a right term that a later sentence contradicts, and days of a case.

The texts are invented. The term is D14-01 to D14-04 (HR 25-11-2016, ECLI:NL:HR:2016:2704); the days of the case are
those of the consumer example.
"""

import datetime as dt
import time

import pytest
from prepared_cases import standing

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

HEAD = "Rotterdam, 20 november 2026\n\nFactuur 2026-1 van 1 oktober 2026, hoofdsom € 300,00.\n\n"
SAFE = "Betaal binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd."
COSTS = " Betaalt u niet op tijd, dan bent u € 45,00 incassokosten verschuldigd."
LETTERS = {
    "a later sentence with a fixed day": (HEAD + SAFE + COSTS + " Betaal dus uiterlijk 5 december 2026.", {"D14-04"}),
    "a later sentence that wants the money at once": (HEAD + SAFE + COSTS + " Betaal per omgaande.", {"D14-04"}),
    "a postscript with a term from today": (
        HEAD + SAFE + COSTS + "\n\nPS Wij zien uw betaling graag binnen 14 dagen na heden op onze rekening.",
        {"D14-03", "D14-04"},
    ),
    "a mail with the letter quoted below it": (
        "Geachte heer Jansen,\n\n" + HEAD + SAFE + COSTS + "\n\nMet vriendelijke groet\n\n> Op 1 november 2026 schreef "
        "u:\n> Ik betaal de factuur van 1 oktober 2026 later.",
        set(),
    ),
    "a mail whose lines are broken at 30 characters": (
        HEAD
        + "Betaal binnen veertien\ndagen vanaf de dag nadat\ndeze brief bij u is\nbezorgd. Betaalt u niet op\ntijd, "
        "dan bent u € 45,00\nincassokosten verschuldigd.",
        set(),
    ),
    "two columns, the specification beside the text": (
        "Rotterdam, 20 november 2026          Specificatie\n\n"
        + SAFE
        + "\n\nFactuur 2026-1, 1 oktober 2026          € 300,00\n\n"
        + COSTS,
        set(),
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_notice_in_another_shape_breaks_only_what_is_wrong_in_it(name: str, law: Law) -> None:
    text, expected = LETTERS[name]
    proof = proofread(reading_of(text, "fourteen_day_notice", law=law))
    assert {one.finding.rule.number for one in proof.broken} == expected


def in_case(text: str) -> dict[str, Verdict]:
    facts = standing("consumer", dt.date(2026, 11, 24)).facts
    proof: Proof = proofread(reading_of(text, "summons", facts=facts, on=facts.on))
    return {
        one.finding.requirement: one.finding.verdict
        for one in proof.remarks
        if one.finding.requirement in {"days_are_known", "labelled_days_agree"}
    }


RIGHT = (
    "Factuur VF-2026-1187 van 18 juni 2026 is niet betaald. Roldatum: 16 december 2026. De Hoge Raad besliste op 25 "
    "november 2016 zo."
)
DAYS = {
    "all right": (RIGHT, Verdict.SATISFIED, Verdict.SATISFIED),
    "a day that the case does not have": (RIGHT + " Wij belden 3 februari 2026.", Verdict.UNKNOWN, Verdict.SATISFIED),
    "another day beside the invoice": (
        RIGHT.replace("18 juni 2026", "19 mei 2026"), Verdict.UNKNOWN, Verdict.UNMET),
    "a day of the case, but not of this invoice": (
        RIGHT.replace("18 juni 2026", "16 december 2026"), Verdict.SATISFIED, Verdict.UNMET),
    "another docket date": (RIGHT.replace("16 december", "17 december"), Verdict.UNKNOWN, Verdict.UNMET),
}  # fmt: skip


@pytest.mark.parametrize("name", DAYS)
def test_days_are_compared_with_the_case(name: str) -> None:
    """Rule X-10."""
    text, known, labelled = DAYS[name]
    found = in_case(text)
    assert (found["days_are_known"], found["labelled_days_agree"]) == (known, labelled)


def test_without_a_case_no_day_is_compared(law: Law) -> None:
    proof = proofread(reading_of(RIGHT, "summons", law=law))
    assert "days_are_known" not in {one.finding.requirement for one in proof.remarks}


def test_a_strange_amount_is_an_error_in_a_table_of_our_own_and_a_question_in_its_prose() -> None:
    """Rule X-10."""
    facts = standing("consumer", dt.date(2026, 11, 24)).facts

    def verdict(text: str, *, made_here: bool) -> Verdict:
        proof = proofread(reading_of(text, "final_demand", facts=facts, on=facts.on, made_here=made_here))
        return next(one.finding.verdict for one in proof.remarks if one.finding.requirement == "amounts_are_known")

    table, prose = "Omschrijving Bedrag\nPorto € 3,33\n\nGroet.", "Wij schrijven u over € 3,33 aan porto.\n\nGroet."
    assert verdict(table, made_here=True) is Verdict.UNMET
    assert verdict(prose, made_here=True) is Verdict.UNKNOWN
    assert verdict(table, made_here=False) is Verdict.UNKNOWN


FLOODS = (
    "14 dagen ",
    "1",
    '"(«“ ',
    "uiterlijk 5 december 2026 betalen ",
    "rechtbank a-b c ",
    "€ 40,00 kosten ",
    "a-\n",
)


@pytest.mark.parametrize("piece", FLOODS)
def test_a_text_of_the_longest_permitted_length_is_read_within_seconds(piece: str, law: Law) -> None:
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    begin = time.process_time()
    proofread(reading_of(text, "fourteen_day_notice", law=law))
    assert time.process_time() - begin < 15  # a fraction of it on a machine that does nothing else


def test_a_text_that_names_more_terms_than_are_read_says_so(law: Law) -> None:
    for kind in ("reminder", "attachment_request"):
        proof = proofread(reading_of("14 dagen " * 2_000, kind, law=law))
        flooded = [one for one in proof.remarks if one.finding.requirement == "text_is_no_flood"]
        assert [one.finding.verdict for one in flooded] == [Verdict.UNKNOWN]
        assert proof.holds_as_far_as_seen or not proof.holds
