"""``filing bundle`` for a person: numbers over rebuilds, what is missing, profiles, a bundle added to."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from filing.bundle.lock import read_lock
from filing.cli.main import filing as program
from filing.errors import FilingError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DAY = ("--on", "2026-11-24")
NEW = """exhibits:
  - id: tussenbericht
    file: evidence/tussenbericht.txt
    title: Tussenbericht
    date: 2026-07-04
    proves: dat er is gebeld
"""
DAMAGED = """exhibits:
  - id: pakbon
    file: evidence/pakbon.pdf
    title: Verloren pakbon
    date: 2026-07-05
    proves: de levering
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "consumer", tmp_path / "zaak"))


def changed(case: Path, entry: str, file: str, data: bytes) -> None:
    text = (case / "case.yaml").read_text()
    (case / "case.yaml").write_text(text.replace("exhibits:\n", entry, 1))
    (case / "evidence" / file).write_bytes(data)


def run(*words: str) -> Result:
    return CliRunner().invoke(program, ["bundle", *words])


def numbers(folder: Path) -> Mapping[str, str]:
    lock = read_lock(folder / "bundle.lock.yaml")
    assert lock is not None
    return lock.given


@pytest.mark.long
def test_a_rebuild_into_the_same_folder_keeps_its_numbers(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert run(str(case), *DAY, "-o", str(out)).exit_code == 0
    before = numbers(out)
    changed(case, NEW, "tussenbericht.txt", b"Hallo\n")
    again = run(str(case), *DAY, "-o", str(out))
    assert again.exit_code == 0
    assert {key: numbers(out)[key] for key in before} == before
    assert numbers(out)["tussenbericht"] == "6a"
    assert "6a" in again.stdout


@pytest.mark.long
def test_numbers_kept_beside_the_case_bind_another_folder_too(case: Path, tmp_path: Path) -> None:
    assert run(str(case), *DAY, "-o", str(tmp_path / "een"), "--keep-numbers").exit_code == 0
    assert numbers(case) == numbers(tmp_path / "een")
    changed(case, NEW, "tussenbericht.txt", b"Hallo\n")
    assert run(str(case), *DAY, "-o", str(tmp_path / "twee")).exit_code == 0
    assert numbers(tmp_path / "twee")["tussenbericht"] == "6a"
    fresh = run(str(EXAMPLES / "consumer"), *DAY, "-o", str(tmp_path / "drie"))
    assert fresh.exit_code == 0
    assert not (EXAMPLES / "consumer" / "bundle.lock.yaml").exists()


@pytest.mark.long
def test_what_is_missing_fails_unless_it_is_allowed_and_then_it_is_printed(case: Path, tmp_path: Path) -> None:
    changed(case, DAMAGED, "pakbon.pdf", b"%PDF-1.4\nniets\n")
    refused = run(str(case), *DAY, "-o", str(tmp_path / "a"))
    assert isinstance(refused.exception, FilingError)
    assert refused.exception.exit_code == 50
    allowed = run(str(case), *DAY, "-o", str(tmp_path / "b"), "--allow-missing")
    assert allowed.exit_code == 0
    assert "Missing: 7 Verloren pakbon: het bestand is beschadigd" in allowed.stdout
    assert numbers(tmp_path / "a") == numbers(tmp_path / "b")


@pytest.mark.long
def test_a_bundle_is_added_to(case: Path, tmp_path: Path) -> None:
    assert run(str(case), *DAY, "-o", str(tmp_path / "oud")).exit_code == 0
    changed(case, NEW, "tussenbericht.txt", b"Hallo\n")
    old = tmp_path / "oud" / "bundle.xml"
    added = run(str(case), *DAY, "-o", str(tmp_path / "nieuw"), "--add-to", str(old))
    assert added.exit_code == 0
    assert "6a" in added.stdout.strip().splitlines()[-3]
    (tmp_path / "oud" / "bundle.pdf").write_bytes(b"%PDF-1.7 iets anders")
    refused = run(str(case), *DAY, "-o", str(tmp_path / "nieuw"), "--add-to", str(old))
    assert isinstance(refused.exception, FilingError)
    assert refused.exception.exit_code == 56


def test_the_lock_of_another_case_stops_the_run_before_anything_is_written(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    out.mkdir()
    (out / "bundle.lock.yaml").write_text("schema: 1\ncase: iets anders\nprofile: nl\nnumbers: []\n")
    refused = run(str(case), *DAY, "-o", str(out))
    assert isinstance(refused.exception, FilingError)
    assert refused.exception.exit_code == 54
    assert [path.name for path in out.iterdir()] == ["bundle.lock.yaml"]


def test_profiles_are_listed_with_their_status_and_our_own_limits_as_ours() -> None:
    shown = run("--profiles")
    assert shown.exit_code == 0
    for words in ("nl: Netherlands", "en: England", "reported", "Not known, and no limit", "of no court"):
        assert words in shown.stdout


def test_an_english_bundle_bears_the_name_of_the_case(case: Path, tmp_path: Path) -> None:
    assert run(str(case), *DAY, "-o", str(tmp_path), "--profile", "en").exit_code == 0
    names = [path.name for path in tmp_path.glob("*.pdf")]
    assert names == ["PI-2026-04417-Wielerij-Vechtzicht-B.V._M.H.-van-Zandbergen.pdf"]


LOST = """exhibits:
  - id: pakbon
    file: {file}
    title: Pakbon
    date: 2026-07-05
    proves: de levering
"""


@pytest.mark.parametrize(
    ("file", "reason", "said"),
    [
        ("evidence/leeg.pdf", "empty", "het bestand is leeg"),
        ("evidence/weg.pdf", "missing", "het bestand ontbreekt"),
        ("evidence", "missing", "het bestand ontbreekt"),
    ],
)
def test_every_file_ends_as_in_or_out_with_its_reason(
    case: Path, tmp_path: Path, file: str, reason: str, said: str
) -> None:
    changed(case, LOST.format(file=file), "leeg.pdf", b"")
    refused = run(str(case), *DAY, "-o", str(tmp_path / "a"))
    assert isinstance(refused.exception, FilingError)
    assert refused.exception.exit_code == 50
    ledger = json.loads((tmp_path / "a" / "ledger.json").read_text())
    assert ledger["complete"] is False
    out = {entry["id"]: entry["reason"] for entry in ledger["inputs"] if entry["status"] == "out"}
    assert {key: found for key, found in out.items() if found != "duplicate"} == {"pakbon": reason}
    allowed = run(str(case), *DAY, "-o", str(tmp_path / "b"), "--allow-missing")
    assert allowed.exit_code == 0
    assert f"Pakbon: {said}" in allowed.stdout


def test_a_case_with_an_empty_file_is_still_not_sound(case: Path) -> None:
    changed(case, LOST.format(file="evidence/leeg.pdf"), "leeg.pdf", b"")
    checked = CliRunner().invoke(program, ["check", str(case)])
    assert isinstance(checked.exception, FilingError)
    assert [problem.code for problem in checked.exception.problems] == ["CASE-EVIDENCE-UNREADABLE"]
