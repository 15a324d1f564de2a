"""PDF/A: which parts are such files, those that are not made so, and a bundle that claims it only when it is one.

What a file says of itself counts for nothing. Each part, and at the end the whole, is validated: by pikepdf's
validator, which approves only what it knows, and by veraPDF where it is installed, whose verdict then counts. When any
part fails, a bundle claims nothing.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from pikepdf import ObjectStreamMode, Pdf

from filing.bundle.archive_tidy import tidy
from filing.bundle.clear_ground import KEY as CLEAR_GROUND
from filing.bundle.drawn_anew import drawn_anew
from filing.bundle.from_pdf import BROKEN, bounded_streams
from filing.bundle.ghostscript import Colours, Drawn, ghostscript
from filing.bundle.same_look import pages_with_another_look, pages_with_other_text
from filing.bundle.sources import Refusal, Source, Sources
from filing.bundle.verapdf import faults_found, verapdf
from filing.errors import ToolMissing

validator: ModuleType | None
try:
    from pikepdf import pdfa as validator
except ImportError:
    validator = None

FLAVOUR = "2b"
CLAIM = "PDF/A-2b"
WHEN_MADE = re.compile(rb"\s*<xmp:MetadataDate>[^<]*</xmp:MetadataDate>")
MAKER = re.compile(rb"(?<=<pdf:Producer>)[^<]*(?=</pdf:Producer>)")
AS_IT_IS = "the pages are PDF/A as they are: validated"
MOST_NAMED = 10  # [pages, fonts] that a note names


def require_validator() -> ModuleType:
    """Return pikepdf's validator.

    Raises: ToolMissing when the packages it needs are not installed.
    """
    if validator is None:
        raise ToolMissing(
            "Checking PDF/A needs packages that are not installed.",
            "Install filing with them (pip install 'filing[pdfa]'), or leave --pdfa out.",
        )
    return validator


def _prepared(pdf: Pdf, checker: ModuleType) -> None:
    """Declare ``pdf`` to be PDF/A, with what that asks beside its pages, and without the time of doing so."""
    checker.prepare(pdf, FLAVOUR)
    packet = pdf.Root.Metadata
    packet.write(MAKER.sub(b"filing", WHEN_MADE.sub(b"", packet.read_bytes())))
    pdf.docinfo["/Producer"] = "filing"


def _written(pdf: Pdf, checker: ModuleType, **more: object) -> bytes:
    output = io.BytesIO()
    pdf.save(output, **(checker.resolve_save_kwargs(checker.Flavour(FLAVOUR)) | more))
    return output.getvalue()


def _faults(data: bytes, checker: ModuleType) -> tuple[str, ...]:
    report = checker.validate_written(io.BytesIO(data), FLAVOUR)
    return tuple(f"{finding.rule}: {finding.message}" for finding in report.findings)


def faults_of_part(data: bytes) -> tuple[str, ...]:
    """Return what keeps these pages from being PDF/A as they are; nothing when they are.

    Raises: ToolMissing when there is no validator.
    """
    checker = require_validator()
    with Pdf.open(io.BytesIO(data)) as source, Pdf.new() as pdf:
        pdf.pages.extend(source.pages)
        tidy(pdf)
        _prepared(pdf, checker)
        made = _written(pdf, checker)
    faults = _faults(made, checker)
    program = verapdf()
    return faults_found(program, made, FLAVOUR) if faults and program else faults


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which a part may become PDF/A: what it is then, and what is said of it.

    ``drawn_from`` is what its pages looked like and said before; None when they are the same.
    """

    pdf: bytes
    note: str
    drawn_from: bytes | None = None


def _named(things: Sequence[object]) -> str:
    return ", ".join(map(str, things[:MOST_NAMED])) + (" …" if len(things) > MOST_NAMED else "")


