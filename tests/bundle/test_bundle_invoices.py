"""An electronic invoice is shown readable and whole: what the layout has no place for stands at the end."""

import base64
import io
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import all_of, make_pdf, one, saved, text_page
from lxml import etree

from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source

UBL = """<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
<cbc:ID>2026-17</cbc:ID><cbc:IssueDate>2026-03-03</cbc:IssueDate><cbc:DueDate>2026-04-02</cbc:DueDate>
<cbc:Note>Graag &lt;b&gt;tijdig&lt;/b&gt; betalen</cbc:Note><cbc:AccountingCost>KP-9</cbc:AccountingCost>
<cac:AdditionalDocumentReference><cbc:ID>bon</cbc:ID><cac:Attachment>
<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="bon.pdf">{bon}</cbc:EmbeddedDocumentBinaryObject>
</cac:Attachment></cac:AdditionalDocumentReference>
<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>
<cbc:RegistrationName>Webwinkel B.V.</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>
</cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Klant</cbc:Name></cac:PartyName></cac:Party>
</cac:AccountingCustomerParty>
<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">121.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">2</cbc:InvoicedQuantity>
<cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
<cac:Item><cbc:Name>Stoel</cbc:Name></cac:Item></cac:InvoiceLine></Invoice>
"""
CII = """<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument><ram:ID>RE-5</ram:ID><ram:TypeCode>381</ram:TypeCode><ram:IssueDateTime>
<udt:DateTimeString format="102">20260303</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction><ram:IncludedSupplyChainTradeLineItem>
<ram:SpecifiedTradeProduct><ram:Name>Tafel</ram:Name></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Lieferant GmbH</ram:Name></ram:SellerTradeParty>
</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:DuePayableAmount>55.00</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
"""


def ubl(bon: bytes = b"") -> bytes:
    return UBL.format(bon=base64.b64encode(bon or make_pdf(2, "bon")).decode()).encode()


def text_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


def test_every_value_of_the_file_is_on_the_page(tmp_path: Path) -> None:
    text = text_of(all_of(tmp_path, "a.xml", ubl()).pages_of[0])
    assert "Factuur" in text
    assert "3 maart 2026" in text
    assert "121.00 EUR" in text
    assert "Graag <b>tijdig</b> betalen" in text
    assert "AccountingCost KP-9" in text
    for value in etree.fromstring(ubl()).itertext():
        line = " ".join(value.split())
        if line and len(line) < 60 and not line.startswith("2026-0"):
            assert line in text, line


def test_a_file_inside_the_invoice_follows_and_the_invoice_itself_is_kept(tmp_path: Path) -> None:
    invoice, bon = all_of(tmp_path, "a.xml", ubl()).pages_of
    assert isinstance(bon, Source)
    assert (bon.evidence.title, bon.pages, bon.evidence.parent) == ("bon.pdf", 2, "a.xml")
    assert "bon.pdf (application/pdf" in text_of(invoice)
    assert isinstance(invoice, Source)
    (kept,) = invoice.kept
    assert (kept.name, kept.data) == ("a.xml", ubl())


def test_a_file_inside_the_invoice_that_is_damaged_is_told(tmp_path: Path) -> None:
    data = ubl().replace(base64.b64encode(make_pdf(2, "bon")), b"###")
    invoice, bon = all_of(tmp_path, "a.xml", data).pages_of
    assert isinstance(bon, Refusal)
    assert bon.reason is Reason.DAMAGED
    assert "niet opgenomen" in text_of(invoice)


def test_the_other_syntax_is_shown_alike_and_a_credit_note_called_so(tmp_path: Path) -> None:
    text = text_of(one(tmp_path, "a.xml", CII.encode()))
    for words in ("Creditnota", "RE-5", "3 maart 2026", "Lieferant GmbH", "Tafel", "55.00"):
        assert words in text


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_billion_laughs_are_refused_unread(tmp_path: Path, encoding: str) -> None:
    bare = ubl().decode().partition("?>")[2]
    data = f"{LAUGHS}]>{bare.replace('2026-17', '&j;')}".encode(encoding)
    entry = one(tmp_path, "a.xml", data)
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.UNSUPPORTED
    assert "document type" in entry.detail


@pytest.mark.parametrize("change", [(b"</Invoice>", b""), (b"<cbc:ID>2026", b"<cbc:ID>" + b"<a>" * 300 + b"2026")])
def test_an_invoice_that_is_no_sound_xml_is_damaged(tmp_path: Path, change: tuple[bytes, bytes]) -> None:
    entry = one(tmp_path, "a.xml", ubl().replace(*change))
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.DAMAGED


def test_an_invoice_of_endless_values_is_refused(tmp_path: Path) -> None:
    line = b"<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>"
    entry = one(tmp_path, "a.xml", ubl().replace(b"</Invoice>", line * 5_000 + b"</Invoice>"))
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.TOO_LARGE


def test_the_data_inside_a_hybrid_invoice_are_kept_beside_the_bundle(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    text_page(pdf, "Factuur RE-5")
    pdf.attachments["factur-x.xml"] = CII.encode()
    pdf.attachments["anders.bin"] = b"x"
    entry = one(tmp_path, "a.pdf", saved(pdf))
    assert isinstance(entry, Source)
    # The other file is not data of the invoice; since no page shows it, the PDF goes along too.
    assert [(kept.name, kept.data) for kept in entry.kept] == [("a.pdf", saved(pdf)), ("factur-x.xml", CII.encode())]
    assert "(anders.bin)" in entry.notes[0]
    assert entry.removed == ("2 × embedded file",)
