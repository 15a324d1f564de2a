"""The XML: letters agree with our schema, pleadings with the official schema of Akoma Ntoso; references lead home."""

from dataclasses import replace
from pathlib import Path

import pytest
from document_samples import HOSTILE, letter, pleading
from lxml import etree

from filing.documents.to_xml import to_xml
from filing.documents.tree import Document, Heading, PageBreak, Paragraph, Table, Text
from filing.errors import RenderFailed

OURS = "{urn:filing:document:1}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@pytest.fixture(scope="module")
def akoma_ntoso() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "oasis" / "akomantoso30.xsd"))


@pytest.fixture(scope="module")
def our_schema(root: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(root / "schemas" / "document.xsd"))


@pytest.mark.parametrize("document", [letter(), letter(0), letter(concept=True), replace(letter(), head=None)])
def test_letters_agree_with_our_schema(document: Document, our_schema: etree.XMLSchema) -> None:
    our_schema.assertValid(etree.fromstring(to_xml(document)))


@pytest.mark.parametrize(
    "document",
    [
        pleading(),
        pleading(0, concept=True),
        replace(pleading(), language="en", reference=""),
        replace(pleading(), body=(Paragraph((Text("a"),)),)),
        replace(pleading(), body=(Heading(1, (Text("Titel"),)),)),
        replace(pleading(), body=(Heading(3, (Text("a"),)), Heading(1, (Text("b"),)), PageBreak(), *pleading(2).body)),
        replace(pleading(), body=letter().body),
    ],
)
def test_pleadings_agree_with_the_official_schema(document: Document, akoma_ntoso: etree.XMLSchema) -> None:
    akoma_ntoso.assertValid(etree.fromstring(to_xml(document)))


def test_a_letter_carries_facts_as_attributes_and_names_as_text() -> None:
    root = etree.fromstring(to_xml(letter()))
    assert root.get("kind") == "reminder"
    assert root.get("on") == "2026-11-24"
    assert root.findtext(f"{OURS}head/{OURS}sender/{OURS}name") == HOSTILE
    assert [node.get("id") for node in root.iter(f"{OURS}exhibit")] == ["order"]
    assert [node.get("rules") for node in root.iter(f"{OURS}paragraph") if node.get("rules")] == ["D14-06"]


def test_a_pleading_has_its_title_sections_and_numbers() -> None:
    root = etree.fromstring(to_xml(pleading(3)))
    assert root.findtext(f".//{AKN}docTitle") == "Dagvaarding"
    assert [node.text for node in root.iter(f"{AKN}num")] == [f"{number}." for number in range(1, 7)]
    assert [node.get("eId") for node in root.iter(f"{AKN}paragraph")][:2] == ["sec_1__para_1", "sec_1__para_2"]
    assert root.find(f".//{AKN}FRBRWork/{AKN}FRBRdate").get("date") == "2026-11-24"
    assert [node.get("href") for node in root.iter(f"{AKN}ref")] == ["#exhibit_contract"]
    assert next(root.iter(f"{AKN}fillIn")).text == "datum van betekening"


def test_a_draft_is_not_authoritative() -> None:
    path = f".//{AKN}FRBRauthoritative"
    assert etree.fromstring(to_xml(pleading())).find(path).get("value") == "true"
    assert etree.fromstring(to_xml(pleading(concept=True))).find(path).get("value") == "false"


def test_references_inside_a_pleading_lead_somewhere() -> None:
    root = etree.fromstring(to_xml(pleading()))
    idents = {node.get("eId") for node in root.iter() if node.get("eId")}
    for node in root.iter():
        for name in ("href", "source"):
            if (value := node.get(name, "")).startswith("#"):
                assert value[1:] in idents


def test_what_the_schema_does_not_know_is_not_written() -> None:
    table = Table(columns=(), widths=(), head=(), body=())
    with pytest.raises(RenderFailed, match=r"document\.xsd"):
        to_xml(replace(letter(), body=(table,)))


@pytest.mark.parametrize("document", [letter(), pleading()])
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert to_xml(document) == to_xml(document)
