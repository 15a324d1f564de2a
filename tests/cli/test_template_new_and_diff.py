"""A firm's own folder is begun, changed and compared: nothing is overwritten, and every difference is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from filing.cli.main import filing
from filing.documents.template_base import base_of, without_note
from filing.documents.template_diff import Standing, differences
from filing.documents.template_set import TemplateSet, load_templates
from filing.errors import KindUnknown, TemplateExists, WrongUsage
from filing.resources import templates_folder

OWN = "letters/reminder/nl.html"


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "110"}).invoke(filing, ["template", *words])


def test_a_kind_is_copied_with_notes_and_is_sound_as_it_is(tmp_path: Path) -> None:
    result = run("new", "reminder", "-o", str(tmp_path / "own"))
    assert result.exit_code == 0, result.output
    made = sorted(path.relative_to(tmp_path / "own").as_posix() for path in (tmp_path / "own").rglob("*.*"))
    built_in = templates_folder() / "letters" / "reminder"
    assert made == sorted(f"letters/reminder/{path.name}" for path in built_in.iterdir())
    text = (tmp_path / "own" / OWN).read_text()
    assert text.startswith("{# filing-base: letters/reminder/nl.html sha256 ")
    assert without_note(text)[0] == (built_in / "nl.html").read_text()
    assert (tmp_path / "own" / "letters/reminder/document.yaml").read_text().startswith("# filing-base: ")
    assert run("check", "reminder", "--templates", str(tmp_path / "own")).exit_code == 0
    found = differences(load_templates(), load_templates(tmp_path / "own"))
    assert {one.standing for one in found} == {Standing.SAME}
    assert {one.base_changed for one in found} == {False}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / OWN).parent.mkdir(parents=True)
    (tmp_path / OWN).write_text("mine")
    result = run("new", "reminder", "-o", str(tmp_path))
    assert isinstance(result.exception, TemplateExists)
    assert [one.file for one in result.exception.problems] == [OWN]
    assert (tmp_path / OWN).read_text() == "mine"
    assert [path.name for path in tmp_path.rglob("*.yaml")] == []


def test_a_new_kind_is_made_of_another_without_python(tmp_path: Path) -> None:
    result = run("new", "polite_question", "--from", "reminder", "-o", str(tmp_path), "--json")
    assert result.exit_code == 0, result.output
    assert str(tmp_path / "letters/polite_question/nl.html") in json.loads(result.stdout)["files"]
    assert "\nkind: polite_question\n" in (tmp_path / "letters/polite_question/document.yaml").read_text()
    result = run("check", "polite_question", "--templates", str(tmp_path), "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["wordings"][0]["examples"] > 0) == (0, True)
    differing = {one.file: one for one in differences(load_templates(), load_templates(tmp_path))}
    assert differing["letters/polite_question/nl.html"].base == OWN
    assert differing["letters/polite_question/nl.html"].standing is Standing.SAME
    (change,) = differing["letters/polite_question/document.yaml"].changes
    assert (change.was, change.now) == ("reminder", "polite_question")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("remindr",), KindUnknown),
        (("polite_question", "--from", "remindr"), KindUnknown),
        (("reminder", "--from", "final_demand"), WrongUsage),
        (("../up", "--from", "reminder"), WrongUsage),
        (("Upper", "--from", "reminder"), WrongUsage),
    ],
)
def test_names_that_cannot_be_are_refused(tmp_path: Path, words: tuple[str, ...], error: type[Exception]) -> None:
    assert isinstance(run("new", *words, "-o", str(tmp_path / "own")).exception, error)
    assert not (tmp_path / "own").exists()


def test_differences_are_told_by_word_and_line(tmp_path: Path) -> None:
    run("new", "reminder", "-o", str(tmp_path))
    text = (tmp_path / OWN).read_text()
    (tmp_path / OWN).write_text(text.replace("Misschien is het aan uw aandacht ontsnapt:", "Wellicht vergat u het:"))
    (tmp_path / "notes.txt").write_text("own")
    result = run("diff", "--templates", str(tmp_path), "--json")
    files = {one["file"]: one for one in json.loads(result.stdout)["files"]}
    assert files["notes.txt"]["status"] == "own"
    assert files[OWN]["status"] == "changed"
    assert files[OWN]["built_in_changed_since"] is False
    line = next(at for at, words in enumerate((tmp_path / OWN).read_text().splitlines(), 1) if "Wellicht" in words)
    assert {one["line"] for one in files[OWN]["changes"]} == {line}
    words = run("diff", "--templates", str(tmp_path))
    assert words.exit_code == 0
    assert "Misschien" in words.stdout
    assert "{+Wellicht" in words.stdout


def test_a_built_in_file_that_changed_since_is_told(tmp_path: Path) -> None:
    run("new", "reminder", "-o", str(tmp_path))
    text = (tmp_path / OWN).read_text()
    begun = base_of(text)
    assert begun is not None
    (tmp_path / OWN).write_text(text.replace(begun.digest, "0" * 64))
    result = run("diff", "--templates", str(tmp_path), "--json")
    files = {one["file"]: one for one in json.loads(result.stdout)["files"]}
    assert files[OWN]["built_in_changed_since"] is True
    assert "veranderd sinds" in run("diff", "--templates", str(tmp_path)).stdout


def test_files_without_a_note_and_files_that_are_no_text_are_compared_by_name() -> None:
    built_in = TemplateSet({"a.html": b"<p>een</p>", "b.docx": b"1", "c.docx": b"1"}, "")
    own = {"a.html": b"<p>twee</p>", "b.docx": b"2", "c.docx": b"1", "d.ttf": b"1"}
    found = differences(built_in, TemplateSet({**built_in.files, **own}, "", replaced=dict(built_in.files)))
    assert [(one.file, one.standing.value, one.base_changed) for one in found] == [
        ("a.html", "changed", None),
        ("b.docx", "changed", None),
        ("c.docx", "same", None),
        ("d.ttf", "own", None),
    ]
    assert [(one.was, one.now) for one in found[0].changes] == [("een", "twee")]


def test_a_folder_must_be_named() -> None:
    assert isinstance(run("diff").exception, WrongUsage)
