"""One process at a time writes a case, and no module of filing needs what only some systems have."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import filing
from filing.casefile import case_lock
from filing.casefile.case_lock import one_writer
from filing.errors import CaseBusy

NOT_EVERYWHERE = {"fcntl", "resource", "pwd", "grp", "termios", "msvcrt", "winreg"}


def test_a_second_writer_waits_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_lock, "ATTEMPTS", 2)
    with one_writer(tmp_path), pytest.raises(CaseBusy, match="Another process"), one_writer(tmp_path):
        pass
    with one_writer(tmp_path):  # and it is free again
        pass


def test_the_lock_is_free_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(KeyError), one_writer(tmp_path):
        raise KeyError
    with one_writer(tmp_path):
        pass


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseBusy, match="cannot be opened"), one_writer(tmp_path / "gone"):
        pass


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules that are imported on every system: those under a condition on sys.platform are not."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module.partition(".")[0]


def test_no_module_needs_on_every_system_what_only_some_have() -> None:
    folder = Path(filing.__file__).parent
    wrong = [
        f"{path.relative_to(folder)}: {name}"
        for path in sorted(folder.rglob("*.py"))
        for name in imported(ast.parse(path.read_text("utf-8")))
        if name in NOT_EVERYWHERE
    ]
    assert wrong == []
    assert sys.stdlib_module_names >= NOT_EVERYWHERE
