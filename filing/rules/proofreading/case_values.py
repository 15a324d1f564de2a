"""Every amount and every text inside a case or its statement, whatever key it stands under."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

from pydantic import BaseModel


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
