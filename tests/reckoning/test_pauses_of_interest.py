"""Days without interest: recorded, agreed, or because every debtor is in debt restructuring (X-31).

Rates: statutory 6% in 2025, 4% in 2026. 1,000.00 at 4% is 0.109589 a day; the figures are worked out in the comments.
"""

import datetime as dt
from decimal import Decimal

import pytest
from case_builder import CONSUMER, FIRM, case, claim, owed, remarks

from filing.calendar_nl import DAY
from filing.law.table import Law
from filing.reckoning.pauses import joined

OLD = {"dated": "2024-12-01", "due": "2024-12-31"}  # in default on 2025-01-01


def paused(*spans: tuple[str, str | None], **more: str) -> dict[str, object]:
    pauses = [{"since": since, "until": until, "ground": "standstill"} for since, until in spans]
    return {"regime": "statutory", "paused": pauses, **more}


def restructured(since: str | None = "2026-02-11", until: str | None = None, **who: object) -> dict[str, object]:
    return {**CONSUMER, "statuses": [{"kind": "debt_restructuring", "since": since, "until": until}], **who}


@pytest.mark.parametrize(
    ("on", "interest"),
    [
        ("2026-02-11", "1.10"),  # the pause begins on this day: 1 to 10 February, 10 days = 1.0959
        ("2026-02-12", "1.10"),  # its first day bears none
        ("2026-02-21", "1.10"),  # on this day interest runs again, and the statement day never counts
        ("2026-02-22", "1.21"),  # one day more: 0.1096
    ],
)
def test_a_pause_holds_from_its_first_day_until_the_day_interest_runs_again(law: Law, on: str, interest: str) -> None:
    file = case(claim(interest=paused(("2026-02-11", "2026-02-21"))))
    assert owed(file, law, on).interest == Decimal(interest)


def test_pauses_that_overlap_or_touch_are_one(law: Law) -> None:
    spans = paused(("2026-02-15", "2026-02-21"), ("2026-02-11", "2026-02-16"), ("2026-02-12", "2026-02-13"))
    # 1 to 10 February: 1.0959; 21 to 28 February: 8 days = 0.8767
    found = owed(case(claim(interest=spans)), law, "2026-03-01")
    assert [period.interest for period in found.claims[0].periods] == [Decimal("1.10"), Decimal("0.88")]


def test_a_pause_without_end_lasts(law: Law) -> None:
    found = owed(case(claim(interest=paused(("2026-02-11", None)))), law, "2026-11-01")
    assert (found.interest, found.per_day) == (Decimal("1.10"), 0)


def test_a_pause_moves_no_anniversary(law: Law) -> None:
    # Default 2025-01-01, 6%; paused 1 March to 31 December 2025. 59 days: 1000 x 6 x 59 / 36500 = 9.6986 -> 9.70.
    # On 2026-01-01 it compounds though nothing ran for months: 10 days over 1,009.70 at 4% = 1.1065 -> 1.11.
    file = case(claim(**OLD, interest=paused(("2025-03-01", "2026-01-01"))))
    found = owed(file, law, "2026-01-11")
    assert [(period.base, period.interest) for period in found.claims[0].periods] == [
        (Decimal("1000.00"), Decimal("9.70")),
        (Decimal("1009.70"), Decimal("1.11")),
    ]


def test_an_anniversary_inside_a_pause_compounds_all_the_same(law: Law) -> None:
    # Paused from 1 December 2025: 334 days at 6% = 54.9041 -> 54.90; from 11 January 10 days over 1,054.90 at 4%
    # = 1.1561 -> 1.16
    file = case(claim(**OLD, interest=paused(("2025-12-01", "2026-01-11"))))
    found = owed(file, law, "2026-01-21")
    assert [period.interest for period in found.claims[0].periods] == [Decimal("54.90"), Decimal("1.16")]


def test_no_rate_is_needed_for_the_days_of_a_pause(law: Law) -> None:
    # The table ends on 2026-12-31; interest that stopped before asks nothing of it.
    assert owed(case(claim(interest=paused(("2026-02-11", None)))), law, "2027-02-01").interest == Decimal("1.10")


def test_joined_pauses_are_in_order_and_apart() -> None:
    first, second, third, fourth = (dt.date(2026, 1, day) for day in (1, 5, 12, 20))
    assert joined([(third, fourth), (second, third - DAY), (first, second)]) == (
        (first, third - DAY),
        (third, fourth),
    )
    assert joined([(second, first), (first, first)]) == ()
    assert joined([]) == ()


# ── X-31: debt restructuring ────────────────────────────────────────────────────────────────────────────────────────


def test_x_31_no_interest_runs_while_every_debtor_is_in_debt_restructuring(law: Law) -> None:
    found = owed(case(claim(), debtors=[restructured()]), law, "2026-03-01")
    assert (found.interest, found.per_day) == (Decimal("1.10"), 0)
    assert remarks(found) == (
        "No interest is reckoned from 11 February 2026: debt restructuring of every debtor (X-31).",
    )


def test_x_31_holds_for_agreed_interest_too(law: Law) -> None:
    terms = {"regime": "contractual", "rate": "36.5"}  # 1.00 a day
    found = owed(case(claim(interest=terms), debtors=[restructured()]), law, "2026-03-01")
    assert found.interest == Decimal("10.00")


def test_x_31_after_it_ended_its_days_stay_without_interest(law: Law) -> None:
    found = owed(case(claim(), debtors=[restructured(until="2026-02-21")]), law, "2026-03-01")
    assert found.interest == Decimal("1.98")  # 1.10 and 0.88, as with a recorded pause
    assert "from 11 February 2026 until 21 February 2026" in remarks(found)[0]
    assert "owed after all" in remarks(found)[1]


def test_x_31_of_two_debtors_the_days_count_on_which_both_are_in_it(law: Law) -> None:
    both = [restructured("2026-02-05", "2026-02-21", id="a"), restructured("2026-02-11", id="b")]
    found = owed(case(claim(), debtors=both), law, "2026-03-01")
    assert found.interest == Decimal("1.98")
    assert any("Not every debtor" in remark for remark in remarks(found))


def test_x_31_one_debtor_of_two_stops_nothing_and_that_is_said(law: Law) -> None:
    found = owed(case(claim(), debtors=[restructured(), {**CONSUMER, "id": "b"}]), law, "2026-03-01")
    assert found.interest == Decimal("3.07")
    assert [remark for remark in remarks(found) if "X-31" in remark] == [
        "Not every debtor is in debt restructuring at once; interest runs on, against all of them (X-31)."
    ]


def test_x_31_a_partner_in_debt_restructuring_does_not_stop_the_interest_of_the_firm(law: Law) -> None:
    partner = {**restructured(), "acts_as": "business"}
    firm = {"id": "vof", "type": "partnership", "name": "V.O.F.", "legal_form": "vof", "partners": [partner]}
    found = owed(case(claim(), debtors=[{**firm, "addresses": FIRM["addresses"]}]), law, "2026-03-01")
    assert found.per_day > 0
    assert any("Not every debtor" in remark for remark in remarks(found))


def test_x_31_without_its_first_day_it_stops_nothing_and_asks_for_it(law: Law) -> None:
    found = owed(case(claim(), debtors=[restructured(None)]), law, "2026-03-01")
    assert found.interest == Decimal("3.07")
    assert any("without its first day" in remark for remark in remarks(found))


def test_x_31_a_claim_that_came_later_is_asked_about(law: Law) -> None:
    found = owed(case(claim(), debtors=[restructured("2025-06-01")]), law, "2026-03-01")
    assert any("dated after it began (F1)" in remark for remark in remarks(found))
