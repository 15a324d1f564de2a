"""Whatever happens to the money: claimed less paid plus surplus is open, to the cent, and nothing vanishes.

The cases are drawn from claims, credit notes, payments, reversals, designations, letters, interest on costs and limits.
"""

import datetime as dt
import random
from decimal import Decimal
from itertools import pairwise
from typing import Any

from case_builder import business, case, claim, notice, owed, paid, sent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.money import total
from filing.reckoning.statement import ClaimStatement, Head, Statement

CENTS = st.integers(min_value=1, max_value=500_000).map(lambda cents: f"{Decimal(cents) / 100:.2f}")
DAYS = st.dates(min_value=dt.date(2024, 1, 1), max_value=dt.date(2026, 11, 30)).map(str)
INTEREST: dict[str, Any] = {"interest_on_costs": "true"}
COSTS = st.one_of(
    st.sampled_from([{}, INTEREST, {"minimum_per_claim": "true", **INTEREST}]),
    DAYS.map(lambda day: {"interest_on_costs_since": day, **INTEREST}),
)
REGIMES: list[dict[str, Any] | None] = [
    None,
    {"regime": "none"},
    {"regime": "contractual", "rate": "12"},
    {"regime": "contractual", "rate": "1", "per": "month", "compounding": "yearly"},
    {"regime": "contractual", "rate": "9", "compounding": "monthly"},
    {"regime": "statutory", "surcharge": "1"},
    {"regime": "statutory", "paused": [{"since": "2025-03-31", "until": "2026-02-28", "ground": "standstill"}]},
]


@st.composite
def claims(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for place in range(draw(st.integers(1, 4))):
        dated = draw(st.dates(dt.date(2024, 1, 1), dt.date(2026, 9, 30)))  # so that all are due by December
        due = dated + dt.timedelta(days=draw(st.integers(0, 60)))
        one = claim(f"F{place}", draw(CENTS), dated=str(dated), due=str(due))
        one["costs_excluded"] = draw(st.sampled_from(["true", "false", "false"]))
        found.append({**one, "interest": draw(st.sampled_from(REGIMES))})
    return found


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    owing = draw(claims())
    names = [one["id"] for one in owing]
    payments = [
        paid(
            draw(DAYS), draw(CENTS), f"P{place}",
            for_claims=draw(st.lists(st.sampled_from(names), max_size=2)),
            designated_for=draw(st.sampled_from([None, None, "principal", "interest", "costs"])),
            reversed_on=draw(st.sampled_from([None, None, "2026-12-01"])),
        )
        for place in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    notes = [
        {"id": f"C{place}", "claim": name, "on": draw(DAYS), "amount": draw(CENTS)}
        for place, name in enumerate(draw(st.lists(st.sampled_from(names), max_size=3)))
    ]
    more: dict[str, Any] = {"payments": payments, "credit_notes": notes, "costs": draw(COSTS)}
    more["proceedings"] = {"claim_limit": draw(st.none() | CENTS), "served_on": draw(st.none() | DAYS)}
    if draw(st.booleans()):
        letters = [sent("reminder", draw(DAYS), f"H{place}") for place in range(draw(st.integers(0, 2)))]
        return business(*owing, history=letters, **more)
    letters = [notice(draw(DAYS), draw(CENTS), name=f"H{place}") for place in range(draw(st.integers(0, 2)))]
    return case(*owing, history=letters, **more)


def holds(found: Statement) -> None:
    claimed = found.principal + found.interest + found.costs.total + found.costs_interest.interest
    assert claimed - found.paid + found.surplus == found.open == found.asked + found.reserved
    heads = found.principal_open, found.interest_open, found.costs.open, found.costs_interest.open
    assert sum(heads) == found.open
    assert min(*heads, found.surplus, found.asked, found.reserved, found.per_day) >= 0
    for one in found.claims:
        assert one.principal_open >= 0
        assert one.interest_open >= 0
        assert one.principal_paid == _to(found, Head.PRINCIPAL, one.claim_id)
        assert one.interest_paid == _to(found, Head.INTEREST, one.claim_id)
    assert found.costs.paid == _to(found, Head.COSTS, "")
    assert found.costs_interest.paid == _to(found, Head.COSTS_INTEREST, "")
    for payment in found.payments:
        assert total(part.amount for part in payment.parts) + payment.surplus == payment.amount
        assert all(part.amount > 0 for part in payment.parts)
    for line in (*found.claims, found.costs_interest):
        for earlier, later in pairwise(line.periods):
            assert earlier.until <= later.since


def _to(found: Statement, head: Head, name: str) -> Decimal:
    parts = [part for payment in found.payments for part in payment.parts]
    return total(part.amount for part in parts if part.head is head and part.claim_id == name)


@given(cases())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_x_10_the_account_adds_up_and_nothing_vanishes(law: Law, file: CaseFile) -> None:
    found = owed(file, law, "2026-12-15")
    holds(found)
    kept = {payment.payment_id for payment in found.payments}
    assert kept == {payment.id for payment in file.payments if payment.reversed_on is None}
    assert total(note.amount for note in file.credit_notes) == found.credit_left + total(
        claim.credited for claim in found.claims
    )


@given(cases(), st.lists(st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31)), min_size=2, max_size=2))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_every_day_adds_up_and_a_consumer_owes_nothing_that_no_notice_named(
    law: Law, file: CaseFile, days: list[dt.date]
) -> None:
    for day in days:
        if not any(one.dated_on is not None and one.dated_on <= day for one in file.claims):
            continue
        found = owed(file, law, str(day))
        holds(found)
        if file.debtors[0].type == "natural_person":
            named = total(event.costs.amount for event in file.history if event.costs and event.on < day)
            assert found.costs.claimed <= named


