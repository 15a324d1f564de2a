"""Summonses and petitions by other hands, in other words than this program uses, each with the rules that it breaks.

The texts are invented. What each must say is rules.md section 5.1 (art. 45, 111 Rv), with the model that section 5.1 D
describes for the subdistrict court in plain language; section 10 (a) for petitions.
"""

import pytest

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

PLAIN = """DAGVAARDING

Vandaag, 1 december 2026, dagvaard ik, mr. S. Voorbeeld, gerechtsdeurwaarder met kantooradres Voorbeeldkade 3 in
Utrecht, op verzoek van Fietsenhuis Proef B.V., gevestigd in Amersfoort aan de Proefweg 2 (hierna: de eiser).

Wie is gedagvaard?
De heer J. Jansen, die woont aan de Dorpsstraat 1, 3511 AB Utrecht (hierna: de gedaagde). Ik laat een afschrift van deze
dagvaarding achter bij: de heer Jansen zelf.

Fietsenhuis Proef kiest voor deze zaak woonplaats bij haar gemachtigde, Incasso Proef B.V., Proefweg 4 in Amersfoort.
Incasso Proef treedt op als gemachtigde van eiser.

Waar en wanneer?
U moet reageren op woensdag 16 december 2026 om 10.00 uur bij de rechtbank Midden-Nederland, kantonrechter, locatie
Utrecht, Vrouwe Justitiaplein 1, 3511 EX Utrecht.

Hoe kunt u reageren?
U kunt zelf naar de zitting komen of iemand anders namens u laten komen, een gemachtigde. U kunt mondeling reageren op
de zitting. U kunt ook schriftelijk reageren: stuur dan uw brief voor de zitting naar de rechtbank. U kunt uitstel
vragen.

Wat gebeurt er als u niet reageert?
Dan geeft de kantonrechter een verstekvonnis. De kantonrechter wijst de eis dan meestal toe.

Wat kost het u?
U betaalt geen griffierecht.

Wees eerlijk en volledig
U moet de feiten volledig en naar waarheid vertellen. Feiten die u niet of niet genoeg betwist, staan voor de rechter
vast.

Wat is er gebeurd?
Jansen kocht op 1 maart 2026 een fiets voor € 900,00. Hij heeft de factuur niet betaald. Jansen heeft als verweer
gegeven dat de bel het niet deed. Die is op 3 april 2026 vervangen. Als bewijs noemen wij de factuur (bijlage 1).

Wat eist Fietsenhuis Proef?
Eiser vraagt de kantonrechter Jansen te veroordelen om te betalen: € 900,00, met de wettelijke rente vanaf 1 april 2026,
en de proceskosten.
"""

OLD = """Heden, de eerste december tweeduizend zesentwintig, ten verzoeke van de besloten vennootschap Proef Handel
B.V., gevestigd te Rotterdam, te dezer zake woonplaats kiezende te Rotterdam aan de Coolsingel 5 ten kantore van
Incasso Proef B.V., die door haar tot gemachtigde is gesteld;

heb ik, Pieter Proef, als toegevoegd gerechtsdeurwaarder werkzaam ten kantore van Anna Proef, gerechtsdeurwaarder
gevestigd te Rotterdam en aldaar kantoorhoudende aan de Blaak 10;

GEDAGVAARD

Jan Jansen, wonende te 3011 AA Rotterdam aan de Dorpsstraat 1, aldaar mijn exploot doende en afschrift dezes latende
aan: hemzelf;

om op woensdag 16 december 2026, des voormiddags te 10.00 uur, in persoon of vertegenwoordigd door een gemachtigde, te
verschijnen ter terechtzitting van de rechtbank Rotterdam, kamer voor kantonzaken, zitting houdende te 3072 AP Rotterdam
aan het Wilhelminaplein 100;

MET AANZEGGING
dat gedaagde ten dienenden dage mondeling of bij schriftelijke conclusie kan antwoorden;
dat indien gedaagde niet verschijnt en de voorgeschreven termijnen en formaliteiten in acht zijn genomen, tegen gedaagde
verstek zal worden verleend en de vordering zal worden toegewezen, tenzij deze onrechtmatig of ongegrond voorkomt;
dat van gedaagde voor verschijning geen griffierecht zal worden geheven;
dat partijen op grond van artikel 21 van het Wetboek van Burgerlijke Rechtsvordering verplicht zijn de feiten volledig
en naar waarheid aan te voeren en dat de rechter niet of onvoldoende betwiste feiten ingevolge artikel 149 van dat
wetboek als vaststaand moet beschouwen;

TENEINDE alsdan te horen eisen: gedaagde is krachtens overeenkomst € 1.250,00 verschuldigd en heeft geen verweer
gevoerd; eiseres biedt bewijs aan.

MITSDIEN het de kantonrechter behage gedaagde te veroordelen aan eiseres te betalen € 1.250,00.
"""

