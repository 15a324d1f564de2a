"""What a PDF holds and its pages do not show: files inside it, and layers that are hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Pdf

from filing.bundle.inside_names import short
from filing.bundle.objects import dictionaries_of, said
from filing.bundle.printable import one_line

MOST_NAMED = 10  # [files] that a note names


@dataclass(frozen=True, slots=True)
class Unshown:
    """Notes on what no page shows; ``files``: other files are among it."""

    notes: tuple[str, ...]
    files: bool


def _pinned(pdf: Pdf) -> Iterator[str]:
    """Yield the names of files that notes carry."""
    for page in pdf.pages:
        for note in dictionaries_of(page.obj.get("/Annots")):
            if said(note.get("/Subtype")) == "/FileAttachment":
                file = note.get("/FS")
                keys = ("/UF", "/F") if isinstance(file, Dictionary) else ()
                yield next((said(file[key]) for key in keys if file is not None and key in file), "")


def _files(pdf: Pdf, known: frozenset[str]) -> list[str]:
    return [name for name in (*pdf.attachments, *_pinned(pdf)) if name.lower() not in known]


def _hidden_layers(pdf: Pdf) -> int:
    properties = pdf.Root.get("/OCProperties")
    default = properties.get("/D") if isinstance(properties, Dictionary) else None
    if not isinstance(properties, Dictionary) or not isinstance(default, Dictionary):
        return 0
    shown, off = ({layer.objgen for layer in dictionaries_of(default.get(key, Array()))} for key in ("/ON", "/OFF"))
    every = {layer.objgen for layer in dictionaries_of(properties.get("/OCGs", Array()))}
    return len(every & ((every - shown) if said(default.get("/BaseState")) == "/OFF" else off))


def unshown_notes(pdf: Pdf, known: frozenset[str], *, nameless: bool) -> Unshown:
    """Return what ``pdf`` holds beside what its pages show; ``known`` are names of files that are told elsewhere.

    ``nameless`` leaves the names of files out, which may say what a redaction takes.
    """
    files, layers = _files(pdf, known), _hidden_layers(pdf)
    notes = []
    if files:
        named = ", ".join(short(one_line(name)) or "one without a name" for name in files[:MOST_NAMED])
        more = " …" if len(files) > MOST_NAMED else ""
        which = "" if nameless else f" ({named}{more})"
        notes.append(f"{len(files)} files inside the PDF{which} are not shown; ask for them apart if they matter")
    if layers:
        notes.append(f"{layers} layers of the drawing are hidden by the file and not shown")
    return Unshown(tuple(notes), bool(files))
