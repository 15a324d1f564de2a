"""What a specification says of a term that was extended, and of the rate of VAT (rules REM-02, REM-04, D14-12)."""

from decimal import Decimal

import pytest
from case_builder import case, claim, facts, notice, sent
from prepared_cases import office

from filing.casefile.case import CaseFile
from filing.documents.fields import NO_EXHIBITS
from filing.documents.texts import texts
from filing.documents.write import compose
from filing.law.table import Law

COLLECTED = {"costs": {"outside_collector": "true"}, "collector": {"role": "lawyer", "charges_vat": "true"}}


def said(file: CaseFile, law: Law, kind: str, on: str) -> str:
    known = facts(file, law, on)
    made = compose(office().desk, office().kinds.kind(kind), known, NO_EXHIBITS, known.file.debtors[0], concept=True)
    return " ".join(" ".join(texts(made)).split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "de betaaltermijn liep tot en met 28 februari 2026 (verlengd; eerst tot en met 31 januari 2026)"),
        ("en", "the last day to pay was 28 February 2026 (extended; at first 31 January 2026)"),
    ],
)
def test_an_extended_term_is_told_with_what_it_was(law: Law, language: str, words: str) -> None:
    """Rule REM-02: the payment term, and any extended term."""
    file = case(claim(extended_until="2026-02-28"), language=language)
    assert words in said(file, law, "reminder", "2026-03-10")
    assert "verlengd" not in said(case(), law, "reminder", "2026-03-10")


@pytest.mark.parametrize(("language", "words"), [("nl", "€ 31,50 btw (21%)"), ("en", "€31.50 VAT (21%)")])
def test_vat_over_the_costs_names_its_rate(law: Law, language: str, words: str) -> None:
    """Rules REM-04, D14-12: 15% of 1,000 is 150.00, and 21% of that is 31.50."""
    creditor = {**case().creditor.model_dump(mode="json"), "vat": {"can_deduct": "false"}}
    file = case(claim(), creditor=creditor, language=language, history=[sent("reminder", "2026-02-03")], **COLLECTED)
    assert words in said(file, law, "fourteen_day_notice", "2026-03-10")
    costs = {"vat": "31.50", "vat_declared": "true"}
    sent_before = [notice("2026-03-03", "150.00", delivered_on="2026-03-05")]
    sent_before[0]["costs"] |= costs
    later = case(claim(), creditor=creditor, language=language, history=sent_before, **COLLECTED)
    assert facts(later, law, "2026-04-07").statement.costs.claimed_vat == Decimal("31.50")
    assert words in said(later, law, "final_demand", "2026-04-07")


@pytest.mark.parametrize(("amount", "told"), [("0.40", False), ("100.00", True)])
def test_interest_of_less_than_half_a_cent_a_day_is_not_told_as_nothing(law: Law, amount: str, told: bool) -> None:
    """4% over 0.40 is 0.00004 a day, which rounds to 0.00; over 100.00 it is 0.01."""
    file = case(claim(amount=amount), costs={"claim_collection_costs": "false"})
    words = said(file, law, "final_demand", "2026-04-07")
    assert "€ 0,00 rente" not in words
    assert ("rente bij voor elke dag" in words) is told
