"""OCRmyPDF as an outside program: whether it is there with its languages, and text recognised on pages of a PDF."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from filing.bundle.limits import OCR_MEMORY, OCR_WAIT, OCR_WAIT_PAGE
from filing.bundle.outside import run_within
from filing.errors import ToolMissing

PROGRAM, TESSERACT, GHOSTSCRIPT = "ocrmypdf", "tesseract", "gs"
LANGUAGES = ("nld", "eng")
DEBIAN = "ocrmypdf tesseract-ocr-nld ghostscript"
PLAIN = ("--quiet", "--optimize", "0", "--fast-web-view", "999999", "--skip-text", "--output-type", "pdf")
# A scan that lies on its side is turned for reading where Tesseract is at least so sure how it lies.
TURNING = ("--rotate-pages", "--rotate-pages-threshold", "4")
# It keeps the languages as a set, whose order Python draws by lot, and their order changes what is read. With this
# seed it is that of ``LANGUAGES``.
SURE = {"PYTHONHASHSEED": "2", "OMP_THREAD_LIMIT": "1", "SOURCE_DATE_EPOCH": "0"}


def require_recognition() -> None:
    """Return when text can be recognised in every language that is asked for.

    Raises: ToolMissing with the names of what is not installed.
    """
    missing = [name for name in (PROGRAM, TESSERACT, GHOSTSCRIPT) if shutil.which(name) is None]
    if missing:
        raise ToolMissing(
            f"Recognising text needs programs that are not installed: {', '.join(missing)}.",
            f"Install them (Debian: {DEBIAN}), or leave --ocr out.",
        )
    done = subprocess.run(
        [TESSERACT, "--list-langs"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    lacking = [language for language in LANGUAGES if language not in done.stdout.split()]
    if lacking:
        raise ToolMissing(
            f"Tesseract lacks the language data {', '.join(lacking)}.",
            "Install them (Debian: tesseract-ocr-nld tesseract-ocr-eng), or leave --ocr out.",
        )


def with_text_layer(pdf: bytes, pages: Sequence[int]) -> bytes | None:
    """Return ``pdf`` with recognised text laid under ``pages``, from 1, which it may turn; None when it cannot."""
    with tempfile.TemporaryDirectory(prefix="filing-ocr-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "in.pdf").write_bytes(pdf)
        where = ("--pages", ",".join(map(str, pages)), "--language", "+".join(LANGUAGES))
        command = (PROGRAM, *PLAIN, *TURNING, *where, "in.pdf", "out.pdf")
        wait = OCR_WAIT + OCR_WAIT_PAGE * len(pages)
        ran = run_within(command, folder, wait, OCR_MEMORY, SURE)
        written = folder / "out.pdf"
        return written.read_bytes() if ran.well and written.is_file() else None
