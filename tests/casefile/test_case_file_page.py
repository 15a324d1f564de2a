"""docs/case-file.md: every example loads, and every code that can come is in its table."""

import re
from pathlib import Path

import pytest

from filing.casefile import (
    claim_checks,
    date_checks,
    evidence_checks,
    invoices,
    reference_checks,
    validation,
)
from filing.casefile.case import CaseFile
from filing.casefile.loading import load_case
from filing.errors import CaseInvalid
from filing.yaml_strict import read_yaml

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"(?ms)^```yaml\n(.*?)^```$", PAGE)
JSON_EXAMPLES = re.findall(r"(?ms)^```json\n(.*?)^```$", PAGE)
INVOICE = Path(__file__).parent / "everything" / "evidence" / "invoice-2.xml"
SECTION = re.compile(r"(?ms)^([a-z_]+):.*?(?=^[a-z_]+:|\Z)")


def sections(text: str) -> dict[str, str]:
    return {match.group(1): match.group() for match in SECTION.finditer(text)}


def put_evidence(folder: Path, text: str) -> None:
    for name in re.findall(r"evidence/[a-z0-9.-]+", text):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(INVOICE.read_bytes())


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[next(iter(sections(text))) for text in EXAMPLES])
def test_an_example_put_into_the_smallest_case_makes_a_sound_case(tmp_path: Path, number: int) -> None:
    text = "".join({**sections(EXAMPLES[0]), **sections(EXAMPLES[number])}.values())
    (tmp_path / "case.yaml").write_text(text)
    put_evidence(tmp_path, text)
    load_case(tmp_path)


@pytest.mark.parametrize("text", JSON_EXAMPLES)
def test_the_example_in_json_is_sound(tmp_path: Path, text: str) -> None:
    (tmp_path / "case.json").write_text(text)
    load_case(tmp_path)


def test_the_smallest_case_has_no_key_too_many(tmp_path: Path) -> None:
    smallest = sections(EXAMPLES[0])
    for left_out in smallest:
        (tmp_path / "case.yaml").write_text("".join(part for key, part in smallest.items() if key != left_out))
        with pytest.raises(CaseInvalid):
            load_case(tmp_path)


def test_every_section_of_the_format_has_an_example() -> None:
    shown = {key for text in EXAMPLES for key in sections(text)}
    assert {field.alias or name for name, field in CaseFile.model_fields.items()} - shown == {"language"}


def test_every_word_of_a_choice_that_the_page_lists_is_a_word_of_the_format() -> None:
    schema = (ROOT / "schemas" / "case-file.schema.json").read_text(encoding="utf-8")
    for words in re.findall(r"(?s)(?:`kind` is|Statuses:|`role` is|`register` is|`regime` is)(.*?)\. ", PAGE):
        for word in re.findall(r"`([a-z_]+)`", words):
            assert f'"{word}"' in schema


def test_every_code_that_a_check_can_give_is_in_the_table() -> None:
    modules = (claim_checks, date_checks, evidence_checks, invoices, reference_checks, validation)
    values = {value for module in modules for value in vars(module).values() if isinstance(value, str)}
    codes = {value for value in values if re.fullmatch(r"CASE-[A-Z-]+", value)}
    assert {code for code in codes if f"| `{code}` |" not in PAGE} == set()
    assert len(codes) >= 12


def test_the_examples_are_plain_yaml() -> None:
    for text in EXAMPLES:
        assert isinstance(read_yaml(text, "case-file.md").value, dict)
