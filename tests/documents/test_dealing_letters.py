"""The letters about dealings over the example cases: golden texts, the same words in each format, what they say."""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator

import pypdf
import pytest
from dealing_documents import EXPECTED, KINDS, made, samples, text
from lxml import etree
from prepared_cases import office

from filing.documents.field_list import fields_for, walked
from filing.documents.field_use import misused_fields
from filing.documents.template_check import wordings_of
from filing.documents.texts import plain_text, texts
from filing.documents.tree import Paragraph
from filing.documents.write import Written

WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def every() -> Iterator[tuple[str, str]]:
    return ((kind, case) for kind in KINDS for case in samples(kind))


@pytest.mark.parametrize(("kind", "case"), list(every()))
def test_the_golden_text_is_what_is_written(kind: str, case: str) -> None:
    for name, one in made(kind, case).items():
        expected = (EXPECTED / kind / f"{name}.txt").read_text("utf-8")
        assert dict(one.files)["txt"].decode() == expected, (
            "when it is meant: python tests/documents/dealing_documents.py"
        )


@pytest.mark.parametrize(("kind", "case"), list(every()))
def test_no_sentence_has_a_hole(kind: str, case: str) -> None:
    for one in made(kind, case).values():
        said = re.sub(r"[ \u00a0]+", " ", dict(one.files)["txt"].decode())
        assert re.findall(r"\w (?:,|;|\.)(?= |$)|\( ?\)|(?<!\.)\.\.(?!\.)|None|True|False|\{\{|\}\}", said) == []


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def paragraphs(one: Written) -> list[str]:
    """Every text of the body that is no heading and stands in no table."""
    return [plain_text(block.content) for block in one.document.body if isinstance(block, Paragraph)]


def shown(one: Written, form: str) -> str:
    data = dict(one.files)[form]
    if form == "pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if form == "xml":
        return "".join(etree.fromstring(data).itertext())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/(document|header\w*|footer\w*)\.xml", name)]
        return "".join(
            node.text or "" for name in parts for node in etree.fromstring(archive.read(name)).iter(WORD_TEXT)
        )


