"""Summonses read again: each statement that is lost or mixed up is found by its rule.

Source of what must be in a summons: rules.md section 5.1 (art. 45 and 111 Rv); the text that is cut and changed is the
golden text of the consumer example.
"""

from pathlib import Path

import pytest

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

CIVIL_TEXT = """
U kunt niet in persoon, maar uitsluitend vertegenwoordigd door een advocaat verschijnen. Verschijnt u niet bij advocaat
of betaalt u het griffierecht niet tijdig, dan verleent de rechter verstek tegen u en wijst hij de vordering toe, tenzij
deze hem onrechtmatig of ongegrond voorkomt. Bij verschijning is griffierecht verschuldigd, te betalen binnen vier weken
te rekenen vanaf het tijdstip van verschijning. De hoogte staat in de meest recente bijlage bij de Wet griffierechten
burgerlijke zaken. Van een onvermogende wordt een lager griffierecht geheven als hij een besluit van de raad voor
rechtsbijstand heeft overgelegd.
"""


@pytest.fixture(scope="module")
def summons(root: Path) -> str:
    text = (root / "tests" / "expected" / "documents" / "consumer" / "summons.txt").read_text("utf-8")
    return " ".join(text.replace("\n\n", "\u2029").split(" ")).replace("\u2029", "\n\n")


def read(text: str, law: Law) -> Proof:
    return proofread(reading_of(text, "summons", law=law))


def broken(proof: Proof) -> set[str]:
    return {one.finding.rule.number for one in proof.broken}


def replaced(text: str, old: str, new: str) -> str:
    """The text with every ``old`` replaced, wherever its lines break."""
    flat = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
    assert old in flat
    return flat.replace(old, new)


def test_the_summons_as_it_is_holds(summons: str, law: Law) -> None:
    assert broken(read(summons, law)) == set()


NOT_DISPUTED = (
    "Feiten of rechten die in deze dagvaarding zijn gesteld en die u niet of niet voldoende betwist, moet de rechter "
    "als vaststaand beschouwen (artikel 149 van het Wetboek van Burgerlijke Rechtsvordering)"
)
LOST = {
    "SUM-10": ("woonplaats kiest", "verblijft"),
    "SUM-14": ("rechtbank Midden-Nederland", "rechtbank"),
    "SUM-18": ("verstek", "vonnis"),
    "SUM-20": ("Van u wordt bij verschijning geen griffierecht geheven.", ""),
    "SUM-22": (NOT_DISPUTED, "Dit"),
    "SUM-16": ("mondeling", "altijd"),
    "SUM-15": ("om 10.00 uur", ""),
    "SUM-02": ("gerechtsdeurwaarder", "medewerker"),
}


@pytest.mark.parametrize("rule", LOST)
def test_a_lost_statement_is_found_by_its_rule(rule: str, summons: str, law: Law) -> None:
    proof = read(replaced(summons, *LOST[rule]).replace("Rechtbank Midden-Nederland", "Rechtbank"), law)
    assert rule in broken(proof) if rule == "SUM-14" else broken(proof) - {"SUM-14"} == {rule}


def test_the_fee_text_of_the_civil_chamber_does_not_go_with_the_subdistrict_court(summons: str, law: Law) -> None:
    """Rules SUM-16, SUM-20: kanton has no fee; four weeks belong to the civil chamber."""
    mixed = replaced(
        summons,
        "Van u wordt bij verschijning geen griffierecht geheven.",
        "U moet het griffierecht betalen binnen vier weken na verschijning.",
    )
    assert broken(read(mixed, law)) == {"SUM-20"}


def test_the_whole_civil_text_in_a_subdistrict_summons_fails(summons: str, law: Law) -> None:
    assert {"SUM-16", "SUM-20"} <= broken(read(summons.replace("Aanzegging", CIVIL_TEXT, 1), law))


def test_the_text_of_the_subdistrict_court_does_not_go_with_the_civil_chamber(law: Law) -> None:
    """Rule SUM-17."""
    text = "Gedagvaard om te verschijnen voor de rechtbank Rotterdam, team handel, handelskamer, in persoon."
    assert {"SUM-17", "SUM-20"} <= broken(read(text, law))


def test_a_civil_summons_with_its_own_text_meets_its_rules(law: Law) -> None:
    text = f"om te verschijnen voor de rechtbank Rotterdam, team handel, kamer voor handelszaken.\n{CIVIL_TEXT}"
    assert not broken(read(text, law)) & {"SUM-16", "SUM-17", "SUM-18", "SUM-20"}


@pytest.mark.parametrize("cited", ["artikel 112 Rv", "art. 113 Rv", "artikelen 112 en 113 Rv"])
def test_repealed_articles_are_found(cited: str, summons: str, law: Law) -> None:
    """rules.md section 5.2, other articles: 112 and 113 Rv are repealed."""
    assert broken(read(summons.replace("Bewijs\n", f"Bewijs\n\nZie {cited}.\n", 1), law)) == {"RV-112"}


def test_article_120_paragraph_4_is_pointed_out(summons: str, law: Law) -> None:
    proof = read(summons.replace("Bewijs\n", "Bewijs\n\nZie artikel 120 lid 4 Rv.\n", 1), law)
    assert proof.holds
    assert "nullity_article_is_the_present_one" in {one.finding.requirement for one in proof.open}


def test_a_claim_that_asks_more_than_its_grounds_fails(summons: str, law: Law) -> None:
    """Rule X-10: 2,842.54 is what the body adds up to."""
    changed = replaced(summons, "kwijting te betalen € 2.842,54", "kwijting te betalen € 2.999,99")
    assert "X-10" in broken(read(changed, law))


def test_several_defendants_need_their_statements(summons: str, law: Law) -> None:
    """Rules SUM-19, SUM-21."""
    several = replaced(summons, "hierna te noemen: gedaagde", "hierna te noemen: gedaagden")
    assert {"SUM-19", "SUM-21"} <= broken(read(several, law))


def test_an_old_court_is_no_court(summons: str, law: Law) -> None:
    """Rule SUM-14: the statutory name."""
    assert "SUM-14" in broken(
        read(summons.replace("ter zitting van de", "ter zitting van het kantongerecht, de", 1), law)
    )


def test_an_unknown_word_of_the_text_is_asked_and_not_met(law: Law) -> None:
    proof = read("Dagvaarding", law)
    met = {one.finding.rule.number for one in proof.remarks if one.finding.verdict is Verdict.SATISFIED}
    assert not met & {"SUM-01", "SUM-10", "SUM-14", "SUM-15", "SUM-18", "SUM-20", "SUM-22"}
