"""An explanation adds up: each line is reckoned again from its own columns, and every sum from its lines.

The rule for a line is that of the design: base × rate × days / 36500, rounded half up to the cent.
"""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from case_builder import CONTRACT, Parts, business, case, claim, loaded, notice, paid, sent
from explained_cases import HARD_ON, cases, hard_case
from hypothesis import given
from hypothesis import settings as with_settings

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.loading import load_case
from filing.law.loader import load_law
from filing.law.table import Law
from filing.reckoning.explain import explain
from filing.reckoning.explanation import Begins, Explanation, InterestLine, exact_digits, six_decimals
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Head

CENT = Decimal("0.01")
LAW = load_law()  # hypothesis writes out what it is given, and a law is long


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def explained(file: CaseFile, law: Law, on: dt.date) -> Explanation:
    known = as_of(loaded(file), on).file
    return explain(known, reckon(known, law, on), law)


def check_lines(lines: tuple[InterestLine, ...], interest: Decimal) -> None:
    for line in lines:
        assert line.days == (line.through - line.since).days + 1
        assert line.amount == cents(line.base * line.rate * line.days / 36500)
        assert Decimal(0) <= line.added <= line.base
        assert line.begins
    for before, after in pairwise(lines):
        assert before.through < after.since
    assert sum((line.amount for line in lines), Decimal(0)) == interest


def check_principal(found: Explanation, file: CaseFile) -> None:
    """What bears interest is the principal of that day and the interest that was added to it."""
    for one in found.claims:
        name = one.claim.claim_id
        notes = [(note.on, note.used) for note in one.credits]
        payments = [
            (payment.on, part.amount)
            for payment in found.payments
            for part in payment.parts
            if part.claim_id == name and part.head is Head.PRINCIPAL
        ]
        for line in one.lines:
            off = sum((amount for day, amount in [*notes, *payments] if day <= line.since), Decimal(0))
            if Begins.PAUSED not in line.begins:
                assert line.base - line.added == one.claim.amount - off
        assert sum((note.used for note in one.credits), Decimal(0)) == one.claim.credited
        assert sum((note.left for note in one.credits), Decimal(0)) == one.claim.credit_left
        assert len(one.credits) == sum(note.claim == name for note in file.credit_notes)


def check_payments(found: Explanation) -> None:
    left: dict[tuple[Head, str], Decimal] = {}
    for payment in found.payments:
        assert sum((part.amount for part in payment.parts), payment.surplus) == payment.amount
        for part in payment.parts:
            assert part.open_after >= 0
            left[part.head, part.claim_id] = part.open_after
    for one in found.claims:
        after = left.get((Head.PRINCIPAL, one.claim.claim_id))
        paid_on = [
            payment.on
            for payment in found.payments
            for part in payment.parts
            if (part.head, part.claim_id) == (Head.PRINCIPAL, one.claim.claim_id)
        ]
        if after is not None:
            later = sum((note.used for note in one.credits if note.on > paid_on[-1]), Decimal(0))
            assert after - later == one.claim.principal_open


def check_costs(found: Explanation) -> None:
    one = found.costs
    if not one.tiers:
        return
    assert sum((counted.principal for counted in one.counted), Decimal(0)) == one.costs.base
    assert sum((tier.part for tier in one.tiers), Decimal(0)) == one.costs.base
    for tier in one.tiers:
        assert tier.amount == tier.part * tier.percent / 100
    assert cents(sum((tier.amount for tier in one.tiers), Decimal(0))) == one.by_tiers
    assert one.costs.scale == one.by_tiers or one.bound
    assert one.costs.claimed <= one.costs.scale or one.least
    if one.costs.claimed_vat and not one.costs.capped and one.vat_percent is not None:
        assert one.costs.claimed_vat == cents(one.costs.claimed * one.vat_percent / 100)


def check(found: Explanation, file: CaseFile) -> None:
    statement = found.statement
    for one in found.claims:
        check_lines(one.lines, one.claim.interest)
    check_lines(found.costs_interest.lines, statement.costs_interest.interest)
    check_principal(found, file)
    check_payments(found)
    check_costs(found)
    for total in found.sums:
        assert total.claimed - total.paid == total.open
    assert sum((total.open for total in found.sums), Decimal(0)) == statement.open
    assert found.claimed() - found.paid() == statement.open
    assert found.paid() + statement.surplus == statement.paid
    days = [runs.base * runs.rate / 36500 for runs in found.running]
    assert cents(sum(days, Decimal(0))) == statement.per_day
    for runs, exact in zip(found.running, days, strict=True):
        assert abs(runs.exact - exact) < Decimal("0.0000001")


