"""The e-mail and the text message that go with a letter, and what a person must know before they go."""

import datetime as dt
from collections.abc import Sequence

from filing.casefile.case import CaseFile
from filing.casefile.names import AnyParty, letter_name
from filing.casefile.party import CollectorRole
from filing.documents.grammar import parse_fragment
from filing.documents.party_fields import sender, stand_in
from filing.documents.text_message import TextMessage, text_message
from filing.documents.to_mail import NOON, as_mail
from filing.documents.tree import Document
from filing.documents.wording import Wordings
from filing.errors import RenderFailed, WrongUsage
from filing.message import Message, say
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE
from filing.rules.contact_windows import LEGAL_TIME, Contact, hours_bind, is_open, next_window
from filing.rules.facts import Facts
from filing.rules.kinds import Kind

EML, SMS = "eml", "sms"
ELECTRONIC = (EML, SMS)
ON_PAPER = frozenset({"pdf", "docx"})
LATER_RECEIPT = "statements/D14-30.{language}.html"


def refuse_other_messages(kind: Kind, formats: Sequence[str]) -> None:
    """Return when ``kind`` may go in these formats.

    Raises:
        WrongUsage: the kind is not sent by e-mail, or a text message would go without the letter that it announces.
    """
    for form in ELECTRONIC:
        if form in formats and form not in kind.messages:
            known = ", ".join((*kind.formats, *kind.messages))
            raise WrongUsage(f"{kind.name} is not made as {form}.", f"Its formats are {known}.")
    if SMS in formats and not ON_PAPER.intersection(formats) and EML not in formats:
        raise WrongUsage(
            "A text message announces a letter and is none.", "Ask for the letter too: --format pdf or --format eml."
        )


def letter_by_mail(wordings: Wordings, document: Document, formats: Sequence[str]) -> Document:
    """Return the letter as an e-mail shows it; beside a letter on paper it says that the later receipt counts.

    Rule:  D14-30
    """
    if not ON_PAPER.intersection(formats):
        return as_mail(document, ())
    source = LATER_RECEIPT.format(language=document.language)
    return as_mail(document, parse_fragment(wordings.render(source, {}), source))


def announcement(wordings: Wordings, document: Document, file: CaseFile, recipient: AnyParty) -> TextMessage:
    """Return the text message that announces the letter.

    Raises:
        RenderFailed: no telephone number of the recipient is on record, or the message does not fit.
        TemplateInvalid: the wording makes a letter of it.
    """
    instead = stand_in(recipient)
    number = instead.telephone if instead is not None else recipient.telephone
    if not number:
        place = f"debtors.{recipient.id or 'debtor'}.telephone"
        raise RenderFailed(
            f"No telephone number is on record under {place}.", f"Record {place}, or leave the text message out."
        )
    writer, handler = sender(file), file.handler
    represents = file.collector.role not in {CollectorRole.CREDITOR, CollectorRole.DEBT_BUYER}
    own = (handler.telephone if handler is not None else None) or writer.telephone or ""
    named = letter_name(file.creditor) if represents else ""
    return text_message(wordings, document.language, letter_name(writer), named, own, file.references.ours)


def remarks_on(kind: Kind, formats: Sequence[str], facts: Facts, message: TextMessage | None) -> tuple[Message, ...]:
    """Return what to know before the e-mail or text message goes: receipt, hours, length.

    Rule:  D14-30, D14-31, X-50
    """
    found: list[Message] = []
    if EML in formats:
        found.append(_on_receipt(kind, formats))
    electronic = any(form in formats for form in ELECTRONIC)
    if electronic and hours_bind(facts, Contact.EMAIL) and not is_open(facts.on, NOON):
        opens, _ = next_window(dt.datetime.combine(facts.on, NOON, LEGAL_TIME))
        found.append(
            say(
                "No e-mail or text message may go on {day}, a Sunday or holiday (X-50); send it from {opens}, 07:00.",
                day=facts.on,
                opens=opens.date(),
            )
        )
    if message is not None:
        found.append(
            say(
                "The text message takes {units} of the {most} characters of one message ({alphabet}).",
                units=message.units,
                most=message.most,
                alphabet=message.alphabet,
            )
        )
    return tuple(found)


def _on_receipt(kind: Kind, formats: Sequence[str]) -> Message:
    if ON_PAPER.intersection(formats):
        return say(
            "The e-mail says that the letter comes by post too and that the later receipt counts (D14-30): send both, "
            "and record channel post_and_email."
        )
    if kind.name == FOURTEEN_DAY_NOTICE:
        return say(
            "By e-mail alone the creditor has to prove that the notice was received, and collection costs were refused "
            "for want of it (D14-30). Send it by post too: --format pdf --format eml."
        )
    return say(
        "That an e-mail was received has to be proved when it is disputed (D14-31): record channel email, and "
        "delivered_on with its proof when it is known."
    )
