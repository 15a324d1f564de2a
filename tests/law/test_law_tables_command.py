"""``filing law tables`` as a person and a program see it: windows, how sure, what runs out, what contradicts ours."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from filing.cli.main import filing
from filing.errors import LawQuestion
from filing.law.loader import load_law
from filing.law.outlook import outlook
from filing.law.table import Law

D = dt.date


def run(*words: str, columns: str = "110") -> Result:
    result = CliRunner(env={"COLUMNS": columns}).invoke(filing, ["law", "tables", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def ask(*words: str) -> dict[str, Any]:
    found = json.loads(run(*words, "--json").stdout)
    assert isinstance(found, dict)
    return found


def firm(folder: Path) -> Path:
    """A firm's folder: one row that contradicts ours, and one for 2027."""
    text = """name: statutory_interest
known_through: 2027-06-30
rows:
  - {from: 2026-01-01, value: 5, status: reported, recorded: 2026-12-01, source: "our own reading"}
  - {from: 2027-01-01, value: 6, status: published, recorded: 2026-12-20, source: "an invented decree"}
"""
    (folder / "statutory_interest.yaml").write_text(text, encoding="utf-8")
    return folder


def by_name(answer: dict[str, Any]) -> dict[str, Any]:
    return {table["name"]: table for table in answer["tables"]}


def test_on_21_november_2026_the_tables_of_2026_run_out_in_40_days() -> None:
    warnings = {one["table"]: one for one in ask("--on", "2026-11-21")["warnings"]}
    assert warnings["statutory_interest"]["days_left"] == 40
    assert warnings["statutory_interest"]["last_day"] == "2026-12-31"
    assert "runs out after 2026-12-31, in 40 days" in warnings["commercial_interest"]["message"]
    assert not {"collection_costs", "holidays", "vat", "municipalities"} & set(warnings)
    shown = run("--on", "2026-11-21").output
    assert "Runs out after 2026-12-31, in 40 days: after_costs_district" in shown


@pytest.mark.parametrize(
    ("on", "left"), [(D(2026, 11, 15), None), (D(2026, 11, 16), 45), (D(2026, 12, 31), 0), (D(2027, 1, 1), -1)]
)
def test_the_warning_begins_45_days_before(law: Law, on: dt.date, left: int | None) -> None:
    """45 days before 31 December is 16 November."""
    found = outlook(law.table("statutory_interest"), on)
    assert bool(found.warning) is (left is not None)
    if left is not None:
        assert found.days_left == left
    if left == -1:
        assert found.warning == "has no value after 2026-12-31, 1 day ago"


def test_a_value_that_ends_before_its_table_does_runs_out_then(law: Law) -> None:
    """The protected-income maxima of the second half of 2025 end with that year; the next known are of July 2026."""
    maxima = law.table("protected_income_maxima")
    assert outlook(maxima, D(2025, 12, 1)).last_day == D(2025, 12, 31)
    assert "in 30 days" in outlook(maxima, D(2025, 12, 1)).warning
    assert outlook(maxima, D(2026, 3, 1)).row is None
    assert "has no value after 2025-12-31" in outlook(maxima, D(2026, 3, 1)).warning
    assert outlook(maxima, D(2026, 7, 1)).last_day == D(2026, 12, 31)
    assert outlook(maxima, D(2020, 1, 1)).warning == ""
    assert outlook(law.table("collection_costs"), D(2090, 1, 1)).last_day is None


def test_each_table_says_article_unit_window_and_how_sure() -> None:
    found = by_name(ask("--on", "2026-11-21"))
    interest = found["statutory_interest"]
    assert (interest["law"], interest["unit"]) == ("art. 6:119 BW", "percent per year")
    assert (interest["from"], interest["known_through"]) == ("1976-04-01", "2026-12-31")
    assert interest["in_force"] == {"from": "2026-01-01", "status": "reported", "weakest": "reported"}
    # 14 rows before 2001 rest on one source; six of the later fifteen are seen in a decree or the Staatsblad
    assert interest["statuses"] == {"published": 6, "reported": 9, "single": 14}
    assert found["court_fees_district"]["in_force"]["weakest"] == "single"
    assert found["protected_balance"]["in_force"] is None
    assert found["vat"]["known_through"] == "open"


