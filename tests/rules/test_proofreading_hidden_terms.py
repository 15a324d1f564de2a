"""Notices whose term is taken away by words that name no last day: days told in passing, receipt fixed by the letter.

The letters are invented. Each goes on 24 November 2026; two days for the post and fourteen make 10 December the
earliest last day (rules.md D14-01, D14-04, HR 25-11-2016, ECLI:NL:HR:2016:2704). D14-12 needs both declarations
(art. 2 lid 3 Besluit BIK: the VAT cannot be deducted, and the costs are raised for that reason). 15% of 1,000.00 is
150.00.
"""

import datetime as dt

import pytest

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

HEAD = (
    "Winkel Holle B.V.\nStraat 1\n3542 QA Utrecht\n\nDe heer P.J. Voort\nLaan 2\n3437 QY Nieuwegein\n\n"
    "Utrecht, 24 november 2026\n\nGeachte heer Voort,\n\nOp 8 juni 2026 heeft u bij ons een fiets gekocht. Factuur N1 "
    "van 18 juni 2026 van € 1.000,00 had u uiterlijk op 2 juli 2026 moeten betalen.\n\n"
)
FOOT = "\n\nU kunt betalen op rekening NL93VBNK0000000101. Vragen? Bel 030 - 000 17 01.\n"
PAY = "Betaal het bedrag van € 1.000,00 {} vanaf de dag nadat deze brief bij u is bezorgd."
COSTS = " Betaalt u niet op tijd, dan bent u daarnaast € 150,00 aan incassokosten verschuldigd. "
TERM = PAY.format("binnen veertien dagen") + COSTS


def read(body: str, law: Law) -> Proof:
    return proofread(reading_of(HEAD + body + FOOT, "fourteen_day_notice", law=law))


def doubted(proof: Proof) -> set[str]:
    return {one.finding.rule.number for one in proof.open if one.finding.verdict is Verdict.UNKNOWN}


def broken(proof: Proof) -> set[str]:
    return {one.finding.rule.number for one in proof.broken}


TOO_EARLY = (
    "De termijn eindigt op 8 december 2026.",
    "Deze termijn verstrijkt op 8 december 2026.",
    "Op 8 december 2026 verstrijkt de termijn.",
    "De veertien dagen lopen af op 8 december.",
    "De betaaltermijn loopt tot 8 december.",
    "Op 5 december 2026 sluiten wij ons dossier; dan moet alles zijn voldaan.",
    "Op 5 december 2026 sluiten wij ons dossier. Dan moet alles zijn voldaan.",
    "Wij gaan ervan uit dat deze brief u morgen bereikt, zodat u tot 9 december 2026 de tijd heeft.",
    "Wij rekenen erop dat het bedrag op zaterdag 5 december op onze rekening staat.",
    "Eerder betalen mag, maar na 7 december 2026 starten wij een procedure.",
    "Vanaf 8 december 2026 bent u incassokosten verschuldigd.",
    "Wij wachten nog tot 8 december 2026.",
    "Uw betaling moet op 4 december 2026 binnen zijn.",
    "Wij houden 7 december 2026 aan als laatste dag.",
    "Uiterste betaaldatum: 7 december 2026.",
    "Betaal op 5 december 2026.",
)


@pytest.mark.parametrize("words", TOO_EARLY)
def test_a_day_told_in_passing_takes_the_term_away(words: str, law: Law) -> None:
    """Rule D14-04."""
    assert "D14-04" in broken(read(TERM + words, law))


@pytest.mark.parametrize("words", [
    "Op 9 december gaat uw dossier naar de deurwaarder.",
    "Wij sluiten de boeken op 5 december 2026.",
    "De veertien dagen beginnen op 25 november 2026.",
    "Is deze brief op 27 november 2026 bezorgd, dan is 11 december 2026 de laatste dag.",
])  # fmt: skip
def test_a_day_to_come_that_nothing_explains_is_asked(words: str, law: Law) -> None:
    """Rule D14-04: what cannot be told is unknown, never satisfied."""
    assert "D14-04" in doubted(read(TERM + words, law))


@pytest.mark.parametrize("words", [
    "Ons kantoor is van 24 december 2026 tot 2 januari 2027 gesloten.",
    "Lukt het niet in een keer? Bel ons dan voor 4 december 2026.",
    "Uw reactie zien wij graag voor 1 december 2026.",
    "Het rentetarief is vanaf 1 januari 2027 mogelijk anders.",
    "De keuring van de fiets is op 3 december 2026.",
    "Heeft u al betaald op 20 november 2026? Laat het ons dan weten.",
])  # fmt: skip
def test_a_day_to_come_for_something_else_leaves_the_term_alone(words: str, law: Law) -> None:
    """Rule D14-04."""
    proof = read(TERM + words, law)
    assert proof.holds
    assert not {"D14-01", "D14-04"} & doubted(proof)


