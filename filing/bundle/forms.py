"""Forms shown as they were filled in: every field drawn into its page, nothing left to be filled in or to run.

A field that brings no picture of itself is drawn here where its letters allow it; otherwise the file is refused, since
a form without its answers is another document.
"""

import re
from collections import Counter
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from filing.bundle.field_looks import checked_look, text_look
from filing.bundle.objects import dictionaries_of, items_of, said
from filing.bundle.refusals import Reason, Refused

DYNAMIC = re.compile(rb"<dynamicRender[^>]*>\s*required", re.IGNORECASE)
MAX_PARENTS = 20
CHOSEN = ("/Tx", "/Ch")
PUSHED, PASSWORD = 1 << 16, 1 << 13
FLAT = "form fields are shown as they were filled in and can no longer be changed"
HIDDEN = 2  # annotation flag


def inherited(field: Dictionary, key: str) -> Object | None:
    """Return an entry of ``field``, or of the fields above it."""
    here: object = field
    for _step in range(MAX_PARENTS):
        if not isinstance(here, Dictionary):
            return None
        if key in here:
            return here[key]
        here = here.get("/Parent")
    return None


def _widgets(page: Page) -> Iterator[Dictionary]:
    for item in dictionaries_of(page.obj.get("/Annots")):
        if said(item.get("/Subtype")) == "/Widget":
            yield item


def _refuse_dynamic(form: Dictionary, fields: int) -> None:
    """Return when the form has pages of its own; those of a dynamic XFA form exist only in Adobe's program."""
    xfa = form.get("/XFA")
    packets = [xfa] if isinstance(xfa, Stream) else [item for item in items_of(xfa) if isinstance(item, Stream)]
    if not fields or any(DYNAMIC.search(packet.read_bytes()) for packet in packets):
        raise Refused(Reason.UNSUPPORTED, "the PDF is a dynamic XFA form, which only Adobe's own program can show")


def _value_text(widget: Dictionary) -> str:
    value: object = inherited(widget, "/V")
    if isinstance(value, Stream):
        return value.read_bytes().decode("utf-8", "replace")
    values = [said(value)] if isinstance(value, String) else [said(item) for item in items_of(value)]
    shown = _choices(widget)
    return ", ".join(shown.get(one, one) for one in values)


def _choices(widget: Dictionary) -> dict[str, str]:
    """Return what a field of choices shows for each value that it stores."""
    pairs = [items_of(one) for one in items_of(inherited(widget, "/Opt"))] if _is_choice(widget) else []
    return {said(pair[0]): said(pair[1]) for pair in pairs if len(pair) == 2}


def _is_choice(widget: Dictionary) -> bool:
    kind: object = inherited(widget, "/FT")
    return said(kind) == "/Ch"


def _flags(widget: Dictionary) -> int:
    flags: object = inherited(widget, "/Ff")
    return flags if isinstance(flags, int) else 0


def _normal(widget: Dictionary) -> Object | None:
    looks = widget.get("/AP")
    return looks.get("/N") if isinstance(looks, Dictionary) else None


def _give_text(pdf: Pdf, form: Dictionary, widget: Dictionary, *, stale: bool) -> bool:
    text = _value_text(widget)
    if not text.strip() or _flags(widget) & PASSWORD or (isinstance(_normal(widget), Stream) and not stale):
        return False
    how = inherited(widget, "/DA") or form.get("/DA")
    look = text_look(pdf, widget, text, str(how) if isinstance(how, String) else "", _flags(widget))
    if look is None:
        raise Refused(
            Reason.UNSUPPORTED, "a filled-in form field brings no picture of itself, and its letters cannot be drawn"
        )
    widget["/AP"] = Dictionary(N=look)
    return True


def _give_mark(pdf: Pdf, widget: Dictionary) -> bool:
    """Draw a box that is ticked and has no look of its own; let one that has it show the state that its field has."""
    if _flags(widget) & PUSHED:
        return False
    value = inherited(widget, "/V")
    normal = _normal(widget)
    states = normal if isinstance(normal, Dictionary) and not isinstance(normal, Stream) else Dictionary()
    if "/AS" not in widget and isinstance(value, Name) and str(value) in states:
        widget["/AS"] = value
    state = widget.get("/AS", value if not states else None)
    if not isinstance(state, Name) or str(state) == "/Off" or str(state) in states or isinstance(normal, Stream):
        return False
    widget["/AP"] = Dictionary(N=checked_look(pdf, widget))
    return True


def _draw_missing(pdf: Pdf, form: Dictionary) -> int:
    stale = bool(form.get("/NeedAppearances", False))
    drawn = 0
    for page in pdf.pages:
        for widget in _widgets(page):
            kind = said(inherited(widget, "/FT"))
            if kind in CHOSEN:
                drawn += _give_text(pdf, form, widget, stale=stale)
            elif kind == "/Btn":
                drawn += _give_mark(pdf, widget)
    return drawn


def _flatten(pdf: Pdf) -> None:
    """Draw the fields into their pages; notes, links and marks on the pages stay what they are."""
    others: list[list[Object]] = []
    for page in pdf.pages:
        listed = dictionaries_of(page.obj.get("/Annots"))
        others.append([item for item in listed if said(item.get("/Subtype")) != "/Widget"])
        fields = [item for item in listed if said(item.get("/Subtype")) == "/Widget"]
        if fields:
            page.obj["/Annots"] = Array(fields)
    pdf.flatten_annotations("all")
    for page, kept in zip(pdf.pages, others, strict=True):
        left = [item for item in kept if said(item.get("/Subtype")) != "/Widget"]
        if left:
            page.obj["/Annots"] = Array(left)
        elif "/Annots" in page.obj:
            del page.obj["/Annots"]


def settle_form(pdf: Pdf, removed: Counter[str]) -> list[str]:
    """Leave ``pdf`` without a form, its fields drawn into the pages; count what ran in it, and return notes.

    Raises: Refused: the form makes its pages itself (dynamic XFA), or a filled-in field cannot be drawn.
    """
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return []
    fields = list(pdf.acroform.fields)
    notes = []
    if "/XFA" in form:
        _refuse_dynamic(form, len(fields))
        removed["XFA form data"] += 1
        del form["/XFA"]
    removed["script of a form field"] += sum(1 for field in fields if "/AA" in field.obj)
    if fields:
        hidden = sum(
            1
            for page in pdf.pages
            for widget in _widgets(page)
            if int(widget.get("/F", 0)) & HIDDEN and _value_text(widget).strip()
        )
        drawn = _draw_missing(pdf, form)
        form["/NeedAppearances"] = False
        _flatten(pdf)
        notes.append(FLAT)
        if drawn:
            notes.append(f"{drawn} filled-in form fields brought no picture of themselves and were drawn")
        if hidden:
            notes.append(f"{hidden} filled-in form fields are hidden by the file and not shown")
    if "/AcroForm" in pdf.Root:  # flattening takes it off where nothing is left of it
        del pdf.Root["/AcroForm"]
    return notes