@pytest.mark.parametrize("name", ["consumer", "business"])
@pytest.mark.parametrize("day", ["2026-07-21", "2026-09-18", "2026-10-12", "2026-11-24", "2026-12-31"])
def test_an_example_adds_up_from_its_own_lines(root: Path, law: Law, name: str, day: str) -> None:
    on = dt.date.fromisoformat(day)
    file = as_of(load_case(root / "examples" / name), on).file
    check(explain(file, reckon(file, law, on), law), file)


def test_eight_claims_over_ten_years_add_up_from_their_own_lines(law: Law) -> None:
    file = hard_case()
    found = explained(file, law, HARD_ON)
    check(found, file)
    assert len(found.claims) == 8
    assert [one.payment_id for one in found.taken_back] == ["P10"]
    assert {why for one in found.claims for line in one.lines for why in line.begins} >= set(Begins) - {Begins.COSTS}
    assert Begins.COSTS in {why for line in found.costs_interest.lines for why in line.begins}


@given(file=cases())
@with_settings(max_examples=40)
def test_any_case_adds_up_from_its_own_lines(file: CaseFile) -> None:
    for on in (dt.date(2026, 11, 24), dt.date(2025, 1, 1)):
        known = as_of(loaded(file), on).file
        if known.claims:
            check(explain(known, reckon(known, LAW, on), LAW), known)


def test_each_line_says_why_it_begins(law: Law) -> None:
    """By hand: 1,000.00 in default since 1 February 2023, 4%, from 1 July 6%; paid 100.00 on 1 October 2023.

    1 Feb to 30 Jun 150 days: 1000 × 4 × 150 / 36500 = 16.438 → 16.44; 1 Jul to 30 Sep 92 days at 6%: 15.123 → 15.12.
    Of the payment 31.56 is interest and 68.44 principal, leaving 931.56: 1 Oct to 31 Dec 92 days: 14.088 → 14.09.
    """
    file = case(claim("F1", "1000.00", "2023-01-01", "2023-01-31"), payments=[paid("2023-10-01", "100.00")])
    (one,) = explained(file, law, dt.date(2024, 1, 1)).claims
    shown = [(str(line.since), str(line.through), str(line.base), str(line.amount), line.begins) for line in one.lines]
    assert shown == [
        ("2023-02-01", "2023-06-30", "1000.00", "16.44", (Begins.FIRST_DAY,)),
        ("2023-07-01", "2023-09-30", "1000.00", "15.12", (Begins.RATE,)),
        ("2023-10-01", "2023-12-31", "931.56", "14.09", (Begins.PAYMENT,)),
    ]


def test_a_year_s_interest_is_shown_in_the_base(law: Law) -> None:
    """By hand: 1,000.00 at 4% from 1 February 2023, 6% from 1 July: 16.44 + 30.25 (184 days) = 46.69 by 31 December;
    at 7% from 1 January 2024: 31 days, 5.945 → 5.95. On 1 February 2024 the year's 52.64 is added (X-14)."""
    (one,) = explained(case(claim("F1", "1000.00", "2023-01-01", "2023-01-31")), law, dt.date(2024, 3, 1)).claims
    last = one.lines[-1]
    assert (str(last.since), last.begins, last.added, last.base) == (
        "2024-02-01", (Begins.COMPOUNDING,), Decimal("52.64"), Decimal("1052.64"),
    )  # fmt: skip


def test_an_anniversary_on_the_statement_date_is_in_what_runs_on(law: Law) -> None:
    """The same claim on 1 February 2024 itself: interest runs on over 1,052.64 at 7%."""
    (one,) = explained(case(claim("F1", "1000.00", "2023-01-01", "2023-01-31")), law, dt.date(2024, 2, 1)).claims
    assert (one.base, one.rate) == (Decimal("1052.64"), Decimal(7))


def test_days_without_interest_have_a_line_of_their_own(law: Law) -> None:
    pause = {"since": "2023-03-01", "until": "2023-04-01", "ground": "standstill"}
    terms = {"regime": "statutory", "paused": [pause]}
    (one,) = explained(
        case(claim("F1", "1000.00", "2023-01-01", "2023-01-31", interest=terms)), law, dt.date(2023, 5, 1)
    ).claims
    assert [(str(line.since), str(line.through), line.begins, line.amount > 0) for line in one.lines] == [
        ("2023-02-01", "2023-02-28", (Begins.FIRST_DAY,), True),
        ("2023-03-01", "2023-03-31", (Begins.PAUSED,), False),
        ("2023-04-01", "2023-04-30", (Begins.RESUMED,), True),
    ]


