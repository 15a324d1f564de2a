"""Which paragraph cites which exhibit: numbered paragraphs, lists, tables, boxes, each once, under its heading."""

from dataclasses import replace

from document_samples import pleading

from filing.documents.citations import Citation, citations
from filing.documents.tree import (
    Align,
    Box,
    Cell,
    ExhibitReference,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)

ORDER = ExhibitReference("order", "productie 1, p. 2")
BILL = ExhibitReference("bill", "productie 2, p. 4")


def test_each_place_that_cites_is_found_once_with_its_number_and_heading() -> None:
    document = replace(
        pleading(),
        body=(
            Heading(1, (Text("Dagvaarding"),)),
            Paragraph((Text("zie "), ORDER, Text(" en "), ORDER)),
            Heading(2, (Text("De feiten"),)),
            Paragraph((BILL, ORDER), number=7),
            ListBlock(((Quote((Paragraph((BILL,), number=8),)),),)),
            Heading(3, (Text("Bewijs "), ORDER)),
            Table((Align.LEFT,), (1,), (), (Row((Cell((BILL,)),)),)),
            Box((Paragraph((ORDER,)),)),
        ),
    )
    said = (document.kind, document.title)
    assert citations(document) == (
        Citation("order", *said, None, ""),
        Citation("bill", *said, 7, "De feiten"),
        Citation("order", *said, 7, "De feiten"),
        Citation("bill", *said, 8, "De feiten"),
        Citation("order", *said, None, "Bewijs productie 1, p. 2"),
        Citation("bill", *said, None, "Bewijs productie 1, p. 2"),
    )


def test_a_document_without_references_cites_nothing() -> None:
    assert citations(replace(pleading(), body=(Paragraph((Text("a"),)),))) == ()
