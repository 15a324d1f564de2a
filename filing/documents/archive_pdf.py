"""What makes a PDF last and be read aloud: PDF/A-3a with tags, marked as PDF/UA-1, with the figures attached as XML.

WeasyPrint writes one variant at a time, PDF/A or PDF/UA. The file is written as PDF/A-3a, which brings tags, language
and title; the mark of PDF/UA, which is a line in the metadata, is added here, with the description that PDF/A asks of
a mark it does not know. veraPDF judges both in ``make test-long``.
"""

import datetime as dt
import functools
from importlib.resources import files
from typing import Any

import pydyf
import weasyprint
from weasyprint import DEFAULT_OPTIONS, Attachment
from weasyprint.pdf.metadata import DocumentMetadata

from filing.documents.page_engine import serialise_once
from filing.documents.tag_tree import mend_tags

OPTIONS = {
    **DEFAULT_OPTIONS,
    "pdf_variant": "pdf/a-3a",
    "pdf_version": "1.7",
    "pdf_tags": True,
    "pdf_identifier": True,
    "output_intent": "house",
}
_PROFILE = "sRGB2014.icc"
STATEMENT = "statement.xml"
"""The name of the attached figures; ``schemas/statement.xsd`` describes them."""

_ABOUT = {"nl": "De cijfers van dit document", "en": "The figures of this document"}

_ACCESSIBLE = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


class Colours:
    """The colour profile of the output, sRGB as the ICC publishes it, in the shape that WeasyPrint asks of one.

    WeasyPrint's own ``srgb`` opens the same file anew for each document and leaves it open.
    """

    name = _PROFILE
    components = (("r",), ("g",), ("b",))

    def __init__(self) -> None:
        self.pdf_reference: bytes | None = None

    @property
    def content(self) -> bytes:
        """The profile."""
        return _profile()


@functools.cache
def _profile() -> bytes:
    return (files("weasyprint.pdf") / _PROFILE).read_bytes()


# WeasyPrint has no type hints, so its classes are Any to mypy.
class AccessibleMetadata(DocumentMetadata):  # type: ignore[misc]
    """The metadata of a document, with the mark of PDF/UA-1."""

    def generate_rdf_metadata(self, *variant: Any) -> bytes:
        """Return the metadata that WeasyPrint writes, and the mark."""
        written = bytes(super().generate_rdf_metadata(*variant))
        return written.replace(b"</rdf:RDF>", _ACCESSIBLE)


def archive_pdf(pages: weasyprint.Document, on: dt.date, language: str, statement: bytes | None) -> bytes:
    """Return ``pages`` as PDF/A-3a and PDF/UA-1, with ``statement`` attached; the only date in it is ``on``."""
    known = vars(pages.metadata)
    pages.metadata = AccessibleMetadata()
    vars(pages.metadata).update(known)
    pages.color_profiles[OPTIONS["output_intent"]] = Colours()
    attached = [] if statement is None else [_attachment(statement, on, language)]
    return bytes(pages.write_pdf(finisher=_finish, **{**OPTIONS, "attachments": attached}))


def _attachment(statement: bytes, on: dt.date, language: str) -> Attachment:
    midnight = dt.datetime.combine(on, dt.time(), dt.UTC)
    return Attachment(
        string=statement.decode(),
        name=STATEMENT,
        description=_ABOUT.get(language, _ABOUT["en"]),
        created=midnight,
        modified=midnight,
        relationship="Data",
    )


def _finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
    if "AF" in pdf.catalog:  # WeasyPrint names each attachment twice: by its place and by its kind
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    mend_tags(pdf)
    serialise_once(document, pdf)
