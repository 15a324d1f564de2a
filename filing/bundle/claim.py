"""What a PDF claims to be by its own metadata, as pypdf reads it: PDF/A of a part and level, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import StreamObject

NONE = "none"
ASKED = "claim of PDF/A"
PART = re.compile(r"pdfaid:part(?:>|=[\"'])\s*(\d)")
LEVEL = re.compile(r"pdfaid:conformance(?:>|=[\"'])\s*([A-Za-z])")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a bundle is to claim, ``PDF/A-2b`` or ``none``; ``name`` is that of the check and says why not."""

    text: str = NONE
    name: str = ASKED


NO_CLAIM = Claim()


def claim_in(reader: PdfReader) -> str:
    """Return the claim as ``PDF/A-2b``, or ``none``."""
    packet = reader.root_object.get("/Metadata")
    found = packet.get_object() if packet is not None else None
    text = found.get_data().decode("utf-8", "replace") if isinstance(found, StreamObject) else ""
    part, level = PART.search(text), LEVEL.search(text)
    return f"PDF/A-{part[1]}{level[1].lower() if level else ''}" if part else NONE


def no_claim(parts: Sequence[str], faults: Sequence[str]) -> Claim:
    """Return that nothing is claimed, naming the exhibits that are not PDF/A, or what the whole lacks."""
    why = f"exhibits that are not: {', '.join(parts)}" if parts else f"the whole is not: {'; '.join(faults[:3])}"
    return Claim(name=f"{ASKED} ({why})")