CIVIL = """Heden, 1 december 2026, op verzoek van Proef Handel B.V., gevestigd te Amsterdam, voor deze zaak woonplaats
kiezend ten kantore van mr. A. Pleiter, advocaat, kantoorhoudende te Amsterdam aan de Zuidas 1, die zich als advocaat
stelt, heb ik, Pieter Proef, gerechtsdeurwaarder, kantoorhoudende te Amsterdam aan de Dam 2, gedagvaard:

Bouw Proef B.V., gevestigd te 1011 AA Amsterdam aan de Amstel 3, aldaar mijn exploot doende en afschrift latende aan:

om op woensdag 16 december 2026 om 10.00 uur te verschijnen voor de rechtbank Amsterdam, team handel, Parnassusweg 280,
1076 AV Amsterdam, niet in persoon maar vertegenwoordigd door een advocaat;

Verschijnt gedaagde niet bij advocaat of betaalt zij het griffierecht niet op tijd, dan verleent de rechter verstek en
wijst hij de vordering toe, tenzij die onrechtmatig of ongegrond voorkomt. Bij verschijning is griffierecht
verschuldigd, te voldoen binnen vier weken na het tijdstip van verschijning. De hoogte staat in de bijlage bij de Wet
griffierechten burgerlijke zaken. Een onvermogende betaalt het lagere griffierecht als hij een besluit van de raad voor
rechtsbijstand overlegt. Partijen moeten de feiten naar waarheid aanvoeren (artikel 21); wat niet wordt betwist, moet
de rechter als vaststaand beschouwen (artikel 149).

De overeenkomst van aanneming is nagekomen; de facturen van € 60.000,00 zijn onbetaald. Het verweer dat er gebreken
zijn, is onjuist. Eiseres biedt bewijs aan door getuigen.

Eiseres vordert dat de rechtbank gedaagde veroordeelt tot betaling van € 60.000,00.
"""


def without(text: str, old: str, new: str = "") -> str:
    flat = " ".join(text.split())
    assert old in flat
    return flat.replace(old, new)


# a text, the numbers that it breaks
SUMMONSES = {
    "the plain-language model of the subdistrict court": (PLAIN, set()),
    "the old style of the subdistrict court": (OLD, set()),
    "the civil chamber": (CIVIL, set()),
    "plain, the fee forgotten": (without(PLAIN, "U betaalt geen griffierecht."), {"SUM-20"}),
    "plain, nothing on what happens in absence": (
        without(PLAIN, "Dan geeft de kantonrechter een verstekvonnis. De kantonrechter wijst de eis dan meestal toe."),
        {"SUM-18"},
    ),
    "plain, as before 2025: no warning of art. 21 and 149": (
        without(
            PLAIN,
            "U moet de feiten volledig en naar waarheid vertellen. Feiten die u niet of niet genoeg betwist, staan "
            "voor de rechter vast.",
        ),
        {"SUM-22"},
    ),
    "plain, half of the warning": (
        without(PLAIN, "Feiten die u niet of niet genoeg betwist, staan voor de rechter vast."),
        {"SUM-22"},
    ),
    "old style, without an hour": (without(OLD, ", des voormiddags te 10.00 uur"), {"SUM-15"}),
    "old style, without a domicile": (without(OLD, "te dezer zake woonplaats kiezende te Rotterdam"), {"SUM-10"}),
    "old style, only in writing": (without(OLD, "mondeling of bij schriftelijke", "bij schriftelijke"), {"SUM-16"}),
    "old style, before a court of before 2002": (without(OLD, "rechtbank Rotterdam, kamer voor kantonzaken",
        "kantongerecht te Rotterdam"), {"SUM-14"}),
    "old style, claiming more than it told": (
        without(OLD, "te betalen € 1.250,00", "te betalen € 1.350,00"), {"X-10"}
    ),
    "civil, without a word on the advocate who must appear": (
        without(
            without(CIVIL, ", niet in persoon maar vertegenwoordigd door een advocaat"),
            "Verschijnt gedaagde niet bij advocaat of betaalt", "Verschijnt gedaagde niet of betaalt",
        ),
        {"SUM-17"},
    ),
    "civil, with the fee of the subdistrict court": (
        without(CIVIL, "te voldoen binnen vier weken na het tijdstip van verschijning", "te voldoen bij de griffie"),
        {"SUM-20"},
    ),
    "civil, saying that one may come in person": (
        without(CIVIL, "niet in persoon maar vertegenwoordigd door een advocaat", "in persoon of bij gemachtigde"),
        {"SUM-17"},
    ),
}  # fmt: skip


