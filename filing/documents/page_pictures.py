"""Pictures on the page of a PDF as addresses that hold their own data."""

from base64 import b64encode

from filing.documents.payment_code import png
from filing.documents.tree import Picture


def picture_address(found: Picture) -> str:
    """Return the data: address of a picture."""
    return _address(found.media, found.data)


def code_address(payload: str) -> str:
    """Return the data: address of a payment code."""
    return _address("image/png", png(payload))


def size_on_paper(width: float, height: float) -> str:
    """Return a style for a size in millimetres."""
    return f"width: {width:.2f}mm; height: {height:.2f}mm"


def _address(media: str, data: bytes) -> str:
    return f"data:{media};base64,{b64encode(data).decode()}"
