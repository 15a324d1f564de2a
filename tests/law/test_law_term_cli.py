"""The commands on terms: JSON that scripts rely on, tables for people, refusals."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from filing.cli.law import law as law_commands
from filing.errors import LawQuestion, LawUnknown


def ask(*words: str) -> dict[str, Any]:
    result = CliRunner().invoke(law_commands, [*words, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    answer = json.loads(result.output)
    assert isinstance(answer, dict)
    return answer


def told(*words: str) -> str:
    result = CliRunner().invoke(law_commands, [*words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def tables(answer: dict[str, Any]) -> set[str]:
    return {row["table"] for row in answer["law"]}


def test_notice_period_takes_proved_delivery_and_the_days_that_the_letter_gives() -> None:
    proved = ask("notice-period", "--dispatched", "2026-11-24", "--delivered", "2026-12-02")
    assert (proved["last_day"], proved["presumed"], proved["delivery_days"]) == ("2026-12-16", False, 0)
    fifteen = ask("notice-period", "--dispatched", "2026-11-24", "--days", "15")
    assert (fifteen["last_day"], fifteen["costs_due_from"]) == ("2026-12-11", "2026-12-12")


def test_notice_period_says_what_is_not_sure() -> None:
    answer = ask("notice-period", "--dispatched", "2026-04-01")
    assert answer["delivered"] == "2026-04-04"
    assert "delivery_holidays" in tables(answer)
    assert "Good Friday" in answer["remarks"][0]
    assert "Good Friday" in told("notice-period", "--dispatched", "2026-04-01")


def test_term_answers_with_its_end_and_why() -> None:
    words = ["--from", "2026-12-24", "--length", "3", "--unit", "days"]
    answer = ask("term", *words, "--nature", "statutory")
    assert (answer["end"], answer["plain_end"], answer["moved"]) == ("2026-12-29", "2026-12-27", True)
    assert answer["passed"] == [{"day": "2026-12-27", "what": "a Sunday"}]
    assert answer["equated_days_known"] is True
    assert tables(answer) == {"holidays"}
    agreed = ask("term", *words, "--nature", "contractual")
    assert (agreed["end"], agreed["moved"], agreed["law"]) == ("2026-12-27", False, [])
    back = ask("term", *words, "--nature", "counted_back")
    assert back["end"] == "2026-12-21"


@pytest.mark.parametrize(
    ("served", "residence", "more", "earliest", "file_by"),
    [
        # Test figures of the rules, section 5.2; the day to file is the last opening day before (SUM-35).
        ("2026-12-02", "NL", [], "2026-12-10", "2026-12-09"),
        ("2026-12-02", "EU", ["--sent", "2026-12-02"], "2026-12-31", "2026-12-30"),
        ("2026-12-02", "other", [], "2027-03-03", "2027-03-02"),
        ("2026-12-29", "NL", [], "2027-01-06", "2027-01-05"),
        ("2026-12-18", "NL", [], "2026-12-26", "2026-12-24"),
        ("2026-12-02", "other", ["--in-person"], "2026-12-10", "2026-12-09"),
        ("2026-12-02", "NL", ["--docket-date", "2026-12-28"], "2026-12-10", "2026-12-24"),
        ("2026-12-02", "NL", ["--shortened-to", "2"], "2026-12-05", "2026-12-04"),
    ],
)
def test_summons_date_answers_with_the_earliest_docket_date_and_the_day_to_file(
    served: str, residence: str, more: list[str], earliest: str, file_by: str
) -> None:
    answer = ask("summons-date", "--served", served, "--residence", residence, *more)
    assert (answer["earliest_docket_date"], answer["file_by"]) == (earliest, file_by)
    assert any("SUM-41" in remark for remark in answer["remarks"])


def test_summons_date_says_that_a_closed_day_is_no_roll_day() -> None:
    answer = ask("summons-date", "--served", "2026-12-18", "--residence", "NL")
    assert answer["docket_date_is_open"] is False
    assert answer["repair_by"] == "2027-01-11"  # two weeks after Saturday 26 December is Saturday 9 January
    assert "tweede kerstdag" in told("summons-date", "--served", "2026-12-18", "--residence", "NL")


def test_limitation_answers_with_the_day_and_each_step() -> None:
    words = ["--kind", "consumer_sale", "--due", "2021-03-15", "--interrupted", "2022-06-01"]
    answer = ask("limitation", *words, "--interrupted", "2023-12-24")
    assert (answer["limitation_date"], answer["barred_from"]) == ("2025-12-24", "2025-12-25")
    assert answer["alarm_on"] == "2025-09-25"  # less 24 of December, 30 of November, 31 of October, 5 of September
    assert answer["interruptions"] == ["2022-06-01", "2023-12-24"]
    assert [step["on"] for step in answer["steps"]][-1] == "2025-12-24"
    assert "barred from" in told("limitation", *words)


@pytest.mark.parametrize(
    ("kind", "more", "last"),
    [
        ("contract", [], "2026-03-15"),
        ("periodic", [], "2026-03-15"),
        ("judgment", [], "2041-03-15"),
        ("damages", ["--event", "2004-03-01"], "2024-03-01"),
        ("judgment_periodic", ["--main-ends", "2025-06-01"], "2025-06-01"),
    ],
)
def test_limitation_knows_each_kind(kind: str, more: list[str], last: str) -> None:
    assert ask("limitation", "--kind", kind, "--due", "2021-03-15", *more)["limitation_date"] == last


def test_attachment_terms_answer_with_every_term_and_how_sure_it_is() -> None:
    words = ["--attached", "2026-12-17", "--main-action", "2026-12-24", "--declared", "2027-01-04"]
    answer = ask("attachment-terms", *words, "--leave-days", "14")
    assert [(one["step"], one["day"], one["status"]) for one in answer["terms"]] == [
        ("serve_debtor", "2026-12-28", "reported"),
        ("main_action", "2026-12-31", "reported"),
        ("declaration", "2027-01-01", "reported"),
        ("serve_third_party", "2027-01-04", "reported"),
        ("contest_declaration", "2027-03-04", "unverified"),
    ]
    assert tables(answer) == {"attachment_terms", "holidays"}
    shown = told("attachment-terms", *words)
    assert "Mon 2026-12-28" in shown
    assert "EXE" not in shown


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("notice-period", "--dispatched", "2026-11-24", "--days", "13"), LawQuestion),
        (("term", "--from", "2026-01-01", "--length", "0", "--unit", "days", "--nature", "statutory"), LawQuestion),
        (("term", "--from", "2105-01-01", "--length", "3", "--unit", "days", "--nature", "statutory"), LawUnknown),
        (("summons-date", "--served", "2026-12-02", "--residence", "NL", "--docket-date", "2026-12-09"), LawQuestion),
        (("summons-date", "--served", "2028-12-29", "--residence", "NL"), LawUnknown),
        (("limitation", "--kind", "contract", "--due", "2021-01-01", "--event", "2020-01-01"), LawQuestion),
        (("attachment-terms", "--attached", "2026-12-17", "--leave-days", "7"), LawQuestion),
    ],
)
def test_what_makes_no_sense_or_is_not_known_is_refused(words: tuple[str, ...], error: type[Exception]) -> None:
    with pytest.raises(error):
        CliRunner().invoke(law_commands, [*words], catch_exceptions=False)


@pytest.mark.parametrize(
    "words",
    [
        ("term", "--from", "2026-01-01", "--length", "24", "--unit", "hours", "--nature", "statutory"),
        ("summons-date", "--served", "2026-12-02", "--residence", "DE"),
        ("limitation", "--kind", "tort", "--due", "2021-01-01"),
        ("attachment-terms", "--attached", "2026-02-30"),
    ],
)
def test_a_slip_is_a_usage_error(words: tuple[str, ...]) -> None:
    assert CliRunner().invoke(law_commands, [*words]).exit_code == 2
