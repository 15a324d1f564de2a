"""The days and amounts that a letter about a payment plan may name beside those of the case: schedules and arrears.

Rule:  X-10, PLN-01, PLN-04
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from filing.calendar_nl import DAY
from filing.errors import LawUnknown
from filing.rules.facts import Facts
from filing.rules.plan_standing import Agreed, Offer, agreed, offered
from filing.rules.proofreading.case_values import days_within, decimals_in

PLAN_LETTERS = frozenset(
    {"payment_plan_offer", "payment_plan_confirmation", "payment_plan_breach", "payment_receipt"}
)  # fmt: skip


def plan_days(facts: Facts) -> Iterator[dt.date]:
    """Yield every day of the schedules that can be proposed, and of the balance on the day of an agreement."""
    found, offer = _plans(facts)
    if offer is not None:
        yield from (row.due_on for one in offer.schedules for row in one.instalments)
    if found is not None:
        yield from days_within(found.balance)
        yield from (period.until - DAY for claim in found.balance.claims for period in claim.periods)
        yield from (period.until - DAY for period in found.balance.costs_interest.periods)


def plan_amounts(facts: Facts) -> Iterator[Decimal]:
    """Yield every amount of the schedules, of what is missing, and of the balance on the day of an agreement."""
    found, offer = _plans(facts)
    if offer is not None:
        yield from (row.amount for one in offer.schedules for row in one.instalments)
        yield from (one.total for one in offer.schedules)
        yield from () if offer.room is None else (offer.room,)
    if found is not None:
        balance = found.balance
        yield from (found.total, found.arrears, balance.open, balance.interest, balance.costs.total, balance.paid)
        yield from decimals_in(balance)
        yield from (amount for one in found.met for amount in (one.received, one.missing))
    for payment in facts.statement.payments:
        yield payment.amount - payment.surplus
        yield from (payment.to(part.head) for part in payment.parts)


def _plans(facts: Facts) -> tuple[Agreed | None, Offer | None]:
    """Return the plans, or none where a table does not reach their days: then nothing more is known."""
    try:
        return agreed(facts), offered(facts)
    except LawUnknown:
        return None, None
