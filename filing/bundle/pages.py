"""What a reader is asked and what it gives back: clean pages made from one file, and the files that were inside it."""

from dataclasses import dataclass, field

from filing.bundle.refusals import Reason
from filing.bundle.same_word import NOTHING_SOUGHT, Sought
from filing.bundle.shelf import Stored
from filing.casefile.areas import Area


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside a file: an attachment, a member of an archive. ``name`` is as the sender gave it, or empty.

    One that cannot even be taken out has no data, but a ``reason`` and its ``detail``.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)
    reason: Reason | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Inside:
    """The files inside a file, in its order; they are read first, and then the file that holds them."""

    attached: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a file inside: shown behind the file that holds it, or out with a reason.

    ``repeats`` is the title under which the same content stands in the bundle already.
    """

    name: str
    media_type: str
    size: int
    pages: int
    reason: Reason | None = None
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One file to be read. ``fates`` is None until the files inside it have been read.

    ``max_dpi`` is the resolution in dots per inch above which pictures are made smaller; None leaves them as they are.
    ``areas`` are removed from its pages.
    """

    name: str
    data: bytes = field(repr=False)
    media_type: str = ""
    language: str = "nl"
    password: str = field(default="", repr=False)
    max_dpi: int | None = None
    fates: tuple[Fate, ...] | None = None
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that goes into the packet as it came, beside the bundle, and why: a signature or data ends in print."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    why: str


@dataclass(frozen=True, slots=True)
class Original:
    """A file that is kept, on the shelf until it is needed."""

    name: str
    media_type: str
    stored: Stored
    why: str

    @property
    def data(self) -> bytes:
        """The file."""
        return self.stored.read()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a redaction took from one page, counted from 1. ``boxes`` are the areas in the coordinates of the page.

    ``beside`` counts characters and pictures that no reader saw, since they lay beside the page. ``as_picture`` says
    why the whole page became a picture, or nothing. ``emptied``: it showed text, and now shows neither text nor a
    picture. ``words`` are those that are gone, for the proof to look for; they are written nowhere.
    """

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]
    reasons: tuple[str, ...]
    characters: int = 0
    pictures: int = 0
    shapes: int = 0
    links: int = 0
    notes: int = 0
    beside: int = 0
    as_picture: str = ""
    emptied: bool = False
    words: Sought = field(default=NOTHING_SOUGHT, repr=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as PDF bytes, with what a reader must know about how they came about.

    ``notes`` say what was done or not shown; ``removed`` names what was taken out (scripts, embedded files). ``title``
    is what the file calls itself, if it does. ``keep`` says why the file itself is kept beside the bundle, or nothing.
    ``taken`` is what redactions took; ``without_text`` are the pages, from 1, that show no text and never did.
    ``pictures`` are the sizes [pixels] of the pictures that the pages were made from, one for each, as programs show
    them; a redaction is measured on them. They do not leave the reader.
    """

    pdf: bytes = field(repr=False)
    count: int
    notes: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    title: str = ""
    keep: str = ""
    kept: tuple[Kept, ...] = ()
    taken: tuple[Taken, ...] = ()
    without_text: tuple[int, ...] = ()
    pictures: tuple[tuple[int, int], ...] = ()
