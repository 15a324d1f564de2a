"""XML of a document: letters in our own small format (``schemas/document.xsd``), pleadings as Akoma Ntoso 3.0."""

import functools

from lxml import etree

from filing.documents.akoma_ntoso import akoma_ntoso
from filing.documents.document_xml import document_xml
from filing.documents.texts import refuse_unprintable
from filing.documents.tree import Document
from filing.errors import RenderFailed
from filing.resources import schemas_folder

SCHEMA = "document.xsd"

# Tags of Akoma Ntoso in which text and tags stand mixed: white space there would be read as words.
_MIXED = frozenset({"p", "b", "i", "ref", "fillIn", "num", "heading", "docTitle", "caption"})


def to_xml(document: Document) -> bytes:
    """Return ``document`` as UTF-8 XML: Akoma Ntoso for the layout "pleading", our own format for the rest.

    Raises:
        RenderFailed: a text cannot be printed, or the result does not agree with ``schemas/document.xsd``.
    """
    refuse_unprintable(document)
    if document.layout == "pleading":
        root = akoma_ntoso(document)
    else:
        root = document_xml(document)
        _validate(root)
    _one_block_a_line(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


@functools.cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(schemas_folder() / SCHEMA))


def _validate(root: etree._Element) -> None:
    schema = _schema()
    if not schema.validate(root):
        first = schema.error_log[0]
        raise RenderFailed(
            f"The XML of the document does not agree with {SCHEMA}: {first.message}",
            "This is a fault in the program; please report it.",
        )


def _one_block_a_line(root: etree._Element) -> None:
    """Put a line feed between tags where only tags stand, so that a person can read and compare the file."""
    for element in root.iter(tag=etree.Element):
        if len(element) and etree.QName(element).localname not in _MIXED:
            element.text = "\n"
            for child in element:
                child.tail = "\n"
