"""Notices and reminders that avoid the usual words: terms, last days and costs as agencies and lawyers write them.

The letters are invented. The verdicts follow rules.md sections 2 and 3: D14-01 to D14-05 (HR 25-11-2016,
ECLI:NL:HR:2016:2704: the day after receipt, nothing from the letter, no second or fixed day), D14-06 to D14-12, and
REM-21 (art. 6:96 lid 6 BW: no collection costs before the term has run out). 15% of 300.00 is 45.00 (D14-11).
"""

from decimal import Decimal

import pytest

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.principal import principal_of
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

HEAD = (
    "Sportschool Voorbeeldstraat B.V., Kerkstraat 1, 1234 AB Ons Dorp\n\nOns Dorp, 24 november 2026\n\n"
    "Betreft: factuur 2026-118 van 1 oktober 2026, hoofdsom € 300,00\n\nGeachte heer Jansen,\n\n"
)
FOOT = "\n\nU kunt betalen op rekening NL91 ABNA 0417 1643 00 onder vermelding van 2026-118. Vragen? Bel 030-1234567.\n"
COSTS = " Betaalt u niet op tijd, dan bent u daarnaast € 45,00 aan incassokosten verschuldigd."
SAFE = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
DECIDING = {"D14-01", "D14-03", "D14-04", "D14-05", "D14-06", "D14-07", "D14-09", "D14-12", "REM-21"}


def proof_of(body: str, law: Law, kind: str = "fourteen_day_notice") -> Proof:
    return proofread(reading_of(HEAD + body + FOOT, kind, law=law))


def broken(proof: Proof) -> set[str]:
    return {one.finding.rule.number for one in proof.broken}


def verdict(proof: Proof, number: str) -> Verdict:
    return next(one.finding.verdict for one in proof.remarks if one.finding.rule.number == number)


def is_clean(proof: Proof) -> bool:
    """Nothing is broken, and nothing that decides about the costs is left to a person."""
    doubted = {one.finding.rule.number for one in proof.open if one.finding.verdict is Verdict.UNKNOWN}
    return proof.holds and not doubted & DECIDING


FROM_THE_LETTER = (
    "binnen veertien dagen nadat deze brief ter post is bezorgd",
    "binnen veertien dagen vanaf de dag nadat deze brief ter post is bezorgd",
    "binnen veertien dagen na terpostbezorging van deze brief",
    "binnen 14 dagen nadat wij deze brief op de post hebben gedaan",
    "binnen veertien dagen nadat deze brief aan PostNL is overhandigd",
    "binnen 14 dagen na afgifte van deze brief aan de post",
    "binnen 14 dagen vanaf de datum bovenaan deze brief",
    "binnen 14 dagen na bovenstaande datum",
    "binnen 14 dagen na de poststempel",
    "binnen veertien dagen na de dag waarop deze brief is verzonden",
    "binnen veertien dagen vanaf de dag nadat wij deze brief hebben verzonden, op onze rekening te ontvangen",
    "binnen 14 dagen na het opstellen van deze brief",
    "binnen 14 dagen na de verzenddatum",
    "within 14 days of the date on this letter",
    "within fourteen days after this letter was posted",
)


@pytest.mark.parametrize("words", FROM_THE_LETTER)
def test_d14_03_a_letter_that_is_handed_to_the_post_is_not_received(words: str, law: Law) -> None:
    assert {"D14-01", "D14-03"} <= broken(proof_of(f"Betaal € 300,00 {words}.{COSTS}", law))


NO_TERM_FROM_RECEIPT = (
    "binnen 15 dagen na ontvangst van de factuur",
    "binnen veertien dagen vanaf de dag nadat de factuur bij u is bezorgd",
    "binnen 15 dagen, zodat het bedrag van u is ontvangen",
    "uiterlijk over 14 dagen",
    "binnen twee weken",
)


@pytest.mark.parametrize("words", NO_TERM_FROM_RECEIPT)
def test_d14_01_receipt_of_something_else_than_the_letter_starts_no_term(words: str, law: Law) -> None:
    assert "D14-01" in broken(proof_of(f"Betaal € 300,00 {words}.{COSTS}", law))


