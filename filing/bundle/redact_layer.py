"""Text that was laid under a page after its redaction, without what lies in the redacted areas.

A program that recognises text takes the black of a redaction for a letter, or stretches words into it.
"""

import io
from collections.abc import Sequence

from pikepdf import Array, Dictionary, ObjectStreamMode, Page, Pdf, Stream

from filing.bundle.geometry import box_of
from filing.bundle.objects import items_of
from filing.bundle.pages import Taken
from filing.bundle.redact_content import redacted_content
from filing.bundle.redact_followed import Spots
from filing.bundle.redact_state import Tally

LONGEST = 300  # [bytes] of the instructions that draw a layer and nothing else


def _draws(piece: object, layer: str) -> bool:
    if not isinstance(piece, Stream):
        return False
    words = piece.read_bytes()[: LONGEST + 1].split()
    return words[-2:] == [b"Do", b"Q"] and words[-3].decode("latin-1").startswith(layer)


def _settle(pdf: Pdf, page: Page, taken: Taken, layer: str) -> None:
    pieces: list[object] = [*items_of(page.obj.get("/Contents"))]
    for at, piece in enumerate(pieces):
        if isinstance(piece, Stream) and _draws(piece, layer):
            resources = page.obj.get("/Resources", Dictionary())
            data, page.obj["/Resources"] = redacted_content(
                pdf, piece, resources, Spots(taken.boxes, box_of(page)), Tally()
            )
            pieces[at] = pdf.make_stream(data)
    page.obj["/Contents"] = Array(pieces)


def without_text_under(data: bytes, taken: Sequence[Taken], layer: str) -> bytes:
    """Return the PDF ``data``; drawings whose names begin as ``layer`` have no text in the areas of ``taken`` any more.

    Raises: Inseparable when they cannot be taken apart; pikepdf's errors when they cannot be read.
    """
    if not taken:
        return data
    with Pdf.open(io.BytesIO(data)) as pdf:
        for one in taken:
            _settle(pdf, pdf.pages[one.page - 1], one, layer)
        output = io.BytesIO()
        pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return output.getvalue()
