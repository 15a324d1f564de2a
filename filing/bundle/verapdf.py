"""veraPDF as an outside program: whether it is there, and what in a PDF does not conform to PDF/A.

It is the validator of the standard's own makers: where it is installed, its verdict counts.
"""

import json
import shutil
import tempfile
from pathlib import Path

from filing.bundle.limits import VERAPDF_MEMORY, VERAPDF_WAIT
from filing.bundle.outside import UNLIMITED, run_within

PROGRAM = "verapdf"
HOW = ("--format", "json", "--loglevel", "0", "--maxfailuresdisplayed", "1")
NO_VERDICT = ("veraPDF gave no verdict",)
MOST = 5


def verapdf() -> str:
    """Return the path of veraPDF, or nothing when it is not installed."""
    return shutil.which(PROGRAM) or ""


def faults_found(program: str, pdf: bytes, flavour: str) -> tuple[str, ...]:
    """Return the rules of ``flavour`` (2b …) that ``pdf`` breaks; none when it conforms.

    Anything but a plain verdict counts as a fault.
    """
    with tempfile.TemporaryDirectory(prefix="filing-verapdf-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "in.pdf").write_bytes(pdf)
        command = (program, *HOW, "--flavour", flavour, "in.pdf")
        # Java maps far more memory than it uses: it is told how much it may use.
        ran = run_within(command, folder, VERAPDF_WAIT, UNLIMITED, {"JAVA_TOOL_OPTIONS": f"-Xmx{VERAPDF_MEMORY}"})
        return _read(ran.printed)


def _read(printed: str) -> tuple[str, ...]:
    begin = printed.find('{"report"')
    try:
        told, _end = json.JSONDecoder().raw_decode(printed[begin:]) if begin >= 0 else ({}, 0)
        (job,) = told["report"]["jobs"]
        (result,) = job["validationResult"]
        rules = result["details"]["ruleSummaries"]
        broken = tuple(f"{rule['clause']}-{rule['testNumber']}: {rule['description']}" for rule in rules)
        if result["compliant"] is True and not broken:
            return ()
        return broken[:MOST] or NO_VERDICT
    except (ValueError, KeyError, TypeError):
        return NO_VERDICT
