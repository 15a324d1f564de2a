"""Interest runs over [since, until), actual days / 365, and is split at rates, anniversaries, pauses and payments.

Rates: statutory 7% in 2024, 6% in 2025, 4% in 2026; commercial 10.15% to 30 June 2026, 10.4% from 1 July 2026.
The figures are worked out in the comments.
"""

from decimal import Decimal

import pytest
from case_builder import AGREED, business, case, claim, owed, paid, remarks

from filing.errors import CaseInvalid
from filing.law.table import Law

OLD = {"dated": "2024-12-01", "due": "2024-12-31"}  # in default on 2025-01-01


@pytest.mark.parametrize(
    ("on", "interest"),
    [
        ("2026-02-01", "0.00"),  # the first day of default: nothing has run
        ("2026-02-02", "0.11"),  # 1000 x 4% x 1/365 = 0.1096
        ("2026-03-01", "3.07"),  # 28 days: 3.0685
    ],
)
def test_the_first_day_counts_and_the_statement_day_does_not(law: Law, on: str, interest: str) -> None:
    assert owed(case(claim()), law, on).interest == Decimal(interest)


def test_each_rate_makes_a_part_that_is_rounded_by_itself(law: Law) -> None:
    found = owed(case(claim(dated="2025-11-01", due="2025-12-01")), law, "2026-01-31")
    # 2 to 31 December: 30 days at 6% = 4.9315; 1 to 30 January: 30 days at 4% = 3.2877
    assert [period.interest for period in found.claims[0].periods] == [Decimal("4.93"), Decimal("3.29")]
    assert found.interest == Decimal("8.22")


def test_x_14_interest_bears_interest_after_a_full_year(law: Law) -> None:
    file = case(claim(**OLD))
    assert owed(file, law, "2025-12-31").per_day == Decimal("0.16")  # 1000 x 6% / 365 = 0.1644
    on_the_anniversary = owed(file, law, "2026-01-01")
    assert on_the_anniversary.interest == Decimal("60.00")  # 1000 x 6% x 365/365
    assert on_the_anniversary.per_day == Decimal("0.12")  # 1060 x 4% / 365 = 0.1162; over 1000 it would be 0.11
    assert owed(file, law, "2026-01-11").interest == Decimal("61.16")  # 1060 x 4% x 10/365 = 1.1616


def test_x_14_an_anniversary_on_the_day_of_a_payment_compounds_once(law: Law) -> None:
    unpaid = owed(case(claim(**OLD), payments=[paid("2026-01-01", "1.00")]), law, "2026-01-11")
    # 60.00 compounds, 1.00 of it is paid: 1059 x 4% x 10/365 = 1.1605
    assert unpaid.interest == Decimal("61.16")
    all_interest = owed(case(claim(**OLD), payments=[paid("2026-01-01", "60.00")]), law, "2026-01-11")
    assert all_interest.interest == Decimal("61.10")  # 1000 x 4% x 10/365 = 1.0959
    twice = case(claim(**OLD), payments=[paid("2026-01-01", "30.00"), paid("2026-01-01", "30.00", "P2")])
    assert owed(twice, law, "2026-01-11").interest == Decimal("61.10")


def test_x_14_interest_paid_before_the_anniversary_does_not_compound(law: Law) -> None:
    found = owed(case(claim(**OLD), payments=[paid("2025-12-31", "59.84")]), law, "2026-01-11")
    # 364 days: 59.8356, paid; one day more 0.1644; then (1000 + 0.16) x 4% x 10/365 = 1.0961
    assert found.interest == Decimal("59.84") + Decimal("0.16") + Decimal("1.10")


def test_commercial_interest_is_split_at_the_half_year(law: Law) -> None:
    found = owed(business(claim(dated="2026-05-22", due="2026-06-20")), law, "2026-07-11")
    # 21 to 30 June: 10 days at 10.15% = 2.7808; 1 to 10 July: 10 days at 10.4% = 2.8493
    assert [period.interest for period in found.claims[0].periods] == [Decimal("2.78"), Decimal("2.85")]


def test_x_15_a_consumer_gets_statutory_interest_also_when_the_class_is_unknown(law: Law) -> None:
    unknown = {"id": "x", "type": "natural_person", "last_name": "Iemand"}
    for debtors in ([{**unknown, "acts_as": "consumer"}], [unknown]):
        assert owed(case(claim(), debtors=debtors), law, "2026-03-01").claims[0].regime == "statutory"


@pytest.mark.parametrize(
    ("parts", "regime"),
    [
        ({}, "commercial"),
        ({"debt": {"kind": "tort"}}, "statutory"),  # no contract, so no commercial interest
        ({"debt": {"kind": "tax"}}, "none"),  # tax law has its own
        ({"creditor": {"type": "natural_person", "last_name": "Verkoper"}}, "statutory"),
        ({"debtors": [{"id": "g", "type": "public_authority", "name": "Gemeente"}]}, "government"),
    ],
)
def test_the_regime_follows_from_the_parties_and_the_debt(law: Law, parts: dict[str, object], regime: str) -> None:
    default = {"since": "2026-02-01", "ground": "tort"}
    assert owed(business(claim(default=default), **parts), law, "2026-03-01").claims[0].regime == regime


