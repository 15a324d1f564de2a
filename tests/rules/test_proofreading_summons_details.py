"""Summonses that pass at a glance: interest twice or over interest, half a statement, a defence without a ground.

The text is invented. What each must say is rules.md section 5.1 (SUM-06, SUM-15, SUM-16, SUM-18, SUM-23) and X-14 (no
interest on interest within the year, art. 6:119 lid 2 BW). 1,000.00 + 15.78 + 150.00 = 1,165.78. Christmas Day is a
generally recognised holiday (art. 3 Algemene termijnenwet).
"""

import pytest

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

ABSENCE = "verstek tegen u en wijst hij de vordering toe, tenzij deze hem onrechtmatig of ongegrond voorkomt."
ANSWER = "uw schriftelijke antwoord kunt u op de zitting geven of voor de roldatum indienen bij de griffie."
DEFENCE = "Gedaagde heeft geen verweer gevoerd."
ASKED = "€ 1.165,78, met de wettelijke rente over € 1.000,00 vanaf 24 november 2026"
DOCKET = "woensdag 16 december 2026"
SERVED = "Heden, de eerste december tweeduizend zesentwintig"
TEXT = f"""{SERVED}, ten verzoeke van de besloten vennootschap Winkel Holle B.V., gevestigd te Utrecht, te dezer zake
woonplaats kiezende te Utrecht aan de Griendstraat 6, ten kantore van gerechtsdeurwaarder C.P. Waterschoot, die als
gemachtigde optreedt, heb ik, C.P. Waterschoot, gerechtsdeurwaarder met kantoor te Utrecht, daar kantoorhoudende,

GEDAGVAARD

de heer Piet Jan Voort, wonende te Nieuwegein aan de Laan 2, aldaar mijn exploot doende en afschrift dezes latende aan

om op {DOCKET} om 10.00 uur, in persoon of bij gemachtigde te verschijnen ter terechtzitting van de rechtbank
Midden-Nederland, kamer voor kantonzaken, locatie Utrecht, Vrouwe Justitiaplein 1, 3511 EX Utrecht.

U kunt in persoon verschijnen of door een gemachtigde. U kunt mondeling antwoorden of schriftelijk; {ANSWER}
Verschijnt u niet op de voorgeschreven wijze, dan verleent de rechter {ABSENCE}
Van u wordt bij verschijning geen griffierecht geheven. U bent verplicht de feiten volledig en naar waarheid aan te
voeren. Feiten die u niet of niet voldoende betwist, moet de rechter als vaststaand beschouwen, behoudens
uitzonderingen.

FEITEN

1. Op 8 juni 2026 heeft gedaagde van eiseres een fiets gekocht voor € 1.000,00. Gedaagde heeft niet betaald.

2. De incassokosten bedragen € 150,00.

3. De wettelijke rente over € 1.000,00 van 3 juli 2026 tot 24 november 2026 bedraagt € 15,78.

VERWEER

4. {DEFENCE}

BEWIJS

5. Eiseres legt over de factuur en de brief en biedt bewijs aan.

MET CONCLUSIE

Dat de kantonrechter gedaagde veroordeelt om aan eiseres te betalen {ASKED} tot de dag van betaling, en de proceskosten.
"""


def read(law: Law, old: str = "", new: str = "") -> Proof:
    assert old in TEXT
    return proofread(reading_of(TEXT.replace(old, new) if old else TEXT, "summons", law=law))


def verdicts(proof: Proof, number: str) -> set[Verdict]:
    return {one.finding.verdict for one in proof.remarks if one.finding.rule.number == number}


def test_the_sound_text_holds_with_nothing_open(law: Law) -> None:
    assert [one.finding.message for one in read(law).open] == []


def test_absence_without_the_exception_of_the_law_does_not_hold(law: Law) -> None:
    """Rule SUM-18."""
    bare = ABSENCE.replace(", tenzij deze hem onrechtmatig of ongegrond voorkomt", "")
    assert Verdict.UNMET in verdicts(read(law, ABSENCE, bare), "SUM-18")
    soft = ABSENCE.replace("tenzij deze hem onrechtmatig of ongegrond voorkomt", "behalve als die niet klopt")
    assert Verdict.UNKNOWN in verdicts(read(law, ABSENCE, soft), "SUM-18")


@pytest.mark.parametrize("words", ["dat doet u op de zitting.", "uw stuk geeft u aan de rechter."])
def test_an_answer_only_at_the_hearing_is_asked(words: str, law: Law) -> None:
    """Rule SUM-16: in writing at the hearing, or filed at the registry before the docket date, or orally."""
    assert verdicts(read(law, ANSWER, words), "SUM-16") == {Verdict.UNKNOWN}
    whole = read(law, ANSWER, "uw brief moet voor de zitting bij de rechtbank zijn ontvangen.")
    assert verdicts(whole, "SUM-16") == {Verdict.SATISFIED}