def read(text: str, law: Law, kind: str = "summons") -> Proof:
    return proofread(reading_of(text, kind, law=law))


@pytest.mark.parametrize("name", SUMMONSES)
def test_a_summons_by_another_hand_breaks_only_what_it_lacks(name: str, law: Law) -> None:
    text, expected = SUMMONSES[name]
    assert {one.finding.rule.number for one in read(text, law).broken} == expected


PETITION = """Aan de voorzieningenrechter van de rechtbank Rotterdam.
Verzoekster is Proef Handel B.V., gevestigd te Rotterdam, advocaat mr. A. Pleiter, kantoorhoudende aan de Blaak 1.
Verzoekster heeft een vordering uit koop van € 1.000,00 op Jan Jansen, wonende te Rotterdam. Verzoekster vraagt verlof
tot conservatoir derdenbeslag onder Voorbeeldbank N.V. Jansen heeft geen verweer gevoerd.
Verzoekster verzoekt de vordering te begroten op € 1.300,00 en te bepalen dat de eis in de hoofdzaak moet worden
ingesteld binnen veertien dagen na het beslag.
"""
PETITIONS = {
    "sound": (PETITION, set()),
    "a main action that is pending": (
        without(PETITION, "en te bepalen dat de eis in de hoofdzaak moet worden ingesteld binnen veertien dagen na het "
                "beslag", ". De hoofdzaak is aanhangig onder zaaknummer 123"), set()),
    "no advocate": (without(PETITION, "advocaat mr. A. Pleiter, "), {"ATT-01"}),
    "no sum": (without(without(PETITION, "te begroten op € 1.300,00"), "van € 1.000,00"), {"ATT-02"}),
    "nothing on defences": (without(PETITION, "Jansen heeft geen verweer gevoerd."), {"ATT-04"}),
    "a term of seven days": (without(PETITION, "veertien dagen na", "7 dagen na"), {"ATT-08"}),
    "no term": (without(PETITION, "binnen veertien dagen na het beslag"), {"ATT-08"}),
    "movables without fear": (
        without(PETITION, "conservatoir derdenbeslag onder", "conservatoir beslag op de roerende zaken bij"),
        {"ATT-05"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PETITIONS)
def test_a_petition_breaks_only_what_it_lacks(name: str, law: Law) -> None:
    text, expected = PETITIONS[name]
    assert {one.finding.rule.number for one in read(text, law, "attachment_request").broken} == expected


def test_fear_that_is_only_spoken_of_is_left_to_a_person(law: Law) -> None:
    """Rule ATT-05: facts, not just the formula."""
    text, _ = PETITIONS["movables without fear"]
    proof = read(text + " Er is gegronde vrees voor verduistering.", law, "attachment_request")
    found = {one.finding.rule.number: one.finding.verdict for one in proof.remarks}
    assert found["ATT-05"] is Verdict.UNKNOWN
    assert proof.holds_as_far_as_seen
