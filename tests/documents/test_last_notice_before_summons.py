"""The last notice before the summons: its words in both languages, and the draft summons that goes along with it.

A golden text is written, after reading the difference, with:

    python tests/documents/test_last_notice_before_summons.py
"""

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a program, the tests folder is not known

from prepared_cases import ROOT, office, standing

from filing.documents.fields import NO_EXHIBITS
from filing.documents.read_again import read_again
from filing.documents.samples import Sample, samples_of
from filing.documents.to_text import to_text
from filing.documents.tree import Document
from filing.documents.write import Written, compose
from filing.errors import TemplateInvalid
from filing.rules.kinds import load_kinds
from filing.workflow import write

KIND = "last_notice_before_summons"
GOLDEN = ROOT / "tests" / "expected" / "documents" / "last_notice"
NAMES = ("consumer", "english")


@cache
def sample(name: str) -> Sample:
    return next(one for one in samples_of(office().kinds.kind(KIND), office().law) if one.name == name)


@cache
def letter(name: str) -> Document:
    found = sample(name)
    debtor = found.facts.file.debtors[0]
    return compose(office().desk, office().kinds.kind(KIND), found.facts, found.exhibits, debtor)


@cache
def written() -> tuple[Written, ...]:
    return write(standing("consumer"), [KIND], NO_EXHIBITS, office(), ["txt"])


@pytest.mark.parametrize("name", NAMES)
def test_the_golden_text_is_what_is_written(name: str) -> None:
    assert to_text(letter(name)) == (GOLDEN / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_when_it_is_read_again(name: str) -> None:
    """Rules DEM-04, DEM-06, DEM-07, X-10."""
    assert sample(name).ready
    assert read_again(letter(name), sample(name).facts).broken == ()


def test_the_draft_of_the_summons_goes_along_and_is_marked() -> None:
    notice, draft = written()
    assert (notice.name, draft.name) == (KIND, f"{KIND}-summons")
    assert notice.kind == draft.kind == KIND  # a draft is in no packet for bailiff or court
    said = dict(draft.files)["txt"].decode()
    assert "CONCEPT" in said.split("\n")[0]
    assert "Dagvaarding" in said
    assert "CONCEPT" not in dict(notice.files)["txt"].decode()
    assert "Bijlage: concept van de dagvaarding" in dict(notice.files)["txt"].decode()


def test_a_kind_cannot_enclose_what_does_not_exist() -> None:
    files = {"letters/answer/document.yaml": YAML.encode()}
    with pytest.raises(TemplateInvalid) as refused:
        load_kinds(files)
    assert "'nothing_at_all'" in refused.value.problems[0].message


YAML = """
kind: answer
title: {nl: Antwoord}
family: letters
phase: amicable
layout: letter
addressee: debtor
encloses: nothing_at_all
formats: [txt]
"""


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for one in NAMES:
        (GOLDEN / f"{one}.txt").write_bytes(to_text(letter(one)).encode())
