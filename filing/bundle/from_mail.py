"""Pages from a mail: a readable letter with its headers; its attachments follow as exhibits of their own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from email.utils import getaddresses

from lxml import html

from filing.bundle.from_text import bounded, page_count, shown
from filing.bundle.inline_pictures import InlinePictures, without_pictures
from filing.bundle.mail_parts import Mail, read_mail
from filing.bundle.pages import Asked, Fate, Inside, Pages
from filing.bundle.printable import breakable, one_line
from filing.bundle.refusals import Reason
from filing.bundle.safe_html import bare_text, safe_html
from filing.bundle.sheets import element, facts, sheet_pdf
from filing.bundle.words import Words, words_in
from filing.dutch import date_text

KIBIBYTE = 1024
SIGNED = "the mail is signed; only the file as it came can be checked"


def size_text(size: int) -> str:
    """Return ``12 kB`` or ``340 bytes``."""
    return f"{size} bytes" if size < KIBIBYTE else f"{round(size / KIBIBYTE)} kB"


def fate_text(fate: Fate, words: Words) -> str:
    """Return one line on a file inside: name, kind, size, and whether it follows, stands elsewhere, or is out."""
    if fate.reason is None:
        end = f"{words.follows}, {words.page_count(fate.pages)}"
    elif fate.reason is Reason.DUPLICATE:
        end = f"{words.repeated}: {one_line(fate.repeats)}"
    else:
        end = words.not_shown
    about = ", ".join(part for part in (one_line(fate.media_type), size_text(fate.size)) if part)
    return breakable(f"{one_line(fate.name) or words.unnamed} ({about}) – {end}")


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


def _plain(text: str, notes: list[str]) -> html.HtmlElement:
    return element("div", shown(text, notes).strip("\n"), class_="text")


def _bodies(mail: Mail, words: Words, notes: list[str]) -> Iterator[html.HtmlElement]:
    """Yield what the mail says: its HTML, and behind it under a heading the plain text where that says other things."""
    bounded("".join([without_pictures(markup) for markup in mail.markups] + [mail.text]))
    pictures = InlinePictures(mail.pictures)
    for markup in mail.markups:
        rich = safe_html(markup, notes, words, pictures)
        yield rich if rich is not None else _plain(bare_text(markup), notes)
    if mail.markups and mail.text:
        yield element("h2", words.plain_part, class_="other")
    if mail.text.strip() or not mail.markups:
        yield _plain(mail.text if mail.text.strip() else words.no_text, notes)


def _unless(value: str, known: str) -> str:
    """Return an address that ``known`` does not say already."""
    addresses = {address.casefold() for _name, address in getaddresses([value])}
    said = {address.casefold() for _name, address in getaddresses([known])}
    return "" if addresses <= said else one_line(value)


def _letter(mail: Mail, fates: Sequence[Fate], words: Words, notes: list[str]) -> bytes:
    headers = (
        (words.sender, one_line(mail.headers["From"])),
        (words.sent_by, _unless(mail.headers["Sender"], mail.headers["From"])),
        (words.reply_to, _unless(mail.headers["Reply-To"], mail.headers["From"])),
        (words.recipients, one_line(mail.headers["To"])),
        (words.copy, one_line(mail.headers["Cc"])),
        (words.blind_copy, one_line(mail.headers["Bcc"])),
        (words.date, _moment(mail, words)),
        (words.subject, one_line(mail.headers["Subject"])),
    )
    optional = {words.sent_by, words.reply_to, words.copy, words.blind_copy}
    rows: list[tuple[str, str | html.HtmlElement]] = [
        (label, value or "–") for label, value in headers if value or label not in optional
    ]
    if fates:
        rows.append((words.attachments, element("ul", *(element("li", fate_text(fate, words)) for fate in fates))))
    content = list(_bodies(mail, words, notes))
    title = one_line(mail.headers["Subject"]) or words.subject
    return sheet_pdf(title, words.language, element("div", facts(rows), *content, class_="mail"))


def mail_inside(asked: Asked) -> Inside:
    """Return the attachments of the mail, without the pictures that its text shows.

    Raises: Refused when the mail itself cannot be read.
    """
    return Inside(read_mail(asked.data).attachments)


def mail_pages(asked: Asked) -> Pages:
    """Return the mail as a letter that names its attachments and what became of each.

    Raises: Refused when the mail itself cannot be shown or is too large.
    """
    mail = read_mail(asked.data)
    notes = list(mail.notes)
    if mail.signed:
        notes.append("the mail is signed; the signature holds for the original file, not for these pages")
    pdf = _letter(mail, asked.fates or (), words_in(asked.language), notes)
    return Pages(
        pdf=pdf,
        count=page_count(pdf),
        notes=tuple(notes),
        title=one_line(mail.headers["Subject"]),
        keep=SIGNED if mail.signed else "",
    )
