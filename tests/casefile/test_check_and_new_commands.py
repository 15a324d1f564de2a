"""filing check and filing new, as a person and as a program see them."""

import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from filing.cli.check import check
from filing.cli.new import new
from filing.cli.problems import print_problems
from filing.errors import CaseExists, CaseInvalid

EVERYTHING = Path(__file__).parent / "everything"
BROKEN = Path(__file__).parent.parent / "broken" / "cases"
KEYS = ["code", "file", "line", "path", "value", "message", "next_step"]


def test_a_sound_case_is_called_sound_with_its_sums() -> None:
    result = CliRunner().invoke(check, [str(EVERYTHING)])
    assert result.exit_code == 0
    assert "The case file is sound." in result.stdout
    assert "371.00" in result.stdout


def test_json_of_a_sound_case_has_the_promised_keys() -> None:
    result = CliRunner().invoke(check, [str(EVERYTHING), "--json"])
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (answer["sound"], answer["case"], answer["problems"]) == (True, str(EVERYTHING), [])
    assert answer["summary"] == {
        "reference": "2026-0412",
        "parties": 5,
        "debtors": 1,
        "claims": 2,
        "total_claimed": "371.00",
        "payments": 1,
        "total_paid": "0.00",
        "history": 1,
        "exhibits": 1,
    }


@pytest.mark.parametrize(
    ("name", "exit_code", "code"),
    [
        ("two_problems", 12, "CASE-VALUE"),
        ("yaml_syntax", 11, "CASE-UNREADABLE"),
        ("other_schema_version", 13, "CASE-SCHEMA-VERSION"),
        ("no_such_folder", 10, "CASE-NOT-FOUND"),
    ],
)
def test_json_of_a_case_that_is_not_sound_tells_every_problem_and_exits_by_class(
    name: str, exit_code: int, code: str
) -> None:
    result = CliRunner().invoke(check, [str(BROKEN / name), "--json"])
    answer = json.loads(result.stdout)
    assert result.exit_code == exit_code
    assert answer["sound"] is False
    assert answer["problems"][0]["code"] == code
    assert all(list(problem) == KEYS for problem in answer["problems"])


def test_without_json_the_error_goes_on_to_who_translates_it() -> None:
    result = CliRunner().invoke(check, [str(BROKEN / "two_problems")])
    assert isinstance(result.exception, CaseInvalid)
    assert result.stdout == ""


def test_problems_are_a_table_with_place_value_what_is_wrong_and_what_to_do() -> None:
    result = CliRunner().invoke(check, [str(BROKEN / "two_problems")])
    assert isinstance(result.exception, CaseInvalid)
    out = StringIO()
    print_problems(result.exception, Console(file=out))
    text = out.getvalue()
    for words in ("case.yaml:", "claims[0].amount", "CASE-VALUE", "250.001", "more than two decimals", "to the cent"):
        assert words in text


def test_markup_in_a_value_is_printed_and_not_obeyed() -> None:
    result = CliRunner().invoke(check, [str(BROKEN / "control_character")])
    assert isinstance(result.exception, CaseInvalid)
    out = StringIO()
    print_problems(result.exception, Console(file=out, force_terminal=True, width=140))
    assert "\\x1b[31m B.V." in out.getvalue()


def test_new_names_what_it_wrote_and_the_next_step(tmp_path: Path) -> None:
    invoice = EVERYTHING / "evidence" / "invoice-2.xml"
    result = CliRunner().invoke(new, [str(tmp_path / "case"), "--ubl", str(invoice)])
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        str(tmp_path / "case" / "case.yaml"),
        str(tmp_path / "case" / "evidence" / "invoice-2.xml"),
    ]
    assert "filing check" in result.stderr
    assert CliRunner().invoke(check, [str(tmp_path / "case")]).exit_code == 0


def test_new_refuses_a_folder_with_a_case(tmp_path: Path) -> None:
    CliRunner().invoke(new, [str(tmp_path)])
    assert isinstance(CliRunner().invoke(new, [str(tmp_path)]).exception, CaseExists)
