"""The command line as a contract (design, section 9): commands, options, JSON keys, and what goes where."""

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pypdf
import pytest
from click.testing import CliRunner, Result
from prepared_cases import EXAMPLES, KINDS, NAMES, ON, office, standing

from filing.cli.main import filing
from filing.cli.say import plain_text, print_error
from filing.errors import FilingBlocked
from filing.rules.refusal import refuse_what_is_blocked
from filing.workflow import prepare

CONSUMER = str(EXAMPLES / "consumer")
BUSINESS = str(EXAMPLES / "business")
DAY = ("--on", "2026-11-24")
COMMANDS = {"new", "check", "statement", "plan", "render", "bundle", "packet", "verify", "prepare", "law"}


def run(*words: str, columns: str = "80") -> Result:
    """Run a command; errors of ours come back as the exception, as main() gets them."""
    return CliRunner(env={"COLUMNS": columns}).invoke(filing, list(words))


def answer(*words: str) -> dict[str, object]:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))


ALL = list(commands(filing))


def test_the_commands_of_the_contract_are_there() -> None:
    assert set(filing.commands) >= COMMANDS


@pytest.mark.parametrize("words", [words for words, _ in ALL], ids=" ".join)
def test_every_command_and_option_says_what_it_does(words: tuple[str, ...]) -> None:
    command = dict(ALL)[words]
    assert command.help
    assert command.get_short_help_str(200)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name != "help":
            assert parameter.help, parameter.name
    result = run(*words, "-h")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")


def test_statement_json_has_every_amount_as_text_and_every_period() -> None:
    found = answer("statement", CONSUMER, *DAY)
    assert {key: found[key] for key in ("on", "principal", "interest", "costs", "paid", "total", "per_day")} == {
        "on": "2026-11-24",
        "principal": "3110.90",
        "interest": "45.55",
        "costs": "436.09",
        "paid": "750.00",
        "total": "2842.54",
        "per_day": "0.31",
    }
    claims = found["claims"]
    assert isinstance(claims, list)
    for claim in claims:
        for period in claim["periods"]:
            assert {"from", "until", "days", "rate", "principal", "interest"} <= period.keys()
    amounts = re.findall(r'"(?:amount|interest|principal|costs|total|open)": "([^"]*)"', json.dumps(found))
    assert amounts
    assert all(re.fullmatch(r"-?\d+\.\d\d", amount) for amount in amounts)


def test_plan_json_has_the_shape_of_the_contract() -> None:
    found = answer("plan", CONSUMER, *DAY)
    documents, deadlines = found["documents"], found["deadlines"]
    assert isinstance(documents, list)
    assert isinstance(deadlines, list)
    assert {one["kind"] for one in documents} == set(office().kinds.by_name)
    for one in documents:
        assert {"kind", "status", "until", "findings"} <= one.keys()
        assert one["status"] in {"due", "allowed", "waiting", "blocked", "sent", "not applicable"}
        for finding in one["findings"]:
            assert {"rule", "verdict", "severity", "message"} <= finding.keys()
    assert found["next"] == ["summons", "bailiff_instruction"]
    assert all({"what", "on", "law"} <= one.keys() for one in deadlines)


def test_render_writes_the_formats_that_were_asked_and_names_them(tmp_path: Path) -> None:
    found = answer("render", CONSUMER, "summons", *DAY, "--format", "txt", "--format", "xml", "-o", str(tmp_path / "a"))
    assert found["files"] == [str(tmp_path / "a" / "summons.txt"), str(tmp_path / "a" / "summons.xml")]
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["summons.txt", "summons.xml"]


def test_bundle_writes_its_files(tmp_path: Path) -> None:
    found = answer("bundle", CONSUMER, *DAY, "-o", str(tmp_path))
    assert (found["complete"], found["exhibits"], found["out"]) == (True, 14, [])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "bundle.akn.xml",
        "bundle.lock.yaml",
        "bundle.pdf",
        "bundle.xml",
        "ledger.json",
        "proof.json",
    ]


def test_packet_and_verify_agree(tmp_path: Path) -> None:
    file = tmp_path / "court.zip"
    made = answer("packet", CONSUMER, "--for", "court", *DAY, "-o", str(file))
    assert (made["addressee"], made["documents"], made["bytes"]) == ("court", ["summons"], file.stat().st_size)
    assert made["remarks"] == []
    found = answer("verify", str(file))
    assert (found["sound"], found["reference"], found["problems"]) == (True, "PI-2026-04417", [])
    assert found["owed"] == {
        "principal": "2819.27",
        "interest": "23.27",
        "costs": "0.00",
        "total": "2842.54",
        "per_day": "0.31",
    }
    person = run("verify", str(file))
    assert "2842.54" in person.stdout
    assert "every hash right" in person.stdout


def test_prepare_names_every_file_on_a_line_of_its_own(tmp_path: Path) -> None:
    target = tmp_path / ("a-rather-long-name-of-a-folder-" * 3)
    result = run("prepare", BUSINESS, *DAY, "-o", str(target))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert sorted(lines) == sorted(str(path) for path in target.rglob("*") if path.is_file())
    assert str(target / "documents" / "final_demand.pdf") in lines
    assert str(target / "packet-lawyer.zip") in lines
    assert not list(target.rglob(".*"))


