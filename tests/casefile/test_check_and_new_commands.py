"""filing check and filing new, as a person and as a program see them."""

import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from filing.cli.main import filing
from filing.cli.problems import print_problems
from filing.errors import CaseExists, CaseInvalid, FilingError

EVERYTHING = Path(__file__).parent / "everything"
BROKEN = Path(__file__).parent.parent / "broken" / "cases"
KEYS = ["code", "file", "line", "path", "value", "message", "next_step"]


def test_a_sound_case_is_called_sound_with_its_sums() -> None:
    result = CliRunner().invoke(filing, ["check", str(EVERYTHING)])
    assert result.exit_code == 0
    assert "The case file is sound." in result.stdout
    assert "371.00" in result.stdout


def test_json_of_a_sound_case_has_the_promised_keys() -> None:
    result = CliRunner().invoke(filing, ["check", str(EVERYTHING), "--json"])
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (answer["sound"], answer["case"], answer["problems"]) == (True, str(EVERYTHING), [])
    assert answer["placeholders"] == []
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
    result = CliRunner().invoke(filing, ["check", str(BROKEN / name), "--json"])
    answer = json.loads(result.stdout)
    assert result.exit_code == exit_code
    assert answer["sound"] is False
    assert answer["problems"][0]["code"] == code
    assert all(list(problem) == KEYS for problem in answer["problems"])


def test_without_json_the_error_goes_on_to_who_translates_it() -> None:
    result = CliRunner().invoke(filing, ["check", str(BROKEN / "two_problems")])
    assert isinstance(result.exception, CaseInvalid)
    assert result.stdout == ""


def test_problems_are_a_table_with_place_value_what_is_wrong_and_what_to_do() -> None:
    result = CliRunner().invoke(filing, ["check", str(BROKEN / "two_problems")])
    assert isinstance(result.exception, CaseInvalid)
    out = StringIO()
    print_problems(result.exception, Console(file=out))
    text = out.getvalue()
    for words in ("case.yaml:", "claims[0].amount", "CASE-VALUE", "250.001", "more than two decimals", "to the cent"):
        assert words in text


def test_markup_in_a_value_is_printed_and_not_obeyed() -> None:
    result = CliRunner().invoke(filing, ["check", str(BROKEN / "control_character")])
    assert isinstance(result.exception, CaseInvalid)
    out = StringIO()
    print_problems(result.exception, Console(file=out, force_terminal=True, width=140))
    assert "\\x1b[31m B.V." in out.getvalue()


def test_new_names_what_it_wrote_and_the_next_step(tmp_path: Path) -> None:
    invoice = EVERYTHING / "evidence" / "invoice-2.xml"
    result = CliRunner().invoke(filing, ["new", str(tmp_path / "case"), "--ubl", str(invoice)])
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        str(tmp_path / "case" / "case.yaml"),
        str(tmp_path / "case" / "evidence" / "invoice-2.xml"),
    ]
    assert "filing check" in result.stderr
    assert CliRunner().invoke(filing, ["check", str(tmp_path / "case")]).exit_code == 0


def test_new_refuses_a_folder_with_a_case(tmp_path: Path) -> None:
    CliRunner().invoke(filing, ["new", str(tmp_path)])
    assert isinstance(CliRunner().invoke(filing, ["new", str(tmp_path)]).exception, CaseExists)


def test_a_new_case_is_sound_and_says_how_many_examples_are_still_in_it_and_where(tmp_path: Path) -> None:
    CliRunner().invoke(filing, ["new", str(tmp_path / "case")])
    result = CliRunner().invoke(filing, ["check", str(tmp_path / "case")])
    assert result.exit_code == 0
    assert "but still an example" in result.stdout
    assert "7 places still hold VOORBEELD" in result.stdout
    assert "creditor.name" in result.stdout
    answer = json.loads(CliRunner().invoke(filing, ["check", str(tmp_path / "case"), "--json"]).stdout)
    assert answer["sound"] is True
    assert len(answer["placeholders"]) == 7
    assert {"references.ours", "debtors[0].last_name", "claims[0].number"} <= set(answer["placeholders"])


def test_the_next_step_names_the_folder_as_a_shell_takes_it(tmp_path: Path) -> None:
    folder = tmp_path / "een zaak"
    made = CliRunner().invoke(filing, ["new", str(folder)])
    assert f"filing check '{folder}'" in made.stderr
    assert f"filing check '{folder}'" in CliRunner().invoke(filing, ["check", str(folder)]).stderr
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(text.replace("VOORBEELD", "Proef"), encoding="utf-8")
    done = CliRunner().invoke(filing, ["check", str(folder)])
    assert "The case file is sound." in done.stdout
    assert f"filing plan '{folder}'" in done.stderr
    for wrong in ("schema: 1\n", "schema: [\n"):
        (folder / "case.yaml").write_text(wrong, encoding="utf-8")
        error = CliRunner().invoke(filing, ["check", str(folder)]).exception
        assert isinstance(error, FilingError)
        assert "filing check '" in error.next_step
        assert str(folder) in error.next_step


@pytest.mark.parametrize(
    ("section", "path", "message", "example"),
    [
        ("court: {name: r, location: U, address: {street: Plein, number: 1}}", "court.address", "one line of text",
         "address: Voorbeeldplein 1, 1234 AB Voorbeeldstad"),
        ("main_action_at: {court: r}", "main_action_at", "one line of text", "main_action_at: text"),
        ("served_on: {day: 1}", "served_on", "a single value", "served_on: 2026-11-24"),
        ("docket_time: [10, 00]", "docket_time", "a list stands", "docket_time: 09:30"),
        ("claim_limit: {euro: 1}", "claim_limit", "a single value", "claim_limit: 12.50"),
    ],
)  # fmt: skip
def test_keys_where_one_value_belongs_are_told_with_an_example_of_it(
    tmp_path: Path, section: str, path: str, message: str, example: str
) -> None:
    CliRunner().invoke(filing, ["new", str(tmp_path)])
    with (tmp_path / "case.yaml").open("a", encoding="utf-8") as stream:
        stream.write(f"\nproceedings:\n  {section}\n")
    error = CliRunner().invoke(filing, ["check", str(tmp_path)]).exception
    assert isinstance(error, CaseInvalid)
    (problem,) = error.problems
    assert problem.path == f"proceedings.{path}"
    assert message in problem.message
    assert example in problem.next_step
