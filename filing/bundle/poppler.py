"""Poppler's programs as outside ones: whether they are there, one page of a PDF as a picture, and its words."""

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from filing.bundle.geometry import Box
from filing.bundle.inseparable import Inseparable
from filing.bundle.limits import RENDERER_WAIT

PROGRAM, WORDS = "pdftoppm", "pdftotext"
FIGURE = r"(-?[0-9.]+)"
WORD = re.compile(rf'<word xMin="{FIGURE}" yMin="{FIGURE}" xMax="{FIGURE}" yMax="{FIGURE}">([^<]*)</word>')


def renderer() -> str:
    """Return the path of the program, or nothing when it is not installed."""
    return shutil.which(PROGRAM) or ""


def _made(program: str, pdf: bytes, number: int, how: Sequence[str], made: str) -> bytes:
    """Return the file ``made`` that the program makes of page ``number``, from 1.

    Raises: OSError or SubprocessError when it does not, or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="filing-page-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        (folder / "in.pdf").write_bytes(pdf)
        subprocess.run(
            [program, "-f", str(number), "-l", str(number), "-cropbox", *how],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=RENDERER_WAIT,
            check=True,
        )
        return (folder / made).read_bytes()


def page_picture(program: str, pdf: bytes, number: int, dpi: float) -> bytes:
    """Return page ``number``, from 1, as a reader sees it, as a PPM. It knows no user units, so ``dpi`` counts them in.

    Raises: Inseparable when the program cannot draw it, or takes too long.
    """
    try:
        return _made(program, pdf, number, ("-singlefile", "-r", f"{dpi:.3f}", "in.pdf", "out"), "out.ppm")
    except (OSError, subprocess.SubprocessError) as error:
        raise Inseparable("a page that cannot be drawn either") from error


def page_words(pdf: bytes, number: int) -> tuple[tuple[Box, str], ...]:
    """Return the words of page ``number`` with where each stands; nothing when the program is not there or fails.

    Units: points of the page without its user unit, from the upper left as a reader sees it.
    """
    program = shutil.which(WORDS)
    if not program:
        return ()
    try:
        found = _made(program, pdf, number, ("-bbox", "in.pdf", "out.html"), "out.html").decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return ()
    words = []
    for left, top, right, bottom, text in WORD.findall(found):
        words.append(((float(left), float(top), float(right), float(bottom)), html.unescape(text)))
    return tuple(words)
