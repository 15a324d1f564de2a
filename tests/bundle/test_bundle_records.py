"""The ledger and the manifest: every input by its digest, in or out, and the XML valid against its published schema."""

import hashlib
import json
from pathlib import Path

import pytest
from bundle_makers import bundle_of, item, make_mail, make_pdf, mixed_case
from lxml import etree

from filing.bundle.refusals import Reason

XML = {"b": "urn:filing:bundle:1"}


@pytest.fixture
def schema(root: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(root / "schemas" / "bundle.xsd"))


def test_every_input_is_in_the_ledger_with_its_digest_and_fate(tmp_path: Path) -> None:
    evidence = [*mixed_case(tmp_path), item("weg.pdf"), item("../buiten.pdf"), item("blad.docx")]
    (tmp_path / "blad.docx").write_bytes(b"Rar!word/")
    bundle, exhibits, _sources = bundle_of(tmp_path, evidence)
    ledger = json.loads(bundle.ledger)
    assert bundle.complete is ledger["complete"] is False
    assert (ledger["in"], ledger["out"]) == (6, 3)
    assert ledger["bundle"]["sha256"] == hashlib.sha256(bundle.pdf).hexdigest()
    named = [entry for entry in ledger["inputs"] if not entry["inside"]]
    assert [entry["id"] for entry in named] == [piece.id for piece in evidence]
    for entry, row in zip(ledger["inputs"], exhibits.rows, strict=False):
        data = make_pdf(2, "bijlage") if entry["inside"] else (tmp_path / entry["file"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["pages"] == {"from": row.first_page, "to": row.last_page}
    out = {entry["id"]: (entry["reason"], entry["sha256"] != "") for entry in ledger["inputs"][6:]}
    assert out == {
        "weg.pdf": ("missing", False),
        "../buiten.pdf": ("outside_case", False),
        "blad.docx": ("unsupported", True),
    }
    assert all(entry["next_step"] for entry in ledger["inputs"][6:])


def test_attachments_are_in_the_ledger_with_their_pages_in_the_bundle(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment(make_pdf(2), maintype="application", subtype="pdf", filename="a.pdf")
    mail.add_attachment(b"OggS", maintype="audio", subtype="ogg", filename="b.ogg")
    (tmp_path / "eerst.pdf").write_bytes(make_pdf(4))
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    bundle, exhibits, _sources = bundle_of(tmp_path, [item("eerst.pdf"), item("m.eml")])
    _first, mail_entry, attached, refused = json.loads(bundle.ledger)["inputs"]
    assert exhibits.rows[1].first_page == 6
    assert (mail_entry["exhibit"], attached["exhibit"]) == ("2", "2.1")
    assert attached["inside"] == refused["inside"] == "m.eml"
    assert bundle.complete is False
    assert attached["pages"] == {"from": 7, "to": 8}
    assert attached["sha256"] == hashlib.sha256(make_pdf(2)).hexdigest()
    assert (refused["status"], refused["reason"]) == ("out", "unsupported")


def test_the_manifest_is_valid_and_carries_the_same_facts(tmp_path: Path, schema: etree.XMLSchema) -> None:
    evidence = [*mixed_case(tmp_path), item("weg.pdf", title="Weg & <kwijt> \x07")]
    bundle, exhibits, _sources = bundle_of(tmp_path, evidence)
    manifest = etree.fromstring(bundle.xml)
    schema.assertValid(manifest)
    assert manifest.get("complete") == "false"
    assert manifest.find("b:file", XML).get("sha256") == hashlib.sha256(bundle.pdf).hexdigest()
    shown = manifest.findall("b:exhibits/b:exhibit", XML)
    assert [(e.get("number"), e.get("first-page"), e.get("last-page"), e.get("date")) for e in shown] == [
        (row.label, str(row.first_page), str(row.last_page), row.day.isoformat()) for row in exhibits.rows
    ]
    assert shown[3].findtext("b:label", namespaces=XML) == "Productie 4"
    assert (shown[4].get("number"), shown[4].get("inside")) == ("4.1", "herinnering.eml")
    (omitted,) = manifest.findall("b:omitted/b:evidence", XML)
    assert omitted.get("reason") == "missing"
    assert omitted.findtext("b:title", namespaces=XML) == "Weg & <kwijt> \ufffd"
    assert manifest.find("b:provenance", XML).get("case-sha256") == "a" * 64


def test_the_schema_knows_exactly_the_reasons_of_the_program(root: Path) -> None:
    tree = etree.parse(root / "schemas" / "bundle.xsd")
    listed = tree.xpath("//*[local-name()='simpleType'][@name='Reason']//*[local-name()='enumeration']/@value")
    assert listed == [str(reason) for reason in Reason]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'number="2"', b'number="1"'),
        (b'version="1.1"', b'version="2.0"'),
        (b'first-page="5"', b'first-page="0"'),
        (b"</title>", b"</title><extra/>"),
    ],
)
def test_the_schema_refuses_what_is_wrong(tmp_path: Path, schema: etree.XMLSchema, old: bytes, new: bytes) -> None:
    bundle, _exhibits, _sources = bundle_of(tmp_path, mixed_case(tmp_path))
    head, declaration_end, body = bundle.xml.partition(b"?>")
    changed = head + declaration_end + body.replace(old, new)
    assert changed != bundle.xml
    assert not schema.validate(etree.fromstring(changed))
