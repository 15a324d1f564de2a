"""The case as it was known on a day: everything dated later is left out, so that no later step filters by date.

This is what makes one case file answer for several legal dates: a letter of last month is computed from what had
happened by then.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from filing.casefile.case import CaseFile, PayTo
from filing.casefile.claim import Claim
from filing.casefile.dealings import Assignment, Dispute, PaymentPlan
from filing.casefile.debt import Debt
from filing.casefile.history import Event
from filing.casefile.loaded import Case
from filing.casefile.names import AnyParty, letter_name
from filing.casefile.party import Address, Collector, CollectorRole, LegalStatus, Partnership, StatusKind
from filing.casefile.proceedings import Proceedings
from filing.casefile.values import CaseModel

Model = TypeVar("Model", bound=CaseModel)

# Statuses whose end a court fixes beforehand: that day is known while they last.
END_IS_FIXED = frozenset({StatusKind.COOLING_OFF, StatusKind.MORATORIUM, StatusKind.PROVISIONAL_MEASURE})
# Statuses that go on to matter when they have ended: no interest ran while they lasted, and what was sent while
# they lasted had to go to somebody else, or to an address that was not known (X-36, D14-31).
COUNTS_AFTERWARDS = frozenset({
    StatusKind.DEBT_RESTRUCTURING, StatusKind.PROTECTIVE_ADMINISTRATION, StatusKind.GUARDIANSHIP, StatusKind.MINOR,
    StatusKind.UNKNOWN_RESIDENCE,
})  # fmt: skip


def as_of(case: Case, on: dt.date) -> Case:
    """Return ``case`` without what is dated after ``on``; things of the day itself are in.

    Dates that lie ahead of ``on`` inside an older thing (delivery of a letter that is still under way, the end of a
    status) are dropped from it. Plans for the future stay: due dates, instalments, planned service, docket date, and
    the end of a period that a court fixed. What has no date of its own (a rebuttal, an argument) stays as well.
    Statuses that ended go, but for those that count afterwards: they keep the day on which they ended.
    """
    file = case.file
    changed: dict[str, object] = {
        "creditor": _party(file.creditor, on),
        "debtors": tuple(_party(debtor, on) for debtor in file.debtors),
        "lawyer": _party(file.lawyer, on) if file.lawyer else None,
        "bailiff": _party(file.bailiff, on) if file.bailiff else None,
        "debt": _debt(file.debt, on),
        "claims": tuple(_claim(claim, on) for claim in file.claims if claim.dated_on is None or claim.dated_on <= on),
        "payments": tuple(
            _drop_future(paid, on, ("reversed_on", "receipt_asked_on")) for paid in file.payments if paid.on <= on
        ),
        "credit_notes": tuple(note for note in file.credit_notes if note.on <= on),
        "history": tuple(_event(event, on) for event in file.history if event.on <= on),
        "payment_plans": tuple(_plan(plan, on) for plan in file.payment_plans if _plan_day(plan) <= on),
        "disputes": tuple(_dispute(dispute, on) for dispute in file.disputes if dispute.raised_on <= on),
        "assignments": tuple(_assignment(link, on) for link in file.assignments if link.deed_on <= on),
        "register_checks": tuple(check for check in file.register_checks if check.on <= on),
        "exhibits": tuple(entry for entry in file.exhibits if entry.date <= on),
        "answers": tuple(answer for answer in file.answers if answer.on <= on),
        "overrides": tuple(override for override in file.overrides if override.on <= on),
        "judgment": _drop_future(file.judgment, on, ("served_on", "final_since"))
        if file.judgment and file.judgment.given_on <= on
        else None,
        "proceedings": _proceedings(file.proceedings, on) if file.proceedings else None,
        "instruction": _drop_future(file.instruction, on, ("given_on",)) if file.instruction else None,
        "attachments": tuple(
            _drop_future(made, on, ("main_action_on", "served_on", "declared_on", "lifted_on"))
            for made in file.attachments
            if made.on <= on
        ),
        "collector": _collector(file.collector, on),
        **_before_the_collector(file, on),
        **_before_the_transfer(file, on),
    }
    return replace(case, file=_updated(file, changed))


def _collector(collector: Collector, on: dt.date) -> Collector:
    return _updated(collector, {"party": _party(collector.party, on)}) if collector.party else collector


def _before_the_collector(file: CaseFile, on: dt.date) -> dict[str, object]:
    """Before a collector was engaged the creditor writes itself, under its own reference, to its own account."""
    if file.collector.engaged_on is None or file.collector.engaged_on <= on:
        return {}
    changed = {"collector": Collector(role=CollectorRole.CREDITOR), "handler": None, **_paid_to(file.creditor)}
    if file.references.client is not None:
        changed["references"] = file.references.model_copy(update={"ours": file.references.client, "client": None})
    return changed


def _before_the_transfer(file: CaseFile, on: dt.date) -> dict[str, object]:
    """Before the claim was assigned the creditor was the one who assigned it."""
    ahead = [link for link in file.assignments if link.deed_on > on]
    if not ahead:
        return {}
    creditor = _party(ahead[0].old_creditor, on)
    return {"creditor": creditor, **_paid_to(creditor)}


def _paid_to(creditor: AnyParty) -> dict[str, object]:
    return {"pay_to": PayTo(iban=creditor.iban, holder=letter_name(creditor))} if creditor.iban is not None else {}


def _updated(model: Model, changed: dict[str, object]) -> Model:
    return model.model_copy(update=changed)


def _drop_future(model: Model, on: dt.date, fields: Iterable[str]) -> Model:
    later = {name: None for name in fields if getattr(model, name) is not None and getattr(model, name) > on}
    return _updated(model, dict(later)) if later else model


def _party(party: AnyParty, on: dt.date) -> AnyParty:
    changed: dict[str, object] = {
        "statuses": tuple(_status(status, on) for status in party.statuses if _matters(status, on)),
        "addresses": tuple(
            _drop_future(one, on, ("checked_on", "until")) for one in party.addresses if _holds(one, on)
        ),
    }
    if isinstance(party, Partnership):
        changed["partners"] = tuple(_party(partner, on) for partner in party.partners)
    return _updated(party, changed)


def _holds(thing: LegalStatus | Address, on: dt.date) -> bool:
    """Return whether ``on`` lies in ``[since, until)``."""
    return (thing.since is None or thing.since <= on) and (thing.until is None or thing.until > on)


def _matters(status: LegalStatus, on: dt.date) -> bool:
    began = status.since is None or status.since <= on
    return _holds(status, on) or (began and (status.kind in COUNTS_AFTERWARDS or _contradicts_itself(status)))


def _contradicts_itself(status: LegalStatus) -> bool:
    """Return whether it ends before it began: nobody knows whether it ended, so the rules must see it."""
    return status.since is not None and status.until is not None and status.until < status.since


def _status(status: LegalStatus, on: dt.date) -> LegalStatus:
    return status if status.kind in END_IS_FIXED else _drop_future(status, on, ("until",))


def _debt(debt: Debt, on: dt.date) -> Debt:
    contract = debt.contract
    if contract is None:
        return debt
    changed: dict[str, object] = {}
    if contract.consumer_review is not None:
        fields = ("confirmed_on", "accepted_in_writing_on", "creditworthiness_tested_on")
        review = _drop_future(contract.consumer_review, on, fields)
        duties = tuple(duty for duty in review.duties if duty.on is None or duty.on <= on)
        changed["consumer_review"] = _updated(review, {"duties": duties})
    if contract.terms is not None:
        changed["terms"] = _drop_future(contract.terms, on, ("supplied_on",))
    kept = _drop_future(contract, on, ("performed_on", "ended_on"))
    return _updated(debt, {"contract": _updated(kept, changed)})


def _claim(claim: Claim, on: dt.date) -> Claim:
    return _drop_future(claim, on, ("received_on", "performed_on"))


def _proceedings(plan: Proceedings, on: dt.date) -> Proceedings:
    """Before an order no term was shortened, and before a repair exploot the first docket date stood."""
    fields = ("served_on", "subdistrict_agreed_on", "shortened_on", "repair_served_on")
    kept = _drop_future(plan, on, fields)
    changed: dict[str, object] = {}
    if kept.shortened_on != plan.shortened_on:
        changed["shortened_to_days"] = None
    if kept.repair_served_on != plan.repair_served_on:
        changed |= {"docket_date": plan.repair_of_docket_date or plan.docket_date, "repair_of_docket_date": None}
    return _updated(kept, changed) if changed else kept


def _event(event: Event, on: dt.date) -> Event:
    kept = _drop_future(event, on, ("delivered_on", "returned_on"))
    # Nothing can prove on a day what had yet to happen.
    return kept if kept.delivered_on == event.delivered_on else _updated(kept, {"delivery_proof": None})


def _plan_day(plan: PaymentPlan) -> dt.date:
    return plan.proposed_on or plan.agreed_on or dt.date.min


def _plan(plan: PaymentPlan, on: dt.date) -> PaymentPlan:
    kept = _drop_future(plan, on, ("agreed_on", "broken_on", "ended_on", "payments_checked_on"))
    if kept.agreed_on == plan.agreed_on:
        return kept
    return _updated(kept, {"accepted_by": None, "accepted_via": None, "acknowledges_debt": None})


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
