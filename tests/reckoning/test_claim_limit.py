"""A claim that is limited to a sum: what is asked, what is reserved, and that receipts lower the whole debt first.

No interest and no costs, so that the figures can be read off: one claim of 1000.00.
"""

from decimal import Decimal

import pytest
from case_builder import case, claim, english, facts, owed, paid, remarks

from filing.law.table import Law
from filing.rules.finding import Severity, Verdict
from filing.rules.requirements.claim_limit import whole_claim_is_asked

NONE = {"interest": {"regime": "none"}}


@pytest.mark.parametrize(
    ("received", "asked", "reserved"),
    [
        ("0.01", "500.00", "499.99"),
        ("300.00", "500.00", "200.00"),  # taken off what is reserved
        ("500.00", "500.00", "0.00"),
        ("600.00", "400.00", "0.00"),  # less than the limit is left, so less is asked
        ("1000.00", "0.00", "0.00"),
        ("1200.00", "0.00", "0.00"),  # surplus does not make it negative
    ],
)
def test_receipts_lower_what_is_reserved_first(law: Law, received: str, asked: str, reserved: str) -> None:
    file = case(claim(**NONE), payments=[paid("2026-02-10", received)], proceedings={"claim_limit": "500.00"})
    found = owed(file, law, "2026-03-01")
    assert (found.asked, found.reserved) == (Decimal(asked), Decimal(reserved))


def test_without_a_limit_all_is_asked(law: Law) -> None:
    found = owed(case(claim()), law, "2026-03-01")
    assert (found.asked, found.reserved, found.claim_limit) == (found.open, 0, None)


def test_interest_counts_for_what_is_open_not_for_the_limit(law: Law) -> None:
    found = owed(case(claim(), proceedings={"claim_limit": "1000.00"}), law, "2026-03-01")
    assert (found.asked, found.reserved) == (Decimal("1000.00"), Decimal("3.07"))  # 28 days at 4%: 3.0685


@pytest.mark.parametrize(("limit", "words"), [("500.00", "500.00 is reserved"), ("2000.00", "nothing is reserved")])
def test_what_the_limit_does_is_said(law: Law, limit: str, words: str) -> None:
    found = owed(case(claim(**NONE), proceedings={"claim_limit": limit}), law, "2026-03-01")
    assert [words in remark for remark in remarks(found)] == [True]


def test_way_05_a_summons_of_a_limited_claim_is_not_made(law: Law) -> None:
    found = whole_claim_is_asked(facts(case(claim(**NONE), proceedings={"claim_limit": "500.00"}), law, "2026-03-01"))
    assert (found.verdict, found.rule.severity, found.rule.overridable) == (Verdict.UNMET, Severity.BLOCK, False)
    assert "€ 500.00 is asked and € 500.00 reserved" in english(found.message)
