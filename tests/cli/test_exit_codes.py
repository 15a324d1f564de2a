"""What the shell sees: exit codes by class of error, JSON alone on stdout, and nothing half-written."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from prepared_cases import EXAMPLES, ROOT, packet_of

from filing.cli.main import main
from filing.packet.contents import Addressee

CONSUMER = str(EXAMPLES / "consumer")
BROKEN = ROOT / "tests" / "broken" / "cases"
PROGRAM = (sys.executable, "-c", "from filing.cli.main import main; main()")
# A program that was started in the background does not hear interrupts; this one does.
HEARS_INTERRUPTS = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from filing.cli.main import main; main()"
)


Filing = Callable[..., "Done"]


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def filing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Filing:
    """Runs main() as the shell does, but in this process: starting Python costs more than what is tested."""

    def run(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["filing", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        return Done(int(stop.value.code or 0), out, err)

    return run


CASES = {
    "no case": (10, "CASE-NOT-FOUND", ("plan", "nowhere")),
    "wrong yaml": (11, "CASE-UNREADABLE", ("check", str(BROKEN / "yaml_syntax"))),
    "two problems": (12, "CASE-INVALID", ("statement", str(BROKEN / "two_problems"))),
    "evidence missing": (12, "CASE-INVALID", ("prepare", str(BROKEN / "evidence_missing"), "-o", "{out}")),
    "before any claim": (12, "CASE-INVALID", ("statement", CONSUMER, "--on", "2026-06-01")),
    "other schema": (13, "CASE-SCHEMA-VERSION", ("plan", str(BROKEN / "other_schema_version"))),
    "law folder": (20, "LAW-TABLE", ("statement", CONSUMER, "--law", "{out}")),
    "beyond the law": (21, "LAW-UNKNOWN", ("prepare", CONSUMER, "--on", "2027-06-01", "-o", "{out}")),
    "blocked": (30, "BLOCKED", ("render", CONSUMER, "attachment_request", "--on", "2026-11-24", "-o", "{out}")),
    "templates folder": (40, "TEMPLATE", ("plan", CONSUMER, "--templates", "{out}")),
    "unknown kind": (41, "TEMPLATE-KIND", ("render", CONSUMER, "postcard", "-o", "{out}")),
    "unknown profile": (52, "BUNDLE-PROFILE", ("bundle", CONSUMER, "--profile", "x", "-o", "{out}")),
    "no packet": (60, "PACKET-UNREADABLE", ("verify", str(EXAMPLES / "README.md"))),
    "not a packet there": (
        62,
        "PACKET-OUTPUT",
        ("packet", CONSUMER, "--for", "court", "--on", "2026-11-24", "-o", "{note}"),
    ),
    "no place": (
        63,
        "PACKET-OUTPUT-FAILED",
        ("render", CONSUMER, "summons", "--on", "2026-11-24", "--format", "txt", "-o", "{note}/below"),
    ),
    "bad date": (2, "USAGE", ("plan", CONSUMER, "--on", "24-11-2026")),
    "unknown option": (2, "USAGE", ("plan", CONSUMER, "--of", "2026-11-24")),
    "no command": (2, "USAGE", ("prepair",)),
}


@pytest.mark.parametrize("name", CASES)
def test_each_class_of_error_has_its_exit_code_and_one_json_object(filing: Filing, name: str, tmp_path: Path) -> None:
    code, word, template = CASES[name]
    note = tmp_path / "note.txt"
    note.write_text("mine")
    words = [part.replace("{out}", str(tmp_path / "out")).replace("{note}", str(note)) for part in template]
    done = filing(*words, "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == code
    error = answer.get("error") or answer["problems"][0]
    assert error["code"] == word
    assert error["message"]
    assert error["next_step"]
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
    assert note.read_text() == "mine"


def test_for_a_person_the_error_is_on_stderr_with_its_code_and_the_next_step(filing: Filing) -> None:
    done = filing("statement", CONSUMER, "--on", "2027-06-01")
    assert (done.returncode, done.stdout) == (21, "")
    for words in ("LAW-UNKNOWN", "statutory_interest", "2026-12-31", "Next:", "--law DIR"):
        assert words in done.stderr


def test_a_case_that_is_not_sound_ends_with_its_exit_code_also_in_json(filing: Filing) -> None:
    done = filing("check", str(BROKEN / "evidence_missing"), "--json")
    assert done.returncode == 12
    assert json.loads(done.stdout)["sound"] is False


@pytest.fixture(scope="module")
def with_a_hole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The consumer case with one exhibit that is there and cannot be read."""
    folder = tmp_path_factory.mktemp("hole") / "case"
    shutil.copytree(EXAMPLES / "consumer", folder)
    (folder / "evidence" / "sommatie.pdf").write_bytes(b"%PDF-1.7\nnot a document\n")
    return folder


