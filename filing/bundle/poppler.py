"""Poppler's ``pdftoppm`` as an outside program: whether it is there, and one page of a PDF as a picture."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from filing.bundle.inseparable import Inseparable
from filing.bundle.limits import RENDERER_WAIT

PROGRAM = "pdftoppm"


def renderer() -> str:
    """Return the path of the program, or nothing when it is not installed."""
    return shutil.which(PROGRAM) or ""


def page_picture(program: str, pdf: bytes, number: int, dpi: float) -> bytes:
    """Return page ``number``, from 1, as a reader sees it, as a PPM. It knows no user units, so ``dpi`` counts them in.

    Raises: Inseparable when the program cannot draw it, or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="filing-page-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "in.pdf").write_bytes(pdf)
        where = ("-f", str(number), "-l", str(number), "-singlefile", "-cropbox")
        how = ("-r", f"{dpi:.3f}")
        try:
            subprocess.run(
                [program, *where, *how, "in.pdf", "out"],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=RENDERER_WAIT,
                check=True,
            )
            return (folder / "out.ppm").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise Inseparable("a page that cannot be drawn either") from error
