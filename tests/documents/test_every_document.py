"""Every kind in every language: the formats agree, the PDF is archival and accessible, the bytes come again."""

import io
import os
import subprocess
import sys
from pathlib import Path

import every_document
import pypdf
import pytest
from conftest import ROOT
from every_document import everything, kinds, languages, made, one_of_each, samples
from prepared_cases import office
from test_format_equality import docx_text_of, pdf_text_of, squeezed, texts_without_code, xml_text_of
from verapdf import verdicts

from filing.documents.texts import texts

DUTCH_ONLY = {"summons", "attachment_request", "bailiff_instruction", "interest_statement"}
"""For the court and the bailiff; and the annex that is made for them."""


def test_every_kind_has_its_languages_and_an_example_that_goes_out() -> None:
    for kind in kinds():
        expected = {"nl"} if kind in DUTCH_ONLY else {"nl", "en"}
        assert {language for language, _ in samples(kind)} == set(languages(office().kinds.kind(kind))) == expected


def disagreements(kind: str, language: str, case: str) -> list[str]:
    """The texts of the tree that are not in one of the formats."""
    found = []
    for one in made(kind, language, case):
        files = dict(one.files)
        shown = {
            "pdf": squeezed(pdf_text_of(files["pdf"])),
            "docx": squeezed(docx_text_of(files["docx"])),
            "xml": squeezed(xml_text_of(files["xml"])),
        }
        for text in texts(one.document):
            found += [
                f"{one.name} {form}: {text}" for form, said in shown.items() if squeezed(text) not in squeezed(said)
            ]
        plain = set(files["txt"].decode().replace("(", " (").split())
        found += [
            f"{one.name} txt: {word}"
            for text in texts_without_code(one.document)
            for word in text.replace("(", " (").split()
            if not any(word in known for known in plain)
        ]
    return found


@pytest.mark.parametrize(("kind", "language", "case"), one_of_each())
def test_every_text_of_the_tree_is_in_every_format(kind: str, language: str, case: str) -> None:
    assert disagreements(kind, language, case) == []


@pytest.mark.long
def test_every_text_of_every_example_is_in_every_format() -> None:
    assert [one for names in everything() for one in disagreements(*names)] == []


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_every_document_archival_and_accessible(flavour: str, tmp_path: Path) -> None:
    paths = []
    for kind, language, case in everything():
        for one in made(kind, language, case):
            paths.append(tmp_path / f"{language}-{case}-{one.name}.pdf")
            paths[-1].write_bytes(dict(one.files)["pdf"])
    assert {path.name: broken for path, (good, broken) in verdicts(paths, flavour).items() if not good} == {}


@pytest.mark.long
def test_the_bytes_come_again_in_another_process_place_zone_and_language(tmp_path: Path) -> None:
    here = every_document.digests()
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "tests", ROOT / "tests" / "documents")))
    for seed, zone, language in (("1", "Pacific/Kiritimati", "C"), ("2", "America/New_York", "tr_TR.UTF-8")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONPATH": paths}
        program = [sys.executable, str(ROOT / "tests" / "documents" / "every_document.py")]
        run = subprocess.run(program, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True)
        assert run.stdout.splitlines() == here


def test_the_title_and_the_language_are_those_of_the_document() -> None:
    for kind, language, case in one_of_each():
        (one, *_) = made(kind, language, case)
        reader = pypdf.PdfReader(io.BytesIO(dict(one.files)["pdf"]))
        assert reader.metadata is not None
        assert reader.metadata.title == one.document.title
        assert reader.trailer["/Root"]["/Lang"] == one.document.language == language
