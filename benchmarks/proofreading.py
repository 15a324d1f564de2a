"""``make bench``: how long proof-reading takes, of a notice and of a summons as long as an ordinary one."""

from filing.law.table import Law
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

NOTICE = "fourteen_day_notice"
SUMMONS = "summons"
SUMMONS_LENGTH = 17_000  # [characters] of the summons of the consumer example

_NOTICE = """Leverancier B.V., Kerkstraat 1, 1234 AB Ons Dorp

Ons Dorp, 20 november 2026

Geachte heer Jansen,

Ondanks onze herinneringen hebt u deze facturen niet betaald:

Factuur 2026-118 van 1 september 2026      € 250,00
Factuur 2026-131 van 1 oktober 2026        € 150,00
Totaal hoofdsom                            € 400,00

U kunt dit bedrag nog zonder extra kosten betalen binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd,
op rekening NL93 VBNK 0000 0001 01 onder vermelding van 2026-118. Betaalt u niet, niet volledig of niet op tijd, dan
bent u daarnaast incassokosten verschuldigd. Die bedragen € 60,00. Over de incassokosten rekenen wij geen btw.

Hebt u vragen, of bent u het niet eens met de vordering? Bel ons op 030 123 45 67 of mail naar
vragen@leverancier.example. Kunt u niet in een keer betalen, neem dan ook contact op; de gemeente helpt u als
u schulden hebt.
"""
_HEAD = """Heden, 20 november 2026, op verzoek van Leverancier B.V., gevestigd te Utrecht, voor deze zaak woonplaats
kiezend ten kantore van haar gemachtigde Incasso Proef B.V., heb ik, Pieter Proef, gerechtsdeurwaarder, kantoorhoudende
te Utrecht, gedagvaard: Jan Jansen, wonende te 3511 AB Utrecht, aldaar afschrift latende aan hemzelf;

om op woensdag 16 december 2026 om 10.00 uur in persoon of door een gemachtigde te verschijnen voor de rechtbank
Midden-Nederland, kamer voor kantonzaken, Vrouwe Justitiaplein 1, 3511 EX Utrecht. U kunt mondeling of schriftelijk
antwoorden. Verschijnt u niet, dan verleent de rechter verstek en wijst hij de vordering toe, tenzij deze hem
onrechtmatig of ongegrond voorkomt. Van u wordt geen griffierecht geheven. U moet de feiten volledig en naar waarheid
aanvoeren; wat u niet betwist, moet de rechter als vaststaand beschouwen.

"""
_FACT = """Op {day} maart 2026 bestelde gedaagde goederen bij eiseres voor € {day}00,00, te betalen binnen veertien
dagen na factuurdatum. Eiseres heeft geleverd wat was overeengekomen en gedaagde heeft de goederen zonder
bezwaar aanvaard.
Gedaagde liet op {day} mei 2026 als verweer weten dat de levering te laat was; dat is onjuist, zoals de vrachtbrief
(productie {day}) bewijst. De wettelijke rente over dit bedrag is tot heden € {day},15.

"""
_CLAIM = """Met conclusie dat de kantonrechter gedaagde veroordeelt aan eiseres te betalen € 1000,00, met de wettelijke
rente vanaf 1 juni 2026, en de kosten van het geding.
"""


def notice() -> str:
    """Return a fourteen-day notice of one page."""
    return _NOTICE


def summons() -> str:
    """Return a summons as long as that of the consumer example."""
    count = (SUMMONS_LENGTH - len(_HEAD) - len(_CLAIM)) // len(_FACT)
    return _HEAD + "".join(_FACT.format(day=10 + place % 18) for place in range(count)) + _CLAIM


def proof_of(text: str, kind: str, law: Law) -> Proof:
    """Return what every check says of the text, read anew."""
    return proofread(reading_of(text, kind, law=law))
