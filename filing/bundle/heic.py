"""HEIC, the picture format of telephones, by way of pillow-heif; the one module that knows whether it is there."""

import io
from importlib import import_module
from importlib.util import find_spec

from PIL import Image

from filing.bundle.limits import MAX_IMAGE_PIXELS
from filing.bundle.refusals import Reason, Refused

LIBRARY = import_module("pillow_heif") if find_spec("pillow_heif") else None  # the optional extra "heic"

BRANDS = (b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1")


def heic_is_there() -> bool:
    """Return whether the library is installed."""
    return LIBRARY is not None


def is_heic(data: bytes) -> bool:
    """Return whether ``data`` begins like a HEIC picture."""
    return data[4:8] == b"ftyp" and data[8:12] in BRANDS


def open_heic(data: bytes) -> Image.Image:
    """Return the main picture in ``data``, turned upright.

    Raises: Refused when the library is not installed, or there are too many pixels; ValueError, OSError and EOFError
        when the file is damaged.
    """
    if LIBRARY is None:
        raise Refused(Reason.UNSUPPORTED, 'the file is a HEIC picture; install filing with its extra "heic" to show it')
    container = LIBRARY.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
    wide, high = container.size
    if wide * high > MAX_IMAGE_PIXELS:
        raise Refused(Reason.TOO_LARGE, f"the picture has {wide * high} pixels; at most {MAX_IMAGE_PIXELS} are taken")
    image: Image.Image = container.to_pillow()
    image.format = "HEIF"
    return image
