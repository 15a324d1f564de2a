"""What a mail consists of: its headers, the body that a person reads with its pictures, and the rest as attachments."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    StartBoundaryNotFoundDefect,
)
from email.header import decode_header, make_header
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parsedate_to_datetime

from filing.bundle.from_text import decoded
from filing.bundle.limits import MAX_MAIL_DEPTH, MAX_MAIL_PARTS
from filing.bundle.mail_bodies import Shown, shown_of
from filing.bundle.mail_pictures import pictures_shown
from filing.bundle.pages import Attached
from filing.bundle.refusals import Reason, Refused

# The header parser of the standard library meets malformed headers with any of these.
HEADER_FAULTS = (HeaderParseError, ValueError, IndexError, AttributeError, KeyError, TypeError, LookupError)
SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
ENVELOPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
CUT_OFF = (StartBoundaryNotFoundDefect, CloseBoundaryNotFoundDefect)
MISCODED = (InvalidBase64PaddingDefect, InvalidBase64CharactersDefect, InvalidBase64LengthDefect)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as a reader sees it. ``sent`` has no zone when the mail names none; it is None when unreadable.

    Both ``text`` and ``markups`` are filled where they say different things; neither for a mail without words.
    ``pictures`` are those that the markup shows, by the name it calls them. ``signed`` says that a signature came
    along, which nobody checked.
    """

    headers: dict[str, str]
    sent: dt.datetime | None
    text: str
    markups: tuple[str, ...]
    attachments: tuple[Attached, ...]
    pictures: Mapping[str, bytes]
    signed: bool
    notes: tuple[str, ...]


HEADERS = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject")


def _header(message: EmailMessage, raw: Message, name: str) -> str:
    try:
        values = [str(value) for value in message.get_all(name, [])]
    except HEADER_FAULTS:
        values = []
        for value in raw.get_all(name, []):
            try:
                values.append(str(make_header(decode_header(str(value)))))
            except HEADER_FAULTS:
                values.append(str(value))
    return ", ".join(" ".join(value.split()) for value in values)


def _sent(text: str) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(text)
    except HEADER_FAULTS:
        return None


def _leaves(message: MIMEPart, depth: int, choice: int) -> Iterator[tuple[MIMEPart, int]]:
    """Yield the parts that hold no parts, each with the ``multipart/alternative`` it belongs to (0 for none)."""
    if depth > MAX_MAIL_DEPTH:
        raise Refused(Reason.TOO_LARGE, f"the parts of the mail lie more than {MAX_MAIL_DEPTH} deep")
    if not message.is_multipart() or message.get_content_maintype() != "multipart":
        yield message, choice
        return
    # What is to choose from inside one that is to choose from is one choice.
    inner = choice or (id(message) if message.get_content_type() == "multipart/alternative" else 0)
    for part in message.iter_parts():
        yield from _leaves(part, depth + 1, inner)


def _payload(part: MIMEPart) -> bytes:
    if part.get_content_maintype() == "message":
        # The older policy writes headers as they came, however they break the rules.
        return b"\n".join(inner.as_bytes(policy=policy.compat32) for inner in part.iter_parts())
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(part: MIMEPart) -> str:
    data = _payload(part)
    charset = part.get_content_charset() or ""
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError, ValueError):
        return decoded(data)[0]


def _name(part: MIMEPart) -> str:
    try:
        return part.get_filename() or ""
    except HEADER_FAULTS:
        return ""


def _is_words(part: MIMEPart) -> bool:
    try:
        attached = part.is_attachment()
    except HEADER_FAULTS:
        attached = False
    return part.get_content_type() in {"text/plain", "text/html"} and not attached and not _name(part)


@dataclass(frozen=True, slots=True)
class _Body:
    shown: Shown = field(default_factory=Shown)
    used: frozenset[int] = frozenset()


