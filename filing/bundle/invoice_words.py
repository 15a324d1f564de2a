"""The labels of an electronic invoice shown readable, in Dutch and in English."""

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "invoice": ("Factuur", "Invoice"),
        "credit_note": ("Creditnota", "Credit note"),
        "made_from": (
            "Leesbare weergave van een elektronische factuur (XML). Bedragen staan zoals in het bestand.",
            "An electronic invoice (XML) shown readable. Amounts stand as in the file.",
        ),
        "number": ("Nummer", "Number"),
        "type_code": ("Soort (code)", "Type (code)"),
        "issued": ("Datum", "Date"),
        "due": ("Te betalen uiterlijk", "Due"),
        "delivered": ("Geleverd op", "Delivered on"),
        "period_from": ("Periode van", "Period from"),
        "period_until": ("Periode tot en met", "Period up to and including"),
        "currency": ("Valuta", "Currency"),
        "buyer_reference": ("Kenmerk koper", "Reference of the buyer"),
        "order": ("Ordernummer", "Order number"),
        "contract": ("Contractnummer", "Contract number"),
        "refers_to": ("Hoort bij factuur", "Refers to invoice"),
        "note": ("Opmerking", "Note"),
        "seller": ("Leverancier", "Supplier"),
        "buyer": ("Afnemer", "Customer"),
        "name": ("Naam", "Name"),
        "trade_name": ("Handelsnaam", "Trade name"),
        "address": ("Adres", "Address"),
        "address_more": ("Adres (vervolg)", "Address (continued)"),
        "postcode": ("Postcode", "Postcode"),
        "city": ("Plaats", "City"),
        "country": ("Land", "Country"),
        "legal_id": ("Inschrijfnummer", "Registration number"),
        "vat_number": ("Btw-nummer", "VAT number"),
        "contact": ("Contactpersoon", "Contact"),
        "telephone": ("Telefoon", "Telephone"),
        "mail": ("E-mail", "E-mail"),
        "lines": ("Regels", "Lines"),
        "line": ("Nr.", "No."),
        "item": ("Omschrijving", "Description"),
        "quantity": ("Aantal", "Quantity"),
        "price": ("Prijs", "Price"),
        "vat_rate": ("Btw %", "VAT %"),
        "amount": ("Bedrag", "Amount"),
        "vat": ("Btw", "VAT"),
        "taxable": ("Over", "On"),
        "vat_category": ("Code", "Code"),
        "totals": ("Totalen", "Totals"),
        "lines_total": ("Totaal van de regels", "Total of the lines"),
        "allowances": ("Kortingen", "Allowances"),
        "charges": ("Toeslagen", "Charges"),
        "without_vat": ("Totaal zonder btw", "Total without VAT"),
        "vat_total": ("Btw", "VAT"),
        "with_vat": ("Totaal met btw", "Total with VAT"),
        "prepaid": ("Vooruitbetaald", "Prepaid"),
        "rounding": ("Afronding", "Rounding"),
        "payable": ("Te betalen", "Payable"),
        "payment": ("Betaling", "Payment"),
        "iban": ("Rekening", "Account"),
        "account_name": ("Ten name van", "In the name of"),
        "bic": ("BIC", "BIC"),
        "payment_reference": ("Betalingskenmerk", "Payment reference"),
        "terms": ("Voorwaarden", "Terms"),
        "rest": ("Overige gegevens in het bestand", "Other data in the file"),
        "place": ("Plaats in het bestand", "Place in the file"),
        "value": ("Waarde", "Value"),
        "attachments": ("Bijlagen", "Attachments"),
    }
)


def label(key: str, language: str) -> str:
    """Return the label in ``language``; Dutch for a language that the bundle does not speak."""
    dutch, english = LABELS[key]
    return english if language == "en" else dutch