def test_people_read_it_at_110_columns() -> None:
    shown = run("--on", "2026-11-21").output
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= 110
    for words in ("statutory_interest", "1976-04-01", "art. 6:119 BW; percent per year", "14 single"):
        assert words in shown


def test_the_rows_of_a_table_are_shown_with_their_source_and_what_was_replaced(tmp_path: Path) -> None:
    words = ("--rows", "statutory_interest", "--on", "2026-12-24", "--law", str(firm(tmp_path)))
    rows = ask(*words)["rows"]
    assert [(row["from"], row["value"], row["answers"]) for row in rows[-3:]] == [
        ("2026-01-01", "4", False),
        ("2026-01-01", "5", True),
        ("2027-01-01", "6", True),
    ]
    assert rows[-1]["recorded"] == "2026-12-20"
    shown = run(*words).output
    assert "(replaced)" in shown
    assert "an invented decree" in shown
    assert len(ask(*words, "--known-on", "2026-11-30")["rows"]) == len(rows) - 2


def test_bands_stand_one_to_a_line() -> None:
    shown = run("--rows", "court_fees_subdistrict").output
    assert "above_12500: legal 1504, natural 753, impecunious 93" in shown
    assert "\\u000a" not in shown


def test_a_contradiction_is_shown_with_both_values_and_is_no_error(tmp_path: Path) -> None:
    (found,) = ask("--law", str(firm(tmp_path)))["contradictions"]
    assert (found["table"], found["from"]) == ("statutory_interest", "2026-01-01")
    assert (found["ours"]["value"], found["ours"]["answers"]) == ("4", False)
    assert (found["theirs"]["value"], found["theirs"]["answers"]) == ("5", True)
    assert found["theirs"]["source"] == "our own reading"
    shown = run("--law", str(tmp_path)).output
    assert "Rows that say something else than ours" in shown
    assert "4 (reported)  5 (reported)" in shown
    assert ask("--law", str(tmp_path), "--known-on", "2026-11-30")["contradictions"] == []


def test_a_table_that_held_nothing_yet_says_so() -> None:
    found = by_name(ask("--known-on", "2026-11-20"))["vat"]
    assert (found["from"], found["known_through"], found["rows"], found["in_force"]) == (None, None, 0, None)
    assert "not yet" in run("--known-on", "2026-11-20").output


def test_a_table_that_does_not_exist_is_a_question_that_makes_no_sense() -> None:
    with pytest.raises(LawQuestion):
        run("--rows", "parking_fines")


def test_law_commands_answer_as_known_on_a_day(tmp_path: Path) -> None:
    """36,500 euro at 4% is 4.00 a day, at 5% 5.00."""
    words = ["law", "interest", "--kind", "statutory", "--principal", "36500", "--law", str(firm(tmp_path))]
    words += ["--from", "2026-06-01", "--until", "2026-06-11", "--json"]
    answers = [
        json.loads(CliRunner().invoke(filing, [*words, *more], catch_exceptions=False).stdout)["interest"]
        for more in ([], ["--known-on", "2026-11-30"], ["--known-on", "2026-12-01"])
    ]
    assert answers == ["50.00", "40.00", "50.00"]
    assert load_law(tmp_path, D(2026, 11, 30)).digest == load_law().digest


@pytest.mark.parametrize(
    "words",
    [
        ("notice-period", "--dispatched", "2026-11-24"),
        ("term", "--from", "2026-11-24", "--length", "2", "--unit", "weeks", "--nature", "statutory"),
        ("limitation", "--kind", "contract", "--due", "2026-01-01"),
        ("summons-date", "--served", "2026-12-02", "--residence", "NL"),
    ],
)
def test_every_question_can_be_asked_as_the_law_was_known_on_a_day(words: tuple[str, ...]) -> None:
    now = CliRunner().invoke(filing, ["law", *words, "--json"], catch_exceptions=False)
    then = CliRunner().invoke(filing, ["law", *words, "--known-on", "2026-11-21", "--json"], catch_exceptions=False)
    assert (now.exit_code, then.exit_code) == (0, 0)
    assert then.stdout == now.stdout


def test_every_law_command_that_reads_the_tables_takes_known_on() -> None:
    law = filing.commands["law"]
    assert isinstance(law, click.Group)
    without = {name for name, one in law.commands.items() if "known_on" not in {option.name for option in one.params}}
    assert without == {"diff"}
