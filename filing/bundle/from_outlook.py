"""Pages from an Outlook message (.msg): turned into an ordinary mail, then shown like one."""

import io
import re
import struct
from dataclasses import replace
from email.errors import HeaderParseError
from email.parser import HeaderParser
from email.utils import format_datetime, getaddresses

from olefile import OleFileIO
from oxmsg.attachment import Attachment
from oxmsg.domain import constants as known
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from filing.bundle.content import OLE_FAULTS
from filing.bundle.from_mail import mail_inside, mail_pages
from filing.bundle.limits import MAX_INSIDE_DEPTH, MAX_INSIDE_FILES
from filing.bundle.outlook_rtf import html_in, unpacked
from filing.bundle.pages import Asked, Inside, Pages
from filing.bundle.plain_mail import Enclosed, header_word, person, plain_mail
from filing.bundle.refusals import Reason, Refused

TOP_HEADER = 32  # [bytes] before the properties of the message itself
INNER_HEADER = 24  # [bytes] before those of a message inside a message
PART_HEADER = 8  # [bytes] before those of a recipient or an attachment
EMBEDDED = "__substg1.0_3701000D"
HEADERS = {1: "To", 2: "Cc", 3: "Bcc"}
PEOPLE = frozenset({"From", "To", "Cc", "Bcc"})
TAKEN_OVER = ("From", "To", "Cc", "Bcc", "Date", "Subject")
MEDIA_TYPE = re.compile(r"(?!message|multipart)[a-z]{1,20}/[a-z0-9.+-]{1,80}")
# What the two libraries raise over a message whose parts are not what they should be.
FAULTS = (*OLE_FAULTS, LookupError, UnicodeError, struct.error, OverflowError, AssertionError)


def _rows(storage: Storage, header: int) -> Properties:
    return Properties(storage, properties_header_offset=header)


def _text(rows: Properties, pid: int) -> str:
    try:
        return (rows.str_prop_value(pid) or "").replace("\x00", "")
    except (LookupError, UnicodeError):
        return ""


def _markup(rows: Properties) -> str:
    try:
        data = rows.binary_prop_value(known.PID_HTML)
    except KeyError:
        data = None
    if not data:
        return _text(rows, known.PID_BODY_HTML)
    try:
        return data.decode(rows.body_encoding)
    except (LookupError, UnicodeError):
        return data.decode("utf-8", errors="replace")


def _people(storage: Storage) -> dict[str, str]:
    people: dict[str, list[str]] = {}
    for one in storage.iter_recipient_storages():
        rows = _rows(one, PART_HEADER)
        name = _text(rows, known.PID_DISPLAY_NAME).strip()
        address = _text(rows, known.PID_SMTP_ADDRESS).strip() or _text(rows, known.PID_EMAIL_ADDRESS).strip()
        header = HEADERS.get(rows.int_prop_value(known.PID_RECIPIENT_TYPE) or 1, "To")
        people.setdefault(header, []).append(person("" if name == address else name, address))
    return {header: ", ".join(named) for header, named in people.items()}


def _ready(name: str, value: str) -> str:
    """Return a header that travelled, as a header line may hold it."""
    if value.isascii():
        return value
    return ", ".join(person(*one) for one in getaddresses([value])) if name in PEOPLE else header_word(value)


def _headers(storage: Storage, rows: Properties) -> dict[str, str]:
    """Return the headers that travelled with the message; what they lack, from what Outlook stored beside them."""
    try:
        travelled = HeaderParser().parsestr(_text(rows, known.PID_TRANSPORT_MESSAGE_HEADERS))
    except (HeaderParseError, ValueError, IndexError):
        travelled = HeaderParser().parsestr("")
    name = _text(rows, known.PID_SENDER_NAME).strip() or _text(rows, known.PID_SENT_REPRESENTING_NAME).strip()
    address = _text(rows, known.PID_SENDER_SMTP_ADDRESS).strip() or _text(rows, known.PID_SENDER_EMAIL_ADDRESS).strip()
    stored = {"From": person(name, address), "Subject": header_word(_text(rows, known.PID_SUBJECT))}
    stored |= _people(storage)
    sent = rows.date_prop_value(known.PID_CLIENT_SUBMIT_TIME)
    if sent is not None:
        stored["Date"] = format_datetime(sent)
    return {key: _ready(key, str(travelled.get(key, ""))) or stored.get(key, "") for key in TAKEN_OVER}


def _enclosed(storage: Storage, depth: int) -> Enclosed:
    inner = next((held for held in storage.storages if held.name == EMBEDDED), None)
    if inner is not None:
        return Enclosed("", "message/rfc822", _mail(inner, INNER_HEADER, depth + 1))
    attachment = Attachment(storage)
    rows = _rows(storage, PART_HEADER)
    said = (attachment.mime_type or "").strip().lower()
    return Enclosed(
        name=attachment.file_name or _text(rows, known.PID_ATTACH_FILENAME),
        media_type=said if MEDIA_TYPE.fullmatch(said) else "application/octet-stream",
        data=attachment.file_bytes or b"",
        content_id=_text(rows, known.PID_ATTACH_CONTENT_ID).strip().strip("<>"),
    )


def _mail(storage: Storage, header: int, depth: int) -> bytes:
    if depth > MAX_INSIDE_DEPTH:
        raise Refused(Reason.TOO_LARGE, f"messages lie more than {MAX_INSIDE_DEPTH} deep inside the message")
    parts = list(storage.iter_attachment_storages())
    if len(parts) > MAX_INSIDE_FILES:
        raise Refused(Reason.TOO_LARGE, f"the message has more than {MAX_INSIDE_FILES} attachments")
    rows = _rows(storage, header)
    text, markup = _text(rows, known.PID_BODY), _markup(rows)
    rtf = unpacked(rows.binary_prop_value(known.PID_RTF_COMPRESSED) or b"")
    if not markup.strip():
        markup = html_in(rtf)
    if not text.strip() and not markup.strip() and rows.binary_prop_value(known.PID_RTF_COMPRESSED):
        raise Refused(Reason.UNSUPPORTED, "the text of the message is stored as RTF and as nothing else")
    enclosed = [_enclosed(one, depth) for one in parts]
    return plain_mail(_headers(storage, rows), text, markup, enclosed, depth)


def mail_in(data: bytes) -> bytes:
    """Return the Outlook message as an ordinary mail; messages inside it are mails inside the mail.

    Raises: Refused when it is damaged, has its text only as RTF, or holds too much.
    """
    try:
        with OleFileIO(io.BytesIO(data)) as compound:
            return _mail(Storage.from_ole(compound), TOP_HEADER, 0)
    except FAULTS as error:
        raise Refused(Reason.DAMAGED, "the Outlook message cannot be read; its parts do not hold together") from error


def outlook_inside(asked: Asked) -> Inside:
    """Return the attachments of the message, and the messages inside it as mails.

    Raises: Refused when the message cannot be read.
    """
    return mail_inside(replace(asked, data=mail_in(asked.data)))


def outlook_pages(asked: Asked) -> Pages:
    """Return the message as a letter that names its attachments and what became of each.

    Raises: Refused when the message cannot be shown or is too large.
    """
    return mail_pages(replace(asked, data=mail_in(asked.data)))
