"""What a person writes behind a key, in plain words: read from the type that the model gives the key."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from filing.casefile.values import (
    CitizenServiceNumber,
    Day,
    Flag,
    Iban,
    Identifier,
    Line,
    Measure,
    NotNegative,
    Percent,
    Positive,
    Prose,
    TimeOfDay,
    TradeRegisterNumber,
    Whole,
)

_WORDS: tuple[tuple[Any, str], ...] = (
    (Day, "date"),
    (TimeOfDay, "time"),
    (Positive, "amount in euro, more than 0"),
    (NotNegative, "amount in euro, 0 or more"),
    (Measure, "number, 0 or more, at most two decimals"),
    (Percent, "percentage"),
    (Whole, "whole number"),
    (Flag, "`true` or `false`"),
    (Line, "one line of text"),
    (Prose, "text"),
    (Identifier, "id"),
    (TradeRegisterNumber, "eight digits"),
    (Iban, "IBAN"),
    (CitizenServiceNumber, "citizen service number"),
)
_BY_TYPE = ", as its `type` says"
Link = Callable[[type[BaseModel]], str]


def kind_in_words(hint: Any, link: Link) -> str:
    """Return what to write for a key with the type ``hint``; parts with keys of their own as ``link`` names them."""
    named = next((words for known, words in _WORDS if known == hint), None)
    if named is not None:
        return named
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin is Literal or _is_words(hint):
        return _choice(arguments or tuple(hint))
    if origin is tuple:
        return f"list of: {kind_in_words(arguments[0], link)}"
    if origin is Annotated and arguments[0] is str:
        return "two capitals, ISO 3166"  # the only text with a pattern of its own is a country
    parts = tuple(dict.fromkeys(models_in(hint)))
    if parts:
        return f"keys of {', '.join(map(link, parts))}{_BY_TYPE if len(parts) > 1 else ''}"
    return kind_in_words(next(one for one in arguments if one is not NoneType), link)


def _is_words(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _choice(values: tuple[Any, ...]) -> str:
    words = [f"`{value}`" for value in values]
    return words[0] if len(words) == 1 else f"one of {', '.join(words)}"


def models_in(hint: Any) -> Iterator[type[BaseModel]]:
    """Yield the parts with keys of their own that can stand behind a key with the type ``hint``."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in get_args(hint):
        yield from models_in(argument)
