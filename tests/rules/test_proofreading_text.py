"""How a letter is read: figures, days and quotes, whatever the file made of them."""

import datetime as dt
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.rules.proofreading.figures import accounts_in, amount_of, amounts_in, days_in
from filing.rules.proofreading.letter_text import QUOTE, read_letter
from filing.rules.proofreading.proofread import proofread
from filing.rules.proofreading.reading import reading_of
from filing.rules.proofreading.registry import CHECKS_OF, checks
from filing.rules.proofreading.term_starts import Start
from filing.rules.proofreading.terms import terms_in

AMOUNTS = {
    "€ 1.234,56": "1234.56",
    "€1234,56": "1234.56",
    "€ 1,234.56": "1234.56",
    "EUR 40,00": "40.00",
    "€ 40,-": "40.00",
    "€ 40,--": "40.00",
    "€ 40": "40.00",
    "40 euro": "40.00",
    "euro 40,50": "40.50",
    "€ 1 234,56": "1234.56",
    "€\u00a010.000,00": "10000.00",
    "€ 100.000": "100000.00",
    "2.012,95": "2012.95",
    "− € 750,00": "-750.00",
}


@pytest.mark.parametrize("written", AMOUNTS)
def test_an_amount_is_read_as_a_person_reads_it(written: str) -> None:
    assert [one.value for one in amounts_in(read_letter(f"Totaal {written} op de rekening"))] == [
        Decimal(AMOUNTS[written])
    ]


@pytest.mark.parametrize(
    "written", ["10,15% rente", "artikel 6:119", "030-1234567", "2026-118", "1 oktober 2026", "6.230"]
)
def test_what_is_no_amount_is_not_read_as_one(written: str) -> None:
    assert amounts_in(read_letter(written)) == ()


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_dutch_and_an_english_amount_are_the_same(value: Decimal) -> None:
    english = f"{value:,.2f}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    assert amount_of(english) == amount_of(dutch) == value


@pytest.mark.parametrize(
    "written", ["24 november 2026", "24-11-2026", "24/11/2026", "2026-11-24", "24 Nov 2026", "24e november 2026"]
)
def test_a_day_is_read_in_every_form(written: str) -> None:
    assert [one.value for one in days_in(read_letter(f"op {written},"))] == [dt.date(2026, 11, 24)]


def test_a_day_that_does_not_exist_is_seen() -> None:
    assert [one.value for one in days_in(read_letter("op 31 juni 2026"))] == [None]


def test_a_vat_number_is_no_account() -> None:
    letter = read_letter("btw NL000090141B01, rekening NL91 ABNA 0417 1643 00 TEN NAME VAN X")
    assert [one.value for one in accounts_in(letter)] == ["NL91ABNA0417164300"]


def test_words_that_a_line_breaks_are_joined_and_quoted_as_they_stand() -> None:
    original = "de incas-\nsokosten\u00a0bedragen\u2009€ 40"
    letter = read_letter(original)
    assert "incassokosten bedragen" in letter.text
    start = letter.text.index("incassokosten")
    assert letter.quote(start, start + len("incassokosten bedragen")) == "incas- sokosten bedragen"


@given(st.text(max_size=300))
def test_any_text_is_read_and_quoted_within_bounds(text: str) -> None:
    letter = read_letter(text)
    assert len(letter.text) == len(letter.cased)
    for place in range(0, len(letter.text) + 1, 7):
        assert len(letter.quote(place, min(len(letter.text), place + 200))) <= QUOTE
        start, end = letter.sentence(place)
        assert 0 <= start <= end <= len(letter.text)


@given(st.text(alphabet="€ 0123456789.,-\nbinen14dagvtuhor(){}%", max_size=400), st.sampled_from(sorted(CHECKS_OF)))
def test_no_text_breaks_a_check(text: str, kind: str) -> None:
    for one in proofread(reading_of(text, kind)).remarks:
        assert len(one.quote) <= QUOTE


def test_a_start_from_the_letter_is_not_taken_for_receipt() -> None:
    letter = read_letter("Het bedrag moet binnen 14 dagen na heden op onze rekening zijn ontvangen.")
    assert [term.start for term in terms_in(letter)] == [Start.LETTER]


def test_a_long_hostile_text_is_read_in_reasonable_time() -> None:
    for piece in ("binnen 14 dagen na ", "€ 40,00 incassokosten ", "de dag na " * 3, "{{", "1.234.", "AB12 3456 "):
        text = piece * (20_000 // len(piece))
        begin = time.process_time()
        proofread(reading_of(text, "fourteen_day_notice"))
        proofread(reading_of(text, "summons"))
        assert time.process_time() - begin < 20


def test_every_check_carries_its_name_and_names_its_rule_in_its_docstring() -> None:
    assert len(checks()) > 50
    for name, check in checks().items():
        assert check.__name__ == name
        assert "Rule:" in (check.__doc__ or "")


def test_every_built_in_kind_has_checks_of_its_own(root: Path) -> None:
    kinds = {path.parent.name for path in (root / "templates").glob("*/*/document.yaml")}
    assert set(CHECKS_OF) <= kinds