@pytest.mark.parametrize("words", [("prepare",), ("packet", "--for", "court")])
def test_with_evidence_missing_nothing_leaves_the_desk(
    filing: Filing, with_a_hole: Path, words: tuple[str, ...], tmp_path: Path
) -> None:
    command, *options = words
    done = filing(command, str(with_a_hole), *options, "--on", "2026-11-24", "-o", str(tmp_path / "out"))
    assert done.returncode == 50
    assert "evidence/sommatie.pdf" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_bundle_with_a_hole_is_written_with_its_ledger_and_ends_with_50(
    filing: Filing, with_a_hole: Path, tmp_path: Path
) -> None:
    done = filing("bundle", str(with_a_hole), "--on", "2026-11-24", "-o", str(tmp_path), "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["complete"]) == (50, False)
    assert [one["file"] for one in answer["out"]] == ["evidence/sommatie.pdf"]
    assert {path.name for path in tmp_path.iterdir()} == {
        "bundle.akn.xml", "bundle.lock.yaml", "bundle.pdf", "bundle.xml", "ledger.json", "proof.json",
    }  # fmt: skip


def test_a_changed_packet_ends_with_61_and_names_the_part(filing: Filing, tmp_path: Path) -> None:
    data = bytearray(packet_of("consumer", Addressee.COURT))
    data[len(data) // 2] ^= 1
    (tmp_path / "p.zip").write_bytes(data)
    done = filing("verify", str(tmp_path / "p.zip"), "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["sound"]) == (61, False)
    assert answer["problems"][0]["file"] == "bundle/bundle.pdf"
    person = filing("verify", str(tmp_path / "p.zip"))
    assert person.returncode == 61
    assert "bundle/bundle.pdf" in person.stderr
    assert "Sound" not in person.stdout


def test_a_folder_in_the_place_of_a_file_stops_everything_before_it_is_touched(filing: Filing, tmp_path: Path) -> None:
    (tmp_path / "packet-court.zip").mkdir()
    done = filing("prepare", CONSUMER, "--on", "2026-11-24", "-o", str(tmp_path))
    assert done.returncode == 63
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_interrupted_run_leaves_nothing(tmp_path: Path) -> None:
    stopped = []
    for place, seconds in enumerate((0.5, 1.0, 2.0)):  # somewhere on the way; wherever it is, nothing may stay
        folder = tmp_path / str(place)
        folder.mkdir()
        run = subprocess.Popen(
            [
                sys.executable,
                "-c",
                HEARS_INTERRUPTS,
                "prepare",
                CONSUMER,
                "--on",
                "2026-11-24",
                "-o",
                str(folder / "out"),
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(seconds)
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=120)
        if run.returncode != 0:  # a fast machine may have finished
            stopped.append(run.returncode)
            assert list(folder.iterdir()) == []
    assert stopped
    assert set(stopped) <= {130, 1, -signal.SIGINT}


def test_a_process_of_its_own_ends_the_same_way() -> None:
    done = subprocess.run(
        [*PROGRAM, "check", str(BROKEN / "two_problems"), "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 12
    assert json.loads(done.stdout)["sound"] is False


def test_version_and_help_end_with_0(filing: Filing) -> None:
    assert filing("--version").returncode == 0
    shown = filing("--help")
    assert shown.returncode == 0
    assert "Exit codes" in shown.stdout
