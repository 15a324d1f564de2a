"""Electronic signatures of a PDF, told as far as the file itself says: kind, date, and what they cover.

Whether a signature is good is not checked here. Pages put into a bundle are other bytes than those that were signed, so
the file goes along as it came, and only there can a signature be checked.
"""

import re
from collections.abc import Iterator, Sequence

from pikepdf import Dictionary, Pdf

from filing.bundle.objects import items_of, said

PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
KINDS = {
    "/adbe.pkcs7.detached": "PKCS#7",
    "/adbe.pkcs7.sha1": "PKCS#7 with SHA-1",
    "/adbe.x509.rsa_sha1": "X.509 with SHA-1",
    "/ETSI.CAdES.detached": "PAdES",
    "/ETSI.RFC3161": "time stamp",
}
TRAILING = 8  # [bytes] of line ends that may follow the last signed byte


def _signed(pdf: Pdf) -> Iterator[Dictionary]:
    form = pdf.Root.get("/AcroForm")
    for field in pdf.acroform.fields if isinstance(form, Dictionary) else ():
        value = field.obj.get("/V")
        if said(field.obj.get("/FT")) == "/Sig" and isinstance(value, Dictionary):
            yield value


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _covers(value: Dictionary, size: int) -> str:
    ranges = items_of(value.get("/ByteRange"))
    start, length = (_whole(item) for item in ranges[2:]) if len(ranges) == 4 else (0, 0)
    if not start or not length:
        return "over parts that it does not name"
    end = start + length
    return "over the whole file" if size - TRAILING <= end <= size else "over an earlier state of the file"


def _described(value: Dictionary, size: int) -> str:
    kind = KINDS.get(said(value.get("/SubFilter")), "of a kind that is not known")
    dated = PDF_DATE.match(said(value.get("/M")))
    day = f", dated {'-'.join(dated.groups())} by its maker" if dated else ""
    return f"{kind}{day}, {_covers(value, size)}"


def signature_notes(pdf: Pdf, size: int) -> Sequence[str]:
    """Return a note for each signature of ``pdf``, a file of ``size`` bytes; nothing when it has none."""
    found = [_described(value, size) for value in _signed(pdf)]
    return [
        f"signature {number} of {len(found)}: {what}; it holds for the file as it came, not for these pages"
        for number, what in enumerate(found, start=1)
    ]
