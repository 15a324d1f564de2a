"""Names that look like markup, templates or paths go the whole way and come out as they were written."""

import datetime as dt
import io
import json
import re
import zipfile
from functools import cache

import pypdf
import pytest
from lxml import etree
from prepared_cases import ROOT, office

from filing.casefile.loading import load_case
from filing.documents.texts import texts
from filing.documents.write import FORMATS, Written
from filing.packet.container import unpack
from filing.packet.verify import verify
from filing.workflow import Prepared, evidence, prepare, stand, write

CASE = ROOT / "tests" / "cases" / "hostile_names"
ON = dt.date(2026, 7, 1)
WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@cache
def prepared() -> Prepared:
    return prepare(CASE, ON, office())


@cache
def documents() -> dict[str, Written]:
    """The final demand that is due, and a draft of the summons, which names the parties in a deed."""
    standing = stand(load_case(CASE), ON, office())
    (summons,) = write(standing, ["summons"], evidence(standing).exhibits, office(), FORMATS, concept=True)
    (demand,) = prepared().written
    (annex,) = write(standing, ["interest_statement"], evidence(standing).exhibits, office(), FORMATS, concept=True)
    return {"final_demand": demand, "summons": summons, "interest_statement": annex}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def text_of(data: bytes, form: str) -> str:
    if form == "pdf":
        return pdf_text(data)
    if form == "xml":
        return "".join(etree.fromstring(data).itertext())
    if form == "txt":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/(document|header\w*|footer\w*)\.xml", name)]
        roots = [etree.fromstring(archive.read(name)) for name in parts]
    return "".join(node.text or "" for root in roots for node in root.iter(WORD_TEXT))


@pytest.mark.parametrize("form", ["pdf", "docx", "xml"])
@pytest.mark.parametrize("kind", ["final_demand", "summons", "interest_statement"])
def test_every_text_is_in_every_format_as_it_was_written(kind: str, form: str) -> None:
    one = documents()[kind]
    shown = squeezed(text_of(dict(one.files)[form], form))
    assert [text for text in texts(one.document) if squeezed(text) not in shown] == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", ["final_demand", "summons"])
def test_the_names_of_the_case_file_are_in_every_document(kind: str, form: str) -> None:
    file = load_case(CASE).file
    claim, debtor, contract = file.claims[0], file.debtors[0], file.debt.contract
    assert debtor.type == "legal_person"
    assert file.creditor.type == "legal_person"
    assert contract is not None
    assert len(debtor.name) == 120
    shown = squeezed(text_of(dict(documents()[kind].files)[form], form))
    for name in (file.creditor.name, debtor.name, claim.number, claim.description, contract.subject):
        assert squeezed(name or "") in shown
    assert squeezed("Straße der <Freiheit> & Gleichheit 1 #{x}") in shown


def test_what_the_case_tells_stands_in_the_summons_word_for_word() -> None:
    (fact,) = load_case(CASE).file.debt.facts
    assert "<script>" in fact
    for form in FORMATS:
        assert squeezed(fact) in squeezed(text_of(dict(documents()["summons"].files)[form], form))


def test_the_index_of_the_bundle_names_the_exhibit_as_it_is() -> None:
    bundle = prepared().bundle
    assert bundle is not None
    (entry,) = load_case(CASE).file.exhibits
    shown = squeezed(pdf_text(bundle.pdf))
    assert squeezed(entry.title) in shown
    assert squeezed(entry.proves) in shown
    assert squeezed("Bestelling <60> kazen & wijn voor Çelik–Ñandú {{ x }}") in shown
    assert entry.title in "".join(etree.fromstring(bundle.xml).itertext())
    assert json.loads(bundle.ledger)["inputs"][0]["file"] == entry.file


def test_the_packet_is_sound_and_names_the_parties() -> None:
    ((_, _, data),) = prepared().packets
    found = verify(data)
    file = load_case(CASE).file
    assert found.problems == ()
    assert found.reference == file.references.ours
    debtor = file.debtors[0]
    assert debtor.type == "legal_person"
    assert dict(found.parties)["debtor"] == debtor.name
    assert squeezed(debtor.name) in squeezed(pdf_text(unpack(data)["cover.pdf"]))
