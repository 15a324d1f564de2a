"""PDFs that this program made itself, put one behind the other."""

import io
from collections.abc import Sequence

from pikepdf import ObjectStreamMode, Pdf


def joined(pieces: Sequence[bytes]) -> bytes:
    """Return the pages of ``pieces`` as one PDF; the same pieces give the same bytes."""
    if len(pieces) == 1:
        return pieces[0]
    with Pdf.new() as whole:
        for piece in pieces:
            with Pdf.open(io.BytesIO(piece)) as pdf:
                whole.pages.extend(pdf.pages)
        output = io.BytesIO()
        whole.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return output.getvalue()