SECOND_DAYS = (
    "Wij verwachten uw betaling over een week.",
    "Het bedrag moet uiterlijk volgende week vrijdag op onze rekening staan.",
    "Het bedrag moet voor het einde van deze maand zijn betaald.",
    "Het geld moet aanstaande maandag op onze rekening staan.",
    "Betaal dus uiterlijk 4 december.",
    "Het bedrag dient vóór 5/12 te zijn bijgeschreven.",
    "Het bedrag moet uiterlijk 5 december 2026 op onze rekening staan.",
    "U kunt nog betalen tot en met zaterdag 5 december 2026.",
    "Wij geven u tot volgende week de tijd om te betalen.",
    "Zorg dat wij het bedrag deze week nog ontvangen.",
    "Wij ontvangen uw betaling graag uiterlijk eind november.",
    "Betaal nog vandaag.",
    "Betaal onmiddellijk, anders dagvaarden wij u.",
    "Wij verzoeken u zonder uitstel te betalen.",
    "U moet het bedrag direct betalen.",
    "Please pay by Friday.",
    "Betaal in elk geval uiterlijk de achtste dag na ontvangst van deze brief.",
)


@pytest.mark.parametrize("words", SECOND_DAYS)
def test_d14_04_a_last_day_without_a_date_contradicts_the_term_as_well(words: str, law: Law) -> None:
    assert "D14-04" in broken(proof_of(f"Betaal € 300,00 {SAFE}. {words}{COSTS}", law))


@pytest.mark.parametrize(
    "words",
    ["Het bedrag wordt op 1 december van uw rekening afgeschreven.", "Betaal voor het einde van volgende maand."],
)
def test_d14_04_a_day_that_may_come_too_early_is_asked(words: str, law: Law) -> None:
    assert verdict(proof_of(f"Betaal € 300,00 {SAFE}. {words}{COSTS}", law), "D14-04") is Verdict.UNKNOWN


NO_SECOND_DAY = (
    "Belt u ons gerust voor het einde van deze maand als u vragen heeft.",
    "Wij nemen volgende week contact met u op.",
    "U kunt direct betalen via iDEAL op onze website.",
    "Ons kantoor is op 24 december gesloten.",
    "U had uiterlijk 1 november moeten betalen.",
    "Op 3 november hebben wij u een herinnering gestuurd.",
    "De huur over twee maanden is niet betaald.",
    "Volgende week dragen wij het dossier over als u dan niet hebt betaald.",
    "De rente is berekend van 1 oktober 2026 tot 24 november 2026 en wordt niet gevraagd.",
)


@pytest.mark.parametrize("words", NO_SECOND_DAY)
def test_a_day_for_something_else_than_paying_contradicts_nothing(words: str, law: Law) -> None:
    assert is_clean(proof_of(f"Betaal € 300,00 {SAFE}. {words}{COSTS}", law))


SOUND_TERMS = (
    "binnen veertien dagen, te rekenen vanaf de dag volgend op de dag waarop u deze brief heeft ontvangen",
    "uiterlijk de vijftiende dag na bezorging van deze brief",
    "binnen veertien dagen nadat deze brief bij u is bezorgd, waarbij de dag van bezorging niet meetelt",
    "binnen 14 dagen vanaf de dag nadat deze aangetekend verzonden brief bij u is bezorgd",
    "binnen 14 (veertien) dagen na de dag waarop deze brief bij u is afgeleverd",
    "binnen een termijn van veertien dagen, aanvangende de dag na die waarop deze e-mail u heeft bereikt",
    "within 14 days from the day after the day on which you received this letter",
)


@pytest.mark.parametrize("words", SOUND_TERMS)
def test_a_sound_term_in_other_words_holds(words: str, law: Law) -> None:
    assert is_clean(proof_of(f"Betaal € 300,00 {words}.{COSTS}", law))


