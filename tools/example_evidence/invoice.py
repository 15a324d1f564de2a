"""The lines of an invoice and their sums, so that paper, UBL and case file say the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from filing.money import round_cent, total

VAT_RATE = Decimal("0.21")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what, how many, at what price (in euro)."""

    text: str
    price: Decimal
    quantity: Decimal = Decimal(1)
    unit: str = "stuk"
    code: str = ""

    @property
    def amount(self) -> Decimal:
        """Quantity times price, rounded half up to the cent."""
        return round_cent(self.quantity * self.price)

    @property
    def quantity_text(self) -> str:
        """The quantity as a Dutch invoice prints it: ``18,5``."""
        return f"{self.quantity.normalize():f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands below the lines: without VAT, the VAT, and both together."""

    net: Decimal
    vat: Decimal
    gross: Decimal


def sums_with_vat_included(rows: Iterable[Row]) -> Sums:
    """Return the sums of lines whose prices include VAT, as shops for consumers print them."""
    gross = total(row.amount for row in rows)
    vat = round_cent(gross * VAT_RATE / (1 + VAT_RATE))
    return Sums(net=gross - vat, vat=vat, gross=gross)


def sums_with_vat_on_top(rows: Iterable[Row]) -> Sums:
    """Return the sums of lines whose prices are without VAT, as between businesses."""
    net = total(row.amount for row in rows)
    vat = round_cent(net * VAT_RATE)
    return Sums(net=net, vat=vat, gross=net + vat)
