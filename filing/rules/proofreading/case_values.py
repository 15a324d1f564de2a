"""Every amount, day and text inside a case or its statement, whatever key it stands under."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal

from pydantic import BaseModel

from filing.law.table import Row


def decimals_in(thing: object) -> Iterator[Decimal]:
    """Yield every decimal number inside a value."""
    if isinstance(thing, Decimal):
        if thing.is_finite() and abs(thing) < 10**12:
            yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from decimals_in(one)
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from decimals_in(getattr(thing, name))
    elif is_dataclass(thing) and not isinstance(thing, type):
        for one in fields(thing):
            yield from decimals_in(getattr(thing, one.name))


def texts_in(thing: object) -> Iterator[str]:
    """Yield every text inside a value."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from texts_in(one)
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from texts_in(getattr(thing, name))


def days_within(thing: object) -> Iterator[dt.date]:
    """Yield every day inside a value; those of a law table (since when a rate is in force) are not looked at."""
    if isinstance(thing, dt.datetime):
        yield thing.date()
    elif isinstance(thing, dt.date):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from days_within(one)
    elif isinstance(thing, Mapping):
        for one in thing.values():
            yield from days_within(one)
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from days_within(getattr(thing, name))
    elif is_dataclass(thing) and not isinstance(thing, type | Row):
        for one in fields(thing):
            yield from days_within(getattr(thing, one.name))
