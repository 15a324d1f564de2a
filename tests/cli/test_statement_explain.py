"""``filing statement --explain`` and ``filing render … interest_statement --format csv``, through the program."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from prepared_cases import EXAMPLES

from filing.cli.main import filing
from filing.errors import WrongUsage

CONSUMER = str(EXAMPLES / "consumer")
BUSINESS = str(EXAMPLES / "business")
DAY = ("--on", "2026-11-24")


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "110"}).invoke(filing, list(words))


@pytest.mark.parametrize("case", [CONSUMER, BUSINESS])
def test_it_is_readable_at_110_columns(case: str) -> None:
    result = run("statement", case, *DAY, "--explain")
    assert result.exit_code == 0, result.output
    tables = [line for line in result.stdout.splitlines() if "  " in line.strip()]
    assert max(map(len, tables)) <= 110
    assert "\x1b" not in result.stdout


def test_a_person_reads_each_line_with_its_rate_row_and_reason() -> None:
    """The figures of examples/README.md: 22.28 interest and 291.63 principal of 750.00; 436.09 costs by two tiers."""
    said = run("statement", CONSUMER, *DAY, "--explain", "--lang", "en").stdout
    shown = [" ".join(line.split()) for line in said.splitlines()]
    assert "2026-07-03 2026-10-11 101 2012.95 4% 22.28 2026-01-01 first day" in shown
    assert "P1 2026-10-12 750.00 collection costs 436.09 0.00" in shown
    assert "principal VF-2026-1187 291.63 1721.32" in shown
    assert "Tier 2500.00 15% 375.00" in shown
    assert "Tier 610.90 10% 61.09" in shown
    assert any(line.startswith("statutory_interest 2026-01-01 4 reported") for line in shown)
    assert "- Each line is rounded half up to the cent; then the lines are added." in shown


def test_json_gains_an_explanation_and_keeps_the_rest() -> None:
    plain = json.loads(run("statement", BUSINESS, *DAY, "--json").stdout)
    found = json.loads(run("statement", BUSINESS, *DAY, "--explain", "--json").stdout)
    explanation = found.pop("explanation")
    assert found == plain
    assert "explanation" not in plain
    assert explanation["claims"][0]["lines"][1] == {
        "from": "2026-07-01",
        "through": "2026-11-23",
        "days": 146,
        "over": "9196.00",
        "interest_in_it": "0.00",
        "rate": "10.4",
        "amount": "382.55",
        "begins": ["new rate"],
        "rows": [{"table": "commercial_interest", "from": "2026-07-01"}],
    }
    assert [tier["amount"] for tier in explanation["collection_costs"]["tiers"]] == [
        "375.00",
        "250.00",
        "250.00",
        "86.0254",
    ]
    assert explanation["sums"][0] == {"head": "principal", "claimed": "18602.54", "paid": "0.00", "open": "18602.54"}


def test_the_computation_comes_as_csv_and_in_every_format_of_its_kind(tmp_path: Path) -> None:
    result = run("render", CONSUMER, "interest_statement", *DAY, "-o", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".docx", ".pdf", ".txt", ".xml"]
    assert (tmp_path / "interest_statement.csv").read_bytes().startswith(b"line,claim,number,")


def test_a_letter_is_not_made_as_csv(tmp_path: Path) -> None:
    refused = run("render", CONSUMER, "summons", *DAY, "--format", "csv", "-o", str(tmp_path / "out"))
    assert isinstance(refused.exception, WrongUsage)
    assert "pdf, docx, xml, txt" in refused.exception.next_step
    assert not (tmp_path / "out").exists()


def test_a_packet_for_the_court_holds_the_annex_when_somebody_asks_for_it(tmp_path: Path) -> None:
    file = tmp_path / "annex.zip"
    made = run("packet", CONSUMER, "--for", "court", "--kind", "interest_statement", *DAY, "-o", str(file), "--json")
    assert json.loads(made.stdout)["documents"] == ["interest_statement"]
    assert run("verify", str(file)).exit_code == 0