@pytest.mark.parametrize("form", ["pdf", "docx", "xml"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_in_each_format(kind: str, form: str) -> None:
    case = next(name for name, one in samples(kind).items() if one.ready)
    one = next(iter(made(kind, case, form).values()))
    said = re.sub(r"\s", "", shown(one, form))
    assert [part for part in texts(one.document) if re.sub(r"\s", "", part) not in said] == []


def test_pre_04_the_letter_reserves_the_right_to_performance_in_so_many_words() -> None:
    dutch, english = text("interruption", "consumer"), text("interruption", "english")
    assert "Wielerij Vechtzicht B.V. stuit hierbij uitdrukkelijk de verjaring van deze vorderingen." in dutch
    assert "B.V. behoudt zich ondubbelzinnig het recht op nakoming voor, ook voor de rente en de kosten" in dutch
    assert "expressly interrupts the limitation period (stuiting van de verjaring)" in english
    assert "unequivocally reserves its right to performance" in english


def test_pre_07_the_letter_names_each_claim_with_number_day_and_amount() -> None:
    said = text("interruption", "consumer")
    for number, day, amount in (
        ("VF-2026-1187", "18 juni 2026", "€ 2.012,95"),
        ("VF-2026-1263", "6 juli 2026", "€ 1.097,95"),
    ):
        assert f"Factuur {number} van {day}" in said
        assert amount in said


def test_pre_09_the_partnership_and_each_partner_get_a_letter_of_their_own() -> None:
    """HR 17-7-2020, ECLI:NL:HR:2020:1315: the claims are interrupted one by one."""
    letters = made("interruption", "business")
    assert list(letters) == ["business-loswal", "business-boterblom", "business-van-den-ham"]
    to_firm, *to_partners = (dict(one.files)["txt"].decode() for one in letters.values())
    assert "vennoot van" not in to_firm
    assert all(
        "Deze brief geldt ook voor de vordering op u persoonlijk" in " ".join(one.split()) for one in to_partners
    )


def test_no_amount_is_demanded_by_a_letter_that_only_reserves() -> None:
    """No term runs, and no payment box stands in it: a plan that runs or a dispute is not crossed."""
    for case in samples("interruption"):
        said = text("interruption", case)
        assert "binnen" not in said.split("behoudt zich")[0]
        assert "Te betalen:" not in said


@pytest.mark.parametrize("kind", KINDS)
def test_the_wordings_use_only_fields_that_are_listed_and_explained(kind: str) -> None:
    known = office().kinds.kind(kind)
    fields = fields_for(known, office().law)
    assert [path for path, one in walked(fields) if set(one.meanings) != {"nl", "en"}] == []
    for file in wordings_of(office().desk.templates, known).values():
        assert misused_fields(office().desk.templates, file, fields) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_may_really_go_out_in_dutch_and_in_english(kind: str) -> None:
    ready = {one.facts.file.language for one in samples(kind).values() if one.ready}
    assert ready == {"nl", "en"}


def test_rem_03_the_explanation_tells_origin_creditor_amount_day_and_documents() -> None:
    said = text("claim_verification", "transferred")
    assert "Op 4 september 2026 vroeg u per e-mail om uitleg over deze vordering" in said
    assert "de levering van een bril en een reservebril, volgens de koopovereenkomst van 2 april 2026" in said
    assert "De schuldeiser is Lindemeer Vorderingen B.V., Ossekopspoort 3, 8911 QA Leeuwarden" in said
    assert "De eerdere schuldeiser Optiek Kijklust B.V. heeft de vordering op 24 augustus 2026 overgedragen" in said
    assert "een uitleg en geen aanmaning" in said
    papers = said.split("Bij deze brief krijgt u een kopie van:")[1].split("Wat kunt u nu doen?")[0]
    assert [one.strip() for one in re.split(r" [-–] ", papers)[1:]] == [
        "opdrachtbevestiging (2 april 2026)",
        "factuur 26-0611 (16 april 2026)",
        "factuur 26-0650 (28 april 2026)",
        "uittreksel van de akte van cessie (24 augustus 2026)",
    ]


def test_rem_04_the_explanation_names_the_total_of_the_statement() -> None:
    """684.00 + 239.50 + 9.91 interest − 150.00 paid: 783.41, as the lines of the table add up (X-10).

    Interest at 4%: 684.00 × 33 days = 2.47; 536.47 × 81 = 4.76; 239.50 × 102 = 2.68 (art. 6:44 BW: 2.47 is paid first).
    """
    assert "Te betalen € 783,41" in text("claim_verification", "transferred")


def test_dis_03_the_reply_repeats_the_ground_and_answers_each_point_with_its_evidence_step_and_term() -> None:
    said = text("dispute_reply", "transferred")
    assert "“De reservebril is niet geleverd en de schoonmaakset was een cadeau.”" in said
    assert said.count("Uw punt:") == said.count("Ons antwoord:") == 2
    assert "Dat blijkt uit: afhaalbon met handtekening (24 april 2026)." in said
    assert "binnen 14 dagen vanaf de dag nadat deze brief bij u is bezorgd" in said
    assert "dan gaan wij verder met het innen van de vordering" in said


def test_section_8_5_a_dispute_about_a_part_says_that_the_rest_goes_on() -> None:
    """684.00 − 147.53 (150.00 less 2.47 interest) is not in dispute: 536.47."""
    said = text("dispute_reply", "transferred")
    assert "De rest van de hoofdsom is € 536,47" in said
    assert "Voor die rest gaat de incasso gewoon door." in said
    assert "The rest of the principal" not in text("dispute_reply", "foreign_firm")  # all of it is in dispute


def test_ces_03_the_notice_names_both_creditors_deed_claims_amount_account_and_from_when() -> None:
    said = text("assignment_notice", "transferred")
    for words in (
        "Optiek Kijklust B.V. heeft de vordering overgedragen aan Lindemeer Vorderingen B.V.",
        "bij geregistreerde onderhandse akte van 24 augustus 2026",
        "Oude schuldeiser: Optiek Kijklust B.V., Nieuwestad 00",
        "Nieuwe schuldeiser: Lindemeer Vorderingen B.V., Ossekopspoort 3",
        "Factuur 26-0611 van 16 april 2026",
        "€ 775,97",
        "Vanaf de dag waarop u deze brief ontvangt, is alleen een betaling aan Lindemeer Vorderingen B.V. nog geldig",
        "Rekening: NL58 VBNK 0000 0044 17",
        "De brief is geen aanmaning",
    ):
        assert words in said


def test_ces_02_and_ces_05_the_notice_tells_of_the_extract_and_of_defences() -> None:
    for case, extract, defences in (
        ("transferred", "moet dat uittreksel waarmerken (artikel 3:94 lid 4 BW)", "artikel 6:145 BW"),
        ("foreign_firm", "must certify that extract (Article 3:94(4)", "Article 6:145 of the Dutch Civil Code"),
    ):
        assert extract in text("assignment_notice", case)
        assert defences in text("assignment_notice", case)


def test_ces_01_a_notice_by_the_old_creditor_comes_from_the_old_creditor() -> None:
    said = text("assignment_notice", "foreign_firm")
    assert said.startswith("Brandhof Machines B.V. Oostzijde 00")
    assert said.split("Yours sincerely, ")[1].startswith("Brandhof Machines B.V.")
    assert "Account: NL89 VBNK 0000 0051 20 in the name of Noordvaart Finance B.V." in said
    assert "questions about payment you can turn to Noordvaart Finance B.V., telephone 020" in said


def test_an_explanation_and_a_notice_give_no_term() -> None:
    for kind in ("claim_verification", "assignment_notice"):
        for case in samples(kind):
            assert not re.search(r"\b(?:binnen|within) \d+ (?:dagen|days)", text(kind, case)), (kind, case)


@pytest.mark.parametrize("kind", ["claim_verification", "dispute_reply"])
def test_an_answer_goes_by_mail_too_with_the_same_words(kind: str) -> None:
    """The debtor asked and objected by e-mail; the amounts and points are those of the letter."""
    (one,) = made(kind, "transferred", "eml").values()
    mail = email.message_from_bytes(dict(one.files)["eml"], policy=email.policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    said = squeezed(body.get_content())
    assert "<s.hoekstra@post.example>" in mail["To"]
    assert [part for part in paragraphs(one) if squeezed(part) not in said] == []
