"""Writes e-mails as their sender's program stored them: headers of the way they went, text, HTML, attachments."""

import datetime as dt
from dataclasses import dataclass
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a mail; ``kind`` is its media type."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail from one person to one other. ``key`` makes its message id; ``answers`` is the key it answers."""

    key: str
    sender: tuple[str, str]
    receiver: tuple[str, str]
    subject: str
    sent: dt.datetime
    text: str
    html: str = ""
    attached: tuple[Attached, ...] = ()
    answers: str = ""
    answers_domain: str = ""


def at(day: dt.date, hour: int, minute: int, second: int = 0) -> dt.datetime:
    """Return a moment in Amsterdam."""
    return dt.datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=AMSTERDAM)


def write_mail(mail: Mail) -> bytes:
    """Return the mail as an .eml file; boundaries and ids follow from its key."""
    message = EmailMessage(policy=policy.SMTP)
    domain = mail.sender[1].partition("@")[2]
    far = mail.receiver[1].partition("@")[2]
    arrived = format_datetime(mail.sent + dt.timedelta(seconds=4))
    # 192.0.2.0/24 is set apart for documentation: no such machine exists (RFC 5737).
    message["Received"] = f"from mail.{domain} (192.0.2.25) by mx.{far} with ESMTPS; {arrived}"
    message["Date"] = format_datetime(mail.sent)
    message["From"] = _address(mail.sender)
    message["To"] = _address(mail.receiver)
    message["Subject"] = mail.subject
    message["Message-ID"] = f"<{mail.key}@{domain}>"
    if mail.answers:
        message["In-Reply-To"] = f"<{mail.answers}@{mail.answers_domain}>"
        message["References"] = f"<{mail.answers}@{mail.answers_domain}>"
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for file in mail.attached:
        main, _, sub = file.kind.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{mail.key}_{number}")
    return message.as_bytes()


def _address(person: tuple[str, str]) -> Address:
    return Address(display_name=person[0], addr_spec=person[1])
