"""A UBL 2.1 invoice or credit note, read for what a claim needs; hardened, because others wrote it.

Law:   UBL 2.1 is ISO/IEC 19845; the fields read here are those of EN 16931 and its Dutch use (NLCIUS).
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lxml import etree
from pydantic import ValidationError

from filing.casefile.values import MAX_LINE, CaseModel, Day, Iban, Line, NotNegative, TradeRegisterNumber
from filing.errors import InvoiceUnreadable, Problem

MAX_INVOICE_BYTES = 20_000_000  # [bytes]; invoices carry attachments inside
MAX_LINES = 500  # [invoice lines read]
KVK_SCHEME = "0106"  # the Dutch trade register in the list of identifier schemes (ISO 6523)
CURRENCY = "EUR"

_CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
_CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
_NAMES = {"cbc": _CBC, "cac": _CAC}
_ROOTS: dict[str, Literal["invoice", "credit_note"]] = {
    "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice": "invoice",
    "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote": "credit_note",
}
_TIME_ZONE = re.compile(r"(Z|[+-][0-9]{2}:[0-9]{2})\Z")


@dataclass(frozen=True, slots=True)
class UblParty:
    """Supplier or customer as the invoice names them; ``kvk`` only when it is a sound number."""

    name: str
    kvk: str | None = None
    vat_number: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    country: str = "NL"


@dataclass(frozen=True, slots=True)
class UblInvoice:
    """What an invoice or credit note says. ``payable`` is what was still to pay: ``prepaid`` has been taken off.

    ``refers_to`` is the number of the invoice that a credit note credits. ``iban`` is None when the invoice has no
    sound one. ``lines`` are the names of what was invoiced.
    """

    kind: Literal["invoice", "credit_note"]
    number: str
    issued_on: dt.date
    due_on: dt.date | None
    payable: Decimal
    prepaid: Decimal
    vat: Decimal | None
    supplier: UblParty
    customer: UblParty
    iban: str | None
    lines: tuple[str, ...]
    refers_to: str | None


class _Party(CaseModel):
    name: Line
    vat_number: Line | None = None
    street: Line | None = None
    postcode: Line | None = None
    city: Line | None = None
    country: Line = "NL"


class _Invoice(CaseModel):
    """The border: texts of the XML become values by the same types as those of a case file."""

    number: Line
    issued_on: Day
    due_on: Day | None = None
    payable: NotNegative
    prepaid: NotNegative = Decimal("0.00")
    vat: NotNegative | None = None
    supplier: _Party
    customer: _Party
    lines: tuple[Line, ...] = ()
    refers_to: Line | None = None


class _Kvk(CaseModel):
    value: TradeRegisterNumber


class _Account(CaseModel):
    value: Iban


_PLACES = {
    "number": "cbc:ID",
    "issued_on": "cbc:IssueDate",
    "due_on": "cbc:DueDate",
    "payable": "cbc:PayableAmount",
    "prepaid": "cbc:PrepaidAmount",
    "vat": "cac:TaxTotal/cbc:TaxAmount",
    "supplier": "cac:AccountingSupplierParty",
    "customer": "cac:AccountingCustomerParty",
    "lines": "cac:Item/cbc:Name",
    "refers_to": "cac:BillingReference",
}


def read_ubl(data: bytes, file: str) -> UblInvoice:
    """Return what the UBL document in ``data`` says; ``file`` names it in errors.

    Raises:
        InvoiceUnreadable: no XML, a document type declaration, too large, no UBL invoice or credit note, another
            currency than euro, or a needed field that is missing or wrong; all of these that can be told at once.
    """
    root = _root(data, file)
    kind = _ROOTS.get(str(root.tag))
    if kind is None:
        raise _unreadable(file, [("", "this is XML, but no UBL 2.1 invoice or credit note")])
    faults = [(place, f"the currency is not {CURRENCY}") for place in _other_currencies(root)]
    try:
        read = _Invoice.model_validate(_texts(root))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            told = str(detail.get("ctx", {}).get("error", "")).partition("; ")[0]
            place = "/".join([_PLACES[str(detail["loc"][0])], *(str(step) for step in detail["loc"][1:])])
            faults.append((place, told or "this is missing"))
        raise _unreadable(file, faults) from error
    if faults:
        raise _unreadable(file, faults)
    return UblInvoice(
        kind=kind,
        number=read.number,
        issued_on=read.issued_on,
        due_on=read.due_on,
        payable=read.payable,
        prepaid=read.prepaid,
        vat=read.vat,
        supplier=_party(root, "Supplier", read.supplier),
        customer=_party(root, "Customer", read.customer),
        iban=_sound_iban(root),
        lines=read.lines,
        refers_to=read.refers_to,
    )


def _root(data: bytes, file: str) -> etree._Element:
    if len(data) > MAX_INVOICE_BYTES:
        raise _unreadable(file, [("", f"the invoice is larger than {MAX_INVOICE_BYTES} bytes")])
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _unreadable(file, [("", "the invoice has a document type declaration, which can hide things")])
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise _unreadable(file, [(f"line {line}", "this is not sound XML")]) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it from the test above
        raise _unreadable(file, [("", "the invoice has a document type declaration, which can hide things")])
    return root


def _text(root: etree._Element, *paths: str) -> str | None:
    """Return the first text that stands at one of ``paths``, without the space around it."""
    for path in paths:
        found = root.find(path, _NAMES)
        if found is not None and found.text and found.text.strip():
            return " ".join(found.text.split())
    return None


def _date(text: str | None) -> str | None:
    return None if text is None else _TIME_ZONE.sub("", text)


def _texts(root: etree._Element) -> dict[str, object]:
    """Return the fields as texts; what is not there is None."""
    total = "cac:LegalMonetaryTotal"
    lines = [*root.iterfind("cac:InvoiceLine", _NAMES), *root.iterfind("cac:CreditNoteLine", _NAMES)][:MAX_LINES]
    named = (_text(line, "cac:Item/cbc:Name", "cac:Item/cbc:Description") for line in lines)
    due = _text(root, "cbc:DueDate", "cac:PaymentTerms/cbc:PaymentDueDate", "cac:PaymentMeans/cbc:PaymentDueDate")
    return {
        "number": _text(root, "cbc:ID"),
        "issued_on": _date(_text(root, "cbc:IssueDate")),
        "due_on": _date(due),
        "payable": _text(root, f"{total}/cbc:PayableAmount"),
        "prepaid": _text(root, f"{total}/cbc:PrepaidAmount"),
        "vat": _text(root, "cac:TaxTotal/cbc:TaxAmount"),
        "supplier": _party_texts(root, "Supplier"),
        "customer": _party_texts(root, "Customer"),
        "lines": [name[:MAX_LINE] for name in named if name],
        "refers_to": _text(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
    }


def _party_texts(root: etree._Element, role: str) -> dict[str, object]:
    party = f"cac:Accounting{role}Party/cac:Party"
    address = f"{party}/cac:PostalAddress"
    return {
        "name": _text(root, f"{party}/cac:PartyLegalEntity/cbc:RegistrationName", f"{party}/cac:PartyName/cbc:Name"),
        "vat_number": _text(root, f"{party}/cac:PartyTaxScheme/cbc:CompanyID"),
        "street": _text(root, f"{address}/cbc:StreetName"),
        "postcode": _text(root, f"{address}/cbc:PostalZone"),
        "city": _text(root, f"{address}/cbc:CityName"),
        "country": _text(root, f"{address}/cac:Country/cbc:IdentificationCode"),
    }


def _party(root: etree._Element, role: str, read: _Party) -> UblParty:
    return UblParty(
        name=read.name,
        kvk=_sound_kvk(root, f"cac:Accounting{role}Party/cac:Party"),
        vat_number=read.vat_number,
        street=read.street,
        postcode=read.postcode,
        city=read.city,
        country=read.country.upper(),
    )


def _sound_kvk(root: etree._Element, party: str) -> str | None:
    scheme = f"[@schemeID='{KVK_SCHEME}']"
    places = ("cac:PartyLegalEntity/cbc:CompanyID", "cac:PartyIdentification/cbc:ID", "cbc:EndpointID")
    found = _text(root, *(f"{party}/{place}{scheme}" for place in places))
    try:
        return None if found is None else _Kvk(value=found).value
    except ValidationError:
        return None


def _sound_iban(root: etree._Element) -> str | None:
    for account in root.iterfind("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID", _NAMES):
        try:
            return _Account(value="".join((account.text or "").split())).value
        except ValidationError:
            continue
    return None


def _other_currencies(root: etree._Element) -> Iterator[str]:
    """Name the places with another currency than euro; amounts are never converted (X-16)."""
    if _text(root, "cbc:DocumentCurrencyCode") not in {CURRENCY, None}:
        yield "cbc:DocumentCurrencyCode"
    for name in ("cac:LegalMonetaryTotal/cbc:PayableAmount", "cac:LegalMonetaryTotal/cbc:PrepaidAmount"):
        amount = root.find(name, _NAMES)
        if amount is not None and amount.get("currencyID") != CURRENCY:
            yield name


def _unreadable(file: str, faults: list[tuple[str, str]]) -> InvoiceUnreadable:
    step = "Ask the creditor for the invoice as UBL 2.1 in euro, or leave ubl out and write the claim in the case file."
    return InvoiceUnreadable(
        "A UBL invoice cannot be read.",
        step,
        problems=[
            Problem(code=InvoiceUnreadable.code, message=message, next_step=step, file=file, path=place)
            for place, message in faults
        ],
    )
