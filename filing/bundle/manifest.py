"""The manifest ``bundle.xml``: the same facts for a machine, valid against ``schemas/bundle.xsd`` when it is made."""

import re
from functools import cache

from lxml import etree

from filing.bundle.profiles import Profile
from filing.bundle.record import PdfFile, Record
from filing.bundle.sources import Refusal, Source
from filing.bundle.words import words_in
from filing.casefile.exhibits import Exhibit
from filing.documents.citations import Citation
from filing.errors import BundleUnproven
from filing.resources import schemas_folder

NAMESPACE = "urn:filing:bundle:1"
VERSION = "1.1"
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def bundle_schema() -> etree.XMLSchema:
    """Return the schema of ``bundle.xml``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.XMLSchema(etree.parse(str(schemas_folder() / "bundle.xsd"), parser))


def xml_text(text: str) -> str:
    """Return ``text`` without the few characters that no XML can hold."""
    return NOT_IN_XML.sub("\ufffd", text)


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str | int) -> etree._Element:
    """Return a new child; ``_`` in an attribute name stands for ``-``."""
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        child.set(name.rstrip("_").replace("_", "-"), xml_text(str(value)))
    if text:
        child.text = xml_text(text)
    return child


def _file(parent: etree._Element, file: PdfFile) -> None:
    entry = _add(parent, "file", name=file.name, sha256=file.sha256, size=file.size, pages=file.pages)
    entry.set("volume", str(file.volume))
    entry.set("first-page", str(file.first_page))
    entry.set("last-page", str(file.first_page + file.pages - 1))


def _profile(parent: etree._Element, profile: Profile) -> None:
    entry = _add(parent, "profile", name=profile.name, recorded=profile.recorded.isoformat())
    for demand in profile.demands:
        if demand.known:
            _add(entry, "demand", name=demand.name, value=demand.value, status=str(demand.status), source=demand.source)


def _cited(parent: etree._Element, citation: Citation) -> None:
    entry = _add(parent, "cited", document=citation.kind, title=citation.title)
    if citation.paragraph is not None:
        entry.set("paragraph", str(citation.paragraph))
    if citation.heading:
        entry.set("heading", xml_text(citation.heading))


def _exhibit(parent: etree._Element, row: Exhibit, source: Source, label: str, record: Record) -> None:
    entry = _add(
        parent,
        "exhibit",
        id=row.id,
        number=row.label,
        date=row.day.isoformat(),
        first_page=row.first_page,
        last_page=row.last_page,
        pages=row.pages,
        volume=row.volume,
    )
    if row.parent:
        entry.set("inside", xml_text(row.parent))
    _add(entry, "label", label)
    _add(entry, "title", row.title)
    _add(entry, "proves", row.proves)
    _add(entry, "source", file=row.file, sha256=row.sha256)
    for note in source.notes:
        _add(entry, "note", note)
    for thing in source.removed:
        _add(entry, "removed", thing)
    for citation in record.particulars.citations:
        if citation.exhibit_id == row.id:
            _cited(entry, citation)


def _omitted(parent: etree._Element, refusal: Refusal, number: str) -> None:
    evidence = refusal.evidence
    entry = _add(parent, "evidence", id=evidence.id, file=evidence.file, reason=str(refusal.reason))
    entry.set("date", evidence.day.isoformat())
    if number:
        entry.set("number", number)
    if evidence.parent:
        entry.set("inside", xml_text(evidence.parent))
    if refusal.sha256:
        entry.set("sha256", refusal.sha256)
    _add(entry, "title", evidence.title)
    _add(entry, "detail", refusal.detail)
    _add(entry, "next-step", refusal.next_step)


def manifest_xml(record: Record) -> bytes:
    """Return ``bundle.xml``, valid against its schema.

    Raises: BundleUnproven when it is not: that is a mistake of this program.
    """
    about, exhibits, sources, provenance = record.about, record.exhibits, record.sources, record.provenance
    words = words_in(about.language)
    root = etree.Element(f"{{{NAMESPACE}}}bundle", nsmap={None: NAMESPACE})
    root.set("version", VERSION)
    root.set("complete", "false" if sources.refused else "true")
    case = _add(root, "case", reference=about.reference, on=about.on.isoformat(), language=words.language)
    _add(case, "parties", about.parties)
    if about.court:
        _add(case, "court", about.court)
    _add(
        root,
        "provenance",
        program=provenance.program,
        on=provenance.on.isoformat(),
        case_sha256=provenance.case_sha256,
        law_sha256=provenance.law_sha256,
        templates_sha256=provenance.templates_sha256,
    )
    for file in record.files:
        _file(root, file)
    _add(root, "list", first_page=1, last_page=exhibits.front_pages)
    if record.particulars.profile is not None:
        _profile(root, record.particulars.profile)
    shown = _add(root, "exhibits")
    by_id = {source.evidence.id: source for source in sources.included}
    for row in exhibits.rows:
        _exhibit(shown, row, by_id[row.id], f"{words.exhibit} {row.label}", record)
    if sources.left_out:
        omitted = _add(root, "omitted")
        for refusal in sources.left_out:
            _omitted(omitted, refusal, record.particulars.labels.get(refusal.evidence.id, ""))
    etree.indent(root)
    schema = bundle_schema()
    if not schema.validate(root):
        raise BundleUnproven(
            f"bundle.xml is not valid against its schema: {schema.error_log.last_error}",
            "Report this with the case file; the bundle was not written.",
        )
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return xml + b"\n"
