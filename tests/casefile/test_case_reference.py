"""docs/case-file-reference.md says of every key of the format what to write and what it means."""

import re
from pathlib import Path
from typing import get_type_hints

import pytest
from pydantic import BaseModel

from filing.casefile.case import CaseFile
from filing.casefile.case_text import example_text
from filing.casefile.key_kinds import models_in
from filing.casefile.reference import documented_models, reference

PAGE = "case-file-reference.md"


def every_model() -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = [CaseFile]
    for model in found:
        for hint in get_type_hints(model, include_extras=True).values():
            found += [inner for inner in dict.fromkeys(models_in(hint)) if inner not in found]
    return found


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_the_page_is_in_step_with_the_models(root: Path) -> None:
    page = (root / "docs" / PAGE).read_text(encoding="utf-8")
    assert page == reference(), f"run: python -m filing.casefile.reference > docs/{PAGE}"


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model.__name__)
def test_every_key_is_described_in_a_sentence(model: type[BaseModel]) -> None:
    without = [name for name, field in model.model_fields.items() if not field.description]
    assert without == []
    assert all((field.description or "").strip().endswith((".", '"')) for field in model.model_fields.values())


def test_every_model_has_a_section_and_every_key_a_row() -> None:
    assert set(every_model()) <= set(documented_models())
    text = reference()
    keys = {row[0].strip("`") for row in rows(text)}
    assert {field.alias or name for model in every_model() for name, field in model.model_fields.items()} == keys
    assert len(re.findall(r"(?m)^## ", text)) == len(documented_models())


def test_every_row_says_what_to_write_whether_it_must_be_there_and_what_it_means() -> None:
    for key, write, required, meaning in rows(reference()):
        assert write, key
        assert required == "yes" or required.startswith("no"), key
        assert len(meaning) > 5, key


def test_every_link_of_the_page_leads_somewhere(root: Path) -> None:
    text = reference()
    titles = {title.lower().replace(" ", "-") for title in re.findall(r"(?m)^## (.*)$", text)}
    for target in re.findall(r"\]\(([^)]*)\)", text):
        file, _, anchor = target.partition("#")
        assert (root / "docs" / file).exists() if file else anchor in titles, target


def test_the_words_that_can_stand_behind_a_key_are_listed() -> None:
    by_key = {row[0]: row[1] for row in rows(reference())}
    assert by_key["`salutation`"] == "one of `mevrouw`, `heer`"
    assert by_key["`dated_on`"] == "date"
    assert by_key["`claims`"].startswith("list of: ")
    assert by_key["`country`"] == "two capitals, ISO 3166"


def test_the_other_page_and_a_new_case_lead_to_it(root: Path) -> None:
    assert f"]({PAGE})" in (root / "docs" / "case-file.md").read_text(encoding="utf-8")
    assert f"docs/{PAGE}" in example_text().split("schema: 1")[0]
