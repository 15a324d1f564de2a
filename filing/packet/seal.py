"""One file for one addressee: documents, bundle, cover, filing.xml, case.json, and the hash of every part."""

from collections.abc import Mapping, Sequence

from filing.bundle.assemble import Bundle
from filing.casefile.dumping import case_json
from filing.casefile.exhibits import Exhibits
from filing.documents.write import Desk, Written
from filing.files import sha256
from filing.packet.container import pack
from filing.packet.contents import Addressee, bundle_parts, document_parts
from filing.packet.cover import cover_pdf
from filing.packet.disclosure import disclosed
from filing.packet.filing_xml import filing_xml
from filing.provenance import Provenance
from filing.rules.facts import Facts
from filing.rules.kinds import Kinds
from filing.rules.plan import Plan

COVER, FILING_XML, CASE_JSON, HASHES = "cover.pdf", "filing.xml", "case.json", "hashes.txt"


def seal(
    desk: Desk,
    kinds: Kinds,
    facts: Facts,
    plan: Plan,
    addressee: Addressee,
    written: Sequence[Written],
    bundle: Bundle | None,
    exhibits: Exhibits,
    made: Provenance,
    along: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """Return the packet: the same bytes for the same case, date, law, templates and version.

    ``along`` are files that go along as they came, with their names.
    """
    documents = document_parts(written)
    parts = {part.path: data for part, data in documents}
    proving = bundle_parts(bundle)
    parts |= proving
    parts |= dict(along)
    named = [part for part, _ in documents]
    parts[CASE_JSON] = case_json(disclosed(facts.file, addressee, {part.kind for part in named}))
    kind = kinds.kind(written[0].kind)
    parts[COVER] = cover_pdf(desk, kind, facts, plan, exhibits, addressee, named, made, tuple(proving))
    parts[FILING_XML] = filing_xml(
        facts.file, facts.statement, plan, addressee, named, exhibits, parts, made, desk.language
    )
    parts[HASHES] = hashes_text(parts)
    return pack(parts)


def hashes_text(parts: Mapping[str, bytes]) -> bytes:
    """Return ``<sha256>  <name>`` per part, in order of name: the form that ``sha256sum -c`` reads."""
    return "".join(f"{sha256(parts[name])}  {name}\n" for name in sorted(parts)).encode()
