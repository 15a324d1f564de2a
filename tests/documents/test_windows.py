"""The address stands in the window of the envelope, and nothing else does: in PDF and in Word, for each window."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from document_samples import letter

from filing.documents.template_set import load_templates
from filing.documents.to_docx import to_docx
from filing.documents.to_pdf import Press
from filing.documents.tree import Document

MILLIMETRE = 72 / 25.4
WINDOWS = {"left": (20, 105), "right": (105, 190), "din_b": (20, 105)}
"""From and to in millimetres from the left edge; templates/house/letter.css says where they come from."""
TOP, BOTTOM = 45, 90
TEMPLATES = load_templates()
PRESS = Press(TEMPLATES)


def sample(window: str) -> Document:
    return replace(letter(), window=window)


def places(data: bytes) -> list[tuple[str, float, float]]:
    """Each piece of text of the first page, in millimetres from the left and the top."""
    found: list[tuple[str, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((text.strip(), x / MILLIMETRE, 297 - y / MILLIMETRE))

    pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(visitor_text=visit)
    return found


def check(data: bytes, window: str) -> None:
    head = letter().head
    assert head is not None
    left, right = WINDOWS[window]
    inside = [text for text, x, y in places(data) if left <= x <= right and TOP <= y <= BOTTOM]
    shown = " ".join(" ".join(inside).split())
    for line in (head.return_address, *head.recipient):
        assert " ".join(line.split()) in shown
        shown = shown.replace(" ".join(line.split()), "", 1)
    assert shown.strip() == ""
    first = min(y for text, x, y in places(data) if head.recipient[0] in text and x < right)
    assert (first >= TOP + 17.7) == (window == "din_b")


@pytest.mark.parametrize("window", WINDOWS)
def test_the_address_alone_stands_in_the_window_of_the_pdf(window: str) -> None:
    check(PRESS.pdf(sample(window)), window)


@pytest.mark.long
@pytest.mark.parametrize("window", WINDOWS)
def test_the_address_alone_stands_in_the_window_of_the_word_file(window: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    (tmp_path / "made.docx").write_bytes(to_docx(TEMPLATES, sample(window)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "made.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    check((tmp_path / "made.pdf").read_bytes(), window)
