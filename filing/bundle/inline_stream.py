"""A picture that stands among drawing instructions as an object of its own, drawn alike."""

from pikepdf import ContentStreamInlineImage, Dictionary, Name, Object, Pdf, PdfInlineImage, Stream

from filing.bundle.inseparable import Inseparable
from filing.bundle.objects import said

# What such a picture may say; a reader passes over anything else.
KNOWN = frozenset(
    {"/BitsPerComponent", "/ColorSpace", "/Decode", "/DecodeParms", "/Filter", "/Height", "/ImageMask", "/Intent",
     "/Interpolate", "/Width"}
)  # fmt: skip
DEVICES = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK"})


def _picture(instruction: ContentStreamInlineImage) -> PdfInlineImage:
    picture = instruction.iimage
    if not isinstance(picture, PdfInlineImage):
        raise Inseparable("a picture among the drawing instructions that cannot be read")
    return picture


def says_only_what_draws(instruction: ContentStreamInlineImage) -> bool:
    """Return whether the picture has no entry that draws nothing, and names no colours of the page's own."""
    entries = _picture(instruction).obj
    space = entries.get("/ColorSpace")
    return {str(key) for key in entries} <= KNOWN and (not isinstance(space, Name) or said(space) in DEVICES)


def inline_stream(pdf: Pdf, instruction: ContentStreamInlineImage, spaces: Object | None) -> Stream:
    """Return the picture as an image of ``pdf``; ``spaces`` are the colours that the page names.

    Raises: Inseparable when it cannot be read.
    """
    picture = _picture(instruction)
    made = pdf.make_stream(picture.read_raw_bytes())
    made["/Type"], made["/Subtype"] = Name.XObject, Name.Image
    for key, value in picture.obj.items():
        if str(key) in KNOWN:
            made[str(key)] = value
    space = made.get("/ColorSpace")
    if isinstance(space, Name) and isinstance(spaces, Dictionary) and said(space) in spaces:
        made["/ColorSpace"] = spaces[said(space)]
    return made