@pytest.mark.parametrize("asked", [
    "€ 1.165,78, met de wettelijke rente over € 1.165,78 vanaf 24 november 2026",
    "€ 1.165,78, met de wettelijke rente daarover vanaf 24 november 2026",
    "€ 1.165,78, vermeerderd met de wettelijke rente vanaf 24 november 2026",
    "€ 1.015,78, te vermeerderen met de wettelijke rente over dit bedrag vanaf 24 november 2026",
    "€ 1.165,78, met de wettelijke rente over een bedrag van € 1.165,78 vanaf heden",
])  # fmt: skip
def test_interest_over_a_sum_that_holds_interest_does_not_hold(asked: str, law: Law) -> None:
    """Rule X-14."""
    assert Verdict.UNMET in verdicts(read(law, ASKED, asked), "X-14")


def test_interest_over_collection_costs_is_asked(law: Law) -> None:
    """Rule X-14: interest over the costs may be due from a day of its own."""
    asked = "€ 1.150,00, met de wettelijke rente over € 1.150,00 vanaf 3 juli 2026"
    assert verdicts(read(law, ASKED, asked), "X-14") == {Verdict.UNKNOWN}


@pytest.mark.parametrize("asked", [
    "€ 1.165,78, met de wettelijke rente over € 1.000,00 vanaf 3 juli 2026",
    "€ 1.165,78, met de wettelijke rente over de hoofdsom vanaf 3 juli 2026",
    "€ 1.000,00 aan hoofdsom, € 15,78 aan rente en € 150,00 aan kosten, met de rente over € 1.000,00 vanaf 3 juli 2026",
])  # fmt: skip
def test_interest_that_is_counted_and_asked_again_does_not_hold(asked: str, law: Law) -> None:
    """Rule X-14."""
    assert Verdict.UNMET in verdicts(read(law, ASKED, asked), "X-14")


@pytest.mark.parametrize("asked", [
    "€ 1.000,00 aan hoofdsom, met de wettelijke rente daarover vanaf 3 juli 2026, en € 150,00 aan incassokosten",
    "€ 1.150,00, met de wettelijke rente over € 1.000,00 vanaf 3 juli 2026",
    "€ 1.165,78, met de wettelijke rente over de hoofdsom van € 1.000,00 vanaf 24 november 2026",
    "€ 1.165,78, waarvan € 1.000,00 te vermeerderen met de wettelijke rente vanaf 24 november 2026",
])  # fmt: skip
def test_interest_over_the_principal_from_its_own_day_holds(asked: str, law: Law) -> None:
    """Rule X-14."""
    assert verdicts(read(law, ASKED, asked), "X-14") <= {Verdict.SATISFIED}


def test_a_docket_date_on_a_holiday_is_asked(law: Law) -> None:
    """Rule SUM-15."""
    assert verdicts(read(law, DOCKET, "vrijdag 25 december 2026"), "SUM-15") == {Verdict.UNKNOWN}


@pytest.mark.parametrize(("words", "expected"), [
    ("Gedaagde voerde verweer.", Verdict.UNKNOWN),
    ("Gedaagde heeft de vordering betwist.", Verdict.UNKNOWN),
    ("Gedaagde voerde verweer. Hij stelt dat de bel het niet deed.", Verdict.SATISFIED),
    ("Gedaagde heeft als verweer aangevoerd: de fiets is stuk.", Verdict.SATISFIED),
    ("Gedaagde heeft nooit gereageerd.", Verdict.SATISFIED),
])  # fmt: skip
def test_a_defence_is_told_with_its_grounds(words: str, expected: Verdict, law: Law) -> None:
    """Rule SUM-23."""
    assert verdicts(read(law, DEFENCE, words), "SUM-23") == {expected}


@pytest.mark.parametrize("words", [
    "U kunt geen verzet instellen.", "Hoger beroep is uitgesloten.", "Tegen het vonnis staat geen rechtsmiddel open.",
])  # fmt: skip
def test_a_remedy_that_is_denied_is_asked(words: str, law: Law) -> None:
    """Rule SUM-18."""
    assert Verdict.UNKNOWN in verdicts(read(law, ABSENCE, f"{ABSENCE} {words}"), "SUM-18")
    told = read(law, ABSENCE, f"{ABSENCE} U kunt binnen vier weken verzet instellen.")
    assert verdicts(told, "SUM-18") == {Verdict.SATISFIED}


@pytest.mark.parametrize("served", ["Heden, 1-12-2026", "Heden, 1 december 2026"])
def test_a_day_of_service_in_figures_is_asked(served: str, law: Law) -> None:
    """Rules SUM-06, SUM-07."""
    assert Verdict.UNKNOWN in verdicts(read(law, SERVED, served), "SUM-06")