def _note(made: Drawn, colours: Colours) -> str:
    put_in = f"; fonts that it names without having them are put in: {_named(made.fonts)}" if made.fonts else ""
    turned = "; its colours are red, green and blue now" if colours is Colours.RGB else ""
    layers = f"; {made.layers} × hidden layer left out" if made.layers else ""
    return (
        "the pages were converted to PDF/A by Ghostscript, which writes text and pictures anew, and validated; their "
        f"text is the same{put_in}{turned}{layers}"
    )


def _ways(data: bytes, program: str) -> Iterator[_Way]:
    """Yield ways to make a part PDF/A, those first that change least."""
    yield _Way(data, AS_IT_IS)
    if not program:
        return
    looks = drawn_anew(program, data, Colours.KEPT, whole=False)
    if looks is not None:
        yield _Way(looks.pdf, "notes without a look of their own were drawn; the pages are PDF/A: validated")
        data = looks.pdf
    for colours in Colours:
        anew = drawn_anew(program, data, colours, whole=True)
        if anew is not None:
            yield _Way(anew.pdf, _note(anew, colours), drawn_from=data)


def _loss(way: _Way, pages: int) -> str:
    """Return what is no longer as it was, or nothing."""
    if way.drawn_from is None:
        return ""
    other = pages_with_other_text(way.drawn_from, way.pdf, pages)
    if other:
        return f"the text of page {_named(other)} would be lost"
    other = pages_with_another_look(way.drawn_from, way.pdf, pages) or ()
    return f"page {_named(other)} would look otherwise" if other else ""


def _tidied(data: bytes) -> tuple[bytes, int]:
    with Pdf.open(io.BytesIO(data)) as pdf:
        unseen = tidy(pdf, lambda key: key == CLEAR_GROUND)
        output = io.BytesIO()
        pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return output.getvalue(), unseen


def _archived(source: Source) -> Source:
    program = ghostscript()
    why = ""
    try:
        with bounded_streams():
            data, unseen = _tidied(source.pdf)
            removed = (*source.removed, f"{unseen} × hidden note or link") if unseen else source.removed
            for way in _ways(data, program):
                made, _none = _tidied(way.pdf)
                faults = faults_of_part(made)
                why = faults[0] if faults else _loss(way, source.pages)
                if why and not faults:
                    break  # other colours would not bring it back
                if not why:
                    told = (*source.notes, way.note)
                    stored, before = source.stored.beside(made), source.as_read
                    return replace(source, stored=stored, before=before, archival=True, notes=told, removed=removed)
    except BROKEN as error:
        why = f"they cannot be read ({type(error).__name__})"
    how = "and could not be converted" if program else "and Ghostscript, which converts them, is not installed"
    return replace(source, notes=(*source.notes, f"the pages are not PDF/A {how} ({why})"))


def archived(sources: Sources) -> Sources:
    """Return ``sources`` as PDF/A where they are or can be made so, each told in its notes.

    Raises: ToolMissing when there is no validator.
    """
    require_validator()
    return Sources(tuple(entry if isinstance(entry, Refusal) else _archived(entry) for entry in sources.pages_of))


def parts_without(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the ids of those that are not PDF/A."""
    return tuple(source.evidence.id for source in sources if not source.archival)


def claiming(data: bytes) -> tuple[bytes, tuple[str, ...], str]:
    """Return the finished bundle with its claim and nothing, or as it was with what keeps it from claiming.

    The third value names the validator whose verdict it is. The entry that opens the bundle at 100 % is validated apart
    where that is pikepdf's: the standard allows it, and this validator does not know it.

    Raises: ToolMissing when there is no validator.
    """
    checker = require_validator()
    program = verapdf()
    with Pdf.open(io.BytesIO(data)) as pdf:
        opening = pdf.Root.get("/OpenAction")
        if opening is not None:
            del pdf.Root["/OpenAction"]
        _prepared(pdf, checker)
        faults = () if program else _faults(_written(pdf, checker), checker)
        if opening is not None:
            pdf.Root["/OpenAction"] = opening
        made = _written(pdf, checker, static_id=True, min_version="1.7")
    if program:
        faults = faults_found(program, made, FLAVOUR)
    return (data if faults else made), faults, "veraPDF" if program else "pikepdf"
