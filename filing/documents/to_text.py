"""Plain text of 78 columns: what a person reads in a terminal, a diff or an e-mail without pictures."""

import textwrap
from collections.abc import Iterable, Iterator

from filing.documents.text_table import WIDTH, text_table
from filing.documents.texts import label, plain_text, refuse_unprintable
from filing.documents.tree import (
    Blank,
    Block,
    Box,
    Document,
    ExhibitReference,
    Heading,
    Inlines,
    LetterHead,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    PaymentCode,
    Picture,
    Quote,
    Table,
    Text,
)

BLANK_LINE = "." * 24
NARROWEST = 20  # [columns] nested blocks never wrap narrower than this

_UNDERLINES = {1: "=", 2: "-"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def to_text(document: Document) -> str:
    """Return ``document`` as text with line feeds, no line wider than 78 columns unless one word is.

    Raises:
        RenderFailed: a text cannot be printed.
    """
    refuse_unprintable(document)
    parts: list[str] = []
    if document.concept:
        parts.append(label(document, "concept").center(WIDTH).rstrip())
    if document.head is not None:
        parts += _opening(document.head)
    parts += _blocks(document.body, WIDTH)
    if document.head is not None and document.head.footer:
        parts.append("\n".join(["-" * WIDTH, *_lines(document.head.footer)]))
    return "\n\n".join(parts).replace("\u00a0", " ") + "\n"


def _opening(head: LetterHead) -> list[str]:
    width = max((len(name) for name, _ in head.references), default=0) + 2
    references = [line for name, value in head.references for line in _hanging(f"{name}:".ljust(width), value, WIDTH)]
    return [
        "\n".join(_lines((head.sender_name, *head.sender))),
        "\n".join(_lines((head.return_address,))),
        "\n".join(_lines(head.recipient)),
        "\n".join([*_lines((head.place_and_date,)), *references]),
        "\n".join(_lines((head.subject,))),
    ]


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in _wrapped(text, WIDTH)]


def _blocks(blocks: Iterable[Block], width: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(level=level, content=content):
                yield _heading(level, plain_text(content), width)
            case Paragraph():
                yield _paragraph(block, width)
            case ListBlock():
                yield _list(block, width)
            case Table():
                yield text_table(block, width)
            case Quote(blocks=inner):
                yield _indented(_blocks(inner, max(width - 4, NARROWEST)), "    ")
            case Box(blocks=inner):
                yield _indented(_blocks(inner, max(width - 2, NARROWEST)), "| ")
            case PageBreak():
                yield "-" * width
            case PaymentCode():
                yield from _beside_code(block, width)
            case Picture():
                pass


def _beside_code(block: PaymentCode, width: int) -> Iterator[str]:
    """There is no code in a text: words that say "scan this code" would point at nothing."""
    said = [part for part in ("" if block.payload else block.text, block.link) if part]
    if said:
        yield "\n".join(line for part in said for line in _wrapped(part, width))


def _heading(level: int, text: str, width: int) -> str:
    lines = _wrapped(text, width)
    underline = _UNDERLINES.get(level)
    return "\n".join([*lines, underline * max(map(len, lines))] if underline else lines)


def _paragraph(block: Paragraph, width: int) -> str:
    text = _flowing(block.content)
    if block.number is not None:
        return "\n".join(_hanging(f"{block.number}.".ljust(5), text, width))
    lines = [line for part in text.split("\n") for line in _wrapped(part, width)]
    return "\n".join(line.center(width).rstrip() if block.centred else line for line in lines)


def _list(block: ListBlock, width: int) -> str:
    marks = [_mark(block.marker, at) for at in range(1, len(block.items) + 1)]
    room = max(map(len, marks)) + 1
    items = []
    for mark, item in zip(marks, block.items, strict=True):
        inner = "\n".join(_blocks(item, max(width - room - 2, NARROWEST))).split("\n")
        start = f"  {mark.ljust(room)}"
        items += [(start if at == 0 else " " * len(start)) + line for at, line in enumerate(inner)]
    return "\n".join(line.rstrip() for line in items)


def _mark(marker: str, number: int) -> str:
    if marker == "bullet":
        return "-"
    if marker == "letter":
        return f"{_letters(number)}."
    return f"{_roman(number)}." if marker == "roman" else f"{number}."


def _letters(number: int) -> str:
    """Return a to z, then aa, ab and so on."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def _flowing(content: Inlines) -> str:
    parts = []
    for inline in content:
        match inline:
            case Text(text=text) | ExhibitReference(text=text):
                parts.append(text)
            case Blank(hint=hint):
                parts.append(f"{BLANK_LINE} ({hint})")
            case LineBreak():
                parts.append("\n")
    return "".join(parts)


def _hanging(start: str, text: str, width: int) -> list[str]:
    lines = [line for part in text.split("\n") for line in _wrapped(part, width - len(start))]
    return [(start if at == 0 else " " * len(start)) + line for at, line in enumerate(lines)]


def _indented(parts: Iterable[str], start: str) -> str:
    return "\n".join((start + line).rstrip() for line in "\n\n".join(parts).split("\n"))


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]
