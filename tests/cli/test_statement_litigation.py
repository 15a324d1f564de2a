"""``filing statement --litigation``: the figures of the petitum and of the proceedings, for scripts and for people."""

import json
from pathlib import Path

from click.testing import CliRunner

from filing.cli.main import filing


def show(root: Path, *words: str) -> str:
    result = CliRunner().invoke(filing, ["statement", *words], catch_exceptions=False, env={"COLUMNS": "110"})
    assert result.exit_code == 0, result.output
    return result.output


def test_the_json_gets_a_litigation_object_beside_the_statement(root: Path) -> None:
    case = str(root / "examples" / "consumer")
    answer = json.loads(show(root, case, "--on", "2026-11-24", "--litigation", "--json"))
    found = answer["litigation"]
    assert found["petitum"]["asked"] == answer["total"]
    # SUM-61: business, up to 5,000: 529; SUM-66: up to 3,750: 253; letter a in 2026: 125.57.
    assert {line["what"]: line["amount"] for line in found["lines"]} == {
        "court_fee": "529.00",
        "representative_fee": "253.00",
        "summons": "125.57",
    }
    assert found["total"] == "907.57"
    assert found["complete"] is True
    assert all(line["rows"] for line in found["lines"])
    assert "litigation" not in json.loads(show(root, case, "--on", "2026-11-24", "--json"))


def test_people_see_lines_gaps_and_notes(root: Path) -> None:
    business = str(root / "examples" / "business")
    shown = show(root, business, "--on", "2026-11-24", "--litigation", "--points", "2", "--lang", "en")
    assert "Total, as known" in shown
    assert "Not known: Court fee: no docket date is on record" in shown
    assert "2 points for the representative are as asked" in shown
    assert "Not known: Next serving: 3 are served" in shown
    assert all(len(line.rstrip()) <= 110 for line in shown.splitlines() if line.startswith(("Proceedings", "Summons")))


def test_a_dutch_reader_reads_dutch(root: Path) -> None:
    shown = show(root, str(root / "examples" / "business"), "--on", "2026-11-24", "--litigation")
    assert "Niet bekend: Griffierecht: er is geen roldatum vastgelegd" in shown
    assert "Rechter: " in shown
    assert not [word for word in (" the ", "Court", "Not known", "docket date", "summons") if word in shown]


def test_a_table_that_ends_is_told_in_dutch(root: Path) -> None:
    shown = show(root, str(root / "examples" / "consumer"), "--on", "2026-12-30", "--litigation")
    assert "has no value" not in shown
