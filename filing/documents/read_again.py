"""Every document is read again as its reader will read it, before any format of it is written.

What is read is the text that all formats carry (``texts.py``), not the fields that it was made from.
"""

from collections.abc import Iterable, Iterator

from filing.documents.texts import plain_text
from filing.documents.tree import Block, Box, Document, Heading, ListBlock, Paragraph, PaymentCode, Quote, Row, Table
from filing.errors import Problem, ProofFailed
from filing.language import Language
from filing.rules.facts import Facts
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of


def read_again(document: Document, facts: Facts) -> Proof:
    """Return what proof-reading finds in ``document``, compared with the case it was made of."""
    return read_text_again("\n\n".join(_passages(document)), document, facts)


def read_text_again(text: str, document: Document, facts: Facts) -> Proof:
    """Return what proof-reading finds in ``text``, which says what ``document`` says: a firm's own Word file."""
    return proofread(reading_of(text, document.kind, facts=facts, on=document.on, made_here=True))


def refuse_what_breaks(proof: Proof, language: Language) -> None:
    """Return when the document holds.

    Raises:
        ProofFailed: with one problem for each rule that it breaks, and the words that do.
    """
    if proof.holds:
        return
    problems = [
        Problem(
            code=one.finding.rule.number,
            message=language(one.finding.message),
            next_step=language(one.finding.next_step),
            path=proof.kind,
            value=one.quote,
        )
        for one in proof.broken
    ]
    step = "Correct the wording or the case file; --draft makes it all the same, marked as a draft."
    rules = ", ".join(dict.fromkeys(one.code for one in problems))
    raise ProofFailed(f"{proof.kind} does not hold when it is read again ({rules}).", step, problems=problems)


def _passages(document: Document) -> Iterator[str]:
    """The texts in reading order, one for each paragraph, heading or table."""
    head = document.head
    if head is not None:
        yield "\n".join((head.sender_name, *head.sender))
        yield "\n".join(head.recipient)
        yield "\n".join((head.place_and_date, *(f"{name}: {value}" for name, value in head.references)))
        yield head.subject
    yield from _of_blocks(document.body)
    if head is not None and head.footer:
        yield "\n".join(head.footer)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(content=content) | Paragraph(content=content):
                yield plain_text(content)
            case ListBlock(items=items):
                for item in items:
                    yield from _of_blocks(item)
            case Table():
                yield "\n".join([block.caption, *map(_row, (*block.head, *block.body))])
            case Quote(blocks=inner) | Box(blocks=inner):
                yield "\n".join(_of_blocks(inner))
            case PaymentCode(text=text, link=link):
                yield f"{text} {link}".strip()
            case _:
                pass


def _row(row: Row) -> str:
    return " ".join(plain_text(cell.content) for cell in row.cells)
