"""The bundle as Akoma Ntoso: valid against the official schema, and the same facts as bundle.xml."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from bundle_makers import ABOUT, item, make_pdf, mixed_case
from lxml import etree
from numbered_bundles import asking, made

from filing.bundle.numbering import Request
from filing.documents.citations import Citation

AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
XML = {"b": "urn:filing:bundle:1"}
CITED = (
    Citation("voorwaarden.pdf", "summons", "Dagvaarding", 7, "De feiten & het <recht>"),
    Citation("voorwaarden.pdf", "summons", "Dagvaarding", None, ""),
    Citation("elders", "summons", "Dagvaarding", 8, ""),
)


@pytest.fixture(scope="module")
def akoma_ntoso(root: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(root / "tests" / "documents" / "oasis" / "akomantoso30.xsd"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("several", [False, True])
def test_it_is_valid_and_says_what_the_manifest_says(
    tmp_path: Path, akoma_ntoso: etree.XMLSchema, language: str, several: bool
) -> None:
    evidence = [*mixed_case(tmp_path), item("weg.pdf", title="Weg & <kwijt> \x07")]
    request = Request(profile=asking(file_pages="5") if several else None)
    bundle = made(tmp_path, evidence, request, replace(ABOUT, language=language), CITED).bundle
    collection, manifest = etree.fromstring(bundle.collection), etree.fromstring(bundle.xml)
    akoma_ntoso.assertValid(collection)
    shown = collection.findall(".//a:doc[@name='exhibit']", AKN)
    listed = manifest.findall("b:exhibits/b:exhibit", XML)
    assert len(shown) == len(listed) == 6
    for doc, exhibit in zip(shown, listed, strict=True):
        work, manifestation = doc.find(".//a:FRBRWork", AKN), doc.find(".//a:FRBRManifestation", AKN)
        assert work.find("a:FRBRnumber", AKN).get("value") == exhibit.get("number")
        assert work.find("a:FRBRdate", AKN).get("date") == exhibit.get("date")
        assert work.find("a:FRBRalias", AKN).get("value") == exhibit.findtext("b:title", namespaces=XML)
        portion = manifestation.find("a:FRBRportion", AKN)
        assert (portion.get("from"), portion.get("upTo")) == (exhibit.get("first-page"), exhibit.get("last-page"))
        assert manifestation.find("a:FRBRalias", AKN).get("value") == exhibit.find("b:source", XML).get("sha256")
        (file,) = [one for one in manifest.findall("b:file", XML) if one.get("volume") == exhibit.get("volume")]
        place = int(exhibit.get("first-page")) - int(file.get("first-page")) + 1
        assert manifestation.find("a:FRBRuri", AKN).get("value") == f"{file.get('name')}#page={place}"
        assert exhibit.findtext("b:proves", namespaces=XML) in " ".join(doc.itertext())
    (missing,) = collection.findall(".//a:doc[@name='missing']", AKN)
    assert "Weg & <kwijt> \ufffd" in "".join(missing.itertext())
    digests = {one.get("value") for one in collection.findall("a:documentCollection/a:meta//a:FRBRalias", AKN)}
    assert {hashlib.sha256(data).hexdigest() for _, data in bundle.pdfs} <= digests


def test_both_say_which_paragraph_of_which_document_cites_an_exhibit(tmp_path: Path) -> None:
    bundle = made(tmp_path, mixed_case(tmp_path), citations=CITED).bundle
    first, *others = etree.fromstring(bundle.xml).findall("b:exhibits/b:exhibit", XML)
    assert [dict(one.attrib) for one in first.findall("b:cited", XML)] == [
        {"document": "summons", "title": "Dagvaarding", "paragraph": "7", "heading": "De feiten & het <recht>"},
        {"document": "summons", "title": "Dagvaarding"},
    ]
    assert not [one for exhibit in others for one in exhibit.findall("b:cited", XML)]
    said = [ref.text for ref in etree.fromstring(bundle.collection).iterfind(".//a:ref", AKN)]
    assert said == ["Dagvaarding, nr. 7 (De feiten & het <recht>)", "Dagvaarding"]


def test_a_bundle_without_exhibits_is_valid_too(tmp_path: Path, akoma_ntoso: etree.XMLSchema) -> None:
    (tmp_path / "leeg.pdf").write_bytes(b"")
    bundle = made(tmp_path, [item("leeg.pdf")]).bundle
    akoma_ntoso.assertValid(etree.fromstring(bundle.collection))


def test_ids_are_given_once_for_many_exhibits(tmp_path: Path, akoma_ntoso: etree.XMLSchema) -> None:
    evidence = []
    for number in range(40):
        (tmp_path / f"{number}.pdf").write_bytes(make_pdf(1, f"blad {number}"))
        evidence.append(item(f"{number}.pdf", title="Zelfde titel"))
    collection = etree.fromstring(made(tmp_path, evidence).bundle.collection)
    akoma_ntoso.assertValid(collection)
    ids = collection.xpath("//@eId")
    assert len(ids) == len(set(ids))
