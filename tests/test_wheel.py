"""The wheel holds all it needs: installed into an empty environment, it makes a right letter away from the checkout."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ("templates", "schemas")  # each is mapped into the package


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program ``filing`` in an environment that holds the locked dependencies and the wheel, and nothing else."""
    folder = tmp_path_factory.mktemp("empty") / "environment"
    uv = [sys.executable, "-m", "uv", "--quiet"]
    install = [*uv, "pip", "install", "--python", str(folder)]
    for command in (
        [*uv, "venv", "--python", sys.executable, str(folder)],
        [*install, "--require-hashes", "-r", str(ROOT / "requirements.lock")],
        [*install, "--no-deps", str(wheel)],
    ):
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stderr
    return folder / "bin" / "filing"


def filing(program: Path, where: Path, *words: str) -> str:
    """Run the installed program in ``where``, with nothing of the checkout in sight."""
    hidden = {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME"}
    done = subprocess.run(
        [str(program), *words],
        cwd=where,
        env={key: value for key, value in os.environ.items() if key not in hidden},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_templates_schemas_tables_and_the_licence_of_the_fonts(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in SHARED:
        files = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"filing/_resources/{name}" for name in files if "__pycache__" not in name} <= names
    tables = {f"filing/law/tables/{path.name}" for path in (ROOT / "filing" / "law" / "tables").glob("*.yaml")}
    assert tables
    assert tables <= names
    profiles = {f"filing/bundle/profiles/{path.name}" for path in (ROOT / "filing/bundle/profiles").glob("*.yaml")}
    assert profiles
    assert profiles <= names
    assert {"filing/rules/tracks.yaml", "filing/casefile/new_case.yaml", "filing/py.typed"} <= names
    assert "filing/_resources/templates/house/fonts/OFL.txt" in names
    assert {Path(name).name for name in names if ".dist-info/licenses/" in name} == {"LICENSE", "NOTICE", "OFL.txt"}


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"filing"}
    previews = "filing/documents/example_cases/"  # what `filing template preview` fills a wording with
    names = [name for name in names if not name.startswith(previews)]
    for word in ("test", "example", "tools/", "shared", "__pycache__", ".pyc", ".venv", "case.json"):
        assert [name for name in names if word in name.lower()] == []
    assert {Path(name).suffix for name in names} <= {
        ".py", ".yaml", ".html", ".css", ".docx", ".ttf", ".txt", ".xsd", ".json", ".typed", ".po", ".mo", "",
    }  # fmt: skip


def test_a_new_case_becomes_a_letter_away_from_the_checkout(program: Path, tmp_path: Path) -> None:
    assert re.fullmatch(r"filing, version \d+\.\d+\.\d+\n", filing(program, tmp_path, "--version"))
    filing(program, tmp_path, "new", "case")
    assert "sound" in filing(program, tmp_path, "check", "case")
    filing(program, tmp_path, "render", "case", "reminder", "--on", "2026-11-24", "--draft", "-o", "out")
    letter = (tmp_path / "out" / "reminder.pdf").read_bytes()
    assert letter.startswith(b"%PDF")
    reader = pypdf.PdfReader(io.BytesIO(letter))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Betalingsherinnering" in text
    assert "Te betalen: €" in text
    assert "24 november 2026" in text
    fonts = {str(font["/BaseFont"]) for page in reader.pages for font in page_fonts(page)}
    assert fonts
    assert all("House-" in font for font in fonts)


def page_fonts(page: pypdf.PageObject) -> list[pypdf.generic.DictionaryObject]:
    resources = page["/Resources"].get_object()
    assert isinstance(resources, pypdf.generic.DictionaryObject)
    found = resources["/Font"].get_object()
    assert isinstance(found, pypdf.generic.DictionaryObject)
    return [font.get_object() for font in found.values()]
