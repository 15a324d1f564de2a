"""The bundle as an Akoma Ntoso 3.0 ``documentCollection``: one component for each exhibit, missing ones too.

Standard: OASIS LegalDocML, Akoma Ntoso Version 1.0 (29 August 2018). The facts stand where the standard has a place for
them: date, number and title of the work, pages as the portion of the manifestation, digests as aliases.
"""

import re

from lxml import etree
from lxml.builder import ElementMaker

from filing.bundle.manifest import xml_text
from filing.bundle.missing import reason_words
from filing.bundle.record import Record
from filing.bundle.sources import Refusal
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Exhibit
from filing.documents.akoma_ntoso import LANGUAGES, NAMESPACE
from filing.documents.citations import Citation

A = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
_AUTHOR = "#author"


def collection_xml(record: Record) -> bytes:
    """Return ``bundle.akn.xml``; the same facts as ``bundle.xml``."""
    writer = _Writer(record)
    root = A.akomaNtoso(writer.collection())
    etree.indent(root)
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return xml + b"\n"


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lower() or "none"


def _p(text: str, eid: str) -> etree._Element:
    return A.p(xml_text(text), eId=eid)


class _Writer:
    """Writes one collection: knows its address, its language and its words."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.words: Words = words_in(record.about.language)
        self.language = LANGUAGES.get(self.words.language, "und")
        self.on = record.about.on.isoformat()
        self.work = f"/akn/nl/doc/bundle/{self.on}/{_slug(record.about.reference)}"

    def collection(self) -> etree._Element:
        about, rows = self.record.about, self.record.exhibits.rows
        meta = self.meta(self.work, self.on, "bundle", about.reference, self.words.exhibit_list)
        manifestation = meta.find(f".//{{{NAMESPACE}}}FRBRManifestation")
        at = 2  # behind FRBRthis and FRBRuri
        for file in self.record.files:
            name = f"sha256 {file.name} ({self.words.page} {file.first_page}–{file.first_page + file.pages - 1})"
            manifestation.insert(at, A.FRBRalias(name=xml_text(name), value=file.sha256))
            at += 1
        references = A.references(
            {"source": _AUTHOR},
            A.TLCOrganization(
                eId="author",
                href="/akn/ontology/organization/nl/author",
                showAs=xml_text(self.record.provenance.program),
            ),
        )
        meta.append(references)
        parties = A.p(xml_text(about.parties), eId="preface__p_2")
        title = A.docTitle(xml_text(f"{self.words.exhibit_list} {about.reference}".strip()))
        body = A.collectionBody()
        for row in rows:
            body.append(self.component(len(body) + 1, self.exhibit(row)))
        for refusal in self.record.sources.left_out:
            body.append(self.component(len(body) + 1, self.omitted(refusal)))
        if not len(body):
            body.append(A.component(A.interstitial(_p(self.words.none, "component_1__p_1")), eId="component_1"))
        return A.documentCollection({"name": "bundle"}, meta, A.preface(A.p(title, eId="preface__p_1"), parties), body)

    def component(self, number: int, doc: etree._Element) -> etree._Element:
        """Return the component with the document in it, whose ids begin with its own."""
        eid = f"component_{number}"
        for place, element in enumerate(doc.iterfind(f".//{{{NAMESPACE}}}p"), start=1):
            element.set("eId", f"{eid}__p_{place}")
        return A.component(doc, eId=eid)

    def meta(self, work: str, day: str, kind: str, number: str, title: str) -> etree._Element:
        expression = f"{work}/{self.language}@{self.on}"
        author = A.FRBRauthor(href=_AUTHOR)
        return A.meta(
            A.identification(
                {"source": _AUTHOR},
                A.FRBRWork(
                    A.FRBRthis(value=f"{work}/!main"),
                    A.FRBRuri(value=work),
                    A.FRBRalias(name="title", value=xml_text(title)),
                    A.FRBRdate(date=day, name="document"),
                    A.FRBRauthor(href=_AUTHOR),
                    A.FRBRcountry(value="nl"),
                    A.FRBRsubtype(value=kind),
                    A.FRBRnumber(value=xml_text(number)),
                ),
                A.FRBRExpression(
                    A.FRBRthis(value=f"{expression}/!main"),
                    A.FRBRuri(value=expression),
                    A.FRBRdate(date=self.on, name="bundle"),
                    A.FRBRauthor(href=_AUTHOR),
                    A.FRBRlanguage(language=self.language),
                ),
                A.FRBRManifestation(
                    A.FRBRthis(value=f"{expression}/!main.pdf"),
                    A.FRBRuri(value=f"{expression}.pdf"),
                    A.FRBRdate(date=self.on, name="bundle"),
                    author,
                    A.FRBRformat(value="application/pdf"),
                ),
            ),
        )

    def exhibit(self, row: Exhibit) -> etree._Element:
        words = self.words
        meta = self.meta(
            f"{self.work}/exhibit-{_slug(row.label)}", row.day.isoformat(), "exhibit", row.label, row.title
        )
        file = self.record.file_of(row.volume)
        manifestation = meta.find(f".//{{{NAMESPACE}}}FRBRManifestation")
        place = row.first_page - file.first_page + 1
        manifestation[1].set("value", f"{file.name}#page={place}")
        manifestation.insert(2, A.FRBRalias(name=xml_text(f"sha256 {row.file}"), value=row.sha256))
        portion = {"from": str(row.first_page), "upTo": str(row.last_page)}
        manifestation.insert(len(manifestation) - 1, A.FRBRportion(portion))
        main = A.mainBody(
            A.p(A.docTitle(xml_text(f"{words.exhibit} {row.label} – {row.title}"))),
            A.p(xml_text(f"{words.proves}: {row.proves}" if row.proves else "–")),
        )
        for citation in self.record.particulars.citations:
            if citation.exhibit_id == row.id:
                main.append(self.cited(citation))
        return A.doc({"name": "exhibit"}, meta, main)

    def cited(self, citation: Citation) -> etree._Element:
        about = self.record.about
        where = "" if citation.paragraph is None else f", {self.words.number.lower()} {citation.paragraph}"
        address = f"/akn/nl/doc/{_slug(citation.kind)}/{self.on}/{_slug(about.reference)}/!main"
        said = f"{citation.title}{where}" + (f" ({citation.heading})" if citation.heading else "")
        return A.p(A.ref(xml_text(said), href=address))

    def omitted(self, refusal: Refusal) -> etree._Element:
        evidence = refusal.evidence
        number = self.record.particulars.labels.get(evidence.id, "–")
        work = f"{self.work}/missing-{_slug(evidence.id)}"
        meta = self.meta(work, evidence.day.isoformat(), "missing", number, evidence.title)
        if refusal.sha256:
            manifestation = meta.find(f".//{{{NAMESPACE}}}FRBRManifestation")
            manifestation.insert(2, A.FRBRalias(name=xml_text(f"sha256 {evidence.file}"), value=refusal.sha256))
        reason = reason_words(refusal.reason, self.words.language)
        main = A.mainBody(A.p(xml_text(f"{number} – {evidence.title}: {self.words.not_shown} ({reason})")))
        return A.doc({"name": "missing"}, meta, main)
