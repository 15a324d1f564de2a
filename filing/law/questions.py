"""Questions to the law that make no sense are refused here, before anything is computed."""

import datetime as dt
import difflib
from collections.abc import Iterable
from decimal import Decimal

from filing.errors import LawQuestion

MAX_AMOUNT = Decimal("999999999999.99")  # [EUR] beyond it 28 digits no longer hold every step exactly
MAX_RATE = Decimal(100)  # [percent per year]
FIRST_YEAR, LAST_YEAR = 1900, 2200
MAX_SPAN = 36_600  # [days] a century: no claim is older, and compounding stays within MAX_AMOUNT


def check_span(since: dt.date, until: dt.date) -> None:
    """Refuse a period that ends before it begins, or is longer than a century.

    Raises:
        LawQuestion: either of these.
    """
    if until < since:
        raise LawQuestion(
            f"the period from {since} until {until} ends before it begins",
            "Give the first day, and as end the first day that no longer counts.",
        )
    if (until - since).days > MAX_SPAN:
        raise LawQuestion(
            f"the period from {since} until {until} is longer than a century",
            "Check both years.",
        )


def check_day(what: str, day: dt.date) -> None:
    """Refuse a day so far off that it can only be a slip of the pen.

    Raises:
        LawQuestion: before ``FIRST_YEAR`` or after ``LAST_YEAR``.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise LawQuestion(f"the {what} is {day}; years run from {FIRST_YEAR} to {LAST_YEAR}", "Check the year.")


def check_amount(what: str, amount: Decimal) -> None:
    """Refuse an amount that is negative, not finite or beyond ``MAX_AMOUNT``.

    Raises:
        LawQuestion: any of these.
    """
    if not amount.is_finite() or amount < 0 or amount > MAX_AMOUNT:
        raise LawQuestion(
            f"the {what} is {amount}; it lies between 0 and {MAX_AMOUNT} euro",
            f"Give the {what} in euro, without sign.",
        )


def check_principal(principal: Decimal) -> None:
    """Refuse a principal of nothing, and what ``check_amount`` refuses.

    Raises:
        LawQuestion: any of these.
    """
    check_amount("principal", principal)
    if principal == 0:
        raise LawQuestion("the principal is zero", "Give the principal in euro, more than zero.")


def check_rate(what: str, rate: Decimal) -> None:
    """Refuse a percentage that is negative, not finite or above ``MAX_RATE``.

    Raises:
        LawQuestion: any of these.
    """
    if not rate.is_finite() or rate < 0 or rate > MAX_RATE:
        raise LawQuestion(
            f"the {what} is {rate}; it lies between 0 and {MAX_RATE} percent per year",
            f"Give the {what} in percent per year, for example 8.5.",
        )


def check_choice(what: str, given: str, choices: Iterable[str]) -> None:
    """Refuse a word that is none of ``choices``, and name the nearest.

    Raises:
        LawQuestion: it is none of them.
    """
    known = list(choices)
    if given not in known:
        near = difflib.get_close_matches(given, known, n=3) or known
        raise LawQuestion(f"the {what} {given!r} is not known", f"Choose one of: {', '.join(near)}.")
