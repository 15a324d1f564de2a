"""PDF/A: which parts are such files, those that are not converted, and a bundle that claims it only when it is one.

Each part, and at the end the whole, is validated by pikepdf's validator, which approves only what it knows. Without
it, and when any part fails, a bundle claims nothing.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

from pikepdf import Dictionary, ObjectStreamMode, Pdf

from filing.bundle.ocr import plainly_saved
from filing.bundle.ocrmypdf import as_archive, can_archive
from filing.bundle.sources import Refusal, Source, Sources
from filing.errors import ToolMissing

validator: ModuleType | None
try:
    from pikepdf import pdfa as validator
except ImportError:
    validator = None

FLAVOUR = "2b"
CLAIM = "PDF/A-2b"
EMPTIED = ("/Pattern", "/Shading", "/XObject", "/ExtGState", "/ColorSpace", "/Font", "/Properties")
WHEN_MADE = re.compile(rb"\s*<xmp:MetadataDate>[^<]*</xmp:MetadataDate>")
MAKER = re.compile(rb"(?<=<pdf:Producer>)[^<]*(?=</pdf:Producer>)")


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


def _faults(pdf: Pdf, checker: ModuleType) -> tuple[str, ...]:
    output = io.BytesIO()
    pdf.save(output, **checker.resolve_save_kwargs(checker.Flavour(FLAVOUR)))
    output.seek(0)
    report = checker.validate_written(output, FLAVOUR)
    return tuple(f"{finding.rule}: {finding.message}" for finding in report.findings)


def _tidied(resources: object) -> None:
    if isinstance(resources, Dictionary):
        for key in EMPTIED:
            shelf = resources.get(key)
            if isinstance(shelf, Dictionary) and not len(shelf):
                del resources[key]


def faults_of_part(data: bytes) -> tuple[str, ...]:
    """Return what keeps these pages from being PDF/A as they are; nothing when they are.

    Raises: ToolMissing when there is no validator.
    """
    checker = require_validator()
    with Pdf.open(io.BytesIO(data)) as source, Pdf.new() as pdf:
        pdf.pages.extend(source.pages)
        for page in pdf.pages:
            _tidied(page.obj.get("/Resources"))
            for key in [str(key) for key in page.obj if str(key).startswith("/Filing")]:
                del page.obj[key]
        _prepared(pdf, checker)
        return _faults(pdf, checker)


def _tidy(data: bytes) -> bytes:
    with Pdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _tidied(page.obj.get("/Resources"))
        output = io.BytesIO()
        pdf.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return output.getvalue()


def _archived(source: Source) -> Source:
    faults = faults_of_part(source.pdf)
    if not faults:
        note = "the pages are PDF/A as they are: validated"
        return replace(source, pdf=_tidy(source.pdf), archival=True, notes=(*source.notes, note))
    found = as_archive(source.pdf, source.pages) if can_archive() else None
    made = plainly_saved(found, source.pdf, source.pages) if found else None
    if made is not None and not faults_of_part(made):
        note = "the pages were converted to PDF/A by Ghostscript, which writes text and pictures anew, and validated"
        return replace(source, pdf=_tidy(made), archival=True, notes=(*source.notes, note))
    how = "and could not be converted" if can_archive() else "and OCRmyPDF with Ghostscript is not installed"
    return replace(source, notes=(*source.notes, f"the pages are not PDF/A {how} ({faults[0]})"))


def archived(sources: Sources) -> Sources:
    """Return ``sources`` as PDF/A where they are or can be made so, each told in its notes.

    Raises: ToolMissing when there is no validator.
    """
    require_validator()
    return Sources(tuple(entry if isinstance(entry, Refusal) else _archived(entry) for entry in sources.pages_of))


def parts_without(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the ids of those that are not PDF/A."""
    return tuple(source.evidence.id for source in sources if not source.archival)


def claiming(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return the finished bundle with its claim, or as it was with what keeps it from claiming.

    The entry that opens it at 100 % is validated apart: the standard allows it, and the validator does not know it.

    Raises: ToolMissing when there is no validator.
    """
    checker = require_validator()
    with Pdf.open(io.BytesIO(data)) as pdf:
        opening = pdf.Root.get("/OpenAction")
        if opening is not None:
            del pdf.Root["/OpenAction"]
        _prepared(pdf, checker)
        faults = _faults(pdf, checker)
        if faults:
            return data, faults
        if opening is not None:
            pdf.Root["/OpenAction"] = opening
        output = io.BytesIO()
        settings = checker.resolve_save_kwargs(checker.Flavour(FLAVOUR))
        pdf.save(output, **(settings | {"static_id": True, "min_version": "1.7"}))
        return output.getvalue(), ()
