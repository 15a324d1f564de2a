"""Whether the account in filing.xml adds up: every period, payment and head, to the cent.

Rule:  X-10 (a total is the sum of its lines)
"""

from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from filing.money import ZERO, total
from filing.packet.filing_xml import path_of

HALF_A_CENT = Decimal("0.005")
HEADS = ("principal", "interest", "costs", "costs-interest")


def account_faults(root: etree._Element) -> Iterator[str]:
    """Give a sentence for each sum in a valid filing.xml that does not hold."""
    statement = root.find(path_of("statement"))
    if statement is None:
        yield "There is no statement."
        return
    claims = statement.findall(path_of("claim"))
    payments = statement.findall(path_of("payment"))
    for claim in claims:
        yield from _claim_faults(claim, payments)
    for payment in payments:
        imputed = total(_amount(part, "amount") for part in payment.iterfind(path_of("imputed")))
        if imputed + _amount(payment, "surplus") != _amount(payment, "amount"):
            yield f"The parts of payment {payment.get('id')} are not its amount."
    costs_interest = statement.find(path_of("costs-interest"))
    heads = {
        "principal": total(_amount(one, "amount") - _amount(one, "credited") for one in claims),
        "interest": total(_interest(one) for one in claims),
        "costs": total(
            _amount(one, "claimed") + _amount(one, "vat") for one in statement.iterfind(path_of("collection-costs"))
        ),
        "costs-interest": _interest(costs_interest) if costs_interest is not None else ZERO,
        "paid": total(_amount(one, "amount") for one in payments),
        "surplus": total(_amount(one, "surplus") for one in payments),
        "principal-open": total(_amount(one, "principal-open") for one in claims),
        "interest-open": total(_amount(one, "interest-open") for one in claims),
        "costs-open": _amount(statement, "costs") - _paid(payments, "costs", None),
        "costs-interest-open": _amount(statement, "costs-interest") - _paid(payments, "costs-interest", None),
        "open": total(_amount(statement, f"{head}-open") for head in HEADS),
    }
    if statement.get("asked") is not None:
        heads["asked"] = _amount(statement, "open") - _amount(statement, "reserved")
    for head, sum_of_lines in heads.items():
        if _amount(statement, head) != sum_of_lines:
            yield f"The amount of {head} is not the sum of its lines."
    # One day's interest is rounded once for the statement and once on each line, so each may be half a cent off.
    bearing = [*claims, *statement.iterfind(path_of("costs-interest"))]
    days = total(_amount(one, "per-day") for one in bearing)
    if abs(_amount(statement, "per-day") - days) > HALF_A_CENT * (len(bearing) + 1):
        yield "The amount of per-day is not the sum of its lines."


def _claim_faults(claim: etree._Element, payments: list[etree._Element]) -> Iterator[str]:
    name = claim.get("id")
    owed = _amount(claim, "amount") - _amount(claim, "credited") - _paid(payments, "principal", name)
    if owed != _amount(claim, "principal-open"):
        yield f"The open principal of claim {name} does not follow from its amount and the payments."
    if _interest(claim) - _paid(payments, "interest", name) != _amount(claim, "interest-open"):
        yield f"The open interest of claim {name} does not follow from its periods and the payments."


def _interest(line: etree._Element) -> Decimal:
    return total(_amount(period, "interest") for period in line.iterfind(path_of("period")))


def _paid(payments: list[etree._Element], head: str, claim: str | None) -> Decimal:
    parts = (part for payment in payments for part in payment.iterfind(path_of("imputed")))
    return total(_amount(part, "amount") for part in parts if part.get("head") == head and (part.get("claim") == claim))


def _amount(element: etree._Element, name: str) -> Decimal:
    return Decimal(element.get(name, str(ZERO)))
