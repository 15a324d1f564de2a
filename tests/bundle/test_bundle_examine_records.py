"""A bundle whose files were changed with every digest put right: the records, the PDF and the XML no longer agree."""

import hashlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from bundle_makers import item, make_mail, make_pdf, saved
from numbered_bundles import made
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String
from redaction_makers import SECRET, line

from filing.bundle.examine import examine
from filing.bundle.numbering import Request
from filing.packet.contents import bundle_files

Files = dict[str, bytes]
RECORDS = ("bundle.xml", "bundle.akn.xml", "ledger.json")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Two PDFs of two pages, of which one is redacted, a mail, and one that is missing, on a list that says so."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "a.pdf").write_bytes(make_pdf(2, "eerste"))
    (folder / "b.pdf").write_bytes(saved(line()))
    (folder / "c.eml").write_bytes(make_mail().as_bytes())
    evidence = [item("a.pdf"), replace(item("b.pdf"), areas=(SECRET,)), item("c.eml"), item("weg.pdf")]
    return dict(bundle_files(made(folder, evidence, Request(allow_missing=True)).bundle))


def digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def named(folder: Path, files: Files, **changed: bytes) -> set[str]:
    """Put every digest right after a change, and return the files that are named all the same."""
    now = files | {{"pdf": "bundle.pdf", "xml": RECORDS[0], "akn": RECORDS[1], "ledger": RECORDS[2]}[key]: data
                   for key, data in changed.items()}  # fmt: skip
    for name in (*RECORDS, "proof.json"):
        now[name] = now[name].replace(digest(files["bundle.pdf"]), digest(now["bundle.pdf"]))
    for name in RECORDS:
        now["proof.json"] = now["proof.json"].replace(digest(files[name]), digest(now[name]))
    for name, data in now.items():
        (folder / name).write_bytes(data)
    return {one.path.split(",")[0] for one in examine(folder / "bundle.xml").problems}


def test_a_bundle_with_a_redaction_and_a_hole_is_sound(tmp_path: Path, files: Files) -> None:
    assert named(tmp_path, files) == set()


def test_a_source_that_only_one_of_the_records_gives_is_found(tmp_path: Path, files: Files) -> None:
    said = re.search(rb'file="a.pdf" sha256="([0-9a-f]{64})"', files["bundle.xml"])
    assert said
    for key, name in (("xml", "bundle.xml"), ("ledger", "ledger.json"), ("akn", "bundle.akn.xml")):
        changed = files[name].replace(said[1], b"0" * 64)
        assert named(tmp_path, files, **{key: changed}) & {"ledger.json", "bundle.akn.xml"}, name


@pytest.mark.parametrize(
    ("key", "name", "old", "new"),
    [
        ("xml", "bundle.xml", b'complete="false"', b'complete="true"'),
        ("xml", "bundle.xml", b'reason="missing"', b'reason="duplicate"'),
        ("xml", "bundle.xml", b' on="2026-11-21" language', b' on="2026-11-20" language'),
        ("ledger", "ledger.json", b'"complete": false', b'"complete": true'),
        ("ledger", "ledger.json", b'"reason": "missing"', b'"reason": "duplicate"'),
        ("akn", "bundle.akn.xml", b"Stuk weg.pdf", b"Stuk was.pdf"),
    ],
)
def test_what_one_record_says_otherwise_is_found(
    tmp_path: Path, files: Files, key: str, name: str, old: bytes, new: bytes
) -> None:
    assert old in files[name]
    assert named(tmp_path, files, **{key: files[name].replace(old, new)})


def test_a_hole_that_the_xml_no_longer_names_is_found(tmp_path: Path, files: Files) -> None:
    without = re.sub(rb"<omitted>.*</omitted>", b"", files["bundle.xml"], flags=re.DOTALL)
    assert named(tmp_path, files, xml=without) == {"ledger.json", "bundle.akn.xml"}


def test_a_note_of_a_redaction_that_only_the_ledger_keeps_is_found(tmp_path: Path, files: Files) -> None:
    without = re.sub(rb"<note>removed.*?</note>", b"", files["bundle.xml"])
    assert without != files["bundle.xml"]
    assert named(tmp_path, files, xml=without) == {"ledger.json"}


def test_parties_that_the_list_does_not_name_are_found(tmp_path: Path, files: Files) -> None:
    changed = files["bundle.xml"].replace(b"J. Voorbeeld", b"K. Voorbeeld")
    assert named(tmp_path, files, xml=changed) == {"bundle.pdf"}


@pytest.mark.parametrize("said", ["dat het zo", "dat het zo is, en meer"])
def test_a_row_of_the_list_says_neither_less_nor_more_than_the_xml(tmp_path: Path, files: Files, said: str) -> None:
    first = files["bundle.xml"].replace(b"<proves>dat het zo is<", f"<proves>{said}<".encode(), 1)
    assert named(tmp_path, files, xml=first) == {"bundle.pdf"}


@pytest.mark.parametrize("part", ["exhibits", "whole"])
def test_a_proof_that_leaves_something_out_is_named(tmp_path: Path, files: Files, part: str) -> None:
    short = json.dumps(json.loads(files["proof.json"]) | {part: []}).encode()
    assert named(tmp_path, files | {"proof.json": short}) == {"proof.json"}


@pytest.mark.parametrize("proof", [b"null", b"[]", b'{"exhibits": [3]}', b'{"exhibits": [{"id": 1}], "whole": [[]]}'])
def test_a_proof_of_another_shape_is_named(tmp_path: Path, files: Files, proof: bytes) -> None:
    assert "proof.json" in named(tmp_path, files | {"proof.json": proof})


def links_elsewhere(pdf: Pdf) -> None:
    for one in pdf.pages[0].obj.Annots:
        one["/Dest"] = Array([pdf.pages[3].obj, Name.Fit])
        if "/A" in one:
            del one["/A"]


def links_nowhere(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=String("nergens"))
    pdf.pages[1].obj["/Annots"] = Array([*pdf.pages[1].obj.Annots.as_list(), pdf.make_indirect(link)])


def attached(pdf: Pdf) -> None:
    pdf.attachments["a.exe"] = AttachedFileSpec(pdf, b"MZ", filename="a.exe")


CHANGES: list[Callable[[Pdf], None]] = [
    links_elsewhere,
    links_nowhere,
    attached,
    lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
    lambda pdf: pdf.Root.Names.__setitem__("/Dests", Dictionary(Names=Array([]))),
    lambda pdf: pdf.pages[1].obj.__delitem__("/Annots"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_pdf_that_leads_elsewhere_or_acts_by_itself_is_found(
    tmp_path: Path, files: Files, change: Callable[[Pdf], None]
) -> None:
    with pikepdf.open(io.BytesIO(files["bundle.pdf"])) as pdf:
        change(pdf)
        now = saved(pdf)
    assert named(tmp_path, files, pdf=now) == {"bundle.pdf"}
