"""Pages from a mail: a readable letter with its headers, then its attachments, each announced on the first page."""

import dataclasses
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lxml import html
from pikepdf import ObjectStreamMode, Pdf

from filing.bundle.content import kind_of
from filing.bundle.convert import plain_pages
from filing.bundle.from_text import bounded, page_count, shown
from filing.bundle.limits import MAX_SOURCE_PAGES
from filing.bundle.mail_parts import Attachment, Mail, read_mail
from filing.bundle.pages import Pages, Part
from filing.bundle.printable import one_line
from filing.bundle.refusals import Reason, Refused
from filing.bundle.safe_html import bare_text, safe_html
from filing.bundle.sheets import element, facts, sheet_pdf
from filing.bundle.words import Words
from filing.dutch import date_text
from filing.files import sha256

KIBIBYTE = 1024

# What the sender says an attachment without a name is.
ENDINGS_BY_TYPE: Mapping[str, str] = MappingProxyType(
    {
        "application/pdf": ".pdf",
        "image/jpeg": ".jpg",
        "image/png": ".png",
        "message/rfc822": ".eml",
        "text/html": ".html",
        "text/plain": ".txt",
        "text/calendar": ".ics",
        "text/csv": ".csv",
    }
)


def size_text(size: int) -> str:
    """Return ``12 kB`` or ``340 bytes``."""
    return f"{size} bytes" if size < KIBIBYTE else f"{round(size / KIBIBYTE)} kB"


def _moment(mail: Mail, words: Words) -> str:
    if mail.sent is None:
        return one_line(mail.headers["Date"])
    day = date_text(mail.sent.date(), words.language)
    offset = mail.sent.utcoffset()
    if offset is None:
        return f"{day}, {mail.sent:%H:%M:%S} ({words.zone_unknown})"
    sign = "-" if offset < dt.timedelta(0) else "+"
    hours, minutes = divmod(abs(offset) // dt.timedelta(minutes=1), 60)
    return f"{day}, {mail.sent:%H:%M:%S} (UTC{sign}{hours:02}:{minutes:02})"


def _attachment_pages(attachment: Attachment, name: str, words: Words) -> Pages:
    if not attachment.data:
        raise Refused(Reason.EMPTY, "the attachment is empty")
    declared = ENDINGS_BY_TYPE.get(attachment.media_type, "")
    kind, _note = kind_of(attachment.data, attachment.name or f"attachment{declared}")
    pages = plain_pages(kind, attachment.data, name, words)
    if pages is None:
        raise Refused(Reason.UNSUPPORTED, "a mail inside a mail is not shown")
    return pages


def _converted(attachment: Attachment, name: str, words: Words) -> tuple[Pages | None, Refused | None]:
    try:
        return _attachment_pages(attachment, name, words), None
    except Refused as refused:
        return None, refused


def _line(part: Part, words: Words) -> html.HtmlElement:
    fate = f"{words.follows}, {words.page_count(part.pages)}" if part.reason is None else words.not_shown
    return element("li", f"{part.name} ({part.media_type}, {size_text(part.size)}) – {fate}")


def _letter(mail: Mail, parts: Sequence[Part], words: Words, notes: list[str]) -> bytes:
    headers = (
        (words.sender, one_line(mail.headers["From"])),
        (words.recipients, one_line(mail.headers["To"])),
        (words.copy, one_line(mail.headers["Cc"])),
        (words.blind_copy, one_line(mail.headers["Bcc"])),
        (words.date, _moment(mail, words)),
        (words.subject, one_line(mail.headers["Subject"])),
    )
    optional = {words.copy, words.blind_copy}
    rows: list[tuple[str, str | html.HtmlElement]] = [
        (label, value or "–") for label, value in headers if value or label not in optional
    ]
    if parts:
        rows.append((words.attachments, element("ul", *(_line(part, words) for part in parts))))
    rich = safe_html(bounded(mail.markup), notes) if mail.markup else None
    text = bare_text(mail.markup) if mail.markup and rich is None else mail.text
    body = rich if rich is not None else element("div", shown(text, notes).strip("\n") or words.no_text, class_="text")
    title = one_line(mail.headers["Subject"]) or words.subject
    return sheet_pdf(title, words.language, element("div", facts(rows), body, class_="mail"))


def _joined(pieces: Sequence[bytes]) -> bytes:
    if len(pieces) == 1:
        return pieces[0]
    with Pdf.new() as whole:
        for piece in pieces:
            with Pdf.open(io.BytesIO(piece)) as pdf:
                whole.pages.extend(pdf.pages)
        output = io.BytesIO()
        whole.save(output, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return output.getvalue()


def mail_pages(data: bytes, words: Words) -> Pages:
    """Return the mail and, behind it, the attachments that can be shown; the others are named on its first page.

    Raises: Refused when the mail itself cannot be shown or is too large.
    """
    mail = read_mail(data)
    notes = list(mail.notes)
    removed: list[str] = []
    shown_pages: list[Pages] = []
    parts: list[Part] = []
    behind = 1
    for attachment in mail.attachments:
        name = one_line(attachment.name) or words.unnamed
        pages, refused = _converted(attachment, name, words)
        parts.append(
            Part(
                name=name,
                media_type=one_line(attachment.media_type),
                size=len(attachment.data),
                sha256=sha256(attachment.data),
                first_page=behind if pages else 0,
                pages=pages.count if pages else 0,
                reason=refused.reason if refused else None,
                detail=refused.detail if refused else "",
            )
        )
        if pages:
            behind += pages.count
            shown_pages.append(pages)
            notes.extend(f"attachment {name}: {note}" for note in pages.notes)
            removed.extend(f"attachment {name}: {thing}" for thing in pages.removed)
        elif refused:
            notes.append(f"attachment {name} is not shown: {refused.reason}: {refused.detail}")
        if behind > MAX_SOURCE_PAGES:
            raise Refused(
                Reason.TOO_MANY_PAGES, f"the mail and its attachments have more than {MAX_SOURCE_PAGES} pages"
            )
    letter = _letter(mail, parts, words, notes)
    count = page_count(letter)
    return Pages(
        pdf=_joined([letter, *(pages.pdf for pages in shown_pages)]),
        count=count + behind - 1,
        notes=tuple(notes),
        removed=tuple(removed),
        parts=tuple(_moved(part, count) for part in parts),
    )


def _moved(part: Part, pages_before: int) -> Part:
    if not part.first_page:
        return part
    return dataclasses.replace(part, first_page=part.first_page + pages_before)
