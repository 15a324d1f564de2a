"""What the person who redacts should know: where the words of the case file, or another exhibit, undo a redaction.

These remarks go to the terminal and stand in no file of the bundle, since the other side reads those.
"""

import io
from collections.abc import Iterator, Mapping

from pikepdf import Object, Pdf
from pypdf import PdfReader

from filing.bundle.clear_ground import covers_text
from filing.bundle.objects import dictionaries_of, said
from filing.bundle.page_numbers import page_runs
from filing.bundle.prove_text import UNREADABLE
from filing.bundle.same_word import all_of
from filing.bundle.sources import Source, Sources

MOST_PAGES = 20  # of each file inside, that are looked through


def _of_names(source: Source, label: str) -> Iterator[str]:
    words = all_of(one.words for one in source.taken)
    evidence = source.evidence
    places = (
        (evidence.title, "its title", "the exhibit list prints it"),
        (evidence.proves, "what it proves", "the exhibit list prints it"),
        (evidence.file, "its file name", "bundle.xml and ledger.json name it"),
    )
    for text, what, where in places:
        if words.found_in(text):
            yield f"exhibit {label}: {what} repeats a word that is removed from its pages; {where}"


def _marks(source: Source, label: str) -> Iterator[str]:
    with Pdf.open(io.BytesIO(source.pdf)) as pdf:
        marked = [number for number, page in enumerate(pdf.pages, start=1) if _has_mark(page.obj)]
        covered = [number for number, page in enumerate(pdf.pages, start=1) if covers_text(page.obj)]
    covered = [number for number in covered if number not in {one.page for one in source.taken}]
    if covered:
        yield (
            f"exhibit {label}: on page {page_runs(covered)} of its file text lies below something black; if that was "
            "meant as a redaction, anybody can still read it (docs/bundle.md, Redaction)"
        )
    if marked:
        yield (
            f"exhibit {label}: its file marks parts of page {page_runs(marked)} for redaction, and nothing was "
            "removed there; anybody can read them (docs/bundle.md, Redaction)"
        )


def _has_mark(page: Object) -> bool:
    return any(said(note.get("/Subtype")) == "/Redact" for note in dictionaries_of(page.get("/Annots")))


def _texts(source: Source) -> list[str]:
    """Return the texts of the first pages, or nothing where they cannot be read."""
    try:
        return [page.extract_text() for page in PdfReader(io.BytesIO(source.pdf)).pages[:MOST_PAGES]]
    except UNREADABLE:
        return []


def _of_others(source: Source, sources: Sources, labels: Mapping[str, str]) -> Iterator[str]:
    mine = source.evidence
    label = labels.get(mine.id, mine.id)
    inside = [other for other in sources.included if other.evidence.id.startswith(f"{mine.id}#")]
    names = [labels.get(other.evidence.id, other.evidence.id) for other in inside]
    if inside:
        yield f"exhibit {label} has redactions; what was inside its file is shown whole: {', '.join(names)}"
    words = all_of(one.words for one in source.taken)
    for other, name in zip(inside, names, strict=True):
        if words and words.found_among(_texts(other)):
            yield f"exhibit {name} repeats, on its own pages, a word that is removed from exhibit {label}"
    for other in sources.included:
        if other is not source and other.sha256 == source.sha256 and other.evidence.areas != mine.areas:
            shown = labels.get(other.evidence.id, other.evidence.id)
            yield f"exhibit {shown} is the same file as exhibit {label}, without the same redactions"


def redaction_remarks(sources: Sources, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each title, name, file inside or repeated file that may undo a redaction.

    A mark for a redaction that some program never carried out undoes it too.
    """
    found: list[str] = []
    for source in sources.included:
        found += _marks(source, labels.get(source.evidence.id, source.evidence.id))
        if source.taken:
            found += _of_names(source, labels.get(source.evidence.id, source.evidence.id))
            found += _of_others(source, sources, labels)
    return tuple(dict.fromkeys(found))
