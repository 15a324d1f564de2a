"""The tutorial of docs/templates.md as it stands there, step by step: its files are written, its commands are run."""

import re
import shlex
from pathlib import Path

import docx
import pypdf
import pytest
from click.testing import CliRunner

from filing.cli.main import filing

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "templates.md"
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SUBSTITUTE = re.compile(r"s/(.+)/(.+)/")


def steps() -> list[tuple[str, str, str]]:
    """Language, file and content of each block of the tutorial, in order."""
    _, _, tutorial = PAGE.read_text(encoding="utf-8").partition("\n## Tutorial")
    return [match.groups(default="") for match in BLOCK.finditer(tutorial)]


def write(file: str, content: str) -> None:
    path = Path(file)
    assert path.parent.is_dir()
    if path.suffix != ".docx":
        path.write_text(content, encoding="utf-8")
        return
    made = docx.Document()
    for line in content.splitlines():
        made.add_paragraph(line)
    made.save(str(path))


def run(line: str) -> str:
    words = shlex.split(line)
    if words[:2] == ["sed", "-i"]:
        found = SUBSTITUTE.fullmatch(words[2])
        assert found, line
        path = Path(words[3])
        text = path.read_text(encoding="utf-8")
        assert found[1] in text, f"the built-in wording has no longer the words of the tutorial: {found[1]}"
        path.write_text(text.replace(found[1], found[2]), encoding="utf-8")
        return ""
    assert words[0] == "filing", line
    result = CliRunner(env={"COLUMNS": "110"}).invoke(filing, words[1:])
    assert result.exit_code == 0, (line, result.output, result.exception)
    return result.stdout


@pytest.mark.long
def test_the_tutorial_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told: dict[str, str] = {}
    for language, file, content in steps():
        if file:
            write(file, content)
        else:
            assert language == "sh"
            for line in content.splitlines():
                told[line] = run(line)
    differing = next(text for line, text in told.items() if line.startswith("filing template diff"))
    assert "Wellicht" in differing
    shown = "".join(page.extract_text() for page in pypdf.PdfReader("reminder.pdf").pages)
    assert "Wellicht bent u het vergeten" in " ".join(shown.split())
    letters = sorted(Path("word").glob("*.docx"))
    assert len(letters) >= 5
    assert "dankt u voor uw bericht" in "\n".join(one.text for one in docx.Document(str(letters[0])).paragraphs)
    assert len(told) == 9
