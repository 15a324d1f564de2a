"""Every file that the case names is there, inside the case folder, and can be opened.

Whether a file is a sound PDF or picture is for the bundle, which says so for each; it says of missing and empty ones
too, and may be made without them.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from filing.casefile.under_check import CaseUnderCheck
from filing.errors import Problem
from filing.files import inside
from filing.yaml_strict import YamlPath

MISSING = "CASE-EVIDENCE-MISSING"
UNREADABLE = "CASE-EVIDENCE-UNREADABLE"


def evidence_is_there(case: CaseUnderCheck) -> Iterable[Problem]:
    """Every file of an exhibit or event exists below the case folder and holds something."""
    for path, name in _named_files(case):
        problem = file_problem(case, path, name)
        if problem is not None:
            yield problem


def is_of_evidence(problem: Problem) -> bool:
    """Return whether ``problem`` is one that the ledger of a bundle tells too: a file is not there, or is empty."""
    return problem.code in {MISSING, UNREADABLE} and problem.path.endswith(".file")


def _named_files(case: CaseUnderCheck) -> Iterator[tuple[YamlPath, str]]:
    for at, entry in enumerate(case.file.exhibits):
        yield ("exhibits", at, "file"), entry.file
    for at, event in enumerate(case.file.history):
        if event.file is not None:
            yield ("history", at, "file"), event.file


def file_problem(case: CaseUnderCheck, path: YamlPath, name: str) -> Problem | None:
    """Return what is wrong with the file ``name`` that stands at ``path``, or None when it can be read."""
    try:
        found = inside(case.folder, name)
        if found is None:
            message = "this name leads outside the case folder"
            step = "Put the file in the case folder, and write its name from there, with forward slashes."
            return case.problem(MISSING, path, message, step)
        if not found.exists():
            message = "this file is not in the case folder"
            step = "Add the file, or correct the name; capitals count."
            return case.problem(MISSING, path, message, step)
        reason = _why_unreadable(found)
    except (OSError, RuntimeError) as error:  # no permission; too long a name; links that go round (RuntimeError)
        reason = f"this file cannot be opened ({getattr(error, 'strerror', None) or 'links go round'})"
    if reason is None:
        return None
    return case.problem(UNREADABLE, path, reason, "Ask for a copy that opens, and put it in its place.")


def _why_unreadable(file: Path) -> str | None:
    if file.is_dir():
        return "this is a folder, not a file"
    if not file.is_file():
        return "this is not an ordinary file"
    with file.open("rb") as stream:
        return None if stream.read(1) else "this file is empty"
