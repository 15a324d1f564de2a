"""A text message that announces a letter and never is one: one message, without amount, term or link.

A message holds 160 characters of the alphabet of GSM (3GPP TS 23.038), in which some signs count twice; with any other
character it is written in UCS-2 and holds 70. What does not fit is said shorter, never broken off.
"""

import re
from dataclasses import dataclass

from filing.documents.grammar import parse_fragment
from filing.documents.texts import plain_text
from filing.documents.tree import Paragraph
from filing.documents.wording import Wordings
from filing.errors import RenderFailed, TemplateInvalid
from filing.rules.proofreading.figures import amounts_in, days_in
from filing.rules.proofreading.letter_text import read_letter, words

WORDING = "messages/text_message.{language}.html"
GSM_MOST, UCS2_MOST = 160, 70
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("^{}\\[~]|€")
_TERM = words(r"\b(?:binnen|within|dag(?:en)?|days?|we(?:ek|ken)|weeks?|uiterlijk|termijn|deadline)\b")
_LINK = re.compile(r"https?:|www\.|://|\b[a-z0-9-]+\.(?:nl|com|eu|org|net|example)(?:/|\b)", re.IGNORECASE)
_MONEY = words(r"€|\beur\b|\beuro|\bbetaal|\bbetalen|\bpay\b")
SHORTER = (
    (True, True),
    (False, True),
    (True, False),
    (False, False),
)  # with the creditor's name, with a telephone number


@dataclass(frozen=True, slots=True)
class TextMessage:
    """The text and what it takes: ``units`` of the ``most`` that one message holds in its ``alphabet``."""

    text: str
    units: int
    most: int
    alphabet: str


def text_message(
    wordings: Wordings, language: str, sender: str, creditor: str, telephone: str, reference: str
) -> TextMessage:
    """Return the message in ``language``, in the fullest words that one message holds; ``creditor`` may be empty.

    Raises:
        RenderFailed: even the shortest does not fit in one message.
        TemplateInvalid: the wording names an amount, a day, a term or a link.
    """
    source = WORDING.format(language=language)
    made: list[TextMessage] = []
    for with_creditor, with_telephone in SHORTER:
        fields = {
            "sender": sender,
            "creditor": creditor if with_creditor else "",
            "telephone": telephone if with_telephone else "",
            "reference": reference,
        }
        made.append(_counted(_text(wordings, source, fields)))
        if made[-1].units <= made[-1].most:
            _refuse_a_letter(made[-1].text, fields, source)
            return made[-1]
    last = made[-1]
    raise RenderFailed(
        f"The text message takes {last.units} characters, and one message holds {last.most} ({last.alphabet}).",
        "Shorten our reference or the name of the sender, or leave the text message out.",
    )


def _text(wordings: Wordings, source: str, fields: dict[str, str]) -> str:
    blocks = parse_fragment(wordings.render(source, fields), source)
    texts = [plain_text(block.content) for block in blocks if isinstance(block, Paragraph)]
    return " ".join(" ".join(texts).split())


def _counted(text: str) -> TextMessage:
    if all(sign in _BASIC or sign in _TWICE for sign in text):
        return TextMessage(text, len(text) + sum(sign in _TWICE for sign in text), GSM_MOST, "GSM 7-bit")
    return TextMessage(text, len(text.encode("utf-16-le")) // 2, UCS2_MOST, "UCS-2")


def _refuse_a_letter(text: str, fields: dict[str, str], source: str) -> None:
    """Refuse what would make it a letter; names and numbers of the case are looked past."""
    own = text
    for value in sorted(filter(None, fields.values()), key=len, reverse=True):
        own = own.replace(" ".join(value.split()), " ")
    letter = read_letter(own)
    if amounts_in(letter) or days_in(letter) or _MONEY.search(letter.text) or _TERM.search(letter.text):
        raise TemplateInvalid(
            f"{source}: the text message asks for money, or names a day or a term.",
            "It announces a letter and is none: leave amounts, days and terms to the letter.",
        )
    if _LINK.search(own):
        raise TemplateInvalid(f"{source}: the text message holds a link.", "Leave it out: a link looks like a fraud.")