@given(cases(), st.lists(st.dates(dt.date(2026, 12, 1), dt.date(2026, 12, 31)), min_size=2, max_size=2))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_later_day_owes_no_less_when_nothing_is_paid(law: Law, file: CaseFile, days: list[dt.date]) -> None:
    """Everything of these cases happened before December, and the last term of a notice has run out by then or runs."""
    earlier, later = (owed(file, law, str(day)) for day in sorted(days))
    assert later.open >= earlier.open
    assert later.interest >= earlier.interest
    assert later.costs_interest.interest >= earlier.costs_interest.interest
    assert later.asked >= earlier.asked
    assert later.paid == earlier.paid


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_the_order_of_the_case_file_does_not_matter(law: Law, file: CaseFile, chance: random.Random) -> None:
    """Of things that are independent: payments of one day, and claims of one date, are told apart by their order."""
    days = {"claims": "dated_on", "payments": "on", "credit_notes": "id", "history": "id"}
    kept, shuffled = {}, {}
    for part, day in days.items():
        unique = list({getattr(one, day): one for one in getattr(file, part)}.values())
        kept[part] = tuple(unique)
        chance.shuffle(unique)
        shuffled[part] = tuple(unique)
    names = {one.id for one in kept["claims"]}
    notes = tuple(note for note in kept["credit_notes"] if note.claim in names)
    one_way = owed(file.model_copy(update={**kept, "credit_notes": notes}), law, "2026-12-15")
    other_notes = tuple(note for note in shuffled["credit_notes"] if note.claim in names)
    other_way = owed(file.model_copy(update={**shuffled, "credit_notes": other_notes}), law, "2026-12-15")
    assert one_way.open == other_way.open
    assert sorted(map(_line, one_way.claims)) == sorted(map(_line, other_way.claims))
    assert (one_way.costs, one_way.costs_interest) == (other_way.costs, other_way.costs_interest)
    assert one_way.payments == other_way.payments


def _line(claim: ClaimStatement) -> tuple[str, Decimal, Decimal, Decimal]:
    return claim.claim_id, claim.principal_open, claim.interest, claim.interest_open
