"""Whether a part of a picture that fills a page is even ground: looked at much reduced, since only a stamp needs it."""

import io

import pikepdf
from pikepdf import Name, Stream
from PIL import Image

from filing.bundle.geometry import Box, Matrix
from filing.bundle.matrices import box_moved

MOST_PIXELS = 30_000_000  # [pixels] of a picture that is looked at
REDUCED = 128  # [pixels] of the sides of the reduced picture, at least
CONTRAST = 36  # [of 255] from which a part of a picture is print


class Picture:
    """A picture that fills the page, much reduced."""

    def __init__(self, image: Image.Image, from_view: Matrix) -> None:
        self._image = image
        self._from_view = from_view

    def shows(self, box: Box) -> bool:
        """Return whether the part in ``box`` of the view is anything but even ground."""
        left, bottom, right, top = box_moved(box, self._from_view)
        wide, high = self._image.size
        cut = (int(left * wide), int((1 - top) * high), int(right * wide) + 1, int((1 - bottom) * high) + 1)
        inside = (max(cut[0], 0), max(cut[1], 0), min(cut[2], wide), min(cut[3], high))
        if inside[0] >= inside[2] or inside[1] >= inside[3]:
            return False
        shades = self._image.crop(inside).tobytes()
        return max(shades) - min(shades) > CONTRAST


def reduced_picture(stream: Stream) -> Image.Image | None:
    """Return the picture in grey, reduced; None where that would take long or cannot be done."""
    pixels = int(stream.get("/Width", 0)) * int(stream.get("/Height", 0))
    if not 0 < pixels <= MOST_PIXELS:
        return None
    try:
        if stream.get("/Filter") == Name.DCTDecode:
            photograph = Image.open(io.BytesIO(stream.read_raw_bytes()), formats=("JPEG",))
            photograph.draft("L", (REDUCED, REDUCED))
            grey = photograph.convert("L")
        else:
            grey = pikepdf.PdfImage(stream).as_pil_image().convert("L")
    except (OSError, ValueError, SyntaxError, NotImplementedError, pikepdf.PdfError, pikepdf.UnsupportedImageTypeError):
        return None
    return grey.reduce(max(1, max(grey.size) // REDUCED))
