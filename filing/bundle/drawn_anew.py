"""Pages and the looks of notes drawn anew by Ghostscript, for PDF/A; all that leads and tells stays as it was.

Ghostscript gets bare pages, and behind them one page for each note with nothing on it but that note. What it draws
there is put back: drawings into their pages, looks into their notes. So links, outline, named places, sizes and turns
never pass through it.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, Stream

from filing.bundle.archive_tidy import is_seen
from filing.bundle.geometry import Box, box_object, number_in, numbers
from filing.bundle.ghostscript import Colours, Drawn, drawn
from filing.bundle.objects import dictionaries_of, items_of, said

SHAPE = ("/Rotate", "/UserUnit", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Annots", "/Group")
WITHOUT_LOOK = frozenset({"/Link", "/Popup"})  # PDF/A asks none of them
PRINTED = 4
ALONE = ("/P", "/Popup", "/Parent", "/IRT", "/OC")
MOST_LOOKS = 2_000  # [notes] of one exhibit
SLACK = 0.05  # [pt] by which Ghostscript rounds sizes


@dataclass(frozen=True, slots=True)
class _Note:
    """A note that shows something: its page and its place among the annotations there, both from 0, and its area."""

    page: int
    at: int
    area: Box


def _area(value: object) -> Box | None:
    sides = [number_in(item) for item in items_of(value)]
    known = [side for side in sides if side is not None]
    if len(sides) != 4 or len(known) != 4:
        return None
    left, bottom, right, top = known
    box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return box if box[2] > box[0] and box[3] > box[1] else None


def _has_look(annotation: Dictionary) -> bool:
    looks = annotation.get("/AP")
    return isinstance(looks, Dictionary) and isinstance(looks.get("/N"), Stream)


def _notes(pdf: Pdf, *, all_of_them: bool) -> Iterator[_Note]:
    for number, page in enumerate(pdf.pages):
        for at, annotation in enumerate(dictionaries_of(page.obj.get("/Annots"))):
            area = _area(annotation.get("/Rect"))
            if area is None or said(annotation.get("/Subtype")) in WITHOUT_LOOK or not is_seen(annotation):
                continue
            if all_of_them or not _has_look(annotation):
                yield _Note(number, at, area)


def _page_of_note(pdf: Pdf, note: _Note) -> None:
    """Append a page that shows nothing but ``note``."""
    annotation = dictionaries_of(pdf.pages[note.page].obj["/Annots"])[note.at]
    alone = pdf.make_indirect(Dictionary({key: value for key, value in annotation.items() if key not in ALONE}))
    alone["/F"] = PRINTED
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj["/MediaBox"] = box_object(note.area)
    page.obj["/Contents"] = pdf.make_stream(b"q Q\n")
    page.obj["/Annots"] = Array([alone])


def _bare(data: bytes, notes: list[_Note], *, whole: bool) -> bytes:
    """Return what Ghostscript is to draw: the bare pages when ``whole``, then a page for each of ``notes``."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
        for note in notes:
            _page_of_note(pdf, note)
        for page in pdf.pages[:count]:
            for key in SHAPE:
                if key in page.obj:
                    del page.obj[key]
        if not whole:
            del pdf.pages[:count]
        for key in ("/Outlines", "/Names"):
            if key in pdf.Root:
                del pdf.Root[key]
        output = io.BytesIO()
        pdf.save(output, object_stream_mode=ObjectStreamMode.generate)
        return output.getvalue()


def _hidden_layers(pdf: Pdf) -> int:
    """Return how many layers the file hides from a reader."""
    properties = pdf.Root.get("/OCProperties")
    shown_by = properties.get("/D") if isinstance(properties, Dictionary) else None
    if not isinstance(properties, Dictionary) or not isinstance(shown_by, Dictionary):
        return 0
    on = {layer.objgen for layer in dictionaries_of(shown_by.get("/ON"))}
    off = {layer.objgen for layer in dictionaries_of(shown_by.get("/OFF"))}
    if said(shown_by.get("/BaseState")) == "/OFF":
        off |= {layer.objgen for layer in dictionaries_of(properties.get("/OCGs"))} - on
    return len(off)


