"""The small document tree between wording and formats: what every renderer draws, and nothing that only one can.

A template is rendered to a fragment of a small HTML grammar (``grammar.py``), parsed into this tree, and written out
as PDF, DOCX, XML and plain text. Every text in the tree appears in every output.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """Emphasis of a run of text."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"


class Align(StrEnum):
    """Alignment of a table column; amounts stand right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class ExhibitReference:
    """A reference to an exhibit, printed as its text ("productie 4, p. 31") and carried by id in XML."""

    exhibit_id: str
    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break inside a paragraph or cell."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that a person fills in by hand (the bailiff's "heden", a signature); ``hint`` says with what."""

    hint: str


Inline = Text | ExhibitReference | LineBreak | Blank
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (document title) to 3."""

    level: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``number`` is set on numbered paragraphs of a pleading, counted through the whole document.

    ``rule`` names the mandatory statement that this paragraph carries ("D14-02"), for checks and XML.
    ``centred`` and ``together`` (keep with the next block) are the only layout a template may ask for.
    """

    content: Inlines
    number: int | None = None
    rule: str = ""
    centred: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of items, each of one or more blocks. ``marker`` is one of "bullet", "decimal", "roman", "letter"."""

    items: tuple[tuple["Block", ...], ...]
    marker: str = "bullet"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``header`` cells head a row or column; ``span`` is the number of columns it covers."""

    content: Inlines
    header: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a ``total`` row is set off by a rule above it and bold figures."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head (repeated on each page), body, and per column alignment and relative width."""

    columns: tuple[Align, ...]
    widths: tuple[int, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """An indented block: quoted terms, or the operative part that stands apart."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Box:
    """A framed block that a reader must not miss: the amount to pay and the account, the bailiff's key facts."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its alternative text: a logo, a signature; ``width`` and ``height`` are millimetres on paper.

    As a wording gives it, it is empty: a place for the signature of the house.
    """

    data: bytes = b""
    media: str = ""
    text: str = ""
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class PaymentCode:
    """A code that a banking app scans to fill in a payment, what is printed beside it, and a page to pay on.

    ``payload`` is the text in the code; where it is empty, ``text`` says why there is none. ``amount`` is the amount
    as it is printed in the letter. ``link`` is an https address or empty.
    """

    amount: str
    payload: str = ""
    text: str = ""
    link: str = ""


Block = Heading | Paragraph | ListBlock | Table | Quote | PageBreak | Box | Picture | PaymentCode


@dataclass(frozen=True, slots=True)
class LetterHead:
    """What stands around the body of a letter. ``recipient`` lines stand in the window of the envelope.

    ``references`` are label and value ("Ons kenmerk", "2026-0412"); ``sender`` lines go in the letterhead and
    ``footer`` lines at the foot of the first page (register numbers, account).
    """

    sender_name: str
    sender: tuple[str, ...]
    return_address: str
    recipient: tuple[str, ...]
    place_and_date: str
    references: tuple[tuple[str, str], ...]
    subject: str
    footer: tuple[str, ...]
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document, complete and without format.

    ``layout`` is "letter" (has a ``head``) or "pleading" (has none). ``concept`` marks every page as a draft.
    ``labels`` are the few words that a renderer itself prints, in the document's language:
    "page" (for example "Pagina {page} van {pages}") and "concept". ``window`` is where the address of a letter stands:
    "left" or "right" in a C5/6 envelope, or "din_b" (DIN 5008, form B).
    """

    kind: str
    title: str
    language: str
    layout: str
    on: dt.date
    reference: str
    author: str
    head: LetterHead | None
    body: tuple[Block, ...]
    labels: tuple[tuple[str, str], ...]
    concept: bool = False
    window: str = "left"
