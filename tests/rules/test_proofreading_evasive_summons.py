"""Summonses with a fault that passes at a glance, and sound ones in unusual form, each with its rules.

The texts are invented; what each must say is rules.md section 5.1 (art. 45, 111 Rv), 5.2 (art. 114 to 120) and 5.6
("do not write that silence always means winning").
"""

import pytest
from test_proofreading_foreign_summons import CIVIL, OLD, PLAIN, without

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.chamber import Chamber, chamber_of
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

DOCKET = "op woensdag 16 december 2026, des voormiddags te 10.00 uur"
OWED = "gedaagde is krachtens overeenkomst € 1.250,00 verschuldigd"
PERSON = "in persoon of vertegenwoordigd door een gemachtigde"
NO_MORE = "Feiten die u niet of niet genoeg betwist, staan voor de rechter vast."


def read(text: str, law: Law) -> Proof:
    return proofread(reading_of(text, "summons", law=law))


def verdict(proof: Proof, check: str) -> Verdict | None:
    return next((one.finding.verdict for one in proof.remarks if one.finding.requirement == check), None)


BROKEN = {
    "the advocate's words before the subdistrict court": (
        without(OLD, PERSON, "niet in persoon, maar uitsluitend vertegenwoordigd door een advocaat"), "SUM-16"),
    "absence told as of one without an advocate": (
        without(OLD, "gedaagde niet verschijnt en", "gedaagde niet bij advocaat verschijnt en"), "SUM-16"),
    "only with an advocate": (PLAIN + "\nU kunt alleen met een advocaat reageren.", "SUM-16"),
    "representation is obligatory": (PLAIN + "\nVertegenwoordiging door een advocaat is verplicht.", "SUM-16"),
    "an advocate is needed": (PLAIN + "\nU heeft een advocaat nodig.", "SUM-16"),
    "find an advocate yourself": (PLAIN + "\nU moet zelf een advocaat nemen.", "SUM-16"),
    "no advocate needed before the civil chamber": (CIVIL + "\nU heeft geen advocaat nodig.", "SUM-17"),
    "a fee that is not paid in time, before the subdistrict court": (
        without(OLD, "dat van gedaagde voor verschijning geen griffierecht zal worden geheven", "dat bij verschijning "
                "griffierecht is verschuldigd en dat verstek volgt als gedaagde het griffierecht niet tijdig betaalt"),
        "SUM-20"),
    "silence always wins": (without(PLAIN, NO_MORE, "Betwist u niet, dan wint eiseres altijd (art. 149)."), "SUM-22"),
    "another weekday": (without(OLD, DOCKET, DOCKET.replace("woensdag", "donderdag")), "SUM-15"),
    "another weekday, in letters": (
        without(OLD, DOCKET, "op dinsdag de zestiende december tweeduizend zesentwintig te tien uur"), "SUM-15"),
    "a docket date that does not exist": (without(OLD, DOCKET, "op woensdag 31 november 2026 te 10.00 uur"), "SUM-15"),
    # served on 1 December 2026: neither day counts, so that 9 December is the earliest (SUM-30)
    "a docket date within the week": (without(OLD, DOCKET, "op dinsdag 8 december 2026 te 10.00 uur"), "SUM-30"),
    "a total that is not the sum": (
        without(without(OLD, OWED, "gedaagde is € 1.000,00 verschuldigd, aan rente € 15,78, aan kosten € 150,00"),
                "te betalen € 1.250,00", "te betalen € 1.265,78"), "X-10"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_summons_that_passes_at_a_glance_breaks_its_rule(name: str, law: Law) -> None:
    text, rule = BROKEN[name]
    assert {one.finding.rule.number for one in read(text, law).broken} == {rule}


SOUND = {
    "a docket date in letters": without(
        OLD, DOCKET, "op woensdag de zestiende december tweeduizend zesentwintig, des voormiddags te tien uur"),
    "a docket date in letters, apart": without(
        OLD, DOCKET, "op woensdag zestien december twee duizend en zes en twintig te tien uur"),
    "a docket date eight days after the service": without(OLD, DOCKET, "op woensdag 9 december 2026 te 10.00 uur"),
    "no advocate is needed": PLAIN + "\nU heeft geen advocaat nodig. U mag zelf komen of een advocaat meenemen.",
    "an advocate is one of several": PLAIN + "\nU moet reageren, zelf of met een advocaat of andere gemachtigde.",
    "a total of principal, interest and costs": without(
        without(OLD, OWED, "gedaagde is € 1.000,00 verschuldigd, aan rente € 15,78, aan kosten € 150,00"),
        "te betalen € 1.250,00", "te betalen € 1.165,78"),
    "a total of parts that stand apart, less a payment": without(
        without(OLD, OWED, "gedaagde is € 1.000,00 verschuldigd. De rente tot heden is € 15,78. De staffel geeft 15% "
                "over € 1.000,00. De incassokosten zijn € 150,00. Gedaagde betaalde reeds € 100,00"),
        "te betalen € 1.250,00", "te betalen € 1.065,78"),
    "a total of four invoices": without(
        without(OLD, OWED, "gedaagde liet de facturen van € 100,00, € 200,50, € 300,00 en € 49,50 onbetaald"),
        "te betalen € 1.250,00", "te betalen € 650,00"),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_summons_in_unusual_form_holds(name: str, law: Law) -> None:
    """Rules SUM-15, SUM-16, SUM-30, X-10."""
    assert not read(SOUND[name], law).broken


def test_sum_23_what_every_defendant_is_told_is_no_word_on_the_defences_of_this_one(law: Law) -> None:
    """The warning of art. 149 and the ways of answering speak of defending; the known defences are something else."""
    told = " Jansen heeft als verweer gegeven dat de bel het niet deed. Die is op 3 april 2026 vervangen."
    assert verdict(read(PLAIN, law), "defences_and_evidence_are_told") is Verdict.SATISFIED
    assert verdict(read(without(PLAIN, told), law), "defences_and_evidence_are_told") is Verdict.UNKNOWN
    silent = without(OLD, " en heeft geen verweer gevoerd")
    assert verdict(read(silent, law), "defences_and_evidence_are_told") is Verdict.UNKNOWN


def test_sum_22_articles_by_number_alone_warn_nobody(law: Law) -> None:
    proof = read(without(OLD, "verplicht zijn de feiten volledig en naar waarheid aan te voeren en dat de rechter niet "
        "of onvoldoende betwiste feiten ingevolge artikel 149 van dat wetboek als vaststaand moet beschouwen",
        "gehouden zijn aan artikel 21 en dat artikel 149 geldt"), law)  # fmt: skip
    assert verdict(proof, "duty_of_truth_is_told") is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Wie niet reageert, verliest automatisch.", True),
        ("Bij verstek wordt de vordering altijd toegewezen.", True),
        ("Niet betwiste feiten staan zonder meer vast.", True),
        ("Bij verstek wordt de vordering niet automatisch toegewezen.", False),
        ("Feiten die u niet betwist, moet de rechter als vaststaand beschouwen.", False),
        ("Eiseres levert altijd op tijd.", False),
    ],
)
def test_sum_18_sum_22_no_pleading_says_that_silence_always_loses(words: str, found: bool, law: Law) -> None:
    proof = read(f"{PLAIN}\n{words}", law)
    assert (verdict(proof, "silence_wins_nothing_for_certain") is Verdict.UNMET) is found
    assert proof.holds  # a remark: the mandatory warning itself is there


COURTS = {
    "te verschijnen voor de rechtbank Rotterdam, kamer voor kantonzaken, niet in persoon, bij advocaat": "subdistrict",
    "te verschijnen voor de rechtbank Rotterdam, team handel, in persoon": "civil",
    "te verschijnen voor de rechtbank Rotterdam, niet in persoon maar bij advocaat": "civil",
    "te verschijnen voor de rechtbank Rotterdam": "unknown",
    "te verschijnen voor de rechtbank Rotterdam, team handel. " + "De kantonrechter is niet bevoegd. " * 3: "civil",
    "te verschijnen voor de rechtbank Rotterdam, bij advocaat. " + "x " * 300 + "De kantonrechter wees af.": "unknown",
}


@pytest.mark.parametrize("words", COURTS)
def test_the_court_that_is_named_decides_and_not_the_statements_that_are_checked(words: str) -> None:
    """Rules SUM-16, SUM-17: the statements may be those of the other court."""
    assert chamber_of(words) is Chamber(COURTS[words])


def test_proof_03_a_weekday_that_is_not_that_of_the_date_is_told_in_any_letter(law: Law) -> None:
    """13 November 2026 is a Friday."""
    for day, expected in (("vrijdag", None), ("donderdag", Verdict.UNMET), ("do.", Verdict.UNMET)):
        proof = proofread(reading_of(f"Betaal voor {day} 13 november 2026.", "reminder", law=law))
        assert verdict(proof, "weekdays_fit") is expected
