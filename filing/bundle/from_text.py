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

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


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


def shown(text: str, notes: list[str]) -> str:
    """Return ``text`` as it can be printed; a note says how many characters stand as code points.

    Raises: Refused when it is too long.
    """
    clean, unknown = printable(bounded(text))
    lines = [piece for line in clean.split("\n") for piece in _wrapped(line)]
    if len(lines) > MAX_TEXT_LINES:
        raise Refused(Reason.TOO_LARGE, f"{len(lines)} lines of text; at most {MAX_TEXT_LINES} are taken")
    if unknown:
        notes.append(f"{unknown} characters have no picture in the font and are shown as their code, such as [U+1F642]")
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
    body = shown(text_of(asked, notes), notes)
    title = f"{words.text_file}: {one_line(asked.name)}"
    pdf = sheet_pdf(title, words.language, element("p", title, class_="file"), element("div", body, class_="text"))
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
