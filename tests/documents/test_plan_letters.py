"""The letters about a payment plan and a payment: the same words in every format, sums that agree, nothing unsaid.

Rule:  PLN-01, PLN-02, PLN-04, PLN-06, X-17, DIS-04

Amounts and days are worked out by hand beside the tests; the golden texts were read before they were written.
"""

import io
import re
import zipfile
from decimal import Decimal
from functools import cache

import pypdf
import pytest
from lxml import etree
from plan_documents import CASES, KINDS, LETTERS, golden, made, sample
from prepared_cases import office

from filing.documents.field_list import fields_for, walked
from filing.documents.field_use import misused_fields
from filing.documents.template_check import wordings_of
from filing.documents.texts import plain_text, texts
from filing.documents.tree import Block, Paragraph, Table
from filing.money import total
from filing.rules.plan_standing import agreed, offered

WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
SUMS = ("Omschrijving", "Description", "Onderdeel", "Part", "Termijn", "Instalment")


@cache
def said(case: str, kind: str, form: str) -> str:
    data = dict(made(case, kind).files)[form]
    if form == "pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if form == "xml":
        return "".join(etree.fromstring(data).itertext())
    if form == "txt":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"word/(document|header\w*|footer\w*)\.xml", name)]
        roots = [etree.fromstring(archive.read(name)) for name in names]
    return "".join(node.text or "" for root in roots for node in root.iter(WORD_TEXT))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def body(case: str, kind: str) -> tuple[Block, ...]:
    return tuple(made(case, kind).document.body)


def paragraphs(case: str, kind: str, rule: str) -> str:
    found = [one for one in body(case, kind) if isinstance(one, Paragraph) and rule in one.rule.split()]
    return " ".join(plain_text(one.content) for one in found).replace("\u00a0", " ")


def as_amount(text: str, language: str) -> Decimal:
    digits = re.sub(r"[^0-9.,]", "", text)
    plain = digits.replace(".", "").replace(",", ".") if language == "nl" else digits.replace(",", "")
    return -Decimal(plain) if "−" in text else Decimal(plain)


@pytest.mark.parametrize(("case", "kind"), LETTERS)
def test_the_golden_text_is_what_is_written(case: str, kind: str) -> None:
    hint = "read the difference; when it is meant, run: python tests/documents/plan_documents.py"
    path = golden(case, kind)
    assert path.exists(), hint
    assert said(case, kind, "txt") == path.read_text("utf-8"), hint


@pytest.mark.parametrize("form", ["pdf", "docx", "xml"])
@pytest.mark.parametrize(("case", "kind"), LETTERS)
def test_every_text_of_the_letter_is_in_the_format(case: str, kind: str, form: str) -> None:
    shown = squeezed(said(case, kind, form))
    assert [text for text in texts(made(case, kind).document) if squeezed(text) not in shown] == []


@pytest.mark.parametrize(("case", "kind"), LETTERS)
def test_the_letter_may_go_out_in_its_language_and_holds_when_it_is_read_again(case: str, kind: str) -> None:
    assert sample(case, kind).ready
    written = made(case, kind)
    assert written.document.language == ("nl" if case == "payment_plan" else "en")
    assert [one.finding.rule.number for one in written.proof.open] == []


@pytest.mark.parametrize(("case", "kind"), LETTERS)
def test_x_10_every_table_of_amounts_adds_up_to_its_last_line(case: str, kind: str) -> None:
    checked = 0
    language = made(case, kind).document.language
    for table in (one for one in body(case, kind) if isinstance(one, Table)):
        if plain_text(table.head[0].cells[0].content) in SUMS:
            amounts = [as_amount(plain_text(row.cells[-1].content), language) for row in table.body]
            assert sum(amounts[:-1]) == amounts[-1]
            checked += 1
    assert checked >= 1


@pytest.mark.parametrize("case", CASES)
def test_pln_01_the_instalments_of_the_confirmation_are_those_agreed_and_add_up_to_the_balance(case: str) -> None:
    found = agreed(sample(case, "payment_plan_confirmation").facts)
    assert found is not None
    # 1124.50 with 62 days at 4%, 7.64, and costs of 168.68; 8940 and 1275.40 with 60 and 46 days at 10.15%, 149.16
    # and 16.31, and costs of 375 + 250 + 250 + 2.15
    assert (
        found.balance.open == {"payment_plan": Decimal("1300.82"), "payment_plan_business": Decimal("11258.02")}[case]
    )
    assert found.total == found.balance.open


