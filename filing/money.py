"""Euro amounts as ``Decimal``: read from strings, rounded half up to the cent, and only where that is stated."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def euro(text: str) -> Decimal:
    """Return the amount that ``text`` states, with exactly two decimals.

    Raises:
        ValueError: not a plain number, more than two decimals, or not finite.
    """
    try:
        amount = Decimal(text.strip())
    except InvalidOperation as error:
        message = "write an amount as digits with a point before the cents, for example 1250.00"
        raise ValueError(message) from error
    if not amount.is_finite():
        message = "an amount is a finite number"
        raise ValueError(message)
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:
        message = "an amount has at most two decimals"
        raise ValueError(message)
    return amount.quantize(CENT)


def round_cent(amount: Decimal) -> Decimal:
    """Return ``amount`` rounded half up to the cent (design: each interest part is rounded, then added)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the exact sum with two decimals; of nothing it is ``0.00``."""
    return sum(amounts, ZERO)


def plain(amount: Decimal) -> str:
    """Return ``1234.50``: the form of JSON and XML, two decimals, no separators."""
    return f"{amount:.2f}"
