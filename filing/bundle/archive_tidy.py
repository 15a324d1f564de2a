"""Small mendings that PDF/A asks for and that no reader sees: what is said by default is said out loud, rests go."""

from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from filing.bundle.objects import dictionaries_of, items_of, said

EMPTIED = ("/Pattern", "/Shading", "/XObject", "/ExtGState", "/ColorSpace", "/Font", "/Properties")
# What a page may say (ISO 32000-1, table 30), as far as cleaning leaves it; programs write keys of their own beside it.
OF_PAGE = frozenset({
    "/Type", "/Parent", "/LastModified", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
    "/BoxColorInfo", "/Contents", "/Rotate", "/Group", "/Annots", "/Metadata", "/ID", "/SeparationInfo", "/Tabs",
    "/UserUnit", "/VP",
})  # fmt: skip
DIRECT = ("/BS", "/BE", "/Border", "/Rect", "/C", "/IC", "/QuadPoints", "/Dest")
UNSEEN = 1 | 2 | 32 | 256  # flags of notes: invisible, hidden, not viewed, viewed only at times


def is_seen(annotation: Dictionary) -> bool:
    """Return whether a reader sees the annotation on the page; PDF/A allows no others."""
    flags = annotation.get("/F", 0)
    return not (isinstance(flags, int) and flags & UNSEEN)


def _empty_shelves_out(page: Page) -> None:
    resources = page.obj.get("/Resources")
    if isinstance(resources, Dictionary):
        for key in EMPTIED:
            shelf = resources.get(key)
            if isinstance(shelf, Dictionary) and not len(shelf):
                del resources[key]


def _stray_keys_out(page: Page, kept: Callable[[str], bool]) -> None:
    for key in [str(key) for key in page.obj if str(key) not in OF_PAGE and not kept(str(key))]:
        del page.obj[key]


def _direct(annotation: Dictionary) -> None:
    for key in DIRECT:
        value = annotation.get(key)
        if isinstance(value, Array) and value.is_indirect:
            annotation[key] = Array(items_of(value))
        elif isinstance(value, Dictionary) and value.is_indirect:
            annotation[key] = Dictionary(dict(value.items()))


def _unseen_notes_out(page: Page) -> int:
    listed = dictionaries_of(page.obj.get("/Annots"))
    seen = [annotation for annotation in listed if is_seen(annotation)]
    gone = [annotation for annotation in listed if not is_seen(annotation)]
    answers = {popup.objgen for one in gone if isinstance(popup := one.get("/Popup"), Dictionary)}
    left = [one for one in seen if not (one.is_indirect and one.objgen in answers)]
    if len(left) == len(listed):
        return 0
    if left:
        page.obj["/Annots"] = Array(left)
    else:
        del page.obj["/Annots"]
    return sum(said(one.get("/Subtype")) != "/Popup" for one in gone)


def _fonts(pdf: Pdf) -> Iterator[Object]:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and said(thing.get("/Subtype")) == "/CIDFontType2":
            yield thing


def tidy(pdf: Pdf, kept: Callable[[str], bool] = lambda _key: False) -> int:
    """Leave ``pdf`` as PDF/A has it, as far as nobody sees; return how many notes that nobody sees were taken out.

    Keys of a page for which ``kept`` holds stay.

    Raises: pikepdf's errors where the file is too damaged to be walked.
    """
    pdf.remove_unreferenced_resources()
    unseen = 0
    for page in pdf.pages:
        _empty_shelves_out(page)
        _stray_keys_out(page, kept)
        unseen += _unseen_notes_out(page)
        for annotation in dictionaries_of(page.obj.get("/Annots")):
            _direct(annotation)
    for font in _fonts(pdf):
        descriptor = font.get("/FontDescriptor")
        carried = isinstance(descriptor, Dictionary) and isinstance(descriptor.get("/FontFile2"), Stream)
        if carried and "/CIDToGIDMap" not in font:
            font["/CIDToGIDMap"] = Name.Identity
    return unseen
