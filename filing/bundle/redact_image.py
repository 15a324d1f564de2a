"""Pictures whose pixels under a redaction are gone: overwritten in the data, not covered.

What the pixels become does not matter, since a black rectangle stands over them; so samples are set to nothing in the
form in which they are stored, and no colours are converted. Kinds that cannot be taken apart so are not touched.
"""

import io
import math
from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfImage, Stream
from PIL import Image

from filing.bundle.geometry import Box, Matrix
from filing.bundle.inseparable import Inseparable
from filing.bundle.limits import MAX_IMAGE_PIXELS
from filing.bundle.matrices import box_moved, inverse
from filing.bundle.objects import items_of

LOSSLESS = frozenset({"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"})
COMPONENTS = {"/DeviceGray": 1, "/CalGray": 1, "/G": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4}
# What else may hang on a picture: other versions of it, and words about it.
BESIDES = ("/Alternates", "/OPI", "/Metadata", "/PieceInfo", "/AF", "/Measure", "/PtData", "/StructParent", "/ID")
OWN_FORM = ("/Filter", "/DecodeParms", "/Length", "/F", "/FFilter", "/FDecodeParms")

Pixels = tuple[int, int, int, int]


def _covered(area: Box, matrix: Matrix, width: int, height: int) -> Pixels | None:
    """Return the pixels that ``area`` of the page touches in a picture drawn by ``matrix``, with one around them."""
    back = inverse(matrix)
    if back is None:
        return 0, 0, width, height
    left, bottom, right, top = box_moved(area, back)
    found = (
        max(0, math.floor(left * width) - 1),
        max(0, math.floor((1 - top) * height) - 1),
        min(width, math.ceil(right * width) + 1),
        min(height, math.ceil((1 - bottom) * height) + 1),
    )
    outside = left >= 1 or right <= 0 or bottom >= 1 or top <= 0
    return None if outside else found


def _filters(image: Stream) -> list[str]:
    named = image.get("/Filter")
    return [str(named)] if isinstance(named, Name) else [str(item) for item in items_of(named)]


def _components(image: Stream) -> int:
    if bool(image.get("/ImageMask", False)):
        return 1
    space = image.get("/ColorSpace")
    family = str(space) if isinstance(space, Name) else str(next(iter(items_of(space)), ""))
    items = items_of(space)
    if family in COMPONENTS:
        return COMPONENTS[family]
    if family in {"/Indexed", "/Separation"}:
        return 1
    if family == "/ICCBased" and len(items) > 1 and isinstance(items[1], Stream):
        return int(items[1].get("/N", 0))
    if family == "/DeviceN" and len(items) > 1 and isinstance(items[1], Array):
        return len(items[1])
    raise Inseparable("a picture in a colour space that is not known")


def _side(image: Stream, key: str) -> int:
    value = image.get(key)
    if not isinstance(value, int) or value < 1:
        raise Inseparable("a picture without a size")
    return value


def _samples_removed(image: Stream, holes: Sequence[Pixels]) -> bytes:
    width, height = _side(image, "/Width"), _side(image, "/Height")
    depth = 1 if bool(image.get("/ImageMask", False)) else _side(image, "/BitsPerComponent")
    step = _components(image) * depth  # [bits] of one pixel
    row = (width * step + 7) // 8  # [bytes]
    data = bytearray(image.read_bytes())
    if len(data) < row * height or step < 1:
        raise Inseparable("a picture with fewer data than its size asks")
    del data[row * height :]
    for left, top, right, bottom in holes:
        first, last = left * step // 8, min(row, (right * step + 7) // 8)
        blank = bytes(last - first)
        for line in range(top, bottom):
            data[line * row + first : line * row + last] = blank
    return bytes(data)


def _jpeg_removed(image: Stream, holes: Sequence[Pixels]) -> bytes:
    """Return the picture as JPEG with the same tables, so that what stays looks as it did."""
    try:
        with Image.open(io.BytesIO(image.read_raw_bytes()), formats=("JPEG",)) as picture:
            if picture.mode not in {"L", "RGB"} or picture.size != (_side(image, "/Width"), _side(image, "/Height")):
                raise Inseparable("a JPEG picture of a kind that is not taken apart")
            for hole in holes:
                picture.paste(0, hole)
            output = io.BytesIO()
            picture.save(output, format="JPEG", quality="keep", subsampling="keep", comment=b"")
    except (OSError, ValueError, SyntaxError) as error:
        raise Inseparable("a JPEG picture that cannot be opened") from error
    return output.getvalue()


def _fax_removed(image: Stream, holes: Sequence[Pixels]) -> bytes:
    if "/Decode" in image or bool(image.get("/ImageMask", False)):
        raise Inseparable("a fax picture of a kind that is not taken apart")
    picture = PdfImage(image).as_pil_image()
    if picture.mode != "1" or picture.size != (_side(image, "/Width"), _side(image, "/Height")):
        raise Inseparable("a fax picture of a kind that is not taken apart")
    for hole in holes:
        picture.paste(0, hole)
    return picture.tobytes()


def _blanked(pdf: Pdf, image: Stream, areas: Sequence[Box], matrix: Matrix) -> Stream:
    width, height = _side(image, "/Width"), _side(image, "/Height")
    if width * height > MAX_IMAGE_PIXELS:
        raise Inseparable("a picture with too many pixels")
    found = (_covered(area, matrix, width, height) for area in areas)
    holes = [hole for hole in found if hole is not None]
    filters = _filters(image)
    facts: dict[str, object] = {
        str(key): value for key, value in image.items() if str(key) not in {*OWN_FORM, *BESIDES}
    }
    if filters == ["/DCTDecode"]:
        made = pdf.make_stream(_jpeg_removed(image, holes))
        facts["/Filter"] = Name.DCTDecode
    elif filters == ["/CCITTFaxDecode"]:
        made = pdf.make_stream(_fax_removed(image, holes))
        facts |= {"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 1}
    elif set(filters) <= LOSSLESS:
        made = pdf.make_stream(_samples_removed(image, holes))
    else:
        raise Inseparable(f"a picture stored as {filters[-1].removeprefix('/')}")
    for key, value in facts.items():
        made[key] = value
    return made


def redacted_image(pdf: Pdf, image: Stream, areas: Sequence[Box], matrix: Matrix) -> Object:
    """Return a copy of ``image`` without what lies under ``areas`` where ``matrix`` draws it; its masks likewise.

    Raises: Inseparable when it cannot be taken apart.
    """
    made = _blanked(pdf, image, areas, matrix)
    for key in ("/SMask", "/Mask"):
        mask = image.get(key)
        if isinstance(mask, Stream):
            made[key] = _blanked(pdf, mask, areas, matrix)
    return made


def is_plain_shading(shading: object) -> bool:
    """Return whether ``shading`` is a run of colours and can hold no picture."""
    kind = shading.get("/ShadingType") if isinstance(shading, Dictionary | Stream) else None
    return isinstance(kind, int) and 1 <= kind <= 3
