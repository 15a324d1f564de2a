"""The manifest ``bundle.xml``: the same facts for a machine, valid against ``schemas/bundle.xsd`` when it is made."""

import re
from functools import cache

from lxml import etree

from filing.bundle.index import About
from filing.bundle.sources import Refusal, Source, Sources
from filing.bundle.words import words_in
from filing.casefile.exhibits import Exhibit, Exhibits
from filing.errors import BundleUnproven
from filing.files import sha256
from filing.provenance import Provenance
from filing.resources import schemas_folder

NAMESPACE = "urn:filing:bundle:1"
VERSION = "1.0"
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def _schema() -> etree.XMLSchema:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.XMLSchema(etree.parse(str(schemas_folder() / "bundle.xsd"), parser))


def _text(text: str) -> str:
    """Return ``text`` without the few characters that no XML can hold."""
    return NOT_IN_XML.sub("\ufffd", text)


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str | int) -> etree._Element:
    """Return a new child; ``_`` in an attribute name stands for ``-``."""
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        child.set(name.rstrip("_").replace("_", "-"), _text(str(value)))
    if text:
        child.text = _text(text)
    return child


def _exhibit(parent: etree._Element, row: Exhibit, source: Source, label: str) -> None:
    entry = _add(
        parent,
        "exhibit",
        id=row.id,
        number=row.label,
        date=row.day.isoformat(),
        first_page=row.first_page,
        last_page=row.last_page,
        pages=row.pages,
    )
    if row.parent:
        entry.set("inside", _text(row.parent))
    _add(entry, "label", label)
    _add(entry, "title", row.title)
    _add(entry, "proves", row.proves)
    _add(entry, "source", file=row.file, sha256=row.sha256)
    for note in source.notes:
        _add(entry, "note", note)
    for thing in source.removed:
        _add(entry, "removed", thing)


def _omitted(parent: etree._Element, refusal: Refusal) -> None:
    entry = _add(parent, "evidence", id=refusal.evidence.id, file=refusal.evidence.file, reason=str(refusal.reason))
    if refusal.evidence.parent:
        entry.set("inside", _text(refusal.evidence.parent))
    if refusal.sha256:
        entry.set("sha256", refusal.sha256)
    _add(entry, "title", refusal.evidence.title)
    _add(entry, "detail", refusal.detail)
    _add(entry, "next-step", refusal.next_step)


def manifest_xml(about: About, exhibits: Exhibits, sources: Sources, pdf: bytes, provenance: Provenance) -> bytes:
    """Return ``bundle.xml``, valid against its schema.

    Raises: BundleUnproven when it is not: that is a mistake of this program.
    """
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
    _add(root, "file", name="bundle.pdf", sha256=sha256(pdf), size=len(pdf), pages=exhibits.total_pages)
    _add(root, "list", first_page=1, last_page=exhibits.front_pages)
    shown = _add(root, "exhibits")
    by_id = {source.evidence.id: source for source in sources.included}
    for row in exhibits.rows:
        _exhibit(shown, row, by_id[row.id], f"{words.exhibit} {row.label}")
    if sources.left_out:
        omitted = _add(root, "omitted")
        for refusal in sources.left_out:
            _omitted(omitted, refusal)
    etree.indent(root)
    schema = _schema()
    if not schema.validate(root):
        raise BundleUnproven(
            f"bundle.xml is not valid against its schema: {schema.error_log.last_error}",
            "Report this with the case file; the bundle was not written.",
        )
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return xml + b"\n"
