"""Every document that is made is read again: its tree before it is written, and here its PDF, DOCX and text too."""

from dataclasses import replace

import pytest
from example_documents import DAYS, is_draft, made
from prepared_cases import office, standing

from filing.bundle.letter_words import letter_words
from filing.documents.read_again import read_again, refuse_what_breaks
from filing.documents.tree import Heading, Paragraph, Text
from filing.errors import ProofFailed
from filing.rules.proofreading.proofread import proofread
from filing.rules.proofreading.reading import reading_of

ALL = sorted(DAYS)
FINISHED = [pair for pair in ALL if not is_draft(*pair)]


@pytest.mark.parametrize(("example", "kind"), FINISHED)
def test_what_is_made_holds_when_it_is_read_again(example: str, kind: str) -> None:
    proof = read_again(made(example, kind).document, standing(example, DAYS[example, kind]).facts)
    assert proof.remarks
    assert proof.holds


@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
@pytest.mark.parametrize(("example", "kind"), FINISHED)
def test_what_is_made_holds_in_every_format(example: str, kind: str, form: str) -> None:
    words = letter_words(dict(made(example, kind).files)[form], f"x.{form}")
    facts = standing(example, DAYS[example, kind]).facts
    proof = proofread(reading_of(words.text, kind, facts=facts, on=facts.on))
    assert [one.finding.rule.number for one in proof.broken] == []


def test_a_document_that_breaks_a_rule_is_not_written_and_the_rule_is_named() -> None:
    document = made("consumer", "fourteen_day_notice").document
    facts = standing("consumer", DAYS["consumer", "fourteen_day_notice"]).facts
    spoilt = replace(document, body=(*document.body, Paragraph((Text("Betaal uiterlijk binnen 14 dagen na heden."),))))
    with pytest.raises(ProofFailed) as failed:
        refuse_what_breaks(read_again(spoilt, facts), office().language)
    assert {"D14-03", "D14-04"} <= {one.code for one in failed.value.problems}
    assert failed.value.exit_code == 43


def test_a_hole_of_a_template_is_found() -> None:
    document = made("consumer", "final_demand").document
    facts = standing("consumer", DAYS["consumer", "final_demand"]).facts
    spoilt = replace(document, body=(Heading(2, (Text("{{ title }}"),)), *document.body))
    assert {one.finding.rule.number for one in read_again(spoilt, facts).broken} == {"PROOF-01"}


@pytest.mark.parametrize(("example", "kind"), [pair for pair in ALL if is_draft(*pair)])
def test_a_draft_may_break_a_rule_and_tells_which(example: str, kind: str) -> None:
    written = made(example, kind)
    assert all(one.finding.message for one in written.proof.broken)
