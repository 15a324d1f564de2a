"""The readable cover of a packet: what it is, what is owed, what is asked, and what lies in it."""

from collections.abc import Sequence

from filing.casefile.exhibits import Exhibits
from filing.casefile.names import full_name, letter_name
from filing.documents.court_fields import proceedings_fields
from filing.documents.fields import Subject, fields_of
from filing.documents.grammar import parse_fragment
from filing.documents.letterhead import LABELS
from filing.documents.party_fields import names_text, sender
from filing.documents.tree import Document
from filing.documents.write import FORMATS, Desk
from filing.dutch import date_text
from filing.packet.contents import Addressee, DocumentPart
from filing.packet.disclosure import shows_desk_work
from filing.provenance import Provenance
from filing.rules.facts import Facts
from filing.rules.kinds import Kind
from filing.rules.plan import Plan

WORDING = "packet/nl.html"
LANGUAGE = "nl"
FOR_WHOM = {
    Addressee.BAILIFF: "gerechtsdeurwaarder",
    Addressee.COURT: "gerecht",
    Addressee.LAWYER: "advocaat",
}
FORMAT_WORDS = {"pdf": "PDF", "docx": "Word om te bewerken", "xml": "XML", "txt": "tekst"}
FIXED_PARTS = (
    ("filing.xml", "partijen, vordering, renteperioden en controlesommen, om machinaal te lezen"),
    ("case.json", "het zaakbestand"),
    ("hashes.txt", "de controlesom van elk bestand"),
)
PDF = ".pdf"
BUNDLE_PARTS = (
    ("bundle/bundle.xml", "het overzicht van producties, om machinaal te lezen"),
    ("bundle/bundle.akn.xml", "hetzelfde overzicht als Akoma Ntoso"),
    ("bundle/ledger.json", "van elk bewijsstuk: waar het staat, of waarom het ontbreekt"),
    ("bundle/proof.json", "de controle van het productiebestand"),
)


def cover_pdf(
    desk: Desk,
    kind: Kind,
    facts: Facts,
    plan: Plan,
    exhibits: Exhibits,
    addressee: Addressee,
    documents: Sequence[DocumentPart],
    made: Provenance,
    bundle: Sequence[str] = (),
) -> bytes:
    """Return the cover as PDF; ``kind`` is any kind of the packet, for the fields that all kinds share.

    ``bundle`` are the names of the parts of the bundle, its volumes in their order.

    Warnings and overrules are printed for those who act for the creditor, not for the court (``disclosure``).
    """
    fields = dict(fields_of(Subject(kind, facts, exhibits, None, LANGUAGE)))
    file = facts.file
    handler = file.handler
    contact = [letter_name(sender(file))]
    if handler is not None:
        contact += [part for part in (handler.name, handler.telephone, handler.email) if part]
    kinds = {document.kind for document in documents}
    shown = shows_desk_work(addressee)
    proceedings = proceedings_fields(facts, LANGUAGE, with_fees=False)
    fields |= {
        "parties": f"{full_name(file.creditor)} / {names_text(file.debtors, LANGUAGE)}",
        "addressee": FOR_WHOM[addressee],
        "asked": "; ".join(dict.fromkeys(document.title for document in documents)),
        "contact": ", ".join(contact),
        "serve_by": proceedings["serve_by"] if addressee is Addressee.BAILIFF else "",
        "docket_date": proceedings["docket_date"],
        "court": proceedings["court"],
        "contents": _contents(documents, bundle),
        "warnings": sorted(
            {
                finding.rule.number
                for one in plan.documents
                if shown and one.kind in kinds
                for finding in one.findings
                if finding.warns and finding.overruled_by is None
            }
        ),
        "overrides": [
            {"rule": one.rule, "by": one.by, "on": date_text(one.on, LANGUAGE), "reason": one.reason}
            for one in file.overrides
            if shown
        ],
        "program": made.program,
    }
    document = Document(
        kind="packet_cover",
        title="Dossier",
        language=LANGUAGE,
        layout="pleading",
        on=facts.on,
        reference=file.references.ours,
        author=full_name(sender(file)),
        head=None,
        body=parse_fragment(desk.wordings.render(WORDING, fields), WORDING),
        labels=tuple((name, LABELS[LANGUAGE][name]) for name in ("page", "concept")),
    )
    return desk.press.pdf(document)


def _contents(documents: Sequence[DocumentPart], bundle: Sequence[str]) -> list[dict[str, str]]:
    """One row for each document, whatever its formats: "documents/summons .pdf .docx .xml"."""
    rows: list[tuple[str, str]] = []
    for name in dict.fromkeys(one.name for one in documents):
        forms = sorted((one for one in documents if one.name == name), key=lambda one: FORMATS.index(one.format))
        endings = " ".join(f".{one.format}" for one in forms)
        what = ", ".join(FORMAT_WORDS[one.format] for one in forms)
        rows.append((f"documents/{name} {endings}", f"{forms[0].title} ({what})"))
    volumes = [name for name in bundle if name.endswith(PDF)]
    for number, name in enumerate(volumes, start=1):
        one = "de producties in één bestand" if len(volumes) == 1 else f"de producties, deel {number}"
        rows.append((name, f"{one}, met overzicht"))
    rows += BUNDLE_PARTS if bundle else ()
    rows += FIXED_PARTS
    return [{"file": file, "what": what} for file, what in rows]
