"""``filing law diff``: which cases change when rows are added, by how much, and which cannot be compared.

Figures by hand: 36,500 euro bears 4.00 a day at 4% and 5.00 at 5%.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from case_builder import CONSUMER, CONTRACT, CREDITOR, claim
from click.testing import CliRunner, Result

from filing.cli.main import filing
from filing.errors import WrongUsage

KNOWN = ("--from", "2026-12-19", "--to", "2026-12-20")
ROW = "  - {from: %s, value: 5, source: an invented decree, recorded: 2026-12-20, status: published}\n"


def write_case(folder: Path, name: str, *claims: dict[str, Any], **parts: Any) -> Path:
    """Write a case of a company against a consumer, with an agreed term through 31 October 2026."""
    made = {
        "schema": "1",
        "references": {"ours": name},
        "creditor": CREDITOR,
        "collector": {"role": "creditor"},
        "debtors": [CONSUMER],
        "debt": {"kind": "consumer_sale", "contract": CONTRACT},
        "claims": list(claims) or [claim(amount="36500.00", dated="2026-10-01", due="2026-10-31")],
        "pay_to": {"iban": "NL93VBNK0000000101", "holder": "Proef B.V."},
        **parts,
    }
    (folder / name).mkdir(parents=True)
    (folder / name / "case.json").write_text(json.dumps(made), encoding="utf-8")
    return folder / name


def firm(folder: Path, since: str, head: str = "") -> str:
    """Write a firm's folder with one row of 5%, recorded on 20 December 2026."""
    (folder / "law").mkdir()
    text = f"name: statutory_interest\n{head}rows:\n{ROW % since}"
    (folder / "law" / "statutory_interest.yaml").write_text(text, encoding="utf-8")
    return str(folder / "law")


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "110"}).invoke(filing, ["law", "diff", *words], catch_exceptions=False)


def ask(*words: str, code: int = 0) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.exit_code == code, result.output
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def test_a_corrected_row_changes_the_cases_it_touches_and_no_other(tmp_path: Path) -> None:
    """From 1 November on, 30 days to 1 December: 30 x 4.00 = 120.00 becomes 30 x 5.00 = 150.00."""
    write_case(tmp_path / "cases", "a-touched")
    write_case(tmp_path / "cases", "b-not-due", claim(amount="36500.00", dated="2026-10-01", due="2026-12-31"))
    law = firm(tmp_path, "2026-07-01")
    words = (str(tmp_path / "cases"), *KNOWN, "--on", "2026-12-01", "--law", law)
    answer = ask(*words)
    assert (answer["changed"], answer["same"], answer["not_reckoned"]) == (1, 1, 0)
    touched, other = answer["cases"]
    assert touched["before"]["interest"] == "120.00"
    assert touched["after"]["interest"] == "150.00"
    assert touched["by"] == {
        "principal": "0.00",
        "interest": "30.00",
        "costs": "0.00",
        "surplus": "0.00",
        "total": "30.00",
        "per_day": "1.00",
    }
    assert touched["new_rows"] == [{"table": "statutory_interest", "from": "2026-07-01", "recorded": "2026-12-20"}]
    assert other["outcome"] == "same"
    shown = run(*words).output
    assert "+30.00" in shown
    assert "+1.00" in shown
    assert "1 changed, 1 the same, 0 not reckoned." in shown


def test_a_row_of_2027_makes_a_case_reckonable_that_was_not(tmp_path: Path) -> None:
    """On 11 January 2027: 61 days of 4.00 through December and 10 of 5.00, on 36,500: 36,794.00."""
    case = write_case(tmp_path, "case")
    law = firm(tmp_path, "2027-01-01", "known_through: 2027-06-30\n")
    words = (str(case), *KNOWN, "--on", "2027-01-11", "--law", law)
    (found,) = ask(*words, code=21)["cases"]
    assert (found["outcome"], found["known_on"]) == ("not reckoned", "2026-12-19")
    assert found["error"]["code"] == "LAW-UNKNOWN"
    assert found["other"]["interest"] == "294.00"
    assert found["other"]["total"] == "36794.00"
    result = run(*words)
    assert result.exit_code == 21
    assert "as known on 2026-12-19" in result.output
    assert "36794.00 is owed" in result.output


def test_a_row_of_2027_changes_nothing_on_a_day_of_2026(tmp_path: Path) -> None:
    case = write_case(tmp_path, "case")
    law = firm(tmp_path, "2027-01-01", "known_through: 2027-06-30\n")
    answer = ask(str(case), *KNOWN, "--on", "2026-12-31", "--law", law)
    assert (answer["changed"], answer["same"]) == (0, 1)


def test_a_case_that_cannot_be_reckoned_does_not_stop_the_others(tmp_path: Path) -> None:
    write_case(tmp_path / "cases", "a-sound")
    write_case(tmp_path / "cases", "b-broken", claims=[])
    (tmp_path / "cases" / "notes").mkdir()
    law = firm(tmp_path, "2026-07-01")
    places = (str(tmp_path / "cases"), str(tmp_path / "nowhere"))
    answer = ask(*places, *KNOWN, "--on", "2026-12-01", "--law", law)
    assert [case["outcome"] for case in answer["cases"]] == ["changed", "not reckoned", "not reckoned"]
    assert [case.get("error", {}).get("code") for case in answer["cases"]] == [None, "CASE-INVALID", "CASE-NOT-FOUND"]


def test_when_no_case_could_be_compared_the_code_is_that_of_the_first_error(tmp_path: Path) -> None:
    assert ask(str(tmp_path / "nowhere"), *KNOWN, "--on", "2026-12-01", code=10)["not_reckoned"] == 1


def test_before_anything_was_recorded_the_reason_names_that_day(tmp_path: Path) -> None:
    case = write_case(tmp_path, "case")
    days = ("--from", "2026-11-20", "--to", "2026-11-21")
    (found,) = ask(str(case), *days, "--on", "2026-12-01", code=21)["cases"]
    assert found["known_on"] == "2026-11-20"
    assert "recorded on 2026-11-21" in found["error"]["message"]


def test_days_the_wrong_way_round_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        run(str(tmp_path), "--from", "2026-12-20", "--to", "2026-12-19")


def test_a_statement_and_a_plan_can_be_had_as_the_law_was_known_then(tmp_path: Path) -> None:
    case, law = str(write_case(tmp_path, "case")), firm(tmp_path, "2026-07-01")
    answers = []
    for day in ("2026-12-19", "2026-12-20"):
        words = ["statement", case, "--on", "2026-12-01", "--law", law, "--known-on", day, "--json"]
        answers.append(json.loads(CliRunner().invoke(filing, words, catch_exceptions=False).stdout)["interest"])
        words[0] = "plan"
        assert CliRunner().invoke(filing, words, catch_exceptions=False).exit_code == 0
    assert answers == ["120.00", "150.00"]
