"""The house rules that no linter holds: one way of imports, small modules, nothing of one machine in the repository."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "filing").rglob("*.py"))
MOST_LINES = 320
# Paths of one machine; put together here, so that this file does not hold them itself.
ONE_MACHINE = re.compile("|".join(f"(?<![\\w.:/])/{name}/" for name in ("home", "root", "tmp", "Users", "work")))
INDEX_HOST = re.compile(r"--(?:extra-)?index-url|--find-links|https?://", re.IGNORECASE)
TEXT = {".py", ".md", ".yaml", ".toml", ".html", ".css", ".sh", ".lock", ".txt", ".xsd", ".json", ".eml", ".xml", ""}


def tracked() -> list[Path]:
    """The files that git knows; in a copy without git, all source files."""
    done = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False)
    if done.returncode:
        folders = ("filing", "tests", "tools", "templates", "schemas", "docs", "examples")
        return [path for folder in folders for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_imports_go_one_way_only() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_short_and_says_its_reason_first(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    described = ast.get_docstring(ast.parse(text))
    assert described
    assert described.split("\n\n")[0].endswith((".", "?"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_at_its_top_and_asserts_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Assert), node.lineno
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = [one.lineno for one in ast.walk(node) if isinstance(one, ast.Import | ast.ImportFrom)]
            assert inner == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix not in TEXT:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if ONE_MACHINE.search(line):
                found.append(f"{name}:{number}")
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_each_locked_package_has_hashes_and_no_index_is_named(name: str) -> None:
    text = (ROOT / name).read_text()
    pinned = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(pinned) > 15
    for block in pinned:
        assert re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==\S+", block), block.splitlines()[0]
        assert "--hash=sha256:" in block
    assert INDEX_HOST.search(text) is None


def test_the_lock_for_users_is_part_of_the_lock_for_makers() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9][a-z0-9._-]*==[^ ;\\]+)", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_test_modules_have_names_of_their_own() -> None:
    """pytest imports them by name alone."""
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert sorted(names) == sorted(set(names))
