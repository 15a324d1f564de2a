"""Pages from a chat that WhatsApp exported as text: a table of time, sender and message, on Android and iOS alike.

Times stand as the telephone wrote them: whether 3/4/26 is a day in March or in April only its settings tell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from filing.bundle.content import is_text
from filing.bundle.from_table import table_pdf
from filing.bundle.from_text import bounded, decoded, note_unknown, page_count, text_of
from filing.bundle.limits import MAX_TABLE_ROWS
from filing.bundle.pages import Asked, Pages
from filing.bundle.printable import one_line
from filing.bundle.refusals import Reason, Refused
from filing.bundle.words import words_in

DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00a0\u202f]?[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?)?"
MARKS = "\u200e\u200f\u202a\u202c\ufeff"
IOS = re.compile(rf"[{MARKS}]*\[({DAY},? {CLOCK})\] ?(.*)")
ANDROID = re.compile(rf"[{MARKS}]*({DAY},? {CLOCK}) [-–] (.*)")
SENDER = re.compile(r"([^:]{1,120}): ?(.*)", re.DOTALL)
# What WhatsApp writes in place of a picture or file, in Dutch and in English, on Android and on iOS.
MEDIA = re.compile(
    r"<(?:bijgevoegd|attached|media weggelaten|media omitted)\b[^>]{0,200}>|"
    r"\.\w{2,5} \((?:bestand bijgevoegd|file attached)\)|"
    r"\b(?:afbeelding|video|audio|sticker|gif|document|contactkaart|image|contact card) (?:weggelaten|omitted)\s*\Z",
    re.IGNORECASE,
)
TESTED_BYTES = 4_000
LEAST_MESSAGES = 2


@dataclass(frozen=True, slots=True)
class Message:
    """One message; ``sender`` is empty for what the program itself says ("Berichten zijn versleuteld")."""

    time: str
    sender: str
    text: str


def _beginning(line: str) -> tuple[str, str] | None:
    found = IOS.fullmatch(line) or ANDROID.fullmatch(line)
    return (found[1], found[2]) if found else None


def looks_like_chat(data: bytes, ending: str) -> bool:
    """Return whether the file is the text of an exported chat: it begins with a message, and another follows."""
    if ending not in {".txt", ""} or not is_text(data, ending) or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    lines = data[:TESTED_BYTES].decode("utf-8", errors="replace").splitlines()
    found = [_beginning(line) is not None for line in lines if line.strip()]
    return bool(found) and found[0] and sum(found) >= LEAST_MESSAGES


def _message(time: str, lines: Sequence[str]) -> Message:
    text = "\n".join(lines).translate({ord(mark): None for mark in MARKS})
    said = SENDER.fullmatch(text)
    return Message(time, said[1], said[2]) if said else Message(time, "", text)


def messages_in(text: str) -> list[Message]:
    """Return the messages in the order of the file; a line without a time belongs to the message before it."""
    messages: list[Message] = []
    time, lines = "", [""]
    for line in text.replace("\r\n", "\n").split("\n"):
        found = _beginning(line)
        if found is None:
            lines.append(line)
            continue
        if time:
            messages.append(_message(time, lines))
        time, lines = found[0], [found[1]]
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    messages.append(_message(time, lines))
    return messages


def _media(messages: Sequence[Message]) -> int:
    """Return how many messages say that something was sent with them, or was left out of the export."""
    return sum(MEDIA.search(one.text) is not None for one in messages)


def chat_pages(asked: Asked) -> Pages:
    """Return the chat as a table on A4 pages.

    Raises: Refused when there is too much of it.
    """
    notes: list[str] = []
    words = words_in(asked.language)
    text, _encoding = decoded(asked.data)
    messages = messages_in(bounded(text if text.strip() else text_of(asked, notes)))
    if len(messages) > MAX_TABLE_ROWS:
        raise Refused(Reason.TOO_LARGE, f"the chat has {len(messages)} messages; at most {MAX_TABLE_ROWS} are taken")
    note_unknown(text.translate({ord(mark): None for mark in MARKS}), notes)
    notes.append(f"a chat of {len(messages)} messages; times stand as the telephone wrote them")
    media = _media(messages)
    if media:
        notes.append(
            f"{media} messages came with a picture, recording or file that is not in the text; "
            "it is in the bundle only where the case file or the archive gives it"
        )
    title = f"{words.chat}: {one_line(asked.name)}"
    rows = [(one.time, one.sender or "–", one.text) for one in messages]
    pdf = table_pdf(title, (words.time, words.sender, words.message), rows)
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
