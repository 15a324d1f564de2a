"""Dates that cannot both be true: something ends before it begins, comes back before it went.

Only what is impossible is told here. What is merely odd (a payment before the invoice, a term that is too short)
is for the rules, and so is every day that has yet to come: this module knows no today.
"""

from collections.abc import Iterable, Iterator

from filing.casefile.claim import DefaultGround
from filing.casefile.date_order import About, Order, history_orders, money_orders, status_orders
from filing.casefile.names import AnyParty
from filing.casefile.party import NaturalPerson, Partnership, SoleTrader
from filing.casefile.under_check import CaseUnderCheck
from filing.errors import Problem
from filing.message import say
from filing.yaml_strict import YamlPath

DATES = "CASE-DATES"


def _judged(case: CaseUnderCheck, orders: Iterable[Order]) -> Iterator[Problem]:
    for order in orders:
        (first_name, first), (then_name, then) = order.first, order.then
        if first is None or then is None or not order.is_broken:
            continue
        yield case.problem(
            DATES,
            (*order.path, *then_name.split(".")),
            order.message.text,
            f"Compare {then_name} with {first_name} ({first.isoformat()}) and correct the one that is wrong.",
            then.isoformat(),
        )


def claim_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """An invoice is due on or after its date, is extended to a later day, and default follows the last day."""
    orders: list[Order] = []
    for at, claim in enumerate(case.file.claims):
        path: YamlPath = ("claims", at)
        dated, due, extended = ("dated_on", claim.dated_on), ("due_on", claim.due_on), claim.extended_until
        orders.append(
            Order(About.RECORD, path, dated, due, say("the last day to pay lies before the date of the claim"))
        )
        orders.append(
            Order(
                About.RECORD, path, due, ("extended_until", extended), say("the extended day lies before the last day")
            )
        )
        months = ("period_from", claim.period_from), ("period_until", claim.period_until)
        orders.append(Order(About.RECORD, path, *months, say("the period ends before it begins")))
        if claim.default is not None and claim.default.ground is DefaultGround.FATAL_TERM:
            last = ("due_on", due[1]) if extended is None else ("extended_until", extended)
            since = ("default.since", claim.default.since)
            message = say("default by a fatal term begins on or before the last day to pay")
            orders.append(Order(About.RECORD, path, last, since, message, same_day=False))
        for place, pause in enumerate(claim.interest.paused if claim.interest else ()):
            ends = ("since", pause.since), ("until", pause.until)
            message = say("the pause of interest ends before it begins")
            orders.append(Order(About.RECORD, (*path, "interest", "paused", place), *ends, message, same_day=False))
    return _judged(case, orders)


def money_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """A payment is reversed on or after the day it came in; a plan is broken and ends after it was agreed."""
    orders = money_orders(case.file)
    return _judged(case, (one for one in orders if not _is_half_read(case, one)))


def _is_half_read(case: CaseUnderCheck, order: Order) -> bool:
    """Whether the first instalment is not known, since one of them could not be understood."""
    return order.first[0] == "instalments" and case.taken.is_incomplete((*order.path, "instalments"))


def history_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """What was sent arrives or comes back on or after that day; a dispute is answered after it was raised."""
    return _judged(case, history_orders(case.file))


def status_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """A status ends on or after the day it began."""
    return _judged(case, status_orders(case.file))


def assignment_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """Assignments stand oldest first, and a notice arrives on or after its date."""
    links = case.file.assignments
    orders: list[Order] = []
    for at, link in enumerate(links):
        if at:
            before = ("the assignment before it", links[at - 1].deed_on)
            message = say("the assignments are not in the order of their deeds, oldest first")
            orders.append(Order(About.RECORD, ("assignments", at), before, ("deed_on", link.deed_on), message))
        if link.notice is not None:
            notice = link.notice
            dates = ("on", notice.on), ("delivered_on", notice.delivered_on)
            orders.append(
                Order(About.RECORD, ("assignments", at, "notice"), *dates, say("it is delivered before it was sent"))
            )
    return _judged(case, orders)


def contract_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """A contract ends on or after the day it was concluded."""
    contract = case.file.debt.contract
    if contract is None:
        return ()
    dates = ("concluded_on", contract.concluded_on), ("ended_on", contract.ended_on)
    return _judged(
        case, [Order(About.RECORD, ("debt", "contract"), *dates, say("the contract ends before it was concluded"))]
    )


def court_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """A summons is served before the docket date; a judgment is served and final on or after its day."""
    orders: list[Order] = []
    proceedings, judgment = case.file.proceedings, case.file.judgment
    if proceedings is not None:
        docket = ("docket_date", proceedings.docket_date)
        path: YamlPath = ("proceedings",)
        message = say("the docket date is not after the day of serving")
        orders.append(Order(About.RECORD, path, ("served_on", proceedings.served_on), docket, message, same_day=False))
        planned = ("planned_service_on", proceedings.planned_service_on)
        if proceedings.served_on is None and not case.taken.is_incomplete((*path, "served_on")):
            orders.append(Order(About.RECORD, path, planned, docket, message, same_day=False))
    if judgment is not None:
        given = ("given_on", judgment.given_on)
        served, final = ("served_on", judgment.served_on), ("final_since", judgment.final_since)
        orders.append(
            Order(About.RECORD, ("judgment",), given, served, say("the judgment is served before it was given"))
        )
        orders.append(
            Order(About.RECORD, ("judgment",), given, final, say("the judgment is final before it was given"))
        )
    return _judged(case, orders)


def party_dates_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """An address ends on or after the day it began; a debtor was born before the contract."""
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


def _party_orders(path: YamlPath, party: AnyParty) -> Iterator[Order]:
    for at, address in enumerate(party.addresses):
        dates = ("since", address.since), ("until", address.until)
        yield Order(About.RECORD, (*path, "addresses", at), *dates, say("the address ends before it began"))
    if isinstance(party, Partnership):
        for at, partner in enumerate(party.partners):
            yield from _party_orders((*path, "partners", at), partner)
