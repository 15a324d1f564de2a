"""``filing law interest`` as a shell sees it: what it answers, what it refuses and with which exit code."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from filing.cli.main import main

BASE = ("--principal", "1000", "--from", "2023-01-31", "--until", "2023-04-15")
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs the command in this process, and returns exit code, stdout and stderr."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["filing", "law", "interest", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return run


def answer(ask: Ask, *words: str) -> dict[str, Any]:
    code, out, _ = ask(*words, "--json")
    assert code == 0, out
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def test_a_rate_per_month_that_compounds_monthly(ask: Ask) -> None:
    # 12% a year: 28 days = 9.21, 31 days over 1009.21 = 10.29, 15 days over 1019.50 = 5.03;
    # a further day over 1019.50 at 12% = 0.3352
    month = ("--kind", "contractual", "--rate", "1", "--per", "month", "--compounding", "monthly")
    found = answer(ask, *month, *BASE)
    assert (found["interest"], found["per_day"], found["law"]) == ("24.53", "0.34", [])
    assert [period["principal"] for period in found["periods"]] == ["1000.00", "1009.21", "1019.50"]


def test_a_floor_and_an_old_contract(ask: Ask) -> None:
    # Statutory interest is 4% in these 74 days, at least 5%: 1000 x 5 x 74 / 36500 = 10.1370
    assert answer(ask, "--kind", "statutory", "--floor", "5", *BASE)["interest"] == "10.14"
    # Commercial interest is 10.5%, for old contracts 9.5%: 1000 x 9.5 x 74 / 36500 = 19.2603
    found = answer(ask, "--kind", "commercial", "--old-contract", *BASE)
    assert (found["interest"], found["law"][0]["status"]) == ("19.26", "unverified")


def test_an_agreed_rate_in_the_place_of_commercial_interest(ask: Ask) -> None:
    # DEM-26; 1000 x 9 x 74 / 36500 = 18.2466
    assert answer(ask, "--kind", "commercial", "--rate", "9", *BASE)["interest"] == "18.25"


def test_people_read_what_a_further_day_costs_and_where_the_table_ends(ask: Ask) -> None:
    _, out, _ = ask("--kind", "contractual", "--rate", "36.5", *BASE)
    assert "Per further day: 1.00 (1000.00 at 36.5%)" in out
    days = ("--principal", "1000", "--from", "2026-12-01", "--until", "2027-01-01")
    _, out, _ = ask("--kind", "statutory", *days)
    assert "Per further day: not known" in out
    assert answer(ask, "--kind", "statutory", *days)["per_day"] is None


REFUSED = {
    "principal of nothing": (("--principal", "0"), "principal is zero"),
    "negative principal": (("--principal", "-5"), "principal is -5.00"),
    "end before start": (("--until", "2022-01-01"), "ends before it begins"),
    "rate above a hundred": (("--kind", "contractual", "--rate", "100.01"), "agreed rate is 100.01"),
    "rate below zero": (("--kind", "contractual", "--rate", "-1"), "agreed rate is -1"),
    "month above a hundred a year": (("--kind", "contractual", "--rate", "9", "--per", "month"), "agreed rate is 108"),
    "rate with statutory": (("--rate", "5"), "rate of the law"),
    "contractual without a rate": (("--kind", "contractual"), "needs a rate"),
    "surcharge below zero": (("--surcharge", "-1"), "surcharge is -1"),
    "floor above a hundred": (("--floor", "250"), "floor is 250"),
    "old contract of a consumer": (("--old-contract",), "same rate for old contracts"),
}


@pytest.mark.parametrize(("words", "message"), REFUSED.values(), ids=REFUSED)
def test_a_question_without_sense_ends_with_22_in_words_and_in_json(
    ask: Ask, words: tuple[str, ...], message: str
) -> None:
    whole = ("--kind", "statutory", *BASE, *words)
    code, out, err = ask(*whole)
    assert (code, out) == (22, "")
    assert message in err
    assert "Next:" in err
    code, out, _ = ask(*whole, "--json")
    error = json.loads(out)["error"]
    assert (code, error["exit_code"], error["code"]) == (22, 22, "LAW-QUESTION")
    assert message in error["message"]


@pytest.mark.parametrize(
    "words",
    [
        ("--kind", "contractual", "--rate", "1e1"),
        ("--kind", "contractual", "--rate", "ten"),
        ("--kind", "statutory", "--simple", "--compounding", "monthly"),
        ("--kind", "statutory", "--per", "month"),
        ("--kind", "statutory", "--compounding", "weekly"),
    ],
)
def test_words_that_are_no_question_are_a_usage_error(ask: Ask, words: tuple[str, ...]) -> None:
    assert ask(*BASE, *words)[0] == 2
