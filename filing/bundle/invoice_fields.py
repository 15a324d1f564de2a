"""Where an electronic invoice says what: the two formats of EN 16931, each as a table of labels and places.

Law:   EN 16931 names the fields; UBL 2.1 (ISO/IEC 19845) and UN/CEFACT CII D16B are its two syntaxes.
"""

from dataclasses import dataclass

Fields = tuple[tuple[str, str], ...]
"""Pairs of a label (a key of ``invoice_words.LABELS``) and a place, as a path with prefixes."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """One syntax: prefixes, the element at the top, and for each section where its values stand.

    ``line`` and ``tax`` are the places of what repeats; the fields beside them stand below those.
    """

    prefixes: dict[str, str]
    head: Fields
    seller: str
    buyer: str
    party: Fields
    line: tuple[str, ...]
    line_fields: Fields
    tax: str
    tax_fields: Fields
    totals: Fields
    payment: Fields
    enclosed: str


_PARTY_UBL: Fields = (
    ("name", "cac:PartyLegalEntity/cbc:RegistrationName"),
    ("trade_name", "cac:PartyName/cbc:Name"),
    ("address", "cac:PostalAddress/cbc:StreetName"),
    ("address_more", "cac:PostalAddress/cbc:AdditionalStreetName"),
    ("address_more", "cac:PostalAddress/cac:AddressLine/cbc:Line"),
    ("postcode", "cac:PostalAddress/cbc:PostalZone"),
    ("city", "cac:PostalAddress/cbc:CityName"),
    ("country", "cac:PostalAddress/cac:Country/cbc:IdentificationCode"),
    ("legal_id", "cac:PartyLegalEntity/cbc:CompanyID"),
    ("vat_number", "cac:PartyTaxScheme/cbc:CompanyID"),
    ("contact", "cac:Contact/cbc:Name"),
    ("telephone", "cac:Contact/cbc:Telephone"),
    ("mail", "cac:Contact/cbc:ElectronicMail"),
)

UBL = Syntax(
    prefixes={
        "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
        "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    },
    head=(
        ("number", "cbc:ID"),
        ("type_code", "cbc:InvoiceTypeCode"),
        ("type_code", "cbc:CreditNoteTypeCode"),
        ("issued", "cbc:IssueDate"),
        ("due", "cbc:DueDate"),
        ("due", "cac:PaymentMeans/cbc:PaymentDueDate"),
        ("delivered", "cac:Delivery/cbc:ActualDeliveryDate"),
        ("period_from", "cac:InvoicePeriod/cbc:StartDate"),
        ("period_until", "cac:InvoicePeriod/cbc:EndDate"),
        ("currency", "cbc:DocumentCurrencyCode"),
        ("buyer_reference", "cbc:BuyerReference"),
        ("order", "cac:OrderReference/cbc:ID"),
        ("contract", "cac:ContractDocumentReference/cbc:ID"),
        ("refers_to", "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
        ("note", "cbc:Note"),
    ),
    seller="cac:AccountingSupplierParty/cac:Party",
    buyer="cac:AccountingCustomerParty/cac:Party",
    party=_PARTY_UBL,
    line=("cac:InvoiceLine", "cac:CreditNoteLine"),
    line_fields=(
        ("line", "cbc:ID"),
        ("item", "cac:Item/cbc:Name"),
        ("item", "cac:Item/cbc:Description"),
        ("item", "cbc:Note"),
        ("quantity", "cbc:InvoicedQuantity"),
        ("quantity", "cbc:CreditedQuantity"),
        ("price", "cac:Price/cbc:PriceAmount"),
        ("vat_rate", "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent"),
        ("amount", "cbc:LineExtensionAmount"),
    ),
    tax="cac:TaxTotal/cac:TaxSubtotal",
    tax_fields=(
        ("vat_category", "cac:TaxCategory/cbc:ID"),
        ("vat_rate", "cac:TaxCategory/cbc:Percent"),
        ("taxable", "cbc:TaxableAmount"),
        ("amount", "cbc:TaxAmount"),
    ),
    totals=(
        ("lines_total", "cac:LegalMonetaryTotal/cbc:LineExtensionAmount"),
        ("allowances", "cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount"),
        ("charges", "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount"),
        ("without_vat", "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"),
        ("vat_total", "cac:TaxTotal/cbc:TaxAmount"),
        ("with_vat", "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"),
        ("prepaid", "cac:LegalMonetaryTotal/cbc:PrepaidAmount"),
        ("rounding", "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount"),
        ("payable", "cac:LegalMonetaryTotal/cbc:PayableAmount"),
    ),
    payment=(
        ("iban", "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"),
        ("account_name", "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name"),
        ("bic", "cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID"),
        ("payment_reference", "cac:PaymentMeans/cbc:PaymentID"),
        ("terms", "cac:PaymentTerms/cbc:Note"),
    ),
    enclosed="cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject",
)

_DOCUMENT = "rsm:ExchangedDocument"
_DEAL = "rsm:SupplyChainTradeTransaction"
_AGREED = f"{_DEAL}/ram:ApplicableHeaderTradeAgreement"
_DELIVERED = f"{_DEAL}/ram:ApplicableHeaderTradeDelivery"
_SETTLED = f"{_DEAL}/ram:ApplicableHeaderTradeSettlement"
_SUMS = f"{_SETTLED}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"
_MEANS = f"{_SETTLED}/ram:SpecifiedTradeSettlementPaymentMeans"
_ADDRESS = "ram:PostalTradeAddress"
_LINE_AGREED = "ram:SpecifiedLineTradeAgreement"
_LINE_SETTLED = "ram:SpecifiedLineTradeSettlement"

CII = Syntax(
    prefixes={
        "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
        "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
        "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    },
    head=(
        ("number", f"{_DOCUMENT}/ram:ID"),
        ("type_code", f"{_DOCUMENT}/ram:TypeCode"),
        ("issued", f"{_DOCUMENT}/ram:IssueDateTime/udt:DateTimeString"),
        ("due", f"{_SETTLED}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString"),
        (
            "delivered",
            f"{_DELIVERED}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString",
        ),
        ("period_from", f"{_SETTLED}/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString"),
        ("period_until", f"{_SETTLED}/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString"),
        ("currency", f"{_SETTLED}/ram:InvoiceCurrencyCode"),
        ("buyer_reference", f"{_AGREED}/ram:BuyerReference"),
        ("order", f"{_AGREED}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
        ("contract", f"{_AGREED}/ram:ContractReferencedDocument/ram:IssuerAssignedID"),
        ("refers_to", f"{_SETTLED}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID"),
        ("note", f"{_DOCUMENT}/ram:IncludedNote/ram:Content"),
    ),
    seller=f"{_AGREED}/ram:SellerTradeParty",
    buyer=f"{_AGREED}/ram:BuyerTradeParty",
    party=(
        ("name", "ram:Name"),
        ("trade_name", "ram:SpecifiedLegalOrganization/ram:TradingBusinessName"),
        ("address", f"{_ADDRESS}/ram:LineOne"),
        ("address_more", f"{_ADDRESS}/ram:LineTwo"),
        ("address_more", f"{_ADDRESS}/ram:LineThree"),
        ("postcode", f"{_ADDRESS}/ram:PostcodeCode"),
        ("city", f"{_ADDRESS}/ram:CityName"),
        ("country", f"{_ADDRESS}/ram:CountryID"),
        ("legal_id", "ram:SpecifiedLegalOrganization/ram:ID"),
        ("vat_number", "ram:SpecifiedTaxRegistration/ram:ID"),
        ("contact", "ram:DefinedTradeContact/ram:PersonName"),
        ("telephone", "ram:DefinedTradeContact/ram:TelephoneUniversalCommunication/ram:CompleteNumber"),
        ("mail", "ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID"),
    ),
    line=(f"{_DEAL}/ram:IncludedSupplyChainTradeLineItem",),
    line_fields=(
        ("line", "ram:AssociatedDocumentLineDocument/ram:LineID"),
        ("item", "ram:SpecifiedTradeProduct/ram:Name"),
        ("item", "ram:SpecifiedTradeProduct/ram:Description"),
        ("quantity", "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"),
        ("price", f"{_LINE_AGREED}/ram:NetPriceProductTradePrice/ram:ChargeAmount"),
        ("vat_rate", f"{_LINE_SETTLED}/ram:ApplicableTradeTax/ram:RateApplicablePercent"),
        ("amount", f"{_LINE_SETTLED}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"),
    ),
    tax=f"{_SETTLED}/ram:ApplicableTradeTax",
    tax_fields=(
        ("vat_category", "ram:CategoryCode"),
        ("vat_rate", "ram:RateApplicablePercent"),
        ("taxable", "ram:BasisAmount"),
        ("amount", "ram:CalculatedAmount"),
    ),
    totals=(
        ("lines_total", f"{_SUMS}/ram:LineTotalAmount"),
        ("allowances", f"{_SUMS}/ram:AllowanceTotalAmount"),
        ("charges", f"{_SUMS}/ram:ChargeTotalAmount"),
        ("without_vat", f"{_SUMS}/ram:TaxBasisTotalAmount"),
        ("vat_total", f"{_SUMS}/ram:TaxTotalAmount"),
        ("with_vat", f"{_SUMS}/ram:GrandTotalAmount"),
        ("prepaid", f"{_SUMS}/ram:TotalPrepaidAmount"),
        ("rounding", f"{_SUMS}/ram:RoundingAmount"),
        ("payable", f"{_SUMS}/ram:DuePayableAmount"),
    ),
    payment=(
        ("iban", f"{_MEANS}/ram:PayeePartyCreditorFinancialAccount/ram:IBANID"),
        ("account_name", f"{_MEANS}/ram:PayeePartyCreditorFinancialAccount/ram:AccountName"),
        ("bic", f"{_MEANS}/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID"),
        ("payment_reference", f"{_SETTLED}/ram:PaymentReference"),
        ("terms", f"{_SETTLED}/ram:SpecifiedTradePaymentTerms/ram:Description"),
    ),
    enclosed=f"{_AGREED}/ram:AdditionalReferencedDocument/ram:AttachmentBinaryObject",
)

ROOTS = {
    "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice": ("invoice", UBL),
    "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote": ("credit_note", UBL),
    "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice": ("invoice", CII),
}
CREDIT_NOTE_CODES = frozenset({"381", "396", "532"})
