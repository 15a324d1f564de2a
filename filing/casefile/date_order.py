"""Two dates of which one cannot lie before the other, in what happened: letters, money, plans, disputes, statuses.

A case that has them the wrong way round can be read, and its plan can be shown; no document may rest on it.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from filing.casefile.case import CaseFile
from filing.casefile.names import AnyParty
from filing.casefile.party import Partnership
from filing.message import Message, say
from filing.yaml_strict import YamlPath


class About(StrEnum):
    """What two dates are about."""

    DELIVERY = "delivery"
    RETURN = "return"
    PAYMENT = "payment"
    PLAN = "plan"
    DISPUTE = "dispute"
    STATUS = "status"
    RECORD = "record"


class Order(NamedTuple):
    """Two dates below one path of which the second, when both are known, is not before the first."""

    about: About
    path: YamlPath
    first: tuple[str, dt.date | None]
    then: tuple[str, dt.date | None]
    message: Message
    same_day: bool = True
    """Whether both may be the same day."""

    @property
    def is_broken(self) -> bool:
        """Whether both dates are known and the second is too early."""
        first, then = self.first[1], self.then[1]
        return first is not None and then is not None and (then < first or (then == first and not self.same_day))


def money_orders(file: CaseFile) -> Iterator[Order]:
    """Yield the dates of payments and plans: reversed after it came in, broken and ended after it was agreed."""
    for at, payment in enumerate(file.payments):
        message = say("the payment is reversed before it was received")
        dates = ("on", payment.on), ("reversed_on", payment.reversed_on)
        yield Order(About.PAYMENT, ("payments", at), *dates, message)
    for at, plan in enumerate(file.payment_plans):
        path: YamlPath = ("payment_plans", at)
        agreed, broken = ("agreed_on", plan.agreed_on), ("broken_on", plan.broken_on)
        proposed, ended = ("proposed_on", plan.proposed_on), ("ended_on", plan.ended_on)
        yield Order(About.PLAN, path, proposed, agreed, say("the plan is agreed before it was proposed"))
        yield Order(About.PLAN, path, agreed, broken, say("the plan is broken before it was agreed"))
        yield Order(About.PLAN, path, agreed, ended, say("the plan ends before it was agreed"))
        if plan.instalments:
            earliest = ("instalments", min(row.due_on for row in plan.instalments))
            yield Order(
                About.PLAN, path, earliest, broken, say("the plan is broken before its first instalment was due")
            )
        for place, (one, two) in enumerate(pairwise(plan.instalments), start=1):
            message = say("the instalments are not in the order of their dates")
            dates = ("the instalment before it", one.due_on), ("due_on", two.due_on)
            yield Order(About.PLAN, (*path, "instalments", place), *dates, message)


def history_orders(file: CaseFile) -> Iterator[Order]:
    """Yield the dates of letters and disputes: what was sent arrives or comes back later, answers follow."""
    for at, event in enumerate(file.history):
        path: YamlPath = ("history", at)
        on = ("on", event.on)
        delivered, returned = ("delivered_on", event.delivered_on), ("returned_on", event.returned_on)
        yield Order(About.DELIVERY, path, on, delivered, say("it is delivered before it was dispatched"))
        yield Order(About.RETURN, path, on, returned, say("it comes back before it was dispatched"))
    for at, dispute in enumerate(file.disputes):
        path = ("disputes", at)
        raised = ("raised_on", dispute.raised_on)
        withdrawn, settled = ("withdrawn_on", dispute.withdrawn_on), ("settled_on", dispute.settled_on)
        yield Order(About.DISPUTE, path, raised, withdrawn, say("the dispute is withdrawn before it was raised"))
        yield Order(About.DISPUTE, path, raised, settled, say("the dispute is settled before it was raised"))
        for place, reply in enumerate(dispute.replies):
            message = say("the answer is given before the dispute was raised")
            yield Order(About.DISPUTE, (*path, "replies", place), raised, ("on", reply.on), message)


def status_orders(file: CaseFile) -> Iterator[Order]:
    """Yield the dates of the statuses of creditor and debtors: each ends on or after the day it began."""
    yield from _of_party(("creditor",), file.creditor)
    for at, debtor in enumerate(file.debtors):
        yield from _of_party(("debtors", at), debtor)


def _of_party(path: YamlPath, party: AnyParty) -> Iterator[Order]:
    for at, status in enumerate(party.statuses):
        dates = ("since", status.since), ("until", status.until)
        yield Order(About.STATUS, (*path, "statuses", at), *dates, say("the status ends before it began"))
    if isinstance(party, Partnership):
        for at, partner in enumerate(party.partners):
            yield from _of_party((*path, "partners", at), partner)
