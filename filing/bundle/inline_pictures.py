"""Pictures that stand in the text of a mail or page, made ready to be printed there; nothing is fetched for them."""

import base64
import binascii
import io
import re
from collections.abc import Mapping
from urllib.parse import unquote, unquote_to_bytes

from PIL import Image

from filing.bundle.from_image import CANNOT_EMBED, DAMAGE, strict_pictures
from filing.bundle.limits import MAX_HTML_PICTURE_BYTES, MAX_IMAGE_PIXELS

FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP")
DATA = "data:"
CONTENT_ID = "cid:"
DATA_ADDRESS = re.compile(r"data:[a-z/+.-]{0,60};base64,[A-Za-z0-9+/=\s%]*", re.IGNORECASE)


def without_pictures(markup: str) -> str:
    """Return ``markup`` without the pictures that are written into it, to tell how much text it has."""
    return DATA_ADDRESS.sub("", markup)


def _printed(data: bytes) -> bytes | None:
    """Return a JPEG as it is, anything else as PNG; None for what cannot be shown whole."""
    with strict_pictures():
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_IMAGE_PIXELS:
                    return None
                image.load()
                if image.format == "JPEG":
                    return data
                output = io.BytesIO()
                image.convert("RGBA" if image.has_transparency_data else "RGB").save(output, format="PNG")
        except (*DAMAGE, *CANNOT_EMBED, Image.DecompressionBombError):
            return None
    return output.getvalue()


def is_whole(data: bytes) -> bool:
    """Return whether the picture can be shown whole."""
    with strict_pictures():
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_IMAGE_PIXELS:
                    return False
                image.load()
        except (*DAMAGE, *CANNOT_EMBED, Image.DecompressionBombError):
            return False
    return True


def _in_address(address: str) -> bytes:
    """Return the data that stand in a ``data:`` address itself; nothing when they cannot be read."""
    head, _comma, body = address.partition(",")
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote(body), validate=False)
    except (binascii.Error, ValueError):
        return b""


class InlinePictures:
    """Gives the pictures at hand as ``data:`` addresses, until they are too large together.

    ``at_hand`` maps a Content-ID without brackets, or the name by which the text calls a picture, to its data.
    """

    def __init__(self, at_hand: Mapping[str, bytes]) -> None:
        self._at_hand = at_hand
        self._left = MAX_HTML_PICTURE_BYTES

    def __call__(self, address: str) -> str | None:
        """Return the picture at ``address`` as a ``data:`` address; None when it is not at hand or cannot be shown."""
        if address.lower().startswith(DATA):
            data = _in_address(address)
        else:
            key = address[len(CONTENT_ID) :] if address.lower().startswith(CONTENT_ID) else address
            data = self._at_hand.get(unquote(key)) or self._at_hand.get(key, b"")
        printed = _printed(data) if data else None
        if printed is None or len(printed) > self._left:
            return None
        self._left -= len(printed)
        kind = "jpeg" if printed.startswith(b"\xff\xd8") else "png"
        return f"data:image/{kind};base64,{base64.b64encode(printed).decode()}"
