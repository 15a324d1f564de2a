"""Whether pages that another program wrote anew still say and show what they did: their text, and a small picture.

Text is compared by pypdf, to the letter. Pictures are drawn by poppler, where it is installed: at few dots, since fonts
that were put in and colours that were converted may differ a little, but a picture or a line that is gone may not.
"""

import io
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from PIL import Image, ImageChops
from pypdf import PdfReader

from filing.bundle.limits import RENDERER_WAIT
from filing.bundle.poppler import renderer
from filing.bundle.prove_text import UNREADABLE, Pair, differing

DPI = 36.0
BLOCK = 4  # [pixels] that are looked at as one: 8 pt
DIFFERENT = 60  # [levels of 255] between two blocks
MOST_DIFFERENT = 0.001  # [share] of the blocks of a page, and never fewer than
FEW = 6  # [blocks]
AT_ONCE = 20  # [pages]


def pages_with_other_text(before: bytes, after: bytes, pages: int) -> tuple[int, ...]:
    """Return the pages, from 1, of ``after`` that do not hold the text that they hold in ``before``."""
    pairs = [Pair("", page, page) for page in range(pages)]
    try:
        lost = differing(PdfReader(io.BytesIO(after)), PdfReader(io.BytesIO(before)), pairs)
    except UNREADABLE:
        return tuple(range(1, pages + 1))
    return tuple(page + 1 for page in lost)


def _pictures(program: str, folder: Path, name: str, first: int, last: int) -> Iterator[Image.Image]:
    where = ("-f", str(first), "-l", str(last), "-cropbox", "-r", f"{DPI:g}")
    subprocess.run(
        [program, *where, f"{name}.pdf", name],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=RENDERER_WAIT * (last - first + 1),
        check=True,
    )
    for path in sorted(folder.glob(f"{name}-*.ppm")):
        with Image.open(path) as picture:
            yield picture.reduce(BLOCK)
        path.unlink()


def _differ(one: Image.Image | None, other: Image.Image | None) -> bool:
    if one is None or other is None or one.size != other.size:
        return True
    largest = ImageChops.difference(one, other)
    red, green, blue = largest.split()
    levels = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    return sum(levels[DIFFERENT:]) > max(FEW, MOST_DIFFERENT * one.width * one.height)


def pages_with_another_look(before: bytes, after: bytes, pages: int) -> tuple[int, ...] | None:
    """Return the pages, from 1, that look otherwise in ``after``; None where nobody can draw them for comparison."""
    program = renderer()
    if not program:
        return None
    found: list[int] = []
    with tempfile.TemporaryDirectory(prefix="filing-look-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "before.pdf").write_bytes(before)
        (folder / "after.pdf").write_bytes(after)
        try:
            for first in range(1, pages + 1, AT_ONCE):
                last = min(first + AT_ONCE - 1, pages)
                drawn = [_pictures(program, folder, name, first, last) for name in ("before", "after")]
                pairs = zip_longest(*drawn)
                found += [page for page, (one, other) in enumerate(pairs, start=first) if _differ(one, other)]
        except (OSError, subprocess.SubprocessError, ValueError):
            return None
    return tuple(found)
