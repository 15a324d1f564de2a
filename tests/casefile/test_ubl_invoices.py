"""A UBL invoice gives what a claim needs, or is refused by name in bounded time."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from filing.casefile.ubl import MAX_INVOICE_BYTES, UblInvoice, read_ubl
from filing.errors import InvoiceUnreadable

EVERYTHING = Path(__file__).parent / "everything" / "evidence" / "invoice-2.xml"
CORPUS = Path(__file__).parent.parent.parent.parent / "shared" / "corpus" / "ubl"
TEXT = EVERYTHING.read_text(encoding="utf-8")


def read(text: str) -> UblInvoice:
    return read_ubl(text.encode(), "invoice.xml")


def refused(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(InvoiceUnreadable) as caught:
        read_ubl(data, "invoice.xml")
    assert all(problem.code == "CASE-INVOICE" and problem.next_step for problem in caught.value.problems)
    return [(problem.path, problem.message) for problem in caught.value.problems]


def test_an_invoice_gives_number_dates_amounts_parties_account_and_lines() -> None:
    invoice = read(TEXT)
    assert (invoice.kind, invoice.number) == ("invoice", "2026-0002")
    assert (invoice.issued_on, invoice.due_on) == (dt.date(2026, 4, 1), dt.date(2026, 4, 15))
    assert (invoice.payable, invoice.prepaid, invoice.vat) == (Decimal("121.00"), Decimal("0.00"), Decimal("21.00"))
    assert (invoice.supplier.name, invoice.supplier.kvk) == ("Proef & Zonen <B.V.>", "01234567")
    assert (invoice.supplier.street, invoice.supplier.postcode, invoice.supplier.city) == (
        "Proefstraat 1",
        "3511 AA",
        "Utrecht",
    )
    assert (invoice.customer.name, invoice.customer.kvk) == ("Eetcafé De Proef V.O.F.", None)
    assert invoice.iban == "NL93VBNK0000000101"
    assert invoice.lines == ("Twee dozen proefglazen",)


@pytest.mark.parametrize("parent", ["PaymentTerms", "PaymentMeans"])
def test_the_due_date_may_stand_with_the_payment_terms_or_means(parent: str) -> None:
    due = f"<cac:{parent}><cbc:PaymentDueDate>2026-05-01Z</cbc:PaymentDueDate></cac:{parent}>"
    assert read(TEXT.replace("<cbc:DueDate>2026-04-15</cbc:DueDate>", due)).due_on == dt.date(2026, 5, 1)


def test_an_invoice_without_due_date_is_read() -> None:
    assert read(TEXT.replace("<cbc:DueDate>2026-04-15</cbc:DueDate>", "")).due_on is None


def test_what_was_prepaid_is_noted_and_already_off_what_is_payable() -> None:
    prepaid = '<cbc:PrepaidAmount currencyID="EUR">30.00</cbc:PrepaidAmount><cbc:PayableAmount'
    invoice = read(TEXT.replace("<cbc:PayableAmount", prepaid))
    assert (invoice.prepaid, invoice.payable) == (Decimal("30.00"), Decimal("121.00"))


def test_numbers_that_are_not_sound_are_left_out_not_guessed() -> None:
    invoice = read(TEXT.replace("01234567", "1234567").replace("0000 0001 01", "0000 0001 02"))
    assert (invoice.supplier.kvk, invoice.iban) == (None, None)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("<cbc:ID>2026-0002</cbc:ID>", "", "cbc:ID", "missing"),
        ("2026-04-01", "2026-02-30", "cbc:IssueDate", "not in the calendar"),
        (">121.00<", ">121.001<", "cbc:PayableAmount", "more than two decimals"),
        (">121.00<", ">-121.00<", "cbc:PayableAmount", "negative"),
        ("EUR</cbc:Doc", "GBP</cbc:Doc", "cbc:DocumentCurrencyCode", "currency"),
        ("<cbc:RegistrationName>Eet", "<cbc:X>Eet", "", "not sound XML"),
        ("Invoice-2", "Order-2", "", "no UBL 2.1 invoice"),
        ("2026-0002", "2026&#x202E;2", "cbc:ID", "cannot be printed"),
    ],
)
def test_what_is_missing_or_wrong_is_named(old: str, new: str, place: str, words: str) -> None:
    found = refused(TEXT.replace(old, new).encode())
    assert any(place in path and words in message for path, message in found)


def test_all_faults_of_an_invoice_are_told_at_once() -> None:
    text = TEXT.replace("2026-04-01", "soon").replace(">121.00<", ">1,21<").replace("EUR</cbc:Doc", "GBP</cbc:Doc")
    assert len(refused(text.encode())) == 3


LAUGHS = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 40))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no xml",
        b"%PDF-1.7",
        b"<a>" * 100_000,
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l39;</x>'.encode(),
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l39;</x>'.encode("utf-16"),
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>',
        b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><x/>',
        b" " * (MAX_INVOICE_BYTES + 1),
    ],
    ids=["empty", "text", "pdf", "deep", "laughs", "laughs_in_utf16", "file_entity", "outside_dtd", "large"],
)
def test_hostile_files_are_refused(data: bytes) -> None:
    assert len(refused(data)) == 1


# Figures read from the files by eye: number, issue date, due date, payable.
PUBLISHED = {
    "Allowance-example.xml": ("Snippet1", "2017-11-13", "2017-12-01", "6125.00"),
    "base-creditnote-correction.xml": ("Snippet1", "2017-11-13", "None", "1656.25"),
    "base-example.xml": ("Snippet1", "2017-11-13", "2017-12-01", "1656.25"),
    "SI-UBL-2.0_BR-NL-10_ok_both_nl.xml": ("12115118", "2015-01-09", "2015-01-09", "227.00"),
    "SI-UBL-2.0_BR-NL-12_ok.xml": ("12115118", "2015-01-09", "2015-01-09", "227.00"),
    "SI-UBL-2.0_BR-NL-5_ok.xml": ("12115118", "2015-01-09", "2015-01-09", "227.00"),
}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the published UBL examples are not here")
@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_published_examples_are_read(name: str) -> None:
    invoice = read_ubl((CORPUS / name).read_bytes(), name)
    found = (invoice.number, str(invoice.issued_on), str(invoice.due_on), str(invoice.payable))
    assert found == PUBLISHED[name]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the published UBL examples are not here")
def test_a_published_example_in_pounds_is_refused() -> None:
    data = (CORPUS / "vat-category-E.xml").read_bytes()
    assert {message for _, message in refused(data)} == {"the currency is not EUR"}