def test_prepare_json_and_what_lies_there_from_before(tmp_path: Path) -> None:
    (tmp_path / "packet-court.zip").write_bytes(b"of another day")
    (tmp_path / "notes.txt").write_text("mine")
    found = answer("prepare", CONSUMER, "--on", "2026-07-21", "-o", str(tmp_path))
    assert {"statement", "plan", "files"} <= found.keys()
    assert found["older"] == [str(tmp_path / "packet-court.zip")]
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert f"{tmp_path}/documents/reminder.pdf" in str(found["files"])
    again = run("prepare", CONSUMER, "--on", "2026-07-21", "-o", str(tmp_path))
    assert "From an earlier run" in again.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("statement", CONSUMER, *DAY),
        ("statement", BUSINESS, *DAY, "--litigation"),
        ("plan", CONSUMER, *DAY),
        ("plan", BUSINESS, *DAY),
    ],
)
def test_tables_in_a_pipe_are_no_wider_than_110_columns(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    tables = [line for line in result.stdout.splitlines() if "  " in line.strip()]
    assert tables
    assert max(map(len, tables)) <= 110
    assert "\x1b" not in result.stdout


def test_amounts_and_dates_are_never_broken_in_a_pipe() -> None:
    shown = run("statement", BUSINESS, *DAY).stdout
    for claim in standing("business").statement.claims:
        for period in claim.periods:
            line = next(
                line for line in shown.splitlines() if str(period.since) in line and f"{period.interest}" in line
            )
            assert f"{period.base}" in line


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    result = run("render", BUSINESS, "summons", *DAY, "--draft", "-o", str(tmp_path), "--format", "pdf")
    assert result.exit_code == 0
    pages = pypdf.PdfReader(tmp_path / "summons.pdf").pages
    assert len(pages) > 3
    assert all("CONCEPT" in page.extract_text() for page in pages)


def test_a_blocked_document_is_refused_with_every_finding_and_nothing_is_written(tmp_path: Path) -> None:
    result = run("render", BUSINESS, "summons", *DAY, "-o", str(tmp_path / "out"))
    assert isinstance(result.exception, FilingBlocked)
    hindering = [one.rule.number for one in standing("business").plan.document("summons").findings if one.hinders]
    assert [problem.code for problem in result.exception.problems] == hindering
    assert len(hindering) > 2
    assert not (tmp_path / "out").exists()


def test_two_petitions_never_share_a_court_packet(tmp_path: Path) -> None:
    """One is asked for without the other side being heard; it must not lie with what is served on that side."""
    case = tmp_path / "case"
    shutil.copytree(EXAMPLES / "consumer", case)
    business = (EXAMPLES / "business" / "case.yaml").read_text()
    lawyer = business[business.index("lawyer:") : business.index("\ndebtors:")]
    seizure = business[business.index("seizure_targets:") : business.index("# ── What proves it")]
    text = (case / "case.yaml").read_text()
    text += (
        "\n"
        + lawyer
        + "\n"
        + seizure.replace("of: loswal", "of: van-zandbergen").replace("    evidence: [bank-statement]\n", "")
    )
    (case / "case.yaml").write_text(text)
    plan = answer("plan", str(case), *DAY)
    assert set(plan["next"]) >= {"summons", "attachment_request"}  # type: ignore[call-overload]
    refused = run("packet", str(case), "--for", "court", *DAY, "-o", str(tmp_path / "p.zip"))
    assert refused.exit_code == 2
    assert "--kind summons or attachment_request" in refused.stderr
    made = prepare(case, ON, office())
    assert [name for name, _, _ in made.packets] == [
        "packet-bailiff",
        "packet-court-summons",
        "packet-court-attachment_request",
        "packet-lawyer",
    ]
    assert b"NL80VBNK0000004409" not in made.packets[1][2]
    assert b"NL80VBNK0000004409" in made.packets[2][2]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("day", ["2026-07-21", "2026-08-10", "2026-09-10", "2026-11-04", "2026-11-24"])
def test_a_refusal_names_no_person_and_no_street(name: str, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    plan = standing(name, dt.date.fromisoformat(day)).plan
    refused = 0
    for kind in KINDS:
        try:
            refuse_what_is_blocked(plan, [kind], office().language)
        except FilingBlocked as error:
            refused += 1
            print_error(error)
    said = capsys.readouterr().err
    assert refused
    assert said.count("BLOCKED") >= refused
    for word in ("Zandbergen", "Zilverlinde", "Boterblom", "van den Ham", "Getijdenlaan", "Loswal", "Vechtzicht"):
        assert word not in said


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u202e", "\u2028", "\x07"])
def test_a_name_from_outside_cannot_command_the_terminal(sign: str) -> None:
    shown = plain_text(f"Jansen{sign}[31m [bold]B.V.[/bold] é")
    assert sign not in shown.plain
    assert f"\\u{ord(sign):04x}" in shown.plain
    assert "[bold]B.V.[/bold] é" in shown.plain


def test_a_bailiff_gets_the_instruction_with_the_summons_or_nothing(tmp_path: Path) -> None:
    refused = run("packet", BUSINESS, "--for", "bailiff", *DAY, "-o", str(tmp_path / "p.zip"))
    assert isinstance(refused.exception, FilingBlocked)
    assert {problem.path for problem in refused.exception.problems} == {"bailiff_instruction", "summons"}
    assert list(tmp_path.iterdir()) == []


def test_a_packet_holds_no_document_that_is_not_for_its_addressee(tmp_path: Path) -> None:
    words = ("packet", CONSUMER, "--for", "court", "--kind", "bailiff_instruction", *DAY, "-o", str(tmp_path / "p.zip"))
    refused = run(*words)
    assert refused.exit_code == 2
    assert "does not go to the court" in refused.stderr
