"""The law commands: JSON that scripts rely on, tables for people, usage errors for slips."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from filing.cli.main import filing
from filing.errors import LawTableInvalid, LawUnknown


def ask(*words: str) -> dict[str, Any]:
    result = CliRunner().invoke(filing, ["law", *words, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    answer = json.loads(result.output)
    assert isinstance(answer, dict)
    for row in answer["law"]:
        assert set(row) == {"table", "from", "value", "source", "recorded", "status", "origin", "article", "note"}
    return answer


def test_interest_answers_with_its_periods_and_the_rows_they_rest_on() -> None:
    # 36,500 at 10.15% is 10.15 a day, at 10.4% 10.40.
    days = ["--from", "2026-06-29", "--until", "2026-07-02"]
    answer = ask("interest", "--kind", "commercial", "--principal", "36500", *days)
    assert answer["interest"] == "30.70"
    assert answer["periods"] == [
        {
            "from": "2026-06-29",
            "until": "2026-07-01",
            "days": 2,
            "rate": "10.15",
            "principal": "36500.00",
            "interest": "20.30",
        },
        {
            "from": "2026-07-01",
            "until": "2026-07-02",
            "days": 1,
            "rate": "10.4",
            "principal": "36500.00",
            "interest": "10.40",
        },
    ]
    assert [(row["from"], row["value"], row["status"]) for row in answer["law"]] == [
        ("2026-01-01", "10.15", "reported"),
        ("2026-07-01", "10.4", "reported"),
    ]


def test_interest_takes_an_agreed_rate_a_surcharge_and_simple() -> None:
    # 10 + 2 percent over 1,000 for two common years, simple.
    words = ["--kind", "contractual", "--principal", "1000.00", "--from", "2025-01-01", "--until", "2027-01-01"]
    answer = ask("interest", *words, "--rate", "10", "--surcharge", "2", "--simple")
    assert (answer["interest"], answer["law"]) == ("240.00", [])
    # Compounded: 120.00 + 12% of 1,120.00.
    assert ask("interest", *words, "--rate", "10", "--surcharge", "2")["interest"] == "254.40"


def test_collection_costs_answer_with_tiers() -> None:
    answer = ask("collection-costs", "--principal", "2600", "--principal", "400", "--vat", "--on", "2026-11-21")
    assert {key: answer[key] for key in ("costs", "vat", "total")} == {
        "costs": "425.00",
        "vat": "89.25",
        "total": "514.25",
    }
    assert answer["tiers"] == [
        {"up_to": "2500.00", "percent": "15", "part": "2500.00", "amount": "375.00"},
        {"up_to": "5000.00", "percent": "10", "part": "500.00", "amount": "50.00"},
    ]
    assert [row["table"] for row in answer["law"]] == ["collection_costs", "vat"]


def test_collection_costs_are_those_of_today_when_no_day_is_given() -> None:
    assert ask("collection-costs", "--principal", "100")["costs"] == "40.00"


def test_notice_period_answers_with_dates() -> None:
    answer = ask("notice-period", "--dispatched", "2026-12-24")
    assert answer["delivered"] == "2026-12-30"
    assert answer["last_day"] == "2027-01-13"
    assert answer["costs_due_from"] == "2027-01-14"


def test_tables_lists_each_with_its_window_and_how_sure_it_is(tmp_path: Path) -> None:
    answer = ask("tables")
    by_name = {table["name"]: table for table in answer["tables"]}
    assert by_name["statutory_interest"]["known_through"] == "2026-12-31"
    assert by_name["collection_costs"]["known_through"] == "open"
    assert by_name["vat"]["statuses"] == {"unverified": 1}
    assert len(answer["law"]) == sum(table["rows"] for table in answer["tables"])
    assert len(answer["digest"]) == 64


def test_the_firm_s_folder_is_laid_over_ours(tmp_path: Path) -> None:
    row = "{from: 2027-01-01, value: 5, source: Staatsblad, recorded: 2026-12-20, status: published}"
    text = f"name: statutory_interest\nknown_through: 2027-06-30\nrows:\n  - {row}\n"
    (tmp_path / "statutory_interest.yaml").write_text(text, encoding="utf-8")
    words = ["interest", "--kind", "statutory", "--principal", "36500", "--from", "2027-01-01", "--until", "2027-01-02"]
    assert ask(*words, "--law", str(tmp_path))["interest"] == "5.00"
    with pytest.raises(LawUnknown):
        CliRunner().invoke(filing, ["law", *words], catch_exceptions=False)
    with pytest.raises(LawTableInvalid):
        CliRunner().invoke(filing, ["law", *words, "--law", str(tmp_path / "nowhere")], catch_exceptions=False)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            ("interest", "--kind", "statutory", "--principal", "1000", "--from", "2026-01-01", "--until", "2026-02-01"),
            "4%",
        ),
        (("collection-costs", "--principal", "100", "--vat", "--on", "2026-11-21"), "costs (minimum)"),
        (("notice-period", "--dispatched", "2026-11-24"), "Fri 2026-12-11"),
        (("tables",), "statutory_interest"),
    ],
)
def test_people_get_a_table(words: tuple[str, ...], shown: str) -> None:
    result = CliRunner().invoke(filing, ["law", *words], catch_exceptions=False)
    assert result.exit_code == 0
    assert shown in result.output


@pytest.mark.parametrize(
    "words",
    [
        ("interest", "--kind", "mild", "--principal", "1", "--from", "2026-01-01", "--until", "2026-02-01"),
        ("interest", "--kind", "statutory", "--principal", "1,50", "--from", "2026-01-01", "--until", "2026-02-01"),
        ("interest", "--kind", "statutory", "--principal", "1", "--from", "01-01-2026", "--until", "2026-02-01"),
        (
            "interest",
            "--kind",
            "contractual",
            "--principal",
            "1",
            "--from",
            "2026-01-01",
            "--until",
            "2026-02-01",
            "--rate",
            "1e1",
        ),
        ("collection-costs",),
        ("notice-period", "--dispatched", "2026-02-30"),
    ],
)
def test_a_slip_on_the_command_line_is_a_usage_error(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(filing, ["law", *words])
    assert result.exit_code == 2
    assert "Error" in result.output
