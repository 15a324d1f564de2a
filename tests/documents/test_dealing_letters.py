"""The letters about dealings over the example cases: golden texts, the same words in each format, what they say."""

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
from filing.documents.texts import texts
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
    assert "stuit hierbij uitdrukkelijk de verjaring van deze vorderingen" in dutch
    assert "behoudt zich ondubbelzinnig het recht op nakoming voor, ook voor de rente en de kosten" in dutch
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
