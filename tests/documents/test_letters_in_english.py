"""The four main letters in English: the example consumer abroad, written to in English, against golden texts.

Expected figures are reckoned by hand below. A golden text is written, after reading the difference, with:

    python tests/documents/test_letters_in_english.py
"""

import sys
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a program, the tests folder is not known

from prepared_cases import ROOT, office

from filing.case_changes import letter_of
from filing.casefile.loaded import Case
from filing.casefile.party import NaturalPerson
from filing.documents.field_words import article_text
from filing.documents.party_fields import salutation
from filing.documents.read_again import read_again
from filing.documents.samples import Sample, samples_of
from filing.documents.texts import texts
from filing.documents.to_text import to_text
from filing.documents.tree import Document
from filing.documents.write import compose, language_for
from filing.dutch import amount_text, short_date
from filing.rules.proofreading.notice_terms import safe
from filing.rules.proofreading.reading import reading_of

LETTERS = ("reminder", "notice_of_default", "fourteen_day_notice", "final_demand")
GOLDEN = ROOT / "tests" / "expected" / "documents" / "english"
DUTCH = (" de ", " het ", " een ", " van ", " bij ", " deze ", "Geachte", "Factuur", "Betaal", "brief")


@cache
def sample(kind: str) -> Sample:
    return next(one for one in samples_of(office().kinds.kind(kind), office().law) if one.name == "english")


@cache
def letter(kind: str) -> Document:
    found = sample(kind)
    debtor = found.facts.file.debtors[0]
    named = office().kinds.kind(kind)
    return compose(office().desk, named, found.facts, found.exhibits, debtor, concept=not found.ready)


@pytest.mark.parametrize("kind", LETTERS)
def test_the_golden_text_is_what_is_written(kind: str) -> None:
    assert to_text(letter(kind)) == (GOLDEN / f"{kind}.txt").read_text()


@pytest.mark.parametrize("kind", LETTERS)
def test_no_dutch_stands_in_an_english_letter_but_terms_in_brackets(kind: str) -> None:
    assert letter(kind).language == "en"
    for text in texts(letter(kind)):
        without = text.replace("(veertiendagenbrief)", "").replace("Harbour", "")
        assert [word for word in DUTCH if word in f" {without} "] == [], text


@pytest.mark.parametrize("kind", ["reminder", "fourteen_day_notice", "final_demand"])
def test_an_english_letter_holds_when_it_is_read_again(kind: str) -> None:
    """Rules D14-01 to D14-09, DEM-06: read as the Dutch one is."""
    assert sample(kind).ready
    assert read_again(letter(kind), sample(kind).facts).broken == ()


def test_the_notice_names_the_term_the_consequence_and_the_costs_in_english_figures() -> None:
    """Rules D14-01, D14-02, D14-06, D14-07: 15% of 1,249.00 is 187.35; interest 1,249.00 x 4% x 55 / 365 = 7.53."""
    said = " ".join(to_text(letter("fourteen_day_notice")).split())
    assert (
        "Please pay the outstanding amount of €1,256.53 within fourteen days, counted from the day after the day"
        in said
    )
    assert "you will also owe collection costs (incassokosten). These are €187.35." in said
    assert "3 Jul 2026 26 Aug 2026 55 €1,249.00 4% €7.53" in said


def test_each_debtor_is_written_to_in_its_own_language() -> None:
    file = sample("reminder").facts.file
    kind, templates = office().kinds.kind("reminder"), office().desk.templates
    debtor = file.debtors[0]
    dutch, english = debtor.model_copy(update={"language": "nl"}), debtor.model_copy(update={"language": "en"})
    in_dutch = file.model_copy(update={"language": "nl"})
    assert language_for(templates, kind, file, debtor) == "en"
    assert language_for(templates, kind, file, dutch) == "nl"
    assert language_for(templates, kind, in_dutch, debtor) == "nl"
    assert language_for(templates, kind, in_dutch, english) == "en"
    assert language_for(templates, office().kinds.kind("summons"), file, None) == "nl"


def test_amounts_days_articles_and_names_have_their_english_form() -> None:
    assert amount_text(Decimal("1015.78"), "en") == "€1,015.78"
    assert amount_text(Decimal(-5), "en") == "-€5.00"
    assert short_date(sample("reminder").facts.on, "en") == "31\u00a0Jul\u00a02026"
    assert article_text("art. 6:119a lid 1 BW", "en") == "Article 6:119a(1) of the Dutch Civil Code"
    assert article_text("art. 6:83 onder a BW", "en") == "Article 6:83(a) of the Dutch Civil Code"
    person = NaturalPerson.model_validate(
        {"type": "natural_person", "prefix": "van der", "last_name": "Berg", "salutation": "heer"}
    )
    assert salutation((person,), "en") == "Dear Mr Van der Berg,"
    assert salutation((), "en") == "Dear Sir or Madam,"


def test_a_letter_abroad_names_the_country_of_the_sender() -> None:
    head = letter("reminder").head
    assert head is not None
    assert "The Netherlands" in head.sender
    assert head.recipient[-1] == "IRELAND"


def test_the_record_of_a_notice_has_the_words_of_the_term_as_the_debtor_got_them() -> None:
    """Rules D14-01, D14-02: by its words is judged later whether the notice has effect."""
    file = sample("fourteen_day_notice").facts.file
    made = letter_of(office())(Case(Path(), "case.yaml", "0" * 64, file), "fourteen_day_notice", "2026-08-27")
    term = made["term"]
    assert isinstance(term, dict)
    words = str(term["wording"])
    assert words == "within fourteen days, counted from the day after the day on which this letter was delivered to you"
    (read,) = reading_of(f"Please pay {words}.", "fourteen_day_notice").payment_terms
    assert safe(read)
    dutch = file.debtors[0].model_copy(update={"id": "other", "language": "nl"})
    both = file.model_copy(update={"debtors": (*file.debtors, dutch)})
    made = letter_of(office())(Case(Path(), "case.yaml", "0" * 64, both), "fourteen_day_notice", "2026-08-27")
    term = made["term"]
    assert isinstance(term, dict)
    assert str(term["wording"]) == f"{words} / binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name in LETTERS:
        (GOLDEN / f"{name}.txt").write_bytes(to_text(letter(name)).encode())