def test_a_payment_shows_what_is_open_after_each_part(law: Law) -> None:
    """examples/README.md: 750.00 on 12 October is 436.09 costs, 22.28 interest and 291.63 principal of 2,012.95."""
    file = load_case(Path(__file__).parents[2] / "examples" / "consumer").file
    on = dt.date(2026, 11, 24)
    known = as_of(loaded(file), on).file
    (payment,) = explain(known, reckon(known, law, on), law).payments
    assert [(part.head, part.claim_id, str(part.amount), str(part.open_after)) for part in payment.parts] == [
        (Head.COSTS, "", "436.09", "0.00"),
        (Head.INTEREST, "F1", "22.28", "0.00"),
        (Head.PRINCIPAL, "F1", "291.63", "1721.32"),
    ]


def test_costs_are_shown_tier_by_tier_and_under_the_cap_of_the_notice(law: Law) -> None:
    """D14-08: the notice named 10.00, the scale gives 15% of 1,000.00 = 150.00."""
    file = case(
        claim("F1", "1000.00", "2026-01-01", "2026-01-31"),
        history=[notice("2026-03-02", "10.00", delivered_on="2026-03-03")],
    )
    costs = explained(file, law, dt.date(2026, 5, 1)).costs
    assert [(str(tier.part), str(tier.percent), tier.amount) for tier in costs.tiers] == [
        ("1000.00", "15", Decimal(150))
    ]
    assert [(cap.claims, cap.costs) for cap in costs.caps] == [(("F1",), Decimal("10.00"))]
    assert (costs.by_tiers, costs.costs.claimed, costs.costs.capped) == (Decimal("150.00"), Decimal("10.00"), True)


def test_costs_count_the_principal_of_the_day_on_which_they_fall_due(law: Law) -> None:
    """The credit note of that day lowers it, the payment of that day does not (the order of one day)."""
    file = business(
        claim("F1", "1000.00", "2026-01-01", "2026-01-31"),
        credit_notes=[{"id": "C1", "claim": "F1", "on": "2026-03-02", "amount": "100.00"}],
        payments=[paid("2026-03-02", "500.00")],
        history=[sent("reminder", "2026-03-02")],
    )
    costs = explained(file, law, dt.date(2026, 5, 1)).costs
    assert [(one.claim_id, str(one.since), one.principal) for one in costs.counted] == [
        ("F1", "2026-03-02", Decimal("900.00"))
    ]


DEMANDED = [sent("reminder", "2026-03-02")]


def test_agreed_costs_are_shown_instead_of_the_scale(law: Law) -> None:
    """DEM-29: 10% of 1,000.00 is 100.00, and at least 250.00 was agreed."""
    contract = {**CONTRACT, "contractual_costs": {"percent": "10", "minimum": "250.00", "article": "9.1"}}
    file = business(
        claim(), debt={"kind": "commercial", "contract": contract}, costs={"by_contract": "true"}, history=DEMANDED
    )
    costs = explained(file, law, dt.date(2026, 5, 1)).costs
    assert (costs.tiers, costs.costs.claimed) == ((), Decimal("250.00"))
    assert costs.agreed is not None
    assert (costs.agreed.percent, costs.agreed.minimum) == (Decimal(10), Decimal("250.00"))


@pytest.mark.parametrize(("history", "per_claim", "claims"), [((), "false", 1), ((), "true", 2), (DEMANDED, "true", 2)])
def test_the_minimum_is_shown_for_as_many_claims_as_it_is_claimed_for(
    law: Law, history: list[Parts], per_claim: str, claims: int
) -> None:
    """DEM-21, DEM-22: 40.00 once, or for each of two claims of 10.00, where the scale gives 40.00 over 20.00."""
    two = (claim("F1", "10.00"), claim("F2", "10.00"))
    file = business(*two, costs={"minimum_per_claim": per_claim}, history=list(history))
    costs = explained(file, law, dt.date(2026, 5, 1)).costs
    assert costs.least is not None
    assert (costs.least.each, costs.least.claims) == (Decimal(40), claims)
    assert costs.costs.claimed == costs.least.each * claims


def test_what_is_not_rounded_to_the_cent_shows_its_decimals() -> None:
    assert [exact_digits(Decimal(text)) for text in ("86.0254", "375", "250.10", "0.0000005")] == [
        "86.0254", "375.00", "250.10", "0.000001",
    ]  # fmt: skip
    assert six_decimals(Decimal("0.1886378082")) == "0.188638"
