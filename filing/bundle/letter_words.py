"""The words of a letter that somebody else wrote: a PDF, a Word document, a mail or plain text. No pages are made.

This runs in a process of its own (``letter_reader.py``): the file may come from anybody.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdf
from lxml import etree
from pypdf.errors import PyPdfError

from filing.bundle.content import is_text
from filing.bundle.from_text import decoded
from filing.bundle.mail_parts import read_mail
from filing.bundle.refusals import Reason, Refused
from filing.bundle.safe_html import bare_text

MAX_LETTER_BYTES = 30_000_000  # [bytes] of the file
MAX_LETTER_CHARACTERS = 200_000  # [characters] of text; about 60 pages
MAX_LETTER_PAGES = 200  # [pages]
MAX_PART_BYTES = 30_000_000  # [bytes] of one part of a Word document, unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What goes wrong inside pypdf with a file whose parts are not what they should be.
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, AssertionError)


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The text of a letter, and the pages, from 1, that show none."""

    text: str = field(repr=False)
    pages: int
    without_text: tuple[int, ...] = ()


def letter_words(data: bytes, name: str) -> LetterWords:
    """Return the words of a letter.

    Raises: Refused with the reason: empty, too large, damaged, encrypted, or of a kind that is not read.
    """
    if not data:
        raise Refused(Reason.EMPTY, "the file has no bytes")
    if len(data) > MAX_LETTER_BYTES:
        raise Refused(Reason.TOO_LARGE, f"the file has more than {MAX_LETTER_BYTES // 1_000_000} MB")
    ending = name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if b"%PDF-" in data[:1024]:
        return _bounded(_pdf(data))
    if data.startswith(b"PK\x03\x04"):
        return _bounded(_word(data))
    if ending == "eml":
        mail = read_mail(data)
        bodies = (mail.headers["Subject"], mail.text, *map(bare_text, mail.markups))
        return _bounded(LetterWords("\n\n".join(part for part in bodies if part), 1))
    if ending in {"", "txt", "text", "md"} and is_text(data, f".{ending}"):
        return _bounded(LetterWords(decoded(data)[0], 1))
    raise Refused(Reason.UNSUPPORTED, "it is no PDF, Word document (.docx), mail (.eml) or plain text")


def _bounded(words: LetterWords) -> LetterWords:
    if len(words.text) > MAX_LETTER_CHARACTERS:
        raise Refused(Reason.TOO_LARGE, f"it holds more than {MAX_LETTER_CHARACTERS} characters of text")
    return words


def _pdf(data: bytes) -> LetterWords:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(Reason.ENCRYPTED, "the PDF opens only with a password")
        count = len(reader.pages)
        if count > MAX_LETTER_PAGES:
            raise Refused(Reason.TOO_MANY_PAGES, f"it has {count} pages; at most {MAX_LETTER_PAGES} are read")
        texts = []
        length = 0
        for page in reader.pages:
            texts.append(page.extract_text())
            length += len(texts[-1])
            if length > MAX_LETTER_CHARACTERS:
                break
    except BROKEN as error:
        raise Refused(Reason.DAMAGED, "the PDF cannot be read") from error
    if not count:
        raise Refused(Reason.EMPTY, "the PDF has no pages")
    bare = tuple(number for number, text in enumerate(texts, start=1) if not text.strip())
    return LetterWords("\n\n".join(texts), count, bare)


def _word(data: bytes) -> LetterWords:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if not any(name.startswith("word/document") for name in names):
                raise Refused(Reason.UNSUPPORTED, "it is an archive and no Word document")
            wanted = [name for name in names if _is_read(name)]
            wanted.sort(
                key=lambda name: (not name.startswith("word/header"), not name.startswith("word/document"), name)
            )
            texts = [text for name in wanted[:40] if (text := _part(archive, name)).strip()]
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, etree.LxmlError) as error:
        raise Refused(Reason.DAMAGED, "the Word document cannot be read") from error
    if not texts:
        raise Refused(Reason.EMPTY, "the Word document holds no text")
    return LetterWords("\n\n".join(texts), 1)


def _is_read(name: str) -> bool:
    parts = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
    return name.startswith(parts) and name.endswith(".xml")


def _part(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as stream:
        data = stream.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise Refused(Reason.TOO_LARGE, "a part of the Word document unpacks to too much")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused(Reason.DAMAGED, "the Word document has entities of its own, which no word processor writes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return "".join(_spoken(etree.fromstring(data, parser)))


def _spoken(root: etree._Element) -> Iterator[str]:
    """Yield what a reader sees, in order: no deleted or hidden words, no second copy of a text box."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in {FALLBACK, f"{W}del", f"{W}moveFrom"} or (tag == f"{W}r" and _is_hidden(element)):
                walk.skip_subtree()
            elif tag == f"{W}t":
                yield element.text or ""
            elif tag in {f"{W}br", f"{W}cr"}:
                yield "\n"
            elif tag == f"{W}tab":
                yield " "
            elif tag == f"{W}noBreakHyphen":
                yield "-"
        elif tag == f"{W}tr":
            yield "\n"
        elif tag == f"{W}p":
            yield " " if _in_cell(element) else "\n\n"


def _is_hidden(run: etree._Element) -> bool:
    found = run.find(f"{W}rPr/{W}vanish")
    return found is not None and found.get(f"{W}val", "true") not in {"false", "0", "off"}


def _in_cell(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == f"{W}tc"
