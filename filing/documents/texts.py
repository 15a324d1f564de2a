"""Every text of a document in reading order: what each format must show, and what no format could carry."""

import re
from collections.abc import Iterable, Iterator

from filing.documents.tree import (
    Blank,
    Block,
    Box,
    Document,
    ExhibitReference,
    Heading,
    Inlines,
    LetterHead,
    ListBlock,
    Paragraph,
    PaymentCode,
    Quote,
    Table,
    Text,
)
from filing.errors import Problem, RenderFailed

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def texts(document: Document) -> tuple[str, ...]:
    """Return every text of ``document`` in reading order; numbers and bullets that a format counts are not texts."""
    head = () if document.head is None else tuple(_head_texts(document.head))
    foot = () if document.head is None else document.head.footer
    return tuple(text for text in (*head, *_block_texts(document.body), *foot) if text)


def label(document: Document, name: str) -> str:
    """Return one of the few words that a renderer itself prints.

    Raises:
        RenderFailed: the document does not bring this word.
    """
    for key, value in document.labels:
        if key == name:
            return value
    raise RenderFailed(f"The document has no label {name!r}.", "This is a fault in the program; please report it.")


def continuation(document: Document) -> str:
    """Return the line by which a loose page is known: title and reference."""
    return " · ".join(part for part in (document.title, document.reference) if part)


def unprintable(text: str) -> str:
    """Return the code point ("U+0007") of the first control or non-character in ``text``, or an empty text."""
    found = _UNPRINTABLE.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def refuse_unprintable(document: Document) -> None:
    """Return when every format can carry every text of ``document``.

    Raises:
        RenderFailed: a text holds a control character; each such character is named once.
    """
    named = (document.title, document.reference, document.author, *(text for _, text in document.labels))
    found = sorted({code for text in (*named, *texts(document)) if (code := unprintable(text))})
    if found:
        next_step = "Remove the character from the case file or the template; it cannot be seen, only copied along."
        raise RenderFailed(
            f"A text of the document holds the control character {', '.join(found)}, which cannot be printed.",
            next_step,
            problems=[
                Problem(code=RenderFailed.code, message=f"control character {code}.", next_step=next_step)
                for code in found
            ],
        )


def plain_text(content: Inlines) -> str:
    """Return the words of a paragraph or cell in one line, without emphasis."""
    return "".join(_inline_texts(content, line_break=" "))


def _head_texts(head: LetterHead) -> Iterator[str]:
    yield head.sender_name
    yield from head.sender
    yield head.return_address
    yield from head.recipient
    yield head.place_and_date
    for name, value in head.references:
        yield name
        yield value
    yield head.subject


def _block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(content=content) | Paragraph(content=content):
                yield from _inline_texts(content)
            case ListBlock(items=items):
                for item in items:
                    yield from _block_texts(item)
            case Table():
                yield block.caption
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from _inline_texts(cell.content)
            case Quote(blocks=inner) | Box(blocks=inner):
                yield from _block_texts(inner)
            case PaymentCode(text=text, link=link):
                yield text
                yield link
            case _:
                pass


def _inline_texts(content: Inlines, line_break: str = "") -> Iterator[str]:
    for inline in content:
        match inline:
            case Text(text=text) | ExhibitReference(text=text) | Blank(hint=text):
                yield text
            case _:
                yield line_break
