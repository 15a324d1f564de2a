"""Which paragraph of a document cites which exhibit, read from its tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from filing.documents.tree import (
    Block,
    Box,
    Document,
    ExhibitReference,
    Heading,
    Inlines,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One paragraph of one document that cites an exhibit.

    ``paragraph`` is its number in the document, or None where it has none; ``heading`` is the one it stands under, or
    empty.
    """

    exhibit_id: str
    kind: str
    title: str
    paragraph: int | None
    heading: str


def citations(document: Document) -> tuple[Citation, ...]:
    """Return the citations of ``document`` in its order, each paragraph and exhibit once."""
    found: dict[Citation, None] = {}
    heading = ""
    for block in document.body:
        if isinstance(block, Heading):
            heading = _words(block.content) if block.level > 1 else heading
        for exhibit_id, number in _cited(block):
            found.setdefault(Citation(exhibit_id, document.kind, document.title, number, heading))
    return tuple(found)


def _cited(block: Block) -> Iterator[tuple[str, int | None]]:
    """Yield the exhibits that a block cites, with the number of the paragraph that does."""
    match block:
        case Paragraph(content=content, number=number):
            yield from ((exhibit_id, number) for exhibit_id in _references(content))
        case Heading(content=content):
            yield from ((exhibit_id, None) for exhibit_id in _references(content))
        case ListBlock(items=items):
            for item in items:
                for inner in item:
                    yield from _cited(inner)
        case Quote(blocks=blocks) | Box(blocks=blocks):
            for inner in blocks:
                yield from _cited(inner)
        case Table(head=head, body=body):
            for row in (*head, *body):
                yield from ((exhibit_id, None) for exhibit_id in _in_row(row))
        case PageBreak():
            return


def _in_row(row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield from _references(cell.content)


def _references(content: Inlines) -> Iterator[str]:
    yield from (inline.exhibit_id for inline in content if isinstance(inline, ExhibitReference))


def _words(content: Inlines) -> str:
    return "".join(inline.text for inline in content if isinstance(inline, (Text, ExhibitReference)))
