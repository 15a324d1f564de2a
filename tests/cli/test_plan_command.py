"""``filing plan``: why, what if, files, and the words of a person."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from prepared_cases import ROOT

from filing.cli.main import filing
from filing.errors import CaseInvalid, KindUnknown, WrongUsage

CONSUMER = str(ROOT / "examples" / "consumer")
DAY = ("--on", "2026-09-10")


def run(*words: str) -> Result:
    return CliRunner().invoke(filing, ["plan", CONSUMER, *words])


def answer(*words: str) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


def test_a_person_reads_dutch_unless_english_is_asked() -> None:
    assert "Nu aan de beurt" in run("--on", "2026-11-24").stdout
    english = run("--on", "2026-11-24", "--lang", "en").stdout
    assert "Next: " in english
    assert "Nu aan de beurt" not in english


def test_why_says_what_stands_in_the_way_first_and_from_which_day_it_holds() -> None:
    said = run(*DAY, "--why", "final_demand", "--lang", "en").stdout
    assert "It may go from 18 September 2026" in said
    assert said.index("Stands in the way") < said.index("In order")
    found = answer(*DAY, "--why", "final_demand")["why"]
    assert (found["kind"], found["status"], found["until"]) == ("final_demand", "waiting", "2026-09-18")
    assert {one["rule"] for one in found["hindering"]} >= {"D14-27"}
    assert all({"article", "certainty", "facts", "next_step"} <= one.keys() for one in found["hindering"])


def test_an_assumption_changes_the_plan_and_not_the_file() -> None:
    source = ROOT / "examples" / "consumer" / "case.yaml"
    before = source.read_bytes()
    found = answer("--on", "2026-11-24", "--assume", "paid 5000.00 2026-11-20", "--assume", "answered D14-34 yes")
    assert found["assumed"] == ["paid 5000.00 2026-11-20", "answered D14-34 yes"]
    assert found["outlook"][0]["principal"] == "0.00"
    assert found["next"] == []
    assert answer("--on", "2026-11-24")["assumed"] == []
    assert source.read_bytes() == before
    assert "Aangenomen" in run("--on", "2026-11-24", "--assume", "no plan").stdout


@pytest.mark.parametrize(
    "words",
    [
        "delivered 2026-11-24", "returned 2026-11-24", "sent reminder 2026-11-24", "sent final_demand 2026-11-24 email",
        "paid 1.00 2026-11-24 for F1", "answered X-39 no", "served 2026-11-24", "docket 2026-12-30",
        "dispute answered 2026-11-24", "dispute withdrawn 2026-11-24", "no plan", "status moratorium since 2026-11-01",
        "status moratorium since 2026-11-01 until 2027-01-01", "set costs.claim_collection_costs=false",
    ],
)  # fmt: skip
def test_every_line_of_the_grammar_is_understood(words: str) -> None:
    result = run("--on", "2026-11-24", "--assume", words, "--json")
    is_answered = isinstance(result.exception, WrongUsage) and "no dispute" in result.exception.message
    assert result.exit_code == 0 or is_answered, result.exception


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("it rains", WrongUsage),
        ("paid much 2026-11-24", WrongUsage),
        ("paid 1.00 2026-13-45", CaseInvalid),
        ("answered X-39 maybe", WrongUsage),
        ("H99 delivered 2026-11-24", WrongUsage),
        ("set claims.F1.colour=red", CaseInvalid),
    ],
)
def test_what_cannot_be_assumed_is_refused(words: str, kind: type[Exception]) -> None:
    assert isinstance(run("--on", "2026-11-24", "--assume", words).exception, kind)


def test_picture_and_calendar_are_written_the_same_each_time(tmp_path: Path) -> None:
    files = [tmp_path / "a.svg", tmp_path / "a.ics"]
    made = answer("--on", "2026-11-24", "--svg", str(files[0]), "--ics", str(files[1]))
    assert made["files"] == [str(path) for path in files]
    first = [path.read_bytes() for path in files]
    answer("--on", "2026-11-24", "--svg", str(files[0]), "--ics", str(files[1]))
    assert [path.read_bytes() for path in files] == first
    assert b"PI-2026-04417" in first[1]


def test_a_case_file_is_no_place_for_a_picture() -> None:
    assert isinstance(run("--svg", str(ROOT / "examples" / "consumer" / "case.yaml")).exception, WrongUsage)


def test_a_kind_that_is_not_there_is_said() -> None:
    assert isinstance(run("--why", "love_letter").exception, KindUnknown)


def test_the_timeline_has_the_line_of_the_legal_date_between_past_and_future() -> None:
    lines = run("--on", "2026-11-24", "--timeline").stdout.splitlines()
    today = next(place for place, line in enumerate(lines) if line.startswith("▶ 2026-11-24"))
    days = [line.strip()[:10] for line in lines[:today] if line.startswith("  20")]
    assert days == sorted(days)
    assert days[-1] <= "2026-11-24" < lines[today + 1].strip()[:10]
