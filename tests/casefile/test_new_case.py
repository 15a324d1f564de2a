"""filing new makes a case that explains itself, that filing check finds sound, and that overwrites nothing."""

import re
from pathlib import Path

import pytest

from filing.casefile.case import CaseFile
from filing.casefile.case_text import example_text
from filing.casefile.loading import load_case
from filing.casefile.party import LegalPerson, NaturalPerson, Partnership
from filing.casefile.writing import new_case
from filing.errors import CaseExists, CaseInvalid, InvoiceUnreadable

INVOICE = (Path(__file__).parent / "everything" / "evidence" / "invoice-2.xml").read_text(encoding="utf-8")


def invoice(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = INVOICE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def credit_note(folder: Path, name: str, refers_to: str) -> Path:
    reference = (
        "<cac:BillingReference><cac:InvoiceDocumentReference>"
        f"<cbc:ID>{refers_to}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
    )
    return invoice(
        folder,
        name,
        ("<Invoice xmlns", "<CreditNote xmlns"),
        ("</Invoice>", "</CreditNote>"),
        ("xsd:Invoice-2", "xsd:CreditNote-2"),
        ("<cbc:ID>2026-0002</cbc:ID>", f"<cbc:ID>C-1</cbc:ID>{reference}"),
        (">121.00<", ">12.10<"),
    )


def everything_switched_on(text: str) -> str:
    """Remove the sign before every optional part; an explanation has a blank and a letter after the sign."""
    return re.sub(r"(?m)^([ ]*)#(?! \S)(?=.*\S)", r"\1", text)


def test_a_fresh_case_is_sound_and_says_that_it_is_an_example(tmp_path: Path) -> None:
    assert new_case(tmp_path / "case") == (tmp_path / "case" / "case.yaml",)
    file = load_case(tmp_path / "case").file
    assert "VOORBEELD" in file.references.ours
    assert "VOORBEELD" in (file.creditor.name if isinstance(file.creditor, LegalPerson) else "")


def test_a_fresh_case_explains_every_section_of_the_format(tmp_path: Path) -> None:
    text = example_text()
    left_out = {"lawyer_bar_number"}
    keys = {field.alias or name for name, field in CaseFile.model_fields.items()} - left_out
    assert {key for key in keys if not re.search(rf"(?m)^#?{key}:", text)} == set()


def test_a_fresh_case_with_every_optional_part_switched_on_is_sound(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    new_case(folder)
    (folder / "case.yaml").write_text(everything_switched_on(example_text()))
    with pytest.raises(CaseInvalid) as caught:
        load_case(folder)
    missing = {problem.value for problem in caught.value.problems}
    assert {problem.code for problem in caught.value.problems} == {"CASE-EVIDENCE-MISSING"}
    (folder / "evidence").mkdir()
    for name in missing:
        (folder / name).write_text(INVOICE)
    assert load_case(folder).file.overrides


def test_two_fresh_cases_are_the_same_bytes(tmp_path: Path) -> None:
    source = invoice(tmp_path, "i.xml")
    new_case(tmp_path / "a", [source])
    new_case(tmp_path / "b", [source])
    assert (tmp_path / "a" / "case.yaml").read_bytes() == (tmp_path / "b" / "case.yaml").read_bytes()


def test_a_case_from_invoices_has_their_parties_claims_and_account(tmp_path: Path) -> None:
    one = invoice(tmp_path, "one.xml")
    two = invoice(tmp_path, "two.xml", ("2026-0002", "2026-0003"), (">121.00<", ">80.00<"))
    note = credit_note(tmp_path, "credit.xml", "2026-0003")
    written = new_case(tmp_path / "case", [one, two, note])
    assert [path.relative_to(tmp_path / "case").as_posix() for path in written] == [
        "case.yaml",
        "evidence/credit.xml",
        "evidence/one.xml",
        "evidence/two.xml",
    ]
    assert (tmp_path / "case" / "evidence" / "one.xml").read_bytes() == one.read_bytes()
    file = load_case(tmp_path / "case").file
    assert isinstance(file.creditor, LegalPerson)
    assert (file.creditor.name, file.creditor.kvk) == ("Proef & Zonen <B.V.>", "01234567")
    assert isinstance(file.debtors[0], Partnership)
    assert [(claim.number, str(claim.amount)) for claim in file.claims] == [
        ("2026-0002", "121.00"),
        ("2026-0003", "80.00"),
    ]
    assert [(item.claim, str(item.amount)) for item in file.credit_notes] == [("invoice-2", "12.10")]
    assert (file.pay_to.iban, file.pay_to.holder) == ("NL93VBNK0000000101", "Proef & Zonen <B.V.>")


def test_a_customer_whom_nothing_calls_a_firm_is_a_person_of_whom_the_capacity_is_asked(tmp_path: Path) -> None:
    source = invoice(tmp_path, "i.xml", ("Eetcafé De Proef V.O.F.", "V. Proef"))
    new_case(tmp_path / "case", [source])
    debtor = load_case(tmp_path / "case").file.debtors[0]
    assert isinstance(debtor, NaturalPerson)
    assert (debtor.last_name, debtor.acts_as) == ("V. Proef", None)


@pytest.mark.parametrize(
    "name",
    [
        "- a: b",
        "NO",
        "01234567",
        "&amp;anchor",
        "*alias",
        "!!int 1",
        "Proef: &quot;x&quot; # y",
        "{x}",
        "%",
        "'",
        "~",
        "1e3",
    ],
)
def test_a_name_that_is_yaml_stays_a_name(tmp_path: Path, name: str) -> None:
    new_case(tmp_path / "case", [invoice(tmp_path, "i.xml", ("Eetcafé De Proef V.O.F.", name))])
    debtor = load_case(tmp_path / "case").file.debtors[0]
    assert isinstance(debtor, NaturalPerson)
    assert debtor.last_name == name.replace("&amp;", "&").replace("&quot;", '"')


def test_file_names_are_made_plain_and_different(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    one = invoice(tmp_path, "Factuur één <1>.xml")
    two = invoice(tmp_path / "x", "Factuur één <1>.xml", ("2026-0002", "2026-0003"))
    three = invoice(tmp_path, "..xml", ("2026-0002", "2026-0004"))
    written = new_case(tmp_path / "case", [one, two, three])
    assert {path.name for path in written} == {"Factuur-een-1-.xml", "Factuur-een-1--2.xml", "case.yaml", "xml"}
    assert len(load_case(tmp_path / "case").file.claims) == 3


@pytest.mark.parametrize("name", ["case.yaml", "case.json"])
def test_a_case_that_is_there_is_not_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(CaseExists):
        new_case(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_evidence_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    source = invoice(tmp_path, "i.xml")
    kept = tmp_path / "case" / "evidence" / "i.xml"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    with pytest.raises(CaseExists):
        new_case(tmp_path / "case", [source])
    assert kept.read_text() == "mine"
    assert not (tmp_path / "case" / "case.yaml").exists()


def test_a_file_or_a_link_is_no_place_for_a_case(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link", "file/below"):
        with pytest.raises(CaseExists):
            new_case(tmp_path / name)
    assert (tmp_path / "file").read_text() == "mine"


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    new_case(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def told(tmp_path: Path, *sources: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvoiceUnreadable) as caught:
        new_case(tmp_path / "case", sources)
    assert not (tmp_path / "case").exists()
    return [(problem.file, problem.message) for problem in caught.value.problems]


def test_invoices_of_two_creditors_or_debtors_make_no_case(tmp_path: Path) -> None:
    one = invoice(tmp_path, "one.xml")
    two = invoice(
        tmp_path, "two.xml", ("2026-0002", "3"), ("01234567", "00000009"), ("Eetcafé De Proef", "Bar De Test")
    )
    assert told(tmp_path, one, two) == [
        ("two.xml", "this is of another supplier than the first invoice"),
        ("two.xml", "this is to another customer than the first invoice"),
    ]


def test_what_cannot_be_a_claim_is_told_by_file(tmp_path: Path) -> None:
    one = invoice(tmp_path, "one.xml")
    again = invoice(tmp_path, "again.xml")
    paid = invoice(tmp_path, "paid.xml", ("2026-0002", "2026-0009"), (">121.00<", ">0.00<"))
    note = credit_note(tmp_path, "credit.xml", "1999-1")
    (tmp_path / "bad.xml").write_text("<x/>")
    assert told(tmp_path, one, again, paid, note, tmp_path / "bad.xml", tmp_path / "none.xml") == [
        ("bad.xml", "this is XML, but no UBL 2.1 invoice or credit note"),
        ("none.xml", "the file cannot be opened (No such file or directory)"),
        ("again.xml", "an invoice with this number is given twice"),
        ("paid.xml", "nothing is left to pay on it"),
        ("credit.xml", "this credit note names none of the invoices that are given"),
    ]


def test_a_credit_note_alone_makes_no_case(tmp_path: Path) -> None:
    note = credit_note(tmp_path, "credit.xml", "1999-1")
    assert told(tmp_path, note) == [("credit.xml", "this is a credit note, and no invoice is given")]
