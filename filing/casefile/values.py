"""The kinds of value a case file holds: how each is written, read and refused.

Every scalar arrives as a string (design, section 2); these types decide what it is. Nothing is guessed: a date is
``2026-11-24`` and nothing else, an amount has at most two decimals, yes and no are spelled out.

A refusal reads ``what is wrong; what to do``: the parts before and after the first semicolon are shown apart.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from stdnum import iban as iban_number
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import bsn as bsn_number

from filing.money import euro, plain

FIRST_YEAR, LAST_YEAR = 1900, 2199  # a date outside is a slip of the keyboard
MAX_LINE = 1000  # [characters]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")
_AMOUNT = re.compile(r"-?[0-9]{1,12}(\.[0-9]+)?\Z")
_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?\Z")
_WHOLE = re.compile(r"[0-9]{1,9}\Z")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")
_KVK = re.compile(r"[0-9]{8}\Z")
_LINE_SEPARATORS = "\u2028\u2029\u0085"
_BIDI_CONTROLS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
YES_NO = {"true": True, "yes": True, "false": False, "no": False}


class CaseModel(BaseModel):
    """A part of the case file: frozen, unknown keys refused, each field described by the text below it.

    A key with nothing behind it says the same as a key that is left out.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_empty(cls, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: inner for key, inner in value.items() if inner is not None or key not in known}


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not _DATE.match(text):
        message = "this is not a date; write year-month-day, for example 2026-11-24"
        raise ValueError(message)
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        message = "this day is not in the calendar; write year-month-day, for example 2026-11-24"
        raise ValueError(message) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"this date lies before {FIRST_YEAR} or after {LAST_YEAR}; check the year"
        raise ValueError(message)
    return day


def _time(value: object) -> object:
    if isinstance(value, str) and not _TIME.match(value.strip()):
        message = "this is not a time; write hours and minutes, for example 09:30"
        raise ValueError(message)
    return value.strip() if isinstance(value, str) else value


def _time_text(value: dt.time) -> str:
    return value.strftime("%H:%M")


def _amount(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not _AMOUNT.match(text):
        message = "this is not an amount; write digits with a point before the cents, for example 1250.00"
        raise ValueError(message)
    if len(text.partition(".")[2]) > 2:
        message = "this amount has more than two decimals; write it to the cent, as the source states it"
        raise ValueError(message)
    return euro(text)


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        message = "this amount is negative; write it without minus sign, in the place that says what it is"
        raise ValueError(message)
    return value


def _positive(value: Decimal) -> Decimal:
    if value <= 0:
        message = "this amount is not more than zero; write a credit under credit_notes, money received under payments"
        raise ValueError(message)
    return value


def _percent(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not _PERCENT.match(text) or Decimal(text) > Decimal(100):
        message = "this is not a percentage from 0 to 100; write digits with a point, for example 10.15"
        raise ValueError(message)
    return Decimal(text)


def _whole(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _WHOLE.match(value.strip()):
        message = "this is not a whole number; write digits only, for example 14"
        raise ValueError(message)
    return int(value.strip())


def _flag(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value.strip().lower() not in YES_NO:
        message = "this is neither true nor false; write true or false, or leave the key out when it is not known"
        raise ValueError(message)
    return YES_NO[value.strip().lower()]


def _text(value: str) -> str:
    if not value:
        message = "this is empty; leave the key out when it is not known"
        raise ValueError(message)
    for sign in value:
        if sign in "\n\t":
            continue
        if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} or sign in _BIDI_CONTROLS:
            message = f"the character U+{ord(sign):04X} in this text cannot be printed; remove it"
            raise ValueError(message)
    return unicodedata.normalize("NFC", value)


def _line(value: str) -> str:
    if any(sign in "\n\t" or sign in _LINE_SEPARATORS for sign in value):
        message = "this is more than one line; write it on one line, without line breaks or tabs"
        raise ValueError(message)
    if len(value) > MAX_LINE:
        message = f"this line is longer than {MAX_LINE} characters; shorten it, or write it in a note"
        raise ValueError(message)
    return value


def _identifier(value: str) -> str:
    if not _IDENTIFIER.match(value):
        message = (
            "this is not an id; use 1 to 64 letters, digits, points, hyphens, underscores, first a letter or digit"
        )
        raise ValueError(message)
    return value


def _kvk(value: str) -> str:
    if not _KVK.match(value):
        message = "this is not a trade register number (KvK); write all eight digits, with a leading zero if it has one"
        raise ValueError(message)
    return value


def _iban(value: str) -> str:
    try:
        return str(iban_number.validate(value))
    except NumberError as error:
        message = "this is not a valid IBAN; compare it with the source, a character is wrong or missing"
        raise ValueError(message) from error


def _bsn(value: str) -> str:
    try:
        return str(bsn_number.validate(value))
    except NumberError as error:
        message = "this is not a valid citizen service number (BSN); compare it with the source"
        raise ValueError(message) from error


def _amount_schema(pattern: str, unit: str = "Euro") -> WithJsonSchema:
    """Describe an amount; without ``multipleOf``, which validators compute in floating point."""
    either = [{"type": "string", "pattern": pattern}, {"type": "number"}]
    return WithJsonSchema({"anyOf": either, "description": f"{unit}, at most two decimals."})


_TEXT_SCHEMA = {"type": ["string", "number"]}
_DATE_SCHEMA = {"type": "string", "format": "date"}
_WHOLE_SCHEMA = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^[0-9]{1,9}$"}]}
_PERCENT_SCHEMA = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 100},
        {"type": "string", "pattern": r"^[0-9]{1,3}(\.[0-9]{1,6})?$"},
    ]
}
_FLAG_SCHEMA = {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false", "yes", "no"]}]}
_KVK_SCHEMA = {"anyOf": [{"type": "string", "pattern": "^[0-9]{8}$"}, {"type": "integer"}]}
_EUROS = r"[0-9]{1,12}(\.[0-9]{1,2})?$"

Day = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
TimeOfDay = Annotated[
    dt.time,
    BeforeValidator(_time),
    PlainSerializer(_time_text),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
_SIGNED = Annotated[Decimal, BeforeValidator(_amount), PlainSerializer(plain)]
NotNegative = Annotated[_SIGNED, AfterValidator(_not_negative), _amount_schema(f"^{_EUROS}")]
Measure = Annotated[_SIGNED, AfterValidator(_not_negative), _amount_schema(f"^{_EUROS}", "Measure")]
Positive = Annotated[_SIGNED, AfterValidator(_positive), _amount_schema(f"^{_EUROS}")]
Percent = Annotated[Decimal, BeforeValidator(_percent), PlainSerializer(str), WithJsonSchema(_PERCENT_SCHEMA)]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(_WHOLE_SCHEMA)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema(_FLAG_SCHEMA)]
Prose = Annotated[str, AfterValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
Line = Annotated[str, AfterValidator(_text), AfterValidator(_line), WithJsonSchema(_TEXT_SCHEMA)]
Identifier = Annotated[str, AfterValidator(_identifier), WithJsonSchema(_TEXT_SCHEMA)]
TradeRegisterNumber = Annotated[str, AfterValidator(_kvk), WithJsonSchema(_KVK_SCHEMA)]
Iban = Annotated[str, AfterValidator(_iban)]
CitizenServiceNumber = Annotated[str, AfterValidator(_bsn), WithJsonSchema(_TEXT_SCHEMA)]
