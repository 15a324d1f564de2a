"""The case as it was known on a day: everything dated later is left out, so that no later step filters by date.

This is what makes one case file answer for several legal dates: a letter of last month is computed from what had
happened by then.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from filing.casefile.case import CaseFile, PayTo
from filing.casefile.claim import Payment
from filing.casefile.dealings import Assignment, Dispute, PaymentPlan
from filing.casefile.history import Event
from filing.casefile.loaded import Case
from filing.casefile.names import AnyParty, letter_name
from filing.casefile.party import Collector, CollectorRole, Partnership
from filing.casefile.values import CaseModel

Model = TypeVar("Model", bound=CaseModel)


def as_of(case: Case, on: dt.date) -> Case:
    """Return ``case`` without what is dated after ``on``; things of the day itself are in.

    Dates that lie ahead of ``on`` inside an older thing (delivery of a letter that is still under way, the end of a
    status) are dropped from it. Plans for the future stay: due dates, instalments, planned service, docket date.
    """
    file = case.file
    changed: dict[str, object] = {
        "creditor": _party(file.creditor, on),
        "debtors": tuple(_party(debtor, on) for debtor in file.debtors),
        "claims": tuple(claim for claim in file.claims if claim.dated_on is None or claim.dated_on <= on),
        "payments": tuple(_payment(payment, on) for payment in file.payments if payment.on <= on),
        "credit_notes": tuple(note for note in file.credit_notes if note.on <= on),
        "history": tuple(_event(event, on) for event in file.history if event.on <= on),
        "payment_plans": tuple(_plan(plan, on) for plan in file.payment_plans if _plan_day(plan) <= on),
        "disputes": tuple(_dispute(dispute, on) for dispute in file.disputes if dispute.raised_on <= on),
        "assignments": tuple(_assignment(link, on) for link in file.assignments if link.deed_on <= on),
        "register_checks": tuple(check for check in file.register_checks if check.on <= on),
        "exhibits": tuple(entry for entry in file.exhibits if entry.date <= on),
        "answers": tuple(answer for answer in file.answers if answer.on <= on),
        "overrides": tuple(override for override in file.overrides if override.on <= on),
        "judgment": file.judgment if file.judgment and file.judgment.given_on <= on else None,
        **_before_the_collector(file, on),
        "proceedings": _drop_future(file.proceedings, on, ("served_on",)) if file.proceedings else None,
    }
    return replace(case, file=_updated(file, changed))


def _before_the_collector(file: CaseFile, on: dt.date) -> dict[str, object]:
    """Before a collector was engaged the creditor writes itself, under its own reference, to its own account."""
    if file.collector.engaged_on is None or file.collector.engaged_on <= on:
        return {}
    changed: dict[str, object] = {"collector": Collector(role=CollectorRole.CREDITOR), "handler": None}
    if file.references.client is not None:
        changed["references"] = file.references.model_copy(update={"ours": file.references.client, "client": None})
    if file.creditor.iban is not None:
        changed["pay_to"] = PayTo(iban=file.creditor.iban, holder=letter_name(file.creditor))
    return changed


def _updated(model: Model, changed: dict[str, object]) -> Model:
    return model.model_copy(update=changed)


def _drop_future(model: Model, on: dt.date, fields: Iterable[str]) -> Model:
    later = {name: None for name in fields if getattr(model, name) is not None and getattr(model, name) > on}
    return _updated(model, dict(later)) if later else model


def _party(party: AnyParty, on: dt.date) -> AnyParty:
    statuses = tuple(
        _drop_future(status, on, ("until",))
        for status in party.statuses
        if (status.since is None or status.since <= on) and (status.until is None or status.until > on)
    )
    changed: dict[str, object] = {"statuses": statuses}
    if isinstance(party, Partnership):
        changed["partners"] = tuple(_party(partner, on) for partner in party.partners)
    return _updated(party, changed)


def _payment(payment: Payment, on: dt.date) -> Payment:
    return _drop_future(payment, on, ("reversed_on",))


def _event(event: Event, on: dt.date) -> Event:
    return _drop_future(event, on, ("delivered_on", "returned_on"))


def _plan_day(plan: PaymentPlan) -> dt.date:
    return plan.agreed_on or plan.proposed_on or dt.date.min


def _plan(plan: PaymentPlan, on: dt.date) -> PaymentPlan:
    return _drop_future(plan, on, ("broken_on", "ended_on"))


def _dispute(dispute: Dispute, on: dt.date) -> Dispute:
    kept = _drop_future(dispute, on, ("withdrawn_on", "settled_on"))
    replies = tuple(reply for reply in dispute.replies if reply.on <= on)
    return _updated(kept, {"replies": replies})


def _assignment(link: Assignment, on: dt.date) -> Assignment:
    if link.notice is None:
        return link
    if link.notice.on > on:
        return _updated(link, {"notice": None})
    return _updated(link, {"notice": _drop_future(link.notice, on, ("delivered_on",))})
