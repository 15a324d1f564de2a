"""Whether the amounts that an electronic invoice gives agree with each other; where they do not, that is told.

Nothing is corrected: the page shows what the file says.
Law:   EN 16931: BR-CO-10 (lines), BR-CO-13 (without VAT), BR-CO-14 (VAT), BR-CO-15 (with VAT), BR-CO-16 (payable).
Units: the currency of the invoice; amounts as the file writes them.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from filing.bundle.invoice_fields import Syntax

Amounts = dict[str, Decimal]


def _amount(text: str | None) -> Decimal | None:
    try:
        amount = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _currency(root: etree._Element, syntax: Syntax) -> str:
    place = next(path for key, path in syntax.head if key == "currency")
    return (root.findtext(place, "", syntax.prefixes) or "").strip()


def _totals(root: etree._Element, syntax: Syntax) -> Amounts:
    """Return each total that the invoice gives once; VAT may be given in the currency of its bookkeeping too."""
    currency = _currency(root, syntax)
    totals: Amounts = {}
    for key, path in syntax.totals:
        found = list(root.iterfind(path, syntax.prefixes))
        if currency:
            found = [one for one in found if one.get("currencyID", currency) == currency]
        amount = _amount(found[0].text) if len(found) == 1 else None
        if amount is not None:
            totals[key] = amount
    return totals


def _sum(parts: list[etree._Element], fields: tuple[tuple[str, str], ...], key: str, syntax: Syntax) -> Decimal | None:
    """Return the sum of one field over the parts that repeat; None when one of them does not give it."""
    path = next(place for name, place in fields if name == key)
    amounts = [_amount(part.findtext(path, None, syntax.prefixes)) for part in parts]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _expected(root: etree._Element, syntax: Syntax, totals: Amounts) -> Iterator[tuple[str, str, Decimal | None]]:
    """Yield the total that follows from others: its key, how it is called, and how much it should be."""
    nothing = Decimal(0)
    lines = [line for path in syntax.line for line in root.iterfind(path, syntax.prefixes)]
    taxes = list(root.iterfind(syntax.tax, syntax.prefixes))
    yield "lines_total", "the sum of the lines", _sum(lines, syntax.line_fields, "amount", syntax)
    if "lines_total" in totals:
        allowances, charges = totals.get("allowances", nothing), totals.get("charges", nothing)
        yield "without_vat", "the lines less allowances plus charges", totals["lines_total"] - allowances + charges
    yield "vat_total", "the sum of the VAT of all rates", _sum(taxes, syntax.tax_fields, "amount", syntax)
    if "without_vat" in totals and "vat_total" in totals:
        yield "with_vat", "the total without VAT plus VAT", totals["without_vat"] + totals["vat_total"]
    if "with_vat" in totals:
        prepaid, rounding = totals.get("prepaid", nothing), totals.get("rounding", nothing)
        yield "payable", "the total with VAT less what was prepaid", totals["with_vat"] - prepaid + rounding


NAMES = {
    "lines_total": "total of the lines",
    "without_vat": "total without VAT",
    "vat_total": "total of the VAT",
    "with_vat": "total with VAT",
    "payable": "amount payable",
}


def sum_notes(root: etree._Element, syntax: Syntax) -> Iterator[str]:
    """Yield a note on each total of the invoice that does not agree with the amounts it is made of."""
    totals = _totals(root, syntax)
    for key, made_of, amount in _expected(root, syntax, totals):
        if amount is not None and key in totals and totals[key] != amount:
            yield f"the invoice does not add up: its {NAMES[key]} is {totals[key]}, but {made_of} is {amount}"
