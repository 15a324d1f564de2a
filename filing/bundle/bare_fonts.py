"""Fonts without names and remarks of their maker; the shapes of their letters stay."""

from pikepdf import Dictionary, Object, Stream

from filing.bundle import bare_entries as entries
from filing.bundle.bare_colours import only
from filing.bundle.objects import dictionaries_of

FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def bare_font(font: Object) -> None:
    """Strip ``font`` and the fonts below it; what glyphs that are drawings draw with is not looked at."""
    only(font, entries.FONT)
    descriptor = font.get("/FontDescriptor")
    if isinstance(descriptor, Dictionary):
        only(descriptor, entries.DESCRIPTOR)
        for key in FILES:
            if isinstance(descriptor.get(key), Stream):
                only(descriptor[key], entries.FONT_FILE)
    for key in ("/Encoding", "/ToUnicode"):
        codes = font.get(key)
        if isinstance(codes, Dictionary | Stream):
            only(codes, entries.CODES)
            if isinstance(codes.get("/CIDSystemInfo"), Dictionary):
                only(codes["/CIDSystemInfo"], entries.COLLECTION)
    if isinstance(font.get("/CIDSystemInfo"), Dictionary):
        only(font["/CIDSystemInfo"], entries.COLLECTION)
    for below in dictionaries_of(font.get("/DescendantFonts")):
        if "/DescendantFonts" in below:
            del below["/DescendantFonts"]  # fonts lie one level deep
        bare_font(below)
