"""A finished bundle in its folder: every later change to one of its files is found, and a PDF and XML that disagree."""

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from bundle_makers import bundle_of, mixed_case, saved
from pikepdf import Pdf

from filing.bundle.examine import Examined, examine
from filing.errors import BundleNotReopened
from filing.packet.contents import bundle_files

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("case")
    bundle, _exhibits, _sources = bundle_of(folder, mixed_case(folder))
    return dict(bundle_files(bundle))


def examined(folder: Path, files: Files) -> Examined:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return examine(folder / "bundle.xml")


def named(found: Examined) -> set[str]:
    return {one.path.split(",")[0] for one in found.problems}


def test_a_bundle_as_it_was_made_is_sound(tmp_path: Path, files: Files) -> None:
    found = examined(tmp_path, files)
    assert found.problems == ()
    assert (found.reference, found.exhibits, found.pages, found.files) == ("2026-0412", 6, 10, 5)


@pytest.mark.parametrize("name", ["bundle.pdf", "bundle.akn.xml", "ledger.json"])
def test_one_changed_byte_in_a_file_names_it(tmp_path: Path, files: Files, name: str) -> None:
    at = len(files[name]) // 2
    changed = files[name][:at] + bytes([files[name][at] ^ 1]) + files[name][at + 1 :]
    assert name in named(examined(tmp_path, files | {name: changed}))


@pytest.mark.parametrize("name", ["bundle.pdf", "bundle.akn.xml", "ledger.json", "proof.json"])
def test_a_file_that_is_gone_is_named(tmp_path: Path, files: Files, name: str) -> None:
    assert name in named(examined(tmp_path, {key: data for key, data in files.items() if key != name}))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<title>Stuk 2<", b"<title>Stuk 7<"),
        (b'date="2026-03-02"', b'date="2026-04-02"'),
        (b"<proves>dat het zo is<", b"<proves>dat het anders is<"),
        (b'number="4.1"', b'number="4.2"'),
        (b'complete="true"', b'complete="false"'),
    ],
)
def test_a_changed_xml_is_found_and_what_the_pdf_shows_otherwise_is_named(
    tmp_path: Path, files: Files, old: bytes, new: bytes
) -> None:
    assert old in files["bundle.xml"]
    assert "bundle.xml" in named(examined(tmp_path, files | {"bundle.xml": files["bundle.xml"].replace(old, new)}))


def swapped(pdf: Pdf) -> None:
    first, second = pdf.pages[2].obj, pdf.pages[3].obj
    pdf.pages[2], pdf.pages[3] = pikepdf.Page(second), pikepdf.Page(first)


def restamped(pdf: Pdf) -> None:
    stamp = list(pdf.pages[4].obj.Contents.as_list())[-1]
    old, new = b"Productie 2".hex().encode(), b"Productie 9".hex().encode()
    assert old in stamp.read_bytes()
    stamp.write(stamp.read_bytes().replace(old, new))


@pytest.mark.parametrize("change", [swapped, restamped, lambda pdf: pdf.pages.remove(p=3)])
def test_a_pdf_that_was_changed_together_with_every_digest_no_longer_says_what_the_xml_says(
    tmp_path: Path, files: Files, change: Callable[[Pdf], None]
) -> None:
    with pikepdf.open(io.BytesIO(files["bundle.pdf"])) as pdf:
        change(pdf)
        pdf_now = saved(pdf)
    changed = files | {"bundle.pdf": pdf_now}
    old, new = (hashlib.sha256(one).hexdigest().encode() for one in (files["bundle.pdf"], pdf_now))
    for name in ("bundle.xml", "bundle.akn.xml", "ledger.json"):
        changed[name] = files[name].replace(old, new)
    proof = files["proof.json"].replace(old, new)
    for name in ("bundle.xml", "bundle.akn.xml", "ledger.json"):
        before, now = (hashlib.sha256(one[name]).hexdigest().encode() for one in (files, changed))
        proof = proof.replace(before, now)
    found = examined(tmp_path, changed | {"proof.json": proof})
    assert named(found) == {"bundle.pdf"}


def test_a_proof_that_says_it_did_not_hold_is_no_proof(tmp_path: Path, files: Files) -> None:
    proof = json.loads(files["proof.json"])
    proof["whole"][0]["found"] = "11"
    assert named(examined(tmp_path, files | {"proof.json": json.dumps(proof).encode()})) == {"proof.json"}
    assert named(examined(tmp_path, files | {"proof.json": b"[" * 5000})) == {"proof.json"}


def test_an_xml_that_is_none_is_refused_by_name(tmp_path: Path, files: Files) -> None:
    with pytest.raises(BundleNotReopened, match=r"bundle\.xml is not XML"):
        examined(tmp_path, files | {"bundle.xml": b"geen xml"})
