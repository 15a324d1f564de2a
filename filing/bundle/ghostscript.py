"""Ghostscript as an outside program: whether it is there, and a PDF whose pages it draws anew, fonts put in.

Only what is drawn is taken from its work. All that leads and tells (links, notes, outline, sizes, turns) it would drop
or change; that is put back by ``drawn_anew.py``.
"""

import re
import shutil
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from filing.bundle.limits import GHOSTSCRIPT_MEMORY, GHOSTSCRIPT_WAIT, GHOSTSCRIPT_WAIT_PAGE
from filing.bundle.outside import run_within

PROGRAMS = ("gs", "gswin64c")
# What it says of parts that it could not draw; what it mends without loss it calls a warning.
TROUBLE = re.compile(r"\*\*\*\* Error|[Uu]nrecoverable|Error: /")
FONT_PUT_IN = re.compile(r"^Loading font (\S+) \(or substitute\)", re.MULTILINE)
HOW = (
    "-dBATCH",
    "-dNOPAUSE",
    "-dSAFER",
    "-sDEVICE=pdfwrite",
    "-dCompatibilityLevel=1.7",
    "-dPDFA=2",
    "-dPDFACompatibilityPolicy=1",
    "-dAutoRotatePages=/None",
    "-dPreserveAnnots=false",  # each has a page of its own here, on which its look is drawn
    "-dDownsampleColorImages=false",
    "-dDownsampleGrayImages=false",
    "-dDownsampleMonoImages=false",
    "-dAutoFilterColorImages=false",
    "-dAutoFilterGrayImages=false",
    "-dColorImageFilter=/FlateEncode",
    "-dGrayImageFilter=/FlateEncode",
    "-sstdout=%stderr",
    "-sOutputFile=out.pdf",
)


class Colours(StrEnum):
    """What becomes of colours: kept as they are, or all made red, green and blue."""

    KEPT = "LeaveColorUnchanged"
    RGB = "RGB"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The PDF that Ghostscript wrote, and the fonts that the file named without having them.

    ``layers`` counts those that the file hides, which are not drawn.
    """

    pdf: bytes
    fonts: tuple[str, ...]
    layers: int = 0


def ghostscript() -> str:
    """Return the path of Ghostscript, or nothing when it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), "")


def drawn(program: str, pdf: bytes, pages: int, colours: Colours) -> Drawn | None:
    """Return ``pdf`` of so many ``pages``, drawn anew; None when anything in it could not be drawn, or takes too long.

    Pictures are neither made smaller nor compressed with loss; JPEG data stay as they are where colours may.
    """
    with tempfile.TemporaryDirectory(prefix="filing-gs-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "in.pdf").write_bytes(pdf)
        command = (program, *HOW, f"-sColorConversionStrategy={colours}", "in.pdf")
        wait = GHOSTSCRIPT_WAIT + GHOSTSCRIPT_WAIT_PAGE * pages
        ran = run_within(command, folder, wait, GHOSTSCRIPT_MEMORY)
        written = folder / "out.pdf"
        if not ran.well or TROUBLE.search(ran.printed) or not written.is_file():
            return None
        return Drawn(written.read_bytes(), tuple(sorted(set(FONT_PUT_IN.findall(ran.printed)))))