ASKED = (
    "U bent inmiddels ook € 45,00 aan incassokosten verschuldigd.",
    "Het bedrag is € 345,00, daarin is begrepen € 45 incassokosten.",
    "Het openstaande bedrag is € 345,00 (daarin zit € 45 incassokosten).",
    "Wij verzoeken u € 300,00 te voldoen, vermeerderd met € 45 incassokosten.",
    "Omdat u niet tijdig heeft betaald, brengen wij € 45,00 incassokosten in rekening.",
    "Nu u niet op tijd heeft betaald, bent u € 45,00 buitengerechtelijke incassokosten verschuldigd.",
    "Wij hebben nog geen betaling ontvangen en hebben daarom € 45,00 incassokosten in rekening gebracht.",
    "Als gevolg hiervan bent u € 45,00 incassokosten verschuldigd.",
    "Wij verzoeken u het bedrag inclusief incassokosten over te maken.",
    "U dient naast de hoofdsom € 45,00 incassokosten te betalen.",
    "Daarnaast brengen wij € 45 incassokosten in rekening.",
    "Collection costs of € 45.00 have been added to your debt.",
    "Because you did not pay, you now owe collection costs of € 45.00.",
)


@pytest.mark.parametrize("words", ASKED)
def test_rem_21_costs_that_are_asked_now_are_refused_whatever_follows(words: str, law: Law) -> None:
    assert "REM-21" in broken(proof_of(f"Betaal {SAFE}. {words}", law))
    assert "REM-21" in broken(proof_of(f"Betaal {SAFE}. {words}{COSTS}", law))


@pytest.mark.parametrize("words", ASKED)
def test_rem_21_a_reminder_that_asks_costs_is_never_met(words: str, law: Law) -> None:
    """Without a case nothing says whether the debtor is a consumer: a person looks."""
    proof = proof_of(f"Wij hebben uw betaling niet ontvangen. {words}", law, "reminder")
    assert verdict(proof, "REM-21") is Verdict.UNKNOWN
    assert proof.holds_as_far_as_seen


ANNOUNCED = (
    "Ontvangen wij uw betaling niet op tijd, dan verhogen wij de vordering met € 45,00 incassokosten.",
    "Na deze termijn bent u € 45,00 aan incassokosten verschuldigd.",
    "Om incassokosten te voorkomen, betaalt u op tijd. Betaalt u niet op tijd, dan zijn de incassokosten € 45,00.",
    "Nu zijn er nog geen incassokosten. Betaalt u te laat, dan bent u de incassokosten van € 45,00 verschuldigd.",
    "Bij niet tijdige betaling bent u verschuldigd:\nHoofdsom € 300,00\nIncassokosten € 45,00\nTotaal € 345,00",
    "U bent € 45,00 incassokosten verschuldigd als u niet binnen deze termijn betaalt.",
    "Doet u dit niet? Dan betaalt u ook € 45,00 incassokosten.",
    "De incassokosten die u bij te late betaling verschuldigd bent, bedragen € 45,00.",
    "Betaalt u niet of niet volledig, dan worden de incassokosten op u verhaald. Deze bedragen € 45,00.",
    "Betaalt u niet, dan berekenen wij 15% incassokosten over € 300,00. Dat is € 45,00.",
    "If payment is not received within this period, collection costs of € 45.00 will be charged.",
)


@pytest.mark.parametrize("words", ANNOUNCED)
def test_costs_that_are_announced_in_other_words_hold(words: str, law: Law) -> None:
    """Rules D14-06, D14-07, REM-21."""
    assert is_clean(proof_of(f"Betaal € 300,00 {SAFE}. {words}", law))


NOT_ASKED = (
    "Over de incassokosten rekenen wij geen btw.",
    "De hoogte van de incassokosten volgt uit het Besluit vergoeding voor buitengerechtelijke incassokosten.",
    "De wet schrijft voor dat wij u deze brief sturen voordat wij incassokosten in rekening mogen brengen.",
    "Zo voorkomt u incassokosten.",
    "Tot die dag bent u geen incassokosten verschuldigd.",
    "In dit bedrag zijn geen incassokosten begrepen.",
)


@pytest.mark.parametrize("words", NOT_ASKED)
def test_rem_21_costs_that_are_only_spoken_of_are_not_asked(words: str, law: Law) -> None:
    assert is_clean(proof_of(f"Betaal € 300,00 {SAFE}.{COSTS} {words}", law))