def _body(leaves: list[tuple[MIMEPart, int]]) -> _Body:
    """Return the words of the mail: the first text, and what stands beside it to choose from."""
    spoken = [(part, choice) for part, choice in leaves if _is_words(part)]
    if not spoken:
        return _Body()
    first, choice = spoken[0]
    same = [part for part, other in spoken if choice and other == choice] or [first]
    plain = [part for part in same if part.get_content_type() == "text/plain"]
    rich = [part for part in same if part.get_content_type() == "text/html"]
    # Some programs cut a body in pieces where a picture or a file stands in it.
    text = "\n".join(map(_words, plain))
    return _Body(shown_of(text, tuple(map(_words, rich))), frozenset(id(part) for part in same))


def _called(part: MIMEPart) -> tuple[str, ...]:
    """Return the names by which markup may call a picture; none for what is no picture."""
    if part.get_content_maintype() != "image":
        return ()
    try:
        named = (str(part.get("Content-ID", "")).strip().strip("<>"), str(part.get("Content-Location", "")).strip())
    except HEADER_FAULTS:
        return ()
    return tuple(name for name in named if name)


def _damage(leaves: list[tuple[MIMEPart, int]], message: EmailMessage) -> Iterator[str]:
    """Yield what the parts of the mail lack, whose contents have been decoded."""
    if any(isinstance(defect, CUT_OFF) for part in message.walk() for defect in part.defects):
        yield "the mail is cut off: its last part does not end, and more may be missing"
    miscoded = sum(any(isinstance(defect, MISCODED) for defect in part.defects) for part, _choice in leaves)
    if miscoded:
        yield f"{miscoded} parts of the mail are not soundly encoded; they are shown as far as they can be read"


def _refuse_closed(message: EmailMessage) -> None:
    kind = message.get_content_type()
    if kind == "multipart/encrypted":
        raise Refused(Reason.ENCRYPTED, "the mail is encrypted (PGP)")
    if kind in ENVELOPES:
        if str(message.get_param("smime-type", "")).lower() == "signed-data":
            raise Refused(Reason.UNSUPPORTED, "the mail is packed inside its signature (S/MIME)")
        raise Refused(Reason.ENCRYPTED, "the mail is encrypted (S/MIME)")


def _parsed(data: bytes) -> tuple[EmailMessage, Message]:
    try:
        message = message_from_bytes(data, policy=policy.default)
        raw = message_from_bytes(data, policy=policy.compat32)
    except RecursionError as error:
        raise Refused(Reason.TOO_LARGE, f"the parts of the mail lie more than {MAX_MAIL_DEPTH} deep") from error
    if not isinstance(message, EmailMessage):
        raise Refused(Reason.DAMAGED, "the file does not read as a mail")
    return message, raw


def read_mail(data: bytes) -> Mail:
    """Return what ``data`` says as a mail.

    Raises: Refused when it is encrypted, has too many parts, or they lie too deep.
    """
    message, raw = _parsed(data)
    _refuse_closed(message)
    leaves = []
    for leaf in _leaves(message, 0, 0):
        leaves.append(leaf)
        if len(leaves) > MAX_MAIL_PARTS:
            raise Refused(Reason.TOO_LARGE, f"the mail has more than {MAX_MAIL_PARTS} parts")
    body = _body(leaves)
    named = {name: part for part, _choice in reversed(leaves) for name in _called(part)}
    pictures = pictures_shown(body.shown.markups, {name: _payload(part) for name, part in named.items()})
    shown = {id(named[name]) for name in pictures}
    rest = [part for part, _choice in leaves if id(part) not in body.used and id(part) not in shown]
    attachments = tuple(
        Attached(name=_name(part), media_type=part.get_content_type(), data=_payload(part))
        for part in rest
        if part.get_content_type() not in SIGNATURES
    )
    headers = {name: _header(message, raw, name) for name in HEADERS}
    dates = len(raw.get_all("Date", []))
    return Mail(
        headers=headers,
        sent=_sent(headers["Date"]) if dates < 2 else None,
        text=body.shown.text,
        markups=body.shown.markups,
        attachments=attachments,
        pictures=pictures,
        signed=any(part.get_content_type() in SIGNATURES for part in rest),
        notes=(
            *([f"the mail names {dates} dates; all are shown"] if dates > 1 else []),
            *([body.shown.note] if body.shown.note else ()),
            *_damage(leaves, message),
        ),
    )