@pytest.mark.parametrize("words", [
    "De brief wordt geacht op de dag van dagtekening te zijn bezorgd.",
    "U wordt geacht deze brief op 25 november 2026 te hebben ontvangen.",
    "Deze brief geldt als ontvangen op de dag van verzending.",
    "Deze brief wordt vermoed u morgen te hebben bereikt.",
    "Als dag van ontvangst geldt de dag na dagtekening.",
    "De dag van bezorging is 25 november 2026.",
    "This letter is deemed to have been received on the date of sending.",
])  # fmt: skip
def test_a_letter_that_fixes_its_own_receipt_too_early_does_not_hold(words: str, law: Law) -> None:
    """Rule D14-01: the days run from the day after real receipt."""
    assert "D14-01" in broken(read(TERM + words, law))


@pytest.mark.parametrize("words", [
    "U wordt geacht deze brief op 27 november 2026 te hebben ontvangen.",
    "Deze brief heeft u op 25 november 2026 ontvangen.", "Deze brief wordt geacht door u te zijn ontvangen.",
])  # fmt: skip
def test_a_letter_that_tells_its_own_receipt_is_asked(words: str, law: Law) -> None:
    """Rule D14-01."""
    assert "D14-01" in doubted(read(TERM + words, law))


@pytest.mark.parametrize("term", [
    "binnen veertien (8) dagen", "binnen 14 (acht) dagen", "binnen acht (14) dagen",
])  # fmt: skip
def test_of_two_numbers_for_one_term_the_lesser_counts(term: str, law: Law) -> None:
    """Rule D14-01."""
    assert "D14-01" in broken(read(PAY.format(term) + COSTS, law))


@pytest.mark.parametrize("term", ["binnen veertien (14) dagen", "binnen 14 (veertien) dagen"])
def test_one_number_in_figures_and_letters_is_one_term(term: str, law: Law) -> None:
    """Rule D14-01."""
    assert read(PAY.format(term) + COSTS, law).holds


@pytest.mark.parametrize("start", [
    "vanaf de dag nadat deze brief bij ons is bezorgd", "vanaf de dag nadat wij deze brief hebben ontvangen",
    "vanaf de dag nadat deze brief bij de deurwaarder is bezorgd", "na ontvangst van deze brief door ons",
    "vanaf de dag nadat de post deze brief heeft ontvangen",
])  # fmt: skip
def test_receipt_by_somebody_else_is_no_start(start: str, law: Law) -> None:
    """Rule D14-01."""
    assert "D14-01" in broken(read(f"Betaal € 1.000,00 binnen veertien dagen {start}.{COSTS}", law))


@pytest.mark.parametrize("body", [
    "Betaal € 1.000,00 binnen veertien dagen vanaf de dag nadat u deze brief van ons hebt ontvangen.",
    "€ 1.000,00 dient binnen veertien dagen na de dag van ontvangst van deze brief bij ons binnen te zijn.",
    "€ 1.000,00 moet binnen veertien dagen na de dag waarop deze brief bij u is bezorgd door ons zijn ontvangen.",
])  # fmt: skip
def test_payment_that_we_receive_leaves_the_start_with_the_debtor(body: str, law: Law) -> None:
    """Rule D14-01."""
    assert read(body + COSTS, law).holds


def vat(words: str, law: Law) -> Proof:
    return read(TERM.replace("€ 150,00 aan incassokosten verschuldigd", f"€ 181,50 aan incassokosten {words}"), law)


def test_vat_included_without_a_reason_lacks_the_second_declaration(law: Law) -> None:
    """Rule D14-12."""
    proof = vat("verschuldigd, inclusief 21% btw. Wij kunnen de btw niet verrekenen", law)
    assert "D14-12" in broken(proof)


def test_vat_with_its_reason_in_one_sentence_is_asked_and_with_both_declarations_holds(law: Law) -> None:
    """Rule D14-12."""
    asked = vat("verschuldigd, inclusief 21% btw, die wij niet kunnen verrekenen", law)
    assert "D14-12" in doubted(asked)
    both = vat(
        "verschuldigd, inclusief 21% btw. Wij kunnen de btw niet verrekenen; daarom zijn de kosten verhoogd", law
    )
    assert "D14-12" not in doubted(both) | broken(both)


def test_the_day_of_a_letter_is_the_one_in_its_date_line(law: Law) -> None:
    day = reading_of(HEAD + TERM + "De termijn eindigt op 8 december 2026." + FOOT, "fourteen_day_notice", law=law).on
    assert day == dt.date(2026, 11, 24)
