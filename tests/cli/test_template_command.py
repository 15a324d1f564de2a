"""``filing template`` as the shell sees it: JSON, words, exit codes, and a preview with an outline."""

import json
from pathlib import Path

import pikepdf
import pypdf
import pytest
from click.testing import CliRunner, Result

from filing.cli.main import filing
from filing.errors import KindUnknown, WrongUsage
from filing.resources import templates_folder

OWN = "letters/reminder/nl.html"


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "110"}).invoke(filing, ["template", *words])


def broken_folder(folder: Path) -> Path:
    text = (templates_folder() / OWN).read_text().replace("{{ term.days }}", "{{ term.dayz }}")
    (folder / OWN).parent.mkdir(parents=True)
    (folder / OWN).write_text(text)
    return folder


def test_fields_are_told_in_json_and_in_words() -> None:
    result = run("fields", "reminder", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["kind"]) == (0, "reminder")
    by_name = {one["name"]: one for one in answer["fields"]}
    assert by_name["salutation"] == {
        "name": "salutation",
        "type": "text",
        "meaning": "aanhef van de brief",
        "example": "Geachte mevrouw Van Zandbergen,",
        "fields": [],
    }
    inner = {one["name"] for one in by_name["pay_to"]["fields"]}
    assert inner == {"iban", "holder", "reference"}
    words = run("fields", "reminder", "--lang", "en")
    assert words.exit_code == 0
    assert "account, in groups of four" in " ".join(words.stdout.split())


def test_an_unknown_kind_is_an_error() -> None:
    assert isinstance(run("fields", "remindr").exception, KindUnknown)
    assert isinstance(run("check", "remindr").exception, KindUnknown)


def test_a_sound_wording_ends_with_0_and_claims_no_language_level() -> None:
    result = run("check", "reminder", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["sound"]) == (0, True)
    (dutch,) = (one for one in answer["wordings"] if one["language"] == "nl")
    assert dutch["examples"] >= dutch["proofread"] > 0
    assert set(dutch["tone"]) == {"sentences", "words_per_sentence", "too_long", "longest", "legal_words"}
    assert "geen maat voor een taalniveau" in answer["note"]
    words = run("check", "reminder", "--lang", "en")
    assert words.exit_code == 0
    assert "no measure of a language level" in " ".join(words.stdout.split())


def test_an_unsound_wording_ends_with_40_and_names_file_line_and_nearest_name(tmp_path: Path) -> None:
    folder = str(broken_folder(tmp_path))
    result = run("check", "reminder", "--templates", folder, "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["sound"]) == (40, False)
    (problem,) = answer["wordings"][0]["problems"]
    assert problem["file"] == OWN
    assert problem["line"] == 6
    assert problem["next_step"] == "The nearest known name is 'days'."
    words = run("check", "reminder", "--templates", folder)
    assert words.exit_code == 40
    assert "term.dayz" in words.stdout


def test_the_preview_has_every_example_with_an_outline_and_is_marked_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    result = run("preview", "notice_of_default", "-o", str(first), "--docx", str(tmp_path / "word"), "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["documents"] == 1
    assert [Path(one).name for one in answer["files"]] == ["a.pdf", "notice_of_default-no_term.docx"]
    assert run("preview", "notice_of_default", "-o", str(second)).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    reader = pypdf.PdfReader(first)
    assert all("CONCEPT" in page.extract_text() for page in reader.pages)
    with pikepdf.open(first) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Ingebrekestelling (notice_of_default)"
        assert [one.title.split(" – ")[0] for one in top.children] == [
            "Consument, schuldeiser schrijft zelf, geen afgesproken termijn"
        ]


@pytest.mark.parametrize("words", [(), ("reminder", "--all")])
def test_a_preview_is_of_one_kind_or_of_all(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run("preview", *words, "-o", str(tmp_path / "a.pdf"))
    assert isinstance(result.exception, WrongUsage)
