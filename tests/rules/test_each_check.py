"""Checks of a text, each with words that meet it and words that do not; invented letters in plain words."""

import pytest

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.reading import Remark, reading_of
from filing.rules.proofreading.registry import checks

BARE = "Geachte heer Jansen, wij horen graag van u. Met vriendelijke groet."
SUED = "Dagvaarding. De gedaagde moet verschijnen voor de kantonrechter. "
CIVIL = "Dagvaarding. U moet bij advocaat verschijnen voor de rechtbank, civiel recht. "
COUNTED = "Wij vorderen € 100,00 en de wettelijke rente daarover van 1 maart 2026 tot 1 juni 2026, 4% per jaar: € 1,01."
DEMAND = (
    "Betaal € 100,00 voor factuur 2026-1 binnen zeven dagen na ontvangst van deze brief op rekening "
    "NL93VBNK0000000101 ten name van Proef B.V."
)
# number, check, kind, a text that meets it, a text that does not
ROWS = (
    ("X-11", "interest_shows_its_basis", "final_demand", COUNTED, "Wij vorderen € 100,00 en aan rente € 1,01."),
    ("REM-03", "origin_is_told", "reminder", "Het gaat om de levering van een fiets volgens uw bestelling.", BARE),
    ("REM-05", "payment_details_are_there", "reminder",
     "Betaal op rekening NL93VBNK0000000101 ten name van Proef B.V. onder vermelding van kenmerk 12.", BARE),
    ("REM-06", "questions_have_a_place", "reminder",
     "Hebt u vragen of bent u het niet eens met de vordering? Bel 030 1234567 of mail naar info@proef.example.", BARE),
    ("D14-16", "claims_are_specified", "fourteen_day_notice",
     "Factuur 2026-1 van 1 maart 2026 voor € 100,00 is niet betaald.", BARE),
    ("REM-23", "no_fee_on_top", "reminder", "U moet € 100,00 betalen.",
     "U moet € 100,00 betalen en € 15,00 administratiekosten."),
    ("SUM-12", "lawyer_is_named", "summons",
     CIVIL + "Voor eiser treedt op mr. A. Pleiter, advocaat, kantoorhoudende te Utrecht aan de Straat 1.", CIVIL),
    ("SUM-13", "claim_has_grounds", "summons",
     SUED + "De feiten: eiser leverde een fiets. Eiser vordert dat gedaagde wordt veroordeeld tot betaling.", SUED),
    ("SUM-04", "copy_has_its_place", "summons",
     SUED + "Ik heb mijn exploot gedaan en afschrift hiervan gelaten aan: ....", SUED),
    ("SUM-06", "nothing_is_abbreviated", "summons", SUED + "Dat staat in het contract.",
     SUED + "Dat staat in het contract d.d. 1 maart 2026, o.a. onder art. 3, m.b.t. de prijs."),
    ("DEM-04", "says_what_how_much_when_and_to_whom", "final_demand",
     DEMAND, BARE),
)  # fmt: skip


def read(law: Law, name: str, kind: str, text: str) -> Remark | None:
    return checks()[name](reading_of(text, kind, law=law))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_a_check_is_met_by_one_text_and_not_by_another(law: Law, row: tuple[str, str, str, str, str]) -> None:
    number, name, kind, good, bad = row
    met, missed = read(law, name, kind, good), read(law, name, kind, bad)
    assert met is None or met.finding.verdict is Verdict.SATISFIED, met
    assert missed is not None
    assert (missed.finding.rule.number, missed.finding.requirement) == (number, name)
    assert missed.finding.verdict is not Verdict.SATISFIED