def test_d14_07_an_amount_or_a_percentage_is_not_one_exact_amount(law: Law) -> None:
    words = "Betaalt u niet, dan brengen wij € 40,00 of 15% incassokosten in rekening."
    assert "D14-07" in broken(proof_of(f"Betaal {SAFE}. {words}", law))


# The principal that the letter names; None where the text does not settle it.
PRINCIPALS = {
    "Het gaat om € 1.000,00 aan hoofdsom en € 15,78 aan rente.": "1000.00",
    "U heeft een bedrag van € 300,00 niet betaald.": "300.00",
    "Onze factuur van € 300,00 staat nog open.": "300.00",
    "Wij verzoeken u € 300,00 te betalen.": "300.00",
    "Uw huurachterstand over oktober 2026 bedraagt € 850,00.": "850.00",
    "Factuur 1 van 1 oktober 2026 € 100,00\nFactuur 2 van 2 oktober 2026 € 200,00\nTotaal € 300,00": "300.00",
    "Factuur 1 van 1 oktober 2026 € 100,00\nFactuur 2 van 2 oktober 2026 € 200,00\nRente € 2,00\nTotaal € 302,00":
        "300.00",
    "Please pay the principal of € 1,000.00.": "1000.00",
    "Het openstaande bedrag is € 1.015,78, inclusief € 15,78 rente.": None,
    "Hoofdsom en rente: € 1.015,78.": None,
    "Factuur 1 is € 500. Daarvan betaalde u € 200.": None,
    "Hoofdsom factuur 1: € 100,00\nHoofdsom factuur 2: € 200,00": None,
}  # fmt: skip


@pytest.mark.parametrize("words", PRINCIPALS)
def test_the_principal_is_recognised_in_ordinary_words_or_not_at_all(words: str, law: Law) -> None:
    reading = reading_of(f"{words}{COSTS}", "fourteen_day_notice", law=law)
    found = principal_of(reading.letter, reading.amounts, reading.costs.values)
    assert found.value == (None if PRINCIPALS[words] is None else Decimal(PRINCIPALS[words] or ""))


COSTED = {
    # 15% of 1,000.00 is 150.00; over 1,015.78 it would be 152.37, interest included (D14-10)
    ("€ 1.000,00 aan hoofdsom en € 15,78 aan rente", "150,00"): Verdict.SATISFIED,
    ("€ 1.000,00 aan hoofdsom en € 15,78 aan rente", "152,37"): Verdict.UNMET,
    ("€ 1.015,78, inclusief € 15,78 rente", "152,37"): Verdict.UNKNOWN,
    # two invoices: 15% of 300.00, not twice the least fee (D14-14)
    ("factuur 1 van € 100,00 en factuur 2 van € 200,00", "80,00"): Verdict.UNMET,
    # part was paid: whether before or after the notice of default the text does not say
    ("factuur 1 van € 500,00, waarvan € 200,00 reeds voldaan", "75,00"): Verdict.UNKNOWN,
}


@pytest.mark.parametrize("words", COSTED, ids=str)
def test_d14_09_costs_are_compared_with_the_principal_that_the_letter_names(words: tuple[str, str], law: Law) -> None:
    owed, costs = words
    asked = f"U bent ons {owed} verschuldigd. Betaal {SAFE}."
    text = f"24 november 2026. {asked} Betaalt u niet, dan bent u € {costs} incassokosten verschuldigd."
    assert verdict(proofread(reading_of(text, "fourteen_day_notice", law=law)), "D14-09") is COSTED[words]


DEMANDS = {
    "sommeer u uiterlijk morgen te betalen": Verdict.UNMET,
    "verzoek u per omgaande te betalen": Verdict.UNMET,
    "geef u tot en met vrijdag 4 december 2026 om te betalen": Verdict.SATISFIED,
    "sommeer u uiterlijk eind december te betalen": Verdict.UNKNOWN,
}


@pytest.mark.parametrize("words", DEMANDS)
def test_dem_01_a_last_day_without_a_date_is_judged_as_a_term(words: str, law: Law) -> None:
    proof = proof_of(f"Ik stel u in gebreke en {words}.", law, "notice_of_default")
    assert verdict(proof, "DEM-01") is DEMANDS[words]
