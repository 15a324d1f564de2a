"""A sentence for the person at the desk, with its values apart, so that it can be said in more than one language."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = "str | int | Decimal | dt.date | Message | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named places (``{since}``) and the values for them; nothing is filled in yet.

    A value is a day, an amount in euro, a number, a word that is the same in every language (an id, a key of the case
    file), another message, or several of these, which are listed with commas.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is anything to say."""
        return bool(self.text)


NOTHING = Message("")
SENTENCES = "{one} {other}"


def say(text: str, /, **values: Value) -> Message:
    """Return the message ``text`` with ``values``. The text is a literal, since the catalogues are made from it."""
    return Message(text, tuple(values.items()))


def verbatim(text: str) -> Message:
    """Return ``text`` as it stands, for words that come from elsewhere and are in no catalogue."""
    return Message("{text}", (("text", text),))


def sentences(parts: Iterable[Message]) -> Message:
    """Return the messages one after the other, as one."""
    found = NOTHING
    for part in parts:
        if part:
            found = Message(SENTENCES, (("one", found), ("other", part))) if found else part
    return found
