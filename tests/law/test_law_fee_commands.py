"""The law commands for court fees, the representative's scale and the bailiff's tariff."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from filing.cli.main import filing
from filing.errors import LawQuestion, LawUnknown, WrongUsage


def ask(*words: str) -> dict[str, Any]:
    result = CliRunner().invoke(filing, ["law", *words, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    answer = json.loads(result.output)
    assert isinstance(answer, dict)
    return answer


FEE = ["court-fee", "--court", "subdistrict", "--claimant", "legal", "--on", "2026-12-10"]


def test_court_fee_answers_with_band_year_status_and_rows() -> None:
    answer = ask(*FEE, "--claim", "1000")
    assert {key: answer[key] for key in ("fee", "status", "court", "band", "year", "article")} == {
        "fee": "350.00",  # SUM-61
        "status": "reported",
        "court": "subdistrict",
        "band": "up_to_1500",
        "year": 2026,
        "article": "art. 10 Wgbz",
    }
    assert [row["table"] for row in answer["law"]] == ["court_fees_subdistrict"]


def test_court_fee_of_an_indeterminate_claim_of_a_defendant_and_above_a_million() -> None:
    assert ask(*FEE, "--indeterminate")["fee"] == "139.00"
    levied = ask(*FEE, "--claim", "1000", "--defendant")
    assert (levied["fee"], levied["band"], levied["law"]) == ("0.00", None, [])
    large = ["court-fee", "--court", "district", "--claimant", "legal", "--on", "2026-12-10", "--claim", "1000000.01"]
    assert ask(*large, "--natural-party", "yes")["fee"] == "7062.00"
    assert ask(*large, "--natural-party", "no")["fee"] == "10487.00"
    with pytest.raises(LawQuestion):
        ask(*large)


@pytest.mark.parametrize("words", [[], ["--claim", "1000", "--indeterminate"]])
def test_a_claim_has_a_value_or_none(words: list[str]) -> None:
    with pytest.raises(WrongUsage):
        ask(*FEE, *words)


def test_representative_fee_answers_with_what_counts_and_marks_the_after_costs() -> None:
    words = ["representative-fee", "--on", "2026-12-01", "--claim", "1000"]
    answer = ask(*words, "--court", "subdistrict", "--points", "7")
    assert {key: answer[key] for key in ("per_point", "points", "max_points", "fee", "status")} == {
        "per_point": "144.00",  # SUM-66
        "points": "5",
        "max_points": 5,
        "fee": "720.00",
        "status": "single",
    }
    assert answer["after_costs"]["fee"] == "72.00"
    assert answer["after_costs"]["serving"] is None
    assert answer["after_costs"]["certain"] is False
    assert "SUM-67" in answer["after_costs"]["note"]
    district = ask(*words, "--court", "district", "--points", "1.5")
    assert (district["fee"], district["after_costs"]["serving"]) == ("831.00", "98.00")  # 1.5 x 554


def test_bailiff_tariff_answers_with_vat_apart() -> None:
    answer = ask("bailiff-tariff", "--act", "a", "--on", "2026-12-01", "--vat")
    assert {key: answer[key] for key in ("act", "fee", "vat", "total", "status")} == {
        "act": "a",
        "fee": "125.57",
        "vat": "26.37",
        "total": "151.94",
        "status": "unverified",
    }
    with pytest.raises(LawUnknown):
        ask("bailiff-tariff", "--act", "a", "--on", "2027-01-01")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ((*FEE, "--claim", "1000"), "up_to_1500"),
        ((*FEE, "--claim", "1000", "--defendant"), "art. 4 lid 1 onder b Wgbz"),
        (
            ("representative-fee", "--court", "district", "--claim", "9", "--points", "1", "--on", "2026-12-01"),
            "from memory (SUM-67)",
        ),
        (("bailiff-tariff", "--act", "i", "--on", "2026-12-01"), "derdenbeslag"),
    ],
)
def test_people_get_a_table(words: tuple[str, ...], shown: str) -> None:
    result = CliRunner().invoke(filing, ["law", *words], catch_exceptions=False)
    assert result.exit_code == 0
    assert shown in result.output


def test_points_that_are_no_number_are_a_usage_error() -> None:
    words = ["representative-fee", "--court", "district", "--claim", "9", "--points", "one", "--on", "2026-12-01"]
    result = CliRunner().invoke(filing, ["law", *words])
    assert result.exit_code == 2
