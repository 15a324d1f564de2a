"""A sound case is loaded as it was written: nothing changes on the way, and what is empty is left out."""

import datetime as dt
import shutil
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filing.casefile.case import CaseFile
from filing.casefile.dumping import case_json
from filing.casefile.loaded import Case
from filing.casefile.loading import load_case
from filing.casefile.party import NaturalPerson, Partnership
from filing.errors import CaseInvalid, FilingError, InvoiceUnreadable

EVERYTHING = Path(__file__).parent / "everything"
NUMBER = "111222333"  # passes the check of citizen service numbers, and was never given out

SMALL = """\
schema: 1
references: {ours: PROEF-1}
creditor: {type: legal_person, name: Proef B.V., legal_form: bv}
collector: {role: creditor}
debtors:
  - {type: natural_person, last_name: Een}
  - {type: natural_person, last_name: Twee}
debt: {kind: rent}
claims:
  - {id: a, dated_on: 2026-03-04, amount: AMOUNT}
pay_to: {iban: NL93VBNK0000000101, holder: Proef B.V.}
"""


@pytest.fixture(scope="module")
def everything() -> Case:
    return load_case(EVERYTHING)


def written(folder: Path, text: str, name: str = "case.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return folder


def partner(file: CaseFile) -> NaturalPerson:
    debtor = file.debtors[0]
    assert isinstance(debtor, Partnership)
    person = debtor.partners[0]
    assert isinstance(person, NaturalPerson)
    return person


@pytest.mark.parametrize("name", ["consumer", "business"])
def test_the_examples_are_sound(root: Path, name: str) -> None:
    assert load_case(root / "examples" / name).file.claims


def test_texts_that_look_like_something_else_stay_what_they_are(everything: Case) -> None:
    file = everything.file
    assert file.creditor.kvk == "01234567"
    assert file.creditor.trade_names == ("Proefwinkel", "NO")
    assert file.debt.facts[1] == "Tweede alinea: 10:00 uur, NO, 1e3, ~tilde."
    assert file.history[0].at == dt.time(10, 0)
    assert file.answers[0].answer == "no"
    assert file.claims[0].number == "2026-0001"


def test_yes_and_no_are_read_where_a_yes_or_no_belongs(everything: Case) -> None:
    vat = everything.file.creditor.vat
    assert vat is not None
    assert vat.can_deduct is False


def test_an_account_is_kept_without_its_spaces(everything: Case) -> None:
    assert everything.file.creditor.iban == "NL93VBNK0000000101"


def test_the_case_file_itself_can_be_named(everything: Case) -> None:
    assert load_case(EVERYTHING / "case.yaml") == everything


def test_a_key_with_nothing_behind_it_is_a_key_left_out(tmp_path: Path) -> None:
    text = SMALL.replace("AMOUNT", "5") + "payments:\nhandler: ~\nlanguage: null\n"
    assert (
        load_case(written(tmp_path / "a", text)).file
        == load_case(written(tmp_path / "b", SMALL.replace("AMOUNT", "5"))).file
    )


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes(b"\xef\xbb\xbf" + SMALL.replace("AMOUNT", "5").encode())
    assert load_case(tmp_path).file.claims[0].amount == Decimal("5.00")


def test_parties_without_an_id_are_named_by_their_place(tmp_path: Path, everything: Case) -> None:
    file = load_case(written(tmp_path, SMALL.replace("AMOUNT", "5"))).file
    assert [file.creditor.id, *(debtor.id for debtor in file.debtors)] == ["creditor", "debtor-1", "debtor-2"]
    file = everything.file
    others = (file.collector.party, file.lawyer, file.bailiff)
    assert [party.id for party in others if party is not None] == ["collector", "lawyer", "bailiff"]
    assert (file.creditor.id, partner(file).id) == ("proef", "debtor-1-partner-1")


def test_the_digest_covers_the_case_file_and_its_invoices(tmp_path: Path, everything: Case) -> None:
    shutil.copytree(EVERYTHING, tmp_path / "copy")
    assert load_case(tmp_path / "copy").sha256 == everything.sha256
    invoice = tmp_path / "copy" / "evidence" / "invoice-2.xml"
    invoice.write_text(invoice.read_text() + "\n")
    assert load_case(tmp_path / "copy").sha256 != everything.sha256


def test_a_claim_is_completed_from_its_invoice(everything: Case) -> None:
    claim = everything.file.claims[1]
    assert (claim.number, claim.dated_on, claim.due_on) == ("2026-0002", dt.date(2026, 4, 1), dt.date(2026, 4, 15))
    assert (claim.amount, claim.vat_included) == (Decimal("121.00"), Decimal("21.00"))
    assert claim.description == "Twee dozen proefglazen"


def changed(tmp_path: Path, old: str, new: str) -> FilingError:
    folder = tmp_path / "case"
    shutil.copytree(EVERYTHING, folder)
    for file in (folder / "case.yaml", folder / "evidence" / "invoice-2.xml"):
        file.write_text(file.read_text().replace(old, new))
    with pytest.raises(FilingError) as caught:
        load_case(folder)
    return caught.value


def test_a_value_that_differs_from_the_invoice_is_told_with_both(tmp_path: Path) -> None:
    new = "ubl: evidence/invoice-2.xml\n    amount: 121\n    due_on: 2026-04-16"
    error = changed(tmp_path, "ubl: evidence/invoice-2.xml", new)
    assert isinstance(error, InvoiceUnreadable)
    assert [(problem.code, problem.path, problem.value) for problem in error.problems] == [
        ("CASE-INVOICE-DIFFERS", "claims[1].due_on", "2026-04-16 here, 2026-04-15 in the invoice")
    ]


def test_an_unreadable_invoice_is_told_at_the_claim_that_names_it(tmp_path: Path) -> None:
    error = changed(tmp_path, 'currencyID="EUR">121.00', 'currencyID="USD">121.00')
    assert isinstance(error, InvoiceUnreadable)
    problem = error.problems[0]
    assert (problem.code, problem.path) == ("CASE-INVOICE", "claims[1].ubl")
    assert problem.message == "the currency is not EUR at cac:LegalMonetaryTotal/cbc:PayableAmount"


def test_a_credit_note_is_no_claim(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(EVERYTHING, folder)
    file = folder / "evidence" / "invoice-2.xml"
    file.write_text(file.read_text().replace("Invoice-2", "CreditNote-2").replace("Invoice ", "CreditNote ", 1))
    file.write_text(file.read_text().replace("</Invoice>", "</CreditNote>"))
    with pytest.raises(InvoiceUnreadable) as caught:
        load_case(folder)
    assert caught.value.problems[0].message == "this is a credit note, not an invoice"


def test_wrong_invoices_and_wrong_values_are_told_together(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(EVERYTHING, folder)
    (folder / "evidence" / "invoice-2.xml").write_text("<Invoice/>")
    text = (folder / "case.yaml").read_text()
    (folder / "case.yaml").write_text(text.replace("telephone: 010 - 000 00 02", "telefoon: 010 - 000 00 02"))
    with pytest.raises(CaseInvalid) as caught:
        load_case(folder)
    assert [problem.code for problem in caught.value.problems] == ["CASE-UNKNOWN-KEY", "CASE-INVOICE"]


def test_secrets_are_in_no_dump_and_no_representation(everything: Case) -> None:
    assert partner(everything.file).citizen_service_number == NUMBER
    secret = everything.file.exhibits[0].password or ""
    assert secret.startswith("geheim")
    shown = (
        repr(everything),
        str(everything.file),
        case_json(everything.file).decode(),
        str(everything.file.model_dump()),
    )
    for text in shown:
        assert NUMBER not in text
        assert secret not in text


def test_a_case_survives_load_dump_load_but_for_its_secrets(tmp_path: Path, everything: Case) -> None:
    shutil.copytree(EVERYTHING / "evidence", tmp_path / "evidence")
    (tmp_path / "case.json").write_bytes(case_json(everything.file))
    again = load_case(tmp_path).file
    assert case_json(again) == case_json(everything.file)
    assert partner(again).citizen_service_number is None
    assert again.claims == everything.file.claims
    assert again.proceedings == everything.file.proceedings


AMOUNTS = st.from_regex(r"\A(0|[1-9][0-9]{0,9})(\.[0-9]{1,2})?\Z").filter(lambda text: Decimal(text) > 0)


@given(amount=AMOUNTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_amount_to_the_cent_survives_load_dump_load_exactly(tmp_path: Path, amount: str) -> None:
    first = load_case(written(tmp_path / "yaml", SMALL.replace("AMOUNT", amount))).file
    assert first.claims[0].amount == Decimal(amount)
    again = load_case(written(tmp_path / "json", case_json(first).decode(), "case.json")).file
    assert again == first
    assert str(again.claims[0].amount) == f"{Decimal(amount):.2f}"


@given(name=st.text(st.characters(categories=("L", "M", "N", "P", "S")), min_size=1, max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_printable_name_is_loaded_unchanged_in_one_normal_form(tmp_path: Path, name: str) -> None:
    file = load_case(written(tmp_path / "base", SMALL.replace("AMOUNT", "5"))).file
    dumped = case_json(file.model_copy(update={"pay_to": file.pay_to.model_copy(update={"holder": name})}))
    loaded = load_case(written(tmp_path / "named", dumped.decode(), "case.json")).file
    assert loaded.pay_to.holder == unicodedata.normalize("NFC", name)
