"""A letter as an e-mail file (RFC 5322): plain text and HTML of the same tree, with the PDF of the letter attached."""

import datetime as dt
import hashlib
from dataclasses import replace
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from filing.documents.mail_address import MailAddress
from filing.documents.mail_html import mail_html
from filing.documents.texts import label, refuse_unprintable
from filing.documents.to_text import to_text
from filing.documents.tree import Block, Document, PaymentCode
from filing.rules.contact_windows import LEGAL_TIME

NOON = dt.time(12)  # within the hours of X-50; the mail program that sends it writes its own
IN_THE_PDF = {
    "nl": "In de bijlage (PDF) staat een code die u met de app van uw bank kunt scannen.",
    "en": "The enclosed PDF has a code that you can scan with your bank's app.",
}


def as_mail(document: Document, first: tuple[Block, ...]) -> Document:
    """Return ``document`` as it stands in an e-mail: ``first`` above it, and the payment code left to the PDF."""
    body = tuple(_without_code(block, document.language) for block in document.body)
    return replace(document, body=(*first, *body))


def to_mail(document: Document, to: MailAddress, of: MailAddress, pdf: bytes, pdf_name: str) -> bytes:
    """Return the e-mail: the same bytes for the same letter. ``document`` is one that ``as_mail`` made.

    Raises:
        RenderFailed: a text cannot be printed.
    """
    refuse_unprintable(document)
    text, html = to_text(document), mail_html(document)
    digest = hashlib.sha256(f"{of.address}\n{to.address}\n{text}".encode() + pdf).hexdigest()
    message = EmailMessage(policy=SMTP)
    message["From"] = _header(of)
    message["To"] = _header(to)
    message["Subject"] = _subject(document)
    message["Date"] = format_datetime(dt.datetime.combine(document.on, NOON, LEGAL_TIME))
    message["Message-ID"] = f"<{digest[:40]}@{of.domain}>"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=pdf_name)
    message["Content-Language"] = document.language  # last: earlier it would go with the text alone
    _fix_boundaries(message, digest)
    return message.as_bytes()


def _without_code(block: Block, language: str) -> Block:
    if not isinstance(block, PaymentCode):
        return block
    return PaymentCode(block.amount, "", IN_THE_PDF[language] if block.payload else block.text, block.link)


def _subject(document: Document) -> str:
    """One line: what a name brings of line breaks cannot begin a header of its own."""
    subject = document.head.subject if document.head is not None else document.title
    marked = f"[{label(document, 'concept')}] {subject}" if document.concept else subject
    return " ".join(marked.split())


def _header(whom: MailAddress) -> Address:
    return Address(display_name=" ".join(whom.name.split()), addr_spec=whom.address)


def _fix_boundaries(message: EmailMessage, digest: str) -> None:
    """Give each part that has parts a boundary that follows from the letter; by itself it would be random."""
    for number, part in enumerate(one for one in message.walk() if one.is_multipart()):
        part.set_boundary(f"=_{digest[:32]}_{number}")