def test_a_pause_bears_no_interest_and_has_no_daily_sum(law: Law) -> None:
    pause = {"since": "2026-02-11", "until": "2026-02-21", "ground": "creditor_default"}
    file = case(claim(interest={"regime": "statutory", "paused": [pause]}))
    # 1 to 10 February: 10 days = 1.0959; 21 to 28 February: 8 days = 0.8767
    assert owed(file, law, "2026-03-01").interest == Decimal("1.98")
    assert owed(file, law, "2026-02-15").per_day == 0


def test_no_interest_runs_while_a_plan_without_interest_ran(law: Law) -> None:
    plan = {
        "id": "R1", "agreed_on": "2026-02-11", "broken_on": "2026-02-21", "interest_runs": "false",
        "instalments": [{"due_on": "2026-02-20", "amount": "100.00"}],
    }  # fmt: skip
    found = owed(case(claim(), payment_plans=[plan]), law, "2026-03-01")
    assert found.interest == Decimal("1.98")
    assert "R1" in remarks(found)[0]


def test_on_the_day_of_a_missed_instalment_no_interest_runs_yet(law: Law) -> None:
    """PLN-01: through 21 February the instalment is in time, so its default begins on the 22nd (art. 6:83 sub a BW)."""
    plan = {
        "id": "R1", "agreed_on": "2026-02-11", "broken_on": "2026-02-21", "interest_runs": "false",
        "instalments": [{"due_on": "2026-02-21", "amount": "100.00"}],
    }  # fmt: skip
    # 1000 x 4%: 1 to 10 February, 10 days = 1.0959; 22 to 28 February, 7 days = 0.7671; each period to the cent
    assert owed(case(claim(), payment_plans=[plan]), law, "2026-03-01").interest == Decimal("1.87")


def test_interest_by_the_month_is_twelve_times_a_year(law: Law) -> None:
    terms = {"regime": "contractual", "rate": "1", "per": "month"}
    # 1000 x 12% x 28/365 = 9.2055
    assert owed(case(claim(interest=terms)), law, "2026-03-01").interest == Decimal("9.21")


def test_interest_by_law_never_runs_before_default_and_that_is_said(law: Law) -> None:
    found = owed(case(claim(interest={"regime": "statutory", "since": "2026-01-15"})), law, "2026-03-01")
    assert found.interest == Decimal("3.07")
    assert "before default" in remarks(found)[0]


def test_interest_from_a_later_day_is_respected(law: Law) -> None:
    found = owed(case(claim(interest={"regime": "statutory", "since": "2026-02-19"})), law, "2026-03-01")
    assert found.interest == Decimal("1.10")  # 19 to 28 February: 10 days = 1.0959


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"judgment": {"court": "rechtbank X", "number": "1", "given_on": "2026-02-20"}}, "judgment"),
        ({"debt": {"kind": "tax"}}, "tax law"),
        ({"debtors": [{"id": "g", "type": "public_authority", "name": "Gemeente"}]}, "DEM-28"),
        (
            {
                "debt": {
                    "kind": "commercial",
                    "contract": {
                        "kind": "koop", "subject": "iets", "payment_term": AGREED,
                        "contractual_costs": {"percent": "15"},
                    },
                }
            },
            "DEM-29",
        ),
        ({"claims": [claim(kind="damages")]}, "D14-13"),
        ({"payments": [paid("2026-02-01", "5000.00")]}, "paid above"),
    ],
)  # fmt: skip
def test_what_the_figures_leave_out_is_said(law: Law, parts: dict[str, object], words: str) -> None:
    assert any(words in remark for remark in remarks(owed(business(**parts), law, "2026-03-01")))


def test_a_plain_case_has_no_remarks(law: Law) -> None:
    assert remarks(owed(case(claim()), law, "2026-03-01")) == ()


def test_before_the_first_claim_there_is_nothing_to_reckon(law: Law) -> None:
    with pytest.raises(CaseInvalid, match="nothing to reckon"):
        owed(case(claim()), law, "2025-12-31")


def test_a_claim_that_is_not_due_stays_out_with_what_was_paid_for_it(law: Law) -> None:
    later = claim("F2", "500.00", dated="2026-02-20", due="2026-03-20")
    found = owed(case(claim(), later, payments=[paid("2026-02-25", "500.00", for_claims=["F2"])]), law, "2026-03-01")
    assert found.not_due == ("F2",)
    assert (found.principal_open, found.paid) == (Decimal("1000.00"), Decimal("0.00"))
    assert any("P1 (€ 500.00)" in remark for remark in remarks(found))


def test_what_was_paid_for_a_claim_that_is_not_there_yet_waits_for_it(law: Law) -> None:
    later = claim("F2", "500.00", dated="2026-03-05", due="2026-03-05")
    file = case(claim(), later, payments=[paid("2026-02-25", "500.00", for_claims=["F2"])])
    assert owed(file, law, "2026-03-01").principal_open == Decimal("1000.00")
    assert owed(file, law, "2026-03-06").principal_open == Decimal("1000.00")
