"""Writes an invoice as UBL 2.1, in the Dutch use of the European standard (NLCIUS)."""

import datetime as dt
from dataclasses import dataclass

from lxml import etree

from filing.casefile.party import LegalPerson, Partnership
from filing.money import plain
from tools.example_evidence.invoice import Row, Sums

INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
_UNITS = {"stuk": "C62", "uur": "HUR"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands above and below the lines."""

    number: str
    dated_on: dt.date
    due_on: dt.date
    order: str
    iban: str


def write_ubl(facts: Facts, seller: LegalPerson, buyer: Partnership, rows: tuple[Row, ...], sums: Sums) -> bytes:
    """Return the invoice as UTF-8 XML."""
    root = etree.Element(f"{{{INVOICE}}}Invoice", nsmap={None: INVOICE, "cac": CAC, "cbc": CBC})
    _text(root, "CustomizationID", "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0")
    _text(root, "ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0")
    _text(root, "ID", facts.number)
    _text(root, "IssueDate", facts.dated_on.isoformat())
    _text(root, "DueDate", facts.due_on.isoformat())
    _text(root, "InvoiceTypeCode", "380")
    _text(root, "DocumentCurrencyCode", "EUR")
    _text(_node(root, "OrderReference"), "ID", facts.order)
    _party(_node(root, "AccountingSupplierParty"), seller, seller.vat.number if seller.vat else None)
    _party(_node(root, "AccountingCustomerParty"), buyer, None)
    means = _node(root, "PaymentMeans")
    _text(means, "PaymentMeansCode", "30")
    _text(means, "PaymentID", facts.number)
    account = _node(means, "PayeeFinancialAccount")
    _text(account, "ID", facts.iban)
    _text(account, "Name", seller.name)
    _text(_node(root, "PaymentTerms"), "Note", "Betaling binnen 30 dagen na factuurdatum")
    tax = _node(root, "TaxTotal")
    _money(tax, "TaxAmount", plain(sums.vat))
    subtotal = _node(tax, "TaxSubtotal")
    _money(subtotal, "TaxableAmount", plain(sums.net))
    _money(subtotal, "TaxAmount", plain(sums.vat))
    _category(_node(subtotal, "TaxCategory"))
    totals = _node(root, "LegalMonetaryTotal")
    _money(totals, "LineExtensionAmount", plain(sums.net))
    _money(totals, "TaxExclusiveAmount", plain(sums.net))
    _money(totals, "TaxInclusiveAmount", plain(sums.gross))
    _money(totals, "PayableAmount", plain(sums.gross))
    for number, row in enumerate(rows, start=1):
        _line(_node(root, "InvoiceLine"), number, row)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return document


def _node(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{CAC}}}{name}")


def _text(parent: etree._Element, name: str, value: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{CBC}}}{name}")
    element.text = value
    return element


def _money(parent: etree._Element, name: str, value: str) -> None:
    _text(parent, name, value).set("currencyID", "EUR")


def _category(parent: etree._Element) -> None:
    _text(parent, "ID", "S")
    _text(parent, "Percent", "21")
    _text(_node(parent, "TaxScheme"), "ID", "VAT")


def _party(role: etree._Element, party: LegalPerson | Partnership, vat_number: str | None) -> None:
    outer = _node(role, "Party")
    # 0106 is the code list's number for the Dutch trade register.
    if party.kvk:
        _text(outer, "EndpointID", party.kvk).set("schemeID", "0106")
    _text(_node(outer, "PartyName"), "Name", party.name)
    address = party.addresses[0]
    postal = _node(outer, "PostalAddress")
    _text(postal, "StreetName", f"{address.street} {address.number}")
    _text(postal, "CityName", address.city)
    _text(postal, "PostalZone", address.postcode or "")
    _text(_node(postal, "Country"), "IdentificationCode", address.country)
    if vat_number:
        tax = _node(outer, "PartyTaxScheme")
        _text(tax, "CompanyID", vat_number)
        _text(_node(tax, "TaxScheme"), "ID", "VAT")
    legal = _node(outer, "PartyLegalEntity")
    _text(legal, "RegistrationName", party.name)
    if party.kvk:
        _text(legal, "CompanyID", party.kvk).set("schemeID", "0106")


def _line(line: etree._Element, number: int, row: Row) -> None:
    _text(line, "ID", str(number))
    _text(line, "InvoicedQuantity", f"{row.quantity.normalize():f}").set("unitCode", _UNITS.get(row.unit, "C62"))
    _money(line, "LineExtensionAmount", plain(row.amount))
    item = _node(line, "Item")
    _text(item, "Name", row.text)
    category = _node(item, "ClassifiedTaxCategory")
    _category(category)
    _money(_node(line, "Price"), "PriceAmount", plain(row.price))
