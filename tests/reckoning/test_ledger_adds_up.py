"""Whatever happens to the money: claimed less paid plus surplus is open, to the cent, and nothing vanishes."""

import datetime as dt
from decimal import Decimal
from typing import Any

from case_builder import business, case, claim, notice, owed, paid, sent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.money import total
from filing.reckoning.statement import Head, Statement

CENTS = st.integers(min_value=1, max_value=500_000).map(lambda cents: f"{Decimal(cents) / 100:.2f}")
DAYS = st.dates(min_value=dt.date(2024, 1, 1), max_value=dt.date(2026, 11, 30)).map(str)
REGIMES: list[dict[str, Any] | None] = [
    None,
    {"regime": "none"},
    {"regime": "contractual", "rate": "12"},
    {"regime": "contractual", "rate": "1", "per": "month", "compounding": "yearly"},
    {"regime": "statutory", "surcharge": "1"},
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
    if draw(st.booleans()):
        letters = [sent("reminder", draw(DAYS), f"H{place}") for place in range(draw(st.integers(0, 2)))]
        return business(*owing, payments=payments, credit_notes=notes, history=letters)
    letters = [notice(draw(DAYS), draw(CENTS), name=f"H{place}") for place in range(draw(st.integers(0, 2)))]
    return case(*owing, payments=payments, credit_notes=notes, history=letters)


def holds(found: Statement) -> None:
    claimed = found.principal + found.interest + found.costs.total
    assert claimed - found.paid + found.surplus == found.open
    assert min(found.principal_open, found.interest_open, found.costs.open, found.surplus) >= 0
    for one in found.claims:
        assert one.principal_open >= 0
        assert one.interest_open >= 0
        assert one.principal_paid == _to(found, Head.PRINCIPAL, one.claim_id)
        assert one.interest_paid == _to(found, Head.INTEREST, one.claim_id)
    assert found.costs.paid == _to(found, Head.COSTS, "")
    for payment in found.payments:
        assert total(part.amount for part in payment.parts) + payment.surplus == payment.amount
        assert all(part.amount > 0 for part in payment.parts)


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