def _layers_out(pdf: Pdf) -> None:
    """Leave out the list of layers, which no page draws any more; notes that stand in a layer keep it."""
    in_layers = any("/OC" in one for page in pdf.pages for one in dictionaries_of(page.obj.get("/Annots")))
    if not in_layers and "/OCProperties" in pdf.Root:
        del pdf.Root["/OCProperties"]


def _drawing(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    pieces = [contents] if isinstance(contents, Stream) else items_of(contents)
    return b"\n".join(piece.read_bytes() for piece in pieces if isinstance(piece, Stream))


def _resources(pdf: Pdf, drawn_by: Pdf, page: Page) -> Object:
    """Return what the drawing of ``page`` uses, in ``pdf``."""
    found = page.obj.get("/Resources")
    return pdf.copy_foreign(drawn_by.make_indirect(found if isinstance(found, Dictionary) else Dictionary()))


def _put_page(pdf: Pdf, page: Page, made: Pdf, drawing: Page) -> bool:
    """Give ``page`` the new drawing in its own coordinates; return whether it is as large as the page."""
    old, new = _area(page.obj.get("/MediaBox")), _area(drawing.obj.get("/MediaBox"))
    if old is None or new is None or "/Rotate" in drawing.obj or "/UserUnit" in drawing.obj:
        return False
    wide, high = old[2] - old[0] - new[2] + new[0], old[3] - old[1] - new[3] + new[1]
    if max(abs(wide), abs(high)) > SLACK:
        return False
    moved = numbers([1, 0, 0, 1, old[0] - new[0], old[1] - new[1]])
    page.obj["/Contents"] = pdf.make_stream(f"q {moved} cm\n".encode("ascii") + _drawing(drawing) + b"\nQ\n")
    page.obj["/Resources"] = _resources(pdf, made, drawing)
    if "/Group" in page.obj:
        del page.obj["/Group"]
    group = drawing.obj.get("/Group")
    if isinstance(group, Dictionary):
        page.obj["/Group"] = pdf.copy_foreign(made.make_indirect(group))
    return True


def _put_look(pdf: Pdf, note: _Note, made: Pdf, drawing: Page) -> None:
    """Give ``note`` the new look."""
    annotation = dictionaries_of(pdf.pages[note.page].obj["/Annots"])[note.at]
    look = pdf.make_stream(_drawing(drawing))
    look["/Type"], look["/Subtype"] = Name.XObject, Name.Form
    look["/BBox"] = Array(drawing.obj["/MediaBox"].as_list())
    look["/Resources"] = _resources(pdf, made, drawing)
    annotation["/AP"] = Dictionary(N=pdf.make_indirect(look))
    if "/AS" in annotation:
        del annotation["/AS"]


def drawn_anew(program: str, data: bytes, colours: Colours, *, whole: bool) -> Drawn | None:
    """Return the PDF with its pages and the looks of its notes drawn by Ghostscript at ``program``.

    Without ``whole`` the pages stay as they are, and only notes without a look get one. None when something could not
    be drawn; the fonts that were put in are named, and hidden layers, which are left out, are counted.

    Raises: pikepdf's errors where what Ghostscript wrote cannot be read.
    """
    with Pdf.open(io.BytesIO(data)) as pdf:
        notes = list(_notes(pdf, all_of_them=whole))
        count = len(pdf.pages) if whole else 0
        if len(notes) > MOST_LOOKS or not (count or notes):
            return None
        found = drawn(program, _bare(data, notes, whole=whole), count + len(notes), colours)
        if found is None:
            return None
        with Pdf.open(io.BytesIO(found.pdf)) as made:
            drawings = list(made.pages)
            if len(drawings) != count + len(notes):
                return None
            for page, drawing in zip(list(pdf.pages)[:count], drawings[:count], strict=True):
                if not _put_page(pdf, page, made, drawing):
                    return None
            for note, drawing in zip(notes, drawings[count:], strict=True):
                _put_look(pdf, note, made, drawing)
        layers = _hidden_layers(pdf) if whole else 0
        if whole:
            _layers_out(pdf)
        output = io.BytesIO()
        pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return Drawn(output.getvalue(), found.fonts, layers)
