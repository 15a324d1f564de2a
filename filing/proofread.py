"""A letter that somebody else made, proof-read: its file read apart, its text checked rule by rule."""

import datetime as dt
from pathlib import Path

from filing.bundle.letter_reader import read_apart
from filing.bundle.letter_words import MAX_LETTER_BYTES, LetterWords
from filing.bundle.ocrmypdf import require_recognition, with_text_layer
from filing.bundle.pages import Asked, Pages
from filing.bundle.readers import Readers
from filing.bundle.refusals import Reason, Refused
from filing.casefile.as_of import as_of
from filing.casefile.loaded import Case
from filing.errors import LetterUnreadable
from filing.law.table import Law
from filing.reckoning.reckon import reckon
from filing.rules.facts import Facts, gather
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

SAVE_AS = "Save it as PDF, Word (.docx) or plain text, and name that file."
STEPS = {
    Reason.ENCRYPTED: "Open it with its password, save it without one, and name that file.",
    Reason.TOO_LARGE: "Name a file with the letter alone, without its enclosures.",
    Reason.TOO_MANY_PAGES: "Name a file with the letter alone, without its enclosures.",
}


def read_letter_file(path: Path, *, ocr: bool = False) -> LetterWords:
    """Return the words of the letter in ``path``; with ``ocr`` those of scanned pages are recognised first.

    Raises:
        LetterUnreadable: there is no such file, it cannot be read, or it shows no text.
        ToolMissing: text is to be recognised, and what that needs is not installed.
    """
    data = _bytes(path)
    try:
        words = read_apart(data, path.suffix or path.name)
    except Refused as refused:
        if not (ocr and refused.reason is Reason.UNSUPPORTED):
            raise _unreadable(refused) from refused
        words = LetterWords("", 1, (1,))  # a picture may be a scan of a letter
    if ocr and words.without_text:
        words = _recognised(data, path.name)
    if not words.text.strip():
        raise LetterUnreadable(
            "The letter shows no text: it is a scan or a picture.",
            "Name --ocr to have its text recognised, or type the letter over into a text file and name that.",
        )
    return words


def facts_of(case: Case, law: Law, on: dt.date) -> Facts:
    """Return the facts of a case on the day of its letter, to compare the letter with."""
    known = as_of(case, on)
    return gather(known, reckon(known.file, law, on), law, on)


def dated(text: str, kind: str) -> dt.date | None:
    """Return the day that a letter bears, or None when it was not recognised."""
    return reading_of(text, kind).on


def proofread_letter(
    words: LetterWords, kind: str, law: Law, facts: Facts | None = None, on: dt.date | None = None
) -> Proof:
    """Return what every check of ``kind`` says of the letter; with ``facts`` it is compared with the case."""
    reading = reading_of(words.text, kind, law=law, facts=facts, on=on, whole=not words.without_text)
    return proofread(reading)


def _bytes(path: Path) -> bytes:
    step = "Name the file of the letter."
    try:
        if not path.is_file():
            raise LetterUnreadable("There is no such file.", step)
        if path.stat().st_size > MAX_LETTER_BYTES:
            raise _unreadable(Refused(Reason.TOO_LARGE, f"the file has more than {MAX_LETTER_BYTES // 1_000_000} MB"))
        return path.read_bytes()
    except OSError as error:
        raise LetterUnreadable(f"The file cannot be read ({error.strerror}).", step) from error


def _recognised(data: bytes, name: str) -> LetterWords:
    """The words of a letter with scanned pages, or of a picture, cleaned first and then read with a text layer."""
    require_recognition()
    with Readers(1) as readers:
        pages = readers.read(Asked(name, data, fates=()))
    if isinstance(pages, Refused):
        raise _unreadable(pages) from pages
    if not isinstance(pages, Pages):
        raise _unreadable(Refused(Reason.UNSUPPORTED, "it holds other files instead of a letter"))
    made = with_text_layer(pages.pdf, pages.without_text) if pages.without_text else pages.pdf
    if made is None:
        raise LetterUnreadable("The text of the letter could not be recognised.", SAVE_AS)
    try:
        return read_apart(made, ".pdf")
    except Refused as refused:
        raise _unreadable(refused) from refused


def _unreadable(refused: Refused) -> LetterUnreadable:
    return LetterUnreadable(f"The letter cannot be read: {refused.detail}.", STEPS.get(refused.reason, SAVE_AS))
