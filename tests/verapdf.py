"""veraPDF, the validator of the PDF/A standard's own makers, as the tests ask it: does this file conform?"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT

FETCHED = ROOT / ".tools" / "verapdf" / "verapdf"  # by tools/verapdf.sh
FLAVOURS = ("1b", "2b", "2u", "3a", "3b", "3u", "ua1")


def require_verapdf() -> str:
    """Return the path of veraPDF; skip visibly without it, or fail when FILING_REQUIRE_TOOLS=1."""
    found = shutil.which("verapdf") or (str(FETCHED) if FETCHED.is_file() and shutil.which("java") else "")
    if found:
        return found
    message = "veraPDF is not installed: run tools/verapdf.sh (it needs Maven and Java)"
    if os.environ.get("FILING_REQUIRE_TOOLS") == "1":
        pytest.fail(message)
    pytest.skip(message)


def verdicts(paths: Sequence[Path], flavour: str) -> dict[Path, tuple[bool, tuple[str, ...]]]:
    """Return for each file whether it conforms, and the rules it breaks; one start of veraPDF for all."""
    assert flavour in FLAVOURS
    how = ["--format", "json", "--flavour", flavour, "--maxfailuresdisplayed", "2", "--nonpdfext"]
    done = subprocess.run(
        [require_verapdf(), *how, *map(str, paths)], capture_output=True, text=True, check=False, timeout=600
    )
    jobs = {Path(job["itemDetails"]["name"]).name: job for job in json.loads(done.stdout)["report"]["jobs"]}
    return {path: _verdict(jobs[path.name]) for path in paths}


def _verdict(job: dict[str, object]) -> tuple[bool, tuple[str, ...]]:
    results = job.get("validationResult")
    if not isinstance(results, list) or len(results) != 1:
        return False, (f"no verdict: {job.get('taskException')}",)
    (result,) = results
    broken = [
        f"{rule['clause']}-{rule['testNumber']} ({rule['failedChecks']} ×): {rule['description']}"
        f" [{rule['checks'][0]['context'] if rule['checks'] else ''}]"
        for rule in result["details"]["ruleSummaries"]
    ]
    assert result["compliant"] is (not broken)
    return bool(result["compliant"]), tuple(broken)


def conforms(path: Path, flavour: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether the file conforms to ``flavour`` (2b, ua1 …), and the rules it breaks."""
    return verdicts([path], flavour)[path]
