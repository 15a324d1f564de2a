"""The language in which the program speaks to the person at the desk: a gettext catalogue, dates and amounts."""

import datetime as dt
import gettext
from dataclasses import dataclass, field
from decimal import Decimal

from filing.dutch import NO_BREAK_SPACE, amount_text, date_text
from filing.message import Message, Value
from filing.resources import locale_folder

DOMAIN = "filing"
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Language:
    """A language with its catalogue. English is what stands in the source and needs none."""

    code: str
    catalogue: gettext.NullTranslations = field(repr=False)

    def __call__(self, message: Message) -> str:
        """Return the sentence in this language, with days and amounts as its readers write them.

        What a catalogue does not hold is said in English.
        """
        if not message.text:
            return ""
        text = self.catalogue.gettext(message.text)
        if not message.values:
            return text.replace("{{", "{").replace("}}", "}")
        return text.format_map({name: self._said(value) for name, value in message.values})

    def _said(self, value: Value) -> str:
        match value:
            case str():
                return value
            case Message():
                return self(value)
            case tuple():
                return ", ".join(self._said(one) for one in value)
            case dt.date():
                return date_text(value, self.code).replace(NO_BREAK_SPACE, " ")
            case Decimal():
                return amount_text(value, self.code).replace(NO_BREAK_SPACE, "").replace("€", "€ ")
            case _:
                return str(value)


def load_language(code: str) -> Language:
    """Return the language ``code`` ("nl" or "en").

    Raises:
        FileNotFoundError: the catalogue is not there; it is part of the package.
    """
    if code == "en":
        return Language(code, gettext.NullTranslations())
    return Language(code, gettext.translation(DOMAIN, locale_folder(), [code]))
