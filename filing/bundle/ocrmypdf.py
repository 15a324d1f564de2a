"""OCRmyPDF as an outside program: whether it is there with its languages, text recognised, and pages made PDF/A."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from filing.bundle.limits import OCR_WAIT, OCR_WAIT_PAGE
from filing.errors import ToolMissing

PROGRAM, TESSERACT, GHOSTSCRIPT = "ocrmypdf", "tesseract", "gs"
LANGUAGES = ("nld", "eng")
DEBIAN = "ocrmypdf tesseract-ocr-nld ghostscript"
PLAIN = ("--quiet", "--optimize", "0", "--fast-web-view", "999999", "--skip-text")


def can_archive() -> bool:
    """Return whether OCRmyPDF and Ghostscript are installed."""
    return all(shutil.which(name) for name in (PROGRAM, GHOSTSCRIPT))


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


def _run(pdf: bytes, pages: int, *how: str) -> bytes | None:
    """Return what OCRmyPDF makes of ``pdf``, or None when it fails or takes too long."""
    with tempfile.TemporaryDirectory(prefix="filing-ocr-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "in.pdf").write_bytes(pdf)
        try:
            subprocess.run(
                [PROGRAM, *PLAIN, *how, "in.pdf", "out.pdf"],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "TMPDIR": made, "OMP_THREAD_LIMIT": "1", "SOURCE_DATE_EPOCH": "0"},
                timeout=OCR_WAIT + OCR_WAIT_PAGE * pages,
                check=True,
            )
            return (folder / "out.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None


def with_text_layer(pdf: bytes, pages: Sequence[int]) -> bytes | None:
    """Return ``pdf`` with recognised text laid under ``pages``, from 1; None when it cannot be done."""
    named = ",".join(map(str, pages))
    return _run(pdf, len(pages), "--output-type", "pdf", "--pages", named, "--language", "+".join(LANGUAGES))


def as_archive(pdf: bytes, pages: int) -> bytes | None:
    """Return ``pdf`` of so many ``pages`` as Ghostscript writes PDF/A-2b, no text recognised; None when it cannot."""
    return _run(pdf, pages, "--output-type", "pdfa-2", "--tesseract-timeout", "0")