def test_the_figures_attached_to_a_confirmation_are_those_of_the_day_of_the_agreement() -> None:
    data = dict(made("payment_plan_business", "payment_plan_confirmation").files)["pdf"]
    (attached,) = pypdf.PdfReader(io.BytesIO(data)).attachments.values()
    told = etree.fromstring(attached[0])
    assert (told.get("on"), told.get("open"), told.get("interest")) == ("2026-06-15", "11258.02", "165.47")


@pytest.mark.parametrize("case", CASES)
def test_pln_06_no_proposal_asks_more_than_the_budget_leaves_and_each_adds_up(case: str) -> None:
    facts = sample(case, "payment_plan_offer").facts
    found = offered(facts)
    assert found is not None
    assert [len(one.instalments) for one in found.schedules] == {"payment_plan": [4, 6, 8]}.get(case, [3, 6, 12])
    for one in found.schedules:
        assert one.total == facts.statement.open
        assert found.room is None or one.regular <= found.room == Decimal("350.00")
        assert one.instalments[0].due_on >= found.earliest
    assert (found.room is None) == (case == "payment_plan_business")


@pytest.mark.parametrize(
    ("case", "missing", "words"),
    [
        # 325.00 was due on 25 September and 50.00 came in; the plan goes on when the rest is paid in the term
        ("payment_plan", "275.00", "stellen wij u in gebreke (artikel 6:82 BW). Betaal € 275,00 binnen 14 dagen"),
        # the dates are final: the plan has ended, and all that is open is asked
        ("payment_plan_business", "3000.00", "this has ended the plan. Everything that is still open must now be paid"),
    ],
)
def test_pln_04_the_notice_says_what_was_missed_and_what_follows(case: str, missing: str, words: str) -> None:
    found = agreed(sample(case, "payment_plan_breach").facts)
    assert found is not None
    assert total(one.missing for one in found.missed) == Decimal(missing)
    assert words in paragraphs(case, "payment_plan_breach", "PLN-04")


def test_pln_04_a_first_instalment_that_was_paid_is_not_in_the_notice() -> None:
    rows = next(one for one in body("payment_plan", "payment_plan_breach") if isinstance(one, Table)).body
    assert [plain_text(row.cells[0].content).replace("\u00a0", " ") for row in rows] == [
        "25 september 2026", "Achterstand",
    ]  # fmt: skip


def test_x_17_and_dis_04_the_receipt_shows_what_was_paid_with_the_money_and_the_new_balance() -> None:
    """X-17, DIS-04, X-12 (art. 6:44, 6:48 BW)."""
    # costs of 168.68 first, then 7.64 of interest, and 148.68 of the principal; 1300.82 - 325.00 is left
    shown = squeezed(said("payment_plan", "payment_receipt", "txt"))
    for words in ("incassokosten€168,68", "Rente€7,64", "Hoofdsom€148,68", "nog€975,82open"):
        assert words in shown
    assert "vragen wij u niet om te betalen" not in said("payment_plan", "payment_receipt", "txt")  # the plan runs


@pytest.mark.parametrize(
    ("case", "interest", "fee"),
    [
        ("payment_plan", "Tijdens de regeling komt er geen rente bij.", "betaalt u niets extra"),
        ("payment_plan_business", "During the plan, interest continues to run", ""),
    ],
)
def test_pln_01_and_pln_02_interest_fee_missed_days_and_changed_means_are_said(
    case: str, interest: str, fee: str
) -> None:
    said_of_plan = paragraphs(case, "payment_plan_confirmation", "PLN-01")
    assert interest in said_of_plan
    assert fee in said_of_plan
    assert paragraphs(case, "payment_plan_confirmation", "PLN-02")
    assert paragraphs(case, "payment_plan_offer", "PLN-02")


def test_the_letters_are_the_same_bytes_a_second_time() -> None:
    case, kind = "payment_plan", "payment_plan_confirmation"
    first = made(case, kind)
    made.cache_clear()
    assert made(case, kind).files == first.files


@pytest.mark.parametrize("name", KINDS)
def test_every_field_has_a_meaning_and_both_wordings_use_listed_fields_alone(name: str) -> None:
    kind, templates = office().kinds.kind(name), office().desk.templates
    found = fields_for(kind, office().law)
    assert [path for path, one in walked(found) if set(one.meanings) != {"nl", "en"}] == []
    files = wordings_of(templates, kind)
    assert set(files) == {"nl", "en"}
    assert [misused_fields(templates, file, found) for file in files.values()] == [(), ()]
