"""The kinds of value a case file holds: how each is written, read and refused.

Every scalar arrives as a string (design, section 2); these types decide what it is. Nothing is guessed: a date is
``2026-11-24`` and nothing else, an amount has at most two decimals, yes and no are spelled out.
"""

import datetime as dt
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema
from stdnum import iban as iban_number
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import bsn as bsn_number

from filing.money import euro, plain

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")
_KVK = re.compile(r"\d{8}\Z")
_LINE_SEPARATORS = "\u2028\u2029\u0085"
_BIDI_CONTROLS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
YES_NO = {"true": True, "yes": True, "false": False, "no": False}


class CaseModel(BaseModel):
    """A part of the case file: frozen, unknown keys refused, each field described by the text below it."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _DATE.match(value.strip()):
        message = "write a date as year-month-day, for example 2026-11-24"
        raise ValueError(message)
    return dt.date.fromisoformat(value.strip())


def _time(value: object) -> object:
    if isinstance(value, str) and not _TIME.match(value.strip()):
        message = "write a time as hours and minutes, for example 09:30"
        raise ValueError(message)
    return value


def _amount(value: object) -> object:
    return euro(value) if isinstance(value, str) else value


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        message = "an amount here is not negative"
        raise ValueError(message)
    return value


def _positive(value: Decimal) -> Decimal:
    if value <= 0:
        message = "an amount here is more than zero"
        raise ValueError(message)
    return value


def _percent(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        rate = Decimal(value.strip())
    except InvalidOperation as error:
        message = "write a percentage as digits, for example 10.15"
        raise ValueError(message) from error
    if not rate.is_finite() or not Decimal(0) <= rate <= Decimal(100):
        message = "a percentage lies between 0 and 100"
        raise ValueError(message)
    return rate


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{1,9}", value.strip()):
            message = "write a whole number in digits"
            raise ValueError(message)
        return int(value.strip())
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value.strip().lower() not in YES_NO:
            message = "write true or false"
            raise ValueError(message)
        return YES_NO[value.strip().lower()]
    return value


def _text(value: str) -> str:
    for sign in value:
        if sign in "\n\t":
            continue
        if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} or sign in _BIDI_CONTROLS:
            message = f"the character U+{ord(sign):04X} cannot be printed; remove it"
            raise ValueError(message)
    return unicodedata.normalize("NFC", value)


def _line(value: str) -> str:
    if any(sign in "\n\t" or sign in _LINE_SEPARATORS for sign in value):
        message = "this is one line of text, without line breaks or tabs"
        raise ValueError(message)
    if not value:
        message = "this cannot be empty; leave the key out when it is not known"
        raise ValueError(message)
    return value


def _identifier(value: str) -> str:
    if not _IDENTIFIER.match(value):
        message = "an id has 1 to 64 letters, digits, points, hyphens or underscores, and starts with a letter or digit"
        raise ValueError(message)
    return value


def _kvk(value: str) -> str:
    if not _KVK.match(value):
        message = "a trade register number (KvK) has eight digits; keep a leading zero"
        raise ValueError(message)
    return value


def _iban(value: str) -> str:
    try:
        return str(iban_number.validate(value))
    except NumberError as error:
        message = "this is not a valid IBAN: a character is wrong or missing"
        raise ValueError(message) from error


def _bsn(value: str) -> str:
    try:
        return str(bsn_number.validate(value))
    except NumberError as error:
        message = "this is not a valid citizen service number (BSN)"
        raise ValueError(message) from error


_AMOUNT_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^-?\d+(\.\d{1,2})?$"},
        {"type": "number", "multipleOf": 0.01},
    ],
    "description": "Euro, at most two decimals.",
}
_DATE_SCHEMA = {"type": "string", "format": "date"}
_WHOLE_SCHEMA = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\d{1,9}$"}]}
_PERCENT_SCHEMA = {
    "anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"type": "string", "pattern": r"^\d+(\.\d+)?$"}]
}
_FLAG_SCHEMA = {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false", "yes", "no"]}]}

Day = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
TimeOfDay = Annotated[dt.time, BeforeValidator(_time), WithJsonSchema({"type": "string", "pattern": r"^\d{2}:\d{2}$"})]
_SIGNED = Annotated[Decimal, BeforeValidator(_amount), PlainSerializer(plain), WithJsonSchema(_AMOUNT_SCHEMA)]
NotNegative = Annotated[_SIGNED, AfterValidator(_not_negative)]
Positive = Annotated[_SIGNED, AfterValidator(_positive)]
Percent = Annotated[Decimal, BeforeValidator(_percent), PlainSerializer(str), WithJsonSchema(_PERCENT_SCHEMA)]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(_WHOLE_SCHEMA)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema(_FLAG_SCHEMA)]
Prose = Annotated[str, AfterValidator(_text)]
Line = Annotated[str, AfterValidator(_text), AfterValidator(_line)]
Identifier = Annotated[str, AfterValidator(_identifier)]
TradeRegisterNumber = Annotated[str, AfterValidator(_kvk)]
Iban = Annotated[str, AfterValidator(_iban)]
CitizenServiceNumber = Annotated[str, AfterValidator(_bsn)]
