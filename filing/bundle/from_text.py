"""Pages from a plain text file: as it is, with long lines wrapped."""

import io
from collections.abc import Iterator

import pypdf

from filing.bundle.limits import MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS, MAX_TEXT_LINES
from filing.bundle.pages import Asked, Pages
from filing.bundle.printable import breakable, one_line, printable
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sheets import element, sheet_pdf
from filing.bundle.words import words_in

# The marks of UTF-32 begin like those of UTF-16.
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
NEW_PAGE = "\f"
MOST_NEW_PAGES = 500  # [pages] that a text may begin by itself


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text in ``data`` and the name of its encoding: UTF-8 where it can be, else Windows-1252."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise Refused(Reason.DAMAGED, f"the text says it is {encoding} and is not") from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "windows-1252"


def bounded(text: str) -> str:
    """Return ``text``, or refuse more of it than can be set in reasonable time."""
    if len(text) > MAX_TEXT_CHARACTERS:
        raise Refused(Reason.TOO_LARGE, f"{len(text)} characters of text; at most {MAX_TEXT_CHARACTERS} are taken")
    return text


def _wrapped(line: str) -> Iterator[str]:
    # The layout engine loses itself in a line of hundreds of thousands of characters.
    while len(line) > MAX_LINE_CHARACTERS:
        cut = line.rfind(" ", 0, MAX_LINE_CHARACTERS) + 1 or MAX_LINE_CHARACTERS
        yield line[:cut]
        line = line[cut:]
    yield line


def note_unknown(text: str, notes: list[str]) -> None:
    """Note how many characters of ``text`` stand as code points, and how many turn the direction of writing."""
    unknown = printable(text)[1]
    if unknown:
        notes.append(f"{unknown} characters have no picture in the font and are shown as their code, such as [U+1F642]")
    turning = sum(letter in TURNING for letter in text)
    if turning:
        notes.append(f"{turning} marks turn the direction of writing; the text stands in the order of the file")


def shown(text: str, notes: list[str]) -> str:
    """Return ``text`` as it can be printed; a note says how many characters stand as code points.

    Raises: Refused when it is too long.
    """
    clean, _unknown = printable(bounded(text))
    lines = [piece for line in clean.split("\n") for piece in _wrapped(line)]
    if len(lines) > MAX_TEXT_LINES:
        raise Refused(Reason.TOO_LARGE, f"{len(lines)} lines of text; at most {MAX_TEXT_LINES} are taken")
    note_unknown(text, notes)
    return "\n".join(map(breakable, lines))


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF that this program made itself."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def text_of(asked: Asked, notes: list[str]) -> str:
    """Return the text of a file; a note says when it had to be read as Windows-1252.

    Raises: Refused when there is no text.
    """
    text, encoding = decoded(asked.data)
    if not text.strip():
        raise Refused(Reason.EMPTY, "the file holds only white space")
    if encoding == "windows-1252":
        notes.append("the text is not UTF-8 and was read as Windows-1252")
    return text


def text_pages(asked: Asked) -> Pages:
    """Return the text on A4 pages under its file name.

    Raises: Refused when there is no text or too much of it.
    """
    notes: list[str] = []
    words = words_in(asked.language)
    text = text_of(asked, notes)
    # A form feed begins a page, as it did in print; a few empty ones at the end begin none.
    pieces = text.rstrip(NEW_PAGE + "\r\n ").split(NEW_PAGE) if 0 < text.count(NEW_PAGE) <= MOST_NEW_PAGES else [text]
    body = shown("".join(pieces), notes)
    if len(pieces) > 1:
        notes.append(f"{len(pieces) - 1} form feeds of the text begin a new page")
        blocks = [element("div", shown(piece, []), class_="text sheet") for piece in pieces]
    else:
        blocks = [element("div", body, class_="text")]
    title = f"{words.text_file}: {one_line(asked.name)}"
    pdf = sheet_pdf(title, words.language, element("p", title, class_="file"), *blocks)
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
