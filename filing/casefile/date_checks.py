"""Dates that cannot both be true: something ends before it begins, comes back before it went.

Only what is impossible is refused here. What is merely odd (a payment before the invoice, a term that is too short)
is for the rules, and so is every day that has yet to come: this module knows no today.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from filing.casefile.claim import DefaultGround
from filing.casefile.names import AnyParty
from filing.casefile.party import NaturalPerson, Partnership, SoleTrader
from filing.casefile.under_check import CaseUnderCheck
from filing.errors import Problem
from filing.yaml_strict import YamlPath

DATES = "CASE-DATES"


class _Order(NamedTuple):
    """Two dates below one path of which the second, when both are known, is not before the first."""

    path: YamlPath
    first: tuple[str, dt.date | None]
    then: tuple[str, dt.date | None]
    message: str
    same_day: bool = True
    """Whether both may be the same day."""


def _judged(case: CaseUnderCheck, orders: Iterable[_Order]) -> Iterator[Problem]:
    for order in orders:
        (first_name, first), (then_name, then) = order.first, order.then
        if first is None or then is None or then > first or (order.same_day and then == first):
            continue
        yield case.problem(
            DATES,
            (*order.path, *then_name.split(".")),
            order.message,
            f"Compare {then_name} with {first_name} ({first.isoformat()}) and correct the one that is wrong.",
            then.isoformat(),
        )


def claim_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """An invoice is due on or after its date, is extended to a later day, and default follows the last day."""
    orders: list[_Order] = []
    for at, claim in enumerate(case.file.claims):
        path: YamlPath = ("claims", at)
        dated, due, extended = ("dated_on", claim.dated_on), ("due_on", claim.due_on), claim.extended_until
        orders.append(_Order(path, dated, due, "the last day to pay lies before the date of the claim"))
        orders.append(_Order(path, due, ("extended_until", extended), "the extended day lies before the last day"))
        months = ("period_from", claim.period_from), ("period_until", claim.period_until)
        orders.append(_Order(path, *months, "the period ends before it begins"))
        if claim.default is not None and claim.default.ground is DefaultGround.FATAL_TERM:
            last = ("due_on", due[1]) if extended is None else ("extended_until", extended)
            since = ("default.since", claim.default.since)
            message = "default by a fatal term begins on or before the last day to pay"
            orders.append(_Order(path, last, since, message, same_day=False))
        for place, pause in enumerate(claim.interest.paused if claim.interest else ()):
            ends = ("since", pause.since), ("until", pause.until)
            message = "the pause of interest ends before it begins"
            orders.append(_Order((*path, "interest", "paused", place), *ends, message, same_day=False))
    return _judged(case, orders)


def money_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """A payment is reversed on or after the day it came in; a plan is broken and ends after it was agreed."""
    orders = [
        _Order(
            ("payments", at),
            ("on", payment.on),
            ("reversed_on", payment.reversed_on),
            "the payment is reversed before it was received",
        )
        for at, payment in enumerate(case.file.payments)
    ]
    for at, plan in enumerate(case.file.payment_plans):
        path: YamlPath = ("payment_plans", at)
        agreed, broken = ("agreed_on", plan.agreed_on), ("broken_on", plan.broken_on)
        proposed = ("proposed_on", plan.proposed_on)
        orders.append(_Order(path, proposed, agreed, "the plan is agreed before it was proposed"))
        orders.append(_Order(path, agreed, broken, "the plan is broken before it was agreed"))
        orders.append(_Order(path, agreed, ("ended_on", plan.ended_on), "the plan ends before it was agreed"))
        if plan.instalments and not case.taken.is_incomplete((*path, "instalments")):
            earliest = ("instalments", min(row.due_on for row in plan.instalments))
            message = "the plan is broken before its first instalment was due"
            orders.append(_Order(path, earliest, broken, message))
        for place, (one, two) in enumerate(pairwise(plan.instalments), start=1):
            message = "the instalments are not in the order of their dates"
            dates = ("the instalment before it", one.due_on), ("due_on", two.due_on)
            orders.append(_Order((*path, "instalments", place), *dates, message))
    return _judged(case, orders)


def history_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """What was sent arrives or comes back on or after that day; a dispute is answered after it was raised."""
    orders: list[_Order] = []
    for at, event in enumerate(case.file.history):
        path: YamlPath = ("history", at)
        on = ("on", event.on)
        delivered, returned = ("delivered_on", event.delivered_on), ("returned_on", event.returned_on)
        orders.append(_Order(path, on, delivered, "it is delivered before it was dispatched"))
        orders.append(_Order(path, on, returned, "it comes back before it was dispatched"))
    for at, dispute in enumerate(case.file.disputes):
        path = ("disputes", at)
        raised = ("raised_on", dispute.raised_on)
        withdrawn, settled = ("withdrawn_on", dispute.withdrawn_on), ("settled_on", dispute.settled_on)
        orders.append(_Order(path, raised, withdrawn, "the dispute is withdrawn before it was raised"))
        orders.append(_Order(path, raised, settled, "the dispute is settled before it was raised"))
        for place, reply in enumerate(dispute.replies):
            message = "the answer is given before the dispute was raised"
            orders.append(_Order((*path, "replies", place), raised, ("on", reply.on), message))
    return _judged(case, orders)


def assignment_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """Assignments stand oldest first, and a notice arrives on or after its date."""
    links = case.file.assignments
    orders: list[_Order] = []
    for at, link in enumerate(links):
        if at:
            before = ("the assignment before it", links[at - 1].deed_on)
            message = "the assignments are not in the order of their deeds, oldest first"
            orders.append(_Order(("assignments", at), before, ("deed_on", link.deed_on), message))
        if link.notice is not None:
            notice = link.notice
            dates = ("on", notice.on), ("delivered_on", notice.delivered_on)
            orders.append(_Order(("assignments", at, "notice"), *dates, "it is delivered before it was sent"))
    return _judged(case, orders)


def contract_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """A contract ends on or after the day it was concluded."""
    contract = case.file.debt.contract
    if contract is None:
        return ()
    dates = ("concluded_on", contract.concluded_on), ("ended_on", contract.ended_on)
    return _judged(case, [_Order(("debt", "contract"), *dates, "the contract ends before it was concluded")])


def court_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """A summons is served before the docket date; a judgment is served and final on or after its day."""
    orders: list[_Order] = []
    proceedings, judgment = case.file.proceedings, case.file.judgment
    if proceedings is not None:
        docket = ("docket_date", proceedings.docket_date)
        path: YamlPath = ("proceedings",)
        message = "the docket date is not after the day of serving"
        orders.append(_Order(path, ("served_on", proceedings.served_on), docket, message, same_day=False))
        planned = ("planned_service_on", proceedings.planned_service_on)
        if proceedings.served_on is None and not case.taken.is_incomplete((*path, "served_on")):
            orders.append(_Order(path, planned, docket, message, same_day=False))
    if judgment is not None:
        given = ("given_on", judgment.given_on)
        served, final = ("served_on", judgment.served_on), ("final_since", judgment.final_since)
        orders.append(_Order(("judgment",), given, served, "the judgment is served before it was given"))
        orders.append(_Order(("judgment",), given, final, "the judgment is final before it was given"))
    return _judged(case, orders)


def party_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """A status and an address end on or after the day they began; a debtor was born before the contract."""
    file = case.file
    orders = list(_party_orders(("creditor",), file.creditor))
    contract = file.debt.contract
    concluded = contract.concluded_on if contract is not None else None
    for at, debtor in enumerate(file.debtors):
        orders += _party_orders(("debtors", at), debtor)
        if isinstance(debtor, NaturalPerson | SoleTrader):
            born = ("birth_date", debtor.birth_date)
            if born[1] is not None and concluded is not None and born[1] >= concluded:
                yield case.problem(
                    DATES,
                    ("debtors", at, "birth_date"),
                    "the debtor is born on or after the day of the contract",
                    f"Compare birth_date with debt.contract.concluded_on ({concluded.isoformat()}).",
                )
    yield from _judged(case, orders)


def _party_orders(path: YamlPath, party: AnyParty) -> Iterator[_Order]:
    for at, status in enumerate(party.statuses):
        dates = ("since", status.since), ("until", status.until)
        yield _Order((*path, "statuses", at), *dates, "the status ends before it began")
    for at, address in enumerate(party.addresses):
        dates = ("since", address.since), ("until", address.until)
        yield _Order((*path, "addresses", at), *dates, "the address ends before it began")
    if isinstance(party, Partnership):
        for at, partner in enumerate(party.partners):
            yield from _party_orders((*path, "partners", at), partner)
